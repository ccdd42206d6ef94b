"""A step beside the exact one as a page to read and as plain text: the same words in both."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gradapp.core.comparison.exact_step import BITS, Against, ExactStep, Quantity
from gradapp.core.comparison.proved import Proved
from gradapp.core.comparison.words import with_unit
from gradapp.core.numbers.written import compact, exact, with_minus
from gradapp.core.words import grouped, listed, trimmed
from gradapp.ui.comparison.why_sentences import beyond, of_an_ulp
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.words import said, translate


def title(step: ExactStep) -> str:
    """Return the heading."""
    return translate("Explanation", "Step {0}, beside the exact step").format(grouped(step.step))


def sentences(step: ExactStep) -> Iterator[str]:
    """Yield what there is to say, in the order in which one asks."""
    yield translate(
        "Explanation",
        "Here the step is done again with {0} bits, some 60 digits, from the very numbers with "
        "which each way began it.",
    ).format(BITS)
    if not step.begin_alike:
        words = translate(
            "Explanation",
            "The ways begin this step with different numbers, because they have rounded "
            "differently before; each goes on from its own.",
        )
        if step.parted is not None and step.parted < step.step:
            words = translate(
                "Explanation",
                "The ways begin this step with different numbers: they parted in step {0}, and "
                "each goes on from its own.",
            ).format(grouped(step.parted))
        yield words
    if all(row.is_nearest for each in step.quantities for row in each.rows):
        yield translate(
            "Explanation",
            "Every number is the exact one, rounded once: its format has none that is nearer.",
        )
    else:
        quantity = max(step.quantities, key=lambda each: each.farthest.ulps)
        row = quantity.farthest
        farthest = translate(
            "Explanation", "Farthest from exact: {what} of {who}, by {ulps}."
        ).format(what=said(quantity.column.symbol), who=_who(row), ulps=_ulps(row))
        yield f"{_cause(step.proved)} {farthest}"
    for quantity in step.quantities:
        if quantity.terms is not None and step.proved is Proved.YES:
            yield translate(
                "Explanation",
                "{what} is a sum of terms that nearly cancel: together they are {times} times as "
                "large as it is. Their rounding errors stay, and are many ulp of so small a sum.",
            ).format(
                what=said(quantity.column.symbol),
                times=f"≈{compact(quantity.terms, significant=2)}",
            )


def _cause(proved: Proved) -> str:
    """Return why the ways differ, as far as that is proved."""
    if proved is Proved.NO:
        return beyond()
    if proved is Proved.UNKNOWN:
        return translate("Explanation", "It is not proved that the ways differ by rounding alone.")
    return translate(
        "Explanation",
        "Each operation rounds to the nearest number of its format, and the ways do different "
        "ones, or do them in a different order.",
    )


def plain(step: ExactStep) -> str:
    """Return the explanation as text, for the clipboard."""
    lines = [title(step), "", *sentences(step), ""]
    for quantity in step.quantities:
        lines.append(said(quantity.column.symbol))
        for row in quantity.rows:
            lines.append(f"    {_who(row)}: {exact(row.made, row.precision)}   {_away(row)}")
            lines.append(f"    {_exactly(row)}")
    return "\n".join([*lines, "", _legend(step)]) + "\n"


def page(step: ExactStep, theme: Theme) -> str:
    """Return the explanation as HTML in the colours of `theme`."""
    parts = [f"<h3>{escape(title(step))}</h3>"]
    parts += [f"<p>{escape(sentence)}</p>" for sentence in sentences(step)]
    parts.append('<table cellspacing="0" cellpadding="3">')
    for quantity in step.quantities:
        parts += _rows(quantity, theme)
    legend = f'<span style="color:{theme.muted}">{escape(_legend(step))}</span>'
    return "".join((*parts, f"</table><p>{legend}</p>"))


def _rows(quantity: Quantity, theme: Theme) -> Iterator[str]:
    yield f'<tr><td colspan="2"><b>{escape(said(quantity.column.symbol))}</b></td></tr>'
    for row in quantity.rows:
        colour = theme.decrease_text if row.is_nearest else theme.text
        numbers = (
            f"{escape(exact(row.made, row.precision))} &nbsp; "
            f'<span style="color:{colour}">{escape(_away(row))}</span><br/>'
            f'<span style="color:{theme.muted}">{escape(_exactly(row))}</span>'
        )
        yield f'<tr><td style="padding-left: 12px">{escape(_who(row))}</td><td>{numbers}</td></tr>'


def _legend(step: ExactStep) -> str:
    words = translate(
        "Explanation",
        "How far a way is off is given in ulps of its own format. Exact numbers have 25 digits "
        "here; ≈ stands before those that have more.",
    )
    return f"{of_an_ulp(step.precision)} {words}"


def _exactly(row: Against) -> str:
    sign = "≈" if row.has_more else "="
    digits = with_minus(trimmed(row.exact))
    return translate("Explanation", "exact {0} {1}").format(sign, digits)


def _who(row: Against) -> str:
    names = said(listed([said(each.name) for each in row.methods]))
    return translate("Explanation", "{0} in {1}").format(names, row.precision)


def _away(row: Against) -> str:
    if row.is_nearest:
        return translate("Explanation", "{0} off: none is nearer").format(_ulps(row))
    return translate("Explanation", "{0} off").format(_ulps(row))


def _ulps(row: Against) -> str:
    sign = "" if row.ulps in (0.0, 0.5) else "≈"
    return said(with_unit(f"{sign}{compact(row.ulps, significant=2)}"))
