"""The share of tokens that look like words: near one for prose, low for wreckage."""

from __future__ import annotations

import pytest
from unit.records.furniture.sheets import PROSE, read, remarked, spaced

from countermove.records.furniture.quality import share_of_words

WRECK = (
    "Tbe c0mrn1ttce ~ ,^ |l1 vbq xjr 'f@r tlre q4arter 0f 1h3 lii|| zxqv .-~ wlth n0 5ign",  # codespell:ignore
    "rn3et1ng ^^ pr0du&ed jqk vv||~ lhe 5ame r3su|t5 a$ b3fore xz ;;: tlrat ihe p1er wa5 l|",
)


def share(*lines: str) -> float:
    good, tokens = share_of_words(lines)
    return good / tokens


def test_prose_is_words() -> None:
    assert share(*PROSE) > 0.97
    assert share(*(line.upper() for line in PROSE)) > 0.97


def test_wreckage_is_not() -> None:
    assert share(*WRECK) < 0.5


@pytest.mark.parametrize(
    "token",
    [
        "harbour",
        "Harbour",
        "HARBOUR",
        "McCall",
        "U.S.",
        "vis-a-vis",
        "Soviet's",
        "NATO",
        "(CBMs),",
        "rhythm",
        "Éire",
        "a",
    ],
)
def test_words(token: str) -> None:
    assert share_of_words([token]) == (1, 1)


@pytest.mark.parametrize(
    "token", ["tlrc~", "c0mmittee", "xqz", "hArBouR", "vbqr", "t", "zz", "bbbook", "l1kely", "|||x", "~~~~"]
)
def test_no_words(token: str) -> None:
    assert share_of_words([token]) == (0, 1)


@pytest.mark.parametrize("token", ["1985", "12.5%", "$40", "1950s", "--", "...", "17-18", "3rd"])
def test_numbers_and_punctuation_are_not_counted(token: str) -> None:
    assert share_of_words([token]) == (0, 0)


def test_a_poor_page_is_remarked_and_a_short_one_is_not_judged() -> None:
    furniture = read(*PROSE, "\f" + WRECK[0], WRECK[1])
    (remark,) = [remark for remark in furniture.remarks if remark.code == "low_quality_page"]
    assert (remark.page, remark.line) == (2, 4)
    assert furniture.quality is not None
    assert furniture.pages[0].quality is not None
    assert furniture.pages[0].quality > 0.97
    assert spaced("Two words").quality is None
    assert "low_quality_page" not in remarked(spaced("xq zv"))
