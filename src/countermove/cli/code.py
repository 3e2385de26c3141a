"""``countermove code``: what the record offers to a case, to be accepted, edited or rejected."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.cli.flags import Case, Sources
from countermove.cli.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from countermove.casefile.case import Case as LoadedCase
    from countermove.coding.documents import Documents
    from countermove.coding.proposal import Kind, Proposal

WIDTH = 96
PLURALS = {"option": "options", "interest": "interests", "link": "links", "reaction": "reactions", "event": "events"}


Kinds = Annotated[
    list[str] | None,
    typer.Option(help="option, interest, link, reaction or event; may be repeated. All by default."),
]
Every = Annotated[
    bool, typer.Option("--all", help="Also what the case holds already, and what repeats another proposal.")
]
Out = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write the proposals to a review file, or add new ones to it.")
]
Review = Annotated[
    bool, typer.Option("--review", help="Go through them one by one in the terminal; decisions go to --out.")
]
Apply = Annotated[Path | None, typer.Option(metavar="FILE", help="Write what a review file accepts into the case.")]
JsonFile = Annotated[
    str | None, typer.Option("--json", metavar="FILE", help="Write the proposals as JSON; - is standard output.")
]


def code(
    case: Case,
    sources: Sources = None,
    kind: Kinds = None,
    every: Every = False,
    out: Out = None,
    review: Review = False,
    apply: Apply = None,
    json_file: JsonFile = None,
) -> None:
    """Propose what the record offers to a case, each as a quotation with its citation; nothing is written unasked."""
    from countermove.casefile.load import load
    from countermove.coding.documents import documents
    from countermove.coding.propose import propose

    _refuse_combinations(out, review, apply, json_file)
    kinds = _kinds(kind or [])
    loaded = load(case)
    if apply is not None:
        print(_apply(loaded, apply, sources or []))
        return
    at_hand = documents(loaded, sources or [])
    found = propose(loaded, list(at_hand.records.values()), kinds)
    shown = [proposal for proposal in found if every or proposal.is_new]
    if json_file is not None:
        _write_json(json_file, loaded, at_hand, shown, len(found))
    if out is not None:
        _save(out, shown, review)
    elif json_file != "-":
        print(as_text(loaded, at_hand, shown, len(found) - len(shown)))


def _write_json(target: str, case: LoadedCase, at_hand: Documents, shown: Sequence[Proposal], found: int) -> None:
    from countermove.cli.json_output import write_json
    from countermove.coding.present import FORMAT, as_json

    write_json(target, FORMAT, as_json(case, at_hand, shown, found - len(shown)))


def _refuse_combinations(out: Path | None, review: bool, apply: Path | None, json_file: str | None) -> None:
    """Refuse flags that cannot be meant together, before anything is read or written."""
    import sys

    if apply is not None and (out is not None or review or json_file is not None):
        raise typer.BadParameter("--apply goes by itself: what it writes is what the review file accepts")
    if review and out is None:
        raise typer.BadParameter("--review keeps your decisions in a file; name it: --review --out review.yaml")
    if review and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise typer.BadParameter(
            "--review asks at a terminal, and this is none; write a file with --out, edit it, and use --apply"
        )


def _kinds(names: Sequence[str]) -> list[Kind]:
    from countermove.coding.proposal import Kind
    from countermove.errors import CountermoveError, unknown

    for name in names:
        if name not in set(Kind):
            raise CountermoveError(unknown("kind of proposal", name, list(Kind)))
    return [Kind(name) for name in names]


def _save(path: Path, proposals: Sequence[Proposal], review: bool) -> None:
    from countermove.coding.review_file import save_review

    was_there = path.exists()
    added, gone = save_review(path, proposals)
    if was_there:
        text = f"{path}: {_counted(added, 'new proposal')}; your decisions and edits are kept"
        text += f"; {_counted(gone, 'entry', 'entries')} no longer offered (marked gone)" if gone else ""
    else:
        text = f"{path} is written: {_counted(added, 'proposal')}. "
        text += "" if review else f"Next: edit it, then countermove code CASE --apply {path}"
    print(text.rstrip())
    if review:
        from countermove.cli.code_review import go_through

        go_through(path)


def _counted(number: int, what: str, plural: str = "") -> str:
    return f"{number or 'no'} {what if number == 1 else plural or what + 's'}"


def _apply(case: LoadedCase, path: Path, sources: Sequence[Path]) -> str:
    from countermove.coding.apply import apply_entries, refuse_bundled
    from countermove.coding.documents import Documents, documents
    from countermove.coding.review import APPLIED, read_review
    from countermove.coding.review_file import change_review
    from countermove.errors import CountermoveError, RecordError

    refuse_bundled(case)
    if not path.is_file():
        raise CountermoveError(f"{path}: there is no such file; write one with: countermove code CASE --out {path}")
    entries = read_review(path)
    if not any(entry.is_to_be_applied for entry in entries):
        accepted = sum(entry.decision == "accept" for entry in entries)
        return f"{path}: nothing to write; " + ("all it accepts is in the case" if accepted else "nothing is accepted")
    try:
        at_hand = documents(case, sources)
    except RecordError:
        if sources:
            raise
        at_hand = Documents()  # the quotations are in the review file; only a new source needs its text
    applied = apply_entries(case, entries, at_hand.records, str(path))
    change_review(path, {name: {"state": APPLIED} for name in applied.written})
    return _report(applied.path, applied.lines, len(applied.written), applied.remarks)


def _report(path: str, lines: Sequence[tuple[int, str]], count: int, remarks: Sequence[str]) -> str:
    if not lines:
        return f"{path}: {_counted(count, 'proposal')} accepted, all in the case already; nothing was written"
    width = len(str(lines[-1][0]))
    text = [f"{path}: {_counted(count, 'proposal')} written", ""]
    text += [f"  {number:>{width}}  {visible_line(line)}" for number, line in lines]
    if remarks:
        text += ["", "Remarks:", *(f"  {visible_line(remark)}" for remark in remarks)]
    return "\n".join(text)


def as_text(case: LoadedCase, at_hand: Documents, proposals: Sequence[Proposal], left_out: int) -> str:
    """Return proposals for people: the quotation with its citation, and what it would become."""
    kinds = Counter(str(proposal.kind) for proposal in proposals)
    listed = ", ".join(_counted(kinds[kind], kind, plural) for kind, plural in PLURALS.items() if kinds[kind])
    from_what = ", ".join(at_hand.records)
    lines = [
        f"{_counted(len(proposals), 'proposal')} from {visible_line(from_what)}" + (f": {listed}" if listed else "")
    ]
    if left_out:
        are = "is" if left_out == 1 else "are"
        lines.append(
            f"{left_out} more {are} in the case already or repeat{'s' * (left_out == 1)} another; --all shows them"
        )
    for name in at_hand.new:
        lines.append(f"{name} is no source of the case yet; it becomes one with the first proposal that is written")
    for name, reason in at_hand.absent.items():
        lines.append(f"not read: {name} ({visible_line(reason)})")
    for proposal in proposals:
        lines += ["", *_shown(proposal)]
    if proposals:
        lines += [
            "",
            f"Nothing was written. To decide on them: countermove code {case.name or 'CASE'} --out review.yaml",
        ]
    return "\n".join(lines)


def _shown(proposal: Proposal) -> list[str]:
    import textwrap

    quoted = textwrap.wrap(f"“{visible_line(proposal.quote)}”", WIDTH, initial_indent="  ", subsequent_indent="   ")
    lines = [visible_line(proposal.cite), *quoted, f"  -> {visible_line(becomes(proposal))}"]
    if proposal.holder != "authors":
        lines.append(f"     in the view of {visible_line(proposal.holder)}")
    if proposal.already:
        lines.append(f"     in the case already: {proposal.already}")
    if proposal.repeats:
        lines.append(f"     repeats {proposal.repeats}")
    return lines


def becomes(proposal: Proposal) -> str:
    """Return in a line what a proposal would become."""
    fields = proposal.fields
    of = _of(proposal)
    if proposal.kind == "option":
        return f"option of {of}: {fields['id']}: {fields['text']}"
    if proposal.kind == "interest":
        inside = f", inside it {fields['stakeholder']}" if fields["stakeholder"] else ""
        return f"interest of {of}{inside}: {fields['statement'] or 'statement to be filled in'}"
    if proposal.kind == "link":
        believed = f" (believed by {proposal.party})" if proposal.party else ""
        return f"link: {fields['from'] or '?'} [{fields['effect']}] {fields['to'] or '?'}{believed}"
    if proposal.kind == "reaction":
        grades = ", ".join(f"{way} {fields[way]}" for way in ("pull", "push") if fields[way])
        option = fields["option"] or "an option to be filled in"
        return f"reaction of {fields['stakeholder']} inside {of} to {option}: {grades}"
    what = " ".join(filter(None, (fields["standing"], fields["novelty"], fields["option"], fields["direction"])))
    to = f" to {fields['recipient']}" if fields["recipient"] else ""
    return f"event {fields['id']}, {fields['date']}: {fields['actor']}{to}: {what}"


def _of(proposal: Proposal) -> str:
    if not proposal.party:
        return f"? (named: {proposal.named})" if proposal.named else "?"
    if proposal.certainty == "high":
        return proposal.party
    return f"{proposal.party} (named: {proposal.named}; certainty {proposal.certainty})"
