"""The colours of the application, light and dark, for widgets and plots alike."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QPalette

from gradapp.values import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """One colour a role, as ``#rrggbb``.

    The colours with a meaning are Okabe and Ito's (jfly.uni-koeln.de/color), which stay apart
    for colour-blind eyes, darker where a line needs a contrast of 3 : 1 against its background; a
    symbol, dash or word always says the same. For text, a ``_text`` companion is the same hue with
    4.5 : 1 or more on every background.

    Attributes:
        dark: whether this is the dark theme.
        window: behind the panels.
        surface: the panels, plots and fields.
        border: round panels and fields.
        grid: the lines of a plot's grid.
        text: what is read first.
        muted: what is read second.
        highlight: behind the selected row.
        mark: behind the line or term that is being computed.
        error: the error curve and the ball; also the accent of buttons and sliders.
        error_text: the same for text.
        ghost: earlier steps.
        gradient: the gradient and the tangent.
        gradient_text: the same for text.
        decrease: a step that reduces E.
        decrease_text: the same for text.
        increase: a step that increases E.
        increase_text: the same for text.
        on_accent: text on the accent colour.
        on_zone: text on the colours of a step that reduces or increases E, or does neither.
        disabled: what can't be used now.
    """

    dark: bool
    window: str
    surface: str
    border: str
    grid: str
    text: str
    muted: str
    highlight: str
    mark: str
    error: str
    error_text: str
    ghost: str
    gradient: str
    gradient_text: str
    decrease: str
    decrease_text: str
    increase: str
    increase_text: str
    on_accent: str
    on_zone: str
    disabled: str

    def palette(self) -> QPalette:
        """Return the palette that gives Qt's own widgets these colours."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: self.window,
            QPalette.ColorRole.WindowText: self.text,
            QPalette.ColorRole.Base: self.surface,
            QPalette.ColorRole.AlternateBase: self.window,
            QPalette.ColorRole.Text: self.text,
            QPalette.ColorRole.PlaceholderText: self.muted,
            QPalette.ColorRole.Button: self.surface,
            QPalette.ColorRole.ButtonText: self.text,
            QPalette.ColorRole.BrightText: self.increase,
            QPalette.ColorRole.ToolTipBase: self.surface,
            QPalette.ColorRole.ToolTipText: self.text,
            QPalette.ColorRole.Link: self.error_text,
            QPalette.ColorRole.LinkVisited: self.error_text,
            QPalette.ColorRole.Highlight: self.error,
            QPalette.ColorRole.HighlightedText: self.on_accent,
            QPalette.ColorRole.Accent: self.error,
        }
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        surface = QColor(self.surface)
        shades = {
            QPalette.ColorRole.Light: surface.lighter(120),
            QPalette.ColorRole.Midlight: surface.lighter(110),
            QPalette.ColorRole.Mid: QColor(self.border),
            QPalette.ColorRole.Dark: QColor(self.border).darker(125),
            QPalette.ColorRole.Shadow: QColor(self.border).darker(160),
        }
        for role, shade in shades.items():
            palette.setColor(role, shade)
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.disabled))
        return palette

    def outlined_palette(self) -> QPalette:
        """Return the palette of `OUTLINED`, whose outlines stand out from the panels."""
        palette = self.palette()
        palette.setColor(
            QPalette.ColorRole.Window, QColor(self.muted).lighter(140 if self.dark else 190)
        )
        return palette


OUTLINED: Final = ("QCheckBox", "QRadioButton", "QAbstractSpinBox", "QComboBox", "QLineEdit")
"""The widgets that Fusion outlines in a darker `Window`, hardly to be seen on a dark panel."""

_COLOURS: Final = {
    "window": ("#f4f5f7", "#17191e", "#ffffff", "#000000"),
    "surface": ("#ffffff", "#20232a", "#ffffff", "#000000"),
    "border": ("#838c9b", "#687080", "#4a515e", "#a3aab8"),
    "grid": ("#e9ecf1", "#2e333d", "#b9c0cc", "#4a515e"),
    "text": ("#1f2430", "#e8eaf0", "#000000", "#ffffff"),
    "muted": ("#5d6472", "#a3aab8", "#2c313b", "#d5d9e2"),
    "highlight": ("#e1edf8", "#23405a", "#d6e8f8", "#14324a"),
    "mark": ("#fdf0cf", "#4a3d17", "#ffeeb8", "#3a2e08"),
    "error": ("#0072b2", "#56b4e9", "#005083", "#7cc8f5"),
    "error_text": ("#0069a5", "#56b4e9", "#003f68", "#8fd0f7"),
    "ghost": ("#5a9ac6", "#3f759b", "#2f6d99", "#5f9cc8"),
    "gradient": ("#b87d00", "#e69f00", "#855a00", "#ffb31a"),
    "gradient_text": ("#8a5f00", "#efb02e", "#533900", "#ffc24d"),
    "decrease": ("#009e73", "#1fb88c", "#006b4e", "#2fd6a5"),
    "decrease_text": ("#007354", "#35c79c", "#00432f", "#52e0b7"),
    "increase": ("#d55e00", "#e8752a", "#9c4500", "#ff9350"),
    "increase_text": ("#b04d00", "#f39562", "#692e00", "#ffac78"),
    "on_accent": ("#ffffff", "#10141a", "#ffffff", "#000000"),
    "on_zone": ("#1f2430", "#10141a", "#ffffff", "#000000"),
    "disabled": ("#9aa1ad", "#6d7482", "#5d6472", "#8b93a3"),
}
"""Of each role the colour of `LIGHT`, `DARK`, `LIGHT_CONTRAST` and `DARK_CONTRAST`."""


def _theme(place: int, *, dark: bool) -> Theme:
    return Theme(dark, **{role: colours[place] for role, colours in _COLOURS.items()})


LIGHT: Final = _theme(0, dark=False)
DARK: Final = _theme(1, dark=True)

LIGHT_CONTRAST: Final = _theme(2, dark=False)
"""`LIGHT` for those whose system asks for high contrast: text has 7 : 1, lines 4.5 : 1."""

DARK_CONTRAST: Final = _theme(3, dark=True)
"""The same in dark colours."""
