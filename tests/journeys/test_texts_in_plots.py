"""No text in a plot lies on another one or is cut off, in the window as in the hall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import combinations, product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gradapp.app.system.language import FromTheRight
from gradapp.app.system.settings import Remembered
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import EXAMPLES, GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.ui.plot.canvas import Canvas
from tests import pseudo
from tests.journeys.test_hall import enter, settled
from tests.person import Person
from tests.products import pairs
from tests.ui.seen import inked

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")

_ONE = Data(("x",), ((2.0,),), (3.0,))
_NONE = Data(("x",), ((0.0,),), (3.0,))
PROBLEMS: list[AnyProblem] = [
    *(each[1] for each in EXAMPLES),
    *(each[1] for each in GALLERY),
    Fit("w*x + b", _ONE, start={"w": 0.0, "b": 0.0}, alpha=0.05),
    Fit("θ*x", _NONE, alpha=0.05),
    Fit(error="0*p + 1", start={"p": 1.0}, alpha=0.1),
    Fit(error="0*p + 0*q + 1", start={"p": 1.0, "q": 2.0}, alpha=0.1),
    Fit(error="0.1*p**2 + 2*q**2", start={"p": -5.0, "q": -2.0}, alpha=0.6),
    Fit(error="p**2+2*q**2+r**2+p*q*r", start={"p": 1, "q": -2, "r": 0.3}, alpha=0.1),
    Problem(theta=-123.456789, x=-1.23456e-5, y=1.5e9, alpha=0.012345),
]
CASES = [*product([(1360, 860), (1024, 700)], [100, 175], [False, True])]
"""Sizes of window and hall, of text in per cent, and whether one reads from the right."""
PARTS = [0.05, 0.3, 0.5, 1.0]
"""How much of a step is drawn: its error, its slope, its arrow, all of it."""


@contextmanager
def read_from_the_right(folder: Path, application: QApplication) -> Iterator[None]:
    """Have the application in a language of longer words that is read so."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pseudo, "QTranslator", FromTheRight)
        translator = pseudo.translator(folder)
    application.installTranslator(translator)
    yield
    application.removeTranslator(translator)


def check(root: QWidget, *case: object) -> int:
    """Return how many texts there are, none of which lies on another or out of its plot."""
    count = 0
    for canvas in filter(Canvas.isVisible, root.findChildren(Canvas)):
        texts, sheet = inked(canvas), canvas.rect().toRectF().adjusted(-1, -1, 1, 1)
        count += len(texts)
        for box, text in texts:
            assert sheet.contains(box), (canvas.objectName(), text, *case)
        for (one, text), (other, beside) in combinations(texts, 2):
            over = one.intersected(other)
            is_over = over.width() > 1 and over.height() > 1
            assert not is_over, (canvas.objectName(), text, beside, *case)
    return count


def look_at_steps(person: Person, problem: AnyProblem, size: tuple[int, int]) -> None:
    """Make steps, pin one, and look at each part of each in the window, and then in the hall."""
    window, run = person.window, person.workbench.current_run
    window.resize(*size)
    for is_in_hall in (False, True):
        run.start(problem, "python")
        root = enter(person, size) if is_in_hall else window
        for step in (0, 1, 2, 7):
            run.step(step - run.cursor)
            settled(person)
            if step == 1:
                window.menus.actions["pin"].trigger()
                settled(person)
            for part in PARTS if step == 1 else PARTS[-1:]:
                window.error_picture.show_progress(part, None)
                assert check(root, problem, step, size, part)
        if is_in_hall:
            person.keys("F11")
            settled(person)
        for slot in tuple(person.workbench.pins.pins):
            person.workbench.pins.remove(slot)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_text_lies_on_another_or_out_of_its_plot_at_any_part_of_a_step(
    open_window: Callable[..., Person],
    qapp: QApplication,
    tmp_path: Path,
    case: tuple[tuple[int, int], int, bool],
) -> None:
    size, scale, is_from_the_right = case
    language = read_from_the_right(tmp_path, qapp) if is_from_the_right else nullcontext()
    with language:
        remembered = Remembered(animate=False, section=True, text_scale=scale)
        person = open_window(remembered, torch=False)
        for problem in (each for each, of in pairs(PROBLEMS, CASES) if of == case):
            look_at_steps(person, problem, size)
