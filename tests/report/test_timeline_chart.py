"""The picture of a timeline: well-formed, the same every time, no label on another, every text is data."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest
from unit.timeline.events import event, timeline

from countermove.analysis.timeline.timeline import Timeline
from countermove.chronology import timeline as timeline_of
from countermove.model import Event
from countermove.report.charts import svg
from countermove.report.charts.timeline import timeline_chart, timeline_pages
from countermove.report.charts.timeline_labels import Placed, placed_rows
from countermove.report.charts.timeline_parts import MOST, parts_of
from countermove.report.charts.timeline_scale import in_words, scale_of, ticks

SVG = "{http://www.w3.org/2000/svg}"
CASES = ["soviet-japan-1982", "soviet-japan-1985", "torva-dam"]


@cache
def bundled(slug: str) -> Timeline:
    return timeline_of(slug).timeline


def drawn(seed: int) -> Timeline:
    draw = Random(seed)
    events: list[Event] = []
    for number in range(draw.randint(1, 20)):
        first = date(draw.choice([1, 1955, 1982, 1982, 1982, 9999]), draw.randint(1, 12), draw.randint(1, 28))
        last = first + timedelta(days=min(draw.choice([0, 0, 9, 40, 700]), (date.max - first).days))
        how = {
            "actor": draw.choice("abc"),
            "standing": draw.choice(["said", "did", ""]),
            "text": "word " * draw.randint(0, 30),
        }
        events.append(event(f"e{number}", first.isoformat(), last.isoformat(), **how))
    return timeline(*events)


def placed(made: Timeline) -> list[Placed]:
    scale = scale_of([(one.days.earliest, one.days.latest) for one in made.events], 16, svg.WIDTH - 16)  # type: ignore[misc]
    return [one for row in placed_rows(made.lanes, made.events, scale, 40) for one in row.events]


def boxes(one: Placed) -> list[tuple[float, float, float, float]]:
    begins, ends = one.label
    label = (begins, one.y + one.drop, ends, one.y + one.drop + (len(one.lines) + len(one.note)) * 12.5)
    return [(one.left, one.y, one.right, one.y + 9), label]


@pytest.mark.parametrize("which", [*CASES, *range(25)])
def test_no_bar_and_no_label_lies_on_another_and_all_lie_inside(which: str | int) -> None:
    made = bundled(which) if isinstance(which, str) else drawn(which)
    every = [(number, box) for number, one in enumerate(placed(made)) for box in boxes(one)]
    for (number, one), (other, another) in itertools.combinations(every, 2):
        apart = one[2] <= another[0] or another[2] <= one[0] or one[3] <= another[1] or another[3] <= one[1]
        assert apart or number == other, "a label right under or beside its own bar"
    assert all(box[0] >= 0 and box[2] <= svg.WIDTH for _, box in every)


@pytest.mark.parametrize("slug", CASES)
def test_the_picture_is_well_formed_the_same_every_time_and_told_in_words(slug: str) -> None:
    made = bundled(slug)
    text = timeline_chart(made, slug)
    root = ET.fromstring(text)
    assert text == timeline_chart(made, slug)
    told = root.findtext(f"{SVG}desc") or ""
    assert all(entry.event.text in told for entry in made.events)
    assert root.findtext(f"{SVG}title") == f"{slug}: timeline"


def test_what_was_done_and_what_was_said_differ_without_colour() -> None:
    said = timeline_chart(timeline(event("e", "1982", actor="a", standing="said")), "t")
    done = timeline_chart(timeline(event("e", "1982", actor="a", standing="did")), "t")
    bar = re.compile(r'<rect [^>]*height="9"[^>]*>')
    assert 'fill="#fff"' in bar.findall(said)[0]
    assert 'fill="#000"' in bar.findall(done)[0]
    assert set(re.findall(r"#[0-9a-f]{3,6}", said + done)) <= {"#000", "#fff", "#777", "#b0b0b0", "#e0e0e0"}


def test_every_text_is_data() -> None:
    evil = '<script>alert("x")</script>'
    made = timeline(event("e", "1982", actor=evil, text=evil, standing="said"))
    text = timeline_chart(made, evil)
    assert "<script" not in text
    assert evil in "".join(ET.fromstring(text).itertext())


def test_an_answer_is_a_line_from_what_it_answers() -> None:
    made = timeline(event("p", "1982-01", actor="a"), event("q", "1982-03", actor="b", answers="p"))
    titles = [one.text for one in ET.fromstring(timeline_chart(made, "t")).iter(f"{SVG}title")]
    assert "q answers p" in titles


def test_of_very_many_the_first_are_drawn_and_the_rest_counted() -> None:
    made = timeline(*(event(f"e{n}", "1982", actor="a") for n in range(MOST + 3)))
    words = "".join(ET.fromstring(timeline_chart(made, "t")).itertext())
    assert re.search(r"3 later events ?are not drawn\.", words)


def test_no_event_is_said_to_be_none() -> None:
    made = timeline(event("e", "1982", actor="a"), since="1990")
    assert "No event to show" in timeline_chart(made, "t")


def test_time_runs_forward_and_long_gaps_are_shortened() -> None:
    days = [date(1955, 1, 1), date(1982, 3, 1), date(1982, 3, 24), date(1982, 5, 10)]
    scale = scale_of([(day, day) for day in days], 0, 700)
    places = [scale.at(day) for day in days]
    assert places == sorted(places)
    assert places[2] - places[1] > 60, "three weeks are still seen beside 27 years"
    assert places[1] - places[0] > places[2] - places[1]
    marks = ticks(scale)
    assert all(later - earlier >= 50 for (earlier, _), (later, _) in itertools.pairwise(marks))
    assert marks[0][1] == "1955"
    assert marks[-1][1].endswith("1982")


def test_one_day_alone_and_the_ends_of_the_calendar_can_be_drawn() -> None:
    for day in (date.min, date(1982, 1, 1), date.max):
        scale = scale_of([(day, day)], 0, 700)
        assert 0 <= scale.at(day) <= scale.after(day) <= 700
        ticks(scale)


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        ("1982", "", "1982"), ("1982-03", "", "Mar 1982"), ("1982-03-24", "", "24 Mar 1982"),
        ("1982-03-01", "1982-03-10", "1–10 Mar 1982"), ("1981-12", "1982-05-10", "Dec 1981 – 10 May 1982"),
        ("1982-01", "1982-04", "Jan – Apr 1982"), ("1954", "1956", "1954–1956"), ("1982-02", "1982-02", "Feb 1982"),
        ("1982", "1982-05-10", "1982 – 10 May 1982"),
    ],
)  # fmt: skip
def test_dates_are_written_as_people_write_them(since: str, until: str, shown: str) -> None:
    assert in_words(since, until) == shown


def test_scores_are_marked_as_decoration_and_left_out_where_there_are_few() -> None:
    assert "Decoration: mean of the last five PLOVER scores of Moscow" in timeline_chart(bundled(CASES[0]), "t")
    few = timeline(*(event(f"e{n}", f"198{n}", actor="a", type="AID") for n in range(2)))
    assert "Decoration" not in timeline_chart(few, "t")


def height(drawing: str) -> float:
    return float(ET.fromstring(drawing).attrib["viewBox"].split()[3])


def test_a_timeline_that_fits_a_page_is_one_drawing() -> None:
    made = bundled("torva-dam")
    assert timeline_pages(made, "t") == (timeline_chart(made, "t"),)


@pytest.mark.parametrize("slug", ["soviet-japan-1982", 40, 90])
def test_a_timeline_that_is_higher_than_a_page_is_drawn_in_parts(slug: str | int) -> None:
    many = [event(f"e{n}", f"19{10 + n // 12}-{n % 12 + 1:02}", actor="a", text="word " * 30) for n in range(90)]
    made = bundled(slug) if isinstance(slug, str) else timeline(*many[:slug])
    drawings = timeline_pages(made, "t")
    assert len(drawings) > 1
    assert height(timeline_chart(made, "t")) > svg.PAGE
    assert all(height(drawing) <= svg.PAGE for drawing in drawings)
    told = [ET.fromstring(drawing).findtext(f"{SVG}desc") or "" for drawing in drawings]
    assert all(sum(entry.event.text in one for one in told) for entry in made.events)
    heads = [ET.fromstring(drawing).findtext(f"{SVG}title") for drawing in drawings]
    assert heads == [f"t: timeline (part {turn} of {len(drawings)})" for turn in range(1, len(drawings) + 1)]


def test_parts_hold_every_event_once_and_count_the_answers_between_them() -> None:
    answers = {"e5": "e4", "e9": "e0", "e7": "elsewhere"}
    made = timeline(*(event(f"e{n}", f"190{n}", actor="a", answers=answers.get(f"e{n}", "")) for n in range(10)))
    for number in range(1, 11):
        parts = parts_of(made.events, number)
        assert [entry for part in parts for entry in part.events] == list(made.events)
        assert max(len(part.events) for part in parts) - min(len(part.events) for part in parts) <= 1
    assert {part.unlinked for part in parts_of(made.events, 1)} == {0}
    assert {part.unlinked for part in parts_of(made.events, 2)} == {2}
    assert [part.is_last for part in parts_of(made.events, 3)] == [False, False, True]
