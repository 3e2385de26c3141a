"""What the counts of a sweep tell: each open point, and pairs of them, about each headline judgment.

Source: tradecraft.md, section 2.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from countermove.analysis.doubt.information import Information, Joint, information, ranked
from countermove.analysis.sweep.plan import Plan
from countermove.analysis.sweep.question import Question
from countermove.analysis.sweep.tally import Tally

PAIRS_KEPT = 5
BEYOND = 0.01
"""Bits that two open points tell together beyond their sum before they are worth naming."""


def told(question: Question, plan: Plan, tally: Tally, only_telling: bool = False) -> Iterator[Information]:
    """Yield what each open point tells about each headline judgment, of each judgment the most telling first.

    With ``only_telling`` those that make no difference are left out: of orders there are very many.
    """
    draws = _draws(plan, tally)
    for judgment in question.headlines:
        joints: dict[str, Joint] = {
            item: {key: float(count) for key, count in tally.joint(item, judgment, question.usual).items()}
            for item in _items(tally)
        }
        found = (
            information((item,), judgment, joint, draws, plan.is_weighted) for item, joint in joints.items() if joint
        )
        yield from (one for one in ranked(found) if one.tells or not only_telling)


def told_together(question: Question, plan: Plan, tally: Tally) -> Iterator[Information]:
    """Yield the pairs of open points that tell more together than each alone, a few a judgment, the most telling first.

    Nothing where some probability is not given. Items that a question settles tell what the question does, and are not
    paired.
    """
    settled = {name for factor in plan.factors for outcome in factor.outcomes for name in outcome.settles}
    items = [item for item in _items(tally) if item not in settled]
    draws = _draws(plan, tally)
    for judgment in question.headlines if plan.is_weighted else ():
        found = []
        for first, second in combinations(items, 2):
            joint: Joint = {key: float(count) for key, count in tally.joint_of_pair(first, second, judgment).items()}
            if joint:
                found.append(information((first, second), judgment, joint, draws))
        telling = [one for one in found if (one.beyond or 0.0) >= BEYOND and one.tells]
        yield from sorted(telling, key=lambda one: -(one.beyond or 0.0))[:PAIRS_KEPT]


def _items(tally: Tally) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, _ in tally.labels))


def _draws(plan: Plan, tally: Tally) -> int | None:
    """Return the number of draws; None where every completion was counted."""
    return None if plan.is_enumerated and tally.rows == plan.rows else tally.rows
