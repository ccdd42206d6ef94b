"""Messages: values until the last moment, English by `str()`, and nothing is read out of them."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from gradapp.core.words import N_, Message, SayingError, listed


def test_a_message_is_english_with_its_values_in_their_places() -> None:
    told = N_("Test", "{who} stops at step {step}.").filled(who="θ", step=1234567)
    assert str(told) == "θ stops at step 1,234,567."


def test_a_message_may_stand_in_another() -> None:
    inner = N_("Test", "the gradient")
    assert (
        str(N_("Test", "{name} is {value}.").filled(name=inner, value="0")) == "the gradient is 0."
    )


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 steps"), (1, "1 step"), (2, "2 steps"), (12345, "12,345 steps")]
)
def test_what_is_counted_stands_in_singular_or_plural(count: int, text: str) -> None:
    assert str(N_("Test", "%Ln step(s)", "", 0).counted(count)) == text


@pytest.mark.parametrize(("count", "verb"), [(0, "stay"), (1, "stays"), (2, "stay")])
def test_a_verb_goes_with_what_is_counted(count: int, verb: str) -> None:
    words = N_("Test", "{what} [stays|stay].", "", 0).filled(what="θ [0|1]")
    assert str(words.counted(count)) == f"θ [0|1] {verb}."


def test_braces_in_a_value_are_no_places() -> None:
    assert str(N_("Test", "Not {text}.").filled(text="{curly} %Ln (s)")) == "Not {curly} %Ln (s)."


def test_messages_are_values() -> None:
    one = N_("Test", "{a}").filled(a=N_("Test", "b"))
    assert one == N_("Test", "{a}").filled(a=N_("Test", "b"))
    assert one != N_("Test", "{a}").filled(a=N_("Test", "c"))
    assert len({one, pickle.loads(pickle.dumps(one))}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.text = "d"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["1"], "1"), (["1", "2"], "1 and 2"), (list("1234"), "1, 2, 3 and 4")],
)
def test_lists_have_commas_and_one_and(words: list[str], sentence: str) -> None:
    assert str(listed(words)) == sentence


def test_an_error_says_its_message_in_english_and_keeps_it() -> None:
    message: Message = N_("Test", "{x} is too large.").filled(x="α")
    error = SayingError(message)
    assert str(error) == "α is too large."
    assert error.message is message
