"""Small cases with open points for tests of sweeps, and questions that cost next to nothing to ask."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass, field
from multiprocessing import parent_process
from pathlib import Path

from case_texts import bridge

from countermove.analysis.sweep.edits import Variant
from countermove.analysis.sweep.question import Judgments
from countermove.model import Conflict

OPEN = """
uncertain:
  - {id: grant, kind: presence, of: town/preferences/1, probability: 0.7}
  - {id: court, kind: order, above: company/preferences/1, below: company/preferences/2, probability: 0.6}
  - {id: fee_matters, kind: variant, of: town/preferences/2,
     alternatives: [{statement: not fee, probability: 0.25}, {statement: fee, probability: 0.75}]}
  - {id: can_sue, kind: structure, what: available, of: sue, probability: 0.9}
"""


def open_bridge(*changes: tuple[str, str], more: str = "") -> str:
    """Return the small case of the bridge with four open points: 16 completions."""
    return bridge(*changes, more=OPEN + more)


def appendix_text() -> str:
    """Return the illustrative case of tradecraft.md with the five open points of its section 2.4."""
    fixture = Path(__file__).parent / "fixtures" / "appendix-a" / "case.yaml"
    return fixture.read_text(encoding="utf-8") + (
        "uncertain:\n"
        "  - {id: china, kind: variant, of: China/preferences/1, alternatives: [\n"
        "     {statement: claims iff isles, probability: 0.75},\n"
        "     {statement: claims iff (isles or agenda), probability: 0.25}]}\n"
        "  - {id: tokyo, kind: order, above: Japan/preferences/J2, below: Japan/preferences/J5, probability: 0.8}\n"
        "  - {id: gromyko, kind: order, above: USSR/preferences/U5, below: USSR/preferences/U9, probability: 0.65}\n"
        "  - {id: europe, kind: variant, of: WEurope/preferences/1, alternatives: [\n"
        "     {statement: cut iff econ, probability: 0.7}, {statement: not cut, probability: 0.3}]}\n"
        "  - {id: rival, kind: presence, of: Japan/stakeholders/rival/preferences/4, probability: 0.6}\n"
    )


@dataclass(frozen=True)
class Spelled:
    """A question whose answer spells out what a variant wants; ``slow`` seconds an answer."""

    conflict: Conflict
    slow: float = 0.0
    usual: str = "no"
    chunk: int = 8
    headlines: tuple[str, ...] = ("town/1", "company/1", "options")
    joined: frozenset[str] = frozenset(("town/1", "company/1", "options"))

    @property
    def coded(self) -> Judgments:
        """Return what is wanted as coded."""
        return spelled(Variant(self.conflict))

    def key(self) -> str:
        """Return what tells this question from others."""
        return "spelled"

    def evaluate(self, variant: Variant) -> Judgments:
        """Return what is wanted in a variant."""
        time.sleep(self.slow)
        return spelled(variant)


@dataclass(frozen=True)
class Deadly(Spelled):
    """The same, but whoever asks for the first time leaves a mark in ``folder`` and is killed; ``deaths`` of them."""

    folder: str = field(default="", kw_only=True)
    deaths: int = field(default=1, kw_only=True)

    def evaluate(self, variant: Variant) -> Judgments:
        """Return what is wanted in a variant, or die."""
        for number in range(self.deaths):
            try:
                (Path(self.folder) / f"dead-{number}").touch(exist_ok=False)
            except FileExistsError:
                continue
            time.sleep(0.05)
            assert parent_process() is not None, "not the process of the tests"
            os.kill(os.getpid(), signal.SIGKILL)
        return spelled(variant)


def spelled(variant: Variant) -> Judgments:
    """Return, for each party and place, what stands there; and which options can be had, and how."""
    found = {
        f"{party.id}/{place}": statement.text
        for party in variant.conflict.decision_makers
        for place, statement in enumerate(party.preference.statements, 1)
    }
    rules = len(variant.conflict.constraints)
    return {**found, "options": f"{rules} " + " ".join(option.direction for option in variant.conflict.options)}
