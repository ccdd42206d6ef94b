"""A person walks through the lines of the steps."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDockWidget, QLabel, QPlainTextEdit, QTreeWidget, QWidget

from gradapp.app.run.line_walk import KEPT_STEPS
from gradapp.app.run.player import Player
from gradapp.app.system.settings import Remembered
from gradapp.core.methods import METHODS
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem, Picture
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.core.program.roles import Role
from gradapp.core.recording.graph import Graph
from gradapp.core.recording.recorded_step import RecordedStep
from gradapp.ui.code.view import CodeView
from gradapp.ui.curves.chart import StepChart
from gradapp.ui.kit.wrapped_label import WrappedLabel
from tests.person import Person
from tests.products import pairs
from tests.ui.seen import cards, curves, picture

ROWS = ("error", "gradient", "update")
ALL = [method.id for method in METHODS]


class Reader:
    """What a person reads on the panels of the right column."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.window = person.window
        self.walk = person.workbench.walk

    def settle(self) -> None:
        shown_run = self.person.workbench.shown_run
        self.person.sees(
            lambda: (
                self.walk.is_settled
                and self.walk.recorded is not None
                and not shown_run.frame_is_due
                and not self.person.workbench.engine.busy
            )
        )

    def goes(self, *keys: str) -> None:
        for key in keys:
            self.person.keys(key)
        self.settle()

    @property
    def code(self) -> str:
        self.settle()
        return self.person.marked_line

    @property
    def variables(self) -> dict[str, tuple[str, str]]:
        self.settle()
        table = self.window.findChild(QTreeWidget, "variables")
        assert table is not None
        items = [table.topLevelItem(i) for i in range(table.topLevelItemCount())]
        return {i.text(0).strip("● "): (i.text(1), i.text(2)) for i in items if i is not None}

    @property
    def changed(self) -> set[str]:
        table = self.window.findChild(QTreeWidget, "variables")
        assert table is not None
        items = [table.topLevelItem(i) for i in range(table.topLevelItemCount())]
        return {i.text(0).strip("● ") for i in items if i is not None and "●" in i.text(0)}

    @property
    def output(self) -> list[str]:
        self.settle()
        view = self.window.findChild(QPlainTextEdit, "output")
        assert view is not None
        return view.toPlainText().splitlines()

    @property
    def graph(self) -> list[tuple[str, str]]:
        return [
            (str(n.card.title), str(n.card.gradient)) for n in cards(self.window.graph_panel.view)
        ]

    @property
    def sent(self) -> list[str]:
        return [edge.label.text for edge in curves(self.window.graph_panel.view)]

    @property
    def sentence(self) -> str:
        return self.person.label("code_sentence")

    @property
    def instead(self) -> str:
        """What is said where there are no variables."""
        return self.person.label("variables_instead")

    @property
    def screen(self) -> tuple[object, ...]:
        """Everything that must come back when a line is undone."""
        return (self.person.cursor, self.code, self.variables, self.output, self.graph, self.sent)


@pytest.fixture
def reader(window: Person) -> Reader:
    window.chooses("Way", "2")
    window.press("Step")
    window.window.setFocus()
    reader = Reader(window)
    reader.settle()
    return reader


def test_the_notebooks_step_is_walked_from_the_residual_to_the_update_and_back(
    reader: Reader,
) -> None:
    reader.goes("Up", "Up", "Up", "Up", "Up")
    assert reader.code == "fx_y = θ * x - y"
    seen = [reader.screen]
    assert reader.variables["fx_y"] == ("-1", "grad_fn=<SubBackward0>")
    assert ".grad = None" in reader.variables["θ"][1]
    assert reader.changed == {"fx_y"}
    assert reader.graph == [
        ("E = fx_y·fx_y", ""),
        ("fx_y = θ·x − y = −1", ""),
        ("θ·x = 2", ""),
        ("θ = 1", ""),
    ]
    reader.goes("Down")
    seen.append(reader.screen)
    assert reader.variables["E"][0] == "1"
    assert reader.graph[0] == ("E = fx_y·fx_y = 1", "")
    reader.goes("Down")
    seen.append(reader.screen)
    assert reader.code == "E.backward()"
    assert ".grad = -4" in reader.variables["θ"][1]
    assert reader.variables["θ"][0] == "1"
    assert reader.sent == ["·fx_y ↓ −1", "·fx_y ↓ −1", "·1 ↓ −2", "·x ↓ −4"]
    assert [gradient for _, gradient in reader.graph] == [
        "gradient = 1",
        "gradient = −1 + (−1) = −2",
        "gradient = −2",
        "θ.grad = −4",
    ]
    reader.goes("Down", "Down")
    assert reader.code.startswith("θ -= α * θ.grad")
    assert reader.variables["θ"][0] == "1.4"
    assert not reader.output
    reader.goes("Down")
    assert reader.output == [
        "E=tensor([1.], grad_fn=<MulBackward0>)",
        "θ.grad=tensor([-4.])",
        "θ=tensor([1.4000], requires_grad=True)",
    ]
    reader.goes("Up", "Up", "Up")
    assert reader.screen == seen.pop()
    reader.goes("Up")
    assert reader.screen == seen.pop()
    reader.goes("Up")
    assert reader.screen == seen.pop()


