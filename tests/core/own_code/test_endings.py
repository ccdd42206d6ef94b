"""Sentences of help stand beside the words that PyTorch itself says."""

from __future__ import annotations

import pytest

from gradapp.core.own_code.endings import help_on, sentence
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.messages import Ends

MISTAKES = {
    "w = torch.ones(1, requires_grad=True)\nE = w * w\nE.backward()\nE.backward()": "freed",
    "(torch.ones(2, requires_grad=True) * 2).backward()": "starts at one number",
    "torch.ones(1).backward()": "requires_grad=True forgotten",
    "w = torch.ones(1, requires_grad=True)\nw -= 1": "torch.no_grad()",
    "w = torch.ones(1, requires_grad=True)\nr = w.exp()\nr += 1\nr.backward()": "in place since",
    "torch.optim.SGD([], lr=0.1)": "only once",
    "torch.ones(2, 3) @ torch.ones(2, 3)": "two matrices",
    "torch.ones(2) + torch.ones(3)": "broadcast",
    "torch.tensor([1], requires_grad=True)": "1.0",
    "w = torch.ones(1, requires_grad=True)\ntorch.optim.SGD([w * 2], lr=0.1)": "was computed",
    "torch.ones(1, requires_grad=True).numpy()": "detach()",
    "torch.ones(2).item()": "several",
    "if torch.ones(2) > 0: pass": "any()",
    "w = torch.ones(1, requires_grad=True)\n0.1 * w.grad": ".grad is",
    "torch.ones(2, 2) @ torch.ones(2, 2).double()": "float32",
    "torch.ones(3).reshape(2, 2)": "that shape",
    "import matplotlib_of_nobody": "PyTorch, NumPy and the standard library",
}


@pytest.mark.parametrize("code", MISTAKES)
def test_what_pytorch_raises_has_a_sentence_of_help(code: str) -> None:
    with pytest.raises(Exception, match=r".") as raised:
        exec(f"import torch\n{code}", {})
    ends = Ends("raised", 2, raised.type.__name__, str(raised.value))
    words = help_on(ends)
    assert words is not None, ends.message
    assert MISTAKES[code] in str(words)
    assert str(words) in sentence(ends, Limits())


def test_each_way_to_end_has_its_own_sentence() -> None:
    ways = [
        "finished",
        "exited",
        "died",
        "stopped",
        "lines",
        "time",
        "memory",
        "output",
        "process",
        "stuck",
        "pipe",
    ]
    told = {sentence(Ends(how, 3, message="1"), Limits()) for how in ways}
    assert len(told) == len(ways)
    assert all(words.startswith("line 3: ") and words.endswith(".") for words in told)
