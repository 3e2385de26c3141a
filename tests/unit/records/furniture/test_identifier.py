"""Release identifiers: repaired position by position, settled by majority."""

from __future__ import annotations

import pytest
from unit.records.furniture.sheets import HEADER, PROSE, remarked, spaced

from countermove.records.furniture.identifier import find_identifiers, settled


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("CIA-RDP85T01058R000201680001-9", "CIA-RDP85T01058R000201680001-9"),
        ("NSA-RDP85T01058R000201680001-9", "NSA-RDP85T01058R000201680001-9"),
        ("CIA-RDP79-00927A005300090002-9", "CIA-RDP79-00927A005300090002-9"),
        ("CIA-RDP80RO1731 R003500180030-6", "CIA-RDP80R01731R003500180030-6"),
        ("C1A-RDP79N04446A000500130001-3", "CIA-RDP79N04446A000500130001-3"),
        ("CIA-RDP83T00233R00020001 0002-0", "CIA-RDP83T00233R000200010002-0"),
        ("CIA-RDP83TOO233R000200010002-0", "CIA-RDP83T00233R000200010002-0"),
    ],
)
def test_repair(raw: str, repaired: str) -> None:
    (reading,) = find_identifiers(f"x {raw} y")
    assert reading.whole
    assert reading.text == repaired
    assert f"x {raw} y"[reading.start : reading.end] == raw


def test_a_shape_that_cannot_be_completed_is_not_whole() -> None:
    (reading,) = find_identifiers("CIA-RDP79TW146A000500130001-3")
    assert not reading.whole


def test_other_identifiers() -> None:
    assert [one.text for one in find_identifiers("C02462959 104-10067-10238 C1234567 2104-10067-10238")] == [
        "C02462959",
        "104-10067-10238",
    ]


def test_the_majority_decides_each_position() -> None:
    right = "CIA-RDP85T01058R000201680001-9"
    readings = [
        right,
        right.replace("201680", "201600"),
        right.replace("R0002", "B0002"),
        right.replace("T010", "T070"),
    ]
    assert settled(readings) == (right,)


def test_different_identifiers_stay_apart() -> None:
    one, other = "CIA-RDP85T01058R000201680001-9", "CIA-RDP79N04446A000500130001-3"
    assert settled([one, other, one]) == (one, other)
    assert settled([]) == ()


def test_only_headers_name_the_document_s_identifier() -> None:
    furniture = spaced(
        HEADER, PROSE[0], "He had read CIA-RDP79N04446A000500130001-3 before he came.", "DUP OF C05422703 RIP"
    )
    assert furniture.release_ids == ("CIA-RDP85T01058R000201680001-9",)


def test_damaged_readings_are_remarked() -> None:
    damaged = HEADER.replace("000201680001", "OOO201680001")
    assert "damaged_identifier" not in remarked(spaced(HEADER, PROSE[0], HEADER))
    furniture = spaced(HEADER, PROSE[0], damaged, PROSE[1], HEADER.replace("T01058", "TW58"))
    (remark,) = [remark for remark in furniture.remarks if remark.code == "damaged_identifier"]
    assert remark.message.startswith("2 of the readings")
    assert furniture.release_ids == ("CIA-RDP85T01058R000201680001-9",)
