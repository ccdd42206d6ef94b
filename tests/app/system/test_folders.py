"""The person's own files are where the platform has them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from gradapp.app.system import folders

HOME = {"HOME": "/home/a"}


def test_on_linux_they_are_where_the_xdg_specification_has_them() -> None:
    assert folders.config(HOME, "linux") == Path("/home/a/.config/gradapp")
    assert folders.state(HOME, "linux") == Path("/home/a/.local/state/gradapp")
    named = {"XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_RUNTIME_DIR": "/r"}
    assert folders.config(HOME | named, "linux") == Path("/c/gradapp")
    assert folders.state(HOME | named, "linux") == Path("/s/gradapp")
    assert folders.runtime(HOME | named) == Path("/r")


@pytest.mark.parametrize("relative", ["", "here", "./here", "../here", "~/here"])
def test_relative_paths_are_ignored_as_the_specification_says(relative: str) -> None:
    names = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    environ = HOME | dict.fromkeys(names, relative)
    assert folders.config(environ, "linux") == folders.config(HOME, "linux")
    assert folders.state(environ, "linux") == folders.state(HOME, "linux")
    assert folders.runtime(environ) == Path(tempfile.gettempdir())


def test_on_macos_logs_are_with_the_logs() -> None:
    environ = HOME | {"XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}
    assert folders.config(environ, "darwin") == Path("/home/a/Library/Preferences/gradapp")
    assert folders.state(environ, "darwin") == Path("/home/a/Library/Logs/gradapp")


def test_on_windows_all_is_in_the_folder_of_this_machine() -> None:
    environ = {"LOCALAPPDATA": "C:/Users/a/AppData/Local"}
    assert folders.config(environ, "win32") == Path("C:/Users/a/AppData/Local/gradapp")
    assert folders.state(environ, "win32") == folders.config(environ, "win32")


@pytest.mark.parametrize("home", [{}, {"HOME": ""}, {"HOME": "here"}])
def test_without_a_home_in_the_environment_there_is_an_absolute_folder_all_the_same(
    home: dict[str, str],
) -> None:
    assert folders.config(home, "linux").is_absolute()
    assert folders.state(home, "linux").is_absolute()
