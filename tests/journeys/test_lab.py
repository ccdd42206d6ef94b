"""A person in the Lab: predicts, looks on, reads why, and goes back to code that is right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDockWidget, QLabel, QTreeWidget

from gradapp.app.system.settings import Remembered
from gradapp.core import lab
from gradapp.core.lab.entry import Entry
from gradapp.core.methods import LabMethod
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.core.words import N_
from gradapp.ui.code.view import WARNED, CodeView
from gradapp.ui.kit.gutter import FAILED
from gradapp.ui.plot.legend import Legend
from tests.person import Person, write
from tests.products import pairs, some

EVERY = pytest.mark.parametrize("entry", lab.ENTRIES, ids=lambda entry: entry.method.id)


class Student:
    """Somebody in the Lab, and what they read there."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.window = person.window
        self.current_run = person.workbench.current_run

    def chooses(self, entry: Entry) -> None:
        self.person.command(
            "Lab",
            str(entry.method.title).removeprefix("Lab ").replace(": ", "  ", 1).replace("…", ""),
        )
        self.person.settles()

    def answers(self, entry: Entry, index: int) -> None:
        self.person.press(f"{index + 1}  {entry.answers[index]}")
        self.person.settles()

    def reads(self, name: str) -> str:
        label = self.window.findChild(QLabel, f"lab_{name}")
        assert label is not None
        return label.text().replace("\u00a0", " ") if label.isVisible() else ""

    @property
    def is_in_the_lab(self) -> bool:
        dock = self.window.findChild(QDockWidget, "dock_lab")
        return dock is not None and dock.isVisible()

    @property
    def methods(self) -> list[str]:
        box = self.window.findChild(QComboBox, "method")
        assert box is not None
        return [box.itemText(index) for index in range(box.count())]

    @property
    def code_sentence(self) -> str:
        return self.person.label("code_sentence")

    @property
    def line(self) -> str:
        return self.person.marked_line

    @property
    def variables(self) -> dict[str, tuple[str, str]]:
        table = self.window.findChild(QTreeWidget, "variables")
        assert table is not None
        items = [table.topLevelItem(i) for i in range(table.topLevelItemCount())]
        return {i.text(0).strip("● "): (i.text(1), i.text(2)) for i in items if i is not None}


@pytest.fixture
def student(window: Person) -> Student:
    return Student(window)


@EVERY
def test_every_entry_asks_runs_and_explains_and_the_window_works_afterwards(
    student: Student, entry: Entry
) -> None:
    person = student.person
    student.chooses(entry)
    assert student.is_in_the_lab
    assert student.reads("title") == str(entry.method.title)
    assert student.reads("wrong") == str(entry.wrong)
    assert student.reads("question") == "What will happen?"
    assert student.methods[4:] == [str(entry.method.title)]
    assert (person.cursor, person.steps) == (0, 0)
    assert not student.reads("verdict")

    student.answers(entry, entry.happens)
    assert student.reads("verdict") == "✓ Your prediction was right:"
    assert student.reads("happens") == str(entry.answers[entry.happens])
    person.sees(lambda: student.reads("explanation").count("\n\n") == 1)
    why, numbers = student.reads("explanation").split("\n\n")
    assert why == str(entry.why).replace("\u00a0", " ")
    assert "{" not in numbers
    assert not student.reads("question")
    if entry.ends == "raised":
        assert (person.cursor, person.steps) == (0, 0)
        assert student.code_sentence.endswith(str(entry.help))
        assert student.window.code_panel.isVisible()
    else:
        assert person.steps == (1 if entry.ends else entry.steps)
        assert person.cursor == person.steps
    expected = Descent(Problem(), entry.method)
    expected.advance(entry.steps)
    if expected.stop is not None:
        assert str(expected.stop.sentence) in person.status

    person.keys("Ctrl+2")
    assert not student.is_in_the_lab
    assert len(student.methods) == 4
    person.keys("Ctrl+Home")
    person.press("Step", times=3)
    student.person.settles()
    assert person.reads("θ") == pytest.approx(1.496)
    assert student.line.startswith("yield E, θ.grad, θ")
    assert "each step multiplies" in _all_text(person)


