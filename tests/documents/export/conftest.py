"""One browser for the tests of pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser import Browser, opened


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with opened() as browser:
        yield browser
