"""Headlines with by-lines, and addressees alone above a title. Every text is invented."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import MORE, PROSE, left, paper, parties

from countermove.records.apparatus.by_line import is_by_line

HEADLINE = "Ferries Stop in Tessaly as Ice Closes the Sound, but Boatmen Keep Hoping"


@pytest.mark.parametrize("line", ["By OUR OWN CORRESPONDENT", "By PAUL NISSER", "By Ruth Calloway and Paul Nisser"])
def test_a_headline_over_a_by_line_is_the_title(line: str) -> None:
    story = (HEADLINE, line, f"HARROW, Jan. 9 -- {PROSE}", MORE)
    assert paper(*story).document.title == HEADLINE
    assert [words[:6] for words in left("\n\n".join(story) + "\n")] == ["HARROW", MORE[:6]]
    author = [] if "CORR" in line else [("author", line.removeprefix("By "))]
    assert parties(paper(*story)) == author


@pytest.mark.parametrize(
    "line", ["By Order of the Minister", "By hand", "By the Sea", "By 1985 it was over", "Bystanders"]
)
def test_other_lines_that_begin_so_are_none(line: str) -> None:
    assert not is_by_line(line)


def test_a_post_alone_above_the_title_is_the_addressee() -> None:
    found = paper("PRIME MINISTER", "THE FERRIES: A FIRST LOOK", PROSE, MORE)
    assert (found.document.title, parties(found)) == ("THE FERRIES: A FIRST LOOK", [("to", "PRIME MINISTER")])
    assert parties(paper("THE FERRIES", PROSE, "PRIME MINISTER", MORE)) == []
