"""Lines of code in the large: what of them is muted."""

from __future__ import annotations

from gradapp.ui.hall.lines import CodeLines, code_rows
from gradapp.ui.kit.theme import LIGHT


def test_a_comment_is_muted_and_a_text_with_a_number_sign_is_not() -> None:
    (row,) = code_rows(CodeLines(('    print("# 1")  # so',)), LIGHT)
    assert [(each.text, each.colour) for each in row.pieces] == [
        ('    print("# 1")', LIGHT.text),
        ("  # so", LIGHT.muted),
    ]
