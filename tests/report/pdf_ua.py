"""Checks that a PDF is tagged as PDF/UA-1 and PDF/A-3a ask, read with pikepdf, which shares nothing with Typst.

These are the points of the Matterhorn protocol that a machine can decide and that a paper can break; the numbers in
brackets are those of its checkpoints. Passing them all is not a certificate: no program can tell whether a text
alternative says what its figure shows.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

SHOWING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}
NO_CONTENT = "/Artifact"  # codespell:ignore artifact
STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
    *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
    *("THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
    *("Figure", "Formula", "Form"),
}
INSIDE = {"L": {"LI", "Caption", "L"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"}, "TOC": {"TOCI", "Caption", "TOC"}}


@dataclass
class Element:
    """A structure element: its standard type, its dictionary, and the elements inside it."""

    kind: str
    raw: Any
    inside: list[Element] = field(default_factory=list)

    def all(self) -> Iterator[Element]:
        """Yield the element and all inside it, in reading order."""
        yield self
        for one in self.inside:
            yield from one.all()


def problems(data: bytes) -> list[str]:
    """Return what is wrong with a PDF, nothing for one that passes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [f"syntax: {told}" for told in pdf.check_pdf_syntax()]
        found += [*_catalogue(pdf), *_metadata(pdf), *_archive(pdf), *_pages(pdf), *_fonts(pdf)]
        return [*found, *_structure(pdf)]


def tree(pdf: pikepdf.Pdf) -> Element:
    """Return the structure of a PDF from its root."""
    root = pdf.Root.StructTreeRoot
    roles = root.get("/RoleMap", {})
    return Element("root", root, [_element(kid, roles) for kid in _kids(root) if _is_element(kid)])


def _element(raw: Any, roles: Any) -> Element:
    kind = str(raw.get("/S", "/nothing"))
    kind = str(roles.get(kind, kind)).lstrip("/")
    return Element(kind, raw, [_element(kid, roles) for kid in _kids(raw) if _is_element(kid)])


def _kids(raw: Any) -> list[Any]:
    kids = raw.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "the catalogue does not say that content is marked (06-001)"
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "the catalogue says that tags are suspect (06-002)"
    if not str(root.get("/Lang", "")).startswith("en"):
        yield "the document has no language (11-006)"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "a reader would show the name of the file, not the title (07-002)"
    if "/StructTreeRoot" not in root:
        yield "there is no structure (01-005)"
    if "/Outlines" not in root:
        yield "there are no bookmarks"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "there are no metadata (06-001)"
        return
    told = pdf.Root.Metadata.read_bytes().decode()
    for name, value in (("pdfuaid:part", "1"), ("pdfaid:part", "3"), ("pdfaid:conformance", "A")):
        if not re.search(rf'{name}(>|="){value}', told):
            yield f"the metadata do not give {name} as {value} (06-002)"
    with pdf.open_metadata() as metadata:
        if not str(metadata.get("dc:title", "")).strip():
            yield "the metadata give no title (06-003)"


def _archive(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "the file is encrypted (26-001)"
    intents = pdf.Root.get("/OutputIntents", [])
    if not any("/DestOutputProfile" in one for one in intents):
        yield "no colour profile is embedded (PDF/A)"
    if "/ID" not in pdf.trailer:
        yield "the file has no identifier (PDF/A)"
    for name in ("/OpenAction", "/AA", "/AcroForm"):
        if name in pdf.Root:
            yield f"the catalogue has {name}, which a paper does not need (PDF/A)"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield f"page {number}: the order of tabs is not that of the structure (28-004)"
        if "/StructParents" not in page:
            yield f"page {number}: its content is not tied to the structure (01-006)"
        loose = _unmarked(page)
        if loose:
            yield f"page {number}: {loose} pieces of content are neither tagged nor marked as no content (01-003)"
        for annotation in page.get("/Annots", []):
            yield from _annotation(number, annotation)


def _unmarked(page: pikepdf.Page) -> int:
    stack: list[bool] = []
    loose = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            stack.append(str(operands[0]) == NO_CONTENT or (len(operands) > 1 and "/MCID" in operands[1]))
        elif name == "EMC":
            stack.pop()
        elif name in SHOWING and not any(stack):
            loose += 1
    return loose


def _annotation(number: int, annotation: Any) -> Iterator[str]:
    if not str(annotation.get("/Contents", "")).strip():
        yield f"page {number}: a link has no text that tells where it leads (28-012)"
    if "/StructParent" not in annotation:
        yield f"page {number}: a link is not in the structure (28-011)"
    if annotation.get("/Subtype") != "/Link":
        yield f"page {number}: there is an annotation other than a link (28-002)"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary) or one.get("/Type") != "/Font" or "/CIDSystemInfo" in one:
            continue
        name = str(one.get("/BaseFont", one.get("/Name", "a font")))
        if "/ToUnicode" not in one:
            yield f"{name}: nothing says which letters its shapes are (10-001)"
        if one.get("/Subtype") != "/Type3" and not _is_embedded(one):
            yield f"{name}: is not embedded (31-009)"


def _is_embedded(font: Any) -> bool:
    holder = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = holder.get("/FontDescriptor", {})
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        return
    elements = list(tree(pdf).all())[1:]
    for one in elements:
        if one.kind not in STANDARD:
            yield f"{one.kind} is no standard type and stands for none (02-001)"
        for kid in one.inside:
            if one.kind in INSIDE and kid.kind not in INSIDE[one.kind]:
                yield f"{kid.kind} stands inside {one.kind} (09-004)"
        if one.kind in ("Figure", "Formula") and not str(one.raw.get("/Alt", "")).strip():
            yield f"a {one.kind.lower()} has no text alternative (13-004)"
        if one.kind == "Table":
            yield from _table(one)
    yield from _headings([int(one.kind[1]) for one in elements if re.fullmatch("H[1-6]", one.kind)])
    yield from _notes(elements)
    yield from _links(pdf, elements)


def _headings(levels: list[int]) -> Iterator[str]:
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before} (14-003)"


def _notes(elements: list[Element]) -> Iterator[str]:
    ids = [str(one.raw.get("/ID", "")) for one in elements if one.kind == "Note"]
    if len(set(ids)) < len(ids) or "" in ids:
        yield "two notes have one identifier, or one has none (19-003)"


def _links(pdf: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    """Each link on a page belongs to one element for links, and the other way round."""
    held = [
        kid["/Obj"].objgen
        for one in elements
        if one.kind == "Link"
        for kid in _kids(one.raw)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    ]
    there = [link.objgen for page in pdf.pages for link in page.get("/Annots", [])]
    if sorted(held) != sorted(there):
        yield f"{len(there)} links on pages, {len(held)} in the structure (28-011)"


def _table(table: Element) -> Iterator[str]:
    rows = [one for one in table.all() if one.kind == "TR"]
    heads = [cell for row in rows for cell in row.inside if cell.kind == "TH"]
    if not heads:
        yield "a table has no head (15-003)"
    if any(not _attribute(head, "/Scope") for head in heads):
        yield "a head of a table does not say what it is the head of (15-003)"
    if any(row.inside and row.inside[0].kind != "TH" for row in rows):
        yield "a row of a table has no head (15-003)"
    widths = {sum(int(_attribute(cell, "/ColSpan") or 1) for cell in row.inside) for row in rows}
    if len(widths) > 1:
        yield f"the rows of a table have {sorted(widths)} cells (15-002)"


def _attribute(element: Element, name: str) -> Any:
    held = element.raw.get("/A", [])
    for one in list(held) if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]
    return None
