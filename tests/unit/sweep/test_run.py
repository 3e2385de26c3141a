"""The same counts for any number of workers, any order of chunks, and after workers were killed."""

from __future__ import annotations

import json
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from case_texts import loaded
from sweep_cases import Deadly, Spelled, open_bridge

from countermove.analysis.sweep import keep
from countermove.analysis.sweep.chunk import Work, work_of
from countermove.analysis.sweep.edits import Variant
from countermove.analysis.sweep.factors import factors_of
from countermove.analysis.sweep.keep import header_of, open_folder
from countermove.analysis.sweep.plan import plan_of
from countermove.analysis.sweep.question import Question
from countermove.analysis.sweep.run import run
from countermove.analysis.sweep.tally import Tally
from countermove.errors import NotApplicable
from countermove.model import Conflict


def work_in(folder: Path, draws: int | None = 200, deaths: int = 0) -> Work:
    """Return the sweep of a small case; with deaths, so many of those who ask are killed."""
    case = loaded(open_bridge(), folder)
    assert isinstance(case.conflict, Conflict)
    question: Question = Spelled(case.conflict)
    if deaths:
        question = Deadly(case.conflict, folder=str(folder), deaths=deaths)
    return work_of(
        question,
        plan_of(factors_of(case.conflict, case.uncertain), draws, exact_up_to=draws and 1, chunk=question.chunk),
    )


def as_text(tally: Tally) -> str:
    return json.dumps(tally.to_json())


