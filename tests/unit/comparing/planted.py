"""A case with something of every kind in it, and changes of each kind with the differences they are to be reported as.

Every change is made to the plain content, and names the differences as (change, place, aspect).
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from countermove.casefile.load import load

Content = dict[str, Any]
Reported = tuple[str, str, str]


@cache
def _base() -> Content:
    content: Content = dict(copy.deepcopy(dict(load("torva-dam").content)))
    content["positions"] = {"averra": {"slow_filling": True}}
    content["decision_makers"]["averra"]["profiles"] = {
        "proud": {"basis": "judged", "preferences": [{"statement": "not commission"}, {"statement": "withdraw_suit"}]}
    }
    content["uncertain"] = [
        {"id": "coast", "kind": "presence", "of": "averra/preferences/7", "probability": 0.6, "because": "thin record"}
    ]
    content["indicators"] = [
        {"id": "gauges_back", "text": "readings again", "about": "aim", "option": "gauge_readings", "basis": "judged"}
    ]
    return content


def base() -> Content:
    """Return the case's content, to be changed at will."""
    return copy.deepcopy(_base())


@dataclass(frozen=True)
class Planted:
    """A change of the content, and the differences it makes."""

    name: str
    change: Callable[[Content], Any]
    reported: tuple[Reported, ...]


def _party(content: Content, name: str) -> Any:
    return content["decision_makers"][name]


def _new_option(content: Content) -> None:
    _party(content, "lowmark")["options"]["close_border"] = {"text": "Close the border road", "area": "road"}


def _drop_option(content: Content) -> None:
    """Take an option out with everything that refers to it."""
    del _party(content, "averra")["options"]["gauge_readings"]
    own = _party(content, "averra")["preferences"]
    own[:] = [entry for entry in own if "gauge_readings" not in entry["statement"]]
    theirs = _party(content, "lowmark")["preferences"]
    theirs[:] = [entry for entry in theirs if "gauge_readings" not in entry["statement"]]
    del _party(content, "lowmark")["stakeholders"]["growers"]["reactions"]["gauge_readings"]
    content["constraints"][1]["never"] = "stop_mail_boats and (slow_filling or commission)"
    content["events"][:] = [entry for entry in content["events"] if entry.get("option") != "gauge_readings"]
    content["evidence"][:] = [entry for entry in content["evidence"] if entry["id"] != "gauges"]
    del content["indicators"]


def _new_party(content: Content) -> None:
    content["decision_makers"]["league"] = {
        "options": {"mediate": {"text": "Offer to mediate"}},
        "preferences": [{"statement": "mediate", "basis": "judged"}],
    }


def _set(*path: Any, value: Any) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        entry: Any = content
        for step in path[:-1]:
            entry = entry[step]
        if value is None:
            del entry[path[-1]]
        else:
            entry[path[-1]] = value

    return change


def _insert(*path: Any, at: int, value: Any) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        entry: Any = content
        for step in path:
            entry = entry[step]
        entry.insert(at, value)

    return change


def _move(*path: Any, start: int, end: int) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        entry: Any = content
        for step in path:
            entry = entry[step]
        entry.insert(end, entry.pop(start))

    return change


P, OWN, S = "decision_makers", "options", "stakeholders"
GUILD = (P, "lowmark", S, "ferry_guild")

