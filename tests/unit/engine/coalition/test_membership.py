"""A coalition is read from what people write, and what is none is refused with a way out."""

from __future__ import annotations

import pytest

from countermove.engine.coalition.membership import (
    MOST_COALITIONS,
    Credible,
    coalition_concept,
    coalition_concepts,
    coalitions_named,
    coalitions_of,
    credible_named,
    members_of,
)
from countermove.errors import NotApplicable

PARTIES = ("moe", "uniroyal", "local_government")


@pytest.mark.parametrize("written", ["moe+uniroyal", "uniroyal + moe", ["uniroyal", "moe"], ("moe", "uniroyal")])
def test_members_come_in_the_order_of_the_file(written: object) -> None:
    assert members_of(written, PARTIES) == (0, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("moe", '"moe" is one decision maker, not a coalition'),
        ("", "the coalition is empty"),
        ("+", "the coalition is empty"),
        ([], "the coalition is empty"),
        ("moe+", "a plus with nobody beside it"),
        ("moe++uniroyal", "a plus with nobody beside it"),
        ("moe+uniroyl", 'there is no decision maker "uniroyl"; did you mean "uniroyal"?'),
        ("moe+uniroyal+moe", "names moe twice"),
        ("moe+moe", "names moe twice"),
        ("stranger", 'there is no decision maker "stranger"'),
    ],
)
def test_what_is_no_coalition_is_refused(written: object, told: str) -> None:
    with pytest.raises(NotApplicable) as refused:
        members_of(written, PARTIES)  # type: ignore[arg-type]
    assert told in str(refused.value)


def test_all_coalitions_come_smallest_first() -> None:
    assert list(coalitions_of(3)) == [(0, 1), (0, 2), (1, 2), (0, 1, 2)]
    assert len(list(coalitions_of(5, fewest=1))) == 31


def test_too_many_coalitions_are_refused_with_their_number() -> None:
    assert len(list(coalitions_of(12))) == 4_083 <= MOST_COALITIONS
    with pytest.raises(NotApplicable, match="13 decision makers can form 8,178 coalitions"):
        list(coalitions_of(13))


def test_one_coalition_may_stand_for_a_list_and_none_comes_twice() -> None:
    assert coalitions_named("moe+uniroyal", PARTIES) == [(0, 1)]
    assert coalitions_named(["moe+uniroyal", ("uniroyal", "moe"), "uniroyal+local_government"], PARTIES) == [
        (0, 1),
        (1, 2),
    ]


def test_a_reading_of_credible_answers_that_is_none_is_refused_with_those_that_are() -> None:
    assert credible_named("Groups") is Credible.GROUPS
    assert credible_named(Credible.INDIVIDUALS) is Credible.INDIVIDUALS
    with pytest.raises(NotApplicable, match='did you mean "groups"'):
        credible_named("group")
    with pytest.raises(NotApplicable, match="known: individuals, groups"):
        credible_named("both")


def test_concepts_that_are_not_defined_for_coalitions_are_refused() -> None:
    assert coalition_concept("SMR") == "smr"
    with pytest.raises(NotApplicable, match="not defined for coalitions; those that are: nash, gmr, smr, seq"):
        coalition_concept("sim")
    assert coalition_concepts(None, ["sim", "seq", "nash"]) == ("nash", "seq")
    assert coalition_concepts("gmr") == ("gmr",)
