"""Rules for possibility and hedges: may, might, seems, possibility, potential."""

from __future__ import annotations

from countermove.records.judgments.finding import Finding, Place, found
from countermove.records.judgments.negation import INNER, OUTER, verb_is_negated

_OBTAINED = frozenset({"from", "through", "without", "only"})
_GRANTS = frozenset({"wishes", "wish", "desires", "approves", "agrees", "permits", "authorises", "concurs"})
_ADJECTIVE_ENDS = ("ed", "ful", "able", "ible", "ant", "ent", "ic", "al", "ous", "ive", "ing", "less", "ary")


def modal(place: Place) -> Finding | None:
    """Read "may" and "might" of what is possible; not of what is allowed, of the month, of strength, of concession."""
    word = place.sentence.low[place.first]
    if word == "may" and (_is_month(place) or _is_permission(place)):
        return None
    if word == "might" and _is_strength(place):
        return None
    if _is_concession(place) or place.at(1) in {"i", "we", "you"}:
        return None
    following = place.at(1)
    return found(place, INNER if following in {"not", "never"} or place.after(2) == ["no", "longer"] else "")


def _is_month(place: Place) -> bool:
    following, printed = place.at(1), place.sentence.printed(place.first)
    if following[:1].isdigit() or place.at(-1)[:1].isdigit():
        return True
    if place.sentence.loud:
        return place.in_list(-1, "prepositions") and place.at(-1) in place.lexicon.words("month_before")
    return printed == "May" and (place.first > 0 or following in {"day", ",", "of", "."})


def _is_strength(place: Place) -> bool:
    return place.at(1) in {"of", ".", ",", ";", "and", "in", "to", ""} or (
        place.at(-1) in place.lexicon.words("might_before")
        and place.at(-1) != "own"
        and place.at(1) != "be"
        and place.at(1) != "have"
    )


def _is_permission(place: Place) -> bool:
    """Say whether "may" allows: "comments may be directed to", "under the treaty no state may"."""
    words = place.lexicon
    after = [word for word in place.after(4) if not word.endswith("ly") and word != "not"]
    passive = after[:1] == ["be"] and bool(set(after[1:2]) & words.words("permissive_verbs"))
    if passive and set(place.sentence.low[: place.first]) & words.words("apparatus_nouns"):
        return True
    if (passive and set(place.after(5)) & _OBTAINED) or _is_asked(place) or _is_granted(place):
        return True
    around = place.sentence.low[max(0, place.first - 14) : place.last + 14]
    if "under" in around and set(around[around.index("under") :][:8]) & words.words("permissive_grounds"):
        return True
    return place.at(-1) in {"as", "you", "i", "one", "reader", "readers"} and place.at(-1) != "one"


def _is_asked(place: Place) -> bool:
    """Say whether it is asked who is allowed to do something: "who may inspect whom", "whether the embassy may"."""
    doing = place.at(1) not in {"be", "have", "not", "well", "yet"}
    return doing and bool(set(place.before(5)) & {"who", "whom", "whether"})


def _is_granted(place: Place) -> bool:
    """Say whether leave is given: "may see him again if headquarters wishes"."""
    after = place.sentence.low[place.last : place.last + 14]
    return "if" in after and bool(set(after[after.index("if") :]) & _GRANTS)


def _is_concession(place: Place) -> bool:
    """Say whether the clause is "whatever the Soviets may", "come what may", "so that they may"."""
    for index, word in place.sentence.before(place.first, 12):
        if word in {",", ";", ":", "--", "—", ".", "("}:
            return False
        if word in place.lexicon.words("concessives") - {"that", "come"}:
            return not (word == "however" and place.sentence.at(index + 1) == ",")
        if word == "matter" and place.sentence.at(index - 1) == "no":
            return True
        if word == "that" and place.sentence.at(index - 1) in {"so", "be", "order"}:
            return True
    return False


def appearance(place: Place) -> Finding | None:
    """Read "appears to", "seems likely"; not "appeared in the press"."""
    following = place.at(1)
    if following.endswith("ly") and following not in {"likely", "unlikely"}:
        following = place.at(2)
    if place.word.startswith("appear") and not _is_hedged(place, following):
        return None
    if place.in_list(1, "appearance_stops") and place.at(1) not in {"in"}:
        return None
    if place.at(1) in {".", ",", ";", "in"}:
        return None
    if place.at(1) == "not" and place.at(2) == "to":
        return found(place, INNER)
    negated = verb_is_negated(place.sentence, place.first, place.lexicon)
    return found(place, OUTER if negated else "")


def _is_hedged(place: Place, following: str) -> bool:
    return following in place.lexicon.words("after_appear") or (
        len(following) > 4 and following.endswith(_ADJECTIVE_ENDS)
    )


def possibility(place: Place) -> Finding | None:
    """Read "the possibility of", "a distinct possibility that"; not possibilities as courses or as a topic of talks."""
    if place.word == "possibilities" or set(place.before(3)) & place.lexicon.words("talk_verbs"):
        return None
    if place.at(1) in {"would", "is"} and place.at(2) in {"be", "to", "for"}:
        return None
    sized = place.in_list(-1, "large") or place.in_list(-1, "small") or place.at(-1) in {"realistic", "remote"}
    if (
        place.at(1) not in {"of", "that", "exists", "remains", "for"}
        and not sized
        and place.at(-2) not in {"is", "remains"}
    ):
        return None
    first = place.first - 1 if sized else place.first
    term = "realistic possibility" if place.at(-1) == "realistic" else ""
    return found(place, OUTER if place.at(-1) in {"no", "little", "any"} else "", first=first, term=term)


def potential(place: Place) -> Finding | None:
    """Read "the potential for", "has the potential to"; not "industrial potential" or "potential buyers"."""
    if place.at(1) not in {"for", "to"} or place.at(-1) not in {
        "the",
        "a",
        "great",
        "some",
        "little",
        "no",
        "considerable",
        "has",
        "have",
        "its",
        "serious",
    }:
        return None
    return found(place, OUTER if place.at(-1) in {"little", "no"} else "")
