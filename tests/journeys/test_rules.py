"""Another rule in the window: run, told line by line, and compared, in all four ways."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import torch

from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from tests.journeys.test_export import exports
from tests.person import Person


def m_hat(step: int) -> float:
    θ = torch.tensor([1.0], requires_grad=True)
    optimizer = torch.optim.Adam([θ], 0.1)
    for _ in range(step):
        optimizer.zero_grad()
        ((θ * 2 - 3) ** 2).backward()
        optimizer.step()
    average: float = optimizer.state[θ]["exp_avg"].item()
    return average / (1 - 0.9**step)


@pytest.mark.parametrize("way", ["autograd", "optimizer"])
def test_adams_m_hat_at_step_3_is_one_number_wherever_it_is_read(
    window: Person, way: str, tmp_path: Path
) -> None:
    workbench = window.workbench
    current_run, main = workbench.current_run, workbench.window
    current_run.start(Problem(rule=rule("adam")), way)
    current_run.step(3)
    window.sees(lambda: workbench.shown_run.is_settled and current_run.cursor == 3)
    kept = current_run.run.value("m_hat_theta", 3)
    assert kept == pytest.approx(m_hat(3), rel=1e-6)
    window.sees(lambda: main.formula_panel.text().count("\n") == 6)
    rows = {line.split()[0]: line for line in main.formula_panel.text().split("\n")}
    written = rows["m̂"].rsplit("= ", 1)[1].replace("−", "-")
    assert torch.tensor(float(written)).item() == kept
    window.sees(lambda: "1 Python" in "".join(map(str, names_of(window))))
    exports(window, tmp_path / "steps.csv")
    with (tmp_path / "steps.csv").open(encoding="utf-8", newline="") as file:
        assert float(list(csv.DictReader(file))[2]["m_hat_theta"]) == kept
    if way == "autograd":
        main.menus.actions["line_back"].trigger()
        walk = workbench.walk
        window.sees(lambda: walk.recorded is not None and walk.step == 3)
        states = {each.name: each.state for each in walk.recorded.lines[-1].variables}
        assert f"{kept:.4f}" in str(states["m̂"])


def names_of(window: Person) -> list[object]:
    workbench = window.workbench
    return [run.method.name for run in workbench.shown_run.comparison.runs]