def test_no_gradients_are_left_when_the_gradient_is_thrown_away(reader: Reader) -> None:
    reader.goes("Down")
    assert reader.code == "θ.grad = None"
    assert ".grad = None" in reader.variables["θ"][1]
    assert reader.sent == ["", "", "", ""]


@pytest.mark.parametrize("method_id", ALL)
def test_walking_on_makes_steps_and_walking_back_leads_to_the_set_up(
    window: Person, method_id: str
) -> None:
    person = window.set_up(method=method_id)
    reader = Reader(person)
    reader.settle()
    codes = [reader.code]
    while person.cursor < 3:
        reader.goes("Down")
        codes.append(reader.code)
    assert len(person.workbench.current_run.run) == 3
    back = [reader.code]
    while person.cursor or reader.walk.line != 0:
        reader.goes("Up")
        back.append(reader.code)
    assert list(reversed(back))[-len(codes) :] == codes
    assert not person.window.menus.actions["line_back"].isEnabled()


def test_a_key_held_down_skips_no_line(reader: Reader) -> None:
    person = reader.person
    shown: list[tuple[int, int | None]] = []
    reader.walk.changed.connect(lambda: shown.append((reader.walk.step, reader.walk.line)))
    for _ in range(60):
        person.keys("Down")
    reader.settle()
    lines = [place for place in dict.fromkeys(shown) if place[1] is not None]
    per_step = 7
    first = (1, 6)
    start = first[0] * per_step + first[1]
    walked = [step * per_step + line for step, line in lines if line is not None]
    assert walked == list(range(start, start + 60))


@pytest.mark.parametrize(("method_id", "precision"), pairs(ALL, list(Precision)))
def test_all_panels_show_the_same_numbers(
    window: Person, method_id: str, precision: Precision
) -> None:
    problem = Problem(theta=-0.3, x=1.7, y=0.1, alpha=1e-4, precision=precision)
    person = window.set_up(method=method_id, problem=problem)
    reader = Reader(person)
    person.workbench.current_run.step(1002)
    person.sees(lambda: person.cursor == 1002)
    person.keys("Left", "Left")
    reader.settle()
    assert person.cursor == 1000
    recorded, values = reader.walk.recorded, person.values
    assert recorded is not None
    assert values is not None
    rounded = person.workbench.current_run.run.precision.rounded
    error = "loss" if method_id == "mseloss" else "E"
    shown = reader.variables
    assert rounded(float(shown[error][0])) == values.error == rounded(person.reads("E"))
    assert rounded(float(shown["θ"][0])) == values.theta_next == rounded(person.reads("θ"))
    gradient = (
        shown["θgrad"][0]
        if method_id == "python"
        else shown["θ"][1].split(".grad = ")[1].split()[0]
    )
    assert rounded(float(gradient)) == values.gradient == rounded(person.reads("dE/dθ"))
    if recorded.graph is not None:
        assert recorded.graph.nodes[0].value == (values.error,)
        assert recorded.graph.nodes[-1].value == (values.theta,)
        assert recorded.graph.nodes[-1].gradient == (values.gradient,)
    assert person.window.parabola.ball == values.theta_next
    person.points_at("errorPerStep", 1002)
    last = person.workbench.current_run.run.step(1002).error
    assert rounded(float(person.label("errorPerStep_reading").split()[-1])) == last
    person.window.menus.actions["copy_steps"].trigger()
    copied = person.clipboard().splitlines()
    row = [rounded(float(text)) for text in copied[1000 if len(copied) > 1000 else -1].split("\t")]
    assert row == [1000, values.theta, values.fx, values.error, values.gradient, values.theta_next]
    for index, line in enumerate(recorded.lines[: recorded.line_of(Role.UPDATE, ended=False)]):
        reader.walk.go_to_line(index)
        assert rounded(float(reader.variables["θ"][0])) == values.theta
        if line.role is Role.ERROR:
            assert rounded(float(reader.variables[error][0])) == values.error


