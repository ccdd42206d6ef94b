"""What nobody expected is logged, reported once, and survives a crash."""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QtMsgType, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

import gradapp
from gradapp.app.system import diagnostics
from gradapp.app.system.components import components

pytestmark = pytest.mark.logs_warnings


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "data"
    diagnostics.stop()


def logged(folder: Path) -> str:
    return (folder / diagnostics.LOG).read_text(encoding="utf-8")


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def fail_with(error: Exception) -> None:
    caught = raised(error)
    sys.excepthook(type(caught), caught, caught.__traceback__)


def test_the_log_begins_with_the_versions(folder: Path) -> None:
    diagnostics.start("INFO", folder)
    assert f"gradapp {gradapp.__version__}" in logged(folder)
    assert diagnostics.log_path() == folder / diagnostics.LOG


def test_only_the_wanted_levels_are_logged(folder: Path) -> None:
    diagnostics.start("WARNING", folder)
    logging.getLogger("some").info("quiet")
    logging.getLogger("some").warning("loud")
    assert "loud" in logged(folder)
    assert "quiet" not in logged(folder)


def test_an_unknown_level_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="CHATTY"):
        diagnostics.start("CHATTY", folder)


def test_the_log_rotates_and_never_grows_beyond_three_files(folder: Path) -> None:
    diagnostics.start("INFO", folder)
    for _ in range(9):
        logging.getLogger("some").info("x" * 500_000)
    sizes = [file.stat().st_size for file in folder.glob(f"{diagnostics.LOG}*")]
    assert len(sizes) == 3
    assert max(sizes) <= 1_000_000


def test_stopping_puts_every_hook_back(folder: Path) -> None:
    def hooks() -> tuple[object, ...]:
        handler = qInstallMessageHandler(None)
        qInstallMessageHandler(handler)
        root = logging.getLogger()
        return (
            sys.excepthook,
            threading.excepthook,
            sys.unraisablehook,
            handler,
            root.level,
            tuple(root.handlers),
        )

    before = hooks()
    diagnostics.start("DEBUG", folder)
    assert all(now is not then for now, then in zip(hooks()[:4], before[:4], strict=True))
    diagnostics.start("INFO", folder)
    diagnostics.stop()
    diagnostics.stop()
    assert hooks() == before


def test_an_error_in_any_thread_arrives_in_the_thread_of_the_reporter(
    folder: Path, qtbot: QtBot
) -> None:
    diagnostics.start("INFO", folder)
    reporter = diagnostics.Reporter()
    diagnostics.report_to(reporter)
    arrived: list[tuple[bool, str]] = []

    def note(text: str) -> None:
        arrived.append((QThread.currentThread() is reporter.thread(), text))

    def fail() -> None:
        raise KeyError("in a thread")

    reporter.unexpected.connect(note)
    thread = threading.Thread(target=fail, name="some worker")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(arrived) == 1)
    here, text = arrived[0]
    assert here
    assert text.startswith("KeyError: 'in a thread'\ngradapp ")
    assert "Traceback" in text
    assert "some worker" in logged(folder)


def test_a_report_does_not_arrive_inside_what_failed(folder: Path, qtbot: QtBot) -> None:
    diagnostics.start("INFO", folder)
    reporter = diagnostics.Reporter()
    diagnostics.report_to(reporter)
    arrived: list[str] = []
    reporter.unexpected.connect(arrived.append)
    fail_with(ValueError("here"))
    assert arrived == []
    qtbot.waitUntil(lambda: len(arrived) == 1)


def test_the_same_error_at_the_same_place_is_reported_once(folder: Path, qtbot: QtBot) -> None:
    diagnostics.start("INFO", folder)
    reporter = diagnostics.Reporter()
    diagnostics.report_to(reporter)
    arrived: list[str] = []
    reporter.unexpected.connect(arrived.append)
    for attempt in range(5):
        fail_with(ValueError(f"attempt {attempt}"))
    fail_with(TypeError("another"))
    qtbot.waitUntil(lambda: len(arrived) == 2)
    assert arrived[0].startswith("ValueError: attempt 0")
    assert arrived[1].startswith("TypeError: another")
    assert "attempt 4" in logged(folder)


