"""The options assessment, formula by formula (tradecraft.md 1.2 to 1.8).

Shares are exact fractions. A missing priority is ``None``; in sort keys it is infinity. A target's *setting* is the set
of its own options that are taken.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, permutations
from math import inf
from typing import Any

from .conflict import Conflict, State, Statement, compare, subsets
from .stability import CONCEPTS, stable_parties

TESTS = ("pull", "bind", "split", "strain", "trap")
ROUNDS = 3


@dataclass(frozen=True)
class Stakeholder:
    """One of those inside the target: judges its replies, owns no move (1.1).

    ``mentioned`` are the options its statements name.
    """

    id: str
    weight: Fraction
    veto: bool
    statements: tuple[Statement, ...]
    mentioned: frozenset[str] = frozenset()

    def vector(self, state: State) -> tuple[bool, ...]:
        """The truth of its statements, most important first."""
        return tuple(bool(statement(state)) for statement in self.statements)


@dataclass(frozen=True)
class Question:
    """Who takes the initiative, towards whom, and who else matters. Stakeholders without statements are left out."""

    conflict: Conflict
    initiator: str
    target: str
    allies: tuple[str, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    heard: tuple[Stakeholder, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "heard", tuple(g for g in self.stakeholders if g.statements))

    def weight(self, stakeholder: Stakeholder) -> Fraction:
        """w_g, summing to 1 over the stakeholders that have statements; all zero if none weighs anything."""
        total = sum((exact(g.weight) for g in self.heard), Fraction(0))
        return exact(stakeholder.weight) / total if total else Fraction(0)

    @property
    def third_parties(self) -> tuple[str, ...]:
        """Everybody but initiator and target, in declared order."""
        return tuple(k for k in self.conflict.parties if k not in (self.initiator, self.target))

    @property
    def mentioned(self) -> frozenset[str]:
        """The options replies range over: named by a decision maker, a constraint or a stakeholder."""
        return self.conflict.mentioned.union(*(g.mentioned for g in self.heard))


def exact(number: Any) -> Fraction:
    """A weight as written: 0.1 is one tenth."""
    return number if isinstance(number, Fraction) else Fraction(str(number))


# 1.1 Replies -------------------------------------------------------------------------------------------------------


def replies(q: Question, party: str, state: State) -> list[State]:
    """Q_k(s) = {s} and R_k(s), over the party's mentioned options (1.1)."""
    return [state, *q.conflict.moves(party, state, q.mentioned)]


def setting(q: Question, state: State) -> State:
    """The target's own options that are taken."""
    return frozenset(option for option in state if q.conflict.owner[option] == q.target)


def best_replies(q: Question, party: str, state: State) -> list[State]:
    """Every reply with the lexicographically greatest truth vector (Python compares tuples so)."""
    candidates = replies(q, party, state)
    best = max(q.conflict.vector(party, reply) for reply in candidates)
    return [reply for reply in candidates if q.conflict.vector(party, reply) == best]


def best_reply(q: Question, party: str, state: State) -> State:
    """1.4, L1. Ties: fewest changed options from the current state, then the smallest list of sorted positions."""
    return min(
        best_replies(q, party, state),
        key=lambda reply: (len(reply ^ state), q.conflict.positions(reply ^ state)),
    )


# 1.2 and L2 Settling -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Settled:
    """Where settling ended; ``cycle`` if no whole round within the limit changed nothing."""

    state: State
    cycle: bool
    rounds: int


def settle(q: Question, state: State, order: tuple[str, ...]) -> Settled:
    """1.2: each party in turn moves to its best reply, to a whole round that changes nothing, or 3 rounds."""
    for number in range(1, ROUNDS + 1):
        before = state
        for party in order:
            state = best_reply(q, party, state)
        if state == before:
            return Settled(state, False, number)
    return Settled(state, True, ROUNDS)


def baseline(q: Question) -> Settled:
    """b = Settle(s0): the target, then each other party but the initiator (1.2)."""
    return settle(q, q.conflict.status_quo, (q.target, *q.third_parties))


