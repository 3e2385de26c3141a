"""Two releases side by side: what a scanner did to the words, what was withheld, what was written otherwise."""

from __future__ import annotations

import json
import time
from pathlib import Path
from random import Random

import pytest

from countermove.records.align import Alignment, Status, align
from countermove.records.pairing import LIKE, REWORDED
from countermove.records.record import (
    Counts,
    Document,
    Footnote,
    Paragraph,
    Passage,
    Record,
    Redaction,
    Section,
)
from countermove.records.wording import Cause, is_misread

SAMPLES = Path(__file__).parents[2] / "records" / "samples"

OFFER = (
    "The visit of Energy Minister Vanek to Selm in mid-April opened the campaign, and he carried a proposal that went "
    "well beyond the contract drafted in 1979."
)
MONEY = (
    "Orsovia has borrowed heavily to lay the line, and its bankers in Corran must be repaid from 1985 onward; no other "
    "buyer lies within reach of the pipe."
)
RADAR = "The refusal of a radar station in late February was perhaps a first sign of what patience would bring."
WINTER = "Talmark is likely to sign for the gas before winter, since its Treasury counts the savings of every month."


def release(*texts: str | Redaction, name: str = "M-1", denied: int = 0) -> Record:
    """Return a record of paragraphs; a redaction among them is a block withheld between them."""
    paragraphs: list[Paragraph] = []
    blocks: list[Redaction] = []
    for text in texts:
        if isinstance(text, Redaction):
            blocks.append(Redaction(len(paragraphs), text.marker, kind="block"))
        else:
            paragraphs.append(Paragraph(f"{name}/1/{len(paragraphs) + 1}", text, (1, 1), redactions=_marks(text)))
    section = Section("1", 1, "Text", 1, 1, tuple(paragraphs), tuple(blocks))
    return Record(name, Document(), Counts(denied_pages=denied), (section,))


def _marks(text: str) -> tuple[Redaction, ...]:
    found, at = [], text.find("[")
    while at >= 0:
        end = text.index("]", at) + 1
        found.append(Redaction(at, text[at:end]))
        at = text.find("[", end)
    return tuple(found)


def only(alignment: Alignment) -> tuple[Status, list[tuple[Cause, str, str]]]:
    (row,) = alignment.rows
    return row.status, [(one.cause, one.first, one.second) for one in row.differences]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("government", "govemment"),
        ("Talmark", "Talrnark"),
        ("well", "we1l"),
        ("table", "tab1e"),
        ("neighbour", "nelghbcur"),
        ("2011", "20l1"),
        ("vulnerabilities", "vulnerabllitles"),
    ],
)
def test_a_misread_word_is_the_same_word(was: str, now: str) -> None:
    assert is_misread(was, now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("likely", "unlikely"),
        ("able", "unable"),
        ("probable", "improbable"),
        ("agree", "disagree"),
        ("important", "unimportant"),
        ("favourable", "unfavourable"),
        ("1983", "1984"),
        ("1985", "1935"),
        ("now", "not"),
        ("his", "its"),
        ("will", "would"),
        ("may", "must"),
        ("neighbour", "neighborly"),
        ("east", "west"),
    ],
)
def test_another_word_is_not_taken_for_a_misread_one(was: str, now: str) -> None:
    assert not is_misread(was, now)


def test_noise_of_a_scanner_alone_leaves_a_passage_the_same_and_is_listed() -> None:
    noisy = OFFER.replace("Minister", "Minlster").replace("campaign", "carnpaign").replace("proposal", "propo sal")
    status, found = only(align(release(OFFER), release(noisy)))
    assert status is Status.SAME
    assert found == [
        (Cause.SCAN, "Minister", "Minlster"),
        (Cause.SCAN, "campaign", "carnpaign"),
        (Cause.SCAN, "proposal", "propo sal"),
    ]


def test_other_punctuation_quotation_marks_and_hyphens_are_no_difference() -> None:
    one = "Talmark's Treasury counts the savings -- the Foreign Ministry asks what will be demanded."
    other = "Talmark’s Treasury counts the savings—the Foreign Ministry asks what will be demanded."
    assert only(align(release(one), release(other))) == (Status.SAME, [])


@pytest.mark.parametrize(
    ("was", "now"),
    [("is likely", "is not likely"), ("is likely", "is unlikely"), ("before winter", "after winter"), ("gas", "oil")],
)
def test_one_word_of_another_meaning_is_a_change(was: str, now: str) -> None:
    status, found = only(align(release(WINTER), release(WINTER.replace(was, now))))
    assert status is Status.CHANGED
    assert [cause for cause, _, _ in found] == [Cause.WORDING]


def test_words_behind_a_mark_are_shown_by_the_better_release_and_withheld_by_the_other() -> None:
    hidden = OFFER.replace("Energy Minister Vanek", "[redacted]")
    status, found = only(align(release(hidden), release(OFFER)))
    assert (status, found) == (Status.SHOWN, [(Cause.SHOWN, "", "Energy Minister Vanek")])
    status, found = only(align(release(OFFER), release(hidden)))
    assert (status, found) == (Status.WITHHELD, [(Cause.WITHHELD, "Energy Minister Vanek", "")])


