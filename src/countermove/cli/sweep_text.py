"""A sweep for people: what was varied, what holds in all completions and what in some, what hangs on what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from countermove.analysis.sweep.found import AS_CODED, IMPOSSIBLE, IN_ALL_DRAWN, IN_NONE_DRAWN, NECESSARY, POSSIBLE
from countermove.cli.sweep_initiatives import VALUES, print_initiatives
from countermove.cli.visible import visible_line

if TYPE_CHECKING:
    from countermove.analysis.sweep.factors import Factor
    from countermove.analysis.sweep.found import Found, Hanging
    from countermove.sweeping import Sweep

HANGING = 6


def print_sweep(console: Any, found: Sweep, limit: int | None) -> None:
    """Print a sweep: what was varied, headline judgments, initiatives, what hangs on which item."""
    _print_head(console, found, limit)
    _print_headlines(console, found)
    if found.tally.rows and found.factors:
        print_initiatives(console, found, limit)
        _print_hanging(console, found)


def print_shard(console: Any, found: Sweep, shard: str) -> None:
    """Say what a shard has added to its folder; the result is told once all are joined."""
    done = found.plan.chunks - len(found.missing)
    console.print(
        f"Shard {shard}: {done:,} of {found.plan.chunks:,} parts done, {found.tally.rows:,} of {found.plan.rows:,} "
        f"{_noun(found)}. Join the shards with --merge once all are done.",
        markup=False,
        soft_wrap=True,
    )


def print_end(console: Any, found: Sweep) -> None:
    """Print how the result is to be read, and what makes it the same again."""
    from countermove import __version__

    console.print()
    for note in _notes(found):
        console.print(note, markup=False)
    console.print(f"countermove {__version__}, case {found.case.hash[:16]}, seed {found.plan.seed}.", markup=False)


def _print_head(console: Any, found: Sweep, limit: int | None) -> None:
    console.print(visible_line(found.case.title), style="bold", markup=False)
    if found.profiles or found.dropped:
        altered = [f"{party} read as {name}" for party, name in (found.profiles or {}).items()]
        altered += [f"without {party}/preferences/{line}" for party, line in found.dropped]
        console.print(f"Altered for this run: {'; '.join(altered)}.", markup=False)
    if not found.factors:
        what = "No place in the order is judged" if found.judged else "Nothing in this case is marked uncertain"
        advice = "" if found.judged else "; --judged moves the statements whose place is judged"
        console.print(f"{what}, so that nothing is varied{advice}.", markup=False)
        return
    console.print("What is varied", style="bold")
    _print_listed(console, [_varied(factor) for factor in found.factors], limit)
    _print_listed(console, [f"left out: {name}: {why}" for name, why in found.left_out], limit)
    console.print(_how_many(found), markup=False, soft_wrap=True)


def _print_listed(console: Any, lines: Sequence[str], limit: int | None) -> None:
    for line in lines[:limit]:
        console.print(f"  {visible_line(line)}", markup=False, soft_wrap=True)
    if limit is not None and len(lines) > limit:
        console.print(f"  … and {len(lines) - limit:,} more; --all prints every one", markup=False, soft_wrap=True)


def _varied(factor: Factor) -> str:
    from countermove.analysis.sweep.blocks import Block
    from countermove.analysis.sweep.weights import OpenWeight

    grounds = ", ".join(factor.cites) or factor.basis
    if factor.kind == "judged":
        return f"{visible_line(factor.text)}: {factor.size:,} orders"
    if isinstance(factor, OpenWeight):
        return f"{factor.id} (weight of {factor.stakeholder}, {factor.low:.4g} to {factor.high:.4g}; {grounds})"
    if isinstance(factor, Block):
        return f"{factor.id} (order of lines {', '.join(map(str, factor.lines))}, phi {factor.phi:g}; {grounds})"
    outcomes = " · ".join(
        _labelled(one.label, one.text) + (f" {one.probability:.4g}" if one.probability is not None else "")
        for one in factor.outcomes
    )
    return f"{factor.id} ({factor.kind}; {grounds}): {outcomes}"


def _labelled(label: str, text: str) -> str:
    label = label.replace("_", " ")
    return f"{label} “{visible_line(text)}”" if text and label.isdecimal() else label


def _noun(found: Sweep) -> str:
    return "orders" if found.judged else "completions"


def _how_many(found: Sweep) -> str:
    plan, done = found.plan, found.tally.rows
    noun = _noun(found)
    possible = f"{plan.possible:,}" if plan.possible is not None else "more than can be listed"
    if plan.is_enumerated:
        said = (
            _gone_through(plan.rows, noun)
            if found.is_complete
            else (f"{done:,} of {plan.rows:,} {noun} were gone through: the sweep is not finished")
        )
    else:
        said = f"{done:,} {noun} were drawn of {possible}, with seed {plan.seed}"
        if not found.is_complete:
            said += f"; {plan.rows:,} were asked for: the sweep is not finished"
    return said + "."


def _gone_through(rows: int, noun: str) -> str:
    return (
        f"The one {noun.removesuffix('s')} was gone through" if rows == 1 else f"All {rows:,} {noun} were gone through"
    )


def _print_headlines(console: Any, found: Sweep) -> None:
    rows = [one for one in found.judgments if one.is_headline]
    for title, wanted in _groups(found):
        chosen = [one for one in rows if one.status in wanted]
        if not chosen:
            continue
        console.print(f"\n{title}", style="bold", markup=False)
        seen: dict[str, int] = {}
        for one in chosen:
            seen[one.id] = seen.get(one.id, 0) + 1
            if seen[one.id] <= VALUES and not (one.value == "no" and one.status == POSSIBLE):
                console.print(f"  {_told(found, one)}", markup=False, soft_wrap=True)
            elif seen[one.id] == VALUES + 1:
                console.print(f"    … and other values of {one.id}", markup=False)


def _groups(found: Sweep) -> Iterator[tuple[str, tuple[str, ...]]]:
    noun = "order" if found.judged else "completion"
    given = "" if found.judged else ", given this coding"
    yield f"In every {noun}{given}", (NECESSARY,)
    so_far = "gone through so far" if found.plan.is_enumerated else "drawn"
    yield f"In every {noun} {so_far}{given}", (IN_ALL_DRAWN,)
    yield f"In some {noun}s and not in others{given}", (POSSIBLE,)
    yield f"In no {noun}{given}", (IMPOSSIBLE,)
    yield f"In no {noun} {so_far}{given}", (IN_NONE_DRAWN,)
    yield "As coded", (AS_CODED,)


def _told(found: Sweep, one: Found) -> str:
    """Return a judgment as a sentence, with how often it is so."""
    said = _sentence(found, one)
    coded = " (as coded)" if one.is_coded and one.status == POSSIBLE else ""
    if one.status in (NECESSARY, AS_CODED):
        return f"{said}."
    if one.status in (IN_ALL_DRAWN, IN_NONE_DRAWN):
        return f"{said}{_missed(one)}."
    return f"{said}{coded}: {often(found, one)}."


def _sentence(found: Sweep, one: Found) -> str:
    said = found.sentence(one)
    return visible_line(said[0].upper() + said[1:])


def _missed(one: Found) -> str:
    """Return how much of all completions the draws can have missed."""
    if one.interval is None:
        return ""
    missed = 1 - one.interval[0] if one.status == IN_ALL_DRAWN else one.interval[1]
    return f" (at most {missed:.1%} can have been missed, at 95%)"


def often(found: Sweep, one: Found) -> str:
    """Return how often a value is found: a likelihood in words, or a bare count where nothing has a probability."""
    if one.share is not None:
        from countermove.analysis.words import phrase

        exact = (
            f"share {one.share:.4g}"
            if one.interval is None
            else (f"share {one.share:.3f}, 95% interval {one.interval[0]:.3f} to {one.interval[1]:.3f}")
        )
        return f"{phrase(one.share, one.interval)}; {exact}"
    noun = _noun(found)
    drawn = " drawn" if one.interval else ""
    part = f", {one.interval[0]:.0%} to {one.interval[1]:.0%} of all" if one.interval and found.judged else ""
    return f"in {one.count:,} of {one.total:,} {noun}{drawn}{part}"


def _print_hanging(console: Any, found: Sweep) -> None:
    from countermove.analysis.sweep.found import hanging

    is_told = False
    coded = {one.id: one for one in found.judgments if one.is_coded and one.status == POSSIBLE}
    for name in [name for name in found.question.headlines if name in coded]:
        rows = [row for row in hanging(found.question, found.plan, found.tally, name) if _tells(found, row)]
        if not rows:
            continue
        if not is_told:
            console.print("\nWhat hangs on which item", style="bold")
            is_told = True
        console.print(f"  {_sentence(found, coded[name])}", markup=False, soft_wrap=True)
        rows.sort(key=lambda row: -row.spread)
        for row in rows[:HANGING]:
            console.print(f"    {row.factor}: {_by_outcome(found, row)}", markup=False, soft_wrap=True)
        if len(rows) > HANGING:
            console.print(f"    … of {len(rows)} that make a difference")


def _tells(found: Sweep, row: Hanging) -> bool:
    """Say whether something can be told: where nothing is counted, only what holds always or never."""
    return _is_counted(found) or set(row.holds.values()) != {"sometimes"}


def _by_outcome(found: Sweep, row: Hanging) -> str:
    told = {label: f"{share:.2f}" for label, share in row.shares.items()} if _is_counted(found) else row.holds
    return ", ".join(f"{label.replace('_', ' ')} {said}" for label, said in told.items())


def _is_counted(found: Sweep) -> bool:
    return found.judged is not None or found.plan.is_weighted


def _notes(found: Sweep) -> list[str]:
    notes = []
    if found.judged:
        notes.append(
            f"Counted are the orders in which every statement whose place is judged stands at most {found.judged} "
            f"place{'s' * (found.judged > 1)} from where it is coded; uncertain items stay as coded. This says how "
            "robust a result is, not how likely: no order is held to be likelier than another."
        )
    elif found.factors and not found.plan.is_weighted:
        without = [factor.id for factor in found.factors if not factor.is_weighted]
        notes.append(f"No shares are given: {', '.join(without)} without probabilities.")
    elif found.factors:
        notes.append("Shares are those of the coder's own doubts, given everything else as coded; not of the world.")
    if not found.plan.is_enumerated:
        notes.append(
            "Draws can show that something is possible, never that it is necessary: what holds in all of them may fail "
            "in a completion that was not drawn."
        )
    if any(one.id.startswith("equilibrium/") for one in found.judgments):
        notes.append("Several states can be equilibria at once, so that their shares do not sum to 1.")
    if found.missing:
        notes.append(_unfinished(found))
    return notes


def _unfinished(found: Sweep) -> str:
    named = ""
    if found.shards:
        from countermove.analysis.sweep.keeping import shards_missing

        names = [f"{which}/{found.shards}" for which in shards_missing(found.missing, found.shards)]
        listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
        named = f": shard{'s' * (len(names) > 1)} {listed} {'are' if len(names) > 1 else 'is'} missing"
    return (
        f"Not finished: {len(found.missing):,} of {found.plan.chunks:,} parts are not there{named}. What is said of "
        "every completion is said of those gone through."
    )
