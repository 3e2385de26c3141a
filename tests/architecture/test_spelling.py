"""British spelling, by the word list in tools/, and no common misspelling."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALSO_HIDDEN = [".ci"]


def test_words_are_spelled_the_british_way() -> None:
    command = [sys.executable, "-m", "codespell_lib", ".", *ALSO_HIDDEN]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"\n{run.stdout}{run.stderr}"
