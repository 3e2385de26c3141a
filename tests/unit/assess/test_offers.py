"""Conditional offers: accepted if and only if the target likes the agreed state better than the refusal."""

from __future__ import annotations

from typing import Any

from oracle.chosen_conflicts import case

import countermove
from countermove.analysis.assess.assessment import Assessment
from countermove.analysis.assess.offers import Offer


def made(north: list[str], south: list[str], offer: dict[str, Any], **more: Any) -> tuple[Assessment, Offer]:
    """The offer of a small case: north could pay or threaten with a fine, south could build."""
    makers = {"north": (["pay", "fine", "permit"], north), "south": (["build"], south)} | more.pop("others", {})
    found = case("An offer", makers, packages={"deal": offer}, **more)
    assessment = countermove.assess(found, max_changes=0).assessment
    return assessment, assessment.offers[0]


def test_an_exchange_both_gain_by_is_accepted() -> None:
    wants = (["build", "not pay"], ["pay", "not build"])
    assessment, one = made(*wants, {"changes": {"pay": True}, "if": {"build": True}})
    conflict = assessment.situation.conflict
    assert conflict.taken(one.agreed) == ["pay", "build"]
    assert one.refused == assessment.situation.baseline
    assert one.is_accepted
    assert (one.for_target.priority, one.for_initiator.priority) == (1, 1)


def test_an_offer_is_no_gift_and_is_not_among_the_initiatives() -> None:
    assessment, one = made(["build"], ["pay"], {"changes": {"pay": True}, "if": {"build": True}})
    assert one.package.kind == "offer"
    assert assessment.rows == ()


def test_an_offer_the_target_is_indifferent_to_is_refused() -> None:
    _, one = made(["build"], ["fine or not fine"], {"changes": {"pay": True}, "if": {"build": True}})
    assert not one.is_accepted
    assert one.for_target.priority == 0


def test_an_offer_that_asks_more_than_it_gives_is_refused() -> None:
    _, one = made(["build"], ["not build", "pay"], {"changes": {"pay": True}, "if": {"build": True}})
    assert not one.is_accepted
    assert one.for_target.priority == -1


def test_an_announced_sanction_is_what_refusing_leads_to() -> None:
    wants = (["build"], ["not fine", "not build"])
    offer = {"changes": {"pay": True}, "if": {"build": True}}
    assert not made(*wants, offer)[1].is_accepted
    assessment, one = made(*wants, offer | {"otherwise": {"fine": True}})
    assert assessment.situation.conflict.taken(one.refused) == ["fine"]
    assert one.is_accepted
    assert one.for_target.priority == 1


def test_both_sides_are_said_to_be_tempted_to_break_it() -> None:
    _, one = made(["build", "not pay"], ["pay", "not build"], {"changes": {"pay": True}, "if": {"build": True}})
    assert one.tempted == ("north", "south")
    _, kept = made(["build"], ["pay"], {"changes": {"pay": True}, "if": {"build": True}})
    assert kept.tempted == ()


def test_what_an_offer_needs_is_added() -> None:
    assessment, one = made(
        ["build"],
        ["pay"],
        {"changes": {"pay": True}, "if": {"build": True}},
        constraints=[{"never": "pay and not permit"}],
    )
    assert assessment.situation.conflict.taken(one.agreed) == ["pay", "permit", "build"]


def test_third_parties_settle_after_an_offer_too() -> None:
    others = {"east": (["protest"], ["protest iff pay"])}
    assessment, one = made(
        ["not protest", "build"], ["pay"], {"changes": {"pay": True}, "if": {"build": True}}, others=others
    )
    assert assessment.situation.conflict.taken(one.settled) == ["pay", "build", "protest"]
    assert (one.for_initiator.priority, one.initiator_after_settling.priority) == (2, -1)


def test_an_offer_to_take_back_what_cannot_be_taken_back_is_not_made() -> None:
    found = case("An offer", {"north": (["pay"], ["build"]), "south": (["build"], ["not pay"])})
    found["decision_makers"]["north"]["options"]["pay"] = {"text": "Pay", "direction": "on", "status_quo": True}
    found["packages"] = {"deal": {"changes": {"pay": False}, "if": {"build": True}}}
    assessment = countermove.assess(found, max_changes=0).assessment
    assert assessment.offers == ()
    assert "deal" in assessment.catalogue.impossible
