"""The oracle's coalitions, sanction readings, evolution and inverse against the worked numbers of theory.md.

The bundled cases are read as data: inputs from case.yaml, expected results from published.yaml.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from .as_one import as_one
from .coalitions import (
    COALITION_CONCEPTS,
    coalition_improvements,
    coalition_stable_states,
    credible_by_coalitions,
    credible_by_members,
    universally_stable_states,
    upsetting_coalitions,
)
from .conflict import Conflict
from .evolution import (
    WithCoalitions,
    fewest_setbacks,
    reachable,
    sequences,
    shortest,
    shortest_sequences,
    sinks,
)
from .inverse import counts, equilibrium_counts
from .sanction_readings import READINGS, equilibria, is_stable, stability
from .stability import Graph
from .tables import bare_conflict, graph_form, letters, nested_statements, option_form, written

CASES = Path(__file__).parent.parent.parent / "src" / "countermove" / "cases"
WITH_FIGURES = ("elmira-9", "elmira-12", "syria-iraq-1975", "cuban-missile-crisis", "prisoners-dilemma", "chicken")
NAMES_OF_READINGS = {
    "equilibria": "legal",
    "equilibria_if_sanctions_are_single_moves": "single",
    "equilibria_if_each_opponent_moves_once": "once",
}


@cache
def bundled(slug: str, file: str) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(CASES / slug / file)
    return found


@cache
def game(slug: str) -> Conflict | Graph:
    case = bundled(slug, "case.yaml")
    return graph_form(case) if "states" in case else option_form(case)


@cache
def names(slug: str) -> dict[Any, str]:
    """Each state as published.yaml names it."""
    model = game(slug)
    if isinstance(model, Graph):
        return {state: str(state) for state in model.states}
    by_letters = {text: number for number, text in bundled(slug, "published.yaml")["states"].items()}
    return {state: by_letters[letters(state, model.options)] for state in model.feasible_states()}


def figures(key: str) -> list[Any]:
    """Every block of figures with a key that was computed from the definitions or corrected, case by case."""
    return [
        (slug, block)
        for slug in WITH_FIGURES
        for block in bundled(slug, "published.yaml")["results"]
        if key in block and block["status"] != "published"
    ]


def named(slug: str, states: Any) -> set[str]:
    return {names(slug)[state] for state in states}


# Bundled cases -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "sanctions"), NAMES_OF_READINGS.items())
def test_equilibria_under_each_reading_of_sanctions(key: str, sanctions: str) -> None:
    checked = 0
    for slug, block in figures(key):
        for concept, wanted in block[key].items():
            assert named(slug, equilibria(written(game(slug)), concept, sanctions)) == set(wanted), (slug, concept)
            checked += 1
    assert checked >= 8


def test_individual_stability() -> None:
    for slug, block in figures("individual_stability"):
        by_concept = block["individual_stability"]
        found = stability(written(game(slug)), by_concept)
        for concept, by_party in by_concept.items():
            for party, wanted in by_party.items():
                assert named(slug, found[concept, party]) == set(wanted), (slug, concept, party)


def test_coalition_stability() -> None:
    checked = 0
    for slug, block in figures("coalition_stability"):
        table = written(game(slug))
        for entry in block["coalition_stability"]:
            team = tuple(entry["coalition"])
            for concept in ("nash", "gmr", "smr", "seq"):
                found = coalition_stable_states(table, concept, team)
                assert named(slug, found) == set(entry[concept]), (slug, concept, team)
                checked += 1
    assert checked == 4 * (4 + 4 + 1 + 1 + 1)


def test_universal_coalition_stability() -> None:
    for slug, block in figures("universally_coalition_stable"):
        for concept, wanted in block["universally_coalition_stable"].items():
            assert named(slug, universally_stable_states(written(game(slug)), concept)) == set(wanted), (slug, concept)


def test_only_moe_and_uniroyal_upset_an_equilibrium_of_elmira() -> None:
    elmira = written(game("elmira-9"))
    upset = {s: upsetting_coalitions(elmira, "nash", s) for s in equilibria(elmira, "nash")}
    assert upset == {"s5": {("moe", "uniroyal"): {"s8"}}, "s8": {}, "s9": {}}


def test_prisoners_and_their_coalition() -> None:
    """Section 8: DD is universally unstable under all four; CC is stable under CGMR, CSMR, CSEQ, not CNash."""
    prisoners = written(game("prisoners-dilemma"))
    found = {c: named("prisoners-dilemma", universally_stable_states(prisoners, c)) for c in COALITION_CONCEPTS}
    assert found == {"nash": set(), "gmr": {"4"}, "smr": {"4"}, "seq": {"4"}, "seq_by_coalitions": {"4"}}


def printed_as_one() -> dict[str, Any]:
    block = next(b for b in bundled("elmira-12", "published.yaml")["results"] if "merged_coalition_equilibria" in b)
    found: dict[str, Any] = block["merged_coalition_equilibria"][0]
    return found


@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq"])
def test_moe_and_uniroyal_as_one_mover(concept: str) -> None:
    """Kinsara 2014, Figures 32 and 33; part of the screenshot is covered."""
    printed = printed_as_one()
    found = named("elmira-12", equilibria(as_one(game("elmira-12"), ("moe", "uniroyal")), concept))
    among = printed.get("reported_among", {}).get(concept, list(names("elmira-12").values()))
    assert found & set(among) == set(printed["equilibria"][concept])
    if concept == "nash":
        assert found == {"5", "6", "9", "10", "11", "12"}


def test_one_step_of_moe_and_uniroyal_as_one() -> None:
    blocks = bundled("elmira-12", "published.yaml")["results"]
    merged, states = as_one(game("elmira-12"), ("moe", "uniroyal")), names("elmira-12")
    entries = next(block["merged_one_step"] for block in blocks if "merged_one_step" in block)
    for entry in entries:
        start = next(state for state, number in states.items() if number == entry["from"])
        steps = {"UM": merged.moves, "UI": merged.improvements}[entry["moves"]]
        assert named("elmira-12", steps("moe+uniroyal", start)) == set(entry["states"]), entry
    assert len(entries) == 4


def test_as_one_in_the_drawn_elmira() -> None:
    """The same model with the four ways of abandoning merged: s7 and s8 are 9 and 10 there, s9 the four."""
    assert equilibria(as_one(game("elmira-9"), ("moe", "uniroyal")), "nash") == {"s7", "s8", "s9"}


def test_evolution_of_elmira() -> None:
    """Section 9: improvements reach s5 only; s8 is three moves away by six shortest paths, none all improvements."""
    elmira = written(game("elmira-9"))
    assert reachable(elmira, "s1", improving=True) == {"s5"}
    assert {s: shortest(elmira, "s1")[s] for s in ("s5", "s8", "s9")} == {"s5": (1, 1), "s8": (3, 6), "s9": (1, 1)}
    block = next(b for b in bundled("elmira-9", "published.yaml")["results"] if "shortest_legal_um_paths_from_s1" in b)
    for end, wanted in block["shortest_legal_um_paths_from_s1"].items():
        paths = {tuple(tuple(step) for step in path) for path in wanted}
        assert shortest_sequences(elmira, "s1", end) == paths, end
    assert fewest_setbacks(elmira, "s1")["s5"] == 0
    assert fewest_setbacks(elmira, "s1")["s8"] == 1
    assert sinks(elmira) == {"s9"}


def test_evolution_of_elmira_with_a_coalition() -> None:
    """Section 9: s1, Local Government to s5, MoE and Uniroyal together to s8: the coalition is an extra colour."""
    elmira = written(game("elmira-9"))
    assert coalition_improvements(elmira, ("moe", "uniroyal"), "s5") == {"s8"}
    merged = as_one(elmira, ("moe", "uniroyal"))
    path = (("local_government", "s5"), ("moe+uniroyal", "s8"))
    assert shortest_sequences(merged, "s1", "s8", improving=True) == {path}
    coloured = WithCoalitions(elmira, (("moe", "uniroyal"),))
    assert shortest_sequences(coloured, "s1", "s8", improving=True) == {path}
    assert reachable(coloured, "s1", improving=True) == {"s5", "s8"}


def test_evolution_tree_of_syria_and_iraq() -> None:
    """Kinsara 2014, Figure 20: every legal sequence of up to three moves from state 1."""
    slug = "syria-iraq-1975"
    blocks = bundled(slug, "published.yaml")["results"]
    tree = next(b["evolution_tree_from_1_depth_3"]["children"] for b in blocks if "evolution_tree_from_1_depth_3" in b)
    model = written(game(slug))
    start = next(state for state, number in names(slug).items() if number == "1")
    for length in (1, 2, 3):
        printed = {
            f"{path}>{child.rstrip('*')}"
            for path, children in tree.items()
            if path.count(">") == length - 1
            for child in children
        }
        found = {
            ">".join(["1", *(names(slug)[s] for _, s in sequence)]) + f" {sequence[-1][0]}"
            for sequence in sequences(model, start, length)
        }
        assert found == printed


def test_inverse_counts_of_syria_and_iraq() -> None:
    """Section 10: state 2 under Syria's 720 rankings: 240, 384, 384, 300; the guide prints 420 for SEQ and GMR."""
    model = written(game("syria-iraq-1975"))
    state = next(s for s, number in names("syria-iraq-1975").items() if number == "2")
    wanted = {"nash": 240, "gmr": 384, "smr": 300, "seq": 384}
    four = ("nash", "gmr", "smr", "seq")
    assert counts(model, "syria", state, four) == equilibrium_counts(model, "syria", state, four) == wanted
    assert counts(model, "syria", state, ("sseq",))["sseq"] == 300
    (entry,) = next(block["inverse_counts"] for _, block in figures("inverse_counts"))
    assert entry["counts"] == wanted


