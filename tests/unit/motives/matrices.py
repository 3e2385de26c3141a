"""Matrices as small tables: hypotheses in rows, evidence in columns, terms by their first letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from countermove.analysis.motives.matrix import Matrix, matrix
from countermove.model import Evidence, Hypothesis, Rating, Rivals

TERMS = {
    "an": "almost no chance",
    "vu": "very unlikely",
    "u": "unlikely",
    "e": "roughly even chance",
    "l": "likely",
    "vl": "very likely",
    "ac": "almost certain",
}


def table(
    rows: Mapping[str, str],
    groups: Sequence[str] = (),
    grades: Sequence[str] = (),
    exclusive: bool = True,
    priors: Mapping[str, float] | None = None,
) -> Matrix:
    """Return a matrix from one line of terms a hypothesis; a dash is a cell that nobody has assessed."""
    columns = list(zip(*(line.split() for line in rows.values()), strict=True))
    evidence = [
        Evidence(
            f"E{number}",
            f"piece {number}",
            "why",
            group=groups[number - 1] if groups else "",
            reliability=grades[number - 1] if grades else "A",
            ratings={name: Rating(TERMS[term]) for name, term in zip(rows, column, strict=True) if term != "-"},
        )
        for number, column in enumerate(columns, 1)
    ]
    hypotheses = tuple(Hypothesis(name, f"because of {name}", (priors or {}).get(name)) for name in rows)
    return matrix(Rivals("why", "Why?", is_exclusive=exclusive, hypotheses=hypotheses), evidence)
