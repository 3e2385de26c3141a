"""The fixture of Appendix A with its five uncertain items, and a toy with two sufficient reasons."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import countermove as cm
from countermove.sweeping import Sweep

APPENDIX_A = Path(__file__).parents[2] / "fixtures" / "appendix-a" / "case.yaml"

UNCERTAIN: list[dict[str, Any]] = [
    {
        "id": "china",
        "kind": "variant",
        "of": "China/preferences/1",
        "alternatives": [
            {"statement": "claims iff isles", "probability": 0.75},
            {"statement": "claims iff (isles or agenda)", "probability": 0.25},
        ],
    },
    {
        "id": "tokyo",
        "kind": "order",
        "above": "Japan/preferences/J2",
        "below": "Japan/preferences/J5",
        "probability": 0.8,
    },
    {
        "id": "gromyko",
        "kind": "order",
        "above": "USSR/preferences/U5",
        "below": "USSR/preferences/U9",
        "probability": 0.65,
    },
    {
        "id": "europe",
        "kind": "variant",
        "of": "WEurope/preferences/1",
        "alternatives": [
            {"statement": "cut iff econ", "probability": 0.7},
            {"statement": "not cut", "probability": 0.3},
        ],
    },
    {"id": "rival", "kind": "presence", "of": "Japan/stakeholders/rival/preferences/4", "probability": 0.6},
]
LINE = {
    "question": "Does the old line still hold?",
    "about": "USSR",
    "answers": {
        "old": {"text": "the old line holds", "fixes": {"gromyko": "otherwise"}, "probability": 0.35},
        "new": {"text": "there is a new line", "fixes": {"gromyko": "as_coded"}, "probability": 0.65},
    },
}


def appendix_a(**more: Any) -> dict[str, Any]:
    """Return the fixture as a dict, its five uncertain items and whatever else is given with it."""
    found: dict[str, Any] = YAML(typ="safe").load(APPENDIX_A.read_text(encoding="utf-8"))
    return found | {"uncertain": UNCERTAIN} | more


@cache
def swept_appendix_a() -> Sweep:
    """Return the sweep over the 32 completions, the eight named packages only."""
    return cm.sweep(appendix_a(), max_changes=0)


def two_reasons() -> dict[str, Any]:
    """Return a toy in which two wants each suffice to keep the other side where it is."""
    return {
        "countermove": 1,
        "title": "Two reasons to stay",
        "question": {"initiator": "asker", "target": "stayer"},
        "decision_makers": {
            "asker": {"options": {"ask": "Ask politely"}, "preferences": ["move", "not ask"]},
            "stayer": {
                "options": {"move": "Move house"},
                "preferences": [
                    {"statement": "not move", "id": "home", "because": "likes the place"},
                    {"statement": "move implies not ask", "id": "pride", "because": "will not be asked"},
                    {"statement": "move if ask", "id": "manners"},
                ],
            },
        },
    }
