"""A case as the oracle sees it: the parts of the case format that the oracle's questions need (interface.md 1)."""

from __future__ import annotations

from typing import Any

from . import language
from .assessment import Question, Stakeholder, exact
from .conflict import Conflict, Statement

Formula = tuple[Statement, frozenset[str]]


def count_outside(options: list[str], low: int, high: int) -> Formula:
    """Infeasible where fewer than ``low`` or more than ``high`` of the options are taken."""
    group = frozenset(options)
    return (lambda state: not low <= len(state & group) <= high), group


def never(constraint: dict[str, Any]) -> list[Formula]:
    """What a constraint forbids, as formulas that are true at infeasible states."""
    found = []
    if "never" in constraint:
        found.append(language.read(constraint["never"]))
    for kind, low, high in (("exactly_one", 1, 1), ("at_least_one", 1, None), ("at_most_one", 0, 1)):
        if kind in constraint:
            options = list(constraint[kind])
            found.append(count_outside(options, low, len(options) if high is None else high))
    for dependent, condition in constraint.get("requires", {}).items():
        found.append(language.read(f"{dependent} and not ({condition})"))
    return found


def ordered_statements(preferences: list[Any]) -> list[tuple[str, str]]:
    """(text, tier), short and long form; a statement without a tier counts as important (1.6)."""
    long_form = [p if isinstance(p, dict) else {"statement": p} for p in preferences]
    return [(p["statement"], p.get("tier", "important")) for p in long_form]


def read_conflict(case: dict[str, Any]) -> Conflict:
    """The case's conflict; decision makers must give ordered statements."""
    options: dict[str, dict[str, Any]] = {}
    owner, statements, tiers, named = {}, {}, {}, {}
    for party, maker in case["decision_makers"].items():
        for option, given in (maker.get("options") or {}).items():
            options[option] = given if isinstance(given, dict) else {}
            owner[option] = party
        pairs = ordered_statements(maker.get("preferences") or [])
        formulas = [language.read(text) for text, _ in pairs]
        statements[party] = tuple(formula for formula, _ in formulas)
        named[party] = tuple(names for _, names in formulas)
        tiers[party] = tuple(tier for _, tier in pairs)
    forbidden = [formula for constraint in case.get("constraints") or [] for formula in never(constraint)]
    names = [found for per_party in named.values() for found in per_party] + [found for _, found in forbidden]
    return Conflict(
        options=tuple(options),
        owner=owner,
        parties=tuple(case["decision_makers"]),
        status_quo=frozenset(o for o, given in options.items() if given.get("status_quo", False)),
        direction={o: given.get("direction", "both") for o, given in options.items()},
        never=tuple(formula for formula, _ in forbidden),
        statements=statements,
        tiers=tiers,
        mentioned=frozenset().union(*names),
        named=named,
    )


def read_stakeholders(maker: dict[str, Any]) -> tuple[Stakeholder, ...]:
    """Those inside a party who judge by ordered statements; graded reactions are another reading and are left out."""
    found = []
    for name, given in (maker.get("stakeholders") or {}).items():
        formulas = [language.read(text) for text, _ in ordered_statements(given.get("preferences") or [])]
        found.append(
            Stakeholder(
                id=name,
                weight=exact(given.get("weight", 1)),
                veto=given.get("veto", False),
                statements=tuple(formula for formula, _ in formulas),
                mentioned=frozenset().union(*(names for _, names in formulas)),
            )
        )
    return tuple(found)


def read_question(case: dict[str, Any]) -> Question:
    """The case's default question."""
    asked = case["question"]
    return Question(
        conflict=read_conflict(case),
        initiator=asked["initiator"],
        target=asked["target"],
        allies=tuple(asked.get("allies") or ()),
        stakeholders=read_stakeholders(case["decision_makers"][asked["target"]]),
    )


def read_packages(case: dict[str, Any]) -> dict[str, dict[str, bool]]:
    """The named unconditional initiatives, in the analyst's order."""
    return {name: dict(given["changes"]) for name, given in (case.get("packages") or {}).items() if "if" not in given}
