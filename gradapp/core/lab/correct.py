"""Right code that entries of the Lab are compared with, where none of the four will do."""

from __future__ import annotations

from typing import Final

from gradapp.core.lab.coded import BY_AUTOGRAD, BY_MSELOSS, PACKAGE
from gradapp.core.lab.samples import RightOfSamples
from gradapp.core.methods import LabMethod
from gradapp.core.words import N_

RIGHT_CODE: Final = (
    RightOfSamples(
        "two_pairs",
        N_("Lab", "Lab 7, correct  Shapes (2,) and (2,)"),
        N_("Lab", "Two samples"),
        BY_MSELOSS,
        uses_torch=True,
        right="mseloss",
    ),
    LabMethod(
        "halving",
        N_("Lab", "Lab 12, correct  Scheduler after optimizer"),
        N_("Lab", "Right order"),
        BY_AUTOGRAD,
        uses_torch=True,
        package=PACKAGE,
        right="optimizer",
        has_state=True,
    ),
    RightOfSamples(
        "mean_of_two",
        N_("Lab", "Lab 15, correct  backward() on the mean"),
        N_("Lab", "Mean error"),
        BY_AUTOGRAD,
        uses_torch=True,
        right="autograd",
    ),
    RightOfSamples(
        "whole_batch",
        N_("Lab", "Lab 16, correct  The whole batch at once"),
        N_("Lab", "Whole batch"),
        BY_AUTOGRAD,
        uses_torch=True,
        right="optimizer",
    ),
)
"""All of it."""
