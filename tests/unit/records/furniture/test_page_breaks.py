"""Page breaks with all their evidence, pages and their printed numbers."""

from __future__ import annotations

from unit.records.furniture.sheets import HEADER, PROSE, breaks, read, remarked, spaced


def test_form_feeds() -> None:
    assert breaks(read(PROSE[0], "\f" + PROSE[1], PROSE[2])) == [(2, ("form_feed",))]
    assert breaks(read(PROSE[0], "\f", PROSE[1])) == [(3, ("form_feed",))]


def test_known_pages() -> None:
    starts = (0, len(PROSE[0]) + 1)
    furniture = read(*PROSE, page_starts=starts)
    assert breaks(furniture) == [(2, ("page_start",))]
    assert furniture.page_breaks[0].offset == starts[1]
    assert furniture.page_breaks[0].certainty == "high"


def test_banners_at_foot_and_head() -> None:
    furniture = spaced("SECRET", PROSE[0], "SECRET", "SECRET", PROSE[1], "SECRET")
    assert breaks(furniture) == [(7, ("banner_pair",))]
    assert [(page.first_line, page.last_line) for page in furniture.pages] == [(1, 6), (7, 11)]


def test_a_whole_page_turn() -> None:
    furniture = read(
        "SECRET", PROSE[0], "- 1 -", "SECRET", HEADER, "", HEADER, "SECRET", PROSE[1], "- 2 -", "SECRET", HEADER
    )
    assert breaks(furniture) == [(7, ("banner_pair", "release_header", "page_number"))]
    assert [page.printed_number for page in furniture.pages] == ["1", "2"]


def test_headers_alone() -> None:
    assert breaks(read(PROSE[0], HEADER, HEADER, PROSE[1])) == [(3, ("header_pair",))]
    assert breaks(read(HEADER, PROSE[0], HEADER, PROSE[1])) == [(3, ("release_header",))]
    assert breaks(read(PROSE[0], HEADER, PROSE[1], HEADER)) == [(3, ("release_header",))]


def test_weaker_signs_have_lower_certainty() -> None:
    furniture = spaced(*PROSE, "- 2 -", *PROSE, "SECRET", *PROSE)
    assert [(one.evidence, one.certainty) for one in furniture.page_breaks] == [
        (("page_number",), "medium"),
        (("banner",), "low"),
    ]


def test_a_banner_below_a_letterhead_is_the_head_of_its_page() -> None:
    assert breaks(spaced("Directorate of", "Harbours", "SECRET", PROSE[0])) == []


def test_a_denied_page_is_a_page() -> None:
    furniture = spaced(PROSE[0], "Page Denied", PROSE[1])
    assert breaks(furniture) == [(3, ("denied_page",)), (5, ("denied_page",))]
    assert len(furniture.pages) == 3


def test_a_date_below_a_control_number_does_not_part_two_banners() -> None:
    assert breaks(spaced(PROSE[0], "SECRET", "SOV 82-10075X\nMay 1982", "SECRET", PROSE[1])) == [(8, ("banner_pair",))]


def test_the_number_of_a_cable_s_page_stands_at_its_head() -> None:
    assert breaks(read(PROSE[0], "PAGE 02 SELMARA 02417 191402Z", PROSE[1])) == [(2, ("page_number",))]


def test_page_numbers_must_jump_over_denied_pages() -> None:
    jumping = spaced(PROSE[0], "- 3 -", "Page Denied", PROSE[1], "- 5 -")
    assert "denied_page_without_jump" not in remarked(jumping)
    even = spaced(PROSE[0], "- 3 -", "Page Denied", PROSE[1], "- 4 -")
    assert "denied_page_without_jump" in remarked(even)
    unnumbered = spaced(PROSE[0], "Page Denied", PROSE[1])
    assert "denied_page_without_jump" not in remarked(unnumbered)


def test_page_marks_of_a_published_volume_stand_inside_the_text() -> None:
    furniture = read(f"{PROSE[0]} [Page 102] {PROSE[1]}", "[Page 103]", PROSE[2])
    assert breaks(furniture) == [(1, ("page_number",)), (3, ("page_number",))]
    assert [one.kind.value for one in furniture.inserts] == ["page_number"]