@pytest.mark.parametrize("method_id", ALL)
def test_stepping_back_undoes_all_of_it_at_step_1000(window: Person, method_id: str) -> None:
    problem = Problem(theta=-0.3, x=1.7, y=0.1, alpha=1e-4)
    person = window.set_up(method=method_id, problem=problem)
    reader = Reader(person)
    person.workbench.current_run.step(1001)
    person.sees(lambda: person.cursor == 1001)
    person.keys("Left")
    reader.settle()
    seen = [reader.screen]
    while person.cursor == 1000:
        reader.goes("Up")
        seen.append(reader.screen)
    assert len(seen) > 4
    while len(seen) > 1:
        assert reader.screen == seen.pop()
        reader.goes("Down")
    assert reader.screen == seen.pop()


def test_another_way_keeps_the_step_and_finds_the_line_that_does_the_same(reader: Reader) -> None:
    person = reader.person
    person.press("Step", times=2)
    reader.settle()
    reader.goes("Up", "Up", "Up")
    assert reader.code == "E.backward()"
    for key, code in (
        ("Ctrl+4", "loss.backward()"),
        ("Ctrl+1", "θgrad = 2 * x * fx_y"),
        ("Ctrl+3", "E.backward()"),
    ):
        person.keys(key)
        person.sees(lambda: person.cursor == 3)
        reader.settle()
        assert reader.code == code


def test_another_precision_keeps_the_step_and_the_line(reader: Reader) -> None:
    person = reader.person
    person.press("Step", times=2)
    reader.goes("Up", "Up", "Up")
    step, code = person.cursor, reader.code
    for precision in (Precision.FLOAT64, Precision.FLOAT32):
        person.chooses("Precision", precision.value)
        person.sees(lambda: person.cursor == step)
        reader.settle()
        assert reader.walk.line is not None
        assert reader.code == code


@pytest.mark.parametrize("steps", [0, 2])
def test_a_fresh_start_is_looked_at_as_a_whole(reader: Reader, steps: int) -> None:
    person = reader.person
    person.press("Step", times=steps)
    reader.goes("Up", "Up")
    assert reader.walk.line is not None
    person.keys("Ctrl+Home")
    reader.settle()
    assert (person.cursor, reader.walk.line) == (0, None)
    person.press("Step", times=steps)
    reader.settle()
    assert (person.cursor, reader.walk.line) == (steps, None)


def test_way_1_says_why_it_has_no_graph(reader: Reader) -> None:
    reader.person.keys("Ctrl+1")
    label = reader.window.findChild(QLabel, "graph_sentence")
    assert label is not None
    assert "computes the gradient without autograd and has no graph" in label.text()


def test_divergence_shows_the_line_where_the_first_value_is_not_finite(window: Person) -> None:
    window.types("α", "1e12")
    window.chooses("Way", "2")
    window.command("Run", "Run until it stops")
    window.sees(lambda: window.workbench.current_run.at_end)
    reader = Reader(window)
    window.window.setFocus()
    reader.settle()
    last = window.cursor
    while "not finite" not in reader.sentence:
        assert window.window.menus.actions["line_forward"].isEnabled()
        reader.goes("Down")
    assert reader.walk.step == last + 1
    assert window.cursor == last
    assert "inf" in reader.sentence
    reader.goes("Up")
    assert "not finite" not in reader.sentence


def test_the_line_the_formula_and_the_plot_tell_one_story(reader: Reader) -> None:
    plot, panel = reader.window.parabola, reader.window.formula_panel
    recorded = reader.walk.recorded
    assert recorded is not None
    drawn: list[QImage] = []
    expected = {
        Role.ERROR: ("error", 0.0),
        Role.GRADIENT: ("gradient", 0.42),
        Role.UPDATE: ("update", 1.0),
    }
    for role, (part, progress) in expected.items():
        reader.walk.go_to_line(recorded.line_of(role, ended=False))
        assert panel.marked == part
        seen = picture(plot)
        assert seen not in drawn
        drawn.append(seen)
        plot.show_progress(progress)
        assert picture(plot) == seen


