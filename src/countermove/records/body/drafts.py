"""Sections in the making: blocks put into paragraphs, entries of lists and footnotes, not yet written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from countermove.records.body.blocks import Block
from countermove.records.body.breaks import indent_of
from countermove.records.body.endings import ends_sentence, starts_low, trimmed
from countermove.records.body.habits import Habits
from countermove.records.body.headings import Heading
from countermove.records.body.joins import Gap, Joining, find_joining, furniture_of, gap_of
from countermove.records.body.labels import Label
from countermove.records.body.lists import Role, roles_of
from countermove.records.body.notes import NoteStart, note_start
from countermove.records.layers import ClassifiedLine, Kind
from countermove.records.source import Line


@dataclass
class Draft:
    """A passage in the making: its blocks, how each hangs on the one before, what closes it."""

    blocks: list[Block]
    joinings: list[Joining] = field(default_factory=list)
    label: Label | None = None
    items: list[Draft] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    note: NoteStart | None = None

    @property
    def last(self) -> Block:
        """Return the last block."""
        return self.blocks[-1]


@dataclass
class SectionDraft:
    """A section in the making; ``withheld`` has lines of markers that stand for blocks, with the paragraphs before."""

    heading: Heading | None = None
    block: Block | None = None
    drafts: list[Draft] = field(default_factory=list)
    withheld: list[tuple[int, Line]] = field(default_factory=list)


@dataclass
class Drafting:
    """What is put together so far; ``gap`` is what stands after the passage that is open."""

    habits: Habits
    sections: list[SectionDraft] = field(default_factory=list)
    notes: list[tuple[int, Draft]] = field(default_factory=list)
    passage: Draft | None = None
    gap: list[ClassifiedLine | Block] = field(default_factory=list)

    @property
    def section(self) -> SectionDraft:
        """Return the section that is open, one without a heading where none has begun."""
        if not self.sections:
            self.sections.append(SectionDraft())
        return self.sections[-1]

    def passages(self) -> Iterator[Draft]:
        """Yield every passage that is put together, lists and footnotes too."""
        for section in self.sections:
            for draft in section.drafts:
                yield draft
                yield from draft.items
        yield from (draft for _, draft in self.notes)


_BODY = frozenset({Kind.TEXT, Kind.HEADING})


def draft_sections(
    blocks: Sequence[Block], headings: Mapping[int, Heading], after: Sequence[ClassifiedLine], habits: Habits
) -> Drafting:
    """Return the sections and footnotes in the making; ``after`` are the lines below the last block."""
    drafting = Drafting(habits)
    roles = roles_of(blocks)
    for place, block in enumerate(blocks):
        drafting.gap.extend(furniture_of(block))
        if block.kind is Kind.HEADING:
            _settle_gap(drafting)
            drafting.sections.append(SectionDraft(headings[place], block))
            drafting.passage = None
        elif block.kind is Kind.FOOTNOTE:
            drafting.notes.append((len(drafting.sections), Draft([block], note=note_start(block))))
            drafting.gap.append(block)
        elif block.kind is Kind.TEXT:
            _add_text(drafting, block, roles.get(place), _next(blocks, place))
        else:
            drafting.gap.append(block)
    drafting.gap.extend(line for line in after if line.kind is not Kind.BLANK)
    _settle_gap(drafting)
    return drafting


def _next(blocks: Sequence[Block], place: int) -> tuple[Block, Gap] | None:
    """Return the next block of body and what stands before it; None where a heading comes first."""
    parts: list[ClassifiedLine | Block] = []
    for block in blocks[place + 1 : place + 12]:
        parts.extend(furniture_of(block))
        if block.kind is Kind.HEADING:
            return None
        if block.kind is Kind.TEXT:
            return block, gap_of(parts)
        parts.append(block)
    return None


def _add_text(
    drafting: Drafting, block: Block, role: tuple[Role, Label] | None, after: tuple[Block, Gap] | None
) -> None:
    """Put a block of body where it belongs: on the passage before, into its list, or at the head of a new paragraph."""
    if role is not None and role[0] is not Role.NONE:
        _settle_gap(drafting)
        _add_labelled(drafting, block, *role)
        return
    gap = gap_of(drafting.gap)
    if _goes_on_from_note(drafting, block):
        drafting.notes[-1][1].blocks.append(block)
        drafting.notes[-1][1].joinings.append(
            Joining(gap_of(drafting.gap), "small letter after an unfinished note", "medium")
        )
        return
    if drafting.passage is not None:
        joining = find_joining(drafting.passage.last, block, gap, after, drafting.habits)
        if joining is not None:
            drafting.passage.blocks.append(block)
            drafting.passage.joinings.append(joining)
            drafting.gap = []
            return
    _settle_gap(drafting)
    drafting.passage = Draft([block])
    drafting.section.drafts.append(drafting.passage)


def _add_labelled(drafting: Drafting, block: Block, role: Role, label: Label) -> None:
    draft = Draft([block], label=label)
    drafts = drafting.section.drafts
    if role is Role.ITEM and drafts and not _is_head_of_list(drafts[-1], draft):
        drafts[-1].items.append(draft)
    else:
        drafts.append(draft)
    drafting.passage = draft


def _is_head_of_list(above: Draft, draft: Draft) -> bool:
    """Say whether a list stands under a heading with no paragraph above it: its entries are the paragraphs then."""
    if above.label is None or draft.label is None or above.label.style != draft.label.style:
        return False
    return abs(indent_of(draft.blocks[0].lines[0]) - indent_of(above.blocks[0].lines[0])) < _DEEPER


_DEEPER = 2
"""Units: characters that an entry of a list inside a list is set in by."""


def _goes_on_from_note(drafting: Drafting, block: Block) -> bool:
    """Say whether a block goes on from a footnote that the end of a page cut, rather than from the text above it."""
    if (
        not drafting.notes
        or not any(part is drafting.notes[-1][1].last for part in drafting.gap)
        or not starts_low(block.text)
    ):
        return False
    text_is_open = drafting.passage is not None and not ends_sentence(drafting.passage.last.text)
    return not text_is_open and not ends_sentence(drafting.notes[-1][1].last.text)


def _settle_gap(drafting: Drafting) -> None:
    """Put the markers that stand alone after a passage where they belong: at its end, or between paragraphs."""
    for place, part in enumerate(drafting.gap):
        if part.kind is Kind.DISTRIBUTION:
            break
        if not isinstance(part, ClassifiedLine) or part.kind is not Kind.MARKER:
            continue
        passage = drafting.passage
        if place == 0 and passage is not None and not passage.closing and not trimmed(passage.last.text)[1]:
            passage.closing.append(part.line)
        elif drafting.sections:
            drafting.section.withheld.append((len(drafting.section.drafts), part.line))
    drafting.gap = []
