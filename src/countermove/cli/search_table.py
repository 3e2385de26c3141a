"""Results of a search, and notes, as plain text."""

from __future__ import annotations

from collections import Counter
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING

from countermove.cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from countermove.records.store.notes import Note
    from countermove.records.store.search import Hit, Results

_WIDEST = 100
_INDENT = "    "


def results_as_text(results: Results) -> str:
    """Return results for people: a line that counts them, then citation, document and words of each."""
    first = results.query.offset + 1
    if not results.hits:
        return "Nothing was found." if not results.total else f"There are only {results.total:,} results."
    last = results.query.offset + len(results.hits)
    head = f"{results.total:,} {'place' if results.total == 1 else 'places'}"
    if last - first + 1 < results.total:
        head += (
            f", {first:,} to {last:,} shown; more with --skip {last}" if last < results.total else f", from {first:,}"
        )
    releases = Counter(name for name, _ in {(hit.document, hit.files) for hit in results.hits})
    return "\n\n".join([head, *(_hit_as_text(hit, releases[hit.document] > 1) for hit in results.hits)])


def _hit_as_text(hit: Hit, names_release: bool) -> str:
    """Return one result; where two releases of a document are among them, with the file it stands in."""
    from countermove.records.store.present import judged_in_words, missing

    file = f"in {', '.join(hit.files)}" if names_release else ""
    lines = [visible("  ".join(filter(None, (hit.cite, file, _document(hit)))))]
    if hit.snippet.text:
        lines.append(_wrapped(hit.snippet.marked()))
    if hit.withheld_count:
        lines.append(_wrapped(missing(hit)))
    lines += [_wrapped(judged_in_words(one)) for one in hit.judgments]
    return "\n".join(lines)


def _document(hit: Hit) -> str:
    mark = hit.classification or ""
    portion = f"paragraph {hit.portion_mark}" if hit.portion_mark else ""
    return ", ".join(filter(None, (hit.title, hit.date, mark, portion)))


def notes_as_text(notes: Sequence[Note]) -> str:
    """Return notes for people: where each stands, who wrote it when, what it says, and on which words."""
    return "\n\n".join(_note_as_text(note) for note in notes) if notes else "There are no notes."


def _note_as_text(note: Note) -> str:
    from countermove.records.store.present import standing_in_words
    from countermove.records.store.snippet import snippet_of

    lines = [visible(f"{note.id}. {note.cite}  {note.author}, {note.at}"), _wrapped(note.text)]
    lines.append(_wrapped(f'on "{snippet_of(visible(note.quote), ()).marked()}"'))
    standing = standing_in_words(note)
    return "\n".join([*lines, _wrapped(standing)] if standing else lines)


def _wrapped(text: str) -> str:
    width = min(_WIDEST, get_terminal_size((_WIDEST, 24)).columns)
    return fill(
        visible(text), max(width, 40), initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False
    )
