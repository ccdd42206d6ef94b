"""What the box of the comparison shows: frozen values, and how they are put in words."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from gradapp.core.columns import Columns
from gradapp.core.comparison import distance, words_of_run
from gradapp.core.comparison import words as verdict_words
from gradapp.core.comparison.judge import OverRun
from gradapp.core.comparison.verdict import Numbers, Verdict, VerdictKind
from gradapp.core.numbers.precision import Precision
from gradapp.core.words import N_, Message, spelled
from gradapp.override import override
from gradapp.ui.kit.no_step import NoStep, instead
from gradapp.ui.kit.tone import Tone
from gradapp.ui.kit.words import said, translate
from gradapp.values import dataclass


class Pending(Enum):
    """Why there is no verdict on a step that is looked at."""

    LOADING = auto()
    """Nothing to compare with before PyTorch is loaded."""
    LOADING_AT_END = auto()
    """The same, and → makes no more steps either."""
    NO_TORCH = auto()
    """Nothing to compare with, as PyTorch is missing."""
    COMPARING = auto()
    """The other ways have not made the step yet."""
    ALONE = auto()
    """There is only one way to write the step."""
    TOO_FAR = auto()
    """The step is behind those that are compared."""


WhyNot = NoStep | Pending
"""Why there is no verdict."""
_WORDS: Final = {
    NoStep.TO_COME: N_("Comparison", "Nothing to compare yet: → makes the first step."),
    NoStep.ASKED: N_("Comparison", "Nothing to compare yet: answer the question first."),
    NoStep.NONE: N_("Comparison", "Nothing to compare: this code ended before its first step."),
    Pending.LOADING: N_(
        "Comparison", "To be compared when PyTorch is loaded; → goes on meanwhile."
    ),
    Pending.LOADING_AT_END: N_("Comparison", "To be compared when PyTorch is loaded."),
    Pending.NO_TORCH: N_("Comparison", "Nothing to compare with: the other ways need PyTorch."),
    Pending.COMPARING: N_("Comparison", "Comparing …"),
    Pending.ALONE: N_("Comparison", "There is only one way to write this step."),
    Pending.TOO_FAR: N_("Comparison", "Only the first %Ln step(s) [is|are] compared.", "", 0),
}


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way's row.

    Attributes:
        method_id: the way; empty for the row of differences.
        name: how the row calls it.
        precision: the format it computes in.
        values: the compared numbers of the step; None where it has not made the step.
        note: why there are no values.
        mark: which sign it has: those of the same new parameters have the same. None for no sign.
        chosen: whether it is the selected way.
    """

    method_id: str
    name: str
    precision: Precision
    values: Numbers | None
    note: str = ""
    mark: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One step by several ways, and the run so far.

    Attributes:
        precision: the format in which they are compared.
        columns: what is compared.
        ways: a row for each way, and in the Lab one of differences.
        verdict: what there is to say about the step, or why there is nothing.
        over_run: what there is to say about the steps compared so far; None before any.
        made: how many steps the run has.
        grows: whether what rounding does to new parameters may grow: they are to part.
    """

    precision: Precision
    columns: Columns
    ways: tuple[WayRow, ...]
    verdict: Verdict | WhyNot
    over_run: OverRun | None
    made: int
    grows: bool = False

    @property
    def title(self) -> str:
        """What the box is called: by how many there are in it."""
        return title_of(len(self.ways))

    @property
    def tone(self) -> Tone:
        """The colour of what is said about the step."""
        found = self.verdict
        if not isinstance(found, Verdict) or found.kind is VerdictKind.ALONE:
            return Tone.PENDING
        return self._tone_of(found)

    @property
    def parts(self) -> bool:
        """Whether other new parameters are to be told of in this run, or have been."""
        told = self.over_run
        return self.grows or (told is not None and told.kind >= VerdictKind.ROUNDED)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said about the step, what matters most first; a difference with its meaning."""
        if not isinstance(self.verdict, Verdict):
            return (_instead(self.verdict),)
        return tuple(map(said, self._told(self.verdict)))

    @property
    def words(self) -> str:
        """The same in a row."""
        return " ".join(self.sentences)

    @property
    def in_ulps(self) -> tuple[str, ...]:
        """What differs in ulps, and what these are, a line each; none where nothing differs."""
        found = self.verdict
        return tuple(map(said, verdict_words.in_ulps(found))) if isinstance(found, Verdict) else ()

    def about_run(self, link: Callable[[int], str]) -> str:
        """Return what is said about the run so far; `link` writes the number of a step."""
        if self.over_run is None:
            return ""
        return said(self._over_run(self.over_run, link) or "")

    def _tone_of(self, found: Verdict) -> Tone:
        if found.kind >= VerdictKind.PARTED:
            return Tone.ALERT
        return Tone.PLAIN if found.kind is VerdictKind.ROUNDED else Tone.CALM

    def _told(self, found: Verdict) -> tuple[Message, ...]:
        return verdict_words.sentences_on(found)

    def _over_run(self, run: OverRun, link: Callable[[int], str]) -> Message | None:
        return words_of_run.over_run(run, self.made, link)


@dataclass(frozen=True, slots=True)
class LabComparison(Comparison):
    """One step by code of the Lab and by correct code, and the run so far."""

    @property
    @override
    def title(self) -> str:
        return translate("Comparison", "Two programs, one step")

    @override
    def _tone_of(self, found: Verdict) -> Tone:
        return Tone.ALERT if found.within else Tone.PLAIN

    @override
    def _told(self, found: Verdict) -> tuple[Message, ...]:
        return verdict_words.sentences_on_lab(found)

    @override
    def _over_run(self, run: OverRun, link: Callable[[int], str]) -> Message | None:
        return words_of_run.over_run_of_lab(run, self.made, link)


def _instead(why_not: WhyNot) -> str:
    """Return what is said in place of a verdict."""
    if why_not is NoStep.AT_START:
        return instead(why_not)
    words = _WORDS[why_not]
    return said(words if words.count is None else words.counted(distance.COMPARED_STEPS))


def title_of(ways: int) -> str:
    """Return what the box of so many ways is called."""
    return said(N_("Comparison", "{count} ways, one step").filled(count=spelled(ways)))
