"""Light or dark, and how large text is: for the whole application at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QToolTip

from gradapp.app.system.settings import TEXT_SCALES, Scheme
from gradapp.ui.kit.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, OUTLINED, Theme

_SIZES: Final = (75, 90, 100, 110, 125, 150, 175, 200, 225, 250)


def wants_contrast(application: QApplication) -> bool:
    """Say whether the system asks for high contrast, which Qt tells of from 6.10 on."""
    hints = application.styleHints()  # without this reference, PySide loses what belongs to it
    if not hasattr(hints, "accessibility"):
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


class Appearance(QObject):
    """Owns the application's palette and font.

    Attributes:
        theme: the theme that is on.
        scheme: what was chosen: light, dark, or whichever the system has.
        text_scale: the size of text, in per cent of the system's.

    Signals:
        theme_changed: a `Theme`, which the palette has already.
        font_changed: text has another size or other letters, which the application has already.
    """

    theme_changed = Signal(Theme)
    font_changed = Signal()

    def __init__(
        self,
        application: QApplication,
        scheme: Scheme = "system",
        text_scale: int = 100,
        parent: QObject | None = None,
        wants_contrast: Callable[[QApplication], bool] = wants_contrast,
    ) -> None:
        """Give the application these colours and this size of text.

        Args:
            application: the application.
            scheme: light, dark, or whichever the system has.
            text_scale: the size of text, in per cent of the system's.
            parent: the owner.
            wants_contrast: says whether the system asks for high contrast.
        """
        super().__init__(parent)
        self._application = application
        self._wants_contrast = wants_contrast
        self.scheme: Scheme = scheme
        self.text_scale = _within(text_scale)
        self.theme = self._chosen()
        self._set_palettes()
        self._set_font()
        hints = self._hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._apply)

    def set_scheme(self, scheme: Scheme) -> None:
        """Choose light, dark, or whichever the system has, now and when it changes."""
        self.scheme = scheme
        self._apply()

    def set_text_scale(self, percent: int) -> None:
        """Write everything in so many per cent of the usual size."""
        percent = _within(percent)
        if percent != self.text_scale:
            self.text_scale = percent
            self._set_font()
            self.font_changed.emit()

    @Slot()
    def enlarge(self) -> None:
        """Write everything in the next larger size."""
        self.set_text_scale(min((s for s in _SIZES if s > self.text_scale), default=_SIZES[-1]))

    @Slot()
    def shrink(self) -> None:
        """Write everything in the next smaller size."""
        self.set_text_scale(max((s for s in _SIZES if s < self.text_scale), default=_SIZES[0]))

    @Slot()
    def normal_size(self) -> None:
        """Write everything in the usual size."""
        self.set_text_scale(100)

    def _chosen(self) -> Theme:
        if self.scheme == "system":
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self.scheme == "dark"
        if self._wants_contrast(self._application):
            return DARK_CONTRAST if dark else LIGHT_CONTRAST
        return DARK if dark else LIGHT

    @Slot()
    def _apply(self) -> None:
        theme = self._chosen()
        if theme is not self.theme:
            self.theme = theme
            self._set_palettes()
            self.theme_changed.emit(theme)

    @Slot()
    def follow_desktop(self) -> None:
        """Write in the desktop's font of now, and take back what it has put on kinds of widgets.

        Qt leaves the font that was set, and gives some kinds the desktop's own fonts and palettes.
        """
        before = self._application.font()
        self._set_palettes()
        self._set_font()
        # Setting the font that is set tells nobody that those of some kinds are gone.
        for widget in QApplication.allWidgets():
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.ApplicationFontChange))
        if self._application.font() != before:
            self.font_changed.emit()

    def _set_font(self) -> None:
        """Write in the desktop's font, at all sizes the same for all kinds of widgets.

        A desktop may have others for lists and fields, which this takes away.
        """
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(font.pointSizeF() * self.text_scale / 100)
        self._application.setFont(font)
        _deliver(QEvent.Type.ApplicationFontChange)

    def _set_palettes(self) -> None:
        self._application.setPalette(self.theme.palette())
        QToolTip.setPalette(self.theme.palette())
        for name in OUTLINED:
            # PySide6's stub says bytes, but the call takes only str.
            self._application.setPalette(self.theme.outlined_palette(), name)  # type: ignore[arg-type]
        _deliver(QEvent.Type.ApplicationPaletteChange)


def _within(percent: int) -> int:
    return max(TEXT_SCALES[0], min(percent, TEXT_SCALES[1]))


def _deliver(change: QEvent.Type) -> None:
    """Have every widget take a change now: whoever hears of it may measure or paint at once."""
    QCoreApplication.sendPostedEvents(None, change)