def settle_in_every_order(q: Question, state: State) -> dict[tuple[str, ...], State]:
    """1.4, L2: every order of the third parties, if there are at most four."""
    if len(q.third_parties) > 4:
        return {q.third_parties: settle(q, state, q.third_parties).state}
    return {order: settle(q, state, order).state for order in permutations(q.third_parties)}


# 1.3 Initiatives ---------------------------------------------------------------------------------------------------


def with_settings(state: State, changes: dict[str, bool]) -> State:
    """The state with the named options set as given."""
    taken = {option for option, value in changes.items() if value}
    return frozenset((state - changes.keys()) | taken)


def effective(b: State, changes: dict[str, bool]) -> dict[str, bool]:
    """The part of a package that differs from the baseline: D is a set of *changes* at b (1.3)."""
    return {option: value for option, value in changes.items() if (option in b) != value}


def needs(q: Question, b: State, changes: dict[str, bool]) -> tuple[str, ...] | None:
    """1.3: the least further changes of the initiator's own options that make D feasible.

    Fewest first, then declared order.
    None if D cannot be made: a direction forbids it, or nothing of the initiator's makes it feasible.
    """
    c = q.conflict
    if not all(c.permitted(option, b) for option in effective(b, changes)):
        return None
    s1 = with_settings(b, changes)
    spare = [o for o in c.own(q.initiator) if o not in changes and c.permitted(o, b)]
    for further in subsets(spare):
        if c.feasible(s1 ^ frozenset(further)):
            return further
    return None


def initiatives(q: Question, packages: dict[str, dict[str, bool]], k_max: int = 3) -> dict[str, dict[str, bool]]:
    """1.3, enumeration order: named packages, singletons, pairs, triples.

    What cannot be made, or gives the s1 of a package already listed, is left out.
    """
    b = baseline(q).state
    found = dict(packages)
    listed = {first_state(q, b, changes) for changes in packages.values()} | {None}
    for size in range(1, k_max + 1):
        for group in combinations(q.conflict.own(q.initiator), size):
            changes = {option: option not in b for option in group}
            s1 = first_state(q, b, changes)
            if s1 not in listed:
                listed.add(s1)
                found["+".join(group)] = changes
    return found


def first_state(q: Question, b: State, changes: dict[str, bool]) -> State | None:
    """s1 = b with D and what it needs, or None (1.3)."""
    further = needs(q, b, changes)
    return None if further is None else with_settings(b, changes) ^ frozenset(further)


# 1.5 The initiator's side ------------------------------------------------------------------------------------------


def lost(q: Question, party: str, before: State, after: State) -> tuple[int, ...]:
    """Priorities of the statements true before and false after."""
    pairs = zip(q.conflict.vector(party, before), q.conflict.vector(party, after), strict=True)
    return tuple(j for j, (was, is_now) in enumerate(pairs, start=1) if was and not is_now)


def exposure(q: Question, s1: State, credible: bool) -> int | None:
    """1.5: smallest j with Delta_i(s1 -> q) = -j, over the target's improvements (credible) or all its moves."""
    c = q.conflict
    answers = (c.improvements if credible else c.moves)(q.target, s1, q.mentioned)
    harms = [-c.deciding(q.initiator, s1, answer) for answer in answers]
    return min((j for j in harms if j > 0), default=None)


def linkage(q: Question, b: State, beta: State, f: State) -> dict[str, Any]:
    """1.5: triggered moves, the first statement of i true at beta and false at f, and the same party by party.

    ``by_party[p]``: p's triggered options; where the others settle with p frozen; ``cost`` = first statement of i true
    there and false at f (what p's moving costs); ``remaining`` = cost of what the others do without p.
    """
    c = q.conflict
    null_run = settle(q, b, q.third_parties).state
    triggered = tuple(o for o in c.options if c.owner[o] in q.third_parties and (o in f) != (o in null_run))
    by_party = {}
    for party in q.third_parties:
        rest = tuple(k for k in q.third_parties if k != party)
        frozen = settle(q, beta, rest).state
        by_party[party] = {
            "triggered": tuple(o for o in triggered if c.owner[o] == party),
            "frozen": frozen,
            "cost": min(lost(q, q.initiator, frozen, f), default=None),
            "remaining": min(lost(q, q.initiator, beta, frozen), default=None),
        }
    return {"triggered": triggered, "cost": min(lost(q, q.initiator, beta, f), default=None), "by_party": by_party}


