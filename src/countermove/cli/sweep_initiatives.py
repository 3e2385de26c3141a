"""A sweep for people, initiative by initiative: the target's answers, the verdicts, and what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from countermove.analysis.sweep.found import POSSIBLE
from countermove.analysis.sweep.judgments import NOT_POSSIBLE
from countermove.analysis.sweep.naming import plain
from countermove.cli.visible import visible_line

if TYPE_CHECKING:
    from countermove.analysis.sweep.found import Found
    from countermove.sweeping import Sweep

VALUES = 4


def print_initiatives(console: Any, found: Sweep, limit: int | None) -> None:
    """Print what becomes of every initiative, with its shares."""
    names = [one.id.partition("/")[2] for one in found.judgments if one.id.startswith("verdict/") and one.is_coded]
    if not names:
        return
    by_id: dict[str, list[Found]] = {}
    for one in found.judgments:
        by_id.setdefault(one.id, []).append(one)
    console.print("\nInitiative by initiative", style="bold")
    for name in names[:limit]:
        console.print(visible_line(plain(name)), style="bold", markup=False, soft_wrap=True)
        parts = [
            f"{word}: {_listed(by_id[f'{kind}/{name}'], found)}"
            for kind, word in (("reply", "answer"), ("verdict", "verdict"), ("return", "return"))
        ]
        for part in parts:
            console.print(f"   {part}", markup=False, soft_wrap=True)
    if limit is not None and len(names) > limit:
        console.print(f"… of {len(names)} initiatives; --all prints every one, --json has everything.")


def _listed(rows: Sequence[Found], found: Sweep) -> str:
    """Return the values of a judgment with their shares, weightiest first."""
    told = []
    for one in [one for one in rows if one.count][:VALUES]:
        value = "cannot be had" if one.value == NOT_POSSIBLE else plain(one.value)
        told.append(f"{value} {_short(one, found)}".rstrip())
    return ", ".join(told) + (", …" if len(rows) > VALUES else "")


def _short(one: Found, found: Sweep) -> str:
    if one.status != POSSIBLE:
        return "" if one.count else "never"
    if one.share is not None:
        return (
            f"{one.share:.2f}"
            if one.interval is None
            else (f"{one.share:.2f} ({one.interval[0]:.2f}–{one.interval[1]:.2f})")
        )
    if not found.judged:
        return "(in some)"
    return f"{one.count:,}/{one.total:,}"
