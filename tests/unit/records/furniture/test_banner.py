"""Banners: whole, spaced out, with caveats, struck out, and the words that only look like one."""

from __future__ import annotations

import pytest
from unit.records.furniture.sheets import PROSE, kind_of, kinds, read, spaced

from countermove.records.furniture.banner import Banner, banner_beside, damaged_banner, exact_banner

STRUCK = (
    "SEGRET",
    "SECREE",
    "SEGRE",
    "SEGREE",
    "SEGREP",
    "SEEREP",
    "SEERET",
    "SECREP",
    "SBEREE",
    "SRERET",
    "--SEERER-",
)


@pytest.mark.parametrize(
    ("words", "level", "caveats"),
    [
        ("Secret", "Secret", ()),
        ("TOP SECRET", "Top Secret", ()),
        ("--SECRET--", "Secret", ()),
        ("S E C R E T", "Secret", ()),
        ("C O N F I D E N T I A L", "Confidential", ()),
        ("T O P  S E C R E T", "Top Secret", ()),
        ("Limited Official Use", "Limited Official Use", ()),
        ("SECRET/NOFORN/WNINTEL", "Secret", ("NOFORN", "WNINTEL")),
        ("SECRET//SI//NF", "Secret", ("SI", "NOFORN")),
        ("Secret NOFORN-NOCONTRACT-ORCON", "Secret", ("NOFORN", "NOCONTRACT", "ORCON")),
        ("SECRET AND PERSONAL", "Secret", ("PERSONAL",)),
        ("CONFIDENTIAL PERSONAL", "Confidential", ("PERSONAL",)),
        ("TOP SECRET UMBRA", "Top Secret", ("UMBRA",)),
        ("SECRET NO FOREIGN DISSEM", "Secret", ("NO FOREIGN DISSEM",)),
        ("SECRET REL TO USA, GBR", "Secret", ("REL TO USA GBR",)),
        ("NOFORN", "", ("NOFORN",)),
        ("Not Releasable to Foreign Nationals", "", ("NOFORN",)),
    ],
)
def test_what_a_banner_says(words: str, level: str, caveats: tuple[str, ...]) -> None:
    banner = exact_banner(words)
    assert banner is not None
    assert (banner.level, banner.caveats) == (level, caveats)


@pytest.mark.parametrize("words", ["CONFIDENTIAL - 3 -", "SECRET 5", "5 SECRET", "Secret   Page 3 of 12"])
def test_a_page_number_may_stand_beside_a_banner(words: str) -> None:
    banner = exact_banner(words)
    assert banner is not None
    assert banner.with_page_number


@pytest.mark.parametrize(
    "words",
    [
        "secret",
        "Secret.",
        "Secret talks",
        "Secret Service",
        "The Secret",
        "SECRETARY",
        "SECURITY",
        "Secretary",
        "Confidential Annex",
        "TOP SECRET SESSION",
        "C O N F I D E N T I A L SELMARA 02417",
        "SENSITIVE",
        "SI",
        "",
        "12",
    ],
)
def test_what_is_no_banner(words: str) -> None:
    assert exact_banner(words) is None


@pytest.mark.parametrize("words", ["Secret", "**Secret**", "# SECRET", "  SECRET  "])
def test_only_a_whole_line_is_a_banner(words: str) -> None:
    assert kind_of(words) == "banner"
    assert kind_of(f"{words} was the word he used of the whole affair.") == "text"


@pytest.mark.parametrize("words", STRUCK)
def test_struck_banners_at_a_page_s_edge(words: str) -> None:
    furniture = spaced(words, *PROSE, "SECRET")
    assert kinds(furniture) == ["banner", "text", "text", "text", "banner"]
    assert furniture.counts.banner_lines == 2
    assert furniture.banners[0][1].level == "Secret"
    assert furniture.lines[0].certainty in {"medium", "low"}


@pytest.mark.parametrize("words", ["SEGREE", "SEEREP", "SBEREE"])
def test_far_resemblance_needs_the_other_end_of_the_page(words: str) -> None:
    assert kinds(spaced(words, *PROSE)) == ["text"] * 4


@pytest.mark.parametrize(
    "words", ["SECRETARY", "SECURITY", "SECTION", "STREET", "DECLASSIFIER", "Secrets", "REGRET", "SECRECY"]
)
def test_words_that_resemble_a_banner(words: str) -> None:
    assert kinds(spaced(words, *PROSE, "SECRET"))[0] == "text"


def test_struck_banners_inside_a_page_stay_text() -> None:
    lines = ["SECRET", *PROSE, *PROSE, "SEGREE", *PROSE, *PROSE, "SECRET"]
    assert kinds(spaced(*lines))[7] == "text"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("CONFIOENTLAL", "Confidential"),
        ("UNCLASSXFIED", "Unclassified"),
        ("LIMITEO OFFICIAL USE", "Limited Official Use"),
        ("TOP SEGRET", "Top Secret"),
    ],
)
def test_damaged_cable_banners(words: str, level: str) -> None:
    damaged = damaged_banner(words)
    assert damaged is not None
    assert damaged[0].level == level
    assert damaged[1] >= 0.8


def test_damaged_banner_with_caveats() -> None:
    damaged = damaged_banner("SEGRET/NOFORN")
    assert damaged is not None
    assert (damaged[0].level, damaged[0].caveats) == ("Secret", ("NOFORN",))
    assert damaged_banner("SEGRET MEETING") is None


def test_caveats_that_need_a_banner_beside_them() -> None:
    furniture = read("TOP SECRET", "SENSITIVE", "", PROSE[0])
    assert kinds(furniture) == ["banner", "banner", "text"]
    assert furniture.counts.banner_lines == 1
    assert kind_of("SENSITIVE") == "text"


def test_a_redaction_beside_a_banner_leaves_it_a_banner() -> None:
    assert kind_of("TOP SECRET [REDACTED] NOFORN") == "banner"
    assert kind_of("SECRET 25X1") == "banner"


@pytest.mark.parametrize("words", ["PERSONAL", "AND PERSONAL", "Personal", "Secret and personal matters"])
def test_personal_alone_is_no_banner(words: str) -> None:
    assert exact_banner(words) is None


def test_a_banner_beside_other_words() -> None:
    assert banner_beside("SECRET/NODIS      MEMORANDUM") == (Banner("Secret", ("NODIS",)), "MEMORANDUM")
    assert banner_beside("MEMORANDUM   TOP SECRET") == (Banner("Top Secret"), "MEMORANDUM")
    for words in ("SECRET", "Secretary of State", "NODIS MEMORANDUM", "", "Secret " * 60, "A B C"):
        assert banner_beside(words) is None
