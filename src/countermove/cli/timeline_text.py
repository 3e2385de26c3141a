"""A timeline as tables and sentences on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from countermove.cli.visible import visible

if TYPE_CHECKING:
    from countermove.analysis.timeline.agreement import Agreement
    from countermove.analysis.timeline.answers import Lag
    from countermove.analysis.timeline.options import OptionState
    from countermove.analysis.timeline.timeline import Timeline
    from countermove.chronology import CaseTimeline
    from countermove.model import Event

LISTED = 60
_WIDTHS: dict[str, dict[str, Any]] = {"date": {"max_width": 13}, "who": {"max_width": 14}, "what": {"ratio": 1}}
_TREATED = {"stressed": "+", "softened": "~", "dropped": "-"}


def print_timeline(found: CaseTimeline, agreed: Sequence[Agreement], *, shows_followed: bool) -> None:
    """Print the events asked for, then what they say together."""
    from rich.console import Console

    console = Console(highlight=False)
    timeline = found.timeline
    console.print(visible(found.case.title), style="bold", markup=False)
    asked = f"{len(timeline.events)} of {timeline.total} events" if timeline.asked.is_filtered else ""
    console.print(asked or f"{timeline.total} events", markup=False)
    _print_events(console, timeline)
    _print_lags(console, timeline, shows_followed)
    _print_options(console, timeline)
    _print_themes(console, timeline)
    for head, lines in _sections(timeline, agreed):
        _print_lines(console, head, lines)
    console.print()
    for line in _limits(timeline):
        console.print(visible(line), markup=False)


def _print_lines(console: Any, head: str, lines: Iterable[str]) -> None:
    from textwrap import fill

    listed = list(lines)
    if not listed:
        return
    console.print()
    console.print(head, markup=False)
    for line in listed[:LISTED]:
        text = fill(visible(line), console.width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
        console.print(text, markup=False, soft_wrap=True)
    if len(listed) > LISTED:
        console.print(f"  … of {len(listed):,}, use --json")


def _print_events(console: Any, timeline: Timeline) -> None:
    from rich.text import Text

    from countermove.report.charts.timeline_scale import in_words

    names = {lane.actor: lane.name for lane in timeline.lanes}
    table = _table("Events", "date", "?", "who", "what")
    for entry in timeline.events[:LISTED]:
        unknown = str(entry.unordered_total or "")
        cells = (in_words(entry.event.date, entry.event.until), unknown, names[entry.event.actor], _what(entry.event))
        table.add_row(*(Text(visible(cell)) for cell in cells))
    console.print()
    console.print(table)
    if len(timeline.events) > LISTED:
        console.print(f"… of {len(timeline.events):,}, use --since, --until or --json")


def _table(title: str, *columns: str) -> Any:
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=None)
    table.pad_edge = False
    for column in columns:
        table.add_column(column, no_wrap=column == "?", **_WIDTHS.get(column, {}))
    return table


def _what(event: Event) -> str:
    how = ", ".join(part for part in (event.standing, event.channel.replace("_", " ")) if part)
    text = f"{event.id}: {event.text}" if event.text else event.id
    way = f" → {event.option}{f': {event.direction}' if event.direction else ''}" if event.option else ""
    return f"{text}{f' ({how})' if how else ''}{way}"


def _print_lags(console: Any, timeline: Timeline, shows_followed: bool) -> None:
    lags = timeline.lags
    _print_lines(console, "Answers, as coded", (_lag(lag) for lag in lags.declared))
    if not shows_followed:
        return
    sure = [_lag(lag) for lag in lags.followed if lag.is_sure]
    _print_lines(console, f"Followed within {lags.within} days, not coded as an answer", sure)
    open_ = [_lag(lag) for lag in lags.followed if not lag.is_sure]
    _print_lines(console, f"May have followed within {lags.within} days; the dates leave it open", open_)
    if not lags.followed:
        console.print(f"\nNothing else is known to have followed within {lags.within} days.")


def _lag(lag: Lag) -> str:
    if lag.least < 0:
        days = f"up to {_days(lag.most)} after, or before"
    else:
        days = f"{lag.least} to {_days(lag.most)} after" if lag.least != lag.most else f"{_days(lag.most)} after"
    return f"{lag.then} ({lag.by}), {days} {lag.first} ({lag.to})"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _print_options(console: Any, timeline: Timeline) -> None:
    from rich.text import Text

    day = timeline.asked.on or timeline.as_of
    table = _table(f"Where options stand on {day}" if day else "Where options stand", "option", "is", "what")
    told = [state for state in timeline.options if state.setting is not None or state.hangs_on or state.standing.unsure]
    for state in told:
        setting = {True: "on", False: "off", None: "open"}[state.setting]
        table.add_row(*(Text(visible(cell)) for cell in (state.option, setting, _rests(state))))
    if told:
        console.print()
        console.print(table)
    rest = [state.option for state in timeline.options if state not in told]
    if rest:
        _print_lines(console, "No event takes these up or drops them", [", ".join(rest)])
    for one in timeline.differences:
        coded = "on" if one.coded else "off"
        how = "done" if one.standing == "did" else "said, not done"
        console.print(f"{one.option} is coded as {coded}; the events say otherwise ({one.rests_on}: {how}).")


def _rests(state: OptionState) -> str:
    standing = state.standing
    if standing.unsure:
        return f"{standing.unsure[0]} and {standing.unsure[1]} say opposite things, and nobody knows which came last"
    if state.hangs_on:
        return f"hangs on whether {' and '.join(state.hangs_on)} had come by then"
    how = "done" if standing.standing == "did" else "only said"
    parts = [f"{standing.rests_on}: {how}"]
    if standing.confirmed:
        parts.append(f"kept by {', '.join(standing.confirmed)}")
    if standing.said_otherwise:
        parts.append(f"{', '.join(standing.said_otherwise)} since say otherwise, and it was not done")
    since = standing.since
    if since is None or since.earliest is None or since.latest is None:
        return "; ".join(parts)
    days = f"{since.earliest}" if since.is_day else f"some time from {since.earliest} to {since.latest}"
    return f"since {days} ({'; '.join(parts)})"


def _print_themes(console: Any, timeline: Timeline) -> None:
    from rich.text import Text

    if not timeline.themes:
        return
    table = _table("Themes: + stressed, ~ softened, - dropped", "theme", "state", "what")
    for theme in timeline.themes[:LISTED]:
        state = f"dropped, last {theme.last_date}" if theme.state == "dropped" else f"last {theme.last_date}"
        mentions = ", ".join(f"{_TREATED[one.treatment]}{one.event}" for one in theme.mentions)
        why = f" ({theme.why})" if theme.why else ""
        count = "1 later event" if theme.since == 1 else f"{theme.since} later events"
        later = f"; {count} without it" if theme.since and theme.state != "dropped" else ""
        table.add_row(*(Text(visible(cell)) for cell in (theme.name, state + why, mentions + later)))
    console.print()
    console.print(table)


def _sections(timeline: Timeline, agreed: Sequence[Agreement]) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Left out", _omissions(timeline)
    yield "Coder and comparison disagree on what is new", _disagreements(timeline)
    yield "Chains", (" → ".join(chain) for chain in timeline.chains)
    yield "Audiences", _audiences(timeline)
    yield "Past the government", (", ".join(one.events) for one in timeline.channels if one.is_past_the_government)
    yield "Against the baseline", _departure(timeline)
    yield "Seams", _seams(timeline)
    yield "Two coders", map(_agreement, agreed)


def _omissions(timeline: Timeline) -> Iterator[str]:
    for one in timeline.omissions:
        where = f"in {one.event}" if one.event else "in the whole period"
        sign = "telling" if one.is_telling else "not read as a sign"
        yield f"{one.line} ({one.text}), {where}: {sign}; {one.why}"


def _disagreements(timeline: Timeline) -> Iterator[str]:
    for one in timeline.novelty:
        if one.agrees is False:
            coded, found = one.coded.replace("_", " "), one.found.replace("_", " ")
            yield f"{one.event}: coded as {coded}, found as {found}; {one.why}"


def _audiences(timeline: Timeline) -> Iterator[str]:
    for one in timeline.audiences:
        parts = [f"above all {', '.join(one.main)}" if one.main else "", f"also {', '.join(one.side)}" * bool(one.side)]
        yield f"{one.name}: {'; '.join(part for part in parts if part)}"


def _departure(timeline: Timeline) -> Iterator[str]:
    found = timeline.departure
    if not found.is_claimed:
        yield f"{found.why}."
        return
    sides = f"{len(found.before_events)} events before, {len(found.present_events)} in the period"
    yield f"{sides}; a list of what was coded, no measure of manner."
    for reading in ("only before", "only in the period", "both"):
        rows = [row for row in found.rows if row.reading == reading]
        if rows:
            yield f"{reading}: " + "; ".join(f"{row.kind} {row.name} {row.before}:{row.present}" for row in rows)
    if found.open:
        yield f"on neither side, as the dates leave it open: {', '.join(found.open)}"


def _seams(timeline: Timeline) -> Iterator[str]:
    for use in timeline.seams:
        seam = use.seam
        worked = ", ".join([*seam.events, *use.taken])
        who = f"{' and '.join(seam.between)}; {seam.gains or 'nobody named'} gains"
        yield f"{seam.id} ({who}): {seam.text}; {'unused' if use.is_unused else f'worked on by {worked}'}"


def _agreement(one: Agreement) -> str:
    kappa = "not defined, both use one value only" if one.kappa is None else f"{one.kappa:.2f}"
    differ = f"; they differ on {', '.join(one.differ)}" if one.differ else ""
    return f"{one.field}: same in {one.observed:.0%} of {one.events} events, kappa {kappa}{differ}"


def _limits(timeline: Timeline) -> Iterator[str]:
    from countermove.analysis.timeline.as_json import CAUTION

    if any(entry.unordered_total for entry in timeline.events):
        yield "?: how many other events may have come before or after; their order is not known."
    yield CAUTION
    if timeline.asked.is_filtered:
        yield "Options, themes, omissions, the baseline and seams are found from all events, not only those shown."
