"""Shows how the methods agree: in the box, and in the explanation of a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gradapp.app.grace import Grace
from gradapp.app.session import Session
from gradapp.core.agreement import (
    COMPARED_STEPS,
    Largest,
    Track,
    distance,
    largest_in,
)
from gradapp.core.descent import StopReason
from gradapp.core.methods import Method, compared_with
from gradapp.engine.engine import Engine
from gradapp.engine.messages import Compared
from gradapp.ui.comparison import Comparison, Way
from gradapp.ui.main_window import MainWindow
from gradapp.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from gradapp.ui.why_dialog import WhyDialog


class AgreementPresenter(QObject):
    """Owns what the worker has told about the other methods of the run.

    Signals:
        changed: there is something new to show.
        step_requested: a step that the person wants to look at.
    """

    changed = Signal()
    step_requested = Signal(int)

    def __init__(self, window: MainWindow, engine: Engine, session: Session) -> None:
        """Show whatever `engine` tells about the run of `session`."""
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._session = session
        self._told: Compared | None = None
        self._dialog: WhyDialog | None = None
        self._theme = LIGHT
        self._no_torch = self.tr("PyTorch is loading")
        self._grace = Grace(self)
        self._grace.ended.connect(self.show)
        window.actions_by_id["why"].triggered.connect(self._explain)
        window.theme_applied.connect(self._apply_theme)
        window.closing.connect(self._close)
        session.run_started.connect(self._forget)
        engine.compared.connect(self._take)
        engine.torch_loaded.connect(self._torch_loaded)
        engine.torch_missing.connect(self._torch_missing)

    @property
    def _compared(self) -> Compared | None:
        """What has been told of the run, of which nothing may be known yet."""
        told = self._told
        return told if told is not None and told.run == self._engine.run else None

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The run and what the other methods have made so far, in the order of the methods."""
        session = self._session
        own = Track(session.method.id, session.trajectory.columns, session.stop)
        others = () if self._compared is None else self._compared.tracks
        order = [method.id for method in compared_with(session.method)]
        return tuple(sorted((own, *others), key=lambda track: order.index(track.method_id)))

    def track_of(self, method_id: str) -> Track | None:
        """Return what another method has made so far."""
        tracks = () if self._compared is None else self._compared.tracks
        return next((track for track in tracks if track.method_id == method_id), None)

    @property
    def is_complete(self) -> bool:
        """Whether all methods that can have made the step at the cursor."""
        compared, cursor = self._compared, self._session.cursor
        return compared is not None and min(cursor, COMPARED_STEPS) <= compared.length

    def end(self) -> None:
        """Show nothing more: the window is closed."""
        self._grace.forgo()

    @Slot()
    def show(self) -> None:
        """Show the step at the cursor as it is known now."""
        session = self._session
        if self.is_complete:
            self._grace.shown()
        elif session.cursor and self._grace.begin():
            return
        tracks = {track.method_id: track for track in self.tracks}
        methods = compared_with(session.method)
        ways = tuple(self._way(method, tracks.get(method.id)) for method in methods)
        here = self._here(list(tracks.values()))
        compared = self._compared
        self._window.four_ways_panel.show_comparison(
            Comparison(
                step=session.cursor,
                precision=session.problem.precision,
                ways=ways,
                here=here,
                over_run=None if compared is None else compared.largest,
                compared=0 if compared is None else compared.length,
                made=len(session.trajectory),
                limit=COMPARED_STEPS,
            )
        )
        self._window.actions_by_id["why"].setEnabled(
            here is not None and not session.method.is_of_lab
        )
        if self._dialog is not None and self._dialog.isVisible():
            self._fill_dialog()

    def _here(self, tracks: list[Track]) -> Largest | None:
        step = self._session.cursor
        if not step or not self.is_complete or step > COMPARED_STEPS:
            return None
        made = [values for track in tracks if (values := track.at(step)) is not None]
        return largest_in(made, self._session.problem.precision, step)

    def _way(self, method: Method, track: Track | None) -> Way:
        session = self._session
        step = session.cursor
        values = None if track is None or not step else track.at(step)
        own = session.step_values
        ulps = None
        if values is not None and own is not None:
            chosen = (own.error, own.gradient, own.theta_next)
            precision = session.problem.precision
            ulps = tuple(distance(a, b, precision) for a, b in zip(values, chosen, strict=True))
        return Way(
            method_id=method.id,
            name=method.name,
            precision=method.precision(session.problem),
            values=values,
            note=self._note(method, track) if values is None else "",
            ulps=ulps,  # type: ignore[arg-type]  # three, as there are three values
            chosen=method is session.method,
        )

    def _note(self, method: Method, track: Track | None) -> str:
        """Return why a method has no numbers at the cursor."""
        step = self._session.cursor
        if not step:
            return ""
        if track is None and method.uses_torch and self._no_torch:
            return self._no_torch
        stop = None if track is None else track.stop
        if stop is not None and stop.reason is StopReason.DIVERGED:
            return self.tr("diverged at step {0}").format(f"{stop.step:,}")
        if stop is not None and stop.reason is StopReason.RAISED:
            return self.tr("refused, step {0}").format(f"{stop.step:,}")
        if step > COMPARED_STEPS:
            return self.tr("not compared so far on")
        return "…"

    def _fill_dialog(self) -> None:
        session, dialog = self._session, self._dialog
        if dialog is None:
            return
        from gradapp.core.explanation import explain

        tracks = self.tracks
        known = self._here(list(tracks)) is not None and not session.method.is_of_lab
        made = explain(session.problem, tracks, session.cursor) if known else None
        dialog.show_explanation(made)

    def open(self) -> WhyDialog:
        """Open the explanation of the step at the cursor, and return its window."""
        from gradapp.ui.why_dialog import WhyDialog  # here: a window that opens need not wait

        if self._dialog is None:
            self._dialog = WhyDialog(self._window)
            self._dialog.parting_requested.connect(self.step_requested)
            self._dialog.apply_theme(self._theme)
        self._fill_dialog()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog

    @Slot()
    def _explain(self) -> None:
        self.open()

    @Slot()
    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.close()

    @Slot(object)
    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._dialog is not None:
            self._dialog.apply_theme(theme)

    @Slot()
    def _forget(self) -> None:
        self._grace.forgo()
        self._told = None

    @Slot()
    def _torch_loaded(self) -> None:
        self._no_torch = ""
        self.changed.emit()

    @Slot()
    def _torch_missing(self) -> None:
        self._no_torch = self.tr("needs PyTorch")
        self.changed.emit()

    @Slot(object)
    def _take(self, compared: Compared) -> None:
        self._told = compared
        self.changed.emit()