def test_each_release_may_show_what_the_other_withholds() -> None:
    one = OFFER.replace("Energy Minister Vanek", "[ ]")
    other = OFFER.replace("the contract drafted in 1979", "[REDACTED]")
    status, found = only(align(release(one), release(other)))
    assert status is Status.BOTH
    assert found == [
        (Cause.SHOWN, "", "Energy Minister Vanek"),
        (Cause.WITHHELD, "the contract drafted in 1979", ""),
    ]


def test_words_that_are_missing_without_a_mark_are_another_wording() -> None:
    status, _ = only(align(release(OFFER), release(OFFER.replace("Energy Minister Vanek", "him"))))
    assert status is Status.CHANGED


def test_a_code_alone_in_the_margin_explains_missing_words_but_not_one_or_two() -> None:
    def with_code(text: str) -> Record:
        record = release(text)
        paragraph = record.sections[0].paragraphs[0]
        coded = Paragraph(paragraph.cite, text, (1, 1), redactions=(Redaction(0, "", ("25X1",), certainty="low"),))
        return Record("M-1", Document(), Counts(), (Section("1", 1, "", 1, 1, (coded,)),))

    status, found = only(align(release(OFFER), with_code(OFFER.replace("Energy Minister Vanek ", ""))))
    assert (status, [cause for cause, _, _ in found]) == (Status.WITHHELD, [Cause.WITHHELD])
    assert only(align(release(OFFER), with_code(OFFER.replace("Vanek ", ""))))[0] is Status.CHANGED


def test_passages_are_paired_in_order_past_those_that_only_one_release_has() -> None:
    block = Redaction(0, "[REDACTED]")
    rows = align(release(OFFER, block, WINTER), release(OFFER, MONEY, WINTER)).rows
    shown = [(row.first and row.first.cite, row.second and row.second.cite, str(row.status)) for row in rows]
    assert shown == [
        ("M-1/1/1", "M-1/1/1", "same"),
        (None, "M-1/1/2", "shown"),
        ("M-1/1/2", "M-1/1/3", "same"),
    ]
    assert rows[1].is_marked


def test_a_passage_that_only_one_release_has_says_whether_a_mark_stands_for_it() -> None:
    def marked(first: Record, second: Record) -> list[bool]:
        return [row.is_marked for row in align(first, second).rows if row.first is None or row.second is None]

    assert marked(release(OFFER, WINTER), release(OFFER, MONEY, WINTER)) == [False]
    assert marked(release(OFFER, MONEY, WINTER), release(OFFER, Redaction(0, "[ ]"), WINTER)) == [True]
    assert marked(release(OFFER, WINTER, denied=1), release(OFFER, MONEY, WINTER)) == [True]
    assert marked(release(OFFER, "[REDACTED]", WINTER), release(OFFER, MONEY, WINTER)) == [True]


def test_a_passage_that_moved_is_found_where_it_went() -> None:
    rows = align(release(RADAR, OFFER, MONEY, WINTER), release(OFFER, MONEY, WINTER, RADAR)).rows
    moved = [(row.first and row.first.cite, row.second and row.second.cite) for row in rows if row.has_moved]
    assert moved == [("M-1/1/1", "M-1/1/4")]
    assert {row.status for row in rows} == {Status.SAME}
    assert len(rows) == 4


def test_a_passage_rewritten_between_the_same_neighbours_is_changed_not_gone() -> None:
    rewritten = "What went wrong at the radar station in the spring could be a sign, some say, that waiting pays."
    rows = align(release(OFFER, RADAR, MONEY), release(OFFER, rewritten, MONEY)).rows
    assert [row.status for row in rows] == [Status.SAME, Status.CHANGED, Status.SAME]
    unlike = "Nobody in Hadrin had counted on rain."
    rows = align(release(OFFER, RADAR, MONEY), release(OFFER, unlike, MONEY)).rows
    assert [row.status for row in rows] == [Status.SAME, Status.WITHHELD, Status.SHOWN, Status.SAME]


def test_repeated_passages_are_paired_one_to_one_and_in_order() -> None:
    rows = align(release(OFFER, OFFER, WINTER, OFFER), release(OFFER, OFFER, WINTER, OFFER)).rows
    assert [(row.first.cite, row.second.cite) for row in rows if row.first and row.second] == [
        (f"M-1/1/{number}", f"M-1/1/{number}") for number in (1, 2, 3, 4)
    ]


def test_footnotes_are_paired_with_footnotes_and_a_missing_one_is_marked() -> None:
    note = Passage("M-1/1/fn1", RADAR, (9, 9))
    body = release(OFFER, WINTER)
    whole = Record("M-1", Document(), Counts(), body.sections, (Footnote("1", "M-1/1/1", "present", note),))
    cut = Record("M-1", Document(), Counts(), body.sections, (Footnote("1", "M-1/1/1", "text_missing"),))
    assert [row.status for row in align(whole, whole).rows] == [Status.SAME] * 3
    last = align(whole, cut).rows[-1]
    assert (last.first, last.second, last.status, last.is_marked) == (note, None, Status.WITHHELD, True)


