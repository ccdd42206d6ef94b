"""Everything behind one window, made together and shut down together."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

import gradapp
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
from gradapp.app.system import diagnostics
from gradapp.app.system.appearance import Appearance
from gradapp.app.system.components import components
from gradapp.app.system.recovery import Recovery
from gradapp.app.system.settings import Remembered, Settings
from gradapp.app.system.single_instance import Handed
from gradapp.app.views.document import ShownDocument
from gradapp.app.views.document.files import DocumentFiles
from gradapp.app.views.export import ShownExport
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
from gradapp.core.lab.course import Course
from gradapp.core.registry import method, same_way
from gradapp.documents.names import CODE, SCHEME, SUFFIX
from gradapp.engine.engine import Engine
from gradapp.override import override
from gradapp.ui.kit.file_drops import FileDrops
from gradapp.ui.kit.focus_frame import FocusMarker
from gradapp.ui.kit.later import Later
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
        parent: QObject | None = None,
        *,
        recovery: Recovery | None = None,
    ) -> None:
        """Build everything as it is remembered; nothing is shown yet.

        Args:
            application: the application.
            settings: where is kept what the next start has to know; None to keep nothing.
            remembered: what is known from the last one.
            parent: the owner.
            recovery: where is kept what a crash must not lose; None to keep nothing.
        """
        super().__init__(parent)
        self._settings = settings
        self._remembered = remembered
        self._closed = False
        self._animate = remembered.animate
        self._welcome_is_due = remembered.welcome
        self._has_opened = False
        self.welcome: Welcome | None = None
        self.appearance = Appearance(application, remembered.scheme, remembered.text_scale, self)
        self.window = MainWindow()
        self._no_welcome = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.window)
        self._no_welcome.setEnabled(self._welcome_is_due)
        self._no_welcome.activated.connect(self._skip_welcome)
        install_roles()
        FocusMarker(application, self)
        self._errors = Later(self._make_errors)
        self.engine = Engine(self)
        self.current_run = CurrentRun(self.engine, self)
        self.player = Player(self.current_run, parent=self)
        self.walk = LineWalk(self.current_run, self.engine, self)
        self.pins = Pins(self.engine.news, self)
        self.race = Race(self.engine, self.current_run, self.pins, self)
        self.lab = LabVisit(self.current_run, self.player, self)
        self.routes = Routes(self.window.actions_by_id, self)
        self.requests = Requests(
            self.window, self.engine, self.current_run, self.player, self.routes
        )
        self.shown_run = ShownRun(
            self.window,
            self.engine,
            self.current_run,
            self.player,
            self.walk,
            self.pins,
            self.race,
            self.lab,
            self.routes,
        )
        sessions = OwnSessions()
        self.own_code = OwnCode(sessions.open, self.engine.news, self)
        beside = OwnBeside(self.engine, self.current_run, self.pins, sessions, self)
        self.shown_own_code = ShownOwnCode(
            self.window, self.own_code, sessions, self.requests, self.routes, beside
        )
        self.shown_run.comparison.step_requested.connect(self.requests.seek)
        self._narrator = Narrator(
            self.window,
            self.current_run,
            self.player,
            self.walk,
            lambda: self.shown_run.is_settled,
        )
        self.help = ShownHelp(self.window, self.current_run, self.walk)
        RemadePins(self.engine, self.pins, self)
        run = RunAsDocument(self.current_run, self.pins, self.lab, self)
        self.history = History(self.current_run, self.pins, self.race, self.window.drag, self)
        ShownHistory(self.window, self.current_run, self.player, self.history, self.routes)
        own_history = OwnHistory(self.own_code, self)
        ShownOwnHistory(self.window, own_history, self.routes)
        self.document = ShownDocument(
            self.window, run, self.current_run, self.history, own_history, beside
        )
        self.files = DocumentFiles(
            self.window,
            self.document,
            run,
            self.current_run,
            self.player,
            self.pins,
            remembered.recent,
        )
        own_files = OwnCodeFiles(self.window, own_history, self.current_run)
        self.files.code_chosen.connect(own_files.open)
        self.links = ShownLinks(self.window, self.document, self.current_run, self.player)
        self.window.may_close = self._may_close
        self._recovery = None
        if recovery is not None:
            self._recovery = ShownRecovery(
                self.window, self.document, self.files, self.current_run, recovery
            )
        self.sweep = ShownSweep(self.window, self.engine, self.current_run, self.appearance)
        self.sweep.alpha_requested.connect(self.requests.set_alpha)
        self.form = ShownForm(self.window, self.current_run, self.appearance)
        self.form.problem_edited.connect(self.requests.set_problem)
        FileDrops(self.window).dropped.connect(self.open)
        pictures = ShownPictures(self.window, self.document)
        self.sweep.opened.connect(pictures.offer_sweep)
        self.export = ShownExport(self.window, self.document, self.current_run, pictures)
        self.printing = ShownPrinting(
            self.window, self.document, self.current_run, lambda: self.shown_run.overlays
        )
        self.appearance.theme_changed.connect(self.window.apply_theme)
        self.appearance.text_scale_changed.connect(self.window.resize_text)
        self.window.closing.connect(self.close)
        self._connect_commands()
        self.window.apply_theme(self.appearance.theme)

    @property
    def errors(self) -> ErrorDialog:
        """The dialog that shows what nobody expected."""
        return self._errors()

    def _make_errors(self) -> ErrorDialog:
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
        animated = remembered.animate is not False
        window.actions_by_id["animate"].setChecked(animated)
        self.player.set_animated(animated)
        window.actions_by_id["animate"].triggered.connect(self._choose_animation)
        window.actions_by_id["logarithmic"].setChecked(remembered.logarithmic)
        window.actions_by_id["section"].setChecked(remembered.section)
        window.scheme_actions[remembered.scheme].setChecked(True)
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
        self._has_opened = True
        if what.startswith(SCHEME):
            self.routes.want_run()
            self.links.open(what)
        elif Path(what).suffix.lower() in (SUFFIX, *CODE):
            self.files.open(what)
        else:
            self.routes.want_run()
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
            self.window.add_menu_icons()
            self._errors()  # an error may be that no file, such as its module's, can be opened
            self._follow_motion()
            if self._recovery is not None:
                self._recovery.offer()
            if self.current_run.wishes:
                self._skip_welcome()  # who steps already needs no telling how
            untouched = self.current_run.is_untouched and not self._has_opened
            if self._welcome_is_due and untouched:
                self._show_welcome()
            self._no_welcome.setEnabled(False)  # where it is due still, another start shows it

    @Slot()
    def _skip_welcome(self) -> None:
        """Let a welcome that has not begun be none."""
        self._welcome_is_due = False
        self._no_welcome.setEnabled(False)

    @Slot()
    def _show_welcome(self) -> None:
        if self.welcome is None:
            from gradapp.app.views.welcome import (
                Welcome,  # here: a window that opens need not wait
            )

            shown = self.shown_run
            parts = self.window, self.current_run, self.player, shown.comparison, self.walk
            self.welcome = Welcome(*parts, self.appearance.theme)
        self._skip_welcome()
        self.welcome.begin()

    def _follow_motion(self) -> None:
        """Draw steps at once where the system asks for less motion, unless a person chose."""
        if self._animate is not None:
            return
        from gradapp.app.system.motion import is_less_set  # here: a window that opens need not wait

        if is_less_set():
            self._draw_at_once()
        elif sys.platform.startswith("linux"):
            from gradapp.app.system.portal import MotionWish

            wish = MotionWish(self)
            wish.less_wished.connect(self._draw_at_once)
            wish.ask()

    @Slot()
    def _draw_at_once(self) -> None:
        if self._animate is None:
            self.window.actions_by_id["animate"].setChecked(False)

    @Slot(bool)
    def _choose_animation(self, on: bool) -> None:
        self._animate = on

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
        actions, run = self.window.actions_by_id, self.current_run.outside_lab.recipe
        return Remembered(
            geometry=geometry,
            docks=docks,
            speed=self.requests.speed,
            text_scale=self.appearance.text_scale,
            scheme=self.appearance.scheme,
            animate=self._animate,
            logarithmic=actions["logarithmic"].isChecked(),
            section=actions["section"].isChecked(),
            method=run.method_id,
            problem=run.problem,
            welcome=self._welcome_is_due,
            answers=self.lab.course.answers,
            recent=self.files.recent,
        )

    def _connect_commands(self) -> None:
        actions = self.window.actions_by_id
        handlers: dict[str, Callable[[], object]] = {
            "quit": self.window.close,
            "reset_layout": self.window.reset_layout,
            "float_panel": self.window.float_panel,
            "move_panel": self.window.move_panel,
            "text_larger": self.appearance.enlarge,
            "text_smaller": self.appearance.shrink,
            "text_normal": self.appearance.normal_size,
            "welcome": self._show_welcome,
            "log": self._show_log,
            "about": self._show_about,
        }
        for id_, handler in handlers.items():
            actions[id_].triggered.connect(handler)
        for action in self.window.scheme_actions.values():
            action.triggered.connect(self._scheme_chosen)

    @Slot()
    def _scheme_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.appearance.set_scheme(action.data())

    @Slot()
    def _show_log(self) -> None:
        path = diagnostics.log_path()
        if path is None:
            self.window.status.show_message(self.tr("No log is being written."))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    @Slot()
    def _show_about(self) -> None:
        from gradapp.ui.window.about_dialog import (
            AboutDialog,  # here: a window that opens need not wait
        )

        icon = self.window.windowIcon()
        AboutDialog(gradapp.__version__, components(), icon, self.window).open_once()


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
