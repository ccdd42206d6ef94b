"""Lets the window speak the language of the system, where there is a translation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator

from gradapp import resource_files
from gradapp.core.words import Value
from gradapp.override import override
from gradapp.ui.kit.words import DIRECTION, said, with_isolated_places

_FALLBACK = QLocale(QLocale.Language.English)
_NUMBERS = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


class FromTheRight(QTranslator):
    """The texts of a language that is read from the right.

    What is put into their places, such as names of runs, numbers and mathematics, is isolated
    there: it keeps its own order, whatever stands around it.
    """

    @override
    def translate(
        self, context: str, text: str, comment: str | None = None, count: int = -1
    ) -> str | None:
        if (context, text) == DIRECTION:
            return "RTL"
        found = super().translate(context, text, comment, count)
        return with_isolated_places(found) if found else None  # or Qt would show no text at all


def speak(application: QCoreApplication, language: str = "") -> QLocale:
    """Install the translations for a language, else the system's, and return the language found.

    Texts without translation are English. Numbers are written in the same way in every language,
    since what is read off the screen must be what can be typed, and what the command line prints.
    """
    QLocale.setDefault(_NUMBERS)
    own = _own(language, application)
    application.installTranslator(own)
    found = QLocale(own.language() or _FALLBACK)
    qt = QTranslator(application)
    if qt.load(found, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qt)
    return found


def saying(language: str) -> Callable[[Value], str]:
    """Return what writes messages where there is no window; no object of Qt's has to be there.

    Args:
        language: the language, "de" say; empty for the system's.
    """
    own = _own(language)

    def by(context: str, text: str, comment: str = "", count: int = -1) -> str:
        found = own.translate(context, text, comment, count) or text
        return found.replace("%Ln", QLocale().toString(count))

    return partial(said, by=by)


def _own(language: str, parent: QObject | None = None) -> QTranslator:
    """Return the texts in a language, or else none: those of the program are English."""
    locale = QLocale(language) if language else QLocale.system()
    folder = str(resource_files.root() / "translations")
    for name in locale.uiLanguages():  # the system may have one behind the other
        found = QLocale(name)
        if found.language() is _FALLBACK.language():
            break
        is_from_the_right = found.textDirection() is Qt.LayoutDirection.RightToLeft
        own = FromTheRight() if is_from_the_right else QTranslator()
        if own.load(f"gradapp_{name}".replace("-", "_"), folder):
            own.setParent(parent)
            return own
    return QTranslator(parent)
