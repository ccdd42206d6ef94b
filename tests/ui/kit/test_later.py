"""What is made when it is first wanted."""

from __future__ import annotations

from gradapp.ui.kit.later import Later


def test_it_is_made_once_when_it_is_asked_for_and_handed_to_all_who_waited_in_their_order() -> None:
    told: list[str] = []

    def make() -> str:
        told.append("made")
        return "it"

    later = Later(make)
    later.then(lambda it: told.append(f"first {it}"))
    later.then(lambda it: told.append(f"second {it}"))
    assert told == []
    assert later() == "it"
    assert later() == "it"
    assert told == ["made", "first it", "second it"]
    later.then(lambda it: told.append(f"third {it}"))
    assert told[3:] == ["third it"]


def test_who_waits_for_it_may_ask_for_it_at_once() -> None:
    told: list[str] = []
    later = Later(lambda: "it")
    later.then(lambda _it: told.append(later()))
    later()
    assert told == ["it"]
