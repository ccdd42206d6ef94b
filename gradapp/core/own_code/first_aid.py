"""A sentence of help on mistakes that are common, by what Python or PyTorch says of them."""

from __future__ import annotations

from typing import Final

from gradapp.core.words import N_, Message

_NONE: Final = N_(
    "OwnCode",
    "Something is None here: .grad is, before backward(), once it has been cleared, and of a "
    "tensor without requires_grad=True.",
)
_NO_SUCH: Final = N_("OwnCode", "PyTorch has nothing of this name: is it spelled right?")
COMPILER: Final = N_(
    "OwnCode",
    "torch.compile has PyTorch start a compiler, which takes long and is another process, and code "
    'here can start none: leave it out, or give it backend="eager".',
)
_HELP: Final = {
    "InductorError": COMPILER,
    "backend='inductor' raised": COMPILER,
    "backward through the graph a second time": N_(
        "OwnCode",
        "The first backward() freed what the graph had saved: compute the error again "
        "before the next one, or use backward(retain_graph=True).",
    ),
    "grad can be implicitly created only for scalar outputs": N_(
        "OwnCode", "backward() starts at one number: take the mean() or the sum() first."
    ),
    "does not require grad and does not have a grad_fn": N_(
        "OwnCode",
        "Nothing that requires gradients went into it: was requires_grad=True "
        "forgotten, or the graph cut by detach(), item() or no_grad()?",
    ),
    "a leaf Variable that requires grad": N_(
        "OwnCode",
        "A parameter is changed in place while autograd watches: put the update under "
        "torch.no_grad().",
    ),
    "modified by an inplace operation": N_(
        "OwnCode", "A tensor that backward() still needs was changed in place since."
    ),
    "optimizer got an empty parameter list": N_(
        "OwnCode",
        "No tensor was given to the optimizer: a generator such as model.parameters() "
        "can be used only once.",
    ),
    "mat1 and mat2 shapes cannot be multiplied": N_(
        "OwnCode", "The shapes of the two matrices don't fit."
    ),
    "must match the size of tensor": N_("OwnCode", "The shapes can't be broadcast to one another."),
    "Expected all tensors to be on the same device": N_("OwnCode", "Tensors are on two devices."),
    "can require gradients": N_(
        "OwnCode", "Whole numbers have no gradients: write 1.0 instead of 1."
    ),
    "can't be cast to the desired output type": N_(
        "OwnCode", "A tensor of whole numbers can't hold this: make it of floats, 1.0 instead of 1."
    ),
    "can't optimize a non-leaf Tensor": N_(
        "OwnCode",
        "The optimizer was given a tensor that was computed: give it the one that "
        "requires_grad=True made.",
    ),
    "Can't call numpy() on Tensor that requires grad": N_(
        "OwnCode", "NumPy has no gradients: take it out of the graph with detach() first."
    ),
    "cannot be converted to Scalar": N_(
        "OwnCode", "item() takes the number out of a tensor that has exactly one."
    ),
    "Boolean value of Tensor with more than one value": N_(
        "OwnCode",
        "A condition needs a single true or false: take any() or all() of the tensor first.",
    ),
    "and 'NoneType'": _NONE,
    "'NoneType' and": _NONE,
    "have the same dtype": N_(
        "OwnCode", "One tensor is float32 and the other is not: make both the same with to()."
    ),
    "is invalid for input of size": N_("OwnCode", "That many numbers don't fit that shape."),
    "EOF when reading a line": N_("OwnCode", "There is nobody here to answer input()."),
    "No module named 'torch.": N_(
        "OwnCode",
        "There is no such part of PyTorch here: is it spelled right? An installed gradapp leaves "
        "out what torch.compile, torch.export, benchmarks and TensorBoard need.",
    ),
    "No module named": N_(
        "OwnCode",
        "It is not there: code can count on PyTorch, NumPy and the standard library (but for "
        "windows and databases), not on files beside its own.",
    ),
    "Torch not compiled with CUDA enabled": N_(
        "OwnCode", 'There is no GPU for PyTorch here: leave out cuda() and device="cuda".'
    ),
    "Found no NVIDIA driver": N_(
        "OwnCode", 'There is no GPU for PyTorch here: leave out cuda() and device="cuda".'
    ),
    "mat (": N_(
        "OwnCode",
        "An n × m matrix can be multiplied by a vector of m numbers: these two don't fit.",
    ),
    "expected tensor [": N_("OwnCode", "The two vectors that are multiplied differ in length."),
    "Sizes of tensors must match except": N_(
        "OwnCode", "Tensors that are joined must have the same size in all other dimensions."
    ),
    "stack expects each tensor to be equal size": N_(
        "OwnCode", "Tensors that are stacked must have the same shape."
    ),
    "expected target dtype to be Long": N_(
        "OwnCode", "Classes are whole numbers: make the target with dtype=torch.long."
    ),
    "multi-target not supported": N_(
        "OwnCode", "Classes have one dimension: remove the other with squeeze()."
    ),
    "is out of bounds.": N_(
        "OwnCode", "Classes are counted from 0, and are less than the number of outputs."
    ),
    "all elements of input should be between 0 and 1": N_(
        "OwnCode", "BCELoss expects probabilities: apply sigmoid() first, or use BCEWithLogitsLoss."
    ),
    "'float' object has no attribute 'backward'": N_(
        "OwnCode", "item() or float() made it a plain number: call backward() on the tensor."
    ),
    "method' object has no attribute": N_(
        "OwnCode", "A function is named here but not called: write it with its parentheses."
    ),
    "'list' object has no attribute 'backward'": N_(
        "OwnCode", "backward() starts at one number: add up what is in the list with sum() first."
    ),
    "'Tensor' object has no attribute 'zero_grad'": N_(
        "OwnCode",
        "zero_grad() belongs to optimizers and modules: for a tensor, write w.grad = None.",
    ),
    "'Tensor' object has no attribute": N_(
        "OwnCode", "A tensor has nothing of this name: is it spelled right?"
    ),
    "not implemented for 'Long'": N_(
        "OwnCode",
        "This is computed of floats, and was given whole numbers: is what is predicted the first "
        "argument of the loss, and are the others in their order?",
    ),
    "'NoneType' object has no attribute 'zero_'": N_(
        "OwnCode",
        ".grad is None before the first backward(), once it has been cleared, and of a tensor "
        "without requires_grad=True.",
    ),
    "params argument given to the optimizer should be an iterable": N_(
        "OwnCode", "The optimizer wants a list: write [w] instead of w."
    ),
    "optimizer can only optimize Tensors": N_(
        "OwnCode", "An optimizer changes tensors: turn the number into one with torch.tensor(…)."
    ),
    "'method' object is not iterable": N_(
        "OwnCode", "A method is named here but not called: write parameters() with its parentheses."
    ),
    "object is not iterable": N_(
        "OwnCode", "A list is needed here: for a module, give model.parameters()."
    ),
    "Invalid learning rate": N_(
        "OwnCode",
        "The learning rate can't be negative: the optimizer subtracts the gradient by itself.",
    ),
    "must be Tensor, not": N_(
        "OwnCode",
        "PyTorch's functions work on tensors: turn the number into one with torch.tensor(…).",
    ),
    "only one element tensors can be converted": N_(
        "OwnCode", "float() takes the number out of a tensor that has exactly one."
    ),
    'missing the required "forward" function': N_(
        "OwnCode", "What a module computes belongs in its method forward(self, x)."
    ),
    "before Module.__init__() call": N_(
        "OwnCode", "Begin __init__ of the module with super().__init__()."
    ),
    "attempting to assign a gradient of size": N_(
        "OwnCode", "A gradient has the shape of its tensor."
    ),
    "you can only change requires_grad flags of leaf": N_(
        "OwnCode", "Take what was computed out of the graph with detach()."
    ),
    "is out of bounds for dimension": N_(
        "OwnCode", "Counting begins at 0: the last index is the size less one."
    ),
    "list index out of range": N_(
        "OwnCode", "Counting begins at 0: the last index is the length less one."
    ),
    "can only concatenate str": N_(
        "OwnCode", "A text is not a number yet: turn it into one with float() or int()."
    ),
    "expected sequence of length": N_("OwnCode", "The rows of a tensor must be equally long."),
    "ZeroDivisionError": N_("OwnCode", "The divisor is 0: step back to see where that comes from."),
    "OverflowError: (34": N_(
        "OwnCode", "The number has become too large for a float: does the descent diverge?"
    ),
    "RecursionError": N_(
        "OwnCode", "The function calls itself for ever: something has to end that."
    ),
    "FileNotFoundError": N_(
        "OwnCode", "Code runs in a new temporary folder: give the whole path of a file."
    ),
    "NameError": N_(
        "OwnCode",
        "Nothing has this name yet: is it written as it was above, and has that line run?",
    ),
    "module 'torch' has no attribute": _NO_SUCH,
    "module 'torch.": _NO_SUCH,
    "object is not callable": N_(
        "OwnCode",
        "What stands before the parentheses is not a function: was its name given to "
        "something else?",
    ),
    "too many values to unpack": N_(
        "OwnCode", "There are more values on the right than names on the left."
    ),
    "not enough values to unpack": N_(
        "OwnCode", "There are fewer values on the right than names on the left."
    ),
}


def help_on(kind: str, message: str) -> Message | None:
    """Return one sentence of help on what was raised; None where there is none.

    Args:
        kind: the class of the exception.
        message: its text.
    """
    said = f"{kind}: {message}"
    return next((words for part, words in _HELP.items() if part in said), None)
