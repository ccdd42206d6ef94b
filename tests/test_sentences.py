"""A sentence is one message: no words stand beside it in code, and it is shown as it was said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

PACKAGE: Final = Path(__file__).resolve().parents[1] / "gradapp"

LAYERS: Final = ("app/run", "app/views", "documents", "engine", "ui")
"""What a window says stands there, and in `core`, whose texts are mostly code."""

_SAYING: Final = {"said", "said_all", "translate"}
_FILLING: Final = {"counted", "filled", "format"}
_CHANGING: Final = (
    *("capitalize", "casefold", "endswith", "find", "index", "lower", "lstrip", "partition"),
    *("removeprefix", "removesuffix", "replace", "rpartition", "rsplit", "rstrip", "split"),
    *("splitlines", "startswith", "strip", "swapcase", "title", "upper"),
)
_TWO_WORDS: Final = re.compile(r"[A-Za-z]{2,}[,:;]? [a-z]{2,}")

NO_SENTENCES: Final = {
    "app/run/own_beside.py": "who asks the engine for a run",
    "app/run/own_code.py": "a type",
    "documents/export/recorded.py": "code that is exported",
    "documents/schema.py": "what a file says of its format",
    "ui/side_by_side/document.py": "how lines are drawn",
}
_ASIDE: Final = {"N_", "_log.debug", "_log.info", "_log.warning", "_log.error", "_log.exception"}

CAPITALS: Final = {"app/views/own_code/tape.py": "the command line says them behind a colon"}


def is_saying(node: ast.AST) -> bool:
    """Return whether a text is said there in the person's language."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in _SAYING
        case ast.Call(func=ast.Attribute(attr=name)):
            return name == "tr"
    return False


def is_said(node: ast.AST, names: set[str]) -> bool:
    """Return whether a value is a sentence as a person reads it, or one of these names."""
    match node:
        case ast.Name(id=name):
            return name in names
        case ast.Call(func=ast.Attribute(attr=name, value=value)) if name in _FILLING:
            return is_said(value, names)
    return is_saying(node)


def english(node: ast.AST) -> Iterator[str]:
    """Yield the words that stand in no message; what is raised or logged is for others."""
    match node:
        case ast.Raise() | ast.Expr(value=ast.Constant()):
            return
        case ast.Call(func=called) if is_saying(node) or ast.unparse(called) in _ASIDE:
            return
        case ast.AnnAssign(value=value):
            yield from () if value is None else english(value)
            return
        case ast.JoinedStr(values=parts):
            text = "".join(each.value for each in parts if isinstance(each, ast.Constant))
            inside = [each for each in parts if isinstance(each, ast.FormattedValue)]
        case ast.Constant(value=str() as text):
            inside = []
        case _:
            text, inside = "", list(ast.iter_child_nodes(node))
    if "<" not in text and _TWO_WORDS.search(text):
        yield text
    for each in inside:
        yield from english(each)


def constants(tree: ast.Module) -> Iterator[str]:
    """Yield the texts that stand in code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def changes(function: ast.AST) -> Iterator[str]:
    """Yield where a text is changed, cut or searched that has been said in this function."""
    if not isinstance(function, ast.FunctionDef):
        return
    names: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and is_said(node.value, set()):
            names |= {each.id for each in node.targets if isinstance(each, ast.Name)}
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Attribute(attr=name, value=value)):
                is_changed = name in _CHANGING and is_said(value, names)
            case ast.Subscript(value=value):
                is_changed = is_said(value, names)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                is_changed = is_said(left, names) and is_said(right, names)
            case _:
                is_changed = False
        if is_changed:
            yield ast.unparse(node)


def sources(*layers: str) -> Iterator[tuple[str, ast.Module]]:
    for layer in layers:
        for path in sorted((PACKAGE / layer).rglob("*.py")):
            yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def test_no_words_stand_in_code_that_are_no_message() -> None:
    found = {path: [*english(tree)] for path, tree in sources(*LAYERS)}
    assert {path for path, words in found.items() if words} == set(NO_SENTENCES), found


def test_what_has_been_said_is_neither_changed_nor_searched() -> None:
    found = {
        path: {each for node in ast.walk(tree) for each in changes(node)}
        for path, tree in sources(*LAYERS, "app", "core")
    }
    assert {path for path, changed in found.items() if changed} == set(CAPITALS), found


def test_no_line_of_a_window_ends_between_a_number_and_its_unit() -> None:
    torn = re.compile(r"\{\w*\} (?:s|ms|kB|MB|GB|px)\b")
    found = {
        path: {text for text in constants(tree) if torn.search(text)}
        for path, tree in sources("app/views", "ui")
    }
    assert not {path for path, texts in found.items() if texts}, found
    for path in (PACKAGE.parent / "resources" / "translations").glob("*.ts"):
        for message in ElementTree.parse(path).iter("message"):
            source = message.findtext("source", "")
            if re.search(r"\}\u00a0", source):
                assert not torn.search("".join(message.itertext())), source
