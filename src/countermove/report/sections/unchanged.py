"""What will not change."""

from __future__ import annotations

from countermove.report.content import Block, Items, Section, Sentence, listing, paragraph
from countermove.report.sections.summary import fixing_grounds
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
