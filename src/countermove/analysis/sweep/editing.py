"""Making edits: party by party, each list of statements through the same steps in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from countermove.analysis.sweep.edits import (
    Drop,
    Edit,
    Edits,
    First,
    Lift,
    Lower,
    Order,
    Place,
    Ref,
    ReplyOrder,
    Reword,
    SetDirection,
    SetGrade,
    SetWeight,
    Swap,
    Unavailable,
    UseStatements,
    Variant,
)
from countermove.analysis.sweep.those_inside import with_grades, with_weights
from countermove.errors import NotApplicable, unknown
from countermove.language import Option as OptionFormula
from countermove.model import Conflict, Constraint, DecisionMaker, Preference, Stakeholder, Statement
from countermove.model.derive import derive_places, reversed_formula

Statements = tuple[Statement, ...]
OfOptions = Unavailable | SetDirection


def edited(conflict: Conflict, edits: Edits) -> Variant:
    """Return a conflict with edits made, and the order of answering among them."""
    of_party: dict[str, list[Edit]] = {}
    of_options: list[OfOptions] = []
    reply_order: tuple[str, ...] | None = None
    for edit in edits:
        if isinstance(edit, ReplyOrder):
            reply_order = edit.names
        elif isinstance(edit, Unavailable | SetDirection):
            of_options.append(edit)
        else:
            of_party.setdefault(party_of(edit), []).append(edit)
    for name in of_party:
        conflict.party(name)
    if of_party:
        parties = tuple(
            _edited_party(party, of_party[party.id]) if party.id in of_party else party
            for party in conflict.decision_makers
        )
        conflict = replace(conflict, decision_makers=parties)
    return Variant(_with_options(conflict, of_options) if of_options else conflict, reply_order)


def party_of(edit: Edit) -> str:
    """Return the party that an edit is about; empty for edits of options and of who answers first."""
    match edit:
        case Drop(ref) | Place(ref, _) | Reword(ref, _):
            return ref.party
        case Lift(upper, _) | Lower(upper, _) | Swap(upper, _):
            return upper.party
        case Order() | First() | UseStatements() | SetWeight() | SetGrade():
            return edit.party
    return ""


def inside_of(edit: Edit) -> str:
    """Return the stakeholder whose list an edit changes; empty for the party's own list."""
    match edit:
        case Drop(ref) | Place(ref, _) | Reword(ref, _):
            return ref.stakeholder
        case Lift(upper, _) | Lower(upper, _) | Swap(upper, _):
            return upper.stakeholder
        case Order():
            return edit.stakeholder
    return ""


def _edited_party(party: DecisionMaker, edits: Sequence[Edit]) -> DecisionMaker:
    grades = [edit for edit in edits if isinstance(edit, SetGrade)]
    weights = [edit for edit in edits if isinstance(edit, SetWeight)]
    replaced = [edit for edit in edits if isinstance(edit, UseStatements)]
    listed = [edit for edit in edits if not isinstance(edit, SetGrade | SetWeight | UseStatements)]
    inside = party.stakeholders
    named = list(dict.fromkeys(inside_of(edit) for edit in listed))
    for name in filter(None, named):
        inside = _edited_inside(party.id, inside, name, [edit for edit in listed if inside_of(edit) == name])
    inside = with_grades(party.id, inside, grades) if grades else inside
    inside = with_weights(party.id, inside, weights) if weights else inside
    own = [edit for edit in listed if not inside_of(edit)]
    if not (own or grades or replaced):
        return replace(party, stakeholders=inside)
    preference = party.preference
    if preference.is_ranking and not replaced:
        if own:
            raise NotApplicable(f"{party.id} has a ranking, and so no statements that could be edited")
        return replace(party, stakeholders=inside)
    if replaced:
        statements, own = replaced[-1].statements, []
    else:
        statements = tuple(preference.statements)
    statements = _edited_own(party, inside, statements, own, bool(grades))
    return replace(party, stakeholders=inside, preference=Preference(statements))


def _edited_inside(
    party: str, inside: tuple[Stakeholder, ...], name: str, edits: Sequence[Edit]
) -> tuple[Stakeholder, ...]:
    if name not in {one.id for one in inside}:
        raise NotApplicable(unknown(f"stakeholder of {party}", name, [one.id for one in inside]))
    return tuple(
        replace(one, statements=moved(reworded(one.statements, edits), edits)) if one.id == name else one
        for one in inside
    )


