"""Additions to a file: what was there stays, byte for byte, and the file says what is meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bundled import option_form
from hypothesis import given, settings
from hypothesis import strategies as st

from countermove.casefile.catalogue import bundled_path
from countermove.casefile.nodes import SourceText
from countermove.casefile.positions import read_nodes
from countermove.casefile.read import case_file
from countermove.editing.additions import At, Entry, Inside, Instead, grown
from countermove.editing.edits import Edit, edited, edited_raw
from countermove.editing.errors import NoPlace
from countermove.editing.insert import insertions

PLAIN = """\
countermove: 1
title: A bridge   # shown in reports

sources:
  MEMO-7: {title: Memo on the crossing, sections: {SUM: Summary}}

decision_makers:
  town:
    name: The town
    options:
      # the first
      permit: Grant the permit
      fee: Raise the fee  # last raised ten years ago
      # nothing came of a third

    preferences: [build if permit, not fee]
  company:
    options:
      build: Build the bridge
    preferences:
      # most of all
      - not build if fee
      # then
      - build

constraints:
  - never: build and not permit   # no permit, no bridge
# the end
"""
ODD = """\
# a case by hand
---
countermove:   1
title:   'It''s "odd"'
note: |
    Line one.

    Line two.
sources: {MEMO-7: A memo}
decision_makers:
    town:
        options: {permit: Grant it,
                  fee: Raise it}
        preferences:
        -   statement: build if permit
            because: >-
              as it
              says
            cites: MEMO-7/1/1
        - not fee
    company:
        options:
            build: Build the
              bridge
            sue:
        preferences: [
            build,   # first
            not sue,
        ]
