"""``countermove sweep``: what it prints, its JSON, its exit status, and what it refuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import Run, run
from sweep_cases import appendix_text, open_bridge

PACKAGES = [flag for name in ("agenda_visit", "economics", "two_islands") for flag in ("--package", name)]


@pytest.fixture
def case(tmp_path: Path) -> str:
    (tmp_path / "case.yaml").write_text(open_bridge(), encoding="utf-8")
    return str(tmp_path)


def plain(told: Run) -> str:
    assert (told.status, told.err) == (0, "")
    return " ".join(told.out.split())


def test_the_page_says_what_was_varied_what_holds_and_what_hangs_on_what(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(appendix_text(), encoding="utf-8")
    told = plain(run("sweep", str(tmp_path), *PACKAGES, "--no-doubts"))
    for part in (
        "gromyko (order; assumption): as coded 0.65 · otherwise 0.35",
        "china (variant; assumption): 1 “claims iff isles” 0.75 · 2 “claims iff (isles or agenda)” 0.25",
        "All 32 completions were gone through.",
        "In every completion, given this coding Hardest for Japan is agenda_visit.",
        "The Soviet Union gains by agenda_visit (as coded): roughly even chance (45–55%); share 0.4875.",
        "two_islands answer: D + lead verdict: costless return: loss",
        "The Soviet Union gains by agenda_visit gromyko: as coded 0.75, otherwise 0.00 china: 1 0.65, 2 0.00",
        "Shares are those of the coder's own doubts, given everything else as coded; not of the world.",
    ):
        assert part in told


def test_json_and_text_agree_and_standard_output_holds_nothing_else(case: str, tmp_path: Path) -> None:
    told = run("sweep", case, "--json", "-", "--no-doubts")
    found = json.loads(told.out)
    assert (told.status, found["format"], found["way"], found["completions"]) == (
        0,
        "countermove.sweep/1",
        "enumerated",
        16,
    )
    assert {one["id"]: one["size"] for one in found["items"]} == dict.fromkeys(
        ("grant", "court", "fee_matters", "can_sue"), 2
    )
    for one in found["judgments"]:
        assert one["status"] in ("necessary", "possible", "impossible")
        assert one["interval"] is None
    by_judgment: dict[str, float] = {}
    for one in found["judgments"]:
        by_judgment[one["id"]] = by_judgment.get(one["id"], 0.0) + one["share"]
    assert all(abs(total - 1) < 1e-12 for total in by_judgment.values())
    assert run("sweep", case, "--json", str(tmp_path / "s.json"), "--no-doubts").out.startswith("A bridge")
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8")) == found


def test_drawn_shares_have_intervals_and_claim_no_necessity(case: str) -> None:
    told = plain(run("sweep", case, "--draws", "50", "--exact-up-to", "1", "--no-doubts"))
    assert "50 completions were drawn of 16, with seed 1985" in told
    assert "95% interval" in told
    assert "at most 7.1% can have been missed, at 95%" in told
    assert "Draws can show that something is possible, never that it is necessary" in told
    assert "In every completion," not in told


def test_robustness_is_counted_and_no_likelihood(case: str) -> None:
    told = plain(run("sweep", case, "--judged", "--no-doubts"))
    assert "the order of what the town wants: 2 orders" in told
    assert "All 4 orders were gone through." in told
    assert "no order is held to be likelier than another" in told
    for word in ("likely (", "chance (", "certain ("):
        assert word not in told
    assert "stands at most 1 place from where" in plain(run("sweep", case, "--judged", "--reach", "1", "--no-doubts"))


def test_equilibria_are_swept_and_said_not_to_sum_to_one(case: str) -> None:
    told = plain(run("sweep", case, "--concept", "nash", "--no-doubts"))
    assert "is an equilibrium (Nash)" in told
    assert "their shares do not sum to 1" in told


def test_what_changes_our_mind_stands_on_the_page_and_in_the_document(case: str) -> None:
    told = plain(run("sweep", case))
    assert "What would change our mind" in told
    assert told.index("What hangs on which item") < told.index("What would change our mind")
    found = json.loads(run("sweep", case, "--json", "-").out)
    assert {"information", "flips", "assumptions", "indicators", "confidence"} <= set(found)


@pytest.mark.parametrize(
    ("flags", "status", "told"),
    [
        (["--draws", "1000000000"], 1, "from 1 to 1,000,000 are possible"),
        (["--draws", "0"], 1, "0 draws are too few: from 1 to 1,000,000 are possible"),
        (["--draws", "-5"], 1, "-5 draws are too few"),
        (["--exact-up-to", "-1"], 1, "-1 completions are too few"),
        (["--cluster", "nonsense"], 1, '"nonsense" is not the address of a Dask scheduler'),
        (["--cluster", "tcp://host"], 1, "write host and port"),
        (["--json", "kept/away/s.json"], 1, "kept/away is no folder; make it first"),
        (["--json", "."], 1, "it is a folder; name a file in it"),
        (["--json", "case.yaml"], 1, "was not written by --json"),
        (["--exact-up-to", "99999999"], 1, "from 1 to 1,000,000 are possible"),
        (["--package", "permitt"], 1, 'no package or option of town "permitt"'),
        (["--concept", "nahs"], 1, "nash"),
        (["--reach", "4"], 2, "add --judged"),
        (["--shard", "1/3"], 2, "--keep FOLDER"),
        (["--merge"], 2, "--keep FOLDER"),
        (["--shard", "4/3", "--keep", "kept"], 2, "not the number of a shard"),
        (["--shard", "x", "--keep", "kept"], 2, "not the number of a shard"),
        (["--shard", "1/2", "--merge", "--keep", "kept"], 2, "do the shards first"),
        (["--merge", "--keep", "kept"], 1, "no sweep was kept there"),
        (["--concept", "nash", "--actor", "town"], 2, "equilibria are not asked for one side"),
        (["--max-changes", "4"], 2, "is not 1, 2 or 3"),
    ],
)
def test_what_cannot_be_done_is_told(case: str, tmp_path: Path, flags: list[str], status: int, told: str) -> None:
    found = run("sweep", case, *flags, folder=tmp_path)
    assert found.status == status
    assert told in " ".join(found.err.replace("│", " ").split())
    assert found.out == ""
    assert not (tmp_path / "kept").exists()


def test_a_case_in_graph_form_is_refused(tmp_path: Path) -> None:
    from case_texts import GRAPH

    (tmp_path / "case.yaml").write_text(GRAPH, encoding="utf-8")
    found = run("sweep", str(tmp_path))
    assert found.status == 1
    assert "in graph form" in found.err


def test_a_folder_of_another_case_is_refused_with_what_differs(case: str, tmp_path: Path) -> None:
    kept = str(tmp_path / "kept")
    assert run("sweep", case, "--draws", "40", "--exact-up-to", "1", "--keep", kept, "--no-doubts").status == 0
    changed = open_bridge().replace("probability: 0.6", "probability: 0.5")
    (tmp_path / "case.yaml").write_text(changed, encoding="utf-8")
    found = run("sweep", case, "--draws", "40", "--exact-up-to", "1", "--keep", kept, "--no-doubts")
    assert found.status == 1
    assert "what differs: the case as it is now is not the one it was begun with" in found.err
    assert "Nothing was changed there" in found.err


def test_shards_are_joined_and_missing_ones_are_named(case: str, tmp_path: Path) -> None:
    flags = ["sweep", case, "--draws", "100", "--exact-up-to", "1", "--keep", str(tmp_path / "kept"), "--no-doubts"]
    assert "Shard 2/3: 1 of 4 parts done" in plain(run(*flags, "--shard", "2/3"))
    joined = run(*flags, "--merge")
    assert joined.status == 1
    assert "shards 1/3 and 3/3 are missing" in " ".join(joined.out.split())
    for shard in ("1/3", "3/3"):
        run(*flags, "--shard", shard)
    joined = run(*flags, "--merge", "--json", "-")
    assert joined.status == 0
    whole = run("sweep", case, "--draws", "100", "--exact-up-to", "1", "--no-doubts", "--json", "-")
    assert joined.out == whole.out


def test_of_many_open_points_the_first_are_listed(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countermove.cli.sweep.LISTED", 3)
    told = plain(run("sweep", case, "--no-doubts"))
    assert "… and 1 more; --all prints every one All 16 completions" in told
    assert "can_sue (structure" not in told
    assert "can_sue (structure" in plain(run("sweep", case, "--no-doubts", "--all"))


def test_a_name_that_is_too_long_is_refused_without_showing_all_of_it(tmp_path: Path) -> None:
    long = open_bridge().replace("id: grant", f"id: {'g' * 101}")
    (tmp_path / "case.yaml").write_text(long, encoding="utf-8")
    told = run("sweep", str(tmp_path))
    assert told.status == 1
    assert f'"{"g" * 20}…" has 101 characters; 100 are allowed for a source of uncertainty' in told.err


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_an_interrupt_keeps_what_is_finished(case: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    command = [sys.executable, "-m", "countermove", "sweep", case, "--draws", "900000", "--exact-up-to", "1",
               "--keep", str(kept), "--no-doubts", "--workers", "1"]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        end = time.monotonic() + 60
        while len(list(kept.glob("chunk-*.gz"))) < 2:
            assert process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130
    assert err == ""
    told = " ".join(out.split())
    assert "900,000 were asked for: the sweep is not finished" in told
    assert "Not finished:" in told
