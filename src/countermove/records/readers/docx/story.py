"""A part of a Word document that holds text (the body, the notes, a header) to blocks of text, tag by tag."""

from __future__ import annotations

from dataclasses import dataclass, field

from countermove.errors import RecordError
from countermove.records.readers.docx.paragraph import PAGE_BREAK, PAGE_ENDED, Paragraph, Run, Seen
from countermove.records.readers.docx.styles import Sheet, is_on, whole
from countermove.records.readers.docx.xml import Attributes

# What these hold is not read: deleted text, earlier looks, a second version of the same for older programs.
_LEFT_OUT = {"w:del", "w:moveFrom", "mc:Fallback", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange"}
_LEFT_OUT |= {"w:tcPrChange", "w:trPrChange", "w:numberingChange", "w:rt"}
_WRITTEN = {"w:tab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-", "w:lastRenderedPageBreak": PAGE_ENDED}
_COUNTED = {"w:ins": "inserted", "w:moveTo": "inserted", "w:drawing": "pictures", "w:pict": "pictures"}
_COUNTED |= {"w:object": "pictures", "w:commentReference": "comments", "w:altChunk": "chunks"}
_OF_RUNS = {"w:vanish", "w:webHidden", "w:b", "w:highlight", "w:shd", "w:vertAlign", "w:rStyle"}
_OF_RUNS |= {"w:color"}  # codespell:ignore color
_OF_PARAGRAPHS = {"w:pStyle", "w:outlineLvl", "w:pageBreakBefore", "w:shd"}
_NOTES = {"w:footnote", "w:endnote"}
_TEXTS = {"w:t", "m:t"}


@dataclass(slots=True)
class Block:
    """A paragraph, an item of a list, or what stands in a cell."""

    text: str
    group: str = ""  # the list or table it belongs to; those of one group stand on lines that follow each other


@dataclass(slots=True)
class Story:
    """What has been read of a part: its blocks, the notes it refers to, and the notes it holds."""

    sheet: Sheet
    path: str
    most: int
    seen: Seen = field(default_factory=Seen)
    blocks: list[Block] = field(default_factory=list)
    referred: list[tuple[str, str, str]] = field(default_factory=list)  # kind, id, own mark
    notes: dict[str, list[Block]] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _left_out_at: int = -1
    _paragraphs: list[Paragraph] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)
    _note: list[Block] | None = None
    _characters: int = 0
    _tables: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a start tag."""
        self._open.append(name)
        if self._left_out_at >= 0:
            return
        if name in _LEFT_OUT:
            self._left_out_at = len(self._open) - 1
            self.seen.deleted += name in {"w:del", "w:moveFrom"} and self._parent not in {"w:rPr", "w:trPr"}
        elif name in _COUNTED and self._parent not in {"w:rPr", "w:trPr"}:
            setattr(self.seen, _COUNTED[name], getattr(self.seen, _COUNTED[name]) + 1)
        elif self._parent == "w:r" and self._runs:
            self._in_run(name, attributes)
        elif self._parent == "w:rPr" and name in _OF_RUNS and self._grandparent == "w:r":
            self._look(name, attributes)
        elif self._paragraphs and self._parent in {"w:pPr", "w:numPr", "w:sectPr"}:
            self._of_paragraph(name, attributes)
        else:
            self._structure(name, attributes)

    @property
    def _parent(self) -> str:
        return self._open[-2] if len(self._open) > 1 else ""

    @property
    def _grandparent(self) -> str:
        return self._open[-3] if len(self._open) > 2 else ""

    def _structure(self, name: str, attributes: Attributes) -> None:
        if name == "w:p":
            self._paragraphs.append(Paragraph(shade=self._cells[-1] if self._cells else ""))
        elif name == "w:r":
            self._runs.append(Run())
        elif name == "w:tc":
            self._cells.append("")
        elif name == "w:shd" and self._parent == "w:tcPr" and self._cells:
            self._cells[-1] = attributes.get("fill", "")
        elif name in _NOTES:
            self._note = []
            if "eparator" not in attributes.get("type", ""):
                self.notes[attributes.get("id", "")] = self._note

    def _in_run(self, name: str, attributes: Attributes) -> None:
        run = self._runs[-1]
        if name in _WRITTEN:
            run.pieces.append(_WRITTEN[name])
        elif name == "w:br":
            run.pieces.append(PAGE_BREAK if attributes.get("type") == "page" else "\n")
        elif name == "w:sym":
            run.pieces.append(_symbol(attributes.get("char", "")))
        elif name in {"w:footnoteReference", "w:endnoteReference"}:
            kind = name.removeprefix("w:").removesuffix("Reference")
            if "customMarkFollows" in attributes and attributes["customMarkFollows"] not in {"0", "false"}:
                run.note = (kind, attributes.get("id", ""))
            else:
                self._refer(kind, attributes.get("id", ""), "")

    def _refer(self, kind: str, note_id: str, mark: str) -> None:
        self.referred.append((kind, note_id, mark))
        shown = mark or note_mark(self.referred, len(self.referred) - 1)
        if self._paragraphs:
            self._flush()
            self._paragraphs[-1].pieces.append(f"<sup>{shown}</sup>")

    def _look(self, name: str, attributes: Attributes) -> None:
        run, value = self._runs[-1] if self._runs else Run(), attributes.get("val", "")
        if name in {"w:vanish", "w:webHidden"}:
            run.hidden = is_on(attributes)
        elif name == "w:b":
            run.bold = is_on(attributes)
        elif name == "w:highlight":
            run.highlight = value
        elif name == "w:shd":
            run.shade = attributes.get("fill", "")
        elif name == "w:color":  # codespell:ignore color
            run.colour = value
        elif name == "w:vertAlign":
            run.raised = value == "superscript"
        elif name == "w:rStyle":
            run.style = value

    def _of_paragraph(self, name: str, attributes: Attributes) -> None:
        paragraph, value = self._paragraphs[-1], attributes.get("val", "")
        if name == "w:pStyle":
            paragraph.style = value
        elif name == "w:outlineLvl":
            paragraph.level = whole(value, 9)
        elif name == "w:numId":
            paragraph.list_id = value
        elif name == "w:ilvl":
            paragraph.list_level = whole(value)
        elif name == "w:pageBreakBefore":
            paragraph.page_before = is_on(attributes)
        elif name == "w:shd":
            paragraph.shade = attributes.get("fill", "")
        elif name == "w:sectPr":
            paragraph.page_after = True
        elif name == "w:type" and self._parent == "w:sectPr":
            paragraph.page_after = value != "continuous"

    def text(self, text: str) -> None:
        """Take text."""
        if self._left_out_at >= 0 or not self._open or self._open[-1] not in _TEXTS:
            return
        self._characters += len(text)
        if self._characters > self.most:
            raise RecordError(f"{self.path}: this document has more than {self.most:,} characters; split it")
        if self._runs:
            self._runs[-1].pieces.append(text)
        elif self._paragraphs:
            self._paragraphs[-1].pieces.append(text)

    def end(self, name: str) -> None:
        """Take an end tag."""
        self._open.pop()
        if self._left_out_at >= 0:
            if len(self._open) == self._left_out_at:
                self._left_out_at = -1
            return
        if name == "w:r" and self._runs:
            self._flush()
            self._runs.pop()
        elif name == "w:p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif name == "w:tc" and self._cells:
            self._cells.pop()
        elif name == "w:tbl" and not self._cells:
            self._tables += 1
        elif name in _NOTES:
            self._note = None

    def _flush(self) -> None:
        """Put what has been read of the run into its paragraph."""
        run = self._runs[-1]
        if run.note is not None:
            (kind, note_id), run.note = run.note, None
            mark = "".join(run.pieces).strip()[:10]
            run.pieces.clear()
            self._refer(kind, note_id, mark)
        elif self._paragraphs:
            self._paragraphs[-1].add(run, self.sheet, self.seen)
        run.pieces.clear()

    @property
    def _target(self) -> list[Block]:
        return self.blocks if self._note is None else self._note

    def _end_paragraph(self, paragraph: Paragraph) -> None:
        text, item = paragraph.text(self.sheet)
        inner = [text, *paragraph.after] if text else paragraph.after
        if self._paragraphs:  # this one stands in a text box within another: it comes after that
            self._paragraphs[-1].after += inner
            return
        for piece in inner:
            self._target.append(Block(piece, f"table {self._tables}" if self._cells else "list" * item))


def note_mark(referred: list[tuple[str, str, str]], index: int) -> str:
    """Return the mark of a note: the number of its kind counted from 1; endnotes have small Roman numerals."""
    from countermove.records.readers.docx.styles import roman

    kind = referred[index][0]
    number = sum(1 for other, _, mark in referred[: index + 1] if other == kind and not mark)
    return roman(min(number, 3999)) if kind == "endnote" else str(number)


def _symbol(code: str) -> str:
    """Return a character that is given by its number; those of symbol typefaces have numbers of their own."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xE000 <= number < 0xF900 or not 31 < number < 0x110000 or 0xD800 <= number < 0xE000:
        return "\N{REPLACEMENT CHARACTER}"
    return chr(number)
