"""Seeded random small conflicts, each as an oracle question and as an equivalent case in the case format."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from . import language
from .assessment import Question, Stakeholder, baseline, needs
from .conflict import Conflict, State, Statement

PARTIES = ("north", "south", "east", "west")
TIERS = ("vital", "important", "minor")


@dataclass(frozen=True)
class Formula:
    """One statement three ways: its text, what it says, the options it names."""

    text: str
    holds: Statement
    names: frozenset[str]
    simple: bool = False

    @property
    def part(self) -> str:
        """The text as an operand."""
        return self.text if self.simple else f"({self.text})"


@dataclass(frozen=True)
class RandomCase:
    """A random conflict, the question asked of it, packages that can be made, and all of it as a case."""

    seed: int
    conflict: Conflict
    question: Question
    packages: dict[str, dict[str, bool]]
    case: dict[str, Any]


def random_formula(rng: random.Random, options: list[str], depth: int) -> Formula:
    """A literal, or a connective over shallower formulas; the same in words and as a function."""
    if depth == 0 or rng.random() < 0.35:
        name = rng.choice(options)
        plain = Formula(name, language.option(name), frozenset({name}), simple=True)
        return negated(rng, plain) if rng.random() < 0.4 else plain
    kind = rng.choice(("and", "or", "if", "implies", "iff", "not"))
    first = random_formula(rng, options, depth - 1)
    if kind == "not":
        return negated(rng, first)
    second = random_formula(rng, options, depth - 1)
    return joined(rng, kind, first, second)


def negated(rng: random.Random, a: Formula) -> Formula:
    """``not a``, sometimes with a synonym before an option."""
    sign = rng.choice(("not ", "not ", "not ", "!", "-")) if a.simple and a.text.isidentifier() else "not "
    return Formula(sign + a.part, language.negation(a.holds), a.names, simple=True)


def joined(rng: random.Random, kind: str, a: Formula, b: Formula) -> Formula:
    """``a kind b``; ``a if b`` says that b implies a."""
    signs = {"and": "&", "or": "|", "implies": "->", "iff": "<->"}
    word = signs[kind] if kind in signs and rng.random() < 0.15 else kind
    holds = {
        "and": lambda: language.conjunction(a.holds, b.holds),
        "or": lambda: language.disjunction(a.holds, b.holds),
        "implies": lambda: language.implication(a.holds, b.holds),
        "if": lambda: language.implication(b.holds, a.holds),
        "iff": lambda: language.equivalence(a.holds, b.holds),
    }[kind]()
    return Formula(f"{a.part} {word} {b.part}", holds, a.names | b.names)


def random_options(rng: random.Random, max_options: int) -> tuple[dict[str, str], tuple[str, ...]]:
    """Two to four parties with one to three options each: the owner of every option, and the parties."""
    parties = PARTIES[: rng.choice((2, 3, 3, 4, 4))]
    owner: dict[str, str] = {}
    for n, party in enumerate(parties):
        room = max_options - len(owner) - (len(parties) - n - 1)
        for m in range(rng.randint(1, min(3, room))):
            owner[f"{party[0]}{m + 1}"] = party
    return owner, parties


def random_constraints(
    rng: random.Random, options: list[str], status_quo: State
) -> tuple[list[dict[str, Any]], list[Formula]]:
    """None to two constraints that the status quo obeys, as written and as what they forbid."""
    written, forbidden = [], []
    for _ in range(rng.choice((0, 1, 1, 2))):
        entry, formula = random_constraint(rng, options)
        if not formula.holds(status_quo):
            written.append(entry)
            forbidden.append(formula)
    return written, forbidden


def random_constraint(rng: random.Random, options: list[str]) -> tuple[dict[str, Any], Formula]:
    """One constraint of a random kind."""
    kind = rng.choice(("never", "never", "requires", "exactly_one", "at_least_one", "at_most_one"))
    if kind == "never" or len(options) < 3:
        a, b = random_formula(rng, options, 1), random_formula(rng, options, 0)
        formula = joined(rng, "and", a, b)
        return {"never": formula.text}, formula
    if kind == "requires":
        first, second = rng.sample(options, 2)
        holds: Statement = lambda state: first in state and second not in state  # noqa: E731
        return {"requires": {first: second}}, Formula("", holds, frozenset({first, second}))
    group = rng.sample(options, rng.randint(2, 3))
    low, high = {"exactly_one": (1, 1), "at_least_one": (1, 9), "at_most_one": (0, 1)}[kind]
    outside: Statement = lambda state: not low <= len(state & set(group)) <= high  # noqa: E731
    return {kind: group}, Formula("", outside, frozenset(group))


def random_reaction(rng: random.Random, own: list[str], options: list[str]) -> Formula:
    """A statement that ties one of a party's own options to anything at all: without such, few initiatives bite."""
    answer = random_formula(rng, own, 0)
    elsewhere = [option for option in options if option not in answer.names]
    cause = random_formula(rng, elsewhere or options, rng.choice((0, 0, 0, 1)))
    kind = rng.choice(("iff", "iff", "if", "implies"))
    return joined(rng, kind, answer, cause)


