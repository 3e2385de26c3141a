"""Small conflicts whose ways can be seen at a glance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from unit.engine.small import drawn, never, party, prisoners, wants

from countermove.engine.evolution import Effect, Holds, Reach, evolve, sentences
from countermove.engine.evolution import circles as circles_module
from countermove.engine.evolution import shortest as shortest_module
from countermove.engine.evolution.circles import circles
from countermove.engine.evolution.evolving import colours_of
from countermove.engine.evolution.search import BY_IMPROVEMENTS, search
from countermove.engine.solve import solve
from countermove.errors import NotApplicable, TooLarge
from countermove.model import Conflict, Direction, GraphConflict, Preference, Ranking
from countermove.model.graph import GraphParty


def two() -> Conflict:
    """Two decision makers with three options each who like everything equally."""
    return Conflict("many", (party("a", "a1 a2 a3"), party("b", "b1 b2 b3")))


def test_a_state_met_again_with_another_last_mover_is_followed() -> None:
    """Theory.md, section 9: 2 is reached by a and, later, by b; only after b may a go on to 3."""
    graph = drawn("01234", a=("0-2 0-1 2-3", "0 1 2 3 4"), b=("1-2 3-4", "0 1 2 3 4"))
    found = evolve(solve(graph), "0", ["2", "3", "4"])
    three = found.target("3")
    assert three is not None
    assert three.by_moves is not None
    assert [(step.by, step.to) for step in three.by_moves.listed[0]] == [(("a",), "1"), (("b",), "2"), (("a",), "3")]


def test_nobody_moves_twice_running() -> None:
    graph = drawn("012", a=("0-1 1-2", "2 1 0"), b=("", "0 1 2"))
    found = evolve(solve(graph), "0", ["2"])
    assert found.by_moves.listed == ("1",)
    assert found.targets[0].reach is Reach.OUT_OF_REACH


def test_the_start_is_not_counted_although_ways_go_through_it() -> None:
    graph = drawn("0123", a=("0-1 0-2", "0 1 2 3"), b=("1-0 2-3", "0 1 2 3"))
    found = evolve(solve(graph), "0", ["0", "3"])
    assert found.by_moves.listed == ("1", "2", "3")
    assert [target.reach for target in found.targets] == [Reach.HERE, Reach.LOSS]


def test_a_move_that_brings_nothing_is_neither_gain_nor_loss() -> None:
    graph = drawn("012", a=("0-1", "01 2"), b=("1-2", "2 0 1"))
    found = evolve(solve(graph), "0", ["2"])
    target = found.targets[0]
    assert target.reach is Reach.WITHOUT_LOSS
    assert target.by_fewest_losses is not None
    assert target.by_fewest_losses.losses == 0
    assert [step.effect for step in target.by_fewest_losses.listed[0]] == [Effect.SAME, Effect.BETTER]


def test_fewer_losses_come_before_fewer_steps() -> None:
    graph = drawn("01234", a=("0-4 0-1 2-3", "0 3 2 1 4"), b=("4-3 1-2", "4 2 1 3 0"))
    target = evolve(solve(graph), "0", ["3"]).targets[0]
    assert target.reach is Reach.LOSS
    assert target.by_moves is not None
    assert target.by_fewest_losses is not None
    assert target.by_moves.steps == 2
    assert (target.by_fewest_losses.steps, target.by_fewest_losses.losses) == (3, 1)


def test_improvements_come_before_fewer_steps() -> None:
    graph = drawn("01234", a=("0-4 0-1 2-3", "3 2 1 0 4"), b=("4-3 1-2", "2 1 4 0 3"))
    target = evolve(solve(graph), "0", ["3"]).targets[0]
    assert target.reach is Reach.IMPROVEMENTS
    assert target.by_moves is not None
    assert target.by_improvements is not None
    assert (target.by_moves.steps, target.by_improvements.steps) == (2, 3)


def test_two_who_own_the_same_arc_make_two_ways() -> None:
    graph = drawn("01", a=("0-1", "1 0"), b=("0-1", "1 0"))
    ways = evolve(solve(graph), "0", ["1"]).targets[0].by_improvements
    assert ways is not None
    assert ways.count == 2
    assert [way[0].by for way in ways.listed] == [("a",), ("b",)]


def test_why_an_equilibrium_holds() -> None:
    found = evolve(solve(prisoners()), 1, [1, 4])
    assert [target.holds for target in found.targets] == [Holds.NOBODY_WANTS_TO, Holds.DETERRED]
    stuck = Conflict("stuck", (party("a", "x", "not x", x=Direction.ON), party("b", "")))
    target = evolve(solve(stuck), 1, [2]).targets[0]
    assert (target.holds, target.cannot_move) == (Holds.NOBODY_CAN_LEAVE, ("a", "b"))


def decided(*texts: str, cites: tuple[str, ...] = ()) -> Preference:
    """Statements of a decision maker, the first with an id and citations."""
    first, *rest = wants(*texts).statements
    named = replace(first, id="T1", cites=cites, line=1)
    return Preference((named, *(replace(one, line=line) for line, one in enumerate(rest, 2))))


def test_a_step_names_the_statement_that_decides_for_its_mover() -> None:
    one, two = prisoners().decision_makers
    one = replace(one, preference=decided("c2", "not c1", cites=("Smith 1986",)))
    two = replace(two, preference=decided("c2 if c1", "not c2"))
    found = evolve(solve(Conflict("known", (one, two))), 1, [2, 4])
    to_two, to_four = (found.target(state) for state in (2, 4))
    assert to_two is not None
    assert to_two.by_moves is not None
    assert to_four is not None
    assert to_four.by_moves is not None
    (worse,) = to_two.by_moves.listed[0]
    assert sentences.step(worse) == "One takes c1 (state 2): worse off, against statement 2 (not c1)"
    (way,) = [way for way in to_four.by_moves.listed if way[0].by == ("one",)]
    assert sentences.step(way[1]) == "Two takes c2 (state 4): better off, by T1 (c2 if c1)"
    assert [(who.party, who.statement, who.id, who.cites) for who in way[1].decided_by] == [
        ("two", "c2 if c1", "T1", ())
    ]
    assert way[0].decided_by[0].id == ""


def test_each_member_of_a_coalition_has_its_own_statement() -> None:
    one, two = prisoners().decision_makers
    one = replace(one, preference=decided("c2", "not c1", cites=("Smith 1986",)))
    ranked = replace(two, preference=Preference(ranking=Ranking((("YY",), ("rest",)))))
    both = replace(two, preference=decided("c1", "not c2"))
    for other, said in ((both, "One by T1 (c2) and Two by T1 (c1)"), (ranked, "One by T1 (c2)")):
        target = evolve(solve(Conflict("known", (one, other))), 1, [4], ["one+two"]).targets[0]
        assert target.by_improvements is not None
        (step,) = target.by_improvements.listed[0]
        assert sentences.step(step).endswith(f"(state 4): better off, {said}")
        assert step.decided_by[0].cites == ("Smith 1986",)


def test_a_very_long_statement_is_cut_in_sentences_and_not_in_data() -> None:
    long = " and ".join(["c1"] * 60)
    mover = replace(prisoners().decision_makers[0], preference=decided(long))
    target = evolve(solve(Conflict("long", (mover, prisoners().decision_makers[1]))), 1, [2]).targets[0]
    assert target.by_improvements is not None
    (step,) = target.by_improvements.listed[0]
    assert sentences.step(step).endswith(" …")
    assert len(sentences.step(step)) < 220
    assert step.decided_by[0].statement == long


def test_nothing_is_said_to_decide_in_drawn_graphs() -> None:
    found = evolve(solve(drawn("01", a=("0-1", "1 0"), b=("", "0 1"))), "0", ["1"])
    (step,) = found.tree
    assert (step.decided_by, step.irreversible) == ((), ())
    assert sentences.step(step).endswith(": better off")


@pytest.mark.parametrize(
    ("target", "irreversible", "said"),
    [
        (2, ("x",), "A takes x, which cannot be undone (state 2)"),
        (3, (), "A takes y (state 3)"),
        (4, ("x",), "A takes x and y, of which x cannot be undone (state 4)"),
        (6, ("x", "z"), "A takes x and z, neither of which can be undone (state 6)"),
        (14, ("x", "z", "w"), "A takes x, z and w, none of which can be undone (state 14)"),
    ],
)
def test_a_step_says_what_cannot_be_undone(target: int, irreversible: tuple[str, ...], said: str) -> None:
    on = dict.fromkeys("xzw", Direction.ON)
    found = evolve(solve(Conflict("one way", (party("a", "x y z w", **on), party("b", "")))), 1, [target])
    ways = found.targets[0].by_moves
    assert ways is not None
    (step,) = ways.listed[0]
    assert step.irreversible == irreversible
    assert sentences.step(step).startswith(f"{said}:")


def test_what_is_dropped_for_good_cannot_be_undone_either() -> None:
    found = evolve(solve(Conflict("off", (party("a", "x", x=Direction.OFF), party("b", "y")))), 2, [1])
    ways = found.targets[0].by_moves
    assert ways is not None
    assert ways.listed[0][0].irreversible == ("x",)


def test_members_of_a_coalition_may_pass_through_what_hurts_them() -> None:
    both = evolve(solve(prisoners()), 1, [4], ["one+two"]).targets[0]
    assert both.reach is Reach.IMPROVEMENTS
    assert both.by_improvements is not None
    (step,) = both.by_improvements.listed[0]
    assert step.by == ("one", "two")
    assert step.text == "One and Two act together: One takes c1 and Two takes c2"


def test_a_coalition_does_not_pass_through_what_cannot_be() -> None:
    conflict = prisoners()
    walled = Conflict("walled", conflict.decision_makers, (never("c1 and not c2"), never("c2 and not c1")))
    assert evolve(solve(walled), 1, [2], ["one+two"]).targets[0].reach is Reach.OUT_OF_REACH


@pytest.mark.parametrize(
    ("coalition", "said"),
    [
        ("one+tow", 'did you mean "two"'),
        ("one", '"one" is one decision maker, not a coalition'),
        ("one+one", "names one twice"),
        ("", "the coalition is empty"),
    ],
)
def test_a_coalition_that_cannot_be_is_said(coalition: str, said: str) -> None:
    with pytest.raises(NotApplicable, match=said):
        evolve(solve(prisoners()), 1, [4], [coalition])


def test_a_coalition_that_could_bring_about_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countermove.engine.evolution.coalition.MOST_PAIRS", 15)
    with pytest.raises(TooLarge, match="--hold OPTION"):
        evolve(solve(prisoners()), 1, [4], ["one+two"])


def test_without_a_status_quo_one_must_be_named() -> None:
    with pytest.raises(NotApplicable, match="--from STATE"):
        evolve(solve(drawn("01", a=("0-1", "1 0"))))
    ruled_out = Conflict("x", (party("a", "x"), party("b", "y")), (never("not x"),))
    with pytest.raises(NotApplicable, match=r"the status quo cannot be the start.*--from STATE"):
        evolve(solve(ruled_out))
    assert evolve(solve(ruled_out), 1).start == 1


def test_listing_is_cut_and_counting_is_not() -> None:
    found = evolve(solve(two()), 1, [64])
    ways = found.targets[0].by_moves
    assert ways is not None
    assert (ways.steps, ways.count, len(ways.listed)) == (2, 2, 2)
    many = Conflict("cube", tuple(party(name, f"{name}1") for name in "abcde"))
    ways = evolve(solve(many), 1, [32]).targets[0].by_moves
    assert ways is not None
    assert (ways.steps, ways.count, len(ways.listed)) == (5, 120, 6)


def test_a_count_that_would_take_too_long_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortest_module, "COUNTED_STEPS", 3)
    many = Conflict("cube", tuple(party(name, f"{name}1") for name in "abcde"))
    ways = evolve(solve(many), 1, [32]).targets[0].by_moves
    assert ways is not None
    assert (ways.count, len(ways.listed)) == (None, 6)


def test_counts_beyond_what_a_machine_word_holds_are_exact() -> None:
    """Twenty-five links of eight ways each, by two in turn: 2 to the power of 75."""
    links, parallel = 25, 8
    arcs: dict[str, dict[str, tuple[str, ...]]] = {"a": {}, "b": {}}
    for link in range(links):
        first, second = ("a", "b") if link % 2 == 0 else ("b", "a")
        middles = tuple(f"m{link}.{number}" for number in range(parallel))
        arcs[first][f"n{link}"] = middles
        for middle in middles:
            arcs[second][middle] = (f"n{link + 1}",)
    # Both links of a pair end with the mover who would have to go on: a third party does nothing but take turns.
    arcs["c"] = {f"n{link}": (f"o{link}",) for link in range(1, links)}
    for link in range(1, links):
        mover = "a" if link % 2 == 0 else "b"
        arcs[mover][f"o{link}"] = arcs[mover].pop(f"n{link}")
    states = sorted({end for moves in arcs.values() for tail, heads in moves.items() for end in (tail, *heads)})
    parties = tuple(GraphParty(dm, dm.upper(), moves, (tuple(states),)) for dm, moves in arcs.items())
    graph = GraphConflict("chain", dict.fromkeys(states, ""), parties)
    ways = evolve(solve(graph, ["nash"]), "n0", [f"n{links}"]).targets[0].by_moves
    assert ways is not None
    assert ways.count == parallel**links > 1 << 63
    assert len(ways.listed) == 6


def test_many_targets_are_counted_and_the_easiest_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countermove.engine.evolution.evolving.TARGETS_LISTED", 3)
    found = evolve(solve(two()), 1, range(1, 65))
    assert (found.targets_total, len(found.targets)) == (64, 3)
    assert found.targets[0].reach is Reach.HERE
    assert sum(found.reaches.values()) == 64


def test_circles_too_large_to_tell_apart_are_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = drawn("01234", a=("0-1 2-3", "13 024"), b=("1-2 3-0 3-4", "024 13"))
    solution = solve(ring)
    whole = search(colours_of(solution), 0, BY_IMPROVEMENTS)
    (circle,) = circles(whole).found
    assert (circle.cells, circle.leads_out, len(circle.example)) == ((0, 1, 2, 3), True, 4)
    monkeypatch.setattr(circles_module, "MOST_ARCS", 2)
    assert circles(whole).within == 4
    found = evolve(solution, "0", ["4"])
    assert found.circling_states == 4
    assert "too many to tell apart" in str(found)


def test_no_circle_is_said_where_there_is_none_however_small_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circles_module, "MOST_ARCS", 0)
    solution = solve(drawn("012", a=("0-1", "1 0 2"), b=("1-2", "2 1 0")))
    found = circles(search(colours_of(solution), 0, BY_IMPROVEMENTS))
    assert not found.exist


def test_arrays_and_lists_of_arcs_agree() -> None:
    """What is marked for all cells at once is what the arcs written out say, in both directions and for every kind."""
    from countermove.engine.evolution.colour import Kind
    from countermove.engine.evolution.lines import LineColour

    conflict = Conflict(
        "x",
        (party("a", "a1 a2 a3", "a1 iff b1", "a2", a3=Direction.ON), party("b", "b1 b2", "not b1", b2=Direction.OFF)),
        (never("a1 and a2 and not b2"),),
    )
    positions = colours_of(solve(conflict, ["nash"]))
    rng = np.random.default_rng(1)
    for colour in positions.colours:
        assert isinstance(colour, LineColour)
        for _ in range(40):
            cells = np.flatnonzero((rng.random(32) < 0.3) & colour.feasible).astype(np.int64)
            marked = np.zeros(32, dtype=np.bool_)
            marked[cells] = True
            for kind in Kind:
                for backwards in (False, True):
                    _, ends, effects = colour.arriving(cells) if backwards else colour.leaving(cells)
                    wanted = set(ends[kind.admits(effects)].tolist())
                    got = set(np.flatnonzero(colour.spread(marked, kind, backwards)).tolist())
                    assert wanted <= got <= wanted | set(cells.tolist())


def test_an_evolution_prints_readably_and_tells_progress() -> None:
    told: list[tuple[str, int, int]] = []
    found = evolve(solve(prisoners()), 1, progress=lambda what, done, total: told.append((what, done, total)))
    assert {what for what, _, _ in told} >= {"ways by improvements", "ways by moves"}
    assert all(done <= total for _, done, total in told)
    for words in ("Evolution of", "From state 1", "where things stand", "at a loss"):
        assert words in str(found)
