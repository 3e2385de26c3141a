"""What a case offers to be supposed otherwise: the choices of every form of the page, from the text as supposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from countermove.desk.what_if.settling import Settling
from countermove.editing.walk import get, items, pairs
from countermove.editing.wording import constraint_text, on_one_line, statement_of

Choices = tuple[tuple[str, str], ...]
"""Values as forms send them, each with its words."""
LONGEST = 110


@dataclass(frozen=True)
class Group:
    """Choices under a heading."""

    label: str
    choices: Choices


@dataclass(frozen=True)
class Offered:
    """The choices of every form; those that are empty have no form.

    ``orders`` are whose statements a new one can be added to, ``silent`` the parties that may be taken never to move.

    Units: ``most`` is the length of the longest order.
    """

    statements: tuple[Group, ...]
    orders: Choices
    most: int
    parties: Choices
    options: Choices
    constraints: Choices
    silent: Choices
    profiles: Choices
    settling: Choices
    insiders: Choices


def offered(value: dict[str, Any], settlings: tuple[Settling, ...], initiator: str) -> Offered:
    """Return what can be supposed of a case.

    Args:
        value: the plain content of its text.
        settlings: the ways in which its open points can be settled.
        initiator: whose options are looked at, who cannot be silent.
    """
    orders = tuple(_orders(value))
    parties = tuple(_parties(value))
    return Offered(
        statements=tuple(_group(owner, label, listed) for owner, label, listed in orders if listed),
        orders=tuple((owner, label) for owner, label, _ in orders),
        most=max((len(listed) for _, _, listed in orders), default=0),
        parties=parties,
        options=tuple(_options(value)),
        constraints=tuple(
            (str(n), _cut(f"{n}. {constraint_text(one)}")) for n, one in enumerate(_list(value, "constraints"), 1)
        ),
        silent=tuple(one for one in parties if one[0] != initiator),
        profiles=tuple(_profiles(value)),
        settling=tuple((one.key, _cut(one.text, 220)) for one in settlings),
        insiders=tuple(_insiders(value)),
    )


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    yield from pairs(get(value, "decision_makers"))


def _list(value: Any, key: str) -> list[Any]:
    return [one for _, one in items(get(value, key))]


def name_of(key: str, spec: Any) -> str:
    """Return what a party or somebody inside is called."""
    name = get(spec, "name")
    return on_one_line(name) if isinstance(name, str) and name.strip() else key


def _parties(value: Any) -> Iterator[tuple[str, str]]:
    yield from ((key, name_of(key, spec)) for key, spec in _members(value))


def _orders(value: Any) -> Iterator[tuple[str, str, list[str]]]:
    """Yield every list of statements: how forms name its owner, its words, and what it says."""
    for party, spec in _members(value):
        name = name_of(party, spec)
        if get(spec, "ranking") is None:
            yield f"{party}//", name, _statements(spec)
        for profile, other in pairs(get(spec, "profiles")):
            yield f"{party}/{profile}/", f"{name}, read as {profile}", _statements(other)
        for key, inside in pairs(get(spec, "stakeholders")):
            if get(inside, "preferences") is not None:
                yield f"{party}//{key}", f"{name}, inside: {name_of(key, inside)}", _statements(inside)


def _statements(spec: Any) -> list[str]:
    return [statement_of(one) for one in _list(spec, "preferences")]


def _group(owner: str, label: str, listed: list[str]) -> Group:
    """Return statements by whose they are; each says it too, since a closed list shows one without its heading."""
    return Group(
        label, tuple((f"{owner}/{line}", _cut(f"{label} {line}: {text}")) for line, text in enumerate(listed, 1))
    )


def _options(value: Any) -> Iterator[tuple[str, str]]:
    for party, spec in _members(value):
        for option, one in pairs(get(spec, "options")):
            now = "taken now" if get(one, "status_quo") == "true" else "not taken now"
            now = "as the events say" if get(one, "status_quo") == "events" else now
            yield option, _cut(f"{name_of(party, spec)}: {option} ({now})")


def _profiles(value: Any) -> Iterator[tuple[str, str]]:
    for party, spec in _members(value):
        for profile, _ in pairs(get(spec, "profiles")):
            yield f"{party}/{profile}", f"{name_of(party, spec)} as {profile}"


def _insiders(value: Any) -> Iterator[tuple[str, str]]:
    for party, spec in _members(value):
        for key, inside in pairs(get(spec, "stakeholders")):
            said = [f"influence {get(inside, 'influence')}" if get(inside, "influence") else "influence not said"]
            said += [f"weight {get(inside, 'weight')}"] if get(inside, "weight") else []
            yield f"{party}/{key}", _cut(f"{name_of(party, spec)}: {name_of(key, inside)} ({', '.join(said)})")


def _cut(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
