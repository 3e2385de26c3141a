"""The oracle against the numbers printed in tradecraft.md and theory.md, and against itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import inf, log2
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from . import appendix_a
from . import assessment as oa
from .assessment import Question, Stakeholder
from .chosen_conflicts import CASES
from .conflict import Conflict, compare
from .language import holds, read
from .openings import attainable_outcomes, is_at_rest
from .random_conflicts import random_case
from .read_case import read_packages, read_question
from .stability import Graph, equilibria_reachable, is_stable, reach, solve, tabulate

FIXTURE = Path(__file__).parent.parent / "fixtures" / "appendix-a" / "case.yaml"
SEEDS = range(120)

# The statement language ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("not a or b", "", True),
        ("not a and b", "", False),
        ("a or b and c", "a", True),
        ("a if b", "", True),
        ("a if b", "b", False),
        ("a implies b", "b", True),
        ("a iff b implies c", "a", True),
        ("a iff b implies c", "b", True),
        ("-a & !b", "", True),
        ("a -> b <-> NOT a Or b", "a", True),
    ],
)
def test_precedence_and_synonyms(text, taken, expected):
    assert holds(text, frozenset(taken)) is expected


# Stability: theory.md 2.2 and 4 --------------------------------------------------------------------------------------


def two_by_two(payoffs_a: str, payoffs_b: str) -> Conflict:
    """Options a (of A) and b (of B); states 1..4 are 'neither', a, b, both: 1-2 and 3-4 by A, 1-3 and 2-4 by B."""
    states = [frozenset(), frozenset("a"), frozenset("b"), frozenset("ab")]

    def statements(payoffs: str):
        points = {state: int(point) for state, point in zip(states, payoffs, strict=True)}
        return tuple(lambda s, least=least: points[s] >= least for least in (4, 3, 2, 1))

    orders = {"A": statements(payoffs_a), "B": statements(payoffs_b)}
    return Conflict(
        options=("a", "b"),
        owner={"a": "A", "b": "B"},
        parties=("A", "B"),
        status_quo=frozenset(),
        direction={"a": "both", "b": "both"},
        never=(),
        statements=orders,
        tiers=dict.fromkeys(orders, ("important",) * 4),
        mentioned=frozenset("ab"),
        named=dict.fromkeys(orders, (frozenset("ab"),) * 4),
    )


@pytest.mark.parametrize(
    ("payoffs", "nash", "gmr", "smr", "seq", "sim"),
    [
        (("2143", "2413"), "1", "14", "14", "14", "14"),
        (("1243", "1423"), "23", "234", "234", "23", "234"),
        (("2134", "2314"), "14", "14", "14", "14", "14"),
        (("1221", "2112"), "", "1234", "", "1234", ""),
    ],
    ids=["prisoners_dilemma", "chicken", "stag_hunt", "cyclic"],
)
def test_two_by_two_games(payoffs, nash, gmr, smr, seq, sim):
    game = two_by_two(*payoffs)
    numbers = {state: str(n) for n, state in enumerate(game.feasible_states(), start=1)}
    found = {c: "".join(numbers[s] for s in states) for c, states in solve(game)["equilibria"].items()}
    assert found == {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq, "sim": sim}


def section_2_2(arcs) -> Graph:
    order = {1: 1, 2: 2, 3: 3, 0: 4, 4: 5}
    return Graph(("i", "j", "k"), tuple(range(5)), arcs, dict.fromkeys("ijk", order))


def test_last_movers_matter():
    game = section_2_2({"i": {0: (1,)}, "j": {1: (2,), 3: (4,)}, "k": {2: (3,)}})
    assert reach(game, "jk", 1) == {2, 3, 4}
    assert is_stable(game, "gmr", "i", 0)
    assert is_stable(game, "smr", "i", 0)
    assert not is_stable(game, "nash", "i", 0)


def test_nobody_moves_twice_running():
    game = section_2_2({"i": {0: (1,)}, "j": {1: (2,), 2: (3,)}, "k": {}})
    assert reach(game, "jk", 1) == {2}


def test_elmira_in_graph_form():
    both_ways = {1: 5, 2: 6, 3: 7, 4: 8}
    arcs = {
        "MoE": {1: (2,), 3: (4,), 5: (6,), 7: (8,)},
        "Uniroyal": {1: (3, 9), 2: (4, 9), 3: (9,), 4: (9,), 5: (7, 9), 6: (8, 9), 7: (9,), 8: (9,)},
        "Local": {a: (b,) for a, b in [*both_ways.items(), *((b, a) for a, b in both_ways.items())]},
    }
    best_first = {"MoE": "734851269", "Uniroyal": "148593726", "Local": "735186429"}
    rank = {k: {int(s): n for n, s in enumerate(order, start=1)} for k, order in best_first.items()}
    found = solve(Graph(tuple(arcs), tuple(range(1, 10)), arcs, rank))["equilibria"]
    assert found == {"nash": [5, 8, 9], "gmr": [1, 4, 5, 8, 9], "smr": [1, 4, 5, 8, 9], "seq": [5, 8, 9]}


def test_returning_to_the_state_deters():
    """Theory 4, ties: on a drawn graph the opponents can lead back to s, which is no gain."""
    game = Graph(("i", "j"), (0, 1), {"i": {0: (1,)}, "j": {1: (0,)}}, {"i": {0: 2, 1: 1}, "j": {0: 1, 1: 2}})
    assert is_stable(game, "gmr", "i", 0)
    assert is_stable(game, "seq", "i", 0)


@pytest.mark.parametrize("seed", range(40))
def test_concepts_imply_one_another(seed):
    """Theory 4.5: Nash in SMR in GMR, Nash in SEQ in GMR; a GMR and a SEQ equilibrium exist."""
    solution = solve(random_case(seed, max_options=6).conflict)
    for k in solution["stability"]["nash"]:
        nash, gmr, smr, seq = (set(solution["stability"][c][k]) for c in ("nash", "gmr", "smr", "seq"))
        assert nash <= smr <= gmr
        assert nash <= seq <= gmr
    assert solution["equilibria"]["gmr"]
    assert solution["equilibria"]["seq"]


@pytest.mark.parametrize("seed", range(12))
def test_legal_reach_is_plain_reach_in_option_form(seed):
    """Theory 1.2, fact 1."""
    table = tabulate(random_case(seed, max_options=6).conflict)
    team = table.parties[1:]
    for start in table.states:
        seen, todo = {start}, [start]
        while todo:
            state = todo.pop()
            fresh = {s for k in team for s in table.moves(k, state)} - seen
            seen |= fresh
            todo += fresh
        assert reach(table, team, start) == seen - {start}


# The hand example: tradecraft 1.10 -----------------------------------------------------------------------------------


def hand_example() -> Question:
    def stakeholder(name, weight, veto, *texts):
        formulas = [read(text) for text in texts]
        names = frozenset().union(*(found for _, found in formulas))
        return Stakeholder(name, weight, veto, tuple(formula for formula, _ in formulas), names)

    texts = {"Moscow": ("d", "not a"), "Tokyo": ("a implies d", "not k", "not d")}
    conflict = Conflict(
        options=("a", "d", "k"),
        owner={"a": "Moscow", "d": "Tokyo", "k": "Tokyo"},
        parties=("Moscow", "Tokyo"),
        status_quo=frozenset(),
        direction=dict.fromkeys("adk", "both"),
        never=(),
        statements={k: tuple(read(text)[0] for text in ordered) for k, ordered in texts.items()},
        tiers={k: ("important",) * len(ordered) for k, ordered in texts.items()},
        mentioned=frozenset("adk"),
        named={k: tuple(read(text)[1] for text in ordered) for k, ordered in texts.items()},
    )
    inside = (
        stakeholder("PM", 0.4, True, "a implies d", "not k"),
        stakeholder("Ministry", 0.4, True, "not d", "not k"),
        stakeholder("Business", 0.2, False, "a implies d", "k"),
    )
    return Question(conflict, "Moscow", "Tokyo", (), inside)


A, TALK, CREDIT, EVERYTHING = (frozenset(s) for s in ("a", "ad", "ak", "adk"))


def test_hand_example_replies():
    q = hand_example()
    assert oa.baseline(q).state == frozenset()
    assert q.conflict.vector("Tokyo", frozenset()) == (1, 1, 1)
    vectors = [tuple(map(int, q.conflict.vector("Tokyo", s))) for s in (A, TALK, CREDIT, EVERYTHING)]
    assert vectors == [(0, 1, 1), (1, 1, 0), (0, 0, 1), (1, 0, 0)]
    assert [oa.kappa(q, s, A, frozenset()) for s in (A, TALK, CREDIT, EVERYTHING)] == [1, 3, 1, 2]


def test_hand_example_measures():
    q = hand_example()
    row = oa.assess(q, {"a": True})
    tests = row["tests"]
    assert row["reply"] == row["settled"] == TALK
    assert (row["verdict"], row["delta"], row["dilemma"]) == ("squeeze", -3, True)
    assert tests["pull"]["priority"] == 1
    assert tests["bind"]["priority"] == 3
    assert (tests["trap"]["priority"], tests["trap"]["answerable"]) == (3, True)
    assert tests["trap"]["reneging"] == [frozenset("d")]
    assert row["on"] == ("pull", "bind", "split", "trap")
    assert (row["outlay"], row["return"]["delta"]) == (-2, 1)


def test_hand_example_split():
    q = hand_example()
    found = oa.assess(q, {"a": True})["tests"]["split"]
    liked = [oa.favourites(q, g, A) for g in q.heard]
    assert liked == [[TALK], [A], [EVERYTHING]]
    assert float(oa.division(q, A, frozenset())) == 0.6
    assert float(oa.division(q, frozenset(), frozenset())) == 0.2
    assert float(found["value"]) == 0.4
    assert found["contested"] == ("d", "k")
    assert found["win_set"] == [A]
    assert found["blocked"]


def is_nothing(row) -> bool:
    keys = [row["tests"][name]["key"] for name in oa.TESTS]
    return keys == [(inf, 0), (inf,), (0, True), (inf, 0), (inf, False)] and row["tests_on"] == 0


def test_hand_example_null_initiative():
    row = oa.assess(hand_example(), {})
    assert is_nothing(row)
    assert (row["outlay"], row["return"]["delta"], row["gives"], row["delta"]) == (0, 0, 0, 0)
    assert row["verdict"] == "can be ignored"


# Appendix A: tradecraft 1.11 -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def question():
    return appendix_a.question()


@pytest.fixture(scope="module")
def table(question):
    return oa.table(question, appendix_a.PACKAGES, draws=20_000)


NONE: set[str] = set()
# reply, verdict, delta, dilemma, pull, share, bind, split, blocked, strain, trap, tests on, outlay, linkage (2), return
TABLE = {
    "softer_tone": (NONE, "can be ignored", 0, False, None, 0, None, 0, False, 0, None, 0, -13, (), None, -13),
    "fishing": ({"R"}, "costless", 0, False, 7, 1, None, 0, False, 0, 7, 0, -12, (), None, 8),
    "visit": ({"R"}, "costless", 0, False, 7, 1, None, 0.6, False, 0, 7, 1, -11, (), None, 8),
    "agenda": ({"D", "lead"}, "squeeze", -5, True, 2, 0.8, 5, 0.4, True, 0.2, 3, 5, -9, (), None, 5),
    "agenda_visit": ({"D", "R", "lead"}, "squeeze", -5, True, 2, 1, 5, 0.4, True, 0.2, 3, 5, -9, (), None, 5),
    "two_islands": (
        {"D", "lead"}, "costless", 0, False, 2, 1, None, 0.35, False, 0.35, None, 3, -1, ("claims",), 3, -1
    ),
    "garrison": (
        NONE, "costless for government", 0, False, None, 0.2, None, 0.2, False, 0.2, None, 2, -2, (), None, -2
    ),
    "economics": (
        NONE, "costless for government", 0, False, None, 0.15, None, 0.15, False, 0.15, None, 2, -10, ("cut",), 4, -4
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_table_1_11(question, table, name):
    row = table["rows"][name]
    tests = row["tests"]
    found = (
        set(oa.setting(question, row["reply"]) ^ {"L", "U"}),
        row["verdict"],
        row["delta"],
        row["dilemma"],
        tests["pull"]["priority"],
        float(tests["pull"]["share"]),
        tests["bind"]["priority"],
        float(tests["split"]["value"]),
        tests["split"]["blocked"],
        float(tests["strain"]["share"]),
        tests["trap"]["priority"],
        row["tests_on"],
        row["outlay"],
        row["linkage"]["triggered"],
        row["linkage"]["cost"],
        row["return"]["delta"],
    )
    assert found == TABLE[name]


def test_the_status_quo_is_at_rest(question):
    assert oa.baseline(question) == oa.Settled(frozenset({"L", "U"}), False, 1)


def test_answerable_where_trap_is_on(table):
    on = {name: row["tests"]["trap"] for name, row in table["rows"].items() if row["tests"]["trap"]["on"]}
    assert set(on) == {"agenda", "agenda_visit"}
    assert all(found["answerable"] for found in on.values())


def test_the_target_s_own_reply_never_costs_the_ally(table):
    assert all(row["tests"]["strain"]["ally_loss"] is None for row in table["rows"].values())


def test_two_islands_need_the_agenda_and_credit_ties(table):
    row = table["rows"]["two_islands"]
    assert row["needs"] == ("agenda",)
    assert row["irrevocability"]["one_way"] == ("isles",)
    assert not row["irrevocability"]["undoable"]
    assert {reply ^ row["reply"] for reply in row["ties"]} == {frozenset(), frozenset("K")}


def test_win_sets(table):
    sizes = {name: len(table["rows"][name]["tests"]["split"]["win_set"]) for name in ("two_islands", "agenda")}
    assert sizes == {"two_islands": 18, "agenda": 1}


def test_linkage_is_put_down_to_one_party(table):
    by_party = table["rows"]["two_islands"]["linkage"]["by_party"]
    assert {k: (found["triggered"], found["cost"]) for k, found in by_party.items()} == {
        "US": ((), None),
        "China": (("claims",), 3),
        "WEurope": ((), None),
    }


def test_pareto_layers(table):
    layers = {1: {"visit", "agenda_visit", "two_islands"}, 2: {"agenda"}, 3: {"fishing", "garrison"}}
    layers |= {4: {"economics"}, 5: {"softer_tone"}}
    assert {n: {name for name, layer in table["pareto_layer"].items() if layer == n} for n in layers} == layers


def test_first_shares_and_rank_intervals(table):
    expected = dict.fromkeys(TABLE, 0.0) | {"agenda_visit": 8 / 9, "two_islands": 1 / 12, "visit": 1 / 36}
    assert table["first_share"] == pytest.approx(expected, abs=0.01)
    found = {name: table["rank_interval"][name] for name in ("agenda_visit", "two_islands", "visit")}
    assert found == {"agenda_visit": (1, 2), "two_islands": (1, 5), "visit": (1, 6)}
    assert table["order"][0] == "agenda_visit"


def test_dilemmas_before_and_after_the_offer(question):
    """Tradecraft 1.8, product use."""
    b = frozenset({"L", "U"})
    found = oa.dilemma_changes(question, b | {"D"}, b | {"D", "agenda", "isles"}, b, ("agenda",))
    assert found["before"] == {"USSR": {"persuasion"}, "Japan": {"persuasion"}}
    assert found["gained"] == {"USSR": {"threat"}, "Japan": {"rejection", "threat"}}
    assert found["lost"] == {"USSR": {"persuasion"}, "Japan": set()}


def test_the_case_file_is_the_same_case(question):
    case = YAML(typ="safe").load(FIXTURE)
    written = read_question(case)
    assert read_packages(case) == appendix_a.PACKAGES
    assert (written.initiator, written.target, written.allies) == ("USSR", "Japan", ("US",))
    assert_same_conflict(written.conflict, question.conflict, range(0, 2**16, 97))
    assert_same_stakeholders(written, question, range(0, 2**16, 97))


def moved(q: Question, party: str, old: int, new: int) -> Question:
    """The question with one statement moved, its tier and names with it."""
    c = q.conflict

    def shift(items):
        left = [item for n, item in enumerate(items, start=1) if n != old]
        return (*left[: new - 1], items[old - 1], *left[new - 1 :])

    changed = {
        field: getattr(c, field) | {party: shift(getattr(c, field)[party])}
        for field in ("statements", "tiers", "named")
    }
    return replace(q, conflict=replace(c, **changed))


def restated(q: Question, party: str, text: str) -> Question:
    """The question with a one-statement party's statement replaced."""
    formula, names = read(text)
    c = q.conflict
    c = replace(c, statements=c.statements | {party: (formula,)}, named=c.named | {party: (names,)})
    return replace(q, conflict=c)