PLANTED = (
    Planted("party comes", _new_party, (("added", "league", ""),)),
    Planted("party's name", _set(P, "bank", "name", value="The Bank"), (("changed", "bank/name", "name"),)),
    Planted("option comes", _new_option, (("added", "lowmark/options/close_border", ""),)),
    Planted(
        "option goes",
        _drop_option,
        (
            ("dropped", "averra/options/gauge_readings", ""),
            ("dropped", "averra/preferences/not gauge_readings", ""),
            ("dropped", "lowmark/preferences/gauge_readings", ""),
            ("dropped", "lowmark/stakeholders/growers/reactions/gauge_readings", ""),
            ("changed", "constraints/C2/never", "never"),
            ("dropped", "events/readings_stopped", ""),
            ("dropped", "evidence/gauges", ""),
            ("dropped", "indicators/gauges_back", ""),
        ),
    ),
    Planted(
        "status quo",
        _set(P, "averra", OWN, "slow_filling", "status_quo", value=True),
        (("changed", "averra/options/slow_filling/status_quo", "status_quo"),),
    ),
    Planted(
        "text",
        _set(P, "bank", OWN, "call_in", "text", value="Call it in"),
        (("changed", "bank/options/call_in/text", "text"),),
    ),
    Planted(
        "area",
        _set(P, "bank", OWN, "call_in", "area", value="loan"),
        (("changed", "bank/options/call_in/area", "area"),),
    ),
    Planted(
        "direction",
        _set(P, "averra", OWN, "commission", "direction", value="both"),
        (("changed", "averra/options/commission/direction", "direction"),),
    ),
    Planted(
        "cost",
        _set(P, "averra", OWN, "commission", "costs", "authority", "grade", value="high"),
        (("changed", "averra/options/commission/costs/authority/grade", "grade"),),
    ),
    Planted(
        "interest comes",
        _insert(P, "bank", "preferences", at=1, value={"statement": "not call_in", "basis": "judged"}),
        (("added", "bank/preferences/not call_in", ""),),
    ),
    Planted(
        "interest goes",
        _set(P, "averra", "preferences", 3, value=None),
        (("dropped", "averra/preferences/not slow_filling", ""),),
    ),
    Planted(
        "interest moves",
        _move(P, "averra", "preferences", start=1, end=4),
        (("moved", "averra/preferences/pay_first_part", ""),),
    ),
    Planted(
        "interest reworded",
        _set(P, "averra", "preferences", 1, "statement", value="pay_first_part or call_in"),
        (
            ("dropped", "averra/preferences/pay_first_part", ""),
            ("added", "averra/preferences/pay_first_part or call_in", ""),
        ),
    ),
    Planted(
        "interest's grounds",
        lambda content: _party(content, "averra")["preferences"][0].update(
            basis="stated", cites=["NR-M-87-20031/OPT/1"]
        ),
        (
            ("changed", "averra/preferences/not call_in/basis", "basis"),
            ("changed", "averra/preferences/not call_in/cites", "cites"),
        ),
    ),
    Planted(
        "interest's tier",
        _set(P, "averra", "preferences", 0, "tier", value="vital"),
        (("changed", "averra/preferences/not call_in/tier", "tier"),),
    ),
    Planted(
        "reading's order",
        _move(P, "averra", "profiles", "proud", "preferences", start=0, end=1),
        (("moved", "averra/profiles/proud/preferences/withdraw_suit", ""),),
    ),
    Planted("constraint goes", _set("constraints", 0, value=None), (("dropped", "constraints/C1", ""),)),
    Planted(
        "constraint comes",
        _insert("constraints", at=0, value={"at_most_one": ["slow_filling", "commission"], "basis": "judged"}),
        (("added", "constraints/at most one slow_filling, commission", ""),),
    ),
    Planted(
        "package comes",
        lambda content: content["packages"].update(bare={"changes": {"commission": True}}),
        (("added", "packages/bare", ""),),
    ),
    Planted(
        "package's changes",
        _set("packages", "season", "changes", value={"slow_filling": True}),
        (("changed", "packages/season/changes", "changes"),),
    ),
    Planted(
        "stakeholder goes",
        _set(P, "lowmark", S, "growers", value=None),
        (("dropped", "lowmark/stakeholders/growers", ""),),
    ),
    Planted(
        "weight", _set(*GUILD, "weight", value=0.7), (("changed", "lowmark/stakeholders/ferry_guild/weight", "weight"),)
    ),
    Planted(
        "salience",
        _set(*GUILD, "salience", "river", value="high"),
        (("changed", "lowmark/stakeholders/ferry_guild/salience/river", ""),),
    ),
    Planted(
        "reaction's grade",
        _set(*GUILD, "reactions", "open_landing", "pull", value="low"),
        (("changed", "lowmark/stakeholders/ferry_guild/reactions/open_landing/pull", "pull"),),
    ),
    Planted(
        "reaction comes",
        lambda content: content[P]["lowmark"][S]["ferry_guild"]["reactions"].update(commission={"push": "low"}),
        (("added", "lowmark/stakeholders/ferry_guild/reactions/commission", ""),),
    ),
    Planted(
        "stance goes",
        _set(*GUILD, "stances", "drop_objection", value=None),
        (("dropped", "lowmark/stakeholders/ferry_guild/stances/drop_objection", ""),),
    ),
    Planted(
        "inside interest moves",
        _move(*GUILD, "preferences", start=0, end=2),
        (("moved", "lowmark/stakeholders/ferry_guild/preferences/not stop_mail_boats", ""),),
    ),
    Planted("link goes", _set("links", 0, value=None), (("dropped", "links/open_landing → pay_first_part", ""),)),
    Planted(
        "link's effect",
        _set("links", 0, "effect", value="lowers"),
        (("changed", "links/open_landing → pay_first_part/effect", "effect"),),
    ),
    Planted(
        "open point",
        _set("uncertain", 0, "probability", value=0.4),
        (("changed", "uncertain/coast/probability", "probability"),),
    ),
    Planted(
        "hypothesis",
        _set("hypotheses", "aim", "answers", "power", "text", value="power above all"),
        (("changed", "hypotheses/aim/answers/power/text", "text"),),
    ),
    Planted(
        "evidence",
        _set("evidence", 0, "reliability", value="C"),
        (("changed", "evidence/sluices/reliability", "reliability"),),
    ),
    Planted(
        "indicator",
        _set("indicators", 0, "seen_by", value="growers"),
        (("changed", "indicators/gauges_back/seen_by", "seen_by"),),
    ),
    Planted("event", _set("events", 0, "date", value="1975"), (("changed", "events/ferry_treaty/date", "date"),)),
    Planted(
        "event comes",
        lambda content: content["events"].append({"id": "later", "date": "1987-03-08", "text": "more"}),
        (("added", "events/later", ""),),
    ),
    Planted(
        "campaign",
        _set("campaign", "period", "since", value="1987-02"),
        (("changed", "campaign/period/since", "since"),),
    ),
    Planted("seam goes", _set("campaign", "seams", 1, value=None), (("dropped", "seams/who_judges_the_river", ""),)),
    Planted(
        "position",
        _set("positions", "averra", "slow_filling", value=False),
        (("changed", "positions/averra/slow_filling", "slow_filling"),),
    ),
    Planted("question", _set("question", "target", value="bank"), (("changed", "question/target", ""),)),
    Planted("title", _set("title", value="Another"), (("changed", "title", "title"),)),
)
"""One change of every kind."""
