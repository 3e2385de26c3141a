"""The names of the places in a document that something leads to: sections, cards, quotations and notes."""

from __future__ import annotations

from countermove.report.card_index import CardIndex
from countermove.report.content import Card, Paper


class Places:
    """Names of bookmarks. A name is a number with a word before it, since Word takes few letters in names."""

    def __init__(self, paper: Paper) -> None:
        self._index = CardIndex(paper)
        self._cards = {id(card): _card(number) for number, card in enumerate(self._index.cards, 1)}
        self._quotations = {cite: f"_Quotation{number}" for number, cite in enumerate(paper.quotations, 1)}

    def card(self, card: Card) -> str:
        """Return the name of a card's place."""
        return self._cards[id(card)]

    def about(self, text: str) -> str:
        """Return the place of the card that the head of a table's row is about, or nothing."""
        number = self._index.number(text)
        return _card(number) if number else ""

    def quotation(self, cite: str) -> str:
        """Return the place of the cited words, or nothing where they are not at hand."""
        return self._quotations.get(cite, "")

    @staticmethod
    def section(number: int) -> str:
        """Return the name of a section's place."""
        return f"_Toc{number}"

    @staticmethod
    def note(number: int) -> str:
        """Return the name of the place where a note is first referred to."""
        return f"_Note{number}"


def _card(number: int) -> str:
    return f"_Card{number}"
