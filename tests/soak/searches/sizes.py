"""Every panel through every size, floating and docked, in several sizes of text.

A round takes one panel through its share of the sizes between its least and 700 × 700, in steps of
two pixels; as many rounds as `ROUNDS`, with the seeds from 0 on, go through all of them. A docked
one is alone in a window that has no more than it, and so gets each size; some of them it is then
given in its own window, by its edges, as far as there is room.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from gradapp.app.system.application import make_application
from gradapp.app.system.settings import Remembered, Settings
from gradapp.app.workbench import Workbench
from gradapp.core import lab
from gradapp.engine.messages import TorchLoaded
from gradapp.ui.kit.dock import PanelDock
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.window.main_window import MainWindow

LIMIT_SECONDS: Final = 120.0
LARGEST: Final = 700
SHARES: Final = 160
BY_EDGES: Final = 12
"""How many sizes of a round a docked panel is given in its own window, too."""
TEXT_SCALES: Final = (100, 150, 200)
PANELS: Final = (
    "formula",
    "ways",
    "problem",
    "rate",
    "steps",
    "code",
    "graph",
    "samples",
    "pins",
    "lab",
)
CASES: Final = tuple(
    (panel, scale, floating)
    for scale in TEXT_SCALES
    for panel in PANELS
    for floating in (True, False)
)
ROUNDS: Final = SHARES * len(CASES)


def one_round(seed: int) -> int:
    """Take one panel through its share of the sizes, and return how many there were."""
    name, scale, floating = CASES[seed % len(CASES)]
    chance = random.Random(seed)
    with opened(scale) as workbench:
        fill(workbench, of_lab=name == "lab" or chance.random() < 0.3)
        dock = find_dock(workbench, name)
        place(dock, floating=floating)
        told = f"seed {seed}: {name} at {scale} %, floating: {floating}"
        sizes = sizes_of(dock, seed // len(CASES) % SHARES, chance)
        if floating:
            return walk(dock, sizes, told)
        some = [QSize(chance.randint(50, LARGEST), size.height()) for size in sizes]
        some = chance.sample(some, min(BY_EDGES, len(some)))
        done = walk(dock, some, f"{told}, by its edges")
        with alone(workbench, dock):
            return done + walk(dock, sizes, f"{told}, alone")


def sizes_of(dock: QDockWidget, share: int, chance: random.Random) -> list[QSize]:
    """Return a share of the sizes, each width with all heights, upwards, downwards or mixed."""
    least = dock.minimumSizeHint()
    heights = list(range(least.height(), LARGEST + 1, 2))
    chance.choice((heights.reverse, heights.sort, lambda: chance.shuffle(heights)))()
    widths = range(least.width(), LARGEST + 1, 2)[share::SHARES]
    return [QSize(width, height) for width in widths for height in heights]


@contextmanager
def opened(scale: int) -> Iterator[Workbench]:
    """Open the window with text of a size, on settings of its own."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else make_application()
    font = application.font()
    with tempfile.TemporaryDirectory() as folder:
        remembered = Remembered(animate=False, text_scale=scale)
        workbench = Workbench(application, Settings(Path(folder) / "gradapp.ini"), remembered)
        workbench.window.resize(1900, 1300)
        workbench.show()
        try:
            yield workbench
        finally:
            workbench.close()
            workbench.window.close()
            workbench.window.deleteLater()
            workbench.deleteLater()
            application.setFont(font)


def fill(workbench: Workbench, *, of_lab: bool) -> None:
    """Make some steps, so that the panels have something to show."""
    torch: list[TorchLoaded] = []
    workbench.engine.on(TorchLoaded, torch.append)
    _until(lambda: bool(torch))
    if of_lab:
        workbench.lab.enter(lab.ENTRIES[0])
        workbench.lab.answer(lab.ENTRIES[0].happens)
        _until(lambda: not workbench.engine.busy)
    workbench.current_run.step(3)
    _until(lambda: not workbench.engine.busy and workbench.shown_run.is_settled)


def find_dock(workbench: Workbench, name: str) -> QDockWidget:
    """Return the dock of a panel."""
    dock = workbench.window.findChild(QDockWidget, f"dock_{name}")
    assert isinstance(dock, QDockWidget)
    return dock


