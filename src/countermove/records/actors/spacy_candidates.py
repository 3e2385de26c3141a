"""Let spaCy propose names that the gazetteer does not know. It is an extra: nothing else needs it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from countermove.errors import RecordError
from countermove.records.actors.find import CANDIDATE, slug
from countermove.records.record import Actor, Mention, Passage

MODEL = "en_core_web_sm"
LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def spacy_candidates(passages: Iterable[Passage], model: str = MODEL) -> tuple[Actor, ...]:
    """Return what a spaCy model takes for persons, bodies and states, as candidates in order of appearance.

    They are proposals: give them to ``merged`` with the actors that were found, which take precedence.

    Raises: ``RecordError`` where spaCy or the model is not installed.
    """
    pipeline = _loaded(model)
    found: dict[str, tuple[str, list[Mention]]] = {}
    for passage in passages:
        for entity in pipeline(passage.text).ents:
            if entity.label_ in LABELS:
                _note(found, passage.cite, entity)
    return tuple(Actor(key, name, CANDIDATE, tuple(mentions)) for key, (name, mentions) in found.items())


def _note(found: dict[str, tuple[str, list[Mention]]], cite: str, entity: Any) -> None:
    mention = Mention(cite, entity.start_char, entity.end_char, entity.text)
    found.setdefault(slug(entity.text), (entity.text, []))[1].append(mention)


def _loaded(model: str) -> Any:
    try:
        spacy: Any = import_module("spacy")
    except ImportError:
        message = "names were asked of spaCy, which is not installed; install countermove[nlp], or leave --spacy out"
        raise RecordError(message) from None
    try:
        return spacy.load(model)
    except OSError:
        raise RecordError(f'spaCy has no model "{model}"; install it, or leave --spacy out') from None
