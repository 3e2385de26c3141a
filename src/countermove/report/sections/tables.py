"""Comparison, responses, exposure: the three tables, and the two charts that show the same."""

from __future__ import annotations

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.comparison import verdict_words
from countermove.analysis.assess.initiative import signed
from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.standing import DRAWS
from countermove.model import DecisionMaker, Statement
from countermove.report.content import (
    Block,
    Cell,
    Claim,
    Ground,
    Section,
    Table,
    capital,
)
from countermove.report.naming import counted, number_word, percent, possessive
from countermove.report.sections.compared import lead, place_claims, test_claims, weighting_claims
from countermove.report.sections.figures import best_shares, response_figure, scatter_figure
from countermove.report.view import AssessmentView, PaperView


def cell(text: str, *grounds: Ground, strong: bool = False, claims: tuple[Claim, ...] = ()) -> Cell:
    """Return a table cell."""
    return Cell(text, tuple(grounds), strong, claims=claims)


def order_table(view: AssessmentView, party: DecisionMaker, caption: str) -> Table:
    """Return a party's interests in order, with what each rests on and how its place is grounded."""
    rows = tuple(
        (
            cell(str(place)),
            cell(s.text, view.naming.statement_ground(party.id, place, s), claims=(_wanted(party, place, s),)),
            cell(s.because),
            cell(s.basis),
            cell(s.place),
        )
        for place, s in enumerate(party.preference.statements, 1)
    )
    return Table(caption, ("Place", "Interest", "Because", "Basis", "Place is"), rows)


def _wanted(party: DecisionMaker, place: int, statement: Statement) -> Claim:
    return Claim(f"wants/{party.id}/{place}", statement.text)


def comparison_section(view: PaperView) -> Section:
    """Return the section with the tables and charts."""
    figures = scatter_figure(view, best_shares(view)), response_figure(view)
    blocks: list[Block] = [lead(view), figures[0], comparison_table(view), responses(view), figures[1]]
    exposed = exposure(view)
    return Section("The initiatives compared", "comparison", (*blocks, *exposed))


def comparison_table(view: AssessmentView) -> Table:
    """Return Table 1: the initiatives shown against the five tests, what they cost and bring, hardest first."""
    heads = (
        "Initiative",
        "Answer",
        f"Left for {view.them}",
        "Pull (share)",
        "Bind",
        "Split",
        "Strain",
        "Trap",
        "Tests on",
        "First in (places)",
        "Outlay",
        "Linkage",
        "Return",
    )
    rows = tuple(_comparison_row(view, row) for row in view.shown)
    return Table("Initiatives, hardest first", heads, rows, tuple(_comparison_notes(view)))


def _comparison_notes(view: AssessmentView) -> list[str]:
    left = [row for row in view.assessment.distinct if row.id not in view.numbers]
    notes = [
        "Numbers under Pull, Bind and Trap are the place of the deciding interest in the target’s "
        "order: 1 is the gravest. "
        "Outlay and Return are places in the initiator’s order, + gained, − lost. Split and Strain "
        "are shares of weight "
        "inside the target. Nothing is added up.",
        f"First in: share of {DRAWS:,} random weightings of the five ranks (seeded) under which the "
        "initiative comes first, "
        "with its best and worst place over them. Answer and Linkage name options by their "
        "identifiers (Annex B), with a "
        "minus for what is dropped; bold marks a test that is on; answerable: the target could answer the taking back.",
    ]
    if any(view.assessment.situation.interests[name].is_ranking for name in (view.initiator, view.target)):
        notes.append(
            "Where a party’s order was entered as a plain ranking, a cell says how many ranks are lost or gained."
        )
    notes.append(
        f"Left for {view.them}: windfall, it ends better off than before; costless, neither better "
        "nor worse; squeeze, worse "
        "off even after its best answer; for government: it does best not to answer, though some "
        "inside would; dilemma: it "
        "cannot well ignore the move, and even its best answer newly gives something up or is blocked."
    )
    if left:
        notes.append(f"Shown are single moves, named packages and the hardest; {_left_out(left)}.")
    return notes


def _left_out(rows: list[Assessed]) -> str:
    """Return how many initiatives a table leaves out, and how many of them add nothing."""
    folded = sum(row.folded_into is not None for row in rows)
    text = f"{counted(len(rows), 'further package')} {'was' if len(rows) == 1 else 'were'} assessed"
    if not folded:
        return text
    if folded == len(rows):
        return f"{text}, which {'adds' if folded == 1 else 'add'} nothing to a smaller one"
    return f"{text}, of which {number_word(folded)} {'adds' if folded == 1 else 'add'} nothing to a smaller one"


