"""The settings come back as they were saved, and never as anything else."""

from __future__ import annotations

import logging
import math
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gradapp.app.settings import SPEEDS, TEXT_SCALES, Remembered, Scheme, Settings, forget
from gradapp.core.methods import METHODS
from gradapp.core.problem import FIELD_NAMES, PARAMETERS, Precision, Problem

FULL = Remembered(
    geometry=bytes(range(256)),
    docks=b"\x00\xff",
    speed=7,
    text_scale=175,
    scheme="dark",
    animate=False,
    logarithmic=True,
    method="mseloss",
    problem=Problem(-3.0, 1e-7, 0.1 + 0.2, 1e12, Precision.FLOAT64),
)
KEYS = [
    "window/geometry",
    "window/docks",
    "run/speed",
    "run/method",
    "view/text_scale",
    "view/scheme",
    "view/animate",
    "view/logarithmic",
    *(f"problem/{name}" for name in FIELD_NAMES),
]

numbers = st.floats(-1e12, 1e12, allow_nan=False)


def valid(remembered: Remembered) -> bool:
    return (
        isinstance(remembered.geometry, bytes)
        and isinstance(remembered.docks, bytes)
        and (remembered.speed is None or SPEEDS[0] <= remembered.speed <= SPEEDS[1])
        and TEXT_SCALES[0] <= remembered.text_scale <= TEXT_SCALES[1]
        and remembered.scheme in get_args(Scheme)
        and isinstance(remembered.animate, bool)
        and isinstance(remembered.logarithmic, bool)
        and remembered.method in {method.id for method in METHODS}
        and all(math.isfinite(getattr(remembered.problem, spec.name)) for spec in PARAMETERS)
    )


def ini(key: str, value: str) -> str:
    section, _, name = key.partition("/")
    return f"[{section}]\n{name}={value}\n"


def edited(folder: Path, name: str, value: str) -> Path:
    """Return a file with the full settings but for one; a new one, as QSettings caches files."""
    Settings(folder / "saved.ini").save(FULL)
    lines = (folder / "saved.ini").read_text().splitlines()
    changed = [f"{name}={value}" if line.startswith(f"{name}=") else line for line in lines]
    assert changed != lines
    (folder / "edited.ini").write_text("\n".join(changed))
    return folder / "edited.ini"


def test_every_speed_of_the_slider_can_be_remembered_and_no_other() -> None:
    from gradapp.ui import transport

    assert range(SPEEDS[0], SPEEDS[1] + 1) == range(len(transport.SPEEDS))


def test_a_first_start_has_the_defaults(tmp_path: Path) -> None:
    assert Settings(tmp_path / "none.ini").load() == Remembered()


def test_everything_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    Settings(tmp_path / "new folder" / "g.ini").save(FULL)
    assert Settings(tmp_path / "new folder" / "g.ini").load() == FULL


@given(
    geometry=st.binary(max_size=300),
    speed=st.none() | st.integers(*SPEEDS),
    text_scale=st.integers(*TEXT_SCALES),
    problem=st.builds(
        Problem, numbers, numbers, numbers, numbers, precision=st.sampled_from(Precision)
    ),
)
@settings(max_examples=60, deadline=None)
def test_numbers_and_window_states_round_trip_exactly(
    geometry: bytes, speed: int | None, text_scale: int, problem: Problem
) -> None:
    saved = Remembered(geometry=geometry, speed=speed, text_scale=text_scale, problem=problem)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "g.ini")
        Settings(path).save(saved)
        loaded = Settings(path).load()
    assert loaded == saved
    assert math.copysign(1, loaded.problem.theta) == math.copysign(1, problem.theta)


