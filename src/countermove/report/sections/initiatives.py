"""What the initiator has said and done, for a campaign paper: its own events first, then who answered what.

A case without events has the section all the same: without it a reader would take a paper on a campaign for one that
found nothing to tell. It says what is missing, and what the coding has instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.report.charts.timeline_scale import in_words
from countermove.report.content import Block, Claim, Items, Section, Sentence, Table, capital, listing, paragraph
from countermove.report.naming import STANDING, counted, number_word, possessive
from countermove.report.sections.events import NO_CAUSE, answer, cited_event, findings, lanes_figure, option_move
from countermove.report.sections.position import party_now
from countermove.report.sections.tables import cell
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.analysis.timeline.order import Dated
    from countermove.analysis.timeline.timeline import Timeline
    from countermove.model import Event

ROWS = 30
NOVELTY = {"first": "first", "new_form": "new form", "repeat": "said before", "omits": "leaves out what was usual"}
NEW = ("first", "new_form")
WHAT_TO_CODE = (
    "To tell it, add dated events to the case (“events”: who, when, what, said or done, to whom, which themes, which "
    "option), and what they are to be held against (“campaign”: its period, the baseline before it, what was usual "
    "then); countermove code proposes events from the record."
)


def initiatives(view: PaperView) -> tuple[Section, ...]:
    """Return the section on what the initiator has said and done."""
    blocks = _coded(view) if view.timeline is None else tuple(_told(view, view.timeline.timeline))
    return (Section(f"What {view.us} has said and done", "initiatives", blocks),)


def _coded(view: PaperView) -> tuple[Block, ...]:
    """Return what a case without events has instead: where the initiator's options stand."""
    missing = Sentence(
        f"No dated event is coded, so that this paper cannot tell what {view.us} has said and done, in which order and "
        "to whom.",
        claims=(Claim("events", count=(0, 0)),),
    )
    now = Sentence("What is coded is where its options stand.")
    return (paragraph(missing, WHAT_TO_CODE), paragraph(now, party_now(view, view.initiator)))


def own_events(view: PaperView) -> tuple[Dated, ...]:
    """Return the events of the initiator, sorted by their dates."""
    if view.timeline is None:
        return ()
    return tuple(entry for entry in view.timeline.timeline.events if entry.event.actor == view.initiator)


def _told(view: PaperView, timeline: Timeline) -> Iterator[Block]:
    own = own_events(view)
    yield paragraph(*_lead(view, timeline, own))
    yield from _tables(view, timeline, own)
    answers = [entry for entry in timeline.events if entry.event.answers and _touches(view, timeline, entry)]
    if answers:
        yield _answers(timeline, answers, view)
    said = (*findings(view, timeline, view.initiator), *_audiences(view, timeline), *_worked_on(view, timeline))
    if said:
        yield Items(said)
    yield lanes_figure(view, timeline)


def _lead(view: PaperView, timeline: Timeline, own: Sequence[Dated]) -> Iterator[Sentence]:
    said = sum(entry.event.standing == "said" for entry in own)
    done = sum(entry.event.standing == "did" for entry in own)
    claims = [Claim("events", count=(len(own), len(timeline.events)))]
    claims += [Claim("events_said", str(said)), Claim("events_done", str(done))]
    text = f"Of {coded_events(len(timeline.events))}, {number_word(len(own))} "
    text += f"{'is' if len(own) == 1 else 'are'} {possessive(view.us)} own: "
    text += f"{number_word(said)} said, {number_word(done)} done."
    yield Sentence(text, claims=tuple(claims))
    if not own:
        yield Sentence(f"What {view.us} itself has said and done is not coded. {WHAT_TO_CODE}")
    period = timeline.campaign.period
    if period is not None:
        inside = len(in_the_period(timeline, own))
        stretch = in_words(period.since, period.until)
        what = f" ({period.text.rstrip('.')})" if period.text else ""
        grounds = view.cited("period", period.cites, period.basis)
        verb = "falls" if inside == 1 else "fall"
        text = f"The campaign is taken to run over {stretch}{what}; {number_word(inside)} of them surely {verb} in it."
        yield Sentence(text, grounds, (Claim("events_in_period", str(inside)),))
    yield Sentence(NO_CAUSE)


def coded_events(number: int) -> str:
    """Return how many dated events are coded, in words."""
    return f"{counted(number, 'dated event')} that {'is' if number == 1 else 'are'} coded"


def in_the_period(timeline: Timeline, own: Sequence[Dated]) -> tuple[Dated, ...]:
    """Return the events that surely fall in the period of the campaign; all where the case states none."""
    if timeline.campaign.period is None:
        return tuple(own)
    return tuple(entry for entry in own if timeline.spans.in_period(entry))


def _tables(view: PaperView, timeline: Timeline, own: Sequence[Dated]) -> Iterator[Table]:
    """Yield the events of the campaign, then those before it, or of which that is not sure."""
    inside = in_the_period(timeline, own)
    others = [entry for entry in own if entry not in inside]
    if inside:
        yield _table(view, timeline, inside, f"What {view.us} has said and done")
    if others:
        yield _table(
            view, timeline, others, "Before that, or with dates that leave it open" if inside else "Before that"
        )


