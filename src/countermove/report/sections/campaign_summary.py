"""The summary of a campaign paper: initiatives, motives, prospects, what will not change, how sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.report.charts.timeline_scale import in_words
from countermove.report.content import Claim, Ground, Sentence, listing
from countermove.report.naming import counted, number_word, possessive
from countermove.report.sections.events import cited_event, treated_themes
from countermove.report.sections.initiatives import (
    NEW,
    coded_events,
    how_new,
    in_the_period,
    own_events,
    past_the_government,
)
from countermove.report.sections.prospects import AT_A_LOSS, GAINED, NOT_REACHED, NOW, STATES, Aim, aims
from countermove.report.sections.summary import unchanged
from countermove.report.sections.sureness import how_sure
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.analysis.timeline.order import Dated
    from countermove.weighing import Motive

NAMED = 3
FIRST = 3
NEWEST = 2
QUESTIONS = 2
CLOSE_TO_SURE = 1e-6
HOW = {"stressed": "stressed to the end", "softened": "softened", "dropped": "dropped"}


def campaign_summary(view: PaperView) -> tuple[Sentence, ...]:
    """Return the summary of a campaign paper, of five sentences."""
    return (_initiatives(view), _motives(view), _prospects(view), unchanged(view), how_sure(view))


def _initiatives(view: PaperView) -> Sentence:
    if view.timeline is None:
        text = f"What {view.us} has said and done cannot be told: no dated event is coded."
        return Sentence(text, claims=(Claim("events", count=(0, 0)),))
    own, timeline = own_events(view), view.timeline.timeline
    said = sum(entry.event.standing == "said" for entry in own)
    done = sum(entry.event.standing == "did" for entry in own)
    text = f"Of {coded_events(len(timeline.events))}, {number_word(len(own))} "
    text += f"{'is' if len(own) == 1 else 'are'} {possessive(view.us)} own, "
    text += f"{number_word(said)} said and {number_word(done)} done"
    parts = [text + _in_the_period(view)]
    claims = [Claim("events", count=(len(own), len(timeline.events)))]
    claims += [Claim("events_said", str(said)), Claim("events_done", str(done))]
    for part, more in (*_new(view), *_themes(view), *_signs(view)):
        parts.append(part)
        claims += more
    inside = in_the_period(timeline, own)
    claims += [Claim("events_in_period", str(len(inside)))] if timeline.campaign.period is not None else []
    grounds = [ground for entry in _newest(view) for ground in cited_event(view, entry)]
    return Sentence("; ".join(parts) + ".", tuple(grounds), tuple(claims))


def _in_the_period(view: PaperView) -> str:
    """Return how many of the initiator's events fall in the period of the campaign; nothing where none is stated."""
    assert view.timeline is not None
    timeline = view.timeline.timeline
    period = timeline.campaign.period
    if period is None:
        return ""
    number = len(in_the_period(timeline, own_events(view)))
    return f", {number_word(number)} of them in the campaign ({in_words(period.since, period.until)})"


def _newest(view: PaperView) -> list[Dated]:
    """Return the latest moves of the campaign that are new among the events coded."""
    assert view.timeline is not None
    timeline = view.timeline.timeline
    own = in_the_period(timeline, own_events(view))
    return [entry for entry in own if how_new(timeline, entry) in NEW][-NEWEST:]


