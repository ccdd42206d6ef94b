"""`gradapp trace`: a person's own code, line by line, as a table or as JSON."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gradapp.__main__ import main
from gradapp.host import launch
from tests.host.loops import LOOPS

SLOWLY = ("--limit-seconds", "120")


def told(path: Path, *words: str) -> tuple[int, str]:
    """Trace a file, and return the exit code."""
    return main(["trace", str(path), *words]), path.name


def file(folder: Path, text: str, name: str = "own.py") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("x = 1\n", 0, "the code ran to its end."),
        ("import sys\nsys.exit()\n", 0, "line 2: the code ended itself, with exit code 0."),
        ("import sys\nsys.exit(False)\n", 0, "line 2: the code ended itself, with exit code 0."),
        ("raise SystemExit('no data')\n", 4, "line 1: the code ended itself, with exit code 1."),
        ("x = 1\nx / 0\n", 4, "line 2: ZeroDivisionError: division by zero."),
        ("import sys\nsys.exit(3)\n", 4, "line 2: the code ended itself, with exit code 3."),
        ("import os\nos._exit(3)\n", 4, "line 2: the code ended its process at once"),
        ("import os\nos._exit(0)\n", 0, "line 2: the code ended its process at once"),
        ("import os\nos.abort()\n", 4, "line 2: the code crashed its process (SIGABRT)."),
        (
            "import os\nos.fork()\n",
            5,
            "line 2: stopped, because it tried to start another process. A DataLoader starts none",
        ),
        ("while True:\n    x = 1\n", 5, "stopped after 100 recorded lines."),
        ("input()\n", 4, "There is nobody here to answer input()."),
        ("import matplotlib_\n", 4, "code can count on PyTorch, NumPy and the standard library"),
    ],
)
def test_each_way_to_end_has_its_exit_code_and_its_sentence(
    text: str, code: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(file(tmp_path, text), "--limit-lines", "100", *SLOWLY)[0] == code
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert said.startswith("gradapp trace: ")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("own.py", b"x = (1\n", "own.py, line 1: '(' was never closed."),
        ("own.py", b"\xff\xfe\x00", "own.py is not text"),
        ("own.py", b"# coding: klingon\n", "own.py is not text"),
        ("own.ipynb", b"[[[[", "own.ipynb is not a Jupyter notebook."),
        ("own.ipynb", b'{"cells": 1}', "own.ipynb is not a Jupyter notebook."),
        ("none.py", None, "none.py can't be read: No such file or directory."),
        ("no\nfile.py", None, "no file.py can't be read: No such file or directory."),
        ("own.txt", b"", "must end in .py or .ipynb, but is '"),
        (".ipynb", b"", ".ipynb is not a Jupyter notebook."),
        ("own.PY", b"(", "own.PY, line 1: '(' was never closed."),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    name: str, content: bytes | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    try:
        code: object = main(["trace", str(tmp_path / name)])
    except SystemExit as end:
        code = end.code
    assert code == 2
    said = capsys.readouterr()
    assert words in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("gradapp trace: error: ")


@pytest.mark.parametrize("option", ["--limit-lines", "--limit-seconds"])
def test_help_says_between_what_a_limit_may_be(
    capsys: pytest.CaptureFixture[str], option: str
) -> None:
    with pytest.raises(SystemExit):
        main(["trace", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    with pytest.raises(SystemExit):
        main(["trace", "a.py", option, "0"])
    refused = capsys.readouterr().err
    bounds = re.search(r"from (\d+) to ([\d,]*\d)", refused)
    assert bounds is not None
    _, _, about = told.rpartition(f"{option} ")
    assert f"{bounds[1]} to {bounds[2]} (" in about.split("--")[0]


def test_the_exit_codes_are_those_that_the_help_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [sys.executable, "-c", "raise SystemExit(1)"]
    pipe = subprocess.PIPE
    process = partial(subprocess.Popen, words, stdin=pipe, stdout=pipe, stderr=pipe)
    monkeypatch.setattr(launch, "started", process)
    code = told(file(tmp_path, "x = 1\n"))[0]
    assert "gradapp could not run it" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["trace", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert f"{code} at a limit, or when gradapp could not run it." in shown
    assert "4 when the code raised, crashed, or ended itself with another code," in shown


def test_json_has_lines_variables_output_steps_and_graphs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path, LOOPS["total_keeps_every_graph"])
    assert told(path, "--format", "json", *SLOWLY)[0] == 0
    whole: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert whole["ends"]["how"] == "finished"
    assert [step["graphs"]["total"] for step in whole["steps"][1:]] == [6, 11, 16, 21]
    assert [each["on"] for step in whole["steps"] for each in step["errors"]] == ["E"] * 4
    assert whole["output"].startswith("tensor(3.1691")
    line = next(each for each in whole["lines"] if each["source"].strip() == "E.backward()")
    assert line["changed"]["theta"]["grad"]["values"] == [-4.0]
    # E = (2θ − 3)² has dE/dE = 1 at its root, and dE/dθ = 4(2θ − 3) = −4 at the leaf.
    nodes = line["backward"][0]["graph"]["nodes"]
    assert (nodes[0]["variable"], nodes[0]["gradient"]) == ("E", [1.0])
    assert (nodes[-1]["variable"], nodes[-1]["gradient"]) == ("theta", [-4.0])
    assert not any("graph" in each for step in whole["steps"] for each in step["errors"])


def test_the_table_has_each_line_with_its_changes_and_says_what_the_optimizer_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(file(tmp_path, LOOPS["optimizer_holds_another_tensor"]), *SLOWLY)
    table = capsys.readouterr().out
    assert "    8  optimizer.step()\n" in table
    assert ".grad [-4.0]" in table
    assert "      | 1.0 False\n" in table
    assert "optimizer holds tensor #1, which no name refers to any more.\n" in table
    assert "No optimizer holds theta.\n" in table


def test_a_text_without_statements_has_no_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path, "# to be done\n")
    assert told(path, *SLOWLY)[0] == 0
    assert capsys.readouterr().out == "\n"
    told(path, "--format", "json", *SLOWLY)
    whole = json.loads(capsys.readouterr().out)
    assert whole["lines"] == []
    assert all(step["first"] == step["last"] for step in whole["steps"])


def test_what_is_not_known_of_a_step_leaves_no_gap(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "import torch\nw = torch.ones(2, requires_grad=True)\nE = w * 2\nE.backward()\n"
    told(file(tmp_path, text), *SLOWLY)
    assert "step 0:  w [1.0, 1.0] .grad None\n" in capsys.readouterr().out


def test_of_what_has_parts_the_table_tells_those_that_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "import torch\n"
        "model = torch.nn.Linear(1, 1)\n"
        "torch.nn.init.constant_(model.weight, 2.0)\n"
        "torch.nn.init.constant_(model.bias, 1.0)\n"
        "optimizer = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.5)\n"
        "model.weight.sum().backward()\n"
        "optimizer.step()\n"
        "optimizer.param_groups[0]['lr'] = 0.25\n"
        "optimizer.param_groups[0]['momentum'] = 0.75\n"
        "optimizer.state.clear()\n"
    )
    told(file(tmp_path, text), *SLOWLY)
    news: dict[int, list[str]] = {}
    number = 0
    for each in capsys.readouterr().out.split("\n\n")[0].splitlines():
        number = int(each[:5]) if each[:5].strip().isdigit() else number
        news.setdefault(number, []).append(each[7 + 60 :].strip())
    weight, momentum = (
        "model.weight = [2.0] (#1, requires gradients",
        "optimizer, #1 momentum_buffer",
    )
    assert [each.startswith("model.") for each in news[2]] == [False, True, True]
    assert news[3] == [f"{weight})"]
    assert news[4] == ["model.bias = [1.0] (#2, requires gradients)"]
    assert news[6][0] == f"{weight}, .grad [1.0])"
    assert news[7][0] == "model.weight = [1.5] (#1, requires gradients, .grad [1.0])"
    assert news[7][1].startswith(f"{momentum} = [1.0]")
    assert news[8] == ["optimizer = SGD of #1, #2, lr 0.25"]
    assert news[9] == ["optimizer, momentum = 0.75"]
    assert news[10] == [f"{momentum} is gone"]


def test_the_table_writes_numbers_with_the_digits_of_their_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "import torch\n"
        "w = torch.tensor([0.1], requires_grad=True)\n"
        "v = torch.tensor([1 / 3], dtype=torch.float64)\n"
        "h, b = (torch.tensor([0.1], dtype=d) for d in (torch.float16, torch.bfloat16))\n"
        "E = (w * 7).sum()\n"
        "E.backward()\n"
    )
    told(file(tmp_path, text), *SLOWLY)
    table = capsys.readouterr().out
    assert "w = [0.1] (" in table
    assert "v = [0.3333333333333333] (" in table
    assert "h = [0.1] (" in table
    assert "b = [0.1] (" in table
    assert "E 0.7  w [0.1] .grad [7.0]" in table
    assert "0.10000000149" not in table


def test_the_table_has_the_error_and_the_parameters_of_a_loop_whose_gradients_are_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "w, rate = 1.0, 0.1\n"
        "for step in range(3):\n"
        "    r = w * 2.0 - 3.0\n"
        "    E = r * r\n"
        "    slope = 2 * 2.0 * r\n"
        "    w -= rate * slope\n"
    )
    told(file(tmp_path, text), *SLOWLY)
    w, expected = 1.0, ["step 0:  w [1.0]"]
    for step in (1, 2, 3):
        r = w * 2.0 - 3.0
        w -= 0.1 * (4.0 * r)
        expected.append(f"step {step}:  E {r * r}  w [{w}]")
    assert capsys.readouterr().out.split("\n\n")[1].splitlines()[:4] == expected


def test_numbers_that_are_not_finite_and_the_sign_of_zero_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "a = float('inf')\nb = -a\nc = a - a\nz = 0.0\nz = -0.0\n"
    told(file(tmp_path, text), "--format", "json")
    lines = json.loads(capsys.readouterr().out)["lines"]
    values = [next(iter(line["changed"].values()))["value"] for line in lines]
    assert values[:3] == ["inf", "-inf", "nan"]
    assert [str(value) for value in values[3:]] == ["0.0", "-0.0"]


def test_each_line_stands_beside_its_number_where_others_see_a_line_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.py"
    file.write_text('a = 1\n\x0c\nb = "x\u2028y"\nc = a + 1\n', encoding="utf-8")
    assert main(["trace", str(file), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(each["line"], each["source"]) for each in told["lines"]] == [
        (1, "a = 1"),
        (3, 'b = "x\u2028y"'),
        (4, "c = a + 1"),
    ]


def test_the_code_cells_of_a_notebook_run_without_the_lines_only_it_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# words"]},
        {"cell_type": "code", "source": ["%matplotlib inline\n", "x = 2\n", "!ls"]},
        {"cell_type": "code", "source": "%%html\n<b>no Python</b>"},
        {"cell_type": "code", "source": ["if x:\n", "    !ls\n", "print(x * 21)"]},
    ]
    path = file(tmp_path, json.dumps({"cells": cells, "nbformat": 4}), "own.ipynb")
    assert told(path, "--format", "json")[0] == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["output"] == "42\n"
    assert "lines that only a notebook knows were left out: 5." in said.err


def test_no_qt_is_imported(tmp_path: Path) -> None:
    path = file(tmp_path, "import sys\nprint([n for n in sys.modules if 'PySide' in n])\n")
    code = (
        "import sys; from gradapp.__main__ import main; "
        f"code = main(['trace', {str(path)!r}]); "
        "sys.exit(code or any('PySide' in name or name == 'torch' for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "| []\n" in done.stdout


def whole_of(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told(file(folder, text), "--format", "json", *SLOWLY)
    whole: dict[str, Any] = json.loads(capsys.readouterr().out)
    return whole


LINE = """\
import torch
w = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
b = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
x = torch.tensor([1.0, 2.0], dtype=torch.float64)
y = torch.tensor([2.0, 3.0], dtype=torch.float64)
for _ in range(3):
    E = ((w * x + b - y) ** 2).mean()
    E.backward()
    with torch.no_grad():
        w -= 0.05 * w.grad
        b -= 0.05 * b.grad
    w.grad = b.grad = None
