"""Editing texts: what a changed file says is worked out again on plain values; the other lines stay as they are."""

from __future__ import annotations

import copy
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bundled import option_form
from properties.edited_texts import at, comments, differing, lines_of, ordered, places, plain
from properties.yaml_styles import Style, anything
from unit.editing.test_operations import FORTH_AND_BACK

from countermove.casefile.catalogue import bundled_path
from countermove.casefile.load import load
from countermove.casefile.read import case_file
from countermove.editing import apply
from countermove.editing.document import Document, read_document
from countermove.editing.errors import EditError, NoPlace
from countermove.editing.operation import (
    MoveStatement,
    RemoveEvent,
    RemoveOption,
    RemoveParty,
    RemoveStakeholder,
    RenameOption,
)
from countermove.editing.primitives import insert, move, put, remove, rename_key
from countermove.editing.wording import statement_of
from countermove.errors import CountermoveError

ROOT = Path(__file__).parents[2]
HAND_MADE = {
    "odd": """\
# a case by hand
---
countermove:   1
title:   'It''s "odd"'
note: |
    Line one.

    # no comment
    Line two.{blanks}
summary: >-
  folded
  text
sources: {MEMO-7: A memo}   # one only

decision_makers:
    'town':   # quoted
        options:
        # about the first
            permit:   "Grant it"   # soon
            fee:
            # about the third
            # in two lines
            toll: {text: Toll}

            # a group by itself
            bridge: Build
        preferences:
        - build if permit   # most
          # more about it

        -   not fee
        -
            statement: toll
            because: several words
              on two lines
        # nothing more
constraints: []
positions: {}
question: {
  initiator: town,   # who asks
  target: company    # who answers
  }
links:
- from: permit   # a compact list
  to: fee
  effect: raises
- {from: fee, to: permit,
   effect: lowers}
# the end""".replace("{blanks}", "   "),
    "flow": """\
countermove: 1
decision_makers: {town: {options: {permit: Grant, fee:}, preferences: [not fee, "a, b", {statement: fee}]},
  company: {options: {build: Build}, preferences: [build]}}
constraints: [
  {never: build},
  {never: fee}
]
ranking: [[Y-], rest]
""",
    "deep": """\
a:
 b:
  - - x
    - y   # inner
  - - z
 c: [1, [2, 3], {d: 4, e: [ ]}]
 d: {}
e: "é – ’ 日本 \\u00e9 # no comment"
f: 'x # no comment'
""",
}


def _format_example() -> str:
    page = (ROOT / "docs" / "reference" / "case-format.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- file: all/case.yaml -->\n```yaml\n(.*?)```", page, re.DOTALL)
    assert found
    return found[1]


def _texts() -> dict[str, tuple[str, bool]]:
    texts = {name: (case_file(bundled_path(name)).read_text(encoding="utf-8"), False) for name in option_form()}
    texts["scaffold"] = ((ROOT / "src/countermove/casefile/scaffold.yaml").read_text(encoding="utf-8"), False)
    texts["format"] = (_format_example(), False)
    texts |= {name: (text, False) for name, text in HAND_MADE.items()}
    texts["windows"] = ("\ufeff" + texts["scaffold"][0].replace("\n", "\r\n"), False)
    texts["no final line"] = (texts["scaffold"][0].rstrip("\n"), False)
    plain = read_document(texts["scaffold"][0]).value
    texts["json"] = (json.dumps(plain, indent=2, ensure_ascii=False) + "\n", True)
    texts["json tabs"] = (json.dumps(plain, indent="\t"), True)
    texts["json line"] = (json.dumps(plain), True)
    return texts


TEXTS = _texts()


VALUES = ["word", "two words", "a: b # c", "", "null", "ja – nein", "l" * 150, "many words " * 20, "True", "1"]
VALUES += ["one\n two", "one\n\ntwo\n", "it's", '"x"', "- a", "é", "x:", "#"]
ENTRIES = [*VALUES, {"statement": "a if b", "cites": ["A/B/1"]}, {"x": {"y": ["1", {"z": "q r"}]}}, ["a", "b, c"]]
ENTRIES += [{}, [], None]


