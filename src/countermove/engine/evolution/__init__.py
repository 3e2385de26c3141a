"""Evolution from where things stand: which states can be reached, how, by whose steps, and at whose cost."""

from __future__ import annotations

from countermove.engine.evolution.evolution import (
    FORMAT,
    Decider,
    Effect,
    Evolution,
    Reach,
    RoundAbout,
    StateList,
    Step,
    Target,
    Ways,
)
from countermove.engine.evolution.evolving import evolve
from countermove.engine.evolution.leaving import Holds

__all__ = [
    "FORMAT",
    "Decider",
    "Effect",
    "Evolution",
    "Holds",
    "Reach",
    "RoundAbout",
    "StateList",
    "Step",
    "Target",
    "Ways",
    "evolve",
]
