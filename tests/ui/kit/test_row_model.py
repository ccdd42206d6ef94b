"""What is asked of a table that has fewer columns by now is answered, by nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt

from gradapp.core.words import Value
from gradapp.ui.kit.row_model import RowModel


class Model(RowModel):
    """Two columns, without a row."""

    @property
    def count(self) -> int:
        return 0

    @property
    def headings(self) -> Sequence[Value]:
        return "step", "E"


@pytest.mark.parametrize("role", [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole])
@pytest.mark.parametrize("section", [-1, 2, 7])
def test_a_column_that_is_gone_has_no_heading(
    qapp: object, section: int, role: Qt.ItemDataRole
) -> None:
    assert Model().headerData(section, Qt.Orientation.Horizontal, role) is None


def test_a_column_that_is_there_has_one(qapp: object) -> None:
    assert Model().headerData(1, Qt.Orientation.Horizontal) == "E"
