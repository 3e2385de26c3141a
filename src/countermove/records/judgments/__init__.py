"""Estimative language: who says how sure they are of what, and in which words.

``find_judgments`` finds the expressions, ``scales`` reads words as ranges and numbers as words, ``by_strength`` puts
judgments in the order of a summary. No range is ever made up: a word that no scale knows has none.
"""

from __future__ import annotations

from countermove.records.judgments.find import find_judgments
from countermove.records.judgments.scales import Reading, Scale, range_of, scale, scales, term_of
from countermove.records.judgments.strength import by_strength

__all__ = ["Reading", "Scale", "by_strength", "find_judgments", "range_of", "scale", "scales", "term_of"]
