"""Word documents: headings, lists, tables, notes, page breaks, tracked changes, hidden and blacked-out text."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from docx.enum.text import WD_BREAK
from unit.records.readers.docx_files import R, W, docx, packed, paragraph, part, run
from unit.records.readers.reading import check_sound, codes

from countermove.records.readers.open import source_of_bytes
from countermove.records.source import SourceText

STYLES = part(
    "styles",
    '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Kop1"/></w:style>'
    '<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:styleId="Level"><w:name w:val="Level"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Item"><w:name w:val="Item"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
)
NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>",
)
PARTS = {"word/styles.xml": STYLES, "word/numbering.xml": NUMBERING}
ENTRIES = (("styles", "styles.xml", False), ("numbering", "/word/numbering.xml", False))


def read(body: str, parts: dict[str, str] | None = None, *entries: tuple[str, str, bool]) -> SourceText:
    source = source_of_bytes(docx(body, {**PARTS, **(parts or {})}, (*ENTRIES, *entries)), "memo.docx")
    assert source.medium == "docx"
    check_sound(source)
    return source


def item(text: str, list_id: int, level: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_a_document_of_a_word_processor() -> None:
    document = python_docx.Document()
    document.add_heading("A Title", 0)
    document.add_heading("Prospects", 2)
    words = document.add_paragraph("The minister ")
    words.add_run("did").bold = True
    words.add_run(" not pay.")
    document.add_paragraph("first", style="List Bullet")
    document.add_paragraph("second", style="List Number")
    table = document.add_table(2, 2)
    for row in range(2):
        for column in range(2):
            table.cell(row, column).text = f"cell {row} {column}"
    words = document.add_paragraph("before")
    words.add_run().add_break(WD_BREAK.PAGE)
    words.add_run("after")
    out = io.BytesIO()
    document.save(out)
    source = source_of_bytes(out.getvalue(), "memo.docx")
    assert source.text == (
        "# A Title\n\n## Prospects\n\nThe minister did not pay.\n\n- first\n1. second\n\n"
        "cell 0 0\ncell 0 1\ncell 1 0\ncell 1 1\n\nbefore\n\fafter\n"
    )
    assert source.page_starts == (0, source.text.index("after"))
    assert source.remarks == ()


def test_headings_by_the_name_of_the_style_what_it_is_based_on_or_its_level() -> None:
    body = paragraph("One", style="Kop1") + paragraph("Two", style="Own") + paragraph("Three", style="Level")
    body += paragraph("Four", properties='<w:outlineLvl w:val="1"/>') + paragraph(
        "Five", properties='<w:outlineLvl w:val="9"/>'
    )
    body += paragraph("Six", style="Loop") + paragraph("Seven", style="nowhere")
    assert read(body).text.split("\n\n") == ["# One", "# Two", "### Three", "## Four", "Five", "Six", "Seven\n"]


def test_items_have_their_numbers() -> None:
    body = item("a", 1) + item("b", 1) + item("c", 1, 1) + item("d", 1, 1) + item("e", 1) + item("f", 1, 1)
    assert read(body).text == "I. a\nII. b\n  II.b) c\n  II.c) d\nIII. e\n  III.b) f\n"


def test_a_list_that_starts_again() -> None:
    assert read(item("a", 1) + item("b", 1) + paragraph("x") + item("c", 3) + item("d", 3)).text == (
        "I. a\nII. b\n\nx\n\nI. c\nII. d\n"
    )


def test_a_list_by_style_and_a_paragraph_taken_out_of_it() -> None:
    out = paragraph("not", style="Item", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert read(paragraph("one", style="Item") + out).text == "- one\n\nnot\n"


def test_notes_have_marks_and_stand_at_the_end() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = paragraph("First", runs=mark.format(5) + run(" more") + mark.format(3))
    body += paragraph("End", runs='<w:r><w:endnoteReference w:id="1"/></w:r>')
    body += paragraph("Own", runs='<w:r><w:footnoteReference w:id="4" w:customMarkFollows="1"/><w:t>*</w:t></w:r>')
    body += paragraph("Lost", runs=mark.format(99))
    separator = '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>never</w:t></w:r></w:p></w:footnote>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(f" Note {number}.")}</w:p></w:footnote>'
        for number in (3, 4, 5)
    )
    ends = f'<w:endnote w:id="1"><w:p>{run("An endnote.")}</w:p></w:endnote>'
    parts = {"word/footnotes.xml": part("footnotes", separator + notes), "word/endnotes.xml": part("endnotes", ends)}
    source = read(body, parts, ("footnotes", "footnotes.xml", False), ("endnotes", "endnotes.xml", False))
    assert source.text.split("\n\n") == [
        "First<sup>1</sup> more<sup>2</sup>",
        "End<sup>i</sup>",
        "Own<sup>*</sup>",
        "Lost<sup>3</sup>",
        "<sup>1</sup> Note 5.",
        "<sup>2</sup> Note 3.",
        "<sup>*</sup> Note 4.",
        "<sup>i</sup> An endnote.\n",
    ]


def test_a_raised_digit_is_a_mark_and_raised_letters_are_not() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert (
        read(paragraph("said", runs=run("1", raised) + run(" the 5") + run("th", raised))).text
        == "said<sup>1</sup> the 5th\n"
    )


def test_a_bold_paragraph_is_emphasised() -> None:
    body = paragraph(runs=run("Prospects", "<w:b/>")) + paragraph(runs=run("Not ", "<w:b/>") + run("all"))
    body += paragraph(runs=run("Off", '<w:b w:val="0"/>'))
    assert read(body).text == "**Prospects**\n\nNot all\n\nOff\n"


def test_page_breaks_of_all_kinds() -> None:
    page, ended = '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = paragraph("one", runs=page + ended + run("two")) + paragraph("three", properties="<w:pageBreakBefore/>")
    body += paragraph("four", runs=ended + run(" goes on"), properties="<w:sectPr/>") + paragraph("six")
    body += paragraph("same", properties='<w:sectPr><w:type w:val="continuous"/></w:sectPr>') + paragraph("page")
    source = read(body)
    pages = {"one": 1, "two": 2, "three": 3, "four": 3, "goes": 4, "six": 5, "page": 5}
    assert {word: source.page_at(source.text.index(word)) for word in pages} == pages
    assert source.text.count("\f") == 3


def test_breaks_tabs_and_signs_within_a_paragraph() -> None:
    runs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
    runs += (
        '<w:t>e</w:t><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="x" w:char="00A7"/><w:sym w:char="zz"/></w:r>'
    )
    properties = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    assert read(paragraph(properties=properties, runs=runs)).text == "a\tb\nc-de\N{REPLACEMENT CHARACTER}§\n"


def test_tracked_changes_are_read_as_accepted() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del>'
    moved = f"<w:moveFrom>{run('away')}</w:moveFrom><w:moveTo>{run(' here')}</w:moveTo>"
    source = read(paragraph("Kept", runs=deleted + f"<w:ins>{run(' new')}</w:ins>" + moved))
    assert source.text == "Kept new here\n"
    assert codes(source) == ["tracked_changes"]
    assert source.remarks[0].message == "tracked changes: deleted pieces left out: 2; inserted pieces kept: 2"


def test_hidden_text_is_left_out_and_said() -> None:
    body = paragraph("Seen", runs=run(" hidden", "<w:vanish/>") + run(" shown", '<w:vanish w:val="false"/>'))
    body += paragraph("hidden by style", style="Secret") + paragraph(runs=run("too", '<w:rStyle w:val="Secret"/>'))
    source = read(body)
    assert source.text == "Seen shown\n"
    assert codes(source) == ["hidden_text"]


@pytest.mark.parametrize(
    "look",
    [
        '<w:highlight w:val="black"/>',
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',  # codespell:ignore color
        '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',  # codespell:ignore color
        '<w:color w:val="1A1A1A"/><w:shd w:val="clear" w:fill="101010"/>',  # codespell:ignore color
    ],
)
def test_black_on_black_is_never_lifted(look: str) -> None:
    source = read(paragraph("The source ", runs=run("Zym", look) + run("urgy", look) + run(" met him.")))
    assert source.text == "The source [redacted] met him.\n"
    assert "Zym" not in repr(source)
    assert codes(source) == ["faulty_redaction"]


def test_black_in_a_black_cell_or_paragraph_is_never_lifted() -> None:
    black, shade = '<w:color w:val="000000"/>', '<w:shd w:val="clear" w:fill="000000"/>'  # codespell:ignore color
    body = f"<w:tbl><w:tr><w:tc><w:tcPr>{shade}</w:tcPr>{paragraph(runs=run('Zymurgy', black))}</w:tc></w:tr></w:tbl>"
    body += paragraph(properties=shade, runs=run("Zymurgy", black)) + paragraph("Words")
    assert read(body).text == "[redacted]\n\n[redacted]\n\nWords\n"


@pytest.mark.parametrize(
    "look",
    [
        '<w:highlight w:val="yellow"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',  # codespell:ignore color
        # A word processor shows this white on black.
        '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>',  # codespell:ignore color
        '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="auto"/>',  # codespell:ignore color
    ],
)
def test_what_can_be_seen_is_read(look: str) -> None:
    source = read(paragraph("The source ", runs=run("Zymurgy", look)))
    assert source.text == "The source Zymurgy\n"
    assert source.remarks == ()


def test_a_text_box_comes_once_after_its_paragraph() -> None:
    inner = f"<w:txbxContent>{paragraph('Boxed words')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice><w:drawing>{inner}</w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent>"
    source = read(paragraph("Host ", runs=f"<w:r>{both}</w:r>" + run("goes on")))
    assert source.text == "Host goes on\n\nBoxed words\n"
    assert codes(source) == ["pictures"]


def test_headers_give_their_markings_once() -> None:
    head = part("hdr", paragraph("SECRET//NOFORN") + paragraph("Office of Things"))
    foot = part("ftr", paragraph("Approved For Release 2009/10/08 : CIA-RDP00T00000R000000000000-0") + paragraph("3"))
    parts = {"word/header1.xml": head, "word/header2.xml": head, "word/footer1.xml": foot}
    entries = (("header", "header1.xml", False), ("header", "header2.xml", False), ("footer", "footer1.xml", False))
    source = read(paragraph("Body"), parts, *entries)
    assert source.text.startswith("SECRET//NOFORN\n\nBody\n\nApproved For Release 2009/10/08")
    assert codes(source) == ["page_headers"]
    assert source.remarks[0].message.endswith("(lines: 2)")


def test_comments_are_left_out_and_said() -> None:
    source = read(paragraph("Words", runs='<w:r><w:commentReference w:id="1"/></w:r>'))
    assert codes(source) == ["comments"]


def test_a_strict_document_is_read_too() -> None:
    files = {}
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("Words", style="Kop1"), PARTS, ENTRIES))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode().replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            files[name] = text.replace(R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    assert source_of_bytes(packed(files), "memo.docx").text == "# Words\n"
