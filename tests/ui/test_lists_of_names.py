"""A sentence about names is right for one of them and for several, in the person's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from gradapp.core.own_code.states import Optimizer
from gradapp.core.own_code.tape import Variable
from gradapp.core.problem.draft import Draft, DraftError, draft_of, problem_of
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.registry import ways
from gradapp.core.run import Run
from gradapp.core.run.descent import Descent
from gradapp.core.run.trend import Trend
from gradapp.ui.code.narration import step_words
from gradapp.ui.kit.words import said
from gradapp.ui.own_code.rows import rows_of
from tests import pseudo


@pytest.fixture
def speak(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Have texts said in a language."""
    spoken: list[QTranslator] = []

    def install(language: str) -> None:
        if language != "en":
            spoken.append(pseudo.compiled(language, tmp_path))
            qapp.installTranslator(spoken[-1])

    yield install
    for translator in spoken:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("holds", "words"),
    [
        ([9], "hält #9, das kein Name bezeichnet"),
        ([8, 9], "hält #8 und #9, die kein Name bezeichnet"),
    ],
)
def test_tensors_that_no_name_means(
    speak: Callable[[str], None], holds: list[int], words: str
) -> None:
    speak("de")
    (row,) = rows_of([Variable("opt", Optimizer("SGD", {}, holds, {}), False)])
    assert str(row.kind) == words


@pytest.mark.parametrize(
    ("language", "error", "words"),
    [
        ("en", "(a - 1)**2", "a has not moved"),
        ("en", "(a - 1)**2 + (b - 1)**2", "a, b have not moved"),
        ("de", "(a - 1)**2", "a hat sich nicht bewegt"),
        ("de", "(a - 1)**2 + (b - 1)**2", "a, b haben sich nicht bewegt"),
    ],
)
def test_parameters_that_have_not_moved(
    speak: Callable[[str], None], language: str, error: str, words: str
) -> None:
    speak(language)
    problem = Fit(error=error)
    way, *_ = ways(problem)
    run = Run(problem, way, Descent(problem, way).advance(1))
    assert step_words(run, run.step(1), Trend.FIXED_POINT).endswith(words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The number of samples per step must be a whole number"),
        ("de", "Die Zahl der Datenpunkte je Schritt muss eine ganze Zahl"),
    ],
)
def test_a_number_of_samples_is_one_number(
    speak: Callable[[str], None], language: str, words: str
) -> None:
    speak(language)
    draft = replace(draft_of(GALLERY[0][1]) or Draft(), batch="many")
    with pytest.raises(DraftError) as refused:
        problem_of(draft)
    assert said(refused.value.message).startswith(words)
