"""What a file is shows in its first bytes; a name that says otherwise is remarked."""

from __future__ import annotations

import io
import zipfile

import pytest
from unit.records.readers.pdf_files import lines, pdf
from unit.records.readers.reading import codes, refused

from countermove.records.readers.kinds import kind_of
from countermove.records.readers.open import source_of_bytes

MEMO = pdf(lines("Some words."))
PAGE = b"<!DOCTYPE html><p>Some words.</p>"


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Some words.", "memo.txt", "text"),
        (b"Some words.", "memo", "text"),
        (b"%PDF is a format of files\n", "memo.txt", "text"),
        (b"A note on %PDF-1.4 and other formats\n", "memo.txt", "text"),
        (MEMO, "memo.pdf", "pdf"),
        (b"\n\n" + MEMO, "memo.pdf", "pdf"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + MEMO, "memo.pdf", "pdf"),
        (PAGE, "memo.html", "html"),
        (b"\xef\xbb\xbf\n<!-- a -- b --->\n<?xml version='1.0'?> <HTML lang=en>", "memo.html", "html"),
        ("\ufeff<html><p>words".encode("utf-16-le"), "memo.htm", "html"),
        ("<html><p>words and more of them".encode("utf-16-le"), "memo.htm", "html"),
        (b"<p>Some <b>words</b></p>", "memo.html", "html"),
        (b"<p>Some <b>words</b></p>", "memo.txt", "text"),
        (b"words<sup>1</sup>", "memo.md", "text"),
        (b"BMW sent a memorandum.", "memo.txt", "text"),
        (b"MZ is a place.", "memo.txt", "text"),
        (b"<", "memo.html", "text"),
    ],
)
def test_the_content_decides(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind
    assert not any(word in codes(source_of_bytes(b"Some words.", "memo.txt")) for word in ["name_differs"])


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (MEMO, "memo.txt", "the name ends in .txt, but this is a PDF; it was read as that"),
        (b"Some words.", "memo.pdf", "the name ends in .pdf, but this is plain text"),
        (PAGE, "memo.PDF", "the name ends in .pdf, but this is HTML"),
    ],
)
def test_a_name_that_says_otherwise_is_remarked(data: bytes, name: str, words: str) -> None:
    source = source_of_bytes(data, name)
    assert "Some words." in source.text
    assert source.remarks[0].code == "name_differs"
    assert source.remarks[0].message.startswith(words)


@pytest.mark.parametrize("name", ["memo", "memo.txt", "memo.dat", "memo.2024"])
def test_a_name_that_says_nothing_is_not_remarked(name: str) -> None:
    assert "name_differs" not in codes(source_of_bytes(b"Some words.", name))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{\\rtf1\\ansi words}", ("rich text", ".rtf", "save it as .docx")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), ("old Office file", "save it as .docx")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ("locked with a password",)),
        (b"%!PS-Adobe-3.0\n", ("PostScript", "ps2pdf")),
        (b"\x1f\x8b\x08\x00", ("gzip", "unpack it")),
        (b"GIF89a\x01", ("GIF", "PNG, JPEG or TIFF")),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", ("WebP",)),
        (b"SQLite format 3\x00", ("database",)),
        (b"\x7fELF\x02\x01\x01\x00", ("a program",)),
        (b"name" + bytes(253) + b"ustar\x00", ("tar archive",)),
        (archive("xl/workbook.xml"), ("an Excel workbook",)),
        (archive("ppt/presentation.xml"), ("a PowerPoint presentation",)),
        (archive("mimetype", "content.xml"), ("an OpenDocument file (.odt)", "save it as .docx")),
        (archive("META-INF/container.xml"), ("an e-book",)),
        (archive("memo.txt"), ("a zip archive", "unpack it")),
        (archive(), ("a zip archive",)),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(data: bytes, words: tuple[str, ...]) -> None:
    refused(data, *words, name="memo.txt")
