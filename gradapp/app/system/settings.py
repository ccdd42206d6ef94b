"""What gradapp remembers from one start to the next: one JSON document, read through a schema.

The schema is that of `Remembered`, each entry by itself: one that can't be used is left out, and
the others are kept. What is not known here, from a newer version, stays in the file.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, asdict, replace

from gradapp import files
from gradapp.app.system import folders
from gradapp.core import lab
from gradapp.core.lab.course import LOOKED
from gradapp.core.methods import METHODS
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.kinds import from_document, to_document
from gradapp.core.problem.notebook import Problem
from gradapp.ui.transport.speeds import SPEEDS

Scheme = Literal["system", "light", "dark"]
TEXT_SCALES: Final = (75, 250)
FILE: Final = "settings.json"
_OLD_FILE: Final = "gradapp.ini"
_LARGEST_FILE: Final = 1 << 20
MOST_RECENT: Final = 8
"""The most paths of documents that are remembered."""

_log = logging.getLogger(__name__)


class Remembered(Struct, frozen=True):
    """Everything that outlives the window; the defaults are those of a first start.

    Attributes:
        geometry: what `MainWindow.places` returned for the window; empty for none.
        docks: what it returned for the panels; empty for none.
        speed: the index in the list of speeds; None for the default speed.
        text_scale: the size of text in per cent.
        scheme: light, dark, or whichever the system has.
        animate: whether a step is drawn as tangent, arrow and move; None for what the system asks.
        logarithmic: whether the plot of E has a logarithmic axis.
        section: whether the error along the step is drawn, too.
        method: the id of the way.
        problem: the last problem.
        welcome: whether the callouts of a first start are still to be shown.
        answers: those given in the Lab: the index of each by the id of the entry.
        recent: the paths of the documents that were open, the last one first.
    """

    geometry: Mapping[str, Any] = {}
    docks: Mapping[str, Any] = {}
    speed: Annotated[int, Meta(ge=0, lt=len(SPEEDS))] | None = None
    text_scale: Annotated[int, Meta(ge=TEXT_SCALES[0], le=TEXT_SCALES[1])] = 100
    scheme: Scheme = "system"
    animate: bool | None = None
    logarithmic: bool = False
    section: bool = False
    method: str = METHODS[0].id
    problem: AnyProblem = Problem()
    welcome: bool = False
    answers: Mapping[str, Any] = {}
    recent: tuple[str, ...] = ()


_SECTIONS: Final = {
    "window": ("geometry", "docks"),
    "run": ("speed", "method"),
    "view": ("text_scale", "scheme", "animate", "logarithmic", "section", "welcome"),
    "lab": ("answers",),
    "files": ("recent",),
}
"""Where in the file what is remembered stands; of the problem that is said by its kind."""


def default_path() -> Path:
    """Return where the settings are kept."""
    return folders.config() / FILE


def forget(path: Path | None = None) -> str:
    """Delete the settings and return a sentence that says what became of them."""
    path = path or default_path()
    found = False
    # The file of older versions goes, too, or it would be read in place of this one.
    for file in (path, path.with_name(_OLD_FILE), _mark(path)):
        try:
            file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            return f"The settings in {file} can't be deleted: {error.strerror or error}."
        found = True
    if found:
        return f"The settings in {path} are forgotten."
    return f"There are no settings to forget: {path} does not exist."


class Settings:
    """The settings file. Neither reading nor writing it ever raises, or waits for anybody.

    The places of window and panels are what only the window can read; they are kept with a
    checksum. Should it crash over them all the same, the next start, which finds that they were
    never put back, does without them.

    Args:
        path: the file; by default the person's own.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()

    def load(self) -> Remembered:
        """Return what the file remembers; what can't be read has its default.

        Without any file it is a first start, which has a welcome.
        """
        document = self._document()
        known: dict[str, Any] = {"welcome": not document and not files.is_there(self.path)}
        for section, field in _fields():
            kept = document.get(section)
            if not isinstance(kept, dict) or field.name not in kept:
                continue
            try:
                known[field.name] = _checked(field, kept[field.name])
            except ValueError as error:
                _log.info("The setting %s is ignored: %s", field.name, error)
        problem = _problem(document.get("problem"), document.get("typed"))
        if problem is not None:
            known["problem"] = problem
        return self._with_sound_places(Remembered(**known), document)

    def save(self, remembered: Remembered) -> None:
        """Write `remembered`; a file that can't be written is logged as a warning."""
        document: dict[str, Any] = {"version": 1}
        for section, field in _fields():
            value = getattr(remembered, field.name)
            if value is not None:
                document.setdefault(section, {})[field.name] = value
        document["window"]["sum"] = _sum(remembered)
        document["typed"] = _kept(remembered.problem)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.write(self.path, _written(document, self._found()))
        except OSError as error:
            _log.warning("The settings can't be saved: %s", error)
        self.places_restored()

    def places_tried(self, remembered: Remembered) -> None:
        """Note that window and docks are about to be put where they are remembered."""
        if not remembered.geometry and not remembered.docks:
            return
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            with os.fdopen(files.open_regular(_mark(self.path), flags), "w") as file:
                file.write(_sum(remembered))
        except OSError as error:
            _log.info("A start that fails could not be told from others: %s", error)

    def places_restored(self) -> None:
        """Note that window and docks are there, and nothing has crashed."""
        with suppress(OSError):
            _mark(self.path).unlink()

    def _with_sound_places(self, found: Remembered, document: Mapping[str, Any]) -> Remembered:
        if not found.geometry and not found.docks:
            return found
        if document["window"].get("sum") != _sum(found):
            _log.info("The places of the panels are not as they were saved; they are ignored.")
        elif self._were_tried_in_vain(found):
            _log.info("The last start ended over the places of the panels; they are ignored.")
        else:
            return found
        return replace(found, geometry={}, docks={})

    def _were_tried_in_vain(self, found: Remembered) -> bool:
        try:
            return files.read(_mark(self.path), 1000).decode("ascii", "replace") == _sum(found)
        except OSError:
            return False

    def _document(self) -> dict[str, Any]:
        """Return what the file holds, or what the file of an older version held."""
        return self._found() if files.is_there(self.path) else self._old_document()

    def _found(self) -> dict[str, Any]:
        """Return what the file holds."""
        try:
            content = files.read(self.path, _LARGEST_FILE)
        except FileNotFoundError:
            return {}
        except OSError as error:
            _log.info("The settings can't be read: %s", error)
            return {}
        try:
            document = json.loads(content)  # which takes NaN: it is one wrong value, as others are
        except (ValueError, RecursionError) as error:
            _log.info("The settings in %s are no JSON; they are ignored: %s", self.path, error)
            return {}
        return document if isinstance(document, dict) else {}

    def _old_document(self) -> dict[str, Any]:
        """Return what version 0.1 remembers, but for its places, which have no checksum."""
        import configparser  # few come from there

        parser = configparser.RawConfigParser(strict=False)
        try:
            content = files.read(self.path.with_name(_OLD_FILE), _LARGEST_FILE)
            parser.read_string(content.decode("ascii"))
        except (OSError, ValueError, configparser.Error):
            return {}
        return {
            section: {name: _value(text) for name, text in parser.items(section)}
            for section in ("run", "view", "problem")
            if parser.has_section(section)
        }


