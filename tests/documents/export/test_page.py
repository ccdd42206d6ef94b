"""The page that stands by itself, as a browser shows it, beside runs computed elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
import torch

from gradapp.core import lab
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import Document, LabPlace
from gradapp.documents.export.exported import computed
from gradapp.documents.export.page import MOST_ON_PAGE, content, on_page
from tests.browser import Browser, Reader, number
from tests.documents.export import by_torch
from tests.products import pairs

ROOT = Path(__file__).resolve().parents[3]
LARGEST = 500_000
EXAMPLE = """
from pathlib import Path
from tests.documents.export.test_page import Problem, ROOT, written
path = ROOT / "resources" / "pictures" / "page.html"
path.write_text(written(Problem(), "autograd", 10, cursor=1), "utf-8")
"""
"""Run from the root of a checkout, it makes the page that the README links."""


def written(problem: AnyProblem, way: str, steps: int, cursor: int = 0) -> str:
    return content(
        computed(Document(Recipe(problem, way, steps), at=Place(cursor))), ".html", _nobody
    ).decode()


def _nobody(_share: float) -> None:
    """Be told, and do nothing."""


@pytest.mark.parametrize("place", [1, 5])
def test_a_browser_shows_the_steps_that_torch_makes(
    browser: Browser, tmp_path: Path, place: int
) -> None:
    problem = GALLERY[place][1].but(precision="float64")
    reader = Reader(browser, tmp_path, written(problem, "optimizer", 20))
    expected = by_torch.steps(by_torch.GALLERY[place], GALLERY[place][1].alpha, 20)
    width = len(expected[0])
    shown = [[number(each) for each in row[1:]] for row in reader.table("steps")]
    before = (width - 1) // 2
    close = [pytest.approx(row, rel=1e-12, abs=1e-12) for row in expected]
    assert [row[before : before + width] for row in shown] == close
    assert not reader.errors


def test_walking_by_keys_shows_each_line_with_what_it_made(
    browser: Browser, tmp_path: Path
) -> None:
    reader = Reader(browser, tmp_path, written(Problem(), "autograd", 3))
    theta = torch.tensor([1.0], requires_grad=True)
    reader.keys("ArrowDown")
    for _ in range(3):
        fx_y = theta * 2 - 3
        error = fx_y * fx_y
        assert number(reader.variables()["fx_y"]) == np.float64(str(np.float32(fx_y.item())))
        assert len(reader.lines_now()) == 1
        numbers = [row[2] for row in reader.table("equations")]
        assert numbers[0].startswith("=") or numbers[0].startswith("≈")
        assert numbers[1:] == ["", ""], "no line has computed these yet"
        reader.keys("ArrowDown")
        assert number(reader.variables()["E"]) == np.float64(str(np.float32(error.item())))
        error.backward()  # type: ignore[no-untyped-call]
        with torch.no_grad():
            assert theta.grad is not None
            theta -= 0.1 * theta.grad
            theta.grad = None
        while "yield" not in reader.lines_now()[0]:
            reader.keys("ArrowDown")
        assert np.float32(number(reader.variables()["θ"])) == np.float32(theta.item())
        reader.keys("ArrowDown", "ArrowDown")
    reader.keys("Home")
    assert reader.says().startswith("Start: θ = 1")
    reader.keys("ArrowDown", "ArrowDown", "ArrowUp")
    assert "fx_y = θ * x - y" in reader.lines_now()[0]
    assert not reader.errors


def test_at_a_line_nothing_is_told_that_it_has_not_computed(
    browser: Browser, tmp_path: Path
) -> None:
    reader = Reader(browser, tmp_path, written(Problem(), "python", 2, cursor=1))
    assert "new θ = 1.4" in reader.says()
    ball = reader.page.get_attribute("#error .ball", "cx")
    reader.keys("ArrowDown", "ArrowDown")
    assert "1.48" not in reader.says()
    assert reader.page.get_attribute("#error .ball", "cx") == ball
    reader.keys("ArrowRight")
    assert reader.page.get_attribute("#error .ball", "cx") != ball


def test_a_page_asks_for_nothing_and_lets_nothing_else_run(
    browser: Browser, tmp_path: Path
) -> None:
    text = written(Problem(), "autograd", 3)
    reader = Reader(browser, tmp_path, text)
    assert [url.partition(":")[0] for url in reader.asked] == ["file"]
    assert not re.search(r"""(?:src|href)=|https?://(?!www\.w3\.org/2000/svg)""", text)
    reader.page.evaluate(
        "() => { const added = document.createElement('script'); added.textContent ="
        " 'document.title = 1'; document.body.append(added); }"
    )
    assert reader.page.title() != "1"


def test_what_code_says_is_no_markup() -> None:
    """Names of autograd's functions stand in <>; no text of a run ends the script's element."""
    text = written(Problem(), "autograd", 2)
    data = text.split('<script type="application/json" id="data">')[1].split("</script>")[0]
    assert "<" not in data
    assert "grad_fn=<MulBackward0>" in json.dumps(json.loads(data))
    assert text.count("<script") == text.count("</script>") == 2


def test_many_samples_are_not_listed_one_by_one() -> None:
    many = tuple(map(float, range(1_000)))
    table = Data(("x",), (many,), many)
    text = written(Fit("w*x + b", table, alpha=1e-9), "python", 2)
    assert len(text.encode()) <= LARGEST
    assert "(1,000" in text


