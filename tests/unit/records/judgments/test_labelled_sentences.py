"""How much of the sentences that we invented and labelled is found, and what is found that is not there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from countermove.records.judgments import find_judgments
from countermove.records.record import Judgment, Passage

SENTENCES = Path(__file__).parents[3] / "records" / "judgment_sentences.yaml"


def entries() -> list[dict[str, Any]]:
    groups = YAML(typ="safe", pure=True).load(SENTENCES.read_text(encoding="utf-8"))
    return [entry | {"style": group["style"]} for group in groups for entry in group["sentences"]]


def judged(text: str) -> tuple[Judgment, ...]:
    return find_judgments([Passage("INVENTED/1/1", text, (1, 1))])


def expected(line: str) -> dict[str, Any]:
    cue, kind, tier, *rest = (part.strip() for part in line.split(" / "))
    actor = next((part.removeprefix("actor ") for part in rest if part.startswith("actor ")), None)
    holders = [part for part in rest if part != "not" and not part.startswith("actor ")]
    return {
        "key": (cue, kind, int(tier)),
        "negated": "not" in rest,
        "holders": tuple(holders[0].split(">")) if holders else ("authors",),
        "actor": actor,
    }


def test_there_are_enough_sentences_in_several_styles() -> None:
    found = entries()
    assert len(found) >= 150
    assert len({entry["style"] for entry in found}) >= 8
    assert sum(not entry.get("expect") for entry in found) >= 50


def test_precision_and_recall_by_tier() -> None:
    right, extra, missed = Counter[int](), Counter[int](), Counter[int]()
    for entry in entries():
        wanted = Counter(expected(line)["key"] for line in entry.get("expect", []))
        got = Counter((judgment.cue, judgment.kind, judgment.tier) for judgment in judged(entry["text"]))
        for counts, store in ((wanted & got, right), (got - wanted, extra), (wanted - got, missed)):
            for key, count in counts.items():
                store[key[2]] += count
    for tier in (0, 1, 2, 3):
        precision = right[tier] / (right[tier] + extra[tier])
        recall = right[tier] / (right[tier] + missed[tier])
        assert precision >= 0.97, (tier, precision)
        assert recall >= 0.97, (tier, recall)


def test_negation_holders_and_actors_of_what_is_found() -> None:
    wrong = []
    for entry in entries():
        left = list(judged(entry["text"]))
        for want in map(expected, entry.get("expect", [])):
            one = next((j for j in left if (j.cue, j.kind, j.tier) == want["key"]), None)
            if one is None:
                continue
            left.remove(one)
            same = (one.negated, one.holders) == (want["negated"], want["holders"])
            if not same or want["actor"] not in (None, one.actor):
                wrong.append((entry["text"], want, one.negated, one.holders, one.actor))
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("entry", [entry for entry in entries() if "condition" in entry], ids=lambda e: e["text"][:40])
def test_conditions(entry: dict[str, Any]) -> None:
    assert {judgment.condition for judgment in judged(entry["text"])} == {entry["condition"]}
