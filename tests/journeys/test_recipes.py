"""What CONTRIBUTING.md says is enough to add something is enough; see `test_additions`, too."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from gradapp.app.commands.cli import parse
from gradapp.app.commands.options import RunOptions, ScreenshotOptions
from gradapp.app.commands.run import run
from gradapp.app.commands.self_test import self_test
from gradapp.app.system.settings import Remembered
from gradapp.core.lab import ENTRIES
from gradapp.core.methods import METHODS
from gradapp.ui.kit.dock import PanelDock
from gradapp.ui.kit.theme import DARK, LIGHT
from tests.additions import grad, momentum, no_alpha
from tests.additions.distance import DistancePanel
from tests.person import Person

ROOT = Path(__file__).resolve().parents[2]


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
    assert person.label("lab_title") == "Lab 17  Learning rate forgotten"
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
    METHODS.extend((momentum.WAY, grad.WAY))
    yield
    del METHODS[-2:]


@pytest.mark.usefixtures("written")
def test_a_way_more_is_typed_as_the_four_are_and_one_of_another_rule_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    every = parse(["run", "--method", "all", "--steps", "1", "--format", "csv"])
    assert isinstance(every, RunOptions)
    assert run(every) == 0
    rows = [row.split(",") for row in capsys.readouterr().out.splitlines()[1:]]
    assert [row[0] for row in rows] == ["python", "autograd", "optimizer", "mseloss", "grad"]
    assert [float(row[-1]) for row in rows] == pytest.approx([1.4] * 5, rel=1e-7)
    with pytest.raises(SystemExit):
        parse(["run", "--method", "momentum"])
    assert "invalid choice: 'momentum'" in capsys.readouterr().err


@pytest.mark.usefixtures("written")
def test_a_way_more_is_among_what_the_self_test_runs_and_one_of_another_rule_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert self_test() == 0
    told = capsys.readouterr().out
    assert str(grad.WAY.title) in told
    assert str(momentum.WAY.title) not in told


def test_a_way_more_is_remembered_and_one_of_another_rule_is_not(tmp_path: Path) -> None:
    """The next start has the notebook's rule: a way for another one would lack its numbers."""
    code = f"""
from pathlib import Path
from gradapp.core.methods import METHODS
from tests.additions import grad, momentum
METHODS.extend((momentum.WAY, grad.WAY))
from gradapp.app.system.settings import Remembered, Settings
settings = Settings(Path({str(tmp_path / "settings.json")!r}))
for way in (grad.WAY, momentum.WAY):
    settings.save(Remembered(method=way.id))
    print(settings.load().method)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split() == ["grad", "python"], done.stderr


def test_a_panel_more_is_one_call_and_is_placed_coloured_listed_and_remembered_as_the_others_are(
    open_window: Callable[..., Person],
) -> None:
    person = open_window(Remembered(animate=False), torch=False)
    window, current_run, panel = person.window, person.workbench.current_run, DistancePanel()
    others = {dock.name: dock.geometry() for dock in window.docks if dock.is_in_front}
    window.add_panel("distance", "Distance", panel)

    @current_run.cursor_moved.connect
    def show(_: bool) -> None:
        if current_run.step_values is not None:
            panel.show_distance(current_run.step_values.theta_next - 1.5)

    dock = person.find(PanelDock, "dock_distance")
    person.sees(lambda: "code" in {each.name for each in window.tabifiedDockWidgets(dock)})
    assert {name: window.dock(name).geometry() for name in others} == others
    assert not panel.isVisible()  # behind the code
    window.show_panel("distance")
    person.press("Step")
    person.sees(panel.isVisible)
    assert panel.text() == f"{1 + 0.1 * 4 - 1.5!r} to go"
    assert panel.has_colours_of == LIGHT
    window.apply_theme(DARK)
    assert panel.has_colours_of == DARK

    person.command("View", "Distance")
    person.sees(lambda: not dock.isVisible())
    remembered = window.places()[1]
    assert list(remembered["layouts"]["descent"]["hidden"]) == ["distance"]
    window.reset_layout()
    person.sees(lambda: not dock.isHidden())
    window.restore_places({}, remembered)
    person.sees(dock.isHidden)
