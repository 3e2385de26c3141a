"""Where in a case the inputs stand that a note of a paper names."""

from __future__ import annotations

from collections.abc import Iterator

from countermove.assessment import CaseAssessment
from countermove.casefile.case import Case
from countermove.report.content import Ground, capital
from countermove.report.naming import Naming


class Places:
    """The places of a case by what notes call them: ``tokyo/preferences/5``, ``moscow/options/agenda``."""

    def __init__(self, found: CaseAssessment) -> None:
        self._known: dict[str, list[str]] = {}
        for label, place in (*_statements(found), *_parties(found), *_listed(found.case)):
            self._known.setdefault(_plain(label), []).append(place)
        self._cited: dict[str, dict[str, None]] = {}
        for one in found.case.citations:
            self._cited.setdefault(one.cite, {})[one.where.partition("/cites")[0]] = None

    def of(self, ground: Ground) -> tuple[str, ...]:
        """Return where what a note names stands; by its name, or else by the paragraphs cited there."""
        named = tuple(dict.fromkeys(self._known.get(_plain(ground.label), ())))
        if len(named) > 1:  # several of one name: those that cite the same
            return tuple(place for place in named if self._cites(place, ground)) or named
        return named or self._citing(ground)

    def _cites(self, place: str, ground: Ground) -> bool:
        return all(place in self._cited.get(cite, ()) for cite in ground.cites)

    def _citing(self, ground: Ground) -> tuple[str, ...]:
        """Return the places that cite every paragraph of a note, or else those that cite any of them."""
        everywhere = [set(self._cited.get(cite, ())) for cite in ground.cites]
        common = set.intersection(*everywhere) if everywhere else set()
        first = self._cited.get(ground.cites[0], {}) if ground.cites else {}
        return tuple(place for place in first if place in common) or tuple(
            dict.fromkeys(place for cite in ground.cites for place in self._cited.get(cite, ()))
        )


def _plain(label: str) -> str:
    return label.replace("_", " ").casefold()


def _statements(found: CaseAssessment) -> Iterator[tuple[str, str]]:
    """Yield every statement under its party's name and its place in the order, with its line in the file."""
    naming = Naming(found.conflict)
    for party in found.conflict.decision_makers:
        if party.preference.is_ranking:
            yield capital(naming.party(party.id)), f"{party.id}/ranking"
            continue
        reading = found.profiles.get(party.id)
        base = f"{party.id}/profiles/{reading}" if reading else party.id
        for place, statement in enumerate(party.preference.statements, 1):
            yield f"{capital(naming.party(party.id))} {place}", f"{base}/preferences/{statement.line or place}"


def _parties(found: CaseAssessment) -> Iterator[tuple[str, str]]:
    naming = Naming(found.conflict)
    for party in found.conflict.decision_makers:
        for option in party.options:
            yield option.id, f"{party.id}/options/{option.id}"
        for one in party.stakeholders:
            place = f"{party.id}/stakeholders/{one.id}"
            yield from ((name, place) for name in dict.fromkeys((naming.insider(party.id, one.id), one.id)))
            for name, reaction in one.reactions.items():
                coded = reaction.carried_from or (name,)  # finer moves, where the reaction was carried over
                yield from ((f"reactions to {name}", f"{place}/reactions/{finer}") for finer in coded)
        yield from ((contest.id, f"{party.id}/contests/{contest.id}") for contest in party.contests)
        yield from ((name, f"{party.id}/profiles/{name}") for name in found.case.profiles.get(party.id, ()))


def _listed(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what stands in the lists of a case under its id."""
    yield from ((one.id, f"packages/{one.id}") for one in case.packages)
    yield from ((one.id, f"events/{one.id}") for one in case.events)
    yield from ((one.id, f"evidence/{one.id}") for one in case.evidence)
    yield from ((one.id, f"indicators/{one.id}") for one in case.indicators)
    yield from ((one.id, f"uncertain/{one.id}") for one in case.uncertain)
    yield from ((one.id, f"campaign/usual/{one.id}") for one in case.campaign.usual)
    yield from ((one.id, f"campaign/seams/{one.id}") for one in case.campaign.seams)
    for number, entry in enumerate(case.content.get("constraints", ()), 1):
        if entry.get("id"):
            yield entry["id"], f"constraints/{number}"
    for question in case.hypotheses:
        yield question.id, f"hypotheses/{question.id}"
        for one in question.hypotheses:
            place = f"hypotheses/{question.id}/answers/{one.id}"
            yield from ((one.id, place), (f"{question.id}/{one.id}", place))
    yield from (("link", f"links/{number}") for number in range(1, len(case.links) + 1))
