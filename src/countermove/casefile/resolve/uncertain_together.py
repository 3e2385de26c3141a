"""Uncertain items beside each other: said twice, standing or falling together, orders that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from countermove.casefile.findings import Findings
from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution, listed
from countermove.casefile.resolve.uncertain_paths import Pointing, StatementAt
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_uncertain import UncertainSpec
from countermove.model import Conflict, Statement, Uncertain


def check_together(case: CaseSpec, work: Resolution) -> None:
    """Note items that say something about the same thing twice, and groups that cannot stand or fall together."""
    _check_twice(case, work)
    _check_groups(case, work)
    _check_names(case, work)


def _quiet(case: CaseSpec, work: Resolution) -> Pointing:
    """Return a way to look things up that notes nothing: what does not exist was noted already."""
    findings = Findings(work.findings.root, work.findings.source)
    return Pointing(case, Resolution(findings, work.names))


def _check_twice(case: CaseSpec, work: Resolution) -> None:
    pointing = _quiet(case, work)
    seen: dict[object, str] = {}
    for number, spec in enumerate(case.uncertain):
        path: Path = ("uncertain", number)
        about = _about(spec, pointing)
        if about is None:
            continue
        if seen.get(about, spec.id) != spec.id:
            message = f"{spec.id} and {seen[about]} are about the same thing, and contradict each other in some draws"
            work.findings.problem(path, message, "keep one of them; a variant can have more than two alternatives")
        seen.setdefault(about, spec.id)
        if spec.kind == "presence" and isinstance(about, tuple) and isinstance(about[1], StatementAt):
            _check_own_probability(about[1], spec, path, case, work)


def _about(spec: UncertainSpec, pointing: Pointing) -> object:
    """Return what an item is about, None where that may be said again: an order, or something that is not there."""
    if spec.kind in ("presence", "variant"):
        found = pointing.statement(spec.of, ())
        return (spec.kind, found) if found else None
    if spec.kind == "weight":
        return spec.kind, spec.of.removesuffix("/weight")
    if spec.kind == "grade":
        return spec.kind, spec.of.replace("/against", "/for")
    if spec.kind == "structure":
        return spec.kind, spec.what, "" if spec.what == "reply_order" else spec.of.rpartition("/")[2]
    return None


def _check_own_probability(at: StatementAt, spec: UncertainSpec, path: Path, case: CaseSpec, work: Resolution) -> None:
    party = case.decision_makers[at.party]
    statements = party.stakeholders[at.stakeholder].preferences if at.stakeholder else party.preferences or []
    own = statements[at.line - 1].probability
    if own is not None:
        message = f"{spec.of} has a probability of its own ({own:.4g})"
        work.findings.problem(path, message, "say in one place how sure it is that this is held")


def _check_groups(case: CaseSpec, work: Resolution) -> None:
    groups: dict[str, list[tuple[Path, UncertainSpec]]] = {}
    for number, spec in enumerate(case.uncertain):
        if spec.hypothesis:
            groups.setdefault(spec.hypothesis, []).append((("uncertain", number), spec))
    for name, group in groups.items():
        work.identifier((*group[0][0], "hypothesis"), name, "a group of items")
        first = _odds(group[0][1])
        for path, spec in group[1:]:
            if _odds(spec) != first:
                message = f"the items under {name} stand or fall together, and do not have the same probabilities"
                work.findings.problem(path, message, f"give {spec.id} those of {group[0][1].id}", key=True)


def _odds(spec: UncertainSpec) -> tuple[float | None, ...]:
    """Return the probabilities of an item's outcomes, as far as given."""
    if spec.kind == "variant":
        return tuple(one.probability for one in spec.alternatives)
    return spec.probability, None if spec.probability is None else round(1 - spec.probability, 12)


def _check_names(case: CaseSpec, work: Resolution) -> None:
    """Note a name that stands for two things that are counted: an item, a group, a question."""
    items = {spec.id for spec in case.uncertain}
    groups = {spec.hypothesis for spec in case.uncertain if spec.hypothesis}
    for number, spec in enumerate(case.uncertain):
        if spec.hypothesis and spec.hypothesis in items:
            message = f'"{spec.hypothesis}" names an uncertain item already'
            work.findings.problem(("uncertain", number, "hypothesis"), message, "give the group another name")
    for name in case.hypotheses:
        if name in items | groups:
            message = f'"{name}" names {"an uncertain item" if name in items else "a group of items"} already'
            work.findings.problem(("hypotheses", name), message, "give the question another name", key=True)