def completion(q: Question, china: bool, tokyo: bool, gromyko: bool, europe: bool, rival: bool) -> Question:
    """Appendix A, uncertain variants."""
    if china:
        q = restated(q, "China", "claims iff (isles or agenda)")
    if tokyo:
        q = moved(q, "Japan", 5, 2)
    if gromyko:
        q = moved(q, "USSR", 9, 5)
    if europe:
        q = restated(q, "WEurope", "not cut")
    if rival:
        loyal = [
            replace(g, statements=g.statements[:3] + g.statements[4:]) if g.id == "rival" else g for g in q.stakeholders
        ]
        q = replace(q, stakeholders=tuple(loyal))
    return q


def judgments(q: Question) -> dict[str, bool]:
    """The five headline judgments of 2.4 in one completion."""
    found = oa.table(q, appendix_a.PACKAGES, draws=400)
    rows = found["rows"]
    outcomes = {name: row["settled"] for name, row in rows.items()} | {"nothing": oa.baseline(q).state}
    best = [
        n for n in outcomes if not any(q.conflict.prefers("USSR", other, outcomes[n]) for other in outcomes.values())
    ]
    return {
        "hardest": "agenda" in rows[found["order"][0]]["changed"],
        "not_worth": all(rows[name]["return"]["delta"] <= 0 for name in ("economics", "two_islands")),
        "dialogue": "D" in rows["agenda_visit"]["reply"],
        "gains": rows["agenda_visit"]["return"]["delta"] > 0,
        "best": all("agenda" in name for name in best),
    }


