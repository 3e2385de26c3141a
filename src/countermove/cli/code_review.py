"""Proposals gone through one by one at a terminal; every decision is in the review file as soon as it is made."""

from __future__ import annotations

import textwrap
from pathlib import Path

from countermove.cli.code import WIDTH
from countermove.cli.visible import visible_line
from countermove.coding.review import Entry, read_review
from countermove.coding.review_file import change_review

KEYS = {"a": "accept", "r": "reject"}
QUESTION = "[a]ccept  [e]dit fields  [r]eject  [s]kip  [q]uit: "


def go_through(path: Path) -> None:
    """Ask for a decision on every undecided entry of a review file; what is decided is kept at each step."""
    undecided = [entry.id for entry in read_review(path) if entry.decision == "undecided" and not entry.state]
    for number, name in enumerate(undecided, start=1):
        print(f"\n{number} of {len(undecided)}")
        if not _decide(path, name):
            break
    entries = read_review(path)
    accepted = sum(entry.is_to_be_applied for entry in entries)
    open_still = sum(entry.decision == "undecided" for entry in entries)
    print(f"\n{path}: {accepted} accepted, {open_still} undecided. Next: countermove code CASE --apply {path}")


def _decide(path: Path, name: str) -> bool:
    """Ask for one decision, and say whether to go on."""
    while True:
        entry = next(entry for entry in read_review(path) if entry.id == name)
        print(_shown(entry))
        answer = _ask(QUESTION)
        if answer is None or answer in {"q", "quit"}:
            return False
        if answer in {"s", "skip", ""}:
            return True
        if answer in {"e", "edit"}:
            _edit(path, entry)
        elif answer[:1] in KEYS and answer in {answer[:1], KEYS[answer[:1]]}:
            change_review(path, {name: {"decision": KEYS[answer[:1]]}})
            return True
        else:
            print("one of a, e, r, s, q")


def _shown(entry: Entry) -> str:
    quoted = textwrap.wrap(f"“{visible_line(entry.quote)}”", WIDTH, initial_indent="  ", subsequent_indent="   ")
    fields = [("party", entry.party), *entry.fields.items()]
    lines = [f"{entry.kind}  {visible_line(entry.cite)}", *quoted]
    return "\n".join([*lines, *(f"    {name}: {visible_line(value)}".rstrip() for name, value in fields)])


def _edit(path: Path, entry: Entry) -> None:
    """Ask for every field; Enter keeps it, a single hyphen empties it."""
    print("Enter keeps a field, - empties it.")
    top: dict[str, object] = {}
    fields: dict[str, str] = {}
    for name, value in [("party", entry.party), *entry.fields.items()]:
        answer = _ask(f"    {name} [{visible_line(value)}]: ", lower=False)
        if answer is None:
            break
        if answer:
            new = "" if answer == "-" else answer
            if name == "party":
                top["party"] = new
            else:
                fields[name] = new
    changes = {**top, **({"becomes": fields} if fields else {})}
    if changes:
        change_review(path, {entry.id: changes})


def _ask(question: str, *, lower: bool = True) -> str | None:
    """Return what is typed; None at the end of the input."""
    try:
        answer = input(question).strip()
    except EOFError:
        return None
    return answer.lower() if lower else answer
