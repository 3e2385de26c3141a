"""Every citation of the four Soviet-Japanese cases points at a paragraph of the seeds, and the paper shows its words.

The seeds are not part of the repository: the tests look for them beside it and are skipped without them.
"""

import json
from pathlib import Path

import pytest

import countermove as cm
from countermove.citing.resolve import Status, resolve_citations
from countermove.cli.main import main
from countermove.records.record import Paragraph

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
CASES = ("soviet-japan-1982", "soviet-japan-1982-full", "soviet-japan-1985", "soviet-japan-1985-full")

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the repository")


@pytest.mark.parametrize("name", CASES)
def test_every_citation_resolves(name: str) -> None:
    citations = resolve_citations(cm.load(name), [SEEDS])
    assert citations.entries
    assert {entry.status for entry in citations.entries.values()} == {Status.FOUND}


@pytest.mark.parametrize("name", CASES)
def test_check_says_so(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", name, "--sources", str(SEEDS), "--json", "-"]) == 0
    citations = json.loads(capsys.readouterr().out)["citations"]
    assert citations["resolved"] == citations["distinct"] > 10
    assert citations["unresolved"] == citations["changed"] == []


@pytest.mark.parametrize("name", CASES)
def test_the_fingerprints_that_ship_are_those_of_the_seeds(name: str) -> None:
    citations = resolve_citations(cm.load(name), [SEEDS])
    pins = json.loads((ROOT / "src/countermove/cases" / name / "citations.json").read_text("utf-8"))["citations"]
    found = {
        cite: {"key": e.passage.key, "sketch": e.passage.sketch} for cite, e in citations.entries.items() if e.passage
    }
    assert pins == found


def test_the_paper_shows_the_cited_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = cm.load("soviet-japan-1985")
    target = tmp_path / "paper.md"
    assert main(["paper", "soviet-japan-1985", "--sources", str(SEEDS), "-o", str(target)]) == 0
    paper = target.read_text("utf-8")
    plain = " ".join(paper.replace("\\", "").replace("> ", "").split())
    for cite, entry in resolve_citations(case, [SEEDS]).entries.items():
        assert entry.passage is not None
        assert " ".join(entry.passage.text.split()) in plain, cite
        if isinstance(entry.passage, Paragraph):
            assert all(" ".join(item.text.split()) in plain for item in entry.passage.items)
    notes = [line for line in paper.splitlines() if line.startswith("[^") and "EA-M-85-10135/" in line]
    assert notes
    assert all("“" in note for note in notes), "a note cites a paragraph at hand and does not show how it begins"


def test_the_paper_says_that_the_words_are_not_at_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "paper.md"
    assert main(["paper", "soviet-japan-1985", "-o", str(target)]) == 0
    paper = target.read_text("utf-8")
    assert "is not at hand: paragraphs are cited, and their words are not shown" in paper
    assert "cited paragraphs" not in paper
