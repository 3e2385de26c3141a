"""Why change is likely or not: what the initiator wants in order, and what third parties would take for it."""

from __future__ import annotations

from countermove.report.content import Items, Section, Sentence, paragraph
from countermove.report.naming import possessive
from countermove.report.sections.tables import order_table
from countermove.report.view import PaperView


def interests(view: PaperView) -> Section:
    """Return the section on the initiator's interests and the links that make moves cost something elsewhere."""
    party = view.found.conflict.party(view.initiator)
    if party.preference.is_ranking:
        blocks = [
            paragraph(
                f"{possessive(view.us)} order was entered as a plain ranking of states, so that no reasons are on "
                "record; it stands in Annex A."
            )
        ]
        return Section(f"What {view.us} wants", "interests", tuple(blocks))
    lead = paragraph(
        f"{view.us} is taken to want the following, the first line most. A lower line counts only "
        "between states that do "
        "not differ on any line above it: many small interests never outweigh one larger."
    )
    table = order_table(view, party, f"{view.us}: interests in order")
    return Section(f"What {view.us} wants, and what it would cost elsewhere", "interests", (lead, table, *_links(view)))


def _links(view: PaperView) -> tuple[Items, ...] | tuple[()]:
    links = view.found.case.links
    if not links:
        return ()
    sentences = []
    for link in links:
        says_so = "belie" in link.note
        believed = f", as {view.naming.party(link.believed_by)} believes" if link.believed_by and not says_so else ""
        note = f" ({link.note})" if link.note else ""
        text = f"{_end(view, link.source)} → {link.effect} → {_end(view, link.target)}{believed}{note}."
        sentences.append(Sentence(text[:1].upper() + text[1:], view.cited("link", link.cites, link.basis)))
    return (Items(tuple(sentences)),)


def _end(view: PaperView, name: str) -> str:
    return view.naming.option(name) if name in view.found.conflict.position else name
