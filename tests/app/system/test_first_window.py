"""The window fits the screen it opens on, at the first start and when that has changed since."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked

_SCRIPT = """
import json, os, sys
screens, geometry = sys.argv[1], json.loads(sys.argv[2])
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
from gradapp.app.system.application import make_application
from gradapp.ui.window.main_window import MainWindow
application = make_application()
window = MainWindow()
window.restore_places(geometry, {})
window.show()
for _ in range(5):
    application.processEvents()
inside = window.transport.mapToGlobal(window.transport.rect().bottomRight())
print(*window.geometry().getRect(), window.isMaximized(), inside.x(), inside.y())
sys.stdout.flush()
os._exit(0)
"""

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a path with a colon can't be told to Qt"
)


def _opened(
    folder: Path, screens: list[tuple[int, int, int, int]], geometry: str = "{}", scale: str = "1"
) -> tuple[tuple[int, int, int, int], bool, tuple[int, int]]:
    """Return where the window is, whether it is maximised, and where its Play bar ends."""
    described = [
        {"name": f"{x}", "x": x, "y": y, "width": width, "height": height}
        | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for x, y, width, height in screens
    ]
    file = folder / "screens.json"
    file.write_text(json.dumps({"windowFrameMargins": True, "screens": described}))
    done = subprocess.run(
        [*forked.interpreter(), "-c", _SCRIPT, str(file), geometry],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={"PATH": "", "HOME": str(folder), "QT_SCALE_FACTOR": scale, "PYTHONUTF8": "1"},
    )
    *numbers, maximised, right, bottom = done.stdout.split()
    x, y, width, height = map(int, numbers)
    return (x, y, width, height), maximised == "True", (int(right), int(bottom))


@pytest.mark.parametrize(
    ("screen", "scale"),
    [((1024, 768), "1"), ((1366, 768), "1"), ((1920, 1080), "1.5"), ((1920, 1080), "2")],
)
def test_on_a_small_screen_the_first_window_has_all_of_it(
    tmp_path: Path, screen: tuple[int, int], scale: str
) -> None:
    _, maximised, (right, bottom) = _opened(tmp_path, [(0, 0, *screen)], scale=scale)
    assert maximised
    assert right < screen[0] / float(scale)
    assert bottom < screen[1] / float(scale)


def test_on_a_large_screen_the_first_window_has_its_usual_size(tmp_path: Path) -> None:
    (_, _, *size), maximised, _ = _opened(tmp_path, [(0, 0, 1920, 1080)])
    assert size == [1360, 860]
    assert not maximised


def _remembered(x: int, y: int, width: int, height: int, state: str = "normal") -> str:
    return json.dumps({"version": 1, "normal": [x, y, width, height], "state": state})


@pytest.mark.parametrize(
    "place",
    [(2000, 100, 1300, 800), (-3000, -3000, 1300, 800), (0, 0, 4000, 3000), (1800, 1060, 700, 500)],
)
def test_a_place_on_a_screen_that_is_gone_or_was_larger_is_not_used(
    tmp_path: Path, place: tuple[int, int, int, int]
) -> None:
    (x, y, width, height), maximised, _ = _opened(
        tmp_path, [(0, 0, 1920, 1080)], _remembered(*place)
    )
    assert not maximised
    assert x >= 0
    assert y >= 0
    assert x + width <= 1920
    assert y + height <= 1080
    assert width >= min(place[2], 1900)


def test_a_window_that_was_left_on_the_second_screen_opens_there(tmp_path: Path) -> None:
    screens = [(0, 0, 1920, 1080), (1920, 0, 1600, 1200)]
    place = (2000, 100, 1300, 800)
    assert _opened(tmp_path, screens, _remembered(*place))[0] == place


def test_a_window_that_was_left_maximised_opens_so(tmp_path: Path) -> None:
    place = _remembered(100, 100, 1200, 800, "maximized")
    assert _opened(tmp_path, [(0, 0, 1920, 1080)], place)[1]
