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
from gradapp.core.methods import METHODS, Method
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import Document, LabPlace
from gradapp.documents.export.exported import computed
from gradapp.documents.export.kinds import kind_of
from gradapp.documents.export.notebook import content
from tests.additions import grad
from tests.core.program.test_listing import PRINTED, comments, page
from tests.documents.export import by_torch


def notebook(problem: AnyProblem, way: str, steps: int, place: str = "") -> Any:
    place_in_lab = LabPlace(Recipe(Problem(), place, steps), 0) if place else None
    document = Document(Recipe(problem, way, steps), lab=place_in_lab)
    written = content(computed(document), ".ipynb", lambda _: None)
    read = nbformat.reads(written.decode(), as_version=nbformat.NO_CONVERT)
    nbformat.validate(read)
    return read


NOTEBOOKS: dict[str, tuple[AnyProblem, str, int, str]] = {
    "the page": (Problem(), "python", 5, ""),
    "two samples": (GALLERY[1][1], "optimizer", 4, ""),
    "two parameters": (GALLERY[5][1], "optimizer", 4, ""),
    "of the Lab": (Problem(), "python", 0, lab.ENTRIES[3].method.id),
}
ANEW = """%reset -f
import torch
torch.set_default_dtype(torch.float32)
del torch"""
"""What makes a kernel forget what the notebook before has made, but for what it has imported."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Run all cells of each notebook, the first in a new kernel; return what each cell prints."""
    folder = tmp_path_factory.mktemp("kernel")
    several = [notebook(*each) for each in NOTEBOOKS.values()]
    together = nbformat.v4.new_notebook(metadata=several[0].metadata)
    for read in several:
        together.cells += [*read.cells, nbformat.v4.new_code_cell(ANEW)]
    with pytest.MonkeyPatch.context() as patched, warnings.catch_warnings():
        patched.delenv("PYTHONPATH", raising=False)
        patched.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
        patched.setenv("IPYTHONDIR", str(folder))
        warnings.simplefilter("ignore")
        client = nbclient.NotebookClient(
            together, timeout=300, startup_timeout=300, kernel_name="python3"
        )
        client.execute(cwd=os.fspath(folder))
    cells = iter(codes(together))
    found = {}
    for name, read in zip(NOTEBOOKS, several, strict=True):
        of_it = [next(cells) for _ in codes(read)]
        next(cells)
        found[name] = [
            "".join(each["text"] for each in cell.outputs if each.get("name") == "stdout")
            for cell in of_it
        ]
    return found


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
    printed: dict[str, list[str]],
) -> None:
    *four, steps, end = printed["the page"]
    assert tuple(four) == PRINTED
    found = [float(row.partition("=")[2]) for row in steps.splitlines()]
    rows = enumerate(by_torch.steps(by_torch.NOTEBOOK, 0.1, 5), start=1)
    assert found == pytest.approx([n for step, row in rows for n in (step, *row)], rel=1e-12)
    assert end == "Every bit is the same in all 5 steps.\n"


@pytest.mark.parametrize(
    ("name", "index", "count"), [("two samples", 1, 4), ("two parameters", 5, 3)]
)
def test_a_kernel_runs_other_problems_with_a_cell_for_each_way(
    printed: dict[str, list[str]], name: str, index: int, count: int
) -> None:
    *each_way, _, end = printed[name]
    assert len(each_way) == count
    assert end == "Every bit is the same in all 4 steps.\n"
    first = by_torch.steps(by_torch.GALLERY[index], GALLERY[index][1].alpha, 1)[0]
    for told in each_way:
        words = [row.partition("=")[2].split(",")[0] for row in told.splitlines()]
        found = [float(word.strip("tensor()[]")) for word in words]
        assert found == pytest.approx(first, abs=6e-5)


def test_ways_that_refuse_the_learning_rate_have_no_cell_and_it_is_said() -> None:
    read = notebook(Problem(alpha=-0.02), "python", 3)
    assert len(codes(read)) == 2 + 2
    assert "Left out: 3 Optimizer and 4 MSELoss." in read.cells[0].source
    assert read.cells[0].source.startswith("# One step of gradient descent, written in two ways\n")
    assert not any("torch.optim" in each.source for each in codes(read))


def test_a_cell_of_bare_python_that_has_no_number_says_so_and_the_next_ones_go_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    problem = Fit(None, None, error="1/p", start={"p": 0.0})
    read = notebook(problem, "autograd", 0)
    names: dict[str, Any] = {}
    for cell in codes(read):
        exec(cell.source, names)
    first, *others = capsys.readouterr().out.splitlines()
    assert first == "ZeroDivisionError: float division by zero"
    assert others[0] == "E=tensor([inf], grad_fn=<MulBackward0>)"
    assert not any("Error" in each for each in others)


@pytest.mark.parametrize(
    "problem", [Problem(), Problem(rule=rule("sgd", momentum=0.5)), GALLERY[1][1]]
)
def test_each_way_says_what_pytorch_takes_over_in_it(problem: AnyProblem) -> None:
    words = [each.source for each in notebook(problem, "python", 1).cells if "## " in each.source]
    assert words == [f"## {way.heading}\n\n{way.takes_over}" for way in METHODS]


def test_a_way_more_that_makes_the_update_itself_refuses_no_learning_rate() -> None:
    METHODS.append(grad.WAY)
    try:
        read = notebook(Problem(alpha=-0.02), "python", 3)
    finally:
        METHODS.remove(grad.WAY)
    assert any("torch.autograd.grad" in each.source for each in codes(read))
    assert "Left out: 3 Optimizer and 4 MSELoss." in read.cells[0].source


@pytest.mark.parametrize("code", [*METHODS, *lab.methods()], ids=lambda each: each.id)
def test_who_writes_the_rule_out_is_told_from_who_has_an_optimizer(code: Method) -> None:
    assert code.writes_rule == ("optim" not in code.program.text)


def test_code_of_the_lab_has_its_warning_and_the_right_way_before_it(
    printed: dict[str, list[str]],
) -> None:
    read = notebook(*NOTEBOOKS["of the Lab"])
    words = "\n".join(cell.source for cell in read.cells if cell.cell_type == "markdown")
    assert str(lab.ENTRIES[3].wrong) in words
    right, wrong, end = printed["of the Lab"]
    assert right == PRINTED[1]
    assert wrong.splitlines()[-1].startswith("AttributeError: ")
    assert end == ""


@pytest.mark.parametrize("place", range(len(lab.ENTRIES)))
def test_an_open_question_of_the_lab_is_answered_in_no_export(place: int) -> None:
    entry = lab.ENTRIES[place]
    exported = computed(Document(lab=LabPlace(Recipe(Problem(), entry.method.id))))
    assert exported.run.stop is None
    for ending in (".py", ".ipynb", ".html", ".csv", ".json"):
        written = kind_of(Path(f"run{ending}")).content(exported, lambda _: None).decode()
        words = " ".join(written.replace("#", "").split())
        for told in (str(entry.wrong), str(entry.why), "almost right", "written correctly"):
            assert " ".join(told.split()) not in words, ending
