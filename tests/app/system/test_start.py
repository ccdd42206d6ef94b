"""The application from its start to its end, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from gradapp.app.system import folders
from gradapp.app.system.settings import Remembered, Settings
from gradapp.ui.window.main_window import MainWindow
from tests import forked

LATER = {
    "torch",
    "sympy",
    "contourpy",
    "jinja2",
    "multiprocessing",
    "difflib",
    "html",
    "gradapp.app.views.help.texts",
    "gradapp.app.views.welcome",
    "gradapp.core.comparison.exact_step",
    "gradapp.core.comparison.proof",
    "gradapp.core.equations.ledger",
    "gradapp.core.own_code.syntax",
    "gradapp.core.writing",
    "gradapp.documents.export",
    "gradapp.documents.reading",
    "gradapp.documents.schema",
    "gradapp.documents.steps",
    "gradapp.documents.writing",
    "gradapp.engine.job",
    "gradapp.engine.remaking",
    "gradapp.host",
    "gradapp.ui.comparison.why_dialog",
    "gradapp.ui.hall",
    "gradapp.ui.help",
    "gradapp.ui.kit.picture",
    "gradapp.ui.own_code",
    "gradapp.ui.problem.form",
    "gradapp.ui.side_by_side.panel",
    "gradapp.ui.sweep.window",
    "gradapp.ui.window.about_dialog",
    "gradapp.ui.window.error_dialog",
    "gradapp.ui.hall.window",
    "gradapp.ui.window.moving_dialog",
    "gradapp.ui.window.steps_dialog",
}
"""What the first paint of the window need not wait for: it is imported later, or when asked for."""

_SCRIPT = """
import builtins, os, sys
original = builtins.__import__
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from gradapp.app.commands.open_window import open_window
from gradapp.app.commands.options import WindowOptions
from gradapp.app.system.qt_import import import_qt
import_qt()
from PySide6.QtCore import QEvent, QObject, QTimer
import gradapp.app.workbench as module
from gradapp.engine.messages import TorchLoaded, TorchMissing
{before}

class Eye(QObject):
    seen = False

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            print("imported before the first paint:", sorted({later} & set(sys.modules)))
        return False

class Watched(module.Workbench):
    def show(self):
        self.eye = Eye()
        self.window.parabola.installEventFilter(self.eye)
        self.engine.on(TorchLoaded, self.loaded)
        self.engine.on(TorchMissing, self.loaded)
        super().show()

    def loaded(self, version):
        print("all ways ready:", "torch" in sys.modules)
        print("import untouched:", builtins.__import__ is original)
        {then}

module.Workbench = Watched
open_window(WindowOptions("info"))
print("the process goes on")
"""


REAL = (sys.executable,)
CLOSE = "QTimer.singleShot(0, self.window.close)"
WITHOUT_TORCH = "sys.modules['torch'] = None;"
"""What is done before, where PyTorch would only take longer than all the rest."""


def _started(
    then: str, home: Path, before: str = "", interpreter: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the application in a fork that has imported all, or by an interpreter that has not."""
    environment = {"HOME": str(home), "PATH": "", "PYTHONUTF8": "1"}
    script = _SCRIPT
    for place, words in (("then", then), ("before", before), ("later", str(LATER))):
        script = script.replace(f"{{{place}}}", words)
    return subprocess.run(
        [*(interpreter or forked.interpreter()), "-c", script],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment,
    )


def _start(then: str, home: Path, before: str = "", interpreter: Sequence[str] = ()) -> list[str]:
    done = _started(then, home, before, interpreter)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines()


def test_what_need_not_be_there_is_imported_after_the_first_paint_and_the_end_is_clean(
    tmp_path: Path,
) -> None:
    assert _start(CLOSE, tmp_path, interpreter=REAL) == [
        "imported before the first paint: []",
        "all ways ready: True",
        "import untouched: True",
    ]
    settings = list(tmp_path.rglob("settings.json"))
    assert [path.name for path in settings[0].parent.iterdir()] == ["settings.json"]
    assert list(tmp_path.rglob("gradapp.log"))


