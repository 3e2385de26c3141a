"""What the tests of all readers ask of a source."""

from __future__ import annotations

import re

import pytest

from countermove.errors import RecordError
from countermove.records.readers.limits import DEFAULT_LIMITS, Limits
from countermove.records.readers.open import source_of_bytes
from countermove.records.source import SourceText

CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def refused(
    data: bytes, *words: str, name: str = "file.bin", limits: Limits = DEFAULT_LIMITS, ocr: str = "auto"
) -> str:
    """Check that a file is refused with one sentence or two that have these words, and return them."""
    with pytest.raises(RecordError) as caught:
        source_of_bytes(data, name, limits=limits, ocr=ocr)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert "\n" not in message
    assert len(message) < 300
    for word in words:
        assert word in message, message
    return message


def codes(source: SourceText) -> list[str]:
    """Return the names of what was remarked."""
    return [remark.code for remark in source.remarks]


def check_sound(source: SourceText) -> None:
    """Check what holds for every source, whatever it was read from."""
    assert "\n".join(source.text[line.start : line.end] for line in source.lines) == source.text
    assert not CONTROLS.search(source.text)
    assert list(source.page_starts) == sorted(set(source.page_starts))
    assert not source.page_starts or (source.page_starts[0] == 0 and source.page_starts[-1] <= len(source.text))
    assert source.text.strip("\ufeff \t\r\n\f")
    assert len(source.sha256) == 64
    assert all(remark.message and "\n" not in remark.message for remark in source.remarks)
