"""Inside the target: who is drawn, who is wary, and how far that hangs on what the grades stand for."""

from __future__ import annotations

from countermove.analysis.assess.pressure import NUMBERINGS, Pressure
from countermove.report.content import Block, Claim, Section, Table, listing, paragraph
from countermove.report.naming import counted, percent
from countermove.report.sections.rivals import rivals
from countermove.report.sections.tables import cell
from countermove.report.sections.who_is_moved import who_is_moved
from countermove.report.view import AssessmentView


def inside(view: AssessmentView) -> tuple[Section, ...]:
    """Return the section on the pressure inside the target; none where nobody inside is coded."""
    party = view.found.conflict.party(view.target)
    if not party.stakeholders:
        return ()
    blocks: list[Block] = [paragraph(_lead(view))]
    if view.assessment.pressure:
        blocks.append(_table(view))
        blocks += who_is_moved(view)
        blocks += rivals(view)
        blocks.append(paragraph(*_carried(view)))
    return (Section(f"Inside {view.them}", "inside", tuple(block for block in blocks if block)),)


def _lead(view: AssessmentView) -> str:
    voices = view.assessment.situation.voices
    inside_them = view.found.conflict.party(view.target).stakeholders
    silent = [view.naming.insider(view.target, one.id) for one in inside_them if one.weight is None]
    has = "has an order of its own" if len(voices) == 1 else "have an order of their own"
    text = f"{counted(len(voices), 'group')} inside {view.them} {has}"
    vetoes = [view.naming.insider(view.target, voice.id) for voice in voices if voice.veto]
    text += f"; {listing(vetoes)} can block an answer" if vetoes else ""
    verb = "is" if len(silent) == 1 else "are"
    text += (
        f"; {listing(silent)} stated none and {verb} not counted, being silent rather than neutral" if silent else ""
    )
    return text + "."


def _table(view: AssessmentView) -> Table:
    heads = ("Move", "Drawn", "Wary", "Pull", "Push", "Verdict", "Tension", "Verdict holds", "Place holds")
    order = {"awkward": 0, "declined": 1, "welcome": 2, "ignored": 3}
    ranked = sorted(view.assessment.pressure, key=lambda one: (order[one.verdict], one.rank or 0, -one.pull))
    everybody = [one.id for one in view.found.conflict.party(view.target).stakeholders]
    rows = tuple(
        (
            cell(view.naming.option(one.option), *view.reaction_grounds((one.option,))),
            cell(view.naming.insiders(view.target, one.pulled, everybody) or "–"),
            cell(view.naming.insiders(view.target, one.pushed, everybody) or "–"),
            cell(str(one.pull)),
            cell(str(one.push)),
            cell(one.verdict, strong=one.verdict == "awkward", claims=_most_awkward(one)),
            cell(f"{one.tension:.1f}" if one.verdict == "awkward" else "–"),
            cell(_holds(one.verdict_share, one)),
            cell(_holds(one.rank_share, one), claims=_place_holds(one)),
        )
        for one in ranked
        if one.is_recorded
    )
    silent = [view.naming.option(one.option) for one in ranked if not one.is_recorded]
    notes = [
        "Pull and push: influence × salience in the option’s area × grade, with low, medium, high as "
        "1, 2, 3. Grades are "
        f"ordinal: the last two columns say under which share of {len(NUMBERINGS)} numberings 1 < "
        "medium < high ≤ 9 the "
        "verdict and the place among the awkward hold, and one numbering under which they fail.",
        "Awkward: drawn to it and wary of it at once; declined: more wary than drawn; welcome: drawn "
        "only; ignored: nobody "
        "much moved.",
    ]
    if silent:
        notes.append(
            f"No reaction is on record for {listing(silent)}; silence is counted as nothing, not as indifference."
        )
    return Table(f"Pressure inside {view.them}, move by move", heads, rows, tuple(notes))


def _most_awkward(one: Pressure) -> tuple[Claim, ...]:
    return (Claim(f"most_awkward/{one.option}"),) if one.verdict == "awkward" and one.rank == 1 else ()


def _place_holds(one: Pressure) -> tuple[Claim, ...]:
    """Return under which share of the numberings a place among the awkward is said to hold."""
    if one.verdict != "awkward":
        return ()
    share = 1.0 if one.rank_share is None else one.rank_share
    return (Claim(f"most_awkward_holds/{one.option}", percent(share)),)


def _holds(share: float | None, one: Pressure) -> str:
    if share is None:
        return "–"
    if share == 1.0:
        return "always"
    failing = one.verdict_fails_at if share == one.verdict_share and one.verdict_share < 1 else one.rank_fails_at
    where = f" (not under {', '.join(str(n) for n in failing)})" if failing else ""
    return percent(share) + where


def _carried(view: AssessmentView) -> list[str]:
    """Return what was carried over between the full and the compact coding."""
    inside_them = view.found.conflict.party(view.target).stakeholders
    coarse = {name for s in inside_them for name, r in s.reactions.items() if r.carried_from}
    if not coarse:
        return []
    conflict = view.found.conflict
    lumped = [name for name in conflict.option_names if name in coarse]
    return [
        "Reactions were coded for finer moves than this model has: for "
        f"{listing([view.naming.option(name) for name in lumped])} each group takes the highest grade "
        "of the moves it stands for."
    ]
