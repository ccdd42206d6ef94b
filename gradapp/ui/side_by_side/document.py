"""Writes some of the columns as a page of rich text: equal parts at equal heights, all wrapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from gradapp.core.program.comments import uncommented
from gradapp.core.words import in_a_row
from gradapp.ui.kit.links import Links
from gradapp.ui.kit.text_style import monospaced
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.tone import Tone
from gradapp.ui.kit.words import said, translate
from gradapp.ui.side_by_side.values import Cell, Code, Link, Page, ProgramHead, Row, Said, To
from gradapp.values import dataclass

NOW, AFTER = "now", "after"
"""The names of the places in the page at which the part begins that has just run, and the next."""
TINTED: Final = "tinted"
"""The name of places in lines that are to be tinted: Qt's rich text would tint all of the cell."""
NEW, GONE, FAULT, WRONG = "+", "−", "≠", "✕"
"""What stands before what is new, what it replaces, and what is wrong."""
_TABLE: Final = "<table cellspacing='0' cellpadding='0' style='border-collapse: collapse'>"
_TINT: Final = 0.14
_HANGING: Final = 4
_ALL: Final = 4
"""So many columns are one row; of fewer there are several, and each has less room upright."""
_PADDING: Final = 8
_LABEL: Final = 9.0
"""How wide what stands before the rows is, in heights of a line."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is written.

    Attributes:
        theme: its colours.
        font: the font of its words.
        width: how wide it is, in pixels.
        only_new: whether of all columns but the first only that is shown which is new.
        is_low: whether there is little room upright.
    """

    theme: Theme
    font: QFont
    width: int
    only_new: bool = False
    is_low: bool = False

    @property
    def label(self) -> int:
        """The width of what stands before the rows."""
        return round(_LABEL * QFontMetricsF(self.font).height())

    @property
    def letter(self) -> float:
        """The width of a letter of code."""
        return QFontMetricsF(monospaced(self.font)).horizontalAdvance("0")

    def column(self, count: int) -> int:
        """Return the width of each of so many columns."""
        return (self.width - self.label) // count

    def letters(self, count: int) -> float:
        """Return how many letters of code stand in a line of so many columns."""
        return (self.column(count) - 2 * _PADDING) / self.letter - 2

    def tint(self, *, is_fault: bool) -> str:
        """Return what stands behind what is new, or wrong."""
        theme = self.theme
        return _mixed(theme.surface, theme.increase if is_fault else theme.decrease, _TINT)


def heads_text(page: Page, columns: Sequence[int], style: Style, links: Links[Link]) -> str:
    """Return the heads of these columns as rich text with `links`."""
    heads = "".join(_head(page.columns[each], style, len(columns), links) for each in columns)
    row = f"<tr><td width='{style.label}'></td>{heads}</tr>"
    return f"<html><body>{_TABLE}{row}</table></body></html>"


def page_text(page: Page, columns: Sequence[int], style: Style, links: Links[Link]) -> str:
    """Return what stands in these columns of `page` as rich text with `links`."""
    rows = [row for row in page.rows if any(_is_seen(row.cells[c]) for c in columns)]
    now = [index for index, row in enumerate(rows) if row.is_now]
    anchors = {now[0]: NOW, now[-1] + 1: AFTER} if now else {}
    shows_all = [each == 0 or not style.only_new for each in columns]
    parts: list[str] = []
    for index, row in enumerate(rows):
        cells = [row.cells[each] for each in columns]
        anchor = anchors.get(index, "")
        parts += _row(row, cells, shows_all, style, page.is_fault, anchor, links)
    return f"<html><body>{_TABLE}{''.join(parts)}</table></body></html>"


def row_words(row: Row, columns: Sequence[ProgramHead]) -> str:
    """Return a part of the step in words."""
    told = []
    for cell, column in zip(row.cells, columns, strict=True):
        if not cell.code:
            continue
        code = "; ".join(each.text.strip() for each in cell.code)
        left = [each for each in (*cell.values, cell.trouble) if each]
        line = translate("SideBySide", "{way}: {code}")
        if left:
            line = translate("SideBySide", "{way}: {code}. {words}")
        words = said(in_a_row(left)) if left else ""
        told.append(line.format(way=column.title, code=code, words=words))
    name = row.name
    if row.compared is not None:
        words = translate("SideBySide", "{part} ({comparison})")
        name = words.format(part=row.name, comparison=row.compared.words)
    return "\n".join((name, *told))


def _is_seen(cell: Cell) -> bool:
    return bool(cell.code or cell.replaced)


def _head(column: ProgramHead, style: Style, count: int, links: Links[Link]) -> str:
    theme, width = style.theme, style.column(count)
    colour = theme.error_text if column.is_chosen else theme.text
    edge = theme.error if column.is_chosen else theme.window
    look = f"color:{colour}; text-decoration:none"
    title = links.to(Link(To.WAY, column.method_id), f"<b>{escape(column.title)}</b>", look)
    sentence = copy = ""
    if column.copy:
        copy = f"&nbsp; {links.to(Link(To.COPY, column.method_id), escape(column.copy))}"
    if not (style.is_low and count < _ALL):
        sentence = f"<p style='margin:0; color:{theme.muted}'>{escape(column.sentence)}</p>"
    return (
        f"<td width='{width}' valign='top' style='padding: 4px {_PADDING}px 6px {_PADDING}px;"
        f" border-top: 3px solid {edge}'>"
        f"<p style='margin:0'>{title}{copy}</p>{sentence}</td>"
    )


