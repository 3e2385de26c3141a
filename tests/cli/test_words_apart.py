"""Whatever is printed: how likely something is and how confident anybody is of it never stand in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from countermove.analysis.words import merging_sentences
from countermove.cli.main import main

COMMANDS = [
    ["options", "torva-dam"],
    ["motives", "torva-dam"],
    ["motives", "torva-dam", "--deception", "loan"],
    ["timeline", "torva-dam"],
    ["sweep", "torva-dam"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert main(command) == 0
    assert merging_sentences(capsys.readouterr().out) == []


def test_the_paper(tmp_path: Path) -> None:
    target = tmp_path / "paper.md"
    assert main(["paper", "torva-dam", "-o", str(target)]) == 0
    assert merging_sentences(target.read_text(encoding="utf-8")) == []
