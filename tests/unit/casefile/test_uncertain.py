"""Typed sources of uncertainty point at items that are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded, problems

INSIDE = ("name: The company", "stakeholders: {board: {preferences: [{id: B, statement: sue}]}}")


def uncertain(entry: str) -> str:
    return bridge(INSIDE, more=f"uncertain:\n  - {entry}\n")


@pytest.mark.parametrize(
    "entry",
    [
        "{id: u, kind: presence, of: town/preferences/2, probability: 0.5}",
        "{id: u, kind: presence, of: town/preferences/2}",
        "{id: u, kind: presence, of: company/stakeholders/board/preferences/1, probability: 0.5}",
        "{id: u, kind: presence, of: company/stakeholders/board/preferences/B, probability: 0.5}",
        "{id: u, kind: order, above: town/preferences/1, below: town/preferences/2, probability: 0.7}",
        "{id: u, kind: order, above: town/preferences/2, below: town/preferences/1}",
        "{id: u, kind: grade, of: company/stakeholders/board/influence, grades: {low: 0.4, high: 0.6}}",
        "{id: u, kind: grade, of: company/stakeholders/board/reactions/permit/pull, grades: {low: , high: }}",
        "{id: u, kind: grade, of: company/stakeholders/board/stances/sue/for, grades: {low: 0.5, medium: 0.5}}",
        "{id: u, kind: structure, what: reply_order, of: 'company'}",
        "{id: u, kind: order, block: [town/preferences/1, town/preferences/2], phi: 0.3}",
        "{id: u, kind: variant, of: town/preferences/2, alternatives: [{statement: not fee, probability: 0.7}, "
        "{statement: fee, probability: 0.3}]}",
        "{id: u, kind: variant, of: town/preferences/2, alternatives: [not fee, fee]}",
        "{id: u, kind: weight, of: company/stakeholders/board, range: [0.2, 0.4]}",
        "{id: u, kind: weight, of: company/stakeholders/board/weight, range: [0, 1]}",
        "{id: u, kind: structure, what: available, of: permit, probability: 0.5, hypothesis: H1}",
        "{id: u, kind: structure, what: reversible, of: town/options/permit, probability: 0.5}",
        "{id: u, kind: structure, what: reply_order, probability: 0.5, basis: assumption, because: unknown}",
    ],
)
def test_every_kind_is_kept(tmp_path: Path, entry: str) -> None:
    (found,) = loaded(uncertain(entry), tmp_path).uncertain
    assert found.id == "u"
    assert f"kind: {found.kind}" in entry
    assert found.basis == "assumption"


def test_the_alternatives_of_a_variant_are_statements(tmp_path: Path) -> None:
    entry = "{id: u, kind: variant, of: town/preferences/2, alternatives: [not fee, {statement: fee, because: x}]}"
    (found,) = loaded(uncertain(entry), tmp_path).uncertain
    assert [(one.line, one.text, one.because) for one in found.alternatives] == [(1, "not fee", ""), (2, "fee", "x")]


def test_a_statement_may_be_named_by_its_id(tmp_path: Path) -> None:
    text = bridge(
        ("not fee]", "{id: T2, statement: not fee}]"),
        more="uncertain: [{id: u, kind: presence, of: town/preferences/T2, probability: 0.5}]\n",
    )
    assert loaded(text, tmp_path).uncertain[0].of == "town/preferences/T2"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{id: u, kind: doubt}", "expected presence, order, variant, weight, grade or structure"),
        ("{kind: presence, of: town/preferences/1, probability: 0.5}", '"id" is missing'),
        ("{id: u, kind: presence, of: town/preferences/9, probability: 0.5}", "no statement"),
        ("{id: u, kind: presence, of: town/preferences/0, probability: 0.5}", "no statement"),
        ("{id: u, kind: presence, of: towm/preferences/1, probability: 0.5}", 'no decision maker "towm"'),
        ("{id: u, kind: presence, of: town/prefs/1, probability: 0.5}", "not of the form company/preferences/3"),
        ("{id: u, kind: presence, of: town, probability: 0.5}", "not of the form company/preferences/3"),
        ("{id: u, kind: presence, probability: 0.5}", '"of" is missing'),
        ("{id: u, kind: presence, of: town/preferences/1, probability: 0.5, phi: 0.1}", '"phi" does not belong'),
        ("{id: u, kind: order, above: town/preferences/1, probability: 0.5}", '"below" is missing'),
        ("{id: u, kind: order, above: town/preferences/1, below: company/preferences/2, probability: 0.5}",
         "of different parties"),
        ("{id: u, kind: order, above: town/preferences/1, below: town/preferences/1, probability: 0.5}", "named twice"),
        ("{id: u, kind: order, block: [town/preferences/1, town/preferences/2]}", "at least two statements and phi"),
        ("{id: u, kind: order, block: [town/preferences/1], phi: 0.5}", "at least two statements and phi"),
        ("{id: u, kind: variant, of: town/preferences/1, alternatives: [fee]}", "at least two alternatives"),
        ("{id: u, kind: variant, of: town/preferences/1, alternatives: [fee, fe]}", 'no option "fe"'),
        ("{id: u, kind: variant, of: town/preferences/1, alternatives: [{statement: fee, probability: 0.5}, sue]}",
         "some do not"),
        ("{id: u, kind: variant, of: town/preferences/1, alternatives: [{statement: fee, probability: 0.5}, "
         "{statement: sue, probability: 0.6}]}", "sum to 1.1"),
        ("{id: u, kind: weight, of: company/stakeholders/boardd, range: [0, 1]}", 'no stakeholder "boardd"'),
        ("{id: u, kind: weight, of: company/stakeholders/board, range: [1, 0]}", "a range of lowest and highest"),
        ("{id: u, kind: weight, of: company/stakeholders/board}", "a range of lowest and highest"),
        ("{id: u, kind: structure, of: permit, probability: 0.5}", "structure says what is open"),
        ("{id: u, kind: structure, what: available, of: permitt, probability: 0.5}", 'no option "permitt"'),
        ("{id: u, kind: structure, what: available, of: town/options/permitt}", 'no option "permitt"'),
        ("{id: u-1, kind: structure, what: reply_order}", "cannot name a source of uncertainty"),
        ("{id: u, kind: structure, what: reply_order, cites: [NO/1/1]}", 'no source "NO"'),
    ],
)  # fmt: skip
def test_a_bad_source_of_uncertainty(tmp_path: Path, entry: str, message: str) -> None:
    assert any(message in found.message for found in problems(uncertain(entry), tmp_path))


def test_an_id_is_used_once(tmp_path: Path) -> None:
    entry = "{id: u, kind: structure, what: reply_order}"
    found = problems(uncertain(f"{entry}\n  - {entry}"), tmp_path)
    assert [one.message for one in found] == ['"u" is used already']
