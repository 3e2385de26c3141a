"""What those inside a party compete for: who against whom, and until when.

Source: mission F38.
"""

from __future__ import annotations

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution, known_advice, listed
from countermove.casefile.schema_party import ContestSpec, PartySpec
from countermove.model import Contest
from countermove.model.interval import Interval

MOST = 100
"""Units: contests inside one party."""


def resolve_contests(party: str, spec: PartySpec, work: Resolution) -> tuple[Contest, ...]:
    """Return what those inside a party compete for, in the order of the file; what is wrong with it is noted."""
    base: Path = ("decision_makers", party, "contests")
    if len(spec.contests) > MOST:
        work.findings.problem(base, f"{len(spec.contests):,} stand here; the limit is {MOST}")
    seen: set[str] = set()
    for number, one in enumerate(spec.contests[:MOST]):
        path: Path = (*base, number, "id")
        if work.identifier(path, one.id, "a contest") and one.id in seen:
            work.findings.problem(path, f'"{one.id}" is used already', "give each its own id")
        seen.add(one.id)
    return tuple(_contest(one, (*base, number), spec, work) for number, one in enumerate(spec.contests[:MOST]))


def _contest(one: ContestSpec, path: Path, spec: PartySpec, work: Resolution) -> Contest:
    for number, name in enumerate(one.between):
        if name not in spec.stakeholders:
            advice = known_advice(name, spec.stakeholders, "stakeholders")
            work.findings.problem((*path, "between", number), f'there is no stakeholder "{name}" here', advice)
    if len(set(one.between)) < 2 or len(set(one.between)) < len(one.between):
        message = f"a contest is between two or more, and {listed(one.between) or 'nobody'} stands here"
        work.findings.problem((*path, "between"), message, "write between: [one, the other], each once")
    begins, ends = Interval.of_iso(one.since), Interval.of_iso(one.until)
    if begins and ends and ends.before(begins):
        message = f"this ends ({one.until}) before it begins ({one.since})"
        work.findings.problem((*path, "until"), message, "give the later date under `until`")
    cites, basis = work.grounds(path, one)
    return Contest(
        one.id, tuple(one.between), one.text, one.since or "", one.until or "", one.because, cites, basis, one.note
    )
