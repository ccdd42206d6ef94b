"""Underlined letters: each for itself, whatever the texts are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gradapp.ui.kit.mnemonics import distinct


def marked(texts: list[str]) -> list[str]:
    return [t[t.index("&") + 1].casefold() for t in texts if "&" in t]


def test_the_first_that_marks_a_letter_keeps_it_and_the_others_get_another() -> None:
    assert distinct(["&Play", "&Pin this run", "Slo&wer"]) == ["&Play", "Pin &this run", "Slo&wer"]


def test_greek_letters_are_marked_last() -> None:
    assert distinct(["θ per step", "θ"]) == ["θ &per step", "&θ"]


def test_where_no_letter_is_left_none_is_marked() -> None:
    assert distinct(["&A", "&B", "ab", "…"]) == ["&A", "&B", "ab", "…"]


@given(st.lists(st.text(alphabet="abcDE θ1…&", max_size=8), max_size=9))
def test_no_two_letters_are_the_same_and_no_word_is_changed(texts: list[str]) -> None:
    found = distinct(texts)
    assert len(set(marked(found))) == len(marked(found))
    assert [t.replace("&", "") for t in found] == [t.replace("&", "") for t in texts]
