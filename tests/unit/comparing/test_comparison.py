"""Two cases compared: dates, names matched, what was expected, forms that cannot be compared, what is printed."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from command_line import run
from unit.comparing.planted import base

import countermove as cm
from countermove.cli.progress import Progress
from countermove.comparing.comparison import Comparison, compare
from countermove.comparing.dated import on_day, parted
from countermove.comparing.equilibria import comparable
from countermove.comparing.renaming import pairs_of, renamed, suggestions
from countermove.errors import CaseError, NotApplicable


def test_a_case_compared_with_itself_says_plainly_that_there_is_no_difference() -> None:
    found = compare("torva-dam", "torva-dam")
    assert found.is_same
    assert found.table() == []
    assert "There is no difference." in run("compare", "torva-dam", "torva-dam").out


def test_only_words_changed_means_no_result_differs() -> None:
    content = base()
    content["title"] = "Another title"
    found = compare(base(), content)
    assert [one.aspect for one in found.differences] == ["title"]
    assert found.changed == ()
    assert found.searched.bearing == 0


def test_one_statement_moved_in_the_1985_case_is_found_and_explains_what_changed() -> None:
    content: dict[str, Any] = copy.deepcopy(dict(cm.load("soviet-japan-1985").content))
    wants = content["decision_makers"]["moscow"]["preferences"]
    wants[6], wants[7] = wants[7], wants[6]
    found = compare("soviet-japan-1985", content)
    (one,) = found.differences
    assert (one.change, one.part) == ("moved", "interest")
    explained = found.explanation("return/agenda")
    assert (explained.result.before, explained.result.after) == (("gain",), ("loss",))
    assert explained.differences == (one,)


@pytest.mark.parametrize("seed", [0, 1])
def test_the_other_way_round_a_comparison_is_mirrored(seed: int) -> None:
    content = base()
    content["decision_makers"]["lowmark"]["preferences"].pop(seed)
    there, back = compare(base(), content), compare(content, base())
    assert {(one.name, one.before, one.after) for one in there.changed} == {
        (one.name, one.after, one.before) for one in back.changed
    }
    assert len(there.differences) == len(back.differences)


# Two dates.


def test_a_day_stands_after_an_at_sign_unless_a_file_is_called_that(tmp_path: Path) -> None:
    assert parted("torva-dam@1987-02") == ("torva-dam", "1987-02")
    assert parted("torva-dam") == ("torva-dam", "")
    odd = tmp_path / "case@home"
    odd.mkdir()
    assert parted(str(odd)) == (str(odd), "")
    with pytest.raises(NotApplicable, match="is no day"):
        parted("torva-dam@yesterday")


def test_before_the_first_event_an_option_stood_the_other_way() -> None:
    early = on_day(cm.load("torva-dam"), "1987-01")
    standing = {option.id: option.status_quo for option in early.conflict.options}  # type: ignore[union-attr]
    assert standing["open_landing"] is True
    assert standing["slow_filling"] is True
    assert standing["gauge_readings"] is False
    assert standing["commission"] is False
    assert {event.id for event in early.events} == {"ferry_treaty", "readings_stopped", "complaints_answered"}
    assert early.as_of == "1987-01"


def test_two_dates_of_one_case_differ_by_what_happened_between() -> None:
    found = compare("torva-dam@1987-01", "torva-dam@1987-03-09", runs=30)
    told = {one.place for one in found.differences if one.part == "option"}
    assert told == {
        "averra/options/open_landing/status_quo",
        "averra/options/slow_filling/status_quo",
        "lowmark/options/withdraw_suit/status_quo",  # there was no suit before it was filed
    }
    assert any("taken to have stood the other way before" in note for note in found.notes)
    assert any(one.place == "events/landing_closed" for one in found.differences)
    assert found.expected


def test_a_case_without_events_has_no_days() -> None:
    with pytest.raises(NotApplicable, match="no events"):
        compare("hand-example@1985", "hand-example")
    with pytest.raises(NotApplicable, match="no day"):
        on_day(cm.load("torva-dam"), "1987-02-31")


# What was expected.


def test_an_option_expected_to_stay_and_recorded_otherwise_is_named() -> None:
    earlier, later = base(), base()
    earlier["as_of"], later["as_of"] = "1987-03-09", "1988-01"
    earlier["events"] = later["events"] = []
    earlier["evidence"] = later["evidence"] = []
    for content in (earlier, later):
        del content["campaign"]
    later["decision_makers"]["lowmark"]["options"]["withdraw_suit"]["status_quo"] = True
    found = {(one.option, one.kind): one for one in compare(earlier, later, runs=0).expected}
    one = found["withdraw_suit", "stays"]
    assert (one.expected, one.recorded, one.came_true) == (False, True, False)
    assert "otherwise than expected" in one.text
    assert not compare(later, earlier, runs=0).expected


# Names.


def test_renamed_options_parties_and_insiders_are_matched_where_somebody_says_so() -> None:
    other = json.loads(json.dumps(base()).replace("slow_filling", "fill_slowly").replace("ferry_guild", "boatmen"))
    other = json.loads(json.dumps(other).replace('"bank"', '"lender"').replace("bank/", "lender/"))
    loose = compare(base(), other, runs=0)
    assert {(one.before, one.after) for one in loose.alike} == {
        ("slow_filling", "fill_slowly"),
        ("ferry_guild", "boatmen"),
    }
    pairs = {"slow_filling": "fill_slowly", "ferry_guild": "boatmen", "bank": "lender"}
    found = compare(base(), other, match=pairs)
    assert [one.text for one in found.differences] == []
    assert found.matched == pairs


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ({"slow_fillin": "slow_filling"}, "in the first case"),
        ({"slow_filling": "slow_fillin"}, "in the second case"),
        ({"slow_filling": "commission"}, "has a name"),
        ({"slow_filling": "bank"}, "cannot be the same"),
    ],
)
def test_names_that_cannot_be_matched_are_refused_with_the_reason(pairs: dict[str, str], message: str) -> None:
    with pytest.raises(NotApplicable, match=message):
        compare("torva-dam", "torva-dam", match=pairs)


def test_a_pair_is_written_with_an_equals_sign_and_once() -> None:
    assert pairs_of(["a=b", "c = d"]) == {"a": "b", "c": "d"}
    for wrong in (["a"], ["=b"], ["a=b", "a=c"], ["a=b", "c=b"]):
        with pytest.raises(NotApplicable):
            pairs_of(wrong)


def test_the_two_memoranda_share_finer_measures_under_different_names() -> None:
    found = suggestions(cm.load("soviet-japan-1982"), cm.load("soviet-japan-1985"))
    assert ("cede_islands", "return_islands", "both stand for cede_islands") in {
        (one.before, one.after, one.why) for one in found
    }


def test_a_matched_name_is_read_word_by_word_in_formulas_only() -> None:
    content = base()
    content["decision_makers"]["bank"]["options"]["call_in"]["text"] = "call_in"
    other = json.loads(json.dumps(base()).replace("call_in", "recall"))
    read = renamed(cm.load(content), cm.load(other), {"call_in": "recall"})
    bank = read.content["decision_makers"]["bank"]
    assert bank["options"]["recall"]["text"] == "call_in"
    assert bank["preferences"][0]["statement"] == "recall iff stop_mail_boats"


# Graph form, and what cannot be compared.


def test_drawn_cases_are_compared_by_states_moves_orders_and_equilibria() -> None:
    content: dict[str, Any] = copy.deepcopy(dict(cm.load("elmira-9").content))
    party = next(iter(content["decision_makers"].values()))
    party["ranking"] = list(reversed(party["ranking"]))
    found = compare("elmira-9", content)
    (one,) = found.differences
    assert (one.part, one.aspect) == ("party", "ranking")
    assert {one.kind for one in found.changed} == {"equilibria"}
    assert all(explained.differences == (one,) for explained in found.explanations)
    assert any("graph form" in note for note in found.notes)


def drawn(**more: Any) -> dict[str, Any]:
    """Return a small drawn conflict, with a third state where one is asked for."""
    third = [["c"]] if more else []
    return {
        "countermove": 1,
        "title": "Two states" if not more else "Three states",
        "states": {"a": "as it is", "b": "changed", **more},
        "decision_makers": {
            "p": {"moves": {"a": ["b", *more], "b": []}, "ranking": [*third, ["b"], ["a"]]},
            "q": {"moves": {"b": ["a"]}, "ranking": [["b"], ["a"], *third]},
        },
        "status_quo": "a",
    }


def test_a_state_that_comes_into_a_drawn_case_brings_moves_and_orders_along() -> None:
    found = compare(drawn(), drawn(c="a third way"))
    assert {(one.change, one.place) for one in found.differences} == {
        ("changed", "title"),
        ("added", "states/c"),
        ("changed", "p/moves/a"),
        ("changed", "p/ranking"),
        ("changed", "q/ranking"),
    }
    nash = found.explanation("equilibria/nash")
    assert nash.result.after == ("b", "c")
    assert nash.proof == "smallest"


def test_cases_of_two_forms_are_not_compared() -> None:
    done = run("compare", "elmira-9", "torva-dam")
    assert done.status == 1
    assert "graph form" in done.err
    assert "Traceback" not in done.err


def test_a_case_that_is_not_there_is_said() -> None:
    with pytest.raises(CaseError):
        compare("no-such-case", "torva-dam")
    assert run("compare", "torva-dam", "torva-dm").status == 1


def test_too_many_options_leave_the_equilibria_out_and_say_so() -> None:
    small, full = cm.load("soviet-japan-1982"), cm.load("soviet-japan-1982-full")
    assert "Equilibria are not compared: soviet-japan-1982-full has 42 options" in comparable(small, full)
    assert not comparable(small, cm.load("elmira-9"))


# What is printed.


def test_the_command_prints_differences_results_and_reasons(tmp_path: Path) -> None:
    content = base()
    content["decision_makers"]["lowmark"]["preferences"].pop(4)
    other = tmp_path / "other.json"
    other.write_text(json.dumps(content))
    first = tmp_path / "first.json"
    first.write_text(json.dumps(base()))
    done = run("compare", str(first), str(other), "--json", str(tmp_path / "out.json"))
    assert done.status == 0
    assert "is gone, place 5 of 7" in done.out
    assert "Explained by one difference alone. The interest “drop_objection iff" in done.out
    document = json.loads((tmp_path / "out.json").read_text())
    assert document["format"] == "countermove.comparison/1"
    assert all(document["differences"][n]["bears"] for one in document["results"] for n in one["explained_by"])


def test_interrupted_it_prints_what_it_has_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stops(self: Progress, what: str, done: int, total: int) -> bool:
        return what.startswith("what explains") and done >= 1

    monkeypatch.setattr(Progress, "__call__", stops)
    done = run("compare", "torva-dam@1987-01", "torva-dam@1987-03-09")
    assert done.status == 130
    assert "Interrupted: what was found by then is kept." in done.out
    assert "Results that differ: 10" in done.out


def test_text_of_a_case_is_data_wherever_it_is_shown(tmp_path: Path) -> None:
    content = base()
    content["decision_makers"]["bank"]["options"]["call_in"]["text"] = "<script>[bold]x[/bold]"
    found = compare(base(), content)
    assert isinstance(found, Comparison)
    assert "<script>" not in found._repr_html_()
    assert "&lt;script&gt;" in found._repr_html_()
    other = tmp_path / "other.json"
    other.write_text(json.dumps(content))
    assert "<script>[bold]x[/bold]" in run("compare", "torva-dam", str(other), "--runs", "0").out


def test_the_table_has_a_row_for_every_difference_and_every_result() -> None:
    content = base()
    content["decision_makers"]["lowmark"]["preferences"].pop(4)
    found = compare(base(), content)
    assert len(found.table()) == len(found.differences) + len(found.changed)
    assert "Comparison of" in repr(found)
