"""Stamps: authority, review, warnings, editors' notes; and sentences that begin with the same words."""

from __future__ import annotations

import pytest
from unit.records.furniture.sheets import PROSE, kind_of, kinds, read, spaced

STAMPS = (
    "Classified by 123456",
    "Derivative Classified by 4411",
    "Declassify on: OADR",
    "DECL OADR",
    "Derived from: Multiple Sources",
    "Reason: 1.5(c)",
    "E.O. 11652: GDS",
    "Exempt from General Declassification Schedule",
    "Excluded from automatic downgrading and declassification",
    "NO CHANGE IN CLASS. [] DECLASSIFIED CLASS. CHANGED TO: TS S C",
    "NEXT REVIEW DATE:",
    "State Dept. review completed",
    "DIA review(s) completed.",
    "NSC REVIEW COMPLETED, 8/12/2003",
    "State Department declassification & release instructions on file",
    "MORI DocID: 12345",
    "National Security Information",
    "Unauthorized Disclosure Subject to Criminal Sanctions",  # codespell:ignore
    "[Omitted here is a paragraph on lighthouses.]",
    "[Here follows discussion of item 1, “Dues”.]",
)
SENTENCES = (
    "Classified by the Army as useless, the gun was melted.",
    "Derived from the Latin word for a river",
    "the annual review completed last week",
    "An annual review completed last week",
    "Mori said he would go",
    "extended by a week, the talks",
    "Downgrade to second tier",
    "Group 1",
    "reason enough",
    "National security information is kept in the tower and nobody reads it.",
    "[sic]",
)


@pytest.mark.parametrize("words", STAMPS)
def test_stamps(words: str) -> None:
    assert kind_of(words) == "stamp"


@pytest.mark.parametrize("words", SENTENCES)
def test_sentences(words: str) -> None:
    assert kind_of(words) == "text"


def test_a_group_is_a_stamp_above_its_words_only() -> None:
    assert kinds(read("GROUP 1", "Excluded from automatic", "downgrading and declassification")) == ["stamp"] * 3
    assert kind_of("GROUP 1") == "text"


def test_a_warning_runs_to_the_next_blank_line() -> None:
    lines = [
        "This document contains information affecting the national defense of the",  # codespell:ignore
        "United States, within the meaning of the law.",
        "",
        PROSE[0],
    ]
    assert kinds(read(*lines)) == ["stamp", "stamp", "text"]


def test_boxes_to_be_ticked_are_no_redactions() -> None:
    assert read("NO CHANGE IN CLASS. [ ] DECLASSIFIED", "", PROSE[0]).marks == ()


def test_the_order_in_a_cable_s_head_belongs_to_the_head() -> None:
    assert kinds(read("E.O. 11652: GDS", "TAGS: PBOR", "SUBJ: PILOTS")) == ["text"] * 3


def test_a_sentence_in_brackets_above_everything_is_an_editor_s() -> None:
    assert kinds(spaced("[An invented memorandum. No such people exist.]", *PROSE)) == ["stamp", "text", "text", "text"]
    assert kinds(spaced(PROSE[0], "[He did not say which harbour he meant.]", PROSE[1])) == ["text"] * 3
