"""Paragraphs come apart in every layout: blank lines, indents, double spacing, one line each, all on one line."""

from unit.records.body.documents import LONG, SECOND, headings, paragraphs, read, texts

WRAPPED = """
    The question of the harbour dues has been open since the treaty
of 1951. Velm collects them on every hull that passes the mole, and
Orsk has refused to pay since last March.
    Two reasons are given for the refusal. The first is that the
dredging for which the dues are meant has not been done. The other is
that the treasury of Orsk has no foreign money.
    In our view the second reason is the true one. The dredging was
stopped in 1949 and no complaint was made for two years.
"""


def test_indented_paragraphs_without_blank_lines_come_apart() -> None:
    assert [paragraph.lines for paragraph in paragraphs(WRAPPED)] == [(1, 3), (4, 6), (7, 8)]


def test_paragraphs_that_end_on_a_short_line_come_apart_where_nothing_else_parts_them() -> None:
    flush = "\n".join(line.strip() for line in WRAPPED.strip("\n").splitlines())
    assert [paragraph.lines for paragraph in paragraphs(flush)] == [(1, 3), (4, 6), (7, 8)]


def test_a_short_line_ends_nothing_where_blank_lines_part_the_paragraphs() -> None:
    text = "\n\n".join([WRAPPED.strip().split("\n    ")[0], WRAPPED.split("\n    ")[2], WRAPPED.split("\n    ")[3]])
    spaced = "\n".join(line.strip() for line in text.splitlines()).replace("last March.", "March.\nIt pays elsewhere.")
    assert len(paragraphs(spaced)) == 3


def test_double_spaced_lines_are_one_paragraph() -> None:
    double = "\n\n".join(WRAPPED.strip("\n").splitlines())
    assert [paragraph.lines[0] for paragraph in paragraphs(double)] == [1, 7, 13]


def test_one_line_is_one_paragraph_where_no_blank_lines_stand_between() -> None:
    text = f"Summary\n{LONG}\n{SECOND}\nThe Prospects of the Strike\n{LONG}\n{SECOND}"
    assert headings(text) == ["Summary", "The Prospects of the Strike"]
    assert texts(text) == [LONG, SECOND, LONG, SECOND]


def test_a_body_on_one_line_is_cited_by_sentence() -> None:
    record = read(" ".join([LONG, "Mr. Halm of the U.S. Line agrees.", SECOND] * 20))
    assert [paragraph.text for paragraph in record.paragraphs()][:3] == [
        LONG,
        "Mr. Halm of the U.S. Line agrees.",
        SECOND,
    ]
    assert "one_line" in [remark.code for remark in record.remarks]


def test_hard_line_breaks_stay_in_the_paragraph() -> None:
    (paragraph,) = paragraphs(f"{LONG}  \nThe pilots sail.")
    assert paragraph.text == f"{LONG} The pilots sail."


def test_hyphens_of_the_line_go_and_hyphens_of_the_word_stay() -> None:
    (paragraph,) = paragraphs(
        """
        The government has said that the strike is a low-
        level affair and that it will not intervene in the dis-
        pute. The dispute is older than that, and the govern-
        ment--which has heard of it since May--
        knows that it is.
        """
    )
    assert "a low-level affair" in paragraph.text
    assert "in the dispute." in paragraph.text
    assert "the government--which" in paragraph.text
    assert "since May--knows" in paragraph.text


def test_carriage_returns_are_no_words() -> None:
    assert texts(f"{LONG}\r\n\r\n{SECOND}\r\n") == [LONG, SECOND]
