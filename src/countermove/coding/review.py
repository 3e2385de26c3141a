"""The review file: every proposal with its quotation, a decision, and what would go into the case, to be edited.

The file is the coder's: reading it again keeps decisions, edits, comments and order. Nothing in it is ever taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from countermove.casefile.nodes import Node
from countermove.casefile.read import read_case_file
from countermove.coding.proposal import Kind, Proposal
from countermove.editing.yaml_text import scalar
from countermove.errors import CaseError, CountermoveError, Problem, nearest

FORMAT = "countermove.review/1"
DECISIONS = ("undecided", "accept", "reject")
GONE, BACK, APPLIED = "gone", "back", "applied"

HEAD = """\
# Proposals from the record: read each quotation, put accept or reject after `decision`, and edit what is below it.
# Nothing goes into the case before you say so: countermove code CASE --apply THIS-FILE
# Running code again with the same file keeps everything you wrote and adds what is new.
format: {format}
proposals:
"""

# Fields in the order they are shown, and what is said beside them.
FIELDS: Mapping[Kind, tuple[tuple[str, str], ...]] = {
    Kind.OPTION: (
        ("id", "an id the case has already adds this citation to that option"),
        ("text", "put into your own words"),
        ("area", "family of options, may stay empty"),
        ("basis", "stated, inferred, borrowed or judged"),
    ),
    Kind.INTEREST: (
        ("statement", "a formula over options, such as: not fee"),
        ("stakeholder", "empty: the party itself"),
        ("tier", "vital, important or minor"),
        ("place", "what its place in the order rests on: stated, borrowed or judged"),
        ("above", "id or number of the statement it goes above; empty: last"),
        ("because", "why, in your own words"),
        ("basis", "stated, inferred, borrowed or judged"),
    ),
    Kind.LINK: (
        ("from", "an option or a text; in your own words"),
        ("to", "an option or a text; in your own words"),
        ("effect", "what the one does to the other"),
        ("because", "why, in your own words"),
        ("basis", "stated, inferred, borrowed or judged"),
    ),
    Kind.REACTION: (
        ("stakeholder", "somebody inside the party"),
        ("name", "for one the case does not have yet"),
        ("option", "an option; of another party: a reaction, of its own: a stance"),
        ("pull", "low, medium or high; empty: not drawn"),
        ("push", "low, medium or high; empty: not wary"),
        ("basis", "stated, inferred, borrowed or judged"),
    ),
    Kind.EVENT: (
        ("id", "a short name"),
        ("date", "YYYY, YYYY-MM or YYYY-MM-DD"),
        ("actor", "a decision maker, or a text"),
        ("recipient", "a decision maker, or a text; may stay empty"),
        ("option", "the actor's option it is evidence of; may stay empty"),
        ("direction", "on, off or reaffirm; only with an option"),
        ("standing", "said or did"),
        ("novelty", "first, repeat or omits; may stay empty"),
        ("text", "what happened, in your own words"),
        ("basis", "stated, inferred, borrowed or judged"),
    ),
}
PARTY_MEANS = {
    Kind.OPTION: "whose option it is",
    Kind.INTEREST: "whose want it is",
    Kind.LINK: "whose belief it is; empty: everybody's",
    Kind.REACTION: "the party it is inside of",
    Kind.EVENT: "not written; see actor",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A proposal as it stands in a review file, with what the coder made of it.

    Units: ``line`` counts from 1 in the file; ``index`` from 0 in its list.
    """

    id: str
    kind: Kind
    decision: str
    quote: str
    cite: str
    party: str
    fields: Mapping[str, str]
    state: str = ""
    line: int = 0
    index: int = 0

    @property
    def is_to_be_applied(self) -> bool:
        """Say whether it is accepted and not in the case yet."""
        return self.decision == "accept" and self.state != APPLIED


