"""Windows for journeys: opened as a person opens them, and closed in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gradapp.app.system import apart
from gradapp.app.system.application import find_icons
from gradapp.app.system.recovery import Recovery
from gradapp.app.system.settings import Remembered, Settings
from gradapp.app.views.stale_view import MOMENT, StaleView
from gradapp.app.workbench import Workbench
from gradapp.core.sweep import plans
from gradapp.engine import background, engine
from gradapp.ui.window import status
from tests import forked
from tests.person import Person
from tests.shared import SharedWindow
from tests.waiting import PATIENCE_S, until

HERE = Path(__file__).parent
SHARED = pytest.StashKey[SharedWindow]()


@pytest.fixture(autouse=True)
def _nobody_rests_long() -> Iterator[None]:
    """Spare each journey a quarter of a second before the ways are compared."""
    with pytest.MonkeyPatch.context() as patched:
        for module in (background, engine):
            patched.setattr(module, "REST_AFTER_WISH", 0.02)
        yield


@pytest.fixture(autouse=True)
def _messages_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each message stay until the next: on a busy machine it may go before it is looked at."""
    monkeypatch.setattr(status, "MESSAGE_TIME", 0)


@pytest.fixture(autouse=True)
def _descents_of_a_sweep_are_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare each of the small learning rates its ten thousand steps by PyTorch."""
    monkeypatch.setattr(plans, "LONGEST_DESCENT", 100)


@pytest.fixture(autouse=True)
def _exports_are_forks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare what a window exports apart the import of PyTorch."""
    if forked.IS_POSSIBLE and not request.node.get_closest_marker("real_host"):
        monkeypatch.setattr(apart, "itself", lambda: [*forked.interpreter(), "-m", "gradapp"])


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, shared: SharedWindow
) -> Iterator[Callable[..., Person]]:
    """Open windows that share one settings file; all are closed in the end."""
    shared.end()
    font, palette = qapp.font(), qapp.palette()
    opened: list[Person] = []

    def make(
        remembered: Remembered | None = None,
        *,
        torch: bool = True,
        welcome: bool = False,
        recovery: Recovery | None = None,
    ) -> Person:
        settings = Settings(tmp_path / "settings.json")
        known = settings.load()
        if not welcome:  # it is in the way of nothing, but only its own tests are about it
            known = replace(known, welcome=False)
        workbench = Workbench(qapp, settings, remembered or known, recovery=recovery)
        opened.append(Person(workbench))
        show(opened[-1], torch=torch)
        return opened[-1]

    yield make
    for person in opened:
        close(person)
    _forget(qapp, font, palette)


@pytest.fixture(scope="session")
def shared(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SharedWindow]:
    """The window that journeys have one after the other, but those that open windows."""
    qapp.setStyle("Fusion")
    find_icons()
    font, palette = qapp.font(), qapp.palette()

    def open_() -> Person:
        settings = Settings(tmp_path_factory.mktemp("shared") / "settings.json")
        person = Person(Workbench(qapp, settings, Remembered(animate=False)))
        show(person)
        return person

    def end(person: Person) -> None:
        close(person)
        _forget(qapp, font, palette)

    window = request.session.stash[SHARED] = SharedWindow(open_, end)
    yield window
    window.end()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the journeys in one window first, and then those with windows of their own."""
    places = [place for place, item in enumerate(items) if HERE in item.path.parents]
    journeys = sorted((items[place] for place in places), key=_opens_windows)
    for place, item in zip(places, journeys, strict=True):
        items[place] = item


def _opens_windows(item: pytest.Item) -> bool:
    return "open_window" in getattr(item, "fixturenames", ())


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Close the shared window behind the last of the journeys: who comes next knows of none."""
    if nextitem is not None and HERE not in nextitem.path.parents:
        window = item.session.stash.get(SHARED, None)
        if window is not None:
            window.end()


@pytest.fixture
def window(shared: SharedWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """A window as it is at the first start, PyTorch loaded, without animations."""
    yield shared.lend()
    monkeypatch.undo()  # or else what is put back would be what a test has put in its place
    shared.take_back()


@pytest.fixture
def endless_moment(window: Person) -> Iterator[None]:
    """What is in sight may stay however long its successor takes on this machine."""
    timers = [each._timer for each in window.window.findChildren(StaleView)]
    assert timers
    for each in timers:
        each.setInterval(int(1000 * PATIENCE_S))
    yield
    for each in timers:
        each.setInterval(MOMENT)


def show(person: Person, *, torch: bool = True) -> None:
    """Show the window in the usual size, and wait for what it takes its time for."""
    window = person.window
    window.resize(1360, 860)
    person.workbench.show()
    until(lambda: window.windowHandle() is not None and window.windowHandle().isExposed())
    if torch:
        person.sees(lambda: " ready" in person.status)


def close(person: Person) -> None:
    """Close the window, and see that nothing of it goes on."""
    workbench = person.workbench
    workbench.close()  # first: a window with pins asks whether they are to be saved
    workbench.window.close()
    assert workbench.engine.shutdown()
    timers = [*workbench.findChildren(QTimer), *workbench.window.findChildren(QTimer)]
    left = [timer for timer in timers if timer.isActive()]
    assert not left, f"timers left running: {[timer.parent() for timer in left]}"
    workbench.window.deleteLater()
    workbench.deleteLater()


def _forget(application: QApplication, font: object, palette: object) -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.setFont(font)
    application.setPalette(palette)
