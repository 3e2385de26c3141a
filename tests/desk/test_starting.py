"""Starting and stopping the desk: folders, ports, a second desk, a full disk are told in a sentence."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from countermove.desk import serve

SECONDS = 15


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    running = []

    def begun(*arguments: str | Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "countermove", "desk", *map(str, arguments)]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return running[-1]

    yield begun
    for process in running:
        process.kill()
        process.communicate()


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().split()[-1]


def refusal(process: subprocess.Popen[str]) -> str:
    _, told = process.communicate(timeout=SECONDS)
    assert process.returncode == 1
    assert "Traceback" not in told
    return told


def test_a_folder_that_is_not_there_or_is_a_file_is_told(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    assert "no such folder" in refusal(start(tmp_path / "missing"))
    (tmp_path / "case.yaml").write_text("countermove: 1", encoding="utf-8")
    assert "this is a file" in refusal(start(tmp_path / "case.yaml"))


def test_a_port_in_use_is_told_and_without_a_wish_another_one_is_taken(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"port {port} is in use" in refusal(start(tmp_path, "--port", str(port)))
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    ports = {address(start(folder)).split(":")[2].split("/")[0] for folder in folders}
    assert len(ports) == 2


def test_a_second_desk_on_the_folder_is_told_where_the_first_is(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    first = start(tmp_path)
    where = address(first).split("/?")[0]
    told = refusal(start(tmp_path))
    assert where in told
    assert str(first.pid) in told
    assert "token" not in told
    first.kill()
    first.wait(SECONDS)
    assert "http" in address(start(tmp_path)), "a desk that was killed leaves no lock behind"


def test_the_desk_stops_when_it_is_told_to(start: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    process = start(tmp_path)
    address(process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=SECONDS)
    assert process.returncode in {0, 130}
    assert "Traceback" not in told


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="rights do not bind root")
def test_a_folder_that_cannot_be_written_to_is_told_and_can_be_read(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    tmp_path.chmod(0o555)
    process = start(tmp_path)
    address(process)
    assert process.stdout
    assert "cannot be written to" in process.stdout.readline()
    tmp_path.chmod(0o755)


def test_the_desk_is_ready_soon(start: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    """The bound of 1.5 s is measured in benchmarks; here only that nothing heavy is done before the desk answers."""
    started = time.monotonic()
    address(start(tmp_path))
    assert time.monotonic() - started < SECONDS


def test_desks_that_start_at_the_same_moment_have_ports_of_their_own() -> None:
    """A port is taken from the moment it is chosen, and not only once the desk answers at it."""
    first, second = serve._listener(None), serve._listener(None)
    try:
        assert first.getsockname() != second.getsockname()
    finally:
        first.close()
        second.close()
