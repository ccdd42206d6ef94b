"""The course of the Lab: what was answered, how, and which question is next."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gradapp.core import lab
from gradapp.core.lab.course import INTRODUCTION, LOOKED, Course, Mark, neighbour

ANSWERS = st.lists(
    st.tuples(st.integers(0, len(lab.ENTRIES) - 1), st.integers(LOOKED, 2)), max_size=20
)


def test_the_introduction_has_two_sentences() -> None:
    assert str(INTRODUCTION).count(". ") == 1
    assert str(INTRODUCTION).endswith(".")


@given(ANSWERS)
def test_of_several_answers_to_a_question_the_last_one_counts(given: list[tuple[int, int]]) -> None:
    course, last = Course(), dict(given)
    for place, answer in given:
        course = course.answered(lab.ENTRIES[place], answer)
    marks = {}
    for place, entry in enumerate(lab.ENTRIES):
        if place not in last:
            assert course.mark(entry) is None
            continue
        right = last[place] == entry.happens
        looked = last[place] == -1
        marks[place + 1] = Mark.LOOKED if looked else Mark.RIGHT if right else Mark.WRONG
        assert course.mark(entry) is marks[place + 1]
    for mark in Mark:
        assert list(course.marked(mark)) == [n for n, m in sorted(marks.items()) if m is mark]


@given(ANSWERS)
def test_the_first_open_question_is_the_first_without_an_answer(
    given: list[tuple[int, int]],
) -> None:
    course = Course()
    for place, answer in given:
        course = course.answered(lab.ENTRIES[place], answer)
    missing = sorted(set(range(len(lab.ENTRIES))) - dict(given).keys())
    assert course.first_open() is lab.ENTRIES[missing[0] if missing else 0]


@given(ANSWERS)
def test_after_the_last_question_comes_the_first_open_one_until_all_are_answered(
    given: list[tuple[int, int]],
) -> None:
    course = Course()
    for place, answer in given:
        course = course.answered(lab.ENTRIES[place], answer)
    missing = sorted(set(range(len(lab.ENTRIES) - 1)) - dict(given).keys())
    assert course.after(lab.ENTRIES[-1]) is (lab.ENTRIES[missing[0]] if missing else None)
    for entry, following in pairwise(lab.ENTRIES):
        assert course.after(entry) is following


def test_the_questions_are_gone_through_in_their_order_from_the_first_to_the_last() -> None:
    seen, entry = [], lab.ENTRIES[0]
    while True:
        seen.append(entry)
        following = neighbour(entry, 1)
        if following is None:
            break
        assert neighbour(following, -1) is entry
        entry = following
    assert seen == lab.ENTRIES
    assert neighbour(lab.ENTRIES[0], -1) is None
