"""What will not change."""

from __future__ import annotations

from countermove.report.content import Block, Claim, Items, Section, Sentence, listing, paragraph
from countermove.report.naming import possessive
from countermove.report.sections.summary import fixing_grounds
from countermove.report.view import CarriedView


def unchanged(view: CarriedView) -> Section:
    """Return the section on what stays the same in every end state and every attainable outcome."""
    assessment = view.assessment
    kept = [name for name in assessment.unchanged if name not in assessment.held]
    sentences = [_kept(view, name) for name in kept]
    blocks: list[Block] = [Items(tuple(sentences))] if sentences else []
    if not sentences:
        blocks.append(paragraph("Every option of another party changes under some initiative."))
    if not any(_goes_on(view, name) for name in kept):
        text = "Nothing that another party now does goes on in every end state and outcome."
        blocks.append(paragraph(Sentence(text, claims=(Claim("kept", "0"),))))
    if assessment.held:
        names = listing([view.naming.option(name) for name in assessment.held])
        text = (
            "Held at the status quo, except as initiatives of their own, because no party’s interest "
            f"and no constraint mentions them: {names}."
        )
        blocks.append(paragraph(text))
    return Section("What will not change", "unchanged", tuple(blocks))


def _kept(view: CarriedView, name: str) -> Sentence:
    conflict, taken = view.found.conflict, _goes_on(view, name)
    option = conflict.options[conflict.position[name]]
    claims: tuple[Claim, ...] = (Claim(f"kept/{name}"),) if taken else ()
    setting = "goes on in every end state and outcome" if taken else "comes about in no end state and no outcome"
    text = f"{view.naming.party(option.owner)}: {view.naming.option(name)} {setting}"
    carried = next((c for c in view.carried if c.judgment.kind == "unchanged" and c.judgment.about == name), None)
    if carried is None:
        return Sentence(text + ".", claims=claims)
    if carried.is_typed_in:
        claims += (Claim(f"typed_in/{name}"),)
        line = carried.fixed_by[0]
        owner = possessive(view.naming.party(line.party))
        text += f"; typed in, not found: {owner} priority {line.place} decides it by itself"
    elif not carried.rests_on:
        text += "; no single line carries it, and nothing that was coded moves anybody to change it"
    return Sentence(text + ".", fixing_grounds(view, carried), claims)


def _goes_on(view: CarriedView, name: str) -> bool:
    """Say whether an option is taken where doing nothing leads."""
    return bool(view.assessment.situation.baseline >> view.found.conflict.position[name] & 1)
