"""What stands under the text: the name and the post of who signed, attachments, the end of a cable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countermove.records.apparatus.chains import is_name_like, rank_of
from countermove.records.apparatus.date_line import PrintedDate, whole_date
from countermove.records.apparatus.gazetteer import offices
from countermove.records.apparatus.letterhead import is_letterhead
from countermove.records.apparatus.sheet import MARK, SheetBlock, SheetLine
from countermove.records.record import Office

_NAME = re.compile(
    r"(?:/?s/?\s+|//signed//\s*|\(signed\)\s*)?(?:[A-Z][A-Za-z'.-]*\s+){1,3}[A-Z][A-Za-z'-]+"
    r"(?:,? (?:Jr|Sr|II|III)\.?)?"
)
_SIGNED = re.compile(r"^(?:/?s/?\s+|//signed//\s*|\(signed\)\s*)", re.IGNORECASE)
_RANK = (
    r"(?:Acting |First |Second |Third |Principal |Deputy |Assistant |Associate |Under |Executive |National |Special "
    r"|Senior |Vice )*"
)
_POST = re.compile(
    rf"{_RANK}(?:Chief|Director|Secretary|Officer|Chairman|Assistant|Ambassador|Adviser|Advisor|Head|Analyst|Counsel"
    r"|Coordinator|Minister|Commissioner|Administrator|President|Intelligence Officer|Consul|Attach[eé]|Colonel|General"
    r"|Captain|Admiral|Commander)\b"
)
_ATTACHED = re.compile(
    r"(?:attachments?|enclosures?|annex(?:es)?|tabs?|cc|copies to|copy to|bcc|typed by|as stated|a/s|drafted(?: by)?"
    r"|dissem|cleared(?: by)?|clearances?|approved(?: by)?)\b\s*(?::|$)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"for\s+the\s+[a-z]+(?:\s+[a-z]+){0,2}:|(?:(?:yours\s+)?(?:very\s+)?(?:sincerely|respectfully|truly|faithfully)(?:\s+(?:yours|submitted))?|(?:best\s+|kind\s+|warm\s+)?regards),?",
    re.IGNORECASE,
)
_CABLE_END = re.compile(r"N{3,4}|BT|#\d{4}|[A-Z]{4,14}|(?:[A-Z] )+[A-Z](?: [A-Z ]+)?")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands under the text; ``offices`` has who signed, ``letterhead`` the institution named under the name."""

    lines: tuple[int, ...] = ()
    offices: tuple[Office, ...] = ()
    letterhead: tuple[str, ...] = ()
    date: PrintedDate | None = None


def find_signature(blocks: Sequence[SheetBlock], *, in_cable: bool = False) -> Signature:
    """Return the signature and what stands under it among the last blocks of the text."""
    lines = list(_last_lines(blocks))
    if in_cable:
        return Signature(tuple(line.number for line in lines if _CABLE_END.fullmatch(line.text)))
    signed = _signed(lines)
    return Signature(tuple(signed)) if signed else _with_sender(lines) or Signature()


def _with_sender(lines: Sequence[SheetLine]) -> Signature | None:
    """Return a name at the very end with nothing under it but where, and perhaps when, it was signed; None without."""
    for place, line in enumerate(lines[:-1]):
        below = [(one, whole_date(one.text)) for one in lines[place + 1 :]]
        places = [one.text for one, when in below if when is None]
        is_name = _NAME.fullmatch(line.text) and not _is_post(line) and not is_letterhead(line.text)
        if not is_name or not all(map(_is_office, places)):
            continue
        dates = [when for _, when in below if when]
        signer = Office(_SIGNED.sub("", line.text), "author", line.number)
        taken = (line.number, *(one.number for one, _ in below))
        return Signature(taken, (signer,), tuple(places), dates[0] if dates else None)
    return None


def _is_office(text: str) -> bool:
    """Say whether words under a name are where the person sat: an institution or one of its parts."""
    words = text.split()
    return is_letterhead(text) or (len(words) < 8 and words[-1].lower() in offices().units and words[0][0].isupper())


def _signed(lines: Sequence[SheetLine]) -> list[int]:
    """Return the lines of a name with a post, of a closing, and of what is attached."""
    taken: list[int] = []
    for place, line in enumerate(lines):
        if _NAME.fullmatch(line.text) and line.indent > 8 and place + 1 == len(lines):
            taken.append(line.number)
        if _CLOSING.fullmatch(line.text) or _ATTACHED.match(line.text):
            return taken + [below.number for below in lines[place:]]
        if _is_post(line) and is_name_like(line.text):
            above = [one for one in lines[max(0, place - 2) : place] if _is_signer(one.text)]
            if above or line.indent > 8 or _is_head_of_office(line.text):
                taken += [one.number for one in (*above[-1:], line)]
        elif taken and line.number == taken[-1] + 1 and is_name_like(line.text):
            taken.append(line.number)
    return taken


def _last_lines(blocks: Sequence[SheetBlock]) -> Iterator[SheetLine]:
    """Yield the lines of the short blocks at the end that end no sentence."""
    start = len(blocks)
    while start and start > len(blocks) - 10 and _is_short(blocks[start - 1]):
        start -= 1
    for block in blocks[start:]:
        yield from block.lines


def _is_short(block: SheetBlock) -> bool:
    if _ATTACHED.match(block.lines[0].text):
        return len(block.text) < 400
    return (
        len(block.lines) <= 6
        and all(len(line.text) <= _LONGEST and not line.level for line in block.lines)
        and not _ends(block.text)
    )


def _ends(text: str) -> bool:
    if _CLOSING.fullmatch(text):
        return False
    return text.endswith((".", "?", "!", ":")) and not text.endswith(("Jr.", "Ret.", "U.S.", "U.S.N.", "USN."))


def _is_post(line: SheetLine) -> bool:
    return (
        len(line.text) <= _LONGEST and _POST.match(line.text.title() if line.text.isupper() else line.text) is not None
    )


def _is_head_of_office(text: str) -> bool:
    """Say whether a post stands with its office: "Chief, A Branch"."""
    parts = text.split(", ")
    return len(parts) > 1 and all(rank_of(part, offices()) >= 1 for part in parts[1:])


def _is_signer(text: str) -> bool:
    return _NAME.fullmatch(text) is not None or (MARK.search(text) is not None and len(text) < 40)