def place(dock: QDockWidget, *, floating: bool) -> None:
    """Put the dock where its sizes can be tried: in front, or beside the window."""
    dock.setFloating(floating)
    dock.show()
    dock.raise_()
    _settle()


@contextmanager
def alone(workbench: Workbench, dock: QDockWidget) -> Iterator[None]:
    """Dock the panel in a window in which nothing else is laid out or painted."""
    arrangement = workbench.window.arrangement
    places = arrangement.places()
    assert isinstance(dock, PanelDock)
    arrangement.remove(dock)
    host = QMainWindow()
    host.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    host.show()
    dock.show()
    _settle()
    try:
        yield
    finally:
        arrangement.restore(places)
        host.close()
        host.deleteLater()


def walk(dock: QDockWidget, sizes: list[QSize], told: str) -> int:
    """Give the dock each of `sizes`, and look whether what is in it comes to rest and fits.

    Raises:
        AssertionError: it does not, or looks different at a size at which it has been before.
    """
    seen: dict[tuple[int, int], list[object]] = {}
    for size in [*sizes, *sizes[::97]]:
        give(dock, size)
        _settle()
        for scroller in dock.findChildren(Scroller):
            for bar in (scroller.verticalScrollBar(), scroller.horizontalScrollBar()):
                bar.setValue(0)  # where one has read to is one's own choice
        there = _places(dock)
        _settle()
        at = f"{told}, {size.width()}×{size.height()}"
        assert _places(dock) == there, f"{at}: does not come to rest"
        before = seen.setdefault(dock.size().toTuple(), there)
        moved = [(was, now) for was, now in zip(before, there, strict=False) if was != now]
        same = len(before) == len(there) and not moved
        assert same, f"{at}: looked different at the same size before: {moved[:5]}"
        for scroller in dock.findChildren(Scroller):
            panel, room = scroller.widget(), scroller.viewport().size()
            least = panel.minimumSizeHint().height()
            flows = panel.hasHeightForWidth()
            needed = panel.heightForWidth(panel.width()) if flows else least
            across = scroller.horizontalScrollBar().isVisible()
            assert across == (panel.width() > room.width()), f"{at}: the bar below is {across}"
            assert panel.width() <= max(room.width(), scroller.least.width()), f"{at}: too wide"
            assert panel.height() >= needed, f"{at}: cut off below"
            has_bar = scroller.verticalScrollBar().isVisible()
            assert has_bar == (panel.height() > room.height()), f"{at}: the bar is {has_bar}"
    assert len(seen) > len(sizes) // 2, f"{told}: only {len(seen)} sizes could be given"
    return len(sizes)


def give(dock: QDockWidget, size: QSize) -> None:
    """Give the dock a size; in its own window by dragging its edges, as far as there is room."""
    window = dock.parentWidget()
    if dock.isFloating():
        dock.resize(size)
    elif isinstance(window, MainWindow):
        for across in (True, False):
            drag_an_edge(window, dock, size, across=across)
    else:
        window.resize(size)


def drag_an_edge(window: MainWindow, dock: QDockWidget, size: QSize, *, across: bool) -> None:
    """Take hold of what is beside the dock, or above or below it, and move it."""
    had, middle, gap = dock.geometry(), dock.geometry().center(), 3
    more = size.width() - had.width() if across else size.height() - had.height()
    if across:
        edges = ((had.left() - gap, middle.y(), -1), (had.right() + gap, middle.y(), 1))
    else:
        edges = ((middle.x(), had.bottom() + gap, 1), (middle.x(), had.top() - gap, -1))
    for x, y, sign in edges:
        start = QPoint(x, y)
        if window.isSeparator(start):
            end = start + (QPoint(sign * more, 0) if across else QPoint(0, sign * more))
            QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=start)
            QTest.mouseMove(window, end)
            _settle()
            QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=end)
            break
    _settle()


def _places(dock: QDockWidget) -> list[object]:
    """Return where everything is that can be seen in the dock."""
    return [
        (widget.objectName(), widget.geometry().getRect())
        for widget in dock.findChildren(QWidget)
        if widget.isVisible()
    ]


def _settle() -> None:
    QApplication.sendPostedEvents()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    _settle()
