"""A case as it was loaded: the conflict, the question asked of it, its sources, and what was remarked on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from countermove.casefile.findings import Notice
from countermove.casefile.paper_record import PaperRecord
from countermove.errors import NotApplicable, nearest
from countermove.model import (
    Campaign,
    Conflict,
    Event,
    Evidence,
    GraphConflict,
    Indicator,
    Preference,
    Rivals,
    Statement,
    Uncertain,
)
from countermove.model.derive import Derivation


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks how whom can be moved; an empty name is not given."""

    initiator: str = ""
    target: str = ""
    allies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that citations point into."""

    id: str
    title: str = ""
    date: str | None = None
    file: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class CitedAt:
    """A citation and the place in the case it stands at."""

    cite: str
    where: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Package:
    """A named initiative: changes of one party's options, unconditional or against changes of another's."""

    id: str
    owner: str
    changes: Mapping[str, bool]
    condition: Mapping[str, bool] = field(default_factory=dict)
    otherwise: Mapping[str, bool] = field(default_factory=dict)
    kind: str = "gift"
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A favour here is a loss there; an end is an option's name or plain text."""

    source: str
    target: str
    effect: str
    believed_by: str = ""
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Another reading of a party's order: ``typed`` as in the file, ``statements`` after deriving places."""

    id: str
    statements: tuple[Statement, ...]
    typed: tuple[Statement, ...]
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""


@dataclass(frozen=True, repr=False)
class Case:
    """A loaded case.

    ``conflict`` has every order as the file means it, places derived; ``typed`` holds the orders as they stand in the
    file for parties with derived places. ``content`` is the canonical content that ``hash`` is taken of.
    """

    title: str
    hash: str
    conflict: Conflict | GraphConflict
    name: str = ""
    path: str = ""
    as_of: str | None = None
    summary: str = ""
    note: str = ""
    question: Question = Question()
    sources: Mapping[str, Source] = field(default_factory=dict)
    packages: tuple[Package, ...] = ()
    positions: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    uncertain: tuple[Uncertain, ...] = ()
    hypotheses: tuple[Rivals, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    events: tuple[Event, ...] = ()
    campaign: Campaign = field(default_factory=Campaign)
    paper: PaperRecord = field(default_factory=PaperRecord)
    profiles: Mapping[str, Mapping[str, Profile]] = field(default_factory=dict)
    typed: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    derivations: tuple[Derivation, ...] = ()
    notices: tuple[Notice, ...] = ()
    citations: tuple[CitedAt, ...] = ()
    content: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def __repr__(self) -> str:
        conflict = self.conflict
        if isinstance(conflict, GraphConflict):
            size = f"{len(conflict.states)} states"
        else:
            size = f"{len(conflict.options)} options"
        return f"<Case {self.name or self.title}: {len(conflict.decision_makers)} decision makers, {size}>"

    def _repr_html_(self) -> str:
        from countermove.notebook import html_table

        heads = ("decision maker", "name", "options", "statements", "inside")
        rows: list[tuple[object, ...]]
        if isinstance(self.conflict, Conflict):
            parties = self.conflict.decision_makers
            rows = [
                (one.id, one.name, len(one.options), _number_of_statements(one.preference), len(one.stakeholders))
                for one in parties
            ]
        else:
            rows = [(one.id, one.name, None, "a ranking", None) for one in self.conflict.decision_makers]
        return html_table(self.title, heads, rows)

    def model(
        self,
        profiles: Mapping[str, str] | None = None,
        dropped: Collection[tuple[str, int]] = (),
        derived: bool = True,
    ) -> Conflict | GraphConflict:
        """Return the conflict to analyse.

        Args:
            profiles: for a party, the name of the reading of its order to use.
            dropped: statements to leave out, as party and line of its preferences, counted from 1 as in the file.
            derived: False leaves derived places as they stand in the file.

        Raises: ``NotApplicable`` for a party, profile or line that is not there.
        """
        if isinstance(self.conflict, GraphConflict):
            if profiles or dropped:
                raise NotApplicable("a case in graph form has no profiles, and no statements to drop")
            return self.conflict
        conflict = self.conflict
        changed = dict.fromkeys([*(profiles or {}), *(party for party, _ in dropped)])
        for party in [*changed, *([] if derived else self.typed)]:
            lines = {line for name, line in dropped if name == party}
            preference = self._preference(party, (profiles or {}).get(party), lines, derived)
            conflict = conflict.with_preference(party, preference)
        return conflict

    def _preference(self, party: str, profile: str | None, dropped: set[int], derived: bool) -> Preference:
        assert isinstance(self.conflict, Conflict)
        preference = self.conflict.party(party).preference
        statements = preference.statements
        if profile is not None:
            known = self.profiles.get(party, {})
            if profile not in known:
                raise NotApplicable(_no_profile(party, profile, known))
            statements = known[profile].statements if derived else known[profile].typed
        elif preference.is_ranking:
            if dropped:
                raise NotApplicable(f"{party} has a ranking, and so no statement that could be dropped")
            return preference
        elif not derived:
            statements = self.typed.get(party, statements)
        missing = dropped - {statement.line for statement in statements}
        if missing:
            line = min(missing)
            raise NotApplicable(f"there is no {party}/preferences/{line}: {party} has {len(statements)} statements")
        return Preference(tuple(statement for statement in statements if statement.line not in dropped))

    def in_case(self, **changes: Any) -> Case:
        """Return the same case with some fields replaced."""
        return replace(self, **changes)


def _number_of_statements(preference: Preference) -> int | str:
    return "a ranking" if preference.is_ranking else len(preference.statements)


def _no_profile(party: str, profile: str, known: Collection[str]) -> str:
    if not known:
        return f"{party} has no profiles in this case"
    hint = nearest(profile, known) or "it has " + ", ".join(known)
    return f'{party} has no profile "{profile}"; {hint}'
