"""Stamps that a release puts on a paper change no citation and no word of it.

Source: mission F02 and F04.
"""

from pathlib import Path
from random import Random

import pytest

from countermove.records.read import read_source
from countermove.records.readers.text import source_of_text
from countermove.records.record import Record

SAMPLES = Path(__file__).parent / "samples"
STAMPS = ("25X1", "25X1\n\n25X1", "Confidential\n\nConfidential", "25X1\n\nConfidential\n\n25X1")


def stamped(text: str, seed: int) -> str:
    """Return a text with stamps between some of its blocks."""
    random = Random(seed)
    blocks = text.split("\n\n")
    return "\n\n".join(f"{block}\n\n{random.choice(STAMPS)}" if random.random() < 0.3 else block for block in blocks)


def passages(record: Record) -> list[tuple[str, str, str]]:
    return [(passage.cite, passage.text, passage.key) for passage in record.passages()]


@pytest.mark.parametrize("seed", range(8))
def test_stamps_between_paragraphs_change_no_citation(seed: int) -> None:
    text = (SAMPLES / "strait-memo.txt").read_text("utf-8")
    plain = read_source(source_of_text(text), doc_id="X")
    more = read_source(source_of_text(stamped(text, seed)), doc_id="X")
    assert passages(more) == passages(plain)
    assert sum(more.counts.exemption_codes.values()) > sum(plain.counts.exemption_codes.values())


def test_another_release_with_other_stamps_has_the_same_keys() -> None:
    text = (SAMPLES / "strait-memo.txt").read_text("utf-8")
    header = "Approved For Release 2010/07/14 : CIA-RDP85T01058R000201680001-9"
    again = header + "\n\n" + text.replace("25X1", "STAT").replace("\n\n1\n\n", f"\n\n1\n\n{header}\n\n{header}\n\n")
    one, other = (read_source(source_of_text(version), doc_id="X") for version in (text, again))
    assert [key for _, _, key in passages(one)] == [key for _, _, key in passages(other)]
    assert other.document.release_ids == ("CIA-RDP85T01058R000201680001-9",)