# Section 2.2: who moved last -----------------------------------------------------------------------------------------


def section_2_2(arcs: dict[str, dict[int, tuple[int, ...]]]) -> Graph:
    order = {1: 1, 2: 2, 3: 3, 0: 4, 4: 5}
    return Graph(("i", "j", "k"), tuple(range(5)), arcs, dict.fromkeys("ijk", order))


def test_last_movers_example() -> None:
    """Single moves reach 2, each opponent once 2 and 3, legal sequences 4: only then is 0 stable for i."""
    example = section_2_2({"i": {0: (1,)}, "j": {1: (2,), 3: (4,)}, "k": {2: (3,)}})
    reached = {name: read(example, ("j", "k"), 1, False) for name, read in READINGS.items()}
    assert reached == {"legal": {2, 3, 4}, "once": {2, 3}, "single": {2}}
    for sanctions in READINGS:
        for concept in ("gmr", "smr"):
            assert is_stable(example, concept, "i", 0, sanctions) is (sanctions == "legal")
        assert not is_stable(example, "nash", "i", 0, sanctions)


def test_nobody_moves_twice_running() -> None:
    """The Garrison-like variant: j has both arcs, k none."""
    example = section_2_2({"i": {0: (1,)}, "j": {1: (2,), 2: (3,)}, "k": {}})
    assert all(read(example, ("j", "k"), 1, False) == {2} for read in READINGS.values())
    assert not any(is_stable(example, "gmr", "i", 0, sanctions) for sanctions in READINGS)