def _mark(path: Path) -> Path:
    return path.with_name("places-being-restored")


def _sum(remembered: Remembered) -> str:
    both = json.dumps([remembered.geometry, remembered.docks], sort_keys=True)
    return hashlib.sha256(both.encode()).hexdigest()


def _written(document: Mapping[str, Any], found: Mapping[str, Any]) -> bytes:
    """Return what is put into the file: `document`, with what was `found` that is not known."""

    def text(document: Mapping[str, Any]) -> bytes:
        return (json.dumps(document, indent=1) + "\n").encode()

    try:
        content = text(_with_unknown(document, found, _known()))
    except RecursionError:  # that could be read, but is too deep to be written
        return text(document)
    return content if len(content) <= _LARGEST_FILE else text(document)


def _known() -> dict[str, Any]:
    """Return the names that are known here, each with those that are known in it; None for all."""
    return {
        **dict.fromkeys(("version", "typed", "problem")),
        **{section: dict.fromkeys(names) for section, names in _SECTIONS.items()},
        "window": dict.fromkeys((*_SECTIONS["window"], "sum")),
        "lab": {"answers": dict.fromkeys(entry.method.id for entry in lab.ENTRIES)},
    }


def _with_unknown(
    own: Mapping[str, Any], found: Mapping[str, Any], known: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what is `own`, and what was `found` under names that are not `known`."""
    every = {name: value for name, value in found.items() if name not in known}
    for name, value in own.items():
        within, kept = known[name], found.get(name)
        if within is not None and isinstance(kept, dict):
            value = _with_unknown(value, kept, within)
        every[name] = value
    return every


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _kept(problem: AnyProblem) -> dict[str, Any] | None:
    """Return what is kept of the last problem; of one that is too large it is the notebook's."""
    document = to_document(problem)
    if document is None or len(json.dumps(document)) > _LARGEST_FILE // 2:
        return to_document(Problem())
    return document


class _Numbers(Struct):
    """The notebook's problem, as older versions have written it."""

    theta: float
    x: float
    y: float
    alpha: float
    precision: str


def _problem(values: object, typed: object) -> AnyProblem | None:
    """Return the last problem if all of it is there and valid: half of one is another problem.

    Args:
        values: those of `_Numbers`.
        typed: what is kept of any.
    """
    try:
        if typed is not None:
            return from_document(typed)
        return None if values is None else Problem(**asdict(msgspec.convert(values, _Numbers)))
    except (msgspec.ValidationError, ValueError) as error:
        _log.info("The last problem is ignored: %s", error)
        return None


def _fields() -> Iterator[tuple[str, FieldInfo]]:
    """Yield what is remembered, each behind the section that it stands in."""
    by_name = {field.name: field for field in msgspec.structs.fields(Remembered)}
    for section, names in _SECTIONS.items():
        for name in names:
            yield section, by_name[name]


def _checked(field: FieldInfo, kept: object) -> object:
    """Return what is kept of a field.

    Raises:
        ValueError: it can't be that.
    """
    try:
        value = msgspec.convert(kept, field.type)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
    match field.name:
        case "method" if value not in {method.id for method in METHODS}:
            raise ValueError(f"{value!r} is no way")
        case "answers":
            return dict(_answered(value))
        case "recent":
            return value[:MOST_RECENT]
    return value


def _answered(kept: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the answers to questions that there are."""
    for entry in lab.ENTRIES:
        answer = kept.get(entry.method.id)
        if type(answer) is int and LOOKED <= answer < len(entry.answers):
            yield entry.method.id, answer
