"""A passage that was chosen to go into a case, as the panel shows it: its words, and forms that are filled in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from countermove.casefile.case import Case
from countermove.coding.clauses import stretches
from countermove.coding.proposal import Proposal
from countermove.desk.desk import Desk
from countermove.desk.jobs import Job
from countermove.desk.reading.choices import KINDS, Choices, choices_of
from countermove.desk.reading.suggesting import Values, fitting
from countermove.engine.watch import Progress
from countermove.errors import Problem
from countermove.model import Conflict
from countermove.records.record import Passage, Record

LONGEST_LABEL = 90
MOST_SENTENCES = 100


@dataclass(frozen=True)
class Chosen:
    """What the panel shows.

    ``values`` fills the fields of the form of ``kind``; ``suggested`` says that they come from what countermove
    proposes; ``problems`` are what was wrong with what was sent; ``outside`` where the document lies, if the case
    cannot name it as a file because it is not in the folder of the case.

    Units: ``start`` and ``end`` count characters of the passage.
    """

    passage: Passage
    start: int
    end: int
    kind: str
    values: Values
    choices: Choices
    suggested: bool = False
    problems: tuple[Problem, ...] = ()
    ticked: tuple[str, ...] = ()
    outside: str = ""
    is_new_source: bool = False

    @property
    def quote(self) -> str:
        """Return the chosen words."""
        return self.passage.text[self.start : self.end]

    @property
    def sentences(self) -> tuple[tuple[str, str], ...]:
        """Return what can be chosen of the passage: all of it, and its sentences; each with its span."""
        return tuple(_sentences(self.passage))

    @property
    def span(self) -> str:
        """Return the chosen words as the choice of sentences names them."""
        return f"{self.start}-{self.end}"


def chosen(
    case: Case,
    passage: Passage,
    asked: Mapping[str, str],
    proposals: tuple[Proposal, ...] = (),
    typed: Mapping[str, str] | None = None,
    **more: Any,
) -> Chosen:
    """Return a chosen passage.

    Args:
        asked: ``span`` or ``start`` and ``end`` of the words, ``kind``, ``proposal``; what is missing is found out.
        typed: what was filled in already, and goes before what is proposed.
        more: further fields of what is returned.

    Raises: ``NotApplicable`` for a case in graph form.
    """
    start, end = _span(asked, len(passage.text))
    best, filled = fitting(proposals, passage.cite, start, end, asked.get("proposal", ""))
    known = [name for name, *_ in KINDS]
    kind = asked["kind"] if asked.get("kind") in known else best or known[0]
    choices = choices_of(case)
    values = defaultdict(str, typed or filled.get(kind) or _usual(kind, choices))
    return Chosen(passage, start, end, kind, values, choices, kind in filled and not typed, **more)


def proposals_job(desk: Desk, case: Case, record: Record, patience: float = 0.0) -> Job:
    """Return the job that finds what a document offers to a case; its result is a tuple of proposals."""
    named = ("proposals", case.hash, case.path, record.sha256, record.id)
    job = desk.jobs.start(named, f"Looking for what {record.id} offers", partial(_proposals, case, record))
    job.wait(patience)
    return job


def proposals_here(case: Case, record: Record, cite: str) -> tuple[Proposal, ...]:
    """Return what one passage of a document offers to a case, looked at by itself."""
    from countermove.coding.propose import propose

    return propose(case, [_only(record, cite)]) if isinstance(case.conflict, Conflict) else ()


def _only(record: Record, cite: str) -> Record:
    """Return a record with nothing but the paragraph that a citation is in, or the footnote."""
    for section in record.sections:
        for paragraph in section.paragraphs:
            if cite in {paragraph.cite, *(item.cite for item in paragraph.items)}:
                return replace(record, sections=(replace(section, paragraphs=(paragraph,)),), footnotes=())
    notes = tuple(note for note in record.footnotes if note.note is not None and note.note.cite == cite)
    return replace(record, sections=(), footnotes=notes)


def _proposals(case: Case, record: Record, progress: Progress) -> tuple[Proposal, ...]:
    from countermove.coding.propose import propose

    progress("", 0, 0)
    return propose(case, [record])


def _span(asked: Mapping[str, str], length: int) -> tuple[int, int]:
    first, _, last = asked.get("span", "").partition("-")
    first, last = first or asked.get("start", ""), last or asked.get("end", "")
    if first.isdecimal() and last.isdecimal() and len(first + last) < 20 and int(first) < int(last) <= length:
        return int(first), int(last)
    return 0, length


def _sentences(passage: Passage) -> list[tuple[str, str]]:
    found = list(islice(stretches(passage), MOST_SENTENCES))
    whole = [(f"0-{len(passage.text)}", "The whole passage")]
    return whole + [(f"{one.start}-{one.end}", _short(one.text)) for one in found if len(found) > 1]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[:LONGEST_LABEL].rpartition(" ")[0] + " …"


def _usual(kind: str, choices: Choices) -> Values:
    """Return what is filled in where nothing is proposed."""
    if kind == "option":
        return {"party": choices.first, "basis": "stated"}
    return {"basis": "inferred" if kind in {"interest", "constraint"} else "stated"}
