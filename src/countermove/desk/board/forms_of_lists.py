"""The fields for packages, events and sources."""

from __future__ import annotations

from countermove.desk.board.board import Board
from countermove.desk.board.fields import Choices, Field, grounds, identifier
from countermove.desk.board.outline import Entry

KINDS: Choices = (
    ("", "gift, or offer where it has a condition"),
    ("gift", "gift"),
    ("offer", "offer"),
    ("threat", "threat"),
    ("declaratory", "declaratory"),
)
EVENT_DIRECTIONS: Choices = (
    ("", "not said"),
    ("on", "on: taken up"),
    ("off", "off: dropped"),
    ("reaffirm", "reaffirm: stays as it was"),
)
STANDINGS: Choices = (("", "not said"), ("said", "said"), ("did", "done"))


def package_fields() -> tuple[Field, ...]:
    """Return the fields of a new package."""
    hint = "Options with commas between them; not before one that is dropped: subsidy, not fee."
    return (
        identifier("A short name to refer to it by."),
        Field("changes", "What the initiator changes", hint=hint, is_needed=True),
        Field("condition", "Only if the other changes", hint="The same way; may be left out."),
        Field("otherwise", "What it does if not", hint="The same way; may be left out."),
        Field("package_kind", "Kind", "", "select", KINDS),
        *grounds(because=""),
    )


def event_fields(board: Board, entry: Entry | None) -> tuple[Field, ...]:
    """Return the fields of an event."""

    def text(key: str) -> str:
        return entry.text(key) if entry else ""

    parties = tuple(name for name, _ in board.party_names)
    options: Choices = (("", "none"), *((name, f"{name}: {words}") for name, words in board.option_names))
    return (
        Field("date", "Date", text("date"), hint="YYYY, YYYY-MM or YYYY-MM-DD, as precise as known.", is_needed=True),
        Field("until", "Until", text("until"), hint="The end, where it lasted."),
        Field("text", "What happened", text("text"), "long"),
        Field("actor", "Who acted", text("actor"), suggested=parties),
        Field("recipient", "Towards whom", text("recipient"), suggested=parties),
        Field("option", "Evidence of the option", text("option"), "select", options),
        Field("direction", "Which way", text("direction"), "select", EVENT_DIRECTIONS),
        Field("standing", "Said or done", text("standing"), "select", STANDINGS),
        *grounds(entry.texts("cites") if entry else (), text("basis")),
    )


def source_fields() -> tuple[Field, ...]:
    """Return the fields of a new source."""
    sections = "Code: heading, one a line, such as SUM: Summary; citations use the codes."
    id_hint = "What citations start with, such as MEMO-7."
    return (
        Field("id", "Id", hint=id_hint, is_needed=True),
        Field("title", "Title"),
        Field("date", "Date", hint="YYYY, YYYY-MM or YYYY-MM-DD."),
        Field("file", "File", hint="Its text, relative to the case, such as sources/memo.pdf."),
        Field("sections", "Sections", kind="long", hint=sections),
    )