def _table(view: PaperView, timeline: Timeline, own: Sequence[Dated], caption: str) -> Table:
    heads = ("When", "What", "Said or done", "To whom", "Option", "How new")
    rows = tuple(
        (
            cell(in_words(entry.event.date, entry.event.until)),
            cell(entry.event.text or entry.id.replace("_", " "), *cited_event(view, entry)),
            cell(_how(entry.event)),
            cell(_to_whom(view, entry.event)),
            cell(option_move(view, entry)),
            cell(NOVELTY.get(how_new(timeline, entry), "–"), claims=_new_claims(timeline, entry)),
        )
        for entry in own[-ROWS:]
    )
    left = len(own) - len(rows)
    notes = [f"{capital(counted(left, 'earlier event'))} left to the figure."] if left else []
    notes.append("New is what is new among the events that are coded, and no more; – is not coded.")
    return Table(caption, heads, rows, tuple(notes))


def how_new(timeline: Timeline, entry: Dated) -> str:
    """Return how new an event is among those coded: as the coder says, or else as comparing finds; empty if open."""
    found = next((one.coded or one.found for one in timeline.novelty if one.event == entry.id), "")
    return found or entry.event.novelty


def _new_claims(timeline: Timeline, entry: Dated) -> tuple[Claim, ...]:
    return (Claim(f"new/{entry.id}"),) if how_new(timeline, entry) in NEW else ()


def _how(event: Event) -> str:
    how = STANDING.get(event.standing, "–")
    return f"{how}, {event.channel.replace('_', ' ')}" if event.channel else how


def _to_whom(view: PaperView, event: Event) -> str:
    names = dict.fromkeys(one for one in (event.recipient, event.audience) if one)
    beside = [_name(view, one) for one in event.side_audiences if one not in names]
    told = listing([_name(view, one) for one in names]) or "–"
    return f"{told}; beside them {listing(beside)}" if beside else told


def _name(view: PaperView, name: str) -> str:
    return view.naming.party(name) if name in view.found.conflict.party_names else name.replace("_", " ")


def _touches(view: PaperView, timeline: Timeline, entry: Dated) -> bool:
    """Say whether an answer is the initiator's, or to something of it."""
    first = {one.id: one.event.actor for one in timeline.events}.get(entry.event.answers, "")
    return view.initiator in (entry.event.actor, first)


def _answers(timeline: Timeline, answers: Sequence[Dated], view: PaperView) -> Table:
    lags = {lag.then: lag for lag in timeline.lags.declared}
    texts = {entry.id: entry.event.text or entry.id.replace("_", " ") for entry in timeline.events}
    names = {lane.actor: lane.name for lane in timeline.lanes}
    rows = tuple(
        (
            cell(in_words(entry.event.date, entry.event.until)),
            cell(names[entry.event.actor]),
            cell(texts[entry.id], *cited_event(view, entry)),
            cell(texts.get(entry.event.answers, entry.event.answers)),
            cell(answer(lags.get(entry.id), {}).partition(", after ")[2] or "–"),
        )
        for entry in answers
    )
    return Table("Who answered what", ("When", "Who", "What", "In answer to", "After"), rows)


def _audiences(view: PaperView, timeline: Timeline) -> Iterator[Sentence]:
    """Yield whom the initiator's own events were meant for, and which went past the government."""
    own = {entry.id for entry in own_events(view)}
    told = []
    for one in timeline.audiences:
        number = sum(name in own for name in (*one.main, *one.side))
        if number:
            told.append(f"{_name(view, one.name)} ({number})")
    if told:
        yield Sentence(f"Meant for: {listing(told)}; some are meant for more than one.")
    past = past_the_government(view)
    if past:
        texts = [f"“{entry.event.text or entry.id}”" for entry in past]
        text = f"Past the government, to the public or to people inside: {listing(texts)}."
        grounds = tuple(ground for entry in past for ground in cited_event(view, entry))
        yield Sentence(text, grounds, (Claim("past_the_government", str(len(past))),))


def past_the_government(view: PaperView) -> tuple[Dated, ...]:
    """Return the initiator's events that went past the target's government."""
    if view.timeline is None:
        return ()
    past = {name for one in view.timeline.timeline.channels if one.is_past_the_government for name in one.events}
    return tuple(entry for entry in own_events(view) if entry.id in past)


def _worked_on(view: PaperView, timeline: Timeline) -> Iterator[Sentence]:
    """Yield the differences between others that events or options work on."""
    texts = {entry.id: entry.event.text or entry.id for entry in timeline.events}
    for use in timeline.seams:
        if use.is_unused:
            continue
        by = [texts.get(name, name) for name in use.seam.events] + [view.wording.options(name) for name in use.taken]
        between = listing([_name(view, name) for name in use.seam.between])
        grounds = view.cited(use.seam.id.replace("_", " "), use.seam.cites, use.seam.basis)
        text = f"A difference worked on, between {between}: {use.seam.text.rstrip('.')} (by: {'; '.join(by)})."
        yield Sentence(text, grounds)