def test_exact_column_of_2_4(question):
    """Tradecraft 2.4: 32 completions; the last number checks the information of the Gromyko line too."""
    chances = (0.25, 0.20, 0.35, 0.30, 0.40)
    totals = dict.fromkeys(("hardest", "not_worth", "dialogue", "gains", "best"), 0.0)
    joint = dict.fromkeys(product((False, True), repeat=2), 0.0)
    for drawn in product((False, True), repeat=5):
        chance = 1.0
        for p, happens in zip(chances, drawn, strict=True):
            chance *= p if happens else 1 - p
        found = judgments(completion(question, *drawn))
        for name, value in found.items():
            totals[name] += chance * value
        joint[drawn[2], found["best"]] += chance
    assert totals == pytest.approx({"hardest": 1, "not_worth": 1, "dialogue": 0.8, "gains": 0.4875, "best": 0.39})
    rows = {a: joint[a, False] + joint[a, True] for a in (False, True)}
    columns = {j: joint[False, j] + joint[True, j] for j in (False, True)}
    bits = sum(p * log2(p / rows[a] / columns[j]) for (a, j), p in joint.items() if p)
    assert bits == pytest.approx(0.334, abs=0.001)


# Dilemma unit games: tradecraft 1.8 ----------------------------------------------------------------------------------


