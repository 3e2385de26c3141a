"""Where a case names an option."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.walk import MOST, Mention, formulas, get, insiders, items, pairs, texts, whole_mention
from countermove.language import name_spans


def option_mentions(case: Any, option: str) -> list[Mention]:
    """Return every place that names an option, its own entry left out; of formulas, ``MOST`` and one."""
    return mentions_of_options(case, frozenset([option]))


def mentions_of_options(case: Any, options: frozenset[str]) -> list[Mention]:
    """Return every place that names one of some options, their own entries left out."""
    only = next(iter(options)) if len(options) == 1 else ""
    in_formulas = (
        Mention(path, start, end, unit)
        for path, text, unit in formulas(case)
        if only in text
        for start, end, name in name_spans(text)
        if name in options
    )
    found = list(islice(in_formulas, MOST + 1))
    keys = ((path, unit) for path, unit in _option_keys(case) if path[-1] in options)
    found += [whole_mention(path, str(path[-1]), unit, is_key=True) for path, unit in keys]
    found += [whole_mention(path, text, unit) for path, text, unit in _option_values(case) if text in options]
    return found + _in_paths(case, options)


def _option_keys(case: Any) -> Iterator[tuple[Path, Path]]:
    """Yield the keys that are options, with what makes no sense without them."""
    for path, spec in insiders(case):
        for part in ("reactions", "stances"):
            yield from (((*path, part, name), (*path, part, name)) for name, _ in pairs(get(spec, part)))
    for name, spec in pairs(get(case, "packages")):
        for part in ("changes", "if", "otherwise"):
            yield from (
                ((("packages", name, part, option)), ("packages", name)) for option, _ in pairs(get(spec, part))
            )
    for party, settings in pairs(get(case, "positions")):
        yield from ((("positions", party, option),) * 2 for option, _ in pairs(settings))
    for number, item in items(get(case, "constraints")):
        needs = get(item, "requires")
        for option, _ in pairs(needs):
            entry: Path = ("constraints", number, "requires", option)
            yield entry, entry if len(needs) > 1 else entry[:2]


def _option_values(case: Any) -> Iterator[tuple[Path, str, Path]]:
    """Yield the texts that are options, or may be, with what makes no sense without them."""
    for party, spec in pairs(get(case, "decision_makers")):
        for option, one in pairs(get(spec, "options")):
            base: Path = ("decision_makers", party, "options", option)
            yield from ((path, text, path) for path, text in texts(get(one, "stands_for"), (*base, "stands_for")))
            yield from ((path, text, path) for path, text in texts(get(one, "part_of"), (*base, "part_of")))
    for section, keys in (("links", ("from", "to")), ("evidence", ("option",)), ("indicators", ("option",))):
        for number, item in items(get(case, section)):
            for key in keys:
                found = texts(get(item, key), (section, number, key))
                yield from ((path, text, (section, number)) for path, text in found)
    for number, item in items(get(case, "events")):
        for key in ("option", "conditional_on"):
            yield from ((path, text, path) for path, text in texts(get(item, key), ("events", number, key)))
    for number, item in items(get(get(case, "campaign"), "seams")):
        path: Path = ("campaign", "seams", number, "options")
        yield from ((where, text, where) for where, text in texts(get(item, "options"), path))


def _in_paths(case: Any, options: frozenset[str]) -> list[Mention]:
    """Return where uncertain items name options by themselves or inside of a path."""
    found = []
    for number, item in items(get(case, "uncertain")):
        for path, text in texts(get(item, "of"), ("uncertain", number, "of")):
            steps = text.split("/")
            if text in options and get(item, "what") != "reply_order":
                found.append(whole_mention(path, text, path[:2]))
            for at, above in ((2, {"options"}), (4, {"reactions", "stances"})):
                if len(steps) > at and steps[at] in options and steps[at - 1] in above:
                    start = len("/".join(steps[:at])) + 1
                    found.append(Mention(path, start, start + len(steps[at]), path[:2]))
    return found
