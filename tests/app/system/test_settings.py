"""The settings come back as they were saved, and never as anything else."""

from __future__ import annotations

import json
import logging
import math
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from gradapp.app.system.settings import TEXT_SCALES, Remembered, Scheme, Settings, forget
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import FIELD_NAMES, PARAMETERS, Problem
from gradapp.ui.transport.speeds import SPEEDS
from tests.waiting import PATIENCE_S

FULL = Remembered(
    geometry={"version": 1, "normal": [-5, 7, 300, 200], "state": "normal"},
    docks={"left": [["a", "θ"]], "factors": {"/left": 0.1 + 0.2}},
    speed=7,
    text_scale=175,
    scheme="dark",
    animate=False,
    logarithmic=True,
    section=True,
    method="mseloss",
    problem=Problem(-3.0, 1e-7, 0.1 + 0.2, 1e12, Precision.FLOAT64),
    answers={"no_zero_grad": 1, "integer": -1},
)
FIRST = Remembered(welcome=True)
KEYS = [
    "window/geometry",
    "window/docks",
    "window/sum",
    "run/speed",
    "run/method",
    "view/text_scale",
    "view/scheme",
    "view/animate",
    "view/logarithmic",
    "view/section",
    "view/welcome",
    "lab/answers",
    *(f"problem/{name}" for name in FIELD_NAMES),
    "typed/kind",
    "typed/alpha",
]

numbers = st.floats(-1e12, 1e12, allow_nan=False)


def valid(remembered: Remembered) -> bool:
    return (
        isinstance(remembered.geometry, dict)
        and isinstance(remembered.docks, dict)
        and (remembered.speed is None or 0 <= remembered.speed < len(SPEEDS))
        and TEXT_SCALES[0] <= remembered.text_scale <= TEXT_SCALES[1]
        and remembered.scheme in get_args(Scheme)
        and remembered.animate in (True, False, None)
        and isinstance(remembered.logarithmic, bool)
        and remembered.method in {method.id for method in METHODS}
        and all(math.isfinite(getattr(remembered.problem, spec.name)) for spec in PARAMETERS)
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def only(key: str, value: object) -> str:
    section, _, name = key.partition("/")
    return json.dumps({section: {name: value}})


def edited(folder: Path, section: str, name: str, value: object) -> Path:
    """Return a file with the full settings but for one."""
    path = folder / "edited.json"
    Settings(path).save(FULL)
    document = json.loads(path.read_text())
    assert document[section][name] != value
    document[section][name] = value
    path.write_text(json.dumps(document))
    return path


def test_every_speed_of_the_slider_can_be_remembered_and_no_other(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "g.json")
    found = []
    for speed in range(-1, len(SPEEDS) + 1):
        settings.save(replace(FULL, speed=speed))
        found.append(settings.load().speed)
    assert found == [None, *range(len(SPEEDS)), None]


def test_a_first_start_has_the_defaults_and_a_welcome(tmp_path: Path) -> None:
    assert Settings(tmp_path / "none.json").load() == FIRST


def test_a_welcome_that_was_not_shown_yet_is_still_to_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    for welcome in (True, False):
        Settings(path).save(replace(FULL, welcome=welcome))
        assert Settings(path).load().welcome is welcome


def test_everything_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    Settings(tmp_path / "new folder" / "g.json").save(FULL)
    assert Settings(tmp_path / "new folder" / "g.json").load() == FULL


@given(
    geometry=st.dictionaries(
        st.text(max_size=9),
        st.recursive(st.integers() | st.text(max_size=9), st.lists, max_leaves=9),
        max_size=9,
    ),
    speed=st.none() | st.integers(0, len(SPEEDS) - 1),
    text_scale=st.integers(*TEXT_SCALES),
    problem=st.builds(
        Problem, numbers, numbers, numbers, numbers, precision=st.sampled_from(Precision)
    ),
)
def test_numbers_and_window_states_round_trip_exactly(
    geometry: dict[str, object], speed: int | None, text_scale: int, problem: Problem
) -> None:
    saved = Remembered(geometry=geometry, speed=speed, text_scale=text_scale, problem=problem)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "g.json")
        Settings(path).save(saved)
        loaded = Settings(path).load()
    assert loaded == saved
    assert math.copysign(1, loaded.problem.theta) == math.copysign(1, problem.theta)


