"""How long the assessment takes, against the literal reading of its definitions, in one run.

python3 run.py test benchmarks/test_assessment.py -n 0 --benchmark-only
"""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from oracle import assessment as literal
from oracle import openings as literal_openings
from oracle.random_conflicts import random_case

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
    found = [random_case(seed) for seed in range(20)]
    cases = [cm.load(one.case) for one in found]
    started = time.perf_counter()
    for one in found:
        for changes in one.packages.values():
            literal.assess(one.question, changes)
        literal_openings.attainable_outcomes(one.conflict, one.question.initiator)
    slow = time.perf_counter() - started
    benchmark.pedantic(lambda: [assess_named(case) for case in cases], rounds=3, warmup_rounds=1)
    benchmark.extra_info["literal_seconds"] = slow
    assert benchmark.stats.stats.median < slow


def assess_named(case):
    """Assess the packages of a case by name, and its openings."""
    return cm.assess(case, packages=[package.id for package in case.packages] or None, max_changes=1)