def test_a_window_that_solves_the_notebooks_problem_imports_nothing_that_only_others_need(
    tmp_path: Path,
) -> None:
    others = (
        "{'sympy', 'contourpy', 'gradapp.core.equations.ledger', 'gradapp.core.comparison.proof',"
        " 'gradapp.core.writing.derivatives'}"
    )
    then = (
        f"look = lambda: print('others:', sorted({others} & set(sys.modules)));"
        "self.current_run.steps_added.connect(lambda: QTimer.singleShot(0, lambda: ("
        "self.window.grab(), look(), self.window.close()))); self.current_run.step(3)"
    )
    assert _start(then, tmp_path, WITHOUT_TORCH, REAL)[-1] == "others: []"


def test_closing_while_steps_are_being_made_is_clean(tmp_path: Path) -> None:
    then = (
        "self.current_run.run_until_stop(); self.current_run.steps_added.connect(self.window.close)"
    )
    assert _start(then, tmp_path)[-1] == "import untouched: True"


@pytest.mark.skipif(sys.platform != "linux", reason="files are counted as Linux lists them")
def test_an_error_is_shown_though_no_file_can_be_opened_any_more(tmp_path: Path) -> None:
    then = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256));"
        "[os.dup(0) for _ in range(256 - len(os.listdir('/proc/self/fd')) + 1)];"
        "QTimer.singleShot(0, lambda: open(os.devnull));"
        "self.looks = QTimer(); self.looks.start(10);"
        "others = lambda: [each for each in module.QApplication.topLevelWidgets()"
        " if each.isVisible() and each is not self.window];"
        "self.looks.timeout.connect(lambda: others() and (self.looks.stop(),"
        " print('shown:', [each.objectName() for each in others()]), self.window.close()))"
    )
    empty = "import types; sys.modules['torch'] = types.SimpleNamespace(__version__='0')"
    done = _started(then, tmp_path, empty, REAL)
    assert done.stdout.splitlines()[-1] == "shown: ['errorDialog']", done.stderr


def test_a_second_start_ends_at_once_and_the_first_window_stays(tmp_path: Path) -> None:
    then = (
        "from PySide6.QtCore import QProcess; self.second = QProcess();"
        "self.second.finished.connect(lambda code: print('second exit code:', code));"
        "self.second.finished.connect(self.window.close);"
        "self.second.start(sys.executable, ['-m', 'gradapp'])"
    )
    assert _start(then, tmp_path, WITHOUT_TORCH)[-1] == "second exit code: 0"


def test_a_layout_that_crashes_the_window_does_so_once(tmp_path: Path, qapp: object) -> None:
    # No places are known that do; so the window is told to.
    crash = f"{WITHOUT_TORCH} from gradapp.ui.window.main_window import MainWindow;"
    crash += "MainWindow.restore_places = lambda self, geometry, docks: docks and os.abort()"
    store = Settings(folders.config({"HOME": str(tmp_path)}) / "settings.json")
    store.save(Remembered(docks=MainWindow().places()[1], text_scale=150))
    assert _started(CLOSE, tmp_path, crash).returncode != 0
    assert _start(CLOSE, tmp_path, crash)[-1] == "import untouched: True"
    assert store.load().text_scale == 150
    assert _start(CLOSE, tmp_path, WITHOUT_TORCH)[-1] == "import untouched: True"


def test_damaged_places_do_the_window_no_harm(tmp_path: Path, qapp: object) -> None:
    docks = MainWindow().places()[1]
    for places in docks["layouts"].values():
        places |= {"factors": {"/left": "wide"}, "floating": 7}
    store = Settings(folders.config({"HOME": str(tmp_path)}) / "settings.json")
    store.save(Remembered(geometry={"version": 1}, docks=docks))
    assert _start(CLOSE, tmp_path, WITHOUT_TORCH)[-1] == "import untouched: True"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_pipes_in_the_places_of_files_hinder_neither_start_nor_end(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path)}
    for folder, names in (
        (folders.config(home), ("settings.json", "gradapp.ini", "places-being-restored")),
        (folders.state(home), ("gradapp.log", "fatal.log", "fatal.old.log")),
    ):
        folder.mkdir(parents=True)
        for name in names:
            os.mkfifo(folder / name)
    done = _started(CLOSE, tmp_path, WITHOUT_TORCH)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "No log can be written" in done.stderr