"""


def test_json_has_the_error_around_each_step_and_what_the_curves_draw(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def error(w: Any, b: Any) -> Any:
        return ((w + b - 2) ** 2 + (2 * w + b - 3) ** 2) / 2

    whole = whole_of(tmp_path, LINE, capsys)
    (around,) = whole["around"]
    assert (around["calls"], around["steps"]) == ([1, 2, 3], [1, 2, 3])
    assert (around["names"], around["error"]) == (["w", "b"], "E")
    expected = [error(w, b) for b in around["upright"] for w in around["across"]]
    assert around["heights"] == pytest.approx(expected, rel=1e-12, abs=1e-14)
    places, gradients = [(0.5, 0.0)], []
    for _ in range(3):
        w, b = places[-1]
        g = (w + b - 2 + 2 * (2 * w + b - 3), w + b - 2 + (2 * w + b - 3))
        gradients.append(g)
        places.append((w - 0.05 * g[0], b - 0.05 * g[1]))
    for at, place in zip(around["at"], places, strict=False):
        assert at == pytest.approx(place, rel=1e-12)
    for told_, gradient in zip(around["gradients"], gradients, strict=True):
        assert told_ == pytest.approx(gradient, rel=1e-12)
    assert around["values"] == pytest.approx([error(*each) for each in places[:3]])
    curves = whole["curves"]
    assert (curves["error"], curves["line"], curves["numbers"]) == ("E", 8, ["w", "b"])
    assert curves["start"] == [0.5, 0.0]
    for row, before, after in zip(curves["rows"], places, places[1:], strict=False):
        assert row == pytest.approx([error(*before), *after], rel=1e-12)


def test_json_has_null_where_a_step_has_no_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "import torch\n"
        "for k in range(3):\n"
        "    if k == 0:\n"
        "        w = torch.tensor([1.0], requires_grad=True)\n"
        "    if k == 1:\n"
        "        continue\n"
        "    e = (w * (k or float('nan'))).sum()\n"
        "    e.backward()\n"
    )
    curves = whole_of(tmp_path, text, capsys)["curves"]
    assert curves["start"] == [None]
    assert curves["rows"] == [["nan", 1.0], [None, 1.0], [2.0, 1.0]]


def test_a_norm_that_stays_is_the_same_number_at_the_start_and_in_each_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "import torch\n"
        "w = torch.full((17,), 0.3, requires_grad=True)\n"
        "for k in range(2):\n"
        "    (w**2).sum().backward()\n"
    )
    curves = whole_of(tmp_path, text, capsys)["curves"]
    norm = math.sqrt(17) * 10066330 / 2**25  # the float32 next to 0.3
    assert curves["start"] == pytest.approx([norm], rel=1e-15)
    assert [row[1] for row in curves["rows"]] == curves["start"] * 2


def test_the_norm_of_a_large_tensor_is_called_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "import torch\n"
        "w = torch.full((5, 5), 2.0, requires_grad=True)\n"
        "for k in range(2):\n"
        "    w.grad = None\n"
        "    E = (w * w).sum()\n"
        "    E.backward()\n"
    )
    whole = whole_of(tmp_path, text, capsys)
    assert whole["curves"]["numbers"] == ["‖w‖"]  # √(25 · 2²) = 10, and dE/dw = 2w
    assert whole["curves"]["start"] == [10.0]
    assert whole["steps"][1]["parameters"] == {"w": {"norm": 10.0}}
    told(file(tmp_path, text), *SLOWLY)
    table = capsys.readouterr().out
    assert "step 1:  E 100.0  w norm 10.0 .grad norm 20.0\n" in table
    assert "(#1, requires gradients, .grad norm 20.0)" in table


def test_json_says_why_the_error_around_a_step_is_not_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = LINE.replace("- y)", "- y + 0 * torch.rand(2))")
    (around,) = whole_of(tmp_path, text, capsys)["around"]
    assert around["steps"] == [1, 2, 3]
    assert around["why"] == (
        "The error elsewhere is not known: line 7 draws random numbers (torch.rand)."
    )
    assert "heights" not in around


ODD = """\
import torch
w = torch.tensor([1.0], requires_grad=True)
x = torch.tensor([1.0, 2.0])
y = torch.tensor([[1.0], [3.0]])
optimizer = torch.optim.SGD([w], lr=0.1)
for k in range(3):
    p = w * x
    r = p - y
    E = (r * r).mean()
    optimizer.zero_grad()
    E.backward()
    optimizer.step()
    q = p.detach()
    p.grad