def irrevocability(q: Question, b: State, changed: tuple[str, ...], s1: State, f: State) -> dict[str, Any]:
    """1.5: one-way options in D; whether b is in R_i(s1); whether i can put its own settings back from f."""
    c = q.conflict
    own = frozenset(c.own(q.initiator))
    restored = (f - own) | (b & own)
    return {
        "one_way": tuple(o for o in changed if c.direction[o] != "both"),
        "undoable": b in (s1, *c.moves(q.initiator, s1)),
        "restorable": restored in (f, *c.moves(q.initiator, f)),
    }


def returns(q: Question, b: State, f: State) -> dict[str, Any]:
    """1.5: Delta_i(b -> f), first statement gained, gained and lost lists; a lost vital statement is a red line."""
    gained = lost(q, q.initiator, f, b)
    given_up = lost(q, q.initiator, b, f)
    tiers = q.conflict.tiers[q.initiator]
    return {
        "delta": q.conflict.deciding(q.initiator, b, f),
        "first_gained": min(gained, default=None),
        "gained": gained,
        "lost": given_up,
        "vital_lost": tuple(j for j in given_up if tiers[j - 1] == "vital"),
    }


# 1.6 The target's side ---------------------------------------------------------------------------------------------


def favourites(q: Question, g: Stakeholder, state: State) -> list[State]:
    """The replies in Q_t(state) that are best for a stakeholder, all ties kept (1.1)."""
    candidates = replies(q, q.target, state)
    best = max(g.vector(reply) for reply in candidates)
    return [reply for reply in candidates if g.vector(reply) == best]


def favourite_settings(q: Question, g: Stakeholder, state: State) -> frozenset[State]:
    """B_g(state): the target's option-settings that are best for g (1.1)."""
    return frozenset(setting(q, reply) for reply in favourites(q, g, state))


def is_pulled(q: Question, g: Stakeholder, b: State, s1: State) -> bool:
    """H1: the baseline setting is not in B_g(s1), and B_g(s1) != B_g(b)."""
    now = favourite_settings(q, g, s1)
    return setting(q, b) not in now and now != favourite_settings(q, g, b)


def pull(q: Question, b: State, s1: State, beta: State) -> dict[str, Any]:
    """H1: displaced, pull priority delta_t(beta, s1), pull share."""
    displaced = s1 not in best_replies(q, q.target, s1)
    priority = abs(q.conflict.deciding(q.target, s1, beta)) or None
    pulled = tuple(g.id for g in q.heard if q.weight(g) > 0 and is_pulled(q, g, b, s1))
    share = sum((q.weight(g) for g in q.heard if g.id in pulled), Fraction(0))
    return {
        "displaced": displaced,
        "priority": priority,
        "share": share,
        "pulled": pulled,
        "key": (priority or inf, -share),
        "on": matters(q, q.target, priority),
    }


def matters(q: Question, party: str, priority: int | None) -> bool:
    """1.6: a deciding statement that is not of tier minor."""
    return priority is not None and q.conflict.tiers[party][priority - 1] != "minor"


def sacrificed(q: Question, party: str, reply: State, attainable: list[State]) -> frozenset[int]:
    """{ j : the reply fails statement j, and some attainable state satisfies it } (H2, H4)."""
    c = q.conflict
    within_reach = [any(values) for values in zip(*(c.vector(party, state) for state in attainable), strict=True)]
    held = c.vector(party, reply)
    return frozenset(j for j in range(1, len(held) + 1) if not held[j - 1] and within_reach[j - 1])


def sac(q: Question, reply: State, s: State, b: State) -> frozenset[int]:
    """H2: Sac(q) = { j : q fails w_j, and (b satisfies w_j or some q' in Q_t(s) satisfies w_j) }."""
    return sacrificed(q, q.target, reply, [b, *replies(q, q.target, s)])


