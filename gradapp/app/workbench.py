"""Everything behind one window, made together and shut down together."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gradapp import files
from gradapp.app.run.as_document import RunAsDocument
from gradapp.app.run.current_run import CurrentRun
from gradapp.app.run.history import History
from gradapp.app.run.lab import LabVisit
from gradapp.app.run.line_walk import LineWalk
from gradapp.app.run.own_beside import OwnBeside
from gradapp.app.run.own_code import OwnCode
from gradapp.app.run.own_history import OwnHistory
from gradapp.app.run.own_sessions import OwnSessions
from gradapp.app.run.pins import Pins
from gradapp.app.run.player import Player
from gradapp.app.run.race import Race
from gradapp.app.run.remade_pins import RemadePins
from gradapp.app.system.appearance import Appearance
from gradapp.app.system.recovery import Recovery
from gradapp.app.system.settings import Remembered, Settings
from gradapp.app.system.single_instance import Handed
from gradapp.app.views.animation import Animation
from gradapp.app.views.document import ShownDocument
from gradapp.app.views.document.files import DocumentFiles
from gradapp.app.views.export import ShownExport
from gradapp.app.views.first_welcome import FirstWelcome
from gradapp.app.views.help import ShownHelp
from gradapp.app.views.history import ShownHistory
from gradapp.app.views.links import ShownLinks
from gradapp.app.views.narrator import Narrator
from gradapp.app.views.own_code import ShownOwnCode
from gradapp.app.views.own_code.files import OwnCodeFiles
from gradapp.app.views.own_code.history import ShownOwnHistory
from gradapp.app.views.pictures import ShownPictures
from gradapp.app.views.printing import ShownPrinting
from gradapp.app.views.problem_form import ShownForm
from gradapp.app.views.recovery import ShownRecovery
from gradapp.app.views.requests import Requests
from gradapp.app.views.routes import Routes
from gradapp.app.views.run import ShownRun
from gradapp.app.views.sweep import ShownSweep
from gradapp.app.views.window import WindowCommands
from gradapp.core.lab.course import Course
from gradapp.core.registry import method, same_way
from gradapp.documents.names import CODE_SUFFIXES, SCHEME, SUFFIX
from gradapp.engine.engine import Engine
from gradapp.override import override
from gradapp.ui.kit.file_drops import FileDrops
from gradapp.ui.kit.focus_frame import FocusMarker
from gradapp.ui.kit.roles import install_roles
from gradapp.ui.transport.speeds import DEFAULT_SPEED
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.app.views.welcome import Welcome
    from gradapp.ui.window.error_dialog import ErrorDialog

_log = logging.getLogger(__name__)


class Workbench(QObject):
    """The window with its engine and all that is remembered about it.

    Signals:
        closed: the window is closed, the worker has ended, the settings are saved.
    """

    closed = Signal()

    def __init__(
        self,
        application: QApplication,
        settings: Settings | None,
        remembered: Remembered,
        *,
        recovery: Recovery | None = None,
    ) -> None:
        """Build everything as it is remembered; nothing is shown yet.

        Args:
            application: the application.
            settings: where is kept what the next start has to know; None to keep nothing.
            remembered: what is known from the last one.
            recovery: where is kept what a crash must not lose; None to keep nothing.
        """
        super().__init__()
        self._settings = settings
        self._remembered = remembered
        self._closed = False
        self.appearance = Appearance(application, remembered.scheme, remembered.text_scale, self)
        self.window = MainWindow()
        install_roles()
        FocusMarker(application, self)
        self._make_models()
        self._show_run()
        self._show_own_code()
        self._show_document()
        self._recovery = None
        if recovery is not None:
            self._recovery = ShownRecovery(
                self.window, self.document, self.files, self.current_run, self.walk, recovery
            )
        WindowCommands(self.window, self.appearance)
        FileDrops(self.window).dropped.connect(self.open)
        self.window.may_close = self._may_close
        self.window.closing.connect(self.close)
        self.window.colours.take(self.appearance.theme)

    def _make_models(self) -> None:
        """Make the run, own code, and what goes along with them."""
        self.engine = Engine(self)
        self.current_run = CurrentRun(self.engine, self)
        self.player = Player(self.current_run, parent=self)
        self.walk = LineWalk(self.current_run, self.engine, self)
        self.pins = Pins(self.engine.news, self)
        RemadePins(self.engine, self.pins, self)
        self.race = Race(self.engine, self.current_run, self.pins, self)
        self.lab = LabVisit(self.current_run, self.player, self)
        self.history = History(self.current_run, self.pins, self.race, self.window.drag, self)
        self._as_document = RunAsDocument(self.current_run, self.pins, self.lab, self)
        self._sessions = OwnSessions()
        self.own_code = OwnCode(self._sessions.open, self.engine.news, self)
        self._beside = OwnBeside(self.engine, self.current_run, self.pins, self._sessions, self)
        self._own_history = OwnHistory(self.own_code, self)

    def _show_run(self) -> None:
        window, current_run, player = self.window, self.current_run, self.player
        self.routes = Routes(window.menus.actions, self)
        self.requests = Requests(window, self.engine, current_run, player, self.routes)
        self.shown_run = shown = ShownRun(
            window,
            self.engine,
            current_run,
            player,
            self.walk,
            self.pins,
            self.race,
            self.lab,
            self.routes,
        )
        shown.comparison.step_requested.connect(self.requests.seek)
        self._narrator = Narrator(window, current_run, player, self.walk, lambda: shown.is_settled)
        self.help = ShownHelp(window, current_run, self.walk)
        ShownHistory(window, current_run, player, self.history, self.routes)
        self.sweep = ShownSweep(window, self.engine, current_run, self.appearance)
        self.sweep.alpha_requested.connect(self.requests.set_alpha)
        self.form = ShownForm(window, current_run, self.appearance, self.routes)
        self.form.problem_edited.connect(self.requests.set_problem)
        self.animation = Animation(window, player, self._remembered.animate)
        self.welcome = FirstWelcome(
            window, current_run, self._make_welcome, is_due=self._remembered.welcome
        )

    def _make_welcome(self) -> Welcome:
        from gradapp.app.views.welcome import Welcome  # here: a window that opens need not wait

        comparison = self.shown_run.comparison
        return Welcome(self.window, self.current_run, self.player, comparison, self.walk)

    def _show_own_code(self) -> None:
        self.shown_own_code = ShownOwnCode(
            self.window, self.own_code, self._sessions, self.requests, self.routes, self._beside
        )
        ShownOwnHistory(self.window, self._own_history, self.routes)

    def _show_document(self) -> None:
        window, run, current_run = self.window, self._as_document, self.current_run
        self.document = ShownDocument(
            window, run, current_run, self.history, self._own_history, self._beside
        )
        self.files = DocumentFiles(
            window,
            self.document,
            run,
            current_run,
            self.player,
            self.pins,
            self.routes,
            self._remembered.recent,
        )
        own_files = OwnCodeFiles(window, self._own_history, current_run)
        self.files.code_chosen.connect(own_files.open)
        self.links = ShownLinks(window, current_run, self.player, self.routes)
        pictures = ShownPictures(window, self.document)
        self.sweep.opened.connect(partial(pictures.offer, "sweep"))
        self.export = ShownExport(window, self.document, current_run, pictures)
        self.printing = ShownPrinting(
            window, self.document, current_run, lambda: self.shown_run.overlays
        )

    @cached_property
    def errors(self) -> ErrorDialog:
        """The dialog that shows what nobody expected."""
        from gradapp.ui.window.error_dialog import (
            ErrorDialog,  # here: a window that opens need not wait
        )

        return ErrorDialog(self.window)

    @Slot(str)
    def report(self, text: str) -> None:
        """Show the report of an error that nobody expected."""
        self.errors.report(text)

    def show(self) -> None:
        """Open the window as it was left, and import PyTorch once it is on the screen."""
        window, remembered = self.window, self._remembered
        window.menus.actions["logarithmic"].setChecked(remembered.logarithmic)
        window.menus.actions["section"].setChecked(remembered.section)
        speed = DEFAULT_SPEED if remembered.speed is None else remembered.speed
        self.requests.set_speed(speed)
        self.lab.course = Course(remembered.answers)
        if self._settings is not None:
            self._settings.places_tried(remembered)
        window.restore_places(remembered.geometry, remembered.docks)
        way = same_way(method(remembered.method), remembered.problem)
        self.current_run.start(remembered.problem, way.id)
        self.history.begin()
        self.document.begin(None, None)
        _AfterFirstPaint(window.transport, self._complete)  # which is there whatever is solved
        window.show()

    def open(self, what: str) -> None:
        """Open a document, code, a link, or a table of samples."""
        self.welcome.put_off()
        if what.startswith(SCHEME):
            self.links.open(what)
        elif files.ending(Path(what)) in (SUFFIX, *CODE_SUFFIXES):
            self.files.open(what)
        else:
            self.form.open_file(what)

    def open_handed(self, handed: Handed) -> None:
        """Open what another start was given."""
        self.open(handed.opens)

    def _may_close(self) -> bool:
        return self._closed or self.files.may_close()

    @Slot()
    def _complete(self) -> None:
        """Do what a person need not wait for, unless the window is closed by then."""
        _log.info("The window is painted.")
        if not self._closed:
            if self._settings is not None:
                self._settings.places_restored()
            self.shown_run.complete()
            self.engine.load_torch()
            self.window.menus.add_menu_icons()
            _ = self.errors  # an error may be that no file, such as its module's, can be opened
            self.animation.follow_system()
            if self._recovery is not None and self._recovery.offer():
                self.welcome.put_off()
            self.welcome.offer()

    @Slot()
    def close(self) -> None:
        """Save what is remembered and end the worker, however busy; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        self.form.close()  # what has just been typed there is remembered, too
        if self._recovery is not None:
            self._recovery.end()
        self.window.show_lab(False)
        remembered = self._to_remember()
        # What follows may take a while, and needs nobody to look on.
        for window in (self.window, *self.window.findChildren(QWidget)):
            if window.isWindow():
                window.hide()
        if self._settings is not None:
            self._settings.save(remembered)
        self.files.end()
        self.player.pause()
        self._narrator.end()
        self.export.end()
        self.shown_own_code.end()
        self.shown_run.end()
        self.engine.shutdown()
        self.closed.emit()

    def _to_remember(self) -> Remembered:
        geometry, docks = self.window.places()
        actions, run = self.window.menus.actions, self.current_run.outside_lab.recipe
        return Remembered(
            geometry=geometry,
            docks=docks,
            speed=self.requests.speed,
            text_scale=self.appearance.text_scale,
            scheme=self.appearance.scheme,
            animate=self.animation.chosen,
            logarithmic=actions["logarithmic"].isChecked(),
            section=actions["section"].isChecked(),
            method=run.method_id,
            problem=run.problem,
            welcome=self.welcome.is_due,
            answers=self.lab.course.answers,
            recent=self.files.recent.paths,
        )


class _AfterFirstPaint(QObject):
    """Calls `then` once, when `widget` has been painted for the first time."""

    def __init__(self, widget: QObject, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._wait_once_more)
        return False

    @Slot()
    def _wait_once_more(self) -> None:
        # Whatever else waits for the window's first picture comes first.
        QTimer.singleShot(0, self._then)
