"""Samples: the inputs of a model and what it should predict of each; and how a table is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

from gradapp.core.model.names import LONGEST_NAME, is_name, written
from gradapp.core.numbers.typed import NumberError, clipped, quoted, read_number
from gradapp.core.words import N_, SayingError, Value
from gradapp.values import dataclass

MOST_SAMPLES: Final = 10_000
MOST_INPUTS: Final = 20
LARGEST_NUMBER: Final = 1e12
"""The largest size of a number in a table; that of a parameter is the same."""

_COMMA: Final = re.compile(r"\s*[+−-]?\d*,\d+(?:[eE][+-]?\d+)?\s*")


class DataError(SayingError):
    """A table can't be used; the message is a sentence that names the row and the column."""


@dataclass(frozen=True, slots=True)
class Data:
    """Samples, column by column.

    Attributes:
        inputs: the names of what a model is given of a sample.
        columns: the numbers of each input, one a sample.
        y: what the model should predict of each sample.

    Raises:
        DataError: a name or a number can't be used, or there are too few or too many.
    """

    inputs: tuple[str, ...]
    columns: tuple[tuple[float, ...], ...]
    y: tuple[float, ...]

    def __post_init__(self) -> None:
        inputs = tuple(written(name) for name in self.inputs)
        columns = [_numbers(f"columns[{i}]", each) for i, each in enumerate(self.columns)]
        y = _numbers("y", self.y)
        for name, value in (("inputs", inputs), ("columns", tuple(columns)), ("y", y)):
            object.__setattr__(self, name, value)
        _check_names(inputs)
        if len(columns) != len(inputs) or not inputs:
            words = N_("Data", "inputs has %Ln name(s) for {columns}.", "", 0)
            of = N_("Data", "%Ln column(s)", "", 0).counted(len(columns))
            raise DataError(words.counted(len(inputs)).filled(columns=of))
        for name, column in zip((*inputs, "y"), (*columns, y), strict=True):
            if len(column) != len(y):
                words = N_("Data", "{name} has %Ln value(s), and y has {samples}.", "", 0)
                raise DataError(words.counted(len(column)).filled(name=name, samples=len(y)))
            for row, number in enumerate(column, start=1):
                if not abs(number) <= LARGEST_NUMBER:
                    words = N_("Data", "{name} in row {row}")
                    raise _out_of_bounds(words.filled(name=name, row=row), str(number))
        _check_length(len(y))

    def __len__(self) -> int:
        """Return how many samples there are."""
        return len(self.y)

    @property
    def named(self) -> dict[str, tuple[float, ...]]:
        """The numbers of each column by its name: of the inputs, and then of y."""
        return dict(zip((*self.inputs, "y"), (*self.columns, self.y), strict=True))

    @property
    def samples(self) -> tuple[tuple[float, ...], ...]:
        """The samples, each its inputs and then y."""
        return tuple(zip(*self.columns, self.y, strict=True))


def _numbers(name: str, column: Iterable[float]) -> tuple[float, ...]:
    """Return a column as floats, −0 as 0, as where it is typed.

    Raises:
        DataError: it is no column of numbers.
    """
    try:
        return tuple(float(number) + 0.0 for number in column)
    except (TypeError, ValueError, OverflowError):
        words = N_("Data", "{name} must be a column of numbers, but is {value}.")
        raise DataError(words.filled(name=name, value=clipped(repr(column)))) from None


