"""Icons have the colours of the theme and stay sharp at every size."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QDir, QSize
from PySide6.QtGui import QColor, QIcon, QImage

from gradapp.ui.kit.icons import icon
from gradapp.ui.kit.theme import DARK, LIGHT, Theme
from tests.pictures import pixels

RESOURCES = Path(__file__).parents[3] / "resources"
FILES = sorted((RESOURCES / "icons").glob("*.svg"))
NAMES = [file.stem for file in FILES]


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def _search_path() -> None:
    QDir.setSearchPaths("icons", [str(RESOURCES / "icons")])
    icon.cache_clear()


def image(drawn: QIcon, size: int, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return drawn.pixmap(QSize(size, size), 1.0, mode).toImage()


def opaque_colours(picture: QImage) -> set[str]:
    seen = pixels(picture)
    return {f"#{each & 0xFFFFFF:06x}" for each in np.unique(seen[seen >> 24 == 255]).tolist()}


def difference(a: QImage, b: QImage) -> int:
    return np.count_nonzero(pixels(a) != pixels(b))


def test_the_icons_of_every_command_are_there() -> None:
    commands = """reset back play pause step end run-to-stop run-many reset-view copy copy-steps
        quit about shortcuts animate text-larger text-smaller text-normal scheme logarithm panels
        examples notebook faster slower log-file learning-rate method"""
    assert set(commands.split()) <= set(NAMES)


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_an_icon_file_is_plain_and_follows_the_text_colour(file: Path) -> None:
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "2"
    painted = {e.get(a) for e in root.iter() for a in ("fill", "stroke")} - {None, "none"}
    assert painted == {"currentColor"}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_the_colours_of_the_theme(name: str, theme: Theme) -> None:
    drawn = icon(name, theme)
    assert opaque_colours(image(drawn, 64)) == {theme.text}
    assert opaque_colours(image(drawn, 64, QIcon.Mode.Disabled)) == {theme.muted}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_keeps_within_its_square(name: str) -> None:
    picture = image(icon(name, LIGHT), 48)
    edge = [picture.pixelColor(0, y).alpha() + picture.pixelColor(47, y).alpha() for y in range(48)]
    edge += [
        picture.pixelColor(x, 0).alpha() + picture.pixelColor(x, 47).alpha() for x in range(48)
    ]
    assert max(edge) == 0


def test_no_two_icons_look_alike_at_16_pixels() -> None:
    pictures = [(name, image(icon(name, LIGHT), 16)) for name in NAMES]
    for index, (name, picture) in enumerate(pictures):
        for other, its_picture in pictures[index + 1 :]:
            assert difference(picture, its_picture) >= 12, f"{name} and {other}"


@pytest.mark.parametrize(("size", "ratio"), [(16, 1), (16, 2), (24, 1), (24, 2), (32, 2), (64, 1)])
def test_an_icon_has_a_pixel_for_each_of_the_screen(size: int, ratio: int) -> None:
    pixmap = icon("play", LIGHT).pixmap(QSize(size, size), float(ratio))
    assert pixmap.size() == QSize(size * ratio, size * ratio)


def test_an_icon_is_drawn_once_for_each_theme() -> None:
    assert icon("play", LIGHT) is icon("play", LIGHT)
    assert icon("play", LIGHT) is not icon("play", DARK)


def test_an_icon_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons:none\.svg"):
        icon("none", LIGHT)


@pytest.mark.parametrize("size", [16, 32, 256])
def test_the_application_icon_shows_ball_and_parabola_at_every_size(size: int) -> None:
    picture = image(QIcon(str(RESOURCES / "gradapp.svg")), size)
    assert picture.width() == size
    colours = opaque_colours(picture)

    def near(wanted: str) -> bool:
        a = QColor(wanted)
        return any(
            abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue()) < 60
            for b in map(QColor, colours)
        )

    assert near("#0072b2")
    assert near("#e69f00")
    assert near("#ffffff")
