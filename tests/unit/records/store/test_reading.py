"""Many files read by several processes: in order, once, whatever happens to a file or to the program."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from unit.records.store.invented import double, own_number, read_plain, read_slowly, slow_at_zero, write_files

from countermove.records.store import Query, RecordStore
from countermove.records.store.database import FILE_NAME
from countermove.records.store.workers import AHEAD, CHUNK, WorkerDied, in_order
from countermove.records.store.write import Outcome

TESTS = Path(__file__).parents[3]

KILLED = """
import multiprocessing, sys
from pathlib import Path
from unit.records.store.invented import read_slowly
from countermove.records.store import RecordStore

def watch(what, done, total):
    workers = ",".join(str(child.pid) for child in multiprocessing.active_children())
    print(done, workers, flush=True)
    return False

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with RecordStore.open(folder, create=True) as store:
        store.add_files(sorted(folder.glob("*.txt")), workers=2, watch=watch, read=read_slowly)
    print("done", flush=True)
"""


def everything(folder: Path) -> list[tuple[object, ...]]:
    """Return all the words of a store, with where they stand and in which order they were written."""
    connection = sqlite3.connect(folder / FILE_NAME)
    query = (
        "SELECT p.id, d.name, p.place, w.text, f.path FROM passage p JOIN release r ON r.id = p.release"
        " JOIN document d ON d.id = r.document JOIN wording w ON w.id = p.id JOIN file f ON f.release = r.id"
        " ORDER BY p.id"
    )
    rows = connection.execute(query).fetchall()
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    connection.close()
    return rows


def test_several_processes_write_what_one_would(tmp_path: Path) -> None:
    stores = []
    for workers in (1, 2):
        folder = tmp_path / str(workers)
        folder.mkdir()
        paths = write_files(folder, 60)
        with RecordStore.open(folder, create=True) as store:
            report = store.add_files(paths, workers=workers, read=read_plain)
        assert report.count(Outcome.ADDED) == 60
        stores.append(everything(folder))
    assert stores[0] == stores[1]
    assert len(stores[0]) == 180


def test_known_files_are_not_read_again_and_changed_ones_are(tmp_path: Path) -> None:
    paths = write_files(tmp_path, 20)
    with RecordStore.open(tmp_path, create=True) as store:
        store.add_files(paths, read=read_plain)
        before = everything(tmp_path)
        assert store.add_files(paths, read=never).outcomes == {Outcome.UNCHANGED: 20}
        assert everything(tmp_path) == before
        paths[3].write_text("M-3\nQuite another text than before, it would seem.", encoding="utf-8")
        report = store.add_files(paths, read=read_plain)
        assert report.outcomes == {Outcome.UNCHANGED: 19, Outcome.UPDATED: 1}
        assert store.search(Query("another")).hits[0].cite == "M-3/1/1"


def never(path: str) -> None:
    raise AssertionError(f"{path} is read again")


def test_files_that_cannot_be_read_are_reported_and_the_others_are_read(tmp_path: Path) -> None:
    paths = write_files(tmp_path, 30)
    paths[4].write_text("refuse", encoding="utf-8")
    paths[11].write_text("dies", encoding="utf-8")
    paths[12].write_text("fault", encoding="utf-8")
    paths.insert(20, tmp_path / "absent.txt")
    with RecordStore.open(tmp_path, create=True) as store:
        report = store.add_files(paths, workers=2, read=read_plain)
        assert report.count(Outcome.ADDED) == 27
        assert {Path(failed.path).name: failed.message.replace(str(tmp_path), "") for failed in report.failed} == {
            "memo-0004.txt": "/memo-0004.txt is empty; scan it again",
            "memo-0011.txt": "/memo-0011.txt: the process that read it died, as for want of memory; leave it out",
            "memo-0012.txt": "/memo-0012.txt: this is a fault in countermove, not in the document: "
            "ZeroDivisionError: odd",
            "absent.txt": "/absent.txt: No such file or directory",
        }
        names = [name for name, _, _ in store.documents()]
        assert names == sorted(f"M-{number}" for number in range(30) if number not in {4, 11, 12})


def test_the_same_document_in_two_files_is_reported_under_its_name(tmp_path: Path) -> None:
    paths = write_files(tmp_path, 8)
    copy = tmp_path / "again.txt"
    copy.write_text(paths[2].read_text(encoding="utf-8").replace("M-2\n", "X-9\n"), encoding="utf-8")
    (tmp_path / "copy.txt").write_bytes(paths[5].read_bytes())
    with RecordStore.open(tmp_path, create=True) as store:
        report = store.add_files([*paths, copy, tmp_path / "copy.txt"], read=read_plain)
    assert report.outcomes == {Outcome.ADDED: 8, Outcome.RELEASE: 1, Outcome.COPY: 1}
    assert {path: added.document for path, added in report.renamed.items()} == {str(copy): "M-2"}


def stop_at_ten(_what: str, done: int, _total: int) -> bool:
    return done >= 10


def test_stopping_keeps_what_is_finished(tmp_path: Path) -> None:
    paths = write_files(tmp_path, 60)
    with RecordStore.open(tmp_path, create=True) as store:
        report = store.add_files(paths, watch=stop_at_ten, read=read_slowly)
        assert report.is_stopped
        stopped = len(store.documents())
        assert 10 <= stopped < 60
        store.add_files(paths, read=read_plain)
        assert len(store.documents()) == 60
    assert len(everything(tmp_path)) == 180


def test_progress_counts_every_file_once(tmp_path: Path) -> None:
    seen = []

    def watch(what: str, done: int, total: int) -> bool:
        seen.append((what, done, total))
        return False

    with RecordStore.open(tmp_path, create=True) as store:
        store.add_files(write_files(tmp_path, 12), watch=watch, read=read_plain)
    assert seen == [("reading", done, 12) for done in range(1, 13)]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for the processes in /proc")
def test_a_program_killed_again_and_again_goes_on_where_it_was_with_nothing_lost_or_doubled(tmp_path: Path) -> None:
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    for folder in (killed, whole):
        folder.mkdir()
        write_files(folder, 120)
    (tmp_path / "script.py").write_text(KILLED, encoding="utf-8")
    for count in (30, 60, 90):
        done, workers = _kill_at(count, tmp_path / "script.py", killed)
        assert count <= done < 120
        with RecordStore.open(killed, writes=False) as store:
            assert done <= len(store.documents()) < 120
        _gone(workers)

    with RecordStore.open(killed) as store:
        report = store.add_files(sorted(killed.glob("*.txt")), read=read_plain)
    assert report.count(Outcome.UNCHANGED) >= done
    assert report.count(Outcome.UNCHANGED) + report.count(Outcome.ADDED) == 120
    with RecordStore.open(whole, create=True) as store:
        store.add_files(sorted(whole.glob("*.txt")), read=read_plain)
    assert everything(killed) == everything(whole)
    assert sorted(path.name for path in killed.iterdir() if path.suffix != ".txt") == [FILE_NAME]


def _kill_at(count: int, script: Path, folder: Path) -> tuple[int, list[int]]:
    """Start the script, kill it when so many files are done, and return how many were, and who was reading them."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    command = [sys.executable, str(script), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        done, workers = 0, []
        for line in process.stdout:
            number, _, pids = line.strip().partition(" ")
            done, workers = int(number), [int(pid) for pid in pids.split(",") if pid]
            if done >= count:
                process.send_signal(signal.SIGKILL)
                break
        process.wait(timeout=10)
    assert process.returncode == -signal.SIGKILL
    assert len(workers) == 2
    return done, workers


