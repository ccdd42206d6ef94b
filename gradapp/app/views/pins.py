"""Shows the pinned runs in the plots, the table and their panel, and does what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.pins import Pins
from gradapp.app.run.player import Player
from gradapp.app.run.race import Race
from gradapp.app.views.comparison import ShownComparison
from gradapp.core.columns import Holds
from gradapp.core.limits import MOST_PINS
from gradapp.core.numbers.text import Text, joined, stated
from gradapp.core.run import Run
from gradapp.core.run.stop import StopReason
from gradapp.core.words import N_, grouped, listed
from gradapp.ui.kit.words import said
from gradapp.ui.pins.list import PinRow
from gradapp.ui.plot.overlay import Overlay
from gradapp.ui.plot.overlay_style import RIGHT_STYLE, STYLES
from gradapp.ui.window.main_window import MainWindow


class ShownPins(QObject):
    """Connects the pins to the window."""

    def __init__(
        self,
        window: MainWindow,
        current_run: CurrentRun,
        player: Player,
        pins: Pins,
        race: Race,
        comparison: ShownComparison,
    ) -> None:
        """Show what `pins` and `race` have, and the right code of the Lab; pin the current run."""
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self._player = player
        self._pins = pins
        self._race = race
        self._comparison = comparison
        self._message = 0
        self._drawn: tuple[Mapping[int, Run], int] = ({}, 0)
        self._drawn_beside: Run | None = None
        panel = window.pins_panel
        window.menus.on(pin=self._pin, pins=self._go_to_pins, race_rules=self._race_rules)
        window.menus.actions["race"].toggled.connect(race.set_on)
        panel.rename_requested.connect(pins.rename)
        panel.remove_requested.connect(pins.remove)
        panel.open_requested.connect(self._open)
        panel.reference_requested.connect(self._compare)
        pins.changed.connect(self._show)
        race.changed.connect(self._show_switch)
        pins.refused.connect(self._say)
        current_run.run_started.connect(self._enable)
        current_run.run_started.connect(self._show_overlays)
        current_run.unlocked.connect(self.show)
        current_run.steps_added.connect(self._enable)
        self._enable()

    @property
    def _beside(self) -> Run | None:
        """What the right code has made beside the Lab's; its length would tell of an answer."""
        current_run = self._current_run
        return None if current_run.is_locked else self._comparison.run_of(current_run.method.right)

    @property
    def _all(self) -> tuple[Mapping[int, Run], int]:
        """The pinned runs and, if there is one that may have fewer, how many steps there are."""
        pins = self._race.runs
        return pins, len(self._current_run.run) if pins else 0

    @Slot()
    def show(self) -> None:
        """Show how far these runs are, in the frame of the run's own steps."""
        if self._all != self._drawn:
            self._show_pins()
        elif self._beside is not self._drawn_beside:
            self._show_overlays()

    @Slot()
    def _enable(self) -> None:
        actions, current_run = self._window.menus.actions, self._current_run
        actions["pin"].setEnabled(len(current_run.run) > 0)
        actions["race_rules"].setEnabled(not (current_run.is_in_lab or current_run.is_locked))

    @Slot()
    def _race_rules(self) -> None:
        self._player.pause()
        before = set(self._pins.pins)
        self._race.enter_rivals()
        self._current_run.seek(0)
        self._player.play()
        self._say(self._words_on_race(before))

    def _words_on_race(self, before: Set[int]) -> str:
        """Return which pins a race has added to those of before."""
        pins = self._pins.pins
        new = [self.tr("“{}”").format(pin.name) for slot, pin in pins.items() if slot not in before]
        if not new:
            return self.tr("Nothing is pinned for the race: the pins already there race again.")
        words = self.tr("Pinned for the race: {0}.")
        if before:
            words = self.tr("Pinned for the race: {0}. Earlier pins stay: {1} of at most {2} pins.")
        return words.format(said(listed(new)), len(pins), MOST_PINS)

    @Slot()
    def _pin(self) -> None:
        before = len(self._pins.pins)
        self._pins.add(self._current_run.run)
        if len(self._pins.pins) > before:
            *_, newest = self._pins.pins.values()
            self._say(self.tr("Pinned as “{}”.").format(newest.name))

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._message = self._window.status.show_message(sentence)

    @Slot()
    def _go_to_pins(self) -> None:
        self._window.show_panel("pins")
        self._window.pins_panel.setFocus()

    @Slot(int)
    def _open(self, slot: int) -> None:
        pin = self._pins.pins.get(slot)
        if pin is not None:
            self._player.pause()
            self._current_run.start(pin.problem, pin.method.id)
            self._current_run.step(len(pin))

    @Slot(int)
    def _compare(self, slot: int) -> None:
        self._pins.compare_with(slot if slot >= 0 else None)
        pin = self._pins.pins.get(slot)
        if pin is not None:
            parameters = pin.columns.parameters
            words = self.tr(
                "Steps now has columns that compare new {0} with “{1}”.", "", len(parameters)
            )
            self._say(words.format(said(listed(parameters)), pin.name))

    @Slot()
    def _show(self) -> None:
        self._window.status.withdraw(self._message)  # which was about the pins as they were
        self._show_pins()

    @Slot()
    def _show_switch(self) -> None:
        self._window.menus.actions["race"].setChecked(self._race.is_on)

    def _show_pins(self) -> None:
        window, pins, compared = self._window, self._race.runs, self._pins.reference
        self._drawn = self._all
        self._show_overlays()
        window.steps_panel.show_reference(None if compared is None else pins[compared])
        rows = tuple(self._row(slot, pin, slot == compared) for slot, pin in pins.items())
        window.pins_panel.show_pins(rows, compared)

    @property
    def overlays(self) -> tuple[Overlay[Run], ...]:
        """The runs that are drawn beside the one looked at."""
        run = self._current_run.run
        pins = (
            Overlay(pin, STYLES[slot], note=self._note(pin, len(run)))
            for slot, pin in self._race.runs.items()
            if _places(pin) == _places(run)  # a run of others has no place in these plots
        )
        right = self._beside
        if not right:
            return tuple(pins)
        # It may have come to rest, and is compared on.
        name = self.tr("correct: {}").format(said(right.method.label))
        return (Overlay(replace(right.until(len(run)), name=name), RIGHT_STYLE), *pins)

    @Slot()
    def _show_overlays(self) -> None:
        window, overlays = self._window, self.overlays
        self._drawn_beside = self._beside
        for plot in (window.parabola, window.plane, window.error_curve, window.parameter_curves):
            plot.show_overlays(overlays)

    def _note(self, pin: Run, length: int) -> str:
        """Return what is said of a pin that has fewer steps than the run."""
        if len(pin) >= length:
            return ""
        if pin.stop is not None and pin.stop.reason is StopReason.DIVERGED:
            return self.tr("(diverged at step {0})").format(grouped(pin.stop.step))
        if pin.is_fixed:
            return self.tr("(rests at step {0})").format(grouped(len(pin)))
        return self.tr("(up to step {0})").format(grouped(len(pin)))

    def _row(self, slot: int, pin: Run, is_reference: bool) -> PinRow:
        steps = said(N_("Pins", "%Ln step(s)", "", 0).counted(len(pin)))
        ends = {
            None: self.tr("unfinished"),
            StopReason.FIXED_POINT: self.tr("reached the fixed point"),
            StopReason.DIVERGED: self.tr("diverged"),
            StopReason.LIMIT: self.tr("stopped at the limit of steps"),
            StopReason.RAISED: self.tr("stopped by an error"),
            StopReason.ENDED: self.tr("ended by itself"),
            StopReason.MEMORY: self.tr("stopped: out of memory"),
        }
        end = ends[pin.stop.reason if pin.stop is not None else None]
        numbers = (
            (spec.symbol, stated(getattr(pin.problem, spec.name))) for spec in pin.problem.specs
        )
        problem = joined(", ", (Text(f"{symbol} ", number) for symbol, number in numbers))
        return PinRow(
            slot=slot,
            name=pin.name,
            style=STYLES[slot],
            details=(f"{said(pin.method.heading)} · {pin.precision}", problem, f"{steps} · {end}"),
            note=self.tr("compared in Steps") if is_reference else "",
        )


def _places(run: Run) -> tuple[str, ...]:
    """Return what its new parameters are called in files."""
    return run.columns.that_hold(Holds.AFTER).ids
