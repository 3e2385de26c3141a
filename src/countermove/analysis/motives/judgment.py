"""What the two scores come to, in sentences: calibrated words with their range, confidence in a sentence of its own.

Source: tradecraft.md, sections 3.2 and 4.3.
"""

from __future__ import annotations

from collections.abc import Sequence

from countermove.analysis.motives.predictions import Prediction, are_alike
from countermove.analysis.motives.ranking import Ranking, disagreements
from countermove.analysis.motives.weighed import Weighed
from countermove.analysis.words import listed, phrase
from countermove.model import Rivals

_CLOSE_TO_SURE = 1e-6
NO_DEBIASING = (
    "A matrix like this one is an audit trail. It is not claimed to remove bias: studies of the usual layout found no "
    "such effect. One study found less confirmation bias with hypotheses in rows; that is why they stand there."
)


def sentences(found: Weighed) -> list[str]:
    """Return what both scores say, whether they agree, and what would change the first."""
    if not found.matrix.evidence:
        return ["No evidence is coded about this question, so nothing has been weighed."]
    if len(found.flat.ranking) == 1 and len(found.against.ranking) == 1:
        return ["Nothing in the matrix tells the hypotheses apart: they stand level in both scores."]
    return [by_likelihood(found), by_inconsistency(found), agreement(found), *flips(found)]


def by_likelihood(found: Weighed) -> str:
    """Return the sentence on the likelihood score, with the range over the starting chances tried."""
    names = found.flat.ranking[0]
    start = "from equal starting chances"
    if found.analyst is not None:
        start += " and from the analyst's"
    told = _phrase(found, names[0])
    if len(names) > 1:
        return f"By likelihoods, {listed(names)} come first and are level: each {told}, {start}."
    text = next(one.text for one in found.matrix.hypotheses if one.id == names[0])
    alone = "" if found.matrix.rivals.is_exclusive else ", weighed by itself"
    return f"By likelihoods, {names[0]} comes first ({_bare(text)}): {told}{alone}, {start}."


def _phrase(found: Weighed, name: str) -> str:
    low, high = (min(max(end, _CLOSE_TO_SURE), 1 - _CLOSE_TO_SURE) for end in found.chances(name))
    return phrase(low, None if low == high else (low, high))


def by_inconsistency(found: Weighed) -> str:
    """Return the sentence on the weighted inconsistency."""
    order, score = found.against.ranking, found.against.score
    if len(order) == 1:
        return "By weighted inconsistency all hypotheses are level: nothing speaks against any more than another."
    verb = "comes" if len(order[0]) == 1 else "come"
    last = f"{listed(order[-1])} {'comes' if len(order[-1]) == 1 else 'come'} last ({signed(score[order[-1][0]])})"
    return f"By weighted inconsistency, {listed(order[0])} {verb} first ({signed(score[order[0][0]])}); {last}."


def agreement(found: Weighed) -> str:
    """Return whether the two scores agree."""
    one, other = found.flat.ranking, found.against.ranking
    if not found.scores_agree:
        return (
            f"The two scores disagree: by likelihoods {listed(one[0])} first, by inconsistency {listed(other[0])}. "
            "The first counts what speaks for a hypothesis as well; the second only what speaks against it."
        )
    below: dict[str, list[str]] = {}
    for above, name in disagreements(one, other):
        below.setdefault(above, []).append(name)
    if below:
        pairs = "; ".join(f"{above} above {listed(names)}" for above, names in below.items())
        return f"The two scores agree on what comes first, and disagree further down. By likelihoods alone: {pairs}."
    level = " (where one has hypotheses level, the other need not)" if _shape(one) != _shape(other) else ""
    return f"The two scores put no two hypotheses the opposite way{level}."


def flips(found: Weighed) -> list[str]:
    """Return which line of evidence, left out, changes what either score puts first."""
    lines = []
    for one in found.dropped:
        changed = []
        if one.likelihood_flips:
            changed.append(f"{listed(one.by_likelihood[0])} first by likelihoods")
        if one.inconsistency_flips:
            changed.append(f"{listed(one.by_inconsistency[0])} first by inconsistency")
        if changed:
            lines.append(f"Without {one.line}: {', and '.join(changed)}.")
    return lines or ["Leaving out any one line of evidence changes what comes first in neither score."]


def staging_effect(before: Weighed, after: Weighed, hypothesis: str) -> list[str]:
    """Return what it does to allow for evidence that was made to look as if a hypothesis held."""
    staged = before.matrix.staged_name
    was, now = before.flat.probability[hypothesis], after.flat.probability[hypothesis]
    words = phrase(min(max(now, _CLOSE_TO_SURE), 1 - _CLOSE_TO_SURE)).removesuffix(")")
    return [
        f"With staging allowed for, {hypothesis} is {words}; {now:.0%}, against {was:.0%} without), from equal "
        f"starting chances; {staged}, that the evidence was made to look so, stands level with it.",
        f"Whoever stages evidence makes it as expected as {hypothesis} would, so nothing in this matrix tells the two "
        "apart. Only evidence that its author could not have made, or could not have afforded to make, would.",
    ]


def on_predictions(found: Sequence[Prediction], rivals: Rivals) -> str:
    """Return what the model-based column comes to, or that there is none."""
    if not found and any(one.is_modelled for one in rivals.hypotheses):
        who = "" if rivals.about else ": the question does not say whose motives it is about (`about:`)"
        return f"No move is predicted{who}, so the matrix rests on what the coder rated, and the model adds nothing."
    if not found:
        return (
            "No hypothesis changes the model, so none predicts a move: the matrix rests on what the coder rated, "
            "and the model adds nothing."
        )
    if are_alike(found):
        names = listed([one.hypothesis for one in found])
        return f"The model predicts the same under {names}: it cannot tell these motives apart by moves."
    number = len(found[0].observed)
    if not number:
        return "The model predicts different moves under different hypotheses, and none was seen yet."
    counts: dict[int, list[str]] = {}
    for one in found:
        counts.setdefault(one.matched, []).append(one.hypothesis)
    told = "; ".join(f"{count} under {listed(counts[count])}" for count in sorted(counts, reverse=True))
    moves = "the one move seen" if number == 1 else f"the {number} moves seen"
    left = "; what it leaves open does not count" if any(one.left_open for one in found) else ""
    return f"Of {moves}, the model predicts {told}{left}."


def signed(value: float) -> str:
    """Return a score as it is printed, with a true minus sign."""
    return f"{value:.1f}".replace("-", "−") if round(value, 1) else "0"


def _shape(order: Ranking) -> list[frozenset[str]]:
    return [frozenset(level) for level in order]


def _bare(text: str) -> str:
    return text.rstrip(" .")
