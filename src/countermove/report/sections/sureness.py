"""The summary's sentence on how sure it is: what holds in every completion, and what hangs on one judged place."""

from __future__ import annotations

from collections.abc import Iterator

from countermove.analysis.doubt.changes import Change, Doubt
from countermove.analysis.sweep.edits import Ref
from countermove.analysis.sweep.found import IN_ALL_DRAWN, NECESSARY
from countermove.report.content import Claim, Ground, Sentence, capital, listing
from countermove.report.naming import counted, number_word, possessive
from countermove.report.results import Result, coded_value, flipping
from countermove.report.view import PaperView

MOVED = ("raise", "lower", "top")
NAMED = 3


def how_sure(view: PaperView) -> Sentence:
    """Return which headline results are the same in every completion, and which a single judged place would change."""
    text = "How sure: " + "; ".join(part for part in (_settled(view), _hanging(view)) if part)
    return Sentence(text + ".", tuple(judged_grounds(view))[:NAMED], (*_settled_claims(view), *_hanging_claims(view)))


def _settled_claims(view: PaperView) -> Iterator[Claim]:
    swept = view.doubts.sweep
    yield Claim("open_points", str(len(swept.factors) if swept.tally.rows else 0))
    if not swept.factors or not swept.tally.rows:
        return
    firm = _firm(view)
    yield Claim("firm", count=(len(firm), len(view.results)))
    for one in firm:
        for judgment in one.judgments:
            coded = coded_value(view.doubts, judgment)
            yield Claim(judgment, coded.value, coded.status)
    for one in view.results:
        if one.kind == "hardest" and one not in firm:
            kept = [name for name in one.parts if _always(view, name)]
            yield from (Claim(name, "yes", NECESSARY if swept.plan.is_enumerated else IN_ALL_DRAWN) for name in kept)


def _firm(view: PaperView) -> list[Result]:
    """Return the headline results that are the same in every completion."""
    return [one for one in view.results if coded_value(view.doubts, one.judgment).status in (NECESSARY, IN_ALL_DRAWN)]


def _hanging_claims(view: PaperView) -> Iterator[Claim]:
    hanging = [one for one in view.results if judged_places(view, one)]
    yield Claim("hangs_on_a_judged_place", count=(len(hanging), len(view.results)))
    if any(one.kind == "hardest" for one in hanging):
        yield Claim("hangs_on_a_judged_place/hardest")
    names = list(dict.fromkeys(name for one in hanging for name in judged_places(view, one)))
    yield from (Claim(f"judged_place/{name}") for name in names[:NAMED])


def _settled(view: PaperView) -> str:
    swept = view.doubts.sweep
    if not swept.factors or not swept.tally.rows:
        return "nothing in the coding is marked as open"
    firm = _firm(view)
    number, loose = len(swept.factors), len(view.results) - len(firm)
    points = f"the {counted(number, 'open point')}" if number > 1 else "the one open point"
    every = "completion" if swept.plan.is_enumerated else "completion drawn"
    clauses = list(_clauses(view, firm))
    if not clauses:
        return f"none of the headline results is the same in every {every} of {points} of the coding"
    text = f"in every {every} of {points} of the coding {_joined(clauses)}"
    rest = "the other headline result hangs" if loose == 1 else f"the other {number_word(loose)} headline results hang"
    return text + (f", while {rest} on {'them' if number > 1 else 'it'}" if loose else "")


def _joined(clauses: list[str]) -> str:
    """Return clauses as a list; a comma parts the last one where an "and" inside one would run into it."""
    if len(clauses) < 2 or not any(" and " in clause for clause in clauses):
        return listing(clauses)
    return f"{', '.join(clauses[:-1])}, and {clauses[-1]}"


