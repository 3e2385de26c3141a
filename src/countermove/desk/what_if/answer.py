"""What becomes of the results: before and after side by side, in the words of the paper and of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from countermove.analysis.assess.assessed import Assessed
from countermove.assessment import CaseAssessment
from countermove.comparing.result_words import plain, subject, value_in_words
from countermove.comparing.results import (
    KINDS,
    ChangedResult,
    Value,
    by_changes,
    common_initiatives,
    common_options,
    differing,
    results_of,
)
from countermove.report.content import Sentence, capital
from countermove.report.naming import counted
from countermove.report.sections.summary import hardest, other_views, what_pays
from countermove.report.view import AssessmentView

HEADLINES = frozenset({"hardest", "hardest_single", "best", "opening_pays", "unchanged", "outcomes", "pressure"})
GROUPS, NEW = 25, 12
"""So many initiatives and options are shown with what changes about them, and so many that came or went."""
ASPECTS = {
    "tests": "Tests on",
    "verdict": "Verdict",
    "reply": "What {target} does about it",
    "return": "What it brings the initiator",
    "lasts": "Pays and lasts",
    "pressure_on": "How those inside {target} take it",
}
"""What a result of a single initiative or option is about, under its name."""


@dataclass(frozen=True)
class Row:
    """One result before and after; ``about`` says it in words where ``head`` is made of names."""

    head: str
    before: str
    after: str
    is_changed: bool
    about: str = ""


@dataclass(frozen=True)
class Group:
    """What changes about one initiative or option; ``words`` says it as the paper does."""

    name: str
    words: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Answer:
    """What a what-if does to the results.

    ``sentences`` are those of the paper's summary, ``headlines`` the results of the whole case, changed or not,
    ``single`` the changed results of single initiatives and options, of which ``count`` there are in all. ``came`` and
    ``went`` are the hardest of the initiatives that only one side has.

    Units: ``changed`` counts results that differ, ``looked_at`` those that were compared.
    """

    changed: int
    looked_at: int
    sentences: tuple[Row, ...]
    headlines: tuple[Row, ...]
    single: tuple[Group, ...]
    count: int
    came: tuple[Row, ...]
    came_count: int
    went: tuple[Row, ...]
    went_count: int
    notes: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """Return in one sentence whether anything changes."""
        headlines = sum(row.is_changed for row in self.headlines)
        if not self.changed:
            more = " Initiatives come or go, though; see below." if self.came or self.went else ""
            return f"Nothing that was asked changes: all {self.looked_at:,} results stay as they are.{more}"
        if self.changed == 1:
            return f"One of {self.looked_at:,} results changes{', one of the whole case' if headlines else ''}."
        which = headlines if headlines else "none"
        return f"{self.changed:,} of {self.looked_at:,} results change, {which} of them of the whole case."


def answer(before: CaseAssessment, after: CaseAssessment) -> Answer:
    """Return what differs between an assessment and another of the case as it is supposed."""
    options = common_options(before.assessment, after.assessment)
    names = common_initiatives(before.assessment, after.assessment, options)
    first, second = (results_of(one.assessment, options, names) for one in (before, after))
    target = after.assessment.situation.target
    changed = differing(first, second, target)
    view = AssessmentView(after)
    single = _groups([one for one in changed if one.kind not in HEADLINES], view.them, view)
    came, went = _only(after, before), _only(before, after)
    return Answer(
        changed=len(changed),
        looked_at=sum(name in second for name in first),
        sentences=tuple(_sentences(AssessmentView(before), AssessmentView(after))),
        headlines=tuple(_headlines(first, second, view.them)),
        single=single[:GROUPS],
        count=len(single),
        came=tuple(came[:NEW]),
        came_count=len(came),
        went=tuple(went[:NEW]),
        went_count=len(went),
        notes=tuple(_notes(before, after)),
    )


def _sentences(before: AssessmentView, after: AssessmentView) -> Iterator[Row]:
    for head, sentence in (("Hardest", hardest), ("Seen otherwise", other_views), ("What pays", what_pays)):
        one, two = (_text(sentence(view)) for view in (before, after))
        if one or two:
            yield Row(head, one or "Nothing to say.", two or "Nothing to say.", one != two)


def _text(sentence: Sentence | None) -> str:
    return capital(sentence.text) if sentence else ""


def _headlines(first: dict[str, Value], second: dict[str, Value], target: str) -> Iterator[Row]:
    for kind in KINDS:
        if kind in HEADLINES and kind in first:
            one, two = first[kind], second[kind]
            words = partial(value_in_words, kind)
            told = words(one, two, own_is="only before"), words(two, one, own_is="only after")
            yield Row(subject(kind, "", target), *told, one != two)


def _groups(changed: list[ChangedResult], target: str, view: AssessmentView) -> tuple[Group, ...]:
    """Return the changed results by what they are about, the weightiest first."""
    found: dict[str, list[Row]] = {}
    for one in changed:
        words = partial(value_in_words, one.kind)
        head = ASPECTS[one.kind].format(target=target)
        row = Row(head, words(one.before, one.after), words(one.after, one.before), is_changed=True)
        found.setdefault(one.about, []).append(row)
    return tuple(Group(plain(about), _in_words(about, view), tuple(rows)) for about, rows in found.items())


def _in_words(about: str, view: AssessmentView) -> str:
    """Return an initiative in the words of the paper; nothing where it names what the conflict does not have."""
    changes = {part.removeprefix("-"): not part.startswith("-") for part in about.split("+")}
    if any(part not in view.naming.conflict.position for part in changes):
        return ""
    return view.naming.together(changes)


def _only(one: CaseAssessment, other: CaseAssessment) -> list[Row]:
    """Return the initiatives that only one of two assessments lists, hardest first."""
    known = by_changes(other.assessment)
    own = {id(row): name for name, row in by_changes(one.assessment).items()}
    view = AssessmentView(one)
    return [
        Row(plain(own[id(row)]), _tests(row), "", True, _in_words(own[id(row)], view))
        for row in one.assessment.ordered
        if id(row) in own and own[id(row)] not in known
    ]


def _tests(row: Assessed) -> str:
    on = f": {', '.join(row.tests_on)}" if row.tests_on else ""
    return f"{len(row.tests_on)} of 5 tests on{on}; {row.verdict.word}"


def _notes(before: CaseAssessment, after: CaseAssessment) -> Iterator[str]:
    limits = {one.assessment.is_complete for one in (before, after)}
    if False in limits:
        yield (
            "Not everything was looked at, before or after: lists were cut or work was stopped, as the page of answers "
            "says. What is the same here may differ further on."
        )
    if before.assessment.max_changes != after.assessment.max_changes:
        one, two = before.assessment.max_changes, after.assessment.max_changes
        yield f"Initiatives have at most {counted(one, 'change')} before and {counted(two, 'change')} after."
    held = [name for name in after.assessment.held if name not in before.assessment.held]
    if held:
        yield f"Held at the status quo, since no statement and no constraint mentions them: {', '.join(held)}."
    yield "All of it holds under this coding, and as far as what is supposed is all that is different."
