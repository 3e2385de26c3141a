"""``countermove sweep``: what becomes of each judgment when the open points of a case are settled otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from countermove.cli.question import Actor, Ally, Case, Drop, MaxChanges, Mute, Only, Package, Profile, Target

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from countermove.doubting import Doubts
    from countermove.engine.watch import Progress
    from countermove.sweeping import Sweep

Judged = Annotated[bool, typer.Option("--judged", help="Move the statements whose place is judged, not the items.")]
Reach = Annotated[
    int | None, typer.Option(min=1, max=20, help="How many places a judged statement may move; 2 by default.")
]
Concept = Annotated[
    list[str] | None,
    typer.Option(help="Sweep equilibria under this concept (or all), not the assessment; may be repeated."),
]
Draws = Annotated[
    int | None,
    typer.Option(
        help="How many completions to draw, up to a million; 2,000 by default. "
        "All are gone through where they are no more.",
    ),
]
Seed = Annotated[int, typer.Option(help="Of the draws; the same seed gives the same draws.")]
ExactUpTo = Annotated[
    int | None,
    typer.Option(
        help="Go through all completions where they are at most so many, whatever --draws says; 4,096 by default.",
    ),
]
WeightsAtPoints = Annotated[
    bool, typer.Option("--weights-at-points", help="Open weights at their ends and middle only, without shares.")
]
Workers = Annotated[int | None, typer.Option(min=1, max=512, help="Processes; by default one for each core.")]
Keep = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Keep finished parts there; an interrupted sweep goes on.")
]
Shard = Annotated[str | None, typer.Option(metavar="K/N", help="Do only every N-th part from the K-th; with --keep.")]
Merge = Annotated[bool, typer.Option("--merge", help="Join what is kept by shards, and do nothing more.")]
Cluster = Annotated[str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler, such as tcp://host:8786.")]
FlipsRuns = Annotated[
    int | None,
    typer.Option(
        min=0, max=1_000_000, help="How many pairs and threes of changes to try; 1,000 unless the case is large."
    ),
]
Json = Annotated[str | None, typer.Option("--json", help="Write JSON to a file; - for standard output.")]
AllRows = Annotated[
    bool, typer.Option("--all", help="Print every open point and initiative, not the first 25 of each.")
]
NoDoubts = Annotated[
    bool, typer.Option("--no-doubts", help="Leave out what would change our mind, indicators and confidence.")
]

LISTED = 25


def sweep(
    case: Case,
    actor: Actor = None,
    target: Target = None,
    ally: Ally = None,
    package: Package = None,
    max_changes: MaxChanges = None,
    profile: Profile = None,
    drop: Drop = None,
    mute: Mute = None,
    only: Only = None,
    judged: Judged = False,
    reach: Reach = None,
    concept: Concept = None,
    draws: Draws = None,
    seed: Seed = 1985,
    exact_up_to: ExactUpTo = None,
    weights_at_points: WeightsAtPoints = False,
    workers: Workers = None,
    keep: Keep = None,
    shard: Shard = None,
    merge: Merge = False,
    cluster: Cluster = None,
    flips_runs: FlipsRuns = None,
    json: Json = None,
    all_rows: AllRows = False,
    no_doubts: NoDoubts = False,
) -> None:
    """Settle what is uncertain in every way, or in many, and say which judgments hold in all, in some, in none."""
    flags = dict(locals())
    _refuse_misuse(flags)
    from countermove.cli.progress import INTERRUPTED, progress

    with progress(keeps_finished=True) as shown:
        found, doubts = _carried_out(flags, shown)
    _tell(found, doubts, flags)
    if shown.is_stopped:
        raise typer.Exit(INTERRUPTED)
    if merge and not found.is_complete:
        raise typer.Exit(1)


def _carried_out(flags: dict[str, Any], report: Progress) -> tuple[Sweep, Doubts | None]:
    """Sweep as the flags ask, and find what would change our mind where the sweep is whole."""
    with _executor(flags["cluster"]) as executor:
        found = _swept(flags, executor, report)
        if flags["no_doubts"] or flags["shard"] or not found.tally.rows:
            return found, None
        return found, _doubts(found, flags, executor, report)


def _tell(found: Sweep, doubts: Doubts | None, flags: dict[str, Any]) -> None:
    """Write JSON where it was asked for, and print the page unless that went to standard output."""
    if flags["json"] is not None:
        from countermove.cli.json_output import write_json
        from countermove.sweeping import FORMAT

        write_json(flags["json"], FORMAT, found.to_json() | (doubts.to_json() if doubts else {}))
    if flags["json"] != "-":
        _print(found, doubts, flags["all_rows"], flags["shard"])


def _swept(flags: dict[str, Any], executor: Executor | None, report: Progress) -> Sweep:
    """Return the sweep that the flags ask for."""
    from countermove.cli.ablations import dropped_lines, profiles_by_party
    from countermove.cli.cores import cores
    from countermove.sweeping import sweep as run

    return run(
        flags["case"],
        flags["actor"],
        flags["target"],
        allies=flags["ally"],
        packages=flags["package"],
        max_changes=flags["max_changes"],
        profiles=profiles_by_party(flags["profile"]),
        dropped=dropped_lines(flags["drop"]),
        muted=flags["mute"] or (),
        only_area=flags["only"],
        judged=(flags["reach"] or 2) if flags["judged"] else None,
        draws=flags["draws"],
        seed=flags["seed"],
        exact_up_to=flags["exact_up_to"],
        weights_at_points=flags["weights_at_points"],
        stability=flags["concept"],
        executor=executor,
        workers=flags["workers"] or cores(),
        keep=flags["keep"],
        shard=_shard(flags["shard"]),
        merge=flags["merge"],
        progress=report,
    )


def _refuse_misuse(flags: dict[str, Any]) -> None:
    """Stop with wrong usage where flags do not fit together, and before any work where the JSON could not be kept."""
    from countermove.cli.json_output import check_json

    if flags["max_changes"] not in (None, 1, 2, 3):
        raise typer.BadParameter(f"{flags['max_changes']} is not 1, 2 or 3", param_hint="--max-changes")
    if flags["reach"] is not None and not flags["judged"]:
        raise typer.BadParameter("this is about judged places; add --judged", param_hint="--reach")
    if (flags["shard"] or flags["merge"]) and flags["keep"] is None:
        raise typer.BadParameter("name the folder in which finished parts are kept: --keep FOLDER", param_hint="--keep")
    if flags["shard"] and flags["merge"]:
        raise typer.BadParameter("do the shards first, then join them", param_hint="--merge")
    if flags["concept"]:
        given = [name for name in ("actor", "target", "ally", "package", "max_changes", "mute", "only") if flags[name]]
        if given:
            named = ", ".join(f"--{name.replace('_', '-')}" for name in given)
            raise typer.BadParameter(
                f"equilibria are not asked for one side; leave out {named}", param_hint="--concept"
            )
    check_json(flags["json"])


def _shard(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    match = re.fullmatch(r"([1-9]\d{0,6})/([1-9]\d{0,6})", text)
    if match is None or int(match[1]) > int(match[2]):
        raise typer.BadParameter(f'"{text}" is not the number of a shard and of how many, such as 3/64')
    return int(match[1]), int(match[2])


@contextmanager
def _executor(address: str | None) -> Iterator[Executor | None]:
    """Give the executor of a cluster, or none where nobody asked for one."""
    if address is None:
        yield None
        return
    from countermove.analysis.sweep.cluster import cluster_executor

    with cluster_executor(address) as executor:
        yield executor


def _doubts(found: Sweep, flags: dict[str, Any], executor: Executor | None, report: Progress) -> Doubts:
    """Return what would change our mind, indicators and confidence."""
    from countermove.cli.cores import cores
    from countermove.doubting import doubts

    workers = flags["workers"] or cores()
    return doubts(found, runs=flags["flips_runs"], executor=executor, workers=workers, progress=report)


def _print(found: Sweep, doubts: Doubts | None, all_rows: bool, shard: str | None) -> None:
    from rich.console import Console

    from countermove.cli.sweep_text import print_end, print_shard, print_sweep

    console = Console(highlight=False)
    if shard:
        print_shard(console, found, shard)
        return
    print_sweep(console, found, None if all_rows else LISTED)
    if doubts:
        from countermove.cli.sweep_doubt import print_doubt

        print_doubt(console, doubts, all_rows)
    print_end(console, found)