OPERATIONS = [operation for pair in FORTH_AND_BACK for operation in pair] + [
    RenameOption("permit", "licence"),
    RemoveOption("fee", with_uses=True),
    RemoveParty("company", with_uses=True),
    RemoveStakeholder("company", "board", with_uses=True),
    RemoveEvent("first_word", with_uses=True),
]


class Trial:
    """One change, made to a text and to its plain value."""

    def __init__(self, text: str, is_json: bool, chance: random.Random) -> None:
        self.text, self.is_json, self.chance = text, is_json, chance
        self.document = read_document(text, is_json=is_json)
        self.value = copy.deepcopy(plain(text, is_json=is_json))
        self.before = comments(text, is_json=is_json)
        self.touched: tuple[int, int] | None = None

    def collection(self, kinds: tuple[type, ...], least: int) -> tuple[str | int, ...] | None:
        found = [path for path in [(), *places(self.value)] if isinstance(at(self.value, path), kinds)]
        found = [path for path in found if len(at(self.value, path)) >= least and path]
        return self.chance.choice(found) if found else None

    def put(self) -> Document | None:
        path = self.chance.choice(places(self.value))
        self.touched = lines_of(self.text, path, is_json=self.is_json)
        value = self.chance.choice(VALUES if isinstance(at(self.value, path), str) else ENTRIES)
        at(self.value, path[:-1])[path[-1]] = copy.deepcopy(value)
        return put(self.document, path, value)

    def put_new(self) -> Document | None:
        path = self.collection((dict,), 0)
        if path is None:
            return None
        at(self.value, path)["new_one"] = value = self.chance.choice(ENTRIES)
        return put(self.document, (*path, "new_one"), value)

    def insert(self) -> Document | None:
        path = self.collection((list,), 0)
        if path is None:
            return None
        index = self.chance.randint(0, len(at(self.value, path)))
        at(self.value, path).insert(index, value := self.chance.choice(ENTRIES))
        return insert(self.document, path, index, value)

    def remove(self) -> Document | None:
        path = self.chance.choice(places(self.value))
        self.touched = lines_of(self.text, path, is_json=self.is_json)
        del at(self.value, path[:-1])[path[-1]]
        return remove(self.document, path) if self.value else None

    def move(self) -> Document | None:
        path = self.collection((list, dict), 2)
        if path is None:
            return None
        held = at(self.value, path)
        self.touched = lines_of(self.text, path, is_json=self.is_json)
        start, to = (self.chance.randrange(len(held)) for _ in range(2))
        entries = list(held.items()) if isinstance(held, dict) else list(held)
        entries.insert(to, entries.pop(start))
        at(self.value, path[:-1])[path[-1]] = dict(entries) if isinstance(held, dict) else entries
        return move(self.document, path, start, to)

    def rename(self) -> Document | None:
        path = self.collection((dict,), 1)
        if path is None:
            return None
        key = self.chance.choice(list(at(self.value, path)))
        held = at(self.value, path)
        at(self.value, path[:-1])[path[-1]] = {"new name" if k == key else k: part for k, part in held.items()}
        return rename_key(self.document, (*path, key), "new name")


