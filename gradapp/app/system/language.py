"""Lets the window speak the language of the system, where there is a translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gradapp import resource_files

_FALLBACK = QLocale(QLocale.Language.English)


def speak(application: QCoreApplication, locale: QLocale | None = None) -> QLocale:
    """Install the translations for `locale`, else the system's, and return the language found.

    Texts without translation are English. Numbers are written in the same way in every language,
    since what is read off the screen must be what can be typed, and what the command line prints.
    """
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    folder = str(resource_files.root() / "translations")
    own = QTranslator(application)
    # "C" is what a system without languages calls its own; English has plurals to be chosen.
    for wanted in (locale or QLocale.system(), _FALLBACK):
        if own.load(wanted, "gradapp", "_", folder):
            application.installTranslator(own)
            break
    found = QLocale(own.language() or _FALLBACK)
    qt = QTranslator(application)
    if qt.load(found, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qt)
    return found
