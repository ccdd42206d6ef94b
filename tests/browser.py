"""A person with a browser: Chromium, driven by its keys, and what it shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.waiting import PATIENCE_S

PATIENCE_MS = 1000 * PATIENCE_S
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_open: list[Browser] = []


@contextmanager
def opened() -> Iterator[Browser]:
    """Have a browser for a while, the one that is open if there is; skip where there is none."""
    if _open:  # one process can drive no second one meanwhile
        yield _open[0]
        return
    driver = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    with driver.sync_playwright() as started:
        chromium = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], timeout=PATIENCE_MS
        )
        _open.append(Browser(chromium))
        try:
            yield _open[0]
        finally:
            _open.clear()
            chromium.close()


class Browser:
    """Chromium with one window, in which one page is opened after the other.

    To open and to close a window takes it longer than a page is looked at.
    """

    def __init__(self, chromium: Any) -> None:
        self._chromium = chromium
        self._window = self.window_apart()
        self._usual = self._window.viewport_size
        self._reader: Reader | None = None
        for event, noted in (
            ("request", lambda request: self._reader.asked.append(request.url)),
            ("pageerror", lambda error: self._reader.errors.append(str(error))),
            ("console", lambda line: self._reader.errors.append(line.text)),
        ):
            self._window.on(event, noted)

    def window(
        self, reader: Reader, viewport: dict[str, int] | None = None, color_scheme: str = "light"
    ) -> Any:
        """Return the window, which looks as it is asked to, and tells `reader` what happens."""
        self._window.goto("about:blank")
        self._reader = reader
        self._window.set_viewport_size(viewport or self._usual)
        self._window.emulate_media(media="screen", color_scheme=color_scheme)
        return self._window

    def window_apart(self, **made: Any) -> Any:
        """Return one of its own, which is not as others are, or is not left as it was."""
        window = self._chromium.new_page(**made)
        window.set_default_timeout(PATIENCE_MS)
        return window


class Reader:
    """A person who reads a page, until another one does in the same window."""

    def __init__(
        self, browser: Browser, folder: Path, text: str, window: Any = None, **look: Any
    ) -> None:
        path = folder / "run.html"
        path.write_text(text, "utf-8")
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page = window or browser.window(self, **look)
        self.page.goto(path.as_uri())

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def table(self, id: str) -> list[list[str]]:
        rows: list[list[str]] = self.page.eval_on_selector_all(
            f"#{id} tbody tr",
            "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))",
        )
        return rows

    def variables(self) -> dict[str, str]:
        return {name: value for name, value, *_ in self.table("variables")}

    def says(self) -> str:
        return str(self.page.inner_text("#place"))

    def lines_now(self) -> list[str]:
        return list(
            self.page.eval_on_selector_all("#code li.now", "all => all.map(e => e.innerText)")
        )


def number(text: str) -> float:
    """Read a number as the application writes it."""
    plain = text.replace("−", "-").replace("·10", "e")
    return float(plain.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")))