def _row(
    row: Row,
    cells: Sequence[Cell],
    shows_all: Sequence[bool],
    style: Style,
    is_fault: bool,
    anchor: str,
    links: Links[Link],
) -> Iterator[str]:
    theme, line = style.theme, _Line(style, len(cells), is_fault)
    back = f"background-color:{theme.mark if row.is_now else theme.surface};"
    top = f"border-top:1px solid {theme.grid};"
    name = f"<a name='{anchor}'></a>{escape(row.name)}" if anchor else escape(row.name)
    colour, sign = theme.muted, ""
    if row.is_now:
        colour, name = theme.text, f"<b>{name}</b>"
        sign = f"<p style='margin:0; color:{theme.gradient_text}'><b>▶</b></p>"
    yield (
        f"<tr><td valign='top' width='{style.label}' style='{back}{top} padding:5px 4px 0px 4px'>"
        f"<p style='margin:0; color:{colour}'>{name}</p>{sign}</td>"
    )
    sides = f"{_PADDING}px"
    for cell, is_whole in zip(cells, shows_all, strict=True):
        code = [each for each in cell.code if is_whole or each.is_new]
        lines = [*map(line.of_code, code), *map(line.of_replaced, cell.replaced)]
        yield (
            f"<td valign='top' width='{style.column(len(cells))}'"
            f" style='{back}{top} padding:5px {sides} 0px {sides}'>{''.join(lines)}</td>"
        )
    yield (
        f"</tr><tr><td valign='bottom' style='{back} padding:0px 4px 5px 4px'>"
        f"{_said(row.compared, style, links)}</td>"
    )
    for cell in cells:
        values = [line.written(each, theme.error_text) for each in cell.values]
        if cell.trouble:
            values.append(line.written(cell.trouble, theme.increase_text, WRONG))
        yield (
            f"<td valign='bottom' style='{back} padding:0px {sides} 5px {sides}'>"
            f"{''.join(values)}</td>"
        )
    yield "</tr>"
    if row.note is not None:
        note = _said(row.note, style, links)
        yield (
            f"<tr><td style='{back}'></td><td colspan='{len(cells)}'"
            f" style='{back} padding:0px {sides} 5px {sides}'>{note}</td></tr>"
        )


class _Line:
    """Writes lines of code and of values that hang where they are wrapped, a sign before each."""

    def __init__(self, style: Style, columns: int, is_fault: bool) -> None:
        self._style = style
        self._room = style.letters(columns)
        self._sign = FAULT if is_fault else NEW

    def of_code(self, code: Code) -> str:
        sign = self._sign if code.is_new else "▸" if code.has_run else ""
        lines = code.text.split("\n")
        colour = self._style.theme.text
        return "".join(self.written(each, colour, sign, is_code=True) for each in lines)

    def of_replaced(self, text: str) -> str:
        theme = self._style.theme
        colour = theme.increase_text if self._sign == FAULT else theme.muted
        return self.written(text, colour, GONE, is_code=True)

    def written(self, text: str, colour: str, sign: str = "", *, is_code: bool = False) -> str:
        """Return a line, of which only code may end in a comment."""
        bare = text.lstrip()
        theme, depth = self._style.theme, len(text) - len(bare)
        code = uncommented(bare) if is_code else bare
        comment = bare[len(code) :]
        words = f"<s>{escape(code)}</s>" if sign == GONE else escape(code)
        if comment:
            # A comment that fits into a line of its own is wrapped as a whole.
            whole = len(comment) + depth + _HANGING + 1 < self._room
            comment = comment.replace(" ", "\u00a0", -1 if whole else 1)
            words += f"<i style='color:{theme.muted}'>{escape(comment)}</i>"
        colours = {NEW: theme.decrease_text, FAULT: theme.increase_text, WRONG: theme.increase_text}
        shown = f"<b style='color:{colours.get(sign, theme.muted)}'>{sign or ' '}</b> "
        if sign in (NEW, FAULT):
            shown = f"<a name='{TINTED}'>{shown}</a>"
        inwards = round(self._style.letter * (2 + depth + _HANGING))
        fixed = monospaced(self._style.font)
        return (
            f'<p style="margin:0; margin-left:{inwards}px; text-indent:-{inwards}px;'
            f" color:{colour}; white-space:pre-wrap; font-family:'{fixed.family()}';"
            f' font-size:{fixed.pointSizeF():.2f}pt">{shown}{" " * depth}{words}</p>'
        )


def _said(said: Said | None, style: Style, links: Links[Link]) -> str:
    if said is None:
        return ""
    theme = style.theme
    colours = {Tone.CALM: theme.decrease_text, Tone.PLAIN: theme.muted}
    colour = colours.get(said.tone, theme.gradient_text)
    words = escape(said.words).replace("\n", "<br>")
    link = "" if said.target is None else f" {links.to(said.target, escape(said.link))}"
    return f"<p style='margin:0; color:{colour}'>{words}{link}</p>"


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two."""
    first, second = QColor(one), QColor(other)
    return QColor.fromRgbF(
        first.redF() + share * (second.redF() - first.redF()),
        first.greenF() + share * (second.greenF() - first.greenF()),
        first.blueF() + share * (second.blueF() - first.blueF()),
    ).name()


def name_of(columns: Sequence[ProgramHead]) -> str:
    """Return what some columns are called together."""
    titles = ", ".join(each.title for each in columns)
    return translate("SideBySide", "Code of {0}").format(titles)
