"""Stability in the general senses, asked state by state, is that of a list of all states."""

from __future__ import annotations

import pytest
from properties.engine_models import random_conflict

from countermove.engine.implicit import Implicit
from countermove.engine.implicit.shared import Shared
from countermove.engine.solve import stable_parties
from countermove.model import Conflict, Preference

PIECES = 4
CONFLICTS = 80


def with_statements(conflict: Conflict) -> Conflict:
    """The conflict with every ranking said in statements too."""
    for party in conflict.decision_makers:
        ranking = party.preference.ranking
        if ranking is not None:
            said = Preference(ranking.statements(conflict.option_names), ranking)
            conflict = conflict.with_preference(party.id, said)
    return conflict


def with_first_statements(conflict: Conflict) -> Conflict:
    """The conflict with everybody's first statement alone and no rankings, so that fewer options are mentioned."""
    for party in conflict.decision_makers:
        kept = () if party.preference.is_ranking else tuple(party.preference.statements[:1])
        conflict = conflict.with_preference(party.id, Preference(kept))
    return conflict


@pytest.mark.parametrize("piece", range(PIECES))
def test_a_state_asked_for_is_as_stable_as_in_the_list(piece: int) -> None:
    one_way = held = answered = 0
    for seed in range(piece, CONFLICTS, PIECES):
        conflict = with_statements(random_conflict(seed, most_options=6))
        if seed % 3 == 0:
            conflict = with_first_statements(conflict)
        listed = stable_parties(conflict, ["gmr", "smr"])
        view = Implicit(conflict, shared=Shared(conflict))
        one_way += any(option.is_one_way for option in conflict.options)
        held += view.mentioned.bit_count() < len(conflict.options)
        for code in filter(conflict.is_feasible, range(1 << len(conflict.options))):
            for party in conflict.party_names:
                found = view.shared.general(party, view.movers[party], view.mentioned).at(code & view.mentioned)
                wanted = tuple(listed.stable(party, concept, code) for concept in ("gmr", "smr"))
                assert (found.gmr, found.smr) == wanted, f"random_conflict({seed}), {party} at {code}"
                answered += found.gmr and not found.smr
    assert one_way
    assert held
    assert answered
