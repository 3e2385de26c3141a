"""A comparison as headed lists of sentences, for terminal, notebook and page alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from countermove.comparing.smallest import NOT_FOUND, NOT_REDUCED, NOTHING_TO_SPARE, SMALLEST, Explanation

if TYPE_CHECKING:
    from countermove.comparing.coding import Difference
    from countermove.comparing.comparison import Comparison

Paragraph = tuple[str, list[str]]

SHOWN = 25
"""How many sentences of a list are shown unless all are asked for."""

PARTS = (
    ("Parties and options", ("party", "option", "cost", "state", "move")),
    ("Interests", ("interest", "reading")),
    ("Those inside", ("stakeholder", "salience", "reaction", "stance", "contest")),
    ("Constraints, packages, positions and links", ("constraint", "package", "position", "link")),
    ("Open points, hypotheses, evidence and indicators", (
        "uncertain point", "question about an actor", "hypothesis", "evidence", "indicator")),
    ("Events and campaign", ("event", "campaign", "usual line", "seam")),
    ("Question, sources and the case itself", ("question", "source", "paper", "case")),
)  # fmt: skip
"""Under which heading the parts of a case are told."""


def paragraphs(found: Comparison, everything: bool = False) -> list[Paragraph]:
    """Return what a comparison says, as headings with sentences.

    Without ``everything``, differences in words and citations alone are counted, and long lists are cut, which is said.
    """
    if found.is_same:
        return [("What is coded differently", ["There is no difference."])]
    told = [*_coded(found, everything), _results(found, everything), _expected(found), _alike(found), _notes(found)]
    return [(title, lines) for title, lines in told if lines]


def _coded(found: Comparison, everything: bool) -> list[Paragraph]:
    shown = []
    for title, parts in PARTS:
        own = [one for one in found.differences if one.part in parts]
        lines = [one.text for one in own if everything or _is_told(one)]
        quiet = [one for one in own if not (everything or _is_told(one))]
        cut = _cut(lines, everything) + ([_counted(quiet)] if quiet else [])
        shown.append((f"{title}: {_number(len(own), 'difference')}", cut))
    return shown


def _is_told(one: Difference) -> bool:
    """Say whether a difference is told without being asked for: it bears on results, or an entry came or went."""
    return one.bears or one.change in {"added", "dropped"} or one.aspect in {"text", "status_quo_from", "as_of"}


def _counted(quiet: list[Difference]) -> str:
    from countermove.comparing.wording import FIELDS

    counts = Counter(FIELDS.get(one.aspect, one.aspect.replace("_", " ")) or one.part for one in quiet)
    told = ", ".join(f"{what} {number}" for what, number in sorted(counts.items()))
    return f"Differences that no result can depend on, not told here: {told}."


def _results(found: Comparison, everything: bool) -> Paragraph:
    lines: list[str] = []
    shown = left = 0
    for group in _by_cause(found):
        kept = group if everything else group[: max(0, SHOWN - shown)]
        shown, left = shown + len(kept), left + len(group) - len(kept)
        if kept:
            lines += [*_why(kept[0], found), *(f"  - {one.result.text}{_others(one)}" for one in kept)]
    lines += [f"… and {left:,} more; --all tells every one, --json has everything."] if left else []
    if not found.explanations and not found.notes:
        lines = ["No result differs."]
    return f"Results that differ: {len(found.explanations):,}", [*lines, *_search(found)]


def _by_cause(found: Comparison) -> list[list[Explanation]]:
    """Return the changed results in groups that the same differences explain, the weightiest result first."""
    groups: dict[tuple[object, ...], list[Explanation]] = {}
    for one in found.explanations:
        groups.setdefault((one.proof, *(cause.key for cause in one.differences)), []).append(one)
    return list(groups.values())


def _why(one: Explanation, found: Comparison) -> list[str]:
    """Return what explains a group of results, a sentence a difference."""
    if one.proof == NOT_FOUND:
        return [_unexplained(found)]
    count = len(one.differences)
    causes = [f"  {number}) {cause.text}" for number, cause in enumerate(one.differences[:SHOWN], 1)]
    causes += [f"  … and {count - SHOWN:,} more."] if count > SHOWN else []
    if one.along:
        causes.append(f"  With that come {_number(len(one.along), 'further difference')} that it cannot do without.")
    if count == 1:
        return [f"Explained by one difference alone. {one.differences[0].text}", *causes[1:]]
    return [_PROOFS[one.proof].format(count=count), *causes]


def _unexplained(found: Comparison) -> str:
    if found.searched.is_interrupted:
        return "Not explained, since the search was interrupted:"
    if not found.searched.limit:
        return "Not explained, since no runs were allowed for it:"
    return "Not explained, since the runs did not suffice:"


_PROOFS = {
    SMALLEST: "Explained by {count} differences together, and by no fewer:",
    NOTHING_TO_SPARE: "Explained by {count} differences together, none of which can be left out (fewer others may do):",
    NOT_REDUCED: "Explained by {count} differences together; the runs did not suffice to look for fewer:",
}


def _others(one: Explanation) -> str:
    return f" ({_number(one.others, 'other set')} as small would do as well.)" if one.others else ""


def _search(found: Comparison) -> list[str]:
    searched = found.searched
    if not searched.runs:
        return []
    told = (
        f"Looked for among {_number(searched.bearing, 'difference')} that results can depend on, with "
        f"{_number(searched.runs, 'run')} of at most {searched.limit:,}"
    )
    told += f"; {searched.unloadable:,} of them gave no case." if searched.unloadable else "."
    return [told + (" Interrupted: what was found by then is kept." if searched.is_interrupted else "")]


def _expected(found: Comparison) -> Paragraph:
    return "What the first case expected and the second records", [one.text for one in found.expected]


def _alike(found: Comparison) -> Paragraph:
    lines = [f"{one.before} and {one.after}: {one.why} (--match {one.before}={one.after})" for one in found.alike]
    return "Perhaps the same under two names", lines


def _notes(found: Comparison) -> Paragraph:
    matched = [f"{one} of the first case is read as {other}." for one, other in found.matched.items()]
    return "Notes", [*matched, *found.notes]


def _cut(lines: list[str], everything: bool) -> list[str]:
    if everything or len(lines) <= SHOWN:
        return lines
    return [*lines[:SHOWN], f"… and {len(lines) - SHOWN:,} more; --all tells every one, --json has everything."]


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
