"""An invented paper that uses everything a paper can hold: a town, a ferry company, a council and a union."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from countermove.report.content import (
    Box,
    Card,
    Cell,
    Figure,
    Ground,
    Items,
    Paper,
    Quotation,
    Quotations,
    Section,
    Sentence,
    Table,
    paragraph,
    sentence,
)
from countermove.report.diagrams import Point, Response, ResponseMap, Scatter

WINTER = Ground("Sundby 1", "a ferry every day in winter", ("MIN/3/2", "LET/1/4"), "stated")
QUOTED = Quotation(
    "LET/1/4",
    "Without the winter boat …",
    "Without the winter boat the school closes.\n- The doctor moves to the county town.",
    "words are withheld in it",
    ("line 4", "how sure: probably (authors)"),
)
SUBSIDY = Ground("Nordline 2", "not subsidy cut", ("ACC/2/1",), "stated")
BERTH = Ground("Nordline 1", "keep the old berth if the lease runs", ("ACC/2/3", "ACC/2/4", "LEASE/1/9"), "judged")
JOBS = Ground("The union 1", "no crew laid off", ("UN/1/1", "UN/1/2"), "stated")
VOTES = Ground("County 1", "not fares up before the vote", ("MIN/7/1",), "inferred")
RIVAL = Ground("Sundby 4", "a second operator or a public boat", (), "borrowed")

NAMES = (
    "Offer a ten-year lease of the new berth",
    "Invite a second operator to tender for the winter service",
    "Publish the accounts of the subsidy",
    "Cut the subsidy by a quarter unless the winter boat sails",
    "Buy the boat and lease it back to the company",
)
ANCHORS = ("lease", "tender", "publish", "cut", "buy")
COSTS = ("nothing", "nothing dear", "a public promise", "the subsidy", "its lever on fares")


def paper() -> Paper:
    """Return the paper."""
    return Paper(
        title="The winter ferry to Sundby: what the town could do next",
        subtitle="Options for the town council in its dispute with Nordline",
        facts=_facts(),
        summary=_summary(),
        sections=(_position(), _options(), _comparison(), _constant(), _confidence(), _record()),
        made_with=(("Model", "ferry, 14 options, 4 parties, 5.184 feasible states"), ("Digest", "3f9a…c27b")),
        quotations={QUOTED.cite: QUOTED},
    )


def _record() -> Section:
    return Section(
        "The cited paragraphs", "annex-record", (paragraph("Quoted from the letter."), Quotations((QUOTED,)))
    )


def _facts() -> tuple[tuple[str, str], ...]:
    return (
        ("Prepared for", "Town council of Sundby"),
        ("Date", "14 March 2031"),
        ("Information up to", "1 March 2031"),
        ("Prepared by", "The harbour office"),
        ("Question", "Which move leaves Nordline without a good answer?"),
        ("Scope", "The 2031-32 season; fares after 2033 are left out"),
    )


def _summary() -> tuple[Sentence, ...]:
    return (
        sentence(
            "The offer of a ten-year lease is the hardest for Nordline to handle: four of five tests are on.", BERTH
        ),
        sentence("The cheapest move is to publish the accounts, which costs the town nothing it values.", SUBSIDY),
        sentence("The town is likely (55–80%) to tender the winter service next.", WINTER, RIVAL),
        sentence("Whatever the town does, Nordline keeps its summer timetable."),
        sentence("Confidence is moderate: two orders of priorities rest on one document each.", VOTES),
    )


def _position() -> Section:
    return Section(
        "Present position",
        "position",
        (
            paragraph(
                sentence("Nordline stopped the winter boat in October and holds the only berth that takes it.", BERTH),
                sentence(
                    "The town pays the subsidy to the end of the season and cannot stop it earlier.", SUBSIDY, WINTER
                ),
                "No letter since January asks for anything new.",
            ),
            Table(
                "What each party controls now",
                ("Party", "Option", "Setting", "Can it be taken back?"),
                (
                    (Cell("Sundby"), Cell("Pay the subsidy"), Cell("yes"), Cell("at the season's end")),
                    (Cell("Nordline"), Cell("Sail in winter"), Cell("no", (WINTER,)), Cell("yes")),
                    (Cell("Nordline"), Cell("Hold the old berth"), Cell("yes", (BERTH,)), Cell("only once", (BERTH,))),
                    (Cell("The union"), Cell("Strike"), Cell("no"), Cell("yes")),
                ),
            ),
            Box(
                "Keep in mind",
                (sentence("The model holds that the lease cannot be broken; the town's lawyers disagree.", BERTH),),
            ),
        ),
    )


def _options() -> Section:
    cards = tuple(_card(i) for i in range(len(NAMES)))
    return Section("Options", "options", (paragraph("Each option is set against doing nothing."), *cards))


def _card(number: int) -> Card:
    entries = (
        ("What precisely", (sentence("The council resolves it in March and tells the company in writing."),)),
        ("What it costs", (sentence(f"The town gives up {COSTS[number]}.", SUBSIDY), sentence("It can afford that."))),
        (
            "Likely answer",
            (
                sentence("Nordline would sail three days a week and ask for the berth in return.", BERTH, SUBSIDY),
                sentence("It would not sail daily: that breaks its second priority.", SUBSIDY),
            ),
        ),
        ("Who disagrees", (sentence("Its harbour master would rather refuse, and he signs the timetable.", JOBS),)),
        (
            "Third parties",
            (sentence("The county is unlikely (20–45%) to object.", VOTES), sentence("The union gains.", JOBS)),
        ),
        ("Taken back?", (sentence("Yes, until the company has replied."),)),
        ("Likelihood", (sentence("Likely (55–80%) within a year, in 41 of 60 variants.", WINTER),)),
    )
    facts = (f"Costs {COSTS[number]}", f"Tests on: {4 - number % 3} of 5", "Could follow from April")
    return Card(NAMES[number], ANCHORS[number], facts, entries)


def _comparison() -> Section:
    head = ("Option", "Outlay", "Net return", "Pull", "Bind", "Split", "Strain", "Trap", "Tests on", "First in")
    rows = tuple(
        (
            Cell(name),
            Cell(COSTS[i]),
            Cell("winter boat, three days a week" if i % 2 else "—"),
            Cell("on", (BERTH,), True),
            Cell("off" if i % 2 else "on", (SUBSIDY,), not i % 2),
            Cell("blocked by the harbour master" if i == 0 else "off", (JOBS,)),
            Cell(f"{20 + 15 * i}%"),
            Cell("on" if i < 2 else "off", (VOTES,), i < 2),
            Cell(f"{4 - i % 3} of 5", is_strong=i == 0),
            Cell(f"{40 - 8 * i}% of variants"),
        )
        for i, name in enumerate(NAMES)
    )
    notes = ("A test is on when it bites in the baseline model; bold marks a test that is on.", "Order: hardest first.")
    return Section(
        "The options compared",
        "comparison",
        (
            paragraph("No option is best on every count."),
            Table("The options, hardest first", head, rows, notes),
            _responses(),
            Figure(_scatter(), "How hard each option is, against what it costs the town.", "The lease is hardest."),
            Figure(_map(), "What would follow each option.", "Five options, each with its reply and reactions."),
        ),
    )


def _responses() -> Table:
    rows = tuple(
        (
            Cell(name),
            Cell("sails three days a week; asks for the berth", (BERTH, SUBSIDY)),
            Cell("no objection", (VOTES,)),
            Cell("welcomes it", (JOBS,)),
        )
        for name in NAMES
    )
    return Table(
        "Who would answer what, and the interest that decides it", ("Option", "Nordline", "County", "The union"), rows
    )


def _scatter() -> Scatter:
    places = ((3, 4), (3, 4), (0, 1), (2, 3), (3, 4))
    points = tuple(
        Point(name, column, row, number % 2 == 0)
        for number, (name, (column, row)) in enumerate(zip(NAMES, places, strict=True))
    )
    return Scatter(
        ("gives up its first priority", "gives up a lesser one", "costs nothing it values", "gains"),
        "what the town is left with",
        tuple(f"{n} tests" for n in range(6)),
        "tests on",
        points,
    )


def _map() -> ResponseMap:
    reactions = (
        ("County: no objection", "The union: calls off the strike, and says so in the press"),
        (),
        ("County: objects",),
    )
    rows = tuple(
        Response(
            name,
            "Sails three days a week and asks for the berth" if i % 2 else "Refuses",
            reactions[i % 3],
            "Winter boat, subsidy paid" if i % 2 else "As before",
        )
        for i, name in enumerate(NAMES)
    )
    return ResponseMap(("The town", "Nordline replies", "Others react", "The town is left with"), rows)


def _constant() -> Section:
    return Section(
        "What will not change",
        "constant",
        (
            Items(
                (
                    sentence("Nordline keeps its summer timetable whatever is done.", SUBSIDY),
                    sentence("The county does not pay."),
                )
            ),
        ),
    )


def _confidence() -> Section:
    return Section(
        "What would change our mind",
        "confidence",
        (
            paragraph(sentence("Two statements decide the order of the first three options.", WINTER, VOTES)),
            Items(
                (
                    sentence(
                        "If Nordline valued the berth below the subsidy, the tender would come first.", BERTH, SUBSIDY
                    ),
                    sentence("If the county paid, nothing would bind."),
                ),
                is_numbered=True,
            ),
        ),
    )


EMPTY = Paper("Nothing yet", "", (), (), ())


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return a paper, or a part of one, with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(changed(item, change) for item in value)
    if isinstance(value, dict):
        return {changed(key, change): changed(item, change) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return type(value)(**{field.name: changed(getattr(value, field.name), change) for field in fields})
    return value


def texts(value: Any) -> Iterator[str]:
    """Yield every text of a paper, or of a part of one."""
    found: list[str] = []
    changed(value, lambda text: found.append(text) or text)
    yield from found


def grounds(value: Any) -> Iterator[Ground]:
    """Yield every ground of a paper, or of a part of one."""
    if isinstance(value, Ground):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from grounds(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from grounds(getattr(value, field.name))
