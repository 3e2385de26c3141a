"""Scores of forecasts as plain text, each number with what it means and how little it may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.cli.forecasts_text import wrapped
from countermove.cli.visible import visible

if TYPE_CHECKING:
    from countermove.forecasts.scores.calibration import Bin, WordRow
    from countermove.forecasts.scores.direction import Direction
    from countermove.forecasts.scores.rules import Interval
    from countermove.forecasts.scores.score import Scores
    from countermove.forecasts.scores.skill import Skill


def scores_as_text(scores: Scores) -> str:
    """Return scores for people."""
    parts = [_head(scores), *_not_scored(scores)]
    if scores.forecasts:
        parts += [_single(scores), _calibration(scores.bins), _words(scores.words), *_sides(scores)]
        parts.append(_skills(scores))
    if scores.several:
        parts.append(_several(scores))
    return "\n\n".join(part for part in parts if part)


def _head(scores: Scores) -> str:
    if not scores.count:
        return f"On {scores.as_of} no forecast is resolved that can be scored."
    lines = [f"{_counted(scores.count, 'forecast')} scored on {scores.as_of}"]
    if scores.is_few:
        from countermove.forecasts.scores.rules import FEW

        lines.append(wrapped(f"That is few: with fewer than {FEW} nothing is claimed about who made them."))
    if scores.hindsight:
        told = "the answer could be known already: with hindsight, which is an exercise and no track record"
        lines.append(wrapped(f"{len(scores.hindsight)} of them entered when {told}."))
    return "\n".join(lines)


def _not_scored(scores: Scores) -> Iterator[str]:
    named = {
        "open": scores.open,
        "overdue": scores.overdue,
        "void": scores.void,
        "resolved, in words without a number": scores.unquantified,
    }
    lines = [wrapped(f"{what}: {', '.join(ids)}") for what, ids in named.items() if ids]
    if lines:
        yield "\n".join(["Not scored", *lines])


def _single(scores: Scores) -> str:
    assert scores.brier is not None
    assert scores.log is not None
    lines = ["Answered by yes or no"]
    lines.append(
        wrapped(f"Brier score {_range(scores.brier)}, in the form from 0 (best) to 1; always saying 50%: 0.25")
    )
    lines.append(
        wrapped(f"Log score {_range(scores.log)} nats, probabilities below 0.005 counting as that; 50%: 0.693")
    )
    if scores.brier.low != scores.brier.high:
        lines.append(
            wrapped("From the better to the worse end of every band. What follows takes a band at its middle.")
        )
    lines.append(wrapped(_murphy(scores)))
    return "\n".join(lines)


def _murphy(scores: Scores) -> str:
    parts = scores.murphy
    if parts is None or len(scores.bins) == 1:
        return "All are in one bin, so the score cannot be taken apart into calibration and resolution."
    said = f"Brier {parts.brier:.3f} = reliability {parts.reliability:.3f} - resolution {parts.resolution:.3f}"
    return f"{said} + uncertainty {parts.uncertainty:.3f} + within bins {parts.within:.3f}"


def _range(interval: Interval) -> str:
    low, high = f"{interval.low:.3f}", f"{interval.high:.3f}"
    return low if low == high else f"{low} to {high}"


def _calibration(bins: Sequence[Bin]) -> str:
    rows = [("said", "mean", "came true", "share", "95% interval")]
    for one in bins:
        between = f"{one.low:.0%} to {one.high:.0%}"
        counted = f"{one.came_true} of {one.count}"
        rows.append((between, f"{one.said:.1%}", counted, f"{one.share:.0%}", _per_cent(one.interval)))
    return "\n".join(["Calibration", *_table(rows)])


def _words(words: Sequence[WordRow]) -> str:
    rows = [("word", "means", "came true", "share", "95% interval")]
    for row in words:
        term = row.term if row.is_stated else f"{row.term} (read)" if row.range else row.term
        means = "-" if row.range is None else f"{row.range[0]:.0%} to {row.range[1]:.0%}, {row.scale}"
        rows.append((term, means, f"{row.came_true} of {row.count}", f"{row.share:.0%}", _per_cent(row.interval)))
    lines = ["Calibration by word", *_table(rows)]
    if any(not row.is_stated and row.range for row in words):
        lines.append(wrapped("(read): forecast as a number, read as that word here"))
    return "\n".join(lines)


def _per_cent(interval: Interval) -> str:
    return f"{interval.low:.0%} to {interval.high:.0%}"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows in columns as wide as their widest cell."""
    widths = [max(len(visible(cell)) for cell in column) for column in zip(*rows, strict=True)]
    return [
        ("    " + "  ".join(visible(cell).ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
        for row in rows
    ]


def _sides(scores: Scores) -> Iterator[str]:
    """Yield how sure the forecasts were against how often they were right, as a sentence and what follows from it."""
    found = scores.direction
    if found is None:
        return
    said = f"The side they took was given {found.said:.0%} on average, and came true in {found.right}"
    lines = [
        "Over- or underconfidence",
        wrapped(f"{said} of {found.count} (95% interval {_per_cent(found.interval)})."),
    ]
    yield "\n".join([*lines, wrapped(_verdict(found))])


def _verdict(found: Direction) -> str:
    told = {
        "too few": "Too few to say in which direction they err.",
        "overconfident": "Overconfident: surer than right, by more than chance explains.",
        "underconfident": "Underconfident: righter than sure, by more than chance explains.",
        "neither": f"{_leaning(found)}, which chance can explain.",
    }
    return told[found.verdict]


def _leaning(found: Direction) -> str:
    if abs(found.said - found.share) < 0.005:
        return "As sure as right"
    more = "overconfident" if found.said > found.share else "underconfident"
    return f"Leaning {more} by {abs(found.said - found.share) * 100:.0f} points"


def _skills(scores: Scores) -> str:
    found = [one for one in (scores.against_base_rate, scores.against_status_quo) if one is not None]
    lines = ["Skill, 1 being perfect and 0 no better than the reference", *(wrapped(_skill(one)) for one in found)]
    if scores.against_status_quo is None:
        lines.append(wrapped("against nothing changes: no scored forecast says what that would be"))
    return "\n".join(lines)


def _skill(found: Skill) -> str:
    numbers = f"Brier {found.brier:.3f} against {found.reference:.3f} on {_counted(found.count, 'forecast')}"
    if found.score is None:
        return f"against {found.against}: none, the reference makes no error there ({numbers})"
    return f"against {found.against}: {found.score:.2f} ({numbers})"


def _several(scores: Scores) -> str:
    lines = [f"With several answers: {_counted(len(scores.several), 'forecast')}"]
    lines.append(wrapped(f"Brier score {scores.brier_of_several:.3f}, summed over the answers: 0 (best) to 2"))
    lines.append(wrapped(f"Log score {scores.log_of_several:.3f} nats"))
    return "\n".join(lines)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
