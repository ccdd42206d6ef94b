"""What the help says of each rule is what torch.optim does, and what it says others do is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from math import sqrt

import pytest
import torch

STEPS = 5
START, RATE = 2.0, 0.1

Loop = Iterator[float]


def slope(theta: float) -> float:
    return 6 * theta - 3


def by_torch(optimizer: type[torch.optim.Optimizer], **options: object) -> list[float]:
    theta = torch.tensor([START], dtype=torch.float64, requires_grad=True)
    made = optimizer([theta], lr=RATE, **options)
    values = []
    for _ in range(STEPS):
        made.zero_grad()
        (3 * theta * theta - 3 * theta).backward()
        made.step()
        values.append(theta.item())
    return values


def sgd(μ: float, dampening: float = 0, decay: float = 0, *, nesterov: bool = False) -> Loop:
    theta, v, first = START, 0.0, True
    while True:
        g = slope(theta) + decay * theta
        v = g if first else μ * v + (1 - dampening) * g
        theta -= RATE * (g + μ * v if nesterov else v)
        first = False
        yield theta


def adagrad(ε: float, lr_decay: float = 0, *, inside: bool = False) -> Loop:
    theta, total, t = START, 0.0, 0
    while True:
        t += 1
        g = slope(theta)
        total += g * g
        root = sqrt(total + ε) if inside else sqrt(total) + ε
        theta -= RATE / (1 + (t - 1) * lr_decay) * g / root
        yield theta


def rmsprop(
    ε: float, keeps: float, μ: float = 0, *, centered: bool = False, inside: bool = False
) -> Loop:
    theta, square, mean, v = START, 0.0, 0.0, 0.0
    while True:
        g = slope(theta)
        square = keeps * square + (1 - keeps) * g * g
        mean = keeps * mean + (1 - keeps) * g
        inner = square - mean * mean if centered else square
        root = sqrt(inner + ε) if inside else sqrt(inner) + ε
        v = μ * v + g / root
        theta -= RATE * v
        yield theta


def adam(
    ε: float,
    decay: float = 0,
    apart: float = 0,
    *,
    amsgrad: bool = False,
    corrected: bool = True,
    slope: Callable[[float], float] = slope,
) -> Loop:
    β1, β2 = 0.9, 0.999
    theta, m, v, largest, t = START, 0.0, 0.0, 0.0, 0
    while True:
        t += 1
        g = slope(theta) + decay * theta
        theta *= 1 - RATE * apart
        m = β1 * m + (1 - β1) * g
        v = β2 * v + (1 - β2) * g * g
        largest = max(largest, v)
        m_hat, v_hat = m / (1 - β1**t), (largest if amsgrad else v) / (1 - β2**t)
        if not corrected:
            m_hat, v_hat = m, v
        theta -= RATE * m_hat / (sqrt(v_hat) + ε)
        yield theta


def take(loop: Loop) -> list[float]:
    return [next(loop) for _ in range(STEPS)]


OPTIM = torch.optim
FORMS: dict[str, tuple[Callable[[], list[float]], Callable[[], Loop]]] = {
    "velocity without α": (lambda: by_torch(OPTIM.SGD, momentum=0.5), lambda: sgd(0.5)),
    "dampening": (lambda: by_torch(OPTIM.SGD, momentum=0.5, dampening=0.2), lambda: sgd(0.5, 0.2)),
    "weight decay": (
        lambda: by_torch(OPTIM.SGD, momentum=0.5, weight_decay=0.1),
        lambda: sgd(0.5, decay=0.1),
    ),
    "nesterov": (
        lambda: by_torch(OPTIM.SGD, momentum=0.5, nesterov=True),
        lambda: sgd(0.5, nesterov=True),
    ),
    "Adagrad": (lambda: by_torch(OPTIM.Adagrad, eps=0.1), lambda: adagrad(0.1)),
    "lr_decay": (lambda: by_torch(OPTIM.Adagrad, eps=0.1, lr_decay=0.3), lambda: adagrad(0.1, 0.3)),
    "RMSprop": (lambda: by_torch(OPTIM.RMSprop, eps=0.1, alpha=0.8), lambda: rmsprop(0.1, 0.8)),
    "centered": (
        lambda: by_torch(OPTIM.RMSprop, eps=0.1, alpha=0.8, centered=True),
        lambda: rmsprop(0.1, 0.8, centered=True),
    ),
    "RMSprop's velocity": (
        lambda: by_torch(OPTIM.RMSprop, eps=0.1, alpha=0.8, momentum=0.5),
        lambda: rmsprop(0.1, 0.8, 0.5),
    ),
    "Adam": (lambda: by_torch(OPTIM.Adam, eps=0.1), lambda: adam(0.1)),
    "Adam's weight decay": (
        lambda: by_torch(OPTIM.Adam, eps=0.1, weight_decay=0.2),
        lambda: adam(0.1, 0.2),
    ),
    "amsgrad": (
        lambda: by_torch(OPTIM.Adam, eps=0.1, amsgrad=True),
        lambda: adam(0.1, amsgrad=True),
    ),
    "AdamW": (
        lambda: by_torch(OPTIM.AdamW, eps=0.1, weight_decay=0.2),
        lambda: adam(0.1, apart=0.2),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_that_is_named_gives_what_torch_gives(form: str) -> None:
    given, said = FORMS[form]
    assert take(said()) == pytest.approx(given(), rel=1e-12)


def test_epsilon_inside_of_the_root_would_give_something_else() -> None:
    assert take(adagrad(0.1, inside=True)) != pytest.approx(by_torch(OPTIM.Adagrad, eps=0.1), 1e-3)
    given = by_torch(OPTIM.RMSprop, eps=0.1, alpha=0.8)
    assert take(rmsprop(0.1, 0.8, inside=True)) != pytest.approx(given, 1e-3)


def test_with_eps_0_epsilon_may_stand_inside_of_the_root_or_beside_it() -> None:
    assert take(adagrad(0, inside=True)) == pytest.approx(by_torch(OPTIM.Adagrad, eps=0), 1e-12)
    given = by_torch(OPTIM.RMSprop, eps=0, alpha=0.8)
    assert take(rmsprop(0, 0.8, inside=True)) == pytest.approx(given, 1e-12)


def test_without_the_correction_of_the_bias_the_first_step_is_longer_and_so_are_thousands() -> None:
    ways = [islice(adam(0, corrected=on, slope=lambda _: 1.0), 10_000) for on in (False, True)]
    lengths = [[a - b for a, b in pairwise([START, *way])] for way in ways]
    ratios = [one / other for one, other in zip(*lengths, strict=True)]
    assert f"{ratios[0]:.3g}" == "3.16"
    assert min(ratios[:2000]) > 1.05
    assert ratios[-1] == pytest.approx(1, abs=1e-4)
    assert by_torch(OPTIM.Adam, eps=0)[0] == pytest.approx(take(adam(0))[0], rel=1e-12)


def test_a_velocity_with_alpha_in_it_gives_the_same_theta() -> None:
    theta, u, made = START, 0.0, []
    for _ in range(STEPS):
        u = 0.5 * u + RATE * slope(theta)
        theta -= u
        made.append(theta)
    assert made == pytest.approx(by_torch(OPTIM.SGD, momentum=0.5), rel=1e-12)


def test_nesterovs_own_point_is_alpha_times_mu_times_v_beyond_the_one_that_is_kept() -> None:
    point, v, look = START, 0.0, START
    given = by_torch(OPTIM.SGD, momentum=0.5, nesterov=True)
    for kept in given:
        v = 0.5 * v + slope(look)
        point = look - RATE * slope(look)
        look = point - RATE * 0.5 * v
        assert point == pytest.approx(kept + RATE * 0.5 * v, rel=1e-12)
    assert look == pytest.approx(given[-1], rel=1e-12)


def test_a_mean_of_gradients_is_momentum_with_as_much_dampening_that_begins_at_0() -> None:
    def mean_of(begin: float) -> list[float]:
        theta, v, made = START, begin, []
        for _ in range(STEPS):
            v = 0.5 * v + 0.5 * slope(theta)
            theta -= RATE * v
            made.append(theta)
        return made

    given = by_torch(OPTIM.SGD, momentum=0.5, dampening=0.5)
    assert mean_of(slope(START)) == pytest.approx(given, rel=1e-12)
    assert mean_of(0.0) != pytest.approx(given, rel=1e-3)


@pytest.mark.parametrize(("optimizer", "expected"), [("AdamW", 1.992), ("Adam", 1.0)])
def test_weight_decay_at_gradient_zero(optimizer: str, expected: float) -> None:
    theta = torch.tensor([2.0], requires_grad=True)
    theta.grad = torch.zeros(1)
    getattr(OPTIM, optimizer)([theta], lr=1.0, weight_decay=0.004).step()
    assert theta.item() == pytest.approx(expected, abs=2e-6)