def _all_text(person: Person) -> str:
    return "\n".join(label.text() for label in person.window.findChildren(QLabel))


@pytest.mark.parametrize(
    ("id", "line", "sentence"),
    [
        (
            "recorded_update",
            "θ -= α * θ.grad  # not under no_grad()",
            "RuntimeError: a leaf Variable that requires grad is being used in an in-place",
        ),
        (
            "detached",
            "E.backward()",
            "RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn",
        ),
        (
            "integer",
            "θ = torch.tensor([int(θ_0)], requires_grad=True)  # an integer",
            "RuntimeError: Only Tensors of floating point and complex dtype can require gradients",
        ),
        (
            "backward_twice",
            "E.backward()  # again",
            "RuntimeError: Trying to backward through the graph a second time",
        ),
        (
            "no_leaf",
            "θgrad = x * fx_y.grad  # of no leaf",
            "TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'",
        ),
        (
            "vector",
            "E.backward()",
            "RuntimeError: grad can be implicitly created only for scalar outputs",
        ),
        (
            "cleared_gradient",
            "yield E, θ.grad, θ  # hand over this step",
            "Step 1 left no gradient: θ.grad is None.",
        ),
        (
            "new_theta",
            "yield E, θ.grad, θ  # hand over this step",
            "UserWarning: The .grad attribute of a Tensor that is not a leaf Tensor is being",
        ),
    ],
)
def test_the_line_at_which_it_ends_is_entered_with_pytorchs_own_words(
    student: Student, id: str, line: str, sentence: str
) -> None:
    entry = lab.entry_of(method(id))
    assert entry is not None
    student.chooses(entry)
    student.person.press("Show it without guessing")
    student.person.settles()
    assert student.reads("verdict") == "→ What happens:"
    assert student.line == line
    assert student.code_sentence.startswith(sentence)
    view = student.window.findChild(CodeView)
    assert view is not None
    assert view.trouble == view.line
    assert view.sign == (WARNED if id == "new_theta" else FAILED)


def test_the_lines_of_a_step_that_raises_are_walked_through_back_and_forth(
    student: Student,
) -> None:
    entry = lab.ENTRIES[2]
    student.chooses(entry)
    student.answers(entry, 0)
    at_the_end = student.line, student.variables, student.code_sentence
    seen = []
    for _ in range(3):
        student.person.keys("Up")
        student.person.settles()
        seen.append((student.line, student.variables))
        assert not student.code_sentence
    assert [line for line, _ in seen] == ["E.backward()", "E = fx_y * fx_y", "fx_y = θ * x - y"]
    assert ".grad = -4" in seen[0][1]["θ"][1]
    assert ".grad = None" in seen[1][1]["θ"][1]
    for expected in (seen[1], seen[0]):
        student.person.keys("Down")
        student.person.settles()
        assert (student.line, student.variables) == expected
    student.person.keys("Down")
    student.person.settles()
    assert (student.line, student.variables, student.code_sentence) == at_the_end


def test_a_wrong_prediction_is_told_beside_what_happens(student: Student) -> None:
    entry = lab.ENTRIES[0]
    student.chooses(entry)
    student.person.keys("1")
    student.person.sees(lambda: student.reads("verdict") != "")
    student.person.settles()
    assert student.reads("verdict") == "✗ Your prediction was not right."
    assert student.reads("happens") == (
        f"You said: {entry.answers[0]}.\nWhat happens: {entry.answers[entry.happens]}."
    )


def test_the_explanation_has_the_numbers_that_the_run_and_way_3_computed(student: Student) -> None:
    entry = lab.ENTRIES[0]
    student.chooses(entry)
    student.answers(entry, 1)
    student.person.sees(lambda: "way 3" in student.reads("explanation"))
    assert "θ.grad = −4 after step 1 and θ.grad = −4.8 after step 2" in student.reads("explanation")
    assert "where way 3 has θ.grad ≈ −0.8" in student.reads("explanation")
    assert "θ.grad\u00a0=\u00a0−4 after" in student.person.label("lab_explanation"), "on one line"