def _edited_own(
    party: DecisionMaker, inside: Sequence[Stakeholder], statements: Statements, edits: Sequence[Edit], regrades: bool
) -> Statements:
    """Return a party's own order after edits; places that are derived are derived again where what they rest on
    changed."""
    derived = {statement.line for statement in statements if statement.place == "derived"}
    rewords = any(isinstance(edit, Reword) and edit.ref.line in derived for edit in edits)
    if derived and (regrades or rewords):
        typed = reworded(as_typed(statements), edits)
        statements, *_ = derive_places(typed, party.options, inside)
    else:
        statements = reworded(statements, edits)
    return moved(statements, edits)


def as_typed(statements: Statements) -> Statements:
    """Return a derived order as it stands in the file: by line, and what deriving turned round turned back."""
    return tuple(
        replace(one, formula=reversed_formula(one.formula), text=one.reversed_from, reversed_from="")
        if one.reversed_from
        else one
        for one in sorted(statements, key=lambda one: one.line)
    )


def reworded(statements: Statements, edits: Iterable[Edit]) -> Statements:
    """Return statements with some of them in another formulation."""
    result = list(statements)
    for edit in edits:
        if isinstance(edit, Reword):
            place, new = _place(result, edit.ref), edit.statement
            before = result[place]
            result[place] = replace(
                before,
                formula=new.formula,
                text=new.text,
                because=new.because or before.because,
                cites=new.cites or before.cites,
                basis=new.basis,
                reversed_from="",
            )
    return tuple(result)


def moved(statements: Statements, edits: Sequence[Edit]) -> Statements:
    """Return statements moved, then those that go first put first, then those not held left out."""
    result = list(statements)
    for edit in edits:
        _move(result, edit)
    result = _with_first(result, [edit for edit in edits if isinstance(edit, First)])
    for edit in edits:
        if isinstance(edit, Drop):
            del result[_place(result, edit.ref)]
    return tuple(result)


def _with_first(statements: list[Statement], edits: Sequence[First]) -> list[Statement]:
    """Return statements with those that go first put first, whatever order the edits come in.

    One list is kept as it is written. Where several differ, none of them goes before the others: what they name stands
    as it does without them.
    """
    lists = {edit.lines for edit in edits}
    named = [_place(statements, Ref(edit.party, line)) for edit in edits for line in edit.lines]
    places = list(dict.fromkeys(named if len(lists) == 1 else sorted(named)))
    return [statements[place] for place in places] + [
        one for place, one in enumerate(statements) if place not in set(places)
    ]


def _move(result: list[Statement], edit: Edit) -> None:
    match edit:
        case Lift(upper, lower):
            above, below = _place(result, upper), _place(result, lower)
            if above < below:
                result.insert(above, result.pop(below))
        case Lower(upper, lower):
            above, below = _place(result, upper), _place(result, lower)
            if above < below:
                result.insert(below, result.pop(above))
        case Swap(upper, lower):
            above, below = _place(result, upper), _place(result, lower)
            if above < below:
                result[above], result[below] = result[below], result[above]
        case Place(ref, position):
            result.insert(position - 1, result.pop(_place(result, ref)))
        case Order(party, lines, stakeholder):
            places = [_place(result, Ref(party, line, stakeholder)) for line in lines]
            for slot, one in zip(sorted(places), [result[place] for place in places], strict=True):
                result[slot] = one


def _place(statements: Sequence[Statement], ref: Ref) -> int:
    """Return where a statement stands, counted from 0."""
    for place, statement in enumerate(statements):
        if statement.line == ref.line:
            return place
    raise NotApplicable(f"there is no {ref} here: the lines are {', '.join(str(one.line) for one in statements)}")


def _with_options(conflict: Conflict, edits: Sequence[OfOptions]) -> Conflict:
    for edit in edits:
        if edit.option not in conflict.position:
            raise NotApplicable(unknown("option", edit.option, conflict.option_names))
    directions = {edit.option: edit.direction for edit in edits if isinstance(edit, SetDirection)}
    gone = tuple(
        Constraint(f"no_{edit.option}", OptionFormula(edit.option), because=f"{edit.option} is not available")
        for edit in edits
        if isinstance(edit, Unavailable)
    )
    parties = tuple(
        replace(
            party,
            options=tuple(
                replace(option, direction=directions[option.id]) if option.id in directions else option
                for option in party.options
            ),
        )
        if any(option.id in directions for option in party.options)
        else party
        for party in conflict.decision_makers
    )
    return replace(conflict, decision_makers=parties, constraints=conflict.constraints + gone)