def test_of_a_long_run_the_page_has_the_steps_up_to_the_one_looked_at() -> None:
    assert on_page(10, 3) == range(11)
    assert on_page(100_000, 5) == range(MOST_ON_PAGE + 1)
    assert on_page(100_000, 5_000) == range(5_000 - MOST_ON_PAGE, 5_001)
    text = written(Problem(alpha=0.26, precision="float64"), "python", 2_000, cursor=1_000)
    assert f"steps {1_000 - MOST_ON_PAGE:,} to 1,000 of 2,000" in text


def test_where_code_raises_the_page_says_so_at_the_line(browser: Browser, tmp_path: Path) -> None:
    for entry in lab.ENTRIES[2:5]:
        place = LabPlace(Recipe(Problem(), entry.method.id, 3), 0)
        exported = computed(Document(Recipe(Problem(), "autograd", 3), lab=place))
        reader = Reader(browser, tmp_path, content(exported, ".html", _nobody).decode())
        assert str(entry.wrong) in reader.page.inner_text("header")
        reader.keys("End", *["ArrowDown"] * 12)
        told = reader.page.inner_text("#trouble")
        assert "✗" in told
        assert not reader.errors


def test_a_run_that_diverges_is_drawn_to_its_end(browser: Browser, tmp_path: Path) -> None:
    problem = Problem(alpha=1e6, precision="float64")
    reader = Reader(browser, tmp_path, written(problem, "python", 100))
    reader.keys("End")
    for id in ("error", "errors", "parameters"):
        drawn = reader.page.eval_on_selector(f"#{id}", "svg => svg.outerHTML")
        assert "NaN" not in drawn
        assert "Infinity" not in drawn
    reader.keys("ArrowLeft", "ArrowLeft")
    assert not reader.errors


@pytest.mark.parametrize("steps", [1, 3, 12])
def test_below_a_plot_of_steps_there_are_only_whole_ones(
    browser: Browser, tmp_path: Path, steps: int
) -> None:
    reader = Reader(browser, tmp_path, written(Problem(precision="float64"), "python", steps))
    for id in ("errors", "parameters"):
        texts = reader.page.eval_on_selector_all(
            f"#{id} text",
            "texts => texts.map((each) => [each.getAttribute('y'), each.textContent])",
        )
        lowest = max(float(y) for y, _ in texts if y)
        below = [text for y, text in texts if y and float(y) == lowest - 16]
        assert len(below) > 1
        assert all(text.isdecimal() and int(text) <= steps + 1 for text in below)


@pytest.mark.parametrize(
    ("width", "scheme"), pairs([320, 900, 1024, 1280, 1360], ["light", "dark"])
)
def test_on_a_phone_and_on_a_desk_nothing_is_wider_than_the_screen(
    browser: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    look = {"viewport": {"width": width, "height": 700}, "color_scheme": scheme}
    reader = Reader(browser, tmp_path, written(GALLERY[5][1], "python", 5, cursor=3), **look)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.page.inner_text("#place").startswith("Step 3")
    hidden = "(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)"
    assert reader.page.evaluate(f"{hidden}(document.getElementById('s-equations'))") == 0


def test_all_can_be_done_by_keys_and_is_said(browser: Browser, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, written(Problem(), "autograd", 5))
    seen: list[str] = []
    for _ in range(30):
        reader.keys("Tab")
        focus = reader.page.evaluate("document.activeElement.id || document.activeElement.tagName")
        seen.append(focus)
    assert {"play", "step", "next", "end", "scrub", "output"} <= set(seen)
    reader.page.focus("#step")
    reader.keys("Enter", "Enter")
    assert reader.says().startswith("Step 2:")
    assert reader.page.get_attribute("#place", "aria-live") == "polite"
    assert "Step 2" in reader.page.get_attribute("#error", "aria-label")
    reader.page.focus("#scrub")
    reader.keys("ArrowRight")
    assert reader.says().startswith("Step 3:")
    assert reader.page.get_attribute("#scrub", "aria-valuetext") == reader.says().rstrip(".")
    assert [row[0] for row in reader.table("steps")] == ["1", "2", "3", "4", "5"]
    assert reader.page.get_attribute("#steps tr[aria-current]", "data-step") == "3"


def test_playing_ends_at_the_last_step(browser: Browser, tmp_path: Path) -> None:
    apart = browser.window_apart()
    reader = Reader(browser, tmp_path, written(Problem(), "python", 2), apart)
    reader.page.clock.install()
    reader.keys("Space")
    assert reader.page.get_attribute("#play", "aria-pressed") == "true"
    reader.page.clock.run_for(5_000)
    assert reader.says().startswith("Step 2:")
    assert reader.page.get_attribute("#play", "aria-pressed") == "false"


def test_printed_it_has_the_step_and_the_table_without_buttons(
    browser: Browser, tmp_path: Path
) -> None:
    reader = Reader(browser, tmp_path, written(Problem(), "autograd", 4, cursor=2))
    reader.page.emulate_media(media="print")
    assert not reader.page.is_visible("#play")
    assert reader.page.is_visible("#steps")
    assert reader.page.is_visible("#place")
    assert reader.page.pdf()[:5] == b"%PDF-"


def test_without_scripts_the_table_is_there(browser: Browser, tmp_path: Path) -> None:
    apart = browser.window_apart(java_script_enabled=False)
    reader = Reader(browser, tmp_path, written(Problem(), "python", 3), apart)
    assert reader.page.is_visible("#steps")
    assert not reader.page.is_visible("#controls")


def test_the_page_that_the_readme_links_is_what_is_exported_now() -> None:
    there = (ROOT / "resources" / "pictures" / "page.html").read_text("utf-8")
    made = written(Problem(), "autograd", 10, cursor=1)
    assert there == made, "make it anew: see EXAMPLE"
