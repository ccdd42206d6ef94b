"""Ulps in words: how many, and what one is."""

from __future__ import annotations

import sys

from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.written import compact


def _tr(text: str) -> str:
    qt = sys.modules.get("PySide6.QtCore")  # the command line needs none
    return text if qt is None else str(qt.QCoreApplication.translate("Verdict", text))


def ulps(count: int) -> str:
    """Return a number of ulps with its unit, short; ≈ where it is rounded."""
    number = f"{count:,}" if count < 100_000_000 else f"≈{compact(float(count), significant=3)}"
    return _tr("{0} ulp").format(number)


def ulp(precision: Precision) -> str:
    """Return what an ulp is."""
    return _tr("1 ulp: one step to the neighbouring {0} number").format(precision)
