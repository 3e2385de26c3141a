"""Papers as tagged PDF, checked by a program that shares nothing with the writer; each check is shown able to fail."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest
from report import pdf_ua, sample_paper

from countermove.report.content import Figure, Paper, Section
from countermove.report.diagrams import Response, ResponseMap
from countermove.report.pdf import typesetting
from countermove.report.pdf.data import paper_data
from countermove.report.pdf.row_heads import with_row_heads
from countermove.report.pdf.write import write


@cache
def _sample() -> bytes:
    return write(sample_paper.paper())


def _pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


@cache
def _small() -> bytes:
    """Return a small paper with one of everything that can be tagged."""
    paper = sample_paper.paper()
    position, options, compared = paper.sections[:3]
    figure = next(block for block in compared.blocks if isinstance(block, Figure))
    sections = (position, dataclasses.replace(options, blocks=(options.blocks[1], figure)))
    return write(dataclasses.replace(paper, sections=sections))


def _changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_small())) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def test_the_paper_passes_the_checks_of_pdf_ua_and_pdf_a() -> None:
    assert pdf_ua.problems(_sample()) == []


def test_tables_figures_lists_notes_and_headings_are_tagged_as_such() -> None:
    with pikepdf.open(io.BytesIO(_sample())) as pdf:
        kinds = [one.kind for one in pdf_ua.tree(pdf).all()]
        alternatives = [str(one.raw.Alt) for one in pdf_ua.tree(pdf).all() if one.kind == "Figure"]
    assert (kinds.count("Table"), kinds.count("Figure")) == (3, 2)
    assert {"H1", "H2", "L", "LI", "Note", "Link", "TOC", "TOCI", "TH", "TD", "BlockQuote", "Caption"} <= set(kinds)
    assert alternatives == ["The lease is hardest.", "Five options, each with its reply and reactions."]


def test_the_first_cell_of_a_row_is_its_head_and_no_cell_lists_only_the_head_of_its_column() -> None:
    with pikepdf.open(io.BytesIO(_sample())) as pdf:
        rows = [one.inside for one in pdf_ua.tree(pdf).all() if one.kind == "TR"]
        heads = [str(row[0].raw.A[0].Scope) for row in rows]
        listed = [cell for row in rows for cell in row if cell.kind == "TD" and "/Headers" in cell.raw.A[0]]
    assert heads.count("/Column") == 3
    assert heads.count("/Row") == len(heads) - 3 == 4 + 5 + 5
    assert not listed


def test_the_heads_of_rows_change_nothing_else() -> None:
    plain = typesetting.typeset(paper_data(sample_paper.paper()))
    assert with_row_heads(plain) == _sample() != plain
    assert _pages(plain) == _pages(_sample())
    assert with_row_heads(_sample()) == _sample()


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\nstartxref\n9\n%%EOF", b"startxref\n999999\n%%EOF"])
def test_a_file_that_is_built_otherwise_stays_as_it_is(data: bytes) -> None:
    assert with_row_heads(data) == data


def _first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(one.raw for one in pdf_ua.tree(pdf).all() if one.kind == kind)


def _font(pdf: pikepdf.Pdf) -> Any:
    return next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0")


def _metadata_without(word: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(word, b"pdf:nothing"))

    return change


def _unmark(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"BT (loose) Tj ET")


def _turn(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").S = pikepdf.Name("/H4")


def _unscope(pdf: pikepdf.Pdf) -> None:
    head = _first(pdf, "TH")
    head.A = pikepdf.Array([])


def _row_head(pdf: pikepdf.Pdf) -> Any:
    heads = (one for one in pdf_ua.tree(pdf).all() if one.kind == "TH")
    return next(one.raw for one in heads if one.raw.A[0].get("/Scope") == "/Row")


def _unlink(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Link").K


def _headless(pdf: pikepdf.Pdf) -> None:
    for one in pdf_ua.tree(pdf).all():
        if one.kind == "TH":
            one.raw.S = pikepdf.Name("/TD")


def _annotation(pdf: pikepdf.Pdf) -> Any:
    return next(page for page in pdf.pages if "/Annots" in page).Annots[0]


BROKEN: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "content is marked": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False),
    "tags are suspect": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True),
    "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "not the title": lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False),
    "no structure": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
    "no bookmarks": lambda pdf: pdf.Root.__delitem__("/Outlines"),
    "no metadata": lambda pdf: pdf.Root.__delitem__("/Metadata"),
    "pdfuaid:part": _metadata_without(b"pdfuaid:part"),
    "pdfaid:conformance": _metadata_without(b"pdfaid:conformance"),
    "no title": _metadata_without(b"dc:title"),
    "colour profile": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "/OpenAction": lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary()),
    "order of tabs": lambda pdf: pdf.pages[0].__setitem__("/Tabs", pikepdf.Name("/R")),
    "not tied to the structure": lambda pdf: pdf.pages[0].__delitem__("/StructParents"),
    "neither tagged nor marked as no content": _unmark,
    "tells where it leads": lambda pdf: _annotation(pdf).__delitem__("/Contents"),
    "not in the structure": lambda pdf: _annotation(pdf).__delitem__("/StructParent"),
    "other than a link": lambda pdf: _annotation(pdf).__setitem__("/Subtype", pikepdf.Name("/Text")),
    "which letters its shapes are": lambda pdf: _font(pdf).__delitem__("/ToUnicode"),
    "is not embedded": lambda pdf: _font(pdf).DescendantFonts[0].__delitem__("/FontDescriptor"),
    "is no standard type": lambda pdf: _first(pdf, "P").__setitem__("/S", pikepdf.Name("/Prose")),
    "stands inside L": lambda pdf: _first(pdf, "LI").__setitem__("/S", pikepdf.Name("/P")),
    "no text alternative": lambda pdf: _first(pdf, "Figure").__delitem__("/Alt"),
    "a heading of level 4": _turn,
    "one identifier": lambda pdf: _first(pdf, "Note").__delitem__("/ID"),
    "in the structure (28-011)": _unlink,
    "no head": _headless,
    "what it is the head of": _unscope,
    "a row of a table has no head": lambda pdf: _row_head(pdf).__setitem__("/S", pikepdf.Name("/TD")),
    "rows of a table have": lambda pdf: _first(pdf, "TR").K.__delitem__(0),
}


@pytest.mark.parametrize("told", BROKEN)
def test_each_check_can_fail(told: str) -> None:
    assert any(told in problem for problem in pdf_ua.problems(_changed(BROKEN[told])))


def test_a_figure_of_many_drawings_has_a_text_for_each() -> None:
    rows = tuple(Response(f"Offer {row}", "Refuses " * 12, ("Others object",), "As before") for row in range(30))
    figure = Figure(ResponseMap(("Town", "Reply", "Others", "Left"), rows), "What follows.", "Thirty offers.")
    data = write(Paper("Long", "", (), (), (Section("One", "one", (figure,)),)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = [str(one.raw.Alt) for one in pdf_ua.tree(pdf).all() if one.kind == "Figure"]
    assert told[0] == "Thirty offers."
    assert len(told) > 1
    assert all("Figure 1, continued" in one for one in told[1:])
    assert not pdf_ua.problems(data)
