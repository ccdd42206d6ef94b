"""An explanation of a step as a page to read and as plain text to copy: the same words in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication

from gradapp.core.explanation import Explanation, Update
from gradapp.core.numbers import MINUS, exact
from gradapp.core.problem import Precision
from gradapp.core.rounding import all_digits
from gradapp.ui.comparison import in_words
from gradapp.ui.theme import Theme

_FEWEST_PLACES: Final = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the update done again.

    Attributes:
        name: what is computed.
        number: the result, with all its digits.
        hexadecimal: its bits as `float.hex` writes them; empty where it is no binary number.
        remark: who gave this number.
    """

    name: str
    number: str
    hexadecimal: str = ""
    remark: str = ""


def title(explanation: Explanation) -> str:
    """Return the heading."""
    return _tr("Step {0}, compared in {1}").format(f"{explanation.step:,}", explanation.precision)


def numbers(explanation: Explanation) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return the rows of the table of numbers.

    Returns:
        For each quantity its name, how far apart the methods are in it, and for each method the
        number with all its digits and in hexadecimal.
    """
    updates = explanation.updates
    quantities = (
        (_tr("θ before"), [each.theta for each in updates], None),
        ("E", list(explanation.errors), explanation.ulps[0]),
        ("dE/dθ", [each.gradient for each in updates], explanation.ulps[1]),
        (_tr("new θ"), [each.theta_next for each in updates], explanation.ulps[2]),
    )
    return [
        (
            name,
            "" if ulps is None else (_tr("equal") if ulps == 0 else f"≠ {in_words(ulps)}"),
            [
                (exact(value, each.precision), value.hex())
                for value, each in zip(values, updates, strict=True)
            ],
        )
        for name, values, ulps in quantities
    ]


def proofs(explanation: Explanation) -> list[tuple[str, list[Line]]]:
    """Return the update done again without rounding, once for methods with the same numbers."""
    groups: dict[tuple[Precision, float, float], list[Update]] = {}
    for each in explanation.updates:
        groups.setdefault((each.precision, each.theta, each.gradient), []).append(each)
    return [
        (
            _tr("The update of {0}, done again in {1}").format(
                ", ".join(each.method.name for each in group), group[0].precision
            ),
            list(_lines(group)),
        )
        for group in groups.values()
    ]


def _lines(group: list[Update]) -> Iterator[Line]:
    update, precision = group[0], group[0].precision

    def rounded(name: str, value: float, remark: str = "") -> Line:
        return Line(name, exact(value, precision), value.hex(), remark)

    yield rounded("α", update.alpha)
    yield Line(_tr("α · dE/dθ, exactly"), _digits(all_digits(update.product)))
    yield rounded(_tr("the same, rounded"), update.rounded_product)
    yield Line(_tr("θ − that, exactly"), _digits(all_digits(update.exact_twice)))
    yield rounded(_tr("rounded: two roundings"), update.twice, _who_gave(update.twice, group))
    yield Line(_tr("θ − α · dE/dθ, exactly"), _digits(all_digits(update.exact_once)))
    name = _tr("rounded once: a fused multiply-add")
    yield rounded(name, update.once, _who_gave(update.once, group))


def _who_gave(value: float, group: list[Update]) -> str:
    names = [each.method.name for each in group if each.theta_next == value]
    return _tr("given by {0}").format(", ".join(names)) if names else _tr("given by none")


def _digits(text: str) -> str:
    return text.replace("-", MINUS)


def plain(explanation: Explanation) -> str:
    """Return the explanation as text, for the clipboard."""
    lines = [title(explanation), "", *explanation.sentences, ""]
    for name, apart, values in numbers(explanation):
        lines.append(f"{name}   {apart}".rstrip())
        for update, (number, bits) in zip(explanation.updates, values, strict=True):
            lines.append(f"    {update.method.name}: {number}   {bits}")
    for heading, proof in proofs(explanation):
        lines += ["", heading]
        for line in proof:
            rest = "   ".join(filter(None, (line.number, line.hexadecimal, line.remark)))
            lines.append(f"    {line.name}: {rest}")
    return "\n".join(lines) + "\n"


def page(explanation: Explanation, theme: Theme) -> str:
    """Return the explanation as HTML in the colours of `theme`."""
    parts = [f"<h3>{escape(title(explanation))}</h3>"]
    parts += [f"<p>{escape(sentence)}</p>" for sentence in explanation.sentences]
    parts.append('<table cellspacing="0" cellpadding="4">')
    heads = "".join(f"<th align='left'>{escape(u.method.name)}</th>" for u in explanation.updates)
    parts.append(f"<tr><th></th>{heads}<th></th></tr>")
    for name, apart, values in numbers(explanation):
        differs = apart.startswith("≠")
        colour = theme.gradient_text if differs else theme.decrease_text
        cells = "".join(
            f"<td style='white-space:nowrap'><b>{escape(number)}</b><br/>{_muted(bits, theme)}</td>"
            for number, bits in values
        )
        end = f'<td style="color:{colour}; white-space:nowrap">{escape(apart)}</td>'
        parts.append(f"<tr><td>{escape(name)}</td>{cells}{end}</tr>")
    parts.append("</table>")
    for heading, proof in proofs(explanation):
        parts.append(f"<h4>{escape(heading)}</h4>")
        parts.append('<table cellspacing="0" cellpadding="3">')
        for line in proof:
            remark = f" &nbsp; {escape(line.remark)}" if line.remark else ""
            bits = f"<br/>{_muted(line.hexadecimal, theme)}{remark}" if line.hexadecimal else ""
            number = _breakable(escape(line.number))
            weight = "b" if line.remark else "span"
            parts.append(
                f"<tr><td>{escape(line.name)}</td><td><{weight}>{number}</{weight}>{bits}</td></tr>"
            )
        parts.append("</table>")
    return "".join(parts)


def _breakable(digits: str) -> str:
    """Let a long number be broken behind every few digits."""
    if len(digits) <= 3 * _FEWEST_PLACES:
        return digits
    pieces = [digits[i : i + _FEWEST_PLACES] for i in range(0, len(digits), _FEWEST_PLACES)]
    return "&#8203;".join(pieces)


def _muted(text: str, theme: Theme) -> str:
    return f'<span style="color:{theme.muted}">{escape(text)}</span>'


def _tr(text: str) -> str:
    return QCoreApplication.translate("Explanation", text)
