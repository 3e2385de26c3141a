"""PLOVER's types and scores, and how far two coders agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from unit.timeline.events import entries, event

import countermove.model
from countermove.analysis.timeline.agreement import agreement
from countermove.analysis.timeline.scores import scores
from countermove.model.plover import event_types, present_name


def test_there_are_sixteen_types_in_four_kinds_of_four_or_more() -> None:
    types = event_types()
    assert len(types) == 16
    kinds = {
        quad: [one.name for one in types.values() if one.quad == quad] for quad in {t.quad for t in types.values()}
    }
    assert {kind: len(names) for kind, names in kinds.items()} == {
        "verbal cooperation": 4, "material cooperation": 3, "verbal conflict": 4, "material conflict": 5,
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["cooperation", "conflict"])
def test_deeds_weigh_more_than_words(kind: str) -> None:
    sizes = {
        how: [abs(one.score) for one in event_types().values() if one.quad == f"{how} {kind}" and one.score is not None]
        for how in ("verbal", "material")
    }
    assert max(sizes["verbal"]) < min(sizes["material"])


def test_a_charge_has_the_score_of_its_mode_and_none_without() -> None:
    accuse = event_types()["ACCUSE"]
    assert [accuse.score_of(mode) for mode in ("disapprove", "investigate", "ALLEGE", "", "other")] == [
        -2, -3.5, -3.5, None, None,
    ]  # fmt: skip


def test_older_names_are_known() -> None:
    assert [present_name(name) for name in ("Demand", "DISAPPROVE", "fight", "AGREE", "CRIME")] == [
        "REQUEST", "ACCUSE", "ASSAULT", "AGREE", "CRIME",
    ]  # fmt: skip


def test_the_table_comes_with_its_licence() -> None:
    text = (Path(countermove.model.__file__).parent / "data" / "PLOVER-LICENCE.md").read_text(encoding="utf-8")
    assert "Attribution-ShareAlike 4.0" in text
    assert "Open Event Data Alliance" in text


def test_the_mean_is_of_the_last_five_scores_of_the_actor() -> None:
    events = [event(f"e{n}", f"1982-0{n}", actor="a", type="AID" if n == 1 else "REQUEST") for n in range(1, 8)]
    other = event("o", "1982-03", actor="b", type="ASSAULT")
    unknown = event("u", "1982-03", actor="a", type="ACCUSE")
    found = {one.event: (one.score, one.mean) for one in scores(entries(*events, other, unknown))}
    assert found["e1"] == (10, 10)
    assert found["e2"] == (0, 5)
    assert found["e5"] == (0, 2)
    assert found["e6"] == (0, 0)
    assert found["o"] == (-9, -9)
    assert "u" not in found


def test_kappa_of_a_table_by_hand() -> None:
    """Two coders, 10 events: 4 on/on, 3 off/off, 2 on/off, 1 off/on: observed 0.7, chance 0.6·0.5 + 0.4·0.5 = 0.5."""
    pairs = [("on", "on")] * 4 + [("off", "off")] * 3 + [("on", "off")] * 2 + [("off", "on")]
    one = [event(f"e{n}", "1982", direction=first) for n, (first, _) in enumerate(pairs)]
    other = [event(f"e{n}", "1982", direction=second) for n, (_, second) in enumerate(pairs)]
    found = {entry.field: entry for entry in agreement(one, [*other, event("only", "1982")])}
    direction = found["direction"]
    assert (direction.events, direction.observed, direction.expected) == (10, 0.7, 0.5)
    assert direction.kappa == pytest.approx(0.4)
    assert direction.differ == ("e7", "e8", "e9")
    assert found["novelty"].kappa is None, "both use one value only"


def test_coders_who_share_no_event_have_no_agreement() -> None:
    assert agreement([event("a", "1982")], [event("b", "1982")]) == ()
