"""A case on the desk: drafts, undo, a file that changes underneath, and nothing lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from countermove.desk import draft_file
from countermove.desk.disputes import Conflict, Stale
from countermove.desk.draft_file import draft_path
from countermove.desk.opened import CHANGED_OUTSIDE, OpenCase
from countermove.editing.operation import MoveStatement, SetField
from countermove.errors import CountermoveError

TEXT = """\
# Kept as it is
countermove: 1
title: A bridge   # and this
decision_makers:
  town:
    options: {permit: Grant it, fee: Raise the fee}
    preferences: [build, not fee, permit]
  company:
    options: {build: Build it}
    preferences: [permit]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "bridge.yaml"
    found.write_text(TEXT, encoding="utf-8")
    return found


def opened_at(path: Path) -> OpenCase:
    return OpenCase.open(path.name, path, path.stem, is_editable=True)


def title(text: str) -> SetField:
    return SetField("title", text)


def on_disk(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_change_goes_into_a_draft_beside_the_file_and_not_into_the_file(path: Path) -> None:
    opened = opened_at(path)
    opened.edit(title("A tunnel"), opened.revision)
    assert on_disk(path) == TEXT
    assert json.loads(draft_path(path).read_text(encoding="utf-8"))["text"] == opened.text
    assert opened.text == TEXT.replace("A bridge", "A tunnel")
    assert opened.has_changes
    assert opened.title == "A tunnel"


def test_saving_writes_the_draft_into_the_file_and_takes_it_away(path: Path) -> None:
    opened = opened_at(path)
    opened.edit(title("A tunnel"), opened.revision)
    opened.save(opened.revision)
    assert on_disk(path) == TEXT.replace("A bridge", "A tunnel")
    assert not draft_path(path).exists()
    assert not opened.has_changes
    opened.undo(opened.revision)
    assert opened.text == TEXT
    assert opened.has_changes


def test_a_desk_that_was_closed_finds_its_draft_and_its_steps_again(path: Path) -> None:
    first = opened_at(path)
    first.edit(title("A tunnel"), first.revision)
    first.edit(MoveStatement("town", 3, 1, "permit"), first.revision)
    again = opened_at(path)
    assert again.text == first.text
    assert again.steps == first.steps
    for _ in range(2):
        again.undo(again.revision)
    assert again.text == TEXT
    assert not draft_path(path).exists()


def test_every_step_can_be_taken_back_and_done_again_to_the_last_byte(path: Path) -> None:
    opened = opened_at(path)
    texts = [opened.text]
    for operation in [title("One"), MoveStatement("town", 1, 2, "build"), title("Two")]:
        opened.edit(operation, opened.revision)
        texts.append(opened.text)
    for text in reversed(texts[:-1]):
        opened.undo(opened.revision)
        assert opened.text == text
    assert opened.undo(opened.revision) == ""
    for text in texts[1:]:
        opened.redo(opened.revision)
        assert opened.text == text
    assert opened.redo(opened.revision) == ""


def test_a_page_that_is_out_of_date_changes_nothing_and_is_told_what_happened(path: Path) -> None:
    opened = opened_at(path)
    old = opened.revision
    opened.edit(title("From another tab"), old)
    for act in (lambda: opened.edit(title("Mine"), old), lambda: opened.undo(old), lambda: opened.save(old)):
        with pytest.raises(Stale) as caught:
            act()
        assert len(caught.value.since) == 1
        assert "title" in caught.value.since[0]
    assert opened.title == "From another tab"


def test_the_desk_follows_a_file_that_another_program_changes(path: Path) -> None:
    opened = opened_at(path)
    path.write_text(TEXT.replace("A bridge", "From an editor"), encoding="utf-8")
    opened.follow()
    assert opened.title == "From an editor"
    assert not opened.has_changes
    assert opened.undoes == CHANGED_OUTSIDE


def changed_on_both_sides(path: Path, theirs: str) -> OpenCase:
    opened = opened_at(path)
    opened.edit(title("Mine"), opened.revision)
    path.write_text(theirs, encoding="utf-8")
    opened.follow()
    return opened


OTHER_LINE = TEXT.replace("preferences: [permit]", "preferences: [not permit]")
SAME_LINE = TEXT.replace("A bridge", "Theirs")


@pytest.mark.parametrize(("theirs", "can_merge"), [(OTHER_LINE, True), (SAME_LINE, False)])
def test_a_change_on_both_sides_is_a_conflict_and_nothing_is_written(path: Path, theirs: str, can_merge: bool) -> None:
    opened = changed_on_both_sides(path, theirs)
    assert opened.conflict is not None
    assert opened.conflict.can_merge is can_merge
    with pytest.raises(Conflict):
        opened.save(opened.revision)
    assert on_disk(path) == theirs
    assert opened.title == "Mine"


def test_a_conflict_is_decided_and_what_gave_way_can_be_had_back(path: Path) -> None:
    opened = changed_on_both_sides(path, SAME_LINE)
    opened.resolve("theirs", opened.revision)
    assert opened.title == "Theirs"
    opened.undo(opened.revision)
    assert opened.title == "Mine"
    opened.save(opened.revision)
    assert "Mine" in on_disk(path)


def test_changes_of_different_lines_are_put_together(path: Path) -> None:
    opened = changed_on_both_sides(path, OTHER_LINE)
    opened.resolve("both", opened.revision)
    assert opened.conflict is None
    opened.save(opened.revision)
    assert on_disk(path) == OTHER_LINE.replace("A bridge", "Mine")


def test_changes_of_one_line_are_not_put_together(path: Path) -> None:
    opened = changed_on_both_sides(path, SAME_LINE)
    with pytest.raises(CountermoveError, match="same lines"):
        opened.resolve("both", opened.revision)
    assert opened.conflict is not None


def test_a_draft_from_last_time_and_a_file_changed_since_are_a_conflict(path: Path) -> None:
    first = opened_at(path)
    first.edit(title("Mine"), first.revision)
    path.write_text(OTHER_LINE, encoding="utf-8")
    again = opened_at(path)
    assert again.conflict is not None
    assert again.title == "Mine"


def test_a_case_that_breaks_keeps_its_last_sound_state_for_questions(path: Path) -> None:
    opened = opened_at(path)
    assert opened.case is not None
    path.write_text(TEXT.replace("[permit]", "[permti]"), encoding="utf-8")
    opened.follow()
    assert opened.case is None
    assert opened.sound is not None
    assert any("permti" in str(problem) for problem in opened.problems)
    assert opened.problems[0].line == 10


def test_a_file_that_is_gone_is_told_and_can_be_put_back(path: Path) -> None:
    opened = opened_at(path)
    path.unlink()
    opened.follow()
    assert "no longer there" in opened.trouble
    opened.edit(title("Mine"), opened.revision)
    opened.save(opened.revision)
    assert "Mine" in on_disk(path)


def test_on_a_full_disk_the_change_stays_and_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = opened_at(path)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(draft_file.os, "fsync", full)
    opened.edit(title("Mine"), opened.revision)
    assert "No space left" in opened.trouble
    assert opened.title == "Mine"
    with pytest.raises(CountermoveError, match="your changes are still here"):
        opened.save(opened.revision)
    assert on_disk(path) == TEXT
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]
    monkeypatch.undo()
    opened.save(opened.revision)
    assert "Mine" in on_disk(path)


def test_line_ends_and_byte_order_marks_of_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    path.write_bytes(raw)
    opened = opened_at(path)
    opened.edit(title("Mine"), opened.revision)
    opened.save(opened.revision)
    assert path.read_bytes() == raw.replace(b"A bridge", b"Mine")
    opened.rewrite(opened.text.replace("\r\n", "\n").replace("Mine", "By hand"), "By hand", opened.revision)
    opened.save(opened.revision)
    assert path.read_bytes() == raw.replace(b"A bridge", b"By hand")


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"format": "other"}', '{"format": "countermove.draft/1"}', "x" * 50])
def test_a_draft_that_cannot_be_read_stays_where_it_is(path: Path, kept: str) -> None:
    draft_path(path).write_text(kept, encoding="utf-8")
    with pytest.raises(CountermoveError, match="move it away"):
        opened_at(path)
    assert draft_path(path).read_text(encoding="utf-8") == kept


def test_rights_of_the_file_stay(path: Path) -> None:
    path.chmod(0o640)
    opened = opened_at(path)
    opened.edit(title("Mine"), opened.revision)
    opened.save(opened.revision)
    assert path.stat().st_mode & 0o777 == 0o640
