"""The tables of what is uncertain: its sources, rival hypotheses, evidence, indicators."""

from __future__ import annotations

from countermove.interchange.tables.table import BASES, BECAUSE, CITES, GROUNDS, NOTE, Column, Table

UNCERTAIN = Table(
    "uncertain",
    "Typed sources of uncertainty.",
    (("uncertain",),),
    (
        Column("id", "a name"),
        Column("kind", "", choices=("presence", "order", "variant", "weight", "grade", "structure")),
        Column("of", "the item, such as company/preferences/3"),
        Column("above", "order: the statement that stands above"),
        Column("below", "order: this one"),
        Column("reversal", "order: how the two are turned round", choices=("lift", "lower", "swap")),
        Column("block", "order: statements whose order is open", "list"),
        Column("phi", "order: spread of the block, 0 to 1", "number"),
        Column("range", "weight: lowest and highest", "list"),
        Column("grades", "grade: each possible grade, with its probability or without", "shares"),
        Column("what", "structure: what is open", choices=("available", "reversible", "reply_order")),
        Column("probability", "how likely it is as the case has it", "number"),
        Column("hypothesis", "items under one name stand or fall together"),
        Column("abandon", "what would make the coder give it up", "prose"),
        BECAUSE,
        CITES,
        Column("basis", "what it rests on", choices=(*BASES, "assumption")),
        NOTE,
    ),
)
ALTERNATIVES = Table(
    "alternatives",
    "The readings of an uncertain statement.",
    (("uncertain", "{uncertain}", "alternatives"),),
    (
        Column("uncertain", "id in the table uncertain"),
        Column("statement", "a formula", "prose"),
        Column("probability", "how likely this reading is", "number"),
        *GROUNDS,
    ),
)
QUESTIONS = Table(
    "questions",
    "Questions about an actor that have rival answers.",
    (("hypotheses", "{id}"),),
    (
        Column("id", "a name"),
        Column("question", "what is asked", "prose"),
        Column("about", "the decision maker it is about"),
        Column("exclusive", "no if several answers can hold at once; empty is yes", "yes or no"),
        Column("varied", "no if a sweep does not go through the answers; empty is yes", "yes or no"),
        *GROUNDS,
    ),
)
HYPOTHESES = Table(
    "hypotheses",
    "The rival answers to a question, and what each settles in the model.",
    (("hypotheses", "{question}", "answers", "{id}"),),
    (
        Column("question", "id in the table questions"),
        Column("id", "a name"),
        Column("text", "the answer in a few words", "prose"),
        Column("probability", "how likely before the evidence; empty where unknown", "number"),
        Column("fixes", "uncertain item: its outcome; semicolons between them", "named"),
        Column("profiles", "decision maker: the reading of its order; semicolons between them", "named"),
        Column("first", "statements that then come first, such as company/preferences/3", "list"),
        *GROUNDS,
    ),
)
EVIDENCE = Table(
    "evidence",
    "What tells rival hypotheses apart.",
    (("evidence",),),
    (
        Column("id", "a name"),
        Column("text", "what is known", "prose"),
        Column("about", "id in the table questions; empty for the only one"),
        Column("kind", "said or reported, a move, or something left out", choices=("text", "move", "absence")),
        Column("date", "YYYY, YYYY-MM or YYYY-MM-DD"),
        Column("event", "id in the table events"),
        Column("option", "move: the option"),
        Column("direction", "move: taken or dropped", choices=("on", "off")),
        Column("group", "pieces of one group count once"),
        Column("reliability", "of the source: A to E, or F", choices=("A", "B", "C", "D", "E", "F")),
        *GROUNDS,
    ),
)
RATINGS = Table(
    "ratings",
    "How expected a piece of evidence is if a hypothesis holds.",
    (("evidence", "{evidence}", "ratings", "{hypothesis}"),),
    (
        Column("evidence", "id in the table evidence"),
        Column("hypothesis", "id in the table hypotheses"),
        Column("rating", "a term from almost no chance to almost certain"),
        BECAUSE,
    ),
)
INDICATORS = Table(
    "indicators",
    "Moves to watch for.",
    (("indicators",),),
    (
        Column("id", "a name"),
        Column("text", "what to look for", "prose"),
        Column("about", "id in the table questions; empty for the only one"),
        Column("option", "the option that would be seen"),
        Column("direction", "taken, dropped, or not taken by the date under until", choices=("on", "off", "absent")),
        Column("since", "the earliest it can be expected"),
        Column("until", "the latest"),
        Column("seen_by", "who can see it", "prose"),
        Column("status", "whether it has been seen", choices=("open", "seen", "not_seen")),
        Column("date", "when it was seen, or looked for in vain"),
        *GROUNDS,
    ),
)
LIKELIHOODS = Table(
    "likelihoods",
    "The coder's own term for an indicator, in place of what the model computes.",
    (("indicators", "{indicator}", "likelihoods", "{hypothesis}"),),
    (
        Column("indicator", "id in the table indicators"),
        Column("hypothesis", "id in the table hypotheses"),
        Column("rating", "a term from almost no chance to almost certain"),
        BECAUSE,
    ),
)
