"""Any text is read: nothing is raised, nothing is lost, and every word points back at the source."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countermove.records.beside import beside, printed_back
from countermove.records.layers import Kind
from countermove.records.markdown import as_markdown
from countermove.records.present import present
from countermove.records.read import Reading, read_structure
from countermove.records.restore import restore
from countermove.records.source import SourceText

_WORDS = """The Soviets may talk. peace, of Velm's and low- level "offer." U.S. talks: (S) (2) 25X1 STAT é _x_
[redacted]
<sup>1</sup> 2/ [3] * ** -- — • # ## a. (1) 1. IV. Secret NOFORN Summary | □ ILLEGIB ¹ ² SUBJECT: FROM: 1 -"""
_LINES = """


25X1
Secret
SECRET
[REDACTED]
---
# Title
**Summary**
Page Denied
- 2 -
Distribution:
May 1982
1 - [redacted]
<sup>1</sup> A note.
Brezhnev's statement,
SOV 82-10075X
[*2 lines not declassified*]
- an entry
[Omitted here is a list.]
(a) an entry
     indented words
1. (C) A paragraph of some length is here.
Approved For Release 2003/05/14 : CIA-RDP79R00777A000900010021-3
This paper has been prepared by [redacted] Staff."""
WORDS = st.sampled_from([*_WORDS.split(), "Original -", "[ ]", " ", "\t", "\f", "\x00", "\u2028"])
LINES = st.lists(WORDS, max_size=14).map(" ".join)
SPECIAL = st.sampled_from(_LINES.split("\n"))
DOCUMENTS = st.lists(st.one_of(LINES, SPECIAL, SPECIAL), max_size=40).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n"]).map(lambda end: end.join(lines))
)
UNHURRIED = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])


def reading_of(text: str) -> Reading:
    return read_structure(SourceText("memo.txt", "0" * 64, "text", text))


@UNHURRIED
@given(st.one_of(DOCUMENTS, st.text(max_size=400)))
def test_any_text_is_read_and_printed_back(text: str) -> None:
    reading = reading_of(text)
    lines = beside(reading)
    assert printed_back(lines) == text
    assert [line.number for line in lines] == [line.number for line in reading.source.lines]


@UNHURRIED
@given(DOCUMENTS)
def test_every_line_of_text_is_in_exactly_one_place(text: str) -> None:
    reading = reading_of(text)
    placed = [line.number for block in reading.blocks for line in block.lines]
    assert len(placed) == len(set(placed))
    kinds = {entry.line.number: entry.kind for entry in reading.furniture.lines}
    assert {number for number, kind in kinds.items() if kind is Kind.TEXT} <= set(placed)
    body = {Kind.BODY, Kind.ITEM, Kind.FOOTNOTE}
    assert not [line for line in beside(reading) if line.kind in body and not line.cites]


@UNHURRIED
@given(DOCUMENTS)
def test_every_character_of_a_passage_is_a_blank_between_lines_or_points_at_itself(text: str) -> None:
    for passage in reading_of(text).record.passages():
        covered: set[int] = set()
        for piece in passage.pieces:
            length = piece.span.end - piece.span.start
            assert length > 0
            assert passage.text[piece.at : piece.at + length] == text[piece.span.start : piece.span.end]
            assert covered.isdisjoint(range(piece.at, piece.at + length))
            covered.update(range(piece.at, piece.at + length))
        assert {passage.text[at] for at in set(range(len(passage.text))) - covered} <= {" "}


@UNHURRIED
@given(DOCUMENTS)
def test_offsets_lie_inside_and_citations_are_distinct(text: str) -> None:
    record = reading_of(text).record
    cites = [passage.cite for passage in record.passages()]
    assert len(cites) == len(set(cites))
    for passage in record.passages():
        places = [redaction.at for redaction in passage.redactions] + [join.at for join in passage.joins]
        assert all(0 <= at <= len(passage.text) for at in places)
        assert passage.lines[0] <= passage.lines[1]
        assert passage.text == passage.text.strip()


@UNHURRIED
@given(DOCUMENTS)
def test_a_record_survives_its_json_and_its_markdown_is_made(text: str) -> None:
    record = reading_of(text).record
    assert restore(present(record)) == record
    assert as_markdown(record).endswith("\n")
