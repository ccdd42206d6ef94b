"""Programs in other languages: what is said around the code is, and the code is not."""

from __future__ import annotations

import ast
import json
import os
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
from gradapp.documents.export import notebook, script
from gradapp.documents.export.exported import Exported, Say, computed
from gradapp.ui.kit.words import said
from tests import forked, pseudo
from tests.documents.export.test_page_language import english

DIVERGES = Problem(theta=3.0, x=10.0, y=2.0, alpha=1e6)
CASES = {
    "the notebook's": Document(Recipe(steps=5)),
    "none": Document(Recipe(Problem(), "mseloss", 0)),
    "fixed": Document(Recipe(Problem(), "autograd", 100)),
    "many": Document(Recipe(Problem(alpha=0.001), "python", 1200)),
    "diverges": Document(Recipe(DIVERGES, "optimizer", 50)),
    "refused": Document(Recipe(Problem(alpha=-0.1), "python", 3)),
    "a valley": Document(Recipe(GALLERY[2][1], "autograd", 4)),
    "samples": Document(Recipe(GALLERY[0][1], "optimizer", 4)),
    "asked": Document(lab=LabPlace(Recipe(Problem(), lab.ENTRIES[0].method.id))),
    "answered": Document(lab=LabPlace(Recipe(Problem(), lab.ENTRIES[0].method.id, 6), 1, Place(6))),
}


def saying(translator: QTranslator) -> Say:
    def by(context: str, text: str, comment: str = "", count: int = -1) -> str:
        found = translator.translate(context, text, comment, count) or text
        return found.replace("%Ln", str(count))

    return partial(said, by=by)


@pytest.fixture(scope="module")
def unspoken(tmp_path_factory: pytest.TempPathFactory) -> Say:
    return saying(pseudo.translator(tmp_path_factory.mktemp("pseudo")))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Say:
    return saying(pseudo.compiled("de", tmp_path_factory.mktemp("german")))


def program(exported: Exported, say: Say) -> str:
    return script.content(replace(exported, say=say), ".py", lambda _: None).decode()


def cells(exported: Exported, say: Say) -> list[tuple[str, str]]:
    made = json.loads(notebook.content(replace(exported, say=say), ".ipynb", lambda _: None))
    return [(cell["cell_type"], "".join(cell["source"])) for cell in made["cells"]]


def remarks(text: str) -> list[str]:
    """Return the lines of a program that only say something around its code."""
    head, _, rest = text.partition("\n\n")
    end = [line for line in rest.splitlines() if line.startswith("# ") and "gradapp" in line]
    return [line.removeprefix("# ") for line in (*head.splitlines(), *end)]


@pytest.mark.parametrize("case", CASES)
def test_no_word_around_a_program_is_english_where_it_is_in_another_language(
    unspoken: Say, case: str
) -> None:
    exported = computed(CASES[case])
    around = remarks(program(exported, unspoken))
    said_around = [" ".join(around)]  # a sentence may stand in several lines
    paragraphs = [
        paragraph
        for kind, text in cells(exported, unspoken)
        if kind == "markdown"
        for paragraph in text.split("\n\n")
    ]
    assert around
    assert paragraphs
    assert not [line for line in (*said_around, *paragraphs) if english(line)]


@pytest.mark.parametrize("case", CASES)
def test_the_code_is_the_same_in_every_language_character_for_character(
    german: Say, case: str
) -> None:
    exported = computed(CASES[case])
    plain, other = program(exported, str), program(exported, german)
    code = script.loop_of(exported.run).text
    assert code in plain
    assert code in other
    assert ast.dump(ast.parse(plain)) == ast.dump(ast.parse(other))
    here, there = cells(exported, str), cells(exported, german)
    codes = [text for kind, text in there if kind == "code"]
    assert [kind for kind, _ in here] == [kind for kind, _ in there]
    *same, last = [text for kind, text in here if kind == "code"]
    assert codes[:-1] == same
    assert ast.dump(ast.parse(codes[-1])) == ast.dump(ast.parse(last))


def test_a_german_program_says_so_and_a_german_notebook_too(german: Say) -> None:
    exported = computed(CASES["the notebook's"])
    assert "# 5 Schritte in float64: " in program(exported, german)
    titles = [text.splitlines()[0] for kind, text in cells(exported, german) if kind == "markdown"]
    assert titles[0] == "# Ein Schritt des Gradientenabstiegs, auf vier Wegen geschrieben"


@pytest.mark.parametrize(
    ("system", "words", "begins"),
    [
        ("de_DE.UTF-8", (), "2 Schritte"),
        ("de_DE.UTF-8", ("--language", "en"), "2 steps"),
        ("C.UTF-8", ("--language", "de"), "2 Schritte"),
        ("C.UTF-8", (), "2 steps"),
        ("en_GB.UTF-8", (), "2 steps"),
    ],
)
def test_the_command_line_writes_a_program_in_the_language_of_the_window_or_that_asked_for(
    tmp_path: Path, system: str, words: tuple[str, ...], begins: str
) -> None:
    pseudo.translations().compile_all()
    save(Document(Recipe(steps=2)), tmp_path / "d.gradapp")
    for ending in (".py", ".ipynb"):
        out = tmp_path / f"program{ending}"
        done = forked.python(
            "-m", "gradapp", "export", tmp_path / "d.gradapp", out, *words,
            env={**os.environ, "LC_ALL": system},
        )  # fmt: skip
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert begins in out.read_text("utf-8")
