"""A denied judgment is told as denied, once."""

import pytest

from countermove.records.judgments.told import told


@pytest.mark.parametrize(
    ("cue", "negated", "expected"),
    [
        ("likely", False, "likely"),
        ("likely", True, "not likely"),
        ("much chance", True, "not much chance"),
        ("believe", True, "not believe"),
        ("Almost certainly", True, "Almost certainly not"),
        ("probably", True, "probably not"),
        ("unlikely", True, "unlikely"),
        ("highly unlikely", True, "highly unlikely"),
        ("doubt", True, "doubt"),
        ("little prospect", True, "little prospect"),
        ("can hardly", True, "can hardly"),
    ],
)
def test_told(cue: str, negated: bool, expected: str) -> None:
    assert told(cue, negated) == expected
