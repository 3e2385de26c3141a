"""To whom a document goes, from whom, about what: the labelled fields at its head, of memoranda and of cables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from countermove.records.apparatus.sheet import PORTION, SheetBlock, SheetLine

_LABELS_OF: Mapping[str, str] = {
    "to": (
        "memorandum for|memorandum to|memo for|note for|note to|briefing for|prepared for|submitted to|recipient|to|for"
    ),
    "attention": "attention|attn",
    "from": "from|fm|sender",
    "through": "through|thru|via",
    "subject": "subject|subj|re|topic|concerning|regarding",
    "title": "title",
    "reference": "references|reference|refs|ref",
    "attachment": "attachments|attachment|enclosures|enclosure|tabs|tab",
    "info": "info",
    "copy": "cc|copies to|copy to",
    "copy number": "copy",
    "date": "date and time|date & time|date/time|time and date|date|dtg",
    "time and place": (
        "time and place|place and time|date and place|place and date|date, time and place|date, time, and place"
    ),
    "information date": "date of information|date of info",
    "number": (
        "memorandum no|report no|control no|control number|reference no|ref no|our reference|document no"
        "|document number|serial|number|no"
    ),
    "action": "action|actionee",
    "originator": "originator",
    "drafted": "drafted by",
    "approved": "approved by",
    "cleared": "cleared by|clearances",
    "participants": "participants",
    "place": "place",
    "time": "time",
    "tags": "tags",
    "author": "author|authors",
    "status": "status|version",
    "source": "source|acq|acquired|place acquired",
    "dissemination": "dissem",
    "precedence": "precedence",
    "classification": "classification",
    "file": "file",
    "country": "country",
    "pages": "pages",
    "category": "distribution category",
    "due": "due date",
}
_LABELS = {label: name for name, labels in _LABELS_OF.items() for label in labels.split("|")}
_NAMES = "|".join(sorted((re.escape(label).replace(r"\ ", r"\s+") for label in _LABELS), key=len, reverse=True))
_FIELD = re.compile(rf"(?P<label>{_NAMES})\.?\s*(?:\(s\))?\s*(?::|;(?=\s)|\s[-–—]\s)\s*(?P<value>.*)$", re.IGNORECASE)
_BARE = re.compile(
    r"(?P<label>(?:(?:briefing|discussion|information|action|background)\s+)?(?:memorandum|note|paper)\s+(?:for|to))"
    r"\s+(?P<value>(?:the\s+)?[A-Z].{1,120})$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?P<label>SUBJECT|PARTICIPANTS|MEMORANDUM (?:FOR|TO)|REFERENCES?)S?")
_OPEN_END = re.compile(r"(?:\b(?:of|for|the|and|to|in|on|with|from|by|de)|[,&-])$", re.IGNORECASE)
_FURTHER = re.compile(r"\(?[B-Z][.)]\s|\(?[2-9][.)]\s")
_GAP = re.compile(rf"(?:\s{{3,}}|\t+)(?=(?:{_NAMES})\s*:)", re.IGNORECASE)
_CLOCK = re.compile(r"\(?\d{1,2}[:.]\d\d\b.{0,40}$|\d{1,2} ?[ap]\.?m\b.{0,30}$", re.IGNORECASE)
_MOST_PARTICIPANTS = 40
_RESTARTS = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[.)]\s+\S|[-•]\s|\((?:U|C|S|TS)\)\s")


@dataclass
class Field:
    """A labelled field; ``values`` are its lines, joined where one runs on into the next; ``label`` is as printed."""

    name: str
    label: str = ""
    values: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the value as one line, without a portion mark at its end."""
        return PORTION.sub("", " ".join(self.values)).strip()


def opens_field(line: SheetLine) -> bool:
    """Say whether a line begins a labelled field of a head."""
    return _labelled(line.text) is not None


def find_fields(blocks: Sequence[SheetBlock]) -> list[Field]:
    """Return the labelled fields at the head of a document, in order.

    A value may run on over the lines of its block, and stand in the next block where the label stands alone.
    """
    fields: list[Field] = []
    for block in blocks:
        _read_block(block, fields)
    return [one for one in fields if one.values or one.name in ("subject", "to", "from", "reference", "attachment")]


