"""Where a comment begins, as Python's own tokens have it."""

from __future__ import annotations

import random
from io import StringIO
from tokenize import COMMENT, TokenError, generate_tokens

import pytest

from gradapp.core.program.comments import uncommented

PIECES = ("x", " ", "=", "#", "'", '"', "'''", '"""', "\\", "(", ")", "'#'", '"#"', "f'{x}#'", "θ")


def comment_in(line: str) -> str:
    """Return the comment of a line that Python can read by itself.

    Raises:
        SyntaxError: it can't.
    """
    try:
        compile(line, "line", "exec")
        tokens = list(generate_tokens(StringIO(line).readline))
    except TokenError as error:
        raise SyntaxError(line) from error
    return "".join(each.string for each in tokens if each.type == COMMENT)


def test_it_is_found_where_python_finds_it() -> None:
    chance = random.Random(3)
    read = 0
    while read < 2_000:
        line = "".join(chance.choices(PIECES, k=chance.randint(1, 9))).strip()
        try:
            comment = comment_in(line)
        except SyntaxError:
            continue
        read += 1
        assert uncommented(line) == line.removesuffix(comment), line


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", ""),
        ("# so", ""),
        ("x = (1,  # so", "x = (1,  "),
        ('x = """a # b', 'x = """a # b'),
        ("x = '''it's # b'''  # so", "x = '''it's # b'''  "),
        ('x = "a  # as it is coloured', 'x = "a  '),
    ],
)
def test_a_line_that_is_half_of_something_is_read_as_far_as_it_goes(line: str, code: str) -> None:
    assert uncommented(line) == code
