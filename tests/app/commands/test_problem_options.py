"""Any problem on the command line: what is asked for, what is refused, and what is printed."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import torch
from gradapp.core.rules.optimizers import rule

from gradapp.__main__ import main
from gradapp.app.commands import cli
from gradapp.app.commands.options import RunOptions
from gradapp.core.data import Data
from gradapp.core.fit import Fit
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem, Problem

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
        ("--error p**2 --method mseloss", "argument --method: mseloss: an error formula"),
        ("--error p**2 --theta 1", "argument --theta: there is no parameter θ, but p"),
        ("--error 3", "argument --error: 3 has no parameter"),
        ("--error", "argument --error: expected one argument"),
        ("--error=", "argument --error: The formula is empty"),
        ("--error p^2", "argument --error: '^' at character 2 can't stand in a formula: write **."),
        ("--error E+p", "argument --error: Nothing in a formula can be called E"),
        ("--error a+b+c+d+f", "argument --error: a, b, c, d and f are 5 parameters"),
        ("--error __import__('os')", "argument --error: '__import__' at character 1"),
        ("--error 9**9**9*w", "argument --error: '9**9**9' at character 1 is no number"),
        ("--model w*x+y", "argument --model: The model w*x+y can't have y in it"),
        ("--model x**2", "argument --model: x**2 has no parameter"),
        ("--model w*z+b", "argument --model: The model w*z+b has no input in it: there is x."),
        ("--model eval(x)", "argument --model: 'eval' at character 1 is no function"),
        ("--x 1,2,3 --y 1,2", "argument --x: there must be as many values for x as for y"),
        ("--x 0,5", "x has 2, y has 1; a comma separates values"),
        ("--y 1,2", "argument --y: there must be as many values for x as for y"),
        ("--x 1,,2 --y 1,2,3", "argument --x: x is empty: type a number."),
        ("--x 1,a --y 1,2", "argument --x: x must be a number, but is 'a'."),
        ("--x 1,000 --y 2,000", "argument --x: '1,000' are several numbers, one of them 000"),
        ("--x 1,2 --data d.csv", "argument --x: not allowed with argument --data"),
        ("--y 1,2 --data d.csv", "argument --y: not allowed with argument --data"),
        ("--start w=1", "argument --start: There is no parameter 'w' to start: there is θ."),
        ("--start theta", "argument --start: must be NAME=F, but is 'theta'"),
        ("--start theta=", "argument --start: must be NAME=F, but is 'theta='"),
        ("--start =1", "argument --start: must be NAME=F, but is '=1'"),
        ("--start theta=a", "argument --start: theta must be a number, but is 'a'."),
        ("--start theta=1e13", "argument --start: θ (theta) must lie between -1e+12 and 1e+12"),
        ("--start theta=1,θ=2", "argument --start: θ is given more than once"),
        ("--start theta=1 --theta 2", "argument --start: θ is given more than once"),
        ("--reduction max", "argument --reduction: invalid choice: 'max'"),
        ("--batch 0", "argument --batch: must be a whole number from 1 to 10,000, but is '0'"),
        ("--batch 2", "argument --batch: batch must lie between 1 and the 1 samples, but is 2."),
        ("--optimizer lion", "argument --optimizer: invalid choice: 'lion'"),
        ("--option momentum", "argument --option: must be NAME=VALUE, but is 'momentum'"),
        ("--option lr=0.1", "argument --option: the learning rate is --alpha"),
        ("--option betas=0.9,0.99", "argument --option: SGD has no option betas"),
        ("--option name=1", "argument --option: SGD has no option name"),
        ("--option momentum=much", "argument --option: momentum must be a number, but is 'much'."),
        ("--option momentum=-1", "argument --option: momentum must not be negative"),
        ("--option nesterov=true", "argument --option: nesterov needs a momentum"),
        ("--option momentum=0.9 --option momentum=0.8", "momentum is given more than once"),
        ("--optimizer adam --option betas=0.9", "argument --option: betas must be two numbers"),
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
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "2 []\n"


def test_a_problem_runs_without_qt_and_the_notebooks_without_sympy() -> None:
    code = (
        "import sys\n"
        "from gradapp.__main__ import main\n"
        "assert main(['run', '--method', 'python', '--option', 'momentum=0.9']) == 0\n"
        "assert not {'sympy', 'torch'} & set(sys.modules)\n"
        "assert main(['run', '--method', 'all', '--model', 'a*sin(b*x)']) == 0\n"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))]\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
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
    assert "has no input in it: there is weight and age" in refusal(capsys, *words)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"x,y\n1,2\n3,four\n", "Row 3, column 'y', must be a number, but is 'four'."),
        (b"1,2\n3,4\n", "Row 1 must name the columns"),
        (b"", "two columns"),
        (b"x,y\n" + b"1,2\n" * 10_001, "10,000 are taken at most"),
        (b"x,y\n" + b"1" * 2**23, "it has more than 8,388,608 bytes"),
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


# What is printed


def steps_of(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["run", *words, "--format", "json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


Tensors = dict[str, torch.Tensor]


def by_torch(
    error: Callable[[Tensors, int], torch.Tensor],
    start: dict[str, float],
    make: Callable[[list[torch.Tensor]], torch.optim.Optimizer],
    steps: int,
) -> list[dict[str, Any]]:
    """Make the same steps by a loop that knows nothing of gradapp."""
    tensors = {
        name: torch.tensor([value], dtype=torch.float64, requires_grad=True)
        for name, value in start.items()
    }
    optimizer, made = make(list(tensors.values())), []
    for step in range(steps):
        optimizer.zero_grad()
        before = {name: tensor.item() for name, tensor in tensors.items()}
        loss = error(tensors, step).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        slopes = {name: tensor.grad.item() for name, tensor in tensors.items()}  # type: ignore[union-attr]
        optimizer.step()
        after = {name: tensor.item() for name, tensor in tensors.items()}
        made.append({"parameters": before, "error": loss.item(), "gradient": slopes, "next": after})
    return made


X = torch.tensor([-1.0, 0.5, 2.0, 3.0, 0.25], dtype=torch.float64)
Y = torch.tensor([0.0, 1.0, 1.0, 3.0, -0.5], dtype=torch.float64)
SAMPLES = ["--x", "-1,0.5,2,3,1/4", "--y", "0,1,1,3,-0.5"]


def mean(model: Callable[[Tensors], torch.Tensor]) -> Callable[[Tensors, int], torch.Tensor]:
    return lambda at, _: ((model(at) - Y) ** 2).mean()


def rosenbrock(at: Tensors, _: int) -> torch.Tensor:
    return (1 - at["x"]) ** 2 + 100 * (at["y"] - at["x"] ** 2) ** 2


def batches(at: Tensors, step: int) -> torch.Tensor:
    first = [0, 2, 4][step % 3]
    x, y = X[first : first + 2], Y[first : first + 2]
    return torch.nn.functional.mse_loss(at["w"] * x + at["b"], y)


PROBLEMS: dict[str, tuple[list[str], Any, dict[str, float]]] = {
    "line": (
        [*SAMPLES, "--model", "w*x + b"],
        mean(lambda at: at["w"] * X + at["b"]),
        {"w": 0.5, "b": -1},
    ),
    "sum": (
        [*SAMPLES, "--model", "w*x + b", "--reduction", "sum"],
        lambda at, _: ((at["w"] * X + at["b"] - Y) ** 2).sum(),
        {"w": 0.5, "b": -1},
    ),
    "batches": ([*SAMPLES, "--model", "w*x + b", "--batch", "2"], batches, {"w": 0.5, "b": -1}),
    "through 0": ([*SAMPLES], mean(lambda at: at["theta"] * X), {"theta": 0.5}),
    "a mean": ([*SAMPLES, "--model", "m"], mean(lambda at: at["m"] + 0 * X), {"m": 0.5}),
    "logistic": (
        [*SAMPLES, "--model", "1/(1 + exp(-(w*x + b)))"],
        mean(lambda at: torch.sigmoid(at["w"] * X + at["b"])),
        {"w": 0.5, "b": -1},
    ),
    "sine": (
        [*SAMPLES, "--model", "a*sin(b*x + c)"],
        mean(lambda at: at["a"] * torch.sin(at["b"] * X + at["c"])),
        {"a": 0.5, "b": -1, "c": 0.25},
    ),
    "four": (
        [*SAMPLES, "--model", "a*tanh(b*x + c) + sqrt(abs(d))*pi"],
        mean(
            lambda at: (
                at["a"] * torch.tanh(at["b"] * X + at["c"])
                + torch.sqrt(torch.abs(at["d"])) * torch.pi
            )
        ),
        {"a": 0.5, "b": -1, "c": 0.25, "d": -2},
    ),
    "relu": (
        [*SAMPLES, "--model", "relu(w*x + b) + log(2 + x)*c"],
        mean(lambda at: torch.relu(at["w"] * X + at["b"]) + torch.log(2 + X) * at["c"]),
        {"w": 0.5, "b": 0.1, "c": 0.25},
    ),
    "valley": (
        ["--error", "0.1*p**2 + 2*q**2"],
        lambda at, _: 0.1 * at["p"] ** 2 + 2 * at["q"] ** 2,
        {"p": -5, "q": -2},
    ),
    "Rosenbrock": (["--error", "(1-x)**2 + 100*(y-x**2)**2"], rosenbrock, {"x": -1, "y": 1}),
    "a power": (
        ["--error", "exp(-x**2)*y**-2"],
        lambda at, _: torch.exp(-(at["x"] ** 2)) * at["y"] ** -2,
        {"x": 0.5, "y": 1.5},
    ),
    "Greek": (
        ["--error", "(30-theta)**2 + λ**4"],
        lambda at, _: (30 - at["theta"]) ** 2 + at["lambda"] ** 4,
        {"theta": 3, "lambda": 0.5},
    ),
}

OPTIMIZERS: dict[str, tuple[list[str], Callable[[list[torch.Tensor]], torch.optim.Optimizer]]] = {
    "SGD": ([], lambda p: torch.optim.SGD(p, 0.001)),
    "Nesterov": (
        ["--option", "momentum=0.9", "--option", "nesterov=true"],
        lambda p: torch.optim.SGD(p, 0.001, momentum=0.9, nesterov=True),
    ),
    "damped": (
        ["--option", "momentum=1/2", "--option", "dampening=0.25", "--option", "weight_decay=0.01"],
        lambda p: torch.optim.SGD(p, 0.001, momentum=0.5, dampening=0.25, weight_decay=0.01),
    ),
    "Adagrad": (
        ["--optimizer", "adagrad", "--option", "lr_decay=0.1"],
        lambda p: torch.optim.Adagrad(p, 0.001, lr_decay=0.1),
    ),
    "RMSprop": (
        [
            "--optimizer",
            "rmsprop",
            "--option",
            "alpha=0.9",
            "--option",
            "centered=true",
            "--option",
            "momentum=0.5",
        ],
        lambda p: torch.optim.RMSprop(p, 0.001, alpha=0.9, centered=True, momentum=0.5),
    ),
    "Adam": (
        ["--optimizer", "adam", "--option", "betas=0.8,0.99", "--option", "amsgrad=true"],
        lambda p: torch.optim.Adam(p, 0.001, betas=(0.8, 0.99), amsgrad=True),
    ),
    "AdamW": (["--optimizer", "adamw"], lambda p: torch.optim.AdamW(p, 0.001)),
}


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("name", PROBLEMS)
def test_every_way_prints_the_steps_that_torch_makes_in_a_plain_loop(
    name: str, optimizer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words, error, start = PROBLEMS[name]
    options, make = OPTIMIZERS[optimizer]
    starts = ["--start", ",".join(f"{each}={value}" for each, value in start.items())]
    words = [*words, *starts, *options, "--alpha", "0.001", "--precision", "float64"]
    document = steps_of(capsys, *words, "--method", "all", "--steps", "12")
    expected = by_torch(error, {each: float(value) for each, value in start.items()}, make, 12)
    assert len(document["runs"]) == (3 if "--error" in words else 4)
    for run in document["runs"]:
        assert len(run["steps"]) == 12
        for number, (step, wanted) in enumerate(zip(run["steps"], expected, strict=True), start=1):
            assert step["step"] == number
            assert step["error"] == pytest.approx(wanted["error"], rel=1e-9, abs=1e-15)
            for key in ("parameters", "gradient", "next"):
                assert step[key] == pytest.approx(wanted[key], rel=1e-9, abs=1e-12), run["method"]


@pytest.mark.parametrize("name", PROBLEMS)
def test_csv_has_the_parameters_the_error_each_derivative_and_each_new_parameter(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words, _, start = PROBLEMS[name]
    words = [*words, "--alpha", "0.001", "--method", "all", "--steps", "3"]
    words += ["--start", ",".join(f"{each}={value}" for each, value in start.items())]
    runs = steps_of(capsys, *words)["runs"]
    assert main(["run", *words, "--format", "csv"]) == 0
    output, error = capsys.readouterr()
    assert error == ""
    rows = list(csv.DictReader(StringIO(output)))
    names = list(runs[0]["steps"][0]["parameters"])
    assert set(names) == set(start)
    slopes, news = [f"d_{each}" for each in names], [f"{each}_next" for each in names]
    assert list(rows[0]) == ["method", "step", *names, "error", *slopes, *news]
    steps = [(run["method"], step) for run in runs for step in run["steps"]]
    for row, (way, step) in zip(rows, steps, strict=True):
        assert (row["method"], row["step"]) == (way, str(step["step"]))
        assert float(row["error"]) == step["error"]
        for each in names:
            assert float(row[each]) == step["parameters"][each]
            assert float(row[f"d_{each}"]) == step["gradient"][each]
            assert float(row[f"{each}_next"]) == step["next"][each]


def test_the_notebooks_problem_has_its_columns_by_whatever_words_and_optimizer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    head = "method,step,theta,fx,error,gradient,theta_next"
    for words in (["--model", "theta*x"], ["--model", "x*θ"], ["--optimizer", "adam"]):
        assert main(["run", *words, "--format", "csv"]) == 0
        assert capsys.readouterr().out.splitlines()[0] == head
    assert main(["run", "--x", "1,2", "--y", "2,4", "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "method,step,theta,error,d_theta,theta_next"


def words_again(problem: dict[str, Any], folder: Path) -> list[str]:
    """Return the words for the problem that a JSON document tells."""
    words = ["--alpha", repr(problem["alpha"]), "--precision", problem["precision"]]
    if "theta" in problem:
        words += [
            word for name in ("theta", "x", "y") for word in (f"--{name}", repr(problem[name]))
        ]
    for name in ("model", "error", "reduction", "optimizer"):
        words += [f"--{name}", problem[name]] if name in problem else []
    if problem.get("batch") is not None:
        words += ["--batch", str(problem["batch"])]
    if "start" in problem:
        words += [
            "--start",
            ",".join(f"{name}={value!r}" for name, value in problem["start"].items()),
        ]
    for name, value in problem.get("options", {}).items():
        text = ",".join(map(repr, value)) if isinstance(value, list) else repr(value)
        words += ["--option", f"{name}={text}"]
    if "data" in problem:
        rows = zip(*problem["data"].values(), strict=True)
        text = "\n".join([",".join(problem["data"]), *(",".join(map(repr, row)) for row in rows)])
        words += written(folder, text.encode())
    return words


@pytest.mark.parametrize("name", [*PROBLEMS, "notebook"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_json_has_all_that_is_needed_to_run_the_problem_again(
    name: str, optimizer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, _, _ = PROBLEMS.get(name, (["--theta", "0.3"], None, None))
    words = [*words, *OPTIMIZERS[optimizer][0], "--alpha", "0.001"]
    document = steps_of(capsys, *words, "--method", "python", "--steps", "2")
    again = words_again(document["problem"], tmp_path)
    assert steps_of(capsys, *again, "--method", "python", "--steps", "2") == document


@pytest.mark.parametrize("way", ["python", "autograd", "optimizer"])
@pytest.mark.parametrize(
    ("words", "most"),
    [
        (["--error", "x**4", "--start", "x=10", "--alpha", "1"], 9),
        (["--error", "log(x)", "--start", "x=1", "--alpha", "0.9"], 99),
        (["--error", "1/x", "--start", "x=0"], 0),
        (["--error", "exp(x)", "--start", "x=1000"], 0),
        (["--error", "sqrt(x - 1)", "--start", "x=2", "--alpha", "1"], 9),
        (["--model", "log(w*x)", "--x", "1,2", "--y", "0,1", "--start", "w=-1"], 0),
    ],
    ids=["too large", "log of a negative", "by zero", "exp", "root", "log of a model"],
)
def test_a_value_that_is_no_number_ends_the_run_with_3_after_the_rows_up_to_there(
    words: list[str], most: int, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*words, "--method", way, "--precision", "float64", "--steps", "200"]
    assert main(["run", *words, "--format", "csv"]) == 3
    output, error = capsys.readouterr()
    rows = list(csv.DictReader(StringIO(output)))
    assert len(rows) <= most
    assert output.splitlines()[0].startswith("method,step,")
    assert f"gradapp run: {way}: Diverged at step {len(rows) + 1}: " in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_table_has_its_columns_under_one_another(
    count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    names = "pqrs"[:count]
    formula = " + ".join(f"{name}**2/3" for name in names)
    assert main(["run", "--error", formula, "--method", "python", "--steps", "3"]) == 0
    title, *lines = capsys.readouterr().out.splitlines()
    assert title == "1  Without PyTorch   (float64)"
    headings = ["step", *names, "E", *(f"dE/d{name}" for name in names)]
    assert lines[0].replace("new ", "new_").split() == [
        *headings,
        *(f"new_{name}" for name in names),
    ]
    assert len({len(line) for line in lines}) == 1
    assert [len(line.split()) for line in lines[1:]] == [2 + 3 * count] * 3


def test_with_all_ways_the_table_ends_with_how_far_they_are_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["run", *LINE, "--method", "all", "--steps", "2"]) == 0
    head, columns, first, second = capsys.readouterr().out.splitlines()[-4:]
    assert head.startswith("Largest differences, compared in float32: 1 Python, 2 autograd, 3 ")
    assert columns.split() == ["step", "new", "w", "new", "b", "E", "dE/dw", "dE/db"]
    assert first.split() == ["1", *["equal"] * 5, "the", "same"]
    assert second.split()[0] == "2"
    assert "rounding" not in second.lower()  # nobody has bounded it for this problem


def test_ten_thousand_samples_come_from_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    xs = [n / 100 for n in range(10_000)]
    content = "x,y\n" + "".join(f"{x!r},{2 * x + 1!r}\n" for x in xs)
    file = written(tmp_path, content.encode())
    words = ["--model", "w*x + b", *file, "--method", "all", "--alpha", "1e-4", "--steps", "2"]
    document = steps_of(capsys, *words, "--precision", "float64")
    w, b = 1.0, 1.0
    residuals = [w * x + b - (2 * x + 1) for x in xs]
    for run in document["runs"]:
        first = run["steps"][0]
        assert first["error"] == pytest.approx(sum(r * r for r in residuals) / 10_000)
        slope = sum(2 * r * x for r, x in zip(residuals, xs, strict=True)) / 10_000
        assert first["gradient"]["w"] == pytest.approx(slope)
        assert first["next"]["w"] == pytest.approx(w - 1e-4 * slope)


def test_a_reader_that_leaves_ends_a_problem_quietly() -> None:
    command = [sys.executable, "-m", "gradapp", "run", *LINE, "--format", "csv"]
    command += ["--method", "python", "--alpha", "1e-9", "--steps", "1000000"]
    buffered = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=buffered
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "method,step,w,b,error,d_w,d_b,w_next,b_next\n"
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == ""


def test_every_option_of_a_problem_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.parse(["run", "--help"])
    text = " ".join(capsys.readouterr().out.split())
    options = "theta x y alpha precision model error start data reduction batch"
    for option in options.split():
        assert f"--{option} " in text
    assert "--optimizer {sgd,adagrad,rmsprop,adam,adamw}" in text
    assert "--option NAME=VALUE" in text


def test_float32_is_the_precision_of_tensors_and_bare_python_is_float64(
    capsys: pytest.CaptureFixture[str],
) -> None:
    runs = steps_of(capsys, *LINE, "--method", "all", "--steps", "1")["runs"]
    assert [run["precision"] for run in runs] == ["float64", *[str(Precision.FLOAT32)] * 3]


# What the README says


README = (Path(__file__).resolve().parents[3] / "README.md").read_text("utf-8")
SECTION = README.split("## Your own problem\n")[1].split("\n## ")[0]
EXAMPLES = re.findall(r"(?m)^    gradapp (run .*)$", SECTION)


def test_the_readme_has_examples_of_every_kind() -> None:
    every = " ".join(EXAMPLES)
    for option in ("model", "error", "data", "start", "batch", "optimizer", "option"):
        assert f"--{option} " in every


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_readme_runs_as_it_stands_there(
    example: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = "\n".join(re.findall(r"(?m)^        (\S.*)$", SECTION))
    (tmp_path / "people.csv").write_text(table + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(example)) == 0
    output, error = capsys.readouterr()
    assert len(output.splitlines()) > 10
    assert error == ""


def test_what_the_readme_says_of_a_wrong_formula_is_what_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = " ".join(SECTION.replace("\\", "").split())
    assert refusal(capsys, "--error", "p^2").removeprefix("argument --error: ") in said


def test_a_last_batch_has_fewer_samples_and_then_it_goes_on_from_the_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["--model", "m", "--x", "0,0,0", "--y", "1,2,4", "--batch", "2", "--alpha", "0"]
    words += ["--steps", "1", "--method", "all", "--precision", "float64"]
    for run in steps_of(capsys, *words)["runs"]:
        assert run["steps"][0]["error"] == (0 + 1) / 2
    words = [*words, "--alpha", "0.5", "--steps", "4", "--start", "m=0"]
    m, expected = 0.0, []
    for ys in ([1, 2], [4], [1, 2], [4]):
        expected.append(sum((m - y) ** 2 for y in ys) / len(ys))
        m -= 0.5 * sum(2 * (m - y) for y in ys) / len(ys)
    for run in steps_of(capsys, *words)["runs"]:
        assert [step["error"] for step in run["steps"]] == expected
