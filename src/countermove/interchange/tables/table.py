"""What a table and a column are, and the columns that several tables share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "prose", "list", "settings", "named", "shares", "needs", "flag", "yes or no", "number"]
GRADES = ("low", "medium", "high")
BASES = ("stated", "inferred", "borrowed", "judged")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of the case format it holds, what it means, and how it is written in a cell.

    Blanks around a ``text`` are not part of it; a ``prose`` is kept as it is typed.
    """

    name: str
    meaning: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and the places of a case its rows go to.

    A step ``{name}`` of a path is a key that stands in the column of that name; where the last step is a plain key, the
    rows are the items of a list. ``value`` names the column that is the whole entry, where an entry is one value.
    ``only`` are the keys that the last step can be, where a mapping holds other things besides.
    """

    name: str
    meaning: str
    paths: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    value: str = ""
    is_core: bool = False
    only: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        """Say whether the rows are the items of a list."""
        return not self.paths[0][-1].startswith("{")

    def column(self, name: str) -> Column:
        """Return a column by its name."""
        return next(column for column in self.columns if column.name == name)


PARTY = Column("decision_maker", "id of the decision maker")
STAKEHOLDER = Column("stakeholder", "id of the stakeholder inside that decision maker")
BECAUSE = Column("because", "why, in the coder's words", "prose")
CITES = Column("cites", "citations, with semicolons between them", "list")
BASIS = Column("basis", "what it rests on", choices=BASES)
NOTE = Column("note", "a remark; changes nothing", "prose")
GROUNDS = (BECAUSE, CITES, BASIS, NOTE)
OF_PARTY = ("decision_makers", "{decision_maker}")
OF_STAKEHOLDER = (*OF_PARTY, "stakeholders", "{stakeholder}")


def grade(name: str, meaning: str) -> Column:
    """Return a column of low, medium and high."""
    return Column(name, meaning, choices=GRADES)
