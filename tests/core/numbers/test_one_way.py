"""A number that a person reads is written by one mechanism, which knows whether it is rounded."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).resolve().parents[3]

ROUNDS_ITSELF = {
    "ui/kit/svg.py": "writes coordinates",
    "ui/plot/scale.py": "labels round places, all digits of them",
    "ui/side_by_side/document.py": "writes the size of a font",
    "ui/window/moving_dialog.py": "tells for how many seconds a picture moves",
    "app/system/diagnostics.py": "shortens a text for the log",
    "app/views/own_code/tape.py": "tells how many seconds something took",
}
"""Where digits are counted otherwise, and why that is no number of a run."""


def formats(path: Path) -> bool:
    """Return whether a number is written there to some digits, as ``{each:.3g}`` does."""
    return any(
        isinstance(node, ast.FormattedValue)
        and node.format_spec is not None
        and any(
            isinstance(each, ast.Constant) and "." in each.value
            for each in ast.walk(node.format_spec)
        )
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )


def test_what_a_person_sees_is_written_to_so_many_digits_by_no_format_of_its_own() -> None:
    package = ROOT / "gradapp"
    found = {
        str(path.relative_to(package).as_posix())
        for layer in ("ui", "app")
        for path in (package / layer).rglob("*.py")
        if formats(path)
    }
    assert found == set(ROUNDS_ITSELF)


WRITES: Final = {r":,[.}\"]": {"core/words.py"}, r"\.removesuffix\(\"\.0\"\)": {"core/words.py"}}
"""What only one function does: commas between thousands, and whole numbers without their .0."""


@pytest.mark.parametrize("pattern", WRITES)
def test_counts_and_whole_numbers_are_written_by_one_function_each(pattern: str) -> None:
    package = ROOT / "gradapp"
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(pattern, path.read_text("utf-8"))
    }
    assert found == WRITES[pattern]
