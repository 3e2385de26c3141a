"""Against other programs, for what they do too: equilibria in pure strategies, which are the Nash equilibria here.

Decision makers are players, the settings of their options are strategies, and ranks are payoffs. What is timed of the
others is making the game of the arrays and finding the equilibria; of ours, the same and writing the states out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from importlib import import_module
from itertools import product
from typing import Any

import numpy as np

from benchmarks.conflicts import Ranked, random_rankings
from benchmarks.timing import in_turn, load, ratio, rounded, seconds, summary

# Players, and options of all together; beyond, the others take longer than a few seconds.
PYGAMBIT_SIZES = ((2, 8), (2, 12), (2, 16), (4, 8), (4, 12), (4, 16))
NASHPY_SIZES = ((2, 8), (2, 10), (2, 12), (2, 14))
PYGAMBIT = (
    "`Game.from_arrays` makes a strategic game of all payoffs (exact rational numbers), and `nash.enumpure_solve` "
    "lists the equilibria in pure strategies"
)
NASHPY = (
    "`Game(A, B)`, and `Game.is_best_response` for every pair of pure strategies; its support enumeration cannot be "
    "kept to single strategies, so the pairs are gone through one by one"
)


def against_peers(programs: Collection[str] = ("pygambit", "nashpy")) -> list[dict[str, Any]]:
    """Return what each program takes at each size, or why it was left out.

    Raises: ``AssertionError`` where the equilibria are not the same.
    """
    ways = {
        "pygambit": (PYGAMBIT, PYGAMBIT_SIZES, _gambit_game, _gambit_equilibria),
        "nashpy": (NASHPY, NASHPY_SIZES, _nashpy_game, _nashpy_equilibria),
    }
    return [_against(program, *ways[program]) for program in programs]


def _against(
    name: str,
    compared: str,
    sizes: tuple[tuple[int, int], ...],
    make: Callable[[list[Any]], Any],
    solve: Callable[[Any], set[tuple[int, ...]]],
) -> dict[str, Any]:
    about = {"program": name, "compared": compared}
    try:
        version = getattr(import_module(name), "__version__", "")
    except ImportError as reason:
        return {**about, "skipped": f"{name} could not be imported: {reason}"}
    sized = [_at(players, options, make, solve) for players, options in sizes]
    return {**about, "version": version, "sizes": sized, "load": load()}


def _at(players: int, options: int, make: Callable[[list[Any]], Any], solve: Callable[[Any], Any]) -> dict[str, Any]:
    conflict = random_rankings(options, players)
    tables = _tables(conflict)
    ours: list[set[int]] = []
    theirs: list[set[tuple[int, ...]]] = []
    games: list[Any] = []
    building = seconds(lambda: games.append(make(tables)))
    works = {
        "engine": lambda: ours.append(_equilibria(conflict)),
        "solving": lambda: theirs.append(solve(games[0])),
    }
    times = in_turn(works, 3)
    times["engine"] += in_turn({"engine": works["engine"]}, 6)["engine"]
    assert ours[0] == {_code(conflict, profile) for profile in theirs[0]}, f"{players} players, 2^{options} states"
    engine, solving = summary(times["engine"]), summary(times["solving"])
    both = rounded(building + float(solving["median"]))
    return {
        "players": players,
        "log2_states": options,
        "equilibria": len(ours[0]),
        "engine": engine,
        "building_seconds": rounded(building),
        "solving": solving,
        "times_faster": rounded(both / float(engine["median"])),
        "times_faster_than_solving": ratio(solving, engine),
    }


def _equilibria(conflict: Ranked) -> set[int]:
    return set(np.flatnonzero(conflict.solve("nash").flags("nash")).tolist())


def _tables(conflict: Ranked) -> list[Any]:
    """Return each one's ranks with an axis a decision maker, the first one's first."""
    shape = [1 << width for width in reversed(conflict.widths)]
    return [np.asarray(ranks).reshape(shape).transpose() for ranks in conflict.ranks]


def _code(conflict: Ranked, profile: tuple[int, ...]) -> int:
    """Return the decimal code of one setting a decision maker."""
    code = 0
    for setting, width in reversed(list(zip(profile, conflict.widths, strict=True))):
        code = code << width | setting
    return code


def _gambit_game(tables: list[Any]) -> Any:
    return import_module("pygambit").Game.from_arrays(*tables)


def _gambit_equilibria(game: Any) -> set[tuple[int, ...]]:
    found = import_module("pygambit").nash.enumpure_solve(game).equilibria
    return {tuple(_chosen(profile, player) for player in game.players) for profile in found}


def _chosen(profile: Any, player: Any) -> int:
    return next(number for number, strategy in enumerate(player.strategies) if profile[strategy] == 1)


def _nashpy_game(tables: list[Any]) -> Any:
    return import_module("nashpy").Game(*tables)


def _nashpy_equilibria(game: Any) -> set[tuple[int, ...]]:
    return set(_best_pairs(game))


def _best_pairs(game: Any) -> Iterator[tuple[int, int]]:
    rows, columns = (np.eye(size, dtype=int) for size in game.payoff_matrices[0].shape)
    for row, column in product(range(len(rows)), range(len(columns))):
        if all(game.is_best_response(rows[row], columns[column])):
            yield row, column