def _new(view: PaperView) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the latest moves that are new."""
    new = _newest(view)
    if new:
        texts = [f"“{entry.event.text or entry.id.replace('_', ' ')}”" for entry in new]
        yield f"new among them: {listing(texts)}", [Claim(f"new/{entry.id}") for entry in new]


def _themes(view: PaperView) -> Iterator[tuple[str, list[Claim]]]:
    """Yield which themes are stressed, softened and dropped."""
    assert view.timeline is not None
    treated = treated_themes(view.timeline.timeline, view.initiator)
    for how, head in HOW.items():
        names = treated[how][:NAMED]
        if names:
            shown = [f"“{name.replace('_', ' ')}”" for name in names]
            more = len(treated[how]) - len(names)
            yield (
                f"{head}: {listing([*shown, f'{more} more'] if more else shown)}",
                [Claim(f"theme/{name}", how) for name in names],
            )


def _signs(view: PaperView) -> Iterator[tuple[str, list[Claim]]]:
    """Yield how many usual lines are left out, and how many moves went past the government."""
    assert view.timeline is not None
    telling = {one.line for one in view.timeline.timeline.omissions if one.is_telling}
    if telling:
        text = f"{counted(len(telling), 'usual line')} {'is' if len(telling) == 1 else 'are'} left out, which tells"
        yield text, [Claim("telling_omissions", str(len(telling)))]
    past = past_the_government(view)
    if past:
        verb = "goes" if len(past) == 1 else "go"
        yield f"{number_word(len(past))} {verb} past the government", [Claim("past_the_government", str(len(past)))]


def _motives(view: PaperView) -> Sentence:
    """Return what the evidence puts first, by both scores; where nothing is weighed, what the initiator wants most."""
    weighed = [one for one in (view.motives.questions if view.motives else ()) if one.weighed.matrix.evidence]
    if not weighed:
        return _wants(view)
    about = [one for one in weighed if one.weighed.matrix.rivals.about == view.initiator] or weighed
    parts, claims = [], [Claim("questions_weighed", str(len(weighed)))]
    for one in about[:QUESTIONS]:
        told, more = _first_by_both(one)
        parts.append(f"of {counted(len(one.weighed.matrix.names), 'answer')} to “{_question(one)}” {told}")
        claims += more
    grounds = [ground for one in about[:QUESTIONS] for ground in _first_grounds(view, one)]
    left = len(weighed) - len(parts)
    if left:
        parts.append(f"{counted(left, 'other question')} {'is' if left == 1 else 'are'} weighed below")
    return Sentence("; ".join(parts) + ".", tuple(grounds), tuple(claims))


def _first_grounds(view: PaperView, one: Motive) -> Iterator[Ground]:
    """Yield what the hypotheses named rest on."""
    named = {*one.weighed.flat.ranking[0], *_first_against(one)}
    for found in one.weighed.matrix.hypotheses:
        if found.id in named:
            yield from view.cited(found.id.replace("_", " "), found.cites, found.basis)


def _first_against(one: Motive) -> tuple[str, ...]:
    """Return what inconsistency puts first; nothing where it puts all level."""
    ranking = one.weighed.against.ranking
    return ranking[0] if len(ranking) > 1 else ()


def _question(one: Motive) -> str:
    return one.weighed.matrix.rivals.question or one.id.replace("_", " ")


def _first_by_both(one: Motive) -> tuple[str, list[Claim]]:
    flat, against = one.weighed.flat.ranking[0], one.weighed.against.ranking[0]
    said, likelihood = _chance(one, flat[0])
    claims = [Claim(f"first_by_likelihoods/{one.id}/{name}", likelihood=likelihood) for name in flat]
    claims += [Claim(f"first_by_inconsistency/{one.id}/{name}") for name in _first_against(one)]
    each = "each " if len(flat) > 1 else ""
    alone = "" if one.weighed.matrix.rivals.is_exclusive else ", weighed by itself"
    told = f"the likelihoods of the evidence put {_named(one, flat)} first, {each}{said} from equal starting chances"
    told += alone
    if len(one.weighed.against.ranking) == 1:
        return f"{told}, and by inconsistency all are level", claims
    if set(flat) == set(against):
        return f"{told}, and so does inconsistency", claims
    return f"{told}, and inconsistency puts {_named(one, against, flat)} first", claims


def _chance(one: Motive, name: str) -> tuple[str, tuple[float, float]]:
    """Return the chances of a hypothesis in words, and the range that the words stand for."""
    from countermove.analysis.words import phrase
    from countermove.records.judgments.scales import term_of

    low, high = (min(max(end, CLOSE_TO_SURE), 1 - CLOSE_TO_SURE) for end in one.weighed.chances(name))
    ranges = [term_of(end).range or (end, end) for end in (low, high)]
    said = phrase(low, None if low == high else (low, high))
    return said, (min(low, ranges[0][0]), max(high, ranges[1][1]))


def _named(one: Motive, names: Sequence[str], told: Sequence[str] = ()) -> str:
    """Return hypotheses with what they say, those told before by their names alone."""
    texts = {
        found.id: "" if found.id in told else f" ({found.text.rstrip('.')})" for found in one.weighed.matrix.hypotheses
    }
    return listing([f"{name.replace('_', ' ')}{texts[name]}" for name in names])


def _wants(view: PaperView) -> Sentence:
    party = view.found.conflict.party(view.initiator)
    lead = f"Why {view.us} acts as it does is not weighed, since no rival explanations "
    lead += "are coded" if view.motives is None else "have evidence coded about them"
    claims = [Claim("questions" if view.motives is None else "questions_weighed", "0")]
    if party.preference.is_ranking:
        return Sentence(f"{lead}.", claims=tuple(claims))
    first = party.preference.statements[:FIRST]
    texts = "; ".join(f"{place}. {view.naming.statement(one.text)}" for place, one in enumerate(first, 1))
    grounds = tuple(view.naming.statement_ground(party.id, place, one) for place, one in enumerate(first, 1))
    claims += [Claim(f"wants/{party.id}/{place}", one.text) for place, one in enumerate(first, 1)]
    return Sentence(f"{lead}; it is coded to want most: {texts}.", grounds, tuple(claims))


def _prospects(view: PaperView) -> Sentence:
    found = aims(view)
    parts, claims, grounds = [], [], []
    if found:
        groups = {state: [one for one in found if one.state == state] for state in STATES}
        parts = [_met(view, len(groups[NOW]), len(found)), *_got(view, groups)]
        claims = [Claim(f"aims/{state}", count=(len(ones), len(found))) for state, ones in groups.items()]
        claims += [Claim(f"aim/{one.place}", state) for state in STATES[1:] for one in groups[state][:FIRST]]
        grounds = [ground for state in STATES[1:] for ground in _grounds(view, groups[state])]
    number = len(view.paying)
    subject = counted(number, "initiative") if number else "no initiative"
    parts.append(f"{subject} would leave {'it' if found else view.us} better off once all have answered")
    claims.append(Claim("pays", str(number)))
    if view.hardest is not None:
        parts.append(f"the hardest move for {view.them} would be {view.naming.initiative(view.hardest.initiative)}")
        claims.append(Claim("hardest", view.hardest.id))
    return Sentence("; ".join(parts) + ".", tuple(grounds), tuple(claims))


def _met(view: PaperView, met: int, of: int) -> str:
    """Return how many of the initiator's interests are met now."""
    if of == 1:
        return f"{possessive(view.us)} one interest is {'met now' if met else 'not met now'}"
    verb = "is" if met == 1 else "are"
    return f"of {possessive(view.us)} {counted(of, 'interest')}, {number_word(met)} {verb} met now"


def _got(view: PaperView, groups: dict[str, list[Aim]]) -> Iterator[str]:
    """Yield which of the interests that are not met now an opening gets."""
    heads = {
        GAINED: "can be gained by an opening where things then hold",
        AT_A_LOSS: "only in outcomes that are worse for it as a whole",
        NOT_REACHED: "by no opening",
    }
    for state, head in heads.items():
        if groups[state]:
            yield f"{number_word(len(groups[state]))} {head} ({_statements(view, groups[state])})"


def _statements(view: PaperView, ones: Sequence[Aim]) -> str:
    shown = [f"{one.place}. {view.naming.statement(one.statement.text)}" for one in ones[:FIRST]]
    more = len(ones) - len(shown)
    return "; ".join([*shown, f"{more} more"] if more else shown)


def _grounds(view: PaperView, ones: Sequence[Aim]) -> Iterator[Ground]:
    for one in ones[:FIRST]:
        yield view.naming.statement_ground(view.initiator, one.place, one.statement)
