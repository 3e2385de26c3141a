"""Find what a document says of itself, and say which blocks that takes, before its body is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from countermove.records.apparatus.addressing import find_fields, first_text
from countermove.records.apparatus.cable_head import find_cable_head
from countermove.records.apparatus.date_line import whole_date
from countermove.records.apparatus.distribution import find_distribution
from countermove.records.apparatus.document import document_of, remarks_on, type_of
from countermove.records.apparatus.estimate import named_in, opened_role
from countermove.records.apparatus.form_page import form_fields
from countermove.records.apparatus.front import contents_lines, front_end, is_text_heading
from countermove.records.apparatus.head_lines import take_head_lines
from countermove.records.apparatus.letterhead import is_known_institution
from countermove.records.apparatus.markings import (
    is_number_alone,
    numbers_in,
)
from countermove.records.apparatus.notices import is_notice
from countermove.records.apparatus.published import find_published_head, find_source_note
from countermove.records.apparatus.search import Search
from countermove.records.apparatus.sheet import SheetBlock, sheet_of
from countermove.records.apparatus.signature import find_signature
from countermove.records.apparatus.statements import read_statements
from countermove.records.apparatus.title import Printings, Title, clean_title, find_title, key_of, title_lines
from countermove.records.body.blocks import Block
from countermove.records.furniture import Furniture
from countermove.records.layers import Kind
from countermove.records.record import Copy, Document
from countermove.records.source import Remark

_TITLES_OF_KINDS = {"memorandum of conversation": "Memorandum of Conversation"}
"""Kinds of document that go by the name of their kind where they have no subject."""


@dataclass(frozen=True)
class Apparatus:
    """What a document says of itself.

    ``taken`` says of blocks, by their place, what they are instead of body; ``lines`` says the same of single lines
    (numbers from 1), also in blocks of which only a part is apparatus. ``letterhead`` has the institutions at the head.
    """

    document: Document
    distribution: tuple[Copy, ...] = ()
    taken: Mapping[int, Kind] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    lines: Mapping[int, Kind] = field(default_factory=dict)
    letterhead: tuple[str, ...] = ()
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()


def find_apparatus(blocks: Sequence[Block], furniture: Furniture) -> Apparatus:
    """Return what a document says of itself, with the blocks that say it; what is not stated is None or empty."""
    search = Search(sheet_of(blocks), furniture, form=form_fields(furniture))
    _take_sentences(search)
    _take_published(search)
    search.front = front_end(search.blocks, search.is_taken)
    _take_front(search)
    _take_end(search)
    _take_title(search)
    document = document_of(search)
    kinds = {block.index: _kind(block, search.lines) for block in search.blocks}
    return Apparatus(
        document,
        tuple(search.distribution.copies),
        {index: kind for index, kind in kinds.items() if kind is not None},
        tuple(remarks_on(document, search)),
        search.lines,
        tuple(dict.fromkeys(search.letterhead)),
        tuple((one.name, tuple(one.values)) for one in search.fields),
    )


def _kind(block: SheetBlock, lines: Mapping[int, Kind]) -> Kind | None:
    """Return what a block is whose lines are all apparatus: what most of its lines are."""
    kinds = [lines.get(line.number) for line in block.lines]
    return None if None in kinds else max(kinds, key=kinds.count)


def _take_sentences(search: Search) -> None:
    """Take the blocks that say who prepared the document, and so on, and notices about its secrecy, anywhere."""
    role: str | None = None
    for block in search.blocks:
        text = block.text
        opened = opened_role(text) if text.endswith(":") else None
        role = opened or (role if role and _take_names(search, block, role) else None)
        if opened:
            search.take(block.numbers, Kind.FRONT_MATTER)
        elif role is None:
            _take_statement(search, block)


def _take_names(search: Search, block: SheetBlock, role: str) -> bool:
    """Take a block of names under a heading that says what they did; False where it holds anything else."""
    named = [] if is_text_heading(block.text) else named_in(block.text, role, block.lines[0].number)
    search.statements.offices += named
    search.take(block.numbers if named else (), Kind.FRONT_MATTER)
    return bool(named)


def _take_statement(search: Search, block: SheetBlock) -> None:
    text = block.text
    if is_number_alone(text):
        search.numbers.append(numbers_in(text)[0])
        search.take(block.numbers, Kind.CONTROL_NUMBER)
    elif read_statements(block, search.statements, in_front=False) or (len(text) < 1200 and is_notice(text)):
        search.take(block.numbers, Kind.FRONT_MATTER)
    elif len(block.lines) > 1 and len(text) < 400 and is_text_heading(block.lines[0].text):
        beside = SheetBlock(block.index, block.lines[1:])
        if read_statements(beside, search.statements, in_front=False):
            search.take(beside.numbers, Kind.FRONT_MATTER)


def _take_published(search: Search) -> None:
    search.published = find_published_head(search.blocks)
    search.source_note = find_source_note(search.blocks)
    if search.published:
        search.take(search.published.lines, Kind.TITLE)


def _take_front(search: Search) -> None:
    for block in search.head:
        if not search.is_taken(block) and read_statements(block, search.statements, in_front=True):
            search.take(block.numbers, Kind.FRONT_MATTER)
    _take_heads(search)
    take_head_lines(search)
    search.take(contents_lines(search.head), Kind.FRONT_MATTER)


def _take_heads(search: Search) -> None:
    """Take the head of a cable and labelled fields, whose last may stand in the block where the text begins."""
    near = search.blocks[: search.front + 1]
    cable = find_cable_head(near)
    if cable.is_cable:
        search.cable = cable
        search.take(cable.lines, Kind.FRONT_MATTER)
    search.fields = find_fields(_free(search, near))
    for one in search.fields:
        search.take(
            one.lines, Kind.TITLE if one.name in ("subject", "title") and not search.published else Kind.FRONT_MATTER
        )


def _take_end(search: Search) -> None:
    rest = search.blocks[search.front :] if search.front < len(search.blocks) else search.blocks
    search.distribution = find_distribution([block for block in rest if not search.is_taken(block)])
    search.take(search.distribution.lines, Kind.DISTRIBUTION)
    text = [block for block in rest if not search.is_taken(block)]
    _take_end_date(search, text[1:])
    text = [block for block in text if not search.is_taken(block)]
    search.signature = find_signature(text[1:], in_cable=search.cable.is_cable)
    search.letterhead += search.signature.letterhead
    search.take(search.signature.lines, Kind.FRONT_MATTER)


def _take_end_date(search: Search, text: Sequence[SheetBlock]) -> None:
    """Take a date alone under the text, where letters and notes may have it."""
    for block in text[-8:]:
        when = whole_date(block.text) if len(block.lines) == 1 else None
        if when and when.precision == "day":
            search.end_date = search.end_date or when
            search.take(block.numbers, Kind.DATE)


def _take_title(search: Search) -> None:
    named = first_text(search.fields, "subject") or first_text(search.fields, "title")
    if search.published:
        search.title = Title(search.published.title, search.published.lines)
    elif named:
        search.title = Title(clean_title(named), tuple(title_lines(Printings(search.blocks), named)))
    else:
        bare = not search.lines
        free = _free(search, search.blocks)
        front = sum(block.index < search.front for block in free)
        search.title = find_title(free, front, named=search.distribution.title, bare=bare) or _title_among_heads(search)
    if search.title is None and search.form.get("TITLE"):
        search.title = Title(clean_title(search.form["TITLE"]), ())
    if search.title is None and type_of(search) in _TITLES_OF_KINDS:
        search.title = Title(_TITLES_OF_KINDS[type_of(search) or ""], ())
    if search.title:
        search.take(search.title.lines, Kind.TITLE)
    _take_what_stands_between(search)


def _take_what_stands_between(search: Search) -> None:
    """Take short lines between parts of the head, such as a subtitle: only what follows the last may be a heading."""
    taken = [place for place, block in enumerate(search.head) if search.is_taken(block)]
    between = [block for block in search.head[: taken[-1]] if not search.is_taken(block)] if len(taken) > 1 else []
    printed = {key_of(block.text) for block in between if len(block.text) < 200}
    for block in search.head:
        if len(block.text) < 200 and key_of(block.text) in printed:
            search.take(block.numbers, Kind.FRONT_MATTER)


def _title_among_heads(search: Search) -> Title | None:
    """Return a title that looks like an institution's name, where it is printed again or set as the first heading."""
    doubtful = [
        block
        for block in search.head
        if search.lines.get(block.lines[0].number) is Kind.LETTERHEAD
        and not is_known_institution(block.text)
        and (block.lines[0].level == 1 or search.letterhead.count(block.text) > 1)
    ]
    if not doubtful:
        return None
    printed = tuple(title_lines(Printings(search.blocks), doubtful[0].text))
    for number in printed:
        search.lines.pop(number, None)
    search.letterhead = [name for name in search.letterhead if name != doubtful[0].text]
    return Title(clean_title(doubtful[0].text), printed)


def _free(search: Search, blocks: Iterable[SheetBlock]) -> list[SheetBlock]:
    """Return blocks with the lines of which nothing is known yet, without those that have none."""
    parts = ((block.index, tuple(line for line in block.lines if line.number not in search.lines)) for block in blocks)
    return [SheetBlock(index, lines) for index, lines in parts if lines]
