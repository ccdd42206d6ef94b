"""What the panel says of problems whose error is quadratic, and of those where nothing is known."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gradapp.core.numbers.written import NO_BREAK
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.sweep import Ending, Outcome
from gradapp.core.words import N_
from gradapp.ui.kit.theme import LIGHT
from gradapp.ui.learning_rate.found import NOTHING, Found, FoundStrip
from gradapp.ui.learning_rate.panel import LearningRatePanel
from gradapp.ui.learning_rate.strip import LearningRateStrip
from tests.ui.seen import expose, painted

FIVE = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
LINE = Fit("w*x + b", FIVE, start={"w": 0.0, "b": 0.0}, alpha=0.05)
VALLEY = Fit(error="0.1*p**2 + 2*q**2", alpha=0.4)
BOWL = Fit(error="(θ - 4)**2", start={"θ": 10.0}, alpha=0.2)


@pytest.fixture
def panel(qtbot: QtBot) -> LearningRatePanel:
    panel = LearningRatePanel()
    expose(qtbot, panel, 290, 200)
    return panel


def told(panel: LearningRatePanel, problem: AnyProblem) -> str:
    panel.show_analysis(problem, problem.theory)
    return " | ".join(panel.told).replace(NO_BREAK, " ")


def strip(panel: LearningRatePanel) -> LearningRateStrip:
    return panel.findChildren(LearningRateStrip)[0]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (
            LINE,
            "swings along 1 of 2 directions, and approaches the minimum w* = 0.8, b* = 0.4 "
            "1 − αλ ≈ −0.183, 0.983 | Hessian: λ₁ ≈ 23.66, λ₂ ≈ 0.3381; condition number ≈ 69.99",
        ),
        (
            LINE.but(batch=1),
            "with all samples in each step: swings along 1 of 2 directions, and approaches the "
            "minimum w* = 0.8, b* = 0.4 1 − αλ ≈ −0.183, 0.983 | "
            "Hessian: λ₁ ≈ 23.66, λ₂ ≈ 0.3381; condition number ≈ 69.99",
        ),
        (
            VALLEY.but(alpha=0.6),
            "diverges: along 1 of 2 directions it goes farther and farther from the minimum "
            "p* = 0, q* = 0 1 − αλ = −1.4, 0.88 | "
            "Hessian: λ₁ = 4, λ₂ = 0.2; condition number = 20",
        ),
        (
            VALLEY.but(alpha=0.0001),
            "approaches the minimum p* = 0, q* = 0, from one side in each direction "
            "1 − αλ = 0.9996, 0.99998 | Hessian: λ₁ = 4, λ₂ = 0.2; condition number = 20",
        ),
        (
            VALLEY.but(alpha=0.500002),
            "diverges: along 1 of 2 directions it goes farther and farther from the minimum "
            "p* = 0, q* = 0 1 − αλ ≈ −1.00001, 0.9 | "
            "Hessian: λ₁ = 4, λ₂ = 0.2; condition number = 20",
        ),
        (
            VALLEY.but(alpha=0.5),
            "bounces for ever along 1 of 2 directions, around the minimum p* = 0, q* = 0 "
            "1 − αλ = −1, 0.9 | Hessian: λ₁ = 4, λ₂ = 0.2; condition number = 20",
        ),
        (
            VALLEY.but(alpha=0.1),
            "approaches the minimum p* = 0, q* = 0, from one side in each direction "
            "1 − αλ = 0.6, 0.98 | Hessian: λ₁ = 4, λ₂ = 0.2; condition number = 20",
        ),
        (
            VALLEY.but(alpha=0.6, rule=rule("sgd", momentum=0.25)),
            "swings along 1 of 2 directions, and approaches the minimum p* = 0, q* = 0 "
            "in the long run, distance × ≈ 0.8589 per step | "
            "Hessian: λ₁ = 4, λ₂ = 0.2; condition number = 20",
        ),
        (
            BOWL,
            "approaches the minimum θ* = 4 from one side 1 − αλ = 0.6 | "
            "second derivative of E: λ = 2",
        ),
        (
            BOWL.but(alpha=0.5),
            "arrives at the minimum θ* = 4 in one step 1 − αλ = 0 | second derivative of E: λ = 2",
        ),
        (
            BOWL.but(alpha=0.0),
            "α = 0: nothing ever moves 1 − αλ = 1 | second derivative of E: λ = 2",
        ),
        (
            BOWL.but(rule=rule("sgd", weight_decay=2.0)),
            "approaches the minimum with weight decay θ* = 2 from one side "
            "1 − α(λ + λ₁) = 0.2 | second derivative of E: λ₁ = 2",
        ),
        (
            VALLEY.but(alpha=0.1, rule=rule("sgd", weight_decay=0.5)),
            "approaches the minimum with weight decay p* = 0, q* = 0, from one side in each "
            "direction 1 − α(λ + λᵢ) = 0.55, 0.93 | "
            "Hessian: λ₁ = 4, λ₂ = 0.2; condition number = 20",
        ),
        (
            Fit("w*x + b*x", FIVE, alpha=0.01),
            "approaches a minimum, from one side in each direction 1 − αλ = 0.56, 1 | "
            "Hessian: λ₁ = 44, λ₂ = 0; E is flat along 1 of 2 directions",
        ),
        (
            Fit(error="(p - 1)**2 + (q - 2)**2 + (r - 3)**2", alpha=0.5),
            "arrives at the minimum p* = 1, q* = 2, … in one step 1 − αλ = 0, 0, 0 | "
            "Hessian: λ₁ = 2, λ₂ = 2, λ₃ = 2; condition number = 1",
        ),
        (
            VALLEY.but(alpha=-0.1),
            "α < 0: climbs away from the minimum p* = 0, q* = 0 1 − αλ = 1.4, 1.02 | "
            "Hessian: λ₁ = 4, λ₂ = 0.2; condition number = 20",
        ),
        (
            Fit(error="(p - q)**2", alpha=0.4),
            "swings along 1 of 2 directions, and approaches a minimum 1 − αλ = −0.6, 1 | "
            "Hessian: λ₁ = 4, λ₂ = 0; E is flat along 1 of 2 directions",
        ),
        (Fit(error="p*q"), "E has no minimum: it falls without end. | Hessian: λ₁ = 1, λ₂ = −1"),
    ],
)
def test_each_direction_is_told_with_its_numbers(
    panel: LearningRatePanel, problem: AnyProblem, words: str
) -> None:
    assert told(panel, problem) == words


def test_no_line_ends_between_a_parameter_and_where_its_minimum_is(
    panel: LearningRatePanel,
) -> None:
    told(panel, LINE)
    assert "w*\u00a0=\u00a00.8, b*\u00a0=\u00a00.4" in panel.told[0]


class FactorFirst(QTranslator):
    """A language that says first by what a step multiplies, and then what it does."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        is_it = text == "each step multiplies θ − θ* by {factor}"
        return "{factor} is what θ − θ* is multiplied by" if is_it else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False


