"""Where names stand in a statement."""

from __future__ import annotations

import pytest

from countermove.language import name_spans


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("fee", ["fee"]),
        ("not fee if (permit and fee_2) <-> notice", ["fee", "permit", "fee_2", "notice"]),
        ("fee AND Not land", ["fee", "land"]),
        ("fee and", ["fee"]),
        ("fee & & (permit", ["fee", "permit"]),
        ("fee § permit", ["fee"]),
        ("Gebühr or été", ["Gebühr", "été"]),
        ("", []),
        ("a " * 20_000, []),
    ],
)
def test_names_are_found_by_the_tokens_of_the_language(text: str, names: list[str]) -> None:
    assert [name for _, _, name in name_spans(text)] == names
    assert all(text[start:end] == name for start, end, name in name_spans(text))
