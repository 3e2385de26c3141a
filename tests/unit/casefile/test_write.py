"""What is written reads back as the same case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from case_texts import GRAPH, bridge, loaded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countermove.casefile.catalogue import bundled_names
from countermove.casefile.load import load
from countermove.casefile.write import as_json, as_yaml

# Any text that a case may hold: no halves of characters, no orders to a terminal (casefile/controls.py).
TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"],
        include_characters="\t\n",
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    max_size=30,
)
NAMES = st.sampled_from(["x", "y_2", "no", "on", "true", "null", "überfahrt", "Y"])
STATEMENTS = st.sampled_from(["x", "not x", "x if not x", "x\n  or x", "x -> !x"])


def entry(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


STATEMENT = st.one_of(
    STATEMENTS,
    st.builds(
        lambda text, more: {"statement": text, **more},
        STATEMENTS,
        entry(
            because=TEXTS,
            note=TEXTS,
            tier=st.sampled_from(["vital", "minor"]),
            probability=st.floats(0, 1),
            basis=st.sampled_from(["stated", "judged"]),
        ),
    ),
)
OPTION = st.one_of(TEXTS, st.none(), entry(text=TEXTS, area=TEXTS, note=TEXTS, direction=st.just("on")))
PARTY = entry(
    name=TEXTS,
    note=TEXTS,
    options=st.dictionaries(NAMES.filter(lambda name: name != "x"), OPTION, max_size=3),
    preferences=st.lists(STATEMENT, max_size=3),
    stakeholders=st.dictionaries(
        NAMES, entry(name=TEXTS, position=TEXTS, veto=st.booleans(), influence=st.just("low")), max_size=2
    ),
)
CASES = st.builds(
    lambda title, party, more: {
        "countermove": 1,
        "title": title or "T",
        "decision_makers": {"first": {"options": {"x": "X"}}, "second": party},
        **more,
    },
    TEXTS,
    PARTY,
    entry(
        summary=TEXTS,
        note=TEXTS,
        sources=st.dictionaries(st.sampled_from(["M", "N-1"]), st.one_of(TEXTS, entry(title=TEXTS)), max_size=2),
        links=st.lists(st.fixed_dictionaries({"from": TEXTS, "to": TEXTS, "effect": TEXTS, "note": TEXTS}), max_size=2),
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CASES)
def test_any_case_reads_back_as_it_was(tmp_path: Path, data: dict[str, Any]) -> None:
    case = load(data)
    for name, text in (("case.yaml", as_yaml(case)), ("case.json", as_json(case))):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
        again = load(tmp_path / name)
        assert again.content == case.content
        assert again.hash == case.hash


@pytest.mark.parametrize("name", bundled_names())
def test_every_bundled_case_reads_back_as_it_was(tmp_path: Path, name: str) -> None:
    case = load(name)
    (tmp_path / "case.json").write_text(as_json(case), encoding="utf-8")
    (tmp_path / "case.yaml").write_text(as_yaml(case), encoding="utf-8")
    assert load(tmp_path / "case.json").hash == load(tmp_path / "case.yaml").hash == case.hash
    assert load(dict(case.content)).hash == case.hash


def test_yaml_is_written_the_way_people_write_it(tmp_path: Path) -> None:
    text = as_yaml(loaded(bridge(("not fee]", "{statement: not fee, tier: vital, id: T2}]")), tmp_path))
    assert "      permit: Grant the permit\n" in text
    assert "    preferences:\n      - build if permit\n      - id: T2\n        statement: not fee\n" in text
    assert "question:\n  initiator: town\n" in text


def test_a_text_over_several_lines_is_written_over_several_lines(tmp_path: Path) -> None:
    text = bridge(("countermove: 1\n", "countermove: 1\nnote: |\n  One line.\n\n  - and another\n"))
    assert "note: |\n  One line.\n\n  - and another\n" in as_yaml(loaded(text, tmp_path))


def test_json_is_json(tmp_path: Path) -> None:
    case = loaded(GRAPH, tmp_path)
    assert json.loads(as_json(case)) == case.content