"""


def test_json_has_what_left_the_graph_shapes_at_operators_and_findings_with_their_steps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = whole_of(tmp_path, ODD, capsys)
    left = [(each["name"], each["line"], each["step"], each["how"]) for each in whole["left"]]
    assert left == [("q", 13, step, "detach()") for step in (1, 2, 3)]
    assert all(whole["lines"][each["index"]]["line"] == 13 for each in whole["left"])
    stretched = [each for line in whole["lines"] for each in line.get("broadcasts", ())]
    assert [(e["what"], e["one"], e["other"], e["shape"]) for e in stretched] == [
        ("p - y", "[2]", "[2, 1]", "[2, 2]")
    ] * 3
    found = {each["looks_like"]: each for each in whole["findings"]}
    assert found.keys() == {"broadcast", "no_leaf"}
    assert (found["no_leaf"]["line"], found["no_leaf"]["step"]) == (14, 1)
    assert whole["lines"][found["no_leaf"]["index"]]["line"] == 14
    assert found["no_leaf"]["help"].startswith("Read the .grad of the leaf")
    (help_words,) = [each["help"] for each in whole["lines"] if "help" in each]
    assert help_words == [
        "Only leaves keep a gradient, and tensors that retain_grad() was called on before."
    ]


def test_the_table_has_help_on_warnings_what_left_the_graph_and_what_was_broadcast(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(file(tmp_path, ODD), *SLOWLY)
    table = capsys.readouterr().out.splitlines()
    stretched = "Line 8: p - y has shapes [2] and [2, 1]: both are broadcast to [2, 2]."
    assert table[table.index(f"      : {stretched}") - 1].startswith("    8      r = p - y")
    (left,) = [line for line in table if line.startswith("      : q left the graph in line 13")]
    assert left.endswith(" The same holds in steps 1 to 3.")
    words = (
        "      ! Only leaves keep a gradient, and tensors that retain_grad() was called on before."
    )
    assert table[table.index(words) - 1].startswith("      ! UserWarning: The .grad attribute")


def test_code_that_is_stopped_at_its_limit_of_lines_has_the_error_around_its_steps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = LINE.replace("for _ in range(3)", "while True")
    words = ("--format", "json", "--limit-lines", "40", *SLOWLY)
    assert told(file(tmp_path, text), *words)[0] == 5
    whole = json.loads(capsys.readouterr().out)
    (around,) = whole["around"]
    assert around["calls"] == [each["number"] for s in whole["steps"] for each in s["errors"]]
    assert len(around["heights"]) == len(around["across"]) * len(around["upright"]) > 0


def test_what_begins_anew_in_steps_in_a_row_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "import torch\nw = torch.ones(1, requires_grad=True)\n"
        "for k in (1.0, 2.0, 3.0):\n    x = torch.tensor([k], requires_grad=True)\n"
        "    (w * x).sum().backward()\n"
    )
    told(file(tmp_path, text), *SLOWLY)
    said = capsys.readouterr().out.splitlines()
    assert [each for each in said if "different tensor" in each] == [
        "In each of steps 2 to 3 a different tensor, not computed from the one before: x."
    ]