def test_what_failed_before_there_was_a_reporter_is_printed_and_reported_later(
    folder: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    diagnostics.start("INFO", folder)
    fail_with(ValueError("early"))
    assert "ValueError: early" in capsys.readouterr().err
    reporter = diagnostics.Reporter()
    with qtbot.waitSignal(reporter.unexpected) as signal:
        diagnostics.report_to(reporter)
    assert "early" in signal.args[0]


def test_an_error_in_a_destructor_is_reported(folder: Path, qtbot: QtBot) -> None:
    class Failing:
        def __del__(self) -> None:
            raise RuntimeError("while it was destroyed")

    diagnostics.start("INFO", folder)
    reporter = diagnostics.Reporter()
    diagnostics.report_to(reporter)
    with qtbot.waitSignal(reporter.unexpected) as signal:
        Failing()
        gc.collect()
    assert "while it was destroyed" in signal.args[0]


def test_a_reporter_that_is_gone_costs_no_second_error(folder: Path, qtbot: QtBot) -> None:
    diagnostics.start("INFO", folder)
    reporter = diagnostics.Reporter()
    diagnostics.report_to(reporter)
    with qtbot.waitSignal(reporter.destroyed):
        reporter.deleteLater()
    fail_with(ValueError("afterwards"))
    assert "afterwards" in logged(folder)


def test_messages_of_qt_are_logged_with_their_level_and_category(folder: Path) -> None:
    diagnostics.start("INFO", folder)
    qWarning("a widget complains")
    handler = qInstallMessageHandler(None)
    qInstallMessageHandler(handler)

    class Context:
        category = "qt.some.part"

    handler(QtMsgType.QtCriticalMsg, Context(), "worse")
    assert "WARNING  MainThread qt: a widget complains" in logged(folder)
    assert "ERROR    MainThread qt.some.part: worse" in logged(folder)


def test_a_folder_that_cannot_be_written_costs_one_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("")
    diagnostics.start("DEBUG", tmp_path / "file" / "data")
    try:
        assert diagnostics.log_path() is None
        assert diagnostics.last_crash() is None
        reporter = diagnostics.Reporter()
        diagnostics.report_to(reporter)
        assert capsys.readouterr().err.count("No log can be written") == 1
        with qtbot.waitSignal(reporter.unexpected):
            fail_with(ValueError("still reported"))
    finally:
        diagnostics.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("name", [diagnostics.LOG, diagnostics.CRASH])
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(folder: Path, name: str) -> None:
    folder.mkdir()
    os.mkfifo(folder / name)
    diagnostics.start("INFO", folder)
    assert (diagnostics.log_path() is None) == (name == diagnostics.LOG)
    assert diagnostics.last_crash() is None


def test_a_full_disk_costs_one_line_and_no_error(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="Windows sets no limit to a file")
    script = f"""
import logging, pathlib, resource
from gradapp.app.system import diagnostics
folder = pathlib.Path({str(tmp_path)!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
for _ in range(2):
    diagnostics.start("INFO", folder)
    for _ in range(9):
        logging.getLogger("some").info("x" * 100)
    diagnostics.stop()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0
    assert done.stderr == 2 * "gradapp can't write its log: [Errno 27] File too large\n"


def test_a_name_that_is_no_text_can_be_logged(folder: Path) -> None:
    diagnostics.start("INFO", folder)
    logging.getLogger("some").info("in %s", "/home/\udca3")
    assert "in /home/\\udca3" in logged(folder)


def test_a_crash_is_told_once_at_the_next_start(folder: Path) -> None:
    crash = f"""
import ctypes, pathlib
from gradapp.app.system import diagnostics
diagnostics.start("INFO", pathlib.Path({str(folder)!r}))
ctypes.string_at(0)
"""
    ended = subprocess.run([sys.executable, "-c", crash], check=False, capture_output=True)
    assert ended.returncode != 0

    diagnostics.start("INFO", folder)
    told = diagnostics.last_crash()
    assert told is not None
    assert "Segmentation fault" in told or "access violation" in told
    assert diagnostics.last_crash() is None
    assert (folder / diagnostics.OLD_CRASH).read_text().strip() == told
    diagnostics.stop()

    diagnostics.start("INFO", folder)
    assert diagnostics.last_crash() is None


def test_an_orderly_end_is_no_crash(folder: Path) -> None:
    import faulthandler

    diagnostics.start("INFO", folder)
    with (folder / diagnostics.CRASH).open("a") as file:
        faulthandler.dump_traceback(file)
    diagnostics.stop()
    diagnostics.start("INFO", folder)
    assert diagnostics.last_crash() is None


def test_the_components_have_a_version_and_a_licence_each() -> None:
    found = {name: (version, licence) for name, version, licence in components()}
    assert set(found) == {"Python", "Qt for Python", "PyTorch", "NumPy", "msgspec"}
    assert all(version[0].isdigit() and licence for version, licence in found.values())


def test_finding_the_version_of_pytorch_does_not_import_it() -> None:
    script = (
        "import sys; from gradapp.app.system import components as c; c.components(); c.versions();"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
