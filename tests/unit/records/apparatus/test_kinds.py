"""What a paper calls itself."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import PROSE, paper

from countermove.records.apparatus.kinds import type_line


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An Intelligence Memorandum", "intelligence memorandum"),
        ("A RESEARCH PAPER", "research paper"),
        ("NATIONAL INTELLIGENCE ESTIMATE NUMBER 41-54", "national intelligence estimate"),
        ("STAFF MEMORANDUM NO. 21-64", "staff memorandum"),
        ("Memorandum", "memorandum"),
        ("TELEGRAM FROM EMBASSY ORME TO FOREIGN OFFICE", "telegram"),
        ("Memorandum and its enemies", None),
        ("Estimates of the harvest", None),
        ("The minutes tell another story", None),
        ("", None),
    ],
)
def test_a_line_that_names_the_kind(text: str, kind: str | None) -> None:
    assert type_line(text) == kind


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (("MEMORANDUM FOR: The Board", "SUBJECT: Ferries", PROSE), "memorandum"),
        (("NOTE FOR THE MINISTER", "Ferries", PROSE), "note"),
        (("BRIEFING PAPER FOR THE SECRETARY", "Ferries", PROSE), "briefing paper"),
        (("May 1984", "Ferries", PROSE, "This assessment was prepared by the Office of Ports."), "assessment"),
        (("May 1984", "Ferries", PROSE, "This paper was prepared by the Office of Ports."), None),
        (("EA M 85-10135", "Ferries", PROSE), "memorandum"),
        (("ER IM 72-81", "Ferries", PROSE), "intelligence memorandum"),
        (("NIE 41-54", "Ferries", PROSE), "estimate"),
        (("February 9, 1983", "Dear Mr. Marl:", PROSE), "letter"),
        (("May 1984", "Ferries", PROSE), None),
    ],
)
def test_the_kind_of_a_paper(parts: tuple[str, ...], kind: str | None) -> None:
    assert paper(*parts).document.type == kind
