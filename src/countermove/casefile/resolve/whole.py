"""The whole of a case: names first, then what each party wants, then checks that need the conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from countermove.casefile.case import Case, Profile
from countermove.casefile.findings import Findings
from countermove.casefile.nodes import Path
from countermove.casefile.resolve.campaign import resolve_campaign
from countermove.casefile.resolve.citations import CitationCheck, resolve_sources
from countermove.casefile.resolve.constraints import resolve_constraints
from countermove.casefile.resolve.contests import resolve_contests
from countermove.casefile.resolve.events import resolve_events
from countermove.casefile.resolve.evidence import resolve_evidence
from countermove.casefile.resolve.feasibility import Groups, check_ranking, check_status_quo
from countermove.casefile.resolve.graph import resolve_graph
from countermove.casefile.resolve.hypotheses import resolve_hypotheses
from countermove.casefile.resolve.indicators import resolve_indicators
from countermove.casefile.resolve.initiatives import (
    check_packages,
    check_positions,
    resolve_links,
    resolve_packages,
    resolve_positions,
    resolve_question,
)
from countermove.casefile.resolve.options import resolve_names, resolve_options
from countermove.casefile.resolve.paper import resolve_paper
from countermove.casefile.resolve.preferences import resolve_preference, resolve_statements
from countermove.casefile.resolve.resolution import Names, Resolution
from countermove.casefile.resolve.stakeholders import resolve_stakeholders
from countermove.casefile.resolve.standings import with_standings
from countermove.casefile.resolve.uncertain import resolve_uncertain
from countermove.casefile.resolve.uncertain_together import check_open_points
from countermove.casefile.schema import CaseSpec, GraphCaseSpec
from countermove.casefile.schema_party import PartySpec
from countermove.model import Conflict, DecisionMaker, Option, Preference, Stakeholder, Statement
from countermove.model.derive import Derivation, derive_places


def resolve_graph_case(spec: GraphCaseSpec, findings: Findings) -> Case:
    """Return a case in graph form; what is wrong with it is noted."""
    work = Resolution(findings, Names(tuple(spec.decision_makers)))
    sources = resolve_sources(spec.sources, findings)
    question = resolve_question(spec.question, work)
    return Case(
        title=spec.title,
        hash="",
        conflict=resolve_graph(spec, work),
        as_of=spec.as_of,
        summary=spec.summary,
        note=spec.note,
        question=question,
        sources=sources,
    )


def resolve_case(spec: CaseSpec, findings: Findings) -> Case:
    """Return a case in option form; what is wrong with it is noted."""
    work = Resolution(findings)
    sources = resolve_sources(spec.sources, findings)
    citations = CitationCheck(sources, findings)
    work.check_citation = citations
    work.names = resolve_names(spec.decision_makers, work)
    if not work.names.owners:
        findings.problem(("decision_makers",), "nobody has an option", "give a decision maker options", key=True)
    groups = resolve_constraints(spec.constraints, work)
    orders = _Orders(spec, work)
    conflict = Conflict(spec.title, tuple(orders.parties), tuple(c for group in groups for c in group))
    question = resolve_question(spec.question, work)
    case = Case(
        title=spec.title,
        hash="",
        conflict=conflict,
        as_of=spec.as_of,
        summary=spec.summary,
        note=spec.note,
        question=question,
        sources=sources,
        packages=resolve_packages(spec.packages, question, work),
        positions=resolve_positions(spec.positions, work),
        links=resolve_links(spec.links, work),
        uncertain=resolve_uncertain(spec, work),
        hypotheses=resolve_hypotheses(spec, work),
        evidence=resolve_evidence(spec, work),
        indicators=resolve_indicators(spec, work),
        events=resolve_events(spec.events, work, spec.campaign, spec.as_of),
        campaign=resolve_campaign(spec.campaign, spec.events, _insiders(spec), work),
        paper=resolve_paper(spec.paper, work),
        profiles=orders.profiles,
        typed=orders.typed,
        derivations=tuple(orders.derivations),
    )
    conflict = with_standings(conflict, spec.decision_makers, case.events, spec.as_of, work)
    if not findings.problems:  # these work on the conflict, which is whole only then
        _check_whole(case, conflict, [group for group in groups if group], work)
    _note_ungrounded(work)
    return case.in_case(conflict=conflict, citations=tuple(citations.found))


def _insiders(spec: CaseSpec) -> set[str]:
    return {name for party in spec.decision_makers.values() for name in party.stakeholders}


def _check_whole(case: Case, conflict: Conflict, groups: Groups, work: Resolution) -> None:
    check_status_quo(conflict, groups, work)
    check_packages(case.packages, conflict, groups, work)
    check_positions(case.positions, conflict, groups, work)
    check_open_points(case.uncertain, conflict, work)
    for party in conflict.decision_makers:
        if party.preference.ranking is not None:
            check_ranking(party.preference.ranking, ("decision_makers", party.id, "ranking"), conflict, groups, work)


class _Orders:
    """The decision makers of a case, with every order as typed and as derived."""

    def __init__(self, spec: CaseSpec, work: Resolution) -> None:
        self.parties: list[DecisionMaker] = []
        self.profiles: dict[str, Mapping[str, Profile]] = {}
        self.typed: dict[str, tuple[Statement, ...]] = {}
        self.derivations: list[Derivation] = []
        self._work = work
        options = {name: resolve_options(name, party.options, work) for name, party in spec.decision_makers.items()}
        areas = [option.area for own in options.values() for option in own if option.area]
        labels = [option.id for own in options.values() for option in own]
        for name, party in spec.decision_makers.items():
            inside = resolve_stakeholders(name, party.stakeholders, areas, work)
            self._take(name, party, options[name], inside, labels)

    def _take(
        self, name: str, spec: PartySpec, own: tuple[Option, ...], inside: tuple[Stakeholder, ...], labels: list[str]
    ) -> None:
        path: Path = ("decision_makers", name)
        if spec.picture_of and self._work.party((*path, "picture_of"), spec.picture_of) and spec.picture_of == name:
            message = f"{name} cannot be its own picture"
            self._work.findings.problem((*path, "picture_of"), message, "name another party")
        preference = resolve_preference(name, spec, labels, self._work)
        if not preference.is_ranking:  # only statements have places to derive
            typed = tuple(preference.statements)
            derived = self._derived(name, "", typed, own, inside)
            if derived is not typed:
                self.typed[name] = typed
                preference = Preference(derived)
        self.profiles[name] = {profile: self._profile(name, profile, spec, own, inside) for profile in spec.profiles}
        contests = resolve_contests(name, spec, self._work)
        self.parties.append(
            DecisionMaker(name, spec.name or name, own, preference, inside, spec.picture_of, spec.note, contests)
        )

    def _profile(
        self, party: str, name: str, spec: PartySpec, own: tuple[Option, ...], inside: tuple[Stakeholder, ...]
    ) -> Profile:
        path: Path = ("decision_makers", party, "profiles", name)
        self._work.identifier(path, name, "a profile")
        entry = spec.profiles[name]
        typed = resolve_statements(entry.preferences, (*path, "preferences"), self._work, entry)
        cites, basis = self._work.grounds(path, entry)
        statements = self._derived(party, name, typed, own, inside)
        return Profile(name, statements, typed, entry.because, cites, basis, entry.note)

    def _derived(
        self,
        party: str,
        profile: str,
        typed: tuple[Statement, ...],
        own: Sequence[Option],
        inside: Sequence[Stakeholder],
    ) -> tuple[Statement, ...]:
        if not any(statement.place == "derived" for statement in typed):
            return typed
        statements, lines, share, other = derive_places(typed, own, inside)
        self.derivations.append(Derivation(party, profile, lines, share, other))
        base: Path = ("decision_makers", party, *(("profiles", profile) if profile else ()), "preferences")
        for line in lines:
            path = (*base, line.line - 1)
            if line.net is None:
                self._work.findings.notice(path, f"the place is not derived but as typed: {line.reason}")
            for missing in dict.fromkeys((term.stakeholder, what) for term in line.terms for what in term.assumed):
                self._work.findings.notice(path, f"{missing[0]} has no {missing[1]} here, which counts as low")
        return statements


def _note_ungrounded(work: Resolution) -> None:
    count = work.ungrounded
    if count:
        subject = "1 input has" if count == 1 else f"{count} inputs have"
        verb = "counts" if count == 1 else "count"
        work.findings.notice((), f"{subject} neither a citation nor a basis and {verb} as judged")