def read_table(text: str) -> Data:
    """Return the samples in a table, as a person pastes it or a file has it.

    The first row names the columns; the last column is y. Where two columns have no names, the
    first is x. Columns are separated by tabs, semicolons or commas, by the first of these that
    stands in the first row, and where none does by spaces. A comma in a number is a decimal one,
    behind semicolons always; behind tabs and spaces, 1,000 is that only where another number of the
    table can be nothing else.

    Raises:
        DataError: it is no such table.
    """
    separator = _separator(text)
    if separator == " ":
        text, separator = "\n".join("\t".join(line.split()) for line in text.splitlines()), "\t"
    (head_row, head), *rows = _rows(text, separator) or [(1, [])]
    if len(head) < 2:
        words = N_(
            "Data",
            "A table needs at least two columns, with tabs, spaces, commas or semicolons between "
            "them: the model's inputs, and y as the last.",
        )
        raise DataError(words)
    if all(map(_is_number, head)) and len(head) == 2:
        rows, head = [(head_row, head), *rows], ["x", "y"]
    elif all(map(_is_number, head)):
        words = N_("Data", "Row {row} must name the columns, but has only numbers: {text}.")
        text = separator.replace("\t", " ").join(head)  # spaces are read as tabs
        raise DataError(words.filled(row=head_row, text=quoted(text)))
    names = [written(name) for name in head[:-1]]
    _check_names(names)
    _check_length(len(rows))
    for row, cells in rows:
        if separator == "," and len(cells) == 2 * len(head):
            words = N_(
                "Data",
                "Row {row} has {cells} cells for {columns} columns: where commas are decimal "
                "commas, semicolons must stand between columns.",
            )
            raise DataError(words.filled(row=row, cells=len(cells), columns=len(head)))
        if len(cells) != len(head):
            words = N_("Data", "Cells in row {row}: {cells}, but in row {first}: {columns}.")
            counts = {"cells": len(cells), "columns": len(head), "first": head_row}
            raise DataError(words.filled(row=row, **counts))
    is_decimal = separator == ";" or (
        separator == "\t" and any(_is_decimal(cell) for _, cells in rows for cell in cells)
    )
    columns = [
        tuple(_cell(cells[column], row, name, is_decimal=is_decimal) for row, cells in rows)
        for column, name in enumerate(head)
    ]
    return Data(tuple(names), tuple(columns[:-1]), columns[-1])


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return next((each for each in "\t;," if each in first), " ")


def _rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, without empty cells at their end, and their numbers.

    Of those that are too many there is one.
    """
    import csv  # here: a window that opens need not wait

    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, width = [], 0
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            while len(cells) > max(width, 1) and not cells[-1]:
                cells.pop()
            if any(cells):
                rows.append((reader.line_num, cells))
                width = width or len(cells)
            if len(rows) > MOST_SAMPLES + 1:  # the first row has the names
                break
    except csv.Error as error:
        words = N_("Data", "Row {row} can't be read ({error}).")
        raise DataError(words.filled(row=reader.line_num, error=str(error))) from None
    return rows


def _check_names(names: Sequence[str]) -> None:
    if len(names) > MOST_INPUTS:
        words = N_("Data", "There are {count} inputs: a table has {most} at most.")
        raise DataError(words.filled(count=len(names), most=MOST_INPUTS))
    for column, name in enumerate(names, start=1):
        place: dict[str, Value] = {"column": column, "name": quoted(name)}
        if not is_name(name):
            words = N_(
                "Data",
                "Column {column} can't be called {name}: a name in a formula begins with a letter "
                "and has only letters, digits and _, {most} at most.",
            )
            raise DataError(words.filled(**place, most=LONGEST_NAME))
        if name == "y":
            words = N_("Data", "Column {column} can't be called {name}: y is the last column.")
            raise DataError(words.filled(**place))
        if name in names[: column - 1]:
            words = N_("Data", "Column {column} is called {name}, and so is another one.")
            raise DataError(words.filled(**place))


def _check_length(samples: int) -> None:
    if not samples:
        raise DataError(N_("Data", "There are no samples: a table has one in each row."))
    if samples > MOST_SAMPLES:
        words = N_("Data", "There are more than {most} samples: no more are taken.")
        raise DataError(words.filled(most=MOST_SAMPLES))


def _cell(text: str, row: int, column: str, *, is_decimal: bool) -> float:
    """Return the number in a cell.

    Raises:
        DataError: there is none that can be used.
    """
    if is_decimal and _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        number = read_number(text)
    except NumberError as error:
        raise DataError(error.message.filled(name=_place(row, column))) from None
    if not abs(number) <= LARGEST_NUMBER:
        raise _out_of_bounds(_place(row, column), clipped(text))
    return number


def _place(row: int, column: str) -> Value:
    return N_("Data", "Row {row}, column {column},").filled(row=row, column=quoted(column))


def _out_of_bounds(name: Value, written: str) -> DataError:
    if not any(map(str.isdigit, written)):
        words = N_("Data", "{name} must be a finite number, but is {value}.")
        return DataError(words.filled(name=name, value=written))
    words = N_("Data", "{name} must lie between {least} and {most}, but is {value}.")
    bounds = {"least": f"{-LARGEST_NUMBER:g}", "most": f"{LARGEST_NUMBER:g}"}
    return DataError(words.filled(name=name, **bounds, value=written))


def _is_number(text: str) -> bool:
    try:
        read_number(text)
    except NumberError:
        return False
    return True


def _is_decimal(text: str) -> bool:
    """Return whether the comma in a number can be nothing but a decimal one."""
    return _COMMA.fullmatch(text) is not None and _is_number(text)
