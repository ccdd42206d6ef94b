"""The page in other languages: all of its words are, and code, mathematics and numbers are not."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from gradapp.core import lab
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import Document, LabPlace, save
from gradapp.documents.export.exported import Exported, computed
from gradapp.documents.export.page import content
from gradapp.ui.kit.words import said
from tests import forked, pseudo
from tests.browser import Browser, Reader

CODE = {
    "gradapp", "Python", "PyTorch", "JavaScript", "autograd", "backward", "torch", "optim",
    "MSELoss", "grad", "grad_fn", "requires_grad", "None", "float32", "float64", "theta",
    "m_p", "m_q", "v_p", "v_q",
}  # fmt: skip
"""What is called the same in every language."""

IN_CODE = ("code", "output", "trouble", "variables", "equations", "error", "errors", "parameters")
"""What has lines of code, messages of Python's, names of variables, or symbols: looked at apart."""


@pytest.fixture(scope="module")
def unspoken(tmp_path_factory: pytest.TempPathFactory) -> QTranslator:
    return pseudo.translator(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> QTranslator:
    return pseudo.compiled("de", tmp_path_factory.mktemp("german"))


def page(exported: Exported, translator: QTranslator) -> str:
    def by(context: str, text: str, comment: str = "", count: int = -1) -> str:
        return translator.translate(context, text, comment, count) or text

    say = partial(said, by=by)
    return content(replace(exported, say=say), ".html", lambda _: None).decode()


def english(text: str) -> list[str]:
    """Return the words of a text that are neither translated, nor code, nor what it has made."""
    rest = re.sub(r"\w+(?:\.\w+)+|\w+\(\)|; \w+ = .*", " ", pseudo.untranslated(text))
    return [word for word in re.findall(r"[A-Za-z]\w{2,}", rest) if word not in CODE]


WALK = (*["ArrowDown"] * 9, "Home", "End", *["ArrowDown"] * 9, " ")
"""From the step that it opens with line by line into the next, the first, the last, and play."""


def texts(reader: Reader) -> list[str]:
    """Return what is to be read or heard on a walk but code: texts, names, captions."""
    inside = ", ".join(("h1", *(f"#{id}, #{id} *" for id in IN_CODE)))
    found: list[str] = reader.page.evaluate(
        """([inside, keys]) => {
          const own = (each) => [...each.childNodes].filter((one) => one.nodeType === 3);
          const kinds = "#variables th, #variables td:nth-child(3), #code .n, #trouble li";
          const names = ["aria-label", "aria-valuetext", "title", "alt"];
          const found = new Set();
          const look = () => {
            const all = [...document.querySelectorAll("body *:not(script):not(style)")];
            const words = all.filter((each) => !each.matches(inside)).flatMap(own);
            const told = [...document.querySelectorAll(kinds)].flatMap(own);
            const axes = [...document.querySelectorAll("svg text")].flatMap(own);
            for (const one of [...words, ...told, ...axes]) found.add(one.textContent);
            for (const name of names) all.forEach((one) => found.add(one.getAttribute(name) || ""));
          };
          look();
          for (const key of keys) {
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
            look();
          }
          return [...found];
        }""",
        [inside, WALK],
    )
    return [each for each in found if each.strip()]


def lab_place(id: str, answer: int | None) -> Exported:
    return computed(
        Document(Recipe(Problem(), "autograd", 3), lab=LabPlace(Recipe(Problem(), id, 3), answer))
    )


CASES = {
    "the notebook's": lambda: computed(Document(Recipe(Problem(), "autograd", 5), at=Place(2))),
    "two parameters": lambda: computed(
        Document(Recipe(GALLERY[5][1], "optimizer", 4), at=Place(2))
    ),
    "samples": lambda: computed(Document(Recipe(GALLERY[0][1], "mseloss", 3), at=Place(1))),
    "a long run": lambda: computed(
        Document(Recipe(Problem(alpha=0.26, precision="float64"), "python", 900), at=Place(700))
    ),
    "a run that diverges": lambda: computed(
        Document(Recipe(Problem(alpha=1e6), "python", 99), at=Place(9))
    ),
    "the Lab, asked": lambda: lab_place(lab.ENTRIES[2].method.id, None),
    "the Lab, answered": lambda: lab_place(lab.ENTRIES[2].method.id, 0),
    "the Lab, raising": lambda: lab_place(lab.ENTRIES[4].method.id, 0),
}


@pytest.mark.parametrize("case", CASES)
def test_no_word_of_a_page_is_english_where_it_is_in_another_language(
    browser: Browser, tmp_path: Path, unspoken: QTranslator, case: str
) -> None:
    reader = Reader(browser, tmp_path, page(CASES[case](), unspoken))
    found = [each for each in texts(reader) if english(each)]
    assert reader.page.get_attribute("#play", "aria-pressed") == "true", "keys are heard"
    python = [each for each in found if re.match(r"[⚠✗] \w+(Error|Warning): ", each)]
    left = [each for each in found if each not in python]
    assert not left
    assert not reader.errors
    narrow = "all => all.filter((each) => each.scrollWidth > each.clientWidth).length"
    assert reader.page.eval_on_selector_all("#code .n", narrow) == 0


def test_a_german_page_says_so_to_browsers_and_has_the_same_code_and_numbers(
    browser: Browser, tmp_path: Path, german: QTranslator
) -> None:
    exported = CASES["the notebook's"]()
    reader = Reader(browser, tmp_path, page(exported, german))
    assert reader.page.get_attribute("html", "lang") == "de"
    assert reader.says() == "Schritt 2: E ≈ 0.04, neues θ = 1.48."
    assert reader.page.inner_text("#next") == "↓ Nächste Zeile"
    assert reader.page.get_attribute("#error", "aria-label").startswith("Kurve des Fehlers")
    reader.keys("ArrowDown")
    shown = reader.table("steps"), reader.table("equations"), reader.page.inner_text("#output")
    code = [line.removeprefix("▶ ") for line in reader.lines_now()]
    plain = Reader(browser, tmp_path, content(exported, ".html", lambda _: None).decode())
    assert plain.page.get_attribute("html", "lang") == "en"
    plain.keys("ArrowDown")
    assert shown == (
        plain.table("steps"),
        plain.table("equations"),
        plain.page.inner_text("#output"),
    )
    assert code == [line.removeprefix("▶ ") for line in plain.lines_now()]


@pytest.mark.parametrize(
    ("system", "words", "spoken"),
    [
        ("de_DE.UTF-8", (), "de"),
        ("de_DE.UTF-8", ("--language", "en"), "en"),
        ("C.UTF-8", ("--language", "de"), "de"),
        ("fr_FR.UTF-8", (), "en"),
    ],
)
def test_the_command_line_writes_a_page_in_the_language_of_the_window_or_that_asked_for(
    tmp_path: Path, system: str, words: tuple[str, ...], spoken: str
) -> None:
    pseudo.translations().compile_all()
    save(Document(Recipe(steps=2)), tmp_path / "d.gradapp")
    out = tmp_path / "page.html"
    done = forked.python(
        "-m", "gradapp", "export", tmp_path / "d.gradapp", out, *words,
        env={**os.environ, "LC_ALL": system},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert f'<html lang="{spoken}">' in out.read_text("utf-8")
