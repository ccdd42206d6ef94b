"""Every panel through every size, floating and docked, in several sizes of text.

A round takes one panel through its share of the sizes between its least and 700 × 700, in steps of
two pixels; as many rounds as `ROUNDS`, with the seeds from 0 on, go through all of them.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from gradapp.app.system.application import make_application
from gradapp.app.system.settings import Remembered, Settings
from gradapp.app.workbench import Desktop
from gradapp.core import lab
from gradapp.ui.kit.scroller import Scroller
from gradapp.ui.window.main_window import MainWindow

LIMIT_SECONDS: Final = 240.0
LARGEST: Final = 700
SHARES: Final = 40
TEXT_SCALES: Final = (100, 150, 200)
PANELS: Final = ("formula", "ways", "problem", "rate", "steps", "code", "graph", "pins", "lab")
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
    with opened(scale) as desktop:
        fill(desktop, of_lab=name == "lab" or chance.random() < 0.3)
        dock = find_dock(desktop, name)
        place(dock, floating=floating)
        least = dock.minimumSizeHint()
        widths = range(least.width(), LARGEST + 1, 2)
        heights = list(range(least.height(), LARGEST + 1, 2))
        chance.choice((heights.reverse, heights.sort, lambda: chance.shuffle(heights)))()
        sizes = [
            QSize(width, height)
            for width in widths[seed // len(CASES) % SHARES :: SHARES]
            for height in heights
        ]
        return walk(dock, sizes, f"seed {seed}: {name} at {scale} %, floating: {floating}")


@contextmanager
def opened(scale: int) -> Iterator[Desktop]:
    """Open the window with text of a size, on settings of its own."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else make_application()
    font = application.font()
    with tempfile.TemporaryDirectory() as folder:
        remembered = Remembered(animate=False, text_scale=scale)
        desktop = Desktop(application, Settings(Path(folder) / "gradapp.ini"), remembered)
        desktop.window.resize(1900, 1300)
        desktop.show()
        try:
            yield desktop
        finally:
            desktop.window.close()
            desktop.window.deleteLater()
            desktop.deleteLater()
            application.setFont(font)


def fill(desktop: Desktop, *, of_lab: bool) -> None:
    """Make some steps, so that the panels have something to show."""
    torch: list[str] = []
    desktop.engine.torch_loaded.connect(torch.append)
    _until(lambda: bool(torch))
    if of_lab:
        desktop.presenter.lab.enter(lab.ENTRIES[0])
        desktop.presenter.lab.answer(lab.ENTRIES[0].happens)
        _until(lambda: not desktop.engine.busy)
    desktop.session.step(3)
    _until(lambda: not desktop.engine.busy and desktop.presenter.is_settled)


def find_dock(desktop: Desktop, name: str) -> QDockWidget:
    """Return the dock of a panel."""
    dock = desktop.window.findChild(QDockWidget, f"dock_{name}")
    assert isinstance(dock, QDockWidget)
    return dock


def place(dock: QDockWidget, *, floating: bool) -> None:
    """Put the dock where its sizes can be tried: in front, or beside the window."""
    dock.setFloating(floating)
    dock.show()
    dock.raise_()
    _settle()


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
            scroller.verticalScrollBar().setValue(0)  # where one has read to is one's own choice
        there = _places(dock)
        _settle()
        at = f"{told}, {size.width()}×{size.height()}"
        assert _places(dock) == there, f"{at}: does not come to rest"
        before = seen.setdefault(dock.size().toTuple(), there)
        assert before == there, f"{at}: looked different at the same size before"
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
    return len(sizes)


def give(dock: QDockWidget, size: QSize) -> None:
    """Give the dock a size; a docked one as if its edges were dragged, as far as there is room."""
    if dock.isFloating():
        dock.resize(size)
        return
    window = dock.parentWidget()
    assert isinstance(window, MainWindow)
    for length, orientation in (
        (size.width(), Qt.Orientation.Horizontal),
        (size.height(), Qt.Orientation.Vertical),
    ):
        window.arrangement.begin_drag()
        window.resizeDocks([dock], [length], orientation)
        _settle()
        window.arrangement.end_drag()


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
