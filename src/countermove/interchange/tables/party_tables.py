"""The tables of decision makers and those inside them."""

from __future__ import annotations

from countermove.interchange.tables.table import (
    BASIS,
    BECAUSE,
    CITES,
    GROUNDS,
    NOTE,
    OF_PARTY,
    OF_STAKEHOLDER,
    PARTY,
    STAKEHOLDER,
    Column,
    Table,
    grade,
)

OPTIONS = Table(
    "options",
    "What each decision maker can take or leave. The order of the rows is the order of the options.",
    ((*OF_PARTY, "options", "{id}"),),
    (
        PARTY,
        Column("id", "short name used in statements: letters, digits, underscores"),
        Column("text", "what taking it means", "prose"),
        Column("area", "family the option belongs to"),
        Column("status_quo", "yes if it is taken as things stand; events: as the events say", "flag", ("events",)),
        Column("direction", "on: cannot be undone; off: cannot be taken back", choices=("both", "on", "off")),
        Column("stands_for", "finer measures it lumps together", "list"),
        Column("part_of", "coarser measure it is part of"),
        CITES,
        BASIS,
        NOTE,
    ),
    is_core=True,
)
STATEMENTS = Table(
    "statements",
    "What each decision maker wants, most important first; also what stakeholders want, and other readings.",
    (
        (*OF_PARTY, "preferences"),
        (*OF_PARTY, "profiles", "{profile}", "preferences"),
        (*OF_STAKEHOLDER, "preferences"),
    ),
    (
        PARTY,
        Column("profile", "only for another reading of the order: its name"),
        Column("stakeholder", "only for somebody inside: its id"),
        Column("priority", "1 is the most important; if no row has one, the order of the rows counts", "number"),
        Column("statement", "a formula over option ids with not, and, or, implies, if, iff", "prose"),
        Column("id", "a name to refer to the statement by"),
        Column("tier", "how much it matters", choices=("vital", "important", "minor")),
        BECAUSE,
        CITES,
        BASIS,
        Column("place", "what its place in the order rests on", choices=("stated", "borrowed", "judged", "derived")),
        Column("probability", "how sure that it is held at all, 0 to 1; empty is certain", "number"),
        Column("abandon", "what would make the coder give it up", "prose"),
        NOTE,
    ),
    is_core=True,
)
STAKEHOLDERS = Table(
    "stakeholders",
    "Those inside a decision maker, who judge its replies and own no move.",
    ((*OF_PARTY, "stakeholders", "{id}"),),
    (
        PARTY,
        Column("id", "short name"),
        Column("name", "as shown in reports", "prose"),
        grade("influence", "weighs reactions and stances"),
        Column("weight", "share among those with statements", "number"),
        Column("veto", "yes if a reply it finds worse is blocked", "flag"),
        Column("position", "where it stands, in the coder's words", "prose"),
        CITES,
        BASIS,
        NOTE,
    ),
    is_core=True,
)
REACTIONS = Table(
    "reactions",
    "How a stakeholder takes an option of another side: drawn to it, wary of it, or both.",
    ((*OF_STAKEHOLDER, "reactions", "{option}"),),
    (
        PARTY,
        STAKEHOLDER,
        Column("option", "id of the other side's option"),
        grade("pull", "how strongly it is drawn"),
        grade("push", "how strongly it is wary or hurt"),
        CITES,
        BASIS,
        NOTE,
    ),
    is_core=True,
)
CONTESTS = Table(
    "contests",
    "What some of those inside a decision maker compete for.",
    ((*OF_PARTY, "contests"),),
    (
        PARTY,
        Column("id", "a name"),
        Column("text", "what they compete for", "prose"),
        Column("between", "ids of the stakeholders who compete", "list"),
        Column("since", "since when"),
        Column("until", "when it is decided"),
        *GROUNDS,
    ),
)
RANKINGS = Table(
    "rankings",
    "States in order, in place of statements. States of one place are equally good.",
    ((*OF_PARTY, "ranking"),),
    (
        PARTY,
        Column("place", "1 is the best", "number"),
        Column("state", "Y, N or - for each option in order, or a state's name; rest stands for all others"),
    ),
    is_core=True,
)