def test_each_opponent_once_in_any_order() -> None:
    """The opponent declared second may go first."""
    example = section_2_2({"i": {0: (1,)}, "j": {2: (3,)}, "k": {1: (2,), 3: (4,)}})
    assert {name: read(example, ("j", "k"), 1, False) for name, read in READINGS.items()} == {
        "legal": {2, 3, 4},
        "once": {2, 3},
        "single": {2},
    }


def test_credible_sanctions_improve_on_the_state_they_leave() -> None:
    """Trap 6: j and k worsen things for themselves at every step above, so that nothing is credible."""
    example = section_2_2({"i": {0: (1,)}, "j": {1: (2,), 3: (4,)}, "k": {2: (3,)}})
    assert all(read(example, ("j", "k"), 1, True) == set() for read in READINGS.values())


# Section 4: games of two by two --------------------------------------------------------------------------------------


def two_by_two(payoffs_a: str, payoffs_b: str) -> Conflict:
    """States 1..4 are 'neither', a, b, both: 1-2 and 3-4 by A, 1-3 and 2-4 by B; 4 is the best payoff."""
    states = ("NN", "YN", "NY", "YY")

    def order(payoffs: str) -> list[list[str]]:
        return [[s for s, p in zip(states, payoffs, strict=True) if p == point] for point in "4321" if point in payoffs]

    return bare_conflict(
        owner={"a": "A", "b": "B"},
        parties=("A", "B"),
        direction={"a": "both", "b": "both"},
        never=(),
        statements={p: nested_statements(order(text), "ab") for p, text in (("A", payoffs_a), ("B", payoffs_b))},
    )


@pytest.mark.parametrize(
    ("payoffs", "wanted"),
    [
        (("2143", "2413"), ("1", "14", "14", "14", "14", "14")),
        (("1243", "1423"), ("23", "234", "234", "23", "23", "234")),
        (("2134", "2314"), ("14", "14", "14", "14", "14", "14")),
        (("1221", "2112"), ("", "1234", "", "1234", "", "")),
    ],
    ids=["prisoners_dilemma", "chicken", "stag_hunt", "cyclic"],
)
def test_two_by_two_games(payoffs: tuple[str, str], wanted: tuple[str, ...]) -> None:
    model = written(two_by_two(*payoffs))
    numbers = {state: str(n) for n, state in enumerate(model.states, start=1)}
    concepts = ("nash", "gmr", "smr", "seq", "sseq", "sim")
    found = ["".join(sorted(numbers[s] for s in equilibria(model, concept))) for concept in concepts]
    assert found == list(wanted)


