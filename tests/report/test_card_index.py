"""The head of a table's row leads to the card that is about the same, whatever number either bears."""

from countermove.report.card_index import CardIndex
from countermove.report.content import Card, Paper, Section


def _paper(*titles: str) -> Paper:
    cards = tuple(Card(title, f"card-{number}", (), ()) for number, title in enumerate(titles, 1))
    return Paper("T", "", (), (), (Section("One", "one", cards[:1]), Section("Two", "two", cards[1:])))


def test_numbers_of_rows_and_cards_do_not_matter() -> None:
    index = CardIndex(_paper("No. 3: Offer a lease", "Wait"))
    assert [index.number(head) for head in ("1. Offer a lease", "Offer a lease", "2. Wait", "Wait.")] == [1, 1, 2, 0]
    found = index.card("3. Offer a lease")
    assert found is not None
    assert found.anchor == "card-1"
    assert index.card("Sell") is None


def test_of_two_cards_about_one_thing_the_first_is_led_to() -> None:
    index = CardIndex(_paper("No. 1: Wait", "No. 2: Wait"))
    assert index.number("Wait") == 1


def test_a_number_inside_a_name_belongs_to_it() -> None:
    index = CardIndex(_paper("No. 1: 3 ferries", "Lease 2. berth"))
    assert index.number("4. 3 ferries") == 1
    assert index.number("Lease 2. berth") == 2
    assert not index.number("Lease berth")
