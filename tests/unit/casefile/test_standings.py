"""The status quo of a case from its events: what was done counts, words where nothing was done, open order is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, conflict_of, loaded, problem

from countermove.casefile.load import load
from countermove.casefile.write import as_yaml
from countermove.errors import CaseError


def case(*events: str, as_of: str = "", setting: str = "events") -> str:
    head = f"as_of: {as_of}\nquestion:" if as_of else "question:"
    listed = "".join(f"  - {{id: e{number}, option: sue, {event}}}\n" for number, event in enumerate(events, 1))
    option = ("sue: Go to court", f"sue: {{text: Go to court, status_quo: {setting}}}")
    return bridge(("question:", head), option, more=f"events:\n{listed}")


def taken(text: str, folder: Path) -> bool:
    conflict = conflict_of(text, folder)
    return bool(conflict.status_quo >> conflict.position["sue"] & 1)


def remarks(text: str, folder: Path) -> list[str]:
    return [one.message for one in loaded(text, folder).notices if one.where == "company/options/sue/status_quo"]


ON, OFF = "direction: on", 'direction: "off"'


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([f"date: 1981, {ON}, standing: did"], True),
        ([f"date: 1981, {ON}, standing: did", f"date: 1982, {OFF}, standing: did"], False),
        ([f"date: 1982, {ON}, standing: did", f"date: 1981, {OFF}, standing: did"], True),
        ([f"date: 1981, {ON}, standing: did", f"date: 1982, {OFF}, standing: said"], True),
        ([f"date: 1981, {ON}, standing: said", f"date: 1982, {OFF}, standing: said"], False),
        ([f"date: 1981, {ON}, standing: did", "date: 1982, direction: reaffirm, standing: did"], True),
        ([f"date: 1981, {ON}", f"date: 1980, {OFF}"], True),
        (["date: 1981, direction: reaffirm, standing: did"], False),
    ],
)
def test_the_last_deed_counts_and_words_where_there_is_none(tmp_path: Path, events: list[str], expected: bool) -> None:
    assert taken(case(*events), tmp_path) is expected


def test_events_after_the_cut_off_do_not_count(tmp_path: Path) -> None:
    events = f"date: 1981, {ON}, standing: did", f"date: 1983, {OFF}, standing: did"
    assert taken(case(*events, as_of="1982-05-10"), tmp_path)
    assert not taken(case(*events, as_of="1983"), tmp_path)
    assert not taken(case(*events, as_of="1983-02"), tmp_path), "the record has it, so that it had come"


def test_words_alone_are_marked(tmp_path: Path) -> None:
    assert remarks(case(f"date: 1981, {ON}, standing: said"), tmp_path) == [
        "the status quo of sue rests on what was only said (e1)"
    ]
    assert remarks(case(f"date: 1981, {ON}, standing: did"), tmp_path) == []


def test_nothing_said_of_it_counts_as_not_taken(tmp_path: Path) -> None:
    assert remarks(case("date: 1981"), tmp_path) == [
        "no event takes sue up or drops it, so that it counts as not taken"
    ]


def test_an_order_that_is_not_known_is_an_error_that_names_both(tmp_path: Path) -> None:
    text = case(f"date: 1981-03, {ON}, standing: did", f"date: 1981, {OFF}, standing: did")
    found = problem(text, tmp_path)
    assert found.message == "e1 and e2 say opposite things of sue, and nobody knows which came last"
    assert found.where == "company/options/sue/status_quo"
    assert found.line == 17


def test_an_open_order_below_the_last_does_not_matter(tmp_path: Path) -> None:
    events = f"date: 1981, {ON}, standing: did", f"date: 1981, {OFF}, standing: did", f"date: 1982, {ON}, standing: did"
    assert taken(case(*events), tmp_path)


@pytest.mark.parametrize(("setting", "expected"), [("true", 0), ("false", 1)])
def test_a_coded_setting_that_the_events_contradict_is_remarked_on(tmp_path: Path, setting: str, expected: int) -> None:
    text = case(f"date: 1981, {ON}, standing: did", setting=setting)
    assert taken(text, tmp_path) is (setting == "true"), "what is typed in stays"
    found = remarks(text, tmp_path)
    assert found == ["sue is coded as not taken; by the events it is taken (e1: done)"][:expected]


def test_where_the_order_is_open_nothing_is_contradicted(tmp_path: Path) -> None:
    text = case(f"date: 1981, {ON}, standing: did", f"date: 1981, {OFF}, standing: did", setting="true")
    assert remarks(text, tmp_path) == []


def test_it_is_written_back_as_it_was_read(tmp_path: Path) -> None:
    found = loaded(case(f"date: 1981, {ON}, standing: did"), tmp_path)
    assert "status_quo: events" in as_yaml(found)


def test_it_goes_through_a_workbook_and_back(tmp_path: Path) -> None:
    from countermove.cli.main import main

    hash_before = loaded(case(f"date: 1981, {ON}, standing: did"), tmp_path).hash
    book, back = str(tmp_path / "book.xlsx"), tmp_path / "back.yaml"
    assert main(["convert", str(tmp_path / "case.yaml"), book]) == 0
    assert main(["convert", book, str(back)]) == 0
    assert load(back).hash == hash_before


def test_another_word_is_told(tmp_path: Path) -> None:
    text = bridge(("sue: Go to court", "sue: {text: x, status_quo: event}"))
    with pytest.raises(CaseError, match='did you mean "events"'):
        loaded(text, tmp_path)
