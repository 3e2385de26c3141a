"""Paths that cannot be read: every one gets a sentence, and nothing waits or fills the memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from countermove.errors import RecordError
from countermove.records.readers.limits import Limits
from countermove.records.readers.open import open_source


def refused(path: Path | str, *words: str, limits: Limits | None = None) -> None:
    with pytest.raises(RecordError) as caught:
        open_source(path, limits=limits or Limits())
    for word in words:
        assert word in str(caught.value)


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "memorandum.txt").write_text("words")
    refused(tmp_path / "memorandun.txt", "no such file", 'did you mean "memorandum.txt"?')
    refused(tmp_path / "zzz", "no such file", "check the spelling")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    refused(tmp_path / "nowhere" / "memo.txt", "there is no folder", "nowhere")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("words")
    refused(tmp_path / "memo.txt" / "more.txt", "there is no folder")


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path, "this is a folder", "name the files in it")


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_bytes(b"")
    refused(tmp_path / "memo.txt", "this file is empty")


def test_a_path_that_cannot_be() -> None:
    refused("memo\x00.txt", "cannot be a path")
    refused("m" * 5000, "cannot be read")


def test_a_file_larger_than_the_limit(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_bytes(b"w" * 2000)
    refused(tmp_path / "memo.txt", "more than 1.0 kB", "2.0 kB", "split it", limits=Limits(file_bytes=1000))


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_bytes(b"w" * 1000)
    assert open_source(tmp_path / "memo.txt", limits=Limits(file_bytes=1000)).text == "w" * 1000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    refused(tmp_path / "pipe", "a device, a pipe or a socket")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device here")
def test_a_device_without_end_is_refused() -> None:
    refused("/dev/zero", "a device, a pipe or a socket")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user that is refused something")
def test_a_file_that_must_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    path.write_text("words")
    path.chmod(0)
    refused(path, "no permission")


def test_no_permission_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", no)
    refused(tmp_path / "memo.txt", "you have no permission to read this file")


def test_a_circle_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    refused(tmp_path / "a", "cannot be read")


def test_an_unknown_choice_for_ocr_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match='there is no choice for ocr "neverr"; did you mean "never"'):
        open_source(tmp_path / "memo.txt", ocr="neverr")
