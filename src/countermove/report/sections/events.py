"""What has been said and done: the events in their lanes, who answered whom, and what is new in the manner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.report.charts.timeline_scale import in_words
from countermove.report.content import (
    Block,
    Claim,
    Figure,
    Ground,
    Items,
    Section,
    Sentence,
    Table,
    capital,
    listing,
    paragraph,
)
from countermove.report.diagrams import Lanes
from countermove.report.naming import STANDING, counted, number_word
from countermove.report.sections.tables import cell
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.analysis.timeline.answers import Lag
    from countermove.analysis.timeline.order import Dated
    from countermove.analysis.timeline.timeline import Timeline

NO_CAUSE = "That one came after another, or answers it, does not say that it was brought about by it."
ROWS = 10
NAMED = 8


def events(view: PaperView) -> tuple[Section, ...]:
    """Return the section on the events; none where the case has none."""
    if view.timeline is None or not view.timeline.events:
        return ()
    timeline = view.timeline.timeline
    names = {lane.actor: lane.name for lane in timeline.lanes}
    blocks: list[Block] = [paragraph(*_lead(timeline))]
    shown = [entry for entry in timeline.events if _is_turning(entry, timeline)]
    if shown:
        blocks.append(_table(view, timeline, shown, names))
    said = findings(view, timeline)
    if said:
        blocks.append(Items(said))
    blocks.append(lanes_figure(view, timeline))
    return (Section("What has been said and done", "events", tuple(blocks)),)


def _lead(timeline: Timeline) -> Iterator[str]:
    said = sum(entry.event.standing == "said" for entry in timeline.events)
    done = sum(entry.event.standing == "did" for entry in timeline.events)
    verb = "is" if len(timeline.events) == 1 else "are"
    number = capital(counted(len(timeline.events), "dated event"))
    yield f"{number} {verb} coded: {number_word(said)} said, {number_word(done)} done."
    yield NO_CAUSE


def lanes_figure(view: PaperView, timeline: Timeline) -> Figure:
    """Return the lanes of all events."""
    names = {lane.actor: lane.name for lane in timeline.lanes}
    told = "; ".join(
        f"{in_words(entry.event.date, entry.event.until)}, {names[entry.event.actor]}: {entry.event.text or entry.id}"
        for entry in timeline.events
    )
    caption = (
        "Events by actor. White marks were said, black ones done; a bar covers all days that an event may have fallen "
        "on or went on; lines lead from an event to what answers it."
    )
    return Figure(Lanes(timeline, view.found.case.title), caption, f"{told}.")


def _is_turning(entry: Dated, timeline: Timeline) -> bool:
    """Say whether an event takes up or drops an option, answers another, or is answered."""
    answered = {lag.first for lag in timeline.lags.declared}
    return bool(entry.event.option or entry.event.answers or entry.id in answered)


def _table(view: PaperView, timeline: Timeline, shown: Sequence[Dated], names: dict[str, str]) -> Table:
    answers = {lag.then: lag for lag in timeline.lags.declared}
    numbers = {entry.id: number for number, entry in enumerate(shown, 1)}
    rows = tuple(
        (
            cell(f"{numbers[entry.id]}. {in_words(entry.event.date, entry.event.until)}"),
            cell(names[entry.event.actor]),
            cell(entry.event.text or entry.id.replace("_", " "), *cited_event(view, entry)),
            cell(STANDING.get(entry.event.standing, "–")),
            cell(option_move(view, entry)),
            cell(answer(answers.get(entry.id), numbers)),
        )
        for entry in shown[:ROWS]
    )
    left = len(timeline.events) - len(rows)
    verb = "is" if left == 1 else "are"
    more = f" {capital(counted(left, 'further event'))} {verb} left to the figure." if left > 0 else ""
    notes = (f"Events that take up or drop an option, answer another, or are answered.{more}",)
    return Table("Moves and answers", ("When", "Who", "What", "Said or done", "Option", "Answers"), rows, notes)


def cited_event(view: PaperView, entry: Dated) -> tuple[Ground, ...]:
    """Return what an event rests on."""
    return view.cited(entry.id.replace("_", " "), entry.event.cites, entry.event.basis)


def option_move(view: PaperView, entry: Dated) -> str:
    """Return which option an event takes up, drops or reaffirms."""
    if not entry.event.option:
        return "–"
    way = {"on": " taken up", "off": " dropped", "reaffirm": " reaffirmed"}.get(entry.event.direction, "")
    return f"{view.wording.options(entry.event.option)}{way}"


def answer(lag: Lag | None, numbers: dict[str, int]) -> str:
    """Return what an event answers, and after how many days."""
    if lag is None:
        return "–"
    first = f"{numbers[lag.first]}" if lag.first in numbers else lag.first.replace("_", " ")
    days = f"{lag.least} to {lag.most}" if lag.least != lag.most else f"{lag.most}"
    return f"{first}, after {days} {'day' if days == '1' else 'days'}"


def findings(view: PaperView, timeline: Timeline, by: str = "") -> tuple[Sentence, ...]:
    """Return what the events say together: themes, omissions, departures, options, differences not worked on.

    Args:
        by: whose themes are told; everybody's where it is empty.
    """
    return tuple(_findings(view, timeline, by))


def _findings(view: PaperView, timeline: Timeline, by: str) -> Iterator[Sentence]:
    yield from _themes(timeline, by)
    yield from _omissions(view, timeline)
    yield from map(Sentence, _departure(timeline))
    yield from _options(view, timeline)
    yield from _seams(view, timeline)


def treated_themes(timeline: Timeline, by: str = "") -> dict[str, list[str]]:
    """Return the names of themes by how they are treated last: stressed, softened, dropped, or not heard since.

    Args:
        by: whose themes are looked at; everybody's where it is empty.
    """
    actors = {entry.id: entry.event.actor for entry in timeline.events}
    treated: dict[str, list[str]] = {"stressed": [], "softened": [], "dropped": [], "not heard since": []}
    for theme in timeline.themes:
        own = [one.treatment for one in theme.mentions if not by or actors.get(one.event) == by]
        if by and not own:
            continue
        last = own[-1] if own else ""
        how = "dropped" if theme.state == "dropped" else last if last in treated else "stressed"
        treated["not heard since" if how == "stressed" and theme.since else how].append(theme.name)
    return treated


def _themes(timeline: Timeline, by: str) -> Iterator[Sentence]:
    """Yield which themes are stressed still, which were softened, and which dropped or not heard since."""
    treated = treated_themes(timeline, by)
    heads = {"stressed": "Themes stressed to the end", "softened": "Softened", "dropped": "Dropped"}
    for how, head in heads.items():
        if treated[how]:
            claims = tuple(Claim(f"theme/{name}", how) for name in treated[how])
            yield Sentence(f"{head}: {_several([_quoted(name) for name in treated[how]])}.", claims=claims)
    silent: dict[str, list[str]] = {}
    for theme in timeline.themes:
        if theme.name in treated["not heard since"]:
            silent.setdefault(in_words(theme.last_date), []).append(_quoted(theme.name))
    told = "; ".join(f"since {date}: {_several(names)}" for date, names in silent.items())
    if told:
        yield Sentence(f"Stressed before, and not heard {told}.")


def _quoted(theme: str) -> str:
    return f"“{theme.replace('_', ' ')}”"


def _omissions(view: PaperView, timeline: Timeline) -> Iterator[Sentence]:
    texts = {entry.id: entry.event.text or entry.id for entry in timeline.events}
    usual = {line.id: line for line in timeline.campaign.usual}
    telling = len({one.line for one in timeline.omissions if one.is_telling})
    if telling:
        text = f"Usual before and left out, which is read as a sign: {counted(telling, 'line')}."
        yield Sentence(text, claims=(Claim("telling_omissions", str(telling)),))
    for one in timeline.omissions[:NAMED]:
        where = f" in “{texts.get(one.event, one.event)}”" if one.event else " in the whole period"
        sign = "telling, since it was usual before" if one.is_telling else f"not read as a sign: {one.why}"
        line = usual.get(one.line)
        grounds = view.cited(one.line.replace("_", " "), line.cites, line.basis) if line else ()
        yield Sentence(f"Left out{where}: {(one.text or one.line).rstrip('.')} ({sign}).", grounds)


def _departure(timeline: Timeline) -> Iterator[str]:
    found = timeline.departure
    if not found.is_claimed:
        yield f"Against the baseline: {found.why}."
        return
    new = [
        row for row in found.rows if row.reading == "only in the period" and row.kind in ("channel", "type", "standing")
    ]
    gone = [row for row in found.rows if row.reading == "only before"]
    text = f"Against the baseline ({len(found.before_events)} events before, {len(found.present_events)} since): "
    parts = [f"new are {_several([_named(row.kind, row.name) for row in new])}"] if new else []
    parts += [f"gone are {_several([_named(row.kind, row.name) for row in gone])}"] if gone else []
    text += "; ".join(parts) if parts else "nothing is new, and nothing gone"
    few = ", of so few events no rate" if len(found.before_events) < 10 else ""
    yield f"{text}{few}."


def _named(kind: str, name: str) -> str:
    words = {"did": "things done", "said": "things said"}
    return words.get(name, f"{name.replace('_', ' ').lower()} ({kind})")


def _options(view: PaperView, timeline: Timeline) -> Iterator[Sentence]:
    for one in timeline.differences[:NAMED]:
        coded, how = "on" if one.coded else "off", "done" if one.standing == "did" else "said, not done"
        yield Sentence(f"{view.wording.options(one.option)} is coded as {coded}; the events say otherwise ({how}).")


def _seams(view: PaperView, timeline: Timeline) -> Iterator[Sentence]:
    """Yield the differences between others that nothing has worked on yet."""
    for use in timeline.seams:
        if use.is_unused:
            seam = use.seam
            between = listing([_party(view, name) for name in seam.between])
            gains = f", by which {_party(view, seam.gains)} would gain" if seam.gains else ""
            text = f"A difference not worked on yet, between {between}{gains}: {seam.text.rstrip('.')}."
            yield Sentence(text, view.cited(seam.id.replace("_", " "), seam.cites, seam.basis))


def _party(view: PaperView, name: str) -> str:
    return view.naming.party(name) if name in view.found.conflict.party_names else name


def _several(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return listing([*names[:NAMED], f"{more} more"] if more > 0 else list(names))
