"""Where a case names a party, somebody inside one, a statement, an uncertain item or an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.walk import Mention, get, items, pairs, texts, whole_mention


def pointers(case: Any) -> Iterator[tuple[Path, str, Path, bool]]:
    """Yield every path such as ``company/preferences/3`` with its place, what goes with it, and whether it is a key."""
    for number, item in items(get(case, "uncertain")):
        for key in ("of", "above", "below", "block"):
            for path, text in texts(get(item, key), ("uncertain", number, key)):
                yield path, text, ("uncertain", number), False
    for path, answer in answers(case):
        for where, text in texts(get(answer, "first"), (*path, "first")):
            yield where, text, where, False
        for name, _ in pairs(get(answer, "fixes")):
            yield (*path, "fixes", name), name, (*path, "fixes", name), True


def answers(case: Any) -> Iterator[tuple[Path, Any]]:
    """Yield every answer to a question about an actor."""
    for question, rivals in pairs(get(case, "hypotheses")):
        for name, answer in pairs(get(rivals, "answers")):
            yield ("hypotheses", question, "answers", name), answer


def pointing_mentions(case: Any, prefix: str) -> list[Mention]:
    """Return the paths that name something, such as ``company/preferences/3``, or something inside of it."""
    return [
        Mention(path, 0, len(prefix.removesuffix("/")), unit, is_key)
        for path, text, unit, is_key in pointers(case)
        if text == prefix or text.startswith(prefix.removesuffix("/") + "/")
    ]


def party_mentions(case: Any, party: str) -> list[Mention]:
    """Return every place that names a party, its own entry left out."""
    found = [whole_mention(path, text, unit) for path, text, unit in _party_values(case) if text == party]
    found += pointing_mentions(case, party + "/")
    keys: list[tuple[Path, Path]] = (
        [(("positions", party), ("positions", party))] if party in (get(case, "positions") or {}) else []
    )
    for path, answer in answers(case):
        if party in dict(pairs(get(answer, "profiles"))):
            keys.append(((*path, "profiles", party),) * 2)
    found += [whole_mention(path, party, unit, is_key=True) for path, unit in keys]
    for number, item in items(get(case, "uncertain")):  # those who reply, as a list or with commas
        if get(item, "what") == "reply_order":
            for path, text in texts(get(item, "of"), ("uncertain", number, "of")):
                spans = [(m.start(), m.end(), m[0]) for m in re.finditer(r"[^,\s]+", text)]
                found += [Mention(path, a, b, ("uncertain", number)) for a, b, name in spans if name == party]
    return found


def _party_values(case: Any) -> Iterator[tuple[Path, str, Path]]:
    question = get(case, "question")
    for key in ("initiator", "target", "allies"):
        yield from ((path, text, path) for path, text in texts(get(question, key), ("question", key)))
    for party, spec in pairs(get(case, "decision_makers")):
        base: Path = ("decision_makers", party, "picture_of")
        yield from ((path, text, path) for path, text in texts(get(spec, "picture_of"), base))
    for name, rivals in pairs(get(case, "hypotheses")):
        yield from ((path, text, path) for path, text in texts(get(rivals, "about"), ("hypotheses", name, "about")))
    lists = (
        ("links", ("believed_by",), get(case, "links")),
        ("events", ("actor", "recipient"), get(case, "events")),
    )
    for section, keys, listed in lists:
        for number, item in items(listed):
            for key in keys:
                found = texts(get(item, key), (section, number, key))
                yield from ((path, text, path) for path, text in found)
    yield from ((path, text, path) for path, text in _campaign_names(get(case, "campaign")))


def _campaign_names(campaign: Any) -> Iterator[tuple[Path, str]]:
    yield from texts(get(campaign, "by"), ("campaign", "by"))
    for part, keys in (("usual", ("by",)), ("seams", ("between", "gains"))):
        for number, item in items(get(campaign, part)):
            for key in keys:
                yield from texts(get(item, key), ("campaign", part, number, key))


def stakeholder_mentions(case: Any, party: str, name: str) -> list[Mention]:
    """Return every place that names somebody inside a party."""
    found = pointing_mentions(case, f"{party}/stakeholders/{name}")
    found += [whole_mention(path, text, path) for path, text in _campaign_names(get(case, "campaign")) if text == name]
    for number, item in items(get(get(get(case, "decision_makers"), party), "contests")):
        base: Path = ("decision_makers", party, "contests", number)
        named = texts(get(item, "between"), (*base, "between"))
        found += [whole_mention(path, text, base) for path, text in named if text == name]
    return found


def event_mentions(case: Any, event: str) -> list[Mention]:
    """Return every place that names an event."""
    places: list[tuple[str, tuple[str, ...], Any, Path]] = [
        ("events", ("answers", "repeats"), get(case, "events"), ("events",)),
        ("evidence", ("event",), get(case, "evidence"), ("evidence",)),
        ("seams", ("events",), get(get(case, "campaign"), "seams"), ("campaign", "seams")),
    ]
    return [
        whole_mention(path, text, path)
        for _, keys, listed, base in places
        for number, item in items(listed)
        for key in keys
        for path, text in texts(get(item, key), (*base, number, key))
        if text == event
    ]


def key_mentions(case: Any, part: str, name: str) -> list[Mention]:
    """Return where answers fix an uncertain item (``fixes``)."""
    return [
        whole_mention((*path, part, name), name, (*path, part, name), is_key=True)
        for path, answer in answers(case)
        if name in dict(pairs(get(answer, part)))
    ]


def profile_mentions(case: Any, party: str, name: str) -> list[Mention]:
    """Return where answers give a party one of its other readings."""
    return [
        whole_mention((*path, "profiles", party), name, (*path, "profiles", party))
        for path, answer in answers(case)
        if get(get(answer, "profiles"), party) == name
    ]
