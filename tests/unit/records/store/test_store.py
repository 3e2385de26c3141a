"""The file of a store: made, opened, refused; and what it keeps of a record."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from unit.records.store.invented import SELM, record, rich_record

from countermove.errors import RecordError
from countermove.records.store import Query, RecordStore, database
from countermove.records.store.database import APPLICATION_ID, FILE_NAME, VERSION
from countermove.records.store.write import Outcome


def counts(folder: Path) -> dict[str, int]:
    """Return how many rows every table of a store has."""
    connection = sqlite3.connect(folder / FILE_NAME)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    connection.close()
    return {name: count for name, count in found.items() if not name.startswith("words_")}


def test_a_store_says_whose_it_is(tmp_path: Path) -> None:
    RecordStore.open(tmp_path, create=True).close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_no_store_is_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"there are no records in .*: countermove read FILE… --into"):
        RecordStore.open(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RecordError, match="is not a folder"):
        RecordStore.open(tmp_path / "no" / "such", create=True)


@pytest.mark.parametrize("content", [b"", b"mine", b"SQLite format 3\x00", b"x" * 5000])
def test_a_file_of_something_else_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(RecordError, match="not a file of records that countermove made; it was left as it is"):
        RecordStore.open(tmp_path, create=True)
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("CREATE TABLE mine (text)")
    connection.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(RecordError, match="not a file of records that countermove made"):
        RecordStore.open(tmp_path, create=True)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_store_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    RecordStore.open(tmp_path, create=True).close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(RecordError, match=r"newer countermove.*update countermove"):
        RecordStore.open(tmp_path, create=True)
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON document BEGIN DELETE FROM note; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE more (x)",
        "DROP INDEX release_contents",
    ],
)
def test_a_store_that_a_stranger_has_changed_is_refused(tmp_path: Path, statement: str) -> None:
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(record())
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute(statement)
    connection.close()
    with pytest.raises(RecordError, match="more or other tables"):
        RecordStore.open(tmp_path)


def test_a_damaged_store_is_a_sentence(tmp_path: Path) -> None:
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(record())
    path = tmp_path / FILE_NAME
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    with pytest.raises(RecordError, match="is damaged"), RecordStore.open(tmp_path) as store:
        store.search(Query("gas"))


def test_a_store_on_a_read_only_disk_can_be_searched(tmp_path: Path) -> None:
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(record())
    (tmp_path / FILE_NAME).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with RecordStore.open(tmp_path, writes=False) as store:
            assert store.search(Query("gas")).total == 1
    finally:
        tmp_path.chmod(0o700)


def test_adding_to_a_store_opened_for_searching_is_a_sentence(tmp_path: Path) -> None:
    RecordStore.open(tmp_path, create=True).close()
    with RecordStore.open(tmp_path, writes=False) as store, pytest.raises(RecordError, match="cannot be opened"):
        store.add(record())


def test_everything_of_a_record_is_kept_once(tmp_path: Path) -> None:
    with RecordStore.open(tmp_path, create=True) as store:
        assert store.add(rich_record()).outcome is Outcome.ADDED
    once = counts(tmp_path)
    assert once == {
        "document": 1,
        "release": 1,
        "file": 1,
        "office": 1,
        "passage": 8,
        "wording": 5,
        "words": 5,
        "redaction": 2,
        "release_marking": 2,
        "passage_marking": 6,
        "judgment": 3,
        "actor": 2,
        "actor_form": 3,
        "mention": 2,
        "event": 1,
        "note": 0,
    }
    with RecordStore.open(tmp_path, create=True) as store:
        assert store.add(rich_record()).outcome is Outcome.UNCHANGED
    assert counts(tmp_path) == once


def test_a_record_that_cannot_be_written_leaves_no_trace(tmp_path: Path) -> None:
    from countermove.records.store.rows import rows_of

    rows = rows_of(rich_record(), "1")
    broken = rows._replace(events=((0, "1983", "", "", "at", 1),))
    with RecordStore.open(tmp_path, create=True) as store:
        with pytest.raises(RecordError):
            store.add_rows(broken, "a.txt")
        assert store.documents() == ()
        store.add_rows(rows, "a.txt")
    assert counts(tmp_path)["passage"] == 8


def test_letters_that_would_order_a_terminal_about_are_blanks_and_nothing_shifts(tmp_path: Path) -> None:
    text = SELM.replace("Selm ", "Se\x1b[2Jlm\x00", 1)
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(record("M-1", text, "A second\ud800 paragraph.", sha256="a" * 64))
        (hit,) = store.search(Query("sign")).hits
    assert len(hit.text) == len(text)
    assert "\x1b" not in hit.text
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["sign"]


def test_a_store_can_be_moved_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    inside, outside = tmp_path / "a" / "sources" / "memo.txt", tmp_path / "other.txt"
    with RecordStore.open(tmp_path / "a", create=True) as store:
        store.add(record("M-1"), inside)
        store.add(record("M-2", SELM), outside)
    shutil.move(tmp_path / "a", tmp_path / "b")
    with RecordStore.open(tmp_path / "b") as store:
        files = {hit.document: hit.files for hit in store.search(Query("gas")).hits}
        assert files == {"M-1": ("sources/memo.txt",), "M-2": (outside.as_posix(),)}
        moved = store.add(record("M-1"), tmp_path / "b" / "sources" / "memo.txt")
        assert moved.outcome is Outcome.UNCHANGED


def test_forgetting_a_document_takes_all_of_it_out_and_nothing_else(tmp_path: Path) -> None:
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(record("M-2", "Nobody in Hadrin had counted on so much rain before the harvest was in."))
    alone = counts(tmp_path)
    with RecordStore.open(tmp_path) as store:
        store.add(rich_record())
        assert store.forget("eur 83-10211x") == 1
        assert [name for name, _, _ in store.documents()] == ["M-2"]
        assert store.search(Query("gas")).total == 0
        with pytest.raises(RecordError, match='no document "M-3"; did you mean "M-2"'):
            store.forget("M-3")
    assert counts(tmp_path) == alone


def test_many_files_are_added_while_another_program_is_reading(tmp_path: Path) -> None:
    """Its journal cannot be changed then; every document is written all the same, and is there for the next reader."""
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(record())
    reader = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM document").fetchone()
    with RecordStore.open(tmp_path) as store:
        store._connection.execute("PRAGMA busy_timeout = 200")
        with database.many_transactions(store._connection):
            assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
            reader.execute("COMMIT")
            store.add(record("M-2", SELM))
        assert len(store.documents()) == 2
    reader.close()


def test_a_file_whose_name_is_not_utf8(tmp_path: Path) -> None:
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(record(), tmp_path / "a\udcff.txt")
        assert store.search(Query("gas")).hits[0].files == ("a\\udcff.txt",)


def test_two_writers_take_turns(tmp_path: Path) -> None:
    with RecordStore.open(tmp_path, create=True) as one, RecordStore.open(tmp_path) as other:
        one.add(record("M-1", SELM))
        other.add(record("M-2", SELM + " And more."))
        assert one.add(record("M-2", SELM + " And more.")).outcome is Outcome.UNCHANGED
        assert len(one.documents()) == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_store_being_made_by_another_process_is_kept(tmp_path: Path) -> None:
    """Both see no file; the one that is slower finds a store with records and must not put its own in the place."""
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(record())
    database._make(tmp_path / FILE_NAME)
    with RecordStore.open(tmp_path) as store:
        assert len(store.documents()) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
