"""The colours of the application, light and dark, for widgets and plots alike."""

from __future__ import annotations

from dataclasses import replace
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

LIGHT: Final = Theme(
    dark=False,
    window="#f4f5f7",
    surface="#ffffff",
    border="#838c9b",
    grid="#e9ecf1",
    text="#1f2430",
    muted="#5d6472",
    highlight="#e1edf8",
    mark="#fdf0cf",
    error="#0072b2",
    error_text="#0069a5",
    ghost="#5a9ac6",
    gradient="#b87d00",
    gradient_text="#8a5f00",
    decrease="#009e73",
    decrease_text="#007354",
    increase="#d55e00",
    increase_text="#b04d00",
    on_accent="#ffffff",
    on_zone="#1f2430",
    disabled="#9aa1ad",
)

DARK: Final = Theme(
    dark=True,
    window="#17191e",
    surface="#20232a",
    border="#687080",
    grid="#2e333d",
    text="#e8eaf0",
    muted="#a3aab8",
    highlight="#23405a",
    mark="#4a3d17",
    error="#56b4e9",
    error_text="#56b4e9",
    ghost="#3f759b",
    gradient="#e69f00",
    gradient_text="#efb02e",
    decrease="#1fb88c",
    decrease_text="#35c79c",
    increase="#e8752a",
    increase_text="#f39562",
    on_accent="#10141a",
    on_zone="#10141a",
    disabled="#6d7482",
)

LIGHT_CONTRAST: Final = replace(
    LIGHT,
    window="#ffffff",
    border="#4a515e",
    grid="#b9c0cc",
    text="#000000",
    muted="#2c313b",
    highlight="#d6e8f8",
    mark="#ffeeb8",
    error="#005083",
    error_text="#003f68",
    ghost="#2f6d99",
    gradient="#855a00",
    gradient_text="#533900",
    decrease="#006b4e",
    decrease_text="#00432f",
    increase="#9c4500",
    increase_text="#692e00",
    on_zone="#ffffff",
    disabled="#5d6472",
)
"""`LIGHT` for those whose system asks for high contrast: text has 7 : 1, lines 4.5 : 1."""

DARK_CONTRAST: Final = replace(
    DARK,
    window="#000000",
    surface="#000000",
    border="#a3aab8",
    grid="#4a515e",
    text="#ffffff",
    muted="#d5d9e2",
    highlight="#14324a",
    mark="#3a2e08",
    error="#7cc8f5",
    error_text="#8fd0f7",
    ghost="#5f9cc8",
    gradient="#ffb31a",
    gradient_text="#ffc24d",
    decrease="#2fd6a5",
    decrease_text="#52e0b7",
    increase="#ff9350",
    increase_text="#ffac78",
    on_accent="#000000",
    on_zone="#000000",
    disabled="#8b93a3",
)
"""The same in dark colours."""