def test_other_numbers_than_those_of_the_question_are_said_to_be_others(student: Student) -> None:
    entry = lab.ENTRIES[0]
    student.chooses(entry)
    student.answers(entry, 1)
    student.person.types("α", "0.05")
    student.person.settles()
    text = student.reads("explanation")
    assert "not the numbers" in text
    assert "swings" not in text
    assert "Make 20 steps" in text
    student.person.press("Step", times=2)
    student.person.settles()
    student.person.sees(lambda: "after step 1 and" in student.reads("explanation"))
    assert "θ.grad = −4 after step 1 and θ.grad ≈ −6.4 after step 2" in student.reads("explanation")
    student.person.keys("Ctrl+N")
    student.person.settles()
    assert "not the numbers" not in student.reads("explanation")
    assert student.reads("verdict") == "✓ Your prediction was right:"


def test_new_begins_anew_in_the_lab_too_with_the_numbers_that_are_there(student: Student) -> None:
    entry = lab.ENTRIES[1]
    student.chooses(entry)
    student.answers(entry, entry.happens)
    assert student.person.cursor == entry.steps
    student.person.keys("Ctrl+N")
    student.person.settles()
    assert student.is_in_the_lab
    assert (student.person.cursor, student.person.steps) == (0, 0)
    assert student.reads("verdict") == "✓ Your prediction was right:"


OTHERS = (("α", "-0.1"), ("x", "0"), ("α", "1e9"), ("θ₀", "1.5"))


@EVERY
def test_nothing_false_is_said_of_any_numbers(student: Student, entry: Entry) -> None:
    for field, number in (other for each, other in pairs(lab.ENTRIES, OTHERS) if each is entry):
        student.chooses(entry)
        student.answers(entry, entry.happens)
        student.person.types(field, number)
        student.person.chooses("Precision", "float64")
        student.window.setFocus()
        assert student.current_run.problem.precision is Precision.FLOAT64
        for _ in range(3):
            student.window.menus.actions["step"].trigger()
            student.person.settles()
        text = student.reads("explanation")
        assert "not the numbers" in text
        assert not entry.conclusion or entry.conclusion.text[:12] not in text
        values = student.person.values
        if values is None:
            assert student.current_run.stop is not None
        else:
            assert "≠" in student.window.formula_panel.text() or values.error == (
                (values.fx - student.current_run.problem.y) ** 2
            )


def test_the_equations_show_where_the_code_computes_something_else(student: Student) -> None:
    entry = lab.ENTRIES[1]
    student.chooses(entry)
    student.answers(entry, 0)
    student.person.keys("Home", "Right")
    student.person.settles()
    assert "= 2·2 (2 − 3)  ≠ −2" in student.window.formula_panel.text()
    note = student.window.findChild(QLabel, "formula_note")
    assert note is not None
    assert not note.isHidden()
    assert "θgrad = −2" in student.person.status
    student.person.keys("Ctrl+1")
    student.person.settles()
    assert "≠" not in student.window.formula_panel.text()
    assert note.isHidden()
    assert "dE/dθ = −4" in student.person.status


def test_the_ball_stays_on_the_curve_whatever_the_code_takes_for_the_error(
    student: Student,
) -> None:
    entry = lab.ENTRIES[6]
    student.chooses(entry)
    student.answers(entry, 0)
    student.person.keys("Home", "Right")
    student.person.settles()
    plot = student.window.parabola
    picture = plot._drawing._step
    assert picture is not None
    assert str(picture.height_text) == "E = 1"
    assert picture.decreased is False
    assert str(picture.slope_text) == "the code's gradient = 8"
    assert "loss = 13" in student.person.status
    assert "loss before each step" in _all_text(student.person)
    student.person.keys("Ctrl+Shift+B")
    student.person.settles()
    assert "E before each step" in _all_text(student.person)


