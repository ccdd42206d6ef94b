"""PyTorch is imported while the worker's commands are obeyed in between."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from gradapp.engine import torch_import


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand something in for torch, and a module beside it, whose imports take their time."""
    slowly = "import time\ntime.sleep(0.02)\nimport {}\n"
    (tmp_path / "torch.py").write_text(slowly.format("beneath") + "__version__ = '2.13.0'\n")
    (tmp_path / "beneath.py").write_text("")
    (tmp_path / "beside.py").write_text(slowly.format("below") + "done = True\n")
    (tmp_path / "below.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(torch_import, "METHODS", ())
    for name in ("torch", "beneath", "beside", "below"):
        monkeypatch.setitem(sys.modules, name, None)  # remembered, to be put back
        del sys.modules[name]


@pytest.mark.usefixtures("slow")
def test_what_is_served_meanwhile_may_import_and_is_not_served_into_itself() -> None:
    inside, deepest = 0, 0

    def serve() -> None:
        nonlocal inside, deepest
        inside += 1
        deepest = max(deepest, inside)
        assert importlib.import_module("beside").done
        inside -= 1

    assert torch_import.load(serve) == "2.13.0"
    assert deepest == 1


@pytest.mark.usefixtures("slow")
def test_a_thread_that_is_looking_for_a_module_meanwhile_asks_every_finder() -> None:
    before = list(sys.meta_path)
    asked: list[object] = []

    def serve() -> None:
        if not asked:
            asked.append(finders := iter(sys.meta_path))  # as Python goes through them
            next(finders)

    torch_import.load(serve)
    (finders,) = asked
    assert list(finders) == before
    assert sys.meta_path == before
