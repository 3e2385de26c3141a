"""What in a case rests on a passage: every citation with its place in words and on the board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.casefile.case import Case
from countermove.desk.board.outline import anchor
from countermove.language import show
from countermove.model import Conflict, DecisionMaker


@dataclass(frozen=True)
class Resting:
    """Something in the case that cites a passage.

    ``where`` is its place in the case file; ``anchor`` names its place on the board, ``opens`` the part of the board
    that has to be open for it to be seen.
    """

    words: str
    where: str
    anchor: str
    opens: str
    line: int


def resting_on(case: Case | None) -> dict[str, list[Resting]]:
    """Return by citation what rests on it, in the order of the case; nothing without a case."""
    found: dict[str, list[Resting]] = {}
    if case is None:
        return found
    conflict = case.conflict
    parties = {party.id: party for party in conflict.decision_makers} if isinstance(conflict, Conflict) else {}
    for cited in case.citations:
        where = cited.where.partition("/cites")[0]
        steps = where.split("/")
        own = found.setdefault(cited.cite, [])
        if any(one.where == where for one in own):
            continue
        is_party = steps[0] in parties
        words = _of_party(parties[steps[0]], steps[1:], case) if is_party else _of_case(case, steps)
        place = "/".join(steps[: 3 if is_party else 2])
        opens = (place if "stakeholders" in steps else steps[0]) if steps else ""
        own.append(Resting(words or where, where, anchor(place), opens, cited.line))
    return found


def _of_party(party: DecisionMaker, steps: Sequence[str], case: Case) -> str:
    name = party.name or party.id
    if len(steps) < 2:
        return name
    kind, which, rest = steps[0], steps[1], steps[2:]
    if kind == "options":
        cost = f" (cost: {rest[1]})" if rest[:1] == ["costs"] and len(rest) > 1 else ""
        return f"Option of {name}: {_option(case, which)}{cost}"
    if kind == "preferences" and which.isdecimal():
        return f"What {name} wants, line {which}: {_statement(party, int(which))}"
    if kind == "stakeholders":
        inside = next((one.name or one.id for one in party.stakeholders if one.id == which), which)
        return _of_inside(inside, name, rest, case)
    return ""


def _of_inside(inside: str, party: str, rest: Sequence[str], case: Case) -> str:
    head = f"{inside} ({party})"
    if rest[:1] == ["reactions"] and len(rest) > 1:
        return f"How {head} takes: {_option(case, rest[1])}"
    if rest[:1] == ["stances"] and len(rest) > 1:
        return f"Where {head} stands on: {_option(case, rest[1])}"
    return f"What {head} wants, line {rest[1]}" if rest[:1] == ["preferences"] and len(rest) > 1 else head


def _of_case(case: Case, steps: Sequence[str]) -> str:
    kind, which = steps[0], steps[1] if len(steps) > 1 else ""
    number = int(which) if which.isdecimal() else 0
    if kind == "constraints":
        return f"Constraint {which}"
    if kind == "events" and 0 < number <= len(case.events):
        event = case.events[number - 1]
        return f"Event of {event.date}: {event.text or event.id}"
    if kind == "links" and 0 < number <= len(case.links):
        link = case.links[number - 1]
        return f"Link: {link.source} {link.effect} {link.target}"
    said = {
        "packages": f"Initiative {which}",
        "evidence": f"Piece of evidence {which}",
        "hypotheses": f"Motives: {', '.join(steps[1:])}",
        "campaign": f"Campaign: {' '.join(steps[1:])}",
    }
    return said.get(kind, "")


def _option(case: Case, name: str) -> str:
    conflict = case.conflict
    options = conflict.options if isinstance(conflict, Conflict) else ()
    return next((option.text or option.id for option in options if option.id == name), name)


def _statement(party: DecisionMaker, line: int) -> str:
    statements = party.preference.statements if not party.preference.is_ranking else ()
    return next((show(one.formula) for one in statements if one.line == line), "")
