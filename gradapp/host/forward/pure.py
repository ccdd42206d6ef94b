"""What is known to compute and to do nothing else: functions, methods, modules of PyTorch."""

from __future__ import annotations

import builtins
import math
from types import ModuleType
from typing import Any, Final

from gradapp.core.own_code.messages import Obstacle


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PURE_METHODS: Final = _words(
    """
    abs acos add all amax amin any arctan argmax argmin asin atan atan2 bool ceil chunk clamp clip
    clone contiguous cos cosh cross cummax cumprod cumsum detach det diag diagonal dim div divide
    dot double einsum eq erf exp exp2 expand expand_as expm1 flatten flip float floor fmod forward
    gather ge get gt half index_select inverse int item items keys kron le lerp lgamma log log10
    log1p log2 log_softmax logaddexp logical_and logical_not logical_or logsumexp long lt
    masked_fill matmul max maximum mean median min minimum mm mul multiply mv narrow ne neg negative
    norm numel outer permute pow prod ravel reciprocal relu remainder repeat reshape roll round
    rsqrt select sgn sigmoid sign sin sinc sinh size softmax split sqrt square squeeze std
    sub subtract sum swapaxes t tan tanh tolist topk trace transpose tril triu trunc type_as
    unbind unflatten unfold unsqueeze values var view view_as where
    """
)
"""Methods of tensors, numbers, lists, dictionaries and modules."""

PURE_ATTRIBUTES: Final = _words(
    "T H mT mH real imag shape dtype device ndim weight bias in_features out_features"
)

_FUNCTIONS: Final = PURE_METHODS | _words(
    """
    addmm arange as_tensor bmm cat concat cosine_similarity diff dist eye from_numpy full full_like
    hstack hypot linspace logspace meshgrid ones ones_like scalar_tensor stack tensor tensordot
    vstack zeros zeros_like polyval broadcast_to vander cdist trapezoid
    """
)
"""Functions of ``torch`` besides."""

_FUNCTIONAL: Final = _words(
    """
    binary_cross_entropy binary_cross_entropy_with_logits celu cross_entropy elu gelu hardtanh
    hinge_embedding_loss huber_loss kl_div l1_loss leaky_relu linear log_softmax logsigmoid mse_loss
    nll_loss normalize one_hot poisson_nll_loss relu relu6 selu sigmoid silu smooth_l1_loss
    soft_margin_loss softmax softmin softplus softsign tanh tanhshrink bilinear
    """
)
"""Functions of ``torch.nn.functional``."""

_LINALG: Final = _words("norm vector_norm matrix_norm det inv solve multi_dot dot")

_WITHOUT: Final = _words(
    """
    MSELoss L1Loss SmoothL1Loss HuberLoss BCELoss BCEWithLogitsLoss CrossEntropyLoss NLLLoss
    KLDivLoss PoissonNLLLoss SoftMarginLoss HingeEmbeddingLoss Identity Flatten Unflatten ReLU ReLU6
    LeakyReLU ELU CELU SELU GELU SiLU Sigmoid Tanh Softplus Softsign Softmax LogSoftmax LogSigmoid
    Hardtanh
    """
)
"""Modules of ``torch.nn`` without parameters: they can be made anywhere."""

_WITH: Final = _words("Linear Bilinear Sequential ModuleList ModuleDict ParameterList")
"""Modules of ``torch.nn`` that hold some."""

_BUILTINS: Final = _words(
    """
    abs all any bool complex dict divmod enumerate float int len list map max min pow range reversed
    round sorted sum tuple zip
    """
)

_CONTEXTS: Final = _words("enable_grad autocast")
"""Classes of ``torch`` that blocks may be under."""

_CHANCE: Final = ("rand", "dropout", "bernoulli", "normal", "multinomial", "poisson", "shuffle",
    "choice", "sample", "gauss", "uniform", "exponential", "rrelu", "gumbel")  # fmt: skip
"""In the names of what draws random numbers."""


class Pure:
    """The functions, classes and modules that only compute, as they are before the text runs."""

    def __init__(self, torch: Any) -> None:
        """Take PyTorch."""
        functional, linalg = torch.nn.functional, torch.linalg
        self._modules = (torch, torch.nn, functional, linalg, math)
        self.layers = {id(vars(torch.nn)[name]) for name in _WITH | _WITHOUT}
        known = [vars(torch)[name] for name in _FUNCTIONS if name in vars(torch)]
        known += [vars(functional)[name] for name in _FUNCTIONAL if name in vars(functional)]
        known += [vars(linalg)[name] for name in _LINALG if name in vars(linalg)]
        known += [vars(torch.nn)[name] for name in _WITHOUT]
        known += [vars(builtins)[name] for name in _BUILTINS]
        contexts = [vars(torch)[name] for name in _CONTEXTS]
        self._contexts = {id(each) for each in contexts}
        known += contexts
        known += [each for each in vars(math).values() if callable(each)]
        self._known = {id(each): each for each in known}
        self._values = (int, float, complex, torch.dtype)
        layers = [vars(torch.nn)[name] for name in _WITH | _WITHOUT]
        watched = [functional, linalg, torch.nn, torch.Tensor, torch.nn.Module, math, builtins]
        self._before = [(each, dict(vars(each))) for each in (*watched, *layers)]
        self._before.append(
            (torch, {name: vars(torch).get(name) for name in _FUNCTIONS | _CONTEXTS})
        )

    def is_module(self, module: ModuleType) -> bool:
        """Return whether it is one whose functions are known."""
        return any(module is each for each in self._modules)

    def is_known(self, held: object) -> bool:
        """Return whether it only computes."""
        if isinstance(held, ModuleType):
            return self.is_module(held)
        return id(held) in self._known or type(held) in self._values

    def is_context(self, held: object) -> bool:
        """Return whether a block may be under it: it computes the same in another format, say."""
        return id(held) in self._contexts

    def is_untouched(self) -> bool:
        """Return whether the text has put nothing else in the place of what is known."""
        return all(
            vars(each).get(name) is held
            for each, before in self._before
            for name, held in before.items()
            if not name.startswith("__") or callable(held)
        )

    def is_layer(self, kind: type) -> bool:
        """Return whether instances of a class of ``torch.nn`` only compute."""
        return id(kind) in self.layers

    @staticmethod
    def why_not(name: str) -> Obstacle:
        """Return why something of this name is refused: as far as the name tells."""
        is_chance = any(each in name.lower() for each in _CHANCE)
        return Obstacle.CHANCE if is_chance else Obstacle.UNKNOWN
