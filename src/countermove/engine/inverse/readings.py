"""Which concepts can be asked backwards, and what each one asks of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from countermove.engine.concepts import concept_named
from countermove.errors import NotApplicable


@dataclass(frozen=True, slots=True)
class Reading:
    """How a concept reads backwards.

    ``answered``: moves of the others count. ``credible``: only those of which each step improves its mover's lot, so
    that the others' preferences matter. ``symmetric``: the decision maker's way out of the answer counts too.
    """

    id: str
    name: str
    answered: bool = False
    credible: bool = False
    symmetric: bool = False


READINGS: dict[str, Reading] = {
    reading.id: reading
    for reading in (
        Reading("nash", "Nash"),
        Reading("gmr", "general metarational", answered=True),
        Reading("smr", "symmetric metarational", answered=True, symmetric=True),
        Reading("seq", "sequential", answered=True, credible=True),
        Reading("sseq", "symmetric sequential", answered=True, credible=True, symmetric=True),
    )
}
DEFAULT = ("nash", "gmr", "smr", "seq")


def readings(names: Iterable[str] | None = None) -> tuple[Reading, ...]:
    """Return how the concepts asked for read backwards, without repeats; Nash, GMR, SMR and SEQ for None.

    ``all`` among the names stands for every concept that has such a reading.

    Raises: ``NotApplicable`` for a name that is no concept, or a concept whose conditions are not on a single
    decision maker's comparisons with the state.
    Source: theory.md, section 10.
    """
    wanted = DEFAULT if names is None else tuple(dict.fromkeys(name.lower() for name in names))
    if "all" in wanted:
        wanted = (*READINGS, *(name for name in wanted if name != "all"))
    for name in wanted:
        if name not in READINGS:
            raise NotApplicable(
                f'"{concept_named(name).id}" has no inverse reading here: its conditions are not known to come down to '
                f"comparisons with the state asked about; ask for {', '.join(READINGS)}"
            )
    return tuple(READINGS[name] for name in READINGS if name in wanted)
