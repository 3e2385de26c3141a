"""Results of a search, and notes, as JSON writes them and in words."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from countermove.records.store.notes import Note, Standing
from countermove.records.store.places import DENIED_PAGES, MISSING_FOOTNOTE, WITHHELD_BLOCK
from countermove.records.store.query import Query
from countermove.records.store.search import Hit, Judged, Results, Withheld

_KINDS = {
    "in_sentence": "words withheld",
    "end_of_paragraph": "withheld at the end of the paragraph",
    "block": "block withheld",
    "name": "name withheld",
    "margin": "code in the margin",
}


def results_as_json(results: Results) -> dict[str, Any]:
    """Return results as JSON: what was asked, how many there are, and the hits of this page."""
    asked = {field.name: getattr(results.query, field.name) for field in fields(Query)}
    given = {name: value for name, value in asked.items() if value is not False and value not in ("", (), None)}
    return {"query": given, "total": results.total, "results": [hit_as_json(hit) for hit in results.hits]}


def hit_as_json(hit: Hit) -> dict[str, Any]:
    """Return a hit as JSON. Units: ``matches`` are offsets into the snippet, ``at`` is the snippet's in the passage."""
    return {
        "cite": hit.cite,
        "kind": hit.kind,
        "document": {
            "id": hit.document,
            "title": hit.title,
            "date": hit.date,
            "type": hit.type,
            "classification": hit.classification,
            "release_ids": hit.release_ids,
            "files": hit.files,
        },
        "heading": hit.heading,
        "portion_mark": hit.portion_mark or None,
        "lines": hit.lines,
        "snippet": {"text": hit.snippet.text, "at": hit.snippet.at, "matches": hit.snippet.marks},
        "rank": round(hit.rank, 6),
        "missing": missing(hit) or None,
        "redactions": [_withheld_as_json(one) for one in hit.withheld],
        "judgments": [_judged_as_json(one) for one in hit.judgments],
    }


def _withheld_as_json(withheld: Withheld) -> dict[str, Any]:
    return {**withheld._asdict(), "codes": list(withheld.codes)}


def _judged_as_json(judged: Judged) -> dict[str, Any]:
    return {
        "cue": judged.cue,
        "kind": judged.kind,
        "negated": judged.negated,
        "holder": judged.holders[0] if judged.holders else "",
        "holders": list(judged.holders),
        "range": list(judged.range) if judged.range else None,
        "scale": judged.scale,
    }


def notes_as_json(notes: tuple[Note, ...]) -> dict[str, Any]:
    """Return notes as JSON."""
    return {"notes": [{**note._asdict(), "standing": str(note.standing)} for note in notes]}


def missing(hit: Hit) -> str:
    """Return in words what is missing at a place; empty where nothing is."""
    if hit.kind == DENIED_PAGES:
        return "1 page denied" if hit.withheld_count == 1 else f"{hit.withheld_count} pages denied"
    if hit.kind == MISSING_FOOTNOTE:
        return f"footnote {hit.cite.rpartition('fn')[2]} is not there"
    where = ""
    if hit.kind == WITHHELD_BLOCK and hit.withheld:
        before = hit.withheld[0].at
        where = f" after paragraph {before}" if before else " before the first paragraph"
    return "; ".join(withheld_in_words(one) + where for one in hit.withheld)


def withheld_in_words(withheld: Withheld) -> str:
    """Return in words what kind of withholding it is, with the mark, the codes and the extent that stand there."""
    marks = " ".join(filter(None, (withheld.marker, *withheld.codes)))
    extent = f" ({withheld.extent})" if withheld.extent else ""
    kind = _KINDS.get(withheld.kind, withheld.kind)
    return f"{kind}: {marks}{extent}" if marks else f"{kind}{extent}"


def judged_in_words(judged: Judged) -> str:
    """Return in words what a judgment says, how surely, and whose it is."""
    reach = f" {judged.range[0]:.2f}-{judged.range[1]:.2f}" if judged.range else ""
    scale = f" on {judged.scale}" if judged.range and judged.scale else ""
    negated = "not, " if judged.negated else ""
    return f'"{judged.cue}": {negated}{judged.kind}{reach}{scale}, {" > ".join(judged.holders)}'


def standing_in_words(note: Note) -> str:
    """Return in words where a note stands; empty where it stands in its place."""
    if note.standing is Standing.ORPHANED:
        return "its words are no longer in the records"
    if note.standing is Standing.IN_PLACE:
        return "" if note.cite == note.made_at else f"made at {note.made_at}"
    what = "the paragraph reads differently now" if note.standing is Standing.CHANGED else "perhaps moved"
    return f"{what}: {note.suggested} shares {note.share or 0:.0%} of the word pairs"
