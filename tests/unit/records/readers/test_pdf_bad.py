"""PDFs that are damaged, locked, empty, endless or hostile."""

from __future__ import annotations

import os
import sys
import time
import zlib
from pathlib import Path

import pytest
from unit.records.readers.pdf_files import box, lines, pdf
from unit.records.readers.reading import check_sound, codes, refused

from countermove.records.readers.limits import Limits
from countermove.records.readers.open import source_of_bytes
from countermove.records.readers.pages import pages_named
from countermove.records.readers.pdf import read

PAGE = lines("Some words on a page.")
PICTURE = box(100, 100, 300, 300, "0.5 0.5 0.5")


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def test_a_locked_pdf() -> None:
    refused(pdf(PAGE, user_password="open sesame"), "locked with a password", "save a copy without one", name="a.pdf")


def test_the_lock_of_the_test_is_one_that_opens() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf(PAGE, user_password="open sesame"), password="open sesame")
    assert document[0].get_textpage().get_text_range() == "Some words on a page."


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.8, 0.95])
def test_a_pdf_that_is_cut_off_is_refused_or_read_with_a_remark(share: float) -> None:
    whole = pdf(*[PAGE] * 20)
    part = whole[: int(len(whole) * share)]
    try:
        source = source_of_bytes(part, "memo.pdf")
    except Exception:
        refused(part, "cut off or damaged", "fetch it again", name="memo.pdf")
    else:
        assert "cut_off" in codes(source)


def test_a_pdf_with_words_only_in_its_first_line_is_refused() -> None:
    refused(b"%PDF-1.7\n" + b"words " * 100, "cannot be opened", "damaged", name="memo.pdf")


def test_pages_without_text_are_named_with_what_to_do(without_ocr: None) -> None:
    source = source_of_bytes(pdf(PICTURE, PAGE, PICTURE, PICTURE, PAGE, PICTURE), "memo.pdf")
    assert codes(source) == ["empty_page"]
    message = source.remarks[0].message
    assert message.startswith("pages 1, 3, 4 and 6: a picture without text; install tesseract")
    assert source.remarks[0].page == 1
    assert len(source.page_starts) == 6
    assert source.page_at(source.text.index("Some")) == 2
    check_sound(source)


SCAN = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xee EI Q\n"


def test_a_scan_with_only_a_stamp_as_text_is_named(without_ocr: None) -> None:
    stamp = lines("Approved For Release 2009/10/08 : CIA-RDP00T00000R000000000000-0", y=770, size=8)
    full = lines(*["A line of recognised words that goes on for a while."] * 10, before="3 Tr")
    source = source_of_bytes(pdf(SCAN + stamp, SCAN + stamp + full, stamp), "scan.pdf")
    assert codes(source) == ["sparse_page"]
    assert source.remarks[0].message.startswith("page 1: a picture with hardly any text")
    assert source.text.count("Approved") == 3


def test_a_page_with_nothing_on_it_needs_no_recognition() -> None:
    source = source_of_bytes(pdf(PAGE, "", PAGE), "memo.pdf")
    assert source.remarks == ()
    assert len(source.page_starts) == 3


def test_a_scan_without_text_says_how_to_get_it(without_ocr: None) -> None:
    refused(pdf(PICTURE, PICTURE), "only pictures of pages", "install tesseract", name="scan.pdf")


def test_a_pdf_with_nothing_on_its_pages() -> None:
    refused(pdf("", ""), "nothing on its pages", name="blank.pdf")


def test_two_thousand_pages_are_read_in_time() -> None:
    data = pdf(*[lines(f"Page {number} says this and that.", "And more.") for number in range(1, 2001)])
    started = time.monotonic()
    source = source_of_bytes(data, "long.pdf")
    assert time.monotonic() - started < 30
    assert len(source.page_starts) == 2000
    assert source.page_at(source.text.index("Page 1234 ")) == 1234
    assert source.remarks == ()


def test_more_pages_than_the_limit_are_not_read_and_said() -> None:
    source = source_of_bytes(pdf(*[PAGE] * 12), "long.pdf", limits=Limits(pages=5))
    assert len(source.page_starts) == 5
    assert source.remarks[0].message == "read: the first 5 of 12 pages"
    assert codes(source) == ["page_limit"]


