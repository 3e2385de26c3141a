"""spaCy as an extra: what it proposes, and what is said where it is absent. A stub stands in for it."""

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from countermove.errors import RecordError
from countermove.records.actors.spacy_candidates import spacy_candidates
from countermove.records.record import Passage

PASSAGES = [Passage("M/1", "Karo Velin met Velin in May.", (1, 1)), Passage("M/2", "Karo Velin left.", (2, 2))]


def entity(text: str, label: str, start: int) -> SimpleNamespace:
    return SimpleNamespace(text=text, label_=label, start_char=start, end_char=start + len(text))


def stub(load: Any) -> ModuleType:
    module = ModuleType("spacy")
    module.load = load  # type: ignore[attr-defined]
    return module


def test_names_are_proposed_as_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    def pipeline(text: str) -> SimpleNamespace:
        return SimpleNamespace(ents=[entity("Karo Velin", "PERSON", 0), entity("May", "DATE", 24)])

    monkeypatch.setitem(sys.modules, "spacy", stub(lambda _: pipeline))
    (actor,) = spacy_candidates(PASSAGES)
    assert (actor.id, actor.name, actor.type) == ("karo_velin", "Karo Velin", "candidate")
    assert [(mention.cite, mention.start, mention.end) for mention in actor.mentions] == [
        ("M/1", 0, 10),
        ("M/2", 0, 10),
    ]


def test_without_spacy_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(RecordError, match="not installed; install countermove"):
        spacy_candidates(PASSAGES)


def test_without_the_model_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        raise OSError(name)

    monkeypatch.setitem(sys.modules, "spacy", stub(load))
    with pytest.raises(RecordError, match='spaCy has no model "en_core_web_sm"'):
        spacy_candidates(PASSAGES)
