"""What is exported is the run that the document tells of: its end and its problem, too."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from gradapp.core import descend, lab
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended, StopReason
from gradapp.documents.document import Document, LabPlace
from gradapp.documents.export import kinds
from gradapp.documents.export.exported import computed
from tests.additions import markdown
from tests.failing import lack_memory_after

DIVERGES = Problem(theta=3.0, x=10.0, y=2.0, alpha=1e6)


def steps_that_are_finite() -> int:
    """Return how many steps of PyTorch's own stay finite in float32."""
    theta = torch.tensor([3.0], requires_grad=True)
    for made in range(100):
        error = (theta * 10.0 - 2.0) ** 2
        error.backward()
        with torch.no_grad():
            theta -= 1e6 * theta.grad
        if not all(map(torch.isfinite, (error, theta.grad, theta))):
            return made
        theta.grad = None
    raise AssertionError("it does not diverge")


def test_a_run_that_ended_is_exported_with_its_end_and_one_that_had_not_without() -> None:
    made = steps_that_are_finite()
    ended = Document(Recipe(DIVERGES, "autograd", made, Ended("diverged", made + 1)))
    run = computed(ended).run
    assert len(run) == made
    assert run.stop is not None
    assert (run.stop.reason, run.stop.step) == (StopReason.DIVERGED, made + 1)
    assert computed(Document(Recipe(DIVERGES, "autograd", made))).run.stop is None


def test_code_of_the_lab_is_exported_with_the_problem_that_it_was_changed_to() -> None:
    entry, problem = lab.ENTRIES[0], Problem(alpha=0.15)
    place = LabPlace(Recipe(problem, entry.method.id, 6), 1, Place(6))
    run = computed(Document(lab=place)).run
    assert run.problem == problem
    theta, gradients = torch.tensor([1.0]), torch.tensor([0.0])
    for _ in range(6):
        gradients = gradients + 2 * 2.0 * (theta * 2.0 - 3.0)  # never cleared: they add up
        theta = theta - 0.15 * gradients
    assert run.value("theta_next", 6) == theta.item()
    assert descend(Problem(), "autograd", 6).value("theta_next", 6) != theta.item()


@pytest.mark.parametrize(
    "document",
    [
        Document(Recipe(steps=9)),
        Document(Recipe(steps=4, ended=Ended("diverged", 5))),
        Document(lab=LabPlace(Recipe(Problem(), lab.ENTRIES[0].method.id, 9), 1)),
    ],
)
def test_a_document_with_more_steps_than_there_is_memory_for_is_not_exported(
    monkeypatch: pytest.MonkeyPatch, document: Document
) -> None:
    lack_memory_after(monkeypatch, 4)
    with pytest.raises(MemoryError):
        computed(document)


def test_code_that_there_is_no_memory_for_is_not_taken_for_one_that_refuses_its_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lack_memory_after(monkeypatch, 0)
    with pytest.raises(MemoryError):
        computed(Document())


def test_a_kind_of_file_more_is_an_entry_and_a_module(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    document, file = Document(Recipe(steps=2)), tmp_path / "run.md"
    with pytest.raises(kinds.ExportError, match=r"must end in one of \.py, \.ipynb,"):
        kinds.export(computed(document), file)
    monkeypatch.setattr(kinds, "FILE_KINDS", (*kinds.FILE_KINDS, markdown.KIND))
    kinds.export(computed(document), file)
    assert file.read_text("utf-8").splitlines() == [
        "| step | θ | f(x) | E | dE/dθ | new θ |",
        "| --: | --: | --: | --: | --: | --: |",
        "| 1 | 1.0 | 2.0 | 1.0 | -4.0 | 1.4 |",
        f"| 2 | 1.4 | 2.8 | {(2.8 - 3) * (2.8 - 3)!r} | {2 * 2.0 * (2.8 - 3)!r} | 1.48 |",
    ]
