"""A Word document to text as converters write it: headings with #, items with their number, notes at the end."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from countermove.errors import RecordError
from countermove.records.readers.decode import without_controls
from countermove.records.readers.docx.package import Package
from countermove.records.readers.docx.paragraph import PAGE_BREAK, PAGE_ENDED, Seen
from countermove.records.readers.docx.story import Block, Story, note_mark
from countermove.records.readers.docx.styles import Sheet, read_sheet
from countermove.records.readers.docx.xml import parse
from countermove.records.readers.limits import Limits
from countermove.records.readers.text import check_length
from countermove.records.source import Remark, SourceText

MOST_HEADERS = 30
# Lines of headers and footers that say something of the document: its classification, its release.
_BANNER = re.compile(
    r"[\W_]{0,5}(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|(?:LIMITED |FOR )?OFFICIAL USE(?: ONLY)?)"
    r"(?:[ /,.()-][A-Z /,.()-]{0,60})?"
)
_RELEASES = "approved for release|sanitized copy|declassified|CIA-RDP|NSA-RDP"  # codespell:ignore sanitized
_RELEASE = re.compile(_RELEASES, re.IGNORECASE)


def read_docx(data: bytes, path: str, limits: Limits) -> SourceText:
    """Return the text of a Word document.

    Raises: ``RecordError`` where it is no Word document, is damaged or locked, would unpack to more than the limit,
    or has no words.
    """
    package = Package(data, path, limits)
    sheet = read_sheet(package)
    body = _story(package, package.document, sheet, limits)
    notes = list(_notes(package, body, sheet, limits))
    tops, bottoms, others = _headers(package, sheet, limits)
    whole = _joined([*tops, *body.blocks, *bottoms, *notes])
    if not re.sub(r"\[redacted\]|\s", "", whole):
        raise RecordError(
            f"{path}: this Word document has no words in it (pictures in it are not read); save it as PDF"
        )
    text, starts = _pages(whole)
    text, cleaning = without_controls(text)
    check_length(len(text), path, limits)
    remarks = (*_remarks(body.seen, package, others), *cleaning)
    return SourceText(path, hashlib.sha256(data).hexdigest(), "docx", text, page_starts=starts, remarks=remarks)


def _story(package: Package, part: str, sheet: Sheet, limits: Limits) -> Story:
    story = Story(sheet, package.path, limits.characters)
    parse(package.pieces(part), package.path, start=story.start, end=story.end, text=story.text)
    return story


def _notes(package: Package, body: Story, sheet: Sheet, limits: Limits) -> Iterator[Block]:
    """Yield the notes that the body refers to, footnotes before endnotes, each with its mark."""
    parts = {
        relation.kind: relation.target for relation in package.relations(package.document) if not relation.external
    }
    for kind in ("footnote", "endnote"):
        part = parts.get(f"{kind}s", "")
        if part not in package.names or not any(kind == other for other, _, _ in body.referred):
            continue
        found = _story(package, part, sheet, limits)
        number = 0
        for other, note_id, mark in body.referred:
            if other != kind:
                continue
            number += not mark
            blocks = found.notes.get(note_id, [])
            text = "\n".join(block.text.strip() for block in blocks)
            if text:
                yield Block(f"<sup>{mark or note_mark([(kind, '', '')] * number, number - 1)}</sup> {text}")


def _headers(package: Package, sheet: Sheet, limits: Limits) -> tuple[list[Block], list[Block], int]:
    """Return the lines of headers and of footers that belong to the document, each once, and how many do not."""
    lines: dict[str, list[str]] = {"header": [], "footer": []}
    relations = [relation for relation in package.relations(package.document) if relation.kind in lines]
    for relation in relations[:MOST_HEADERS]:
        if relation.target in package.names and not relation.external:
            story = _story(package, relation.target, sheet, limits)
            for block in story.blocks:
                lines[relation.kind] += [line.strip(" *#\t") for line in block.text.split("\n") if line.strip()]
    kept = {kind: [line for line in dict.fromkeys(found) if _belongs(line)] for kind, found in lines.items()}
    others = sum(not _belongs(line) for found in lines.values() for line in dict.fromkeys(found))
    return [Block(line) for line in kept["header"]], [Block(line) for line in kept["footer"]], others


def _belongs(line: str) -> bool:
    return len(line) < 300 and (_BANNER.fullmatch(line) is not None or _RELEASE.search(line) is not None)


def _joined(blocks: list[Block]) -> str:
    """Return blocks with an empty line between them; items of a list and cells on lines that follow each other."""
    pieces: list[str] = []
    for index, block in enumerate(blocks):
        pieces.append(block.text)
        follows = block.group and index + 1 < len(blocks) and blocks[index + 1].group == block.group
        pieces.append("\n" if follows else "\n\n")
    return "".join(pieces).rstrip(" \n") + "\n"


def _pages(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the text without the marks of where pages ended, and where its pages start.

    Where an author's break stands beside such a mark, both are one break.
    """
    text = re.sub(rf"{PAGE_BREAK}(\s*){PAGE_ENDED}", rf"{PAGE_BREAK}\1", text)
    pieces, starts, at = [], [0], 0
    for piece in re.split(f"([{PAGE_BREAK}{PAGE_ENDED}])", text):
        if piece in {PAGE_BREAK, PAGE_ENDED}:
            kept = piece if piece == PAGE_BREAK else ""
            at += len(kept)
            pieces.append(kept)
            starts.append(at)
        else:
            at += len(piece)
            pieces.append(piece)
    return "".join(pieces), tuple(starts) if len(starts) > 1 else ()


def _remarks(seen: Seen, package: Package, headers: int) -> Iterator[Remark]:
    if seen.deleted or seen.inserted:
        message = f"tracked changes: deleted pieces left out: {seen.deleted:,}; inserted pieces kept: {seen.inserted:,}"
        yield Remark("tracked_changes", message)
    if seen.hidden:
        yield Remark("hidden_text", f"hidden text was not read (pieces: {seen.hidden:,})")
    if seen.boxes:
        message = (
            f"black text on black (faulty redaction; places: {seen.boxes:,}) was not read; [redacted] stands for it"
        )
        yield Remark("faulty_redaction", message)
    if seen.comments:
        yield Remark("comments", f"the comments in the margin were not read ({seen.comments:,})")
    if seen.pictures:
        yield Remark("pictures", f"pictures and drawings were not read ({seen.pictures:,}), text boxes were")
    if headers:
        yield Remark(
            "page_headers", f"headers and footers of the pages were left out, but for markings (lines: {headers:,})"
        )
    outside = package.outside()
    if outside or seen.chunks:
        named = ", ".join(re.sub("[^A-Za-z]", "", kind)[:40] for kind in outside[:5]) or "a chunk of another document"
        message = f"the document refers to things outside its text, which were not followed: {named}"
        yield Remark("external_reference", message)
