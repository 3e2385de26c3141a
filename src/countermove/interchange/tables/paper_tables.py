"""The tables of what the paper says of itself: whom it goes to, and who reviewed it."""

from __future__ import annotations

from countermove.interchange.tables.table import Column, Table

RECIPIENTS = Table(
    "recipients",
    "Whom the paper goes to, in order.",
    (("paper", "recipients"),),
    (
        Column("office", "the office or person", "prose"),
        Column("copies", "how many copies", "number"),
        Column("note", "a remark, shown beside it", "prose"),
    ),
)
REVIEWS = Table(
    "reviews",
    "Who was asked about the paper, and what they said.",
    (("paper", "review"),),
    (
        Column("office", "the office that was asked", "prose"),
        Column("name", "who answered for it", "prose"),
        Column("date", "YYYY, YYYY-MM or YYYY-MM-DD"),
        Column("result", "empty while there is no answer", choices=("concurs", "comments", "dissents")),
        Column("note", "the reviewer's own words", "prose"),
    ),
)
