"""What is read before the first page asks for it."""

from __future__ import annotations

import sys

import pytest

from countermove.desk import warming
from countermove.desk.rendering import environment


def test_every_template_is_ready_and_every_module_is_there() -> None:
    warming.warm().join(30)
    assert set(warming.MODULES) <= set(sys.modules)
    found = environment()
    assert found.cache is not None
    assert len(found.cache) == len(found.list_templates())


def test_what_cannot_be_read_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "MODULES", ("countermove.nowhere",))
    warming.warm().join(30)
