"""What the box of the comparison shows: frozen values, and how they are put in words."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from gradapp.core.columns import Columns
from gradapp.core.comparison import distance
from gradapp.core.comparison import words as verdict_words
from gradapp.core.comparison.verdict import Kind, Numbers, OverRun, Verdict
from gradapp.core.numbers.precision import Precision
from gradapp.core.words import N_, Message
from gradapp.override import override
from gradapp.ui.kit.no_step import NoStep, instead
from gradapp.ui.kit.theme import Theme
from gradapp.ui.kit.words import said, translate
from gradapp.values import dataclass


class Pending(Enum):
    """Why there is no verdict."""

    NO_STEP = auto()
    """No step has been made."""
    AT_START = auto()
    """There are steps, but the start is looked at."""
    ASKED = auto()
    """A question of the Lab is to be answered before a step is made."""
    STUCK = auto()
    """Code of the Lab has come to its end in the first step."""
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


@dataclass(frozen=True, slots=True)
class Way:
    """One way's row.

    Attributes:
        method_id: the way; empty for the row of differences.
        name: how the row calls it.
        precision: the format it computes in.
        values: the compared numbers of the step; None where it has not made the step.
        note: why there are no values.
        mark: which sign it has: ways of the same new θ have the same. None for no sign.
        chosen: whether it is the selected way.
    """

    method_id: str
    name: str
    precision: Precision
    values: Numbers | None
    note: str = ""
    mark: int | None = None
    chosen: bool = False


class Tone(Enum):
    """The colour of a verdict; its words say the same."""

    CALM = auto()
    """The new parameters agree."""
    PLAIN = auto()
    """They differ between formats, by rounding; or it is code of the Lab that agrees, so far."""
    ALERT = auto()
    """They differ in one format, or something by more than rounding explains."""
    PENDING = auto()
    """There is nothing to be said."""

    def colours(self, theme: Theme) -> tuple[str, str]:
        """Return the colour of words, and that of the frame around them."""
        return {
            Tone.CALM: (theme.decrease_text, theme.decrease),
            Tone.PLAIN: (theme.text, theme.border),
            Tone.ALERT: (theme.gradient_text, theme.gradient),
            Tone.PENDING: (theme.muted, theme.border),
        }[self]


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
    """

    precision: Precision
    columns: Columns
    ways: tuple[Way, ...]
    verdict: Verdict | Pending
    over_run: OverRun | None
    made: int

    @property
    def title(self) -> str:
        """What the box is called: by how many there are in it."""
        if len(self.ways) == 3:
            return translate("Comparison", "Three ways, one step")
        return translate("Comparison", "Four ways, one step")

    @property
    def tone(self) -> Tone:
        """The colour of what is said about the step."""
        found = self.verdict
        if isinstance(found, Pending) or found.kind is Kind.ALONE:
            return Tone.PENDING
        return self._tone_of(found)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said about the step, what matters most first."""
        if isinstance(self.verdict, Pending):
            return (_why_pending(self.verdict),)
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
        if found.kind >= Kind.PARTED:
            return Tone.ALERT
        return Tone.PLAIN if found.kind is Kind.ROUNDED else Tone.CALM

    def _told(self, found: Verdict) -> tuple[Message, ...]:
        return verdict_words.told(found)

    def _over_run(self, run: OverRun, link: Callable[[int], str]) -> Message | None:
        return verdict_words.over_run(run, self.made, link)


@dataclass(frozen=True, slots=True)
class LabComparison(Comparison):
    """One step by code of the Lab and by correct code, and the run so far."""

    @property
    @override
    def title(self) -> str:
        return translate("Comparison", "Two codes, one step")

    @override
    def _tone_of(self, found: Verdict) -> Tone:
        return Tone.ALERT if found.within else Tone.PLAIN

    @override
    def _told(self, found: Verdict) -> tuple[Message, ...]:
        return verdict_words.told_of_lab(found)

    @override
    def _over_run(self, run: OverRun, link: Callable[[int], str]) -> Message | None:
        return verdict_words.over_run_of_lab(run, self.made, link)


def _why_pending(pending: Pending) -> str:
    match pending:
        case Pending.NO_STEP:
            return translate("Comparison", "Nothing to compare yet: → makes the first step.")
        case Pending.AT_START:
            return instead(NoStep.AT_START)
        case Pending.ASKED:
            return translate("Comparison", "Nothing to compare yet: answer the question first.")
        case Pending.STUCK:
            return translate(
                "Comparison", "Nothing to compare: this code ended before its first step."
            )
        case Pending.LOADING:
            return translate(
                "Comparison", "To be compared when PyTorch is loaded; → goes on meanwhile."
            )
        case Pending.LOADING_AT_END:
            return translate("Comparison", "To be compared when PyTorch is loaded.")
        case Pending.NO_TORCH:
            return translate("Comparison", "Nothing to compare with: the other ways need PyTorch.")
        case Pending.COMPARING:
            return translate("Comparison", "Comparing …")
        case Pending.ALONE:
            return translate("Comparison", "There is one way only to write this rule.")
        case Pending.TOO_FAR:
            told = N_("Comparison", "Only the first %Ln step(s) are compared.", "", 0)
            return said(told.counted(distance.COMPARED_STEPS))
