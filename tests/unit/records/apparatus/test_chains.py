"""Lists of offices come apart where one office ends, and nowhere else."""

from __future__ import annotations

import pytest

from countermove.records.apparatus.chains import Chain, chains, is_name_like, office_chains


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Office of Harbour Studies", ("Office of Harbour Studies",)),
        (
            "Coast Division, Office of Ports, and River Division, Office of Inland Waters",
            ("Coast Division, Office of Ports", "River Division, Office of Inland Waters"),
        ),
        ("Office of Near Coasts and Far Islands", ("Office of Near Coasts and Far Islands",)),
        ("Bureau of Ports and Research, Department of Trade", ("Bureau of Ports and Research, Department of Trade",)),
        ("Oil and Transport Division, Office of Ports", ("Oil and Transport Division, Office of Ports",)),
        ("Office of Ports and Office of Locks", ("Office of Ports", "Office of Locks")),
        ("the Council of Ports and the Directorate of Locks", ("Council of Ports", "Directorate of Locks")),
        ("Coast Branch, OXQ", ("Coast Branch, OXQ",)),
        ("OEA and SOVA", ("OEA", "SOVA")),
        ("CIA and with the Departments of State and Trade", ("CIA", "Departments of State and Trade")),
        ("Chief, Coast Branch, Sea Division, OXQ", ("Chief, Coast Branch, Sea Division, OXQ",)),
        ("[redacted] [redacted] Coast Division, Office of Ports", ("Coast Division, Office of Ports",)),
        ("[redacted], [redacted], and [redacted] of OGI", ("OGI",)),
        ("", ()),
        ("[redacted]", ()),
        (", and ,", ()),
    ],
)
def test_offices_are_told_apart(text: str, expected: tuple[str, ...]) -> None:
    assert chains(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SOVA, EURA, and OGI", ("SOVA", "EURA", "OGI")),
        ("State, Trade, and Finance", ("State", "Trade", "Finance")),
        ("Estimates Council, Directorate of Locks", ("Estimates Council", "Directorate of Locks")),
        ("Coast Division, Office of Ports, and the Council", ("Coast Division, Office of Ports", "Council")),
        (
            "the organs of the Departments of State, the Army, and NSA",
            ("organs of the Departments of State, Army", "NSA"),
        ),
    ],
)
def test_a_list_of_peers_is_not_a_chain(text: str, expected: tuple[str, ...]) -> None:
    assert chains(text, peers=True) == expected


def test_a_person_is_told_from_the_office() -> None:
    assert office_chains("Jane Doe, Coast Division, Office of Ports") == (
        Chain("Coast Division, Office of Ports", "Jane Doe"),
    )
    assert office_chains("Jane Doe of the Coast Division, OXQ") == (Chain("Coast Division, OXQ", "Jane Doe"),)
    assert office_chains("Strait Task Force, Office of Ports") == (Chain("Strait Task Force, Office of Ports"),)
    assert office_chains("Jane Doe") == (Chain("Jane Doe"),)


def test_names_hold_no_verbs() -> None:
    assert is_name_like("the Coast Division, Office of Ports [redacted]")
    assert not is_name_like("the Ministry and leaked in May")
