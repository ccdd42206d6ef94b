"""Any problem on the command line: what is asked for, what is refused, and what is printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gradapp.app.commands import cli
from gradapp.app.commands.options import RunOptions
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from tests import forked

LINE = ["--model", "w*x + b", "--x", "1,2,3", "--y", "2,4,6"]
DATA = Data(("x",), ((1, 2, 3),), (2, 4, 6))


def asked(*words: str) -> AnyProblem:
    options = cli.parse(["run", *words])
    assert isinstance(options, RunOptions)
    return options.problem


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        cli.parse(["run", *words])
    assert ended.value.code == 2
    output, error = capsys.readouterr()
    assert output == ""
    assert error.count("\n") == 1
    assert error.startswith("gradapp run: error: ")
    return error.removeprefix("gradapp run: error: ").rstrip("\n")


# What is asked for


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (LINE, Fit("w*x + b", DATA)),
        ([*LINE, "--start", "w=0,b=1/8"], Fit("w*x + b", DATA, start=(0, 0.125))),
        (
            [*LINE, "--start", "b=-1e-3", "--start", "w=−1.5·10⁻⁷"],
            Fit("w*x + b", DATA, start=(-1.5e-7, -1e-3)),
        ),
        ([*LINE, "--reduction", "sum"], Fit("w*x + b", DATA, reduction="sum")),
        ([*LINE, "--batch", "2"], Fit("w*x + b", DATA, batch=2)),
        ([*LINE, "--batch", "2", "--shuffle", "7"], Fit("w*x + b", DATA, batch=2, shuffle_seed=7)),
        (
            [*LINE, "--alpha", "0,01", "--precision", "float64"],
            Fit("w*x + b", DATA, alpha=0.01, precision="float64"),
        ),
        (["--x", "1,2,3", "--y", "2,4,6"], Fit("θ*x", DATA)),
        (["--x", "1,2,3", "--y", "2,4,6", "--theta", "3"], Fit("θ*x", DATA, start=(3,))),
        (["--x", "1;2;3", "--y", "2,0;4;6"], Fit("θ*x", DATA)),
        (["--model", "w*x"], Fit("w*x", Data(("x",), ((2,),), (3,)))),
        (["--model", "-w*x"], Fit("-w*x", Data(("x",), ((2,),), (3,)))),
        (["--error", "0.1*p**2 + 2*q**2"], Fit(error="0.1*p**2 + 2*q**2")),
        (["--error", "-theta"], Fit(error="-theta")),
        (["--error", "(y-x**2)**2", "--start", "x=1,y=2"], Fit(error="(y-x**2)**2", start=(2, 1))),
        (
            [*LINE, "--option", "momentum=0.9", "--option", "nesterov=true"],
            Fit("w*x + b", DATA, rule=rule("sgd", momentum=0.9, nesterov=True)),
        ),
        (
            [*LINE, "--optimizer", "adam", "--option", "betas=0.9,0.99"],
            Fit("w*x + b", DATA, rule=rule("adam", betas=(0.9, 0.99))),
        ),
        (
            [*LINE, "--optimizer", "rmsprop", "--option", "alpha=0.9", "--alpha", "0.2"],
            Fit("w*x + b", DATA, rule=rule("rmsprop", alpha=0.9), alpha=0.2),
        ),
    ],
)
def test_the_words_make_the_problem(words: list[str], problem: AnyProblem) -> None:
    assert asked(*words) == problem


@pytest.mark.parametrize("name", ["theta", "θ"])
@pytest.mark.parametrize("formula", ["{}*x", "x*{}", "(x) * {}"])
def test_theta_times_x_and_one_sample_is_the_notebooks_problem(name: str, formula: str) -> None:
    words = ["--model", formula.format(name), "--x", "0.5", "--y", "-3", "--alpha", "0.2"]
    assert asked(*words, "--start", f"{name}=7") == Problem(7, 0.5, -3, 0.2)
    assert asked(*words, "--theta", "7", "--batch", "1") == Problem(7, 0.5, -3, 0.2)
    adam = rule("adam")
    assert asked(*words, "--optimizer", "adam") == Problem(1, 0.5, -3, 0.2, rule=adam)
    assert asked("--model", f"{name}*x + {name}") != Problem()
    assert asked("--model", "w*x") != Problem()


def test_all_is_four_ways_and_three_of_an_error_formula() -> None:
    for words, ways in (
        (LINE, ["python", "autograd", "optimizer", "mseloss"]),
        (["--error", "p**2"], ["python", "autograd", "optimizer"]),
    ):
        options = cli.parse(["run", *words, "--method", "all"])
        assert isinstance(options, RunOptions)
        assert [each.id for each in options.methods] == ways


# What is refused


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("--model w*x --error w", "argument --error: not allowed with argument --model"),
        ("--error p**2 --x 1", "argument --error: not allowed with argument --x: it is E itself"),
        ("--error p**2 --y 1", "argument --error: not allowed with argument --y"),
        ("--error p**2 --data d.csv", "argument --error: not allowed with argument --data"),
        ("--error p**2 --reduction sum", "argument --error: not allowed with argument --reduction"),
        ("--error p**2 --batch 1", "argument --error: not allowed with argument --batch"),
        (
            "--error p**2 --method mseloss",
            "argument --method: An error formula can't be written with nn.MSELoss",
        ),
        ("--error p**2 --theta 1", "argument --theta: there is no parameter θ, but p"),
        ("--error 3", "argument --error: 3 has no parameter"),
        ("--error", "argument --error: expected one argument"),
        ("--error=", "argument --error: The formula is empty"),
        ("--error p^2", "argument --error: '^' at character 2 can't stand in a formula: write **."),
        ("--error E+p", "argument --error: Nothing in a formula can be called E"),
        ("--error a+b+c+d+f", "argument --error: a, b, c, d and f are 5 parameters"),
        ("--error __import__('os')", "argument --error: '__import__' at character 1"),
        ("--error 9**9**9*w", "argument --error: '9**9**9' at character 1 is not a number"),
        ("--model w*x+y", "argument --model: The model w*x+y can't have y in it"),
        ("--model x**2", "argument --model: x**2 has no parameter"),
        ("--model w*z+b", "argument --model: The model w*z+b has no input in it; the data have x."),
        ("--model eval(x)", "argument --model: 'eval' at character 1 is not a function"),
        ("--x 1,2,3 --y 1,2", "argument --x: there must be as many values for x as for y"),
        ("--x 0,5", "x has 2, y has 1; a comma separates values"),
        ("--y 1,2", "argument --y: there must be as many values for x as for y"),
        ("--x 1,,2 --y 1,2,3", "argument --x: x is empty: type a number."),
        ("--x 1,a --y 1,2", "argument --x: x must be a number, but is 'a'."),
        ("--x 1,000 --y 2,000", "argument --x: '1,000' are several numbers, one of them 000"),
        ("--x 1,2 --data d.csv", "argument --x: not allowed with argument --data"),
        ("--y 1,2 --data d.csv", "argument --y: not allowed with argument --data"),
        ("--start w=1", "argument --start: There is no parameter 'w' to start, only θ."),
        ("--start theta", "argument --start: must be NAME=F, but is 'theta'"),
        ("--start theta=", "argument --start: must be NAME=F, but is 'theta='"),
        ("--start =1", "argument --start: must be NAME=F, but is '=1'"),
        ("--start theta=a", "argument --start: theta must be a number, but is 'a'."),
        ("--start theta=1e13", "argument --start: θ (theta) must lie between -1e+12 and 1e+12"),
        ("--start theta=1,θ=2", "argument --start: θ is given more than once"),
        ("--start theta=1 --theta 2", "argument --start: θ is given more than once"),
        ("--reduction max", "argument --reduction: invalid choice: 'max'"),
        ("--batch 0", "argument --batch: must be a whole number from 1 to 10,000, but is '0'"),
        ("--shuffle 1", "argument --shuffle: a step that uses all samples has no order"),
        ("--batch 1 --shuffle=-1", "argument --shuffle: must be a whole number from 0 to 4,294"),
        ("--error p**2 --shuffle 1", "argument --error: not allowed with argument --shuffle"),
        (
            "--batch 2",
            "argument --batch: batch must lie between 1 and 1, the number of samples, but is 2.",
        ),
        ("--optimizer lion", "argument --optimizer: invalid choice: 'lion'"),
        (
            "--error w**2+m_w**2 --optimizer adam",
            "argument --optimizer: For Adam, w and m_w can't both be names: files use m_w",
        ),
        ("--option momentum", "argument --option: must be NAME=VALUE, but is 'momentum'"),
        ("--option lr=0.1", "argument --option: the learning rate is --alpha"),
        ("--option betas=0.9,0.99", "argument --option: SGD has no option betas"),
        ("--option name=1", "argument --option: SGD has no option name"),
        ("--option momentum=much", "argument --option: momentum must be a number, but is 'much'."),
        ("--option momentum=-1", "argument --option: momentum must be at least 0,"),
        ("--option nesterov=true", "argument --option: nesterov needs a momentum"),
        ("--option momentum=0.9 --option momentum=0.8", "momentum is given more than once"),
        ("--optimizer adam --option betas=0.9", "argument --option: betas must be 2 numbers"),
        ("--optimizer adam --option betas=0.9,1", "argument --option: betas must be at least 0"),
        ("--optimizer adam --option amsgrad=maybe", "argument --option: amsgrad must be true or"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line_that_names_the_option(
    words: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reason in refusal(capsys, *words.split())


def test_a_problem_is_refused_without_qt_torch_numpy_or_sympy(tmp_path: Path) -> None:
    file = tmp_path / "d.csv"
    file.write_text("x,y\n1,2\n")
    code = (
        "import sys\n"
        "from gradapp.__main__ import main\n"
        f"words = ['run', '--data', {str(file)!r}, '--optimizer', 'adam', '--method', 'all']\n"
        "try: main([*words, '--model', 'w*x + b + __import__'])\n"
        "except SystemExit as exit: code = exit.code\n"
        "heavy = ('PySide6', 'torch', 'numpy', 'sympy')\n"
        "print(code, [name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout == "2 []\n"


def test_a_problem_runs_without_qt_and_the_notebooks_without_sympy() -> None:
    code = (
        "import sys\n"
        "from gradapp.__main__ import main\n"
        "assert main(['run', '--method', 'python', '--option', 'momentum=0.9']) == 0\n"
        "assert not {'sympy', 'torch'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    code = (
        "import sys\n"
        "from gradapp.__main__ import main\n"
        "assert main(['run', '--method', 'all', '--model', 'a*sin(b*x)']) == 0\n"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))]\n"
    )
    done = forked.python("-c", code, has_qt=False)
    assert done.returncode == 0, done.stderr


# Files of samples


def written(folder: Path, content: bytes) -> list[str]:
    file = folder / "samples.csv"
    file.write_bytes(content)
    return ["--data", str(file)]


@pytest.mark.parametrize(
    "content",
    [
        b"x,y\n1,2\n2,4\n3,6\n",
        b"\xef\xbb\xbfx,y\r\n1,2\r\n2,4\r\n3,6\r\n",
        "x;größe\n1,0;2\n2;4,0\n3;6\n".encode("cp1252"),
        "x\ty\n1\t2\n2\t4\n3\t6\n".encode("utf-16"),
    ],
    ids=["plain", "BOM", "decimal comma", "UTF-16"],
)
def test_a_file_of_samples_is_read_as_spreadsheets_write_it(content: bytes, tmp_path: Path) -> None:
    assert asked("--model", "w*x + b", *written(tmp_path, content)) == Fit("w*x + b", DATA)


def test_columns_are_inputs_by_their_names_and_the_notebooks_model_needs_x(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = written(tmp_path, b"weight,age,height\n0.5,1,1.4\n2.3,2,1.9\n")
    problem = asked("--model", "a*weight + b", *words)
    assert isinstance(problem, Fit)
    assert (problem.names, problem.inputs) == (("a", "b"), ("weight",))
    assert problem.data == Data(("weight", "age"), ((0.5, 2.3), (1, 2)), (1.4, 1.9))
    assert "has no input in it; the data have weight and age" in refusal(capsys, *words)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"x,y\n1,2\n3,four\n", "Row 3, column 'y', must be a number, but is 'four'."),
        (b"1,2,3\n3,4,5\n", "Row 1 must name the columns"),
        (b"", "two columns"),
        (b"x,y\n" + b"1,2\n" * 10_001, "more than 10,000 samples"),
        (b"x,y\n" + b"1" * 2**23, "it has more than 4,194,304 bytes"),
        (bytes(range(256)), "argument --data: "),
    ],
    ids=["a word", "no names", "empty", "too many", "too large", "any bytes"],
)
def test_a_file_that_is_no_table_is_refused_in_one_line(
    content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reason in refusal(capsys, *written(tmp_path, content))


def test_what_is_no_file_is_refused_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "No such file" in refusal(capsys, "--data", str(tmp_path / "none.csv"))
    assert "can't be read" in refusal(capsys, "--data", str(tmp_path))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert "not a regular file" in refusal(capsys, "--data", str(tmp_path / "pipe"))
        assert "not a regular file" in refusal(capsys, "--data", "/dev/zero")


def test_every_option_of_a_problem_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.parse(["run", "--help"])
    text = " ".join(capsys.readouterr().out.split())
    options = "theta x y alpha precision model error start data reduction batch shuffle"
    for option in options.split():
        assert f"--{option} " in text
    assert "--optimizer {sgd,adagrad,rmsprop,adam,adamw}" in text
    assert "--option NAME=VALUE" in text
