"""Write the measured results into the documentation: the tables of docs/reference/speed.md, and the scaling plot.

    python3 tools/render_benchmarks.py            write both from benchmarks/baseline.json
    python3 tools/render_benchmarks.py --check    change nothing; say whether either is stale

What stands on the page between ``<!-- baseline: NAME -->`` and ``<!-- end of NAME -->`` is written here, no more.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BASELINE = ROOT / "benchmarks" / "baseline.json"
PAGE = ROOT / "docs" / "reference" / "speed.md"
PICTURE = ROOT / "docs" / "images" / "engine-scaling.svg"
BLOCK = re.compile(r"(<!-- baseline: (\w+) -->\n).*?(<!-- end of \2 -->)", re.DOTALL)
CONCEPTS = ("nash", "gmr", "smr", "seq")

Results = Mapping[str, Any]


def page(text: str, results: Results) -> str:
    """Return the page with every block written anew.

    Raises: ``KeyError`` where a block has a name that none here has.
    """
    return BLOCK.sub(lambda block: f"{block[1]}\n{BLOCKS[block[2]](results)}\n\n{block[3]}", text)


def duration(seconds: float) -> str:
    """Return a time with two digits that count, in a unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{digits(seconds / size)} {unit}"
    return f"{digits(seconds / 1e-6)} µs"


def digits(number: float) -> str:
    """Return a number with at least two digits that count: all those before the point are shown."""
    if number == 0:
        return "0"
    places = max(0, 1 - math.floor(math.log10(abs(float(f"{number:.1e}")))))
    return f"{number:,.{places}f}"


def size(number: float | None) -> str:
    """Return a number of bytes in the unit that suits it, or a dash where it could not be measured."""
    if number is None:
        return "–"
    return f"{number / 1e9:.2f} GB" if number >= 1e9 else f"{number / 1e6:.0f} MB"


