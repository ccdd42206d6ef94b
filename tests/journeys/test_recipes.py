"""What CONTRIBUTING.md says is enough to add something is enough; see `test_additions`, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel

from gradapp.app.commands.cli import ScreenshotOptions, parse
from gradapp.app.system.settings import Remembered
from gradapp.core.lab import ENTRIES
from tests.additions import no_alpha
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
    person.command("Lab", "9  Learning rate forgotten")
    person.sees(lambda: not person.workbench.engine.busy)
    assert person.label("lab_title") == "Lab 9  Learning rate forgotten"
    person.press("2  θ goes past θ*, farther each time")
    person.sees(lambda: person.cursor == 3)
    θ, right = 1.0, 1.0
    for _ in range(3):
        θ -= 2 * 2 * (θ * 2 - 3)
        right -= 0.1 * 2 * 2 * (right * 2 - 3)
    explanation = person.find(QLabel, "lab_explanation")
    person.sees(lambda: "After step 3" in explanation.text())
    told = explanation.text().replace("\u00a0", " ").replace("−", "-")
    assert f"After step 3, θ = {θ:g}; method 2 has θ = {right:g}." in told
    assert person.label("lab_verdict") == "✓ Your prediction was right:"
    person.command("Lab", "Leave the Lab")


@pytest.mark.usefixtures("entered")
def test_a_lab_entry_more_can_be_drawn_from_the_command_line() -> None:
    options = parse(["screenshot", "a.png", "--lab", "9"])
    assert isinstance(options, ScreenshotOptions)
    assert options.lab == 9