@pytest.mark.parametrize("way", ["1", "2", "3"])
def test_neither_plane_nor_section_shows_what_no_line_has_computed_yet(
    window: Person, way: str
) -> None:
    window.command("File", "Five points and a line")
    window.chooses("Way", way)
    window.keys("Ctrl+K")
    window.press("Step")
    window.window.setFocus()
    reader, page = Reader(window), window.window.error_picture
    reader.settle()
    told = page.section.findChild(QLabel, "section_told")
    status = reader.window.status.findChild(QLabel, "step")
    assert told is not None
    assert status is not None
    recorded = reader.walk.recorded
    assert recorded is not None
    seen: dict[tuple[bool, ...], list[QImage]] = {}
    for line in range(recorded.rest + 1):
        reader.walk.go_to_line(line)
        reader.settle()
        has_error, has_gradient, has_step = (word in status.text() for word in ("E =", "dE/d", "→"))
        assert ("before the step" in told.text().replace("\xa0", " ")) == has_error
        assert ("after it" in told.text().replace("\xa0", " ")) == has_step
        seen.setdefault((has_gradient, has_step), []).append(picture(page.plane))
    assert list(seen) == [(False, False), (True, False), (True, True)]
    for drawn in seen.values():
        assert all(each == drawn[0] for each in drawn)
    assert len({bytes(drawn[0].constBits()) for drawn in seen.values()}) == len(seen)


def test_neither_formula_nor_status_shows_what_no_line_has_computed_yet(reader: Reader) -> None:
    rows = [
        [row.findChild(QLabel, name) for name in ("numbers", "result")]
        for row in map(reader.window.formula_panel.findChild, (QWidget,) * 3, ROWS)
    ]
    status = reader.window.status.findChild(QLabel, "step")
    assert status is not None
    reader.goes("Up", "Up", "Up", "Up", "Up")
    for code, *expected in (
        ("fx_y = θ * x - y", "= (2 − 3)²", "", "", "", "", "", "step 1: θ = 1"),
        ("E = fx_y * fx_y", "= (2 − 3)²", "= 1", "", "", "", "", "step 1: E = 1, θ = 1"),
        (
            "E.backward()",
            *("= (2 − 3)²", "= 1", "= 2·2 (2 − 3)", "= −4", "", ""),
            "step 1: E = 1, dE/dθ = −4, θ = 1",
        ),
    ):
        assert reader.code == code
        assert [*(cell.text() for row in rows for cell in row), status.text()] == expected
        reader.goes("Down")
    reader.goes("Down")
    assert reader.code == "θ -= α * θ.grad  # ... the parameter update"
    assert rows[2][1].text() == "= 1.4  E falls"
    assert status.text() == "step 1: E = 1, dE/dθ = −4, θ = 1 → 1.4"


def test_a_node_marks_its_line_and_variable_and_the_other_way_round(reader: Reader) -> None:
    view = reader.window.graph_panel.view
    cards(view)[1].setSelected(True)
    assert reader.code == "fx_y = θ * x - y"
    table = reader.window.findChild(QTreeWidget, "variables")
    assert table is not None
    assert table.selectedItems()[0].text(0).strip("● ") == "fx_y"
    for row in range(table.topLevelItemCount()):
        item = table.topLevelItem(row)
        if item is not None and item.text(0).strip("● ") == "θ":
            table.setCurrentItem(item)
    assert [node.index for node in cards(view) if node.isSelected()] == [3]


def test_a_click_on_a_line_goes_there(reader: Reader) -> None:
    recorded = reader.walk.recorded
    assert recorded is not None
    code = reader.person.find(CodeView, "code")
    program = code.program
    assert program is not None
    code.click(code.rect_of(program.number(recorded.lines[1].number) - 1).center().toPoint())
    assert reader.code == "E = fx_y * fx_y"