def kappa(q: Question, reply: State, s: State, b: State) -> float:
    """H2: kappa(q) = min Sac(q), infinite if empty."""
    return min(sac(q, reply, s, b), default=inf)


def bind(q: Question, b: State, s1: State, beta: State) -> dict[str, Any]:
    """H2: Bind = min( Sac(beta at s1) less Sac(b at b) ): newly sacrificed only."""
    priority = min(sac(q, beta, s1, b) - sac(q, b, b, b), default=None)
    return {
        "priority": priority,
        "kappa": kappa(q, beta, s1, b),
        "key": (priority or inf,),
        "on": matters(q, q.target, priority),
    }


def division(q: Question, state: State, leaving_out: frozenset[str]) -> Fraction:
    """H3: 1 - max_q sum_g w_g [q in B_g(state)]; favourites compared without some options if asked."""
    choices = {setting(q, reply) - leaving_out for reply in replies(q, q.target, state)}
    liked = {g: {s - leaving_out for s in favourite_settings(q, g, state)} for g in q.heard}
    return 1 - max(sum((q.weight(g) for g in q.heard if choice in liked[g]), Fraction(0)) for choice in choices)


def minor_options(q: Question) -> frozenset[str]:
    """1.6: the target's options named in at least one statement of t, and only in minor ones."""
    c = q.conflict
    pairs = list(zip(c.named[q.target], c.tiers[q.target], strict=True))
    minor = frozenset().union(*(names for names, tier in pairs if tier == "minor"))
    weightier = frozenset().union(*(names for names, tier in pairs if tier != "minor"))
    return (minor - weightier) & frozenset(c.own(q.target))


def camps(q: Question, s1: State) -> dict[str, dict[bool, tuple[str, ...]]]:
    """H3, contested: options no setting of which is among the favourites of every stakeholder; who favours which.

    A stakeholder of weight 0 counts nowhere (1.1).
    """
    liked = {g.id: favourite_settings(q, g, s1) for g in q.heard if q.weight(g) > 0}
    found = {}
    for option in q.conflict.own(q.target):
        sides = {
            value: tuple(g for g, settings in liked.items() if any((option in s) == value for s in settings))
            for value in (True, False)
        }
        if liked and all(len(side) < len(liked) for side in sides.values()):
            found[option] = sides
    return found


def win_set(q: Question, s1: State) -> list[State]:
    """H3: W = { q in Q_t(s1) : q >=_g s1 for every veto-holder g }."""
    vetoes = [g for g in q.heard if g.veto]
    return [r for r in replies(q, q.target, s1) if all(compare(g.vector(r), g.vector(s1)) >= 0 for g in vetoes)]


def split(q: Question, b: State, s1: State, beta: State) -> dict[str, Any]:
    """H3: Split at s1 minus the same at b; on if above 0 also without the target's minor options."""
    value = division(q, s1, frozenset()) - division(q, b, frozenset())
    minor = minor_options(q)
    weighty = division(q, s1, minor) - division(q, b, minor)
    w = win_set(q, s1)
    blocked = beta not in w
    contested = camps(q, s1)
    return {
        "value": value,
        "contested": tuple(contested),
        "camps": contested,
        "win_set": w,
        "blocked": blocked,
        "key": (-value, not blocked),
        "on": value > 0 and weighty > 0,
    }


def ally_sacrifice(q: Question, ally: str, reply: State, s: State) -> frozenset[int]:
    """H4: Sac_p(q) = { j : q fails w_j, some q' in Q_t(s) satisfies w_j }."""
    return sacrificed(q, ally, reply, replies(q, q.target, s))


def newly_costs(q: Question, ally: str, g: Stakeholder, b: State, s1: State, counted: frozenset[int]) -> bool:
    """H4: *every* favourite of g at s1 gives up something that none of its favourites at b gives up."""
    before = frozenset().union(*(ally_sacrifice(q, ally, reply, b) for reply in favourites(q, g, b)))
    return all(ally_sacrifice(q, ally, reply, s1) & counted - before for reply in favourites(q, g, s1))


