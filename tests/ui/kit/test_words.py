"""Messages are said in the person's language; without a translation, in good English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gradapp.core.numbers.text import Text, stated
from gradapp.core.words import N_, followed, listed
from gradapp.ui.kit.words import in_pieces, said, said_all

COUNTED = N_("Test", "%Ln step(s) of {name}", "", 0)


class Dutch(QTranslator):
    """What a translator of Qt's gives, with both forms of what is counted."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        known = {
            "{before} and {last}": "{before} en {last}",
            "{before} {next}": "{before}\N{EM SPACE}{next}",
            "the gradient": "de gradiënt",
        }
        if text == COUNTED.text:
            return "%Ln stap van {name}" if n == 1 else "%Ln stappen van {name}"
        return known.get(text)  # type: ignore[return-value]  # None: it has no translation

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def dutch(qapp: QApplication) -> Iterator[None]:
    translator = Dutch()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 step of θ"),
        (1234, "1,234 steps of θ"),
        (2**31 - 1, "2,147,483,647 steps of θ"),
        (2**31, "2,147,483,648 steps of θ"),
        (2**64, "18,446,744,073,709,551,616 steps of θ"),
    ],
)
def test_without_a_translation_it_is_english(count: int, text: str) -> None:
    assert said(COUNTED.counted(count).filled(name="θ")) == text


@pytest.mark.usefixtures("qapp")
def test_a_number_and_its_unit_stand_in_one_line_and_a_terminal_has_a_plain_space() -> None:
    words = N_("Test", "{a} s, {b} MB and {b} seconds").filled(a="10", b="2")
    assert said(words) == "10\u00a0s, 2\u00a0MB and 2 seconds"
    assert str(words) == "10 s, 2 MB and 2 seconds"


@pytest.mark.usefixtures("dutch")
def test_values_that_are_messages_are_translated_with_it() -> None:
    told = COUNTED.counted(2).filled(name=listed(["E", N_("Test", "the gradient")]))
    assert said(told) == "2 stappen van E en de gradiënt"
    assert said(COUNTED.counted(1).filled(name="E")) == "1 stap van E"
    assert str(told) == "2 steps of E and the gradient"


@pytest.mark.usefixtures("dutch")
def test_a_value_in_a_sentence_is_found_as_a_value() -> None:
    number = Text("θ ", stated(0.5))
    pieces = in_pieces(followed(N_("Test", "the gradient"), number))
    assert pieces == ["", Text("de gradiënt"), "\N{EM SPACE}", number]


@pytest.mark.usefixtures("dutch")
def test_what_has_no_translation_stays_english_beside_what_has() -> None:
    sentences = (N_("Test", "the gradient"), N_("Test", "No step."), "θ")
    assert said_all(sentences) == "de gradiënt No step. θ"


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize("count", [1234, 2**31 - 1, 2**31, 10**12 + 1, 2**64])
@pytest.mark.parametrize("language", ["C", "en_US", "nl_NL"])
def test_counts_are_written_alike_in_every_language_also_those_that_qt_can_not_count(
    count: int, language: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        told = said(COUNTED.counted(count).filled(name="E"))
    finally:
        QLocale.setDefault(before)
    assert told == f"{count:,} stappen van E"


@pytest.mark.usefixtures("dutch")
def test_what_lies_between_two_sentences_is_the_languages() -> None:
    told = followed(N_("Test", "the gradient"), followed(COUNTED.counted(2).filled(name="θ"), "E"))
    assert said(told) == "de gradiënt\N{EM SPACE}2 stappen van θ\N{EM SPACE}E"
    assert str(told) == "the gradient 2 steps of θ E"
