"""Files are written whole or not at all: on a full disk, in a folder that is closed, beside a file of the user's."""

from __future__ import annotations

import errno
import os
import resource
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from countermove.errors import CountermoveError
from countermove.report import saving
from countermove.report.saving import check_place, save

OLD, NEW = b"the user's own", b"x" * 100_000


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Let no file grow beyond 40 kB, so that writing really fails half-way."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_is_written_with_the_permissions_of_a_new_one(tmp_path: Path) -> None:
    target = tmp_path / "paper.md"
    save(target, NEW)
    (tmp_path / "other").write_bytes(b"")
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["other", "paper.md"]


def test_a_file_that_is_there_is_left_unless_it_may_be_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "paper.md"
    target.write_bytes(OLD)
    target.chmod(0o600)
    with pytest.raises(CountermoveError, match="is there already and is left as it is"):
        save(target, NEW)
    assert target.read_bytes() == OLD
    save(target, NEW, overwrite=True)
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_that_appears_in_the_meantime_is_left_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "paper.md"
    monkeypatch.setattr(saving.os, "fsync", lambda _: target.write_bytes(OLD))
    with pytest.raises(CountermoveError, match="is there already and is left as it is"):
        save(target, NEW)
    assert target.read_bytes() == OLD
    assert [one.name for one in tmp_path.iterdir()] == ["paper.md"]


@pytest.mark.usefixtures("small_disk")
@pytest.mark.parametrize("was_there", [False, True])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, was_there: bool) -> None:
    target = tmp_path / "paper.md"
    if was_there:
        target.write_bytes(OLD)
    with pytest.raises(CountermoveError, match=r"cannot be written: .*; nothing was left behind") as caught:
        save(target, NEW, overwrite=True)
    assert ("is as it was" in str(caught.value)) == was_there
    assert [one.read_bytes() for one in tmp_path.iterdir()] == ([OLD] if was_there else [])


def test_a_folder_that_cannot_be_written_to_is_said_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving.os, "access", lambda *_: False)
    with pytest.raises(CountermoveError, match="cannot be written to; choose another folder"):
        check_place(tmp_path / "paper.md")


def test_a_folder_on_a_closed_file_system_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(**_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(saving.tempfile, "mkstemp", closed)
    with pytest.raises(CountermoveError, match="Read-only file system; nothing was left behind"):
        save(tmp_path / "paper.md", NEW)
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    save(tmp_path / "paper.md", NEW)
    assert (tmp_path / "paper.md").read_bytes() == NEW
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_a_pipe_and_a_missing_folder_are_no_places_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    for name, why in (("folder.md", "is a folder"), ("pipe.md", "no ordinary file"), ("no/paper.md", "make it first")):
        with pytest.raises(CountermoveError, match=why):
            save(tmp_path / name, NEW, overwrite=True)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(OLD)
    link.symlink_to(real)
    save(link, NEW, overwrite=True)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
