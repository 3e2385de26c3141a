"""Who is in a coalition: read from what people write, and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations

from countermove.engine.concepts import concept_named
from countermove.errors import NotApplicable, nearest, unknown

COALITION_CONCEPTS = ("nash", "gmr", "smr", "seq")
MOST_COALITIONS = 4_096


class Credible(StrEnum):
    """What a credible answer to a coalition is made of.

    ``INDIVIDUALS``: improvements of single decision makers, one after the other. ``GROUPS``: improvements of any groups
    of those outside, in which a member may lose on the way (Inohara and Hipel 2008).

    Source: theory.md, section 8, readings (i) and (ii).
    """

    INDIVIDUALS = "individuals"
    GROUPS = "groups"


def credible_named(name: Credible | str) -> Credible:
    """Return a reading of credible answers by its name.

    Raises: ``NotApplicable`` where there is none of that name.
    """
    known = [reading.value for reading in Credible]
    wanted = str(name).lower()
    if wanted in known:
        return Credible(wanted)
    hint = nearest(wanted, known) or f"known: {', '.join(known)}"
    raise NotApplicable(f'there is no reading of credible answers "{name}"; {hint}')


def coalitions_named(coalitions: str | Iterable[str | Iterable[str]], parties: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the members of several coalitions, each of them once; a single one may be given as ``a+b``.

    Raises: ``NotApplicable`` for a coalition that is none.
    """
    wanted = [coalitions] if isinstance(coalitions, str) else coalitions
    return list(dict.fromkeys(members_of(coalition, parties) for coalition in wanted))


def members_of(coalition: str | Iterable[str], parties: Sequence[str], fewest: int = 2) -> tuple[int, ...]:
    """Return the numbers of a coalition's members, in the order of the file; it is written ``a+b``, or as names.

    Raises: ``NotApplicable`` where it has too few members, one of them twice, or a stranger.
    """
    names = coalition.split("+") if isinstance(coalition, str) else list(coalition)
    names = [name.strip() for name in names]
    written = "+".join(names)
    example = f"write at least two decision makers joined by a plus, such as {'+'.join(parties[:2])}"
    if not any(names):
        raise NotApplicable(f"the coalition is empty; {example}")
    if not all(names):
        raise NotApplicable(f'the coalition "{written}" has a plus with nobody beside it; {example}')
    for name in names:
        if name not in parties:
            raise NotApplicable(f'in the coalition "{written}": {unknown("decision maker", name, parties)}')
        if names.count(name) > 1:
            raise NotApplicable(f'the coalition "{written}" names {name} twice; name each member once')
    if len(names) < fewest:
        alone = f"what {names[0]} alone would do is in the tables of each decision maker; {example}"
        raise NotApplicable(f'"{written}" is one decision maker, not a coalition: {alone}')
    return tuple(sorted(parties.index(name) for name in names))


def coalitions_of(parties: int, fewest: int = 2) -> Iterator[tuple[int, ...]]:
    """Yield all coalitions of a size or more, the smallest first.

    Raises: ``NotApplicable`` where they are more than ``MOST_COALITIONS``.
    """
    total = 2**parties - (1 + parties if fewest == 2 else 1)
    if total > MOST_COALITIONS:
        raise NotApplicable(
            f"{parties} decision makers can form {total:,} coalitions; at most {MOST_COALITIONS:,} are gone through. "
            "Ask about one coalition (a+b)"
        )
    for size in range(fewest, parties + 1):
        yield from combinations(range(parties), size)


def coalition_concept(name: str) -> str:
    """Return the short name of a concept that is defined for coalitions.

    Raises: ``NotApplicable`` where there is no such concept, or it is not defined for coalitions.
    """
    concept = concept_named(name)
    if concept.id not in COALITION_CONCEPTS:
        known = ", ".join(COALITION_CONCEPTS)
        raise NotApplicable(f"{concept.name} stability is not defined for coalitions; those that are: {known}")
    return concept.id


def coalition_concepts(names: Iterable[str] | None, held: Iterable[str] = COALITION_CONCEPTS) -> tuple[str, ...]:
    """Return the concepts asked for in the order of the registry; for None, those in ``held`` that fit coalitions."""
    if names is None:
        return tuple(name for name in COALITION_CONCEPTS if name in set(held))
    wanted = {coalition_concept(name) for name in ([names] if isinstance(names, str) else names)}
    return tuple(name for name in COALITION_CONCEPTS if name in wanted)
