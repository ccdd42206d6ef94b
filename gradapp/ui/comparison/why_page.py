"""An explanation of a step as a page to read and as plain text to copy: the same words in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from gradapp.core.columns import THETA
from gradapp.core.comparison.explanation import ExactUpdate, Explanation
from gradapp.core.comparison.spread import Spread
from gradapp.core.comparison.words import size, ulps
from gradapp.core.numbers.precision import Precision
from gradapp.core.numbers.rounding import all_digits
from gradapp.core.numbers.written import exact, with_minus
from gradapp.core.words import grouped, in_a_row, listed
from gradapp.ui.comparison.why_sentences import of_an_ulp, sentences
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.words import said, translate
from gradapp.values import dataclass

_FEWEST_PLACES: Final = 8


@dataclass(frozen=True, slots=True)
class UpdateLine:
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
    return translate("Explanation", "Step {0}, compared in {1}").format(
        grouped(explanation.step), explanation.precision
    )


@dataclass(frozen=True, slots=True)
class QuantityText:
    """A quantity and the numbers that the ways have for it, as they are written.

    Attributes:
        name: how it is called.
        compared: how far apart the ways are.
        differs: whether they are.
        rows: who has it, the number with all its digits and in hexadecimal: a row for all ways
            that have the same bits.
    """

    name: str
    compared: str
    differs: bool
    rows: tuple[tuple[str, str, str], ...]


def quantities(explanation: Explanation) -> list[QuantityText]:
    """Return what the ways have, quantity by quantity."""
    updates = explanation.updates
    names = translate("Explanation", "θ before"), *map(said, THETA.compared.symbols)
    numbers = (
        [each.theta for each in updates],
        explanation.errors,
        [each.gradient for each in updates],
        [each.theta_next for each in updates],
    )
    return [
        QuantityText(
            name,
            _compared(spread, explanation.precision),
            spread.ulps > 0,
            tuple(_rows(updates, values)),
        )
        for name, values, spread in zip(names, numbers, explanation.spreads, strict=True)
    ]


def _compared(spread: Spread, precision: Precision) -> str:
    if spread.ulps:
        apart = size(spread.low, spread.high)
        return translate("Explanation", "≠ by {0}, {1}").format(apart, said(ulps(spread.ulps)))
    if spread.low != spread.high:
        return translate("Explanation", "equal after rounding to {0}").format(precision)
    return translate("Explanation", "equal")


def _rows(
    updates: Sequence[ExactUpdate], values: Sequence[float]
) -> Iterator[tuple[str, str, str]]:
    groups: dict[tuple[Precision, str], list[str]] = {}
    for each, value in zip(updates, values, strict=True):
        alike = groups.setdefault((each.precision, value.hex()), [exact(value, each.precision)])
        alike.append(said(each.method.name))
    for (_, bits), (number, *names) in groups.items():
        yield said(in_a_row(names)), number, bits


def proofs(explanation: Explanation) -> list[tuple[str, list[UpdateLine]]]:
    """Return the update done again without rounding, once for ways with the same numbers."""
    groups: dict[tuple[Precision, float, float], list[ExactUpdate]] = {}
    for each in explanation.updates:
        groups.setdefault((each.precision, each.theta, each.gradient), []).append(each)
    return [
        (
            translate("Explanation", "The update of {0}, done again in {1}").format(
                said(listed([each.method.name for each in group])), group[0].precision
            ),
            list(_lines(group)),
        )
        for group in groups.values()
    ]


def _lines(group: list[ExactUpdate]) -> Iterator[UpdateLine]:
    update, precision = group[0], group[0].precision

    def rounded(name: str, value: float, remark: str = "") -> UpdateLine:
        return UpdateLine(name, exact(value, precision), value.hex(), remark)

    yield rounded("α", update.alpha)
    yield UpdateLine(
        translate("Explanation", "α · dE/dθ, exactly"), with_minus(all_digits(update.product))
    )
    yield rounded(translate("Explanation", "the same, rounded"), update.rounded_product)
    yield UpdateLine(
        translate("Explanation", "θ − that, exactly"), with_minus(all_digits(update.exact_twice))
    )
    yield rounded(
        translate("Explanation", "rounded: two roundings"),
        update.twice,
        _who_gave(update.twice, group),
    )
    yield UpdateLine(
        translate("Explanation", "θ − α · dE/dθ, exactly"),
        with_minus(all_digits(update.exact_once)),
    )
    name = translate("Explanation", "rounded once: a fused multiply-add")
    yield rounded(name, update.once, _who_gave(update.once, group))


def _who_gave(value: float, group: list[ExactUpdate]) -> str:
    names = [each.method.name for each in group if each.theta_next == value]
    return (
        translate("Explanation", "given by {0}").format(said(listed(names)))
        if names
        else translate("Explanation", "given by no way")
    )


def plain(explanation: Explanation) -> str:
    """Return the explanation as text, for the clipboard."""
    lines = [title(explanation), "", *sentences(explanation), ""]
    for quantity in quantities(explanation):
        lines.append(f"{quantity.name}   {quantity.compared}".rstrip())
        lines += [f"    {who}: {number}   {bits}" for who, number, bits in quantity.rows]
    lines += ["", legend(explanation)]
    for heading, proof in proofs(explanation):
        lines += ["", heading]
        for line in proof:
            rest = "   ".join(filter(None, (line.number, line.hexadecimal, line.remark)))
            lines.append(f"    {line.name}: {rest}")
    return "\n".join(lines) + "\n"


def page(explanation: Explanation, theme: Theme) -> str:
    """Return the explanation as HTML in the colours of `theme`.

    However large the letters are, nothing is wider than who has a number and the number itself.
    """
    parts = [f"<h3>{escape(title(explanation))}</h3>"]
    parts += [f"<p>{escape(sentence)}</p>" for sentence in sentences(explanation)]
    parts.append('<table cellspacing="0" cellpadding="3">')
    *_, new_theta = shown = quantities(explanation)
    for quantity in shown:
        colour = theme.muted if quantity.differs else theme.decrease_text
        if quantity is new_theta and quantity.differs:
            colour = theme.gradient_text  # this is what matters
        said = f'<span style="color:{colour}">{escape(quantity.compared)}</span>'
        parts.append(f'<tr><td colspan="2"><b>{escape(quantity.name)}</b> &nbsp; {said}</td></tr>')
        for who, number, bits in quantity.rows:
            digits = f"{escape(number)}<br/>{_muted(bits, theme)}"
            parts.append(
                f'<tr><td style="padding-left: 12px">{escape(who)}</td><td>{digits}</td></tr>'
            )
    parts.append(f"</table><p>{_muted(legend(explanation), theme)}</p>")
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


def legend(explanation: Explanation) -> str:
    """Return what the signs and words of the table mean."""
    sentences = [
        *_what_differs(explanation),
        of_an_ulp(explanation.precision),
        translate("Explanation", "0x…: the bits of a number, as Python's float.hex() writes them."),
    ]
    return " ".join(sentences)


def _what_differs(explanation: Explanation) -> Iterator[str]:
    precision = explanation.precision
    apart = [(each.low, each.high) for each in explanation.spreads if each.ulps]
    if any(precision.rounded(each) != each for pair in apart for each in pair):
        words = translate(
            "Explanation",
            "≠ gives the difference of the two that are farthest apart, as they are; ulps are "
            "counted with both rounded to {0}.",
        )
        yield words.format(precision)
    elif apart:
        yield translate("Explanation", "≠ gives the difference of the two that are farthest apart.")


def _breakable(digits: str) -> str:
    """Let a long number be broken behind every few digits."""
    if len(digits) <= 3 * _FEWEST_PLACES:
        return digits
    pieces = [digits[i : i + _FEWEST_PLACES] for i in range(0, len(digits), _FEWEST_PLACES)]
    return "&#8203;".join(pieces)


def _muted(text: str, theme: Theme) -> str:
    return f'<span style="color:{theme.muted}">{escape(text)}</span>'
