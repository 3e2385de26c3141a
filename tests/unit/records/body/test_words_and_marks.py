"""Endings, labels, hyphens, titles and portion marks, one by one, also for texts made to be slow."""

import time

import pytest

from countermove.records.body.endings import ends_in_mark, ends_sentence, is_open, starts_low
from countermove.records.body.hyphens import Vocabulary, is_line_hyphen
from countermove.records.body.labels import read_label
from countermove.records.body.markup import bare
from countermove.records.body.portion_marks import closing_mark, opening_mark
from countermove.records.body.titles import letters_of, repeats


@pytest.mark.parametrize(
    "text",
    ["It ended.", 'He said "no."', "Why?", "These are:", "It ended. [redacted]", "It ended. [ ] [REDACTED]",
     "It ended.<sup>1</sup>", "It ended.1", "It ended. 2/", "It ended. (S/NF)", "It ended.* ",
     "**It ended.**", "It ended.) 25X1", "It ended.¹"],
)  # fmt: skip
def test_finished_sentences(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize(
    "text", ["It ended", "the Minister of", "in 1958", "It [redacted]", "a, b,", "power--", "", "(S)"]
)
def test_unfinished_sentences(text: str) -> None:
    assert not ends_sentence(text)


def test_marks_and_open_ends() -> None:
    assert ends_in_mark("Brezhnev [REDACTED]")
    assert not ends_in_mark("It ended. [REDACTED]")
    assert is_open("the Minister of")
    assert is_open("on Monday,")
    assert not is_open("the Minister")
    assert starts_low('"and so on')
    assert not starts_low("And so on")


@pytest.mark.parametrize(
    ("text", "printed", "form", "value"),
    [("- a", "-", "bullet", 0), ("(1) a", "(1)", "number", 1), ("12. a", "12.", "number", 12),
     ("b) a", "b)", "letter", 2), ("IV. a", "IV.", "roman_capital", 4), ("(iii) a", "(iii)", "roman", 3),
     ("  B. a", "B.", "capital", 2), ("--A", "--", "bullet", 0)],
)  # fmt: skip
def test_labels(text: str, printed: str, form: str, value: int) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.printed, label.form, label.value) == (printed, form, value)


@pytest.mark.parametrize(
    "text", ["1982. The", "(S", "-2-", "- ", "a", "The", "", "U.S. ships", "1.5 per cent", "*emphasis* here", "o'clock"]
)
def test_no_labels(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("before", "after", "known", "joined"),
    [
        ("the par-", "liament sat", "Parliament sat", True),
        ("a low-", "level talk", "", False),
        ("is hand-", "ling it", "", True),
        ("the govern-", "ments", "", True),
        ("the inner-", "city poor", "", False),
        ("the US-", "Soviet line", "", False),
        ("a dis-", "pute", "", True),
        ("a medium-", "sized ship", "", False),
        ("a matter of pres-", "tige at home", "", True),
        ("he is for-", "getting it", "", True),
        ("the mis-", "siles left", "", True),
        ("a non-", "nuclear port", "", False),
        ("a night-", "time raid", "", False),
        ("the price-", "fixing men", "", False),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, known: str, joined: bool) -> None:
    assert is_line_hyphen(before, after, Vocabulary(lambda: [known])) is joined


def test_portion_marks_are_no_other_brackets() -> None:
    assert closing_mark("It ended. (S NF OC)", repaired=False)
    assert opening_mark("(C/NF) The")
    for text in ("in the (S", "the group (SALT)", "under Article 5 (2)", "as printed (C)opy"):
        assert closing_mark(text, repaired=False) is None
    assert opening_mark("(SALT) The") is None


@pytest.mark.parametrize(
    "text",
    [
        "# The Torva Dam: What Next?",
        "**The Torva  \nDam: What Next?**",
        "THE TORVA DAM: WHAT NEXT? [redacted]",
        "The Torva Darn: What Next ?",
    ],
)
def test_titles_are_known_again(text: str) -> None:
    assert repeats(text, letters_of("The Torva Dam: What Next?"))


def test_other_headings_are_no_titles() -> None:
    assert not repeats("The Torva Dam", letters_of("The Torva Dam: What Next?"))
    assert bare("### **What *Now*?**") == "What Now?"


@pytest.mark.parametrize("piece", ["[", "(S", "1/ ", "*", " ", "| ", "25X", "I", "<sup>", "-", "a.", "_", '"', "(S/NF"])
def test_long_hostile_texts_are_quick(piece: str) -> None:
    text = piece * 200_000
    start = time.process_time()
    for look in (ends_sentence, is_open, starts_low, read_label, bare, opening_mark):
        look(text)
    closing_mark(text, repaired=True)
    assert time.process_time() - start < 3
