"""What is kept of a problem of any kind, and read again."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from gradapp.core.problem.kinds import KINDS, Kind, from_document, to_document
from tests.additions.line import Line


@dataclass(frozen=True, slots=True)
class Switched(Line):
    """One with a switch."""

    is_bent: bool = True


@pytest.mark.parametrize("is_bent", [True, False])
def test_a_switch_is_kept_as_a_word_and_no_other_word_is_taken_for_one(
    is_bent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "switched", Kind(Switched()))
    kept = to_document(Switched(is_bent=is_bent))
    assert kept is not None
    assert kept["is_bent"] == {True: "true", False: "false"}[is_bent]
    assert from_document(kept) == Switched(is_bent=is_bent)
    for other in ("True", "yes", "", 1, None, ["true"]):
        with pytest.raises(ValueError, match="is_bent"):
            from_document(kept | {"is_bent": other})
