"""Papers for the tests of the apparatus, and what they ask of them. Every text here is invented."""

from __future__ import annotations

from countermove.records.apparatus.find import Apparatus, find_apparatus
from countermove.records.apparatus.sheet import SheetBlock, sheet_of
from countermove.records.body.blocks import Block, find_blocks
from countermove.records.furniture import classify_lines
from countermove.records.source import SourceText

PROSE = (
    "The ferries of Tessaly are likely to stop before the spring, and the harbour board has said that it will not wait "
    "for the vote of the council."
)
MORE = "A second paragraph goes on about the same matter, and it has nothing to say of itself or of its readers."


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text."""
    return find_blocks(classify_lines(_source(text)).lines)


def sheet(text: str) -> tuple[SheetBlock, ...]:
    """Return the blocks of a text as the search for apparatus reads them."""
    return sheet_of(blocks_of(text))


def found_in(text: str) -> Apparatus:
    """Return the apparatus of a text."""
    furniture = classify_lines(_source(text))
    return find_apparatus(find_blocks(furniture.lines), furniture)


def paper(*parts: str) -> Apparatus:
    """Return the apparatus of parts with blank lines between them."""
    return found_in("\n\n".join(parts) + "\n")


def with_note(note: str) -> Apparatus:
    """Return the apparatus of a titled and dated paper with a block of its own at the foot."""
    return paper("Directorate of Intelligence", "5 May 1984", "The Ferries of Tessaly", PROSE, MORE, note)


def parties(apparatus: Apparatus) -> list[tuple[str, str]]:
    """Return roles and names."""
    return [(office.role, office.name) for office in apparatus.document.offices]


def left(text: str) -> list[str]:
    """Return the first words of the lines that stay the body's."""
    taken = found_in(text).lines
    return [line.text.strip()[:24] for block in blocks_of(text) for line in block.lines if line.number not in taken]


def remarked(apparatus: Apparatus) -> set[str]:
    """Return the names of what was remarked."""
    return {remark.code for remark in apparatus.remarks}


def _source(text: str) -> SourceText:
    return SourceText("invented.txt", "", "text", text)
