"""What a paper holds, as data without any format.

Text is text: writers escape it for their format, and nothing in it is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from countermove.report.diagrams import Chart


@dataclass(frozen=True, slots=True)
class Ground:
    """What a judgment rests on: an interest of a party at its place in the order, with the paragraphs cited for it.

    ``label`` reads like "Moscow 8"; ``statement`` is the statement's text; ``basis`` how the input is grounded in the
    record. The cited words are the paper's ``quotations``.
    """

    label: str
    statement: str = ""
    cites: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a cited paragraph: in full, and how they begin, which a note shows beside the citation.

    ``remark`` says what a reader has to know besides: that words are withheld there, that the text has changed since.
    ``facts`` say where the words stand and how sure the document is of them.
    """

    cite: str
    opening: str
    words: str
    remark: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotations:
    """Cited paragraphs, one after another."""

    items: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence or a cell says, for programs: so that the summary can be held against the body.

    ``subject`` names what it is about, such as ``hardest`` or ``stays/dialogue``, and ``value`` what is said of it;
    an empty value says no more than the rest does. ``strength`` is how far it is said to hold: necessary,
    in_all_drawn or possible; empty where that is not said. No writer shows a claim.

    Units: ``count`` is so many of so many; ``likelihood`` a range of probabilities.
    """

    subject: str
    value: str = ""
    strength: str = ""
    count: tuple[int, int] | None = None
    likelihood: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One judgment or remark, what it rests on, and what it claims; it starts with a capital."""

    text: str
    grounds: tuple[Ground, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", capital(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences, numbered where the order means something."""

    sentences: tuple[Sentence, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``grounds`` go to a note below the table.

    ``is_strong`` marks it without colour, ``is_weak`` greys what tells little.
    """

    text: str
    grounds: tuple[Ground, ...] = ()
    is_strong: bool = False
    is_weak: bool = False
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, column heads, rows whose first cell is the row's head, and notes below."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "caption", capital(self.caption))


@dataclass(frozen=True, slots=True)
class Card:
    """Half a page on one option or initiative: a title, a line of facts, and labelled entries in a fixed order."""

    title: str
    anchor: str
    facts: tuple[str, ...]
    entries: tuple[tuple[str, tuple[Sentence, ...]], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", capital(self.title))


@dataclass(frozen=True, slots=True)
class Box:
    """A plain box: something the reader has to keep in mind."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as data for the chart module, with a caption and a text that says the same to those who cannot see
    it."""

    chart: Chart
    caption: str
    alternative: str


HANDLING = "Handling"
"""The name of the fact that stands on every page."""

Block = Paragraph | Items | Table | Card | Box | Figure | Quotations


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a paper."""

    title: str
    anchor: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", capital(self.title))


@dataclass(frozen=True, slots=True)
class Computation:
    """What was worked out for a section, and the commands that work it out again."""

    what: str
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: title, the facts of its making, the summary, its sections, and the notes of its making.

    ``computed`` says how each section was worked out, by its anchor.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    made_with: tuple[tuple[str, str], ...] = field(default=())
    quotations: Mapping[str, Quotation] = field(default_factory=dict)
    computed: Mapping[str, Computation] = field(default_factory=dict)

    @property
    def handling(self) -> str:
        """Return the line that every page bears; empty where there is none."""
        return " · ".join(value for label, value in self.facts if label == HANDLING)


def sentence(text: str, *grounds: Ground) -> Sentence:
    """Return a sentence with what it rests on."""
    return Sentence(text, tuple(grounds))


def paragraph(*sentences: Sentence | str) -> Paragraph:
    """Return a paragraph of sentences, plain text included."""
    return Paragraph(tuple(s if isinstance(s, Sentence) else Sentence(s) for s in sentences))


def listing(words: Sequence[str], joiner: str = "and") -> str:
    """Return words as people list them: one, two and three."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + f" {joiner} " + words[-1]


def capital(text: str) -> str:
    """Return a text that starts a sentence or a title."""
    return text[:1].upper() + text[1:]
