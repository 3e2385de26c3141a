"""The compiled parser and the thorough one give the same events, or the thorough one decides."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from countermove.casefile.catalogue import catalogue_folder
from countermove.casefile.nodes import SourceText
from countermove.casefile.positions import read_nodes
from countermove.casefile.yaml_events import compiled_events, events_of, thorough_events
from countermove.errors import CaseError

CASES = sorted(catalogue_folder().glob("*/case.yaml"))
BITS = ["\t", " ", "\n", ":", "- ", "{", "}", "[", "]", ",", "#", "'", '"', "|\n", ">-\n", "&a ", "*a", "!t ", "%", "@"]
BITS += ["?", "\x85", "\u2028", "é", "😀", "---\n", "...\n", "\ufeff", ": ", "? ", "\\", "=", "<<: ", "~", "null", "\r"]


def told(event: Any) -> tuple[object, ...]:
    names = ("value", "flow_style", "anchor", "tag")
    place = event.start_mark.index, event.end_mark.index
    return (
        type(event).__name__,
        *place,
        *(getattr(event, name, None) for name in names),
        getattr(event, "style", "") or "",
    )


def read(events: Callable[[], Iterator[Any] | None]) -> list[tuple[object, ...]] | None:
    try:
        found = events()
        return None if found is None else [told(event) for event in found]
    except Exception:
        return None


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_bundled_cases_are_read_alike(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    quick = compiled_events(text)
    assert quick is not None
    assert [told(event) for event in quick] == [told(event) for event in thorough_events(text)]


def outcome(text: str) -> object:
    try:
        root, repeated = read_nodes(SourceText(text, "case.yaml"))
    except CaseError as fault:
        return str(fault)
    return root.plain(), [str(one) for one in repeated]


def test_damaged_texts_are_read_or_refused_as_by_the_thorough_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    draw, texts = random.Random(6), []
    stems = [path.read_text(encoding="utf-8")[:300] for path in CASES]
    for _ in range(500):
        text = draw.choice(stems)
        for _ in range(draw.randint(1, 2)):
            at = draw.randrange(len(text))
            text = text[:at] + draw.choice(BITS) + text[at + draw.randint(0, 2) :]
        texts.append(text)
    usual = [outcome(text) for text in texts]
    monkeypatch.setattr("countermove.casefile.positions.compiled_events", lambda _: None)
    assert [outcome(text) for text in texts] == usual
    assert len({type(one) for one in usual}) == 2, "some are read and some refused"


@pytest.mark.parametrize("text", ["a: {b: \tc}", "a: b\x85c: d", "a:\u2028 b", "\ufeffa: b"])
def test_where_the_parsers_are_known_to_differ_only_the_thorough_one_reads(text: str) -> None:
    assert compiled_events(text) is None


def test_all_events_come_from_the_thorough_parser_where_the_other_stumbles() -> None:
    text = 'a: "\\ud83d\\ude00"'  # halves of a character, as JSON writes them
    assert [told(event) for event in events_of(text)] == [told(event) for event in thorough_events(text)]