def _gone(workers: list[int]) -> None:
    """Wait until processes have ended, whoever is to bury them."""

    def runs(pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False

    until = time.monotonic() + 10
    while any(map(runs, workers)):
        assert time.monotonic() < until, "the reading processes outlive the program"
        time.sleep(0.05)


def test_a_store_being_written_can_be_searched(tmp_path: Path) -> None:
    found = []

    def watch(what: str, done: int, total: int) -> bool:
        if done in {10, 20}:
            with RecordStore.open(tmp_path, writes=False) as other:
                found.append(other.search(Query("gas")).total)
        return False

    with RecordStore.open(tmp_path, create=True) as store:
        store.add_files(write_files(tmp_path, 30), watch=watch, read=read_plain)
    assert found == [10, 20]


def test_results_come_in_order_and_tasks_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def tasks():
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    for number, (task, result) in enumerate(in_order(double, tasks(), workers=2)):
        assert (task, result) == (number, 2 * number)
        assert taken <= number + 2 * AHEAD * CHUNK + 2 * CHUNK


def test_no_task_runs_far_ahead_of_one_that_takes_long() -> None:
    """Their results would pile up in memory."""
    taken = []
    results = in_order(slow_at_zero, (taken.append(number) or number for number in range(5000)), workers=2)
    assert next(results) == (0, 0)
    assert len(taken) <= 2 * AHEAD * CHUNK + CHUNK
    results.close()


def test_a_task_that_kills_its_process_is_told_and_every_other_is_done() -> None:
    tasks = [-1 if number in {0, 1, 17, 39} else number for number in range(40)]
    results = list(in_order(double, tasks, workers=2))
    assert [task for task, _ in results] == tasks
    assert all(isinstance(result, WorkerDied) == (task < 0) for task, result in results)
    assert [result for task, result in results if task >= 0] == [2 * task for task in tasks if task >= 0]


def test_workers_are_replaced_before_they_have_gathered_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countermove.records.store.workers.LIFETIME", 20)
    results = [result for _, result in in_order(own_number, range(200), workers=2)]
    assert len(results) == 200
    assert all(results.count(number) <= 20 + CHUNK for number in results)
    assert len(set(results)) >= 8


def test_no_tasks_are_no_results() -> None:
    assert list(in_order(double, [], workers=2)) == []


@pytest.mark.parametrize("way", ["plain", "stdin"])
def test_a_script_without_a_guard_still_gets_its_records(tmp_path: Path, way: str) -> None:
    """Other processes cannot be started there, so the files are read in the one there is."""
    write_files(tmp_path, 10)
    script = (
        "from pathlib import Path\nfrom unit.records.store.invented import read_plain\n"
        "from countermove.records.store import RecordStore\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "with RecordStore.open(folder, create=True) as store:\n"
        "    report = store.add_files(sorted(folder.glob('*.txt')), read=read_plain)\n"
        "    print(len(store.documents()))\n"
    )
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    command = [sys.executable, *([str(tmp_path / "script.py")] if way == "plain" else ["-"])]
    done = subprocess.run(
        command,
        input=script if way == "stdin" else "",
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.stdout.split()[-1] == "10", done.stderr