def test_what_is_no_longer_remembered_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    Settings(path).save(FULL)
    Settings(path).save(replace(FULL, speed=None))
    assert Settings(path).load().speed is None


def test_what_a_newer_version_has_kept_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    newer = {
        "version": 2,
        "cloud": {"tokens": [1, None]},
        "view": {"scheme": "dark", "grain": "fine", "animate": True},
        "lab": {"answers": {"integer": 0, "of_a_later_lab": 3}, "course": "second"},
        "run": 7,
    }
    path.write_text(json.dumps(newer))
    remembered = Settings(path).load()
    assert (remembered.scheme, remembered.answers) == ("dark", {"integer": 0})
    Settings(path).save(replace(remembered, scheme="light", animate=None, answers={"vector": 1}))
    found = json.loads(path.read_text())
    assert found["cloud"] == newer["cloud"]
    assert found["view"] == {
        "text_scale": 100,
        "scheme": "light",
        "logarithmic": False,
        "section": False,
        "welcome": False,
        "grain": "fine",
    }
    assert found["lab"] == {"answers": {"of_a_later_lab": 3, "vector": 1}, "course": "second"}
    assert found["run"] == {"method": METHODS[0].id}
    assert Settings(path).load().scheme == "light"


@pytest.mark.parametrize(
    "unknown", ['{"a":' * 700 + "1" + "}" * 700, '"' + "x" * ((1 << 20) - 20) + '"']
)
def test_what_is_unknown_and_can_not_be_kept_costs_no_other_setting(
    unknown: str, tmp_path: Path
) -> None:
    path = tmp_path / "g.json"
    path.write_text(f'{{"newer": {unknown}}}')
    store = Settings(path)
    store.load()
    store.save(FULL)
    assert store.load() == FULL


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("run/speed", -1),
        ("run/speed", 1000),
        ("run/speed", "fast"),
        ("run/speed", "7"),
        ("run/speed", 1.5),
        ("run/speed", True),
        ("run/speed", [1, 2]),
        ("run/method", "newton"),
        ("run/method", None),
        ("view/text_scale", 74),
        ("view/text_scale", 251),
        ("view/text_scale", ""),
        ("view/scheme", "pink"),
        ("view/animate", "yes"),
        ("view/animate", 0),
        ("view/logarithmic", "maybe"),
        ("window/geometry", "no object"),
        ("window/geometry", 7),
        ("window/docks", ["left"]),
        ("lab/answers", [1]),
        ("files/recent", "a path"),
        ("files/recent", ["a path", 1]),
    ],
)
def test_a_bad_value_is_dropped_for_its_default_and_said_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, key: str, value: object
) -> None:
    path = tmp_path / "g.json"
    path.write_text(only(key, value))
    with caplog.at_level(logging.INFO):
        assert Settings(path).load() == Remembered()
    assert [record.levelno for record in caplog.records] == [logging.INFO]


def test_a_bad_value_leaves_its_neighbours_alone(tmp_path: Path) -> None:
    path = edited(tmp_path, "view", "text_scale", 9000)
    assert Settings(path).load() == replace(FULL, text_scale=100)


@pytest.mark.parametrize("bad", [-2, 4, True, 1.0, "1", None, [1]])
def test_an_answer_that_can_not_have_been_given_is_dropped_and_the_others_stay(
    tmp_path: Path, bad: object
) -> None:
    given = {"no_zero_grad": bad, "integer": 2, "a question of another version": 0}
    path = edited(tmp_path, "lab", "answers", given)
    assert Settings(path).load() == replace(FULL, answers={"integer": 2})


