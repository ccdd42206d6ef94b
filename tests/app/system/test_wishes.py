"""What the system asks for: high contrast, and less motion."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gradapp.app.system.appearance import Appearance
from gradapp.app.system.motion import is_less_set
from gradapp.ui.kit.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Theme


def test_strong_colours_come_and_go_with_the_systems_wish(qapp: QApplication) -> None:
    font, palette = qapp.font(), qapp.palette()
    if not hasattr(qapp.styleHints(), "accessibility"):
        pytest.skip("this Qt does not tell of contrast")
    wished, seen = [False], list[Theme]()
    appearance = Appearance(qapp, "light", wants_contrast=lambda _: wished[0])
    appearance.theme_changed.connect(seen.append)
    assert appearance.theme is LIGHT
    of_style = qapp.styleHints()
    hints = of_style.accessibility()
    for wish in (True, False):
        wished[0] = wish
        hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert seen == [LIGHT_CONTRAST, LIGHT]
    wished[0] = True
    appearance.set_scheme("dark")
    assert appearance.theme is DARK_CONTRAST
    assert qapp.palette().base().color().name() == DARK_CONTRAST.surface != DARK.surface
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.mark.parametrize(
    ("text", "less"),
    [
        ("[Settings]\ngtk-enable-animations=0\n", True),
        ("[Settings]\ngtk-enable-animations = false\n", True),
        ("[Settings]\ngtk-enable-animations=true\n", False),
        ("[Settings]\ngtk-theme-name=%s\n", False),
        ("[Settings]\ngtk-enable-animations=perhaps\n", False),
        ("nothing of that kind", False),
        ("", False),
    ],
)
def test_animations_that_are_off_in_gtks_settings_are_not_wanted_here(
    tmp_path: Path, text: str, less: bool
) -> None:
    assert not is_less_set({"HOME": str(tmp_path)}, "linux")
    folder = tmp_path / ".config" / "gtk-3.0"
    folder.mkdir(parents=True)
    (folder / "settings.ini").write_text(text)
    assert is_less_set({"HOME": str(tmp_path)}, "linux") is less
    assert is_less_set({"XDG_CONFIG_HOME": str(tmp_path / ".config")}, "linux") is less
