"""Results that changed, as sentences in plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

SHOWN = 3
"""How many states or initiatives a sentence lists before it counts the rest."""

VERDICTS = {"not possible": "cannot be had", "so already": "stands already"}


def sentence(kind: str, about: str, before: Sequence[str], after: Sequence[str], target: str = "") -> str:
    """Return what a result said before and what it says after, as a sentence with its full stop."""
    if kind in _OF_SETS:
        subject, words = _OF_SETS[kind]
        return f"{subject.format(about=about)}: {_gone_and_new(before, after, words)}."
    subject, words = _OF_VALUES[kind]
    told = subject.format(about=plain(about), target=target or "the target")
    return f"{told}: {words(before)} before, {words(after)} after."


def subject(kind: str, about: str, target: str = "") -> str:
    """Return what a result is about, as its sentence begins."""
    words = _OF_SETS[kind][0] if kind in _OF_SETS else _OF_VALUES[kind][0]
    return words.format(about=about if kind in _OF_SETS else plain(about), target=target or "the target")


def value_in_words(
    kind: str, value: Sequence[str], other: Sequence[str] | None = None, own_is: str = "only here"
) -> str:
    """Return one value of a result in words; of a set that differs from an ``other``, what only this one has."""
    if kind not in _OF_SETS:
        return _best(value, other or ()) if kind == "best" else _OF_VALUES[kind][1](value)
    words = _OF_SETS[kind][1]
    if other is None or not set(value) ^ set(other):
        return _listed([words(one) for one in value]) if value else "none"
    own = [words(one) for one in value if one not in other]
    shared = len(value) - len(own)
    parts = [f"{own_is}: {_listed(own)}"] if own else []
    parts += [f"{shared:,} both before and after"] if shared else []
    return "; ".join(parts) or "none"


def _best(value: Sequence[str], other: Sequence[str]) -> str:
    """Return initiatives that are equally good; of many, a few, those first that another value has not."""
    if len(value) <= SHOWN + 1:
        return _names(value)
    ordered = sorted(value, key=lambda one: one in other)
    return f"{_names(ordered[:SHOWN])} or {len(value) - SHOWN:,} more, all equally good"


def plain(name: str) -> str:
    """Return an initiative or a state for reading: its parts joined by a plus, nothing named as such."""
    return name.replace("+", " + ") if name else "nothing"


def state(name: str) -> str:
    """Return a state for reading, in brackets: the options taken in it."""
    return f"({name.replace('+', ', ') if name else 'nothing taken'})"


def _gone_and_new(before: Sequence[str], after: Sequence[str], words: Callable[[str], str]) -> str:
    gone = [one for one in before if one not in after]
    new = [one for one in after if one not in before]
    parts = [f"no longer {_listed([words(one) for one in gone])}"] if gone else []
    parts += [f"now {_listed([words(one) for one in new])}"] if new else []
    return "; ".join(parts)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    return shown if len(names) <= SHOWN else f"{shown} and {len(names) - SHOWN:,} more"


def _names(found: Sequence[str]) -> str:
    return " or ".join(plain(one) for one in found) or "none"


def _order(found: Sequence[str]) -> str:
    return ", then ".join(found) or "none"


def _tests(found: Sequence[str]) -> str:
    return ", ".join(found) or "no test on"


def _verdict(found: Sequence[str]) -> str:
    return VERDICTS.get(found[0], ", ".join(found))


def _reply(found: Sequence[str]) -> str:
    return " and ".join(f"drops {one[1:]}" if one.startswith("-") else f"takes {one}" for one in found) or "no answer"


def _setting(name: str) -> str:
    return f"{name[1:]} (not taken)" if name.startswith("-") else f"{name} (taken)"


_OF_VALUES: dict[str, tuple[str, Callable[[Sequence[str]], str]]] = {
    "hardest": ("Hardest for {target} on the five tests", _names),
    "hardest_single": ("Hardest single move for {target}", _names),
    "best": ("What suits the initiator best", _names),
    "opening_pays": ("Some opening pays for the initiator", _names),
    "pressure": ("What those inside {target} are most torn over", _order),
    "pressure_on": ("How those inside {target} take {about}", _names),
    "tests": ("Tests on for {about}", _tests),
    "verdict": ("Verdict on {about}", _verdict),
    "reply": ("What {target} does about {about}", _reply),
    "return": ("What {about} brings the initiator", _names),
    "lasts": ("{about} pays and lasts", _names),
}
_OF_SETS: dict[str, tuple[str, Callable[[str], str]]] = {
    "unchanged": ("What no initiative changes", _setting),
    "outcomes": ("Attainable outcomes", state),
    "equilibria": ("Equilibria ({about})", state),
}
