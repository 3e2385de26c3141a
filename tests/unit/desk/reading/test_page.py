"""A document as the reading room shows it: all of its words, in stretches, parts and lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded
from crossing_memo import MEMO, stay, write_memo

from countermove.desk.folder import open_folder
from countermove.desk.reading import page
from countermove.desk.reading.library import Library, Read, Wanted, read_document
from countermove.desk.reading.marks import Judged, judged_of, stretches
from countermove.desk.reading.page import Extras, anchor_of, part_of, part_with, passage_at, stamps
from countermove.desk.reading.resting import resting_on
from countermove.desk.reading.sources import document_path, documents_of
from countermove.engine.watch import Stopped
from countermove.errors import CountermoveError

SECTIONS = (("SUM", "Summary"), ("TAL", "The talks"))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    path = write_memo(tmp_path_factory.mktemp("memo"))
    return read_document(Wanted(path, "MEMO-7", SECTIONS), stay)


def test_stretches_together_are_the_words(read: Read) -> None:
    for passage in read.record.passages():
        judged = judged_of(one for one in read.record.judgments if one.cite == passage.cite)
        assert "".join(one.text for one in stretches(passage, judged, ("permit", "the"))) == passage.text


def test_judgments_withheld_words_and_sought_words_are_marked(read: Read) -> None:
    shown = part_of(read, 1, Extras({}, ("landing",)))
    first = shown.sections[0].passages[0]
    marked = {one.text: one.judged.strength for one in first.stretches if one.judged}
    assert marked == {"could": "possibility", "believe": "belief", "probably": "likelihood", "unlikely": "likelihood"}
    assert [one.text for one in first.stretches if one.is_withheld] == ["[redacted]"]
    assert [one.text for one in first.stretches if one.is_found] == ["landing"]
    probably = next(one for one in first.judged if one.words.startswith("probably"))
    assert probably.words == "probably (63–87%)"
    assert "on the condition: if the town grants a permit" in probably.told


def test_every_line_of_the_text_is_there_with_what_it_is(read: Read) -> None:
    ((number, lines),) = part_of(read, 1, Extras({})).pages
    assert number in {0, 1}
    assert "\n".join(line.text for line in lines) == MEMO
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert lines[0].kind == "banner"
    assert {line.kind for line in lines if line.cites} <= {"", "marker"}
    assert ("banner", "SECRET", 2) in stamps(read)


def test_a_long_document_comes_in_parts_that_leave_nothing_out(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "PARAGRAPHS_A_PART", 1)
    found = [part_of(read, number, Extras({})) for number in (1, 2, 3)]
    assert [part.count for part in found] == [3, 3, 3]
    numbers = [line.number for part in found for _, lines in part.pages for line in lines]
    assert numbers == list(range(1, len(read.lines) + 1))
    assert [one.place for part in found for section in part.sections for one in section.passages] == [
        "SUM/1",
        "TAL/1",
        "TAL/2",
    ]
    assert part_with(read.record, "MEMO-7/TAL/2") == 3
    assert part_of(read, 99, Extras({})).number == 3
    assert passage_at(read.record, 18) == "MEMO-7/SUM/1"


def test_a_document_without_paragraphs_has_one_empty_part(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("SECRET\n", encoding="utf-8")
    shown = part_of(read_document(Wanted(path), stay), 1, Extras({}))
    assert (shown.count, shown.sections) == (1, ())


def test_a_very_long_passage_is_cut_where_it_is_shown(monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    monkeypatch.setattr(page, "LONGEST_PASSAGE", 10)
    first = part_of(read, 1, Extras({})).sections[0].passages[0]
    assert "".join(one.text for one in first.stretches) == "The town c"
    assert first.stretches[-1].note == "the rest of this passage is too long to be shown"


def test_anchors_hold_letters_and_digits() -> None:
    assert anchor_of("EA-M 85/SUM/1") == "p-EA-M-85-SUM-1"


def test_a_judgment_is_told_with_its_holder_and_condition() -> None:
    told = Judged(1, 0, 3, "belief", "thinks", "authors > Tokyo", "if it rains").told
    assert told == "thinks: belief, authors > Tokyo; on the condition: if it rains"


# The library


def test_a_document_is_kept_until_it_changes(tmp_path: Path) -> None:
    path = write_memo(tmp_path)
    library, wanted = Library(), Wanted(path)
    assert library.known(wanted) is None
    library.read(wanted, stay)
    assert isinstance(library.known(wanted), Read)
    (shown,) = library.listing(open_folder(tmp_path), ["MEMO-7.txt"])
    assert (shown.state, shown.date) == ("read", "2025-05-03")
    path.write_text(MEMO + "\nMore.\n", encoding="utf-8")
    assert library.known(wanted) is None
    assert library.listing(open_folder(tmp_path), ["MEMO-7.txt"])[0].state == "not read yet"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 50)
    library = Library()
    library.read(Wanted(path), stay)
    found = library.known(Wanted(path))
    assert isinstance(found, str)
    assert "x.pdf" in found


def test_reading_stops_when_it_is_told_to(tmp_path: Path) -> None:
    def stop(what: str, done: int, total: int) -> bool:
        raise Stopped

    library = Library()
    with pytest.raises(Stopped):
        library.read(Wanted(write_memo(tmp_path)), stop)
    assert library.known(Wanted(tmp_path / "MEMO-7.txt")) is None


def test_only_so_much_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from countermove.desk.reading import library as module

    monkeypatch.setattr(module, "MOST_KEPT", 2)
    library = Library()
    wanted = [Wanted(write_memo(tmp_path, f"{number}.txt")) for number in range(3)]
    for one in wanted:
        library.read(one, stay)
    assert [library.known(one) is None for one in wanted] == [True, False, False]
    assert library.evicted == 1


# Sources


def test_a_source_is_found_by_file_by_name_and_by_number(tmp_path: Path) -> None:
    library, folder = Library(), open_folder(tmp_path)
    case = loaded(bridge(), tmp_path)
    here = documents_of(case, folder, library).source("MEMO-7")
    assert here.path is None
    assert "no document in this folder is called so" in here.why
    path = write_memo(tmp_path, "other.txt")
    path.write_text(MEMO.replace("MEMORANDUM", "MEMORANDUM\n\nNR M 87-20031"), encoding="utf-8")
    library.read(Wanted(path), stay)
    assert library.bearing("NR-M-87-20031") == path
    assert library.bearing("MEMO-7") is None
    named = write_memo(tmp_path / "deep", "memo-7.txt")
    documents = documents_of(case, folder, library)
    assert documents.source("MEMO-7").path == named
    assert documents.others == ("other.txt",)
    with pytest.raises(CountermoveError, match="did you mean"):
        documents.source("MEMO-8")


@pytest.mark.parametrize("name", ["../x.txt", "x.yaml", "gone.txt", "", "a\0.txt", ".hidden.txt"])
def test_nothing_but_documents_of_the_folder_can_be_asked_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.yaml").write_text("countermove: 1\n", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CountermoveError):
        document_path(open_folder(tmp_path), name)


# What rests on a passage


def test_what_rests_on_a_passage_is_said_in_words(tmp_path: Path) -> None:
    changed = bridge(
        ("fee: Raise the fee", "fee: {text: Raise the fee, cites: [MEMO-7/SUM/1]}"),
        ("[not sue, build iff permit]", "[{statement: not sue, cites: [MEMO-7/SUM/1]}, build iff permit]"),
        ("build and not permit", "build and not permit\n    cites: [MEMO-7/TAL/1]"),
        more="events:\n  - {id: offer, date: 2025-04-12, text: An offer, cites: [MEMO-7/TAL/1]}\n",
    )
    found = resting_on(loaded(changed, tmp_path))
    assert [one.words for one in found["MEMO-7/SUM/1"]] == [
        "Option of The town: Raise the fee",
        "What The company wants, line 1: not sue",
    ]
    assert [one.words for one in found["MEMO-7/TAL/1"]] == ["Constraint 1", "Event of 2025-04-12: An offer"]
    assert found["MEMO-7/SUM/1"][0].anchor == "at-town-options-fee"
    assert resting_on(None) == {}
