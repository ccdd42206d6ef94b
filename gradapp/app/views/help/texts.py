"""The help in the person's language, with the keys and names that the window has now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from PySide6.QtGui import QAction, QKeySequence

from gradapp import resource_files
from gradapp.core.help.book import Book, Section, filled, literal, read_book
from gradapp.core.help.quotes import QUOTES, quoted
from gradapp.core.help.scene import Lack, LackError, Scene
from gradapp.core.words import N_
from gradapp.ui.help.popup import Explained
from gradapp.ui.help.subjects import IN_WINDOW
from gradapp.ui.help.window import HelpEntry
from gradapp.ui.kit.key_names import key_of, written_key
from gradapp.ui.kit.words import said, translate
from gradapp.ui.window.commands import COMMANDS_OF_MENUS, MENUS, PANEL_KEYS, SUBMENUS
from gradapp.ui.window.main_window import MainWindow

_LACKS: Final = {
    Lack.STEP: N_("Help", "There is no number yet: {step} makes the first step."),
    Lack.START: N_("Help", "The start has no number for it: {step} goes to step 1."),
    Lack.ENDED: N_("Help", "There is no number: this run ended before its first step."),
    Lack.ASKED: N_("Help", "There is no number yet: answer the question first."),
    Lack.TORCH: N_("Help", "This code does not use it: {way2} chooses way 2, which does."),
    Lack.LOADING: N_("Help", "This code does not use it: way 2 does, once PyTorch is loaded."),
    Lack.TOLD: N_("Help", "There is no number yet: the step has yet to be shown line by line."),
    Lack.HERE: N_("Help", "This run has no number for it."),
}


@cache
def _book(language: str) -> Book:
    own = resource_files.root() / "help" / f"{language}.md"
    text = own if own.is_file() else resource_files.path("help", "en.md")
    return read_book(text.read_text("utf-8"))


class HelpTexts:
    """Says what the help says, and fills in its places."""

    def __init__(self, window: MainWindow) -> None:
        """Speak of the commands and panels of `window`."""
        self._window = window

    @property
    def book(self) -> Book:
        """The page, in the language in which the window speaks, or else in English."""
        return _book(translate("Help", "en", "the name of the file with the help: de for German"))

    def entries(self) -> list[HelpEntry]:
        """Return all that stands on the page of help."""
        book = self.book
        own = [
            HelpEntry(
                each.id,
                book.parts[each.part],
                each.title,
                self._filled(f"{each.text}\n\n{each.more}"),
            )
            for each in book.sections
        ]
        return own + list(self._keys())

    def explained(self, term: str, scene: Scene, before: str = "") -> Explained:
        """Return what there is to say of a word or a task, `before` first."""
        section = self.book.section(term)
        text = self._filled(section.text)
        return Explained(
            term,
            section.title.replace("\\", ""),
            f"{before}\n\n{text}" if before else text,
            self._quote(section, scene),
            section.more,
            can_be_shown=term in IN_WINDOW,
        )

    def _quote(self, section: Section, scene: Scene) -> str:
        """Return the sentence with numbers of the run, or that on why there are none."""
        if section.id not in QUOTES:
            return ""
        try:
            values = quoted(section.id, scene)
        except LackError as error:
            lack = error.lack
            way = self._window.menus.ways["autograd"]
            if lack is Lack.TORCH and not way.isEnabled() and way.actionGroup().isEnabled():
                lack = Lack.LOADING
            keys = {"step": self._key("step"), "way2": self._key("method_autograd")}
            return said(_LACKS[lack].filled(**keys))
        return filled(section.quote, lambda kind, _name: said(values[kind]))

    def _filled(self, text: str) -> str:
        return filled(text, self._value)

    def _value(self, kind: str, name: str) -> str:
        match kind:
            case "key":
                return self._key(name)
            case "panel":
                return self._window.docks[name].windowTitle()
            case "menu":
                return _bare(said(dict((*MENUS, *SUBMENUS))[name]))
            case "command":
                return _bare(self._window.menus.actions[name].text())
        raise KeyError(kind)

    def _key(self, name: str) -> str:
        """Return the key of a command, or the command where it has none."""
        window = self._window
        chosen = (*window.menus.ways.values(), *window.menus.layouts.values())
        named = {each.objectName(): each for each in chosen}
        return key_of(named.get(name) or window.menus.actions[name])

    def _keys(self) -> Iterator[HelpEntry]:
        """Yield a table of the keys of each menu, and of what keys do in some controls."""
        groups = defaultdict[str, list[tuple[str, str]]](list)
        menus = dict((*MENUS, *SUBMENUS))
        window = self._window
        for id, commands in COMMANDS_OF_MENUS.items():
            rows = groups[_bare(said(menus[id]))]
            for command in filter(None, commands):
                action = window.menus.actions[command.id]
                rows += _row(action, said(command.text))  # which that of Play or Undo is not always
        for id, choices in (("method", window.menus.ways), ("layout", window.menus.layouts)):
            for action in choices.values():
                groups[_bare(said(menus[id]))] += _row(action, action.text())
        for where, what, keys in PANEL_KEYS:
            written = _or(QKeySequence.listFromString(keys))
            groups[said(where)].append((said(what), written))
        part = translate("Help", "Keys")
        for number, (group, rows) in enumerate(groups.items()):
            if rows:
                head = (translate("Help", "What"), translate("Help", "Key"))
                yield HelpEntry(f"keys-{number}", part, group, _table(head, *rows))


def _table(head: tuple[str, str], *rows: tuple[str, str]) -> str:
    """Return a table of two columns as Markdown."""
    lines = [f"| {literal(what)} | {literal(key)} |" for what, key in (head, *rows)]
    return "\n".join((lines[0], "|---|---|", *lines[1:]))


def _row(action: QAction, name: str) -> list[tuple[str, str]]:
    keys = action.shortcuts()
    return [(_bare(name), _or(keys))] if keys else []


def _or(keys: Iterable[QKeySequence]) -> str:
    return translate("Help", "  or  ").join(map(written_key, keys))


def _bare(text: str) -> str:
    return text.replace("&", "")