def test_a_step_that_is_played_slowly_lights_up_its_lines(
    open_window: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    held = partial(Player, clock=lambda: now[0])
    monkeypatch.setattr("gradapp.app.workbench.Player", held)
    person = open_window(Remembered(animate=True, method="autograd"))
    reader = Reader(person)
    reader.settle()
    seen: list[tuple[str | None, str]] = []
    said: dict[str | None, set[str]] = {}
    panel, player = reader.window.formula_panel, person.workbench.player

    person.press("Step")
    while player.progress < 1:
        reader.settle()
        seen.append((panel.marked, person.marked_line))
        said.setdefault(panel.marked, set()).add(person.status)
        drawn = player.progress
        now[0] += 0.04
        person.sees(lambda drawn=drawn: player.progress > drawn)
    told = {(part, text) for part, text in seen if part == "gradient"}
    assert (("gradient", "E.backward()")) in told
    assert any(part == "update" and text.startswith("θ -=") for part, text in seen)
    assert said["error"]
    assert all("dE/dθ" not in text and "→" not in text for text in said["error"])
    assert said["gradient"]
    assert all("→" not in text for text in said["gradient"])
    assert any("dE/dθ = −4" in text for text in said["gradient"])
    assert any("θ = 1 → 1.4" in text for text in said["update"])
    reader.settle()
    assert reader.code.startswith("yield")


@pytest.mark.parametrize(
    ("problem", "starts"),
    [
        (GALLERY[3][1], ("E =", ("p_grad =", "q_grad ="), ("p -=", "q -="))),
        (GALLERY[4][1], ("E =", ("θgrad =",), ("θ -=",))),
        (Problem(), ("E =", ("θgrad =",), ("θ -=",))),
    ],
    ids=["plane", "curve", "parabola"],
)
def test_played_and_walked_both_ways_all_tell_of_a_step_what_its_lines_have_computed(
    open_window: Callable[..., Person],
    monkeypatch: pytest.MonkeyPatch,
    problem: AnyProblem,
    starts: tuple[str, tuple[str, ...], tuple[str, ...]],
) -> None:
    """What has been computed follows from the code and from the line that is marked in it."""
    now = [0.0]
    monkeypatch.setattr("gradapp.app.workbench.Player", partial(Player, clock=lambda: now[0]))
    person = open_window(Remembered(animate=False, section=True, problem=problem))
    reader, window, player = Reader(person), person.window, person.workbench.player
    person.press("Step", times=2)
    reader.settle()
    picture = window.error_picture
    code = person.find(CodeView, "code").toPlainText().split("while True:")[1].splitlines()
    code = [line.strip() for line in code]

    def check() -> str:
        """Look at all that tells of the step, and return the line that is marked."""
        reader.settle()
        marked = person.marked_line.strip()
        ran = code[: code.index(marked) + 1]
        has_error, has_gradients, has_moved = (
            all(any(line.startswith(start) for line in ran) for start in some)
            for some in ((starts[0],), *starts[1:])
        )
        error, after = window.error_curve, window.parameter_curves
        assert ("Looking at step" in error.words()) == has_error, marked
        assert bool(error.findChild(StepChart).ring.points) == has_error, marked
        assert ("Looking at step" in after.words()) == has_moved, marked
        assert bool(after.findChild(StepChart).ring.points) == has_moved, marked
        assert ("dE/d" in person.status) == has_gradients, marked
        assert ("→" in person.status) == has_moved, marked
        plot = picture.plane if problem.picture is Picture.PLANE else picture.parabola
        assert ("so far" in plot.words()) == (not has_moved), marked
        if not has_moved:
            assert ("E " in plot.words().split("so far")[1]) == has_error, marked
            assert ("dE/d" in plot.words()) == has_gradients, marked
        if picture.section.isVisible():
            told = person.find(WrappedLabel, "section_told").text()
            assert ("before the step" in told) == has_error, marked
            assert ("after it" in told) == has_moved, marked
            assert ("After it" in picture.section.words()) == has_moved, marked
        return marked

    assert check().startswith("yield")
    back, forth = [], [""]
    reader.goes("Up")
    while person.cursor == 2:
        back.append(check())
        reader.goes("Up")
    while not forth[-1].startswith("yield"):
        reader.goes("Down")
        forth.append(check())
    assert forth[1:-1] == back[::-1] == [line for line in code if line][:-1]
    window.menus.actions["animate"].trigger()
    played, now[0] = [], now[0] + 1.0  # or else the step would be one of many in a hurry
    person.press("Step")
    while player.progress < 1:
        played.append(check())
        drawn = player.progress
        now[0] += 0.04
        person.sees(lambda drawn=drawn: player.progress > drawn)
    assert list(dict.fromkeys(played))[-1].startswith(starts[2][-1])
    assert check().startswith("yield")


def test_nothing_of_another_run_is_shown_whatever_changes_in_the_midst_of_a_line(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, panel = reader.person, reader.window.code_panel
    current_run = person.workbench.current_run
    mixed: list[object] = []
    show = panel.show_recorded

    def watched(recorded: RecordedStep | None, *rest: Any, **named: Any) -> None:
        if recorded is not None and (
            recorded.problem != current_run.problem or recorded.method_id != current_run.method.id
        ):
            mixed.append((recorded.problem, recorded.method_id))
        show(recorded, *rest, **named)

    monkeypatch.setattr(panel, "show_recorded", watched)
    for turn in range(12):
        person.keys("Up", "Down", "Down", "Down")
        if turn % 3 == 0:
            person.keys(f"Ctrl+{1 + turn % 4}")
        elif turn % 3 == 1:
            current_run.set_problem(Problem(alpha=0.01 * (turn + 1)))
        else:
            precision = list(Precision)[turn % 2]
            current_run.set_problem(Problem(alpha=0.02, precision=precision))
    reader.settle()
    assert mixed == []


def traces() -> set[int]:
    """Return which recorded steps there are in this process, those of other tests among them."""
    gc.collect()
    return {id(thing) for thing in gc.get_objects() if type(thing) is RecordedStep}


def test_few_traces_are_kept(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = 12
    assert kept < KEPT_STEPS < 100
    monkeypatch.setattr("gradapp.app.run.line_walk.KEPT_STEPS", kept)
    before = traces()
    reader.person.workbench.current_run.set_problem(Problem(alpha=0.001))  # a run of many steps
    for _ in range(20):
        reader.person.keys("Right")
    reader.settle()
    assert reader.person.cursor == 20
    for _ in range(20):
        reader.person.keys("Left")
        reader.settle()
    assert len(traces() - before) <= kept + 1


@pytest.mark.usefixtures("endless_moment")
@pytest.mark.parametrize("panel", ["dock_code", "dock_graph"])
def test_stepping_never_empties_the_code_or_the_graph(
    reader: Reader, panel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dock = reader.window.findChild(QDockWidget, panel)
    assert dock is not None
    dock.raise_()
    reader.settle()
    emptied: list[str] = []
    code, graph = reader.window.code_panel, reader.window.graph_panel
    show_recorded, show_graph = code.show_recorded, graph.show_graph

    def traced(recorded: RecordedStep | None, *rest: object, **named: object) -> None:
        if recorded is None:
            emptied.append("code")
        show_recorded(recorded, *rest, **named)  # type: ignore[arg-type]

    def drawn(shown: Graph | None, *rest: object) -> None:
        if shown is None:
            emptied.append("graph")
        show_graph(shown, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(code, "show_recorded", traced)
    monkeypatch.setattr(graph, "show_graph", drawn)
    for key in ("Right", "Right", "Left", "Right"):
        reader.goes(key)
    assert not emptied


def test_a_run_too_fast_to_be_told_leaves_the_code_unmarked(reader: Reader) -> None:
    person = reader.person
    person.types("α", "0.25")  # bounces until it is stopped
    reader.settle()
    assert reader.code
    person.command("Run", "Run until it stops")
    person.sees(lambda: person.marked_line == "")
    assert "too fast" in reader.instead
    person.workbench.current_run.pause()
    reader.settle()
    assert reader.code


def test_what_is_played_too_fast_to_be_told_does_not_blink(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = reader.person
    person.types("α", "0.25")  # bounces until it is stopped
    person.chooses_speed(10_000)
    told: list[RecordedStep] = []
    code = reader.window.code_panel
    show_recorded = code.show_recorded

    def shown(recorded: RecordedStep | None, *rest: object, **named: object) -> None:
        if recorded is not None:
            told.append(recorded)
        show_recorded(recorded, *rest, **named)  # type: ignore[arg-type]

    person.press("Play")
    person.sees(lambda: person.cursor > 1000)
    monkeypatch.setattr(code, "show_recorded", shown)
    person.sees(lambda: person.cursor > 3000)
    assert person.marked_line == ""
    assert "too fast" in reader.instead
    assert not told
    person.press("Pause")
    reader.settle()
    assert reader.instead == ""
    assert reader.code
    assert told[-1].step == person.cursor
