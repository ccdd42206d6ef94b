"""What gradapp remembers from one start to the next, read through one validated schema."""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Generic, Literal, TypeVar, get_args

from PySide6.QtCore import QSettings, QStandardPaths

from gradapp.core.methods import METHODS
from gradapp.core.numbers import shortest
from gradapp.core.problem import FIELD_NAMES, PARAMETERS, Problem

Scheme = Literal["system", "light", "dark"]
TEXT_SCALES: Final = (75, 250)
SPEEDS: Final = (0, 10)
_LARGEST_FILE: Final = 1 << 20
_LONGEST_STATE: Final = 1 << 17
_FOREIGN: Final = re.compile(rb"[^\t\n\r -~]|[@\\]")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Remembered:
    """Everything that outlives the window; the defaults are those of a first start.

    Attributes:
        geometry: what `QWidget.saveGeometry` returned; empty for none.
        docks: what `QMainWindow.saveState` returned; empty for none.
        speed: the index in the list of speeds; None for the default speed.
        text_scale: the size of text in per cent.
        scheme: light, dark, or whichever the system has.
        animate: whether a step is drawn as tangent, arrow and move.
        logarithmic: whether the plot of E per step has a logarithmic axis.
        method: the id of the method.
        problem: the last problem.
    """

    geometry: bytes = b""
    docks: bytes = b""
    speed: int | None = None
    text_scale: int = 100
    scheme: Scheme = "system"
    animate: bool = True
    logarithmic: bool = False
    method: str = METHODS[0].id
    problem: Problem = field(default_factory=Problem)


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Entry(Generic[_T]):
    """How one key of the file is read and written; `read` raises ValueError on a bad text."""

    key: str
    read: Callable[[str], _T]
    write: Callable[[_T], str]


def default_path() -> Path:
    """Return where the settings are kept, whatever the application object is called."""
    location = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(location)) / "gradapp" / "gradapp.ini"


def forget(path: Path | None = None) -> str:
    """Delete the settings and return a sentence that says what became of them."""
    path = path or default_path()
    try:
        path.unlink()
    except FileNotFoundError:
        return f"There are no settings to forget: {path} does not exist."
    except OSError as error:
        return f"The settings in {path} can't be deleted: {error.strerror or error}."
    return f"The settings in {path} are forgotten."


class Settings:
    """The settings file. Neither reading nor writing it ever raises.

    Args:
        path: the file; by default the person's own.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()

    def load(self) -> Remembered:
        """Return what the file remembers; what can't be read has its default."""
        try:
            texts = self._texts()
        except OSError as error:
            _log.info("The settings can't be read: %s", error)
            texts = {}
        known = {name: _read(entry, texts) for name, entry in _SCHEMA.items()}
        known["problem"] = _problem(texts)
        return replace(
            Remembered(), **{name: value for name, value in known.items() if value is not None}
        )

    def save(self, remembered: Remembered) -> None:
        """Write `remembered`; a file that can't be written is logged as a warning."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.is_file() and not self._is_own():
                self.path.unlink()
        except OSError as error:
            _log.warning("The settings can't be saved: %s", error)
            return
        store = QSettings(str(self.path), QSettings.Format.IniFormat)
        store.clear()
        for name, entry in _SCHEMA.items():
            value = getattr(remembered, name)
            if value is not None:
                store.setValue(entry.key, entry.write(value))
        for name in FIELD_NAMES:
            value = getattr(remembered.problem, name)
            store.setValue(f"problem/{name}", shortest(value) if name in _NUMBERS else str(value))
        store.sync()
        if store.status() != QSettings.Status.NoError:
            _log.warning("The settings can't be saved in %s: %s", self.path, store.status().name)

    def _texts(self) -> dict[str, str]:
        """Return the texts of the file by key.

        Raises:
            OSError: the file can't be read.
        """
        if not self.path.is_file():
            return {}
        if not self._is_own():
            _log.info("The settings in %s are not gradapp's own; they are ignored.", self.path)
            return {}
        store = QSettings(str(self.path), QSettings.Format.IniFormat)
        values = {key: store.value(key) for key in _KEYS if store.contains(key)}
        return {key: value for key, value in values.items() if isinstance(value, str)}

    def _is_own(self) -> bool:
        """Say whether QSettings may open the file; it parses it even to write to it.

        QSettings unpickles an ``@Variant(...)``, which runs code, and an escape may spell one.
        gradapp writes plain words and base64, so a file with either is not its own.
        """
        with self.path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
        return len(content) <= _LARGEST_FILE and not _FOREIGN.search(content)


def _read(entry: _Entry[Any], texts: Mapping[str, str]) -> Any:
    text = texts.get(entry.key)
    if text is None:
        return None
    try:
        return entry.read(text)
    except ValueError as error:
        _log.info("The setting %s is ignored: %s", entry.key, error)
        return None


def _problem(texts: Mapping[str, str]) -> Problem | None:
    """Return the last problem if all of it is there and valid: half of one is another problem."""
    found = {name: texts.get(f"problem/{name}") for name in FIELD_NAMES}
    if None in found.values():
        return None
    try:
        values: dict[str, Any] = {
            name: float(str(text)) if name in _NUMBERS else text for name, text in found.items()
        }
        return Problem(**values)
    except ValueError as error:
        _log.info("The last problem is ignored: %s", error)
        return None


def _number_between(bounds: tuple[int, int]) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if not bounds[0] <= number <= bounds[1]:
            raise ValueError(f"{number} is not between {bounds[0]} and {bounds[1]}")
        return number

    return read


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError(f"{text!r} is none of {', '.join(words)}")
        return text

    return read


def _truth(text: str) -> bool:
    return _one_of("true", "false")(text) == "true"


def _word(truth: bool) -> str:
    return "true" if truth else "false"


def _state(text: str) -> bytes:
    if len(text) > _LONGEST_STATE:
        raise ValueError(f"{len(text)} characters are too many")
    return base64.b64decode(text, validate=True)


def _base64(state: bytes) -> str:
    return base64.b64encode(state).decode("ascii")


_NUMBERS: Final = frozenset(spec.name for spec in PARAMETERS)
_SCHEMA: Final[dict[str, _Entry[Any]]] = {
    "geometry": _Entry("window/geometry", _state, _base64),
    "docks": _Entry("window/docks", _state, _base64),
    "speed": _Entry("run/speed", _number_between(SPEEDS), str),
    "text_scale": _Entry("view/text_scale", _number_between(TEXT_SCALES), str),
    "scheme": _Entry("view/scheme", _one_of(*get_args(Scheme)), str),
    "animate": _Entry("view/animate", _truth, _word),
    "logarithmic": _Entry("view/logarithmic", _truth, _word),
    "method": _Entry("run/method", _one_of(*(method.id for method in METHODS)), str),
}
_KEYS: Final = (
    *(entry.key for entry in _SCHEMA.values()),
    *(f"problem/{name}" for name in FIELD_NAMES),
)
