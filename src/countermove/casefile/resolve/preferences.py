"""Ordered statements and rankings: what a party wants."""

from __future__ import annotations

from collections.abc import Sequence

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution, Rests
from countermove.casefile.schema_party import PartySpec, StatementSpec
from countermove.model import Preference, Ranking, RankingStatements, Statement


def resolve_statements(
    specs: Sequence[StatementSpec], path: Path, work: Resolution, inherited: Rests | None = None
) -> tuple[Statement, ...]:
    """Return the statements of a list that can be read; what is wrong with the others is noted."""
    statements = []
    seen: dict[str, int] = {}
    for number, spec in enumerate(specs):
        here = (*path, number)
        if spec.id:
            _check_id(spec.id, (*here, "id"), seen, number, work)
        statement = resolve_statement(spec, here, number + 1, work, inherited)
        if statement is not None:
            statements.append(statement)
    return tuple(statements)


def resolve_statement(
    spec: StatementSpec, path: Path, line: int, work: Resolution, inherited: Rests | None = None
) -> Statement | None:
    """Return one statement, or None where it cannot be read."""
    formula = work.formula((*path, "statement"), spec.statement)
    cites, basis = work.grounds(path, spec, inherited)
    if formula is None:
        return None
    text = " ".join(spec.statement.split())
    return Statement(
        formula,
        text,
        spec.id,
        spec.tier,
        spec.because,
        cites,
        basis,
        spec.place,
        spec.probability,
        line,
        abandon=spec.abandon,
    )


def _check_id(name: str, path: Path, seen: dict[str, int], number: int, work: Resolution) -> None:
    if name in seen:
        message = f'"{name}" names statement {seen[name] + 1} of the same list already'
        work.findings.problem(path, message, "give each statement its own id")
    elif name.isdecimal():
        work.findings.problem(path, f'"{name}" cannot be an id: a number means the line', "write a letter first")
    seen.setdefault(name, number)


def resolve_preference(party: str, spec: PartySpec, options: Sequence[str], work: Resolution) -> Preference:
    """Return a party's order as it stands in the file: its statements, or its ranking as nested statements."""
    path: Path = ("decision_makers", party)
    if spec.preferences is not None and spec.ranking is not None:
        message = f"{party} has both preferences and a ranking"
        work.findings.problem((*path, "ranking"), message, "keep one of them", key=True)
    if spec.preferences is not None:
        return Preference(resolve_statements(spec.preferences, (*path, "preferences"), work))
    if spec.ranking is None:
        message = f"{party} has neither preferences nor a ranking, and so is indifferent between all states"
        work.findings.notice(path, message)
        return Preference(())
    return _ranked(spec.ranking, (*path, "ranking"), options, work)


def _ranked(groups: list[list[str]], path: Path, options: Sequence[str], work: Resolution) -> Preference:
    fine = True
    for number, group in enumerate(groups):
        for item, pattern in enumerate(group):
            at = (*path, number, item)
            if pattern == "rest":
                fine &= _check_rest(group, number == len(groups) - 1, at, work)
            else:
                fine &= _check_pattern(pattern, options, at, work)
    if not fine:
        return Preference(())
    ranking = Ranking(tuple(tuple(group) for group in groups))
    return Preference(RankingStatements(ranking, options), ranking)


def _check_rest(group: list[str], is_last: bool, path: Path, work: Resolution) -> bool:
    if len(group) == 1 and is_last:
        return True
    work.findings.problem(path, "rest stands for all other states, and so only as the last group, alone")
    return False


def _check_pattern(pattern: str, options: Sequence[str], path: Path, work: Resolution) -> bool:
    odd = next((at for at, letter in enumerate(pattern) if letter not in "YN-"), None)
    if odd is not None:
        advice = "a state is Y or N for each option, in the order of the file; - fits both"
        work.findings.problem(path, f'"{pattern[odd]}" in "{pattern}" is neither Y, N nor -', advice, offset=odd)
        return False
    if len(pattern) != len(options):
        message = f'"{pattern}" has {len(pattern)} letters, and the case has {len(options)} options'
        order = ", ".join(options[:12]) + (", …" if len(options) > 12 else "")
        work.findings.problem(path, message, f"write one letter each for {order}")
        return False
    return True
