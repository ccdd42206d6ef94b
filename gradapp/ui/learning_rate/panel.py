"""The panel that says what the learning rate does to the distance from the minimum."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot

from gradapp.core.numbers.text import Text, stated, tied
from gradapp.core.numbers.written import exact
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.theory import BORDERS, Analysis, Zone
from gradapp.core.theory.stability import Stability
from gradapp.core.words import Message, Value, followed
from gradapp.override import override
from gradapp.ui.kit.announcements import announce
from gradapp.ui.kit.boxes import column_of, row_of
from gradapp.ui.kit.panel import Panel
from gradapp.ui.kit.panel_button import PanelButton
from gradapp.ui.kit.plain_text import tip_text
from gradapp.ui.kit.reserved_label import ReservedLabel
from gradapp.ui.kit.term_label import TermLabel
from gradapp.ui.kit.text_style import set_text_colour
from gradapp.ui.kit.words import in_pieces, said
from gradapp.ui.learning_rate import words
from gradapp.ui.learning_rate.found import NOTHING, Found, FoundStrip, in_words
from gradapp.ui.learning_rate.strip import LearningRateStrip

_SPACING: Final = 1
_SIDES: Final = 10
_LINES: Final = 3
"""How many lines of words are usual beside the button and below; of the notebook's problem, one."""


