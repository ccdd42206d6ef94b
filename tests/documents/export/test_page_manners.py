"""The manners of a page, whatever is exported: its size, its keys, its width, its names, paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.registry import ways
from gradapp.core.rules.table import RULES, rule
from tests.browser import Browser, Reader
from tests.documents.export.test_page import LARGEST, written
from tests.products import pairs, some

PHONE = {"width": 390, "height": 800}
FIVE = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
CUBIC = Fit("a*x**3 + b*x**2 + c*x + d", FIVE, rule=rule("adam"), alpha=0.01, precision="float64")
"""The most that a page tells of a step: four parameters, each with what Adam keeps of it."""

PROBLEMS: dict[str, tuple[AnyProblem, int]] = {
    "the notebook's": (Problem(), some(12, 50)),
    **{str(name): (problem, some(6, 50)) for name, problem, _ in GALLERY},
    **{id: (GALLERY[5][1].but(rule=rule(id)), some(6, 12)) for id in RULES if id != "adam"},
    "four parameters": (CUBIC, 50),
    "x = 0": (Problem(x=0.0), 3),
    "diverged": (Problem(alpha=1e6), 50),
}


@pytest.mark.parametrize(("name", "way"), pairs([*PROBLEMS], range(4)))
def test_each_way_has_its_page_which_is_small_narrow_and_walked_by_keys(
    browser: Browser, tmp_path: Path, name: str, way: int
) -> None:
    """It is open on a phone, in light and dark; of three ways the first is looked at twice."""
    problem, steps = PROBLEMS[name]
    methods = ways(problem)
    text = written(problem, methods[way % len(methods)].id, steps)
    assert len(text.encode()) <= LARGEST
    assert not re.search(r"""(?:src|href)=|https?://(?!www\.w3\.org/2000/svg)""", text)
    scheme = ("light", "dark")[way % 2]
    reader = Reader(browser, tmp_path, text, viewport=PHONE, color_scheme=scheme)
    is_walked_by_keys(reader)
    is_named(reader)
    is_printed(reader)
    assert not reader.errors
    assert [url.partition(":")[0] for url in reader.asked] == ["file"]


WALK = """([last, width]) => {
  const wrong = [];
  const shown = (id) => document.getElementById(id);
  const place = () => Number((shown("place").innerText.match(/^Step (\\d+)/) || [0, 0])[1]);
  const lines = () => [...document.querySelectorAll("#code li.now")].map((one) => one.innerText);
  const press = (key) =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const is = (step, ...keys) => {
    keys.forEach(press);
    if (place() !== step) wrong.push(`${place()}, not ${step} by ${keys}`);
  };
  const fits = () => {
    if (document.documentElement.scrollWidth > width) wrong.push(`too wide at step ${place()}`);
  };
  const walk = (key) => [1, 2, 3, 4].flatMap(() => (press(key), lines()));
  const playing = (pressed) => {
    press(" ");
    if (shown("play").getAttribute("aria-pressed") !== pressed) wrong.push(`played: ${pressed}`);
  };
  is(0, "Home");
  fits();
  is(Math.min(2, last), "ArrowRight", "ArrowRight");
  is(Math.min(2, last) - 1, "ArrowLeft");
  const down = walk("ArrowDown");
  fits();
  const up = walk("ArrowUp");
  is(last, "End");
  fits();
  is(0, "Home");
  playing("true");
  playing("false");
  return [wrong, down, up];
}"""
"""What is wrong on a walk there and back, and the lines of code by which it leads.

That keys of a keyboard do the same is held by the tests of the page: each takes a picture's time.
"""


def is_walked_by_keys(reader: Reader) -> None:
    last = int(reader.page.get_attribute("#scrub", "max"))
    wrong, lines, back = reader.page.evaluate(WALK, [last, PHONE["width"]])
    assert wrong == []
    assert len(set(lines)) > 1
    assert back[:3] == lines[2::-1]


def is_named(reader: Reader) -> None:
    """Each control, drawing, table and region that is seen has a name for a screen reader."""
    nameless = reader.page.evaluate(
        """() => [...document.querySelectorAll("button, input, svg, section, [role=region]")]
          .filter((each) => each.checkVisibility())
          .filter((each) => {
            const by = document.getElementById(each.getAttribute("aria-labelledby"));
            const label = each.labels && each.labels[0];
            const name = each.getAttribute("aria-label") || (by && by.textContent)
              || (label && label.textContent) || (each.matches("button") && each.textContent);
            return !name || !name.trim();
          }).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert nameless == []
    assert reader.page.get_attribute("#place", "aria-live") == "polite"


def is_printed(reader: Reader) -> None:
    reader.page.emulate_media(media="print")
    assert not reader.page.is_visible("#play")
    assert reader.page.is_visible("#steps") or not reader.table("steps")
    white = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert white == "rgb(255, 255, 255)"
