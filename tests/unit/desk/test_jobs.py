"""Work in the background: done once, watched, stopped, and never the end of the desk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from countermove.desk.jobs import KEPT, WORKERS, Jobs, State
from countermove.engine.watch import Progress
from countermove.errors import CountermoveError


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    found = Jobs()
    yield found
    found.close()


def test_the_same_work_is_done_once(jobs: Jobs) -> None:
    done: list[int] = []
    first, second = (jobs.start("x", "Work", lambda _: done.append(1)) for _ in range(2))
    assert first is second
    assert first.wait(5)
    assert done == [1]
    assert first.state is State.DONE


def until_stopped(progress: Progress, started: threading.Event) -> str:
    for number in range(10_000_000):
        started.set()
        if progress("counting", number, 10_000_000):
            return f"as far as {number}"
    return "all"


@pytest.mark.parametrize("keeps", [True, False])
def test_work_is_stopped_and_keeps_what_it_can(jobs: Jobs, keeps: bool) -> None:
    started = threading.Event()
    job = jobs.start("x", "Count", lambda progress: until_stopped(progress, started), keeps_finished=keeps)
    assert started.wait(5)
    job.cancel()
    assert job.wait(5)
    assert job.state is State.STOPPED
    assert bool(job.result) is keeps
    assert jobs.start("x", "Count", lambda _: "new") is job, "stopped work is not begun again by a page that is drawn"
    jobs.drop(job.id)
    again = jobs.start("x", "Count", lambda _: "new")
    assert again.wait(5)
    assert again.result == "new"


def test_work_that_waits_is_stopped_before_it_starts(jobs: Jobs) -> None:
    gates = [threading.Event() for _ in range(WORKERS)]
    for gate in gates:
        jobs.start(gate, "Wait", lambda _, gate=gate: gate.wait(5))
    last = jobs.start("last", "Never", lambda _: pytest.fail("this was stopped"))
    last.cancel()
    for gate in gates:
        gate.set()
    assert last.wait(5)
    assert last.state is State.STOPPED


def test_errors_are_told_in_a_sentence(jobs: Jobs) -> None:
    def fails(fault: BaseException) -> Any:
        def work(_: Progress) -> None:
            raise fault

        return work

    for fault, told in [
        (CountermoveError("say this"), "say this"),
        (ValueError("inside"), "our fault"),
        (MemoryError(), "more memory"),
    ]:
        job = jobs.start(str(fault), "Fail", fails(fault))
        assert job.wait(5)
        assert job.state is State.FAILED
        assert told in job.error
        assert "inside" not in job.error


def test_finished_work_is_forgotten_in_the_end(jobs: Jobs) -> None:
    for number in range(KEPT + 20):
        assert jobs.start(number, "Work", lambda _: None).wait(5)
    assert jobs.known(0) is None
    assert jobs.known(KEPT + 19) is not None


def test_how_far_work_has_come_is_told(jobs: Jobs) -> None:
    seen, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        progress("completions", 30, 120)
        seen.set()
        go_on.wait(5)

    job = jobs.start("x", "Sweeping", work)
    assert seen.wait(5)
    assert (job.what, job.percent) == ("completions", 25)
    go_on.set()


def test_old_work_is_stopped_and_forgotten_but_for_the_last_few(jobs: Jobs) -> None:
    done = [jobs.start(("old", number), "Work", lambda _: 1) for number in range(4)]
    assert all(job.wait(5) for job in done)
    started = threading.Event()
    running = jobs.start(("old", 9), "Count", lambda progress: until_stopped(progress, started))
    other = jobs.start(("new", 1), "Work", lambda _: 2)
    assert started.wait(5)
    jobs.leave(lambda what: isinstance(what, tuple) and what[0] == "old", 1)
    assert running.wait(5)
    assert (running.state, jobs.get(running.id)) == (State.STOPPED, running)
    assert [jobs.known(("old", number)) for number in range(4)] == [None, None, None, done[3]]
    assert jobs.known(("new", 1)) is other
    anew = jobs.start(("old", 9), "Work", lambda _: "anew")
    assert anew.wait(5)
    assert anew.result == "anew"