def _clauses(view: PaperView, firm: list[Result]) -> Iterator[str]:
    """Yield what is so in every completion, as clauses."""
    kept = [one for one in firm if one.kind == "stays"]
    yield from _hardest(view, firm)
    yield from (_same(view, one) for one in firm if one.kind not in ("hardest", "stays"))
    if kept:
        names = [view.wording.options(name.partition("/")[2]) for one in kept for name in one.judgments]
        yield f"{listing(names)} {'stays' if len(names) == 1 else 'stay'}"


def _hardest(view: PaperView, firm: list[Result]) -> Iterator[str]:
    """Yield what is so of the hardest move: that it is the same one, or what it contains in any case."""
    for one in view.results:
        if one.kind != "hardest":
            continue
        kept = [name.partition("/")[2] for name in one.parts if _always(view, name)]
        if one in firm:
            yield "the hardest move is the same"
        elif kept:
            yield f"the hardest move contains {listing([view.wording.options(name) for name in kept])}"


def _same(view: PaperView, one: Result) -> str:
    if one.kind == "opening_pays":
        pays = coded_value(view.doubts, one.judgment).value == "yes"
        return f"{'some' if pays else 'no'} opening pays"
    words = {
        "reply": f"{possessive(view.them)} answer to it is the same",
        "return": f"{view.us} is left {view.wording.value(one.judgment, coded_value(view.doubts, one.judgment).value)}",
        "best": f"what suits {view.us} best is the same",
    }
    return words[one.kind]


def _always(view: PaperView, judgment: str) -> bool:
    found = view.doubts.sweep.found(judgment, "yes")
    return found is not None and found.status in (NECESSARY, IN_ALL_DRAWN)


def _hanging(view: PaperView) -> str:
    """Say how many results a single statement would change if it stood elsewhere, the coder having judged its place."""
    places = {one.letter: judged_places(view, one) for one in view.results}
    hanging = [one for one in view.results if places[one.letter]]
    if not view.changes_tried:
        return "what would change a result is not known, since there is no statement to leave out or to move"
    if not hanging:
        return "no single place in an order that the coder judged would change any headline result"
    names = list(dict.fromkeys(name for one in hanging for name in places[one.letter]))
    shown = listing(names) if len(names) <= NAMED else f"{', '.join(names[:NAMED])} and others"
    total = len(view.results)
    number = number_word(total) if len(hanging) == total else f"{number_word(len(hanging))} of the {number_word(total)}"
    which = f"{'all ' if len(hanging) == total else ''}{number} headline results"
    if any(one.kind == "hardest" for one in hanging) and len(hanging) < total:
        which += ", which move is hardest among them," if len(hanging) > 1 else ", which move is hardest,"
    return f"{which} would change if one statement that only the coder put in its place stood elsewhere ({shown})"


def judged_places(view: PaperView, one: Result) -> list[str]:
    """Return the statements, by their places, that flip a result if they stood elsewhere, the coder having put them
    there."""
    return list(dict.fromkeys(view.wording.statement(str(change.about[0])) for change in _moves(view, one)))


def _moves(view: PaperView, one: Result) -> list[Change]:
    """Return the moves of statements with a judged place that flip a result by themselves."""
    found = flipping(view.doubts, one)
    return [change for change in found if change.kind in MOVED and change.doubt is Doubt.PLACE and change.about]


def judged_grounds(view: PaperView) -> Iterator[Ground]:
    """Yield the statements with a judged place that flip a result by themselves, with what they rest on."""
    refs = dict.fromkeys(change.about[0] for one in view.results for change in _moves(view, one))
    yield from (statement_ground(view, ref) for ref in refs)


def statement_ground(view: PaperView, ref: Ref) -> Ground:
    """Return a statement, of a party or of somebody inside it, as a ground."""
    party = view.found.conflict.party(ref.party)
    inside = next((one.statements for one in party.stakeholders if one.id == ref.stakeholder), None)
    statement = next(one for one in inside or party.preference.statements if one.line == ref.line)
    return Ground(capital(view.wording.statement(str(ref))), statement.text, statement.cites, statement.basis)
