"""Dated events of a case: kept, checked, and nothing computed from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded, problem, problems

from countermove.casefile.load import load
from countermove.casefile.schema import json_schema
from countermove.casefile.write import as_json, as_yaml
from countermove.model import Event

FULL = (
    "events:\n"
    "  - {id: e1, date: 2025-09-04, actor: company, recipient: town, option: build, direction: on, standing: said,\n"
    "     novelty: first, text: names a toll, because: new, cites: [MEMO-7/TAL/1], basis: stated, note: x}\n"
)


def test_an_event_arrives_in_full(tmp_path: Path) -> None:
    assert loaded(bridge(more=FULL), tmp_path).events == (
        Event(
            "e1", "2025-09-04", "names a toll", "company", "town", "build", "on", "said", "first", "new",
            ("MEMO-7/TAL/1",), "stated", "x",
        ),
    )  # fmt: skip


def test_an_event_needs_no_more_than_an_id_and_a_date(tmp_path: Path) -> None:
    (event,) = loaded(bridge(more="events: [{id: e, date: 1982}]\n"), tmp_path).events
    assert (event.actor, event.option, event.direction, event.basis) == ("", "", "", "judged")


def test_its_citations_are_citations_of_the_case(tmp_path: Path) -> None:
    assert [entry.cite for entry in loaded(bridge(more=FULL), tmp_path).citations] == ["MEMO-7/TAL/1"]


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ("{id: e}", '"date" is missing'),
        ("{date: 1982}", '"id" is missing'),
        ("{id: e, date: yesterday}", "expected a date"),
        ("{id: 4 e, date: 1982}", '"4 e" cannot name an event'),
        ("{id: e, date: 1982, option: bild}", 'there is no option "bild"'),
        ("{id: e, date: 1982, option: build, actor: town}", '"build" is an option of company'),
        ("{id: e, date: 1982, direction: on}", "a direction, and no option"),
        ("{id: e, date: 1982, direction: up}", "expected on, off or reaffirm"),
        ("{id: e, date: 1982, standing: meant}", "expected said or did"),
        ("{id: e, date: 1982, novelty: new}", "expected first, repeat or omits"),
        ("{id: e, date: 1982, cites: [MEMO-8/SUM/1]}", 'there is no source "MEMO-8"'),
        ("{id: e, date: 1982, whom: town}", 'unknown key "whom"'),
    ],
)
def test_a_bad_event(tmp_path: Path, event: str, message: str) -> None:
    assert message in problem(bridge(more=f"events:\n  - {event}\n"), tmp_path).message


def test_two_events_have_two_ids(tmp_path: Path) -> None:
    text = bridge(more="events:\n  - {id: e, date: 1982}\n  - {id: e, date: 1983}\n")
    (found,) = problems(text, tmp_path)
    assert found.message == '"e" is used already'
    assert found.where == "events/2/id"


def test_somebody_who_is_no_decision_maker_is_remarked_on(tmp_path: Path) -> None:
    case = loaded(bridge(more="events: [{id: e, date: 1982, actor: towns, recipient: town}]\n"), tmp_path)
    assert [notice.message for notice in case.notices if notice.where.startswith("events")] == [
        '"towns" is no decision maker of this case and is kept as a text'
    ]


def test_events_are_written_back(tmp_path: Path) -> None:
    case = loaded(bridge(more=FULL), tmp_path)
    (tmp_path / "again.yaml").write_text(as_yaml(case), encoding="utf-8")
    assert loaded(as_yaml(case), tmp_path).events == case.events
    assert loaded(as_json(case), tmp_path).hash == case.hash


def test_a_case_without_events_has_the_hash_it_had(tmp_path: Path) -> None:
    assert "events" not in loaded(bridge(), tmp_path).content


def test_the_schema_for_editors_has_events() -> None:
    assert "EventSpec" in json_schema()["$defs"]


def test_events_go_through_a_workbook_and_back(tmp_path: Path) -> None:
    from countermove.cli.main import main

    case = loaded(bridge(more=FULL), tmp_path)
    book, back = str(tmp_path / "book.xlsx"), str(tmp_path / "back.yaml")
    assert main(["convert", str(tmp_path / "case.yaml"), book]) == 0
    assert main(["convert", book, back]) == 0
    assert load(back).events == case.events
