"""What each word on the command line means, and that answering needs next to nothing loaded."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import gradapp
from gradapp import __main__ as entry
from gradapp.app.commands import cli
from gradapp.app.commands.options import (
    ResetOptions,
    RunOptions,
    ScreenshotOptions,
    SelfTestOptions,
    WindowOptions,
)
from gradapp.core.lab import ENTRIES
from gradapp.core.limits import MOST_PINS, MOST_STEPS
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import ParameterSpec
from gradapp.core.problem.notebook import PARAMETERS, Problem
from gradapp.core.registry import method
from gradapp.ui.plot.overlay_style import STYLES

HEAVY = ("PySide6", "torch", "numpy")


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", timeout=120
    )


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        cli.parse(words)
    assert ended.value.code == 2
    output, error = capsys.readouterr()
    assert output == ""
    assert error.count("\n") == 1
    assert error.endswith("\n")
    return error


def run_options(words: str = "") -> RunOptions:
    options = cli.parse(["run", *words.split()])
    assert isinstance(options, RunOptions)
    return options


def screenshot_options(words: str = "") -> ScreenshotOptions:
    options = cli.parse(["screenshot", "out.png", *words.split()])
    assert isinstance(options, ScreenshotOptions)
    return options


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["run", "--help"], ["screenshot", "--help"]]
)
def test_help_and_version_are_answered_without_qt_torch_or_numpy(words: list[str]) -> None:
    answer = python(
        "import sys\n"
        "from gradapp.__main__ import main\n"
        f"try: main({words!r})\n"
        "except SystemExit as exit: assert not exit.code, exit.code\n"
        "else: raise AssertionError('the program went on')\n"
        f"loaded = [name for name in {HEAVY} if name in sys.modules]\n"
        "assert not loaded, loaded\n"
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout
    assert answer.stderr == ""


def test_a_refused_word_is_answered_without_qt_torch_or_numpy() -> None:
    answer = python(
        "import sys\n"
        "from gradapp.__main__ import main\n"
        "try: main(['run', '--alpha', 'much'])\n"
        "except SystemExit as exit: code = exit.code\n"
        f"print(code, [name for name in {HEAVY} if name in sys.modules])\n"
    )
    assert answer.stdout == "2 []\n"


def test_the_version_is_the_packages_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        entry.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"gradapp {gradapp.__version__}\n"


def test_the_module_can_be_run() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "gradapp", "run", "--steps", "none"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert answer.returncode == 2
    assert answer.stderr.startswith("gradapp run: error: argument --steps: ")


def test_no_words_open_the_window() -> None:
    assert cli.parse([]) == WindowOptions(log_level="info")


def test_words_of_the_process_are_read_when_none_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["gradapp", "run", "--theta", "-1e-3"])
    options = cli.parse()
    assert isinstance(options, RunOptions)
    assert options.problem.theta == -0.001


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_the_log_level_reaches_the_window_and_the_screenshot(level: str) -> None:
    assert cli.parse(["--log-level", level]) == WindowOptions(log_level=level)
    options = cli.parse(["--log-level", level, "screenshot", "out.png"])
    assert isinstance(options, ScreenshotOptions)
    assert options.log_level == level


def test_self_test_and_reset_are_recognised() -> None:
    assert cli.parse(["--self-test"]) == SelfTestOptions()
    assert cli.parse(["--reset-settings"]) == ResetOptions()


def test_run_starts_from_the_notebooks_numbers() -> None:
    assert run_options() == RunOptions(
        problem=Problem(), methods=(method("autograd"),), steps=10, format="table"
    )


def test_a_picture_of_the_sweep_is_of_no_step_whichever_is_asked_for() -> None:
    sweep = ["screenshot", "out.png", "--panel", "sweep", "--steps", "4"]
    assert cli.parse([*sweep, "--cursor", "2", "--line", "1"]) == cli.parse(sweep)


def test_of_an_option_that_is_given_twice_the_last_counts() -> None:
    options = cli.parse(["run", "--x", "1", "--alpha", "0.1", "--x", "2", "--alpha=0.3"])
    assert options == cli.parse(["run", "--x", "2", "--alpha", "0.3"])


def test_run_takes_every_parameter() -> None:
    options = run_options(
        "--theta 5 --x -2.5 --y 1e3 --alpha 0.01 --precision float64 "
        "--method mseloss --steps 7 --format csv"
    )
    assert options.problem == Problem(5, -2.5, 1000, 0.01, Precision.FLOAT64)
    assert options.methods == (method("mseloss"),)
    assert options.steps == 7
    assert options.format == "csv"


def test_all_means_the_four_ways_in_their_order() -> None:
    assert run_options("--method all").methods == tuple(METHODS)


@pytest.mark.parametrize("number", ["-3", "-.5", "-1.", "-1e-3", "-1E+3", "-0", "-1_000"])
@pytest.mark.parametrize("parameter", [spec.name for spec in PARAMETERS])
def test_negative_numbers_are_taken_behind_a_space_and_behind_an_equals_sign(
    number: str, parameter: str
) -> None:
    for between in (" ", "="):
        options = run_options(f"--{parameter}{between}{number} --steps 3")
        assert getattr(options.problem, parameter) == float(number)
        assert options.steps == 3


@pytest.mark.parametrize(
    ("word", "number"),
    [("-1/8", -0.125), ("−1,5·10⁻⁷", -1.5e-7), ("-.5", -0.5), ("-2,5", -2.5), ("1,000.5", 1000.5)],
)
def test_numbers_are_read_as_in_the_window(word: str, number: float) -> None:
    for words in ([f"--theta={word}"], ["--theta", word]):
        options = cli.parse(["run", *words, "--steps", "1,000"])
        assert isinstance(options, RunOptions)
        assert (options.problem.theta, options.steps) == (number, 1000)


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "-nan", "-infinity", "∞"])
@pytest.mark.parametrize("spec", PARAMETERS, ids=[spec.name for spec in PARAMETERS])
def test_numbers_that_are_not_finite_are_refused_by_name(
    number: str, spec: ParameterSpec, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in ([f"--{spec.name}", number], [f"--{spec.name}={number}"]):
        line = refusal(capsys, "run", *words)
        assert f"argument --{spec.name}: {spec.label} must be a finite number" in line


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("run --alpha much", "α (alpha) must be a number, but is 'much'."),
        ("run --x 1000000000001", "x must lie between -1e+12 and 1e+12, but is 1000000000001."),
        ("run --x -1e999", "x must lie between -1e+12 and 1e+12, but is -1e999."),
        ("run --alpha 1,000", "α (alpha) could mean 1000 or 1.0: write one of them, not 1,000."),
        ("run --theta -1,000", "could mean -1000 or -1.0: write one of them, not -1,000."),
        ("run --x 1,000", "'1,000' are several numbers, one of them 000: write thousands without"),
        ("run --x=", "argument --x: x is empty: type a number."),
        ("run --x 1e-400", "x is too small for float64: 1e-400 would become 0."),
        ("run --steps 0", "must be a whole number from 1 to 1,000,000, but is '0'"),
        ("run --steps -1", "must be a whole number from 1 to 1,000,000, but is '-1'"),
        ("run --steps 10000001", "but is '10000001'"),
        ("run --steps 1.5", "but is '1.5'"),
        ("run --method sgd", "invalid choice: 'sgd'"),
        ("run --precision float16", "invalid choice: 'float16'"),
        ("run --format xml", "invalid choice: 'xml'"),
        ("run --thet 3", "unrecognized arguments: --thet 3"),
        ("run --theta", "argument --theta: expected one argument"),
        ("run --theta --x 3", "argument --theta: expected one argument"),
        ("run --scheme dark", "unrecognized arguments: --scheme dark"),
        ("screenshot", "the following arguments are required: OUT.png"),
        ("screenshot out.jpg", "must end in .png, but is 'out.jpg'"),
        ("screenshot out.png --method all", "invalid choice: 'all'"),
        ("screenshot out.png --format csv", "unrecognized arguments"),
        ("screenshot out.png --size 1360", "must be WxH from 640x480 to 7680x4320"),
        ("screenshot out.png --size 639x480", "must be WxH from 640x480 to 7680x4320"),
        ("screenshot out.png --size 640x4321", "must be WxH from 640x480 to 7680x4320"),
        ("screenshot out.png --size -640x480", "argument --size"),
        ("screenshot out.png --scheme blue", "invalid choice: 'blue'"),
        ("screenshot out.png --text-scale 74", "from 75 to 250"),
        ("screenshot out.png --text-scale 251", "from 75 to 250"),
        ("screenshot out.png --cursor -1", "argument --cursor"),
        ("screenshot out.png --line 0", "argument --line"),
        ("screenshot out.png --panel formula", "argument --panel"),
        ("screenshot out.png --steps 5 --cursor 6", "--cursor: must be 5 or less, which is"),
        ("screenshot out.png --steps -1", "from 0 to 1,000,000"),
        ("--log-level loud", "invalid choice: 'loud'"),
        ("--self-test run", "--self-test can't be used with run"),
        ("--reset-settings screenshot out.png", "--reset-settings can't be used with screenshot"),
        ("--self-test --reset-settings", "not allowed with argument"),
        ("session", "invalid choice: 'session'"),
        ("--x 1.7 --alpha 0.11", "error: --x can't be used without a command before it: run, code"),
        ("--theta=-3", "--theta can't be used without a command before it"),
        ("--log-level debug --x 1 run", "--x can't be used without a command before it"),
        ("screenshot out.png --section", "argument --section: of one parameter there is no plane"),
        ("screenshot out.png --lab 1 --section", "argument --section: of one parameter there is"),
        ("screenshot out.png --lab 1 --method python", "argument --method: --lab has its own"),
        ("screenshot out.png --lab 1 --steps 10", "argument --steps: --lab has its own problem"),
        ("screenshot out.png --lab 1 --start theta=2", "argument --start: --lab has its own"),
        ("screenshot out.png --error p**2 --pin mseloss", "argument --pin: An error formula can't"),
        ("run --data=", "argument --data: must be the name of a file, but is empty"),
        ("screenshot .png2", "must end in .png, but is '.png2'"),
        ("--thet 3 run", "error: there is no option --thet"),
        ("--part plot", "--part can't be used without a command before it: export"),
        ("one.py two.py", "only one file can be opened, and 'two.py' is another"),
        ("one.py --log-level debug two", "only one file can be opened, and 'two' is another"),
        ("one.py run", "a file can't stand before run"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(
    words: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reason in refusal(capsys, *words.split())


def test_a_refusal_is_one_line_even_when_the_word_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "sgd adam" in refusal(capsys, "run", "--nothing", "sgd\nadam")


def test_a_screenshot_has_the_size_scheme_and_steps_of_the_documentation() -> None:
    assert screenshot_options() == ScreenshotOptions(
        output=Path("out.png"),
        problem=Problem(),
        method=method("autograd"),
        lab=None,
        steps=10,
        cursor=None,
        panel="code",
        section=False,
        pins=(),
        line=None,
        size=(1360, 860),
        dark=False,
        text_scale=100,
        log_level="info",
    )


def test_a_pin_of_a_screenshot_is_the_same_run_with_one_thing_changed() -> None:
    options = screenshot_options("--theta 2 --pin python --pin float64 --pin 0.05")
    own = method("autograd")
    assert options.pins == (
        (Problem(theta=2), method("python")),
        (Problem(theta=2, precision=Precision.FLOAT64), own),
        (Problem(theta=2, alpha=0.05), own),
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("--pin float16", "must be a way, a precision or a learning rate"),
        ("--pin nan", "must be a way, a precision or a learning rate"),
        ("--pin 0.1 " * 9, "at most 8 pins"),
    ],
)
def test_a_pin_that_can_not_be_made_is_refused(
    capsys: pytest.CaptureFixture[str], words: str, reason: str
) -> None:
    assert reason in refusal(capsys, "screenshot", "out.png", *words.split())


def test_a_screenshot_takes_every_option() -> None:
    options = screenshot_options(
        "--size 7680x4320 --scheme dark --text-scale 250 --cursor 3 --steps 4 "
        "--method python --theta -1e-3 --precision float64 --panel graph --line 2"
    )
    assert options.size == (7680, 4320)
    assert options.dark
    assert options.text_scale == 250
    assert options.cursor == 3
    assert (options.panel, options.line) == ("graph", 2)
    assert options.steps == 4
    assert options.method == method("python")
    assert options.problem == Problem(theta=-1e-3, precision=Precision.FLOAT64)


def test_a_screenshot_can_show_an_entry_of_the_lab(capsys: pytest.CaptureFixture[str]) -> None:
    assert screenshot_options("--lab 8").lab == 8
    for number in (0, len(ENTRIES) + 1):
        with pytest.raises(SystemExit):
            screenshot_options(f"--lab {number}")
        assert "must be a whole number" in capsys.readouterr().err


def test_the_commands_that_make_the_pictures_are_taken_as_they_are_told() -> None:
    page = (Path(__file__).resolve().parents[3] / "CONTRIBUTING.md").read_text("utf-8")
    told = page.split("## Pictures")[1].split("\n## ")[0]
    commands = re.sub(r"\n {10,}", " ", told)  # one goes on in the next line
    made = [
        cli.parse(["screenshot", *shlex.split(f"{name}.png {options}")])
        for name, options in re.findall(r"(?m)^    ([\w-]+) +(--.+)$", commands)
    ]
    assert len(made) >= 11


def test_pins_beside_the_lab_are_of_the_run_that_is_asked_for() -> None:
    options = screenshot_options("--lab 1 --pin 0.2 --method python --theta 2 --steps 3")
    assert (options.lab, options.steps) == (1, 3)
    assert options.pins == ((Problem(theta=2, alpha=0.2), method("python")),)
    assert screenshot_options("--lab 1 --cursor 15").cursor == 15


def test_the_lab_is_no_way_of_the_command_line() -> None:
    for each in ENTRIES:
        with pytest.raises(SystemExit):
            cli.parse(["run", "--method", each.method.id])


def test_a_screenshot_can_show_the_start() -> None:
    assert screenshot_options("--steps 0").steps == 0
    assert screenshot_options("--cursor 0").cursor == 0


def test_as_many_steps_can_be_asked_for_as_a_run_may_have_and_no_more(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_options(f"--steps {MOST_STEPS}").steps == MOST_STEPS
    with pytest.raises(SystemExit):
        run_options(f"--steps {MOST_STEPS + 1}")
    assert str(MOST_STEPS) in capsys.readouterr().err.replace(",", "")


def test_each_pin_that_there_can_be_has_a_look_of_its_own() -> None:
    assert len(set(STYLES)) == MOST_PINS


def test_every_parameter_is_described_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.parse(["run", "--help"])
    text = " ".join(capsys.readouterr().out.split())
    for spec in PARAMETERS:
        several = spec.name in ("x", "y")
        words = f"{spec.description}, of one sample or of several" if several else spec.description
        assert f"--{spec.name} {'F[,F…]' if several else 'F'} {words} ({spec.default:g})" in text
    assert "In parentheses: what is used where an option is left out." in text


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_that_cannot_hold_greek_becomes_utf_8(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    assert entry.main(["run", "--method", "python", "--steps", "1"]) == 0
    assert "dE/dθ" in written.getvalue().decode("utf-8")


def test_output_that_can_hold_greek_keeps_its_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="utf-16"))
    assert entry.main(["run", "--method", "python", "--steps", "1"]) == 0
    assert "dE/dθ" in written.getvalue().decode("utf-16")


def test_a_program_without_a_console_still_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert entry.main(["run", "--method", "python", "--steps", "1"]) == 0
    assert entry.main(["run", "--method", "python", "--alpha", "1e12", "--steps", "99"]) == 3


def test_resetting_prints_what_was_forgotten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("gradapp.app.system.settings.forget", lambda: "Everything is forgotten.")
    assert entry.main(["--reset-settings"]) == 0
    assert capsys.readouterr().out == "Everything is forgotten.\n"


@pytest.mark.parametrize(
    "name", ["run.gradapp", "sub/run", "data.csv", "run.gradapp --log-level info"]
)
def test_a_file_is_opened_in_the_window(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = cli.parse(name.split())
    assert asked == WindowOptions("info", str(tmp_path / name.split()[0]))


@pytest.mark.parametrize("name", ["a.PNG", ".png"])
def test_the_ending_of_a_name_may_be_in_capitals_or_all_of_it(name: str) -> None:
    options = cli.parse(["screenshot", name])
    assert isinstance(options, ScreenshotOptions)
    assert options.output == Path(name)


def test_a_link_is_opened_in_the_window_as_it_is() -> None:
    link = "gradapp:error=p**2&start=p=3&way=autograd"
    assert cli.parse(["--log-level", "debug", link]) == WindowOptions("debug", link)


def test_a_file_of_any_name_is_opened_where_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "run1").touch()
    assert cli.parse(["run1"]) == WindowOptions("info", str(tmp_path / "run1"))


def test_a_word_that_no_file_can_be_called_is_no_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as end:
        cli.parse(["n" * 300])
    assert end.value.code == 2
    assert "COMMAND" in capsys.readouterr().err
