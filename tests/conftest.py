"""Flags of the test run."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("properties.compare_assessments")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write what commands print to tests/golden.")
