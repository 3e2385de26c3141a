"""What the comparisons share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from properties.remembered import remember


@pytest.fixture(scope="module")
def remembered() -> Iterator[None]:
    """Put each question to the literal definitions once."""
    with pytest.MonkeyPatch.context() as patch:
        remember(patch)
        yield
