"""No signal leaves an object before all that belongs to the change is done."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set
from pathlib import Path

import pytest

import gradapp

ROOT = Path(gradapp.__file__).parent
TYPED = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))
FILES = [
    path
    for path in TYPED
    # News tells when a change is whole; what the worker tells is queued, and heard elsewhere.
    if path.parts[0] in ("app", "engine") and path.name not in ("news.py", "worker.py")
]


def in_the_middle(
    body: list[ast.stmt], emitting: Set[str] = frozenset(), *, more: bool = False
) -> Iterator[int]:
    """Yield the lines of signals that are emitted before the last statement of a function.

    Or of calls to methods of the object that are `emitting`.
    """
    for index, statement in enumerate(body):
        rest = body[index + 1 :]
        ends = bool(rest) and isinstance(rest[0], ast.Return) and rest[0].value is None
        goes_on = (bool(rest) and not ends) or (more and not rest)
        if _emits(statement, emitting) and goes_on:
            yield statement.lineno
        loops = isinstance(statement, ast.For | ast.While)
        for name in ("body", "orelse", "finalbody"):
            yield from in_the_middle(getattr(statement, name, []), emitting, more=goes_on or loops)
        for handler in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
            yield from in_the_middle(handler.body, emitting, more=goes_on)


def _emits(statement: ast.stmt, emitting: Set[str]) -> bool:
    if not isinstance(statement, ast.Expr | ast.Assign | ast.AnnAssign | ast.Return):
        return False  # its parts are looked at
    called = [node.func for node in ast.walk(statement) if isinstance(node, ast.Call)]
    return any(
        isinstance(func, ast.Attribute)
        and (func.attr == "emit" or (_is_self(func.value) and func.attr in emitting))
        for func in called
    )


def _is_self(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id == "self"


def found_in(tree: ast.AST) -> list[int]:
    """Return the lines of a module where signals are emitted too soon."""
    found = []
    for kind in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        methods = [node for node in kind.body if isinstance(node, ast.FunctionDef)]
        statements = {
            each.name: [node for node in ast.walk(each) if isinstance(node, ast.stmt)]
            for each in methods
        }
        emitting: set[str] = set()
        while more := {
            name
            for name in statements.keys() - emitting
            if any(_emits(node, emitting) for node in statements[name])
        }:  # as deep as calls are
            emitting |= more
        found += [line for each in methods for line in in_the_middle(each.body, emitting)]
    return found


def folders(files: list[Path]) -> list[Path]:
    return sorted({file.parent for file in files})


@pytest.mark.parametrize("folder", folders(FILES), ids=str)
def test_a_signal_is_the_last_thing_a_method_does_unless_it_is_news(folder: Path) -> None:
    for file in [each for each in FILES if each.parent == folder]:
        found = found_in(ast.parse((ROOT / file).read_text(encoding="utf-8")))
        assert not found, f"{file}: emitted before the change is done, in lines {found}"


@pytest.mark.parametrize("folder", folders(TYPED), ids=str)
def test_a_signal_and_a_slot_say_what_they_carry(folder: Path) -> None:
    for file in [each for each in TYPED if each.parent == folder]:
        text = (ROOT / file).read_text(encoding="utf-8")
        tree = ast.parse(text if "Signal(" in text or "Slot(" in text else "")
        untyped = [
            node.lineno
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Signal", "Slot")
            if any(ast.unparse(carried) == "object" for carried in node.args)
        ]
        assert not untyped, f"{file}: carried as any object, in lines {untyped}"


def test_signals_in_the_middle_are_found() -> None:
    text = """
class Thing:
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
    def five(self):
        self.six()
        self.state = 1
    def six(self):
        self.four()
"""
    assert found_in(ast.parse(text)) == [4, 8, 12, 21]
