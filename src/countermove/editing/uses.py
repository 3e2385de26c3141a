"""What names something in a case: all of it listed, or taken out with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from countermove.casefile.nodes import Path, SourceText, where_of
from countermove.editing.document import Document, read_document
from countermove.editing.errors import EditError, StillNamed, Use
from countermove.editing.lines import renumbered, statements_at
from countermove.editing.option_mentions import mentions_of_options, option_mentions
from countermove.editing.party_mentions import (
    event_mentions,
    key_mentions,
    party_mentions,
    pointing_mentions,
    profile_mentions,
    stakeholder_mentions,
)
from countermove.editing.places import option_path, party_path
from countermove.editing.plain_edits import value_at
from countermove.editing.primitives import remove_all
from countermove.editing.walk import MOST, Mention, get, pairs


def uses_of_option(text: str, option: str, *, is_json: bool = False) -> tuple[Use, ...]:
    """Return every place of a case file that names an option, in the order of the file."""
    document = read_document(text, is_json=is_json)
    return uses(document, option_path(document, option))


def uses_of_party(text: str, party: str, *, is_json: bool = False) -> tuple[Use, ...]:
    """Return every place of a case file, outside of a party's own entry, that names the party or an option of it."""
    document = read_document(text, is_json=is_json)
    return uses(document, party_path(document, party))


def uses(document: Document, path: Path) -> tuple[Use, ...]:
    """Return every place outside of something that names it or a part of it."""
    found = {
        (mention.path, mention.is_key): mention
        for mention in mentions_of(document.value, path)
        if not _inside(mention.path, path)
    }
    source = SourceText(document.text, "")
    listed = [_use(document, source, mention) for mention in found.values()]
    return tuple(sorted(listed, key=lambda use: (use.line, use.where)))


def _use(document: Document, source: SourceText, mention: Mention) -> Use:
    value = value_at(document.value, mention.path)
    text = str(mention.path[-1]) if mention.is_key else str(value)
    return Use(source.place(document.offset(mention.path))[0], where_of(mention.path), " ".join(text.split()))


def without_uses(document: Document, path: Path, *, with_uses: bool, what: str) -> Document:
    """Return a document without something, and without all that names it where that is asked for.

    Raises: ``StillNamed`` where something names it and is to stay.
    """
    found = uses(document, path)
    if found and not with_uses:
        raise StillNamed(what, found)
    return _without_units(document, _closure(document.value, path))


def _closure(case: Any, path: Path) -> list[Path]:
    """Return all that goes with something: what names it, what names that, and so on; nothing inside another."""
    units, waiting = {path}, [path]
    while waiting:
        for mention in mentions_of(case, waiting.pop()):
            if not _covered(mention.unit, units):
                units.add(mention.unit)
                waiting.append(mention.unit)
        if len(units) > MOST:
            raise EditError(f"more than {MOST:,} places name it or hang on it; take them out in an editor")
    return [unit for unit in units if not _covered(unit[:-1], units)]


def _covered(path: Path, units: set[Path]) -> bool:
    """Say whether a place is one of some others, or inside of one."""
    return any(path[:length] in units for length in range(len(path) + 1))


def _without_units(document: Document, units: Iterable[Path]) -> Document:
    """Take things out, the last of a list first; paths to statements then follow the statements."""
    gone = list(units)
    counts = {path: len(statements_at(document, path)) for path in (unit[:-1] for unit in gone) if _is_wants(path)}
    document = remove_all(document, gone)
    for path, count in counts.items():
        kept = [line for line in range(1, count + 1) if (*path, line - 1) not in gone]
        document = renumbered(document, path, {old: new for new, old in enumerate(kept, 1)})
    return document


def _is_wants(path: Path) -> bool:
    return path[:1] == ("decision_makers",) and path[-1:] == ("preferences",)


def mentions_of(case: Any, path: Path) -> Sequence[Mention]:
    """Return what names the thing at a place; a party is named where its options are, too."""
    if path[:1] == ("decision_makers",):
        return _mentions_of_a_part(case, path)
    found = {"uncertain": partial(key_mentions, case, "fixes"), "events": partial(event_mentions, case)}
    name = get(value_at(case, path), "id")
    return found[str(path[0])](name) if path[0] in found and len(path) == 2 and isinstance(name, str) else []


def _mentions_of_a_part(case: Any, path: Path) -> Sequence[Mention]:
    match path:
        case ("decision_makers", str(party)):
            options = frozenset(name for name, _ in pairs(get(value_at(case, path), "options")))
            return [*party_mentions(case, party), *(mentions_of_options(case, options) if options else ())]
        case ("decision_makers", _, "options", str(option)):
            return option_mentions(case, option)
        case ("decision_makers", str(party), "stakeholders", str(name)):
            return stakeholder_mentions(case, party, name)
        case ("decision_makers", str(party), "profiles", str(name)):
            return profile_mentions(case, party, name)
        case ("decision_makers", *_, "preferences", int(index)):
            return _statement_mentions(case, path[:-1], index)
        case ("decision_makers", *_, "reactions" | "stances", str()):
            return pointing_mentions(case, "/".join(map(str, path[1:])))
    return []


def _statement_mentions(case: Any, path: Path, index: int) -> list[Mention]:
    base = "/".join(map(str, path[1:]))
    name = get(value_at(case, (*path, index)), "id")
    found = pointing_mentions(case, f"{base}/{index + 1}")
    return found + (pointing_mentions(case, f"{base}/{name}") if isinstance(name, str) and name else [])


def _inside(path: Path, other: Path) -> bool:
    return path[: len(other)] == other
