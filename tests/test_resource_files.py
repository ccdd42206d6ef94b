"""The resources are found in a checkout, a wheel and a frozen bundle alike."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import gradapp
from gradapp import resource_files
from gradapp.resource_files import ResourceError


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    resource_files.root.cache_clear()
    yield
    resource_files.root.cache_clear()


def make(folder: Path) -> Path:
    (folder / "icons").mkdir(parents=True)
    (folder / "gradapp.svg").write_text("<svg/>")
    (folder / "icons" / "play.svg").write_text("<svg/>")
    return folder


def pretend_installed(monkeypatch: pytest.MonkeyPatch, package: Path) -> None:
    package.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(gradapp, "__file__", str(package / "__init__.py"))


def test_this_checkout_has_its_icons() -> None:
    assert resource_files.path("icons", "play.svg").is_file()
    assert resource_files.path("gradapp.svg").is_file()


def test_in_a_checkout_they_stand_beside_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    expected = make(tmp_path / "resources")
    pretend_installed(monkeypatch, tmp_path / "gradapp")
    assert resource_files.path("icons") == expected / "icons"


def test_in_a_wheel_they_stand_inside_the_package_whatever_stands_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make(tmp_path / "resources")
    expected = make(tmp_path / "gradapp" / "resources")
    pretend_installed(monkeypatch, tmp_path / "gradapp")
    assert resource_files.path("icons", "play.svg") == expected / "icons" / "play.svg"


def test_in_a_bundle_they_stand_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    expected = make(tmp_path / "bundle" / "gradapp" / "resources")
    pretend_installed(monkeypatch, tmp_path / "elsewhere" / "gradapp")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert resource_files.path("icons") == expected / "icons"


def test_a_folder_of_that_name_that_is_not_gradapps_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "gradapp" / "resources").mkdir(parents=True)
    expected = make(tmp_path / "resources")
    pretend_installed(monkeypatch, tmp_path / "gradapp")
    assert resource_files.root() == expected


def test_missing_resources_are_a_clear_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend_installed(monkeypatch, tmp_path / "gradapp")
    with pytest.raises(ResourceError, match=r"The resources of gradapp are missing: .* again"):
        resource_files.path("icons")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ResourceError, match=r"icons/none\.svg of gradapp is missing"):
        resource_files.path("icons", "none.svg")


@pytest.mark.parametrize("gone", ["resources", "resources/icons", "resources/gradapp.svg"])
@pytest.mark.parametrize("words", [[], ["screenshot", "picture.png"]], ids=["window", "screenshot"])
def test_without_them_nothing_is_shown_but_one_sentence(
    tmp_path: Path, words: list[str], gone: str
) -> None:
    root = resource_files.root().parent
    for name in ("gradapp", "resources"):
        shutil.copytree(root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.move(tmp_path / gone, tmp_path / "gone")
    done = subprocess.run(
        [sys.executable, "-m", "gradapp", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert "missing" in sentence
    assert "; installing gradapp again brings " in sentence
    assert not (tmp_path / "picture.png").exists()
