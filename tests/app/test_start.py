"""The application from its start to its end, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import builtins, os, sys
original = builtins.__import__
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from gradapp.app.window_command import open_window
from gradapp.app.cli import WindowOptions
from gradapp.app.qt_import import import_qt
import_qt()
from PySide6.QtCore import QEvent, QObject, QTimer
import gradapp.app.desktop as module

class Eye(QObject):
    seen = False

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            print("torch imported before the first paint:", "torch" in sys.modules)
        return False

class Watched(module.Desktop):
    def show(self):
        self.eye = Eye()
        self.window.error_plot.installEventFilter(self.eye)
        self.engine.torch_loaded.connect(self.loaded)
        super().show()

    def loaded(self, version):
        print("all methods ready:", "torch" in sys.modules)
        print("import untouched:", builtins.__import__ is original)
        {then}

module.Desktop = Watched
open_window(WindowOptions("info"))
print("the process goes on")
"""


def _start(then: str, home: Path) -> list[str]:
    environment = {"HOME": str(home), "PATH": "", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT.replace("{then}", then)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines()


def test_torch_is_imported_after_the_first_paint_and_the_end_is_clean(tmp_path: Path) -> None:
    assert _start("QTimer.singleShot(0, self.window.close)", tmp_path) == [
        "torch imported before the first paint: False",
        "all methods ready: True",
        "import untouched: True",
    ]
    assert list(tmp_path.rglob("gradapp.ini"))
    assert list(tmp_path.rglob("gradapp.log"))


def test_closing_while_steps_are_being_made_is_clean(tmp_path: Path) -> None:
    then = "self.session.run_until_stop(); self.session.steps_added.connect(self.window.close)"
    assert _start(then, tmp_path)[-1] == "import untouched: True"


def test_a_second_start_ends_at_once_and_the_first_window_stays(tmp_path: Path) -> None:
    then = (
        "from PySide6.QtCore import QProcess; self.second = QProcess();"
        "self.second.finished.connect(lambda code: print('second exit code:', code));"
        "self.second.finished.connect(self.window.close);"
        "self.second.start(sys.executable, ['-m', 'gradapp'])"
    )
    assert _start(then, tmp_path)[-1] == "second exit code: 0"
