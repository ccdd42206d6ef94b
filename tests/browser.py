"""A person with a browser: Chromium, driven by its keys, and what it shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def opened() -> Iterator[Any]:
    """Have a browser for a while; skip the test where there is none."""
    driver = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    with driver.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Reader:
    """A person who reads a page."""

    def __init__(self, browser: Any, folder: Path, text: str, **look: Any) -> None:
        path = folder / "run.html"
        path.write_text(text, "utf-8")
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page = browser.new_page(**look)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda line: self.errors.append(line.text))
        self.page.goto(path.as_uri())

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def table(self, id_: str) -> list[list[str]]:
        rows: list[list[str]] = self.page.eval_on_selector_all(
            f"#{id_} tbody tr",
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
