"""One browser for the tests of a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import browser as browsers


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsers.opened() as browser:
        yield browser
