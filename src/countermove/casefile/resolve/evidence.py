"""Evidence that bears on rival hypotheses.

Source: tradecraft.md, section 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.ratings import resolve_about, resolve_ratings
from countermove.casefile.resolve.resolution import Resolution, known_advice
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_events import EventSpec
from countermove.casefile.schema_uncertain import EvidenceSpec, RatingSpec, RivalsSpec
from countermove.model import Evidence, Rating

_REAFFIRMED = "reaffirm"


def resolve_evidence(case: CaseSpec, work: Resolution) -> tuple[Evidence, ...]:
    """Return the evidence of the file, in its order; what is wrong with it is noted."""
    _check_names(case, work)
    return tuple(_evidence(spec, ("evidence", number), case, work) for number, spec in enumerate(case.evidence))


def ratings(specs: Mapping[str, RatingSpec]) -> dict[str, Rating]:
    """Return the coder's ratings by hypothesis, as they stand in the file."""
    return {name: Rating(spec.rating, spec.because) for name, spec in specs.items()}


def _check_names(case: CaseSpec, work: Resolution) -> None:
    used: set[str] = set()
    for number, spec in enumerate(case.evidence):
        path: Path = ("evidence", number, "id")
        if work.identifier(path, spec.id, "a piece of evidence") and spec.id in used:
            work.findings.problem(path, f'"{spec.id}" is used already', "give every piece of evidence its own name")
        used.add(spec.id)


def _evidence(spec: EvidenceSpec, path: Path, case: CaseSpec, work: Resolution) -> Evidence:
    about = resolve_about(spec.about, path, case, work, "evidence")
    question = case.hypotheses.get(about)
    event = _event(spec, path, case, work)
    option, direction = _move(spec, event, path, question, work)
    cites, basis = work.grounds(path, spec, event)
    if question is not None:
        _check_overrides(spec, path, question, work)
    return Evidence(
        id=spec.id,
        text=spec.text or (event.text if event else ""),
        about=about,
        kind=spec.kind,
        date=spec.date or (event.date if event else ""),
        event=spec.event,
        option=option,
        direction=direction,
        group=spec.group,
        reliability=spec.reliability or "",
        ratings=resolve_ratings(spec.ratings, (*path, "ratings"), question, work),
        because=spec.because,
        cites=cites,
        basis=basis,
        note=spec.note,
    )


def _event(spec: EvidenceSpec, path: Path, case: CaseSpec, work: Resolution) -> EventSpec | None:
    """Return the event that a piece of evidence is, or None; note one that is not there."""
    if not spec.event:
        return None
    known = {event.id: event for event in case.events}
    if spec.event not in known:
        advice = known_advice(spec.event, known, "events")
        work.findings.problem((*path, "event"), f'there is no event "{spec.event}"', advice)
    return known.get(spec.event)


def _move(
    spec: EvidenceSpec, event: EventSpec | None, path: Path, question: RivalsSpec | None, work: Resolution
) -> tuple[str, str]:
    """Return the option of a move and its direction, those of its event by default; note what does not fit."""
    if spec.kind != "move":
        for key in ("option", "direction"):
            if getattr(spec, key):
                message = f'"{key}" belongs to a move, and this is of the kind {spec.kind}'
                work.findings.problem((*path, key), message, "write kind: move, or take it out", key=True)
        return "", ""
    option = spec.option or (event.option if event else "")
    moved = event.direction if event and event.direction != _REAFFIRMED else None
    direction = spec.direction or moved or "on"
    if not option:
        work.findings.problem(path, "a move is of an option, and none is named", "write option: with what was moved")
    elif work.option((*path, "option") if spec.option else path, option):
        _check_owner(option, path, question, work)
    if event and event.option and (event.option != option or (moved and moved != direction)):
        message = f'the event "{spec.event}" is of {event.option} {event.direction or ""}'.rstrip()
        work.findings.problem((*path, "event"), message, "let evidence and event agree, or take one of them out")
    return option, direction


def _check_owner(option: str, path: Path, question: RivalsSpec | None, work: Resolution) -> None:
    """Note a move that is not one of the actor whose motives are asked about."""
    if question is None:
        return
    owner = work.names.owners[option]
    if not question.about:
        message = "a move is computed for the actor asked about, and the question names none"
        work.findings.problem(path, message, f"write about: {owner} in the question")
    elif question.about in work.names.parties and owner != question.about:
        message = f'"{option}" is an option of {owner}, and the question is about {question.about}'
        advice = "a move tells what its own actor is after; write kind: text for what others did"
        work.findings.problem((*path, "option"), message, advice)


def _check_overrides(spec: EvidenceSpec, path: Path, question: RivalsSpec, work: Resolution) -> None:
    """Note a rating without a reason where it stands in place of what the model computes."""
    if spec.kind != "move":
        return
    for name, rating in spec.ratings.items():
        answer = question.answers.get(name)
        if answer and (answer.fixes or answer.profiles or answer.first) and not rating.because:
            message = f"the model computes how expected this move is under {name}, and the rating gives no reason"
            advice = f"write {name}: {{rating: {rating.rating}, because: …}}, or leave it out"
            work.findings.problem((*path, "ratings", name), message, advice, key=True)
