"""What must hold of the results, whatever the machine: bounds in yardsticks, ratios, bytes and seconds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

YARDSTICKS, MOST_YARDSTICKS, MOST_BYTES = {16: 12, 20: 12, 24: 20}, 20, 6_000_000_000
CONSTRAINED = 3
GROWTH = 24
TIMES_FASTER = 1000
SECONDS_TO_RANK = 0.3


def bounds(results: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return each bound with what was measured, and whether it holds; a size that was not measured is left out."""
    sized = {(found["log2_states"], found["constrained"]): found for found in results["scaling"]}
    said = []
    for constrained in (False, True):
        times = CONSTRAINED if constrained else 1
        conflict = "30 % feasible, two one-way options each" if constrained else "all feasible, reversible"
        for options, limit in YARDSTICKS.items():
            if (options, constrained) in sized:
                found = sized[options, constrained]
                what = f"four concepts at 2^{options}, {conflict}"
                said.append(_at_most(what, found["yardsticks"], limit * times, "yardsticks"))
        if (24, constrained) in sized and sized[24, constrained]["peak_bytes"] is not None:
            peak = sized[24, constrained]["peak_bytes"]
            said.append(_at_most(f"most memory at 2^24, {conflict}", peak, MOST_BYTES * times, "bytes"))
    if {(16, False), (20, False)} <= set(sized):
        growth = sized[20, False]["solve"]["median"] / sized[16, False]["solve"]["median"]
        said.append(_at_most("growth of the time from 2^16 to 2^20", float(f"{growth:.4g}"), GROWTH, "times"))
    literal, ranked = results["literal"], results["statements"]
    said += [
        _at_least(
            f"against the literal definitions at 2^{literal['log2_states']}", literal["times_faster"], TIMES_FASTER
        ),
        _at_most(
            f"{ranked['statements']} statements ranked at 2^{ranked['log2_states']}",
            ranked["rank"]["median"],
            SECONDS_TO_RANK,
            "seconds",
        ),
    ]
    return said


def _at_most(what: str, measured: float, limit: float, unit: str) -> dict[str, Any]:
    return {"what": what, "measured": measured, "at_most": limit, "unit": unit, "holds": measured <= limit}


def _at_least(what: str, measured: float, limit: float) -> dict[str, Any]:
    return {"what": what, "measured": measured, "at_least": limit, "unit": "times faster", "holds": measured >= limit}