@dataclass(frozen=True, slots=True)
class _OpenOrder:
    """An open order in one list of statements, by their lines: a pair, the upper one first, or a block."""

    item: Uncertain
    number: int
    owner: tuple[str, str]
    lines: tuple[int, ...]

    def applied(self, order: list[int], is_turned: bool) -> list[int]:
        """Return an order with this one turned round, or left as it is."""
        if not is_turned:
            return order
        result, places = list(order), [order.index(line) for line in self.lines]
        if self.item.block:
            for place, line in zip(sorted(places), reversed(self.lines), strict=True):
                result[place] = line
            return result
        above, below = places
        if above < below:
            if self.item.reversal == "lift":
                result.insert(above, result.pop(below))
            elif self.item.reversal == "lower":
                result.insert(below, result.pop(above))
            else:
                result[above], result[below] = result[below], result[above]
        return result

    def holds(self, order: Sequence[int], is_turned: bool) -> bool:
        """Say whether the statements stand in an order as this outcome says."""
        places = [order.index(line) for line in (reversed(self.lines) if is_turned else self.lines)]
        return places == sorted(places)


def check_open_points(uncertain: Sequence[Uncertain], conflict: Conflict, work: Resolution) -> None:
    """Note items that cannot be settled as they say: orders that contradict each other, a status quo that could not
    be."""
    for number, item in enumerate(uncertain):
        name = item.of.rpartition("/")[2]
        if item.what == "available" and conflict.status_quo >> conflict.position[name] & 1:
            message = (
                f'with {item.id} "otherwise", {name} is not available, and the status quo, which has it, could not be'
            )
            advice = f"say what is open about {name} by `what: reversible`, or by a want that is held or not"
            work.findings.problem(("uncertain", number), message, advice)
    _check_orders(uncertain, conflict, work)


def _check_orders(uncertain: Sequence[Uncertain], conflict: Conflict, work: Resolution) -> None:
    """Note open orders that cannot all stand as they say in some completion.

    Every two items of one list are tried in each way they can be settled; and two statements that are joined by pairs
    in two ways can be made to stand above and below each other at once.
    """
    found = list(_open_orders(uncertain, conflict))
    for one, other in combinations(found, 2):
        if one.owner == other.owner:
            told = _contradiction(one, other, _lines(conflict, one.owner))
            if told:
                advice = "write the statements as one block, give one item another reversal, or bundle them"
                work.findings.problem(("uncertain", other.number), told, advice)
    _check_circles(found, work)


def _open_orders(uncertain: Sequence[Uncertain], conflict: Conflict) -> Iterator[_OpenOrder]:
    for number, item in enumerate(uncertain):
        if item.kind == "order":
            paths = item.block or (item.above, item.below)
            owner, lines = _owner(paths[0]), []
            order = _lines(conflict, owner)
            for path in paths:
                last = path.rpartition("/")[2]
                lines.append(int(last) if last.isdecimal() else _named(conflict, owner)[last])
            yield _OpenOrder(item, number, owner, tuple(sorted(lines, key=order.index)))


def _owner(path: str) -> tuple[str, str]:
    parts = path.split("/")
    return parts[0], parts[2] if parts[1] == "stakeholders" else ""


def _statements(conflict: Conflict, owner: tuple[str, str]) -> Sequence[Statement]:
    party = conflict.party(owner[0])
    if not owner[1]:
        return party.preference.statements
    return next(one.statements for one in party.stakeholders if one.id == owner[1])


def _lines(conflict: Conflict, owner: tuple[str, str]) -> list[int]:
    return [one.line for one in _statements(conflict, owner)]


def _named(conflict: Conflict, owner: tuple[str, str]) -> dict[str, int]:
    return {one.id: one.line for one in _statements(conflict, owner)}


def _contradiction(one: _OpenOrder, other: _OpenOrder, order: list[int]) -> str:
    shared = set(one.lines) & set(other.lines)
    if len(shared) > 1:
        return f"{one.item.id} and {other.item.id} are both about the order of the same statements"
    together = one.item.hypothesis and one.item.hypothesis == other.item.hypothesis
    for first, second in product((False, True), repeat=2):
        if together and first != second:
            continue
        after = other.applied(one.applied(order, first), second)
        if not (one.holds(after, first) and other.holds(after, second)):
            said = {False: "as coded", True: "otherwise"}
            return (
                f"{one.item.id} and {other.item.id} contradict each other: with {one.item.id} {said[first]}, "
                f"{other.item.id} cannot be {said[second]}"
            )
    return ""


def _check_circles(found: Sequence[_OpenOrder], work: Resolution) -> None:
    """Note pairs that run in a circle: settled one by one, they would put a statement above itself."""
    joined: dict[tuple[tuple[str, str], int], set[tuple[tuple[str, str], int]]] = {}
    for one in found:
        ends = [(one.owner, line) for line in one.lines]
        groups = [joined.get(end, {end}) for end in ends]
        if len(ends) == 2 and ends[1] in groups[0]:
            others = [two.item.id for two in found if two.number < one.number and two.owner == one.owner]
            message = f"{one.item.id} closes a circle of open orders with {listed(others)}"
            work.findings.problem(("uncertain", one.number), message, "write the statements as one block")
        union = set().union(*groups)
        for end in union:
            joined[end] = union
