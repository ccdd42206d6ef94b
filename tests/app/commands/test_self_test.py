"""The self-test passes on sound ways, and notices each way in which one can be unsound."""

from __future__ import annotations

import importlib
import math
import platform
from dataclasses import replace
from typing import NoReturn

import numpy as np
import pytest

from gradapp.__main__ import main
from gradapp.app.commands.self_test import NOTEBOOK
from gradapp.core import lab, methods
from gradapp.core.methods import METHODS
from gradapp.core.program.text import Program, shipped
from gradapp.core.registry import method
from tests.programs import program, turning


def outcome(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["--self-test"])
    output, error = capsys.readouterr()
    assert error == ""
    return code, output


def put_in(monkeypatch: pytest.MonkeyPatch, id: str, written: Program) -> None:
    """Have one of the four run another program."""
    changed = [replace(m, given_program=written) if m.id == id else m for m in METHODS]
    monkeypatch.setattr("gradapp.app.commands.self_test.METHODS", changed)


def failures(output: str) -> list[str]:
    return [line for line in output.splitlines() if line.startswith("  FAILED")]


def test_sound_ways_pass_and_every_comparison_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, output = outcome(capsys)
    assert code == 0
    assert "FAILED" not in output
    assert output.endswith("\npassed: all comparisons\n")
    for each in METHODS:
        assert str(each.title) in output
        for line in NOTEBOOK[each.id]:
            assert f"  passed  prints: {line}\n" in output
    assert output.count("  passed  step 1, theta_next in float32: 1.399999976158142") == 3
    assert output.count("  passed  step 1, theta_next in float64: 1.4\n") == 1
    assert output.count("  passed  source can be read") == 4 + len(lab.ENTRIES)
    for entry in lab.ENTRIES:
        assert str(entry.method.title) in output
    assert output.count("  passed  step 1 raises: RuntimeError") == 5
    assert output.count("  passed  step 1 raises: TypeError") == 1
    assert output.count("steps: raised") == 8
    assert output.count("steps: fixed point") == 1


def test_the_versions_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    torch = importlib.import_module("torch")
    _, output = outcome(capsys)
    for version in (platform.python_version(), torch.__version__, np.__version__):
        assert version in output


def test_a_wrong_number_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = f"E, θgrad, θ = 1.0, -4.0, {math.nextafter(1.4, 2)!r}\nyield E, θgrad, θ"
    put_in(monkeypatch, "python", turning(wrong, set_up="pass"))
    code, output = outcome(capsys)
    assert code == 1
    assert len(failures(output)) == 3
    assert "prints: θ=1.4000000000000001, expected θ=1.4" in output
    assert "theta_next in float64: 1.4000000000000001, expected 1.4" in output
    assert output.endswith("\nFAILED: 3 comparisons\n")


def test_a_right_number_of_a_wrong_graph_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = method("mseloss").program.text.replace("loss", "E")
    put_in(monkeypatch, "autograd", Program(text))
    code, output = outcome(capsys)
    assert code == 1
    assert "prints: E=tensor(1., grad_fn=<MseLossBackward0>), expected E=tensor([1.]" in output


def test_a_way_that_raises_fails_and_the_others_are_still_compared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = program(
        "while True:\n    yield 1, 2, 3", imports='raise ImportError("the library is broken")'
    )
    put_in(monkeypatch, "optimizer", broken)
    code, output = outcome(capsys)
    assert code == 1
    assert len(failures(output)) == 3
    assert all("the library is broken" in line for line in failures(output))
    assert output.count("  passed  prints:") == 9


def test_a_missing_source_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(methods, "__path__", [])
    shipped.cache_clear()
    code, output = outcome(capsys)
    assert code == 1
    assert len(failures(output)) == 3 * 4
    assert output.count("is incomplete") == 3 * 4


def test_code_of_the_lab_that_ends_otherwise_than_told_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    right = replace(method("detached"), given_program=method("autograd").program)
    entries = [
        replace(entry, method=right) if entry.method.id == "detached" else entry
        for entry in lab.ENTRIES
    ]
    monkeypatch.setattr(lab, "ENTRIES", entries)
    code, output = outcome(capsys)
    assert code == 1
    assert len(failures(output)) == 2
    assert "the end after 1 steps: it goes on, expected raised" in output


def test_a_library_that_cannot_be_imported_is_reported_and_not_raised(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(name: str) -> NoReturn:
        raise OSError(f"{name} is broken")

    monkeypatch.setattr("gradapp.app.commands.self_test.import_module", broken)
    _, output = outcome(capsys)
    assert "PyTorch can't be imported (OSError('torch is broken'))" in output