def test_prisoners_dilemma_at_mutual_cooperation():
    q = Question(two_by_two("2143", "2413"), "A", "B")
    both = frozenset("ab")
    found = oa.dilemmas(q, both, both, frozenset())
    assert found == {"A": {"cooperation", "trust"}, "B": {"cooperation", "trust"}}


def test_chicken_with_opposed_positions():
    q = Question(two_by_two("1243", "1423"), "A", "B")
    found = oa.dilemmas(q, frozenset("b"), frozenset("a"), frozenset())
    for held in found.values():
        assert {"rejection", "threat"} <= held
        assert "persuasion" not in held


# Properties: tradecraft 1.13 -----------------------------------------------------------------------------------------


def rows_of(case) -> list[tuple[dict[str, bool], dict]]:
    found = [(changes, oa.assess(case.question, changes)) for changes in case.packages.values()]
    return [(changes, row) for changes, row in found if row is not None]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_reply_maximises_kappa(seed):
    q = random_case(seed).question
    for _, row in rows_of(random_case(seed)):
        b, s1 = row["baseline"], row["s1"]
        assert oa.kappa(q, row["reply"], s1, b) == max(oa.kappa(q, r, s1, b) for r in oa.replies(q, q.target, s1))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_null_initiative_is_nothing(seed):
    q = random_case(seed).question
    if not oa.baseline(q).cycle:
        assert is_nothing(oa.assess(q, {}))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stakeholder_without_weight_or_veto_is_inert_and_halves_make_a_whole(seed):
    case = random_case(seed)
    q = case.question
    if not q.stakeholders:
        return
    idle = replace(q.stakeholders[0], id="idle", weight=oa.exact(0), veto=False)
    halves = [replace(q.stakeholders[0], id=name, weight=q.stakeholders[0].weight / 2) for name in ("one", "other")]
    for stakeholders in ((*q.stakeholders, idle), (*halves, *q.stakeholders[1:])):
        other = replace(q, stakeholders=stakeholders)
        for changes, row in rows_of(case):
            again = oa.assess(other, changes)
            assert [again["tests"][t]["key"] for t in oa.TESTS] == [row["tests"][t]["key"] for t in oa.TESTS]
            assert again["on"] == row["on"]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_split_among_the_like_minded(seed):
    case = random_case(seed)
    q = case.question
    if q.stakeholders:
        alike = replace(q, stakeholders=tuple(replace(q.stakeholders[0], id=str(n)) for n in range(3)))
        assert all(oa.assess(alike, changes)["tests"]["split"]["value"] == 0 for changes in case.packages.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_outcomes_are_at_rest_for_everybody(seed):
    """By construction nobody else has an improvement at an outcome, and the initiator is SEQ stable there."""
    case = random_case(seed, max_options=7)
    found = attainable_outcomes(case.conflict, case.question.initiator)
    assert {opening for opening, _ in found}
    for _, outcome in found:
        if outcome is not None:
            assert is_at_rest(case.conflict, case.question.initiator, outcome)
            others = [k for k in case.conflict.parties if k != case.question.initiator]
            assert not any(case.conflict.improvements(k, outcome) for k in others)


@pytest.mark.parametrize("seed", range(30))
def test_outcomes_are_sequential_equilibria(seed):
    case = random_case(seed, max_options=6)
    equilibria = solve(case.conflict)["equilibria"]["seq"]
    found = attainable_outcomes(case.conflict, case.question.initiator)
    assert all(outcome in equilibria for _, outcome in found if outcome is not None)


def test_reachable_equilibria_include_the_state_itself():
    game = two_by_two("2134", "2314")
    assert equilibria_reachable(game, "nash", frozenset("ab")) == {frozenset("ab")}
    assert equilibria_reachable(game, "nash", frozenset("a")) == {frozenset(), frozenset("ab")}


# Chosen cases --------------------------------------------------------------------------------------------------------


def chosen(name: str):
    q = read_question(CASES[name])
    packages = read_packages(CASES[name])
    return q, oa.assess(q, packages["go"]) if packages else None


def test_the_order_of_settling_can_matter():
    _, row = chosen("order_of_settling_matters")
    east_first, west_first = frozenset({"a", "b", "c"}), frozenset({"a", "b", "d"})
    assert row["settled"] == east_first
    assert row["orders"] == {("east", "west"): east_first, ("west", "east"): west_first}
    assert row["order_dependent"]
    assert row["linkage"]["by_party"]["east"]["frozen"] == west_first


def test_settling_that_never_ends_is_said():
    _, row = chosen("settling_never_ends")
    assert row["settling_cycles"]


def test_a_baseline_that_cycles_is_said():
    q, row = chosen("no_baseline")
    assert oa.baseline(q).cycle
    assert row["baseline"] == frozenset("c")
    assert {outcome for _, outcome in attainable_outcomes(q.conflict, "north")} == {None}


def test_what_stood_on_an_undone_option_lapses():
    _, row = chosen("what_stood_on_it_lapses")
    found = row["tests"]["trap"]
    assert found["reneging"] == [frozenset({"sell"})]
    assert (found["priority"], found["answerable"], found["on"]) == (3, False, True)


def test_the_gravest_ally_is_named():
    _, row = chosen("two_allies")
    found = row["tests"]["strain"]
    assert (found["ally"], found["ally_loss"], found["on"]) == ("west", 1, False)
    assert [one["ally_loss"] for one in found["allies"]] == [2, 1]


def test_a_veto_without_weight_blocks_and_a_minor_quarrel_is_no_split():
    _, row = chosen("a_veto_without_weight")
    found = row["tests"]["split"]
    assert found["blocked"]
    assert (found["value"], found["on"], found["contested"]) == (oa.exact("0.5"), False, ("c",))
    assert row["dilemma"]


def test_a_minor_matter_for_the_ally_is_no_strain():
    _, row = chosen("a_minor_matter_for_the_ally")
    found = row["tests"]["strain"]
    assert (found["share"], found["ally_loss"], found["on"]) == (1, 1, False)


def test_the_first_declared_of_two_needs_is_added():
    _, row = chosen("either_would_do")
    assert row["needs"] == ("e",)
    assert row["changed"] == ("a", "e")
    assert row["outlay"] == -2


def test_openings_can_go_round_for_ever():
    q, _ = chosen("round_and_round")
    assert attainable_outcomes(q.conflict, "north") == {
        (frozenset(), None),
        (frozenset("a"), frozenset("ab")),
        (frozenset("e"), frozenset("e")),
        (frozenset("ae"), None),
    }


# The generator -------------------------------------------------------------------------------------------------------


def assert_same_conflict(one: Conflict, other: Conflict, codes) -> None:
    assert (one.options, one.owner, one.parties) == (other.options, other.owner, other.parties)
    assert (one.status_quo, one.direction, one.tiers) == (other.status_quo, other.direction, other.tiers)
    assert (one.mentioned, one.named) == (other.mentioned, other.named)
    for code in codes:
        state = frozenset(o for n, o in enumerate(one.options) if code >> n & 1)
        assert one.feasible(state) == other.feasible(state)
        assert all(one.vector(k, state) == other.vector(k, state) for k in one.parties)


def assert_same_stakeholders(one: Question, other: Question, codes) -> None:
    about = [[(g.id, one.weight(g), g.veto, g.mentioned) for g in q.heard] for q in (one, other)]
    assert about[0] == about[1]
    for code in codes:
        state = frozenset(o for n, o in enumerate(one.conflict.options) if code >> n & 1)
        assert all(compare(g.vector(state), h.vector(state)) == 0 for g, h in zip(one.heard, other.heard, strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_text_and_functions_say_the_same(seed):
    case = random_case(seed, empty_stakeholders=True)
    written = read_question(case.case)
    assert (written.initiator, written.target, written.allies) == (
        case.question.initiator,
        case.question.target,
        case.question.allies,
    )
    codes = range(2 ** len(case.conflict.options))
    assert_same_conflict(written.conflict, case.conflict, codes)
    assert_same_stakeholders(written, case.question, codes)
    assert read_packages(case.case) == case.packages
    assert case.conflict.feasible(case.conflict.status_quo)


def test_the_generator_covers_what_matters():
    cases = [random_case(seed) for seed in range(300)]
    rows = [row for case in cases for _, row in rows_of(case)]
    for name in oa.TESTS:
        assert any(row["tests"][name]["on"] for row in rows), name
    assert {"windfall", "costless", "squeeze", "can be ignored"} <= {row["verdict"] for row in rows}
    assert any(row["needs"] for row in rows)
    assert any(row["tests"]["split"]["blocked"] for row in rows)
    assert any(row["linkage"]["cost"] for row in rows)
    assert any(row["exposure"] for row in rows)
    assert any(
        outcome is None for case in cases for _, outcome in attainable_outcomes(case.conflict, case.question.initiator)
    )
    assert any(oa.baseline(case.question).cycle for case in cases)
    assert any(not case.question.stakeholders for case in cases)
    assert any(set(case.conflict.options) - case.conflict.mentioned for case in cases)


def test_the_same_seed_gives_the_same_case():
    assert random_case(7).case == random_case(7).case
