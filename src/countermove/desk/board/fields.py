"""The fields of the board's forms: what is typed or chosen, what it is called, and what may be chosen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from countermove.desk.board.outline import anchor

Choices = tuple[tuple[str, str], ...]

BASES: Choices = (
    ("", "not said"),
    ("stated", "stated in the record"),
    ("inferred", "inferred from something stated"),
    ("borrowed", "borrowed from another document"),
    ("judged", "judged by the coder"),
)
GRADES: Choices = (("", "not said"), ("low", "low"), ("medium", "medium"), ("high", "high"))


@dataclass(frozen=True)
class Field:
    """One field of a form.

    ``kind`` is text, long (several lines), number, select, formula (checked while it is typed) or content (of a
    constraint, checked too). ``suggested`` are values to pick from that leave others possible.
    """

    name: str
    label: str
    value: str = ""
    kind: str = "text"
    choices: Choices = ()
    suggested: tuple[str, ...] = ()
    hint: str = ""
    is_needed: bool = False


@dataclass(frozen=True)
class Form:
    """A form of the board.

    ``mode`` is edit, add or move; ``at`` is the place of the case it is about, as people write it. ``expected`` is what
    stood there when the form was drawn. ``fault`` says why it was not done, where it comes back to be mended.
    """

    mode: str
    at: str
    title: str
    button: str
    fields: tuple[Field, ...]
    expected: str = ""
    owner: str = ""
    fault: str = ""
    first_drawn: str = ""

    @property
    def was(self) -> str:
        """Return the values that the form was first drawn with, as JSON."""
        return self.first_drawn or json.dumps({one.name: one.value for one in self.fields})

    def refused(self, typed: Mapping[str, str], was: str, fault: str) -> Form:
        """Return the form with what somebody typed into it, and why that cannot be done."""
        fields = tuple(replace(one, value=typed.get(one.name, one.value)) for one in self.fields)
        return replace(self, fields=fields, first_drawn=was, fault=fault)

    @property
    def focus(self) -> str:
        """Return the id of the control that the form was asked for by."""
        return ("to-" if self.mode == "move" else f"{self.mode}-") + anchor(self.at)

    @property
    def id(self) -> str:
        """Return what the ids of the form's controls start with."""
        return f"form-{self.mode}-{anchor(self.at)}"


def grounds(cites: tuple[str, ...] = (), basis: str = "", because: str | None = None) -> tuple[Field, ...]:
    """Return the fields that say what an input rests on; without ``because`` where that is None."""
    why = () if because is None else (Field("because", "Because", because, hint="Why, in your own words."),)
    hint = "Where it stands, such as MEMO-7/SUM/2; several with blanks between them."
    return (
        *why,
        Field("cites", "Citations", " ".join(cites), hint=hint),
        Field("basis", "Rests on", basis, "select", BASES),
    )


def identifier(hint: str) -> Field:
    """Return the field for the id of something new."""
    told = f"{hint} Letters, digits and underscores, the first no digit."
    return Field("id", "Id", hint=told, is_needed=True)