@pytest.mark.parametrize("bad", [math.nan, math.inf, 1e13, "two", "1.5", "", None, True, [1]])
@pytest.mark.parametrize("name", ["theta", "x", "y", "alpha", "precision"])
def test_a_problem_with_one_bad_number_is_the_default_problem(
    tmp_path: Path, name: str, bad: object
) -> None:
    """So older versions have written the numbers of the notebook's."""
    path = tmp_path / "g.json"
    Settings(path).save(FULL)
    document = json.loads(path.read_text())
    del document["typed"]
    document["problem"] = {each: getattr(FULL.problem, each) for each in FIELD_NAMES}
    path.write_text(json.dumps(document))
    assert Settings(path).load() == FULL
    document["problem"][name] = bad
    path.write_text(json.dumps(document))
    assert Settings(path).load() == replace(FULL, problem=Problem())


@pytest.mark.parametrize("bad", ["nan", "1e13", "two", "", 1.5, None, True, [1]])
@pytest.mark.parametrize("name", ["start", "samples", "alpha", "precision", "kind"])
def test_a_problem_with_one_bad_part_is_the_default_problem(
    tmp_path: Path, name: str, bad: object
) -> None:
    path = tmp_path / "g.json"
    Settings(path).save(FULL)
    document = json.loads(path.read_text())
    document["typed"][name] = {"θ": bad} if name == "start" else bad
    path.write_text(json.dumps(document))
    assert Settings(path).load() == replace(FULL, problem=Problem())


@pytest.mark.parametrize("count", [1, 4])
def test_places_that_were_changed_are_not_put_back(tmp_path: Path, count: int) -> None:
    path = tmp_path / "g.json"
    Settings(path).save(replace(FULL, docks={"left": list(range(200))}))
    document = json.loads(path.read_text())
    for index in range(count):
        document["window"]["docks"]["left"][40 + index] ^= 0x55
    path.write_text(json.dumps(document))
    assert Settings(path).load() == replace(FULL, geometry={}, docks={})


def test_places_that_the_last_start_did_not_survive_are_not_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    Settings(path).save(FULL)
    Settings(path).places_tried(Settings(path).load())
    # That start ends here.
    assert Settings(path).load() == replace(FULL, geometry={}, docks={})
    Settings(path).save(replace(FULL, docks={"others": 1}))
    assert Settings(path).load() == replace(FULL, docks={"others": 1})


def test_places_that_were_put_back_are_put_back_again(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    Settings(path).save(FULL)
    for _ in range(2):
        store = Settings(path)
        found = store.load()
        assert found == FULL
        store.places_tried(found)
        store.places_restored()
    assert names(tmp_path) == ["g.json"]


@given(content=st.binary(max_size=400))
@example(content=b"{")
@example(content=b"[]")
@example(content=b"[" * 100_000)
@example(content=b'{"run": {"speed": ' + b"9" * 5000 + b"}}")
@example(content=b'{"window": []}')
@example(content=b'{"window": {"docks": "AA==", "sum": []}}')
def test_any_bytes_load_as_valid_settings(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "g.json")
        path.write_bytes(content)
        assert valid(Settings(path).load())


@given(
    values=st.dictionaries(
        st.sampled_from(KEYS),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner),
            max_leaves=4,
        ),
    )
)
def test_any_values_under_the_known_keys_load_as_valid_settings(values: dict[str, object]) -> None:
    document: dict[str, dict[str, object]] = {}
    for key, value in values.items():
        section, _, name = key.partition("/")
        document.setdefault(section, {})[name] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "g.json")
        path.write_text(json.dumps(document))
        assert valid(Settings(path).load())


OLD = """[problem]
alpha=0.26
precision=float64
theta=-3
x=1e-07
y=3

[run]
method=mseloss
speed=7

[view]
animate=false
logarithmic=true
scheme=dark
text_scale=175

[window]
docks="AAAA/w=="
geometry="AdnQywAD=="
"""


