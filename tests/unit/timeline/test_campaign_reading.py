"""Themes, omissions, novelty, audiences, the contrast with a baseline, seams (mission F09 to F16)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from unit.timeline.events import BASELINE, CAMPAIGN, PERIOD, event, timeline

from countermove.errors import NotApplicable
from countermove.model import Campaign, Event, Seam, UsualLine

LINE = UsualLine("blame", "they are to blame", "a", "blame")
OLD = event("old", "1981-03", actor="a", themes={"blame": "stressed"}, type="ACCUSE", standing="said")
NEW = event("new", "1982-03-24", actor="a", themes={"arms": "stressed"}, omits=("blame",), standing="said")


def theme_of(name: str, *events: Event, campaign: Campaign = CAMPAIGN) -> tuple[str, str, str, int]:
    (found,) = (one for one in timeline(*events, campaign=campaign).themes if one.name == name)
    return found.state, found.last, found.last_date, found.since


def test_a_theme_that_stops_appearing_is_dropped_with_its_last_date() -> None:
    assert theme_of("blame", OLD, NEW) == ("dropped", "old", "1981-03", 1)
    assert theme_of("arms", OLD, NEW) == ("kept", "new", "1982-03-24", 0)


def test_a_theme_said_to_be_dropped_was_last_there_before() -> None:
    said = event("said", "1982-04", actor="a", themes={"blame": "dropped"})
    assert theme_of("blame", OLD, said, campaign=Campaign()) == ("dropped", "old", "1981-03", 0)
    again = event("again", "1982-05-09", actor="a", themes={"blame": "softened"})
    assert theme_of("blame", OLD, said, again)[:2] == ("kept", "again")


def test_without_a_period_silence_is_no_dropping() -> None:
    assert theme_of("blame", OLD, NEW, campaign=Campaign())[0] == "kept"


def test_where_the_period_has_no_themes_of_those_who_used_it_nothing_is_dropped() -> None:
    assert theme_of("blame", OLD, replace(NEW, actor="b"))[0] == "kept"
    assert theme_of("blame", OLD, replace(NEW, themes={}))[0] == "kept"


def test_an_omission_is_telling_with_a_baseline_only() -> None:
    with_it = timeline(NEW, campaign=replace(CAMPAIGN, usual=(LINE,))).omissions
    assert [(one.line, one.event, one.is_telling) for one in with_it] == [("blame", "new", True)]
    without = timeline(NEW, campaign=Campaign("a", PERIOD, None, (LINE,))).omissions
    assert [(one.line, one.is_telling) for one in without] == [("blame", False)]
    assert "no baseline is stated" in without[0].why


def test_an_omission_that_may_belong_to_the_baseline_is_not_telling() -> None:
    early = replace(NEW, date="1981")
    (found,) = timeline(early, campaign=replace(CAMPAIGN, usual=(LINE,))).omissions
    assert not found.is_telling


def test_a_usual_line_whose_theme_the_period_lacks_is_found() -> None:
    present = replace(NEW, omits=())
    (found,) = timeline(OLD, present, campaign=replace(CAMPAIGN, usual=(LINE,))).omissions
    assert (found.line, found.event, found.is_coded, found.is_telling) == ("blame", "", False, True)
    spoken = replace(present, themes={"blame": "softened"})
    assert timeline(OLD, spoken, campaign=replace(CAMPAIGN, usual=(LINE,))).omissions == ()
    assert timeline(OLD, present, campaign=Campaign("a", PERIOD, None, (LINE,))).omissions == ()


OFFER = event("offer", "1981-02", actor="a", option="x", direction="on", speaker="ministry", novelty="first")


@pytest.mark.parametrize(
    ("later", "found", "differs"),
    [
        ({"speaker": "ministry"}, "repeat", ()),
        ({"speaker": "president"}, "new_form", ("speaker",)),
        ({"speaker": "ministry", "channel": "speech"}, "new_form", ("channel",)),
        ({"speaker": "ministry", "text": "in other words", "mode": "meet"}, "repeat", ()),
        ({"speaker": "ministry", "direction": "off"}, "first", ()),
        ({"speaker": "ministry", "date": "1981"}, "", ()),
    ],
)
def test_an_event_like_an_earlier_one_but_for_authority_is_a_new_form(
    later: dict[str, str], found: str, differs: tuple[str, ...]
) -> None:
    one = replace(OFFER, **{"id": "later", "date": "1982", "novelty": "", **later})
    answer = next(one for one in timeline(OFFER, one).novelty if one.event == "later")
    assert (answer.found, answer.differs_in) == (found, differs)


def test_what_the_coder_calls_a_repeat_is_compared_without_an_option() -> None:
    old = event("old", "1981", actor="a")
    new = event("new", "1982", actor="a", speaker="president", repeats="old", novelty="repeat")
    (found,) = timeline(old, new).novelty
    assert (found.found, found.like, found.agrees) == ("new_form", "old", False)


def test_coder_and_comparison_agree_or_differ_or_one_is_silent() -> None:
    second = replace(OFFER, id="second", date="1982", novelty="first")
    third = replace(OFFER, id="third", date="1983", novelty="omits")
    found = {one.event: one.agrees for one in timeline(OFFER, second, third).novelty}
    assert found == {"offer": True, "second": False, "third": None}


def test_events_are_filtered_by_main_and_side_audience() -> None:
    main = event("main", "1982-01", actor="a", audience="public", side_audiences=("b",))
    side = event("side", "1982-02", actor="a", audience="b", channel="past_the_government")
    made = timeline(main, side, NEW)
    assert [(one.name, one.main, one.side) for one in made.audiences] == [
        ("public", ("main",), ()), ("b", ("side",), ("main",)),
    ]  # fmt: skip
    assert [one.id for one in timeline(main, side, NEW, audience="b").events] == ["main", "side"]
    assert [one.id for one in timeline(main, side, NEW, audience="public").events] == ["main"]
    assert [(one.name, one.events) for one in made.channels if one.is_past_the_government] == [
        ("past_the_government", ("side",))
    ]


def test_no_baseline_no_claim_of_departure() -> None:
    found = timeline(OLD, NEW, campaign=Campaign("a", PERIOD)).departure
    assert (found.is_claimed, found.rows) == (False, ())
    assert "no departure is claimed" in found.why


def test_the_contrast_counts_what_appears_on_either_side() -> None:
    other = event("other", "1982-03", actor="b", themes={"arms": "stressed"})
    open_ = event("open", "1981", "1982", actor="a", themes={"arms": "stressed"})
    found = timeline(OLD, NEW, other, open_, campaign=CAMPAIGN).departure
    rows = {(row.kind, row.name): (row.before, row.present, row.reading) for row in found.rows}
    assert rows == {
        ("theme", "blame"): (1, 0, "only before"),
        ("theme", "arms"): (0, 1, "only in the period"),
        ("type", "ACCUSE"): (1, 0, "only before"),
        ("standing", "said"): (1, 1, "both"),
    }
    assert (found.is_claimed, found.open) == (True, ("open",))
    assert {row.before_rate for row in found.rows if row.before} == {round(1 / (334 / 30.4375), 3)}


def test_a_stretch_with_an_open_end_has_no_rate() -> None:
    open_baseline = replace(CAMPAIGN, baseline=replace(BASELINE, since=""))
    assert {row.before_rate for row in timeline(OLD, NEW, campaign=open_baseline).departure.rows} == {None}


def test_an_empty_side_claims_nothing() -> None:
    assert "no event is coded in the baseline" in timeline(NEW, campaign=CAMPAIGN).departure.why
    assert "no event is coded in the period" in timeline(OLD, campaign=CAMPAIGN).departure.why


def test_a_period_that_is_not_stated_begins_after_the_baseline_and_ends_at_the_cut_off() -> None:
    found = timeline(OLD, NEW, campaign=Campaign("a", None, BASELINE), as_of="1982-05-10").spans
    assert found.period
    assert (str(found.period.earliest), str(found.period.latest)) == ("1981-12-01", "1982-05-10")


def test_unused_seams_are_told_from_used_ones() -> None:
    seams = (
        Seam("worked", "", ("a", "b"), "a", (), ("new",)),
        Seam("taken", "", ("a", "b"), "a", ("x",)),
        Seam("idle", "", ("a", "b"), "a", ("y",)),
    )
    taken = event("t", "1982-01", actor="a", option="x", direction="on", standing="did")
    found = timeline(NEW, taken, campaign=replace(CAMPAIGN, seams=seams)).seams
    assert [(one.seam.id, one.taken, one.is_unused) for one in found] == [
        ("worked", (), False), ("taken", ("x",), False), ("idle", (), True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"theme": "arm"}, 'there is no theme "arm"; did you mean "arms"?'),
        ({"audience": "x"}, 'there is no audience "x"; there are none'),
        ({"actor": "c"}, 'there is no actor "c"'),
        ({"since": "May"}, 'expected a date, found "May"'),
        ({"on": "1982-13"}, 'expected a date, found "1982-13"'),
        ({"since": "1983", "until": "1982"}, "1982 comes before 1983"),
        ({"within": -1}, "at least 0"),
    ],
)
def test_what_cannot_be_asked_is_told(asked: dict[str, str], message: str) -> None:
    with pytest.raises(NotApplicable, match=message.replace("?", r"\?")):
        timeline(OLD, NEW, **asked)


def test_no_events_no_timeline() -> None:
    with pytest.raises(NotApplicable, match="no dated events"):
        timeline()


def test_what_may_lie_in_the_dates_asked_is_kept() -> None:
    year = event("year", "1982", actor="a")
    assert [one.id for one in timeline(OLD, NEW, year, since="1982-04").events] == ["year"]
    assert [one.id for one in timeline(OLD, NEW, year, until="1982-03-23").events] == ["old", "year"]


def test_leaving_events_out_of_the_table_changes_no_finding() -> None:
    usual = replace(CAMPAIGN, usual=(LINE,))
    whole, part = timeline(OLD, NEW, campaign=usual), timeline(OLD, NEW, campaign=usual, since="1982")
    assert [one.id for one in part.events] == ["new"]
    assert part.themes == whole.themes
    assert part.departure == whole.departure
    assert part.omissions == whole.omissions