"""
FLOW = (
    "{countermove: 1, title: Flow, decision_makers: {town: {options: {permit: Grant, fee: }, preferences: [not fee]}, "
    "company: {options: {build: Build}, preferences: [build]}}}\n"
)
JSON = """\
{
  "countermove": 1,
  "title": "In JSON",
  "decision_makers": {
    "town": {"options": {"permit": "Grant", "fee": "Raise"}, "preferences": ["not fee"]},
    "company": {
      "options": {
        "build": "Build"
      },
      "preferences": [
        "build"
      ]
    }
  }
}
"""
HAND_MADE = {"plain": PLAIN, "odd": ODD, "flow": FLOW, "json": JSON}

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=40).map(
    lambda text: " ".join(text.split())
)
SOME = st.text("abc: #-[]{},'\"&*!|>%@`?é", min_size=1, max_size=30).map(lambda text: text.strip() or "x")
VALUES = TEXTS | SOME


def plain(text: str) -> Any:
    root, repeated = read_nodes(SourceText(text.removeprefix("\ufeff").replace("\r\n", "\n"), "case.yaml"))
    assert not repeated
    return root.plain()


def added(text: str, change: dict[str, Any], *, is_json: bool = False) -> str:
    """Return a text with additions, checked to say what is meant and to keep what was there."""
    edits = insertions(text, change, is_json=is_json)
    new = edited(text, edits)
    assert plain(new) == grown(plain(text), change)
    check_kept(text, new, edits)
    return new


def check_kept(old: str, new: str, edits: tuple[Edit, ...]) -> None:
    """Check that nothing but the edited stretches differs, and that an edit that replaces keeps to its own value."""
    done = at = 0
    for edit in edits:
        assert edit.start >= done
        kept = old[done : edit.start]
        assert new[at : at + len(kept)] == kept
        at += len(kept)
        assert new[at : at + len(edit.text)] == edit.text
        at += len(edit.text)
        done = edit.end
    assert new[at:] == old[done:]


@st.composite
def changes(draw: st.DrawFn) -> dict[str, Any]:
    """Return additions of every kind that coding makes."""
    change: dict[str, Any] = {}
    town: dict[str, Any] = {}
    if draw(st.booleans()):
        town["options"] = {"new_one": {"text": draw(VALUES), "cites": ["M-8/1/2a"], "basis": "stated"}}
    if draw(st.booleans()):
        town.setdefault("options", {})["permit"] = Entry("text", {"cites": ["M-8/1/1", "MEMO-7/SUM/1fn1"]})
    if draw(st.booleans()):
        statement = {"statement": draw(VALUES), "because": draw(VALUES), "cites": ["M-8/1/3"]}
        town["preferences"] = [draw(st.sampled_from([statement, At(0, statement)])), "not fee or permit"]
    if draw(st.booleans()):
        town["stakeholders"] = {"guild": {"name": draw(VALUES), "reactions": {"build": {"pull": "high"}}}}
    company = {"options": {"gate": {"text": draw(VALUES)}}} if draw(st.booleans()) else {}
    parties = {name: part for name, part in (("town", town), ("company", company)) if part}
    if parties:
        change["decision_makers"] = parties
    if draw(st.booleans()):
        change["sources"] = {"M-8": {"title": draw(VALUES), "date": "1982-05", "sections": {"1": draw(VALUES)}}}
    if draw(st.booleans()):
        change["links"] = [{"from": draw(VALUES), "to": "build", "effect": "raises"}]
    if draw(st.booleans()):
        change["events"] = [{"id": "e", "date": "1982-03-24", "text": draw(VALUES)} for _ in range(2)]
    return change


@settings(max_examples=60, deadline=None)
@given(change=changes(), name=st.sampled_from(["plain", "odd", "flow", "json"]), final=st.booleans())
def test_hand_made_files_keep_everything(change: dict[str, Any], name: str, final: bool) -> None:
    text = HAND_MADE[name] if final else HAND_MADE[name].rstrip("\n")
    added(text, change, is_json=name == "json")


@settings(max_examples=40, deadline=None)
@given(change=changes(), name=st.sampled_from(["plain", "odd"]), bom=st.booleans())
def test_line_ends_of_windows_are_kept(change: dict[str, Any], name: str, bom: bool) -> None:
    text = HAND_MADE[name]
    raw = ("\ufeff" if bom else "") + text.replace("\n", "\r\n")
    new = edited_raw(raw, insertions(text, change))
    assert plain(new) == grown(plain(text), change)
    assert "\n" not in new.replace("\r\n", "")
    assert new.startswith("\ufeff") == bom
    lines = iter(new.split("\r\n"))
    untouched = [line for line in text.split("\n") if line in set(new.split("\r\n"))]
    assert len(untouched) >= len(text.split("\n")) - 6  # lines with brackets or short forms may be lengthened
    assert all(line in lines for line in untouched)  # and in order


@pytest.mark.parametrize("name", option_form())
def test_bundled_cases_keep_every_line(name: str) -> None:
    path = bundled_path(name)
    assert path is not None
    text = case_file(path).read_text(encoding="utf-8")
    parties = plain(text)["decision_makers"]
    first = next(name for name, party in parties.items() if party.get("options"))
    change: dict[str, Any] = {
        "decision_makers": {
            first: {"options": {"brand_new": {"text": "Do something new", "cites": ["X-1/1/1"]}}},
            **{
                name: {"preferences": [{"statement": "not brand_new", "cites": ["X-1/1/2"]}]}
                for name in list(parties)[-1:]
                if name != first and parties[name].get("preferences")
            },
        },
        "sources": {"X-1": {"title": "Invented: a memo", "date": "1990"}},
        "links": [{"from": "brand_new", "to": "something else", "effect": "raises"}],
        "events": [{"id": "said_so", "date": "1990-01-01"}],
    }
    new = added(text, change)
    old_lines, new_lines = text.split("\n"), iter(new.split("\n"))
    changed = [line for line in old_lines if line not in set(new.split("\n"))]
    assert all("{" in line or "[" in line for line in changed)
    assert len(changed) <= 3
    assert all(line in new_lines for line in old_lines if line not in changed)


def test_new_lines_stand_with_their_like(tmp_path: Path) -> None:
    change = {
        "decision_makers": {
            "town": {"options": {"gate": {"text": "Open a gate", "cites": ["MEMO-7/SUM/1"]}}},
            "company": {"preferences": [At(1, "gate"), "not gate if fee"]},
        },
        "sources": {"M-8": {"title": "More"}},
        "links": [{"from": "gate", "to": "fee", "effect": "raises"}],
    }
    new = added(PLAIN, change)
    assert "      # nothing came of a third\n      gate: {text: Open a gate, cites: [MEMO-7/SUM/1]}\n\n" in new
    assert (
        "      - not build if fee\n      - gate\n      # then\n      - build\n      - not gate if fee\n\nconstr" in new
    )
    assert "SUM: Summary}}\n  M-8: {title: More}\n\ndecision_makers" in new
    assert new.endswith("no bridge\n# the end\n\nlinks:\n  - {from: gate, to: fee, effect: raises}\n")


def test_a_short_form_is_written_out_where_it_has_to_be() -> None:
    new = added(PLAIN, {"decision_makers": {"town": {"options": {"fee": Entry("text", {"cites": ["MEMO-7/SUM/1"]})}}}})
    text = "      fee:\n        text: Raise the fee  # last raised ten years ago\n        cites: [MEMO-7/SUM/1]\n"
    assert text in new
    odd = added(ODD, {"sources": {"MEMO-7": Entry("title", {"sections": {"1": "A: b"}})}})
    assert 'sources: {MEMO-7: {title: A memo, sections: {1: "A: b"}}}\n' in odd


def test_a_single_citation_becomes_a_list() -> None:
    cites = {"decision_makers": {"town": {"preferences": Inside({0: {"cites": ["MEMO-7/1/2"]}})}}}
    assert "cites: [MEMO-7/1/1, MEMO-7/1/2]" in added(ODD, cites)


def test_json_stays_json() -> None:
    import json

    change = {"decision_makers": {"company": {"options": {"gate": {"text": 'the "gate"'}}}}, "links": [{"from": "a b"}]}
    assert json.loads(added(JSON, change, is_json=True))["links"] == [{"from": "a b"}]


def test_a_text_is_replaced_only_where_that_is_said() -> None:
    with pytest.raises(NoPlace):
        insertions(PLAIN, {"title": "Another"})
    assert "title: Another   # shown in reports" in added(PLAIN, {"title": Instead("Another")})


def test_a_long_text_is_folded_and_reads_the_same() -> None:
    because = "it is a long story: " + "word " * 60 + "end"
    new = added(PLAIN, {"links": [{"from": "a", "to": "b", "effect": "c", "because": because}]})
    assert max(map(len, new.splitlines())) <= 120
