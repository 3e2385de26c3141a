"""A sweep that is killed half-way goes on where it was, and on a cluster the work of a killed worker is done again.

Processes are really killed, with the signal that cannot be caught.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from case_texts import loaded
from command_line import run
from sweep_cases import Spelled, open_bridge

from countermove.analysis.sweep import cluster
from countermove.analysis.sweep.factors import factors_of
from countermove.analysis.sweep.keeping import Means, run_by
from countermove.analysis.sweep.plan import plan_of
from countermove.model import Conflict
from countermove.sweeping import sweep

TESTS = Path(__file__).parents[2]
SECONDS = 60

SWEEP = """
import sys
import countermove as cm
if __name__ == "__main__":
    cm.sweep(sys.argv[1], draws=20_000, exact_up_to=1, seed=5, workers=int(sys.argv[3]), keep=sys.argv[2])
"""


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_sweep_goes_on_where_it_was(tmp_path: Path, workers: int) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(open_bridge(), encoding="utf-8")
    kept = tmp_path / "kept"
    arguments = [sys.executable, "-c", SWEEP, str(case), str(kept), str(workers)]
    if workers > 1:
        script = tmp_path / "sweep_it.py"  # worker processes import the main module again, so that it has to be a file
        script.write_text(SWEEP, encoding="utf-8")
        arguments[1:3] = [str(script)]
    process = subprocess.Popen(arguments, start_new_session=True)
    try:
        until(lambda: len(list(kept.glob("chunk-*.gz"))) >= 3 or process.poll() is not None)
        assert process.poll() is None, "it was over before it could be killed"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    until(lambda: not members(process.pid))  # workers end with the process they work for
    done = {path: path.read_bytes() for path in kept.glob("chunk-*.gz")}
    wanted = sweep(str(case), draws=20_000, exact_up_to=1, seed=5, shard=(1, 40), keep=tmp_path / "fresh")
    found = sweep(
        str(case),
        draws=20_000,
        exact_up_to=1,
        seed=5,
        keep=kept,
        progress=lambda _what, rows, _all: rows >= 32 * len(done),
    )
    assert found.tally.rows >= 32 * len(done)
    assert all(path.read_bytes() == content for path, content in done.items())
    fresh = tmp_path / "fresh" / "chunk-000000.json.gz"
    assert fresh.read_bytes() == (kept / fresh.name).read_bytes()
    assert wanted.tally.rows == 512
    assert {path.name for path in kept.iterdir() if not path.name.startswith("chunk-")} == {"sweep.json"}


def members(group: int) -> list[str]:
    """Return the processes of a process group that still run."""
    listed = subprocess.run(["ps", "-o", "pid=,stat=", "-g", str(group)], capture_output=True, text=True, check=False)
    return [line for line in listed.stdout.splitlines() if line.split()[1][0] != "Z"]


def test_a_cluster_of_two_gives_the_same_bytes_with_one_worker_killed(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    case = loaded(open_bridge(), tmp_path)
    assert isinstance(case.conflict, Conflict)
    question = Spelled(case.conflict, slow=0.01)
    plan = plan_of(factors_of(case.conflict, case.uncertain), draws=240, exact_up_to=1, chunk=question.chunk)
    here = run_by(Means(), Spelled(case.conflict), plan, "hash", "1")
    killed: list[int] = []
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50,
            local_directory=str(tmp_path / "dask"), env={"PYTHONPATH": str(TESTS)},
        ) as two,
        distributed.Client(two, set_as_default=False) as client,
    ):  # fmt: skip

        def kill_one(_what: str, done: int, _all: int) -> bool:
            if done >= 48 and not killed:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)
            return False

        found = run_by(Means(client.get_executor(pure=False)), question, plan, "hash", "1", kill_one)
    assert killed
    assert found.missing == ()
    assert json.dumps(found.tally.to_json()) == json.dumps(here.tally.to_json())


def test_a_cluster_that_does_not_answer_is_told_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    assert cluster.TIMEOUT_SECONDS <= 10
    monkeypatch.setattr(cluster, "TIMEOUT_SECONDS", 1)
    (tmp_path / "case.yaml").write_text(open_bridge(), encoding="utf-8")
    told = run("sweep", str(tmp_path), "--cluster", "tcp://127.0.0.1:9")
    assert told.status == 1
    assert told.out == ""
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in told.err
    assert "Traceback" not in told.err
