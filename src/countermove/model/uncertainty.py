"""What is uncertain about a model, in typed sources only, and rival hypotheses that settle several of them at once.

Source: tradecraft.md, sections 2.1 and 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from countermove.model.preference import Statement


@dataclass(frozen=True, slots=True)
class Uncertain:
    """One typed source of uncertainty, as the case file has it.

    ``kind`` is presence (of a statement), order (of two statements, or of a block), variant (formulation of a
    statement), weight (of a stakeholder, a range), grade (of somebody inside, low to high) or structure (an option is
    available, is reversible; who answers first). ``reversal`` says how a pair of statements is turned round: the lower
    one goes directly above the upper one (lift), the upper one directly below the lower one (lower), or they swap.
    ``abandon`` says what would make the coder give the item up as the case has it.

    Units: ``probability`` is that things are as the case has them, None where nobody has said; ``phi`` is the spread of
    a block (Mallows): 0 certain, 1 any order.
    """

    id: str
    kind: str
    of: str = ""
    above: str = ""
    below: str = ""
    reversal: str = "lift"
    block: tuple[str, ...] = ()
    phi: float | None = None
    alternatives: tuple[Statement, ...] = ()
    range: tuple[float, ...] = ()
    grades: Mapping[str, float | None] = field(default_factory=dict)
    what: str = ""
    probability: float | None = None
    hypothesis: str = ""
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "assumption"
    note: str = ""
    abandon: str = ""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One answer to a question about an actor, and what it settles in the model if it holds.

    ``fixes`` gives outcomes of uncertain items, ``profiles`` other readings of a party's order, ``first`` statements
    that then stand before all others of their party, in this order.

    Units: ``probability`` is the prior, None where nobody has given one.
    """

    id: str
    text: str
    probability: float | None = None
    fixes: Mapping[str, str] = field(default_factory=dict)
    profiles: Mapping[str, str] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""

    @property
    def is_modelled(self) -> bool:
        """Say whether the hypothesis changes anything in the model, so that moves under it can be computed."""
        return bool(self.fixes or self.profiles or self.first)


@dataclass(frozen=True, slots=True)
class Rivals:
    """Rival hypotheses: several answers to one question. Not exclusive ones can hold together.

    ``is_varied`` is False for a question that is weighed and not open for a sweep, such as one about the past.
    """

    id: str
    question: str
    about: str = ""
    is_exclusive: bool = True
    is_varied: bool = True
    hypotheses: tuple[Hypothesis, ...] = ()
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""

    def hypothesis(self, name: str) -> Hypothesis:
        """Return one hypothesis. Raises ``KeyError`` where there is none of that name."""
        for one in self.hypotheses:
            if one.id == name:
                return one
        raise KeyError(name)
