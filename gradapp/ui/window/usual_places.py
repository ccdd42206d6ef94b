"""Where the panels are at first, and whose needs come first."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gradapp.ui.code.panel import CodePanel
from gradapp.ui.comparison.panel import ComparisonPanel
from gradapp.ui.formula.panel import FormulaPanel
from gradapp.ui.graph.panel import GraphPanel
from gradapp.ui.kit.dock import Needs
from gradapp.ui.lab.panel import LabPanel
from gradapp.ui.learning_rate.panel import LearningRatePanel
from gradapp.ui.problem.panel import ProblemPanel
from gradapp.ui.window.places import Height, Places, Width

USUAL: Final = Places(
    left=(("problem",), ("rate",), ("ways",)),
    right=(("formula",), ("code", "graph", "steps", "samples", "pins")),
    front=("code",),
)
"""One step is looked at from all sides."""
_BELOW: Final = ("graph", "steps", "samples", "pins")
CODE: Final = Places(
    left=(("formula",), ("ways",), ("problem", "rate")),
    right=(("code",), _BELOW),
    front=("problem", "graph"),
    factors=(
        (Width("centre"), 0.5),
        (Width("right"), 1.5),
        (Height("right", (("code",), _BELOW), _BELOW), 1.9),
    ),
)
"""The program is read: it has room, with the graph that it builds below."""
ALONE: Final = Places(USUAL.left, USUAL.right, hidden=tuple(USUAL.names))
"""What is between the columns is looked at by itself."""
_AT_THE_LEFT: Final = 19.0
_AT_THE_RIGHT: Final = 29.0
"""How wide the columns are to be of use, in heights of a line."""

ANY: Final = Needs(6, 1, _AT_THE_RIGHT, lambda _: 0)
"""What a panel needs that is content with the room that the others leave."""


def needs(
    *,
    ways: ComparisonPanel,
    code: CodePanel,
    formula: FormulaPanel,
    problem: ProblemPanel,
    rate: LearningRatePanel,
    lab: LabPanel,
    graph: GraphPanel,
) -> dict[str, Needs]:
    """Return what each panel needs, by its name.

    Where there is little room, the verdict of the comparison, the equations and the line of code
    that has just run stay in sight; the form and the learning rate are scrolled. Before anything
    has room for what is seldom said, all have room for what is said as a rule.
    """
    left, right = _AT_THE_LEFT, _AT_THE_RIGHT
    return {
        "ways": Needs(
            0, 1, left, ways.usual_height, ways.useful_height, enough_height=ways.enough_height
        ),
        "code": Needs(1, 3, right, code.usual_height, code.useful_height, code.usual_width),
        "formula": Needs(2, 0, right, formula.usual_height, formula.useful_height),
        "problem": Needs(
            3,
            1,
            left,
            problem.usual_height,
            least_width=problem.least_width,
            enough_height=problem.usual_height,
        ),
        "rate": Needs(
            4,
            1,
            left,
            rate.usual_height,
            rate.useful_height,
            least_width=rate.least_width,
            enough_height=rate.usual_height,
        ),
        "lab": Needs(
            5,
            1,
            right,
            lab.usual_height,
            lab.useful_height,
            least_width=lab.least_width,
            enough_height=lab.enough_height,
        ),
        "graph": replace(ANY, least_width=graph.least_width),
    }
