"""Without a display gradapp says so in one line, and what works without one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gradapp.app.system import libraries
from gradapp.app.system.no_display import missing_display, missing_library
from tests.waiting import PATIENCE_S

START = """
from gradapp.app.system import no_display as display
with display.explained():
    from PySide6.QtWidgets import QApplication
    QApplication([])
print("started")
"""

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs X11 or none")


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    unset = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_LOGGING_RULES"}
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(
        [sys.executable, "-c", START],
        env=kept | environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_no_display_is_one_sentence_that_names_the_commands_without_a_window() -> None:
    said = str(missing_display({}, "linux"))
    assert "no display" in said
    assert "`gradapp run`" in said
    assert "`gradapp screenshot`" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"DISPLAY": ":0"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux"),
        ({"QT_QPA_PLATFORM": "xcb;minimal"}, "linux"),
        ({}, "win32"),
        ({}, "darwin"),
    ],
)
def test_where_a_window_may_open_nothing_is_said(
    environment: dict[str, str], platform: str
) -> None:
    assert missing_display(environment, platform) is None


@pytest.mark.parametrize("wanted", ["xcb", "wayland", "wayland-egl;xcb"])
def test_a_platform_that_needs_a_display_needs_one(wanted: str) -> None:
    assert missing_display({"QT_QPA_PLATFORM": wanted}, "linux") is not None


def test_it_is_found_out_without_qt() -> None:
    script = (
        "import sys; from gradapp.app.system import no_display; no_display.missing_display();"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@linux_only
def test_a_display_that_cannot_be_opened_is_one_line_and_exit_code_2() -> None:
    ended = start(DISPLAY=":987", QT_QPA_PLATFORM="xcb")
    assert ended.returncode == 2
    assert ended.stdout == ""
    lines = ended.stderr.splitlines()
    assert len(lines) == 1
    assert ":987" in lines[0] or "not installed" in lines[0]
    assert "`gradapp run` and `gradapp screenshot`" in lines[0]


@linux_only
def test_an_unknown_platform_plugin_is_one_line_that_names_it() -> None:
    ended = start(QT_QPA_PLATFORM="nonsense")
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "'nonsense'" in ended.stderr


def test_a_start_that_succeeds_goes_on() -> None:
    ended = start(QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stdout) == (0, "started\n")


@pytest.mark.parametrize(
    ("absent", "said"),
    [
        ((), "the display ':987' can't be reached"),
        (("libxcb-cursor.so.0",), "libxcb-cursor0 is not installed"),
        (
            ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libEGL.so.1"),
            "libegl1, libxcb-cursor0 and libxcb-icccm4 are not installed",
        ),
    ],
)
def test_libraries_are_blamed_before_the_display(
    monkeypatch: pytest.MonkeyPatch, absent: tuple[str, ...], said: str
) -> None:
    from gradapp.app.system import no_display as display

    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(libraries, "missing", lambda: sorted(absent))
    sentence = str(display._sentence("no Qt platform plugin could be initialized."))
    instead = "`gradapp run` and `gradapp screenshot` work without a window."
    assert sentence == f"gradapp can't open its window: {said}; {instead}"


@pytest.mark.parametrize(
    ("message", "absent", "said"),
    [
        (
            "libEGL.so.1: cannot open shared object file: No such file or directory",
            ("libEGL.so.1", "libxcb-cursor.so.0"),
            "libegl1 and libxcb-cursor0 are not installed",
        ),
        (
            "libodd.so.7: cannot open shared object file: No such file or directory",
            (),
            "libodd.so.7 is not installed",
        ),
    ],
)
def test_a_library_that_qt_itself_needs_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, message: str, absent: tuple[str, ...], said: str
) -> None:

    monkeypatch.setattr(libraries, "missing", lambda: sorted(absent))
    sentence = missing_library(ImportError(message))
    assert str(sentence) == f"gradapp can't open its window: {said}; `gradapp run` needs none."


def test_an_import_that_fails_for_another_reason_is_not_explained_away() -> None:
    assert missing_library(ImportError("cannot import name 'QtCore'")) is None


@linux_only
@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("C.UTF-8", "gradapp can't open its window: "),
        ("de_DE.UTF-8", "gradapp kann sein Fenster nicht öffnen: "),
    ],
)
def test_without_a_terminal_the_sentence_is_shown_by_what_the_desktop_has(
    language: str, begins: str, tmp_path: Path
) -> None:
    """In the person's language, while what a terminal would have is English."""
    shown = tmp_path / "shown"
    dialog = tmp_path / "zenity"
    dialog.write_text(f'#!/bin/sh\nfor word; do :; done\necho "$word" >"{shown}.new"\n')
    dialog.write_text(dialog.read_text() + f'mv "{shown}.new" "{shown}"\n')
    dialog.chmod(0o755)
    path = f"{tmp_path}:/usr/bin:/bin"
    ended = start(DISPLAY=":987", QT_QPA_PLATFORM="xcb", PATH=path, LC_ALL=language)
    deadline = time.monotonic() + PATIENCE_S
    while not shown.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert shown.read_text("utf-8").startswith(begins)
    assert ended.stderr.startswith("gradapp can't open its window: ")


LACKING = """
import sys
from importlib.abc import MetaPathFinder
from gradapp.__main__ import main

class Lacking(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "PySide6.{module}":
            raise ImportError("{library}: cannot open shared object file: No such file")

sys.meta_path.insert(0, Lacking())
sys.exit(main({words}))
"""


@pytest.mark.parametrize(
    ("module", "library", "package"),
    [
        ("QtWidgets", "libEGL.so.1", "libegl1"),
        ("QtNetwork", "libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    ],
)
@pytest.mark.parametrize("words", [[], ["screenshot", "a.png"]])
def test_whichever_part_of_qt_lacks_a_library_one_sentence_names_its_package(
    module: str, library: str, package: str, words: list[str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LACKING.format(module=module, library=library, words=words)],
        env={**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 2
    assert f"{package} is not installed" in done.stderr
    assert done.stderr.count("\n") == 1
