"""The fields for parties, options, statements and those inside."""

from __future__ import annotations

from countermove.desk.board.board import Board
from countermove.desk.board.fields import GRADES, Choices, Field, grounds
from countermove.desk.board.outline import Entry
from countermove.editing.wording import statement_of

STATUS_QUO: Choices = (("false", "no"), ("true", "yes"), ("events", "as the events say"))
DIRECTIONS: Choices = (
    ("", "both: taken and dropped"),
    ("on", "on: can be taken, not undone"),
    ("off", "off: can be dropped, not taken back"),
)
TIERS: Choices = (("", "important"), ("vital", "vital"), ("minor", "minor"))
ANOTHER_ID = "Another id takes the place of this one everywhere that it is named."
PLACES: Choices = (
    ("", "judged by the coder"),
    ("stated", "stated in the record"),
    ("borrowed", "borrowed from another document"),
    ("derived", "derived from those inside"),
)


def party_fields(board: Board, entry: Entry | None) -> tuple[Field, ...]:
    """Return the fields of a party."""
    name = Field("name", "Name", _text(entry, "name"), hint="As shown in reports.", is_needed=entry is None)
    if entry is None:
        return (name,)
    others = tuple((one, words) for one, words in board.party_names if one != entry.name)
    hint = "Where this party stands for how another one is believed to behave."
    return (
        name,
        Field("new_id", "Id", entry.name, hint=ANOTHER_ID, is_needed=True),
        Field("note", "Note", _text(entry, "note"), "long"),
        Field("picture_of", "Picture of", _text(entry, "picture_of"), "select", (("", "nobody"), *others), hint=hint),
    )


def option_fields(board: Board, entry: Entry | None) -> tuple[Field, ...]:
    """Return the fields of an option."""
    options = (option for party in board.parties for option in party.options)
    areas = tuple(dict.fromkeys(option.entry.text("area") for option in options if option.entry.text("area")))
    text = entry.text("text", short="text") if entry else ""
    found = [Field("text", "What taking it means", text, hint="In a few words.", is_needed=entry is None)]
    if entry is not None:
        found.append(Field("new_id", "Id", entry.name, hint=ANOTHER_ID, is_needed=True))
    return (
        *found,
        Field("area", "Area", _text(entry, "area"), suggested=areas, hint="Groups options in reports."),
        Field("status_quo", "Is it so now?", _text(entry, "status_quo") or "false", "select", STATUS_QUO),
        Field("direction", "Which way it can be moved", _text(entry, "direction", "both"), "select", DIRECTIONS),
        *grounds(entry.texts("cites") if entry else (), _text(entry, "basis")),
    )


def statement_fields(entry: Entry | None, line: int) -> tuple[Field, ...]:
    """Return the fields of a statement; ``line`` is its place, 0 for a new one."""
    hint = "Options with not, and, or, if, implies, iff and brackets: build if permit."
    text = statement_of(entry.plain()) if entry else ""
    place_hint = "1 is the most important" + ("; the last without one." if entry is None else ".")
    return (
        Field("statement", "Statement", text, "formula", hint=hint, is_needed=True),
        Field("line", "Place in the order", str(line) if line else "", "number", hint=place_hint),
        *grounds(entry.texts("cites") if entry else (), _text(entry, "basis"), _text(entry, "because")),
        Field("tier", "How much it matters", _text(entry, "tier", "important"), "select", TIERS),
        *(
            (Field("place", "What its place rests on", _text(entry, "place", "judged"), "select", PLACES),)
            if entry
            else ()
        ),
    )


def stakeholder_fields(entry: Entry | None) -> tuple[Field, ...]:
    """Return the fields of somebody inside a party."""
    weight_hint = "Among those inside who have statements; made to sum to 1."
    veto = (("", "no"), ("true", "yes: what it finds worse is blocked"))
    return (
        Field("name", "Name", _text(entry, "name"), is_needed=entry is None),
        Field("influence", "Influence", _text(entry, "influence"), "select", GRADES),
        Field("weight", "Weight", _text(entry, "weight"), hint=weight_hint),
        Field("veto", "Veto", _text(entry, "veto", "false"), "select", veto),
        Field("position", "Where it stands", _text(entry, "position"), hint="In your own words."),
        *grounds(entry.texts("cites") if entry else (), _text(entry, "basis")),
    )


def take_fields(board: Board, entry: Entry | None, kind: str, party: str = "") -> tuple[Field, ...]:
    """Return the fields of a reaction or a stance; for a new one, the option too."""
    one, other = (("for", "For it"), ("against", "Against it")) if kind == "stances" else _REACTION
    option: tuple[Field, ...] = ()
    if entry is None:
        own = {option.id for found in board.parties if found.id == party for option in found.options}
        fitting = tuple(
            (name, f"{name}: {text}") for name, text in board.option_names if (name in own) == (kind == "stances")
        )
        option = (Field("option", "Option", fitting[0][0] if fitting else "", "select", fitting, is_needed=True),)
    return (
        *option,
        Field(one[0], one[1], _text(entry, one[0]), "select", GRADES),
        Field(other[0], other[1], _text(entry, other[0]), "select", GRADES),
        *grounds(entry.texts("cites") if entry else (), _text(entry, "basis")),
        Field("note", "Note", _text(entry, "note")),
    )


_REACTION = (("pull", "Drawn to it"), ("push", "Wary of it"))


def _text(entry: Entry | None, key: str, usual: str = "") -> str:
    """Return a text of an entry; what is usual counts as not given."""
    found = entry.text(key) if entry else ""
    return "" if found == usual else found
