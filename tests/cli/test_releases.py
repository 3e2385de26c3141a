"""``countermove releases``: what one release of an invented paper withholds and the other shows."""

import json
from pathlib import Path

import pytest

from countermove.cli.main import main

SAMPLES = Path(__file__).resolve().parents[1] / "records" / "samples"
FIRST, SECOND = SAMPLES / "printed.txt", SAMPLES / "printed-better-release.txt"


def test_words_that_only_one_release_shows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["releases", str(FIRST), str(SECOND)]) == 0
    said = capsys.readouterr().out
    assert (
        "11 the same, 1 reworded, 1 with words shown only by the second, 1 with words shown only by the first" in said
    )
    assert "the second shows: took the Finance Secretary aside" in said
    assert "the first shows: He may also hope to please the army" in said
    assert "EUR-83-10211X/1/1" not in said
    assert main(["releases", str(FIRST), str(SECOND), "--all"]) == 0
    assert "EUR-83-10211X/1/1 / EUR-83-10211X/1/1  same" in capsys.readouterr().out


def test_the_other_way_round_shown_is_withheld(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["releases", str(FIRST), str(SECOND), "--json", "-"]) == 0
    there = json.loads(capsys.readouterr().out)
    assert main(["releases", str(SECOND), str(FIRST), "--json", "-"]) == 0
    back = json.loads(capsys.readouterr().out)
    assert there["format"] == "countermove.releases/1"
    assert [there["summary"][name] for name in ("same", "changed", "shown", "withheld")] == [11, 1, 1, 1]
    assert [back["summary"][name] for name in ("same", "changed", "shown", "withheld")] == [11, 1, 1, 1]
    assert there["summary"]["words_shown"] == back["summary"]["words_withheld"] > 5


def test_a_release_beside_itself_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["releases", str(FIRST), str(FIRST), "--json", "-"]) == 0
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert summary.pop("same") > 10
    assert set(summary.values()) == {0}


def test_a_release_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["releases", str(FIRST), str(SAMPLES / "printed-better-relase.txt")]) == 1
    assert "printed-better-release.txt" in capsys.readouterr().err
