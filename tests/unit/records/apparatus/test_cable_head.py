"""The head of a cable gives date, stations, number and level, and leaves the text alone."""

from __future__ import annotations

from unit.records.apparatus.papers import PROSE, found_in, left, parties

from countermove.records.apparatus.cable_head import find_cable_head

from unit.records.apparatus.papers import sheet  # isort: skip

STATE = f"""C O N F I D E N T I A L

ACTION RIV-09

INFO  OCT-01  ISO-00  EB-07
R 191345Z MAR 78
FM AMEMBASSY SELMARA
TO SECSTATE IMMEDIATE 7731
AMEMBASSY QORUND PRIORITY
INFO AMCONSUL PORT TALLIS
MISSION RIVERS COMMISSION

C O N F I D E N T I A L SELMARA 02417

E.O. 11652: GDS
TAGS: PBOR, SL
SUBJ: PILOTS ON THE LOWER MEDDOW

REF: (A) SELMARA 02390, (B) QORUND 00311

1. (C) {PROSE.upper()}

2. (C) {PROSE.upper()}

STANWICK

C O N F I D E N T I A L
NNNN
"""

MILITARY = f"""SECRET NOFORN

O 241510Z JUN 63
FM CINCPORT
TO JCS
INFO CIA
DIA
BT
S E C R E T NOFORN SECTION 1 OF 2

SUBJECT: FERRY TRAFFIC IN TESSALY (U)

1. (S) {PROSE.upper()}
BT
"""


def test_a_diplomatic_cable() -> None:
    found = found_in(STATE)
    document = found.document
    assert (document.type, document.title) == ("cable", "PILOTS ON THE LOWER MEDDOW")
    assert (document.date, document.date_precision) == ("1978-03-19", "day")
    assert document.control_numbers == ("SELMARA 02417",)
    assert document.classification == "Confidential"
    assert parties(found) == [("from", "AMEMBASSY SELMARA"), ("to", "SECSTATE")]
    assert [words[:6] for words in left(STATE)] == ["1. (C)", "2. (C)"]


def test_a_military_cable() -> None:
    document = found_in(MILITARY).document
    assert (document.type, document.title, document.date) == ("cable", "FERRY TRAFFIC IN TESSALY", "1963-06-24")
    assert (document.classification, document.caveats) == ("Secret", ("NOFORN",))


def test_capitals_alone_do_not_make_a_cable() -> None:
    assert not find_cable_head(sheet("SECRET FERRIES\n\nTO THE BOARD\n\nINFORMATION IS SCARCE")).is_cable
    assert found_in(f"THE FERRIES\n\n{PROSE.upper()}\n").document.type is None
