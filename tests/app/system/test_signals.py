"""No signal leaves an object before all that belongs to the change is done."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import gradapp

ROOT = Path(gradapp.__file__).parent
FILES = sorted(
    path.relative_to(ROOT)
    for folder in ("app", "engine")
    for path in (ROOT / folder).rglob("*.py")
    # News tells when a change is whole; what the worker tells is queued, and heard elsewhere.
    if path.name not in ("news.py", "worker.py")
)


def in_the_middle(body: list[ast.stmt], *, more: bool = False) -> Iterator[int]:
    """Yield the lines of signals that are emitted before the last statement of a function."""
    for index, statement in enumerate(body):
        rest = body[index + 1 :]
        ends = bool(rest) and isinstance(rest[0], ast.Return) and rest[0].value is None
        goes_on = (bool(rest) and not ends) or (more and not rest)
        if _emits(statement) and goes_on:
            yield statement.lineno
        loops = isinstance(statement, ast.For | ast.While)
        for name in ("body", "orelse", "finalbody"):
            yield from in_the_middle(getattr(statement, name, []), more=goes_on or loops)
        for handler in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
            yield from in_the_middle(handler.body, more=goes_on)


def _emits(statement: ast.stmt) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "emit"
    )


@pytest.mark.parametrize("file", FILES, ids=str)
def test_a_signal_is_the_last_thing_a_method_does_unless_it_is_news(file: Path) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    found = [line for function in functions for line in in_the_middle(function.body)]
    assert not found, f"{file}: emitted before the change is done, in lines {found}"


def test_signals_in_the_middle_are_found() -> None:
    text = """
def one(self):
    self.changed.emit()
    self.state = 1
def two(self):
    if self.state:
        self.changed.emit()
    self.state = 1
def three(self):
    for each in self.states:
        self.changed.emit(each)
def four(self):
    if not self.state:
        self.refused.emit()
        return
    match self.state:
        case 1:
            self.changed.emit()
"""
    functions = ast.parse(text).body
    found = [list(in_the_middle(f.body)) for f in functions if isinstance(f, ast.FunctionDef)]
    assert found == [[3], [7], [11], []]
