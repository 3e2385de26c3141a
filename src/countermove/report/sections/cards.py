"""One card an initiative: what it is, what it costs, how the target would answer, who inside disagrees."""

from __future__ import annotations

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.split import Camp
from countermove.report.content import Block, Card, Items, Section, Sentence, capital, listing, paragraph
from countermove.report.naming import counted, percent, possessive, tests_in_words
from countermove.report.sections.card_likelihood import likelihood
from countermove.report.sections.rivals import on_card
from countermove.report.view import AssessmentView, PaperView, in_area, is_telling


def option_sections(view: AssessmentView) -> tuple[Section, ...]:
    """Return a section for each area of the initiator's options, and one for packages."""
    party = view.found.conflict.party(view.initiator)
    areas = list(dict.fromkeys(option.area for option in party.options))
    sections = []
    for area in areas:
        title = f"Options: {area}" if area else "Options"
        rows = in_area(view.singles, view, area)
        if rows:
            sections.append(Section(title, f"area-{area or 'options'}", tuple(_area_blocks(view, rows))))
    packages = [row for row in view.shown if len(row.initiative.changes) > 1]
    if packages:
        blocks = [card(view, row) for row in packages]
        sections.append(Section("Packages", "packages", (*blocks, *_offers(view))))
    elif view.assessment.offers:
        sections.append(Section("Conditional offers", "offers", _offers(view)))
    return tuple(sections)


def _area_blocks(view: AssessmentView, rows: tuple[Assessed, ...]) -> list[Block]:
    blocks: list[Block] = [card(view, row) for row in rows if is_telling(row)]
    idle = [row for row in rows if not is_telling(row)]
    if idle:
        names = listing([view.naming.initiative(row.initiative) for row in idle])
        text = f"{capital(names)}: as coded, no interest of any party and nobody inside {view.them} takes notice."
        blocks.append(paragraph(Sentence(text)))
    return blocks


def card(view: AssessmentView, row: Assessed) -> Card:
    """Return the card of one initiative."""
    entries = [
        ("What", _what(view, row)),
        (f"Price for {view.us}", _price(view, row)),
        (f"How {view.them} would answer", _answer(view, row)),
        (f"Inside {view.them}", _inside(view, row)),
        ("Ally and third parties", _others(view, row)),
        ("Can it be taken back", _taken_back(view, row)),
        ("Beyond that", _nothing_else(view, row)),
        (f"What {view.us} is left with", _left_with(view, row)),
        likelihood(view, row) if isinstance(view, PaperView) else ("", []),
        ("Confrontation", _confrontation(view, row)),
    ]
    facts = [
        capital(tests_in_words(row)),
        f"verdict for {view.them}: {row.verdict.word}" + (", a dilemma" if row.verdict.is_dilemma else ""),
    ]
    if row.standing and row.tests_on:
        facts.append(
            f"first under {percent(row.standing.first_share)} of weightings, Pareto layer {row.standing.pareto_layer}"
        )
    return Card(
        f"No. {view.numbered(row).replace('. ', ': ', 1)}",
        f"option-{row.id}",
        tuple(facts),
        tuple((head, tuple(sentences)) for head, sentences in entries if sentences),
    )


def _what(view: AssessmentView, row: Assessed) -> list[Sentence]:
    conflict = view.found.conflict
    found = []
    for name, setting in row.initiative.changes.items():
        option = conflict.options[conflict.position[name]]
        text = capital(option.text or name) if setting else f"Stop: {option.text or name}"
        lumped = len(option.stands_for)
        stands = f" Stands for {counted(lumped, 'measure')} of the full coding." if lumped > 1 else ""
        found.append(Sentence(f"{text}.{stands}".replace("..", "."), view.cited(option.id, option.cites)))
    if row.initiative.needs:
        needed = {name.removeprefix("-"): not name.startswith("-") for name in row.initiative.needs}
        found.append(Sentence(f"It is possible only together with {view.naming.changes(needed)}."))
    if row.initiative.is_named and row.initiative.because:
        found.append(Sentence(capital(row.initiative.because) + ".", view.cited(row.id, row.initiative.cites)))
    return found


def _price(view: AssessmentView, row: Assessed) -> list[Sentence]:
    outlay, us = row.cost.outlay, view.us
    grounds = view.naming.ground(view.initiator, outlay)
    if outlay.is_loss:
        found = [Sentence(f"If nothing follows, {us} has given up {view.naming.interest(outlay)}.", grounds)]
    elif outlay.priority:
        found = [Sentence(f"Even if nothing follows, {us} gains {view.naming.interest(outlay)}.", grounds)]
    else:
        found = [Sentence(f"By itself it costs {us} nothing it ranks.")]
    exposure = row.cost.exposure
    if exposure.priority:
        text = f"{view.them} has a move of its own interest that would cost {us} {view.naming.interest(exposure)} more."
        found.append(Sentence(text, view.naming.ground(view.initiator, exposure)))
    several = len(row.cost.coded) > 1
    graded = [
        (f"{view.naming.option(option)} " if several else "")
        + f"{component.replace('_', ' ')} {cost.grade or 'not graded'} ({cost.basis})"
        for option, components in row.cost.coded.items()
        for component, cost in components.items()
    ]
    if graded:
        found.append(Sentence(f"Cost as coded: {listing(list(dict.fromkeys(graded)))}."))
    return found


