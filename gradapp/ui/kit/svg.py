"""A widget as SVG, with its words as outlines: nobody needs its fonts.

Qt's own SVG of a window has its parts cut off where other parts end. So each widget is drawn alone,
into a frame of its own, which stands in that of its parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gradapp.ui.kit.plain_text import shown_title

_SVG: Final = "http://www.w3.org/2000/svg"
_LINK: Final = "http://www.w3.org/1999/xlink"
_OF_FONTS: Final = ("font-family", "font-size", "font-weight", "font-style")
_REFERENCE: Final = re.compile(r"url\(#(\w+)\)")
_NEVER_IN_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNITS: Final = 2048
"""How high fonts are where their outlines are rounded to nothing, be they used elsewhere or not."""


def svg(widget: QWidget) -> bytes:
    """Return the SVG of a widget as it is shown."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _LINK)
    root = ET.Element(f"{{{_SVG}}}svg", _size(widget), version="1.1")
    root.set("viewBox", f"0 0 {widget.width()} {widget.height()}")
    for name, words in (("title", title_of(widget)), ("desc", widget.accessibleDescription())):
        if words:
            ET.SubElement(root, f"{{{_SVG}}}{name}").text = _NEVER_IN_XML.sub("", words)
    root.append(ET.Element(f"{{{_SVG}}}rect", _size(widget), fill=ground(widget).name()))
    root.extend([*_drawn(widget, count(1))])
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def title_of(widget: QWidget) -> str:
    """Return what a widget is called."""
    return widget.accessibleName() or shown_title(widget)


def ground(widget: QWidget) -> QColor:
    """Return the colour on which a widget stands: panels are as light as cards."""
    palette = widget.palette()
    return (palette.window() if widget.isWindow() else palette.base()).color()


def _size(widget: QWidget) -> dict[str, str]:
    return {"width": str(widget.width()), "height": str(widget.height())}


def _drawn(widget: QWidget, numbers: Iterator[int]) -> Iterator[ET.Element]:
    """Yield what a widget draws, then all that is in it, each in a frame of its own."""
    yield from _alone(widget, next(numbers))
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisibleTo(widget) and not child.isWindow():
            inner = [*_drawn(child, numbers)]
            if inner:
                yield from _framed(child, inner, next(numbers))


def _framed(widget: QWidget, inner: list[ET.Element], number: int) -> Iterator[ET.Element]:
    """Yield what is in a widget, in its place, and cut off where it ends."""
    never_drawn = ET.Element(f"{{{_SVG}}}defs")
    end = ET.SubElement(never_drawn, f"{{{_SVG}}}clipPath", id=f"frame-{number}")
    ET.SubElement(end, f"{{{_SVG}}}rect", _size(widget))
    yield never_drawn
    frame = ET.Element(f"{{{_SVG}}}g", {"clip-path": f"url(#frame-{number})"})
    frame.set("transform", f"translate({widget.x()} {widget.y()})")
    frame.extend(inner)
    yield frame


def _alone(widget: QWidget, number: int) -> Iterator[ET.Element]:
    """Yield what a widget itself draws."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    generator.setResolution(widget.logicalDpiY())
    with QPainter(generator) as painter:
        # As a widget: a view of a scene has another `render` of its own.
        QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    whole = ET.fromstring(_NEVER_IN_XML.sub("", bytes(buffer.data().data()).decode()))
    for parent in whole.iter():
        for place, child in enumerate(parent):
            if child.tag == f"{{{_SVG}}}text":
                parent[place] = _outlined(child)
    is_text = isinstance(widget.parent(), QPlainTextEdit)
    for each in whole.iter():
        if is_text:  # what Qt cuts off in it for a marked line, it cuts off from all lines below
            each.attrib.pop("clip-path", None)
        _own_ids(each, number)
        for name in _OF_FONTS:
            each.attrib.pop(name, None)
    for part in whole:
        if part.tag in (f"{{{_SVG}}}defs", f"{{{_SVG}}}g") and _is_drawn(part):
            yield part


def _is_drawn(part: ET.Element) -> bool:
    return any(each.tag != f"{{{_SVG}}}g" for each in part.iter() if each is not part)


def _outlined(text: ET.Element) -> ET.Element:
    """Return the outlines of a text; what it says is kept beside them."""
    said = text.text or ""
    font = QFont(text.get("font-family", ""))
    font.setPixelSize(_UNITS)
    font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    font.setItalic(text.get("font-style") != "normal")
    size = float(text.get("font-size", "12")) / _UNITS
    place = QTransform.fromTranslate(float(text.get("x", "0")), float(text.get("y", "0")))
    outline = QPainterPath()
    outline.addText(QPointF(), font, said)
    kept = {name: value for name in ("fill", "fill-opacity") if (value := text.get(name))}
    element = ET.Element(f"{{{_SVG}}}path", {**kept, "stroke": "none", "fill-rule": "nonzero"})
    element.set("d", _path(place.scale(size, size).map(outline)))
    element.set("aria-label", said)
    return element


def _path(outline: QPainterPath) -> str:
    """Return the commands of a path."""
    kinds = QPainterPath.ElementType
    letters = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
    parts = []
    for number in range(outline.elementCount()):
        element = outline.elementAt(number)
        letter = letters.get(element.type, "")
        parts.append(f"{letter}{element.x:.5g} {element.y:.5g}")
    return " ".join(parts)


def _own_ids(element: ET.Element, number: int) -> None:
    """Give what is referred to a name that no other widget has."""
    for name, value in element.attrib.items():
        if name == "id" or (name == f"{{{_LINK}}}href" and value.startswith("#")):
            element.set(name, f"{value}-{number}")
        elif "url(#" in value:
            element.set(name, _REFERENCE.sub(rf"url(#\1-{number})", value))