def test_a_language_may_say_the_factor_first(panel: LearningRatePanel, qapp: QApplication) -> None:
    translator = FactorFirst()
    qapp.installTranslator(translator)
    try:
        told(panel, Problem())
    finally:
        qapp.removeTranslator(translator)
    sentence = "1 − 2αx² = 0.2 is what θ − θ* is multiplied by"
    assert panel.told[0] == sentence
    read = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert " ".join(read).startswith(sentence)


def test_the_strip_has_the_borders_of_the_largest_eigenvalue(panel: LearningRatePanel) -> None:
    told(panel, VALLEY)
    assert [text for _, text in painted(strip(panel))][-3:] == ["0", "1/λ₁ = 0.25", "2/λ₁ = 0.5"]
    assert strip(panel).accessibleDescription() == (
        "α = 0.4; swings above 1/λ₁ = 0.25; diverges above 2/λ₁ = 0.5"
    )


@pytest.mark.parametrize("momentum", [0.01, 0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("looks_ahead", [False, True])
@pytest.mark.parametrize("width", [150, 290, 600])
def test_labels_stay_apart_whatever_the_momentum(
    panel: LearningRatePanel, momentum: float, looks_ahead: bool, width: int
) -> None:
    options = {"momentum": momentum, "nesterov": looks_ahead, "weight_decay": 0.01}
    told(panel, LINE.but(rule=rule("sgd", **options)))
    panel.resize(width, 200)
    half = strip(panel).height() / 2
    boxes = [box for box, _ in painted(strip(panel)) if box.top() > half]
    for left, right in pairwise(boxes):
        assert left.right() < right.left()
    assert boxes[-1].right() <= strip(panel).width()
    assert not panel.grab().isNull()


def test_without_a_theory_one_sentence_says_so_and_the_strip_is_gone(
    panel: LearningRatePanel,
) -> None:
    for name, problem, _ in GALLERY:
        told(panel, problem)
        is_without = "Adam" in str(name) or "logistic" in str(name) or "Rosenbrock" in str(name)
        assert strip(panel).isHidden() == is_without, name
        if is_without:
            labels = [label.text() for label in panel.findChildren(QLabel)]
            assert "no theory of the learning rate" in " ".join(labels)


OUTCOMES = tuple(
    Outcome(alpha, ending, step, 0.5)
    for alpha, ending, step in (
        (1.0, Ending.DIVERGED, 4),
        (1e-4, Ending.UNFINISHED, 10_000),
        (0.1, Ending.CONVERGED, 30),
        (0.01, Ending.CONVERGED, 210),
        (1e-3, Ending.CONVERGED, 2100),
    )
)
FOUND = Found(OUTCOMES, "1 Python in float64", is_complete=True)


def test_where_there_is_no_theory_the_strip_shows_what_a_sweep_found(
    panel: LearningRatePanel,
) -> None:
    adam = VALLEY.but(rule=rule("adam"), alpha=0.01)
    before = told(panel, adam)
    (found,) = panel.findChildren(FoundStrip)
    assert found.isHidden()
    panel.show_found(FOUND)
    assert not found.isHidden()
    sentence = (
        "Sweep by 1 Python in float64: of 5 learning rates tried, 3 have converged, between "
        "α = 0.001 and α = 0.1; soonest with α = 0.1, at step 30."
    )
    assert " | ".join(panel.told) == f"{before} {sentence}"
    assert found.accessibleDescription() == sentence
    places = [round(share, 3) for stretch in found.stretches() for share in stretch[:2]]
    assert places == [0, 0.125, 0.125, 0.875, 0.875, 1]
    assert [ending for *_, ending in found.stretches()] == [
        Ending.UNFINISHED,
        Ending.CONVERGED,
        Ending.DIVERGED,
    ]
    image = found.grab().toImage()
    middle = round(1.5 * found.fontMetrics().height())
    colours = {image.pixelColor(x, middle).name() for x in range(image.width())}
    assert {LIGHT.decrease, LIGHT.gradient, LIGHT.increase} <= colours
    panel.show_found(NOTHING)
    assert found.isHidden()
    assert told(panel, adam) == before


@pytest.mark.parametrize("alpha", [1e-4, 0.05])
def test_where_one_learning_rate_was_tried_another_is_beside_the_strip(
    panel: LearningRatePanel, alpha: float
) -> None:
    told(panel, VALLEY.but(rule=rule("adam"), alpha=alpha))
    panel.show_found(Found(OUTCOMES[1:2], "1 Python in float64", is_complete=False))
    (found,) = panel.findChildren(FoundStrip)
    shares = {1e-4: 0.5, 0.05: 2.0}
    assert found._share(alpha) == shares[alpha]


def test_where_there_is_a_theory_that_is_what_the_strip_shows(panel: LearningRatePanel) -> None:
    before = told(panel, VALLEY)
    panel.show_found(FOUND)
    assert panel.findChildren(FoundStrip)[0].isHidden()
    assert told(panel, VALLEY) == before


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        (OUTCOMES[:2], "of 2 learning rates tried, none has converged."),
        (OUTCOMES[:1], "of 1 learning rate tried, none has converged."),
        (OUTCOMES[-1:], "of 1 learning rate tried, one has converged: α = 0.001, at step 2,100."),
    ],
)
def test_none_that_converged_is_said_and_so_is_a_single_one(
    panel: LearningRatePanel, outcomes: tuple[Outcome, ...], sentence: str
) -> None:
    told(panel, VALLEY.but(rule=rule("adam")))
    panel.show_found(Found(outcomes, "1 Python in float64"))
    assert panel.told[-1].endswith(f"Sweep by 1 Python in float64: {sentence}")


