"""`gradapp code`: the script that it prints does what `gradapp run` does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gradapp.__main__ import main
from tests import forked

PROBLEMS = (
    "",
    "--theta -3 --x 1 --y 2 --alpha 0.2 --precision float64",
    "--model w*x+b --x 0,1,2,3.5 --y 1,3,5,6.5 --optimizer sgd --option momentum=0.9",
    "--model w*x+b --x 0,1,2,3.5 --y 1,3,5,6.5 --batch 3 --optimizer adamw --reduction sum",
    "--error 0.1*p**2+2*q**2 --start p=5,q=3 --optimizer adam --option betas=0.5,0.9",
    "--error log(p) --start p=1 --alpha 0.9",
    "--model relu(w*x+b)+abs(b) --x 0,1,2,3.5 --y 1,3,5,6.5 --start w=-0.5",
    "--error 3*a-b --optimizer adagrad",
)


# Runs scripts one after the other, each as a program of its own but for what it imports.
IN_TURN = """
import contextlib, runpy, sys
for path in sys.argv[1:]:
    with contextlib.suppress(Exception, SystemExit):  # where a script can not go on
        runpy.run_path(path, run_name="__main__")
    print("done", flush=True)
    if "torch" in sys.modules:
        sys.modules["torch"].set_default_dtype(sys.modules["torch"].float32)
"""


def printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    main(words)
    return capsys.readouterr().out


def plain(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("method", ["python", "autograd", "optimizer", "mseloss"])
def test_python_runs_what_code_prints_and_prints_what_run_prints(
    method: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ["--method", method, "--steps", "30"]
    file = tmp_path / "p.py"
    file.write_text(printed(["code", *words], capsys), encoding="utf-8")
    run = plain if method == "python" else forked.python
    done = run("-I", file)
    assert done.stdout == printed(["run", *words, "--format", "csv"], capsys)
    assert done.stdout.count("\n") > 2


@pytest.mark.parametrize("method", ["python", "optimizer"])
def test_what_code_prints_of_any_problem_prints_what_run_prints(
    method: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files, expected = [], []
    for number, problem in enumerate(PROBLEMS):
        words = [*problem.split(), "--method", method, "--steps", "30"]
        files.append(tmp_path / f"p{number}.py")
        files[-1].write_text(printed(["code", *words], capsys), encoding="utf-8")
        expected.append(printed(["run", *words, "--format", "csv"], capsys))
        assert expected[-1].count("\n") > 2
    done = forked.python("-I", "-c", IN_TURN, *files)
    assert done.stdout.split("done\n") == [*expected, ""]


def test_an_input_called_step_takes_no_name_from_the_script(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "d.csv").write_text("step,y\n1,2\n2,4\n")
    words = ["--model", "relu(w*step)", "--data", str(tmp_path / "d.csv"), "--steps", "9"]
    for method in ("python", "mseloss"):
        script = printed(["code", *words, "--method", method], capsys)
        done = forked.python("-I", "-c", script)
        run = printed(["run", *words, "--method", method, "--format", "csv"], capsys)
        assert done.stdout == run


def test_code_needs_neither_qt_nor_torch_nor_numpy() -> None:
    check = (
        "import sys\n"
        "from gradapp.__main__ import main\n"
        "main(['code', '--method', 'mseloss', '--model', 'w*x + b', '--optimizer', 'adam'])\n"
        "print(sorted({'PySide6', 'torch', 'numpy', 'sympy'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, encoding="utf-8")
    assert done.stdout.endswith("\n[]\n")


def test_the_notebooks_problem_imports_no_sympy() -> None:
    check = (
        "import sys\n"
        "from gradapp.__main__ import main\n"
        "main(['code', '--method', 'python', '--optimizer', 'adam'])\n"
        "main(['run', '--method', 'python', '--optimizer', 'adam'])\n"
        "print('sympy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, encoding="utf-8")
    assert done.stdout.endswith("\nFalse\n")


def test_a_file_is_in_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    file = tmp_path / "p.py"
    with file.open("wb") as stream:
        subprocess.run(
            [sys.executable, "-m", "gradapp", "code", "--method", "python"],
            stdout=stream,
            env={"PYTHONIOENCODING": "cp1253", "PYTHONPATH": ":".join(sys.path), "HOME": "/tmp"},
            check=True,
        )
    assert "θ_0 = 1.0" in file.read_text(encoding="utf-8")


def test_what_can_not_be_written_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--error", "p**2", "--method", "mseloss"], ["--method", "all"]):
        with pytest.raises(SystemExit) as refused:
            main(["code", *words])
        assert refused.value.code == 2
        assert capsys.readouterr().err.count("\n") == 1
