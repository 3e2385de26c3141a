"""The same words have the same key, similar words similar sketches, and no words can be read back."""

import random
from itertools import pairwise

import pytest

from countermove.records.digest import content_key, similarity, sketch, word_similarity

WORDS = [
    "harbour",
    "dues",
    "pilot",
    "mole",
    "coal",
    "ferry",
    "strike",
    "owners",
    "men",
    "talks",
    "rate",
    "price",
    "minister",
    "island",
    "winter",
    "fleet",
    "grain",
]


def text_of(seed: int, count: int) -> str:
    draw = random.Random(seed)
    return " ".join(f"{draw.choice(WORDS)}{draw.randrange(40)}" for _ in range(count))


def test_the_key_depends_on_letters_and_digits_only() -> None:
    assert content_key("The Men, of Selm -- 3 of them.") == content_key("the men of selm 3 of them [redacted]")
    assert content_key("The men of Selm") != content_key("The man of Selm")
    assert len(content_key("")) == 8


def test_the_same_words_are_wholly_similar() -> None:
    assert similarity(sketch(text_of(1, 200)), sketch(text_of(1, 200) + " [redacted]")) == 1.0
    assert word_similarity(text_of(1, 200), text_of(1, 200)) == 1.0


def test_other_words_are_not_similar() -> None:
    assert similarity(sketch(text_of(1, 200)), sketch(text_of(2, 200))) < 0.1
    assert similarity(sketch("Short."), sketch("Other.")) == 0.0
    assert similarity("", "") == 1.0
    assert similarity("", sketch("Short one.")) == 0.0


@pytest.mark.parametrize("kept", [0.5, 0.8, 0.95])
def test_the_estimate_is_near_the_share_of_word_pairs(kept: float) -> None:
    errors = []
    for seed in range(40):
        words = text_of(seed, 150).split()
        other = words[: int(150 * kept)] + text_of(seed + 1000, 150 - int(150 * kept)).split()
        first, second = ({*pairwise(each)} for each in (words, other))
        errors.append(
            similarity(sketch(" ".join(words)), sketch(" ".join(other))) - len(first & second) / len(first | second)
        )
    assert abs(sum(errors) / len(errors)) < 0.05
    assert max(map(abs, errors)) < 0.3


def test_a_sketch_is_compact_and_holds_no_words() -> None:
    assert len(sketch(text_of(3, 500))) == 32 * 6
    assert set(sketch("harbour dues")) <= set("0123456789abcdef")


def test_long_texts_take_no_longer_than_their_length() -> None:
    long = "ferry strike " * 400_000
    assert similarity(sketch(long), sketch(long)) == 1.0
    assert word_similarity(long, long) == 1.0
