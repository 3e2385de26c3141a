"""The assessment as the JSON that other programs read.

Source: interface.md, section 3 (``countermove.assessment/1``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.assessment import Assessment
from countermove.analysis.assess.contests import Contested, contested
from countermove.analysis.assess.cost import CostAndYield
from countermove.analysis.assess.dilemmas import Dilemmas
from countermove.analysis.assess.initiative import label, signed
from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.offers import Offer
from countermove.analysis.assess.openings import Opening, Outcome
from countermove.analysis.assess.pressure import Pressure
from countermove.analysis.assess.split import Split
from countermove.analysis.assess.standing import DRAWS, SEED, TESTS
from countermove.analysis.assess.strain import Strain
from countermove.model import Conflict, Contest

FORMAT = "countermove.assessment/1"
Json = dict[str, Any]


def as_json(assessment: Assessment, version: str, case: Mapping[str, Any] | None = None) -> Json:
    """Return an assessment as plain data, with what made it: version, case hash, seed, and whether it is complete."""
    situation, conflict = assessment.situation, assessment.situation.conflict
    return {
        "format": FORMAT,
        "countermove": version,
        **(case or {"case": conflict.title}),
        "engine": "implicit",
        "initiator": situation.initiator,
        "target": situation.target,
        "allies": list(situation.allies),
        "muted": sorted(situation.muted),
        "status_quo": conflict.taken(conflict.status_quo),
        "baseline": conflict.taken(situation.baseline),
        "baseline_is_status_quo": situation.baseline == conflict.status_quo,
        "baseline_cycles": situation.baseline_run.is_cycle,
        "initiatives": [_initiative(row, conflict) for row in assessment.rows],
        "offers": [_offer(one, conflict) for one in assessment.offers],
        "openings": [entry for one in assessment.openings.openings for entry in _opening(one, assessment)],
        "openings_up_to_changes": assessment.openings.up_to_changes,
        "sanctions_up_to": assessment.openings.sanctions_up_to,
        "ties_cut": assessment.openings.ties_cut,
        "openings_cut_after_states": assessment.openings.cut_after,
        "pressure": [_pressure(one) for one in assessment.pressure],
        "contests": [_contested(one) for one in contested(_contests(assessment), assessment.pressure)],
        "order": [row.id for row in assessment.ordered],
        "hardest": list(assessment.hardest),
        "unchanged": list(assessment.unchanged),
        "held": list(assessment.held),
        "impossible": list(assessment.catalogue.impossible),
        "positions": {
            situation.initiator: conflict.taken(assessment.positions[0]),
            situation.target: conflict.taken(assessment.positions[1]),
        },
        "max_changes": assessment.max_changes,
        "complete": assessment.is_complete,
        "interrupted": assessment.is_interrupted,
        "weightings": {"draws": DRAWS, "seed": SEED},
    }


def _delta(delta: Delta, sign: bool = True) -> Json:
    """Return a deciding priority; without a sign where only what is at stake matters, null where nothing is."""
    statement = delta.statement
    priority: int | None = delta.priority if sign else abs(delta.priority) or None
    found: Json = {
        "priority": priority,
        "statement": statement.text if statement else None,
        "cites": list(statement.cites) if statement else [],
    }
    if statement:
        found |= {"id": statement.id or None, "because": statement.because, "basis": statement.basis}
        found |= {"tier": statement.tier, "line": statement.line}
    if delta.unit != "priorities":
        found["unit"] = delta.unit
    return found


def _initiative(row: Assessed, conflict: Conflict) -> Json:
    consequence, standing = row.consequence, row.standing
    target_mask = conflict.own(consequence.situation.target).mask
    reply = conflict.changes(consequence.opened & target_mask, consequence.replied & target_mask)
    found: Json = {
        "id": row.id,
        "changes": dict(row.initiative.changes),
        "needs": list(row.initiative.needs),
        "kind": row.initiative.kind,
        "named": row.initiative.is_named,
        "cites": list(row.initiative.cites),
        "reply": signed(reply),
        "reply_ties": consequence.reply_ties,
        "reply_alternatives": [conflict.taken(code) for code in consequence.telling_ties],
        "settled": conflict.taken(consequence.settled),
        "settled_cycles": consequence.run.is_cycle,
        "settled_in_other_orders": [conflict.taken(code) for code in consequence.settled_otherwise],
        "initiator": _cost(row.cost) | {"dilemmas": _dilemmas(row.initiator_dilemmas)},
        "target": _target(row) | {"dilemmas": _dilemmas(row.target_dilemmas)},
    }
    if standing:
        found |= {
            "ranks": dict(zip(TESTS, standing.ranks, strict=True)),
            "pareto_layer": standing.pareto_layer,
            "first_share": 0.0 if row.folded_into else standing.first_share,
            "rank_interval": list(standing.rank_interval),
        }
    stable = row.stable
    found["stable"] = {
        "nash": list(stable.nash),
        "seq": list(stable.seq),
        "gmr": None if stable.gmr is None else list(stable.gmr),
        "smr": None if stable.smr is None else list(stable.smr),
    }
    if stable.why_not:
        found["stable"]["why_null"] = stable.why_not
    found["folded_into"] = row.folded_into
    found["same_as"] = row.initiative.same_as
    found["pressure"] = _pressure(row.pressure) if row.pressure else None
    return found


def _cost(cost: CostAndYield) -> Json:
    return {
        "outlay": _delta(cost.outlay),
        "exposure": _delta(cost.exposure) | {"worst": _delta(cost.exposure_worst)},
        "linkage": [
            {"party": one.party, "triggered": dict(one.triggered), **_delta(one.cost), "lost": list(one.lost)}
            for one in cost.linkage
        ],
        "linkage_cost": _delta(cost.linkage_cost),
        "irrevocable": list(cost.irrevocable),
        "undoable": cost.is_undoable,
        "undoable_after_reply": cost.is_undoable_after_reply,
        "return": _delta(cost.yielded) | {"gained": list(cost.gained), "lost": list(cost.lost)},
        "vital_lost": list(cost.vital_lost),
        "costs": {
            option: {component: {"grade": c.grade, "basis": c.basis} for component, c in components.items()}
            for option, components in cost.coded.items()
        },
    }


def _target(row: Assessed) -> Json:
    return {
        "verdict": row.verdict.word,
        "dilemma": row.verdict.is_dilemma,
        "left_with": _delta(row.verdict.left_with),
        "gives": _delta(row.verdict.gives),
        "tests": {
            "pull": {"on": row.pull.is_on, "displaced": row.pull.is_displaced, **_delta(row.pull.deciding, False)}
            | {"share": row.pull.share, "pulled": list(row.pull.pulled)},
            "bind": {"on": row.bind.is_on, **_delta(row.bind.deciding, False)}
            | {"whatever": _delta(row.bind.whatever, False)},
            "split": _split(row.split),
            "strain": _strain(row.strain)
            | {"on": "strain" in row.tests_on, "allies": [_strain(one) for one in row.strains]},
            "trap": {"on": row.trap.is_on, **_delta(row.trap.deciding, False)}
            | {"answerable": row.trap.is_answerable, "renege": _renege(row)},
        },
        "tests_on": len(row.tests_on),
        "on": list(row.tests_on),
    }


def _renege(row: Assessed) -> list[str] | None:
    code = row.trap.renege
    return None if code is None else row.consequence.situation.conflict.taken(code)


def _split(split: Split) -> Json:
    return {
        "on": split.is_on,
        "value": split.value,
        "opened": split.opened,
        "before": split.before,
        "without_minor": split.without_minor,
        "contested": [
            {"option": c.option, "taken": list(c.taken), "dropped": list(c.dropped)} for c in split.contested
        ],
        "blocked": split.is_blocked,
        "blocked_by": list(split.blocked_by),
        "acceptable": split.acceptable,
    }


def _strain(strain: Strain) -> Json:
    return {
        "on": strain.is_on,
        "ally": strain.ally or None,
        "share": strain.share,
        **_delta(strain.loss, False),
        "strained_by": list(strain.strained_by),
    }


def _dilemmas(found: Dilemmas) -> Json:
    return {
        "before": list(found.before),
        "after": list(found.after),
        "gained": list(found.gained),
        "lost": list(found.lost),
    }


def _offer(one: Offer, conflict: Conflict) -> Json:
    return {
        "id": one.package.id or label(one.package.changes),
        "changes": dict(one.package.changes),
        "if": dict(one.package.condition),
        "otherwise": dict(one.package.otherwise),
        "cites": list(one.package.cites),
        "agreed": conflict.taken(one.agreed),
        "refused": conflict.taken(one.refused),
        "settled": conflict.taken(one.settled),
        "accepted": one.is_accepted,
        "for_target": _delta(one.for_target),
        "for_initiator": _delta(one.for_initiator),
        "initiator_after_settling": _delta(one.initiator_after_settling),
        "tempted_to_break_it": list(one.tempted),
    }


def _opening(opening: Opening, assessment: Assessment) -> list[Json]:
    conflict = assessment.situation.conflict
    changed = signed(conflict.changes(conflict.status_quo, opening.code))
    entries = [{"opening": changed, **_outcome(outcome, assessment)} for outcome in opening.outcomes]
    if opening.cycling:
        states = [conflict.taken(code) for code in opening.cycling]
        entries.append({"opening": changed, "outcome": None, "for_initiator": None, "deciding": None, "cycle": states})
    return entries


def _outcome(outcome: Outcome, assessment: Assessment) -> Json:
    situation = assessment.situation
    delta = situation.own.delta(situation.baseline, outcome.code)
    for_target = situation.theirs.delta(situation.baseline, outcome.code)
    return {
        "outcome": situation.conflict.taken(outcome.code),
        "for_initiator": _direction(delta),
        "deciding": _delta(delta, sign=False) if delta.priority else None,
        "for_target": _direction(for_target),
        "at_rest": ["nash", "seq"] if outcome.is_nash else ["seq"],
    }


def _direction(delta: Delta) -> str:
    return "better" if delta.priority > 0 else "worse" if delta.priority < 0 else "equal"


def _pressure(one: Pressure) -> Json:
    return {
        "option": one.option,
        "area": one.area,
        "pull": one.pull,
        "push": one.push,
        "pulled": list(one.pulled),
        "pushed": list(one.pushed),
        "verdict": one.verdict,
        "tension": one.tension,
        "rank": one.rank,
        "recorded": one.is_recorded,
        "holds_under_all_gradings": one.holds_under_all_gradings,
        "verdict_share": one.verdict_share,
        "verdict_fails_at": list(one.verdict_fails_at) if one.verdict_fails_at else None,
        "rank_share": one.rank_share,
        "rank_fails_at": list(one.rank_fails_at) if one.rank_fails_at else None,
    }


def _contests(assessment: Assessment) -> tuple[Contest, ...]:
    return assessment.situation.conflict.party(assessment.situation.target).contests


def _contested(one: Contested) -> Json:
    contest = one.contest
    return {
        "id": contest.id,
        "text": contest.text,
        "between": list(contest.between),
        "since": contest.since or None,
        "until": contest.until or None,
        "cites": list(contest.cites),
        "moves": [{"option": move.move, "drawn": list(move.drawn), "wary": list(move.wary)} for move in one.moves],
    }
