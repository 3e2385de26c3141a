"""``countermove options``: what an actor could do, how the others answer, and what is hardest to handle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.analysis.assess.initiative import signed
from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.standing import DRAWS, SEED
from countermove.cli.question import Actor, Ally, Case, Drop, MaxChanges, Mute, Only, Package, Profile, Target, put

if TYPE_CHECKING:
    from countermove.analysis.assess.assessment import Assessment
    from countermove.assessment import CaseAssessment

SHOWN = 25


def options(
    case: Case,
    actor: Actor = None,
    target: Target = None,
    ally: Ally = None,
    package: Package = None,
    max_changes: MaxChanges = None,
    profile: Profile = None,
    drop: Drop = None,
    mute: Mute = None,
    only: Only = None,
    json: Annotated[str | None, typer.Option("--json", help="Write JSON to a file; - for standard output.")] = None,
    all_rows: Annotated[bool, typer.Option("--all", help="Print every initiative, not the first 25.")] = False,
) -> None:
    """Assess what an actor could do: what each move costs, how the others answer, which are hardest to handle."""
    flags = dict(locals())
    from countermove.analysis.assess.as_json import FORMAT
    from countermove.cli.json_output import check_json, write_json
    from countermove.cli.progress import INTERRUPTED, progress

    check_json(json)
    with progress(keeps_finished=True) as report:
        found = put(case, flags, report)
    if json is not None:
        write_json(json, FORMAT, found.to_json())
    if json != "-":
        print_assessment(found, None if all_rows else SHOWN)
    if found.assessment.is_interrupted:
        raise typer.Exit(INTERRUPTED)


def print_assessment(found: CaseAssessment, limit: int | None) -> None:
    """Print an assessment for people: comparison, pressure inside the target, outcomes, notes."""
    from rich.console import Console

    console = Console(highlight=False)
    _print_head(console, found)
    if found.assessment.rows:
        _print_table(console, found, limit)
    _print_offers(console, found)
    _print_pressure(console, found)
    _print_contests(console, found)
    _print_openings(console, found)
    _print_notes(console, found)


def _print_head(console: Any, found: CaseAssessment) -> None:
    assessment, situation = found.assessment, found.assessment.situation
    conflict = situation.conflict
    allies = f"; allies of {situation.target}: {', '.join(situation.allies)}" if situation.allies else ""
    console.print(f"{found.case.title}", style="bold", markup=False)
    console.print(f"{situation.initiator} towards {situation.target}{allies}", markup=False)
    console.print(f"Baseline: {', '.join(conflict.taken(situation.baseline)) or 'nothing taken'}", markup=False)
    if situation.baseline != conflict.status_quo:
        moved = ", ".join(signed(conflict.changes(conflict.status_quo, situation.baseline)))
        console.print(f"The coded status quo is not at rest: others would already change {moved}.", markup=False)
    for line in _alterations(found):
        console.print(line, markup=False)
    if assessment.rows:
        hardest = ", ".join(assessment.hardest) or "none: no test is on for any initiative"
        console.print(f"Hardest on the five tests: {hardest}\n", markup=False)


def _alterations(found: CaseAssessment) -> list[str]:
    """Return what was changed about the case for this run."""
    altered = [f"{party} read as {name}" for party, name in found.profiles.items()]
    altered += [f"without {party}/preferences/{line}" for party, line in found.dropped]
    altered += [f"{name} never moves" for name in sorted(found.assessment.situation.muted)]
    return [f"Altered for this run: {'; '.join(altered)}."] if altered else []


def _print_table(console: Any, found: CaseAssessment, limit: int | None) -> None:
    rows = found.table()
    console.print("   on  first  pull (share)  bind  split          strain  trap  outlay  return", style="bold")
    for row in rows[:limit]:
        needs = f" (needs {row['needs']})" if row["needs"] else ""
        answer = f"{found.assessment.situation.target} answers: {row['reply']}" if row["reply"] else "no answer"
        console.print(f"{row['initiative'].replace('+', ' + ')}{needs}", style="bold", markup=False, soft_wrap=True)
        console.print(_measures(row), markup=False, soft_wrap=True)
        console.print(f"     {row['verdict']}; {answer}", markup=False, soft_wrap=True)
    if limit is not None and len(rows) > limit:
        console.print(f"… of {len(rows)} initiatives; --all prints every one, --json has everything.")
    folded = len(found.assessment.distinct) - len(rows)
    if folded:
        words = "package adds" if folded == 1 else "packages add"
        console.print(
            f"{folded} further {words} nothing to a smaller one and {'is' if folded == 1 else 'are'} folded under it."
        )


def _print_offers(console: Any, found: CaseAssessment) -> None:
    situation = found.assessment.situation
    if found.assessment.offers:
        console.print("\nConditional offers", style="bold")
    for one in found.assessment.offers:
        verdict = "accepted" if one.is_accepted else "refused"
        offered = ", ".join(signed(one.package.changes)) or "nothing new"
        asked = ", ".join(signed(one.package.condition))
        threat = f", otherwise {', '.join(signed(one.package.otherwise))}" if one.package.otherwise else ""
        console.print(f"  {one.package.id}: {offered} against {asked}{threat}: {verdict}", markup=False)
        for name, delta in ((situation.target, one.for_target), (situation.initiator, one.for_initiator)):
            console.print(f"    {name}: {_decided(delta)}", markup=False)
        if one.tempted:
            console.print(f"    tempted to break it: {', '.join(one.tempted)}", markup=False)


def _decided(delta: Delta) -> str:
    """Say what decides between deal and refusal for a party."""
    if not delta.priority:
        return "indifferent between deal and refusal"
    word = "better" if delta.priority > 0 else "worse"
    why = (
        f"priority {abs(delta.priority)}, {delta.statement.text}" if delta.statement else f"{abs(delta.priority)} ranks"
    )
    return f"{word} with the deal ({why})"


def _measures(row: dict[str, Any]) -> str:
    pull = f"{row['pull'] or '–'} ({row['pull_share']:.2f})"
    split = f"{row['split']:.2f}" + (" blocked" if row["blocked"] else "")
    first = f"{row['first_share']:.0%}" if row["first_share"] is not None else "–"
    outlay, gain = (f"{row[name]:+d}".replace("-", "−") if row[name] else "0" for name in ("outlay", "return"))
    return (
        f"   {row['tests_on']:>2}  {first:>5}  {pull:<12}  {row['bind'] or '–':>4}  {split:<13}  {row['strain']:>6.2f}"
        f"  {row['trap'] or '–':>4}  {outlay:>6}  {gain:>6}"
    )


def _print_pressure(console: Any, found: CaseAssessment) -> None:
    awkward = sorted(
        (one for one in found.assessment.pressure if one.verdict == "awkward"), key=lambda one: one.rank or 0
    )
    if not awkward:
        return
    target = found.assessment.situation.target
    console.print(f"\nPressure inside {target}: drawn and wary at once, most tense first", style="bold", markup=False)
    for one in awkward[:10]:
        share = min(one.verdict_share, 1.0 if one.rank_share is None else one.rank_share)
        holds = "" if one.holds_under_all_gradings else f"; so under {share:.0%} of the numberings"
        console.print(f"  {one.option}: pull {one.pull}, push {one.push}{holds}", markup=False)
    others = {
        verdict: [o.option for o in found.assessment.pressure if o.verdict == verdict]
        for verdict in ("declined", "welcome")
    }
    for verdict, names in others.items():
        if names:
            console.print(f"  {verdict}: {', '.join(names)}", markup=False)


def _print_contests(console: Any, found: CaseAssessment) -> None:
    """Print which moves draw two rivals or more at once, where any compete inside the target."""
    from countermove.analysis.assess.contests import contested

    contests = found.conflict.party(found.assessment.situation.target).contests
    for one in contested(contests, found.assessment.pressure):
        about = one.contest.text or one.contest.id
        until = f", until {one.contest.until}" if one.contest.until else ""
        moves = ", ".join(move.move for move in one.draws_several) or "none"
        names = ", ".join(one.contest.between)
        console.print(f"\nRivals {names} ({about}{until}): drawn at once by {moves}", markup=False)


def _print_openings(console: Any, found: CaseAssessment) -> None:
    assessment, situation = found.assessment, found.assessment.situation
    conflict, outcomes = situation.conflict, assessment.openings.outcomes
    console.print(f"\nAttainable outcomes: {len(outcomes)}", style="bold")
    for code in outcomes[:10]:
        delta = situation.own.delta(situation.baseline, code)
        word = "better" if delta.priority > 0 else "worse" if delta.priority < 0 else "equal"
        console.print(
            f"  {', '.join(conflict.taken(code)) or 'nothing taken'}: {word} for {situation.initiator}", markup=False
        )
    if len(outcomes) > 10:
        console.print(f"  … of {len(outcomes)}")
    if assessment.openings.has_cycle:
        console.print("  Some openings run into a cycle from which no outcome is reached.")


def _print_notes(console: Any, found: CaseAssessment) -> None:
    assessment = found.assessment
    notes = [
        "Numbers are places in a party's order of interests: 1 is the most important, + gained, − "
        "lost. No score is added up.",
        "on: tests on, of five; first: share of weightings of the tests under which it is hardest; "
        "pull: interest lost by "
        "not answering (share of those inside moved); bind: given up even by the best answer; split, strain: shares of "
        "weight inside; trap: lost if taken back.",
    ]
    if assessment.unchanged and not assessment.is_interrupted:
        notes.append(f"Unchanged in every end state and outcome: {', '.join(assessment.unchanged)}.")
    if assessment.held:
        notes.append(
            "Held at the status quo, no decision maker's statement and no constraint mentions them: "
            f"{', '.join(assessment.held)}."
        )
    if assessment.catalogue.impossible:
        notes.append(f"Not possible from the baseline: {', '.join(assessment.catalogue.impossible)}.")
    notes += _limits(assessment)
    from countermove import __version__

    notes.append(f"countermove {__version__}, case {found.case.hash[:16]}, {DRAWS:,} weightings with seed {SEED}.")
    console.print()
    for note in notes:
        console.print(note, markup=False)


def _limits(assessment: Assessment) -> list[str]:
    """Return what was cut or bounded, and where."""
    notes = []
    if assessment.is_interrupted:
        total = sum(one.same_as is None for one in assessment.catalogue.initiatives)
        notes.append(f"Interrupted: {len(assessment.distinct)} of {total:,} initiatives were finished and are kept.")
    if assessment.catalogue.is_capped:
        notes.append(f"Cut at {len(assessment.catalogue.initiatives):,} initiatives.")
    if assessment.openings.up_to_changes is not None:
        limit = assessment.openings.up_to_changes
        notes.append(f"Openings of up to {limit} change{'s' * (limit > 1)} were followed.")
    if assessment.openings.sanctions_up_to is not None:
        notes.append(f"Sanctions were searched up to {assessment.openings.sanctions_up_to} moves.")
    if assessment.openings.cut_after is not None:
        states = f"{assessment.openings.cut_after:,} states"
        notes.append(f"Openings were followed through {states} and cut there: further outcomes may be missing.")
    if assessment.openings.ties_cut:
        notes.append("Of more than 256 equally good replies, those with the fewest changes were followed.")
    return notes
