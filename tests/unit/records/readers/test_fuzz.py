"""Files made at random, and good files spoilt at random: a sound source or one sentence, never anything else."""

from __future__ import annotations

import io

import docx as python_docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from unit.records.readers.docx_files import docx, item_documents, packed, part
from unit.records.readers.pdf_files import box, lines, pdf
from unit.records.readers.reading import check_sound, refused

from countermove.errors import RecordError
from countermove.records.readers.limits import Limits
from countermove.records.readers.open import source_of_bytes, source_of_text
from countermove.records.readers.pdf.child import findings

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LIMITS = Limits(file_bytes=10**6, characters=10**6, unpacked_bytes=10**7)
FIRST = [
    b"",
    b"<html>",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\x00\x00",
    b"PK\x03\x04",
    b"%!PS",
    b"{\\rtf",
]
TAGS = ["a", "b", "p", "ul", "ol", "li", "table", "tr", "td", "th", "sup", "pre", "script", "style", "title", "head"]
TAGS += ["body", "nav", "h1", "br", "div", "hidden", "template", "svg"]


def check(data: bytes, name: str) -> None:
    """Check that bytes are read or refused with a sentence."""
    try:
        source = source_of_bytes(data, name, ocr="never", limits=LIMITS)
    except RecordError:
        refused(data, name=name, limits=LIMITS, ocr="never")
    else:
        check_sound(source)


@QUICK
@given(st.sampled_from(FIRST), st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.docx", "a"]))
def test_any_bytes(first: bytes, data: bytes, name: str) -> None:
    check(first + data, name)


@QUICK
@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "koi8-r", "cp932"]))
def test_any_text_in_any_encoding(text: str, encoding: str) -> None:
    check(text.encode(encoding, "replace"), "a.txt")


@QUICK
@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_at_hand_keeps_its_length(text: str) -> None:
    source = source_of_text(text, "a.txt")
    assert len(source.text) == len(text)
    assert len(source.lines) == source.text.count("\n") + 1


MARKUP = st.one_of(
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(
        ["<!--", "-->", "<", ">", "&", "&#12;", "&lt;", '"', "'", "<a b='", "<p hidden ", "/>", "<?", "]]>"]
    ),
    st.text(max_size=8),
)


@QUICK
@given(st.lists(MARKUP, max_size=60).map("".join))
def test_any_html(inner: str) -> None:
    check(f"<!DOCTYPE html>Words {inner}".encode("utf-8", "replace"), "a.html")


@QUICK
@given(st.lists(MARKUP, max_size=60).map("".join))
def test_what_html_hides_stays_hidden(inner: str) -> None:
    page = f"<!DOCTYPE html>Words<script>EVIL {inner.replace('</script', '')}"
    try:
        shown = source_of_bytes(page.encode("utf-8", "replace"), "a.html").text
    except RecordError as error:
        shown = str(error)
    assert "EVIL" not in shown


@QUICK
@given(item_documents())
def test_any_word_document(body: str) -> None:
    check(docx(body), "a.docx")


GOOD_DOCX = io.BytesIO()
_document = python_docx.Document()
_document.add_heading("Title", 1)
_document.add_paragraph("Some words.", style="List Bullet")
_document.save(GOOD_DOCX)
GOOD = {
    "a.docx": GOOD_DOCX.getvalue(),
    "b.docx": docx("<w:p><w:r><w:t>Words</w:t></w:r></w:p>"),
    "a.html": b"<!DOCTYPE html><html><head><meta charset='koi8-r'></head><body><p>Words</p></body></html>",
    "a.txt": "\ufeffWords in UTF-16".encode("utf-16-le"),
}
SPOILING = st.lists(st.tuples(st.integers(0, 10**6), st.integers(-1, 255)), min_size=1, max_size=12)


def spoilt(data: bytes, places: list[tuple[int, int]]) -> bytes:
    """Return bytes with some changed, and with all after a place cut off for -1."""
    out = bytearray(data)
    for place, value in places:
        at = place % max(len(out), 1)
        if value < 0:
            del out[at:]
        elif out:
            out[at] = value
    return bytes(out)


@QUICK
@given(st.sampled_from(sorted(GOOD)), SPOILING)
def test_good_files_spoilt(name: str, places: list[tuple[int, int]]) -> None:
    check(spoilt(GOOD[name], places), name)


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes_as_a_part_of_a_word_document(data: bytes) -> None:
    files = {
        "word/document.xml": part("document", "<w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body>"),
        "word/_rels/document.xml.rels": data,
    }
    check(packed(files), "a.docx")
    check(packed({"word/document.xml": data}), "a.docx")


GOOD_PDF = pdf(lines("Some words here,", "and more.") + box(90, 716, 30, 14), lines("Page two"))


@settings(max_examples=100, deadline=None)
@given(SPOILING)
def test_a_good_pdf_spoilt(places: list[tuple[int, int]]) -> None:
    """The reading itself, in this process, where it is quick; the process around it is tested with test_pdf_bad."""
    found = list(findings(spoilt(GOOD_PDF, places), {"seconds": 10, "pages": 10, "characters": 10**6}))
    assert found[0].keys() <= {"error", "pages"}
    assert len(found) >= 1
