"""``countermove demo``: the bundled case from start to finish, and where its papers go."""

from __future__ import annotations

from pathlib import Path

import pytest

from countermove.cli import demo
from countermove.cli.main import main


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let the demonstration work through the smallest case, in a folder of its own."""
    monkeypatch.setattr(demo, "CASE", "hand-example")
    monkeypatch.chdir(tmp_path)
    return tmp_path / demo.FOLDER


def test_the_demonstration_prints_comparison_and_summary_and_writes_both_papers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["demo", "--folder", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    for said in ("Japanese-Soviet relations, July 1985", "Hardest on the five tests", "Summary", "1. Of 36", "Next: "):
        assert said in printed.out
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["soviet-japan-1985.html", "soviet-japan-1985.md"]
    assert all(str(tmp_path / "out" / name) in printed.out for name in names)


def test_papers_go_to_a_folder_below_the_present_one(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    assert sorted(path.name for path in small.iterdir()) == ["hand-example.html", "hand-example.md"]
    assert "countermove-output" in capsys.readouterr().out


def test_a_second_run_writes_the_same_and_adds_nothing(small: Path) -> None:
    assert main(["demo"]) == 0
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    assert main(["demo"]) == 0
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before


def test_a_file_with_something_else_in_it_is_never_overwritten(small: Path) -> None:
    small.mkdir()
    (small / "hand-example.md").write_text("mine")
    assert main(["demo"]) == 0
    assert main(["demo"]) == 0
    assert sorted(path.name for path in small.iterdir()) == [
        "hand-example-2.md",
        "hand-example.html",
        "hand-example.md",
    ]
    assert (small / "hand-example.md").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_said(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.write_text("a file")
    assert main(["demo"]) == 1
    assert "countermove-output" in capsys.readouterr().err