def test_the_shapes_that_do_not_fit_are_to_be_read_in_the_variables(student: Student) -> None:
    entry = lab.ENTRIES[6]
    student.chooses(entry)
    student.answers(entry, 0)
    assert student.variables["x"] == ("[2, -2]", "tensor, float32 · shape (2, 1)")
    assert student.variables["y"] == ("[3, -3]", "tensor, float32 · shape (2,)")


def test_what_is_being_typed_is_of_the_run_that_is_left_for_the_lab(student: Student) -> None:
    person = student.person
    person.types("x", "0")
    field = person.field("θ₀")
    field.setFocus()
    field.selectAll()
    write(field, "-0.1")  # and not Enter
    student.chooses(lab.ENTRIES[0])
    assert student.current_run.problem == Problem()
    person.command("Lab", "Leave the Lab")
    student.person.settles()
    assert student.current_run.problem == Problem(theta=-0.1, x=0)


@pytest.mark.parametrize("first", range(some(1, 4)))
def test_leaving_goes_back_to_the_run_and_the_step_from_which_the_lab_was_entered(
    student: Student, first: int
) -> None:
    person = student.person
    person.types("α", "0.06")
    person.keys("Ctrl+4")
    person.press("Step", times=5)
    person.keys("Left", "Left")
    student.person.settles()
    before = person.values
    for each in lab.ENTRIES[first::4]:  # from one entry to the next is no way out
        student.chooses(each)
        assert (person.cursor, person.steps) == (0, 0), "the code has not run before the question"
        student.answers(each, 0)
        person.types("θ₀", "2.5")
    person.command("Lab", "Leave the Lab")
    student.person.settles()
    assert not student.is_in_the_lab
    assert student.current_run.problem == Problem(alpha=0.06)
    assert student.current_run.method is method("mseloss")
    assert (person.cursor, person.steps) == (3, 5)
    assert person.values == before
    assert not student.window.menus.actions["leave_lab"].isEnabled()
    checked = [id for id, each in student.window.menus.lab_entries.items() if each.isChecked()]
    assert checked == []


def test_the_right_code_is_drawn_beside_the_labs_once_the_question_is_answered(
    student: Student,
) -> None:
    entry = next(each for each in lab.ENTRIES if each.method.id == "no_zero_grad")
    legends = student.window.error_curve.findChildren(Legend)
    student.chooses(entry)
    assert [legend.isVisible() for legend in legends] == [False]
    student.answers(entry, entry.happens)
    beside = f"correct: {method('optimizer').label}"
    assert [legend.names for legend in legends] == [("this run", beside)]
    (drawn,) = student.person.workbench.shown_run.overlays
    right = Descent(Problem(), method("optimizer")).advance(entry.steps).T.tolist()
    right += right[-1:] * (entry.steps - len(right))  # it rests, and is compared on
    assert drawn.run.steps.T.tolist() == right
    student.person.command("Lab", "Leave the Lab")
    student.person.settles()
    assert [legend.isVisible() for legend in legends] == [False]


def test_choosing_an_entry_again_asks_again(student: Student) -> None:
    for entry in (lab.ENTRIES[1], lab.ENTRIES[1], lab.ENTRIES[5]):
        student.chooses(entry)
        assert student.reads("question")
        assert student.current_run.problem == Problem()
        student.answers(entry, 1)
        assert not student.reads("question")
        student.person.types("x", "3")


def test_the_window_that_opens_next_is_not_in_the_lab(open_window: Callable[..., Person]) -> None:
    student = Student(open_window(Remembered(animate=False)))
    student.person.types("θ₀", "3")
    student.chooses(lab.ENTRIES[6])
    student.answers(lab.ENTRIES[6], 3)
    student.window.close()
    again = Student(open_window())
    assert again.current_run.method is method("python")
    assert again.current_run.problem == Problem(theta=3.0)
    assert not again.is_in_the_lab
    assert len(again.methods) == 4


