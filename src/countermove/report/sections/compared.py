"""What the comparison table says, in words before it and as claims: which move comes first, and by what."""

from __future__ import annotations

from collections.abc import Iterator

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.standing import TESTS
from countermove.report.content import Claim, Paragraph, Sentence, listing
from countermove.report.naming import percent
from countermove.report.sections.summary import higher_on
from countermove.report.view import AssessmentView


def lead(view: AssessmentView) -> Paragraph:
    """Return how many initiatives were followed, and why random weightings put another first where they do."""
    number = len(view.assessment.distinct)
    text = f"Of {number:,} initiatives that were followed, the table shows {len(view.shown):,}."
    if number == len(view.shown):
        text = f"Initiatives that were followed: {number:,}, each in the table."
    sentences = [Sentence(text, claims=(Claim("initiatives", str(number)),))]
    if not any(row.tests_on for row in view.shown):
        sentences.append(Sentence("No test is on for any of them.", claims=(Claim("hardest", "none"),)))
    return Paragraph((*sentences, *_why_another(view)))


def _why_another(view: AssessmentView) -> Iterator[Sentence]:
    """Yield why weightings put another initiative first than the tests do."""
    hard, first = next((row for row in view.shown if row.tests_on), None), _first(view)
    if hard is None or first is None or first is hard:
        return
    higher = higher_on(first, hard)
    if higher:
        names = f"No. {view.numbers[first.id]}", f"No. {view.numbers[hard.id]}"
        yield Sentence(
            f"{names[0]} stands higher than {names[1]} on {listing(higher)}, and comes first under more of the "
            "weightings.",
            claims=(Claim(f"higher/{first.id}/{hard.id}", ", ".join(higher)),),
        )


def _first(view: AssessmentView) -> Assessed | None:
    """Return the row shown that comes first under most weightings."""
    rows = [row for row in view.shown if row.standing]
    return max(rows, key=lambda row: row.standing.first_share if row.standing else 0.0, default=None)


def place_claims(view: AssessmentView, row: Assessed) -> tuple[Claim, ...]:
    """Return what the place of a row in the table says of it."""
    hard = [one for one in view.shown if one.tests_on]
    singles = [one for one in hard if one.size == 1]
    found = [Claim("hardest", row.id)] if hard[:1] == [row] else []
    found += [Claim("hardest_single", row.id)] if singles[:1] == [row] else []
    return tuple(found)


def test_claims(row: Assessed) -> tuple[Claim, ...]:
    """Return which tests are said to be on, and how many."""
    return (Claim(f"tests/{row.id}", ", ".join(row.tests_on), count=(len(row.tests_on), len(TESTS))),)


def weighting_claims(view: AssessmentView, row: Assessed) -> tuple[Claim, ...]:
    """Return what is said of a row under all weightings of the tests."""
    if row.standing is None:
        return ()
    best, worst = row.standing.rank_interval
    found = [Claim(f"first_share/{row.id}", percent(row.standing.first_share))]
    found.append(Claim(f"places/{row.id}", f"{best}–{worst}"))
    return tuple(found) + ((Claim("first_by_weighting", row.id),) if row is _first(view) else ())
