"""The summary: at most five sentences, each computed, each with what it rests on and what it claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.carries import Carried, commitments
from countermove.analysis.assess.pressure import Pressure
from countermove.analysis.assess.standing import TESTS
from countermove.report.content import Claim, Ground, Sentence, listing
from countermove.report.naming import NUMBERS, counted, percent, possessive, tests_in_words
from countermove.report.sections.sureness import how_sure
from countermove.report.view import AssessmentView, CarriedView, PaperView


def summary(view: PaperView) -> tuple[Sentence, ...]:
    """Return the summary: hardest, the other views, what pays, what will not change, how sure."""
    parts = (hardest(view), other_views(view), what_pays(view), unchanged(view), how_sure(view))
    return tuple(part for part in parts if part is not None)


def hardest(view: AssessmentView) -> Sentence:
    """Return which initiative is hardest for the target on the five tests, and which single move is."""
    row = view.hardest
    looked_at = counted(len(view.assessment.distinct), "initiative")
    if row is None and len(view.assessment.distinct) == 1:
        only = view.naming.initiative(view.assessment.distinct[0].initiative)
        text = f"The one initiative open to {view.us}, {only}, is not hard for {view.them}: no test is on."
        return Sentence(text, claims=(_looked_at(view), Claim("hardest", "none")))
    if row is None:
        text = (
            f"Of {looked_at} open to {view.us}, none is hard for {view.them} to handle: no test is on for any of them."
        )
        return Sentence(text, claims=(_looked_at(view), Claim("hardest", "none")))
    which = f"Of {looked_at} open to {view.us}, the hardest for {view.them} to handle on the five tests is"
    if len(view.assessment.distinct) == 1:
        which = f"The one initiative open to {view.us} is"
    text = f"{which} {view.naming.initiative(row.initiative)}: {tests_in_words(row)}"
    claims = [_looked_at(view), Claim("hardest", row.id), Claim(f"tests/{row.id}", ", ".join(row.tests_on))]
    single = view.hardest_single
    if single is not None and single is not row:
        text += f"; the hardest single move is {view.naming.initiative(single.initiative)} ({_on(single)})"
        claims += [Claim("hardest_single", single.id), _counted_tests(single)]
    return Sentence(text + ".", _why_hard(view, row), tuple(claims))


def _looked_at(view: AssessmentView) -> Claim:
    return Claim("initiatives", str(len(view.assessment.distinct)))


def _counted_tests(row: Assessed) -> Claim:
    return Claim(f"tests/{row.id}", count=(len(row.tests_on), len(TESTS)))


def _on(row: Assessed) -> str:
    return f"{len(row.tests_on)} of 5"


def _why_hard(view: AssessmentView, row: Assessed) -> tuple[Ground, ...]:
    found = [
        *view.naming.ground(view.target, row.pull.deciding),
        *view.naming.ground(view.target, row.bind.deciding),
        *view.naming.ground(view.target, row.trap.deciding),
    ]
    return tuple(dict.fromkeys(found))


def other_views(view: AssessmentView) -> Sentence | None:
    """Return where random weightings or the pressure inside name another move, and why."""
    row = view.hardest
    if row is None:
        return _pressure_only(view)
    parts = [_weighting_view(view, row), _pressure_view(view, row)]
    text = "; ".join(part for part in parts if part)
    grounds = view.reaction_grounds(one.option for one in view.most_awkward)
    return Sentence(text + ".", grounds, (*_weighting_claims(view, row), *_pressure_claims(view))) if text else None


def _weighting_claims(view: AssessmentView, row: Assessed) -> Iterator[Claim]:
    first = view.first_by_weighting
    if first is None or first.standing is None or row.standing is None or len(view.assessment.ordered) == 1:
        return
    best, worst = row.standing.rank_interval
    yield Claim("first_by_weighting", first.id)
    yield Claim(f"first_share/{row.id}", percent(row.standing.first_share))
    if first is row:
        yield Claim(f"places/{row.id}", f"{best}–{worst}")
        return
    yield Claim(f"first_share/{first.id}", percent(first.standing.first_share))
    if higher := higher_on(first, row):
        yield Claim(f"higher/{first.id}/{row.id}", ", ".join(higher))


def _pressure_claims(view: AssessmentView) -> Iterator[Claim]:
    yield from (Claim(f"most_awkward/{one.option}") for one in view.most_awkward)
    if view.most_awkward:
        weakest = min(view.most_awkward, key=_rank_share)
        yield Claim(f"most_awkward_holds/{weakest.option}", percent(_rank_share(weakest)))


def _rank_share(one: Pressure) -> float:
    return one.rank_share if one.rank_share is not None else 1.0


def _weighting_view(view: AssessmentView, row: Assessed) -> str:
    first = view.first_by_weighting
    if first is None or first.standing is None or row.standing is None or len(view.assessment.ordered) == 1:
        return ""
    share, most = percent(row.standing.first_share), percent(first.standing.first_share)
    best, worst = row.standing.rank_interval
    if first is row:
        places = f"place {best} to {worst}" if worst > best else f"always place {best}"
        if worst == best and row.standing.first_share < 1:
            places += ", which others share"
        return f"it comes first under {share} of all weightings of the tests ({places})"
    other, why = view.naming.initiative(first.initiative), _why_higher(first, row)
    if len(first.tests_on) < len(row.tests_on):
        return (
            f"weightings of the tests name another move, {other}, which comes first under {most} of them against "
            f"{share}{why} although fewer of its tests are on"
        )
    return f"it comes first under {share} of all weightings of the tests, {other} under {most}{why}"


def _why_higher(one: Assessed, other: Assessed) -> str:
    """Say on which tests one initiative stands higher than another; nothing where it is on none taken singly."""
    higher = higher_on(one, other)
    return f", because it stands higher on {listing(higher)}" if higher else ""


def higher_on(one: Assessed, other: Assessed) -> list[str]:
    """Return the tests on which one initiative stands higher than another."""
    if one.standing is None or other.standing is None:
        return []
    pairs = zip(TESTS, one.standing.ranks, other.standing.ranks, strict=True)
    return [name for name, a, b in pairs if a < b]


def _pressure_view(view: AssessmentView, row: Assessed) -> str:
    """Say whether the pressure inside the target points to the move that the tests name, or to another, and why."""
    if not view.most_awkward:
        return ""
    names = listing([view.naming.option(one.option) for one in view.most_awkward])
    firm = f" ({_firmness(view)})"
    inside = f"the pressure inside {view.them}"
    if any(one.option in (*row.initiative.changes, *row.initiative.needs) for one in view.most_awkward):
        return (
            f"{inside} agrees with the tests: it is strongest on {names}, to which people are drawn "
            f"and of which they are wary at once{firm}"
        )
    return (
        f"{inside} points elsewhere, to {names}{firm}, because it draws and alarms the same people, "
        "while the tests ask "
        "what the government and its factions would have to give up in answering"
    )


def _firmness(view: AssessmentView) -> str:
    """Say under which part of the gradings the strongest pressure stays the strongest."""
    share = min(map(_rank_share, view.most_awkward))
    return "under every grading" if share == 1.0 else f"under {percent(share)} of the gradings"


def _pressure_only(view: AssessmentView) -> Sentence | None:
    if not view.most_awkward:
        return None
    names = listing([view.naming.option(one.option) for one in view.most_awkward])
    return Sentence(
        f"The pressure inside {view.them} is strongest on {names}: people are drawn and wary at once "
        f"({_firmness(view)}).",
        view.reaction_grounds(one.option for one in view.most_awkward),
        tuple(_pressure_claims(view)),
    )


def what_pays(view: AssessmentView) -> Sentence:
    """Return what leaves the initiator better off: the hardest such move, the cheapest, and what would last."""
    rows = view.paying
    alone = len(view.assessment.distinct) == 1
    if not rows:
        subject = "It does not leave" if alone else "None of them leaves"
        text = f"{subject} {view.us} better off than doing nothing once all have answered."
        return Sentence(text, claims=(Claim("pays", "0"),))
    hard, cheap = rows[0], view.cheapest_paying
    assert cheap is not None
    lead = (
        f"{counted(len(rows), 'initiative')} would leave {view.us} better off once all have answered; "
        "the hardest of them is"
    )
    if len(rows) == 1:
        lead = f"Only one initiative would leave {view.us} better off once all have answered:"
    text = f"{lead} {view.naming.initiative(hard.initiative)} ({_on(hard)} on), which {_price_and_gain(view, hard)}"
    if alone:
        text = f"It would leave {view.us} better off once all have answered: it {_price_and_gain(view, hard)}"
    outlay, gain = hard.cost.outlay, hard.cost.yielded
    grounds = (*view.naming.ground(view.initiator, outlay), *view.naming.ground(view.initiator, gain))
    if cheap is not hard:
        text += f"; the cheapest is {view.naming.initiative(cheap.initiative)}"
        grounds += view.naming.ground(view.initiator, cheap.cost.outlay)
    claims = (
        Claim("pays", str(len(rows))),
        Claim("hardest_paying", hard.id),
        Claim("cheapest_paying", cheap.id),
        _counted_tests(hard),
        Claim(f"outlay/{hard.id}", view.naming.place(outlay)),
        Claim(f"return/{hard.id}", view.naming.place(gain)),
        Claim("lasting", _ids(view.lasting)),
    )
    return Sentence(f"{text}; {_what_lasts(view, cheap)}.", tuple(dict.fromkeys(grounds)), claims)


def _ids(rows: Iterable[Assessed]) -> str:
    return ", ".join(sorted(row.id for row in rows)) or "none"


def _price_and_gain(view: AssessmentView, row: Assessed) -> str:
    outlay, gain = row.cost.outlay, view.naming.interest(row.cost.yielded)
    if outlay.is_loss:
        return f"gives up {view.naming.interest(outlay)} and gains {gain}"
    return f"costs nothing by itself and gains {gain}"


def _what_lasts(view: AssessmentView, last_named: Assessed) -> str:
    """Say which of the initiatives that pay end where nobody, the initiator included, would then go on."""
    lasting = view.lasting
    if len(view.paying) == 1:
        return "it ends where things then hold" if lasting else "but things would not come to rest there"
    if not lasting:
        return "but none of them ends where things then hold"
    if lasting == (last_named,):
        return "only that one ends where things then hold"
    if len(lasting) == 1:
        return f"only {view.naming.initiative(lasting[0].initiative)} ends where things then hold"
    if len(lasting) == len(view.paying):
        return "all of them end where things then hold"
    return f"{NUMBERS[len(lasting)] if len(lasting) <= 12 else len(lasting)} of them end where things then hold"


def unchanged(view: CarriedView) -> Sentence:
    """Return what stays as it is in every end state and outcome, and whether that was typed in."""
    kept = commitments(view.assessment)
    owned = [name for name in kept if _owner(view, name) == view.target] or kept
    if not owned:
        others = " or of third parties" if view.assessment.situation.third_parties else ""
        text = f"No commitment of {view.them}{others} holds in every end state and attainable outcome."
        return Sentence(text, claims=(Claim("kept", "0"),))
    names = listing([view.naming.option(name) for name in owned])
    about = {one.judgment.about: one for one in view.carried if one.judgment.kind == "unchanged"}
    typed = [about[name] for name in owned if name in about and about[name].is_typed_in]
    text = (
        f"Whatever {view.us} does, {names} {'stays' if len(owned) == 1 else 'stay'}, in every end "
        "state and every attainable outcome"
    )
    grounds = tuple(ground for one in typed for ground in fixing_grounds(view, one))
    if typed and len(typed) == len(owned):
        text += "; but that is typed in, not found: " + _one_line(view, typed)
    elif typed:
        text += (
            f"; for {listing([view.naming.option(one.judgment.about) for one in typed])} that is typed in, not found"
        )
    claims = [Claim(f"kept/{name}") for name in owned] + [Claim(f"typed_in/{one.judgment.about}") for one in typed]
    return Sentence(text + ".", grounds, tuple(claims))


def _one_line(view: AssessmentView, typed: list[Carried]) -> str:
    if len(typed) == 1:
        line = typed[0].fixed_by[0]
        return f"{possessive(view.naming.party(line.party))} priority {line.place} decides it alone"
    return "one line each decides it alone"


def fixing_grounds(view: AssessmentView, one: Carried) -> tuple[Ground, ...]:
    """Return the lines that fix a result alone, as grounds."""
    return tuple(view.naming.statement_ground(line.party, line.place, line.statement) for line in one.fixed_by)


def _owner(view: AssessmentView, option: str) -> str:
    conflict = view.found.conflict
    return conflict.options[conflict.position[option]].owner
