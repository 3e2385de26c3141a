"""Documents in a published volume: the numbered head that says what each is, and the source note about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from countermove.records.apparatus.sheet import SheetBlock
from countermove.records.record import Office

_KIND = (
    r"(?:(?:Special )?National |Intelligence |Research |Action |Summary |Circular |Security (?:Decision|Study) ){0,3}"
    r"(?:Memorandum(?: (?:of Conversation|for the Record|for Record))?|Telegram|Airgram|Letter|Paper|Minutes|Estimate"
    r"|Report|Note|Message|D[ei]spatch|Briefing|Study|Assessment|Cable|Telegraphic Message)"
)
_HEAD = re.compile(rf"^(?P<number>\d{{1,4}})\.\s+(?P<title>(?P<kind>{_KIND})\b.{{0,300}})$")
_FROM = re.compile(r"\b(?:From|Prepared (?:by|in))\s+(?P<who>.+?)(?=\s+to\s+(?:the\s+)?[A-Z]|$)")
_TO = re.compile(r"\s+to\s+(?:the\s+)?(?P<who>[A-Z].+)$")
_NOTE_MARK = re.compile(r"\s*(?:\[\d{1,2}\]|\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹])$")
_SOURCE = re.compile(r"^(?:\[?\d{1,2}\]?[.)]?\s+|[¹*]\s*)?Source\s*:\s*(?P<text>.+)", re.DOTALL)
_LEVEL = re.compile(
    r"(?:^|[.\]]\s+)(?P<level>Top Secret|Secret|Confidential|Unclassified|Limited Official Use|Official Use Only)"
    r"(?P<caveats>(?:;\s*[A-Z][\w /]{1,40}?)*)\."
)
_THE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PublishedHead:
    """The head of a document in a volume: its kind in small letters, its title without number, from whom, to whom."""

    kind: str
    title: str
    offices: tuple[Office, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What the editors' source note states."""

    classification: str
    caveats: tuple[str, ...]


def find_published_head(front: Sequence[SheetBlock]) -> PublishedHead | None:
    """Return the numbered head of a published document among the first blocks, or None."""
    for block in front[:4]:
        found = _HEAD.match(block.text) if len(block.text) < 400 else None
        if found and (
            " From " in block.text or " to " in block.text or " of " in block.text or " Prepared " in block.text
        ):
            title = _NOTE_MARK.sub("", found["title"]).strip()
            return PublishedHead(
                found["kind"].lower(), title, _parties(title, block.lines[0].number), tuple(block.numbers)
            )
    return None


def _parties(title: str, line: int) -> tuple[Office, ...]:
    parties = []
    for role, pattern in (("from", _FROM), ("to", _TO)):
        found = pattern.search(title)
        if found:
            parties.append(Office(_THE.sub("", found["who"]).strip(), role, line))
    return tuple(parties)


def find_source_note(blocks: Sequence[SheetBlock]) -> SourceNote | None:
    """Return the classification that a source note states, or None."""
    for block in blocks:
        text = block.text
        if "Source" not in text[:24]:
            continue
        found = _SOURCE.match(text)
        level = _LEVEL.search(found["text"]) if found else None
        if level:
            caveats = [one.strip().upper() for one in level["caveats"].split(";") if one.strip()]
            return SourceNote(level["level"], tuple(caveats))
    return None