def test_what_is_no_longer_remembered_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "g.ini"
    Settings(path).save(FULL)
    Settings(path).save(replace(FULL, speed=None))
    assert Settings(path).load().speed is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("run/speed", "-1"),
        ("run/speed", "1000"),
        ("run/speed", "fast"),
        ("run/speed", "1.5"),
        ("run/speed", "9" * 5000),
        ("run/speed", "1, 2"),
        ("run/method", "newton"),
        ("view/text_scale", "74"),
        ("view/text_scale", "251"),
        ("view/text_scale", ""),
        ("view/scheme", "pink"),
        ("view/animate", "yes"),
        ("view/animate", "0"),
        ("view/logarithmic", "maybe"),
        ("window/geometry", "not base64"),
        ("window/docks", "A" * 200_000),
    ],
)
def test_a_bad_value_is_dropped_for_its_default_and_said_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, key: str, value: str
) -> None:
    path = tmp_path / "g.ini"
    path.write_text(ini(key, value))
    with caplog.at_level(logging.INFO):
        assert Settings(path).load() == Remembered()
    assert all(record.levelno == logging.INFO for record in caplog.records)


def test_a_bad_value_leaves_its_neighbours_alone(tmp_path: Path) -> None:
    path = edited(tmp_path, "text_scale", "9000")
    assert Settings(path).load() == replace(FULL, text_scale=100)


@pytest.mark.parametrize("bad", ["nan", "inf", "1e13", "two", ""])
@pytest.mark.parametrize("name", ["theta", "x", "y", "alpha", "precision"])
def test_a_problem_with_one_bad_number_is_the_default_problem(
    tmp_path: Path, name: str, bad: str
) -> None:
    path = edited(tmp_path, name, bad)
    assert Settings(path).load() == replace(FULL, problem=Problem())


@given(content=st.binary(max_size=400))
@example(content=b"=")
@example(content=b"[run]\n=\nspeed\n[]\n[")
@settings(max_examples=150, deadline=None)
def test_any_bytes_load_as_valid_settings(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "g.ini")
        path.write_bytes(content)
        assert valid(Settings(path).load())


@given(
    values=st.dictionaries(
        st.sampled_from(KEYS),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)
        | st.floats().map(str)
        | st.integers().map(str),
    )
)
@settings(max_examples=150, deadline=None)
def test_any_values_under_the_known_keys_load_as_valid_settings(values: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "g.ini")
        path.write_text("".join(ini(key, value) for key, value in values.items()))
        assert valid(Settings(path).load())


class _Trap:
    """Creates a file when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        return (os.mkdir, (str(self.mark), 0o700))


@pytest.mark.parametrize("disguise", ["@Variant", r"\x40Variant"])
def test_a_file_that_would_run_code_runs_none(tmp_path: Path, disguise: str) -> None:
    from PySide6.QtCore import QSettings

    path, mark = tmp_path / "g.ini", tmp_path / "ran"
    trap = QSettings(str(path), QSettings.Format.IniFormat)
    trap.setValue("view/scheme", _Trap(mark))
    trap.sync()
    content = path.read_text()
    assert "@Variant" in content
    path.write_text(content.replace("@Variant", disguise))

    assert Settings(path).load() == Remembered()
    assert not mark.exists()

    # The trap is a real one: read without the guard, it springs.
    copy = tmp_path / "copy.ini"
    copy.write_text(path.read_text())
    QSettings(str(copy), QSettings.Format.IniFormat).allKeys()
    assert mark.exists()


def test_saving_over_a_trap_springs_nothing(tmp_path: Path) -> None:
    from PySide6.QtCore import QSettings

    path, mark = tmp_path / "g.ini", tmp_path / "ran"
    trap = QSettings(str(tmp_path / "t.ini"), QSettings.Format.IniFormat)
    trap.setValue("other/thing", _Trap(mark))
    trap.sync()
    path.write_bytes((tmp_path / "t.ini").read_bytes())
    Settings(path).save(FULL)
    assert not mark.exists()
    assert Settings(path).load() == FULL


@pytest.mark.parametrize("place", ["file/g.ini", "folder"])
def test_a_place_that_cannot_be_written_costs_a_warning_and_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    Settings(tmp_path / place).save(FULL)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert Settings(tmp_path / place).load() == Remembered()


def test_forgetting_deletes_the_file_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "g.ini"
    Settings(path).save(FULL)
    assert forget(path) == f"The settings in {path} are forgotten."
    assert Settings(path).load() == Remembered()
    assert "no settings to forget" in forget(path)


def test_forgetting_what_cannot_be_deleted_is_a_sentence_too(tmp_path: Path) -> None:
    assert "can't be deleted" in forget(tmp_path)
