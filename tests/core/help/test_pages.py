"""The pages of help: what they refer to is there, and what they claim in numbers is so."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch

from gradapp.core.help.book import Book, literal, places, plain, read_book
from gradapp.core.help.quotes import QUOTES
from gradapp.core.help.words import IN_CODE, IN_TEXTS
from gradapp.core.numbers.typed import read_number
from gradapp.ui.help.subjects import IN_WINDOW, OF_CONTROLS
from gradapp.ui.window.commands import COMMANDS
from gradapp.ui.window.layouts import LAYOUTS

HELP = Path(__file__).parents[3] / "resources" / "help"
PAGES = sorted(HELP.glob("*.md"))


def page(path: Path) -> Book:
    return read_book(path.read_text("utf-8"))


EN = page(HELP / "en.md")
NUMBER = re.compile(r"(?<![\w.])[−-]?\d[\w./·⁻⁰¹²³⁴⁵⁶⁷⁸⁹-]*")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_whatever_is_linked_is_explained_on_the_same_page_and_nothing_leads_outside(
    path: Path,
) -> None:
    book = page(path)
    names = {section.id for section in book.sections}
    assert len(names) == len(book.sections)
    links = re.findall(r"\]\(([^)]*)\)", path.read_text("utf-8"))
    assert links
    assert {link.removeprefix("#") for link in links} <= names
    assert all(link.startswith("#") for link in links)
    assert "://" not in path.read_text("utf-8")
    assert "![" not in path.read_text("utf-8")


def test_there_are_about_thirty_words_of_two_or_three_sentences_and_a_number_each() -> None:
    words = [section for section in EN.sections if section.part == "words"]
    assert len(words) >= 30
    assert {section.id for section in words} == set(QUOTES) == set(IN_WINDOW)
    for section in words:
        sentences = re.findall(r"[.:;](?=\s|$)", section.text)
        assert len(re.findall(r"\.(?=\s|$)", section.text)) >= 1, section.id
        assert 2 <= len(sentences) <= 5, section.id
        assert section.quote, section.id
        assert section.more.startswith("See also: "), section.id


def test_what_controls_and_words_are_explained_by_is_there() -> None:
    names = {section.id for section in EN.sections}
    assert set(OF_CONTROLS.values()) <= names
    assert set(IN_TEXTS) | set(IN_CODE.values()) <= names


def test_all_pages_have_the_same_sections_places_and_numbers() -> None:
    for path in PAGES:
        book = page(path)
        assert [each.id for each in book.sections] == [each.id for each in EN.sections]
        for one, other in zip(EN.sections, book.sections, strict=True):
            assert places(one.text + one.quote) == places(other.text + other.quote), one.id
            assert sorted(numbers(one.text)) == sorted(numbers(other.text)), one.id
            if path.name != "en.md":
                assert other.of == one.digest, f"{one.id}: write of={one.digest} once it is right"


def test_the_keys_of_the_tasks_are_those_of_commands() -> None:
    commands = {command.id for command in COMMANDS}
    commands |= {f"method_{each}" for each in ("python", "autograd", "optimizer", "mseloss")}
    commands |= {f"layout_{layout.id}" for layout in LAYOUTS}
    asked = {name for each in EN.sections for kind, name in places(each.text) if kind == "key"}
    assert asked
    assert asked <= commands


def numbers(text: str) -> list[str]:
    return [number.rstrip("./") for number in NUMBER.findall(plain(text))]


def leads(alpha: Fraction, start: Fraction = Fraction(5)) -> Callable[[int], Fraction]:
    """Return the distance from the minimum after n steps of plain descent, x = 2, y = 3."""

    def after(n: int) -> Fraction:
        theta, x, y = start, Fraction(2), Fraction(3)
        for _ in range(n):
            theta -= alpha * 2 * x * (theta * x - y)
        return theta - y / x

    return after


def test_between_minus_one_and_one_the_factor_shrinks_the_distance() -> None:
    for alpha, factor in ((Fraction(1, 10), Fraction(1, 5)), (Fraction(1, 5), Fraction(-3, 5))):
        after = leads(alpha)
        assert 1 - 2 * alpha * 4 == factor
        assert after(1) == factor * after(0)
        assert abs(after(9)) < abs(after(8)) < abs(after(0))
    assert leads(Fraction(1, 8))(1) == 0, "the factor is 0: it arrives in one step"


def test_at_one_by_x_squared_it_bounces_and_above_it_goes_away() -> None:
    limit = leads(Fraction(1, 4))
    assert limit(1) == -limit(0) == limit(7)
    beyond = leads(Fraction(26, 100))
    assert abs(beyond(3)) > abs(beyond(2)) > abs(beyond(0))


def test_along_an_eigenvector_a_step_multiplies_by_one_minus_alpha_lambda() -> None:
    hessian = np.array([[2.0, 1.0], [1.0, 4.0]])
    values, vectors = np.linalg.eigh(hessian)
    for alpha, converges in ((1.99 / values[-1], True), (2.01 / values[-1], False)):
        for value, vector in zip(values, vectors.T, strict=True):
            assert vector - alpha * hessian @ vector == pytest.approx(vector * (1 - alpha * value))
        assert all(abs(1 - alpha * values) < 1) is converges


def test_of_one_pair_of_numbers_the_second_derivative_is_two_x_squared() -> None:
    x, theta = torch.tensor(3.0), torch.tensor(1.0)
    second = torch.autograd.functional.hessian(lambda theta: (theta * x - 5) ** 2, theta)
    assert second.item() == 2 * 3**2


def test_float32_has_24_binary_digits_and_about_7_decimal_ones_float64_53_and_16() -> None:
    for kind, binary, decimal in ((torch.float32, 24, 7), (torch.float64, 53, 16)):
        digits = 1 - round(math.log2(torch.finfo(kind).eps))
        assert digits == binary
        assert round(digits * math.log10(2)) == decimal


def test_neighbours_are_one_ulp_apart_with_no_number_between() -> None:
    one = np.float32(1.5)
    other = np.nextafter(one, np.float32(2))
    middle = np.float32((float(one) + float(other)) / 2)
    assert middle in (one, other)


def test_way_3_may_end_one_ulp_from_way_2() -> None:
    theta = torch.tensor([-3.0], dtype=torch.float64, requires_grad=True)
    ((theta - 2) * (theta - 2)).backward()
    with torch.no_grad():
        by_hand = (theta - 0.2 * theta.grad).item()
    torch.optim.SGD([theta], 0.2).step()
    assert theta.item() in (by_hand, np.nextafter(by_hand, 0))


def test_a_gradient_is_zero_at_the_minimum_and_none_before_backward() -> None:
    theta = torch.tensor([1.5], requires_grad=True)
    assert theta.grad is None
    residual = theta * 2 - 3
    (residual * residual).backward()
    assert theta.grad.item() == 0


def test_mean_squared_error_is_the_default_and_of_one_pair_the_square() -> None:
    loss = torch.nn.MSELoss()
    assert loss.reduction == "mean"
    assert loss(torch.tensor([5.0]), torch.tensor([3.0])).item() == 4


def test_numbers_are_read_as_the_task_writes_them() -> None:
    read = {text: read_number(text) for text in ("0.1", "1e-3", "1/3", "2·10⁻⁷")}
    assert list(read.values()) == [0.1, 1e-3, 1 / 3, 2e-7]
    assert set(read) <= set(numbers(EN.section("to-type").text))


PROVED = {
    "gradient": {"0"},
    "minimum": set(),
    "residual": {"0"},
    "contraction": {"−1", "1", "0"},
    "converge": {"−1", "1"},
    "diverge": {"1/x²"},
    "hessian": {"2x²"},
    "eigenvalue": {"1", "2/λ"},
    "condition": {"0"},
    "float32": {"24", "7"},
    "float64": {"53", "16", "1"},
    "ulp": {"1"},
    "bits": {"0"},
    "fma": {"3", "4", "1", "2"},
    "optimizer": {"2"},
    "rule-sgd": {"0", "1"},
    "rule-adagrad": {"0"},
    "rule-rmsprop": {"0"},
    "rule-adam": {"0", "1", "3.16"},  # of rules: in test_rules.py
    "rule-adamw": {"1", "0", "0.004", "1.992", "2"},
    "to-type": {"0.1", "1e-3", "1/3", "2·10⁻⁷"},
    "to-see-the-graph": {"1", "2", "3", "4"},
    "to-try-the-lab": {"1", "4"},
}
"""The numbers that are claimed, each of which is computed above, or what a person presses."""


def test_no_number_is_claimed_that_is_not_computed_here() -> None:
    for section in EN.sections:
        said = set(numbers(section.text))
        assert said <= PROVED.get(section.id, set()), section.id


def test_a_text_is_literal_markdown_and_can_be_read_plain() -> None:
    assert literal("θ* [x]_y") == r"θ\* \[x\]\_y"
    assert plain(r"**θ\*** is [the minimum](#minimum), `x_y` *too*") == "θ* is the minimum, x_y too"


def test_a_heading_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="has no name"):
        read_book("# Words {#words}\n\n## ulp\n\nSomething.\n")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("θ.grad", "grad"),
        ("theta", "parameter"),
        ("torch.no_grad", "no-grad"),
        ("optimizer.step", "optimizer"),
        ("last bits", "rounding"),
        ("presentation", "to-lecture"),
        ("big screen", "to-lecture"),
        ("own points", "to-type-a-problem"),
    ],
)
def test_what_stands_in_the_code_or_is_called_so_every_day_is_found_first(
    typed: str, found: str
) -> None:
    said = {each.id: plain(f"{each.title} {each.text}").casefold() for each in EN.sections}
    assert next(name for name, words in said.items() if typed in words) == found


def test_no_two_things_are_called_the_same() -> None:
    titles = [each.title for each in EN.sections]
    assert len(set(titles)) == len(titles)
