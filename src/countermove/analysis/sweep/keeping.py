"""Running a sweep with its finished chunks kept: resuming, shards of a job array, joining them."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from countermove.analysis.sweep.chunk import work_of
from countermove.analysis.sweep.keep import header_of, open_folder
from countermove.analysis.sweep.plan import Plan
from countermove.analysis.sweep.question import Question
from countermove.analysis.sweep.run import Ran, merged, run
from countermove.engine.watch import Progress, silent
from countermove.errors import NotApplicable


@dataclass(frozen=True)
class Means:
    """By what means a sweep is run: who does the work, where finished chunks are kept, which of them are done.

    ``shard`` is which of how many, counted from 1; with ``merge`` what is kept is joined, and nothing more is done.
    """

    executor: Executor | None = None
    workers: int = 1
    keep: str | Path | None = None
    shard: tuple[int, int] | None = None
    merge: bool = False


def run_by(
    means: Means, question: Question, plan: Plan, case_hash: str, version: str, progress: Progress = silent
) -> Ran:
    """Return the counts of a sweep run by some means; ``missing`` are all chunks of the plan that are not finished.

    Raises: ``NotApplicable`` for a shard that is none, for shards without a folder, and as ``run`` and ``open_folder``.
    """
    if (means.shard or means.merge) and means.keep is None:
        raise NotApplicable("shards, and joining them, need a folder in which finished chunks are kept")
    chunks = chunks_of(plan, means.shard)
    folder = None
    if means.keep is not None:
        header = header_of(question, plan, case_hash, version, means.shard[1] if means.shard else None)
        folder = open_folder(means.keep, header, is_merging=means.merge)
    work = work_of(question, plan)
    if means.merge and folder is not None:
        return replace(merged(work, folder), shards=folder.header["shards"])
    ran = run(work, means.executor, means.workers, folder, chunks, progress)
    done = set(chunks).difference(ran.missing)
    return replace(ran, missing=tuple(number for number in range(plan.chunks) if number not in done))


def chunks_of(plan: Plan, shard: tuple[int, int] | None) -> range:
    """Return the chunks of a shard: every n-th, from the k-th.

    Raises: ``NotApplicable`` for a shard that is not among so many.
    """
    if shard is None:
        return range(plan.chunks)
    which, of = shard
    if not 1 <= which <= of:
        raise NotApplicable(f"there is no shard {which} of {of}: they are 1/{of} to {of}/{of}")
    return range(which - 1, plan.chunks, of)


def shards_missing(missing: tuple[int, ...], of: int) -> tuple[int, ...]:
    """Return the shards, of so many, in which some chunk is not finished."""
    return tuple(sorted({number % of + 1 for number in missing}))
