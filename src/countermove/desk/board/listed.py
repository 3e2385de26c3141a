"""The rest of a case: packages, positions, links, doubts, events, sources, each in a line or two."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from countermove.desk.board.outline import Entry


@dataclass(frozen=True)
class ListedRow:
    """One entry: what it is called, what it says, and the operation, as JSON, that takes it out where there is one."""

    entry: Entry
    head: str
    said: tuple[str, ...]
    removal: str = ""

    @property
    def cites(self) -> tuple[str, ...]:
        """Return the citations."""
        return self.entry.texts("cites")


@dataclass(frozen=True)
class Listing:
    """One of the case's lists.

    ``about`` is a sentence for somebody who has never seen one. ``form`` names the form that adds one and ``edits``
    says whether one can be changed by a form; both are empty where it is done in the text.
    """

    key: str
    title: str
    about: str
    rows: tuple[ListedRow, ...]
    line: int = 0
    form: str = ""
    edits: bool = False


@dataclass(frozen=True)
class _Kind:
    key: str
    title: str
    about: str
    said: Callable[[Entry], tuple[str, ...]]
    form: str = ""
    edits: bool = False
    removal: str = ""


def listings(root: Entry) -> tuple[Listing, ...]:
    """Return the lists of a case, those without an entry too."""
    return tuple(_listing(root, kind) for kind in _KINDS)


def _listing(root: Entry, kind: _Kind) -> Listing:
    held = root.part(*kind.key.split("/"))
    rows = tuple(_row(entry, kind) for entry in held.entries()) if held else ()
    line = held.line if held else 0
    return Listing(kind.key, kind.title, kind.about, rows, line, kind.form, kind.edits)


def _row(entry: Entry, kind: _Kind) -> ListedRow:
    name = entry.name or entry.text("id")
    said = tuple(part for part in kind.said(entry) if part)
    names = {"remove_package": "name", "remove_event": "id"}
    removal = json.dumps({"kind": kind.removal, names[kind.removal]: name}) if kind.removal and name else ""
    return ListedRow(entry, name or said[0] if said or name else "(empty)", said, removal)


def settings(entry: Entry, key: str = "") -> str:
    """Return changes of options in words: what is taken, and what is not."""
    pairs = ((one.name, one.text()) for one in entry.entries(key))
    return ", ".join(name if value == "true" else f"not {name}" for name, value in pairs)


def _package(entry: Entry) -> tuple[str, ...]:
    condition, otherwise = settings(entry, "if"), settings(entry, "otherwise")
    words = f"{entry.text('kind')}: " if entry.text("kind") else ""
    words += settings(entry, "changes")
    words += f", if {condition}" if condition else ""
    words += f"; otherwise {otherwise}" if otherwise else ""
    return words, entry.text("because")


def _link(entry: Entry) -> tuple[str, ...]:
    believed = entry.text("believed_by")
    words = f"{entry.text('from')} {entry.text('effect')} {entry.text('to')}"
    return words + (f" (as {believed} believes)" if believed else ""), entry.text("because")


def _uncertain(entry: Entry) -> tuple[str, ...]:
    kind = entry.text("kind")
    about = ", ".join(entry.texts("of"))
    if kind == "order" and entry.text("above"):
        about = f"{entry.text('above')} above {entry.text('below')}"
    if entry.part("block"):
        about = ", ".join(entry.texts("block"))
    likely = entry.text("probability")
    return f"{kind}: {about}" + (f" (as coded with {likely})" if likely else ""), entry.text("because")


def _hypotheses(entry: Entry) -> tuple[str, ...]:
    answers = (one.text("text", short="text") or one.name for one in entry.entries("answers"))
    return entry.text("question"), "; ".join(answers)


def _evidence(entry: Entry) -> tuple[str, ...]:
    ratings = (f"{one.name}: {one.text('rating', short='rating')}" for one in entry.entries("ratings"))
    return entry.text("text"), entry.text("date"), ", ".join(ratings)


def _indicator(entry: Entry) -> tuple[str, ...]:
    move = " ".join(part for part in (entry.text("option"), entry.text("direction")) if part)
    until = entry.text("until")
    return entry.text("text"), move + (f" by {until}" if until else ""), entry.text("status")


def _event(entry: Entry) -> tuple[str, ...]:
    days = entry.text("date") + (f" to {entry.text('until')}" if entry.text("until") else "")
    actor, option = entry.text("actor"), entry.text("option")
    bears = " ".join(part for part in (option, entry.text("direction"), entry.text("standing")) if part)
    return days, f"{actor}: {entry.text('text')}" if actor else entry.text("text"), bears


def _source(entry: Entry) -> tuple[str, ...]:
    file, sections = entry.text("file"), len(entry.entries("sections"))
    count = f"{sections} section{'s' if sections != 1 else ''}" if sections else ""
    return entry.text("title", short="title"), entry.text("date"), count, f"text in {file}" if file else ""


def _usual(entry: Entry) -> tuple[str, ...]:
    by, theme = entry.text("by"), entry.text("theme")
    return entry.text("text"), f"by {by}" if by else "", f"theme: {theme}" if theme else ""


def _seam(entry: Entry) -> tuple[str, ...]:
    between, gains = " and ".join(entry.texts("between")), entry.text("gains")
    worked = ", ".join(entry.texts("options"))
    return (
        entry.text("text"),
        f"between {between}" + (f"; {gains} gains" if gains else "") if between else "",
        f"worked on by {worked}" if worked else "",
    )


_KINDS = (
    _Kind("sources", "Sources", "Documents that citations point into.", _source, "source"),
    _Kind(
        "packages",
        "Packages",
        "Initiatives that are looked at by name: several changes made together, or an offer with a condition.",
        _package,
        "package",
        removal="remove_package",
    ),
    _Kind(
        "positions",
        "Positions",
        "What each party argues for in public; where that differs from what it wants, it is in a dilemma.",
        lambda entry: (settings(entry),),
    ),
    _Kind("links", "Links", "A favour here that is a loss there.", _link),
    _Kind(
        "events",
        "Events",
        "What was done or said, with its date; events say where options stand.",
        _event,
        "event",
        edits=True,
        removal="remove_event",
    ),
    _Kind(
        "uncertain", "Uncertain points", "What the coder was not sure of; sweeps go through all of them.", _uncertain
    ),
    _Kind(
        "hypotheses", "Rival hypotheses", "A question about a party, with answers that exclude each other.", _hypotheses
    ),
    _Kind("evidence", "Evidence", "What is more to be expected under some answers than under others.", _evidence),
    _Kind("indicators", "Indicators", "Moves to watch for, because they tell answers apart.", _indicator),
)
