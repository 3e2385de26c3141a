"""Plain text: encodings, what is no text, and offsets that stay."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest
from unit.records.readers.reading import check_sound, codes, refused

from countermove.records.readers.limits import Limits
from countermove.records.readers.open import source_of_bytes, source_of_text

WORDS = "Le ministère a dit “non” — l’affaire est close.\r\nЮ\n"


def test_utf8_is_the_text_itself() -> None:
    data = WORDS.encode()
    source = source_of_bytes(data, "memo.txt")
    assert (source.text, source.encoding, source.medium, source.remarks) == (WORDS, "utf-8", "text", ())
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.lines[0].text.endswith("close.")
    assert source.path == "memo.txt"
    check_sound(source)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str) -> None:
    source = source_of_bytes(WORDS.encode(encoding), "memo.txt")
    assert source.text == WORDS
    assert source.remarks == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_shows_by_its_zero_bytes(encoding: str) -> None:
    text = "The minister said “no”.\n" * 10
    source = source_of_bytes(text.encode(encoding), "memo.txt")
    assert (source.text, source.encoding) == (text, encoding)


def test_half_a_character_at_the_end_of_utf16_is_replaced_and_said() -> None:
    source = source_of_bytes("\ufeffThe end".encode("utf-16-le") + b"x", "memo.txt")
    assert source.text == "The end\N{REPLACEMENT CHARACTER}"
    assert codes(source) == ["undecodable"]
    assert source.remarks[0].message.startswith("1 byte sequence could not be read as utf-16-le and was replaced")


def test_cp1252_is_the_fallback_and_is_said() -> None:
    source = source_of_bytes("The “talks” cost £5 — no more.\n".encode("cp1252"), "memo.txt")
    assert source.text == "The “talks” cost £5 — no more.\n"
    assert source.encoding == "cp1252"
    assert codes(source) == ["not_utf8"]


def test_what_is_undefined_in_cp1252_is_replaced_counted_and_placed() -> None:
    source = source_of_bytes(b"first\nsecond \x81\x8d \x93x\x94\n" + b"more text " * 20, "memo.txt")
    assert "second \ufffd\ufffd “x”" in source.text
    assert codes(source) == ["not_utf8", "undecodable"]
    assert source.remarks[1].message.startswith("2 byte sequences")
    assert source.remarks[1].line == 2


def test_mixed_encodings_are_read_byte_by_byte_and_counted() -> None:
    data = "Café in UTF-8.\n".encode() + "Café in the other.\n".encode("cp1252") + b"A lost \x81 one.\n"
    source = source_of_bytes(data, "memo.txt")
    assert source.text == "Café in UTF-8.\nCafé in the other.\nA lost \ufffd one.\n"
    assert source.encoding == "utf-8 and cp1252"
    assert codes(source) == ["mixed_encodings", "undecodable"]
    assert source.remarks[0].message.startswith("2 bytes in this file are not UTF-8")
    assert source.remarks[0].line == 2
    assert source.remarks[1].line == 3


def test_control_characters_become_blanks_and_offsets_stay() -> None:
    source = source_of_bytes(
        "A\x07 bell,\x1b[31m red\x1b[0m, \x85 and\x00 nothing. ".encode() + b"words " * 50, "memo.txt"
    )
    assert source.text.startswith("A  bell, [31m red [0m,   and  nothing. ")
    assert codes(source) == ["control_characters"]
    assert source.remarks[0].message.startswith("5 control characters were read as blanks (the first is on line 1)")
    check_sound(source)


def test_tabs_line_ends_and_form_feeds_stay() -> None:
    text = "one\ttwo\r\nthree\n\fpage two\n\f\n"
    source = source_of_text(text, "memo.txt")
    assert source.text == text
    assert source.page_starts == (0, 16)
    assert source.page_at(3) == 1
    assert source.page_at(20) == 2


def test_a_text_without_form_feeds_has_no_pages() -> None:
    assert source_of_text("one\ntwo").page_starts == ()
    assert source_of_text("one\ntwo\n\f").page_starts == (0,)


def test_carriage_returns_alone_end_lines() -> None:
    source = source_of_bytes(b"one\rtwo\rthree\r", "old.txt")
    assert [line.text for line in source.lines] == ["one", "two", "three", ""]
    assert codes(source) == ["line_ends"]


@pytest.mark.parametrize("name", ["memo.txt", "memo", "memo.pdf", "memo.docx"])
def test_binary_data_is_refused_whatever_its_name(name: str) -> None:
    data = b"\x01\x02" + bytes(range(256)) * 20
    refused(data, "not text but a binary file", "can be read", name=name)


def test_a_file_that_starts_as_text_and_goes_on_as_binary_is_refused() -> None:
    refused(b"#!/bin/sh\necho hello\n" * 20 + bytes(range(32)) * 100, "binary")


@pytest.mark.parametrize("data", [b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\n" * 5000, b"\f\f"])
def test_blanks_alone_are_refused(data: bytes) -> None:
    refused(data, "nothing but blanks")


def test_more_characters_than_the_limit_are_refused() -> None:
    refused(b"word " * 100, "more than 100 characters", "split it", limits=Limits(characters=100))


MEASURE = """
import sys, time
from pathlib import Path
from countermove.records.readers.open import open_source
started = time.process_time()
source = open_source(sys.argv[1])
lines = len(source.lines)
# Not the peak of getrusage: that of a new process starts at what its parent had when it was made.
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(lines, len(source.text), time.process_time() - started, peak)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in kB on Linux")
@pytest.mark.parametrize("word", [b"word ", "мир é ".encode(), "café ".encode("cp1252"), "é".encode() + b"\xe9 "])
def test_fifty_megabytes_on_one_line_take_seconds_and_bounded_memory(tmp_path: object, word: bytes) -> None:
    path = os.path.join(str(tmp_path), "long.txt")
    with open(path, "wb") as file:
        file.write(word * (50_000_000 // len(word)))
    run = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, check=True)
    lines, characters, seconds, kilobytes = map(float, run.stdout.split())
    assert lines == 1
    assert characters <= 50_000_000
    assert seconds < 10
    assert kilobytes < 600_000


@pytest.mark.parametrize(
    "sign", ["\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u200b", "\u2060", "\u061c"]
)
def test_signs_that_turn_or_hide_words_become_blanks(sign: str) -> None:
    data = f"The file\nis {sign}cod.exe{sign} here.\n"
    source = source_of_bytes(data.encode(), "memo.txt")
    assert source.text == "The file\nis  cod.exe  here.\n"
    assert codes(source) == ["control_characters"]
    assert source.remarks[0].message == "2 control characters were read as blanks (the first is on line 2)"
    assert source_of_text(data).text == source.text
    page = f"<html><body><p>is {sign}cod.exe here.</p></body></html>"
    assert sign not in source_of_bytes(page.encode(), "memo.html").text
    assert sign not in source_of_bytes(f"<p>is &#{ord(sign)};cod.exe</p>".encode(), "memo.html").text


def test_signs_that_belong_to_words_stay() -> None:
    text = "\u0645\u06cc\u200c\u0631\u0648\u062f na\u00adive\n"
    assert source_of_text(text).text == text