class Backwards(Executor):
    """An executor that does what waits in the reverse order, when the queue is full."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Any, tuple[Any, ...]]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        assert not kwargs
        future: Future[Any] = Future()
        self.waiting.append((future, fn, args))
        if len(self.waiting) == 5 or args[1] == 24:
            while self.waiting:
                done, function, given = self.waiting.pop()
                done.set_result(function(*given))
        return future


def test_one_two_and_three_workers_and_another_order_count_the_same(tmp_path: Path) -> None:
    work = work_in(tmp_path)
    here = run(work)
    assert here.is_complete
    assert here.tally.rows == 200
    assert as_text(run(work, Backwards()).tally) == as_text(here.tally)
    with ThreadPoolExecutor(3) as threads:
        assert as_text(run(work, threads).tally) == as_text(here.tally)
    for workers in (2, 3):
        assert as_text(run(work, workers=workers).tally) == as_text(here.tally)


def test_a_killed_worker_costs_nothing_but_time(tmp_path: Path) -> None:
    work = work_in(tmp_path, deaths=2)
    found = run(work, workers=2)
    assert sorted(path.name for path in tmp_path.glob("dead-*")) == ["dead-0", "dead-1"]
    assert found.is_complete
    assert as_text(found.tally) == as_text(run(work_in(tmp_path)).tally)


def test_workers_that_die_again_and_again_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countermove.analysis.sweep.run.ATTEMPTS", 2)
    work = work_in(tmp_path, deaths=99)
    with pytest.raises(NotApplicable, match="workers died 2 times"):
        run(work, workers=2)


def test_an_interrupt_returns_what_is_finished(tmp_path: Path) -> None:
    work = work_in(tmp_path)
    seen: list[int] = []

    def stop_after_fifty(_what: str, done: int, total: int) -> bool:
        assert total == 200
        seen.append(done)
        return done >= 50

    found = run(work, progress=stop_after_fifty)
    assert 0 < found.tally.rows <= 56
    assert not found.is_complete
    assert found.tally.rows % work.plan.chunk == 0
    assert len(found.missing) == work.plan.chunks - found.tally.rows // work.plan.chunk
    assert seen == sorted(seen)


def test_a_completion_that_cannot_be_asked_is_named(tmp_path: Path) -> None:
    class Refusing(Spelled):
        def evaluate(self, variant: Variant) -> dict[str, str]:
            raise NotApplicable(f"no, not {variant.conflict.title}")

    case = loaded(open_bridge(), tmp_path)
    assert isinstance(case.conflict, Conflict)
    plan = plan_of(factors_of(case.conflict, case.uncertain), chunk=8)
    with pytest.raises(NotApplicable, match="with grant: as_coded, court: as_coded, fee_matters: 1, can_sue: as_coded"):
        run(Work(Refusing(case.conflict), plan, frozenset(), frozenset()))


def test_kept_chunks_are_not_done_again_and_half_written_ones_are(tmp_path: Path) -> None:
    work = work_in(tmp_path)
    header = header_of(work.question, work.plan, "hash", "1", None)
    folder = open_folder(tmp_path / "kept", header)
    (tmp_path / "kept" / "notes.txt").write_text("mine", encoding="utf-8")
    whole = as_text(run(work, kept=folder).tally)
    files = sorted((tmp_path / "kept").glob("chunk-*"))
    assert len(files) == work.plan.chunks
    files[3].write_bytes(files[3].read_bytes()[:40])
    files[4].write_bytes(files[5].read_bytes())  # whole, but not the chunk it says
    files[6].write_bytes(b"")
    before = {path: path.stat().st_mtime_ns for path in files}
    again = run(work, kept=open_folder(tmp_path / "kept", header))
    assert as_text(again.tally) == whole
    assert [path for path in files if path.stat().st_mtime_ns != before[path]] == [files[3], files[4], files[6]]
    assert (tmp_path / "kept" / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert {path.name for path in (tmp_path / "kept").iterdir()} == {
        "notes.txt", "sweep.json", *(path.name for path in files)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"case_hash": "other"}, "the case as it is now is not the one it was begun with"),
        ({"seed": 7}, "the seed"),
        ({"countermove": "9.9"}, "the version of countermove"),
        ({"plan": "x"}, "what is varied, or what is asked"),
        ({"shards": 4}, "the number of shards"),
    ],
)
def test_a_folder_of_another_sweep_is_refused_and_left_alone(
    tmp_path: Path, change: dict[str, object], told: str
) -> None:
    work = work_in(tmp_path, draws=40)
    header = header_of(work.question, work.plan, "hash", "1", None)
    run(work, kept=open_folder(tmp_path / "kept", header))
    before = {path: path.read_bytes() for path in (tmp_path / "kept").iterdir()}
    with pytest.raises(NotApplicable, match=told):
        open_folder(tmp_path / "kept", header | change)
    assert {path: path.read_bytes() for path in (tmp_path / "kept").iterdir()} == before


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "something else"}', "\xff"])
def test_a_folder_with_a_strange_header_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "sweep.json").write_text(content, encoding="latin-1")
    with pytest.raises(NotApplicable, match="keep this sweep in another folder"):
        open_folder(tmp_path, {"plan": "x"})


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(NotApplicable, match="is a file"):
        open_folder(tmp_path / "file", {"plan": "x"})
    with pytest.raises(NotApplicable, match="no sweep was kept there"):
        open_folder(tmp_path / "nowhere", {"plan": "x"}, is_merging=True)


@pytest.mark.parametrize(
    ("content", "told"),
    [("[" * 50_000, "nested too deeply"), ("[" * 100_000, "larger than any of ours"), ('{"format": "cou', "char 11")],
)
def test_a_header_that_cannot_be_read_leaves_the_finished_chunks_alone(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "sweep.json").write_text(content, encoding="utf-8")
    (tmp_path / "chunk-000000.json.gz").write_bytes(b"finished")
    with pytest.raises(NotApplicable, match=told):
        open_folder(tmp_path, {"plan": "x"})
    assert (tmp_path / "chunk-000000.json.gz").read_bytes() == b"finished"


def test_chunks_that_nobody_says_are_ours_are_not_replaced(tmp_path: Path) -> None:
    theirs = tmp_path / "chunk-000000.json.gz"
    theirs.write_bytes(b"theirs")
    with pytest.raises(NotApplicable, match=r"chunk-000000\.json\.gz is named as our chunks are"):
        open_folder(tmp_path, {"plan": "x"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {theirs.name: b"theirs"}


@pytest.mark.parametrize("bound", ["LARGEST", "LARGEST_PACKED"])
def test_a_chunk_larger_than_any_of_ours_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    folder = open_folder(tmp_path, {"plan": "x"})
    folder.save(0, Tally())
    assert folder.load(0) is not None
    monkeypatch.setattr(keep, bound, 10)
    assert folder.load(0) is None
