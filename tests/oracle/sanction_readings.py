"""Which sanctions count: legal sequences, each opponent at most once, or a single move (theory.md 2.2 and trap 1).

GMR, SMR, SEQ, SSEQ and the original tableau "SEQ or SIM" under any of the three, for a ``Graph`` or a ``Conflict``.
Leaving needs a strict gain; a sanction needs only that there is no gain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .stability import Graph, deters, improvements, is_nash, is_sim, others, reach, superpositions

Reach = Callable[[Any, tuple[str, ...], Any, bool], set[Any]]

ROBUST = ("nash", "gmr", "smr", "seq", "sseq")
SIMULTANEOUS = ("sim", "seq_or_sim")


def steps(game: Any, mover: str, state: Any, improving: bool) -> list[Any]:
    """One mover's moves, or only those that are improvements from the state they leave."""
    return improvements(game, mover, state) if improving else list(game.moves(mover, state))


def legal(game: Any, movers: tuple[str, ...], start: Any, improving: bool) -> set[Any]:
    """Section 2.2: any sequence in which nobody moves twice running."""
    return reach(game, movers, start, improving)


def single(game: Any, movers: tuple[str, ...], start: Any, improving: bool) -> set[Any]:
    """Exactly one of the movers makes exactly one move."""
    return {q for mover in movers for q in steps(game, mover, start, improving)}


def once(game: Any, movers: tuple[str, ...], start: Any, improving: bool) -> set[Any]:
    """Some of the movers, in any order, make one move each; the start is left out, as in section 2.2."""
    return each_at_most_once(game, movers, start, improving) - {start}


def each_at_most_once(game: Any, movers: tuple[str, ...], start: Any, improving: bool) -> set[Any]:
    """Where a first mover leads, and where the movers that are left lead from there."""
    key = ("once", movers, start, improving)
    known = game.found if isinstance(game, Graph) else {}
    if key not in known:
        known[key] = set()
        for first in movers:
            left = tuple(mover for mover in movers if mover != first)
            for q in steps(game, first, start, improving):
                known[key] |= {q} | each_at_most_once(game, left, q, improving)
    return known[key]


READINGS: dict[str, Reach] = {"legal": legal, "once": once, "single": single}


def sanctioned_gmr(game: Any, party: str, state: Any, s1: Any, sanctions: Reach) -> bool:
    """4.2: there is s2 in R_{N-i}(s1) with s >= s2."""
    return any(deters(game, party, state, s2) for s2 in sanctions(game, others(game, party), s1, False))


def sanctioned_smr(game: Any, party: str, state: Any, s1: Any, sanctions: Reach) -> bool:
    """4.3: there is s2 in R_{N-i}(s1) with s >= s2, and s >= s3 for all s3 in R_i(s2)."""
    return any(
        deters(game, party, state, s2) and all(deters(game, party, state, s3) for s3 in game.moves(party, s2))
        for s2 in sanctions(game, others(game, party), s1, False)
    )


def sanctioned_seq(game: Any, party: str, state: Any, s1: Any, sanctions: Reach) -> bool:
    """4.4: there is s2 in R^+_{N-i}(s1) with s >= s2."""
    return any(deters(game, party, state, s2) for s2 in sanctions(game, others(game, party), s1, True))


def sanctioned_sseq(game: Any, party: str, state: Any, s1: Any, sanctions: Reach) -> bool:
    """Section 6: there is s2 in R^+_{N-i}(s1) with s >= s2, and s >= s3 for all s3 in R_i(s2)."""
    return any(
        deters(game, party, state, s2) and all(deters(game, party, state, s3) for s3 in game.moves(party, s2))
        for s2 in sanctions(game, others(game, party), s1, True)
    )


def spoiled(game: Any, party: str, state: Any, s1: Any) -> bool:
    """4.6: the others' improvements from s, made at the same time, give a feasible p with s >= p. Option form only."""
    return any(deters(game, party, state, p) for p in superpositions(game, party, state, s1))


SANCTIONED = {"gmr": sanctioned_gmr, "smr": sanctioned_smr, "seq": sanctioned_seq, "sseq": sanctioned_sseq}


def is_stable(game: Any, concept: str, party: str, state: Any, sanctions: str = "legal") -> bool:
    """Whether a state is stable for a decision maker: every improvement of it is sanctioned.

    ``seq_or_sim`` asks of each improvement separately whether it is sanctioned sequentially or else spoiled
    simultaneously (4.6, the original tableau); ``sim`` and ``nash`` know no sequence, so the reading leaves them alone.
    """
    read = READINGS[sanctions]
    ways_out = improvements(game, party, state)
    if concept == "nash":
        return is_nash(game, party, state)
    if concept == "sim":
        return is_sim(game, party, state)
    if concept == "seq_or_sim":
        return all(sanctioned_seq(game, party, state, s1, read) or spoiled(game, party, state, s1) for s1 in ways_out)
    return all(SANCTIONED[concept](game, party, state, s1, read) for s1 in ways_out)


def stable_states(game: Any, concept: str, party: str, sanctions: str = "legal") -> set[Any]:
    """The states of a ``Graph`` or ``Table`` that are stable for one decision maker."""
    return {state for state in game.states if is_stable(game, concept, party, state, sanctions)}


def equilibria(game: Any, concept: str, sanctions: str = "legal") -> set[Any]:
    """The states that are stable for every decision maker."""
    return {s for s in game.states if all(is_stable(game, concept, party, s, sanctions) for party in game.parties)}


def stability(game: Any, concepts: Iterable[str], sanctions: str = "legal") -> dict[tuple[str, str], set[Any]]:
    """The stable states by (concept, decision maker)."""
    return {(c, party): stable_states(game, c, party, sanctions) for c in concepts for party in game.parties}
