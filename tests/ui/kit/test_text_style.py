"""Colours and sizes of text that no change of font or theme takes away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gradapp.app.system.appearance import Appearance
from gradapp.ui.kit.text_style import make_title, monospaced, mute, set_text_colour
from gradapp.ui.kit.theme import DARK, LIGHT


def test_text_keeps_its_colour_and_takes_the_size_whatever_changes_in_between(
    qapp: QApplication, qtbot: QtBot
) -> None:
    font, palette = qapp.font(), qapp.palette()
    appearance = Appearance(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    labels: dict[Callable[[QLabel], object], QLabel] = {}
    for style in (make_title, mute, lambda label: set_text_colour(label, LIGHT.decrease_text)):
        labels[style] = QLabel("θ", window)
        style(labels[style])
        layout.addWidget(labels[style])
    title, muted, coloured = labels.values()
    window.show()
    before = title.fontMetrics().height()
    try:
        for scheme, scale in (("dark", 200), ("light", 200), ("dark", 100), ("dark", 175)):
            appearance.set_scheme("dark" if scheme == "dark" else "light")
            appearance.set_text_scale(scale)
            theme = DARK if scheme == "dark" else LIGHT
            assert title.font().bold()
            for label, colour in ((title, theme.text), (muted, theme.muted)):
                assert label.palette().color(label.foregroundRole()) == QColor(colour)
            assert coloured.palette().color(coloured.foregroundRole()) == QColor(
                LIGHT.decrease_text
            )
            assert title.fontMetrics().height() >= round(0.9 * before * scale / 100)
    finally:
        qapp.setFont(font)
        qapp.setPalette(palette)


def test_a_desktop_that_changes_its_colours_changes_no_letters(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """Some platform themes then give fields and lists a font of their own, a monospaced one."""
    font, palette = qapp.font(), qapp.palette()
    appearance = Appearance(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    widgets: list[QWidget] = [QLineEdit(), QListWidget(), QLabel()]
    for widget in widgets:
        layout.addWidget(widget)
    window.show()
    try:
        before = [widget.font().family() for widget in widgets]
        other = QFont("monospace", 11)
        for kind in ("QLineEdit", "QAbstractItemView"):
            qapp.setFont(other, kind)
        QApplication.processEvents()
        assert widgets[0].font().family() == "monospace"
        appearance.follow_desktop()
        qtbot.waitUntil(lambda: [widget.font().family() for widget in widgets] == before)
        assert [widget.font().pointSizeF() for widget in widgets] == [font.pointSizeF()] * 3
        assert appearance.text_scale == 100
    finally:
        qapp.setFont(font)
        qapp.setPalette(palette)


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Sans Mono"])
def test_code_has_characters_of_one_width_whatever_the_system_has_for_a_language(
    family: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: QFont(family))
    font = monospaced(QApplication.font())
    metrics = QFontMetricsF(font)
    assert len({metrics.horizontalAdvance(8 * each) for each in "iWθ 1"}) == 1
    assert font.pointSizeF() == pytest.approx(0.95 * QApplication.font().pointSizeF())
