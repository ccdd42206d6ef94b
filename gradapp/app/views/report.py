"""What is printed of a run: its problem, the step looked at, the program, and the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gradapp.core import lab
from gradapp.core.numbers.text import Text, joined
from gradapp.core.numbers.written import Number, exact
from gradapp.core.problem import AnyProblem
from gradapp.core.program.text import SourceMissingError
from gradapp.core.rules.table import called_rule
from gradapp.core.run import Run
from gradapp.core.words import N_, grouped
from gradapp.documents.export.page import listing, on_page
from gradapp.ui.formula.panel import FormulaPanel
from gradapp.ui.kit.no_step import NoStep
from gradapp.ui.kit.words import said, said_all
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.report.report import ProgramLine, Report
from gradapp.ui.window.error_picture import ErrorPicture

_LISTED: Final = 8
"""Of more samples the first ones are printed."""


def report(
    run: Run,
    cursor: int,
    name: str,
    overlays: tuple[Overlay[Run], ...] = (),
    *,
    is_asked: bool = False,
) -> Report:
    """Return what is printed.

    Args:
        run: the run.
        cursor: the step looked at.
        name: what stands on each page.
        overlays: the runs that are drawn beside it.
        is_asked: whether the question about its code is still open: nothing gives the answer away.
    """
    steps = on_page(len(run), cursor)
    made = range(max(1, steps[0]), steps[-1] + 1)
    remark = N_("Report", "These are steps {first} to {last} of {all}.")
    remark = remark.filled(all=len(run), first=made.start, last=made.stop - 1)
    step = N_("Report", "Step {step}").filled(step=cursor) if cursor else N_("Report", "One step")
    return Report(
        name=name,
        title=run.problem.summary,
        facts=[*_facts(run, is_asked=is_asked)],
        plot=_plot(run, cursor, overlays),
        equations=_equations(run, cursor, is_asked=is_asked),
        step=said(step),
        way=said(N_("Report", "Way {title}").filled(title=run.method.heading)),
        lines=_lines(run),
        heads=[said(N_("Table", "step")), *map(said, run.columns.symbols)],
        rows=[_row(run, number) for number in made],
        remark=said(remark) if len(made) < len(run) else "",
    )


def _facts(run: Run, *, is_asked: bool) -> Iterator[str]:
    problem = run.problem
    yield said(joined(", ", [*_numbers(problem)]))
    rule = called_rule(problem.rule)
    yield " · ".join(filter(None, (rule, str(run.precision))))
    if problem.data is not None:
        for name, numbers in problem.data.named.items():
            yield f"{name}: {_listed(numbers)}"
    entry = lab.entry_of(run.method)
    if entry is not None and not is_asked:
        yield said_all((N_("Report", "This code is almost right."), entry.wrong, entry.why))
    if run.stop is not None and not is_asked:
        yield said(run.stop.sentence)


def _numbers(problem: AnyProblem) -> Iterator[Text]:
    for name, value in (*problem.arguments.items(), *problem.rule.options):
        if isinstance(value, float | int):
            yield Text(f"{name} = ", Number(value))


def _listed(numbers: Sequence[float]) -> str:
    shown = ", ".join(map(exact, numbers[:_LISTED]))
    if len(numbers) <= _LISTED:
        return shown
    return said(N_("Report", "{numbers}, … ({all} in all)").filled(numbers=shown, all=len(numbers)))


def _plot(run: Run, cursor: int, overlays: tuple[Overlay[Run], ...]) -> ErrorPicture:
    values = run.step(cursor) if cursor else None
    picture = ErrorPicture()
    picture.set_bare(True)
    picture.show_run(run)
    picture.show_step(values)
    for plot in (picture.parabola, picture.plane):
        plot.show_overlays(overlays)
    return picture


def _equations(run: Run, cursor: int, *, is_asked: bool) -> FormulaPanel:
    values = run.step(cursor) if cursor else None
    panel = FormulaPanel()
    panel.show_step_of(run, values, NoStep.ASKED if is_asked else NoStep.TO_COME)
    return panel


def _lines(run: Run) -> list[ProgramLine]:
    try:
        program = run.method.program
        return [ProgramLine(program.number(number), *rest) for number, *rest in listing(program)]
    except SourceMissingError as error:
        return [ProgramLine(1, said(error.message))]


def _row(run: Run, step: int) -> list[Text]:
    numbers = run.steps[:, step - 1].tolist()
    return [Text(grouped(step)), *(Text(Number(each, run.precision)) for each in numbers)]
