"""The file of a register: what is not one is refused untouched, and nothing acknowledged is ever lost."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest
from unit.forecasts.samples import forecast

from countermove.forecasts import database
from countermove.forecasts.faults import ForecastError
from countermove.forecasts.register import Register

needs_kill = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")


def made(path: Path, count: int = 3) -> bytes:
    """Make a register with forecasts, and return its bytes."""
    with Register.open(path, create=True) as register:
        for number in range(count):
            register.add(forecast(f"f{number}"))
    return path.read_bytes()


def refused(path: Path, writes: bool = True, create: bool = True) -> str:
    """Return why a register is not opened; nothing beside it may have changed."""
    before = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    with pytest.raises(ForecastError) as caught:
        Register.open(path, create=create, writes=writes)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()} == before
    return str(caught.value)


def test_a_register_is_one_file_again_once_it_is_closed(tmp_path: Path) -> None:
    made(tmp_path / "r.sqlite")
    with Register.open(tmp_path / "r.sqlite", writes=False) as register:
        assert len(register.forecasts()) == 3
    assert [one.name for one in tmp_path.iterdir()] == ["r.sqlite"]


@pytest.mark.parametrize("content", [b"", b"x", b"id,text\n", b"SQLite format 3\x00" + bytes(80), bytes(5000)])
def test_another_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.sqlite"
    path.write_bytes(content)
    assert "is not a register that countermove made" in refused(path)


def test_a_store_of_records_is_no_register(tmp_path: Path) -> None:
    from countermove.records.store import RecordStore

    RecordStore.open(tmp_path / "records.sqlite", create=True).close()
    assert "is not a register" in refused(tmp_path / "records.sqlite")


def test_a_folder_or_a_pipe_is_no_register(tmp_path: Path) -> None:
    assert "is a folder; name a file in it" in refused(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(ForecastError, match="no ordinary file"):
            Register.open(tmp_path / "pipe", create=True)


def test_a_missing_register_or_folder_is_named(tmp_path: Path) -> None:
    assert "there is no register" in refused(tmp_path / "r.sqlite", create=False)
    with pytest.raises(ForecastError, match="make it first"):
        Register.open(tmp_path / "no" / "r.sqlite", create=True)


def test_a_newer_register_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    made(path)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 7")
    raw.close()
    assert "made by a newer countermove (its version is 7, this program knows 1)" in refused(path)


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9, 0.999])
def test_a_truncated_register_is_left_as_it_is(tmp_path: Path, share: float) -> None:
    path = tmp_path / "r.sqlite"
    whole = made(path, 60)
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "is damaged" in refused(path)


@pytest.mark.parametrize(
    "change",
    [
        "DROP TRIGGER revision_no_update",
        "CREATE TRIGGER mine AFTER INSERT ON forecast BEGIN SELECT 1; END",
        "CREATE TABLE mine (x)",
        "CREATE VIEW mine AS SELECT 1",
    ],
)
def test_a_register_that_somebody_rebuilt_is_refused(tmp_path: Path, change: str) -> None:
    path = tmp_path / "r.sqlite"
    made(path)
    raw = sqlite3.connect(path)
    raw.execute(change)
    raw.commit()
    raw.close()
    assert "holds other tables or triggers" in refused(path)


@pytest.mark.parametrize(
    "row",
    [
        "INSERT INTO revision VALUES (1, 1, 'a', 'b', '', '', 'point', 7.0, 7.0, '', '', '[]')",
        "INSERT INTO revision VALUES (1, 1, 'a', 'b', '', '', 'guess', 0.5, 0.5, '', '', '[]')",
        "INSERT INTO revision VALUES (1, 1, 'a', 'b', '', '', 'point', 0.5, 0.5, '', '', 'not JSON')",
        "INSERT INTO revision VALUES (1, 1, 'a', 'b', '', '', 'point', 0.5, 0.5, '', '', '[1, 2]')",
        "INSERT INTO forecast VALUES (9, 'x', '', '', '', '[]', 'no', '', '', '', '', 0, '', '', '', '', '', '[]', '')",
    ],
)
def test_a_row_that_no_program_of_ours_wrote_is_called_damage(tmp_path: Path, row: str) -> None:
    path = tmp_path / "r.sqlite"
    made(path)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute(row)
    raw.commit()
    raw.close()
    with pytest.raises(ForecastError, match="is damaged"), Register.open(path, writes=False) as register:
        register.forecasts()


def test_flipped_bytes_give_a_message_and_never_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    whole = made(path, 20)
    chance = random.Random(5)
    refusals = 0
    for _ in range(60):
        spoilt = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        try:
            with Register.open(path, writes=False) as register:
                register.forecasts()
        except ForecastError:
            refusals += 1
        for other in tmp_path.glob("r.sqlite-*"):
            other.unlink()
    assert refusals > 10


def test_a_place_where_nothing_can_be_made_is_told() -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("no file system here that refuses everybody")
    with pytest.raises(ForecastError, match=r"check the permissions|Permission denied|No such file"):
        Register.open("/proc/r.sqlite", create=True)


def as_nobody(path: Path) -> int:
    """Try out a read-only register, and return 0 where it can be read, and is neither written to nor made anew."""
    if os.geteuid() == 0:
        os.setuid(65534)
    with Register.open(path, writes=False) as register:
        if len(register.forecasts()) != 3:
            return 1
    attempts = [lambda: Register.open(path).add(forecast("new"))]
    if not os.access(path.parent, os.W_OK):
        attempts.append(lambda: Register.open(path.parent / "new.sqlite", create=True))
    for attempt in attempts:
        try:
            attempt()
        except ForecastError as fault:
            if "check the permissions" not in str(fault):
                return 2
        else:
            return 3
    return 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user")
@pytest.mark.parametrize("mode", [0o555, 0o777])
def test_a_read_only_register_can_be_read_and_not_written(mode: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "r.sqlite"
        before = made(path)
        path.chmod(0o444)
        Path(name).chmod(mode)
        child = os.fork()
        if not child:
            status = 9
            try:
                status = as_nobody(path)
            finally:
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        Path(name).chmod(0o755)
        assert status == 0
        assert path.read_bytes() == before
        assert os.listdir(name) == ["r.sqlite"]


def test_a_register_that_somebody_else_is_writing_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    path = tmp_path / "r.sqlite"
    made(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Register.open(path) as register:
        assert len(register.forecasts()) == 3
        with pytest.raises(ForecastError, match=r"another program has been writing to it for 0\.05 s; nothing was"):
            register.add(forecast("new"))
    other.execute("ROLLBACK")
    other.close()
    with Register.open(path) as register:
        assert register.add(forecast("new")).id == "new"


ADDS = """
    import sys
    from countermove.forecasts.estimate import point
    from countermove.forecasts.forecast import Forecast, Revision
    from countermove.forecasts.register import Register

    def made(name):
        said = Revision("2020-01-01", "2020-01-01", point(0.5))
        return Forecast(name, "x" * 3000, "rule", "2020-12-31", (said,))

    with Register.open(sys.argv[1], create=True) as register:
        for number in range(int(sys.argv[3])):
            print(register.add(made(f"{sys.argv[2]}{number}")).id, flush=True)
