"""Pictures of pages: recognised by a program where it is there, else a sentence says how to get it."""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

import pytest
from unit.records.readers.pdf_files import box, lines, pdf
from unit.records.readers.reading import check_sound, codes, refused

from countermove.records.readers.limits import Limits
from countermove.records.readers.open import source_of_bytes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="puts a script in the place of a program")
PICTURE = box(100, 100, 300, 300, "0.5 0.5 0.5")
# Stands for the program: says what it was given.
PROGRAM = """#!{python}
import sys, time
assert sys.argv[1:] == ["stdin", "stdout"], sys.argv
data = sys.stdin.buffer.read()
{action}
"""
SAYS = 'print("Recognised in", data[:2].hex(), len(data) > 100_000, end="\\n\\f")'


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, action: str = SAYS) -> None:
    program = tmp_path / "tesseract"
    program.write_text(PROGRAM.format(python=sys.executable, action=action))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_the_program_a_picture_is_refused_with_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    refused(png(10, 10), "picture", "install tesseract", name="scan.png")


@pytest.mark.parametrize(
    "data", [png(10, 10), b"\xff\xd8\xff\xe0 jpeg", b"II*\x00\x08\x00\x00\x00", b"MM\x00*\x00\x00\x00\x08"]
)
def test_a_picture_is_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes) -> None:
    install(monkeypatch, tmp_path)
    source = source_of_bytes(data, "scan")
    assert source.medium == "ocr"
    assert source.text.startswith("Recognised in ")
    assert codes(source) == ["recognised"]
    check_sound(source)


def test_never_is_never(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path, "raise SystemExit(1)")
    refused(png(10, 10), "this is a picture", "--ocr auto", name="scan.png", ocr="never")
    refused(pdf(PICTURE), "only pictures", "--ocr auto", name="scan.pdf", ocr="never")
    source = source_of_bytes(pdf(PICTURE, lines("Words.")), "scan.pdf", ocr="never")
    assert source.remarks[0].message == "page 1: a picture without text; let it be recognised (--ocr auto)"


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(monkeypatch, tmp_path)
    refused(png(60_000, 60_000), "more than 100 million pixels", "scale it down", name="scan.png")
    jpeg = b"\xff\xd8\xff\xe0\x00\x04xx\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03"
    refused(jpeg, "pixels", name="scan.jpg")
    wide, high = struct.pack("<HHII", 256, 4, 1, 60_000), struct.pack("<HHII", 257, 4, 1, 60_000)
    refused(b"II*\x00\x08\x00\x00\x00\x02\x00" + wide + high, "pixels", name="scan.tif")
    wide, high = struct.pack(">HHIHH", 256, 3, 1, 60_000, 0), struct.pack(">HHIHH", 257, 3, 1, 60_000, 0)
    refused(b"MM\x00*\x00\x00\x00\x08\x00\x02" + wide + high, "pixels", name="scan.tif")


@pytest.mark.parametrize("action", ["raise SystemExit(1)", "print()", "time.sleep(60)"])
def test_nothing_recognised_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, action: str) -> None:
    install(monkeypatch, tmp_path, action)
    limits = Limits(ocr_seconds=0.5, ocr_page_seconds=0.5)
    refused(png(10, 10), "no text could be recognised", name="scan.png", limits=limits)
    refused(pdf(PICTURE), "nothing could be recognised", name="scan.pdf", limits=limits)


def test_a_scan_is_recognised_page_by_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    source = source_of_bytes(pdf(PICTURE, PICTURE), "scan.pdf")
    assert source.medium == "ocr"
    assert source.text == "Recognised in 5035 True\n\fRecognised in 5035 True\n"
    assert codes(source) == ["recognised"]
    assert source.remarks[0].message.startswith("pages 1, 2: the text was recognised")
    check_sound(source)


def test_only_pages_without_text_are_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    source = source_of_bytes(pdf(lines("Words."), PICTURE, ""), "scan.pdf")
    assert source.medium == "pdf"
    assert source.text == "Words.\n\fRecognised in 5035 True\n\f\n"


def test_always_takes_the_picture_of_every_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    source = source_of_bytes(pdf(lines("Words."), PICTURE), "scan.pdf", ocr="always")
    assert "Words" not in source.text
    assert source.medium == "ocr"


def test_always_without_the_program_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    refused(pdf(lines("Words.")), "cannot be recognised here", "install tesseract", name="scan.pdf", ocr="always")


def test_when_the_time_is_up_the_rest_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path, "time.sleep(0.4);" + SAYS)
    source = source_of_bytes(pdf(*[PICTURE] * 6), "scan.pdf", limits=Limits(ocr_seconds=1.5))
    assert "ocr_time" in codes(source)
    assert "Recognised" in source.text
    assert "empty_page" in codes(source)


def test_a_scan_with_only_a_stamp_as_text_is_recognised_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path)
    scan = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xee EI Q\n"
    source = source_of_bytes(pdf(scan + lines("A stamp")), "scan.pdf")
    assert source.text == "Recognised in 5035 True\n"
    assert codes(source) == ["recognised"]


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
def test_the_program_has_limited_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path, "bytes(5_000_000_000); " + SAYS)
    refused(png(10, 10), "no text could be recognised", name="scan.png")


def test_a_stamp_stays_where_nothing_is_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path, "print()")
    scan = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xee EI Q\n"
    source = source_of_bytes(pdf(scan + lines("A stamp")), "scan.pdf")
    assert source.text == "A stamp\n"
    assert codes(source) == ["sparse_page"]
