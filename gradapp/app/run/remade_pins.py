"""Has the pins of a document made again, whose steps are not kept in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.pins import Pin, Pins
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Remade, Wanted


class RemadePins(QObject):
    """Asks the engine for what is missing of the pins."""

    def __init__(self, engine: Engine, pins: Pins, parent: QObject | None = None) -> None:
        """Ask as soon as a pin has no steps yet."""
        super().__init__(parent)
        self._engine = engine
        self._pins = pins
        self._asked: tuple[Wanted, ...] = ()
        engine.on(Remade, self._take)
        pins.changed.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        orders = map(_order, self._pins.now.pins.values())
        wanted = tuple(dict.fromkeys(filter(None, orders)))
        if not set(wanted) <= set(self._asked):
            self._engine.remake(wanted)
        self._asked = wanted

    @Slot(Remade)
    def _take(self, remade: Remade) -> None:
        for slot, pin in self._pins.now.pins.items():
            if _order(pin) == remade.wanted:
                self._pins.complete(slot, remade.run)


def _order(pin: Pin) -> Wanted | None:
    """Return what is to be made again of a pin; one step more finds the end where it has ended."""
    if pin.to_make is None:
        return None
    steps = pin.to_make + (pin.ended is not None)
    return Wanted(pin.run.problem, pin.run.method.id, steps)
