"""What a document says: the problem, the run and its place, pins, and what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Any, Final

from msgspec import Meta, Struct

from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.core.words import SayingError
from gradapp.documents.checksum import Checksum
from gradapp.values import dataclass

LARGEST_FILE: Final = 1 << 24
"""The most bytes of a file: most have a few thousand, one with 10,000 samples some hundred
thousand."""

Unknown = Mapping[str, Any]
"""What a newer version has written besides, as it stands there; it is written again."""


class DocumentError(SayingError):
    """A document can't be read or written; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A pin: a run that is made again when the document is opened.

    Attributes:
        recipe: the run.
        name: what a person calls it.
        checksum: its bits in short, where they are known.
        slot: which of the styles of pins it has; no other pin has the same.
        unknown: what a newer version says of it.
    """

    recipe: Recipe
    name: str
    checksum: Checksum | None = None
    slot: int = 0
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LabPlace:
    """Where a person is in the Lab.

    Attributes:
        recipe: the run of the code that is almost right.
        answer: the index of what was answered, `LOOKED`, or None while the question is open.
        at: where in it a person is.
    """

    recipe: Recipe
    answer: int | None = None
    at: Place = Place()


class Sight(Struct, frozen=True):
    """What is shown of a run; so it stands in the file, too.

    Attributes:
        layout: the id of the layout of the window; empty for whatever it has.
        logarithmic: whether the plot of E has a logarithmic axis.
        close_up: whether the parabola shows the step alone.
        section: whether the error of many parameters is shown as a section.
        race: whether pins of the run's start race.
        panels: where the panels of the layout are, as the window says it; None for wherever.
    """

    layout: Annotated[str, Meta(max_length=100)] = ""
    logarithmic: bool = False
    close_up: bool = False
    section: bool = False
    race: bool = False
    panels: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class OwnText:
    """The text of a person's own code, which runs only when they ask for it.

    Attributes:
        name: what it is called.
        text: the code.
        line: the number of the line that is looked at; 0 for none.
        page: the page beside it, of output and graph.
        beside: what it is compared with: the id of a way, or the slot of a pin; None for the run.
    """

    name: str = ""
    text: str = ""
    line: int = 0
    page: str = ""
    beside: str | int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a .gradapp file holds.

    Attributes:
        recipe: the run, whose steps are computed again; in the Lab, the one outside of it.
        checksum: its bits in short, where they are known.
        at: where in it a person is.
        pins: the runs beside it, in their order.
        reference: the place of the pin that the run is compared with, if any.
        lab: where in the Lab the person is, if there.
        sight: what is shown.
        own_code: the person's own code.
        unknown: what a newer version has written, by the part of the file in which it stands.
    """

    recipe: Recipe = Recipe()
    checksum: Checksum | None = None
    at: Place = Place()
    pins: tuple[KeptRun, ...] = ()
    reference: int | None = None
    lab: LabPlace | None = None
    sight: Sight = Sight()
    own_code: OwnText = OwnText()
    unknown: Mapping[str, Unknown] = field(default_factory=dict)

    @property
    def is_asked(self) -> bool:
        """Whether the question about its code of the Lab is open: nothing gives the answer away."""
        return self.lab is not None and self.lab.answer is None
