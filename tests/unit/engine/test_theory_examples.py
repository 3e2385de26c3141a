"""The worked examples of theory.md come out as printed there, by the definitions and by the engine."""

from __future__ import annotations

import pytest
from unit.engine.small import drawn, game, prisoners, wants

from countermove.engine.definitions import coalition_moves, equilibria, is_gmr, is_sim, is_smr
from countermove.engine.solve import solve
from countermove.engine.structure import write_out
from countermove.errors import NotApplicable
from countermove.language import parse
from countermove.model import Conflict, Constraint, DecisionMaker, Option

# Section 4, examples: ranks of the states 1 to 4 for A and B, and the equilibria.
GAMES = {
    "prisoners' dilemma": ("2143", "2413", {"nash": "1", "gmr": "14", "smr": "14", "seq": "14", "sim": "14"}),
    "chicken": ("1243", "1423", {"nash": "23", "gmr": "234", "smr": "234", "seq": "23", "sim": "234"}),
    "stag hunt": ("2134", "2314", {"nash": "14", "gmr": "14", "smr": "14", "seq": "14", "sim": "14"}),
    "cyclic": ("1221", "2112", {"nash": "", "gmr": "1234", "smr": "", "seq": "1234", "sim": ""}),
}


@pytest.mark.parametrize(("a", "b", "wanted"), GAMES.values(), ids=GAMES)
def test_two_by_two_games(a: str, b: str, wanted: dict[str, str]) -> None:
    graph = game(a, b)
    for concept in ("nash", "gmr", "smr", "seq"):
        assert "".join(map(str, equilibria(write_out(graph), concept))) == wanted[concept]
        assert "".join(map(str, solve(graph).equilibria(concept))) == wanted[concept]


@pytest.mark.parametrize(("a", "b", "wanted"), GAMES.values(), ids=GAMES)
def test_the_same_games_in_option_form(a: str, b: str, wanted: dict[str, str]) -> None:
    solution = solve(as_options(a, b))
    assert {concept: "".join(map(str, solution.equilibria(concept))) for concept in wanted} == wanted


def as_options(a: str, b: str) -> Conflict:
    """The game with one option a side; states 1 to 4 are NN, YN, NY, YY. A ranking becomes one statement a step."""
    state = ("not x and not y", "x and not y", "not x and y", "x and y")

    def preference(ranks: str) -> list[str]:
        steps = sorted(set(ranks), reverse=True)[:-1]
        return [" or ".join(f"({state[n]})" for n in range(4) if ranks[n] >= step) for step in steps]

    return Conflict(
        "game",
        (
            DecisionMaker("a", "A", (Option("x", "a"),), wants(*preference(a))),
            DecisionMaker("b", "B", (Option("y", "b"),), wants(*preference(b))),
        ),
    )


def test_last_movers_matter() -> None:
    """Section 2.2: from 1, legal sequences reach 2, 3 and 4 (j, k, j), and 4 deters i at 0."""
    graph = drawn("01234", i=("0-1", "123 0 4"), j=("1-2 3-4", "01234"), k=("2-3", "01234"))
    structure = write_out(graph)
    assert coalition_moves(structure, ("j", "k"), "1") == {"2", "3", "4"}
    assert is_gmr(structure, "i", "0")
    assert is_smr(structure, "i", "0")
    solution = solve(graph)
    assert solution.is_stable("i", "gmr", "0")
    assert solution.is_stable("i", "smr", "0")
    assert solution.reachable("1", improvements_only=False) == ("2", "3", "4")


def test_nobody_moves_twice_running() -> None:
    """Section 2.2: if j could go 1, 2, 3 alone, legal sequences reach 2 only."""
    graph = drawn("01234", i=("0-1", "123 0 4"), j=("1-2 2-3", "01234"), k=("", "01234"))
    assert coalition_moves(write_out(graph), ("j", "k"), "1") == {"2"}
    assert not solve(graph).is_stable("i", "gmr", "0")
    assert solve(graph).reachable("1", improvements_only=False) == ("2",)


def test_a_return_to_the_state_itself_deters() -> None:
    """Section 4, ties: the state is no better than itself."""
    graph = drawn("01", i=("0-1", "1 0"), j=("1-0", "0 1"))
    solution = solve(graph)
    assert not solution.is_stable("i", "nash", "0")
    assert solution.is_stable("i", "gmr", "0")
    assert solution.is_stable("i", "seq", "0")
    assert not solution.is_stable("i", "smr", "0"), "from 0 it could go to 1 again"


def test_a_common_move_belongs_to_both() -> None:
    """Section 1.2: either side alone can bring about the winter."""
    graph = drawn("pw", a=("p-w", "p w"), b=("p-w", "p w"))
    solution = solve(graph)
    assert solution.equilibria("nash") == ("p", "w")
    assert set(solution.reachable("p", improvements_only=False)) == {"w"}


def test_syria_1975_statements_give_the_published_ranking() -> None:
    """Section 3.3: 1 > 3 > 6 > 2 > 4 > 5."""
    syria = DecisionMaker(
        "syria",
        "Syria",
        (Option("release", "syria"), Option("escalate", "syria")),
        wants("not release and not escalate and not attack", "escalate", "not attack", "not release"),
    )
    iraq = DecisionMaker("iraq", "Iraq", (Option("attack", "iraq"),), wants())
    conflict = Conflict("Syria", (syria, iraq), (Constraint("c", parse("release and escalate")),))
    structure = write_out(conflict)
    order = sorted(structure.states, key=lambda state: -structure.rank["syria"][state])
    assert [structure.states.index(state) + 1 for state in order] == [1, 3, 6, 2, 4, 5]
    solution = solve(conflict)
    ranks = solution.kernel.rank(0)[solution.states.cells]
    assert [place + 1 for place in (-ranks).argsort()] == [1, 3, 6, 2, 4, 5]


def test_elmira_9_gives_the_equilibria_of_section_4() -> None:
    from countermove import load

    solution = solve(load("elmira-9").model())
    assert solution.equilibria("nash") == solution.equilibria("seq") == ("s5", "s8", "s9")
    assert solution.equilibria("gmr") == solution.equilibria("smr") == ("s1", "s4", "s5", "s8", "s9")


def test_sim_is_undefined_on_drawn_graphs() -> None:
    with pytest.raises(NotApplicable, match="option form"):
        is_sim(write_out(game("2143", "2413")), "a", "1")
    assert is_sim(write_out(prisoners()), "one", 3)
