"""The tables of what happened: events, and the campaign they are read as."""

from __future__ import annotations

from countermove.interchange.tables.table import GROUNDS, Column, Table

EVENTS = Table(
    "events",
    "What was done or said, by date.",
    (("events",),),
    (
        Column("id", "a name"),
        Column("date", "YYYY, YYYY-MM or YYYY-MM-DD"),
        Column("until", "the end, where it lasted or the date is a span"),
        Column("text", "what happened, in the coder's words", "prose"),
        Column("actor", "the decision maker who acted, or a text"),
        Column("speaker", "the person or office that spoke or acted", "prose"),
        Column("recipient", "the decision maker it was addressed to, or a text"),
        Column("option", "the actor's option it is evidence of"),
        Column("direction", "what became of the option", choices=("on", "off", "reaffirm")),
        Column("standing", "whether it was said or done", choices=("said", "did")),
        Column("novelty", "whether it was new", choices=("first", "new_form", "repeat", "omits")),
        Column("channel", "speech, interview, note, press, past_the_government, …", "prose"),
        Column("type", "a PLOVER type"),
        Column("mode", "the mode within the type", "prose"),
        Column("context", "the field it belongs to", "prose"),
        Column("audience", "whom it was meant for above all", "prose"),
        Column("side_audiences", "who else was meant to hear it", "list"),
        Column("themes", "theme: stressed, softened or dropped; semicolons between them", "named"),
        Column("answers", "id of the event it responds to"),
        Column("repeats", "id of the event it says or does again"),
        Column("omits", "usual lines left out", "list"),
        Column("conditional_on", "an option, or a text", "prose"),
        Column("source_grade", "reliability of the source", choices=("A", "B", "C", "D", "E", "F")),
        Column("coder", "who coded it", "prose"),
        *GROUNDS,
    ),
)
PERIODS = Table(
    "periods",
    "When the campaign ran (period), and the earlier time it is compared with (baseline).",
    (("campaign", "{id}"),),
    (
        Column("id", "period or baseline"),
        Column("since", "its first day, month or year"),
        Column("until", "its last day, month or year"),
        Column("text", "what it is", "prose"),
        *GROUNDS,
    ),
    only=("period", "baseline"),
)
USUAL_LINES = Table(
    "usual_lines",
    "What was usually said or done before, so that leaving it out can mean something.",
    (("campaign", "usual"),),
    (
        Column("id", "a name"),
        Column("text", "the usual line", "prose"),
        Column("by", "who usually says or does it", "prose"),
        Column("theme", "the theme it belongs to", "prose"),
        *GROUNDS,
    ),
)
SEAMS = Table(
    "seams",
    "Issues on which two parties differ.",
    (("campaign", "seams"),),
    (
        Column("id", "a name"),
        Column("text", "the issue", "prose"),
        Column("between", "the two parties", "list"),
        Column("gains", "who gains if the difference widens", "prose"),
        Column("options", "options that work on it", "list"),
        Column("events", "events that worked on it", "list"),
        *GROUNDS,
    ),
)