def _comparison_row(view: AssessmentView, row: Assessed) -> tuple[Cell, ...]:
    standing = row.standing
    blocked = ", blocked" if row.split.is_blocked else ""
    trap = _place(row.trap.deciding) + (
        " (answerable)" if row.trap.deciding.priority and row.trap.is_answerable else ""
    )
    third = ", ".join(name for one in row.cost.linkage for name in signed(one.triggered))
    first = (
        f"{percent(standing.first_share)} ({standing.rank_interval[0]}–{standing.rank_interval[1]})"
        if standing
        else "–"
    )
    return (
        cell(view.numbered(row), claims=place_claims(view, row)),
        cell(", ".join(signed(view.naming.reply(row))) or "none"),
        cell(verdict_words(row), *view.naming.ground(view.target, row.verdict.left_with)),
        cell(
            f"{_place(row.pull.deciding)} ({row.pull.share:.2f})",
            *view.naming.ground(view.target, row.pull.deciding),
            strong=row.pull.is_on,
        ),
        cell(_place(row.bind.deciding), *view.naming.ground(view.target, row.bind.deciding), strong=row.bind.is_on),
        cell(f"{row.split.value:.2f}{blocked}", strong=row.split.is_on),
        cell(f"{row.strain.share:.2f}", strong="strain" in row.tests_on),
        cell(trap, *view.naming.ground(view.target, row.trap.deciding), strong=row.trap.is_on),
        cell(str(len(row.tests_on)), claims=test_claims(row)),
        cell(first, claims=weighting_claims(view, row)),
        cell(view.naming.place(row.cost.outlay), *view.naming.ground(view.initiator, row.cost.outlay)),
        cell(third or "none"),
        cell(view.naming.place(row.cost.yielded), *view.naming.ground(view.initiator, row.cost.yielded)),
    )


def _place(delta: Delta) -> str:
    if not delta.priority:
        return "–"
    return counted(abs(delta.priority), "rank") if delta.unit == "ranks" else str(abs(delta.priority))


def responses(view: AssessmentView) -> Table:
    """Return Table 2: initiatives against every other party's answer and what decides it."""
    third = view.assessment.situation.third_parties
    heads = ("Initiative", *(capital(view.naming.party(name)) for name in (view.target, *third)))
    rows = []
    for row in view.telling:
        cells = [cell(view.numbered(row), claims=place_claims(view, row)), _target_answer(view, row)]
        cells += [_third_answer(view, row, name) for name in third]
        rows.append(tuple(cells))
    return Table("Who answers how, and which interest decides", heads, tuple(rows))


def _target_answer(view: AssessmentView, row: Assessed) -> Cell:
    reply = view.naming.reply(row)
    if not reply:
        return cell("no answer")
    decided = row.pull.deciding
    return cell(view.naming.changes(reply) + _why(decided), *view.naming.ground(view.target, decided))


def _third_answer(view: AssessmentView, row: Assessed, name: str) -> Cell:
    triggered = next((one.triggered for one in row.cost.linkage if one.party == name), None)
    if not triggered:
        return cell("–")
    situation = view.assessment.situation
    without = row.consequence.settled_without(name)
    decided = situation.interests[name].delta(without, row.consequence.settled)
    return cell(
        view.naming.changes(triggered) + (_why(decided) if decided.priority > 0 else ""),
        *view.naming.ground(name, decided),
    )


def _why(decided: Delta) -> str:
    if not decided.priority:
        return ""
    if decided.unit == "ranks":
        return f" ({counted(abs(decided.priority), 'rank')})"
    return f" (priority {abs(decided.priority)})"


def exposure(view: AssessmentView) -> tuple[Table, ...]:
    """Return Table 3: which of the target's interests is exposed, and to which moves."""
    interest = view.assessment.situation.theirs
    if interest.is_ranking:
        return ()
    rows = []
    for place, statement in enumerate(interest.statements, 1):
        columns = [
            [row for row in view.telling if abs(row.pull.deciding.priority) == place],
            [row for row in view.telling if abs(row.bind.deciding.priority) == place],
            [row for row in view.telling if abs(row.trap.deciding.priority) == place],
        ]
        if any(columns):
            ground = view.naming.statement_ground(view.target, place, statement)
            rows.append((cell(f"{place}. {statement.text}", ground), *(cell(_names(view, found)) for found in columns)))
    heads = (
        "Interest",
        "Lost by not answering (Pull)",
        "Given up even by the best answer (Bind)",
        "Lost if taken back (Trap)",
    )
    return (
        (Table(f"Which of {possessive(view.them)} interests are exposed, and to which moves", heads, tuple(rows)),)
        if rows
        else ()
    )


def _names(view: AssessmentView, rows: list[Assessed]) -> str:
    return ", ".join(f"No. {view.numbers[row.id]}" for row in rows) or "–"
