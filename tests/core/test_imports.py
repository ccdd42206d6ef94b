"""The mathematics can be imported alone: without Qt, and without torch until a way needs it."""

from __future__ import annotations

import subprocess
import sys

import pytest


def loaded_after(code: str) -> str:
    answer = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\n{code}\n"
            "heavy = ('PySide6', 'shiboken6', 'torch', 'numpy')\n"
            "print(*(name for name in heavy if name in sys.modules))",
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_all_of_the_core_but_the_ways_with_tensors_loads_neither_qt_nor_torch() -> None:
    code = """
import pkgutil
from importlib import import_module
import gradapp.core
from gradapp.core.lab import methods
from gradapp.core.methods import METHODS
tensors = [f"{m.package}.{m.id}" for m in (*METHODS, *methods()) if m.uses_torch]
names = [module.name for module in pkgutil.walk_packages(gradapp.core.__path__, "gradapp.core.")]
assert "gradapp.core.methods.mseloss" in names
for name in names:
    if name not in (*tensors, "gradapp.core.recording.graph_watch"):
        import_module(name)
"""
    assert loaded_after(code) == "numpy"


@pytest.mark.parametrize(
    "module",
    ["problem", "methods", "lab", "problem.fit", "problem.data", "rules.table", "writing.ways"],
)
def test_what_the_command_line_is_made_from_loads_no_numpy_either(module: str) -> None:
    assert loaded_after(f"import gradapp.core.{module}") == ""


def test_the_names_for_other_programs_load_what_they_need_and_only_when_asked_for() -> None:
    assert loaded_after("import gradapp.core") == ""
    run = "from gradapp.core import Problem, descend\ndescend(Problem(), steps=2)"
    assert loaded_after(run) == "numpy"


def test_the_window_opens_without_what_only_other_problems_need() -> None:
    code = """
from gradapp.app.commands import cli
from gradapp.core import registry
cli.parse([])
assert len(registry.ways(Problem())) == 4
others = ("gradapp.core.problem.fit", "gradapp.core.problem.data", "gradapp.core.writing", "csv")
print(*(name for name in others if name in sys.modules))
"""
    assert loaded_after(f"from gradapp.core.problem.notebook import Problem{code}") == ""
