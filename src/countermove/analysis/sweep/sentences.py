"""Judgments as sentences, in plain words.

Source: tradecraft.md, sections 2.3 and 3.2; interface.md, section 3.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from countermove.analysis.sweep.judgments import NONE, NOT_POSSIBLE, NOTHING, TIE
from countermove.analysis.sweep.naming import inside, plain
from countermove.analysis.sweep.question import AssessmentQuestion, Question
from countermove.analysis.sweep.stability import StabilityQuestion
from countermove.analysis.words import listed
from countermove.engine.concepts import concept_named

TESTS = {
    "pull": "cannot be ignored by {target}",
    "bind": "makes even the best answer of {target} give something up",
    "split": "divides those inside {target}",
    "strain": "costs the ally of {target}",
    "trap": "leaves {target} worse off if it is taken back",
}


def sentence(question: Question, judgment: str, value: str) -> str:
    """Return what a value of a judgment says, as a sentence without its full stop."""
    kind, _, about = judgment.partition("/")
    if isinstance(question, StabilityQuestion):
        return _of_states(question, kind, about, value)
    assert isinstance(question, AssessmentQuestion)
    conflict = question.conflict
    mine, theirs = (inside(conflict.party(name).name) for name in (question.initiator, question.target))
    if kind.endswith("_contains") and conflict.status_quo >> conflict.position[about] & 1:
        about = f"-{about}"  # to change what is taken is to drop it, as in the names of initiatives
    return _SENTENCES[kind](mine, theirs, about, value)


def _of_states(question: StabilityQuestion, kind: str, about: str, value: str) -> str:
    concept, state, *party = about.split("/")
    name = concept_named(concept).name
    told = f"state {state} ({question.describe(int(state))})"
    negated = "" if value == "yes" else " not"
    if kind == "equilibrium":
        return f"{told} is{negated} an equilibrium ({name})"
    return f"{told} is{negated} stable for {inside(question.conflict.party(party[0]).name)} ({name})"


def _hardest(mine: str, theirs: str, about: str, value: str) -> str:
    del mine, about
    return f"nothing is hard for {theirs}" if value == NONE else f"hardest for {theirs} is {plain(value)}"


def _hardest_contains(mine: str, theirs: str, about: str, value: str) -> str:
    del mine
    return f"what is hardest for {theirs} {'contains' if value == 'yes' else 'does not contain'} {about}"


def _best(mine: str, theirs: str, about: str, value: str) -> str:
    del theirs, about
    found = value.split(TIE)
    if found == [NOTHING]:
        return f"{mine} does best to do nothing"
    named = " or ".join("doing nothing" if one == NOTHING else plain(one) for one in found)
    return f"what suits {mine} best is {named}"


def _best_contains(mine: str, theirs: str, about: str, value: str) -> str:
    del theirs
    return f"what suits {mine} best {'contains' if value == 'yes' else 'does not contain'} {about}"


def _reply(mine: str, theirs: str, about: str, value: str) -> str:
    del mine
    if value == NOT_POSSIBLE:
        return _gone(about)
    taken = [name for name in value.split("+") if not name.startswith("-")] if value != NONE else []
    dropped = [name[1:] for name in value.split("+") if name.startswith("-")]
    answers = [f"with {listed(taken)}"] if taken else []
    answers += [f"by dropping {listed(dropped)}"] if dropped else []
    return (
        f"{theirs} answers {plain(about)} {' and '.join(answers)}"
        if answers
        else (f"{theirs} does nothing about {plain(about)}")
    )


def _verdict(mine: str, theirs: str, about: str, value: str) -> str:
    del mine
    return _gone(about) if value == NOT_POSSIBLE else f"for {theirs}, {plain(about)}: {value}"


def _return(mine: str, theirs: str, about: str, value: str) -> str:
    del theirs
    said = {"gain": f"{mine} gains by {plain(about)}", "loss": f"{mine} loses by {plain(about)}"}
    return _gone(about) if value == NOT_POSSIBLE else said.get(value, f"{plain(about)} leaves {mine} as well off")


def _dilemma(mine: str, theirs: str, about: str, value: str) -> str:
    del mine
    said = "puts" if value == "yes" else "does not put"
    return _gone(about) if value == NOT_POSSIBLE else f"{plain(about)} {said} {theirs} in a dilemma"


def _displaced(mine: str, theirs: str, about: str, value: str) -> str:
    del mine
    said = "is no longer" if value == "yes" else "is still"
    return (
        _gone(about) if value == NOT_POSSIBLE else f"under {plain(about)} the present line of {theirs} {said} its best"
    )


def _test(mine: str, theirs: str, about: str, value: str) -> str:
    del mine
    initiative, _, test = about.rpartition("/")
    if value == NOT_POSSIBLE:
        return _gone(initiative)
    said = TESTS[test].format(target=theirs)
    return f"{plain(initiative)} {said}" if value == "on" else f"{plain(initiative)}: {test} is off"


def _stays(mine: str, theirs: str, about: str, value: str) -> str:
    del mine, theirs
    return f"{'nothing changes' if value == 'yes' else 'some outcome changes'} {about}"


def _opening_pays(mine: str, theirs: str, about: str, value: str) -> str:
    del theirs, about
    return f"{'some' if value == 'yes' else 'no'} opening pays for {mine}"


def _gone(about: str) -> str:
    return f"{plain(about)} cannot be had"


_SENTENCES: Mapping[str, Callable[[str, str, str, str], str]] = {
    "hardest": _hardest,
    "hardest_contains": _hardest_contains,
    "best": _best,
    "best_contains": _best_contains,
    "reply": _reply,
    "verdict": _verdict,
    "return": _return,
    "dilemma": _dilemma,
    "displaced": _displaced,
    "test": _test,
    "stays": _stays,
    "opening_pays": _opening_pays,
}
