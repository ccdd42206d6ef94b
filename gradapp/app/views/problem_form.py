"""Opens the form of the problem, and has it about the problem that is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gradapp import files
from gradapp.app.run.current_run import CurrentRun
from gradapp.app.system.appearance import Appearance
from gradapp.app.system.data_file import read_data
from gradapp.app.views.routes import Routes
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import DataError
from gradapp.ui.kit import file_dialog
from gradapp.ui.kit.file_drops import FileDrops
from gradapp.ui.kit.question import refuse
from gradapp.ui.kit.words import said
from gradapp.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from gradapp.ui.problem.form import ProblemForm


class ShownForm(QObject):
    """Connects the form, which is made when it is first asked for.

    Signals:
        problem_edited: the problem that the person has typed.
    """

    problem_edited = Signal(AnyProblem)

    def __init__(
        self, window: MainWindow, current_run: CurrentRun, appearance: Appearance, routes: Routes
    ) -> None:
        """Wait until a person asks for the form."""
        super().__init__(window)
        self._window = window
        self._current_run = current_run
        self._appearance = appearance
        self._routes = routes
        self.form: ProblemForm | None = None
        self._before = current_run.here, current_run.outside_lab
        window.menus.on(new_problem=self.open)
        window.problem_panel.form_requested.connect(self.open)
        window.closing.connect(self.close)
        current_run.run_started.connect(self._follow)

    @Slot()
    def open(self) -> ProblemForm:
        """Show the problem of the run in the form, with the run behind it, and return the form."""
        from gradapp.ui.problem.form import ProblemForm  # here: a window that opens need not wait

        self._routes.want_run()
        form = self.form
        if form is None or not form.isVisible():
            self._before = self._current_run.here, self._current_run.outside_lab
        if form is None:
            form = self.form = self._window.colours.give(ProblemForm(self._window))
            form.problem_edited.connect(self.problem_edited)
            form.cancelled.connect(self._bring_back)
            form.file_requested.connect(self._choose_file)
            form.addActions(self._window.menus.shared)
            FileDrops(form).dropped.connect(self.open_file)
            form.show()  # what is hidden does not say how large it has to be
            form.fit_text()
            self._appearance.font_changed.connect(form.fit_text)
        form.show_problem(self._current_run.problem)
        form.bring_forward()
        return form

    @Slot()
    def close(self) -> None:
        """Close the form, if it is open."""
        if self.form is not None and self.form.isVisible():
            self.form.reject()

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Show the samples of a file in the form, or say why that can't be done."""
        try:
            data = read_data(Path(path))
        except OSError as error:
            self._refuse(self.tr("{0} can't be read: {1}").format(path, said(files.reason(error))))
        except DataError as error:
            self._refuse(said(error.message))
        else:
            self.open().show_samples(data)

    def _refuse(self, sentence: str) -> None:
        form = self.form
        refuse(sentence, form if form is not None and form.isVisible() else self._window)

    @Slot()
    def _choose_file(self) -> None:
        kinds = self.tr("Tables (*.csv *.tsv *.txt)"), self.tr("All files (*)")
        title = self.tr("Open samples")
        dialog = file_dialog.to_open(self.form or self._window, "samples_file", title, kinds)
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    @Slot()
    def _follow(self) -> None:
        if self.form is not None and self.form.isVisible():
            self.form.show_problem(self._current_run.problem)

    @Slot()
    def _bring_back(self) -> None:
        """Go back to the run that there was when the form was opened, and to its step."""
        self._current_run.go_back_to(*self._before)
