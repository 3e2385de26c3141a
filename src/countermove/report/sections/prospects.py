"""Prospects, for a campaign paper: what the target answers, how far the initiator gets, what would have to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from countermove.language.formula import names
from countermove.model import Statement
from countermove.report.content import Block, Cell, Claim, Items, Section, Sentence, Table, capital, listing, paragraph
from countermove.report.naming import counted, number_word, possessive
from countermove.report.results import flipping
from countermove.report.sections.habit import habit
from countermove.report.sections.position import baseline, party_now
from countermove.report.sections.sureness import statement_ground
from countermove.report.sections.tables import cell, responses
from countermove.report.view import PaperView

NOW, GAINED, AT_A_LOSS, NOT_REACHED = STATES = "met now", "can be gained", "only at a loss", "not reached"
OTHERS = {
    GAINED: "can be gained by an opening, where things then hold and it is better off as a whole",
    AT_A_LOSS: "can be had only where it is worse off as a whole",
    NOT_REACHED: "can be had by no opening",
}
LISTED = 5


@dataclass(frozen=True, slots=True)
class Aim:
    """An interest of the initiator, counted from 1 in its order, and whether it is met now or in what can be reached.

    ``state`` is met now; can be gained, in an attainable outcome that leaves the initiator better off as a whole; only
    at a loss, in attainable outcomes none of which does; or not reached. ``opening`` is the state that the smallest
    opening leads to from which such an outcome is reached.

    Units: ``outcomes`` counts the attainable outcomes that meet it.
    """

    place: int
    statement: Statement
    state: str
    outcomes: int
    opening: int | None


def aims(view: PaperView) -> tuple[Aim, ...]:
    """Return the initiator's interests in order; nothing where its order was entered as a ranking of states."""
    situation = view.assessment.situation
    if situation.own.is_ranking:
        return ()
    failed = {code: set(situation.own.order.failed(code)) for code in view.assessment.openings.outcomes}
    now = set(situation.own.order.failed(situation.baseline))
    return tuple(
        _aim(view, place, statement, now, failed) for place, statement in enumerate(situation.own.statements, 1)
    )


def _aim(view: PaperView, place: int, statement: Statement, now: set[int], failed: dict[int, set[int]]) -> Aim:
    meeting = {code for code, places in failed.items() if place not in places}
    situation, start = view.assessment.situation, view.found.conflict.status_quo
    better = {code for code in meeting if situation.own.order.prefers(code, situation.baseline)}
    ends = better or meeting
    leading = [one.code for one in view.assessment.openings.openings if ends & {end.code for end in one.outcomes}]
    opening = min(leading, key=lambda code: (code ^ start).bit_count(), default=None)
    state = NOW if place not in now else GAINED if better else AT_A_LOSS if meeting else NOT_REACHED
    return Aim(place, statement, state, len(meeting), opening)


def prospects(view: PaperView) -> tuple[Section, ...]:
    """Return the sections on what the target answers, and on how far the initiator gets."""
    blocks: list[Block] = [paragraph(party_now(view, view.target)), baseline(view), *habit(view)]
    blocks += [paragraph(*_taken_up(view), _how_to_read(view)), responses(view)]
    return (
        Section(f"What {view.them} does, and would answer", "answers", tuple(blocks)),
        Section(f"How far {view.us} can get", "aims", tuple(_how_far(view))),
    )


def _taken_up(view: PaperView) -> Iterator[str]:
    """Yield which of the initiator's options the events say it has taken up or dropped, and whether in words only."""
    if view.timeline is None:
        return
    own = {option.id for option in view.found.conflict.party(view.initiator).options}
    states = [one for one in view.timeline.timeline.options if one.option in own and one.setting is not None]
    for setting, verb in ((True, "taken up"), (False, "dropped")):
        names = [
            f"{view.naming.option(one.option)} ({'done' if one.standing.standing == 'did' else 'only said'})"
            for one in states
            if one.setting is setting
        ]
        if names:
            yield f"Of its options in the model the events say that {view.us} has {verb} {listing(names)}."


def _how_to_read(view: PaperView) -> str:
    return (
        f"The moves open to {view.us} follow, the hardest for {view.them} first; a priority is the answering party’s "
        "own, by its place in its order (Annex A)."
    )


