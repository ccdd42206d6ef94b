"""Nothing reads what gradapp wrote for a person: of who takes texts apart it is known whose."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parents[1] / "gradapp"

PERSONS: Final = "what a person types, pastes or opens"
CODE: Final = "lines of code, or names in it"
OTHERS: Final = "what Python, Qt, PyTorch or the system says"
FILE: Final = "a file of gradapp's own, or a message from it to itself, whose format that is"
LINES: Final = "where a line may end"
SOURCE: Final = "a page, a list or an equation as it stands in the sources"

WHOSE: Final = {
    "app/commands/cli.py": PERSONS,
    "app/commands/export.py": OTHERS,
    "app/commands/problem_options.py": PERSONS,
    "app/commands/trace_table.py": OTHERS,
    "app/commands/words.py": PERSONS,
    "app/run/pins.py": PERSONS,
    "app/system/apart.py": FILE,
    "app/system/no_display.py": OTHERS,
    "app/system/recovery.py": FILE,
    "app/system/single_instance.py": FILE,
    "app/views/run.py": OTHERS,
    "app/views/side_by_side/page.py": CODE,
    "documents/export/notebook.py": CODE,
    "documents/export/page.py": SOURCE,
    "documents/link.py": PERSONS,
    "documents/reading.py": FILE,
    "documents/writing.py": PERSONS,
    "ui/code/trouble.py": OTHERS,
    "ui/code/view.py": CODE,
    "ui/formula/row.py": LINES,
    "ui/hall/own_code.py": OTHERS,
    "ui/hall/page_rows.py": OTHERS,
    "ui/hall/rows.py": LINES,
    "ui/hall/verdict.py": LINES,
    "ui/help/window.py": PERSONS,
    "ui/kit/highlighter.py": CODE,
    "ui/kit/svg.py": OTHERS,
    "ui/kit/words.py": SOURCE,
    "ui/own_code/cells_dialog.py": CODE,
    "ui/own_code/indenting.py": CODE,
    "ui/plot/reading.py": LINES,
    "ui/problem/form.py": PERSONS,
    "ui/side_by_side/document.py": CODE,
    "ui/window/places.py": FILE,
}

LAYERS: Final = ("app", "documents", "ui")
_CUTS: Final = {"split", "rsplit", "partition", "rpartition", "splitlines"}


def takes_apart(path: Path) -> bool:
    """Return whether a text is cut there, or searched with a pattern."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (
            node.func.attr in _CUTS
            or (ast.unparse(node.func.value) == "re" and node.func.attr != "escape")
        )
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )


def test_whoever_takes_a_text_apart_is_known_and_it_is_none_that_was_written_for_a_person() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for layer in LAYERS
        for path in (PACKAGE / layer).rglob("*.py")
        if takes_apart(path)
    }
    assert found == set(WHOSE)


def test_a_window_never_says_an_exception_s_own_text() -> None:
    """It says a message, in the person's language: `error.message`, or `files.reason(error)`."""
    found = {
        path.relative_to(PACKAGE).as_posix()
        for layer in ("ui", "app/views", "app/run")
        for path in (PACKAGE / layer).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler) and node.name
        for inside in ast.walk(node)
        if (isinstance(inside, ast.Attribute) and inside.attr in ("strerror", "args"))
        or (isinstance(inside, ast.Call) and ast.unparse(inside) == f"str({node.name})")
        or (isinstance(inside, ast.FormattedValue) and ast.unparse(inside.value) == node.name)
    }
    assert found == set()
