"""What `gradapp run` prints, on which stream, and the code it ends with."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from io import StringIO

import numpy as np
import pytest

from gradapp.__main__ import main
from gradapp.app.commands import run as run_command
from gradapp.core.columns import THETA
from gradapp.core.comparison import distance
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.core.trajectory import Floats
from tests import forked
from tests.failing import lack_memory_after
from tests.soak.reading import value

HEADER = ["method", "step", "theta", "fx", "error", "gradient", "theta_next"]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def compared(text: str) -> list[str]:
    return text[text.index("Largest differences, unless equal in ") :].splitlines()


# Unbuffered output would hide what Python says when it flushes a broken one at its end.
BUFFERED = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}


def gradapp(words: str) -> int:
    return main(words.split())


def gradapp_process(words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "gradapp", *words.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=BUFFERED,
    )


def test_run_needs_no_display_and_imports_no_qt() -> None:
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "DISPLAY", "WAYLAND"))}
    code = (
        "import sys\n"
        "from gradapp.__main__ import main\n"
        "assert main(['run', '--method', 'all', '--steps', '2']) == 0\n"
        "loaded = [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))]\n"
        "assert not loaded, loaded\n"
    )
    answer = forked.python("-c", code, env=bare, has_qt=False)
    assert answer.returncode == 0, answer.stderr
    assert answer.stderr == ""
    assert "MSELoss" in answer.stdout


def test_ways_without_torch_do_not_import_it() -> None:
    code = (
        "import sys\n"
        "from gradapp.__main__ import main\n"
        "assert main(['run', '--method', 'python']) == 0\n"
        "assert 'torch' not in sys.modules\n"
    )
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL).returncode == 0


@pytest.mark.parametrize("precision", list(Precision))
@pytest.mark.parametrize("name", [m.id for m in METHODS])
def test_csv_numbers_read_back_as_the_very_numbers_of_the_run(
    name: str, precision: Precision, capsys: pytest.CaptureFixture[str]
) -> None:
    words = f"--method {name} --theta 0.3 --x 1.7 --y -2.9 --alpha 0.013 --precision {precision}"
    assert gradapp(f"run {words} --steps 25 --format csv") == 0
    output, error = capsys.readouterr()
    assert error == ""
    assert output.splitlines()[0] == ",".join(HEADER)
    rows = rows_of(output)
    assert [row["step"] for row in rows] == [str(step) for step in range(1, 26)]
    assert {row["method"] for row in rows} == {name}
    read = np.array([[float(row[column]) for row in rows] for column in THETA.ids])
    problem = Problem(0.3, 1.7, -2.9, 0.013, precision)
    assert np.array_equal(read, Descent(problem, method(name)).advance(25))


def test_csv_of_all_ways_has_one_header_and_the_ways_in_their_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert gradapp("run --method all --steps 3 --format csv") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 4 * 3
    assert [row["method"] for row in rows_of("\n".join(lines))] == [
        m.id for m in METHODS for _ in range(3)
    ]


def test_the_table_is_aligned_and_shows_the_shortest_exact_digits(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert gradapp("run --steps 2") == 0
    assert capsys.readouterr().out == (
        "2 torch.autograd backward()   (float32)\n"
        "step    θ  f(x)            E       dE/dθ  new θ\n"
        "   1    1     2            1          -4    1.4\n"
        "   2  1.4   2.8  0.040000018  -0.8000002   1.48\n"
    )


def test_the_table_of_the_way_without_tensors_is_in_float64(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert gradapp("run --method python --steps 2 --precision float32") == 0
    title, _, _, second = capsys.readouterr().out.splitlines()
    assert title == "1 Without PyTorch   (float64)"
    assert second.split()[1:5] == ["1.4", "2.8", "0.04000000000000007", "-0.8000000000000007"]


def test_every_way_of_all_has_its_table_under_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert gradapp("run --method all --steps 1") == 0
    tables = capsys.readouterr().out.split("\n\n")[:-1]
    assert [table.splitlines()[0].split("   ")[0] for table in tables] == [
        str(m.heading) for m in METHODS
    ]
    assert all(
        table.splitlines()[-1].split() == ["1", "1", "2", "1", "-4", "1.4"] for table in tables
    )


def test_later_blocks_of_a_table_continue_the_steps_and_the_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "run --method python --steps 20 --alpha 0.01"
    gradapp(f"{words} --format csv")
    whole = capsys.readouterr().out
    monkeypatch.setattr(run_command, "_BLOCK", 3)
    gradapp(f"{words} --format csv")
    assert capsys.readouterr().out == whole
    gradapp(words)
    _, _, *rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == [str(step) for step in range(1, 21)]
    widths = [len(row) for row in rows]
    assert widths == sorted(widths)


def test_a_fixed_point_ends_a_table_with_its_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert gradapp("run --theta 1.5 --steps 5") == 0
    output, error = capsys.readouterr()
    assert error == ""
    last = "Fixed point at step 1: the gradient is 0, so θ = 1.5 stays."
    assert output.splitlines()[-1] == last
    assert len(output.splitlines()) == 4


def test_a_gradient_of_0_has_no_sign_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert gradapp("run --method python --x 0") == 0
    assert capsys.readouterr().out.splitlines()[2].split() == ["1", "1", "0", "9", "0", "1"]


def test_a_fixed_point_leaves_csv_pure(capsys: pytest.CaptureFixture[str]) -> None:
    assert gradapp("run --theta 1.5 --steps 5 --format csv") == 0
    output, error = capsys.readouterr()
    assert len(rows_of(output)) == 1
    assert "Fixed point at step 1" in error
    assert error.count("\n") == 1


def test_json_has_the_problem_and_every_run_with_numbers_that_read_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert gradapp("run --method all --steps 2500 --alpha 0.001 --format json") == 0
    document = json.loads(capsys.readouterr().out)
    theta, steps = 1.0, []
    for step in range(1, 2501):  # the notebook's arithmetic, in float64 as way 1's
        residual = theta * 2.0 - 3.0
        gradient = 2 * 2.0 * residual
        after = theta - 0.001 * gradient
        row = (step, {"theta": theta}, residual * residual, {"theta": gradient}, {"theta": after})
        steps.append(row)
        theta = after
    problem = {"theta": 1.0, "x": 2.0, "y": 3.0, "alpha": 0.001, "precision": "float32"}
    assert document["problem"] == problem
    first = document["runs"][0]
    keys = ("step", "parameters", "error", "gradient", "next")
    assert [tuple(each[key] for key in keys) for each in first["steps"]] == steps
    assert {**first, "steps": 0} == {
        "method": "python",
        "precision": "float64",
        "steps": 0,
        "stop": None,
    }
    assert [run["method"] for run in document["runs"]] == [each.id for each in METHODS]
    for run in document["runs"][1:]:  # in float32 they come to rest before
        stop, last = run["stop"], run["steps"][-1]
        assert (stop["reason"], stop["step"]) == ("fixed point", last["step"])
        assert last["next"] == last["parameters"]


@pytest.mark.parametrize(
    ("words", "code", "runs"),
    [
        ("--steps 40", 0, [(11, "fixed point", 11)]),
        ("--alpha 1e12 --steps 9", 3, [(2, "diverged", 3)]),
        ("--alpha -1 --method optimizer", 2, [(0, "raised", 1)]),
    ],
)
def test_json_is_whole_and_says_why_a_run_has_ended(
    words: str, code: int, runs: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert gradapp(f"run {words} --format json") == code
    document = json.loads(capsys.readouterr().out)
    said = [(len(r["steps"]), r["stop"]["reason"], r["stop"]["step"]) for r in document["runs"]]
    assert said == runs
    assert all(run["stop"]["sentence"] for run in document["runs"])


@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_divergence_keeps_its_rows_says_the_step_and_ends_with_3(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gradapp(f"run --alpha 1e12 --steps 9 --format {form}") == 3
    output, error = capsys.readouterr()
    last = output.splitlines()[-1]
    assert last.startswith("autograd,2,") if form == "csv" else last.split()[0] == "2"
    assert error.startswith("gradapp run: autograd: Diverged at step 3: E is inf")
    assert error.count("\n") == 1


def test_a_divergence_in_the_first_step_leaves_only_the_header(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = "run --theta 1e12 --x 1e12 --steps 4 --format csv"
    assert gradapp(words) == 3
    output, error = capsys.readouterr()
    assert output == ",".join(HEADER) + "\n"
    assert "Diverged at step 1:" in error


def test_the_other_ways_are_printed_when_some_diverge(capsys: pytest.CaptureFixture[str]) -> None:
    # float32 overflows long before the float64 of bare Python.
    assert gradapp("run --method all --alpha 1e12 --steps 4 --format csv") == 3
    output, error = capsys.readouterr()
    counts = {m.id: sum(row["method"] == m.id for row in rows_of(output)) for m in METHODS}
    assert counts == {"python": 4, "autograd": 2, "optimizer": 2, "mseloss": 2}
    assert [line.split(": ")[1] for line in error.splitlines()] == [m.id for m in METHODS[1:]]


@pytest.mark.parametrize("form", ["table", "csv"])
@pytest.mark.parametrize("name", ["optimizer", "mseloss"])
def test_a_negative_learning_rate_is_refused_in_one_line_where_sgd_refuses_it(
    name: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gradapp(f"run --method {name} --alpha -0.1 --format {form}") == 2
    output, error = capsys.readouterr()
    assert output == ""
    assert error.count("\n") == 1
    assert "torch.optim.SGD refuses a negative learning rate" in error


@pytest.mark.parametrize("alpha", ["-0.1", "-1e12"])
def test_with_all_the_ways_that_take_a_negative_learning_rate_are_printed(
    alpha: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gradapp(f"run --method all --alpha {alpha} --steps 3 --format csv") == 2
    output, error = capsys.readouterr()
    assert {row["method"] for row in rows_of(output)} == {"python", "autograd"}
    assert error.count("torch.optim.SGD refuses") == 2


def test_as_many_steps_as_are_kept_is_no_reason_to_complain(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("gradapp.core.run.descent.MOST_STEPS", 4)
    assert gradapp("run --method python --steps 4 --format csv") == 0
    output, error = capsys.readouterr()
    assert len(rows_of(output)) == 4
    assert error == ""


def test_rows_come_before_the_run_has_ended_and_a_closed_pipe_ends_it_quietly() -> None:
    words = "run --method python --alpha 1e-9 --steps 1000000 --format csv"
    with gradapp_process(words) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == ",".join(HEADER) + "\n"
        assert process.stdout.readline().startswith("python,1,1.0,")
        assert process.poll() is None
        process.stdout.close()
        assert process.wait(timeout=120) == 0
        assert process.stderr.read() == ""


def test_interrupting_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Descent, "advance", interrupted)
    assert main(["run", "--method", "python"]) == 130
    assert capsys.readouterr() == ("", "")


# All ways are compared


def test_a_step_that_only_one_way_has_made_is_not_called_equal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    # E is 10²⁴ in the first step and beyond 10⁹⁰ in the second: no number in float32.
    assert gradapp("run --method all --steps 2 --alpha 1e12 --x 1e12") == 3
    *_, first, second, verdict, run = compared(capsys.readouterr().out)
    assert first.split()[0] == "1"
    assert second.split() == ["2", "only", "one", "way"]
    assert verdict == "Ways in step 2: Only way 1 has made this step."
    assert run == "Only step 1 can be compared."


def says(cell: str, difference: float) -> bool:
    """Return whether a cell has a difference in two digits, with ≈ unless these are all."""
    digits = float(f"{difference:.2g}")
    if not difference:
        return cell == "equal"
    return value(cell.removeprefix("≈")) == digits and (cell[0] != "≈") == (digits == difference)


def test_all_ways_are_compared_in_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert gradapp("run --method all --steps 3") == 0
    heading, columns, first, second, *_, verdict, ulps, ulp, run = compared(capsys.readouterr().out)
    assert (
        heading
        == "Largest differences, unless equal in float32: 1 Python, 2 autograd, 3 Optimizer, "
        "4 MSELoss"
    )
    assert columns.split() == ["step", "new", "θ", "E", "dE/dθ"]
    assert first.split() == ["1", "equal", "equal", "equal", "the", "same"]
    assert second.split()[:2] == ["2", "equal"]
    assert second.endswith("   the same new θ")
    assert verdict == (
        "Ways in step 3: 2, 3 and 4 are identical, bit for bit. 1 computes in float64: the same "
        "new θ in float32. E differs by ≈3.1·10⁻⁹. That is rounding."
    )
    assert "E ≈3·10⁻⁹ (26 ulp)" in ulps  # of the rounded numbers
    assert ulp == "1 ulp: one step to the neighbouring float32 number"
    assert run == "In all 3 steps, new θ agrees; E differs most in step 2, by ≈1.8·10⁻⁸."


def test_the_comparison_as_text_has_the_differences_of_the_runs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = "--theta -3 --x 1 --y 2 --alpha 0.2 --precision float64 --steps 5"
    assert gradapp(f"run --method all {words}") == 0
    lines = compared(capsys.readouterr().out)
    problem = Problem(-3.0, 1.0, 2.0, 0.2, Precision.FLOAT64)
    made = np.stack([Descent(problem, each).advance(5)[[4, 2, 3]] for each in METHODS])
    wanted = (made.max(axis=0) - made.min(axis=0)).T
    for row, differences in zip(lines[2:7], wanted.tolist(), strict=True):
        cells = row.split()[1:4]
        for cell, difference in zip(cells, differences, strict=True):
            assert says(cell, difference)
        assert row.endswith("another new θ, rounding") == (differences[0] > 0)


def test_differences_are_those_of_the_numbers_that_the_ways_have_unless_float32_has_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = "run --error 0.1*p**2+2*q**2 --start p=-5,q=-2 --alpha 0.4 --method all --steps 3"
    assert main([*words.split(), "--format", "csv"]) == 0
    rows = rows_of(capsys.readouterr().out)
    made = {(row["method"], row["step"]): row for row in rows}
    assert main(words.split()) == 0
    _, _, *table = compared(capsys.readouterr().out)
    for line, step in zip(table, "123", strict=False):
        names = ("p_next", "q_next", "error", "d_p", "d_q")
        for name, cell in zip(names, line.split()[1:], strict=False):
            one, *others = (
                float(made[way, step][name]) for way in ("python", "autograd", "optimizer")
            )
            assert others[0] == others[1]
            apart = abs(one - others[0]) if np.float32(one) != np.float32(others[0]) else 0
            assert says(cell, apart)


def test_nothing_is_compared_for_one_way_or_in_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert gradapp("run --method autograd --steps 2") == 0
    assert gradapp("run --method all --steps 2 --format csv") == 0
    assert "Compared" not in capsys.readouterr().out


def test_a_comparison_ends_with_the_steps_that_are_compared(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distance, "COMPARED_STEPS", 4)
    assert gradapp("run --method all --steps 7 --alpha 0.25") == 0
    lines = compared(capsys.readouterr().out)
    assert [line.split()[0] for line in lines[2:6]] == ["1", "2", "3", "4"]
    assert lines[6].startswith("Ways in step 4: ")
    assert "the first 4 steps" in lines[-1]


def test_ways_that_refuse_the_problem_are_left_out_of_the_comparison(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert gradapp("run --method all --alpha -0.02 --steps 1") == 2
    heading, *_ = compared(capsys.readouterr().out)
    assert heading == "Largest differences, unless equal in float32: 1 Python, 2 autograd"


def test_memory_that_runs_out_ends_the_command_with_a_sentence_after_the_rows_so_far(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    advance = Descent.advance

    def short_of_memory(descent: Descent, count: int) -> Floats:
        if descent.length == 2:
            raise MemoryError
        return advance(descent, count)

    monkeypatch.setattr(Descent, "advance", short_of_memory)
    monkeypatch.setattr(run_command, "_BLOCK", 2)
    assert gradapp("run --method python --steps 5 --format csv") == 1
    output, error = capsys.readouterr()
    assert [row["theta_next"] for row in rows_of(output)] == ["1.4", "1.48"]
    assert "memory" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("words", ["--method python", "--method all"])
def test_memory_that_runs_out_in_a_step_ends_the_command_with_1(
    words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lack_memory_after(monkeypatch, 2)
    assert gradapp(f"run {words} --steps 5 --format csv") == 1
    output, error = capsys.readouterr()
    assert [row["theta_next"] for row in rows_of(output)][:2] == ["1.4", "1.48"]
    assert "python: Stopped before step 3: there is not enough memory for it.\n" in error
