"""The run as a document: with all that belongs to it, and back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.run.current_run import Bookmark, CurrentRun
from gradapp.app.run.lab import LabVisit
from gradapp.app.run.pins import Pin, Pinned, Pins
from gradapp.core import lab
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import method
from gradapp.core.run import Run
from gradapp.core.run.recipe import Recipe
from gradapp.core.words import N_, Message, followed
from gradapp.documents.checksum import Checksum, checksum_of, otherwise
from gradapp.documents.document import Document, KeptRun, LabPlace
from gradapp.engine.news import one_change


class RunAsDocument(QObject):
    """Says what is looked at as a document, and brings back what a document says.

    The steps of a document are computed again. Once they are there, they are held against the bits
    that it has of them.

    Signals:
        verified: the sentence that says whether this machine got the same bits, and whether it did.
    """

    verified = Signal(Message, bool)

    def __init__(
        self, current_run: CurrentRun, pins: Pins, visit: LabVisit, parent: QObject | None = None
    ) -> None:
        """Keep what `current_run`, `pins` and the `visit` of the Lab have."""
        super().__init__(parent)
        self.news = current_run.news
        self._current_run = current_run
        self._pins = pins
        self._visit = visit
        self._awaited: Document | None = None
        self._awaited_pins: dict[int, KeptRun] = {}
        current_run.run_started.connect(self._forget)
        current_run.steps_added.connect(self._verify)
        pins.changed.connect(self._verify_pins)

    @property
    def has_pins(self) -> bool:
        """Whether a run is pinned."""
        return bool(self._pins.now.pins)

    def document(self, base: Document, *, with_bits: bool = False) -> Document:
        """Return what there is now; what it doesn't know about is as in `base`.

        Args:
            base: the document that was opened, or an empty one.
            with_bits: whether the bits of all steps are gone through for their checksums.
        """
        here, pinned = self._current_run.outside_lab, self._pins.now
        recipe, slots = here.recipe, list(pinned.pins)
        unknown = {pin.name: pin.unknown for pin in base.pins}
        return replace(
            base,
            recipe=recipe,
            checksum=self._bits_of_run(recipe.steps) if with_bits else None,
            at=here.at,
            pins=tuple(
                replace(
                    self._kept(pin, slot, with_bits=with_bits),
                    unknown=unknown.get(pin.run.name, {}),
                )
                for slot, pin in pinned.pins.items()
            ),
            reference=None if pinned.reference is None else slots.index(pinned.reference),
            lab=self._place_in_lab(),
        )

    def restore(self, document: Document) -> None:
        """Have the run and the pins that a document tells of, and go on to its step and line.

        The Lab is entered from there, where the document was in it.
        """
        self._restore_run(document)
        if document.lab is not None:
            self._enter_lab(document.lab)

    @one_change
    def _restore_run(self, document: Document) -> None:
        self._pins.restore(_pinned(document))
        self._awaited = document
        self._awaited_pins = {pin.slot: pin for pin in document.pins}
        self._current_run.resume(Bookmark(document.recipe, document.at))

    def _place_in_lab(self) -> LabPlace | None:
        entry, run = self._visit.entry, self._current_run
        if entry is None:
            return None
        if run.is_locked:
            return LabPlace(Recipe(Problem(), entry.method.id))
        return LabPlace(run.here.recipe, self._visit.course.answer(entry), run.here.at)

    def _enter_lab(self, there: LabPlace) -> None:
        entry = next(each for each in lab.ENTRIES if each.method.id == there.recipe.method_id)
        if there.answer is None:
            self._visit.enter(entry)
        else:
            self._visit.come_back(entry, there.answer, Bookmark(there.recipe, there.at))

    @property
    def _run(self) -> Run | None:
        """The run that is kept; None while one of the Lab is there instead."""
        current_run = self._current_run
        return None if current_run.is_in_lab else current_run.run

    def _bits_of_run(self, steps: int) -> Checksum | None:
        """Return the bits of the run; those of its document while they are computed again."""
        run, awaited = self._run, self._awaited
        if run is not None and len(run) == steps:
            return checksum_of(run)
        return awaited.checksum if awaited is not None and awaited.recipe.steps == steps else None

    def _kept(self, pin: Pin, slot: int, *, with_bits: bool) -> KeptRun:
        run, recipe = pin.run, pin.recipe
        if pin.to_make is not None and slot in self._awaited_pins:
            return replace(self._awaited_pins[slot], name=run.name)
        bits = checksum_of(run) if with_bits and len(run) == recipe.steps else None
        return KeptRun(recipe, run.name, bits, slot)

    @Slot()
    def _forget(self) -> None:
        """Wait no longer for what belongs to another run, unless that is one of the Lab."""
        run, awaited = self._run, self._awaited
        if run is None or awaited is None:
            return
        if not run.recipe.is_same_run(awaited.recipe):
            self._awaited = None

    @Slot()
    def _verify(self) -> None:
        run, awaited = self._run, self._awaited
        if run is None or awaited is None or awaited.checksum is None or run.lacks_memory:
            return
        if run.stop is None and len(run) < awaited.recipe.goal:
            return
        self._awaited = None
        found = otherwise(awaited.checksum, awaited.recipe.ended, run)
        if found is not None:
            self.news.tell(self.verified, found, False)
        elif awaited.recipe.steps:
            words = N_("Document", "%Ln step(s) computed again, with the same bits.", "", 0)
            self.news.tell(self.verified, words.counted(awaited.recipe.steps), True)

    @Slot()
    def _verify_pins(self) -> None:
        """Say which pin has other bits than before, once it has been made again."""
        now = self._pins.now
        for slot, kept in list(self._awaited_pins.items()):
            pin = now.pins.get(slot)
            if pin is not None and pin.to_make is not None:
                continue
            del self._awaited_pins[slot]
            if pin is None or kept.checksum is None or not pin.recipe.is_same_run(kept.recipe):
                continue
            run = pin.run
            found = otherwise(kept.checksum, kept.recipe.ended, run)
            if found is not None:
                whose = N_("Document", "The pin “{name}”:").filled(name=run.name)
                self.news.tell(self.verified, followed(whose, found), False)


def _pinned(document: Document) -> Pinned:
    """Return the pins of a document; their steps are still to be made."""
    pins = {}
    for kept in document.pins:
        recipe = kept.recipe
        run = Run.begun(recipe.problem, method(recipe.method_id, recipe.problem))
        pins[kept.slot] = Pin(replace(run, name=kept.name), recipe if recipe.goal else None)
    reference = document.reference
    return Pinned(pins, None if reference is None else document.pins[reference].slot)
