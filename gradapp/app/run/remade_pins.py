"""Has the pins of a document made again, whose steps are not kept in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.pins import Pins
from gradapp.core.run.recipe import Recipe
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Remade


class RemadePins(QObject):
    """Asks the engine for what is missing of the pins."""

    def __init__(self, engine: Engine, pins: Pins, parent: QObject | None = None) -> None:
        """Ask as soon as a pin has no steps yet."""
        super().__init__(parent)
        self._engine = engine
        self._pins = pins
        self._asked: tuple[Recipe, ...] = ()
        engine.on(Remade, self._take)
        pins.changed.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        to_make = [pin.to_make for pin in self._pins.now.pins.values()]
        wanted = tuple(dict.fromkeys(filter(None, to_make)))
        if not set(wanted) <= set(self._asked):
            self._engine.remake(wanted)
        self._asked = wanted

    @Slot(Remade)
    def _take(self, remade: Remade) -> None:
        for slot, pin in self._pins.now.pins.items():
            if pin.to_make == remade.wanted:
                self._pins.complete(slot, remade.run)
