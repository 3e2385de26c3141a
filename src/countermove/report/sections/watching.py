"""What to watch for: moves that would tell rival hypotheses apart, dearest to fake and most telling first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.report.content import Block, Cell, Section, Sentence, Table, capital, listing, paragraph
from countermove.report.naming import counted
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.analysis.indicators.diagnosis import Watch
    from countermove.analysis.indicators.update import Update
    from countermove.analysis.indicators.watching import Watched

CERTAIN = 1e-6


def watching(view: PaperView) -> tuple[Section, ...]:
    """Return the section on indicators; none where the case asks no question that moves could answer."""
    if not view.doubts.indicators:
        return ()
    blocks = [block for one in view.doubts.indicators for block in _question(view, one)]
    return (Section("What to watch for", "indicators", tuple(blocks)),)


def _question(view: PaperView, one: Watched) -> Iterator[Block]:
    by_move: dict[str, list[Watch]] = {}
    for watch in one.watches:
        by_move.setdefault(watch.indicator.id, []).append(watch)
    telling = [found for found in by_move.values() if any(watch.is_diagnostic for watch in found)]
    idle = [found for found in by_move.values() if not any(watch.is_diagnostic for watch in found)]
    named = [found for found in idle if found[0].is_named]
    asked = one.rivals.question or one.rivals.id.replace("_", " ")
    silent = [_move(view, found[0]) for found in idle if not found[0].is_named]
    if not telling and not named:
        listed = f": {listing(silent)}" if silent else ""
        yield paragraph(f"“{asked}” No move of {view.naming.party(one.actor)} tells the answers apart{listed}.")
        return
    heads = ("Move", "Expected", "Costs its maker", "Status")
    rows = tuple(_row(view, found) for found in (*telling, *named))
    yield Table(asked, heads, rows, tuple(_notes(view, one, silent)))
    news = [Sentence(text) for update in one.updates for text in _seen(update)]
    if news:
        yield paragraph(*news)


def _row(view: PaperView, found: Sequence[Watch]) -> tuple[Cell, ...]:
    first = found[0]
    is_idle = not any(watch.is_diagnostic for watch in found)
    expected = "tells nothing: as expected under every answer" if is_idle else _expected(view, found)
    if is_idle and not any(watch.likelihoods or watch.expected for watch in found):
        expected = "not assessed"
    cells = (_move(view, first), expected, _price(first), _status(first))
    cites = first.sighting.cites or first.indicator.cites
    grounds = view.cited(first.indicator.id.replace("_", " "), cites, first.indicator.basis)
    return tuple(Cell(text, grounds if number == 0 else (), is_weak=is_idle) for number, text in enumerate(cells))


def _move(view: PaperView, watch: Watch) -> str:
    one = watch.indicator
    told = one.text or view.wording.options(one.option)
    return told + {"on": "", "off": " (dropped)", "absent": " (not taken)"}[one.direction]


def _expected(view: PaperView, found: Sequence[Watch]) -> str:
    return ". ".join(_under(view, watch) for watch in found if watch.is_diagnostic)


def _under(view: PaperView, watch: Watch) -> str:
    """Return how expected a move is under each hypothesis: in words of likelihood only where there are numbers."""
    if not watch.likelihoods:
        words = {"every": "in every completion", "some": "in some completions", "none": "in no completion"}
        return view.wording.listed({_name(watch, name): words[often] for name, often in watch.expected.items()})
    return view.wording.listed({_name(watch, name): _phrase(one.value) for name, one in watch.likelihoods.items()})


def _name(watch: Watch, name: str) -> str:
    about = watch.hypotheses.hypothesis
    return (about if name == "holds" else f"not {about}") if about else name


def _phrase(value: float) -> str:
    from countermove.analysis.words import phrase

    return phrase(value).removesuffix(" of the model")


def _price(watch: Watch) -> str:
    return watch.faking.removeprefix("costs its maker ")


def _status(watch: Watch) -> str:
    one = watch.indicator
    window = [f"not before {one.since}" if one.since else "", f"by {one.until}" if one.until else ""]
    window.append(f"to be seen by {one.seen_by}" if one.seen_by else "")
    return "; ".join(part for part in (watch.sighting.text.replace("_", " "), *window) if part)


def _notes(view: PaperView, one: Watched, silent: Sequence[str]) -> Iterator[str]:
    if one.why_not.startswith("no numbers"):
        yield "No likelihoods are given: nobody has said how probable the open points are."
    elif one.why_not:
        yield capital(one.why_not) + "."
    texts = {one.id: one.text for one in one.rivals.hypotheses}
    if view.motives is None:
        yield "; ".join(f"{name.replace('_', ' ')}: {text}" for name, text in texts.items()) + "."
    if silent:
        yield f"Other moves that tell nothing: {listing(silent)}."
    yield "What every answer would lead to is no evidence for any, and what costs its maker nothing is easily faked."


def _seen(update: Update) -> Iterator[str]:
    """Yield what the moves seen so far say together."""
    from countermove.analysis.words import phrase

    if not update.steps or not update.steps[-1].after:
        return
    start = "even chances" if update.prior_name == "flat" else "the coder’s own chances"
    after = {
        name.replace("_", " "): phrase(min(max(value, CERTAIN), 1 - CERTAIN))
        for name, value in update.steps[-1].after.items()
    }
    told = "; ".join(f"{name} {said}" for name, said in after.items())
    about = f" of {update.hypotheses.hypothesis}" if update.hypotheses.hypothesis else ""
    moves = counted(len(update.steps), "move")
    yield f"After {moves} seen, from {start}{about}: {told}. Moves are multiplied as if independent."
