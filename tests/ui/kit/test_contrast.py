"""Every colour can be told from what is below it, by the WCAG's measure."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleFactory, QWidget
from pytestqt.qtbot import QtBot

from gradapp.ui.kit.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, OUTLINED, Theme
from gradapp.ui.plot.overlay_style import RIGHT_STYLE, STYLES
from tests.contrast import contrast

TEXTS = ("text", "muted", "error_text", "gradient_text", "decrease_text", "increase_text")
BELOW_TEXT = ("surface", "window", "highlight", "mark")
LINES = ("border", "ghost", "gradient", "error", "decrease", "increase")
STRONG = [LIGHT_CONTRAST, DARK_CONTRAST]
THEMES = pytest.mark.parametrize(
    "theme", [LIGHT, DARK, *STRONG], ids=["light", "dark", "strong light", "strong dark"]
)


def over(colour: str, alpha: int, below: str) -> QColor:
    """Return a translucent colour as it looks over another."""
    top, bottom = QColor(colour), QColor(below)
    share = alpha / 255
    return QColor(
        *(
            round(share * a + (1 - share) * b)
            for a, b in zip(top.getRgb()[:3], bottom.getRgb()[:3], strict=True)  # type: ignore[index]
        )
    )


def test_the_measure_is_that_of_the_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@THEMES
def test_text_reaches_four_and_a_half_on_everything_it_stands_on(theme: Theme) -> None:
    for text, below in product(TEXTS, BELOW_TEXT):
        ratio = contrast(getattr(theme, text), getattr(theme, below))
        assert ratio >= 4.5, (text, below, ratio)
    assert contrast(theme.on_accent, theme.error) >= 4.5
    for shade in (QColor(theme.error).darker(115), QColor(theme.error).darker(108)):
        assert contrast(theme.on_accent, shade) >= 4.5


@THEMES
@pytest.mark.parametrize("kind", [QLineEdit, QComboBox])
def test_a_field_has_an_outline_that_can_be_seen(
    qtbot: QtBot, theme: Theme, kind: type[QWidget]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.setStyle(QStyleFactory.create("Fusion"))
    is_outlined = kind.__name__ in OUTLINED
    field.setPalette(theme.outlined_palette() if is_outlined else theme.palette())
    picture = field.grab().toImage()
    edge = (picture.pixelColor(picture.width() // 2, y) for y in range(4))
    assert max(contrast(each, theme.window) for each in edge) >= 3


@THEMES
def test_text_in_a_tinted_frame_can_be_read(theme: Theme) -> None:
    for text, line in (
        (theme.decrease_text, theme.decrease),
        (theme.gradient_text, theme.gradient),
        (theme.text, theme.border),
        (theme.muted, theme.border),
    ):
        assert contrast(text, over(line, 28, theme.surface)) >= 4.5


@THEMES
def test_lines_and_marks_reach_three_on_what_they_are_drawn_on(theme: Theme) -> None:
    for line in LINES:
        assert contrast(getattr(theme, line), theme.surface) >= 3, line
    assert contrast(theme.border, theme.window) >= 3
    assert contrast(theme.gradient, theme.mark) >= 3  # the arrow beside the line that has run
    for style in (*STYLES, RIGHT_STYLE):
        assert contrast(style.colour(theme), theme.surface) >= 3, style


@THEMES
def test_qts_own_widgets_have_these_contrasts_too(theme: Theme) -> None:
    role = QPalette.ColorRole
    palette = theme.palette()
    for text, below in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.ToolTipText, role.ToolTipBase),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Base),
    ):
        assert contrast(palette.color(text), palette.color(below)) >= 4.5, text


@pytest.mark.parametrize("theme", STRONG, ids=["light", "dark"])
def test_high_contrast_means_seven_for_text_and_four_and_a_half_for_lines(theme: Theme) -> None:
    for text, below in product(TEXTS, BELOW_TEXT):
        assert contrast(getattr(theme, text), getattr(theme, below)) >= 7, (text, below)
    for line in LINES:
        assert contrast(getattr(theme, line), theme.surface) >= 4.5, line
    for zone in (theme.decrease, theme.gradient, theme.increase):
        assert contrast(theme.on_zone, zone) >= 4.5
