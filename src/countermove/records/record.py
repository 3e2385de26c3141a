"""A record: what a released document says, where, and what is missing from it.

All objects are immutable and plain; ``present.py`` turns them into the JSON of interface.md, ``restore.py`` back.
Offsets into the source stand in ``spans``; offsets called ``at``, ``start`` or ``end`` of something inside a paragraph
count characters of that paragraph's ``text``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from countermove.records.source import Remark, Span

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Redaction:
    """A place where the releasing agency withheld something.

    ``marker`` is the mark as printed, empty where only a code stands; ``codes`` the exemption codes beside it;
    ``kind`` is in_sentence, end_of_paragraph, block, name or margin (only a code stands there, beside the text, and its
    place in the text is found by position); ``extent`` what was probably removed where the layout or
    the mark tells (such as "2 lines"); ``certainty`` is low where a code alone in the margin was attached by position.

    Units: ``at`` is an offset into the text of the paragraph, at the mark (or where it would stand); ``line`` from 1.
    """

    at: int
    marker: str = ""
    codes: tuple[str, ...] = ()
    kind: str = "in_sentence"
    extent: str = ""
    certainty: str = "high"
    line: int = 0
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Join:
    """Where two stretches of a paragraph were put together, and over what: code, marker, banner, footnote, title …"""

    at: int
    lines: tuple[int, int]
    across: tuple[str, ...]
    evidence: str = ""
    certainty: str = "high"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text that stands in the source as it is.

    Units: ``at`` is the offset into the paragraph's text, ``span`` the same characters in the source.
    """

    at: int
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the document that can be cited: a paragraph, an item of its list, or a footnote.

    ``text`` has the document's words with single blanks, hyphens at line ends as they are unless the joined word is
    found elsewhere in the document, redaction marks as printed and no mark-up of the converter. ``key`` is the content
    key, ``sketch`` the fingerprint that finds the paragraph again in another reading (``digest.py``).

    Units: ``lines`` are the first and the last line in the source, from 1.
    """

    cite: str
    text: str
    lines: tuple[int, int]
    pieces: tuple[Piece, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    joins: tuple[Join, ...] = ()
    key: str = ""
    sketch: str = ""
    portion_mark: str = ""

    @property
    def joined(self) -> bool:
        """Say whether the paragraph was put together across page furniture."""
        return bool(self.joins)

    def source_offset(self, at: int) -> int:
        """Return the offset in the source of a character of the text; -1 where nothing in the source stands for it."""
        for piece in reversed(self.pieces):
            if piece.at <= at:
                offset = piece.span.start + at - piece.at
                return offset if offset <= piece.span.end else -1
        return -1


@dataclass(frozen=True, slots=True)
class Item(Passage):
    """One entry of a list; ``label`` is its bullet or number as printed."""

    label: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a footnote is called in a paragraph's text."""

    at: int
    marker: str


