"""What resolving a case works with: the schema's reading of it, its names, and what was found so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from countermove.casefile.carry import with_parts
from countermove.casefile.findings import Findings
from countermove.casefile.nodes import Path
from countermove.errors import StatementError, nearest
from countermove.language import Formula, is_identifier, names, parse

MAXIMUM_OPTIONS = 10_000
MAXIMUM_NAME = 100


class Rests(Protocol):
    """Anything in a case file that says what it rests on."""

    @property
    def cites(self) -> list[str]: ...
    @property
    def basis(self) -> str | None: ...


@dataclass
class Names:
    """The names of a case: whose option is whose, coarser measures and their parts, finer ones and their options."""

    parties: tuple[str, ...] = ()
    owners: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)
    stands_for: dict[str, list[str]] = field(default_factory=dict)

    def unknown_advice(self, name: str) -> str:
        """Return what to write in place of a name that is no option."""
        if name in self.stands_for:
            return f'"{name}" is among what "{self.stands_for[name][0]}" stands for: name that option'
        if name in self.parts:
            return f'"{name}" is made of {listed(self.parts[name])}: name the options themselves'
        if name in self.parties:
            return f'"{name}" is a decision maker; {known_advice(name, self.owners, "options")}'
        return known_advice(name, [*self.owners, *self.parts], "options")


@dataclass
class Resolution:
    """The state of resolving one case."""

    findings: Findings
    names: Names = field(default_factory=Names)
    check_citation: Callable[[Path, str], None] = lambda _path, _cite: None
    ungrounded: int = 0

    def formula(self, path: Path, text: str) -> Formula | None:
        """Return a statement's formula, coarser measures written out; None where it cannot be read, which is noted."""
        try:
            formula = parse(text)
        except StatementError as fault:
            self.findings.problem(path, fault.message, fault.advice, offset=fault.column - 1)
            return None
        unknown = [name for name in names(formula) if name not in self.names.owners and name not in self.names.parts]
        for name in unknown:
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            offset = found.start() if found else 0
            advice = self.names.unknown_advice(name)
            self.findings.problem(path, f'there is no option "{name}"', advice, offset=offset)
        return None if unknown else with_parts(formula, self.names.parts)

    def grounds(self, path: Path, spec: Rests, inherited: Rests | None = None) -> tuple[tuple[str, ...], str]:
        """Return the citations and the basis of an input; those of what it stands in count where it has none."""
        for number, cite in enumerate(spec.cites):
            self.check_citation((*path, "cites", number), cite)
        cites = spec.cites or (inherited.cites if inherited else [])
        basis = spec.basis or (inherited.basis if inherited and not spec.cites else None)
        if basis is None and not cites:
            self.ungrounded += 1
        return tuple(cites), basis or ("inferred" if cites else "judged")

    def party(self, path: Path, name: str, *, key: bool = False) -> bool:
        """Say whether a decision maker of that name exists; note it if not."""
        if name not in self.names.parties:
            advice = known_advice(name, self.names.parties, "decision makers")
            self.findings.problem(path, f'there is no decision maker "{name}"', advice, key=key)
            return False
        return True

    def option(self, path: Path, name: str, *, key: bool = False) -> bool:
        """Say whether an option of that name exists; note it if not."""
        if name not in self.names.owners:
            self.findings.problem(path, f'there is no option "{name}"', self.names.unknown_advice(name), key=key)
            return False
        return True

    def identifier(self, path: Path, name: str, what: str) -> bool:
        """Say whether a key can be a name; note it if not."""
        if len(name) > MAXIMUM_NAME:
            message = f'"{name[:20]}…" has {len(name):,} characters; {MAXIMUM_NAME} are allowed for {what}'
            self.findings.problem(path, message, "give it a shorter name; a text can say the rest", key=True)
            return False
        if is_identifier(name):
            return True
        if is_identifier(f"{name}_"):
            message, advice = f'"{name}" is a word of the statement language', f"call it {name}_ or something longer"
        else:
            suggestion = re.sub(r"\W+", "_", name).strip("_")
            suggestion = suggestion if is_identifier(suggestion) else f"x_{suggestion}".rstrip("_")
            message = f'"{name}" cannot name {what}: use letters, digits and _, and start with a letter'
            advice = f"write {suggestion}"
        self.findings.problem(path, message, advice, key=True)
        return False


def known_advice(name: str, known: Iterable[str], what: str) -> str:
    """Return the nearest known name, or all of them where none is near and they are few."""
    known = list(known)
    hint = nearest(name, known)
    if hint or not known:
        return hint or f"there are no {what} in this case"
    return f"the {what} are {listed(known)}" if len(known) <= 12 else f"there are {len(known)} {what}, none like it"


def listed(items: Sequence[str]) -> str:
    """Return names as people list them."""
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]