def random_preferences(
    rng: random.Random, own: list[str], options: list[str], most: int
) -> list[tuple[Formula, str | None]]:
    """A few statements with tiers (None: not given). Few against the number of options, so that ties are frequent."""
    found = []
    for _ in range(rng.randint(1, most)):
        if rng.random() < 0.5:
            formula = random_reaction(rng, own, options)
        else:
            formula = random_formula(rng, options, rng.choice((0, 1, 1, 2)))
        found.append((formula, rng.choice((None, *TIERS))))
    return found


def random_stakeholders(
    rng: random.Random, own: list[str], options: list[str], empty: bool
) -> tuple[list[Stakeholder], dict[str, Any]]:
    """None to four stakeholders, some with vetoes, at least one with weight; as the oracle's and as written."""
    found, written = [], {}
    for n in range(rng.choice((0, 1, 2, 3, 4))):
        weight = rng.choice((1, 1, 2, 3, 5)) if n == 0 else rng.choice((0, 1, 1, 2, 3, 5))
        veto = rng.random() < 0.35
        silent = empty and n > 0 and rng.random() < 0.2
        formulas = [] if silent else [formula for formula, _ in random_preferences(rng, own, options, 3)]
        name = f"group_{n + 1}"
        names = frozenset().union(*(f.names for f in formulas))
        found.append(Stakeholder(name, Fraction(weight, 10), veto, tuple(f.holds for f in formulas), names))
        entry: dict[str, Any] = {"name": f"Group {n + 1}", "weight": weight / 10}
        if veto:
            entry["veto"] = True
        if formulas:
            entry["preferences"] = [f.text for f in formulas]
        written[name] = entry
    return found, written


def random_packages(rng: random.Random, q: Question) -> dict[str, dict[str, bool]]:
    """Up to four distinct initiatives that can be made, with what they need if anything."""
    b = baseline(q).state
    own = q.conflict.own(q.initiator)
    found: list[dict[str, bool]] = []
    for _ in range(6):
        group = sorted(rng.sample(own, rng.randint(1, len(own))), key=own.index)
        changes = {option: option not in b for option in group}
        if needs(q, b, changes) is not None and changes not in found:
            found.append(changes)
    return {f"move_{n + 1}": changes for n, changes in enumerate(found[:4])}


def written_options(options: list[str], status_quo: State, direction: dict[str, str]) -> dict[str, Any]:
    """A party's options in the case format, short form where nothing but the text is to be said."""
    found: dict[str, Any] = {}
    for option in options:
        entry: dict[str, Any] = {"text": f"Do {option}"}
        if option in status_quo:
            entry["status_quo"] = True
        if direction[option] != "both":
            entry["direction"] = direction[option]
        found[option] = entry if len(entry) > 1 else entry["text"]
    return found


def random_case(
    seed: int, max_options: int = 8, most_statements: int = 5, empty_stakeholders: bool = False
) -> RandomCase:
    """The conflict of a seed. ``empty_stakeholders`` also makes some that hold no statement."""
    rng = random.Random(seed)
    owner, parties = random_options(rng, max_options)
    options = list(owner)
    status_quo = frozenset(o for o in options if rng.random() < 0.3)
    one_way = rng.random() < 0.4
    direction = {o: rng.choice(("on", "off", "both", "both")) if one_way else "both" for o in options}
    constraints, forbidden = random_constraints(rng, options, status_quo)
    preferences = {
        k: random_preferences(rng, [o for o in options if owner[o] == k], options, most_statements) for k in parties
    }
    initiator, target, *rest = rng.sample(parties, len(parties))
    allies = tuple(rng.sample(rest, rng.randint(0, len(rest))))
    stakeholders, inside = random_stakeholders(
        rng, [o for o in options if owner[o] == target], options, empty_stakeholders
    )
    formulas = [f for pairs in preferences.values() for f, _ in pairs] + forbidden
    conflict = Conflict(
        options=tuple(options),
        owner=owner,
        parties=parties,
        status_quo=status_quo,
        direction=direction,
        never=tuple(f.holds for f in forbidden),
        statements={k: tuple(f.holds for f, _ in preferences[k]) for k in parties},
        tiers={k: tuple(tier or "important" for _, tier in preferences[k]) for k in parties},
        mentioned=frozenset().union(*(f.names for f in formulas)),
        named={k: tuple(f.names for f, _ in preferences[k]) for k in parties},
    )
    q = Question(conflict, initiator, target, allies, tuple(stakeholders))
    packages = random_packages(rng, q)
    asked: dict[str, Any] = {"initiator": initiator, "target": target}
    makers: dict[str, Any] = {}
    for k in parties:
        makers[k] = {
            "name": k.title(),
            "options": written_options(list(conflict.own(k)), status_quo, direction),
            "preferences": [{"statement": f.text, "tier": tier} if tier else f.text for f, tier in preferences[k]],
        }
    if inside:
        makers[target]["stakeholders"] = inside
    if allies:
        asked["allies"] = list(allies)
    case: dict[str, Any] = {"countermove": 1, "title": f"Random conflict {seed}"}
    case |= {"question": asked, "decision_makers": makers}
    if constraints:
        case["constraints"] = constraints
    if packages:
        case["packages"] = {name: {"changes": changes} for name, changes in packages.items()}
    return RandomCase(seed, conflict, q, packages, case)
