"""Word documents that are bombs, damaged, or point outside themselves."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest
from unit.records.readers.docx_files import docx, packed, paragraph, part, relations, run
from unit.records.readers.reading import check_sound, codes, refused

from countermove.records.readers.limits import Limits
from countermove.records.readers.open import source_of_bytes

BODY = paragraph("Words of the document.")


def test_things_outside_are_named_and_not_followed() -> None:
    outside = (
        ("attachedTemplate", "http://example.org/evil.dotm", True),
        ("image", "file:///etc/passwd", True),
        ("hyperlink", "http://example.org/fine", True),
        ("aFChunk", "../../../../etc/passwd", False),
    )
    data = docx(BODY + '<w:altChunk r:id="r3"/>', entries=outside)
    source = source_of_bytes(data, "memo.docx")
    assert source.text == "Words of the document.\n"
    assert codes(source) == ["external_reference"]
    assert source.remarks[0].message.endswith("not followed: attachedTemplate, image")
    assert "example.org" not in repr(source)


def test_a_template_named_in_the_settings_is_found_too() -> None:
    parts = {"word/_rels/settings.xml.rels": relations(("attachedTemplate", "\\\\host\\share\\x.dotm", True))}
    assert codes(source_of_bytes(docx(BODY, parts), "memo.docx")) == ["external_reference"]


def test_links_for_people_are_no_cause_for_a_remark() -> None:
    assert source_of_bytes(docx(BODY, entries=(("hyperlink", "http://example.org", True),)), "a.docx").remarks == ()


@pytest.mark.parametrize("target", ["http://example.org/styles.xml", "../../../etc/passwd", "", "/", "styles.xml\x7f"])
def test_a_part_that_is_outside_or_nowhere_is_not_opened(target: str) -> None:
    entries = (("styles", target, True), ("numbering", target, False), ("footnotes", target, False))
    assert source_of_bytes(docx(BODY, entries=entries), "memo.docx").text == "Words of the document.\n"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_declared_entities_are_refused(declared: str) -> None:
    text = part("document", f"<w:body>{paragraph('words &amp; more')}</w:body>").replace("?><w:", f"?>{declared}<w:")
    refused(docx(BODY, {"word/document.xml": text}), "declares types of its own", name="memo.docx")


def test_an_undeclared_entity_is_damage() -> None:
    refused(docx(paragraph("&bomb;")), "damaged", name="memo.docx")


def test_a_bomb_that_says_so_is_refused_before_it_is_unpacked() -> None:
    data = docx(BODY, {"word/media/x.bin": "0" * 30_000_000})
    started = time.process_time()
    refused(data, "would unpack to 30.0 MB", "it was not unpacked", name="bomb.docx")
    assert time.process_time() - started < 3


def test_a_bomb_that_lies_about_its_size_is_refused_while_it_is_unpacked() -> None:
    data = bytearray(docx(paragraph("0" * 5_000_000)))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(b"word/document.xml") - (30 if signature == b"PK\x03\x04" else 46)
        if signature == b"PK\x01\x02":
            at = data.rindex(b"word/document.xml") - 46
        assert data[at : at + 4] == signature
        struct.pack_into("<I", data, at + offset, 1000)
    message = refused(bytes(data), "docx", name="bomb.docx", limits=Limits(unpacked_bytes=1_000_000))
    assert "damaged" in message or "would unpack" in message


def test_more_text_than_the_limit_is_refused() -> None:
    refused(
        docx(paragraph("word " * 1000)), "more than 1,000 characters", name="a.docx", limits=Limits(characters=1000)
    )


def test_more_unpacked_than_the_limit_is_refused() -> None:
    limits = Limits(unpacked_bytes=10_000)
    refused(docx(paragraph("word " * 5000)), "would unpack to", name="a.docx", limits=limits)


def test_an_archive_of_very_many_files_is_refused_before_its_list_is_read() -> None:
    data = packed({f"f{number}": "" for number in range(10_100)})
    refused(data, "more than 10,000 files", name="many.docx")


def test_an_archive_that_says_it_is_endless_is_refused() -> None:
    data = bytearray(docx(BODY))
    struct.pack_into("<H", data, len(data) - 12, 0xFFFF)
    refused(bytes(data), "archive", name="a.docx")


def test_a_locked_member_is_refused() -> None:
    data = bytearray(docx(BODY))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    refused(bytes(data), "locked with a password", name="a.docx")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_document_that_is_cut_off_is_refused(share: float) -> None:
    data = docx(BODY)
    refused(data[: int(len(data) * share)], "cut off or damaged", "fetch it again", name="memo.docx")


def test_damage_within_a_part_is_refused() -> None:
    data = bytearray(docx(paragraph("word " * 300)))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 20] = bytes(20)
    refused(bytes(data), "damaged", name="memo.docx")


def test_nesting_without_end_is_refused() -> None:
    deep = "<w:sdt>" * 100_000
    refused(docx(deep), "nested more than a thousand deep", name="memo.docx")


def test_tables_within_tables_are_read() -> None:
    inner = paragraph("Deep words")
    for _ in range(100):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert source_of_bytes(docx(inner), "memo.docx").text == "Deep words\n"


@pytest.mark.parametrize("body", ["", paragraph(), paragraph(runs=run("hidden", "<w:vanish/>")), paragraph("  ")])
def test_a_document_without_words_is_refused(body: str) -> None:
    refused(docx(body), "no words in it", name="memo.docx")


@pytest.mark.parametrize(
    "body",
    [
        run("a run without a paragraph"),
        "<w:t>text alone</w:t>",
        "<w:numPr><w:numId/></w:numPr><w:tcPr><w:shd/></w:tcPr><w:rPr><w:b/></w:rPr>",
        "<w:r><w:footnoteReference/><w:br/></w:r>",
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="-5"/><w:numId w:val="x"/></w:numPr></w:pPr></w:p>',
        "<w:footnote/><w:p><w:r><w:rPr><w:r><w:t>x</w:t></w:r></w:rPr></w:r></w:p>",
        '<w:p><w:r><w:sym w:char="110000"/><w:sym w:char="D800"/><w:sym w:char="7"/><w:sym w:char="-1"/></w:r></w:p>',
        f"<w:p>{'<w:r>' * 400}{'</w:r>' * 400}</w:p>",
    ],
)
def test_tags_in_wrong_places_do_no_harm(body: str) -> None:
    check_sound(source_of_bytes(docx(body + BODY), "memo.docx"))


def test_a_relation_of_the_archive_to_nowhere_falls_back_to_the_usual_place() -> None:
    data = docx(BODY, {"_rels/.rels": relations(("officeDocument", "nowhere.xml", False))})
    assert source_of_bytes(data, "memo.docx").text == "Words of the document.\n"


def test_macros_are_left_alone() -> None:
    assert source_of_bytes(docx(BODY, {"word/vbaProject.bin": "x"}), "memo.docx").text == "Words of the document.\n"


def test_a_large_document_is_read_in_time() -> None:
    body = paragraph("Some words that go on for a line or so of the page.") * 20_000
    started = time.process_time()
    source = source_of_bytes(docx(body), "memo.docx")
    assert len(source.lines) == 40_000
    assert time.process_time() - started < 8


def test_the_archive_is_not_written_to(tmp_path: object) -> None:
    data = docx(BODY)
    source_of_bytes(data, "memo.docx")
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