def _answer(view: AssessmentView, row: Assessed) -> list[Sentence]:
    reply, them = view.naming.reply(row), view.them
    gives = row.verdict.gives
    found = []
    if gives.priority:
        word = "gives" if gives.priority > 0 else "costs"
        text = f"The move by itself {word} {them} {view.naming.interest(gives)}."
        found.append(Sentence(text, view.naming.ground(view.target, gives)))
    if reply:
        decided = row.pull.deciding
        text = f"{them} does best to answer {view.naming.means(reply)}"
        text += f": to carry on as before would lose {view.naming.interest(decided)}." if decided.priority else "."
        found.append(Sentence(text, view.naming.ground(view.target, decided)))
    else:
        ignored = "can ignore it" if row.verdict.word == "can be ignored" else "does best to carry on as before"
        found.append(Sentence(f"{them} {ignored}."))
    bind = row.bind
    if bind.deciding.priority:
        text = f"Even its best answer newly gives up {view.naming.interest(bind.deciding)}"
        if bind.whatever.priority:
            text += (
                "; whatever it does, it gives up something at least as important as priority "
                f"{abs(bind.whatever.priority)}"
            )
        found.append(Sentence(text + ".", view.naming.ground(view.target, bind.deciding)))
    if row.consequence.telling_ties:
        others = "; ".join(
            view.naming.changes(view.found.conflict.changes(row.consequence.opened, code)) or "no answer"
            for code in row.consequence.telling_ties
        )
        found.append(Sentence(f"Equally good for {them}, though not for others: {others}."))
    found.append(_end(view, row))
    return found


def _end(view: AssessmentView, row: Assessed) -> Sentence:
    left = row.verdict.left_with
    grounds = view.naming.ground(view.target, left)
    if not left.priority:
        return Sentence(f"In the end {view.them} is no better and no worse off than before.")
    word = "better" if left.priority > 0 else "worse"
    verb = "gains" if left.priority > 0 else "loses"
    return Sentence(f"In the end {view.them} is {word} off: it {verb} {view.naming.interest(left)}.", grounds)


def _inside(view: AssessmentView, row: Assessed) -> list[Sentence]:
    found = []
    if row.pull.pulled:
        names = view.naming.insiders(view.target, row.pull.pulled, view.voices)
        text = f"It moves {names} off the present course ({percent(row.pull.share)} of the weight inside)."
        found.append(Sentence(text, view.insider_grounds(row.pull.pulled) if len(row.pull.pulled) <= 3 else ()))
    found += [_camps(view, camp) for camp in row.split.contested if camp.option not in row.split.contested_before]
    if row.split.is_blocked:
        names = view.naming.insiders(view.target, row.split.blocked_by)
        text = f"The government’s best answer is blocked: {names} would rather leave the move unanswered."
        found.append(Sentence(text, view.insider_grounds(row.split.blocked_by)))
    if row.pressure is not None and row.pressure.is_recorded:
        found.append(_pressure(view, row))
        found += on_card(view, row)
    return found


def _camps(view: AssessmentView, camp: Camp) -> Sentence:
    """Say who would have an option and who would not, with what the smaller camp rests on."""
    split = [name for name in view.voices if name in camp.taken or name in camp.dropped]
    taken = view.naming.insiders(view.target, camp.taken, split) or "nobody"
    dropped = view.naming.insiders(view.target, camp.dropped, split) or "nobody"
    smaller = min((camp.taken, camp.dropped), key=len)
    text = f"On {view.naming.option(camp.option)} it makes them part: {taken} would have it, {dropped} would not."
    return Sentence(text, view.insider_grounds(smaller))


def _pressure(view: AssessmentView, row: Assessed) -> Sentence:
    pressure = row.pressure
    assert pressure is not None
    everybody = [one.id for one in view.found.conflict.party(view.target).stakeholders]
    pulled = view.naming.insiders(view.target, pressure.pulled, everybody) or "nobody"
    pushed = view.naming.insiders(view.target, pressure.pushed, everybody) or "nobody"
    text = f"By the graded reactions, drawn to it: {pulled}; wary of it: {pushed}; taken together, {pressure.verdict}."
    return Sentence(text, view.reaction_grounds(row.initiative.changes))


