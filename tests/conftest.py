"""Flags of the test run, and what is done once for all tests."""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest

LONG = ("docs/test_examples", "desk/browser/")

pytest.register_assert_rewrite("properties.compare_assessments")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write what commands print to tests/golden.")
    parser.addoption("--update-pictures", action="store_true", help="Write the pictures of the documentation.")


@pytest.fixture
def updates_pictures(request: pytest.FixtureRequest) -> bool:
    """Say whether the pictures of the documentation are to be written."""
    return bool(request.config.getoption("--update-pictures"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests first that take long or wait for a browser: at the end one worker would be left alone with them."""
    items.sort(key=lambda item: next((n for n, part in enumerate(LONG) if part in item.nodeid), len(LONG)))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the ten thousand tests, and all that was imported for them, out of the way of the garbage collector.

    They stay to the end. Looking through them again and again while tests run takes a twentieth of the time.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()
