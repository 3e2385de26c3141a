"""Records made by hand for the tests of the store, and a stand-in for the reader. Everything in them is invented."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import replace
from pathlib import Path

from countermove.errors import RecordError
from countermove.records.digest import content_key, sketch
from countermove.records.record import (
    Actor,
    Counts,
    Document,
    Event,
    Footnote,
    Item,
    Judgment,
    Mention,
    Office,
    Paragraph,
    Passage,
    Record,
    Redaction,
    Section,
)

SELM = "Selm will probably sign the contract for gas before the winter, whatever the Coast League may say of it."
LEVER = "Orsovia could use the Hadrin line as a lever on Talmark, and its bankers would carry the cost of an idle pipe."
TALKS = "Private talks went on in Corran [redacted] until late March 1983 without a paper that both sides would show."
DOUBT = "We doubt that Premier Ostrander can let the line stand idle through a winter without ruin to his bankers."


def paragraph(cite: str, text: str, **more: object) -> Paragraph:
    at = text.find("[redacted]")
    marks = (Redaction(at, "[redacted]", ("25X1",)),) if at >= 0 else ()
    return Paragraph(cite, text, (1, 2), redactions=marks, key=content_key(text), sketch=sketch(text), **more)  # type: ignore[arg-type]


def record(
    name: str = "EUR-83-10211X", *texts: str, sha256: str = "", date: str = "1983-06", path: str = "", **more: object
) -> Record:
    """Return a record with one section of paragraphs."""
    texts = texts or (SELM, LEVER, TALKS)
    paragraphs = tuple(paragraph(f"{name}/1/{number}", text) for number, text in enumerate(texts, 1))
    return Record(
        id=name,
        document=Document(
            type="memorandum",
            title="Orsovia's Gas Line",
            date=date,
            classification="Secret",
            caveats=("NOFORN",),
            offices=(Office("Southern Division, Office of Continental Analysis", "prepared by"),),
        ),
        counts=Counts(),
        sections=(Section("1", 1, "Summary", 1, 1, paragraphs),),
        sha256=sha256 or hashlib.sha256("\n".join((name, *texts)).encode()).hexdigest(),
        path=path,
        **more,  # type: ignore[arg-type]
    )


def rich_record() -> Record:
    """Return a record in which there is something for every filter."""
    base = record(path="rich.txt")
    first, second, third = base.sections[0].paragraphs
    item = Item(
        "EUR-83-10211X/1/2a", "Lower the price by a tenth.", (5, 5), key=content_key("Lower the price by a tenth.")
    )
    second = replace(second, items=(item,), portion_mark="(S/NF)")
    block = Redaction(1, "[REDACTED]", ("25X1", "STAT"), "block", "2 lines", line=9)
    section = Section("1", 1, "Summary", 1, 1, (first, second, third), (block,))
    note = Passage("EUR-83-10211X/1/fn1", "The manoeuvres were announced in January.", (9, 9))
    return replace(
        base,
        sections=(section,),
        counts=Counts(denied_pages=2),
        footnotes=(Footnote("1", first.cite, "present", note), Footnote("2", third.cite, "text_missing")),
        judgments=(
            _judgment(first, "probably", "probability", (0.63, 0.87)),
            _judgment(first, "may", "possibility", None),
            _judgment(second, "could", "option", None, holders=("authors", "orsovia")),
        ),
        actors=(
            Actor("selm", "Selm", "state", (_mention(first, "Selm"),)),
            Actor("orsovia", "Orsovia", "state", (_mention(second, "Orsovia"), _mention(second, "Hadrin"))),
        ),
        events=(_event(third, "late March 1983"),),
    )


def _judgment(
    paragraph: Paragraph,
    cue: str,
    kind: str,
    reach: tuple[float, float] | None,
    holders: tuple[str, ...] = ("authors",),
) -> Judgment:
    at = paragraph.text.index(f" {cue} ") + 1
    scale = "kent-1964" if reach else None
    return Judgment(
        paragraph.cite, at, at + len(cue), cue, cue, False, holders[0], kind, 1, holders, range=reach, scale=scale
    )


def _event(paragraph: Paragraph, phrase: str) -> Event:
    at = paragraph.text.index(phrase)
    days = ("1983-03-21", "1983-03-31")
    return Event("1983-03", "month", paragraph.cite, "Private talks", phrase, *days, at, at + len(phrase))


def _mention(paragraph: Paragraph, name: str) -> Mention:
    at = paragraph.text.index(name)
    return Mention(paragraph.cite, at, at + len(name), name)


def read_plain(path: str) -> Record:
    """Read a file of one paragraph a line below a line with its number; ``dies``, ``refuse`` and ``fault`` do so."""
    raw = Path(path).read_bytes()
    name, *texts = raw.decode().splitlines()
    if name == "dies":
        os._exit(3)
    if name == "refuse":
        raise RecordError(f"{path} is empty; scan it again")
    if name == "fault":
        raise ZeroDivisionError("odd")
    return record(name, *texts, sha256=hashlib.sha256(raw).hexdigest(), path=path)


def double(number: int) -> int:
    """Return a number twice; end the process for a number below zero."""
    if number < 0:
        os._exit(3)
    return 2 * number


def slow_at_zero(number: int) -> int:
    """Return a number; 0 takes its time."""
    if number == 0:
        time.sleep(0.5)
    return number


def own_number(_task: int) -> int:
    """Return the number of the process that this is done in."""
    return os.getpid()


def read_slowly(path: str) -> Record:
    """Read a file like ``read_plain``, but take a while."""
    time.sleep(0.01)
    return read_plain(path)


def write_files(folder: Path, count: int, start: int = 0) -> list[Path]:
    """Write files that ``read_plain`` reads, each about something of its own."""
    paths = []
    for number in range(start, start + count):
        path = folder / f"memo-{number:04}.txt"
        lines = [f"M-{number}", f"{SELM} Number {number}.", f"{LEVER} Case {number * 7919}.", f"{DOUBT} {number**3}."]
        path.write_text("\n".join(lines), encoding="utf-8")
        paths.append(path)
    return paths
