"""The words of the program and of its translations mean one thing each."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gradapp.core.help.words import IN_TEXTS, in_text

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"


def test_one_text_has_one_translation() -> None:
    """Where it means two things, a comment tells them apart."""
    said: dict[tuple[str, str], set[str]] = {}
    german = ElementTree.parse(TRANSLATIONS / "gradapp_de.ts")
    for message in german.iter("message"):
        text = message.findtext("source", ""), message.findtext("comment", "")
        words = "".join(message.find("translation").itertext())  # type: ignore[union-attr]
        said.setdefault(text, set()).add(words.replace("&", ""))
    assert {text for (text, _), words in said.items() if len(words) > 1} == set()


def test_what_goes_with_a_number_in_english_agrees_with_one_and_with_many() -> None:
    german = ElementTree.parse(TRANSLATIONS / "gradapp_de.ts")
    counted = [each.findtext("source", "") for each in german.iterfind(".//message[@numerus]")]
    undecided = r"\(s\) (has|have|is|are|to \w+ their)\b|\bthem\b(?!\])"
    assert [each for each in counted if re.search(undecided, each)] == []


IN_GERMAN = {
    "Bereich": "Felder(?! für ein Dokument)",
    "Diagramm": "Zurück zu den Kurven",
    "Durchlauf": "Durchg[aä]ng|Umlauf",
    "Gleitkommazahl": r"\bKommazahl|Fließkomma",
    "Optimierer": r"\bOptimizer",
    "Weight Decay": r"\bweight decay|Gewichtsabbau",
    "anderswo": "an anderer Stelle ist",
    "schwingen": "pendel",
}
"""What a thing is called, and what it would be called otherwise."""


@pytest.mark.parametrize("word", IN_GERMAN)
def test_one_thing_has_one_word_in_german(word: str) -> None:
    help_ = (ROOT / "resources" / "help" / "de.md").read_text("utf-8").splitlines()
    german = ElementTree.parse(TRANSLATIONS / "gradapp_de.ts").iter("translation")
    said = [*help_, *("".join(each.itertext()) for each in german)]
    assert [each for each in said if re.search(IN_GERMAN[word], each)] == []


METHODS_OF_CLASSES = {
    "A method is named here but not called: write parameters() with its parentheses.",
    "What a module computes belongs in its method forward(self, x).",
}


def test_what_is_a_way_is_called_so_in_every_text() -> None:
    """Two texts speak of methods of a class; `--method` and names of files are code."""
    german = ElementTree.parse(TRANSLATIONS / "gradapp_de.ts")
    said = {message.findtext("source", "") for message in german.iter("message")}
    for page in ("README.md", "gradapp/README.md", "resources/help/en.md"):
        said |= set((ROOT / page).read_text("utf-8").splitlines())
    code = re.compile(r"\{[^{}]*\}|`[^`]*`?|^ {4}.*|--method|methods?/|method,step")
    wrong = {each for each in said if re.search(r"\bmethods?\b", code.sub("", each), re.I)}
    assert wrong == METHODS_OF_CLASSES


OF_SO_MANY_WAYS = re.compile(
    r"The other three ways need PyTorch, which is missing here\."  # as the tour shows it
    r"|All four( ways)?"
    r"|.* among all four .*"  # where so many are compared
    r"|Three|Four"
    r"|One step of gradient descent, written in (three|four) ways"
)
"""What is said only of so many ways as it names."""


def test_no_text_has_a_number_of_ways_that_another_problem_or_one_way_more_would_change() -> None:
    german = ElementTree.parse(TRANSLATIONS / "gradapp_de.ts")
    said = {message.findtext("source", "") for message in german.iter("message")}
    counted = re.compile(r"\b(three|four)\b|\bways \d(?! and 2 take it)", re.I)
    found = {each for each in said if counted.search(each)}
    assert {each for each in found if not OF_SO_MANY_WAYS.fullmatch(each)} == set()


@pytest.mark.parametrize("ts", sorted(TRANSLATIONS.glob("*.ts")), ids=lambda ts: ts.stem)
def test_no_two_buttons_of_a_dialog_have_one_letter(ts: Path) -> None:
    for context in ElementTree.parse(ts).iter("context"):
        name = context.findtext("name", "")
        texts = {each.findtext("translation", "") for each in context.iter("message")}
        marked = [text for text in texts if "&" in text and name.endswith("Dialog")]
        letters = [text[text.index("&") + 1].casefold() for text in marked]
        assert len(set(letters)) == len(letters), (name, marked)


SAYS_TERMS = {
    "graph": ("GraphPanel", "ShownLines", "ShownTape"),
    "gradient": ("GraphPanel", "ShownLines"),
    "hessian": ("LearningRate",),
    "condition": ("LearningRate",),
    "converge": ("LearningRate", "LearningRatePanel"),
    "diverge": ("LearningRate", "LearningRatePanel"),
    "rounding": ("Verdict",),
    "bits": ("Verdict",),
}
"""In what is said there, these words are explained."""


@pytest.mark.parametrize("ts", sorted(TRANSLATIONS.glob("*.ts")), ids=lambda ts: ts.stem)
def test_a_word_that_is_explained_in_english_is_known_in_each_of_its_forms(ts: Path) -> None:
    """A language has more forms than English: of “graph”, German has “Graph” and “Graphen”."""
    said = {
        context.findtext("name", ""): [
            (message.findtext("source", ""), form)
            for message in context.iter("message")
            for form in message.find("translation").itertext()  # type: ignore[union-attr]
            if form.strip()
        ]
        for context in ElementTree.parse(ts).iter("context")
    }
    lost = [
        (term, form)
        for term, contexts in SAYS_TERMS.items()
        for words in [str(IN_TEXTS[term])]
        for forms in [dict(said["Terms"])[words]]
        for context in contexts
        for text, form in said[context]
        if in_text(text, ((term, words),)) and not in_text(form, ((term, forms),))
    ]
    assert lost == []
