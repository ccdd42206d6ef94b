"""How the code of a Lab entry is named, and where its text is."""

from __future__ import annotations

from typing import Final

from gradapp.core.methods import LabMethod
from gradapp.core.words import N_, Message

PACKAGE: Final = "gradapp.core.lab"
BY_HAND: Final = ("E", "θgrad", "θ")
BY_AUTOGRAD: Final = ("E", "θ.grad", "θ")
BY_MSELOSS: Final = ("loss", "θ.grad", "θ")


def code(
    id: str,
    number: int,
    name: Message,
    printed: tuple[str, str, str],
    right: str,
    *,
    uses_torch: bool = True,
    has_state: bool = False,
    kind: type[LabMethod] = LabMethod,
) -> tuple[Message, LabMethod]:
    """Return the name of an entry and its code, to be compared with the way `right`."""
    method = kind(
        id,
        N_("Lab", "Lab {number}: {name}").filled(number=number, name=name),
        N_("Lab", "Lab {number}").filled(number=number),
        printed,
        uses_torch=uses_torch,
        package=PACKAGE,
        right=right,
        has_state=has_state,
    )
    return name, method
