"""What is known of a document while its apparatus is being found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from countermove.records.apparatus.addressing import Field
from countermove.records.apparatus.cable_head import CableHead
from countermove.records.apparatus.date_line import PrintedDate
from countermove.records.apparatus.distribution import Distribution
from countermove.records.apparatus.published import PublishedHead, SourceNote
from countermove.records.apparatus.sheet import SheetBlock
from countermove.records.apparatus.signature import Signature
from countermove.records.apparatus.statements import Statements
from countermove.records.apparatus.title import Title
from countermove.records.furniture import Furniture
from countermove.records.furniture.banner import Banner
from countermove.records.layers import Kind


@dataclass
class Search:
    """What is known of a document so far; ``lines`` collects what each line turned out to be."""

    blocks: tuple[SheetBlock, ...]
    furniture: Furniture
    lines: dict[int, Kind] = field(default_factory=dict)
    front: int = 0
    statements: Statements = field(default_factory=Statements)
    cable: CableHead = field(default_factory=CableHead)
    fields: list[Field] = field(default_factory=list)
    distribution: Distribution = field(default_factory=Distribution)
    published: PublishedHead | None = None
    source_note: SourceNote | None = None
    letterhead: list[str] = field(default_factory=list)
    types: list[tuple[int, str]] = field(default_factory=list)
    dates: list[PrintedDate] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    type_numbers: list[str] = field(default_factory=list)
    banners: list[Banner] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)
    is_letter: bool = False
    end_date: PrintedDate | None = None
    title: Title | None = None
    form: Mapping[str, str] = field(default_factory=dict)

    def take(self, numbers: Iterable[int], kind: Kind) -> None:
        """Note what lines are, where that is not known yet."""
        for number in numbers:
            self.lines.setdefault(number, kind)

    def is_taken(self, block: SheetBlock) -> bool:
        """Say whether every line of a block is known to be something."""
        return all(line.number in self.lines for line in block.lines)

    @property
    def head(self) -> Sequence[SheetBlock]:
        """Return the blocks at the front."""
        return self.blocks[: self.front]