def test_what_version_0_1_remembers_is_taken_over_but_for_its_places(tmp_path: Path) -> None:
    (tmp_path / "gradapp.ini").write_text(OLD)
    store = Settings(tmp_path / "settings.json")
    found = store.load()
    problem = Problem(-3.0, 1e-7, 3.0, 0.26, Precision.FLOAT64)
    assert found == replace(FULL, geometry={}, docks={}, problem=problem, answers={}, section=False)
    store.save(replace(found, speed=2))
    assert store.load().speed == 2
    forget(store.path)
    assert store.load() == FIRST


@given(content=st.binary(max_size=300))
@example(content=b"[run]\n=\nspeed\n[]\n[")
@example(content=b"[run]\nspeed=@Variant(\\0\\0\\0)\n")
@example(content=b"[run]\nspeed=%(method)s\n")
@example(content=b"[run]\nspeed=" + b"[" * 100_000)
def test_any_bytes_in_the_old_file_load_as_valid_settings(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "gradapp.ini").write_bytes(content)
        assert valid(Settings(Path(folder, "settings.json")).load())


@pytest.mark.parametrize("place", ["file/g.json", "folder"])
def test_a_place_that_cannot_be_written_costs_a_warning_and_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    Settings(tmp_path / place).save(FULL)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    is_there = (tmp_path / place).exists()
    assert Settings(tmp_path / place).load() == (Remembered() if is_there else FIRST)
    assert names(tmp_path) == ["file", "folder"]


def test_settings_in_a_folder_that_can_not_be_looked_into_are_those_of_a_first_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Settings(tmp_path / ("n" * 300) / "g.json")  # one of another person fails alike
    assert store.load() == FIRST
    store.save(FULL)
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@contextmanager
def small_disk() -> Iterator[None]:
    """Files may have no more than 100 bytes meanwhile; so may what pytest prints to one."""
    resource = pytest.importorskip("resource", reason="Windows sets no limit to a file")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_the_old_settings_whole(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "g.json"
    old = only("run/speed", 3)
    path.write_text(old)
    with small_disk():
        Settings(path).save(FULL)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert path.read_text() == old
    assert names(tmp_path) == ["g.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_in_the_place_of_the_settings_is_neither_waited_for_nor_replaced(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "g.json"
    os.mkfifo(path)
    os.mkfifo(tmp_path / "gradapp.ini")
    os.mkfifo(tmp_path / "places-being-restored")
    store = Settings(path)
    began = time.monotonic()
    assert store.load() == Remembered()
    store.places_tried(FULL)
    store.save(FULL)
    assert time.monotonic() - began < PATIENCE_S
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_link_to_the_settings_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    path = tmp_path / "g.json"
    path.symlink_to(tmp_path / "elsewhere" / "g.json")
    Settings(path).save(FULL)
    assert path.is_symlink()
    assert Settings(path).load() == FULL


def test_what_a_killed_writer_left_is_removed_later_and_a_running_ones_is_not(
    tmp_path: Path,
) -> None:
    path = tmp_path / "g.json"
    old, young = tmp_path / "g.json.12-34.new", tmp_path / "g.json.56-78.new"
    for file in (old, young):
        file.write_text("{")
    os.utime(old, (time.time() - 3600,) * 2)
    Settings(path).save(FULL)
    assert names(tmp_path) == ["g.json", young.name]


def test_settings_need_no_qt() -> None:
    code = "import sys, gradapp.app.system.settings; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_forgetting_deletes_the_file_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    Settings(path).save(FULL)
    assert forget(path) == f"The settings in {path} are forgotten."
    assert Settings(path).load() == FIRST
    assert "no settings to forget" in forget(path)


def test_forgetting_what_cannot_be_deleted_is_a_sentence_too(tmp_path: Path) -> None:
    assert "can't be deleted" in forget(tmp_path)