def _read_block(block: SheetBlock, fields: list[Field]) -> None:
    """Add the fields of a block; its first lines may be the value of a field left open, or one more reference."""
    current = _left_open(block, fields)
    indent = -1
    for place, line in enumerate(block.lines):
        labelled = [field_of for cell in _cells(line.text) if (field_of := _labelled(cell))]
        if labelled:
            fields += labelled
            current, indent = labelled[-1], line.indent
            for one in labelled:
                one.lines.append(line.number)
        elif current is not None and _runs_on(block.lines[place:], current, indent):
            _continue(current, line)
        else:
            return


def _left_open(block: SheetBlock, fields: Sequence[Field]) -> Field | None:
    first = block.lines[0].text
    if not fields or _labelled(first) or len(first) > 160:
        return None
    last = fields[-1]
    if last.name == "participants" and last.values and _is_list_set_in(block):
        return last
    further = last.name in ("reference", "attachment") and _FURTHER.match(first)
    return last if further or not (last.values or _RESTARTS.match(first)) else None


def _is_list_set_in(block: SheetBlock) -> bool:
    """Say whether a block goes on with a list of names, set in to stand under the first of them."""
    return all(line.indent > 7 and len(line.text) < 100 for line in block.lines) and not block.text.endswith((".", "]"))


def _cells(text: str) -> list[str]:
    """Return the fields that stand beside each other on a line ("TO: ...     DATE: ..."); else the line itself."""
    cells = _GAP.split(text) if "   " in text or "\t" in text else [text]
    return cells if len(cells) > 1 and all(_labelled(cell) for cell in cells) else [text]


def _labelled(text: str) -> Field | None:
    if len(text) > 400:
        return None
    found = _FIELD.match(text) or _BARE.match(text) or _ALONE.fullmatch(text)
    if not found:
        return None
    name = _LABELS.get(" ".join(found["label"].lower().split()), "to")
    value = (found.groupdict().get("value") or "").strip()
    return Field(name, found["label"], [value] if value else [])


def _runs_on(lines: Sequence[SheetLine], current: Field, indent: int) -> bool:
    """Say whether a field goes on in the first of some lines; the others are the rest of the block.

    A line that is not set in belongs to the field only where what is left of the block is short and no sentence: text
    may follow a head without a blank line.
    """
    line = lines[0]
    if indent < 0 and not current.values:
        return len(line.text) < 160
    if _RESTARTS.match(line.text) and current.name not in ("reference", "attachment", "participants"):
        return False
    if line.indent > indent + 1 or not current.values:
        return len(line.text) < 200
    rest = [other.text for other in lines if not _labelled(other.text)]
    if current.name in ("date", "time and place"):
        return _CLOCK.match(line.text) is not None
    if current.name == "participants":
        return len(rest) <= _MOST_PARTICIPANTS and all(_is_short_of_sentence(text) for text in rest)
    return len(rest) < 3 and len(line.text) < 100 and not rest[-1].endswith(".")


def _is_short_of_sentence(text: str) -> bool:
    return (len(text) < 100 and not text.endswith((".", "?", "!", ',"'))) or text.endswith(("Jr.", "Sr.", "Ret."))


def _continue(current: Field, line: SheetLine) -> None:
    """Add a line to a field: as the end of a value that is not finished, or as a further value."""
    last = current.values[-1] if current.values else ""
    single = current.name in ("subject", "title")
    if last and (single or _OPEN_END.search(last) or line.text[:1].islower() or _is_full(last, current)):
        current.values[-1] = f"{last} {line.text}"
    else:
        current.values.append(line.text)
    current.lines.append(line.number)


def _is_full(value: str, current: Field) -> bool:
    """Say whether a value fills its line, so that the next goes on with it; names in a list stand for themselves."""
    return len(value) > 50 and current.name != "participants"


def values_of(fields: Sequence[Field], name: str) -> Iterator[tuple[str, int]]:
    """Return every value of the fields of a name, each with its line."""
    for one in fields:
        if one.name == name:
            for place, value in enumerate(one.values):
                yield PORTION.sub("", value).strip(" .;"), one.lines[min(place, len(one.lines) - 1)]


def first_text(fields: Sequence[Field], name: str) -> str | None:
    """Return the text of the first field of a name that has one, or None."""
    return next((one.text for one in fields if one.name == name and one.text), None)