@dataclass(frozen=True, slots=True)
class Paragraph(Passage):
    """A body paragraph with its list, the footnotes called in it and its number as printed.

    Its portion mark may stand behind the last entry of its list, which then has it too.
    """

    items: tuple[Item, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    printed_number: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: ``status`` is present, text_missing (called, but no text) or missing (its number is skipped).

    ``anchor`` is the citation of the paragraph that calls it, empty where none does; ``note`` holds its words.
    """

    marker: str
    anchor: str
    status: str
    note: Passage | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section: ``id`` is what citations use (the case's code, else its number), ``number`` counts from 1."""

    id: str
    number: int
    heading: str
    level: int
    line: int
    paragraphs: tuple[Paragraph, ...] = ()
    withheld: tuple[Redaction, ...] = ()
    """Blocks withheld between the paragraphs of the section; ``at`` counts the paragraphs before them."""


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody who had to do with the document: role is prepared by, contribution by, contact, from, to, through …"""

    name: str
    role: str
    line: int = 0
    certainty: str = "high"


@dataclass(frozen=True, slots=True)
class Copy:
    """A line of the distribution list; ``recipient`` as printed, redaction marks included."""

    copies: int
    recipient: str
    redacted: bool
    line: int
    original: bool = False


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A note that another item is the same document, perhaps released differently."""

    case_id: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What the document says of itself and the release says of it; unknown is None or empty, never a guess.

    Units: dates are ISO 8601 cut to their precision (1982-05); ``date_precision`` is year, month or day.
    """

    type: str | None = None
    title: str | None = None
    date: str | None = None
    date_precision: str | None = None
    information_as_of: str | None = None
    control_numbers: tuple[str, ...] = ()
    classification: str | None = None
    caveats: tuple[str, ...] = ()
    copy_number: str | None = None
    offices: tuple[Office, ...] = ()
    coordination: tuple[str, ...] = ()
    contact: str | None = None
    duplicate_of: Duplicate | None = None
    release_ids: tuple[str, ...] = ()
    release_notes: tuple[str, ...] = ()
    subject: str | None = None
    originator: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted: marks as printed, runs of marks and codes with only white space between, codes, and so on."""

    redactions: Mapping[str, int] = field(default_factory=dict)
    redaction_runs: int = 0
    exemption_codes: Mapping[str, int] = field(default_factory=dict)
    denied_pages: int = 0
    banner_lines: int = 0
    illegible: int = 0


@dataclass(frozen=True, slots=True)
class Judgment:
    """One expression of how sure somebody is.

    ``holder`` is authors or the actor whose judgment it is; ``holders`` the nesting from the outside in where the
    authors hedge what an actor believes; ``kind`` is probability, possibility, confidence, belief or option;
    ``tier`` 1 for explicit words of likelihood, 2 for possibility and hedges, 3 for belief and inference, 0 for
    options; ``negated`` says that the proposition is denied, not that the cue is; ``range`` is None where no scale
    gives the word a range, ``reading`` says whose reading of the word it is.

    Units: ``start`` and ``end`` of the cue count characters of the cited passage's text.
    """

    cite: str
    start: int
    end: int
    span: str
    cue: str
    negated: bool
    holder: str
    kind: str
    tier: int
    holders: tuple[str, ...] = ("authors",)
    range: tuple[float, float] | None = None
    scale: str | None = None
    reading: str = ""
    sentence: str = ""
    condition: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place at which an actor is named."""

    cite: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor the document names; ``id`` is the gazetteer's name for it, type is state, person, ministry …"""

    id: str
    name: str
    type: str
    mentions: tuple[Mention, ...] = ()
    role: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something the document dates.

    Units: ``date`` is the day, month or year as ISO 8601 cut to ``precision``; ``earliest`` and ``latest`` are days.
    """

    date: str
    precision: str
    cite: str
    text: str
    phrase: str = ""
    earliest: str = ""
    latest: str = ""
    start: int = 0
    end: int = 0
    year_inferred: bool = False
    actors: tuple[str, ...] = ()
    is_about: str = ""


@dataclass(frozen=True)
class Record:
    """A document as it was read; what it rests on in the source is kept beside it."""

    id: str
    document: Document
    counts: Counts
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    distribution: tuple[Copy, ...] = ()
    judgments: tuple[Judgment, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    remarks: tuple[Remark, ...] = ()
    path: str = ""
    sha256: str = ""
    medium: str = "text"
    quality: float | None = None

    def paragraphs(self) -> Iterator[Paragraph]:
        """Return every body paragraph in order."""
        for section in self.sections:
            yield from section.paragraphs

    def passages(self) -> Iterator[Passage]:
        """Return everything that can be cited: paragraphs, their items, and footnotes."""
        for paragraph in self.paragraphs():
            yield paragraph
            yield from paragraph.items
        for footnote in self.footnotes:
            if footnote.note is not None:
                yield footnote.note

    def passage(self, cite: str) -> Passage | None:
        """Return the passage that a citation points at, or None."""
        return next((passage for passage in self.passages() if passage.cite == cite), None)

    def _repr_html_(self) -> str:
        from countermove.notebook import html_table

        rows = ((one.id, one.heading, len(one.paragraphs), len(one.withheld)) for one in self.sections)
        heads = ("section", "heading", "paragraphs", "blocks withheld")
        return html_table(f"{self.id}: {self.document.title}", heads, rows, len(self.sections))