def strain_for(q: Question, ally: str, b: State, s1: State, beta: State) -> dict[str, Any]:
    """H4 for one ally: share, ally loss; on if the share counting the ally's non-minor statements is above 0."""
    tiers = q.conflict.tiers[ally]
    every = frozenset(range(1, len(tiers) + 1))
    weighty = frozenset(j for j in every if tiers[j - 1] != "minor")
    shares = {
        counted: sum((q.weight(g) for g in q.heard if newly_costs(q, ally, g, b, s1, counted)), Fraction(0))
        for counted in (every, weighty)
    }
    loss = min(ally_sacrifice(q, ally, beta, s1) - ally_sacrifice(q, ally, b, b), default=None)
    return {
        "ally": ally,
        "share": shares[every],
        "ally_loss": loss,
        "key": (loss or inf, -shares[every]),
        "on": shares[weighty] > 0,
    }


def strain(q: Question, b: State, s1: State, beta: State) -> dict[str, Any]:
    """H4: several allies each apart, the gravest (smallest sort key, then declared) named; on if on for any of them."""
    each = [strain_for(q, ally, b, s1, beta) for ally in q.allies]
    if not each:
        nothing = {"ally": None, "share": Fraction(0), "ally_loss": None, "key": (inf, Fraction(0)), "on": False}
        return {**nothing, "allies": ()}
    gravest = min(each, key=lambda one: one["key"])
    return {**gravest, "on": any(one["on"] for one in each), "allies": tuple(each)}


def lapse(q: Question, undone: State, part: tuple[str, ...]) -> State | None:
    """H5: the nearest feasible state in which only dependent taken options are dropped.

    Fewest first, then declared order.
    Each option of a smallest such set is needed for feasibility, hence stood on what was undone. Options of any owner
    may lapse; one that can be taken but not undone may not.
    """
    c = q.conflict
    droppable = [o for o in c.options if o in undone and o not in part and c.permitted(o, undone)]
    for dropped in subsets(droppable):
        if c.feasible(undone - frozenset(dropped)):
            return undone - frozenset(dropped)
    return None


def reneging_states(q: Question, b: State, changed: tuple[str, ...], f: State) -> list[State]:
    """H5: f with some non-empty reversible part of D undone, preferred by i to f and worse for t than b."""
    c = q.conflict
    reversible = [o for o in changed if c.direction[o] == "both"]
    found = []
    for part in subsets(reversible):
        state = lapse(q, with_settings(f, {o: o in b for o in part}), part) if part else None
        if state is not None and c.prefers(q.initiator, state, f) and c.prefers(q.target, b, state):
            found.append(state)
    return found


def is_answered(q: Question, state: State, f: State) -> bool:
    """H5: t has an improvement from the reneging state that leaves i no better than at f."""
    c = q.conflict
    return any(not c.prefers(q.initiator, r, f) for r in c.improvements(q.target, state, q.mentioned))


def trap(q: Question, b: State, changed: tuple[str, ...], f: State) -> dict[str, Any]:
    """H5: Trap = min delta_t(renege, b); answerable iff t can answer every reneging state that attains the minimum."""
    states = reneging_states(q, b, changed, f)
    priority = min((q.conflict.deciding(q.target, state, b) for state in states), default=None)
    worst = [state for state in states if q.conflict.deciding(q.target, state, b) == priority]
    answerable = bool(worst) and all(is_answered(q, state, f) for state in worst)
    return {
        "priority": priority,
        "answerable": answerable,
        "reneging": states,
        "key": (priority or inf, answerable),
        "on": matters(q, q.target, priority),
    }


def verdict(delta: int, ignored: bool, pulled: bool) -> str:
    """1.6: windfall, costless or squeeze from Delta_t(b -> f); can be ignored; '... for government'."""
    word = "windfall" if delta > 0 else "squeeze" if delta < 0 else "costless"
    if not ignored:
        return word
    return f"{word} for government" if pulled else "can be ignored"


# One initiative ----------------------------------------------------------------------------------------------------


