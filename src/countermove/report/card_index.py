"""Which card the head of a table's row is about, so that one can lead to the other."""

from __future__ import annotations

import re

from countermove.report.content import Card, Paper

_NUMBER = re.compile(r"^(No\. )?\d+[.:] ")


class CardIndex:
    """The cards of a paper in their order, found by what they are about; of several about one thing, the first."""

    def __init__(self, paper: Paper) -> None:
        self.cards = tuple(block for section in paper.sections for block in section.blocks if isinstance(block, Card))
        self._numbers: dict[str, int] = {}
        for number, card in enumerate(self.cards, 1):
            self._numbers.setdefault(_unnumbered(card.title), number)

    def number(self, head: str) -> int:
        """Return the number of the card that the head of a row is about, from 1; 0 where there is none."""
        return self._numbers.get(_unnumbered(head), 0)

    def card(self, head: str) -> Card | None:
        """Return the card that the head of a row is about, or None."""
        number = self.number(head)
        return self.cards[number - 1] if number else None


def _unnumbered(text: str) -> str:
    """Return a name without its number: a row about "3. Offer a lease" is about the card "No. 3: Offer a lease"."""
    return _NUMBER.sub("", text)
