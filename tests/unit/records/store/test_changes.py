"""Files that change, documents that stand in several files, and notes that outlast both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from unit.records.store.invented import DOUBT, LEVER, SELM, TALKS, record, rich_record

from countermove.errors import RecordError
from countermove.records.store import Query, RecordStore
from countermove.records.store.notes import Standing
from countermove.records.store.write import Outcome

RAIN = "Nobody in Hadrin had counted on so much rain before the harvest was in, least of all the ministers."


@pytest.fixture
def store(tmp_path: Path):
    with RecordStore.open(tmp_path, create=True) as opened:
        yield opened


def cites(store: RecordStore, words: str) -> list[str]:
    return [hit.cite for hit in store.search(Query(words)).hits]


class TestFiles:
    def test_a_changed_file_takes_the_place_of_what_was_read_from_it(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        assert store.add(record("M-1", SELM, DOUBT), "a.txt").outcome is Outcome.UPDATED
        assert cites(store, "lever") == []
        assert cites(store, "ruin") == ["M-1/1/2"]
        assert len(store.documents()) == 1

    def test_a_file_that_now_holds_another_document_gives_up_the_first(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        store.add(record("M-2", RAIN), "a.txt")
        assert [name for name, _, _ in store.documents()] == ["M-2"]

    def test_what_two_files_hold_stays_when_one_of_them_changes(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        assert store.add(record("M-1", SELM, LEVER), "b.txt").outcome is Outcome.COPY
        store.add(record("M-2", RAIN), "a.txt")
        assert sorted(cites(store, "lever OR rain")) == ["M-1/1/2", "M-2/1/1"]
        (hit,) = store.search(Query("lever")).hits
        assert hit.files == (store.file_name("b.txt"),)

    def test_a_file_that_goes_back_to_known_bytes_is_known(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        store.add(record("M-2", RAIN), "b.txt")
        assert store.add(record("M-2", RAIN), "a.txt").outcome is Outcome.COPY
        assert [name for name, _, _ in store.documents()] == ["M-2"]

    def test_another_version_of_the_reader_reads_anew_and_keeps_the_files(self, tmp_path: Path) -> None:
        with RecordStore.open(tmp_path, create=True) as store:
            store.add(record("M-1", SELM), "a.txt")
            store.add(record("M-1", SELM), "b.txt")
        with RecordStore.open(tmp_path, settings="scale icd-203") as store:
            assert store.add(record("M-1", SELM), "a.txt").outcome is Outcome.UPDATED
            (hit,) = store.search(Query("gas")).hits
            assert hit.files == tuple(map(store.file_name, ("a.txt", "b.txt")))


class TestIdentity:
    def test_two_files_that_differ_in_stamps_are_one_document_of_two_releases(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER, sha256="1" * 64), "a.txt")
        stamped = replace(record("M-1", SELM, LEVER, sha256="2" * 64), medium="pdf")
        assert store.add(stamped, "b.pdf").outcome is Outcome.RELEASE
        assert len(store.documents()) == 1
        assert cites(store, "lever") == ["M-1/1/2"]
        assert store.search(Query("lever")).total == 1

    def test_the_same_words_under_two_numbers_are_one_document(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        added = store.add(record("X-77", SELM, LEVER), "b.txt")
        assert added == ("M-1", Outcome.RELEASE, "X-77")
        assert store.search(Query("gas", document="X-77")).hits[0].document == "M-1"

    def test_a_better_release_belongs_to_the_document_and_shows_what_only_it_has(self, store: RecordStore) -> None:
        shown = TALKS.replace("[redacted]", "between two bankers")
        store.add(record("M-1", SELM, LEVER, TALKS), "a.txt")
        assert store.add(record("M-1", SELM, LEVER, shown, DOUBT), "b.txt").outcome is Outcome.RELEASE
        assert cites(store, "bankers Corran") == ["M-1/1/3"]
        assert cites(store, "ruin") == ["M-1/1/4"]
        assert store.search(Query("gas")).total == 1
        assert store.search(Query(withheld=True)).total == 1

    def test_two_documents_of_one_number_get_two_names(self, store: RecordStore) -> None:
        store.add(record("memo", SELM, LEVER), "a/memo.txt")
        added = store.add(record("memo", RAIN, DOUBT), "b/memo.txt")
        assert (added.document, added.outcome) == ("memo-2", Outcome.ADDED)
        assert cites(store, "rain") == ["memo-2/1/1"]
        assert store.add(record("memo", "Quite another thing altogether, said nobody."), "c").document == "memo-3"

    def test_sheets_that_are_all_redaction_are_not_one_document(self, store: RecordStore) -> None:
        store.add(record("M-1", "[redacted]"), "a.txt")
        store.add(record("M-2", "[redacted]"), "b.txt")
        assert [name for name, _, _ in store.documents()] == ["M-1", "M-2"]

    def test_when_the_first_release_goes_the_words_of_the_second_are_found(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER, sha256="1" * 64), "a.txt")
        store.add(record("M-1", SELM, LEVER, sha256="2" * 64), "b.txt")
        store.add(record("M-2", RAIN), "a.txt")
        assert cites(store, "lever") == ["M-1/1/2"]
        assert store.search(Query("lever")).total == 1

    def test_the_same_words_twice_in_one_document_are_two_places(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, SELM))
        assert cites(store, "gas") == ["M-1/1/1", "M-1/1/2"]


class TestNotes:
    def annotate(self, store: RecordStore, cite: str, **more: str) -> int:
        return store.annotate(cite, "Ask the desk.", "E. Marsh", "2026-01-31", **more)

    def test_a_note_stands_where_it_was_made(self, store: RecordStore) -> None:
        store.add(rich_record())
        self.annotate(store, "EUR-83-10211X/1/2", quote="as a lever on Talmark")
        (note,) = store.annotations()
        assert (note.cite, note.quote, note.text) == (
            "EUR-83-10211X/1/2",
            "as a lever on Talmark",
            "Ask the desk.",
        )
        assert (note.author, note.at, note.standing) == ("E. Marsh", "2026-01-31", Standing.IN_PLACE)
        assert store.annotations("EUR-83-10211X") == store.annotations("EUR-83-10211X/1/2") == (note,)
        assert store.annotations("EUR-83-10211X/1/1") == ()

    @pytest.mark.parametrize(
        ("cite", "more", "message"),
        [
            ("EUR-83-10211X/1/9", {}, 'nothing at "EUR-83-10211X/1/9"'),
            ("EUR-83-10211/1/1", {}, 'did you mean "EUR-83-10211X"'),
            ("EUR-83-10211X/1", {}, "nothing at"),
            ("", {}, "nothing at"),
            ("EUR-83-10211X/1/1", {"quote": "not there"}, "does not stand in"),
        ],
    )
    def test_a_note_needs_a_passage(self, store: RecordStore, cite: str, more: dict[str, str], message: str) -> None:
        store.add(rich_record())
        with pytest.raises(RecordError, match=message):
            self.annotate(store, cite, **more)
        with pytest.raises(RecordError, match="the note is empty"):
            store.annotate("EUR-83-10211X/1/1", " ", "E. Marsh", "2026-01-31")
        assert store.annotations() == ()

    def test_the_notes_of_what_is_not_there_are_asked_for_in_vain(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM))
        with pytest.raises(RecordError, match='did you mean "M-1"'):
            store.annotations("M-2")

    def test_the_same_words_keep_their_note_wherever_they_go(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        self.annotate(store, "M-1/1/2")
        store.add(record("M-1", RAIN, SELM, LEVER), "a.txt")
        (note,) = store.annotations()
        assert (note.cite, note.made_at, note.standing) == ("M-1/1/3", "M-1/1/2", Standing.IN_PLACE)

    def test_words_read_differently_are_suggested_not_taken(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        self.annotate(store, "M-1/1/2")
        store.add(record("M-1", SELM, LEVER.replace("Hadrin", "Hadrln")), "a.txt")
        (note,) = store.annotations()
        assert (note.cite, note.standing, note.suggested) == ("M-1/1/2", Standing.CHANGED, "M-1/1/2")
        assert note.share is not None
        assert 0.4 <= note.share < 1
        assert note.quote == LEVER

    def test_a_suggestion_that_is_accepted_is_where_the_note_stands_from_then_on(self, store: RecordStore) -> None:
        misread = LEVER.replace("Hadrin", "Hadrln")
        store.add(record("M-1", SELM, LEVER), "a.txt")
        number = self.annotate(store, "M-1/1/2")
        store.add(record("M-1", misread, SELM), "a.txt")
        assert store.accept(number) == "M-1/1/1"
        store.add(record("M-1", RAIN, SELM, misread), "a.txt")
        (note,) = store.annotations()
        assert (note.cite, note.made_at, note.standing) == ("M-1/1/3", "M-1/1/2", Standing.IN_PLACE)
        with pytest.raises(RecordError, match="nothing is suggested for note 1"):
            store.accept(number)
        with pytest.raises(RecordError, match="there is no note 7"):
            store.accept(7)

    def test_a_likeness_elsewhere_is_suggested_as_moved(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        self.annotate(store, "M-1/1/2")
        store.add(record("M-1", LEVER.replace("Hadrin", "Hadrln"), SELM), "a.txt")
        (note,) = store.annotations()
        assert (note.cite, note.standing, note.suggested) == ("M-1/1/2", Standing.MOVED, "M-1/1/1")

    def test_words_that_are_gone_leave_an_orphan_that_comes_home_with_them(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        self.annotate(store, "M-1/1/2")
        store.add(record("M-1", SELM, RAIN), "a.txt")
        (note,) = store.annotations()
        assert (note.standing, note.suggested, note.quote) == (Standing.ORPHANED, "", LEVER)
        store.add(record("M-1", SELM, RAIN, LEVER), "a.txt")
        (note,) = store.annotations()
        assert (note.cite, note.standing) == ("M-1/1/3", Standing.IN_PLACE)

    def test_a_forgotten_document_leaves_its_notes_which_find_it_again(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        self.annotate(store, "M-1/1/2")
        store.forget("M-1")
        assert [note.standing for note in store.annotations()] == [Standing.ORPHANED]
        store.add(record("M-1", SELM, LEVER), "a.txt")
        assert [note.standing for note in store.annotations()] == [Standing.IN_PLACE]

    def test_a_file_overwritten_by_another_document_orphans_the_note(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        self.annotate(store, "M-1/1/2")
        store.add(record("M-2", RAIN), "a.txt")
        (note,) = store.annotations("M-1")
        assert (note.cite, note.standing) == ("M-1/1/2", Standing.ORPHANED)

    def test_another_release_leaves_notes_alone(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER), "a.txt")
        self.annotate(store, "M-1/1/2")
        store.add(record("M-1", SELM, LEVER.replace("Hadrin", "Hadrln"), DOUBT), "b.txt")
        assert [note.standing for note in store.annotations()] == [Standing.IN_PLACE]

    def test_of_equal_passages_the_note_stays_with_the_one_it_was_on(self, store: RecordStore) -> None:
        store.add(record("M-1", SELM, LEVER, SELM), "a.txt")
        self.annotate(store, "M-1/1/3")
        store.add(record("M-1", SELM, RAIN, SELM), "a.txt")
        assert [note.cite for note in store.annotations()] == ["M-1/1/3"]
