"""What a paper says of the paragraphs it quotes: how sure they are, with their denials, and never across a gap."""

from pathlib import Path

import countermove as cm
from countermove.citing.resolve import resolve_citations
from countermove.report.quoting import quotations

CASE = """countermove: 1
title: A ferry
sources: {MEMO: {file: memo.txt}}
decision_makers:
  town: {options: {permit: {text: Grant it, cites: [MEMO/1/1, MEMO/1/2]}}, preferences: [permit]}
  county: {options: {agree: Agree}, preferences: [agree]}
"""
MEMO = """The county is not likely to agree to a permit before the autumn, and it is unlikely to say so.

The mayor told [redacted] that the ferry would have to go, whatever the crews might think of it.
"""


def test_denials_are_kept_and_gaps_are_not_crossed(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, "utf-8")
    (tmp_path / "memo.txt").write_text(MEMO, "utf-8")
    found = quotations(resolve_citations(cm.load(tmp_path)))
    assert "how sure: not likely (authors) and unlikely (authors)" in found["MEMO/1/1"].facts
    assert found["MEMO/1/2"].opening == "The mayor told …"
    assert found["MEMO/1/2"].remark == "words are withheld in it"
