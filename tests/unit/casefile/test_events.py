"""Dated events of a case: kept, checked, and what they say of one another."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded, pointed_at, problem, problems

from countermove.casefile.load import load
from countermove.casefile.schema import json_schema
from countermove.casefile.write import as_json, as_yaml
from countermove.model import Event

USUAL = "campaign: {usual: [{id: free, text: it stays free, theme: money}]}\n"
FULL = """\
events:
  - {id: e0, date: 2025-01}
  - id: e1
    date: 2025-09-04
    until: 2025-09-10
    actor: company
    speaker: the chairman
    recipient: town
    option: build
    direction: on
    standing: said
    novelty: new_form
    channel: interview
    type: request
    mode: meet
    context: economic
    audience: riders
    side_audiences: [town]
    themes: {money: stressed}
    answers: e0
    repeats: e0
    omits: [free]
    conditional_on: permit
    source_grade: B
    coder: AB
    text: names a toll
    because: new
    cites: [MEMO-7/TAL/1]
    basis: stated
    note: x
"""


def notices(text: str, folder: Path) -> list[str]:
    return [notice.message for notice in loaded(text, folder).notices if notice.where.startswith(("events", "town"))]


def test_an_event_arrives_in_full(tmp_path: Path) -> None:
    assert loaded(bridge(more=FULL + USUAL), tmp_path).events[1] == Event(
        id="e1",
        date="2025-09-04",
        text="names a toll",
        until="2025-09-10",
        actor="company",
        speaker="the chairman",
        recipient="town",
        option="build",
        direction="on",
        standing="said",
        novelty="new_form",
        channel="interview",
        type="REQUEST",
        mode="meet",
        context="economic",
        audience="riders",
        side_audiences=("town",),
        themes={"money": "stressed"},
        answers="e0",
        repeats="e0",
        omits=("free",),
        conditional_on="permit",
        source_grade="B",
        coder="AB",
        because="new",
        cites=("MEMO-7/TAL/1",),
        basis="stated",
        note="x",
    )


def test_an_event_needs_no_more_than_an_id_and_a_date(tmp_path: Path) -> None:
    (event,) = loaded(bridge(more="events: [{id: e, date: 1982}]\n"), tmp_path).events
    assert (event.actor, event.option, event.direction, event.basis) == ("", "", "", "judged")


def test_an_event_without_an_actor_is_one_of_the_owner_of_its_option(tmp_path: Path) -> None:
    (event,) = loaded(bridge(more="events: [{id: e, date: 1982, option: build}]\n"), tmp_path).events
    assert event.actor == "company"


def test_its_citations_are_citations_of_the_case(tmp_path: Path) -> None:
    found = loaded(bridge(more=FULL + USUAL), tmp_path).citations
    assert [entry.cite for entry in found] == ["MEMO-7/TAL/1"]


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ("{id: e}", '"date" is missing'),
        ("{date: 1982}", '"id" is missing'),
        ("{id: e, date: yesterday}", "expected a date"),
        ("{id: e, date: 1982, until: 1981}", "ends (1981) before it begins (1982)"),
        ("{id: 4 e, date: 1982}", '"4 e" cannot name an event'),
        ("{id: e, date: 1982, option: bild}", 'there is no option "bild"'),
        ("{id: e, date: 1982, option: build, actor: town}", '"build" is an option of company'),
        ("{id: e, date: 1982, direction: on}", "a direction, and no option"),
        ("{id: e, date: 1982, direction: up}", "expected on, off or reaffirm"),
        ("{id: e, date: 1982, standing: meant}", "expected said or did"),
        ("{id: e, date: 1982, novelty: new}", "expected first, new_form, repeat or omits"),
        ("{id: e, date: 1982, type: REQUESTS}", 'there is no PLOVER type "REQUESTS"'),
        ("{id: e, date: 1982, mode: meet}", "a mode, and no type"),
        ("{id: e, date: 1982, themes: {a: louder}}", "expected stressed, softened or dropped"),
        ("{id: e, date: 1982, answers: f}", 'there is no event "f"'),
        ("{id: e, date: 1982, repeats: e}", "repeats itself"),
        ("{id: e, date: 1982, omits: [x]}", 'there is no usual line "x"'),
        ("{id: e, date: 1982, cites: [MEMO-8/SUM/1]}", 'there is no source "MEMO-8"'),
        ("{id: e, date: 1982, whom: town}", 'unknown key "whom"'),
    ],
)
def test_a_bad_event(tmp_path: Path, event: str, message: str) -> None:
    assert message in problem(bridge(more=f"events:\n  - {event}\n"), tmp_path).message


@pytest.mark.parametrize(
    ("event", "advice"),
    [
        ("{id: e, date: 1982, type: REQUESTS}", 'did you mean "REQUEST"?'),
        ("{id: e, date: 1982, type: XXXXXX}", "the types are AGREE, CONSULT"),
        ("{id: e, date: 1982, omits: [fre]}", 'did you mean "free"?'),
    ],
)
def test_a_bad_event_names_what_is_near(tmp_path: Path, event: str, advice: str) -> None:
    assert advice in problem(bridge(more=f"events:\n  - {event}\n{USUAL}"), tmp_path).advice


def test_an_older_name_of_a_type_is_read_as_the_present_one(tmp_path: Path) -> None:
    (event,) = loaded(bridge(more="events: [{id: e, date: 1982, type: demand}]\n"), tmp_path).events
    assert event.type == "REQUEST"


def test_two_events_have_two_ids(tmp_path: Path) -> None:
    (found,) = problems(bridge(more="events:\n  - {id: e, date: 1982}\n  - {id: e, date: 1983}\n"), tmp_path)
    assert (found.message, found.where) == ('"e" is used already', "events/2/id")


@pytest.mark.parametrize("key", ["answers", "repeats"])
def test_nothing_answers_or_repeats_what_comes_later(tmp_path: Path, key: str) -> None:
    text = bridge(more=f"events:\n  - {{id: a, date: 1982-03, {key}: b}}\n  - {{id: b, date: 1982-04}}\n")
    found = problem(text, tmp_path)
    assert found.message == f"a (1982-03) {key} b, which comes later (1982-04)"
    assert pointed_at(found).startswith("b}")


def test_what_may_have_come_first_can_be_answered(tmp_path: Path) -> None:
    text = bridge(more="events:\n  - {id: a, date: 1982-03, answers: b}\n  - {id: b, date: 1982}\n")
    assert len(loaded(text, tmp_path).events) == 2


def test_every_circle_is_told(tmp_path: Path) -> None:
    text = bridge(
        more="events:\n"
        "  - {id: a, date: 1982, answers: b}\n  - {id: b, date: 1982, repeats: c}\n"
        "  - {id: c, date: 1982, answers: a}\n"
        "  - {id: d, date: 1982, answers: f}\n  - {id: f, date: 1982, answers: d}\n"
    )
    messages = [found.message for found in problems(text, tmp_path)]
    assert len(messages) == 2
    assert all("in a circle" in message for message in messages)
    assert {frozenset(message.split(" answer ")[0].replace(" and ", ", ").split(", ")) for message in messages} == {
        frozenset("abc"), frozenset("df"),
    }  # fmt: skip


def test_a_first_that_repeats_is_a_contradiction(tmp_path: Path) -> None:
    text = bridge(more="events:\n  - {id: a, date: 1981}\n  - {id: b, date: 1982, novelty: first, repeats: a}\n")
    assert "the event is a first, and repeats a" in problem(text, tmp_path).message


def test_a_first_with_an_earlier_one_like_it_is_remarked_on(tmp_path: Path) -> None:
    first = "  - {id: a, date: 1981, option: build, direction: on}\n"
    later = "  - {id: b, date: 1982, option: build, direction: on, novelty: first}\n"
    (message,) = notices(bridge(more=f"events:\n{first}{later}"), tmp_path)[:1]
    assert message.startswith("coded as a first, and a has the same actor, option and direction")
    open_ = bridge(more="events:\n" + first.replace("1981", "1982") + later)
    assert not [one for one in notices(open_, tmp_path) if "first" in one], "the order is not known"
    other = bridge(more="events:\n" + first.replace("on}", '"off"}') + later)
    assert not [one for one in notices(other, tmp_path) if "first" in one], "it says something else"


def test_an_omission_that_names_nothing_is_remarked_on(tmp_path: Path) -> None:
    assert "`omits` does not say what" in notices(bridge(more="events: [{id: e, date: 1, novelty: omits}]\n".replace(
        "date: 1,", "date: 1982,")), tmp_path)[0]  # fmt: skip


def test_what_comes_after_the_cut_off_is_remarked_on(tmp_path: Path) -> None:
    text = bridge(("question:", "as_of: 1982-05-10\nquestion:"), more="events: [{id: e, date: 1982-06}]\n")
    assert "later than the information cut-off (1982-05-10)" in notices(text, tmp_path)[0]
    assert not notices(text.replace("1982-06", "1982-05"), tmp_path)


def test_somebody_who_is_no_decision_maker_is_remarked_on_once(tmp_path: Path) -> None:
    events = "events: [{id: e, date: 1982, actor: towns, recipient: town}, {id: f, date: 1982, recipient: towns}]\n"
    assert notices(bridge(more=events), tmp_path) == ['"towns" is no decision maker of this case and is kept as a text']


def test_there_are_limits_that_say_so(tmp_path: Path) -> None:
    many = "".join(f"  - {{id: e{n}, date: 1982}}\n" for n in range(2001))
    assert "2,001 events; the limit is 2,000" in problem(bridge(more="events:\n" + many), tmp_path).message
    themes = ", ".join(f"t{n}: stressed" for n in range(201))
    text = bridge(more=f"events: [{{id: e, date: 1982, themes: {{{themes}}}}}]\n")
    assert "201 themes; the limit is 200" in problem(text, tmp_path).message


def test_events_and_campaign_are_written_back(tmp_path: Path) -> None:
    case = loaded(bridge(more=FULL + USUAL), tmp_path)
    assert loaded(as_yaml(case), tmp_path).events == case.events
    assert loaded(as_yaml(case), tmp_path).campaign == case.campaign
    assert loaded(as_json(case), tmp_path).hash == case.hash


def test_a_case_without_events_has_the_hash_it_had(tmp_path: Path) -> None:
    assert "events" not in loaded(bridge(), tmp_path).content


def test_the_schema_for_editors_has_events() -> None:
    schema = json_schema()["$defs"]
    assert "EventSpec" in schema
    option = next(part for part in schema["OptionSpec"]["anyOf"] if "properties" in part)
    assert option["properties"]["status_quo"]["anyOf"] == [{"type": "boolean"}, {"const": "events"}]


def test_events_go_through_a_workbook_and_back(tmp_path: Path) -> None:
    from countermove.cli.main import main

    case = loaded(bridge(more=FULL + USUAL), tmp_path)
    book, back = str(tmp_path / "book.xlsx"), str(tmp_path / "back.yaml")
    assert main(["convert", str(tmp_path / "case.yaml"), book]) == 0
    assert main(["convert", book, back]) == 0
    assert load(back).events == case.events
