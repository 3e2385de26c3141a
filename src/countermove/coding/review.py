"""The review file: every proposal with its quotation, a decision, and what would go into the case, to be edited.

The file is the coder's: reading it again keeps decisions, edits, comments and order. Nothing in it is ever taken out.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from countermove.casefile.nodes import Node
from countermove.casefile.read import read_case_file
from countermove.coding.additions import At, Inside, Instead
from countermove.coding.insert import edited_raw, insertions
from countermove.coding.proposal import Kind, Proposal
from countermove.coding.yaml_text import Lines, scalar
from countermove.errors import CaseError, CountermoveError, Problem, nearest

FORMAT = "countermove.review/1"
DECISIONS = ("undecided", "accept", "reject")
GONE, APPLIED = "gone", "applied"

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
    return HEAD.format(format=FORMAT) + "".join(map(_item, proposals))


def _item(proposal: Proposal) -> str:
    first, *others = _lines(proposal)
    return "\n".join(["", f"  - {first}", *(f"    {line}" for line in others)]) + "\n"


def _lines(proposal: Proposal) -> list[str]:
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


def merged(raw: str, text: str, entries: Sequence[Entry], proposals: Sequence[Proposal]) -> str:
    """Return a review file with new proposals in it and with those marked that the record no longer offers."""
    if not entries:
        return raw + ("" if raw.endswith("\n") else "\n") + "".join(map(_item, proposals))
    have = {entry.id: entry for entry in entries}
    offered = {proposal.id for proposal in proposals}
    inside: dict[int, Any] = {
        entry.index: {"state": GONE} for entry in entries if entry.id not in offered and not entry.state
    }
    inside |= {
        entry.index: {"state": Instead("back")} for entry in entries if entry.id in offered and entry.state == GONE
    }
    new, place = [], 0
    for proposal in proposals:
        if proposal.id in have:
            place = have[proposal.id].index + 1
        else:
            new.append(At(place, Lines(tuple(_lines(proposal)), None)))
    edits = insertions(text, {"proposals": Inside(inside, new)})
    return edited_raw(raw, edits)


def save_review(path: Path, proposals: Sequence[Proposal]) -> tuple[int, int]:
    """Write a review file, or add to one what is new, and return how many entries were added and marked as gone.

    Raises: ``CountermoveError`` for a file that is no review file, ``CaseError`` with the problems of one that is;
        nothing is written then.
    """
    if not path.exists():
        write_whole(path, review_text(proposals).encode("utf-8"))
        return len(proposals), 0
    entries = read_review(path)
    raw = path.read_bytes().decode("utf-8")
    _, source, _ = read_case_file(path)
    text = merged(raw, source.text, entries, proposals)
    if text != raw:
        write_whole(path, text.encode("utf-8"))
    have, offered = {entry.id for entry in entries}, {proposal.id for proposal in proposals}
    gone = [entry for entry in entries if entry.id not in offered and not entry.state]
    return len([one for one in proposals if one.id not in have]), len(gone)


def change_review(path: Path, changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Change entries of a review file by id, everything else of it left as it stands.

    Args:
        changes: for an entry, its keys with their new texts; under ``becomes`` a mapping of fields.
    """
    entries = read_review(path)
    _, source, _ = read_case_file(path)
    inside = {
        entry.index: {
            key: {name: Instead(text) for name, text in value.items()} if isinstance(value, Mapping) else Instead(value)
            for key, value in changes[entry.id].items()
        }
        for entry in entries
        if entry.id in changes
    }
    if inside:
        edits = insertions(source.text, {"proposals": Inside(inside)})
        write_whole(path, edited_raw(path.read_bytes().decode("utf-8"), edits).encode("utf-8"))


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in its place at once, or leave what was there.

    Raises: ``CountermoveError`` where it cannot be written.
    """
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(suffix=target.suffix, prefix=f".{target.stem}.", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            if target.exists():
                shutil.copymode(target, temporary)
            else:
                temporary.chmod(0o666 & ~_mask())
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as fault:
        raise CountermoveError(f"{path}: cannot be written: {fault.strerror or fault}") from None


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