def power(exponent: int) -> str:
    """Return a power of two as it is written."""
    return "2" + str(exponent).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def raised(text: str) -> str:
    """Return a text with the powers of two in it written as powers."""
    return re.sub(r"2\^(\d+)", lambda found: power(int(found[1])), text)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table, its first column on the left and the others on the right."""
    names = list(heads)
    lines = [names, ["---", *["---:"] * (len(names) - 1)], *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def of_size(results: Results, options: int, constrained: bool = False) -> Results:
    """Return what was measured at one size."""
    wanted = options, constrained
    return next(run for run in results["scaling"] if (run["log2_states"], run["constrained"]) == wanted)


def runs(results: Results, constrained: bool) -> list[Results]:
    """Return what was measured without constraints or with them, by size."""
    found = [run for run in results["scaling"] if run["constrained"] is constrained]
    return sorted(found, key=lambda run: int(run["log2_states"]))


def _machine(results: Results) -> str:
    machine = results["machine"]
    others = "".join(f", {peer['program']} {peer['version']}" for peer in results["peers"] if "version" in peer)
    loads = [run["load"] for run in results["scaling"] if run["load"] is not None]
    load = f" The load was {min(loads)} to {max(loads)} on {machine['cores']} cores." if loads else ""
    return (
        f"Measured on {results['date']} on one core of: {machine['processor']}, {machine['cores']} cores, "
        f"{size(machine['memory_bytes'])} of memory, {machine['system']}.\n"
        f"Python {results['python']}, numpy {results['numpy']}, countermove {results['countermove']}{others}. "
        f"All of it took {results['seconds']} s.{load}"
    )


def _bounds(results: Results) -> str:
    def amount(number: float, unit: str) -> str:
        if unit == "bytes":
            return size(number)
        return duration(number) if unit == "seconds" else f"{digits(number)} {unit}"

    rows = []
    for bound in results["bounds"]:
        word, limit = ("at most", bound["at_most"]) if "at_most" in bound else ("at least", bound["at_least"])
        said = amount(bound["measured"], bound["unit"])
        limit = f"{word} {amount(limit, bound['unit'])}"
        rows.append([raised(bound["what"]), said, limit, "yes" if bound["holds"] else "**no**"])
    return table(["what", "measured", "bound", "holds"], rows)


def _scaling(results: Results) -> str:
    heads = ["states", "four concepts", "yardstick", "yardsticks", "floors", "most memory", "times measured", "load"]
    rows = [
        [
            f"{power(run['log2_states'])} = {1 << run['log2_states']:,}",
            duration(run["solve"]["median"]),
            duration(run["yardstick"]["median"]),
            digits(run["yardsticks"]),
            digits(run["floors"]),
            size(run["peak_bytes"]),
            str(run["solve"]["repetitions"]),
            str(run["load"]),
        ]
        for run in runs(results, False)
    ]
    return table(heads, rows)


def _concepts(results: Results) -> str:
    rows = [
        [power(run["log2_states"]), *(duration(run["concepts"][concept]["median"]) for concept in CONCEPTS)]
        for run in runs(results, False)
    ]
    return table(["states", "Nash", "GMR", "SMR", "SEQ"], rows)


def _constrained(results: Results) -> str:
    rows = []
    for run in runs(results, True):
        free = of_size(results, run["log2_states"])
        rows.append(
            [
                power(run["log2_states"]),
                duration(run["solve"]["median"]),
                digits(run["yardsticks"]),
                digits(run["solve"]["median"] / free["solve"]["median"]),
                digits(run["floors"]),
                size(run["peak_bytes"]),
                str(run["solve"]["repetitions"]),
                str(run["load"]),
            ]
        )
    heads = ["states", "four concepts", "yardsticks", "times the unconstrained", "floors", "most memory"]
    return table([*heads, "times measured", "load"], rows)


def _sorts(results: Results) -> str:
    run = of_size(results, 20)
    quick = run["quick_sort"]["median"]
    return (
        f"At {power(20)} states numpy's quickest sort, which leaves equal ranks in any order, takes {duration(quick)} "
        f"for the same ranks; the four concepts are {digits(run['solve']['median'] / quick)} of those."
    )


def _compiled(results: Results) -> str:
    middle, large = (f"{digits(of_size(results, options)['yardsticks'])}" for options in (20, 24))
    return (
        "No compiled kernel ships. One was to be taken in if it brought the four concepts under 5 yardsticks at "
        f"{power(20)} states and under 8 at {power(24)}; numpy alone takes {middle} and {large}."
    )


def _shares(results: Results) -> str:
    run = of_size(results, 20)
    share = run["concepts"]["seq"]["median"] / run["solve"]["median"]
    most = of_size(results, 24)["peak_bytes"]
    memory = f" The most memory at {power(24)} is {most / (1 << 24):.0f} bytes a state." if most else ""
    return f"At {power(20)} states SEQ by itself takes {share:.0%} of the time of all four.{memory}"


def _literal(results: Results) -> str:
    found = results["literal"]
    whole = found["verdicts_compared"] == found["verdicts"]
    how = (
        "all of them compared" if whole else f"{found['verdicts_compared']:,} of them compared, and the time scaled up"
    )
    return (
        f"At {power(found['log2_states'])} states the definitions take {duration(found['literal_seconds'])} and the "
        f"engine {duration(found['solve']['median'])}: **{digits(found['times_faster'])} times faster**, for "
        f"{found['verdicts']:,} verdicts, {how}, without a difference (load {found['load']})."
    )


def _peers(results: Results) -> str:
    said = []
    for peer in results["peers"]:
        if "skipped" in peer:
            said.append(f"**{peer['program']}** was skipped: {peer['skipped']}.")
            continue
        rows = [
            [
                f"{run['players']}, {power(run['log2_states'])}",
                str(run["equilibria"]),
                duration(run["engine"]["median"]),
                duration(run["building_seconds"]),
                duration(run["solving"]["median"]),
                digits(run["times_faster"]),
                digits(run["times_faster_than_solving"]),
            ]
            for run in peer["sizes"]
        ]
        heads = ["players, states", "equilibria", "engine, all in", "theirs: building", "theirs: solving"]
        heads += ["times faster", "than their solving alone"]
        about = f"**{peer['program']}** {peer['version']}: {peer['compared']} (load {peer['load']})."
        said.append(f"{about}\n\n{table(heads, rows)}")
    return "\n\n".join(said)


def _statements(results: Results) -> str:
    ranked = results["statements"]
    sentence = (
        f"{ranked['statements']} statements become the ranks of {power(ranked['log2_states'])} states in "
        f"{duration(ranked['rank']['median'])}; sorting those ranks once takes {duration(ranked['sort']['median'])} "
        f"(load {ranked['load']})."
    )
    rows = [
        [
            f"{model['parties']}, {power(model['log2_states'])}",
            duration(model["four_concepts"]["median"]),
            duration(model["five_concepts"]["median"]),
            str(model["five_concepts"]["repetitions"]),
            str(model["load"]),
        ]
        for model in results["models"]
    ]
    heads = ["decision makers, states", "Nash, GMR, SMR, SEQ", "the same and SIM", "times measured", "load"]
    return f"{sentence}\n\n{table(heads, rows)}"


def _hard(results: Results) -> str:
    rows = [
        [found["what"], duration(found["solve"]["median"]), digits(found["yardsticks"]), str(found["load"])]
        for found in results["hard"]
    ]
    return table([f"{power(results['hard'][0]['log2_states'])} states", "time", "yardsticks", "load"], rows)


BLOCKS: dict[str, Callable[[Results], str]] = {
    "machine": _machine,
    "bounds": _bounds,
    "scaling": _scaling,
    "concepts": _concepts,
    "constrained": _constrained,
    "sorts": _sorts,
    "compiled": _compiled,
    "shares": _shares,
    "literal": _literal,
    "peers": _peers,
    "statements": _statements,
    "hard": _hard,
}


def written(results: Results) -> dict[Path, str]:
    """Return both files as they have to be."""
    if str(Path(__file__).parent) not in sys.path:
        sys.path.insert(0, str(Path(__file__).parent))
    from scaling_plot import plot

    return {PAGE: page(PAGE.read_text(encoding="utf-8"), results), PICTURE: plot(results)}


def main(arguments: list[str]) -> int:
    """Write both files; with ``--check``, only say which are stale."""
    results = json.loads(BASELINE.read_text(encoding="utf-8"))
    stale = 0
    for path, text in written(results).items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(ROOT)} {'is stale' if '--check' in arguments else 'is written'}.")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