def test_nothing_can_be_compared_with_nothing() -> None:
    assert align(release(), release()).rows == ()
    assert [row.status for row in align(release(OFFER), release("[redacted]")).rows] == [Status.WITHHELD]
    assert align(release("[ ]"), release("[redacted]")).rows == ()


def test_the_thresholds_are_where_they_are_said_to_be() -> None:
    """Half the words in common pair two passages anywhere; a quarter only between the same neighbours."""
    assert (LIKE, REWORDED) == (0.4, 0.2)
    words = [f"word{number}teen" for number in "abcdefghijklmnopqrst"]
    half = " ".join(words[:10] + [f"other{letter}ish" for letter in "abcdefghij"])
    quarter = " ".join(words[:5] + [f"other{letter}ish" for letter in "abcdefghijklmno"])
    whole = " ".join(words)
    assert len(align(release(whole, MONEY), release(MONEY, half)).rows) == 2
    assert len(align(release(whole, MONEY), release(MONEY, quarter)).rows) == 3
    assert len(align(release(OFFER, whole, WINTER), release(OFFER, quarter, WINTER)).rows) == 3


def test_the_other_way_round_the_same_rows_come_out_with_the_roles_changed() -> None:
    one = release(OFFER, MONEY.replace("bankers in Corran", "[ ]"), RADAR, WINTER)
    other = release(OFFER, MONEY, WINTER.replace("likely", "certain"))
    there, back = align(one, other), align(other, one)
    turned = {Status.SHOWN: Status.WITHHELD, Status.WITHHELD: Status.SHOWN}
    assert sorted(str(row.status) for row in there.rows) == sorted(
        str(turned.get(row.status, row.status)) for row in back.rows
    )
    assert there.summary()["words_shown"] == back.summary()["words_withheld"] == 3


def test_one_scan_in_ten_words_wrong_leaves_long_documents_aligned_in_bounded_time() -> None:
    random = Random(7)
    vocabulary = ["".join(random.choices("abcdefghimnoprstuvw", k=random.randrange(4, 11))) for _ in range(3000)]
    texts = [" ".join(random.choices(vocabulary, k=70)) for _ in range(400)]
    noisy = [" ".join(_misread(word, random) for word in text.split()) for text in texts]
    started = time.process_time()
    rows = align(release(*texts), release(*noisy)).rows
    assert time.process_time() - started < 10
    assert len(rows) == 400
    assert all(row.first and row.second and row.first.cite == row.second.cite for row in rows)
    assert sum(row.status is Status.SAME for row in rows) == 400


def _misread(word: str, random: Random) -> str:
    if random.random() > 0.1:
        return word
    at = random.randrange(len(word))
    return f"{word[:at]}{random.choice('ceoxz')}{word[at + 1 :]}"


def test_very_long_passages_are_compared_in_bounded_time() -> None:
    random = Random(3)
    text = " ".join(random.choice(["the", "gas", "line", "winter", "of", "selm"]) for _ in range(30_000))
    started = time.process_time()
    (row,) = align(release(text), release(f"{text} more")).rows
    assert time.process_time() - started < 30
    assert row.status is Status.CHANGED


def test_as_json() -> None:
    body = align(release(OFFER.replace("Energy Minister Vanek", "[ ]"), MONEY), release(OFFER)).to_json()
    json.dumps(body)
    assert body["summary"]["shown"] == 1
    assert body["passages"][0]["shown"] == ["Energy Minister Vanek"]
    assert body["passages"][1] | {"withheld": None} == {
        "first": "M-1/1/2",
        "second": None,
        "status": "withheld",
        "moved": False,
        "marked": False,
        "shown": [],
        "withheld": None,
        "differences": [],
    }


def test_the_two_releases_of_the_invented_paper() -> None:
    from countermove.records.read import read_file

    one, other = (read_file(SAMPLES / f"{name}.txt") for name in ("printed", "printed-better-release"))
    expected = json.loads((SAMPLES / "printed-better-release.expected.json").read_text(encoding="utf-8"))
    rows = align(one, other).rows

    def tail(passage: Passage | None) -> str | None:
        if passage is None:
            return None
        place = passage.cite.removeprefix(f"{one.id}/")
        return place.rpartition("/")[2] if "fn" in place else place

    found = [[tail(row.first), tail(row.second), str(row.status)] for row in rows]
    assert sorted(map(str, found)) == sorted(map(str, expected["alignment_with_printed"]))
    misread = {(one.first, one.second) for row in rows for one in row.differences if one.cause is Cause.SCAN}
    assert {("Talmark", "Talrnark"), ("well", "we1l"), ("table", "tab1e"), ("government", "govemment")} <= misread
