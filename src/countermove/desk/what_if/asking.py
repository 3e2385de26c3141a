"""What a form of the page supposes, as a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from countermove.desk.what_if.settling import settlings
from countermove.desk.what_if.steps import Step, Steps
from countermove.desk.what_if.supposed import Base, supposed, tried
from countermove.editing import operation_from
from countermove.editing.errors import StillNamed
from countermove.editing.walk import get
from countermove.editing.wording import constraint_text, on_one_line, quoted, statement_of
from countermove.errors import CountermoveError, unknown

Asked = Mapping[str, str]
GRADES = ("low", "medium", "high")


def step_of(asked: Asked, base: Base, steps: Steps) -> Step:
    """Return the step that a form asks for, tried on the case with the steps there are.

    Args:
        asked: the fields of the form; ``suppose`` says which form it is.

    Raises: ``CountermoveError`` with what is wrong, in the words of the command line.
    """
    name = asked.get("suppose", "")
    if name in _READINGS:
        return _READINGS[name](asked, base)
    if name not in _OPERATIONS:
        raise CountermoveError(unknown("thing to suppose", name, [*_OPERATIONS, *_READINGS]))
    fields, sentence = _OPERATIONS[name](asked, supposed(base, steps).value)
    operation = operation_from(fields)
    try:
        tried(base, steps, operation)
    except StillNamed as fault:
        operation = operation_from({**fields, "with_uses": True})
        tried(base, steps, operation)
        count = len(fault.uses)
        more = f", and {count} {'entry that names' if count == 1 else 'entries that name'} it"
        return Step((sentence or operation.label) + more, operation)
    return Step(sentence or operation.label, operation)


Found = tuple[dict[str, Any], str]
"""The fields of an operation, and the sentence for it; empty where its own label says it."""


def _move(asked: Asked, value: Any) -> Found:
    named, expected = _statement(asked, value)
    return {"kind": "move_statement", **named, "to": _number(asked, "to", "place"), "expected": expected}, ""


def _drop(asked: Asked, value: Any) -> Found:
    named, expected = _statement(asked, value)
    return {"kind": "remove_statement", **named, "expected": expected}, ""


def _reword(asked: Asked, value: Any) -> Found:
    named, expected = _statement(asked, value)
    says = on_one_line(asked.get("statement", ""))
    return {"kind": "set_statement", **named, "field": "statement", "value": says, "expected": expected}, ""


def _want(asked: Asked, _: Any) -> Found:
    fields: dict[str, Any] = {
        "kind": "add_statement",
        **_owner(asked.get("order", "")),
        "statement": _line(asked, "statement"),
    }
    if asked.get("place", "").strip():
        fields["place"] = _number(asked, "place", "place")
    return fields, ""


def _status_quo(asked: Asked, _: Any) -> Found:
    option, is_taken = asked.get("option", ""), asked.get("taken") == "yes"
    sentence = f"{option} is {'taken' if is_taken else 'not taken'} as things stand"
    return {"kind": "set_option", "option": option, "field": "status_quo", "value": is_taken}, sentence


def _option(asked: Asked, _: Any) -> Found:
    fields = {"kind": "add_option", "party": asked.get("party", ""), "id": _line(asked, "id")}
    fields |= {"text": _line(asked, "text")} if _line(asked, "text") else {}
    return fields | ({"status_quo": True} if asked.get("taken") else {}), ""


def _constraint(asked: Asked, value: Any) -> Found:
    index = _number(asked, "constraint", "constraint")
    held = get(value, "constraints")
    if not isinstance(held, list) or index > len(held):
        raise CountermoveError(f"There is no constraint {index} in the case as it is supposed.")
    expected = constraint_text(held[index - 1])
    fields = {"kind": "remove_constraint", "index": index, "expected": expected}
    return fields, f"Took the constraint {quoted(expected)} out"


def _influence(asked: Asked, _: Any) -> Found:
    party, _, inside = asked.get("inside", "").partition("/")
    grade = asked.get("influence", "")
    if grade not in GRADES:
        raise CountermoveError(unknown("influence", grade, GRADES))
    fields = {"kind": "set_stakeholder", "party": party, "id": inside, "field": "influence", "value": grade}
    return fields, f"The influence of {inside} inside {party} is {grade}"


def _weight(asked: Asked, _: Any) -> Found:
    party, _, inside = asked.get("inside", "").partition("/")
    try:
        weight = float(asked.get("weight", ""))
    except ValueError:
        told = asked.get("weight", "")[:40]
        raise CountermoveError(f"A weight is a number such as 0.4, not “{told}”.") from None
    fields = {"kind": "set_stakeholder", "party": party, "id": inside, "field": "weight", "value": weight}
    return fields, f"The weight of {inside} inside {party} is {weight:g}"


_OPERATIONS: dict[str, Callable[[Asked, Any], Found]] = {
    "move": _move,
    "drop": _drop,
    "reword": _reword,
    "want": _want,
    "status_quo": _status_quo,
    "option": _option,
    "constraint": _constraint,
    "influence": _influence,
    "weight": _weight,
}


def _mute(asked: Asked, base: Base) -> Step:
    party = asked.get("party", "")
    known = [one.id for one in base.case.conflict.decision_makers]
    if party not in known:
        raise CountermoveError(unknown("party", party, known))
    return Step(f"{party} never moves", muted=party)


def _profile(asked: Asked, base: Base) -> Step:
    party, _, profile = asked.get("profile", "").partition("/")
    base.case.model({party: profile})
    return Step(f"{party} is read as {profile}", profile=(party, profile))


def _settle(asked: Asked, base: Base) -> Step:
    found = {one.key: one for one in settlings(base.case)}
    one = found.get(asked.get("settling", ""))
    if one is None:
        raise CountermoveError("There is no such open point, or no such way of settling it; draw the page again.")
    return Step(f"Settled: {one.text}", settled=(one.item, one.outcome))


_READINGS: dict[str, Callable[[Asked, Base], Step]] = {"mute": _mute, "profile": _profile, "settle": _settle}


def _statement(asked: Asked, value: Any) -> tuple[dict[str, Any], str]:
    """Return the fields that name a statement, and what it says in the text as it is supposed."""
    owner, _, line = asked.get("at", "").rpartition("/")
    named = _owner(owner)
    held = get(get(value, "decision_makers"), named["party"])
    if named.get("profile"):
        held = get(get(held, "profiles"), named["profile"])
    if named.get("stakeholder"):
        held = get(get(held, "stakeholders"), named["stakeholder"])
    listed = get(held, "preferences")
    if not line.isdecimal() or not isinstance(listed, list) or not 1 <= int(line) <= len(listed):
        raise CountermoveError("There is no such statement in the case as it is supposed; choose another.")
    return {**named, "line": int(line)}, statement_of(listed[int(line) - 1])


def _owner(text: str) -> dict[str, str]:
    party, profile, stakeholder = (*text.split("/"), "", "", "")[:3]
    named = {"party": party, "profile": profile, "stakeholder": stakeholder}
    return {key: value for key, value in named.items() if value or key == "party"}


def _line(asked: Asked, name: str) -> str:
    return on_one_line(asked.get(name, ""))


def _number(asked: Asked, name: str, what: str) -> int:
    text = asked.get(name, "").strip()
    if not text.isdecimal() or int(text[:6]) < 1:
        raise CountermoveError(f"A {what} is a whole number from 1 on, not “{text[:40]}”.")
    return int(text[:6])
