"""What will not change, and what carries each headline result."""

from __future__ import annotations

from countermove.analysis.assess.carries import Carried
from countermove.report.content import Block, Ground, Items, Section, Sentence, Table, listing, paragraph
from countermove.report.sections.summary import fixing_grounds
from countermove.report.sections.tables import cell
from countermove.report.view import PaperView


def unchanged(view: PaperView) -> Section:
    """Return the section on what stays the same in every end state and every attainable outcome."""
    assessment = view.assessment
    kept = [name for name in assessment.unchanged if name not in assessment.held]
    sentences = [_kept(view, name) for name in kept]
    blocks: list[Block] = [Items(tuple(sentences))] if sentences else []
    if not sentences:
        blocks.append(paragraph("Every option of another party changes under some initiative."))
    if assessment.held:
        names = listing([view.naming.option(name) for name in assessment.held])
        text = (
            "Held at the status quo, except as initiatives of their own, because no party’s interest "
            f"and no constraint mentions them: {names}."
        )
        blocks.append(paragraph(text))
    return Section("What will not change", "unchanged", tuple(blocks))


def _kept(view: PaperView, name: str) -> Sentence:
    conflict, baseline = view.found.conflict, view.assessment.situation.baseline
    option = conflict.options[conflict.position[name]]
    taken = baseline >> conflict.position[name] & 1
    setting = "goes on in every end state and outcome" if taken else "comes about in no end state and no outcome"
    text = f"{view.naming.party(option.owner)}: {view.naming.option(name)} {setting}"
    carried = next((c for c in view.carried if c.judgment.kind == "unchanged" and c.judgment.about == name), None)
    if carried is None:
        return Sentence(text + ".")
    if carried.is_typed_in:
        line = carried.fixed_by[0]
        text += f"; typed in, not found: {view.naming.party(line.party)}’s priority {line.place} decides it by itself"
    elif not carried.rests_on:
        text += "; no single line carries it, and nothing that was coded moves anybody to change it"
    return Sentence(text + ".", fixing_grounds(view, carried))


def carried(view: PaperView) -> Section:
    """Return the section on what carries each headline."""
    if not view.carried:
        return Section("What carries these results", "carries", (paragraph("Not computed for this paper."),))
    heads = ("Result", "Would fail without", "Third parties it needs", "Fixed by one line alone")
    rows = tuple(
        (
            cell(_result(view, one)),
            cell(_lines(view, one) or "no single line", *_rest_grounds(view, one)),
            cell(view.naming.parties(one.rests_on_parties) or "none"),
            cell(_fixed(view, one), *fixing_grounds(view, one), strong=one.is_typed_in),
        )
        for one in view.carried
    )
    lead = paragraph(
        "Every line of every party was dropped, turned round, and left as the only one in the case; "
        "every third party was "
        "made to stand still. A result that one line fixes alone is marked as typed in: it repeats an input."
    )
    return Section(
        "What carries these results", "carries", (lead, Table("Single lines and third parties", heads, rows))
    )


def _fixed(view: PaperView, one: Carried) -> str:
    lines = [f"{view.naming.party(line.party)} {line.place}" for line in one.fixed_by]
    return f"{listing(lines)}: typed in, not found" if lines else "no"


def _result(view: PaperView, one: Carried) -> str:
    kind, about = one.judgment.kind, one.judgment.about
    if kind == "unchanged":
        return f"{view.naming.option(about)} stays"
    if kind in ("opening pays", "no opening pays"):
        verb = "can" if kind == "opening pays" else "cannot"
        return f"{view.us} {verb} better its position by some opening"
    row = view.naming.initiative(view.assessment.initiative(about).initiative)
    return {
        "hardest": f"hardest: {row}",
        "reply": f"{view.them}’s answer to {row}",
        "return": f"what {view.us} is left with after {row}: {_sign(view, about)}",
    }[kind]


def _sign(view: PaperView, about: str) -> str:
    priority = view.assessment.initiative(about).cost.yielded.priority
    return "better off" if priority > 0 else "worse off" if priority < 0 else "as before"


def _lines(view: PaperView, one: Carried) -> str:
    return listing([f"{view.naming.party(line.party)} {line.place}" for line in one.rests_on])


def _rest_grounds(view: PaperView, one: Carried) -> tuple[Ground, ...]:
    return tuple(view.naming.statement_ground(line.party, line.place, line.statement) for line in one.rests_on)
