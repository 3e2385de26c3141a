"""Where initiatives stand among each other: what adds nothing to a smaller one is folded under it, the rest ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.initiative import Initiative
from countermove.analysis.assess.standing import TESTS, dense_ranks, standings


def folded(rows: Sequence[Assessed]) -> list[Assessed]:
    """Mark every unnamed package that adds nothing to a smaller one: same reply, verdict and test results.

    Source: tradecraft.md, section 1.3 (redundant packages).
    """
    seen: dict[tuple[object, ...], list[tuple[int, str]]] = {}
    marked = []
    for row in sorted(rows, key=lambda row: row.size):
        situation = row.consequence.situation
        changed = row.initiative.code ^ situation.baseline
        mask = situation.conflict.own(situation.target).mask
        same = seen.setdefault((row.consequence.replied & mask, row.verdict.word, row.keys, row.tests_on), [])
        smaller = next((name for other, name in same if other & ~changed == 0 and other != changed), None)
        if smaller is not None and not row.initiative.is_named and len(row.initiative.changes) > 1:
            marked.append(replace(row, folded_into=smaller))
        else:
            same.append((changed, row.id))
            marked.append(row)
    place = {row.id: number for number, row in enumerate(rows)}
    return sorted(marked, key=lambda row: place[row.id])


def with_standing(rows: Sequence[Assessed]) -> list[Assessed]:
    """Give every initiative its place among those not folded; a folded one takes the place of the smaller one."""
    kept = [row for row in rows if row.folded_into is None]
    keys = [row.keys for row in kept]
    columns = [dense_ranks([key[n] for key in keys]) for n in range(len(TESTS))]
    found = dict(zip((row.id for row in kept), standings(list(zip(*columns, strict=True))), strict=True))
    return [replace(row, standing=found[row.folded_into or row.id]) for row in rows]


def with_doubles(rows: Sequence[Assessed], listed: Sequence[Initiative]) -> list[Assessed]:
    """Return a row for every initiative listed: one that leads to the same state as another is folded into it."""
    found = {row.id: row for row in rows}
    return [
        found[one.id] if one.same_as is None else replace(found[one.same_as], initiative=one, folded_into=one.same_as)
        for one in listed
        if (one.same_as or one.id) in found
    ]
