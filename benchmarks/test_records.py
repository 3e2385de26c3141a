"""How long documents take to be read, kept and searched, and how much memory that takes.

python3 run.py test benchmarks/test_records.py -n 0 --benchmark-only
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from benchmarks.memoranda import ACTORS, write_memoranda
from countermove.records.read import read_file
from countermove.records.store import Query, RecordStore
from countermove.records.store.write import Outcome

MANY = int(os.environ.get("COUNTERMOVE_MEMORANDA", "5000"))
EARLY = MANY // 5
MOST_SECONDS = 60.0
"""For 5,000 memoranda; fewer than 1,000 are not given less time than those, for the processes have to start."""

MOST_MILLISECONDS = 20.0
MOST_GROWTH = 1.15
"""How much more memory the last fifth may take than the first: what is kept is on the disk."""

_QUERIES = {
    "a word": Query("harfarpreat"),
    "two words": Query("harfarpreat prin"),
    "a phrase": Query('"in early may"'),
    "the beginning of a word": Query("harfar*"),
    "either word": Query("harfarpreat OR prin"),
    "words that are near": Query("talmark NEAR/5 prin"),
    "a word and dates": Query("prin", dated_from="1982", dated_to="1984-06"),
    "a word and what is withheld": Query("prin", withheld=True),
    "a word and a judgment": Query("prin", probability=(0.6, 0.95)),
    "what is withheld": Query(withheld=True),
    "a range of judgments": Query(probability=(0.87, 1.0)),
    "whose judgment": Query(holder="authors", judgment_kind="belief"),
    "dated events": Query(event_from="1983-05", event_to="1983-06"),
    "an actor": Query(actors=("Vennerland",), dated_from="1983"),
    "an actor of another name, and a word": Query("prin", actors=("Selm",)),
    "a code": Query("prin", codes=("25X1",)),
    "a document": Query("selm", document="EUR-81-00003"),
}


@dataclass
class Filled:
    """A store of many memoranda, how long it took to fill it, and the memory of all processes on the way."""

    folder: Path
    seconds: float = 0.0
    processor_seconds: float = 0.0
    added: int = 0
    kilobytes: dict[int, int] = field(default_factory=dict)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    folder = tmp_path_factory.mktemp("records")
    paths = write_memoranda(folder, MANY)
    found = Filled(folder)
    names = folder / "actors.yaml"
    names.write_text(ACTORS, encoding="utf-8")
    read = partial(read_file, names=(names,))

    def watch(_what: str, done: int, _total: int) -> bool:
        if done in {EARLY, MANY}:
            found.kilobytes[done] = _resident()
        return False

    with RecordStore.open(folder, create=True) as store:
        started, before = time.perf_counter(), _processor_seconds()
        found.added = store.add_files(paths, workers=2, watch=watch, read=read).count(Outcome.ADDED)
        found.seconds, found.processor_seconds = time.perf_counter() - started, _processor_seconds() - before
    return found


def _processor_seconds() -> float:
    """Return how much of the processors this process has had, and those it started that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _resident() -> int:
    """Return the most memory that this process and those it started have held, together."""
    processes = [os.getpid(), *(child.pid for child in multiprocessing.active_children())]
    return sum(_kilobytes(Path(f"/proc/{process}/status")) for process in processes)


def _kilobytes(status: Path) -> int:
    try:
        lines = status.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def test_thousands_of_memoranda_are_kept_in_a_minute_with_flat_memory(benchmark, filled):
    """Timed once, while the store was filled; what the table shows is a second pass, over files that are known."""
    size = (filled.folder / "records.sqlite").stat().st_size
    benchmark.extra_info.update(seconds=filled.seconds, processor_seconds=filled.processor_seconds)
    benchmark.extra_info.update(kilobytes=filled.kilobytes, bytes=size)
    memory = ", ".join(f"{count}: {kilobytes / 1000:.0f} MB" for count, kilobytes in filled.kilobytes.items())
    print(f"{filled.added} memoranda in {filled.seconds:.1f} s ({filled.processor_seconds:.1f} s of processors)")
    print(f"{size / 1e6:.0f} MB on the disk; most memory of all processes together at {memory}")
    paths = sorted(filled.folder.glob("*.txt"))
    with RecordStore.open(filled.folder) as store:
        again = benchmark.pedantic(store.add_files, (paths,), rounds=1)
    assert filled.added == again.count(Outcome.UNCHANGED) == MANY
    assert filled.seconds < MOST_SECONDS * max(MANY, 1000) / 5000
    if filled.kilobytes[EARLY]:
        assert filled.kilobytes[MANY] < MOST_GROWTH * filled.kilobytes[EARLY]


@pytest.mark.parametrize("name", _QUERIES)
def test_a_query_takes_less_than_twenty_milliseconds(benchmark, filled, name):
    with RecordStore.open(filled.folder, writes=False) as store:
        results = benchmark.pedantic(store.search, (_QUERIES[name],), rounds=7, warmup_rounds=1)
    benchmark.extra_info["total"] = results.total
    assert results.total > 0
    assert benchmark.stats.stats.median * 1000 < MOST_MILLISECONDS


@pytest.mark.parametrize("arguments", [["read", "memo-00000.txt"], ["search", "prin", "--limit", "5"]])
def test_whole_processes_keep_their_bounds(benchmark, filled, arguments):
    command = [sys.executable, "-m", "countermove", *arguments]
    benchmark.pedantic(
        subprocess.run,
        (command,),
        {"check": True, "capture_output": True, "cwd": filled.folder},
        rounds=5,
        warmup_rounds=1,
    )
    assert benchmark.stats.stats.median < 1
