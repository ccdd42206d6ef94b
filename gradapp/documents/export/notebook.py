"""A document as a Jupyter notebook: a step in each way, as on the page, then its run, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gradapp.core.registry import compared_with
from gradapp.core.run import Run
from gradapp.core.writing.plain import one_step
from gradapp.documents.export.exported import Exported, Told
from gradapp.documents.export.recorded import comparing
from gradapp.documents.export.script import loop_of
from gradapp.documents.export.told import heading, remarks, warning

_COUNTED = {3: "three", 4: "four"}

_REFUSING = "`torch.optim` refuses a negative learning rate: ways 3 and 4 are left out."


def content(exported: Exported, _ending: str, _told: Told) -> bytes:
    """Return the notebook as nbformat 4 has it, not yet run."""
    cells = [*_cells(exported.run, is_asked=exported.is_asked)]
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number}"
    notebook = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return f"{json.dumps(notebook, ensure_ascii=False, indent=1)}\n".encode()


def _cells(run: Run, *, is_asked: bool) -> Iterator[dict[str, Any]]:
    if not is_asked:  # else the right code beside it would give the answer away
        yield from _ways(run)
    loop = loop_of(run)
    yield _words(f"# {heading(run)}", str(warning(run, is_asked=is_asked)), *remarks(run))
    yield _code(loop.text)
    if loop.kept:
        yield _words("Every bit is compared with what gradapp has computed:")
        yield _code(comparing(run, loop.kept))


def _ways(run: Run) -> Iterator[dict[str, Any]]:
    """Yield a step in each way; of code of the Lab, in the right ones."""
    methods = compared_with(run.method, run.problem)
    ways = f"in {_COUNTED.get(len(methods), len(methods))} ways"
    if run.method.is_of_lab:
        methods, ways = methods[1:], "rightly"
    takes = [each for each in methods if run.problem.alpha >= 0 or each.writes_rule]
    refusing = "" if len(takes) == len(methods) else _REFUSING
    formulas = f"    {run.problem.summary}"
    yield _words(f"# One step of gradient descent, written {ways}", formulas, refusing)
    for method, code in zip(takes, one_step(takes, run.problem), strict=True):
        yield _words(f"## {' '.join(str(method.title).split())}", str(method.takes_over))
        yield _code(code)


def _words(*paragraphs: str) -> dict[str, Any]:
    text = "\n\n".join(each for each in paragraphs if each)
    return {"cell_type": "markdown", "metadata": {}, "source": _lines(text)}


def _code(text: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": _lines(text),
    }


def _lines(text: str) -> list[str]:
    *lines, last = text.rstrip("\n").split("\n")
    return [*(f"{line}\n" for line in lines), last]