def _how_far(view: PaperView) -> Iterator[Block]:
    found = aims(view)
    if not found:
        yield paragraph(
            f"{possessive(view.us)} order was entered as a ranking of states, so that its interests cannot be told one "
            "by one; the section on what can be reached tells how it ranks what openings lead to."
        )
    else:
        yield paragraph(_lead(view, found))
        yield _table(view, found)
    needed = tuple(_needed(view))
    if needed:
        yield paragraph("What would have to be otherwise, for what stays to give way:")
        yield Items(needed)


def _lead(view: PaperView, found: tuple[Aim, ...]) -> Sentence:
    number = {state: sum(one.state == state for one in found) for state in STATES}
    verb = "is" if number[NOW] == 1 else "are"
    text = f"Of {counted(len(found), 'interest')} that {view.us} is coded to have, {number_word(number[NOW])} "
    text += f"{verb} met now"
    if len(found) == 1:
        text = f"The one interest that {view.us} is coded to have is {'met now' if number[NOW] else 'not met now'}"
    others = [f"{number_word(number[state])} {told}" for state, told in OTHERS.items() if number[state]]
    text += f"; of the others, {listing(others)}." if others else "."
    claims = tuple(Claim(f"aims/{state}", count=(many, len(found))) for state, many in number.items())
    return Sentence(text, claims=claims)


def _table(view: PaperView, found: tuple[Aim, ...]) -> Table:
    heads = ("Interest", "Now", "In what can be reached", "Smallest opening to it", "What stands in the way")
    total = len(view.assessment.openings.outcomes)
    notes = (
        f"Outcomes that can be reached and hold: {total}. An opening is a change that {view.us} begins with; the "
        "others then answer in turn. What stands in the way is told where nothing reaches an interest.",
    )
    rows = tuple(_row(view, one, total) for one in found)
    return Table(f"What {view.us} wants, and what it can get", heads, rows, notes)


def _row(view: PaperView, one: Aim, total: int) -> tuple[Cell, ...]:
    conflict = view.found.conflict
    opening = "–"
    if one.state in (GAINED, AT_A_LOSS) and one.opening is not None:
        opening = view.naming.changes(conflict.changes(conflict.status_quo, one.opening)) or "doing nothing"
    often = (
        "in none" if not one.outcomes else "in every one" if one.outcomes == total else f"in {one.outcomes} of {total}"
    )
    if one.state == AT_A_LOSS:
        often += ", worse for it as a whole" if one.outcomes == 1 else ", each worse for it as a whole"
    ground = view.naming.statement_ground(view.initiator, one.place, one.statement)
    return (
        cell(f"{one.place}. {view.naming.statement(one.statement.text)}", ground),
        cell("met" if one.state == NOW else "not met", claims=(Claim(f"aim/{one.place}", one.state),)),
        cell(often, strong=one.state == NOT_REACHED),
        cell(opening),
        cell(_in_the_way(view, one) if one.state == NOT_REACHED else "–"),
    )


def _in_the_way(view: PaperView, one: Aim) -> str:
    """Return which options that the interest names stay as they are, and which party's they are."""
    kept = set(view.assessment.unchanged)
    named = [name for name in view.found.conflict.option_names if name in names(one.statement.formula) and name in kept]
    told = []
    for name in named:
        option = view.found.conflict.options[view.found.conflict.position[name]]
        taken = view.assessment.situation.baseline >> view.found.conflict.position[name] & 1
        how = "goes on" if taken else "does not come about"
        told.append(f"{view.naming.option(name)} {how} ({view.naming.party(option.owner)})")
    return "; ".join(told) or "no state that holds has it"


def _needed(view: PaperView) -> Iterator[Sentence]:
    """Yield, for each commitment that stays, the single changes of the coding that would make it give way."""
    for result in view.results:
        if result.kind != "stays":
            continue
        kept = [view.wording.options(name.partition("/")[2]) for name in result.judgments]
        changes = flipping(view.doubts, result)
        refs = list(dict.fromkeys(ref for one in changes for ref in one.about[:1]))
        subjects = [view.wording.statement(str(ref)) for ref in refs]
        subjects += list(dict.fromkeys(view.wording.point(one.item) for one in changes if one.item))
        verb = "gives" if len(kept) == 1 else "give"
        if subjects:
            more = len(subjects) - LISTED
            shown = listing([*subjects[:LISTED], f"{more} more"] if more > 0 else subjects, "or")
            text = f"{capital(listing(kept))} {verb} way if one of these is otherwise: {shown}."
            yield Sentence(text, tuple(statement_ground(view, ref) for ref in refs[:LISTED]))
        else:
            yield Sentence(f"{capital(listing(kept))} {verb} way under no single change of the coding that was tried.")
