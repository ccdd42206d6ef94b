"""A desktop that asks for less motion is followed from the first step on."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accessibility.conftest import HERE, PYTHON, Reader, opened, running, until


@pytest.fixture
def portal(workbench: dict[str, str]) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        child = stack.enter_context(
            running(PYTHON, str(HERE / "portal.py"), env=workbench, stdout=subprocess.PIPE)
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        yield


def is_animated(reader: Reader) -> bool:
    (entry,) = reader.all("menu item", "Animate steps")
    return "checked" in entry["states"]


def test_steps_are_drawn_in_parts_where_nothing_is_asked_for(reader: Reader) -> None:
    assert is_animated(reader)


def test_steps_are_drawn_at_once_where_the_desktop_asks_for_less_motion(
    portal: None, workbench: dict[str, str], tmp_path: Path
) -> None:
    with opened(workbench, tmp_path, torch=False) as reader:
        until(lambda: not is_animated(reader), "steps are not animated")
