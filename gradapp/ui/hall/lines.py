"""The line of code that has just run, with its neighbours, in the large."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gradapp.core.program.comments import uncommented
from gradapp.override import override
from gradapp.ui.hall.rows import MARKER, FittedRows, StyledText, TextRow, text_row
from gradapp.ui.kit.theme import Theme
from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class CodeLines:
    """What is known of the code.

    Attributes:
        lines: all of it.
        marked: the index of the line that has just run; None for none.
        trouble: the index of the line in which something went wrong; None for none.
        sign: what stands before that line.
        words: what went wrong; empty for nothing.
    """

    lines: tuple[str, ...] = ()
    marked: int | None = None
    trouble: int | None = None
    sign: str = ""
    words: str = ""


class LargeLines(FittedRows):
    """Shows code; a comment is muted, and what is too long goes on in the next line."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(
            "hall_lines", self.tr("Line of code with its neighbours"), parent, signs=True
        )
        self._shown = CodeLines()

    def show_lines(self, shown: CodeLines) -> None:
        """Show these lines, those around the marked one first."""
        self._shown = shown
        self._write()

    @override
    def _write(self) -> None:
        """Write the code, with the comments that take no room from other lines.

        That of the marked line may, as long as the lines around it are seen.
        """
        shown = self._shown
        marked = shown.marked or 0
        rows = [self._row(index) for index in range(len(shown.lines))]
        if shown.words and shown.trouble is not None:
            rows.insert(shown.trouble + 1, text_row(shown.words, self._theme.increase_text))
            marked += marked > shown.trouble
        near = rows[max(0, marked - 1) : marked + 2]
        if rows and self.count_lines(near, self.width()) > self.room and shown.marked is not None:
            rows[marked] = self._row(shown.marked, has_comment=False)
        self.show_rows(rows, marked)

    def _row(self, index: int, *, has_comment: bool = True) -> TextRow:
        row = _row(self._shown, index, self._theme)
        bare = replace(row, pieces=row.pieces[:1])
        is_longer = self.count_lines([row], self.width()) > self.count_lines([bare], self.width())
        has_comment &= index == self._shown.marked or not is_longer
        return row if has_comment else bare


def code_rows(shown: CodeLines, theme: Theme) -> list[TextRow]:
    """Return all of the code, with all of its comments."""
    rows = [_row(shown, index, theme) for index in range(len(shown.lines))]
    return [*rows, text_row(shown.words, theme.increase_text)] if shown.words else rows


def _row(shown: CodeLines, index: int, theme: Theme) -> TextRow:
    line = shown.lines[index]
    is_marked = index == shown.marked
    sign = shown.sign if index == shown.trouble else MARKER if is_marked else " "
    code = uncommented(line).rstrip()
    pieces = (StyledText(code, theme.text), StyledText(line[len(code) :], theme.muted))
    hang = len(line) - len(line.lstrip()) + 4
    return TextRow(pieces, hang, sign, theme.mark if is_marked else "")