def assess(q: Question, changes: dict[str, bool]) -> dict[str, Any] | None:
    """Every measure of 1.4 to 1.6 for one initiative, or None if it cannot be made."""
    b = baseline(q).state
    further = needs(q, b, changes)
    if further is None:
        return None
    c = q.conflict
    s1 = with_settings(b, changes) ^ frozenset(further)
    changed = tuple(option for option in c.options if option in b ^ s1)
    beta = best_reply(q, q.target, s1)
    settled = settle(q, beta, q.third_parties)
    f = settled.state
    orders = settle_in_every_order(q, beta)
    tests = {
        "pull": pull(q, b, s1, beta),
        "bind": bind(q, b, s1, beta),
        "split": split(q, b, s1, beta),
        "strain": strain(q, b, s1, beta),
        "trap": trap(q, b, changed, f),
    }
    delta = c.deciding(q.target, b, f)
    return {
        "baseline": b,
        "changed": changed,
        "needs": further,
        "s1": s1,
        "reply": beta,
        "ties": best_replies(q, q.target, s1),
        "settled": f,
        "settling_cycles": settled.cycle,
        "orders": orders,
        "order_dependent": len(set(orders.values())) > 1,
        "outlay": c.deciding(q.initiator, b, s1),
        "exposure": exposure(q, s1, credible=True),
        "exposure_worst": exposure(q, s1, credible=False),
        "linkage": linkage(q, b, beta, f),
        "irrevocability": irrevocability(q, b, changed, s1, f),
        "return": returns(q, b, f),
        "delta": delta,
        "gives": c.deciding(q.target, b, s1),
        "verdict": verdict(delta, beta == s1, bool(tests["pull"]["pulled"])),
        "dilemma": tests["pull"]["on"] and (tests["bind"]["on"] or tests["split"]["blocked"]),
        "tests": tests,
        "on": tuple(name for name in TESTS if tests[name]["on"]),
        "tests_on": sum(tests[name]["on"] for name in TESTS),
    }


def stable_for(q: Question, state: State) -> dict[str, tuple[str, ...]]:
    """1.4, L3: for whom a state is stable under each concept; not in ``assess``, being slow on large cases."""
    return {concept: stable_parties(q.conflict, concept, state) for concept in CONCEPTS}


# 1.7 Aggregation ---------------------------------------------------------------------------------------------------


def dense_ranks(keys: list[Any]) -> list[int]:
    """1.7: 1 = hardest, equal keys share a rank."""
    ladder = sorted(set(keys))
    return [1 + ladder.index(key) for key in keys]


def rank_vectors(assessments: list[dict[str, Any]]) -> list[tuple[int, ...]]:
    """The five dense ranks of each initiative among those in the table."""
    columns = [dense_ranks([a["tests"][name]["key"] for a in assessments]) for name in TESTS]
    return list(zip(*columns, strict=True))


