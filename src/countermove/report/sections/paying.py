"""The initiatives that leave the initiator better off once all have answered, and whether things then hold."""

from __future__ import annotations

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.standing import TESTS
from countermove.report.content import Block, Cell, Claim, Sentence, Table, capital, paragraph
from countermove.report.naming import counted, number_word
from countermove.report.sections.tables import cell
from countermove.report.view import AssessmentView

ROWS = 8


def paying(view: AssessmentView) -> tuple[Block, ...]:
    """Return how many initiatives pay, and a table of them, hardest first."""
    number, us = len(view.paying), view.us
    if not number:
        text = f"No initiative that was followed leaves {us} better off once all have answered."
        return (paragraph(Sentence(text, claims=(Claim("pays", "0"),))),)
    verb = "leaves" if number == 1 else "leave"
    ending = ", ".join(sorted(row.id for row in view.lasting)) or "none"
    lead = Sentence(
        f"{counted(number, 'initiative')} {verb} {us} better off once all have answered; {_what_holds(view)}.",
        claims=(Claim("pays", str(number)), Claim("lasting", ending)),
    )
    going_on = f"{us} may go on from where all have answered, and others then answer again."
    return (paragraph(lead, going_on), _table(view))


def _what_holds(view: AssessmentView) -> str:
    """Return how many of the initiatives that pay end where things then hold."""
    number, lasting = len(view.paying), len(view.lasting)
    if number == 1:
        return "it ends where things then hold" if lasting else "it does not end where things then hold"
    which = "all" if lasting == number else number_word(lasting)
    return f"{which} of them {'ends' if lasting == 1 else 'end'} where things then hold"


def _table(view: AssessmentView) -> Table:
    listed = [*view.paying[:ROWS], view.cheapest_paying, *view.lasting[:1]]
    rows = list({row.id: row for row in listed if row is not None}.values())
    heads = ("Initiative", "Tests on", f"What it costs {view.us}", "What it brings", "Holds then")
    left = len(view.paying) - len(rows)
    notes = [
        f"Costs and gains are told by the interest of {view.us} that decides; + gained, − lost, by its place in the "
        "order."
    ]
    if left:
        pay = "that pays is" if left == 1 else "that pay are"
        notes.append(f"{capital(counted(left, 'further initiative'))} {pay} not shown.")
    return Table("Initiatives that pay, the hardest first", heads, tuple(_row(view, row) for row in rows), tuple(notes))


def _row(view: AssessmentView, row: Assessed) -> tuple[Cell, ...]:
    outlay, gain = row.cost.outlay, row.cost.yielded
    claims = [Claim("hardest_paying", row.id)] if row is view.paying[0] else []
    claims += [Claim("cheapest_paying", row.id)] if row is view.cheapest_paying else []
    cheapest = " (the cheapest)" if row is view.cheapest_paying and len(view.paying) > 1 else ""
    return (
        cell(view.naming.initiative(row.initiative) + cheapest, claims=tuple(claims)),
        cell(
            f"{len(row.tests_on)} of {len(TESTS)}",
            claims=(Claim(f"tests/{row.id}", count=(len(row.tests_on), len(TESTS))),),
        ),
        cell(
            _interest(view, row, is_outlay=True),
            *view.naming.ground(view.initiator, outlay),
            claims=(Claim(f"outlay/{row.id}", view.naming.place(outlay)),),
        ),
        cell(
            _interest(view, row, is_outlay=False),
            *view.naming.ground(view.initiator, gain),
            claims=(Claim(f"return/{row.id}", view.naming.place(gain)),),
        ),
        cell("yes" if row in view.lasting else "no"),
    )


def _interest(view: AssessmentView, row: Assessed, *, is_outlay: bool) -> str:
    delta = row.cost.outlay if is_outlay else row.cost.yielded
    if not delta.priority:
        return "nothing it ranks"
    text = f" ({delta.statement.text})" if delta.statement is not None else ""
    return view.naming.place(delta) + text
