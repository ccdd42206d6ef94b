"""What the five callouts say, with the numbers of the run that is on the screen."""

from __future__ import annotations

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.text import Relation, Text, operand, stated
from gradapp.core.numbers.written import Number
from gradapp.core.theory import BORDERS, Analysis
from gradapp.core.trajectory import StepValues
from gradapp.core.words import N_, Value
from gradapp.ui.kit.words import said, said_all
from gradapp.ui.welcome.callout import Words

_DIGITS = 6


def make_a_step(theta: float, analysis: Analysis | None) -> Words:
    """Ask for the first step from `theta`."""
    told = N_("Welcome", "The ball lies at θ {theta}; it should roll downhill.")
    if analysis is not None and analysis.minimum is not None:
        told = N_(
            "Welcome", "The ball lies at θ {theta}. The error E is least at θ* {minimum}."
        ).filled(minimum=stated(analysis.minimum, significant=_DIGITS))
    return Words(
        said(N_("Welcome", "Take a step")),
        said(told.filled(theta=stated(theta))),
        said(N_("Welcome", "Press →, or click Step.")),
    )


def step_first() -> Words:
    """Ask for a step where none is looked at."""
    return Words(
        said(N_("Welcome", "This is the start")),
        said(N_("Welcome", "There is no step to speak of before the first.")),
        said(N_("Welcome", "Press →, or click Step.")),
    )


def what_moved(values: StepValues, alpha: float, precision: Precision) -> Words:
    """Tell what the step moved, and by how much."""
    move = precision.rounded(-alpha * values.gradient)
    told = N_(
        "Welcome",
        "Step {step} moved θ from {before} to {after}. The move is −α · dE/dθ {factors} {move}.",
    ).filled(
        step=values.step,
        before=_plain(values.theta, precision),
        after=_plain(values.theta_next, precision),
        factors=Text(
            Relation.EQUAL,
            "−",
            operand(Number(alpha)),
            " · ",
            operand(Number(values.gradient, precision, _DIGITS)),
        ),
        move=stated(move, precision, _DIGITS),
    )
    why = N_("Welcome", "It goes against the slope, and farther where that is steeper.")
    return Words(
        said(N_("Welcome", "What moved, and by how much")),
        said_all((told, why) if alpha > 0 else (told,)),
        said(N_("Welcome", "Press → again: how far does θ move now?")),
    )


def choose_way_2(title: str, keys: str, *, is_there: bool) -> Words:
    """Ask for the second way, of this title and with these keys."""
    to_do = N_("Welcome", "Press {keys}, or choose “{title}” here.")
    if not is_there:
        to_do = N_("Welcome", "PyTorch is loading. Once it has loaded, press {keys}.")
    return Words(
        said(N_("Welcome", "The same step, with PyTorch")),
        said(
            N_(
                "Welcome",
                "So far the gradient was worked out by hand, in bare Python. The second way "
                "leaves it to PyTorch.",
            )
        ),
        said(to_do.filled(keys=keys, title=title)),
    )


def without_torch() -> Words:
    """Say that there is only one way here, and how to go on."""
    return Words(
        said(N_("Welcome", "The same step, with PyTorch")),
        said(N_("Welcome", "The other three ways need PyTorch, which is missing here.")),
        said(N_("Welcome", "Press → to go on.")),
    )


def what_stayed(
    before: Text, now: Text, *, is_same: bool, old_line: str, new_line: str, is_walking: bool
) -> Words:
    """Tell what the second way left as it was, and what is new in its code.

    Args:
        before: new θ by the first way, behind its relation.
        now: that by the second way.
        is_same: whether both are the same in the format in which they are compared.
        old_line: the line of the first way that is no more.
        new_line: the line that does what it did.
        is_walking: whether the person goes through the code line by line by now.
    """
    same = N_("Welcome", "The new θ stayed the same: θ {before} in way 1, θ {now} in way 2.")
    if not is_same:
        same = N_(
            "Welcome",
            "The new θ stayed the same but for rounding: θ {before} in way 1, θ {now} in way 2.",
        )
    new = N_(
        "Welcome", "The new line is {new_line}: it finds the gradient, in place of {old_line}."
    )
    told = (same.filled(before=before, now=now), new.filled(new_line=new_line, old_line=old_line))
    to_do = N_("Welcome", "Press ↓ to go through the code line by line.")
    if is_walking:
        to_do = N_("Welcome", "Press ↓ until the step is done, or → to go on.")
    return Words(
        said(N_("Welcome", "What stayed the same, and what is new")), said_all(told), said(to_do)
    )


def make_alpha_too_large(analysis: Analysis, suggested: float, *, is_made: bool) -> Words:
    """Ask for a learning rate at which the run diverges, and then for a step with it."""
    if analysis.divergence is None:
        told: Value = N_("Welcome", "With these numbers, no learning rate is too large.")
        to_do: Value = N_("Welcome", "Press Ctrl+N for the notebook's numbers.")
    elif is_made:
        told = N_("Welcome", "Each step now multiplies θ − θ* by 1 − 2αx² {contraction}.").filled(
            contraction=stated(analysis.contraction, significant=_DIGITS, apart_from=BORDERS)
        )
        to_do = N_("Welcome", "Press →, and watch where the ball goes.")
    else:
        told = N_(
            "Welcome",
            "The learning rate α is how far a step follows the slope. Above 1/x² {limit}, each "
            "step ends farther from the minimum than it began.",
        ).filled(limit=stated(analysis.divergence, significant=_DIGITS))
        to_do = N_("Welcome", "Type {alpha} into α here, and press Enter.").filled(
            alpha=str(suggested)
        )
    title = N_("Welcome", "Make α too large")
    if is_made:
        title = N_("Welcome", "A step with too large an α")
    return Words(said(title), said(told), said(to_do))


def too_large(values: StepValues, analysis: Analysis, precision: Precision) -> Words:
    """Tell what a step with too large a learning rate did."""
    told = N_(
        "Welcome",
        "The step jumped over the minimum, from θ {before} to θ {after}, farther away than before: "
        "1 − 2αx² {contraction}. Each step from here goes farther still.",
    ).filled(
        before=stated(values.theta, precision, _DIGITS),
        after=stated(values.theta_next, precision, _DIGITS),
        contraction=stated(analysis.contraction, significant=_DIGITS, apart_from=BORDERS),
    )
    return Words(
        said(N_("Welcome", "Too large")),
        said(told),
        said(
            N_(
                "Welcome",
                "Press Ctrl+N for the notebook's numbers. Help ▸ Welcome shows all this again.",
            )
        ),
    )


def _plain(value: float, precision: Precision) -> Text:
    return Text(Relation.SILENT, Number(value, precision, _DIGITS))