@pytest.mark.parametrize("name", TEXTS)
def test_every_change_says_what_is_meant_and_leaves_the_rest(name: str) -> None:
    text, is_json = TEXTS[name]
    chance, refused, done = random.Random(f"editing {name}"), 0, 0
    for number in range(84 if len(text) < 5000 else 18 if len(text) < 20000 else 6):
        kind = ["put", "put_new", "insert", "remove", "move", "rename"][number % 6]
        trial = Trial(text, is_json, chance)
        try:
            new = getattr(trial, kind)()
        except NoPlace:
            refused += 1
            continue
        if new is None:
            continue
        done += 1
        check(trial, kind, new.raw)
    assert done >= 4
    assert refused <= (done // 4 if name in HAND_MADE else 0), f"{refused} of {done}"


def test_in_every_style_of_writing() -> None:
    chance, refused, done = random.Random("styles"), 0, 0
    for number in range(900):
        value = anything(chance)
        text = Style(chance).text(value)
        assert plain(text, is_json=False) == value
        kind = ["put", "put_new", "insert", "remove", "move", "rename"][number % 6]
        trial = Trial(text, False, chance)
        try:
            new = getattr(trial, kind)()
        except EditError:
            refused += 1
            continue
        if new is not None:
            done += 1
            check(trial, kind, new.raw)
    assert done > 500
    assert refused < 10


def check(trial: Trial, kind: str, raw: str) -> None:
    found = plain(raw, is_json=trial.is_json)
    assert found == trial.value
    if kind in {"move", "rename", "remove", "insert"}:
        assert ordered(found) == ordered(trial.value)
    assert raw.startswith("\ufeff") == trial.text.startswith("\ufeff")
    if "\r\n" in trial.text:
        assert "\n" not in raw.replace("\r\n", "")
    after = comments(raw, is_json=trial.is_json)
    if kind in {"put_new", "insert", "move", "rename"}:
        assert after == trial.before
    else:
        assert not after - trial.before
    head, gone, come = differing(trial.text, raw)
    if trial.touched is not None and (gone or come):
        first, last = trial.touched
        assert first - 1 <= head, "lines above are changed"
        assert head + gone <= last + 1, "lines below are changed"
    if kind in {"put_new", "insert"}:
        assert gone <= 2
    if kind == "rename":
        assert gone == come == 1
    if kind == "move":
        assert Counter(re.sub(r"[,\s\[\]{}]|^ *-", "", raw)) == Counter(re.sub(r"[,\s\[\]{}]|^ *-", "", trial.text))


@pytest.mark.parametrize("name", [*option_form(), "format"])
def test_a_renamed_option_gives_the_same_case_under_another_name(name: str, tmp_path: Path) -> None:
    text, _ = TEXTS[name]
    before = loaded(text, tmp_path)
    options = list(before.conflict.option_names)
    chance = random.Random(f"rename {name}")
    for option in chance.sample(options, 2):
        renamed = apply(text, RenameOption(option, "zz_new"))
        after = loaded(renamed, tmp_path)
        assert [one.replace("zz_new", option) for one in after.conflict.option_names] == options
        assert json.dumps(after.content).replace("zz_new", option) == json.dumps(before.content)
        assert re.sub(r"\bzz_new\b", option, renamed) == text
        assert apply(renamed, RenameOption("zz_new", option)) == text


def loaded(text: str, folder: Path) -> Any:
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return load(folder / "case.yaml")


@pytest.mark.parametrize("name", option_form())
def test_statements_can_be_moved_to_and_fro(name: str, tmp_path: Path) -> None:
    text, _ = TEXTS[name]
    chance = random.Random(f"statements {name}")
    for party, spec in read_document(text).value["decision_makers"].items():
        wants = spec.get("preferences") or []
        if len(wants) < 2:
            continue
        line, to = chance.sample(range(1, len(wants) + 1), 2)
        said = statement_of(wants[line - 1])
        moved = apply(text, MoveStatement(party, line, to, said))
        expected = [*wants[: line - 1], *wants[line:]]
        expected.insert(to - 1, wants[line - 1])
        assert read_document(moved).value["decision_makers"][party]["preferences"] == expected
        loaded(moved, tmp_path)
        assert apply(moved, MoveStatement(party, to, line, said)) == text


def test_cases_of_any_shape_are_edited_or_refused_plainly() -> None:
    chance = random.Random("shapes")
    example = plain(TEXTS["format"][0], is_json=False)
    done = 0
    for _ in range(12):
        value = copy.deepcopy(example)
        for _ in range(chance.randint(1, 6)):
            path = chance.choice(places(value))
            at(value, path[:-1])[path[-1]] = chance.choice([None, "x", [], {}, ["a"], {"a": "b"}, [["a"]], [None]])
        text = json.dumps(value)
        for operation in chance.sample(OPERATIONS, 6):
            try:
                new = apply(text, operation, is_json=True)
            except CountermoveError:
                continue
            done += 1
            plain(new, is_json=True)
    assert done > 15