def test_seq_or_sim_asks_each_improvement_separately() -> None:
    """North improves by a and by b; south answers a by c (SEQ), and improving d from the start spoils b (SIM)."""
    ranking = {
        "north": [["YNNN", "NYNN"], ["NNNN"], ["---Y", "Y-Y-"], ["rest"]],
        "south": [["NNNY"], ["YNYN"], ["NNNN"], ["rest"]],
    }
    model = written(
        bare_conflict(
            owner={"a": "north", "b": "north", "c": "south", "d": "south"},
            parties=("north", "south"),
            direction=dict.fromkeys("abcd", "both"),
            never=(lambda state: {"a", "b"} <= state or {"a", "d"} <= state or {"c", "d"} <= state,),
            statements={party: nested_statements(groups, "abcd") for party, groups in ranking.items()},
        )
    )
    start = frozenset[str]()
    assert set(model.moves("north", start)) == {frozenset("a"), frozenset("b")}
    found = {concept: is_stable(model, concept, "north", start) for concept in ("seq", "sim", "seq_or_sim")}
    assert found == {"seq": False, "sim": False, "seq_or_sim": True}


# Section 8: what coalitions may and may not --------------------------------------------------------------------------


def test_a_coalition_passes_through_states_no_member_wants() -> None:
    """Intermediate states are free: 0 to 2 by way of the worst state of both."""
    arcs = {"i": {0: (1,)}, "j": {1: (2,)}, "k": {}}
    rank = {"i": {0: 2, 1: 3, 2: 1}, "j": {0: 2, 1: 3, 2: 1}, "k": {0: 1, 1: 1, 2: 1}}
    example = Graph(("i", "j", "k"), (0, 1, 2), arcs, rank)
    assert coalition_improvements(example, ("i", "j"), 0) == {2}
    assert coalition_improvements(example, ("i",), 0) == set()
    assert universally_stable_states(example, "nash") == {2}


def test_one_unwilling_member_is_enough_to_deter() -> None:
    """Trap 12: k takes the coalition from 1 to 2, which i likes and j does not."""
    arcs = {"i": {0: (1,)}, "j": {}, "k": {1: (2,)}}
    rank = {"i": {0: 3, 1: 2, 2: 1}, "j": {0: 2, 1: 1, 2: 3}, "k": {0: 3, 1: 2, 2: 1}}
    example = Graph(("i", "j", "k"), (0, 1, 2), arcs, rank)
    assert 0 in coalition_stable_states(example, "seq", ("i", "j"))
    assert 0 not in coalition_stable_states(example, "nash", ("i", "j"))
    assert 0 not in coalition_stable_states(example, "gmr", ("i",))


def test_credible_sequences_of_coalitions_hold_those_of_members() -> None:
    """Section 8: (ii) contains (i), and can hold more: two opponents who gain only by moving both."""
    arcs = {"i": {0: (1,)}, "j": {1: (2,)}, "k": {2: (3,)}}
    rank = {"i": {0: 2, 1: 1, 2: 1, 3: 3}, "j": {0: 4, 1: 2, 2: 3, 3: 1}, "k": {0: 4, 1: 2, 2: 3, 3: 1}}
    example = Graph(("i", "j", "k"), (0, 1, 2, 3), arcs, rank)
    assert credible_by_members(example, ("j", "k"), 1) == set()
    assert credible_by_coalitions(example, ("j", "k"), 1) == {3}
    assert 0 not in coalition_stable_states(example, "seq", ("i",))
    assert 0 in coalition_stable_states(example, "seq_by_coalitions", ("i",))


def test_no_coalition_moves_twice_running() -> None:
    """Section 8 (ii), and section 9: j alone could go on from 2 to 3, were it not its own move before."""
    arcs = {"i": {0: (1,)}, "j": {1: (2,), 2: (3,)}, "k": {}}
    rank = {"i": dict.fromkeys(range(4), 1), "j": {0: 4, 1: 3, 2: 2, 3: 1}, "k": dict.fromkeys(range(4), 1)}
    example = Graph(("i", "j", "k"), (0, 1, 2, 3), arcs, rank)
    assert credible_by_coalitions(example, ("j", "k"), 1) == {2}
    assert fewest_setbacks(example, 1) == {2: 0}
    assert shortest(example, 0) == {1: (1, 1), 2: (2, 1)}


def test_as_one_jumps_over_what_is_infeasible() -> None:
    """Section 8, last paragraph: neither can act before the other, together they can."""
    both = [["YY"], ["NN"]]
    conflict = bare_conflict(
        owner={"a": "A", "b": "B"},
        parties=("A", "B"),
        direction={"a": "both", "b": "on"},
        never=(lambda state: len(state) == 1,),
        statements={party: nested_statements(both, "ab") for party in "AB"},
    )
    nothing, everything = frozenset[str](), frozenset("ab")
    assert equilibria(written(conflict), "nash") == {nothing, everything}
    assert coalition_improvements(written(conflict), ("A", "B"), nothing) == set()
    merged = as_one(conflict, ("A", "B"))
    assert merged.moves("A+B", nothing) == [everything]
    assert merged.moves("A+B", everything) == []
    assert equilibria(merged, "nash") == {everything}
