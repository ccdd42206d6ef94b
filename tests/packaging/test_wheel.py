"""What pip installs: commands for every platform, and what they need, but not the pictures."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

from gradapp import resource_files

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_there_is_a_command_with_a_console_and_one_without() -> None:
    """On Windows what is printed comes to nothing without a console."""
    scripts, windows = PROJECT["project"]["scripts"], PROJECT["project"]["gui-scripts"]
    assert (list(scripts), list(windows)) == (["gradapp"], ["gradapp-window"])
    for entry in (*scripts.values(), *windows.values()):
        module, _, function = entry.partition(":")
        assert callable(getattr(import_module(module), function))


def test_every_resource_that_is_looked_for_gets_in_and_no_picture_does() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert all((ROOT / source).exists() for source in included)
    inside = {Path(target) for target in included.values()}
    there = {path.name for path in resource_files.root().iterdir()}
    assert {path.name for path in inside} == there - {"pictures", "desktop"}
    assert {path.parent for path in inside} == {Path("gradapp/resources")}


def test_the_map_has_every_folder() -> None:
    rows = (ROOT / "gradapp" / "README.md").read_text("utf-8").split("## Rooms")[1]
    rooms = {path.parent for path in (ROOT / "gradapp").rglob("*/*/__init__.py")}
    assert len(rooms) > 20
    assert not [room for room in rooms if not re.search(rf"[`/]{room.name}/`", rows)]


def test_the_map_has_every_subject_that_is_called_otherwise_in_core() -> None:
    page = (ROOT / "gradapp" / "README.md").read_text("utf-8")
    table = page.split("### Other names")[1].split("\n## ")[0]
    _, *rows = (row.split("|")[1:4] for row in table.splitlines() if row.startswith("| `"))
    told = {name for row in rows for name in re.findall(r"`(\w+)/`", row[0])}
    ui, core, views = (ROOT / "gradapp" / each for each in ("ui", "core", "app/views"))
    subjects = {path.parent.name for path in ui.glob("*/__init__.py")} - {"kit", "plot", "window"}
    assert told <= subjects
    assert {each for each in subjects if not (core / each).exists()} <= told
    for row in rows:
        for folder, cell in zip((ui, core, views), row, strict=True):
            for name in re.findall(r"`([\w/]+(?:\.py)?)`", cell):
                assert (folder / name).exists() or (ROOT / "gradapp" / name).exists(), name


def test_the_recipes_name_tests_and_files_that_there_are() -> None:
    recipes = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## Recipes")[1]
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = re.findall(r"`(test_\w{30,})`", recipes)
    assert len(named) >= 6
    assert not [each for each in named if f"def {each}(" not in tests]
    files = re.findall(r"`((?:tests|gradapp|packaging)/[\w/]+(?:\.\w+)?)`", recipes)
    assert not [each for each in files if "NAME" not in each and not (ROOT / each).exists()]


def test_the_sources_have_every_page_that_the_pages_refer_to() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    for page in pages:
        assert page.relative_to(ROOT).parts[0] in included
        for link in re.findall(r"\]\(([\w./-]+)(?:#[\w-]+)?\)", page.read_text("utf-8")):
            target = (page.parent / link).resolve()
            assert target.exists(), f"{page.name} refers to {link}"
            if target.suffix == ".md" and target not in pages:
                pages.append(target)
    assert ROOT / "gradapp" / "README.md" in pages
