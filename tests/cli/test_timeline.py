"""``countermove timeline``: what it prints, its JSON, its picture, its exit status."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from case_texts import bridge

import countermove as cm
from countermove.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(["timeline", *args])
    printed = capsys.readouterr()
    return status, " ".join(printed.out.split()), printed.err


def test_it_says_what_was_when_who_answered_whom_and_how_the_campaign_reads(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, err = run(capsys, "soviet-japan-1982")
    assert (status, err) == (0, "")
    for shown in (
        "20 events",
        "talks_doubted (tokyo), 0 to 47 days after tashkent (moscow)",
        "only said",
        "japan_to_blame (Japan is to blame for the strains, so that Tokyo has to move first), in tashkent: telling",
        "cbm_first → tashkent → approval_in_japan → approval_quoted",
        "Past the government specialists_sent",
        "ties_with_china (tokyo and washington; moscow gains)",
        "does not say that it was brought about by it",
    ):
        assert shown in out
    assert "Followed within" not in out, "only where it is asked for"


@pytest.mark.parametrize("case", ["soviet-japan-1982", "soviet-japan-1985", "torva-dam"])
def test_the_events_of_the_bundled_cases_agree_with_their_status_quo(case: str) -> None:
    assert cm.timeline(case).timeline.differences == ()


@pytest.mark.parametrize("case", ["soviet-japan-1982", "soviet-japan-1985", "torva-dam"])
def test_coder_and_comparison_agree_on_what_is_new_in_the_bundled_cases(case: str) -> None:
    assert [one.event for one in cm.timeline(case).timeline.novelty if one.agrees is False] == []


def test_what_followed_is_apart_from_what_answered_and_sure_apart_from_possible(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, "torva-dam", "--within", "20")
    sure, may = out.split("Followed within 20 days, not coded as an answer")[1].split(
        "May have followed within 20 days"
    )
    assert "wren_speech (lowmark), 18 days after sluices_closed (averra)" in sure
    assert "up to 15 days after, or before ambassador_recalled" in may
    assert "suit_filed (lowmark)" not in sure


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("1987-02-03", "gauge_readings off since some time from 1983-09-01 to 1983-11-30"),
        ("1987-02-15", "open_landing open hangs on whether landing_closed had come by then"),
        ("1987-02-22", "wren_speech since say otherwise, and it was not done"),
    ],
)
def test_where_options_stood_on_a_day(capsys: pytest.CaptureFixture[str], day: str, shown: str) -> None:
    _, out, _ = run(capsys, "torva-dam", "--on", day)
    assert f"Where options stand on {day}" in out
    assert shown in out


def test_some_events_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "soviet-japan-1982", "--theme", "us_pressure", "--actor", "moscow")
    assert "3 of 20 events" in out
    assert "found from all events, not only those shown" in out
    _, out, _ = run(capsys, "soviet-japan-1982", "--audience", "washington", "--since", "1982-02", "--until", "1982-02")
    assert "1 of 20 events" in out


def test_the_json_is_what_python_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "torva-dam", "--json", "-"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["format"] == "countermove.timeline/1"
    found = json.loads(json.dumps(cm.timeline("torva-dam").to_json()))
    assert {key: document[key] for key in found} == found


def test_the_picture_is_never_written_over_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "lanes.svg"
    assert run(capsys, "torva-dam", "--svg", str(picture))[0] == 0
    assert ET.fromstring(picture.read_text(encoding="utf-8")).tag.endswith("svg")
    picture.write_text("mine", encoding="utf-8")
    status, _, err = run(capsys, "torva-dam", "--svg", str(picture))
    assert (status, picture.read_text(encoding="utf-8")) == (1, "mine")
    assert "--force" in err
    assert run(capsys, "torva-dam", "--svg", str(picture), "--force")[0] == 0
    assert picture.read_text(encoding="utf-8") != "mine"


def test_two_coders_are_compared_on_the_events_they_share(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, novelty in (("one", "first"), ("other", "repeat")):
        events = f"events: [{{id: a, date: 1982, novelty: {novelty}}}, {{id: b, date: 1983, novelty: first}}]\n"
        (tmp_path / f"{name}.yaml").write_text(bridge(more=events), encoding="utf-8")
    status, out, _ = run(capsys, str(tmp_path / "one.yaml"), "--compare", str(tmp_path / "other.yaml"))
    assert status == 0
    assert "novelty: same in 50% of 2 events, kappa 0.00; they differ on a" in out
    status, _, err = run(capsys, str(tmp_path / "one.yaml"), "--compare", "torva-dam")
    assert status == 1
    assert "share no event" in err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["prisoners-dilemma"], "no dated events"),
        (["elmira-9"], "graph form"),
        (["torva-dam", "--on", "someday"], 'expected a date, found "someday"'),
        (["torva-dam", "--theme", "rivers"], 'did you mean "river"?'),
        (["torva-dam", "--svg", "lanes.png"], "give the file the ending .svg"),
    ],
)
def test_what_cannot_be_done_is_told(capsys: pytest.CaptureFixture[str], args: list[str], message: str) -> None:
    status, out, err = run(capsys, *args)
    assert (status, out) == (1, "")
    assert message in err


def test_the_text_of_a_case_is_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = 'events: [{id: e, date: 1982, text: "[bold]a[/bold]", actor: "[red]x"}]\n'
    (tmp_path / "case.yaml").write_text(bridge(more=events), encoding="utf-8")
    status, out, _ = run(capsys, str(tmp_path))
    assert status == 0
    assert "[bold]a[/bold]" in out
    assert "[red]x" in out


def test_the_derived_status_quo_can_be_worked_with() -> None:
    model = cm.timeline("torva-dam").derived_status_quo()
    assert cm.solve(model).equilibria("nash") == cm.solve(cm.load("torva-dam")).equilibria("nash")


def test_the_picture_in_the_docs_is_the_one_that_is_drawn() -> None:
    """To draw it anew: countermove timeline torva-dam --svg docs/images/timeline.svg --force."""
    page = Path(__file__).resolve().parents[2] / "docs" / "images" / "timeline.svg"
    assert page.read_text(encoding="utf-8") == cm.timeline("torva-dam").svg() + "\n"
