"""The question, and the present position: who is involved, where things stand, and whether they are at rest."""

from __future__ import annotations

from countermove.report.content import Block, Items, Paragraph, Section, Sentence, listing, paragraph
from countermove.report.naming import counted
from countermove.report.sections.habit import habit
from countermove.report.view import PaperView


def position(view: PaperView) -> Section:
    """Return the section on where things stand."""
    parties = tuple(party_now(view, party.id) for party in view.found.conflict.decision_makers)
    blocks: tuple[Block, ...] = (_opening(view), Items(parties), baseline(view), *habit(view))
    return Section("The present position", "position", blocks)


def _opening(view: PaperView) -> Paragraph:
    case = view.found.case
    told = case.summary.strip()
    sentences = [Sentence(told if told.endswith((".", "?", "!", "…")) else told + ".")] if told else []
    allies = view.assessment.situation.allies
    friends = f", with an eye to what it costs {view.naming.parties(allies)}, allied with {view.them}" if allies else ""
    sentences.append(
        Sentence(
            f"This paper asks what {view.us} could do, how {view.them} would have to answer, and at "
            f"what price{friends}."
        )
    )
    return paragraph(*sentences)


def party_now(view: PaperView, name: str) -> Sentence:
    """Return what a party does at present, as coded."""
    party = view.found.conflict.party(name)
    now = [view.naming.option(option.id) for option in party.options if option.status_quo]
    doing = f"at present: {listing(now)}" if now else "at present none of its options is taken"
    picture = f" It is coded as {view.naming.party(party.picture_of)} sees it." if party.picture_of else ""
    cites = tuple(dict.fromkeys(cite for option in party.options if option.status_quo for cite in option.cites))
    text = f"{party.name or party.id} ({counted(len(party.options), 'option')}): {doing}.{picture}"
    return Sentence(text, view.cited("as coded", cites))


def baseline(view: PaperView) -> Paragraph:
    """Return whether where things stand is at rest."""
    situation = view.assessment.situation
    conflict = situation.conflict
    if situation.baseline == conflict.status_quo:
        text = (
            "With no initiative, nobody but the initiator has cause to move: the coded status quo is "
            "at rest, and everything "
            "below is compared with it."
        )
        return paragraph(text)
    moved = view.naming.changes(conflict.changes(conflict.status_quo, situation.baseline))
    text = (
        f"The coded status quo is not at rest: others would move already ({moved}). Everything below is compared with "
        "the position after that."
    )
    cycle = " They had not come to rest after three rounds." if situation.baseline_run.is_cycle else ""
    return paragraph(text + cycle)
