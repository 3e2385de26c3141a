"""How long the assessment takes, against the literal reading of its definitions, in one run.

python3 run.py test benchmarks/test_assessment.py -n 0 --benchmark-only
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from oracle import assessment as literal
from oracle import openings as literal_openings
from oracle.read_case import read_question
from ruamel.yaml import YAML

import countermove as cm

SINGLES_AND_PAIRS = 2


@pytest.mark.parametrize("name", ["soviet-japan-1985", "soviet-japan-1985-full"])
def test_singles_pairs_and_openings(benchmark, name):
    case = cm.load(name)
    found = benchmark.pedantic(cm.assess, (case,), {"max_changes": SINGLES_AND_PAIRS}, rounds=3, warmup_rounds=1)
    assert found.assessment.is_complete


@pytest.mark.parametrize(
    ("arguments", "seconds"),
    [
        (["check", "soviet-japan-1985"], 2),
        (["options", "soviet-japan-1985", "--json", "-"], 2),
        (["options", "soviet-japan-1985-full", "--max-changes", "2", "--json", "-"], 3),
    ],
)
def test_whole_processes_keep_their_bounds(benchmark, arguments, seconds):
    command = [sys.executable, "-m", "countermove", *arguments]
    benchmark.pedantic(subprocess.run, (command,), {"check": True, "capture_output": True}, rounds=5, warmup_rounds=1)
    assert benchmark.stats.stats.median < seconds


def test_the_assessment_beats_its_literal_reading(benchmark):
    """Six single moves and every opening of the compact case of 1985, orders as typed: both ways in one run."""
    folder = Path(cm.__file__).parent / "cases" / "soviet-japan-1985"
    question = read_question(YAML(typ="safe").load((folder / "case.yaml").read_text(encoding="utf-8")))
    moves = [option for option in question.conflict.options if question.conflict.owner[option] == question.initiator]
    started = time.perf_counter()
    for option in moves:
        literal.assess(question, {option: True})
    literal_openings.attainable_outcomes(question.conflict, question.initiator)
    slow = time.perf_counter() - started
    case = cm.load("soviet-japan-1985")
    benchmark.pedantic(cm.assess, (case,), {"max_changes": 1}, rounds=3, warmup_rounds=1)
    benchmark.extra_info["literal_seconds"] = slow
    print(f"literal reading: {slow:.2f} s")
    assert benchmark.stats.stats.median < slow
