"""The rules by the names that the data file uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from countermove.records.judgments import (
    rules_belief,
    rules_chance,
    rules_evidence,
    rules_likelihood,
    rules_option,
    rules_possibility,
)
from countermove.records.judgments.finding import Finding, Place

Rule = Callable[[Place], Finding | None]

RULES: Mapping[str, Rule] = {
    "adverb": rules_likelihood.adverb,
    "appearance": rules_possibility.appearance,
    "belief": rules_belief.belief,
    "certain": rules_likelihood.certain,
    "chance": rules_chance.chance,
    "could": rules_option.could,
    "doubt": rules_likelihood.doubt,
    "evidence": rules_evidence.evidence,
    "evidence_noun": rules_evidence.evidence_noun,
    "evidential": rules_likelihood.evidential,
    "expect": rules_likelihood.expect,
    "hardly": rules_likelihood.hardly,
    "likely": rules_likelihood.likely,
    "modal": rules_possibility.modal,
    "must": rules_belief.must,
    "noun_like": rules_belief.noun_like,
    "of_mind": rules_belief.of_mind,
    "phrase": rules_belief.phrase,
    "possibility": rules_possibility.possibility,
    "potential": rules_possibility.potential,
    "predicate": rules_likelihood.predicate,
    "remote": rules_likelihood.remote,
    "rule_out": rules_likelihood.rule_out,
    "seen_as": rules_belief.seen_as,
    "that_or_whether": rules_likelihood.that_or_whether,
    "with_clause": rules_belief.with_clause,
    "would": rules_option.would,
}
"""Each says whether a cue where it stands is a judgment, and returns what it is, or None."""
