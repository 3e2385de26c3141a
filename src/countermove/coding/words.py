"""Words of documents and of cases compared, and made into texts and names to start from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from countermove.coding.table import table
from countermove.language import is_identifier

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SUFFIX = re.compile(r"(?<=\w{4})(?:ations?|ments?|ings?|ies|ied|ers?|ed|es|s|ly|y)$")
LONGEST_NAME = 28
LONGEST_TEXT = 14
"""Words of a course of action that are proposed at most."""


def stem(word: str) -> str:
    """Return a word cut so that its forms are the same: reopening, reopens and reopen."""
    lowered = re.sub(r"['’]s?$", "", word.lower())
    shortened = _SUFFIX.sub("", lowered)
    if shortened != lowered:
        return shortened[:7].rstrip("ei")
    return lowered[:7].rstrip("ei") if len(lowered) > 4 else lowered


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that mean something by themselves."""
    words = (word.lower() for word in _WORD.findall(text.replace("_", " ")))
    return frozenset(stem(word) for word in words if len(word) > 2 and word not in table().empty)


def likest(phrase: str, known: Mapping[str, frozenset[str]]) -> str:
    """Return the name whose words are most in a phrase: two at least, or all of them; empty where none or two are."""
    here = stems(phrase)
    scored = []
    for name, own in known.items():
        common = len(here & own)
        if own and (common >= 2 or common == len(own)) and common >= 0.3 * len(own):
            scored.append((common, common / len(own), name))
    scored.sort(key=lambda entry: (-entry[0], -entry[1]))
    if not scored or (len(scored) > 1 and scored[0][:2] == scored[1][:2]):
        return ""
    return scored[0][2]


def alike(left: Collection[str], right: Collection[str]) -> bool:
    """Say whether two sets of stems say much the same: two in common at least, and a third of the smaller."""
    common = len(set(left) & set(right))
    smaller = min(len(left), len(right))
    return smaller > 0 and (common >= 2 or common == smaller) and common >= smaller / 3


def name_of(text: str, taken: Iterable[str] = ()) -> str:
    """Return a short name from the main words of a text, a valid one that is not taken."""
    words = [word.lower() for word in _WORD.findall(text) if word.isascii() or word.isalpha()]
    main = [re.sub(r"['’].*", "", word) for word in words if word not in table().empty and len(word) > 1] or ["x"]
    name = main[0]
    for word in main[1:3]:
        if len(name) + len(word) < LONGEST_NAME:
            name += f"_{word}"
    name = name[:LONGEST_NAME].strip("_")
    if not is_identifier(name):
        name = f"{name}_" if is_identifier(f"{name}_") else "x"
    return unused(name, set(taken))


def unused(name: str, taken: Collection[str]) -> str:
    """Return a name, with a number after it where it is taken."""
    number, made = 2, name
    while made in taken:
        made = f"{name}_{number}"
        number += 1
    return made


_ADVERBS = re.compile(
    r"(?:(?:also|then|well|still|instead|either|simply|perhaps|even|always|again|now|soon|first|finally|at least|"
    r"for example|for instance|to|[a-z]+ly)\b[\s,]*)+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[;:()\[\]—–“”]|--|\.(?=\s|$)|,\s+(?=(?:which|who|whose|where|but|while|although|though|because|since|as|so|if|"
    r"even|perhaps|whereas|when|for|thus|thereby|pleading|hoping|\w+ing)\b)|"
    r",?\s(?=(?:or|and)\s(?:\w+\s){0,3}(?:could|might|may|would|will)\b)|\s(?=(?:because|although|whereas|unless)\b)",
    re.IGNORECASE,
)


def clause_after(text: str) -> str:
    """Return the words up to the end of their clause."""
    end = _ENDS.search(text)
    return text[: end.start() if end else len(text)].strip(" ,")


def without_aside(words: str) -> str:
    """Return words without the aside in commas that they start with: ", for example, offer …"."""
    found = re.match(r"\s*,[^,.;:]{1,60},\s*", words)
    return words[found.end() :] if found else words


def imperative(words: str, form: str = "bare", lead: str = "") -> str:
    """Return a course of action as an order to start from: a verb phrase of at most fourteen words.

    Args:
        form: bare (could *end it*), gerund (consider *ending it*) or noun (offered *an end of it*).
        lead: the verb to put before a noun.
    """
    phrase = clause_after(without_aside(words))
    adverbs = _ADVERBS.match(phrase)
    if adverbs and adverbs.end() < len(phrase):
        phrase = phrase[adverbs.end() :]
    if form == "gerund":
        first, _, rest = phrase.partition(" ")
        phrase = f"{_without_ing(first)} {rest}".strip()
    if form == "noun" and phrase:
        phrase = f"{lead} {phrase}"
    shortened = _shortened(phrase.lower() if phrase.isupper() else phrase)
    return shortened[:1].upper() + shortened[1:]


def _shortened(phrase: str) -> str:
    """Return the first words of a phrase, cut at a comma where it is too long and has one."""
    parts = phrase.split()
    if len(parts) <= LONGEST_TEXT:
        return phrase.strip(" ,.;:")
    kept = parts[:LONGEST_TEXT]
    commas = [number for number, word in enumerate(kept, start=1) if word.endswith(",") and number >= 4]
    return " ".join(kept[: commas[-1]] if commas else kept).strip(" ,.;:")


def as_action(item: str) -> str:
    """Return an entry of a list of courses as an order: "It could suspend…", "suspending…", "to suspend…"."""
    words = item.strip(" .;")
    found = re.match(r"(?:\w+\s+){0,4}?(?:could|might|may|would)\s+", words, re.IGNORECASE)
    if found:
        return imperative(words[found.end() :])
    words = re.sub(r"^(?:to|by|either|or|and)\s+", "", words, flags=re.IGNORECASE)
    first = words.partition(" ")[0]
    return imperative(words, "gerund" if first.lower().endswith("ing") and len(first) > 5 else "bare")


def _without_ing(word: str) -> str:
    if not word.lower().endswith("ing") or len(word) < 6:
        return word
    base = word[:-3]
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return (
        base + "e"
        if re.search(r"(?:[vcuz]|[^aeiou]g|[aeiou]s|(?<![aeiou])[aiou][kdtml]|eas|[aeo]id|rg|dg)$", base)
        else base
    )
