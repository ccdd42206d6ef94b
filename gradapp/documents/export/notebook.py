"""A document as a Jupyter notebook: a step in each way, as on the page, then its run, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from gradapp.core.registry import compared_with
from gradapp.core.run import Run
from gradapp.core.words import N_, Message, listed
from gradapp.core.writing.plain import one_step, raising
from gradapp.documents.export.exported import Exported, OnProgress, Say, first_end, with_its_end
from gradapp.documents.export.recorded import comparing
from gradapp.documents.export.remarks import heading, remarks, warning
from gradapp.documents.export.script import loop_of

_WAYS: Final = {
    1: N_("Program", "One step of gradient descent"),
    2: N_("Program", "One step of gradient descent, written in two ways"),
    3: N_("Program", "One step of gradient descent, written in three ways"),
    4: N_("Program", "One step of gradient descent, written in four ways"),
}
_RIGHTLY: Final = N_("Program", "One step of gradient descent, written correctly")
_REFUSING: Final = N_(
    "Program", "`torch.optim` refuses a negative learning rate. Left out: {ways}."
)
_COMPARED: Final = N_("Program", "Every bit is compared with what gradapp has computed:")


def content(exported: Exported, _ending: str, _progress: OnProgress) -> bytes:
    """Return the notebook as nbformat 4 has it, not yet run."""
    cells = [*_cells(with_its_end(exported.run), exported.say, is_asked=exported.document.is_asked)]
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


def _cells(run: Run, say: Say, *, is_asked: bool) -> Iterator[dict[str, Any]]:
    if not is_asked:  # else the right code beside it would give the answer away
        yield from _ways(run, say)
    loop = loop_of(run)
    told = warning(run, is_asked=is_asked), *remarks(run)
    yield _words(f"# {heading(run, say)}", *map(say, told))
    yield _code(loop.text)
    if loop.kept:
        yield _words(say(_COMPARED))
        yield _code(comparing(run, loop.kept, say))


def _ways(run: Run, say: Say) -> Iterator[dict[str, Any]]:
    """Yield a step in each way; of code of the Lab, in the right ones."""
    methods = compared_with(run.method, run.problem)
    if run.method.right:
        methods = methods[1:]
    takes = [each for each in methods if run.problem.alpha >= 0 or each.writes_rule]
    many = N_("Program", "One step of gradient descent, written in {count} ways")
    title: Message = _WAYS.get(len(takes), many.filled(count=len(takes)))
    if run.method.right:
        title = _RIGHTLY
    left_out = [each.name for each in methods if each not in takes]
    refusing = say(_REFUSING.filled(ways=listed(left_out))) if left_out else ""
    formulas = f"    {run.problem.summary}"
    yield _words(f"# {say(title)}", formulas, refusing)
    for method, code in zip(takes, one_step(takes, run.problem), strict=True):
        yield _words(f"## {say(method.heading)}", say(method.takes_over))
        end = first_end(run.problem, method)
        yield _code(raising(code) if end is not None and end.has_raised else code)


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
