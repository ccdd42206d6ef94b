"""The run with all that belongs to it as a document says it, and back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.run.current_run import Bookmark, CurrentRun
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.pins import Pinned, Pins
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.words import N_, Message
from gradapp.documents.checksum import checksum_of, difference
from gradapp.documents.document import Document, KeptRun
from gradapp.engine.news import News, one_change


class KeptState(QObject):
    """Says what is looked at as a document, and brings back what a document says.

    The steps of a document are computed again. Once they are there, they are held against the bits
    that it has of them.

    Signals:
        verified: the sentence that says whether this machine got the same bits, and whether it did.
    """

    verified = Signal(Message, bool)

    def __init__(
        self, current_run: CurrentRun, pins: Pins, walk: LineWalk, parent: QObject | None = None
    ) -> None:
        """Keep what `current_run`, `pins` and `walk` have."""
        super().__init__(parent)
        self._current_run = current_run
        self._pins = pins
        self._walk = walk
        self._line: tuple[Bookmark, int, int] | None = None
        self._awaited: Document | None = None
        self._awaited_pins: dict[int, KeptRun] = {}
        current_run.run_started.connect(self._forget)
        current_run.steps_added.connect(self._verify)
        pins.changed.connect(self._verify_pins)
        walk.changed.connect(self._go_to_line)

    @property
    def news(self) -> News:
        """What the run and the pins are told by."""
        return self._current_run.news

    @property
    def line(self) -> int | None:
        """The line looked at of the step at the cursor, outside of the Lab."""
        run, walk = self._current_run, self._walk
        return walk.line if not run.method.is_of_lab and walk.step == run.here.cursor else None

    def document(self, base: Document, *, with_bits: bool = False) -> Document:
        """Return what there is now; what it doesn't know about is as in `base`.

        Args:
            base: the document that was opened, or an empty one.
            with_bits: whether the bits of all steps are gone through for their checksums.
        """
        place, pinned = self._current_run.outside_lab, self._pins.now
        run = self._current_run.run
        is_whole = not run.method.is_of_lab and len(run) == place.length
        slots = list(pinned.runs)
        unknown = {pin.name: pin.unknown for pin in base.pins}
        return replace(
            base,
            problem=place.problem,
            method_id=place.method.id,
            steps=place.length,
            checksum=checksum_of(run) if with_bits and is_whole else None,
            cursor=min(place.cursor, place.length),
            line=self.line,
            pins=tuple(
                replace(
                    _kept(run, slot, pinned.length(slot), with_bits=with_bits),
                    unknown=unknown.get(run.name, {}),
                )
                for slot, run in pinned.runs.items()
            ),
            reference=None if pinned.reference is None else slots.index(pinned.reference),
        )

    @one_change
    def restore(self, document: Document) -> None:
        """Have the run and the pins that a document tells of, and go on to its step and line."""
        way = method(document.method_id, document.problem)
        self._pins.restore(_pinned(document))
        self._awaited = document
        self._awaited_pins = {pin.slot: pin for pin in document.pins}
        place = Bookmark(document.problem, way, document.steps, document.cursor)
        self.resume(place, document.line)

    @one_change
    def resume(self, place: Bookmark, line: int | None) -> None:
        """Begin a run that there was before, and go on to the place in it, at a line of the step.

        That is gone to once its step is told, unless a person is elsewhere by then.
        """
        self._current_run.resume(place)
        self._line = None if line is None else (place, line, self._current_run.wishes)

    @Slot()
    def _forget(self) -> None:
        """Wait no longer for what belongs to another run, unless that is one of the Lab."""
        run, awaited = self._current_run.run, self._awaited
        is_another = awaited is not None and (
            (run.problem, run.method.id) != (awaited.problem, awaited.method_id)
        )
        if is_another and not run.method.is_of_lab:
            self._awaited = None

    @Slot()
    def _verify(self) -> None:
        run, awaited = self._current_run.run, self._awaited
        if awaited is None or awaited.checksum is None or run.method.is_of_lab:
            return
        if len(run) < awaited.steps and run.stop is None:
            return
        self._awaited = None
        found = difference(awaited.checksum, run)
        if found is not None:
            self.news.tell(self.verified, found.sentence, False)
        elif awaited.steps:
            words = N_("Document", "%Ln step(s) computed again, with the same bits.", "", 0)
            self.news.tell(self.verified, words.counted(awaited.steps), True)

    @Slot()
    def _verify_pins(self) -> None:
        """Say which pin has other bits than before, once it has been made again."""
        now = self._pins.now
        for slot, kept in list(self._awaited_pins.items()):
            if slot in now.steps:
                continue
            del self._awaited_pins[slot]
            run = now.runs.get(slot)
            if run is None or kept.checksum is None or run.problem != kept.problem:
                continue
            found = difference(kept.checksum, run)
            if found is not None:
                words = N_("Document", "The pin “{name}”: {sentence}")
                told = words.filled(name=run.name, sentence=found.sentence)
                self.news.tell(self.verified, told, False)

    @Slot()
    def _go_to_line(self) -> None:
        """Look at the line that was looked at before once its step is told."""
        run = self._current_run
        if self._line is None or run.method.is_of_lab:
            return
        place, line, wishes = self._line
        is_another = (run.problem, run.method) != (place.problem, place.method)
        if is_another or wishes != run.wishes:
            self._line = None
        elif self._walk.step == place.cursor and self._walk.trace is not None:
            self._line = None
            self._walk.go_to_line(line)


def _kept(run: Run, slot: int, steps: int, *, with_bits: bool) -> KeptRun:
    is_whole = with_bits and len(run) == steps
    bits = checksum_of(run) if is_whole else None
    return KeptRun(run.problem, run.method.id, steps, run.name, bits, slot)


def _pinned(document: Document) -> Pinned:
    """Return the pins of a document; their steps are still to be made."""
    runs = {
        pin.slot: replace(Run.begun(pin.problem, method(pin.method_id, pin.problem)), name=pin.name)
        for pin in document.pins
    }
    steps = {pin.slot: pin.steps for pin in document.pins if pin.steps}
    reference = document.reference
    return Pinned(runs, None if reference is None else document.pins[reference].slot, steps)