def read_review(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a review file in its order.

    Raises: ``CaseError`` with every problem of the file, each with its line.
    """
    root, source, repeated = read_case_file(path)
    if root.value.get("format") is None or root.value["format"].value != FORMAT:
        raise CountermoveError(f"{path} is not a file of proposals ({FORMAT}); nothing was changed. Name another file.")
    problems = list(repeated)
    node = root.value.get("proposals")
    items = node.value if node is not None and isinstance(node.value, list) else []
    entries = []
    for index, item in enumerate(items):
        line, column = source.place(item.span[0])
        entry, faults = _entry(item, index, line)
        problems += [Problem(fault, f"proposals/{index + 1}", str(path), line, column) for fault in faults]
        if entry is not None:
            entries.append(entry)
    if problems:
        raise CaseError(problems)
    return tuple(entries)


def _entry(item: Node, index: int, line: int) -> tuple[Entry | None, list[str]]:
    if not isinstance(item.value, dict):
        return None, ["an entry is a mapping with id, kind and decision"]
    plain = {name: "" if part.value is None else part.value for name, part in item.value.items()}
    becomes = plain.pop("becomes", "") or {}
    if not isinstance(becomes, dict):
        return None, ['"becomes" holds the fields that would go into the case, each with its value']
    fields = {name: "" if part.value is None else part.value for name, part in becomes.items()}
    odd = [name for name, value in (*plain.items(), *fields.items()) if not isinstance(value, str)]
    missing = [name for name in ("id", "kind", "decision", "cite") if not plain.get(name)]
    faults = [f'"{name}" is a text here' for name in odd] + [f'"{name}" is missing' for name in missing]
    if faults:
        return None, faults
    kind = next((kind for kind in Kind if kind == plain["kind"]), None)
    if kind is None:
        return None, [f'"{plain["kind"]}" is no kind of proposal; the kinds are {", ".join(Kind)}']
    if plain["decision"] not in DECISIONS:
        hint = nearest(plain["decision"], DECISIONS) or f"write {DECISIONS[0]}, {DECISIONS[1]} or {DECISIONS[2]}"
        faults.append(f'"{plain["decision"]}" is no decision; {hint}')
    for keys, known in ((plain, _KEYS), (fields, tuple(name for name, _ in FIELDS[kind]))):
        unknown = [name for name in keys if name not in known]
        faults += [f'unknown key "{name}"; {nearest(name, known) or "known: " + ", ".join(known)}' for name in unknown]
    return Entry(
        plain["id"],
        kind,
        plain["decision"],
        plain.get("quote", ""),
        plain["cite"],
        plain.get("party", ""),
        {name: fields.get(name, "") for name, _ in FIELDS[kind]},
        plain.get("state", ""),
        line,
        index,
    ), faults


_KEYS = ("id", "kind", "decision", "cite", "quote", "holder", "named", "party", "becomes", "state")


def review_text(proposals: Iterable[Proposal]) -> str:
    """Return a new review file."""
    return HEAD.format(format=FORMAT) + "".join(map(item_text, proposals))


def item_text(proposal: Proposal) -> str:
    """Return an entry as it stands in the list of a review file, a blank line before it."""
    first, *others = entry_text(proposal)
    return "\n".join(["", f"  - {first}", *(f"    {line}" for line in others)]) + "\n"


def entry_text(proposal: Proposal) -> list[str]:
    """Return the lines of an entry: what the document says first, then what is to be decided and edited."""
    lines = [
        f"id: {proposal.id}",
        f"kind: {proposal.kind}",
        f"cite: {scalar(proposal.cite, flow=False)}",
        f"quote: {_quoted(proposal.quote)}",
        *([f"holder: {_quoted(proposal.holder)}  # whose view it is"] if proposal.holder != "authors" else []),
        *([f"state: in the case as {proposal.already}"] if proposal.already else []),
        f"decision: {DECISIONS[0]}  # accept, reject or undecided",
        *(
            [f"named: {_quoted(proposal.named)}  # by the document; certainty: {proposal.certainty}"]
            if proposal.named
            else []
        ),
        _line("party", proposal.party, PARTY_MEANS[proposal.kind]),
    ]
    fields = [f"  {_line(name, proposal.fields.get(name, ''), says)}" for name, says in FIELDS[proposal.kind]]
    return [*lines, "becomes:", *fields]


def _line(name: str, value: str, says: str) -> str:
    written = scalar(value, flow=False) if value else ""
    shown = "".join(character if character.isprintable() else " " for character in says)
    return f"{name}: {written}".rstrip() + f"  # {shown}"


def _quoted(text: str) -> str:
    return scalar(_printable(text), flow=False) if not text.isidentifier() else text


def _printable(text: str) -> str:
    """Return words of a document without the characters that a case file refuses."""
    return "".join(character if character.isprintable() else " " for character in text)
