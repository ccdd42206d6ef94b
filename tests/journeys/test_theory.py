"""What theory says of a line through points, and what the run then does."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.ui.learning_rate.strip import LearningRateStrip
from tests.person import Person
from tests.ui.seen import painted

X, Y = (1.0, 2.0, 4.0, 3.0, 5.0), (1.0, 3.0, 3.0, 2.0, 5.0)
BORDER = 2 / (12 + math.sqrt(136))  # H = [[22, 6], [6, 2]]
LINE = Fit("w*x + b", Data(("x",), (X,), Y), start={"w": 0.0, "b": 0.0}, alpha=0.05)


def line_by_hand(alpha: float, steps: int) -> float:
    """Return the error before the last of these steps."""
    x, y = np.array(X), np.array(Y)
    w = b = 0.0
    for _ in range(steps):
        residual = w * x + b - y
        w, b = w - alpha * 2 * (residual * x).mean(), b - alpha * 2 * residual.mean()
    return float((residual * residual).mean())


def test_a_person_reads_the_border_in_the_strip_takes_more_and_sees_the_line_diverge(
    window: Person,
) -> None:
    window.workbench.current_run.start(LINE, "python")
    strip = window.find(LearningRateStrip, "learning_rate_strip")
    border = painted(strip)[-1][1]
    assert border.startswith("2/λ₁ ≈ 0.0845")
    assert float(border.split()[-1]) == pytest.approx(BORDER, abs=1e-4)
    window.keys("End")
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_End)
    alpha = window.workbench.current_run.problem.alpha
    assert alpha == pytest.approx(1.25 * BORDER, rel=5e-3)
    panel = window.window.learning_rate_panel
    assert panel.told[0].startswith("diverges: along 1 of 2 directions")
    window.press("Step", times=6)
    window.sees(lambda: window.cursor == 6)
    assert window.reads("E") == pytest.approx(line_by_hand(alpha, 6), rel=1e-4)
    assert line_by_hand(alpha, 6) > line_by_hand(alpha, 5) > line_by_hand(alpha, 4)


def test_a_learning_rate_below_the_border_is_said_to_swing_along_one_direction_and_arrives(
    window: Person,
) -> None:
    current_run = window.workbench.current_run
    current_run.start(LINE, "python")
    window.types("α", "0.08")
    panel = window.window.learning_rate_panel
    assert panel.told[0].startswith("swings along 1 of 2 directions, and approaches the minimum")
    current_run.step(2000)
    window.sees(lambda: window.cursor == 2000)
    assert current_run.run.column("w_next")[-1] == pytest.approx(0.8, rel=1e-12)
    assert current_run.run.column("b_next")[-1] == pytest.approx(0.4, rel=1e-12)
