"""How what is said of agreement is coloured; the words say the same."""

from __future__ import annotations

from enum import Enum, auto

from gradapp.ui.kit.theme import Theme


class Tone(Enum):
    """The colour of a verdict."""

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