class LearningRatePanel(Panel):
    """Shows α on its strip, the contraction factor, and what they mean in one sentence.

    Attributes:
        strip: the scale of learning rates.

    Signals:
        sweep_requested: the person wants to see what other learning rates would do.
        trial_requested: the person wants to see it here, where no theory says it.
        end_requested: the person has seen enough of that.
    """

    sweep_requested = Signal()
    trial_requested = Signal()
    end_requested = Signal()

    def __init__(self) -> None:
        """Make a panel that shows the default problem."""
        super().__init__("learning_rate_panel")
        self._zone = Zone.ONE_SIDE
        self._alpha, self._silence = 0.0, ""
        self._is_notebooks = True
        self._tried = NOTHING
        self.strip = LearningRateStrip()
        policy = self.strip.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # or else what is below would move
        self.strip.setSizePolicy(policy)
        self._found = FoundStrip()
        self._coloured = (self.strip, self._found)
        self._explanation = TermLabel(name="curvature", wraps=True)
        terms = "minimum", "hessian", "eigenvalue", "condition"
        self._explanation.explain_words(*terms, tab=False)
        self._factor = TermLabel(name="contraction_factor", wraps=True, is_title=True)
        self._factor.explain_words("contraction", "eigenvalue")
        self._meaning = ReservedLabel("contraction_meaning", is_muted=True)
        self._meaning.explain_words("minimum", "converge", "diverge")
        self._sweep = sweep = PanelButton(
            "sweep_button", self.tr("Sweep…"), self.tr("Sweep over learning rates")
        )
        sweep.setToolTip(
            self.tr("Show how many steps learning rates from small to large need to converge")
        )
        sweep.clicked.connect(self.sweep_requested)
        self._here = PanelButton("sweep_here", "")
        self._here.clicked.connect(self._press)
        beside = row_of((self._factor, 1), self._here, sweep)
        parts = self._found, self.strip, self._explanation, beside, self._meaning, 1
        self._layout = column_of(*parts, margins=(_SIDES, 0, _SIDES, 0), gap=_SPACING)
        self.setLayout(self._layout)
        self.show_analysis(Problem(), Problem().analysis)

    def useful_height(self, _width: int) -> int:
        """Return how high it is when its strip can be seen."""
        return self.strip.sizeHint().height()

    def usual_height(self, _width: int) -> int:
        """Return how high it is with each of its texts in its usual number of lines."""
        lines = 1 if self._is_notebooks else _LINES
        parts = (
            self.strip.sizeHint().height(),
            lines * self.fontMetrics().lineSpacing(),
            self._sweep.sizeHint().height(),
            self._meaning.minimumHeight(),
        )
        return sum(parts) + 4 * _SPACING

    enough_height = usual_height

    def least_width(self) -> int:
        """Return how wide it is when its strip can be seen, whatever is said of it."""
        return self.strip.minimumSizeHint().width() + 2 * _SIDES

    @property
    def told(self) -> tuple[str, ...]:
        """What is said of the learning rate."""
        meaning = self._meaning.text()
        if self._silence:
            return (meaning,)  # which says that there is no theory, too
        sentence = filter(None, (self._explanation.text(), self._factor.text()))
        return tuple(filter(None, (" ".join(sentence), meaning)))

    def show_analysis(
        self,
        problem: AnyProblem,
        analysis: Analysis | Stability | Message,
        steps: words.StepWords = words.STEPS,
    ) -> None:
        """Show the learning rate of `problem` and what `analysis` says about it.

        Args:
            problem: the problem.
            analysis: what theory says of right code; the sentence that says so where it is silent.
            steps: what those are called that do so.
        """
        was_notebooks, self._is_notebooks = self._is_notebooks, isinstance(analysis, Analysis)
        self._show_analysis(problem, analysis, steps)
        if self._is_notebooks is not was_notebooks:
            self.needs_changed.emit()

    def _show_analysis(
        self, problem: AnyProblem, analysis: Analysis | Stability | Message, steps: words.StepWords
    ) -> None:
        self._alpha = problem.alpha
        self._silence = said(analysis) if isinstance(analysis, Message) else ""
        if isinstance(analysis, Message):
            self._zone = Zone.FLAT
            self._place_strip(shown=False)
            self._show_silence()
            return
        self._found.hide()
        self._here.hide()
        self._sweep.show()
        self._zone = analysis.zone
        self.strip.show_learning_rate(problem.alpha, analysis)
        self._place_strip(shown=analysis.borders is not None)
        if isinstance(analysis, Stability):
            factor = words.factor(analysis)
            self._show_words(
                followed(words.meaning(problem, analysis), factor),
                factor,
                words.curvature(analysis),
                words.all_factors(analysis),
            )
            return
        meaning = self._meaning_of(problem, analysis)
        if steps.whose is not None:
            meaning = followed(steps.whose, meaning)
        told = stated(analysis.contraction, significant=6, apart_from=BORDERS)
        factor = Text("1 − 2αx² ", told)
        stays, multiplies = followed(steps.stay, factor), steps.multiply.filled(factor=factor)
        sentence = stays if problem.is_flat else multiplies
        self._show_words(sentence, factor, said(meaning), exact(analysis.contraction))

    def show_found(self, found: Found) -> None:
        """Show what a sweep has found so far, where there is no theory that says it."""
        was_going_on, self._tried = self._tried.goes_on, found
        if self._silence:
            self._show_silence()
            if was_going_on and found.is_complete:
                announce(self._found, in_words(found))

    def _show_silence(self) -> None:
        """Say that there is no theory, and show what was found instead."""
        tried = self._tried
        policy = self.strip.sizePolicy()
        policy.setRetainSizeWhenHidden(not tried.outcomes)  # its room is that of what was found
        self.strip.setSizePolicy(policy)
        self._found.show_found(self._alpha, tried)
        # What there is to be known stands beside the button, in sight however low the panel is.
        no_theory = Text(self.tr("No theory here"))
        meaning = f"{self._silence} {in_words(tried)}".rstrip()
        self._show_words(followed("", no_theory), no_theory, meaning)
        self._sweep.setVisible(tried.is_complete)
        self._here.setText(self.tr("Stop") if tried.goes_on else self.tr("Sweep here"))
        self._here.setAccessibleName(
            self.tr("Stop trying learning rates")
            if tried.goes_on
            else self.tr("Try learning rates and show here which converge")
        )
        self._here.setToolTip(tip_text(self._here.accessibleName()))
        self._here.setVisible(not tried.is_complete)

    @Slot()
    def _press(self) -> None:
        (self.end_requested if self._tried.goes_on else self.trial_requested).emit()

    def _show_words(self, sentence: Message, factor: Text, meaning: str, whole: str = "") -> None:
        """Show texts: from `factor` on, the sentence stands out; `whole` has all its digits."""
        pieces = in_pieces(sentence)
        begins = pieces.index(factor)
        before = str(Text(*pieces[:begins])).rstrip()
        self._explanation.setText(before)
        self._explanation.setVisible(bool(before))
        self._explanation.setToolTip("")
        self._factor.setText(str(Text(*pieces[begins:])))
        self._factor.setToolTip(tip_text(whole))
        self._meaning.setText(meaning)
        self._restyle()

    def _place_strip(self, *, shown: bool) -> None:
        """Put the strip above the words; without a scale, its room below them."""
        if shown != self.strip.isHidden():
            return
        self.strip.setVisible(shown)
        self._layout.removeWidget(self.strip)
        self._layout.insertWidget(0 if shown else self._layout.count() - 1, self.strip)

    def _meaning_of(self, problem: AnyProblem, analysis: Analysis) -> Value:
        if analysis.minimum is None:
            if problem.is_flat:
                return self.tr("x = 0: E does not depend on θ, the gradient is 0 everywhere")
            return self.tr("x² is too small to compute with: α has no scale")
        match analysis.zone:
            case Zone.STILL:
                return self.tr("α = 0: θ never moves")
            case Zone.DIVERGING:
                return self.tr("diverges: each step lands farther away")
        told = Text("θ*\u00a0=\u00a0y/\u2060x ", stated(analysis.minimum, significant=6))
        return words.ALONG_ONE[analysis.zone][0].filled(minimum=tied(told))

    @override
    def _restyle(self) -> None:
        theme = self._theme
        colours = {
            Zone.ONE_SIDE: theme.decrease_text,
            Zone.ONE_STEP: theme.decrease_text,
            Zone.BOTH_SIDES: theme.gradient_text,
            Zone.BOUNCING: theme.gradient_text,
            Zone.DIVERGING: theme.increase_text,
            Zone.UPHILL: theme.increase_text,
        }
        set_text_colour(self._factor, colours.get(self._zone, theme.muted))
