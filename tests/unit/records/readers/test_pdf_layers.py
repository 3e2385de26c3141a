"""Two text layers on each other: one is kept, and no word twice."""

from __future__ import annotations

from unit.records.readers.pdf_files import lines, pdf
from unit.records.readers.reading import check_sound, codes

from countermove.records.readers.open import source_of_bytes
from countermove.records.source import SourceText

GOOD = ["The minister said that his country", "would not give back the islands", "before the talks had ended."]
BAD = ["Thc m1n1stcr sa1d thct hxs cvxntry", "wvxld nvt g1vc bzck thc 1sl2nds", "bcfvrc thc tzlks hzd cndcd."]


def read(page: str) -> SourceText:
    source = source_of_bytes(pdf(page), "memo.pdf")
    check_sound(source)
    return source


def hidden(*rows: str, x: float = 73, y: float = 719) -> str:
    return lines(*rows, x=x, y=y, before="3 Tr")


def test_the_layer_that_reads_well_is_kept_whichever_comes_first() -> None:
    for page in (hidden(*GOOD) + hidden(*BAD, x=72, y=720), hidden(*BAD) + hidden(*GOOD, x=72, y=720)):
        source = read(page)
        assert source.text == "\n".join(GOOD) + "\n"
        assert codes(source) == ["doubled_layer"]
        assert source.remarks[0].page == 1


def test_the_same_layer_twice_is_read_once() -> None:
    assert read(hidden(*GOOD) + hidden(*GOOD, x=72.6, y=720.4)).text == "\n".join(GOOD) + "\n"


def test_a_shadow_is_no_second_layer() -> None:
    source = read(lines("A Title With Shadow", x=73, y=751) + lines("A Title With Shadow", x=72, y=752) + lines(*GOOD))
    assert source.text.count("Shadow") == 1
    assert codes(source) == []


def test_what_only_one_layer_has_stays() -> None:
    source = read(hidden(*BAD) + hidden(*GOOD, x=72, y=720) + lines("Approved for release 2009", y=770))
    assert "Approved for release 2009" in source.text
    assert "islands" in source.text


def test_three_layers() -> None:
    source = read(hidden(*BAD) + hidden(*GOOD, x=72, y=720) + hidden(*BAD, x=72.5, y=719.5))
    assert source.text == "\n".join(GOOD) + "\n"


def test_one_layer_is_left_alone() -> None:
    source = read(lines(*GOOD) + lines(*GOOD, x=320))
    assert source.text.count("islands") == 2
    assert source.remarks == ()


def test_a_great_many_words_on_one_place_take_no_great_time() -> None:
    source = read("".join(lines(f"word{number}") for number in range(5000)))
    assert source.text
