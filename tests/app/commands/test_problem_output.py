"""What `gradapp run` prints of any problem: numbers as torch has them, and how to run it again."""

from __future__ import annotations

import csv
import json
import os
import random
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

from gradapp.__main__ import main
from gradapp.core.numbers.precision import Precision
from tests.products import pairs

LINE = ["--model", "w*x + b", "--x", "1,2,3", "--y", "2,4,6"]


def written(folder: Path, content: bytes) -> list[str]:
    file = folder / "samples.csv"
    file.write_bytes(content)
    return ["--data", str(file)]


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


def shuffled(at: Tensors, step: int) -> torch.Tensor:
    order, shuffle = list(range(5)), random.Random(7).shuffle
    for _ in range(step // 3 + 1):
        shuffle(order)
    used = order[2 * (step % 3) :][:2]
    return torch.nn.functional.mse_loss(at["w"] * X[used] + at["b"], Y[used])


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
    "shuffled": (
        [*SAMPLES, "--model", "w*x + b", "--batch", "2", "--shuffle", "7"],
        shuffled,
        {"w": 0.5, "b": -1},
    ),
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


@pytest.mark.parametrize(("name", "optimizer"), pairs([*PROBLEMS], [*OPTIMIZERS], each=2))
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
    if "shuffle" in problem:
        words += ["--shuffle", str(problem["shuffle"])]
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


@pytest.mark.parametrize(
    ("name", "optimizer"), pairs([*PROBLEMS, "notebook"], [*OPTIMIZERS], each=2)
)
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
    assert title == "1 Without PyTorch   (float64)"
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
    table = capsys.readouterr().out
    table = table[table.index("Largest differences") :]
    head, columns, first, second, told, *_ = table.splitlines()
    assert head.startswith("Largest differences, unless equal in float32: 1 Python, 2 autograd, 3 ")
    assert columns.split() == ["step", "new", "w", "new", "b", "E", "dE/dw", "dE/db"]
    assert first.split() == ["1", *["equal"] * 5, "the", "same"]
    assert second.split()[0] == "2"
    assert second.endswith("   rounding")  # of which right code makes no more, as is proved
    assert told.startswith("Ways in step 2: ")
    assert told.endswith(". That is rounding.")


def test_where_the_new_parameters_are_the_same_and_the_error_is_not_the_table_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = "--model w*x+b --x 1.1,2.3,3.7 --y 2.2,4.9,7.3 --start w=0.3,b=0.7 --alpha 0.013"
    assert main(["run", *words.split(), "--method", "all", "--steps", "6"]) == 0
    table = capsys.readouterr().out
    rows = [line.split(maxsplit=6) for line in table.splitlines() if "   the same new" in line]
    assert rows, "there is such a step"
    for _, w, b, *_, said in rows:
        assert (w, b, said) == ("equal", "equal", "the same new parameters")


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
        assert process.wait(timeout=120) == 0
        assert process.stderr.read() == ""


def test_float32_is_the_precision_of_tensors_and_bare_python_is_float64(
    capsys: pytest.CaptureFixture[str],
) -> None:
    runs = steps_of(capsys, *LINE, "--method", "all", "--steps", "1")["runs"]
    assert [run["precision"] for run in runs] == ["float64", *[str(Precision.FLOAT32)] * 3]


# What the README says


README = (Path(__file__).resolve().parents[3] / "README.md").read_text("utf-8")
SECTION = README.split("## Your own problem\n")[1].split("\n## ")[0]
EXAMPLES = re.findall(r"(?m)^    gradapp ((?:run|code) .*)$", SECTION)


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
    with pytest.raises(SystemExit):
        main(["run", "--error", "p^2"])
    assert capsys.readouterr().err.partition("argument --error: ")[2].rstrip("\n") in said


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


# Names and formulas that programs could stumble over


@pytest.mark.parametrize("words", [[], ["--optimizer", "adam"], ["--batch", "1"]])
@pytest.mark.parametrize(
    "names",
    [("i", "a"), ("xs", "ys"), ("w", "w_0"), ("r", "t"), ("k", "seed"), ("samples", "loss")],
)
def test_what_inputs_and_parameters_are_called_changes_no_number(
    names: tuple[str, str], words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def runs(inputs: tuple[str, str], parameters: tuple[str, str]) -> list[list[list[float]]]:
        file = written(tmp_path, f"{','.join(inputs)},y\n1,2,3\n0.5,-1,2\n".encode())
        formula = f"{parameters[0]}*{inputs[0]} + tanh({parameters[1]}*{inputs[1]})"
        every = ["--model", formula, *file, *words, "--method", "all", "--steps", "3"]
        steps = [run["steps"] for run in steps_of(capsys, *every)["runs"]]
        return [[[step["error"], *step["next"].values()] for step in each] for each in steps]

    plain = runs(("u1", "u2"), ("p1", "p2"))
    assert runs(names, ("p1", "p2")) == plain
    assert runs(("u1", "u2"), names) == plain


@pytest.mark.parametrize(
    ("formula", "error", "slope"), [("b", 1, 1), ("+b", 1, 1), ("-(-b)", 1, 1), ("b*3 - 5", -2, 3)]
)
def test_an_error_that_is_a_parameter_itself_is_that_before_the_step(
    formula: str, error: float, slope: float, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--error", formula, "--alpha", "0.5", "--method", "all", "--steps", "1"]
    assert main(["run", *words, "--format", "csv"]) == 0
    for row in csv.DictReader(StringIO(capsys.readouterr().out)):
        numbers = [row[name] for name in ("b", "error", "d_b", "b_next")]
        assert numbers == [str(float(each)) for each in (1, error, slope, 1 - 0.5 * slope)]


def test_a_power_that_overflows_says_so_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--error", "x**4", "--start", "x=1e3", "--alpha", "1", "--method", "python"]
    assert main(["run", *words, "--steps", "20"]) == 3
    assert "Numerical result out of range, so there is no finite number (OverflowError)" in (
        capsys.readouterr().err
    )
