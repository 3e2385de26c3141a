"""Proposals as JSON: the body of ``countermove.proposals/1``.

``case``, ``case_hash``, ``title``
    what they were made for.
``documents``
    ``[{"id", "title", "path", "new": not a source of the case yet}]``
``proposals``
    ``[{"id", "kind", "cite", "quote", "cue", "start", "end", "party": id or null, "named", "certainty", "holder",
    "becomes": {field: text}, "already": place in the case or null, "repeats": id or null}]`` in the order of the
    documents; ``start`` and ``end`` are the offsets of the quotation in the cited paragraph, 0 and 0 where it is
    shortened.
``left_out``
    how many are already coded or repeat another, where they are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countermove.casefile.case import Case
from countermove.coding.documents import Documents
from countermove.coding.proposal import Proposal

FORMAT = "countermove.proposals/1"


def as_json(case: Case, documents: Documents, proposals: Sequence[Proposal], left_out: int) -> dict[str, Any]:
    """Return proposals as data."""
    return {
        "case": case.name,
        "case_hash": case.hash,
        "title": case.title,
        "documents": [
            {"id": name, "title": record.document.title, "path": record.path, "new": name in documents.new}
            for name, record in documents.records.items()
        ],
        "proposals": [_proposal(proposal) for proposal in proposals],
        "left_out": left_out,
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "id": proposal.id,
        "kind": str(proposal.kind),
        "cite": proposal.cite,
        "quote": proposal.quote,
        "cue": proposal.cue,
        "start": proposal.start,
        "end": proposal.end,
        "party": proposal.party or None,
        "named": proposal.named,
        "certainty": proposal.certainty,
        "holder": proposal.holder,
        "becomes": dict(proposal.fields),
        "already": proposal.already or None,
        "repeats": proposal.repeats or None,
    }