def dominates(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """At least as hard on every test and harder on one."""
    return first != second and all(a <= b for a, b in zip(first, second, strict=True))


def pareto_layers(ranks: list[tuple[int, ...]]) -> list[int]:
    """1.7: layer 1 = undominated; take it away, repeat."""
    layers: dict[int, int] = {}
    layer = 0
    while len(layers) < len(ranks):
        layer += 1
        left = [n for n in range(len(ranks)) if n not in layers]
        top = [n for n in left if not any(dominates(ranks[m], ranks[n]) for m in left)]
        layers.update(dict.fromkeys(top, layer))
    return [layers[n] for n in range(len(ranks))]


def acceptability(
    ranks: list[tuple[int, ...]], draws: int = 20_000, seed: int = 0
) -> tuple[list[float], list[tuple[int, int]]]:
    """1.7: share of sampled weightings in which each is first (ties share it), and the interval of sampled ranks.

    Weights uniform on the simplex are exponentials divided by their sum; the division changes no order. The sampled
    interval lies inside the true one.
    """
    rng = random.Random(seed)
    first = [0.0] * len(ranks)
    best, worst = [len(ranks)] * len(ranks), [1] * len(ranks)
    for _ in range(draws):
        weights = [rng.expovariate(1.0) for _ in TESTS]
        scores = [sum(w * r for w, r in zip(weights, vector, strict=True)) for vector in ranks]
        leaders = [n for n, score in enumerate(scores) if score == min(scores)]
        for n in leaders:
            first[n] += 1 / len(leaders) / draws
        for n, score in enumerate(scores):
            place = 1 + sum(other < score for other in scores)
            best[n], worst[n] = min(best[n], place), max(worst[n], place)
    return first, list(zip(best, worst, strict=True))


def ordered(assessments: list[dict[str, Any]], first_share: list[float]) -> list[int]:
    """1.7, tie rule: tests on, first-rank share, fewer changes (needed ones included), analyst's order."""
    return sorted(
        range(len(assessments)),
        key=lambda n: (-assessments[n]["tests_on"], -first_share[n], len(assessments[n]["changed"]), n),
    )


def table(q: Question, packages: dict[str, dict[str, bool]], draws: int = 20_000, seed: int = 0) -> dict[str, Any]:
    """The assessments of the packages that can be made, with ranks, layers, shares, intervals and the ordered list."""
    assessed = {name: assess(q, changes) for name, changes in packages.items()}
    rows = {name: row for name, row in assessed.items() if row is not None}
    names, assessments = list(rows), list(rows.values())
    ranks = rank_vectors(assessments)
    shares, intervals = acceptability(ranks, draws, seed)
    return {
        "rows": rows,
        "ranks": dict(zip(names, ranks, strict=True)),
        "pareto_layer": dict(zip(names, pareto_layers(ranks), strict=True)),
        "first_share": dict(zip(names, shares, strict=True)),
        "rank_interval": dict(zip(names, intervals, strict=True)),
        "order": [names[n] for n in ordered(assessments, shares)],
        "folded_under": {name: folded_under(q, name, rows) for name in names},
    }


def folded_under(q: Question, name: str, rows: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """1.3, redundant: the listed proper subsets with the same best reply, verdict and test results."""

    def outcome(row: dict[str, Any]) -> Any:
        results = tuple((row["tests"][t]["key"], row["tests"][t]["on"]) for t in TESTS)
        return setting(q, row["reply"]), row["verdict"], row["dilemma"], results

    mine = rows[name]
    return tuple(
        other
        for other, row in rows.items()
        if row["changed"] and set(row["changed"]) < set(mine["changed"]) and outcome(row) == outcome(mine)
    )


# 1.8 Dilemmas ------------------------------------------------------------------------------------------------------


def dilemmas_of(q: Question, k: str, other: str, p_k: State, p_l: State, f: State) -> frozenset[str]:
    """1.8: the six dilemmas of k towards another; four when positions conflict, two when they agree."""
    c = q.conflict

    def tempted(party: str, state: State) -> bool:
        return bool(c.improvements(party, state, q.mentioned))

    if p_k == p_l:
        held = {"cooperation": tempted(k, p_k), "trust": tempted(other, p_k)}
    else:
        held = {
            "persuasion": not c.prefers(other, p_k, f),
            "rejection": not c.prefers(k, f, p_l),
            "threat": tempted(k, f),
            "positioning": not c.prefers(k, p_k, p_l),
        }
    return frozenset(name for name, present in held.items() if present)


def dilemmas(q: Question, p_i: State, p_t: State, f: State) -> dict[str, frozenset[str]]:
    """The dilemmas of each side."""
    return {
        q.initiator: dilemmas_of(q, q.initiator, q.target, p_i, p_t, f),
        q.target: dilemmas_of(q, q.target, q.initiator, p_t, p_i, f),
    }


def dilemma_changes(q: Question, p_i: State, p_t: State, f: State, changed: tuple[str, ...]) -> dict[str, Any]:
    """1.8, product use: dilemmas gained and lost by each side once D is added to p_i and to f (f with D = s1)."""
    s1 = f ^ frozenset(changed)
    settings = {option: option in s1 for option in changed}
    before = dilemmas(q, p_i, p_t, f)
    after = dilemmas(q, with_settings(p_i, settings), p_t, s1)
    return {
        "before": before,
        "after": after,
        "gained": {k: after[k] - before[k] for k in before},
        "lost": {k: before[k] - after[k] for k in before},
    }