"""
DIES = """
    import os, signal
    from countermove.forecasts import rows
    insert = rows.insert_revision
    def dying(connection, name, revision):
        insert(connection, name, revision)
        if name.endswith("5"):
            connection.execute("PRAGMA cache_spill = 1")
            os.kill(os.getpid(), signal.SIGKILL)
    rows.insert_revision = dying
"""


def adding(path: Path, prefix: str, count: int, before: str = "") -> subprocess.Popen[str]:
    """Start a process that adds forecasts one at a time and prints each once it is acknowledged."""
    program = textwrap.dedent(before) + textwrap.dedent(ADDS)
    return subprocess.Popen(
        [sys.executable, "-c", program, path, prefix, str(count)], stdout=subprocess.PIPE, text=True
    )


def kept(path: Path) -> set[str]:
    with Register.open(path, writes=False) as register:
        found = register.forecasts()
    assert all(one.revisions and one.text == "x" * 3000 for one in found), "half a forecast"
    return {one.id for one in found}


@needs_kill
def test_a_process_killed_again_and_again_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    path, acknowledged = tmp_path / "r.sqlite", set()
    chance = random.Random(11)
    for round_number in range(5):
        with adding(path, f"{'abcde'[round_number]}", 100_000) as process:
            assert process.stdout is not None
            for _ in range(chance.randint(5, 60)):
                acknowledged.add(process.stdout.readline().strip())
            process.send_signal(signal.SIGKILL)
            acknowledged |= {line.strip() for line in process.stdout.read().splitlines(keepends=True) if "\n" in line}
        assert kept(path) >= acknowledged
        assert len(kept(path)) <= len(acknowledged) + round_number + 1, "at most one more a kill, written and not said"


@needs_kill
def test_a_process_that_dies_in_the_middle_of_writing_leaves_nothing_half(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with adding(path, "a", 10, DIES) as process:
        said = process.communicate(timeout=60)[0].split()
    assert said == [f"a{number}" for number in range(5)]
    assert (tmp_path / "r.sqlite-wal").exists()
    assert kept(path) == set(said)
    with adding(path, "b", 3) as process:
        process.communicate(timeout=60)
    assert kept(path) == {*said, "b0", "b1", "b2"}


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    both = [adding(path, prefix, 15) for prefix in "ab"]
    for process in both:
        process.communicate(timeout=60)
    assert [process.returncode for process in both] == [0, 0]
    assert kept(path) == {f"{prefix}{number}" for prefix in "ab" for number in range(15)}


FILLS = """
    import resource, sys
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
"""


@pytest.mark.skipif(os.name == "nt", reason="no limit on files there")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    program = textwrap.dedent(FILLS) + textwrap.dedent(ADDS)
    command = [sys.executable, "-c", program, path, "a", "100000"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "nothing was written" in done.stderr
    assert "what was registered before is kept" in done.stderr
    said = set(done.stdout.split())
    assert len(said) > 5
    assert kept(path) == said
