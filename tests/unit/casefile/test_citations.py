"""Citations: their form, their sources, and what rests on nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import BRIDGE, bridge, loaded, problem

from countermove.casefile.resolve.citations import Citation, read_citation
from countermove.model import Conflict


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("MEMO-7/SUM/1", Citation("MEMO-7", "SUM", "1")),
        ("EA-M-85-10135/DEF/6a", Citation("EA-M-85-10135", "DEF", "6a")),
        ("M/2/1", Citation("M", "2", "1")),
        ("M/INI/2fn1", Citation("M", "INI", "2fn1")),
        ("M/INI/fn1", Citation("M", "INI", "fn1")),
        ("M/FM", Citation("M", "FM", "")),
        ("M/DIST", Citation("M", "DIST", "")),
    ],
)
def test_a_citation_is_read_into_its_parts(text: str, parts: Citation) -> None:
    assert read_citation(text) == parts


@pytest.mark.parametrize("text", ["", "M", "M/SUM", "M/SUM/", "M/SUM/a", "M/SUM/1/2", "M /SUM/1", "/SUM/1", "M/SUM/-1"])
def test_anything_else_is_no_citation(text: str) -> None:
    assert read_citation(text) is None


def cited(cite: str) -> str:
    return bridge(("not fee]", f"{{statement: not fee, cites: ['{cite}']}}]"))


@pytest.mark.parametrize("cite", ["MEMO-7/SUM/1", "MEMO-7/TAL/2b", "MEMO-7/2/1", "MEMO-7/FM"])
def test_a_code_a_number_and_the_front_matter_are_sections(tmp_path: Path, cite: str) -> None:
    case = loaded(cited(cite), tmp_path)
    assert [(entry.cite, entry.where, entry.line) for entry in case.citations] == [
        (cite, "town/preferences/2/cites/1", 12)
    ]


def test_an_unknown_section_is_pointed_at_inside_the_citation(tmp_path: Path) -> None:
    found = problem(cited("MEMO-7/SUN/1"), tmp_path)
    assert found.message == 'source "MEMO-7" has no section "SUN"'
    assert found.advice == 'did you mean "SUM"?'
    assert found.excerpt[found.column - 1 :].startswith("SUN/1")


def test_a_source_without_sections_takes_any(tmp_path: Path) -> None:
    text = bridge((", sections: {SUM: Summary, TAL: The talks}", ""), ("not fee]", "not fee, {statement: fee, cites: "
                  "MEMO-7/ANY/1}]"))  # fmt: skip
    assert loaded(text, tmp_path).citations[0].cite == "MEMO-7/ANY/1"


def test_a_case_that_cites_needs_sources(tmp_path: Path) -> None:
    text = cited("MEMO-7/SUM/1")
    start = text.index("sources:")
    found = problem(text[:start] + text[text.index("decision_makers:") :], tmp_path)
    assert found.message == '"MEMO-7/SUM/1" is cited, but the case has no sources'
    assert "sources: {MEMO-7:" in found.advice


@pytest.mark.parametrize("file", ["/etc/passwd", "../memo.txt", "a/../../b", "a\\b"])
def test_a_source_lies_in_the_folder_of_the_case(tmp_path: Path, file: str) -> None:
    text = bridge(("{title: Memo on the crossing", f"{{file: '{file}', title: Memo on the crossing"))
    assert "in the folder of the case" in problem(text, tmp_path).message


@pytest.mark.parametrize("name", ["MEMO/7", "MEMO 7"])
def test_the_name_of_a_source_can_be_cited(tmp_path: Path, name: str) -> None:
    assert "cannot name a source" in problem(bridge(("MEMO-7:", f"'{name}':")), tmp_path).message


def test_a_section_code_can_be_cited(tmp_path: Path) -> None:
    assert "cannot be a section code" in problem(bridge(("{SUM: Summary", "{S M: Summary")), tmp_path).message


def test_inputs_that_rest_on_nothing_count_as_judged_and_are_counted(tmp_path: Path) -> None:
    case = loaded(BRIDGE, tmp_path)
    assert [str(notice) for notice in case.notices] == [
        "5 inputs have neither a citation nor a basis and count as judged"
    ]
    assert isinstance(case.conflict, Conflict)
    assert {s.basis for party in case.conflict.decision_makers for s in party.preference.statements} == {"judged"}


def test_a_cited_input_without_a_basis_counts_as_inferred(tmp_path: Path) -> None:
    case = loaded(cited("MEMO-7/SUM/1"), tmp_path)
    assert isinstance(case.conflict, Conflict)
    assert case.conflict.party("town").preference.statements[1].basis == "inferred"


def test_statements_of_a_profile_rest_on_what_the_profile_rests_on(tmp_path: Path) -> None:
    profile = "profiles: {old: {cites: [MEMO-7/SUM/1], basis: stated, preferences: [not permit]}}"
    case = loaded(bridge(("name: The town", profile)), tmp_path)
    statement = case.profiles["town"]["old"].statements[0]
    assert (statement.cites, statement.basis) == (("MEMO-7/SUM/1",), "stated")
