"""What a person sees when a document is bad: a clear message or an honest near-empty record, soon, and nothing written.

One document of every kind is read as a person would read it, by a process of its own, which says what is said here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Run, run
from unit.records.readers.docx_files import docx, paragraph, relations
from unit.records.readers.pdf_files import box, lines, pdf

LIMIT_SECONDS = 4.0  # a second on a quiet machine
WORDS = "The ministry will probably not pay for the bridge."


def read(folder: Path, *arguments: str, path: str | None = None) -> Run:
    """Run ``countermove read`` in a folder, which has to be as it was afterwards."""
    before = {found: found.stat().st_mtime_ns for found in folder.rglob("*")}
    done = run("read", *arguments, folder=folder, COLUMNS="100", PATH=path if path is not None else os.environ["PATH"])
    assert {found: found.stat().st_mtime_ns for found in folder.rglob("*")} == before
    return done


def by_a_process(folder: Path, *arguments: str, path: str | None = None) -> Run:
    """Run the installed ``countermove read`` in a folder, which has to be as it was afterwards."""
    before = {found: found.stat().st_mtime_ns for found in folder.rglob("*")}
    times = os.times()
    process = subprocess.run(
        [sys.executable, "-m", "countermove", "read", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
        env={**os.environ, "COLUMNS": "100", "PATH": path if path is not None else os.environ["PATH"]},
    )
    after = os.times()
    assert {found: found.stat().st_mtime_ns for found in folder.rglob("*")} == before
    seconds = after.children_user + after.children_system - times.children_user - times.children_system
    return Run(process.returncode, process.stdout.decode(), process.stderr.decode(), seconds)


def refused(folder: Path, name: str, data: bytes, *words: str) -> None:
    """Check that a document is refused with some words, in one line."""
    (folder / name).write_bytes(data)
    done = read(folder, name, path="")
    assert done.status == 1
    assert done.out == ""
    assert done.err.count("\n") == 1, done.err
    for word in (name, *words):
        assert word in done.err, done.err
    assert done.seconds < LIMIT_SECONDS


def accepted(folder: Path, name: str, data: bytes, *words: str) -> dict[str, object]:
    """Check that a document is read with some words in what is printed, and return its record."""
    (folder / name).write_bytes(data)
    done = read(folder, name, path="")
    assert done.status == 0, done.err
    assert done.err == ""
    for word in words:
        assert word in done.out, done.out
    assert "\x1b" not in done.out
    assert done.seconds < LIMIT_SECONDS
    printed = json.loads(read(folder, name, "--json", "-", path="").out)
    assert isinstance(printed, dict)
    return printed


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", ("this file is empty",)),
        ("blank.txt", b"\n \n", ("nothing but blanks",)),
        ("program.txt", b"\x7fELF" + bytes(2000), ("a program, which is not read",)),
        ("noise.txt", bytes(range(256)) * 20, ("not text but a binary file",)),
        ("locked.pdf", pdf(lines(WORDS), user_password="x"), ("locked with a password",)),
        ("cut.pdf", pdf(lines(WORDS))[:300], ("cut off or damaged", "fetch it again")),
        ("scan.pdf", pdf(box(9, 9, 300, 300)), ("only pictures of pages", "install tesseract")),
        ("bomb.docx", docx(paragraph("x"), {"word/media/x": "0" * 40_000_000}), ("would unpack to 40.0 MB",)),
        ("cut.docx", docx(paragraph(WORDS))[:200], ("cut off or damaged",)),
        ("app.html", b"<!DOCTYPE html><script>x</script>", ("no words outside its scripts",)),
        ("memo.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ("old Office file", "save it as .docx")),
        ("memo.rtf", b"{\\rtf1 words}", ("rich text", "save it as .docx")),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(50), ("picture of a page", "install tesseract")),
    ],
)
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, name: str, data: bytes, words: tuple[str, ...]) -> None:
    refused(tmp_path, name, data, *words)


def test_a_missing_file_a_folder_and_a_device(tmp_path: Path) -> None:
    (tmp_path / "memorandum.txt").write_text(WORDS)
    done = read(tmp_path, "memorandun.txt", ".", "/dev/zero")
    assert done.status == 1
    assert 'did you mean "memorandum.txt"?' in done.err
    assert "this is a folder" in done.err
    assert "/dev/zero: " in done.err
    assert "Traceback" not in done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "memo.txt")
    done = read(tmp_path, "memo.txt")
    assert done.status == 1
    assert "a device, a pipe or a socket" in done.err


def test_an_unknown_choice_for_ocr(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text(WORDS)
    done = read(tmp_path, "memo.txt", "--ocr", "alwaysx")
    assert done.status == 2
    assert 'did you mean "always"?' in done.err


def test_mixed_encodings_are_read_and_said(tmp_path: Path) -> None:
    data = ("Café. " + WORDS + "\n\n").encode() + "The résumé was sent later.\n".encode("cp1252")
    record = accepted(tmp_path, "memo.txt", data, "2 bytes in this file are not UTF-8", "read as cp1252")
    assert "The résumé was sent later." in json.dumps(record, ensure_ascii=False)


def test_scripts_and_hidden_parts_of_html_are_nowhere(tmp_path: Path) -> None:
    data = f"<!DOCTYPE html><script>EVIL()</script><p hidden>EVIL</p><p>{WORDS}</p>".encode()
    record = accepted(tmp_path, "memo.html", data, "parts of the page that it hides")
    assert "EVIL" not in json.dumps(record)
    assert WORDS in json.dumps(record)


def test_a_document_with_references_outside_itself_is_read_without_following_them(tmp_path: Path) -> None:
    outside = (("image", "http://127.0.0.1:9/a.png", True), ("attachedTemplate", "file:///etc/passwd", True))
    parts = {"word/_rels/settings.xml.rels": relations(*outside)}
    accepted(tmp_path, "memo.docx", docx(paragraph(WORDS), parts, outside), "refers to things outside its text")


def test_words_under_a_box_are_nowhere(tmp_path: Path) -> None:
    page = lines("The source Zymurgy met the minister.", "He said little.") + box(124, 716, 48, 14)
    record = accepted(tmp_path, "memo.pdf", pdf(page), "page 1: words lie under a box (faulty redaction)")
    assert "ymur" not in json.dumps(record)


def test_a_document_that_is_all_redaction_is_an_honest_record(tmp_path: Path) -> None:
    record = accepted(tmp_path, "memo.txt", b"[redacted]\n\n25X1\n\n[redacted] [redacted]\n", "25X1")
    assert record["judgments"] == []


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    data = f"\x1b[31mRED\x1b[0m\n\n{WORDS} \x9b2J\x07 More words of the same kind follow here.\n".encode()
    accepted(tmp_path, "memo.txt", data, "control characters were read as blanks")


def test_two_thousand_pages_are_read(tmp_path: Path) -> None:
    pages = [lines(f"{number}. {WORDS}", "They will see to it.") for number in range(1, 2001)]
    (tmp_path / "long.pdf").write_bytes(pdf(*pages))
    done = by_a_process(tmp_path, "long.pdf")
    assert done.status == 0, done.err
    assert done.seconds < 60


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("noise.txt", bytes(range(256)) * 20, 1),
        ("cut.pdf", pdf(lines(WORDS))[:300], 1),
        ("scan.pdf", pdf(box(9, 9, 300, 300)), 1),
        ("bomb.docx", docx(paragraph("x"), {"word/media/x": "0" * 40_000_000}), 1),
        ("memo.pdf", pdf(lines(WORDS) + box(124, 716, 48, 14)), 0),
        ("memo.html", f"<!DOCTYPE html><script>EVIL()</script><p>{WORDS}</p>".encode(), 0),
        (
            "memo.txt",
            f"\x1b[31mRED\x1b[0m\n\n{WORDS} \x9b2J\x07 More words of the same kind follow here.\n".encode(),
            0,
        ),
    ],
)
def test_a_process_says_of_a_document_what_is_said_here(tmp_path: Path, name: str, data: bytes, status: int) -> None:
    (tmp_path / name).write_bytes(data)
    process, here = by_a_process(tmp_path, name, path=""), read(tmp_path, name, path="")
    assert (process.status, process.out, process.err) == (here.status, here.out, here.err)
    assert process.status == status, process.err
    assert process.seconds < LIMIT_SECONDS