def test_more_characters_than_the_limit_stop_the_reading() -> None:
    source = source_of_bytes(pdf(*[PAGE] * 12), "long.pdf", limits=Limits(characters=100))
    assert codes(source) == ["stopped_early"]
    assert source.remarks[0].message == "the text grew beyond the limit; read: the first 4 of 12 pages"
    assert source.text.count("Some words") == 4


def test_no_time_is_too_long() -> None:
    refused(pdf(*[PAGE] * 12), "took too long", name="long.pdf", limits=Limits(pdf_seconds=0.001))


def test_a_page_that_cannot_be_read_does_not_hide_the_others() -> None:
    whole = pdf(PAGE, PAGE, PAGE)
    broken = whole.replace(b"/Kids [7 0 R 9 0 R", b"/Kids [7 0 R 1 0 R")
    assert broken != whole
    source = source_of_bytes(broken, "memo.pdf")
    assert source.text.count("Some words") >= 2


CHILDREN = {
    "crash": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "crash after a page": """print('{"pages": 3}\\n{"page": 1, "text": "Words."}\\n{"page": 2, "te', end="", flush=True)
    import os, signal; os.kill(os.getpid(), signal.SIGSEGV)""",
    "hang": "import time; time.sleep(60)",
    "hang after a page": """print('{"pages": 3}\\n{"page": 1, "text": "Words."}', flush=True)
    import time; time.sleep(60)""",
    "busy": """from countermove.records.readers.pdf.child import limit_process
    limit_process(10**10, 0, 10**6)
    while True: pass""",
    "nonsense": "print('[1]\\\\n\\\\xff')",
    "no memory": "raise MemoryError",
}


@pytest.fixture
def child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put a process that fails in some way in the place of the one that reads."""
    name = f"child_for_a_test_{os.getpid()}"
    (tmp_path / f"{name}.py").write_text(f"def main():\n    {CHILDREN[request.param]}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(read, "CHILD", name)


@pytest.mark.skipif(sys.platform == "win32", reason="sends itself a signal")
@pytest.mark.parametrize(
    ("child", "words"),
    [
        ("crash", "the PDF library failed"),
        ("hang", "took too long"),
        ("busy", "took too long"),
        ("nonsense", "failed"),
        ("no memory", "failed"),
    ],
    indirect=["child"],
)
def test_a_library_that_breaks_is_a_sentence(child: None, words: str) -> None:
    limits = Limits(pdf_seconds=2)
    refused(pdf(PAGE), words, name="memo.pdf", limits=limits)


@pytest.mark.skipif(sys.platform == "win32", reason="sends itself a signal")
@pytest.mark.parametrize(
    ("child", "words"),
    [("crash after a page", "the PDF library failed on the next page"), ("hang after a page", "reading took too long")],
    indirect=["child"],
)
def test_what_was_read_before_the_library_broke_is_kept(child: None, words: str) -> None:
    source = source_of_bytes(pdf(PAGE), "memo.pdf", limits=Limits(pdf_seconds=0.5))
    assert source.text == "Words.\n"
    assert codes(source) == ["stopped_early"]
    assert source.remarks[0].message.startswith(words)
    assert source.remarks[0].message.endswith("read: the first 1 of 3 pages")


def bomb(unpacked: int) -> bytes:
    """Return a PDF whose page unpacks to many bytes."""
    packer = zlib.compressobj(9)
    piece = b"0 0 m " * 100_000
    packed = b"".join(packer.compress(piece) for _ in range(unpacked // len(piece))) + packer.flush()
    return pdf("x").replace(
        b"<< /Length 1 >>\nstream\nx", b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s" % (len(packed), packed)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
def test_a_page_that_unpacks_to_more_than_the_memory_is_refused() -> None:
    started = time.monotonic()
    refused(bomb(600_000_000), "pdf", name="bomb.pdf", limits=Limits(memory_bytes=400_000_000, pdf_seconds=20))
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([3], "page 3"),
        ([1, 2], "pages 1, 2"),
        ([1, 2, 3], "pages 1 to 3"),
        ([1, 3, 4, 6], "pages 1, 3, 4 and 6"),
        ([1, 5, 6, 7, 8], "pages 1 and 5 to 8"),
        (range(1, 60, 2), "pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 and 20 more"),
    ],
)
def test_page_numbers_as_people_write_them(numbers: list[int], words: str) -> None:
    assert pages_named(numbers) == words
