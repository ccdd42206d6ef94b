"""A problem as a short text: it comes back to the bit, and what is no link is refused."""

from __future__ import annotations

import pytest

from gradapp.core import Fit, Problem
from gradapp.core.problem.examples import EXAMPLES, GALLERY
from gradapp.core.rules.table import rule
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import DocumentError
from gradapp.documents.link import link_of, read_link

PROBLEMS = [*(problem for _, problem in EXAMPLES), *(problem for _, problem, _ in GALLERY)]


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.summary)
def test_every_example_comes_back_from_a_short_text_without_spaces(problem: Problem) -> None:
    link = link_of(Recipe(problem, "autograd", 7))
    assert read_link(link) == Recipe(problem, "autograd")
    assert len(link) < 400
    assert not set(link) & set(" \n\"'<>")


def test_options_and_batches_come_back() -> None:
    problem = GALLERY[1][1].but(
        batch=2, shuffle_seed=9, reduction="sum", rule=rule("adam", betas="0.8, 0.99")
    )
    assert read_link(link_of(Recipe(problem))).problem == problem


def test_a_link_reads_as_a_person_would_write_it() -> None:
    link = link_of(Recipe())
    assert link == "gradapp:model=%CE%B8*x&data=x,y;2,3&start=%CE%B8=1&way=python"
    typed = read_link("gradapp:model=θ*x&data=x,y;2,3")
    assert typed == Recipe()
    assert read_link("gradapp:error=p**2+%2B+1").problem == Fit(error="p**2 + 1")


def test_a_link_that_was_wrapped_is_read() -> None:
    link = link_of(Recipe(GALLERY[0][1]))
    assert read_link(f"  {link[:20]}\n{link[20:]} \n").problem == GALLERY[0][1]


@pytest.mark.parametrize(
    "link",
    [
        "",
        "http://example.org",
        "gradapp:",
        "gradapp:model",
        "gradapp:model=w*x",
        "gradapp:model=w*x&error=w",
        "gradapp:data=x,y;1,2",
        "gradapp:error=p**2&error=q",
        "gradapp:error=p**2&colour=red",
        "gradapp:error=p**2&way=mseloss",
        "gradapp:error=p**2&way=magic",
        "gradapp:error=p**2&start=p",
        "gradapp:error=p**2&alpha=1e999",
        "gradapp:error=p**2&option=momentum=x",
        "gradapp:error=__import__('os').system('true')",
        "gradapp:error=%ff",
        "gradapp:error=p**2" + "&start=p=1" * 200,
        "gradapp:error=p" + "+p" * 5000,
        "gradapp:error=p**2&precision=" + "9" * 5000,
        "gradapp:error=p**2&optimizer=" + "9" * 5000,
        "gradapp:error=p**2&way=" + "9" * 5000,
        "gradapp:error=p**2&" + "9" * 5000 + "=1",
        "gradapp:model=w*x&data=x,y;1,2&reduction=" + "9" * 5000,
        "gradapp:model=w*x&data=" + "9" * 5000 + ",y;1,2",
        "gradapp:error=p**2&option=" + "9" * 5000 + "=1",
    ],
)
def test_what_is_no_link_is_refused_in_one_sentence(link: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_link(link)
    assert "link" in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_problem_with_many_samples_is_no_link() -> None:
    values = tuple(i / 7 for i in range(1000))
    problem = GALLERY[0][1]
    many = Fit("w*x", type(problem.data)(("x",), (values,), values))
    with pytest.raises(DocumentError, match="too many"):
        link_of(Recipe(many))
