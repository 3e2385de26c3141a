"""What stands at the head of a paper, and what it was made with."""

from __future__ import annotations

from countermove.analysis.assess.standing import DRAWS, SEED
from countermove.report.computed import paper_command
from countermove.report.content import capital
from countermove.report.sections.circulation import closing_facts, opening_facts, standing
from countermove.report.view import PaperView

Facts = tuple[tuple[str, str], ...]


def facts(view: PaperView, question: str) -> Facts:
    """Return the facts at the head of a paper that answers a question; what the case does not say is left out."""
    case, situation = view.found.case, view.assessment.situation
    return (
        *opening_facts(case.paper),
        ("Question", case.paper.question or question),
        *closing_facts(case.paper),
        ("Information as of", case.as_of or "not stated in the case"),
        ("Sources", "; ".join(source.id for source in case.sources.values()) or "none cited"),
        ("Third parties", view.naming.parties(situation.third_parties) or "none"),
        ("Standing", _standing(view)),
        *_departures(view),
    )


def _standing(view: PaperView) -> str:
    record = view.found.case.paper
    if not record.reviews:
        return "Uncoordinated working paper, computed from the coded case; no recommendation is made."
    return f"{capital(standing(record))}. Computed from the coded case; no recommendation is made."


def _departures(view: PaperView) -> Facts:
    """Return which reading of an order was taken and what was left out, where the case was not taken as it stands."""
    found, situation = view.found, view.assessment.situation
    facts = []
    if found.profiles:
        facts.append(("Reading", ", ".join(f"{party}: {name}" for party, name in found.profiles.items())))
    if found.dropped or situation.muted:
        left_out = [f"{party}/preferences/{line}" for party, line in found.dropped] + sorted(situation.muted)
        facts.append(("Left out", ", ".join(left_out)))
    return tuple(facts)


def _texts(view: PaperView) -> Facts:
    """Return the documents that were read besides the case, by what they hold."""
    records = view.citations.at_hand.records
    told = [f"{name}: sha256 {record.sha256}" for name, record in records.items()]
    return (("texts at hand", "; ".join(told)),) if told else ()


def made_with(view: PaperView, kind: str) -> Facts:
    """Return what a paper was made with, by label: version, case and its hash, the command that makes it again, what
    was searched, draws and seeds.

    Source: mission F60.
    """
    from countermove import __version__

    found, swept, flips = view.found, view.doubts.sweep, view.doubts.flips
    assessment = found.assessment
    return (
        ("countermove", __version__),
        ("case", found.case.name or found.case.title),
        ("case hash", found.case.hash),
        ("command", paper_command(view, kind)),
        *_texts(view),
        ("engine", "implicit, exact"),
        (
            "initiatives",
            f"{len(assessment.distinct)}, of up to {assessment.max_changes} changes"
            + (", cut" if not assessment.is_complete else ""),
        ),
        ("weightings", f"{DRAWS:,} draws, seed {SEED}"),
        ("completions", f"{swept.tally.rows:,}, {swept.plan.way}, seed {swept.plan.seed}" if swept.factors else "none"),
        ("flips", f"{flips.runs:,} changes of the coding: " + "; ".join(level.text for level in flips.levels)),
    )
