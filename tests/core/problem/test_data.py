"""Tables are read as spreadsheets write them, and a cell that is wrong is named."""

from __future__ import annotations

import math

import pytest

from gradapp.core.problem.data import MOST_SAMPLES, Data, DataError, read_table


def test_the_last_column_is_y_and_the_others_are_inputs_by_their_names() -> None:
    data = read_table("weight,theta,height\n0.5,1/8,1.4\n2.3,-3e-2,1.9\n")
    assert data.inputs == ("weight", "θ")
    assert data.columns == ((0.5, 2.3), (0.125, -0.03))
    assert data.y == (1.4, 1.9)
    assert data.samples == ((0.5, 0.125, 1.4), (2.3, -0.03, 1.9))
    assert len(data) == 2


@pytest.mark.parametrize(
    "text",
    [
        "x,y\n1.5,2.25\n3,1.125\n",
        "x, y\r\n1.5, 2.25\r\n\r\n3, 1.125",
        "x;y\n1,5;2,25\n3;1,125\n",
        "x;y\n1.5;2.25\n3;1.125\n",
        "x\ty\n1.5\t2.25\n3\t1.125\n",
        "x\ty\n1,5\t2,25\n3\t1,125\n",
        '"x","y"\n"1.5","2.25"\n"3","1.125"\n',
        "x,y,\n1.5,2.25,\n3,1.125,,\n,,,\n",
        "\n\nx,the answer\n1.5,2.25\n3,1.125\n",
        "x,y\r1.5,2.25\r3,1.125",
        "x y\n1.5 2.25\n3 1.125\n",
        "  x     y\n  1.5   2.25 \n  3     1.125\n",
        "x y\n1,5 2,25\n3 1,125\n",
        "1.5, 2.25\n3, 1.125\n",
        "1.5 2.25\n3 1.125\n",
        "1.5\t2.25\n3\t1.125\n",
        "1,5;2,25\n3;1,125\n",
    ],
)
def test_separators_commas_quotes_and_line_ends_of_all_kinds_give_the_same(text: str) -> None:
    assert read_table(text) == Data(("x",), ((1.5, 3.0),), (2.25, 1.125))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x,y\n1,2\n3,four\n", ["Row 3", "'y'", "'four'"]),
        ("x,y\n\n1,2\n3,\n", ["Row 4", "'y'", "empty"]),
        ("x,y\n1,2\n,4\n", ["Row 3", "'x'", "empty"]),
        ("x,y\n1\n", ["Cells in row 2: 1,", "in row 1: 2."]),
        ("x,y\n1,2,3\n", ["Cells in row 2: 3,", "in row 1: 2."]),
        ("x,y\nnan,2\n", ["Row 2", "'x'", "nan"]),
        ("x,y\n1e13,2\n", ["Row 2", "'x'", "1e+12", "1e13"]),
        ("x,y\n1e-400,2\n", ["Row 2", "'x'", "too small"]),
        ("x;y\n1.234,5;2\n", ["Row 2", "'x'", "1.234,5"]),
        ("x\ty\n1,000\t2\n", ["Row 2", "'x'", "1000 or 1.0"]),
        ("1,2,3\n3,4,5\n", ["Row 1", "name the columns", "1,2,3"]),
        ("1 2  3\n3 4  5\n", ["Row 1", "name the columns", "'1 2 3'"]),
        ("1,2\n3\n", ["Cells in row 2: 1,", "in row 1: 2."]),
        ("x\n1\n", ["two columns"]),
        ("", ["two columns"]),
        ("x,y\n", ["no sample"]),
        ("x,x,y\n1,2,3\n", ["Column 2", "'x'"]),
        ("y,z\n1,2\n", ["Column 1", "'y'"]),
        ("weight (kg),y\n1,2\n", ["Column 1", "'weight (kg)'", "letters, digits and _"]),
        (",y\n1,2\n", ["Column 1", "''"]),
        ('x,y\n"1,2\n', ["Row 2", "unexpected end"]),
        ("x,y\n" + "1,2\n" * (MOST_SAMPLES + 1), ["more than 10,000 samples"]),
        ("x,y\n" + "1,2\n" * MOST_SAMPLES + "1,two\n3,4\n", ["more than 10,000 samples"]),
        (",".join(f"x{n}" for n in range(22)) + "\n", ["21 inputs", "20"]),
    ],
)
def test_a_wrong_table_is_refused_in_a_sentence_that_names_row_and_column(
    text: str, words: list[str]
) -> None:
    with pytest.raises(DataError) as caught:
        read_table(text)
    sentence = str(caught.value)
    assert all(word in sentence for word in words), sentence
    assert len(sentence.splitlines()) == 1


def test_ten_thousand_samples_are_read() -> None:
    rows = [(n / 8, n * n) for n in range(MOST_SAMPLES)]
    data = read_table("x,y\n" + "".join(f"{x!r},{y!r}\n" for x, y in rows))
    assert data.samples == tuple(rows)


def test_samples_in_a_program_are_checked_as_those_in_a_table() -> None:
    with pytest.raises(DataError, match="x has 2 values, and y has 1"):
        Data(("x",), ((1, 2),), (1,))
    with pytest.raises(DataError, match="y in row 2 must be a finite number"):
        Data(("x",), ((1, 2),), (1, math.nan))
    with pytest.raises(DataError, match="x has 1 value, and y has 2"):
        Data(("x",), ((1,),), (1, 2))
    with pytest.raises(DataError, match=r"inputs has 2 names for 1 column\."):
        Data(("x", "z"), ((1,),), (1,))
    with pytest.raises(DataError, match=r"inputs has 1 name for 2 columns\."):
        Data(("x",), ((1,), (2,)), (1,))
    with pytest.raises(DataError, match="no sample"):
        Data(("x",), ((),), ())


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("x,y\n1,nan\n", "Row 2, column 'y', must be a finite number, but is nan."),
        ("x;y\ninf;2\n", "Row 2, column 'x', must be a finite number, but is inf."),
        ("x,y\n1,5,2,5\n", "semicolons must stand between columns"),
        ("x,y\n" + "1,2\n" * 10_001, "more than 10,000 samples"),
        ("my x,y\n1,2\n", "Column 1 can't be called 'my x'"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_in_one_clear_line(table: str, says: str) -> None:
    with pytest.raises(DataError) as refused:
        read_table(table)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "table",
    ["x;y\n1,5;2,5\n2;3\n", "\n\nx,y\n\n1.5,2.5\n\n2,3\n\n", " x , y \r\n1.5,2.5\r\n2,3\r\n"],
)
def test_decimal_commas_empty_lines_and_spaces_are_no_hindrance(table: str) -> None:
    assert read_table(table) == Data(("x",), ((1.5, 2.0),), (2.5, 3.0))


def test_a_greek_column_is_an_input_of_that_name() -> None:
    assert read_table("ξ,y\n1,2\n").inputs == ("ξ",)
