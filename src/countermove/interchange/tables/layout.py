"""Which tables a case is made of, in the order of the workbook. Everything else reads this."""

from __future__ import annotations

from countermove.interchange.tables.doubt_tables import (
    ALTERNATIVES,
    EVIDENCE,
    HYPOTHESES,
    INDICATORS,
    LIKELIHOODS,
    QUESTIONS,
    RATINGS,
    UNCERTAIN,
)
from countermove.interchange.tables.event_tables import EVENTS, PERIODS, SEAMS, USUAL_LINES
from countermove.interchange.tables.paper_tables import RECIPIENTS, REVIEWS
from countermove.interchange.tables.party_tables import CONTESTS, OPTIONS, RANKINGS, REACTIONS, STAKEHOLDERS, STATEMENTS
from countermove.interchange.tables.table import (
    BASIS,
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

TABLES = (
    Table(
        "sources",
        "Documents that citations point into.",
        (("sources", "{id}"),),
        (
            Column("id", "as written in citations"),
            Column("title", "the document's title", "prose"),
            Column("date", "YYYY, YYYY-MM or YYYY-MM-DD"),
            Column("file", "its text, in the folder of the case"),
            NOTE,
        ),
    ),
    Table(
        "sections",
        "Codes of a document's sections, for citations.",
        (("sources", "{source}", "sections", "{code}"),),
        (
            Column("source", "id of the source"),
            Column("code", "as in citations"),
            Column("heading", "the heading", "prose"),
        ),
        value="heading",
    ),
    Table(
        "decision_makers",
        "Who owns options and wants what, in order.",
        (("decision_makers", "{id}"),),
        (
            Column("id", "short name: letters, digits, underscores"),
            Column("name", "as shown in reports", "prose"),
            Column("picture_of", "the decision maker in whose belief this one behaves so"),
            Column("order", "how its order is given; empty: by whatever is there", choices=("statements", "ranking")),
            NOTE,
        ),
        is_core=True,
    ),
    Table(
        "states",
        "States of a case whose moves are drawn.",
        (("states", "{id}"),),
        (Column("id", "name of the state"), Column("text", "what it is", "prose")),
        value="text",
    ),
    OPTIONS,
    Table(
        "costs",
        "What taking an option costs its owner, by component.",
        ((*OF_PARTY, "options", "{option}", "costs", "{component}"),),
        (
            PARTY,
            Column("option", "id of the option"),
            Column("component", "money, face, …"),
            grade("grade", "empty is no grade, not zero"),
            CITES,
            BASIS,
        ),
    ),
    Table(
        "moves",
        "Moves of a case whose moves are drawn.",
        ((*OF_PARTY, "moves", "{from}"),),
        (PARTY, Column("from", "a state"), Column("to", "the states it can move to", "list")),
        value="to",
    ),
    Table(
        "profiles",
        "Other readings of a decision maker's order.",
        ((*OF_PARTY, "profiles", "{id}"),),
        (PARTY, Column("id", "name of the reading"), *GROUNDS),
    ),
    STAKEHOLDERS,
    STATEMENTS,
    RANKINGS,
    REACTIONS,
    Table(
        "stances",
        "Whether a stakeholder is for or against an option of its own side.",
        ((*OF_STAKEHOLDER, "stances", "{option}"),),
        (
            PARTY,
            STAKEHOLDER,
            Column("option", "id of the option"),
            grade("for", "how strongly for it"),
            grade("against", "how strongly against it"),
            CITES,
            BASIS,
            NOTE,
        ),
    ),
    Table(
        "salience",
        "How much a stakeholder cares, by area of options.",
        ((*OF_STAKEHOLDER, "salience", "{area}"),),
        (PARTY, STAKEHOLDER, Column("area", "area of options"), grade("grade", "how much")),
        value="grade",
    ),
    CONTESTS,
    Table(
        "constraints",
        "What cannot be combined. Each row fills one of the five columns after id.",
        (("constraints",),),
        (
            Column("id", "a name to refer to it by"),
            Column("never", "a formula; states that satisfy it are infeasible", "prose"),
            Column("exactly_one", "of these exactly one is taken", "list"),
            Column("at_least_one", "of these at least one is taken", "list"),
            Column("at_most_one", "of these at most one is taken", "list"),
            Column("requires", "option: what it needs; one a line", "needs"),
            *GROUNDS,
        ),
    ),
    Table(
        "packages",
        "Initiatives to look at by name.",
        (("packages", "{id}"),),
        (
            Column("id", "name of the package"),
            Column("changes", "option: yes or no; semicolons between them", "settings"),
            Column("if", "only against these changes of the other side", "settings"),
            Column("otherwise", "what is done if they are not made", "settings"),
            Column("kind", "a label", choices=("gift", "offer", "threat", "declaratory")),
            *GROUNDS,
        ),
    ),
    Table(
        "positions",
        "What a decision maker argues for in public.",
        (("positions", "{decision_maker}"),),
        (PARTY, Column("settings", "option: yes or no; semicolons between them", "settings")),
        value="settings",
    ),
    Table(
        "links",
        "A favour here is a loss there.",
        (("links",),),
        (
            Column("from", "an option, or a text"),
            Column("to", "an option, or a text"),
            Column("effect", "raises, lowers, …", "prose"),
            Column("believed_by", "the decision maker whose belief it is"),
            *GROUNDS,
        ),
    ),
    UNCERTAIN,
    ALTERNATIVES,
    QUESTIONS,
    HYPOTHESES,
    EVIDENCE,
    RATINGS,
    INDICATORS,
    LIKELIHOODS,
    EVENTS,
    PERIODS,
    USUAL_LINES,
    SEAMS,
    RECIPIENTS,
    REVIEWS,
)

HEAD = "case"
HEAD_MEANING = "What is said of the case as a whole: one key a row."
HEAD_KEYS = (
    Column("title", "what the case is called", "prose"),
    Column("as_of", "information cut-off: YYYY, YYYY-MM or YYYY-MM-DD"),
    Column("summary", "one sentence on what is in dispute", "prose"),
    Column("note", "remarks; they change nothing", "prose"),
    Column("initiator", "the decision maker whose options are looked at"),
    Column("target", "the decision maker that has to answer"),
    Column("allies", "allies of the target, with semicolons between them", "list"),
    Column("status_quo", "the state things are in, where moves are drawn"),
    Column("campaign_by", "the decision maker whose campaign the events are"),
    Column("prepared_by", "who prepared the paper", "prose"),
    Column("handling", "how the paper is to be handled", "prose"),
    Column("comments_to", "to whom comments on the paper go", "prose"),
    Column("paper_question", "the question of the paper, in place of the standard one", "prose"),
    Column("scope", "what the paper covers and what it leaves out", "prose"),
)
HEAD_PATHS = {
    "initiator": ("question", "initiator"),
    "target": ("question", "target"),
    "allies": ("question", "allies"),
    "campaign_by": ("campaign", "by"),
    "prepared_by": ("paper", "prepared_by"),
    "handling": ("paper", "handling"),
    "comments_to": ("paper", "comments_to"),
    "paper_question": ("paper", "question"),
    "scope": ("paper", "scope"),
}
"""Where a key of the head stands in the case, where that is not at the top."""
ABOUT = "about"
NAMES = (HEAD, *(table.name for table in TABLES))


def table_named(name: str) -> Table:
    """Return a table by its name."""
    return next(table for table in TABLES if table.name == name)


def shape(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a path with the names of its keys left out, for comparing paths of different tables."""
    return tuple("*" if step.startswith("{") else step for step in path)


# The table that lists what other tables refer to by a key.
LISTED_IN = {shape(path): table.name for table in TABLES for path in table.paths if not table.is_list}
LISTED = tuple(table.paths[0][0] for table in TABLES if table.is_list and len(table.paths[0]) == 1)
"""The lists at the top of a case whose entries other tables name by their id."""
LISTED_IN |= {(name, "*"): name for name in LISTED}
