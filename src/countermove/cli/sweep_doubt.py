"""How sure a sweep's results are, for people: what would flip them, what they assume, what to watch for, confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from countermove.cli.visible import visible_line

if TYPE_CHECKING:
    from countermove.analysis.doubt.assumptions import Assumption
    from countermove.analysis.doubt.flips import Flip, Smallest
    from countermove.analysis.doubt.information import Information
    from countermove.analysis.indicators.diagnosis import Watch
    from countermove.analysis.indicators.update import Update
    from countermove.analysis.indicators.watching import Watched
    from countermove.doubting import Doubts

SETS = 3
ASSUMPTIONS = 12
NAMED = 4


def print_doubt(console: Any, found: Doubts, all_rows: bool = False) -> None:
    """Print what would change our mind, key assumptions, indicators and confidence, all of it with ``all_rows``."""
    _print_flips(console, found, all_rows)
    _print_assumptions(console, found, None if all_rows else ASSUMPTIONS)
    _print_indicators(console, found, all_rows)
    _print_confidence(console, found, all_rows)


def _say(console: Any, text: str) -> None:
    console.print(visible_line(text), markup=False, soft_wrap=True)


def _title(console: Any, text: str) -> None:
    console.print(f"\n{text}", style="bold", markup=False, soft_wrap=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _print_flips(console: Any, found: Doubts, all_rows: bool) -> None:
    _title(console, "What would change our mind")
    limit = None if all_rows else SETS
    for one in found.flips.smallest:
        if not _is_chief(one.judgment, one.value, all_rows):
            continue
        _say(console, f"  {_capital(found.sentence(one.judgment, one.value))}.")
        _say(console, f"    {_capital(found.flips.searched(one.judgment))}{'.' if one.size is None else ':'}")
        for flip in one.sets[:limit]:
            _say(console, f"      if {_joined(flip)}, {found.sentence(one.judgment, flip.value)}")
        _print_more(console, one, limit)
    for line in found.habit.sentences if found.habit else ():
        _say(console, f"  {line}")
    _print_worth(console, found)


def _is_chief(judgment: str, value: str, all_rows: bool) -> bool:
    """Say whether a judgment is worth a place: what something does not contain follows from what it is."""
    return all_rows or not ("contains/" in judgment and value == "no")


def _joined(flip: Flip) -> str:
    return ", and ".join(change.text for change in flip.changes)


def _print_more(console: Any, one: Smallest, limit: int | None) -> None:
    shown = len(one.sets[:limit])
    if one.number > shown:
        kept = " (--all prints the first 20)" if limit is not None else ""
        _say(console, f"      … and {one.number - shown:,} more{kept}")


def _print_worth(console: Any, found: Doubts) -> None:
    """Print which open points are worth settling most, each with the result it tells most about."""
    best: dict[str, Information] = {}
    for one in found.information:
        if one.bits and one.tells and one.bits > (best[one.items[0]].bits or 0 if one.items[0] in best else 0):
            best[one.items[0]] = one
    if not best:
        return
    _title(console, "What it would be worth to know, most first")
    for one in sorted(best.values(), key=lambda one: -(one.bits or 0.0)):
        _say(console, f"  {one.items[0]} ({one.bits:.3f} bits): {_told(found, one)}")
    for pair in found.pairs[:SETS]:
        together = (
            f"{pair.items[0]} and {pair.items[1]} together ({pair.bits:.3f} bits, {pair.beyond:.3f} beyond their sum)"
        )
        _say(console, f"  {together}: {found.sentence(pair.judgment, found.flips.coded[pair.judgment])}?")


def _told(found: Doubts, one: Information) -> str:
    """Return how often a judgment comes out as coded, outcome by outcome."""
    coded = found.flips.coded[one.judgment]
    shares = ", ".join(
        f"{(part.shares or {}).get(coded, 0.0):.2f} if {part.outcomes[0].replace('_', ' ')}"
        for part in one.conditionals
    )
    return f"{found.sentence(one.judgment, coded)}: {shares}"


def _print_assumptions(console: Any, found: Doubts, limit: int | None) -> None:
    from countermove.analysis.doubt.assumptions import RULE

    telling = [one for one in found.assumptions if one.flips or one.together]
    if not telling:
        return
    _title(console, "Key assumptions, those that flip something and are least supported first")
    for one in telling[:limit]:
        _say(console, f"  {one.subject}: {one.text}")
        _say(console, f"    {'; '.join(_about(one))}")
    if limit is not None and len(telling) > limit:
        _say(console, f"  … of {len(telling)} that flip something; --all prints every one")
    rest = len(found.assumptions) - len(telling)
    others = "1 further assumption flips" if rest == 1 else f"{rest} further assumptions flip"
    if rest:
        _say(console, f"  {others} no headline result in what was tried.")
    _say(console, f"  {RULE}")


def _about(one: Assumption) -> Iterable[str]:
    yield f"{one.rating.word} ({one.why})"
    if one.cites:
        yield f"cites {', '.join(one.cites)}"
    if one.probability is not None:
        yield f"as coded with {one.probability:.4g} ({one.origin})"
    if one.flips:
        number, more = len(one.flips), ", …" if len(one.flips) > NAMED else ""
        noun = "result" if number == 1 else "results"
        yield f"alone flips {number} {noun} ({', '.join(one.flips[:NAMED])}{more})"
    if one.together:
        yield f"with others flips {', '.join(one.together)}"
    if one.bits:
        yield f"tells {one.bits:.3f} bits about {one.tells}"
    if one.abandon:
        yield f"give it up if {one.abandon}"


def _print_indicators(console: Any, found: Doubts, all_rows: bool) -> None:
    for one in found.indicators:
        _title(console, f"Indicators: {visible_line(one.rivals.question or one.rivals.id)}")
        if one.why_not:
            _say(console, f"  {_capital(one.why_not)}.")
        idle = []
        for hypotheses in one.fields:
            own = [watch for watch in one.watches if watch.hypotheses is hypotheses]
            if hypotheses.hypothesis and not (all_rows or any(one.is_named or one.is_diagnostic for one in own)):
                idle.append(hypotheses.hypothesis)
                continue
            if hypotheses.hypothesis:
                _say(console, f"  {hypotheses.hypothesis}: {hypotheses.texts['holds']}")
            _print_watches(console, own, all_rows)
        if idle:
            _say(console, f"  No move tells whether these hold: {', '.join(idle)}")
        for update in one.updates:
            _print_update(console, update)
        _say(console, f"  {_limits(one)}")


def _print_watches(console: Any, watches: Sequence[Watch], all_rows: bool) -> None:
    """Print moves to watch for; other options of the actor that tell nothing are only named."""
    idle = [watch for watch in watches if not (watch.is_named or watch.is_diagnostic or all_rows)]
    for watch in watches:
        if watch not in idle:
            _print_watch(console, watch)
    if idle:
        named = ", ".join(watch.indicator.id for watch in idle)
        console.print(visible_line(f"  Tell nothing: {named}"), markup=False, soft_wrap=True, style="dim")


def _print_watch(console: Any, watch: Watch) -> None:
    style = None if watch.is_diagnostic else "dim"
    move = {"on": "takes", "off": "drops", "absent": "does not take"}[watch.indicator.direction]
    name = watch.indicator.id if watch.is_named else f"({watch.indicator.id})"
    told = f": {watch.indicator.text}" if watch.indicator.text else ""
    lines = [f"  {name}{told} [{move} {watch.indicator.option}]"]
    lines += [f"    {watch.word}; {watch.faking}; {watch.sighting.text}"]
    for hypothesis, one in watch.likelihoods.items() if watch.is_diagnostic else ():
        lines.append(f"    if {hypothesis}: {one.text}{_ratio(watch, hypothesis)}")
        lines += [f"      because {one.because}"] if one.because else []
    lines += [f"    {when}" for when in (_window(watch),) if when]
    lines += [f"    {path}" for path in (_path(watch),) if path]
    for line in lines:
        console.print(visible_line(line), markup=False, soft_wrap=True, style=style)


def _path(watch: Watch) -> str:
    """Return how often the move lies on a way of improvements to an equilibrium, where it ever does."""
    told = [f"{name} {one.value:.2f}" for name, one in watch.on_path.items() if one.seen]
    return f"on a way of improvements from the status quo to an equilibrium: {', '.join(told)}" if told else ""


def _ratio(watch: Watch, hypothesis: str) -> str:
    ratio = watch.ratio(hypothesis)
    rival = watch.leading_rival(hypothesis)
    if not ratio or 0.95 < ratio < 1.05:
        return ""
    return f"; {rival} never leads to it" if ratio == float("inf") else f"; {ratio:.2g} times as under {rival}"


def _window(watch: Watch) -> str:
    one = watch.indicator
    parts = [f"not before {one.since}" if one.since else "", f"by {one.until}" if one.until else ""]
    parts += [f"to be seen by {one.seen_by}" if one.seen_by else ""]
    parts += [f"cites {', '.join(watch.sighting.cites or one.cites)}" if watch.sighting.cites or one.cites else ""]
    return "; ".join(part for part in parts if part)


def _print_update(console: Any, update: Update) -> None:
    about = update.hypotheses.hypothesis or update.hypotheses.question
    whose = "from even chances" if update.prior_name == "flat" else "from the coder's own chances"
    if not update.steps:
        return
    _say(console, f"  What was seen, {about}, {whose} ({_chances(update.prior)}):")
    for step in update.steps:
        origins = ", ".join(f"{name} {one.text}" for name, one in step.likelihoods.items())
        after = _chances(step.after) if step.after else "no hypothesis expects it"
        _say(console, f"    {step.text}: {origins}; then {after}")
    if update.left_out:
        _say(
            console, f"    left out, because not every hypothesis says how expected it is: {', '.join(update.left_out)}"
        )


def _chances(chances: Any) -> str:
    return ", ".join(f"{name} {value:.2f}" for name, value in chances.items())


def _limits(one: Watched) -> str:
    named = "Names in brackets are other options of the actor, which the case does not list. "
    return (named if any(not watch.is_named for watch in one.watches) else "") + (
        "What every hypothesis would lead to is no evidence for any. Likelihoods are those of the model under this "
        "coding, or the coder's terms; sightings are multiplied as if independent, so that moves made together weigh "
        "too much."
    )


def _print_confidence(console: Any, found: Doubts, all_rows: bool) -> None:
    from countermove.analysis.doubt.confidence import RULE

    _title(console, "Confidence")
    for one in found.confidence:
        if not _is_chief(one.judgment, one.value, all_rows):
            continue
        _say(console, f"  {_capital(found.sentence(one.judgment, one.value))}.")
        dials = [f"{dial.name} {dial.setting} ({dial.why})" for dial in (one.evidence, one.opinion, one.news)]
        _say(console, f"    Confidence: {one.level}. {_capital('; '.join(dials))}.")
    for line in RULE:
        _say(console, f"  {line}")
