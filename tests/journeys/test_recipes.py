"""What CONTRIBUTING.md says is enough to add something is enough; see `test_additions`, too."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from gradapp.__main__ import main
from gradapp.app.commands.cli import parse
from gradapp.app.commands.options import RunOptions, ScreenshotOptions
from gradapp.app.commands.run import run
from gradapp.app.commands.self_test import self_test
from gradapp.app.system.settings import Remembered, Settings
from gradapp.core.lab import ENTRIES
from gradapp.core.methods import METHODS
from gradapp.core.problem.kinds import PROBLEM_KINDS
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import RULES, rule
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import Document, DocumentError, load, save
from gradapp.ui.kit.dock import PanelDock
from gradapp.ui.kit.theme import DARK, LIGHT
from tests.additions import grad, line, no_alpha
from tests.additions.distance import DistancePanel
from tests.additions.momentum import MOMENTUM
from tests.additions.shown_distance import ShownDistance
from tests.packaging import test_wheel
from tests.person import Person


@pytest.fixture
def entered() -> Iterator[None]:
    ENTRIES.append(no_alpha.ENTRY)
    yield
    ENTRIES.pop()


@pytest.mark.usefixtures("entered")
def test_a_lab_entry_more_is_in_the_menu_asks_runs_and_explains_with_its_own_numbers(
    open_window: Callable[..., Person],
) -> None:
    person = open_window(Remembered(animate=False))
    person.command("Lab", "17  Learning rate forgotten")
    person.sees(lambda: not person.workbench.engine.busy)
    assert person.label("lab_title") == "Lab 17: Learning rate forgotten"
    person.press("2  θ goes past θ*, farther each time")
    person.sees(lambda: person.cursor == 3)
    θ, right = 1.0, 1.0
    for _ in range(3):
        θ -= 2 * 2 * (θ * 2 - 3)
        right -= 0.1 * 2 * 2 * (right * 2 - 3)
    explanation = person.find(QLabel, "lab_explanation")
    person.sees(lambda: "After step 3" in explanation.text())
    told = explanation.text().replace("\u00a0", " ").replace("−", "-")
    assert f"After step 3, θ = {θ:g}; way 2 has θ = {right:g}." in told
    assert person.label("lab_verdict") == "✓ Your prediction was right:"
    person.command("Lab", "Leave the Lab")


@pytest.mark.usefixtures("entered")
def test_a_lab_entry_more_can_be_drawn_from_the_command_line() -> None:
    options = parse(["screenshot", "a.png", "--lab", "9"])
    assert isinstance(options, ScreenshotOptions)
    assert options.lab == 9


@pytest.fixture
def written() -> Iterator[None]:
    METHODS.append(grad.WAY)
    yield
    METHODS.pop()


def printed(words: str, capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    """Return the rows that a command prints, but the first."""
    options = parse(words.split())
    assert isinstance(options, RunOptions)
    assert run(options) == 0
    return [row.split(",") for row in capsys.readouterr().out.splitlines()[1:]]


@pytest.mark.usefixtures("written")
def test_a_way_more_is_typed_as_the_four_are(capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed("run --method all --steps 1 --format csv", capsys)
    assert [row[0] for row in rows] == ["python", "autograd", "optimizer", "mseloss", "grad"]
    assert [float(row[-1]) for row in rows] == pytest.approx([1.4] * 5, rel=1e-7)


@pytest.mark.usefixtures("written")
def test_a_way_more_is_among_what_the_self_test_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert self_test() == 0
    assert str(grad.WAY.title) in capsys.readouterr().out


@pytest.mark.usefixtures("written")
def test_a_way_more_is_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.save(Remembered(method=grad.WAY.id))
    assert settings.load().method == grad.WAY.id


def test_a_rule_more_is_typed_as_those_of_torch_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(RULES, "momentum", MOMENTUM)
    asked = "--optimizer momentum --option momentum=0.5 --precision float64 --steps 5 --format csv"
    for problem in ("", "--error p**2+3*p --alpha 0.2 --start p=4"):
        ours = printed(f"run --method all {problem} {asked}", capsys)
        assert {row[0] for row in ours} == {"python", "autograd"}
        by_torch = asked.replace("--optimizer momentum", "--optimizer sgd")
        theirs = printed(f"run --method optimizer {problem} {by_torch}", capsys)
        numbers = [float(each) for row in (*theirs, *theirs) for each in row[2:]]
        assert [float(each) for row in ours for each in row[2:]] == pytest.approx(numbers)
    for words, said in (
        ("--option momentum=1", "momentum must be at least 0 and less than 1, but is 1."),
        ("--option speed=1", "has no option speed; it has momentum."),
        (
            "--method optimizer",
            "torch.optim, which this way uses, has no gradient descent with momentum.",
        ),
    ):
        with pytest.raises(SystemExit):
            parse(f"run --optimizer momentum {words}".split())
        assert said in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["py", "ipynb", "csv", "json", "html"])
def test_a_rule_more_leaves_the_application_as_data_and_as_programs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    monkeypatch.setitem(RULES, "momentum", MOMENTUM)
    problem, output = Problem(rule=rule("momentum", momentum=0.5)), tmp_path / f"out.{ending}"
    save(Document(Recipe(problem, "autograd", 5)), tmp_path / "a.gradapp")
    assert main(["export", str(tmp_path / "a.gradapp"), str(output)]) == 0
    assert output.stat().st_size > 100
    if ending == "py":
        done = subprocess.run([sys.executable, output], capture_output=True, text=True)
        assert "Every bit is the same in all 5 steps." in done.stdout, done.stderr


def test_a_rule_that_is_not_known_here_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as there:
        there.setitem(RULES, "momentum", MOMENTUM)
        save(Document(Recipe(Problem(rule=rule("momentum")))), tmp_path / "a.gradapp")
    with pytest.raises(DocumentError) as caught:
        load(tmp_path / "a.gradapp")
    assert str(caught.value) == (
        "The problem in 'a.gradapp' can't be used: There is no rule 'momentum'; there are "
        "sgd, adagrad, rmsprop, adam and adamw."
    )


@pytest.mark.parametrize("ending", ["py", "ipynb", "csv", "json", "html"])
def test_a_problem_of_another_kind_leaves_the_application_as_data_and_as_programs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    monkeypatch.setitem(PROBLEM_KINDS, "line", line.KIND)
    output = tmp_path / f"out.{ending}"
    save(
        Document(Recipe(line.Line(rule=rule("sgd", momentum=0.5)), "python", 5)),
        tmp_path / "a.gradapp",
    )
    assert main(["export", str(tmp_path / "a.gradapp"), str(output)]) == 0
    text = output.read_text("utf-8")
    if ending == "py":
        done = subprocess.run([sys.executable, output], capture_output=True, text=True)
        assert "Every bit is the same in all 5 steps." in done.stdout, done.stderr
    elif ending == "json":
        assert json.loads(text)["problem"] == {
            "alpha": 0.1,
            "precision": "float32",
            "w_0": 0.0,
            "b_0": 0.0,
            "samples": [[0.0, 1.0], [1.0, 3.0], [2.0, 5.0], [3.0, 6.5]],
            "optimizer": "sgd",
            "options": {"momentum": 0.5},
        }
    elif ending == "csv":
        (w, b), (v_w, v_b) = (Fraction(0),) * 2, (Fraction(0),) * 2
        samples = [(Fraction(x), Fraction(y)) for x, y in line.Line().samples]
        for _ in range(5):
            off = [(x, w * x + b - y) for x, y in samples]
            v_w = v_w / 2 + sum(2 * r * x for x, r in off) / 4
            v_b = v_b / 2 + sum(2 * r for _, r in off) / 4
            w, b = w - v_w / 10, b - v_b / 10
        last = text.splitlines()[5].split(",")
        assert [float(each) for each in last[7:9]] == pytest.approx([float(w), float(b)])


def test_a_kind_of_problem_that_is_not_known_here_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.gradapp"
    with monkeypatch.context() as there:
        there.setitem(PROBLEM_KINDS, "line", line.KIND)
        save(Document(Recipe(line.Line())), path)
        assert load(path).recipe.problem == line.Line()
        whole = json.loads(path.read_text())
        for name, bad, said in (
            ("alpha", "1e99", "α (alpha) must lie between"),
            ("w_0", "much", "w_0 must be a number"),
            ("samples", "x", "is damaged"),
            ("samples", [["1"], "2"], "is damaged"),
            ("precision", "float16", "precision must be float32 or float64"),
            ("optimizer", "newton", "There is no rule 'newton'"),
            ("options", {"speed": "1"}, "has no option speed"),
            ("options", {"momentum": 1}, "is damaged"),
        ):
            path.write_text(json.dumps(whole | {"problem": {**whole["problem"], name: bad}}))
            with pytest.raises(DocumentError, match=re.escape(said)):
                load(path)
        del whole["problem"]["b_0"]
        path.write_text(json.dumps(whole))
        with pytest.raises(DocumentError, match="is damaged"):
            load(path)
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert str(caught.value) == (
        "The problem in 'a.gradapp' can't be used: Problems of the kind 'line' are not known here."
    )


def test_a_panel_more_is_one_call_and_is_placed_coloured_listed_and_remembered_as_the_others_are(
    open_window: Callable[..., Person],
) -> None:
    person = open_window(Remembered(animate=False), torch=False)
    window, panel = person.window, DistancePanel()
    others = {dock.name: dock.geometry() for dock in window.docks.values() if dock.is_in_front}
    window.add_panel("distance", "Distance", panel)
    ShownDistance(panel, person.workbench.current_run)
    dock = person.find(PanelDock, "dock_distance")
    person.sees(lambda: "code" in {each.name for each in window.tabifiedDockWidgets(dock)})
    assert {name: window.docks[name].geometry() for name in others} == others
    assert not panel.isVisible()  # behind the code
    window.show_panel("distance")
    person.press("Step")
    person.sees(panel.isVisible)
    assert panel.text() == f"{1 + 0.1 * 4 - 1.5!r} to go"
    assert panel.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.error)
    window.colours.take(DARK)
    assert panel.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.error)

    person.command("View", "Distance")
    person.sees(lambda: not dock.isVisible())
    remembered = window.places()[1]
    assert list(remembered["layouts"]["descent"]["hidden"]) == ["distance"]
    window.reset_layout()
    person.sees(lambda: not dock.isHidden())
    window.restore_places({}, remembered)
    person.sees(dock.isHidden)


ROOT = Path(__file__).resolve().parents[2]
PLACES = {
    "gradapp/ui/window/main_window.py": (
        (
            "from gradapp.ui.formula.panel",
            "from gradapp.ui.distance.panel import DistancePanel\nfrom gradapp.ui.formula.panel",
        ),
        (
            "        self.pins_panel = ",
            "        self.distance_panel = DistancePanel()\n        self.pins_panel = ",
        ),
        (
            '            ("pins", self.tr("Pins"), self.pins_panel),\n',
            '            ("pins", self.tr("Pins"), self.pins_panel),\n'
            '            ("distance", self.tr("Distance"), self.distance_panel),\n',
        ),
    ),
    "gradapp/app/workbench.py": (
        (
            "from gradapp.app.views.document import",
            "from gradapp.app.views.distance import ShownDistance\n"
            "from gradapp.app.views.document import",
        ),
        (
            "        ShownHistory(",
            "        ShownDistance(window.distance_panel, current_run)\n        ShownHistory(",
        ),
    ),
    "pyproject.toml": (
        ("| curves | formula", "| curves | distance | formula"),
        ("animation | help |", "animation | distance | help |"),
    ),
    "gradapp/README.md": (
        ("`curves/`, `table/`,", "`curves/`, `distance/`, `table/`,"),
        (
            "| `hall/` | none |",
            "| `distance/` | none | `distance.py` | it is in the run |\n| `hall/` | none |",
        ),
    ),
}
"""Where the recipe of a panel says that something is to be written, and what that is."""
LINT = "from importlinter.cli import lint_imports_command as check; check()"


def test_what_the_recipe_of_a_panel_names_is_all_that_the_checks_ask_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("importlinter")
    vulture = pytest.importorskip("vulture")
    no_cache = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "gradapp", tmp_path / "gradapp", ignore=no_cache)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("**A panel**")[1].split("\n**")[0]
    panel, view = "gradapp/ui/distance/panel.py", "gradapp/app/views/distance.py"
    (tmp_path / panel).parent.mkdir()
    (tmp_path / panel).with_name("__init__.py").write_text('"""How far there is to go."""\n')
    for addition, path in (("distance", panel), ("shown_distance", view)):
        text = (ROOT / "tests" / "additions" / f"{addition}.py").read_text("utf-8")
        text = text.replace("tests.additions.distance", "gradapp.ui.distance.panel")
        (tmp_path / path).write_text(text, "utf-8")

    def unused() -> list[str]:
        reader = vulture.Vulture()
        places = [panel, view, *(name for name in PLACES if name.endswith(".py"))]
        places.append("gradapp/ui/kit/dock.py")  # which gives each panel its colours
        reader.scavenge([str(tmp_path / place) for place in places])
        return [each.name for each in reader.get_unused_code() if "istance" in str(each.filename)]

    assert {"DistancePanel", "ShownDistance"} & {*unused()}
    for name, changes in PLACES.items():
        text = (tmp_path / name).read_text("utf-8")
        for before, after in changes:
            assert text.count(before) == 1, before
            text = text.replace(before, after)
        (tmp_path / name).write_text(text, "utf-8")
        assert f"`{name}`" in recipe
    assert not unused()
    done = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert " 0 broken" in done.stdout, done.stdout + done.stderr
    monkeypatch.setattr(test_wheel, "ROOT", tmp_path)
    test_wheel.test_the_map_has_every_folder()
    test_wheel.test_the_map_has_every_subject_that_is_called_otherwise_in_core()
