"""The bundled cases of 1985 and 1982: sizes, and what follows from the definitions.

No results are published for them. What is compared is that the compact cases, as coded, give what an independent and
literal reading of the definitions gives, through a reader of its own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from oracle import assessment as oa
from oracle.read_case import read_packages, read_question
from properties.compare_assessments import compare, compare_openings, state
from ruamel.yaml import YAML

import countermove
from countermove.casefile.feasible import count_feasible
from countermove.language import show
from countermove.model import Conflict

CASES = Path(countermove.__file__).parent / "cases"
COMPACT = ["soviet-japan-1985", "soviet-japan-1982"]


@cache
def model(slug: str) -> Conflict:
    found = countermove.load(slug).model()
    assert isinstance(found, Conflict)
    return found


@cache
def literal(slug: str) -> dict[str, Any]:
    """The case as it stands in its file, with the orders as the model has them, since some places are derived."""
    case: dict[str, Any] = YAML(typ="safe").load((CASES / slug / "case.yaml").read_text(encoding="utf-8"))
    for party, maker in case["decision_makers"].items():
        order = model(slug).party(party).preference.statements
        maker["preferences"] = [{"statement": show(one.formula), "tier": one.tier} for one in order]
    return case


@pytest.mark.parametrize(
    ("slug", "raw", "feasible"),
    [
        ("soviet-japan-1985", 12, 2_816),
        ("soviet-japan-1985-full", 44, 2_055_141_851_136),
        ("soviet-japan-1982", 12, 2_304),
        ("soviet-japan-1982-full", 42, 966_367_641_600),
    ],
)
def test_feasible_states_are_as_many_as_counted(slug: str, raw: int, feasible: int) -> None:
    assert len(model(slug).options) == raw
    assert count_feasible(model(slug).option_names, model(slug).constraints).states == feasible


def test_the_compact_case_of_1985_has_as_many_states_as_a_count_by_hand() -> None:
    """With the islands on the agenda, their return, the visit and the dialogue are free: 8. Without, nothing can be
    returned, and a visit leaves the dialogue free, 2, and no visit none, 1. The other eight options are free."""
    conflict = model("soviet-japan-1985")
    listed = [code for code in range(2**12) if conflict.is_feasible(code)]
    on_the_agenda = 1 << conflict.position["agenda"]
    assert sum(bool(code & on_the_agenda) for code in listed) == 8 * 2**8
    assert sum(not code & on_the_agenda for code in listed) == (2 + 1) * 2**8


@pytest.mark.parametrize("slug", COMPACT)
def test_what_a_derived_order_says_is_what_the_file_says(slug: str) -> None:
    """Deriving places moves statements, and may turn one round, but neither adds nor drops any."""
    typed: dict[str, Any] = YAML(typ="safe").load((CASES / slug / "case.yaml").read_text(encoding="utf-8"))
    for party, maker in typed["decision_makers"].items():
        order = model(slug).party(party).preference.statements
        assert sorted(one.id for one in order) == sorted(line["id"] for line in maker["preferences"])


@pytest.mark.parametrize("slug", COMPACT)
def test_every_initiative_of_a_compact_case_is_assessed_as_the_definitions_say(slug: str) -> None:
    q = read_question(literal(slug))
    found = countermove.assess(slug)
    assert found.assessment.max_changes == 3
    compare(found, q, oa.initiatives(q, read_packages(literal(slug)), 3), listed=False)


@pytest.mark.parametrize("slug", COMPACT)
def test_the_attainable_outcomes_of_a_compact_case_are_those_of_the_definitions(slug: str) -> None:
    compare_openings(countermove.assess(slug, max_changes=1), read_question(literal(slug)))


def test_who_holds_what_in_the_general_senses_in_1985() -> None:
    q = read_question(literal("soviet-japan-1985"))
    found = countermove.assess("soviet-japan-1985", max_changes=1)
    compare(found, q, oa.initiatives(q, read_packages(literal("soviet-japan-1985")), 1), listed=True)


def test_what_holds_in_1985() -> None:
    """Facts of the coding, each a consequence of the definitions and checked against the literal reading above."""
    found = countermove.assess("soviet-japan-1985")
    conflict, assessment = found.conflict, found.assessment
    at_rest = {"us_cooperation", "us_pressure"}
    assert state(conflict, assessment.situation.baseline) == at_rest == state(conflict, conflict.status_quo)
    assert set(assessment.unchanged) == at_rest
    visit, agenda = assessment.initiative("fm_visit"), assessment.initiative("agenda")
    assert visit.consequence.replied == visit.consequence.opened  # a bare visit is not enough for Tokyo
    assert state(conflict, agenda.consequence.replied) == at_rest | {"agenda", "dialogue"}
    islands = assessment.initiative("return_islands")
    assert islands.initiative.needs == ("agenda",)
    assert [(one.party, dict(one.triggered)) for one in islands.cost.linkage] == [("beijing", {"claims": True})]
    favours = assessment.initiative("econ_favours")
    assert [(one.party, one.cost.priority) for one in favours.cost.linkage] == [("west_europe", -3)]