def test_before_pytorch_is_there_only_code_without_it_can_be_chosen(
    open_window: Callable[..., Person],
) -> None:
    person = open_window(Remembered(animate=False), torch=False)
    enabled = [id for id, action in person.window.menus.lab_entries.items() if action.isEnabled()]
    if " ready" not in person.status:
        assert enabled == ["wrong_factor"]
    person.sees(lambda: " ready" in person.status)
    assert all(action.isEnabled() for action in person.window.menus.lab_entries.values())


def test_playing_goes_on_in_the_lab(student: Student) -> None:
    entry = lab.ENTRIES[0]
    student.chooses(entry)
    student.answers(entry, 1)
    student.person.chooses_speed(30)
    student.person.keys("Space")
    student.person.sees(lambda: student.person.steps > 25)
    student.person.keys("Space")
    student.person.settles()
    assert student.is_in_the_lab


ANOTHER = '''
"""Almost way 1: divides by the residual, and by nothing in the end."""

from __future__ import annotations

from collections.abc import Iterator

from gradapp.core.methods import Step


def steps(θ_0: float, x: float, y: float, α: float) -> Iterator[Step]:
    """Yield (E, dE/dθ, new θ) for ever, each turn one step of code that is almost right."""
    θ = θ_0
    while True:
        fx_y = θ * x - y
        E = fx_y * fx_y
        θgrad = 2 * x * E / fx_y  # by 0 in the end
        θ -= 1.25 * α * θgrad
        yield E, θgrad, θ
'''


def test_one_entry_more_is_one_file_and_one_entry_of_text(
    open_window: Callable[..., Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "divided.py").write_text(ANOTHER, encoding="utf-8")
    monkeypatch.setattr(lab, "__path__", [*lab.__path__, str(tmp_path)])
    another = Entry(
        N_("Test", "Division by the residual"),
        LabMethod(
            "divided",
            "Lab 17: Division by the residual",
            "Lab 17",
            ("E", "θgrad", "θ"),
            uses_torch=False,
            package=lab.__name__,
            right="python",
        ),
        wrong=N_("Test", "The gradient is 2x E / (f(x) − y), which is 0 / 0 at the minimum."),
        answers=(
            N_("Test", "θ arrives"),
            N_("Test", "Python raises an exception after the first step"),
            N_("Test", "θ is NaN"),
        ),
        happens=1,
        steps=3,
        why=N_("Test", "Floats of Python refuse to be divided by 0."),
        report=N_("Test", "Step 1 arrived at θ {here_theta_1}, way 1 at θ {right_theta_1}."),
        help=N_("Test", "Write 2 * x * fx_y, which needs no division."),
        ends="raised",
        raises="",
    )
    monkeypatch.setattr(lab, "ENTRIES", (*lab.ENTRIES, another))
    student = Student(open_window(Remembered(animate=False)))
    student.chooses(another)
    student.answers(another, 1)
    assert student.reads("verdict").startswith("✓")
    assert (student.person.cursor, student.person.steps) == (1, 1)
    student.person.sees(lambda: student.line == "θgrad = 2 * x * E / fx_y  # by 0 in the end")
    assert student.code_sentence == f"ZeroDivisionError: float division by zero\n{another.help}"
    text = "Step 1 arrived at θ = 1.5, way 1 at θ = 1.4."
    student.person.sees(lambda: text in student.reads("explanation"))
    assert another.method.program.path == str(tmp_path / "divided.py")
    student.person.keys("Ctrl+1")
    student.person.settles()
    student.person.press("Step")
    assert not student.is_in_the_lab


def test_no_answer_is_cut_off(student: Student) -> None:
    for entry in lab.ENTRIES:
        student.chooses(entry)
        for index in range(len(entry.answers)):
            button = student.person.button(f"{index + 1}  {entry.answers[index]}")
            assert button.height() >= button.heightForWidth(button.width())
