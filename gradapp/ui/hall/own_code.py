"""What the hall shows of a person's own code, in words as large as the rest."""

from __future__ import annotations

from typing import Final

from gradapp.core.numbers.text import unbroken
from gradapp.core.words import N_
from gradapp.ui.hall.lines import CodeLines
from gradapp.ui.hall.page_rows import printed_rows
from gradapp.ui.hall.rows import HANG, StyledText, TextRow, named_row, text_row
from gradapp.ui.kit.gutter import FAILED
from gradapp.ui.kit.theme import Theme
from gradapp.ui.lab.panel import LabPage
from gradapp.ui.own_code.panel import OwnCodePanel

PAGES_OF_OWN: Final = {
    "code": N_("Hall", "All of the code"),
    "variables": N_("Hall", "Variables and output"),
    "ways": N_("Hall", "All that is said about the code"),
    "curves": N_("Hall", "Parameters over the steps"),
    "graph": N_("Hall", "Graph"),
    "keys": N_("Hall", "These keys"),
}
"""The pages that there are of own code, and what they show."""
USUAL_LENGTH: Final = " ".join(["zero_grad()"] * 12)
"""As long as what is said of own code usually is: it has room for it."""


def own_lines(panel: OwnCodePanel) -> CodeLines:
    """Return the code, and the line that has just run."""
    editor = panel.editor
    line, trouble = editor.line, editor.trouble
    lines = tuple(editor.toPlainText().splitlines())
    return CodeLines(lines, line - 1 if line else None, trouble - 1 if trouble else None, FAILED)


def own_variables(panel: OwnCodePanel, theme: Theme, *, kinds: bool = False) -> list[TextRow]:
    """Return the variables behind that line; with `kinds`, what they are, too."""
    rows = []
    for each in panel.variables.rows:
        ink = theme.increase_text if each.changed else theme.text
        value = unbroken(each.value)
        pieces = [StyledText(each.name, ink, bold=True), StyledText(f"  {value}", ink)]
        kind = unbroken(each.kind if kinds or each.odd else each.grad)
        if kind:
            pieces.append(
                StyledText(f"  {kind}", theme.gradient_text if each.grad else theme.muted)
            )
        rows.append(TextRow(tuple(pieces), HANG))
    return rows


def changed_last(panel: OwnCodePanel) -> int:
    """Return the index of the variable that the line has changed, the last of several.

    Where it has changed none, that is the first with a gradient.
    """
    rows = panel.variables.rows
    changed = [index for index, each in enumerate(rows) if each.changed]
    graded = (index for index, each in enumerate(rows) if each.grad)
    return changed[-1] if changed else next(graded, 0)


def own_sentences(panel: OwnCodePanel) -> tuple[str, ...]:
    """Return what is said of the code: first what was found, then how it ended, and the rest."""
    ended, found = panel.sentences[:1], panel.sentences[1:]
    rest = panel.notes if panel.editor.isReadOnly() else ()
    said = (*found, *ended, *rest)
    return tuple(line for each in said for line in each.splitlines())  # some of PyTorch's have more


def own_page(id: str, panel: OwnCodePanel, theme: Theme) -> list[TextRow]:
    """Return the rows of a page that is in words."""
    if id == "variables":
        rows = own_variables(panel, theme, kinds=True)
        return [*rows, *printed_rows(panel.printed, theme)]
    return [text_row(each, theme.text, hang=HANG) for each in own_sentences(panel)]


def question_rows(page: LabPage, theme: Theme) -> list[TextRow]:
    """Return the question of the Lab, and its answers by the keys that give them."""
    answers = [
        named_row(StyledText(f"{key}  ", theme.error_text, bold=True), each, theme.text)
        for key, each in enumerate(page.answers, 1)
    ]
    question = text_row(page.question, theme.text, bold=True)
    return [text_row(page.wrong, theme.muted), question, *answers]
