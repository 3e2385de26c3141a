"""The gazetteer of offices is data, read once, and in the form the code relies on."""

from __future__ import annotations

from countermove.records.apparatus.gazetteer import offices


def test_it_expands_and_infers() -> None:
    assert offices().expand("oea") == "Office of East Asian Analysis"
    assert offices().expand("XYZ") is None
    assert offices().issuer("EA M 85-10135") == "Office of East Asian Analysis"
    assert offices().issuer("XX 85-10135") is None


def test_it_is_read_once() -> None:
    assert offices() is offices()


def test_keys_are_as_the_code_looks_them_up() -> None:
    known = offices()
    assert all(key == key.upper() for key in known.names)
    assert all(word == word.lower() for word in (*known.units, *known.posts, *known.types, *known.headings))
    assert set(known.prefixes.values()) <= set(known.names)