def _others(view: AssessmentView, row: Assessed) -> list[Sentence]:
    found = []
    for strain in row.strains:
        ally = view.naming.party(strain.ally)
        if strain.loss.priority:
            text = f"{possessive(view.them)} own best answer costs {ally} {view.naming.interest(strain.loss)}."
            found.append(Sentence(text, view.naming.ground(strain.ally, strain.loss)))
        if strain.strained_by:
            names = view.naming.insiders(view.target, strain.strained_by)
            found.append(
                Sentence(f"Every answer that {names} would favour costs {ally} something it now has or could have.")
            )
    for link in row.cost.linkage:
        text = f"{view.naming.party(link.party)} answers {view.naming.means(link.triggered)}"
        text += f", which costs {view.us} {view.naming.interest(link.cost)}." if link.cost.priority else "."
        found.append(Sentence(text, view.naming.ground(view.initiator, link.cost)))
    if row.consequence.settled_otherwise:
        found.append(Sentence("In another order of their moves third parties would settle elsewhere."))
    return found


def _taken_back(view: AssessmentView, row: Assessed) -> list[Sentence]:
    found = []
    if row.cost.irrevocable:
        found.append(
            Sentence(
                f"{capital(listing([view.naming.option(n) for n in row.cost.irrevocable]))} cannot be undone once done."
            )
        )
    trap = row.trap
    if trap.deciding.priority:
        answer = (
            f"{view.them} could then make it not worth while"
            if trap.is_answerable
            else f"{view.them} would have no good answer"
        )
        text = (
            f"{view.us} would gain by taking it back after the answer, and leave {view.them} short of "
            f"{view.naming.interest(trap.deciding)}; {answer}."
        )
        found.append(Sentence(text, view.naming.ground(view.target, trap.deciding)))
    return found


def _nothing_else(view: AssessmentView, row: Assessed) -> list[Sentence]:
    """Say what does not follow: no move of others, no gain in taking it back."""
    parts = []
    if not _others(view, row):
        parts.append("nobody else has cause to move")
    if not row.trap.deciding.priority and not row.cost.irrevocable:
        parts.append(f"taking it back would not let {view.us} leave {view.them} worse off than before")
    return [Sentence(", and ".join(parts) + ".")] if parts else []


def _left_with(view: AssessmentView, row: Assessed) -> list[Sentence]:
    back = row.cost.yielded
    grounds = view.naming.ground(view.initiator, back)
    if not back.priority:
        return [Sentence(f"Once all have answered, {view.us} is where it was.")]
    word = "better" if back.priority > 0 else "worse"
    verb = "gains" if back.priority > 0 else "loses"
    text = f"Once all have answered, {view.us} is {word} off: it {verb} {view.naming.interest(back)}."
    found = [Sentence(text, grounds)]
    if row.cost.vital_lost:
        places = listing([str(place) for place in row.cost.vital_lost])
        which = f"priority {places} is" if len(row.cost.vital_lost) == 1 else f"priorities {places} are"
        found.append(Sentence(f"It crosses a red line: {which} vital to {view.us}."))
    return found


def _confrontation(view: AssessmentView, row: Assessed) -> list[Sentence]:
    parts = []
    for name, dilemmas in ((view.us, row.initiator_dilemmas), (view.them, row.target_dilemmas)):
        words = [f"gains {_dilemmas(dilemmas.gained)}"] if dilemmas.gained else []
        words += [f"loses {_dilemmas(dilemmas.lost)}"] if dilemmas.lost else []
        if words:
            parts.append(f"{name} {listing(words)}")
    return [Sentence(f"While it lies on the table unanswered, {'; '.join(parts)}.")] if parts else []


def _dilemmas(names: tuple[str, ...]) -> str:
    return listing([f"a {name} dilemma" for name in names])


def _offers(view: AssessmentView) -> tuple[Block, ...]:
    sentences = []
    for one in view.assessment.offers:
        offered, asked = view.naming.changes(one.package.changes), view.naming.changes(one.package.condition)
        verdict = "would be accepted" if one.is_accepted else "would be refused"
        text = f"Offered only against {asked}, {offered} {verdict}"
        if one.for_target.priority:
            text += f": for {view.them} {view.naming.interest(one.for_target)} decides"
        tempted = f"; {view.naming.parties(one.tempted)} would be tempted to break the deal" if one.tempted else ""
        gain = "better" if one.for_initiator.priority > 0 else "worse" if one.for_initiator.is_loss else "no better"
        text += f"; {view.us} would be {gain} off with the deal than without{tempted}."
        grounds = view.naming.ground(view.target, one.for_target) + view.naming.ground(
            view.initiator, one.for_initiator
        )
        sentences.append(Sentence(text, grounds + view.cited(one.package.id, one.package.cites)))
    return (Items(tuple(sentences)),) if sentences else ()
