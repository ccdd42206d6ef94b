"""A document as a Jupyter notebook: nbformat takes it, a kernel runs it, and it is the page's."""

from __future__ import annotations

import ast
import os
import re
import warnings
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")

from gradapp.core import lab
from gradapp.core.examples import GALLERY
from gradapp.core.problem import AnyProblem, Problem
from gradapp.documents.document import Document, LabPlace
from gradapp.documents.export.exported import computed
from gradapp.documents.export.kinds import kind_of
from gradapp.documents.export.notebook import content
from tests.core.program.test_listing import PRINTED, comments, page
from tests.documents.export import by_torch


def notebook(problem: AnyProblem, way: str, steps: int, place: str = "") -> Any:
    place_in_lab = LabPlace(place, 0, steps) if place else None
    document = Document(problem, way, steps, lab=place_in_lab)
    written = content(computed(document), ".ipynb", lambda _: None)
    read = nbformat.reads(written.decode(), as_version=nbformat.NO_CONVERT)
    nbformat.validate(read)
    return read


def run(read: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run all cells in a kernel of their own, and return what each prints."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    monkeypatch.setenv("IPYTHONDIR", str(folder))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        client = nbclient.NotebookClient(
            read, timeout=300, startup_timeout=300, kernel_name="python3"
        )
        client.execute(cwd=os.fspath(folder))
    return [
        "".join(each["text"] for each in cell.outputs if each.get("name") == "stdout")
        for cell in codes(read)
    ]


def codes(read: Any) -> list[Any]:
    return [cell for cell in read.cells if cell.cell_type == "code"]


def test_the_notebook_of_the_first_problem_has_the_four_cells_of_the_page() -> None:
    four = [cell.source for cell in codes(notebook(Problem(), "autograd", 5))[:4]]
    for own, (code, _) in zip(four, page(), strict=True):
        assert ast.dump(ast.parse(own)) == ast.dump(ast.parse(code))
        assert comments(own) == comments(code)
        blank = [re.sub(r"\s+#.*", "", row) for row in code.strip("\n").split("\n")]
        assert [re.sub(r"\s+#.*", "", row) for row in own.split("\n")] == blank


def test_a_kernel_runs_the_page_then_the_run_then_compares_every_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *four, steps, end = run(notebook(Problem(), "python", 5), tmp_path, monkeypatch)
    assert tuple(four) == PRINTED
    found = [float(row.partition("=")[2]) for row in steps.splitlines()]
    rows = enumerate(by_torch.steps(by_torch.NOTEBOOK, 0.1, 5), start=1)
    assert found == pytest.approx([n for step, row in rows for n in (step, *row)], rel=1e-12)
    assert end == "Every bit is the same in all 5 steps.\n"


def test_a_kernel_runs_other_problems_with_a_cell_for_each_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for index, count in ((1, 4), (5, 3)):
        read = notebook(GALLERY[index][1], "optimizer", 4)
        *each_way, _, end = run(read, tmp_path, monkeypatch)
        assert len(each_way) == count
        assert end == "Every bit is the same in all 4 steps.\n"
        first = by_torch.steps(by_torch.GALLERY[index], GALLERY[index][1].alpha, 1)[0]
        for printed in each_way:
            words = [row.partition("=")[2].split(",")[0] for row in printed.splitlines()]
            found = [float(word.strip("tensor()[]")) for word in words]
            assert found == pytest.approx(first, abs=6e-5)


def test_ways_that_refuse_the_learning_rate_have_no_cell_and_it_is_said() -> None:
    read = notebook(Problem(alpha=-0.02), "python", 3)
    assert len(codes(read)) == 2 + 2
    assert "ways 3 and 4 are left out" in read.cells[0].source
    assert not any("torch.optim" in each.source for each in codes(read))


def test_code_of_the_lab_has_its_warning_and_the_right_way_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = lab.ENTRIES[3]
    read = notebook(Problem(), "python", 0, entry.method.id)
    words = "\n".join(cell.source for cell in read.cells if cell.cell_type == "markdown")
    assert str(entry.wrong) in words
    right, wrong, end = run(read, tmp_path, monkeypatch)
    assert right == PRINTED[1]
    assert wrong.splitlines()[-1].startswith("AttributeError: ")
    assert end == ""


@pytest.mark.parametrize("place", range(len(lab.ENTRIES)))
def test_an_open_question_of_the_lab_is_answered_in_no_export(place: int) -> None:
    entry = lab.ENTRIES[place]
    exported = computed(Document(lab=LabPlace(entry.method.id)))
    assert exported.run.stop is None
    for ending in (".py", ".ipynb", ".html", ".csv", ".json"):
        written = kind_of(Path(f"run{ending}")).content(exported, lambda _: None).decode()
        words = " ".join(written.replace("#", "").split())
        for told in (str(entry.wrong), str(entry.why), "almost right", "written rightly"):
            assert " ".join(told.split()) not in words, ending