def test_a_sweep_is_begun_and_ended_in_the_panel_where_there_is_no_theory(
    panel: LearningRatePanel, qtbot: QtBot
) -> None:
    button = panel.findChild(QPushButton, "sweep_here")
    assert button is not None
    told(panel, VALLEY)
    assert button.isHidden()
    told(panel, VALLEY.but(rule=rule("adam")))
    assert button.text() == "Sweep here"
    assert not button.isHidden()
    with qtbot.waitSignal(panel.trial_requested):
        button.click()
    panel.show_found(Found(by="1 Python in float64", goes_on=True))
    assert button.text() == "Stop"
    with qtbot.waitSignal(panel.end_requested):
        button.click()
    panel.show_found(Found(OUTCOMES[:2], "1 Python in float64"))
    assert button.text() == "Sweep here"
    panel.show_found(FOUND)
    assert button.isHidden()
    why = N_("Sweep", "It starts at the minimum: there is nowhere left to go.")
    panel.show_found(Found(why_not=why, is_complete=True))
    assert panel.told[-1].endswith(str(why))


def test_that_there_is_no_theory_stands_beside_the_button_however_low_the_panel_is(
    panel: LearningRatePanel,
) -> None:
    told(panel, VALLEY)
    factor, here = (
        panel.findChild(QLabel, "contraction_factor"),
        panel.findChild(QPushButton, "sweep_here"),
    )
    assert factor.text() != "No theory here"
    sentences = told(panel, VALLEY.but(rule=rule("adam")))
    panel.resize(235, panel.useful_height(0))  # as in a window of 1024 × 700
    panel.show()
    QApplication.processEvents()
    assert factor.text() == "No theory here"
    for widget in (factor, here):
        place = widget.mapTo(panel, widget.rect().bottomRight())
        assert panel.rect().contains(place), widget.objectName()
    assert factor.height() >= factor.heightForWidth(factor.width())
    assert "No theory here" not in sentences, "the sentence says it once"
    panel.close()
