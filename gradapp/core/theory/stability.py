"""Which learning rates converge where the error is quadratic, direction by direction.

Along an eigenvector of the Hessian with eigenvalue h, weight decay λ included, plain descent
multiplies the distance from the minimum by 1 − αh. With momentum μ and dampening τ distance and
velocity go on as z² − (1 + μ − αh(1 − τ)) z + μ has its zeros; as Nesterov has it, as
z² − (1 + μ)(1 − αh) z + μ(1 − αh). They converge where both zeros lie within the unit circle
(Jury's criterion: |c| < 1 and |b| < 1 + c for z² − bz + c). The first velocity is the gradient
itself, without the dampening, which does not change that, but from which α on a run crosses the
minimum: where μ < τ², from αh = 1 − μ/τ on its first step is shorter than the smaller zero, below
the α at which the zeros meet.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final

from gradapp.core.numbers.text import stated
from gradapp.core.rules import Linear, Rule
from gradapp.core.theory import Analysis, Borders, Zone, nearest
from gradapp.core.theory.linear_algebra import spectrum
from gradapp.core.theory.quadratic import Quadratic
from gradapp.core.words import N_, Message
from gradapp.values import dataclass

_ROUNDING: Final = Fraction(4, 2**53)
"""How near to a border α is taken as being on it: eigenvalues and α are rounded to float64."""


@dataclass(frozen=True, slots=True)
class Stability:
    """What a learning rate does to a quadratic error by a rule that is linear.

    Attributes:
        eigenvalues: those of the Hessian of E, the largest first.
        condition: the largest by the smallest that is not 0; None where one is negative, or all 0.
        minimum: where E, with its weight decay, is least; None where that is nowhere, or at more
            places than one.
        borders: where swinging and divergence begin; None where no learning rate converges.
        why_not: why there are none.
        factors: along each direction, by what a step multiplies the distance from the minimum: with
            momentum, without its sign and in the long run.
        zones: what α does along each direction.
        decays: whether there is weight decay.
        has_momentum: whether there is momentum.
        of_all: whether a step uses all samples, as all of this does.
    """

    eigenvalues: tuple[float, ...]
    condition: float | None
    minimum: tuple[float, ...] | None
    borders: Borders | None
    why_not: Message | None
    factors: tuple[float, ...]
    zones: tuple[Zone, ...]
    decays: bool
    has_momentum: bool
    of_all: bool

    @property
    def zone(self) -> Zone:
        """What α does along the direction that matters most."""
        return next(zone for zone in _WORST_FIRST if zone in self.zones)

    @property
    def count(self) -> int:
        """Along how many directions it does that."""
        return self.zones.count(self.zone)


_WORST_FIRST: Final = (
    Zone.UPHILL,
    Zone.DIVERGING,
    Zone.BOUNCING,
    Zone.BOTH_SIDES,
    Zone.ONE_SIDE,
    Zone.ONE_STEP,
    Zone.STILL,
    Zone.FLAT,
)


def curvature_names(count: int, *, decays: bool) -> list[str]:
    """Return what the eigenvalues of a Hessian are called, the largest first.

    A single one is λ, except where that is the weight decay.
    """
    if count == 1 and not decays:
        return ["λ"]
    return [f"λ{chr(0x2080 + place)}" for place in range(1, count + 1)]


def stability_of(
    quadratic: Quadratic, linear: Linear, alpha: float, *, of_all: bool = True
) -> Stability:
    """Return what is known of a learning rate; `of_all` says whether a step uses all samples."""
    decayed = quadratic.decayed_by(linear.decay)
    own, curvatures = spectrum(quadratic.hessian), spectrum(decayed.hessian)
    motion = _Motion(linear, _written(alpha))
    why_not = _why_not(decayed, curvatures) or motion.why_not()
    borders = None if why_not else motion.borders(curvatures)
    if borders is not None and not (0 < borders.divergence < math.inf):
        borders, why_not = None, N_("Theory", "E is too flat or too steep to compute with.")
    some = [each for each in own if each]
    return Stability(
        eigenvalues=tuple(map(float, own)),
        condition=nearest(some[0] / some[-1]) if some and some[-1] > 0 else None,
        minimum=decayed.minimum,
        borders=borders,
        why_not=why_not,
        factors=tuple(map(motion.factor, curvatures)),
        zones=tuple(motion.zone(each, never=why_not is not None) for each in curvatures),
        decays=bool(linear.decay),
        has_momentum=bool(linear.momentum),
        of_all=of_all,
    )


def _why_not(quadratic: Quadratic, curvatures: tuple[Fraction, ...]) -> Message | None:
    """Return why no learning rate of any rule converges; None where some do."""
    if not quadratic.has_least:
        return N_("Theory", "E has no minimum: it falls without end.")
    if not curvatures[0]:
        return N_("Theory", "E is the same everywhere: the gradient is 0.")
    return None


def known_of(
    own: Analysis | None, quadratic: Quadratic, rule: Rule, alpha: float, *, of_all: bool
) -> Analysis | Stability | Message:
    """Return what is known of the learning rate of a rule, or that nothing is.

    Args:
        own: what a problem says of plain descent in its own symbols.
        quadratic: the error of all samples.
        rule: what is done with its gradient.
        alpha: the learning rate.
        of_all: whether a step uses all samples.
    """
    if rule.linear is not None:
        return (rule.is_plain and own) or stability_of(quadratic, rule.linear, alpha, of_all=of_all)
    borders = (own or stability_of(quadratic, Linear(), alpha)).borders
    if borders is None:
        words = N_("Theory", "For {rule} there is no theory of the learning rate here.")
        return words.filled(rule=rule.name)
    words = N_(
        "Theory",
        "For {rule} there is no theory of the learning rate here. Plain gradient descent "
        "converges below {name} {bound}.",
    )
    if not of_all:
        words = N_(
            "Theory",
            "For {rule} there is no theory of the learning rate here. Plain gradient descent "
            "with all samples in each step converges below {name} {bound}.",
        )
    bound = stated(borders.divergence, significant=4)
    return words.filled(rule=rule.name, name=borders.names[1], bound=bound)


class _Motion:
    """How a distance from the minimum and a velocity go on, along one direction."""

    def __init__(self, linear: Linear, alpha: Fraction) -> None:
        self._linear = linear
        self._alpha = alpha
        self._μ, self._τ = _written(linear.momentum), _written(linear.dampening)
        self._gain = 1 - self._τ
        self._crosses_at_once = 0 < self._μ < self._τ**2 and self._τ > 0
        if linear.looks_ahead:
            self._limit = 2 * (1 + self._μ) / (1 + 2 * self._μ)
            self._swinging = ((1 - self._μ) / (1 + self._μ)) ** 2
        else:
            self._limit = 2 * (1 + self._μ)
            self._swinging = (1 - Fraction(math.sqrt(self._μ))) ** 2
            if self._crosses_at_once:
                self._swinging = self._gain * (1 - self._μ / self._τ)

    def why_not(self) -> Message | None:
        """Return why the rule converges nowhere, or why that is not known; None where it does."""
        if self._gain <= 0:
            return N_("Theory", "With a dampening of 1 or more, steps don't follow the gradient.")
        if self._linear.looks_ahead and self._μ > 1:
            return N_("Theory", "For a momentum above 1 there is no theory here.")
        if not self._linear.looks_ahead and self._μ >= 1:
            return N_("Theory", "With a momentum of 1 or more, what moves never comes to rest.")
        return None

    def borders(self, curvatures: tuple[Fraction, ...]) -> Borders:
        """Return the first α by which some direction swings, and by which some diverges."""
        scale = self._gain * curvatures[0]
        names = self._names(len(curvatures))
        return Borders(nearest(self._swinging / scale), nearest(self._limit / scale), names)

    def _names(self, count: int) -> tuple[str, str]:
        """Return how the borders are derived: of the largest eigenvalue and the weight decay, λ."""
        below = curvature_names(count, decays=bool(self._linear.decay))[0]
        if self._linear.decay:
            below = f"({below} + λ)"
        own = below
        if self._gain != 1:
            below = f"((1 − τ) {below})"
        if not self._μ:
            return f"1/{below}", f"2/{below}"
        if self._linear.looks_ahead:
            return f"((1 − μ)/(1 + μ))²/{below}", f"2(1 + μ)/(1 + 2μ)/{below}"
        swinging = f"(1 − μ/τ)/{own}" if self._crosses_at_once else f"(1 − √μ)²/{below}"
        return swinging, f"2(1 + μ)/{below}"

    def factor(self, curvature: Fraction) -> float:
        """Return by what a step multiplies the distance in the long run."""
        if not curvature:
            return 1.0
        share = self._alpha * self._gain * curvature
        if not self._μ:
            return nearest(1 - share)
        if self._linear.looks_ahead:
            b, c = (1 + self._μ) * (1 - share), self._μ * (1 - share)
        else:
            b, c = 1 + self._μ - share, self._μ
        apart = b * b - 4 * c
        if apart < 0:
            return math.sqrt(c)
        return (nearest(abs(b)) + math.sqrt(nearest(apart))) / 2

    def zone(self, curvature: Fraction, *, never: bool) -> Zone:
        """Return what α does along a direction; `never` says that it does not converge anyhow."""
        share = self._alpha * self._gain * curvature
        if not curvature:
            return Zone.FLAT
        if not self._alpha:
            return Zone.STILL
        if share < 0:
            return Zone.UPHILL if self._alpha < 0 else Zone.DIVERGING
        beyond = share / self._limit - 1
        if abs(beyond) <= _ROUNDING:
            return Zone.BOUNCING
        if never or beyond > 0:
            return Zone.DIVERGING
        if not self._μ and abs(share - 1) <= _ROUNDING:
            return Zone.ONE_STEP
        return Zone.ONE_SIDE if share <= self._swinging else Zone.BOTH_SIDES


def _written(number: float) -> Fraction:
    """Return a number as its decimal digits say."""
    return Fraction(repr(number))
