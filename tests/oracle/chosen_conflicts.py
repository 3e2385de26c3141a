"""Small cases chosen because random ones seldom show the feature: each as a case in the case format."""

from __future__ import annotations

from typing import Any


def case(title: str, makers: dict[str, tuple[list[str], list[Any]]], **more: Any) -> dict[str, Any]:
    """Decision makers as (option ids, preferences); the first is the initiator, the second the target."""
    initiator, target, *_ = makers
    allies = more.pop("allies", [])
    found: dict[str, Any] = {"countermove": 1, "title": title, "question": {"initiator": initiator, "target": target}}
    if allies:
        found["question"]["allies"] = allies
    found["decision_makers"] = {
        k: {"name": k.title(), "options": {o: f"Do {o}" for o in options}, "preferences": preferences}
        for k, (options, preferences) in makers.items()
    }
    return found | more


TRIO = {"north": (["a"], ["a"]), "south": (["b"], ["b iff a"])}

CASES = {
    "order_of_settling_matters": case(
        "Two third parties each act unless the other already has",
        TRIO | {"east": (["c"], ["c iff (a and not d)"]), "west": (["d"], ["d iff (a and not c)"])},
        packages={"go": {"changes": {"a": True}}},
    ),
    "settling_never_ends": case(
        "After the initiative one third party copies the other, who avoids it",
        TRIO | {"east": (["c"], ["a implies (c iff d)"]), "west": (["d"], ["a implies (d iff not c)"])},
        packages={"go": {"changes": {"a": True}}},
    ),
    "no_baseline": case(
        "The target copies a third party who avoids it, initiative or none",
        {"north": (["a"], ["a iff b"]), "south": (["b"], ["b iff c"]), "east": (["c"], ["c iff not b"])},
        packages={"go": {"changes": {"a": True}}},
    ),
    "what_stood_on_it_lapses": case(
        "The permit is withdrawn, and what was being built with it",
        {
            "north": (["permit"], ["sell", "not permit"]),
            "south": (["build", "sell"], ["permit implies build", "build implies sell", "not sell"]),
        },
        constraints=[{"never": "build and not permit"}],
        packages={"go": {"changes": {"permit": True}}},
    ),
    "two_allies": case(
        "The second ally loses more by the reply than the first",
        {
            "north": (["a"], ["b"]),
            "south": (["b"], ["b iff a"]),
            "east": (["c"], ["not c", "not b"]),
            "west": (["d"], ["not b", "not d"]),
        },
        allies=["east", "west"],
        packages={"go": {"changes": {"a": True}}},
    ),
    "a_veto_without_weight": case(
        "One who weighs nothing may still block; a minor quarrel is no split",
        {
            "north": (["a"], ["b"]),
            "south": (["b", "c"], ["b iff a", {"statement": "not c", "tier": "minor"}]),
        },
        packages={"go": {"changes": {"a": True}}},
    ),
    "a_minor_matter_for_the_ally": case(
        "What those inside favour costs the ally only something minor",
        TRIO | {"east": (["c"], [{"statement": "not b", "tier": "minor"}, "not c"])},
        allies=["east"],
        packages={"go": {"changes": {"a": True}}},
    ),
    "either_would_do": case(
        "The initiative needs one of two further changes; the first declared is added",
        {"north": (["a", "e", "g"], ["b", "not a", "not e"]), "south": (["b"], ["b iff a"])},
        constraints=[{"never": "a and not (e or g)"}],
        packages={"go": {"changes": {"a": True}}},
    ),
    "round_and_round": case(
        "The best step is answered and taken back for ever; a smaller one would have held",
        {"north": (["a", "e"], ["a iff b", "a", "a iff e"]), "south": (["b"], ["b iff not e"])},
    ),
}
CASES["what_stood_on_it_lapses"]["decision_makers"]["south"]["options"]["sell"] = {"text": "Sell", "direction": "on"}
CASES["a_minor_matter_for_the_ally"]["decision_makers"]["south"]["stakeholders"] = {
    "merchants": {"name": "Merchants", "weight": 1, "preferences": ["b iff a"]},
}
CASES["a_veto_without_weight"]["decision_makers"]["south"]["stakeholders"] = {
    "crown": {"name": "Crown", "weight": 0, "veto": True, "preferences": ["not b"]},
    "merchants": {"name": "Merchants", "weight": 0.5, "preferences": ["b iff a", "a implies c"]},
    "farmers": {"name": "Farmers", "weight": 0.5, "preferences": ["b iff a", "not c"]},
}
