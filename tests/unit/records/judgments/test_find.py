"""What is said of a judgment beside its cue: the words around it, its range and reading, holders across sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermove.errors import RecordError
from countermove.records.judgments import by_strength, find_judgments
from countermove.records.judgments.odds import odds_in
from countermove.records.judgments.sentences import sentences_of
from countermove.records.record import Item, Judgment, Paragraph, Passage, Redaction


def judged(*texts: str, scale: str = "kent-1964") -> tuple[Judgment, ...]:
    return find_judgments([Passage(f"X/1/{n}", text, (n, n)) for n, text in enumerate(texts, 1)], scale=scale)


def only(text: str, scale: str = "kent-1964") -> Judgment:
    (judgment,) = judged(text, scale=scale)
    return judgment


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        ("The bank will probably close.", "kent-1964", (0.63, 0.87)),
        ("The bank will probably close.", "icd-203", (0.55, 0.80)),
        ("The bank will probably not close.", "kent-1964", (0.20, 0.40)),
        ("The bank is not likely to close.", "icd-203", (0.20, 0.45)),
        ("The bank will almost certainly not close.", "kent-1964", (0.02, 0.12)),
        ("It is not almost certain that the bank will close.", "kent-1964", None),
        ("It is not unlikely that the bank will close.", "kent-1964", None),
        ("The bank is highly unlikely to close.", "uk-phia", (0.10, 0.20)),
        ("The bank may close.", "kent-1964", None),
        ("There is little chance that the bank will close.", "kent-1964", None),
        ("We doubt that the bank will close.", "icd-203", None),
        ("There is a realistic possibility that the bank will close.", "uk-phia", (0.40, 0.50)),
    ],
)
def test_the_range_is_that_of_the_proposition(text: str, scale: str, expected: tuple[float, float] | None) -> None:
    judgment = only(text, scale)
    assert judgment.range == expected
    assert judgment.scale == (scale if expected else None)


def test_readings_say_whose_they_are() -> None:
    assert "reader's assumption" in only("The bank will probably close.").reading
    assert only("The bank is unlikely to close.").reading.startswith("unlikely read as probably not")
    assert only("The bank might close.").reading == "unquantified"
    assert only("We doubt that the bank will close.").reading == "the analyst chooses a band"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is a 60 percent chance of rain.", (0.6, 0.6)),
        ("There is a 60-70 percent chance of rain.", (0.6, 0.7)),
        ("There is a 60 to 70 per cent probability of rain.", (0.6, 0.7)),
        ("The chance of rain before the parade is about 40%.", (0.4, 0.4)),
        ("There is less than a 10 percent chance of rain.", (0.0, 0.1)),
        ("There is at least a 75 percent chance of rain.", (0.75, 1.0)),
        ("There is one chance in three of rain.", (0.3333, 0.3333)),
        ("There is a one-in-five chance of rain.", (0.2, 0.2)),
        ("The chances of rain are two out of three.", (0.6667, 0.6667)),
        ("The odds are three to one against rain.", (0.25, 0.75)),
        ("It is a fifty-fifty proposition.", (0.5, 0.5)),
        ("The chances are better than fifty-fifty.", (0.5, 1.0)),
        ("There is a 60-percent chance of rain.", (0.6, 0.6)),
        ("There is a fair chance (60-70%) of rain.", (0.6, 0.7)),
        ("There is a chance (about 40 percent) of rain.", (0.4, 0.4)),
        ("Rain is unlikely (20 to 30 percent).", (0.2, 0.3)),
    ],
)
def test_stated_odds(text: str, expected: tuple[float, float]) -> None:
    judgment = only(text)
    if "against" in text:
        expected = (0.25, 0.25)
    assert (judgment.range, judgment.scale, judgment.tier) == (expected, "stated", 1)


@pytest.mark.parametrize(
    ("text", "scale", "expected", "reading"),
    [
        ("The odds are about even.", "kent-1964", (0.4, 0.6), "even read as chances about even"),
        ("There is an even chance of rain.", "icd-203", (0.45, 0.55), "even read as roughly even chance"),
        ("The chances are even.", "nato", (0.4, 0.6), "even read as even chance"),
        ("The odds are about even.", "uk-phia", None, "about even, no band on this scale"),
        ("The chances are better than even.", "kent-1964", None, "above even, no band on this scale"),
        ("The chances are better than even.", "ipcc", (0.5, 1.0), "better than even read as more likely than not"),
        ("Rain is more likely than not.", "kent-1964", None, "above even, no band on this scale"),
        ("The chances are slightly less than even.", "icd-203", None, "below even, no band on this scale"),
    ],
)
def test_words_about_one_half(text: str, scale: str, expected: tuple[float, float] | None, reading: str) -> None:
    judgment = only(text, scale)
    assert (judgment.range, judgment.scale) == (expected, scale if expected else None)
    assert judgment.reading.startswith(reading)


@pytest.mark.parametrize(
    "text",
    ["Output rose 60 percent.", "About even numbers came.", "He did even more.", "One in three voted.", "Page 5 to 7%"],
)
def test_numbers_that_are_no_odds(text: str) -> None:
    assert odds_in(text) == []


def test_a_scale_that_the_document_states_is_used() -> None:
    found = judged(
        "In this paper almost certain means 95-99%, likely (55-80%), unlikely (20-45%).",
        "A strike is likely.",
        "It is unlikely.",
    )
    assert [(one.cite, one.range, one.scale) for one in found] == [
        ("X/1/2", (0.55, 0.80), "stated"),
        ("X/1/3", (0.20, 0.45), "stated"),
    ]


def test_the_words_around_are_at_most_twenty_and_stop_at_a_redaction() -> None:
    text = "One two three [redacted] four five we believe the loan is gone [ ] and nobody will find it."
    judgment = only(text)
    assert judgment.span == "four five we believe the loan is gone"
    long = " ".join(["alpha"] * 40) + " probably " + " ".join(["beta"] * 40) + "."
    assert len(only(long).span.split()) == 20
    assert only("Probably " + " ".join(["beta"] * 40) + ".").span.split()[0] == "Probably"


def test_a_code_in_the_margin_stops_the_words_around() -> None:
    text = "The envoy left and the bank will probably close soon."
    passage = Passage("X/1/1", text, (1, 1), redactions=(Redaction(text.index("and"), codes=("9Z9",)),))
    assert find_judgments([passage])[0].span.startswith("and the bank")


def test_a_pronoun_is_the_actor_named_before() -> None:
    second = judged("The Danes have little coal. They believe that the price will fall.")[-1]
    assert second.holders == ("danes",)
    last = judged("Abara is new. He could visit Oslo. He believes that it will help.")[-1]
    assert last.holders == ("abara",)


def test_the_first_word_of_a_sentence_is_no_actor_for_its_capital() -> None:
    judgment = judged("Since the flood Oslo has waited, because it judges the price too high.")[-1]
    assert judgment.holders == ("oslo",)


def test_a_word_with_its_figure_is_no_printed_scale() -> None:
    judgment = only("Rain is likely (60-70%) before noon.")
    assert (judgment.cue, judgment.range, judgment.scale) == ("likely", (0.6, 0.7), "stated")


def test_a_doubt_turns_the_likelihood_under_it() -> None:
    doubts, likely = judged("INR doubts that rain is likely.")
    assert (doubts.holder, likely.holder) == ("inr", "inr")
    assert (likely.negated, likely.range) == (True, (0.20, 0.40))


def test_items_under_a_list_of_means_are_options_of_who_has_them() -> None:
    items = tuple(
        Item(f"X/1/1{label}", text, (2, 2), label=f"{label}.")
        for label, text in (("a", "It could close the locks."), ("b", "It might appeal to the guild."))
    )
    means = Paragraph("X/1/1", "Varenholm has two means of bringing pressure:", (1, 1), items=items)
    assert [(j.kind, j.actor) for j in find_judgments([means, *items])] == [("option", "varenholm")] * 2
    dangers = replace(means, text="Varenholm has two dangers to face:")
    assert [j.kind for j in find_judgments([dangers, *items])] == ["possibility"] * 2


def test_speakers_hold_what_they_say() -> None:
    found = judged(
        "The President: I appreciate that.",
        "Sorin: They may have the port, and I am certain there will be trouble.",
        "Background: The port may silt up.",
        "Vesterby: The port may silt up.",
        "Vesterby: Moscow believes that the port may silt up.",
    )
    assert [(j.cue, j.holders) for j in found] == [
        ("may", ("sorin",)),
        ("certain", ("sorin",)),
        ("may", ("authors",)),
        ("may", ("vesterby",)),
        ("believes", ("moscow",)),
        ("may", ("moscow",)),
    ]


def test_a_heading_run_into_its_paragraph_is_no_judgment() -> None:
    assert judged("What Might Go Astray. The port was closed.") == ()
    assert [j.cue for j in judged("General Osei might go. The port was closed.")] == ["might"]


def test_a_verb_is_no_holder() -> None:
    assert [j.holder for j in judged("Spoke to Janek in Vessen. He thinks the mill will close.")] == ["janek"]
    assert [j.holder for j in judged("Called the mill. He thinks it will close.")] == ["unnamed"]


def test_more_names_make_more_holders() -> None:
    passage = Passage("X/1/1", "the old guard believes that time is short.", (1, 1))
    assert find_judgments([passage]) == ()
    assert find_judgments([passage], gazetteer=["Guard"])[0].holder.endswith("guard")


def test_an_unknown_scale_is_refused() -> None:
    with pytest.raises(RecordError, match="there is no scale"):
        judged("It may rain.", scale="kent")


def test_sentences_are_not_cut_at_abbreviations_of_the_genre() -> None:
    first = "Lt. Col. Abara met Gen. Osei in the U.S. Embassy under E.O. 11 on Jan. 3."
    text = f"{first} They agreed (i.e. signed). It may hold."
    assert [sentence.text[:12] for sentence in sentences_of(text)] == ["Lt. Col. Aba", "They agreed ", "It may hold."]


def test_the_order_of_strength() -> None:
    texts = {
        "almost certain": "It is almost certain to fail.",
        "unlikely": "It is unlikely to work.",
        "likely": "It is likely to fail.",
        "even": "There is an even chance of failure.",
        "doubt": "We doubt that it works.",
        "may": "It may fail.",
        "believe": "We believe it failed.",
        "could": "Moscow could sell the mill.",
    }
    shuffled = [
        only(texts[key]) for key in ("could", "believe", "may", "doubt", "even", "unlikely", "likely", "almost certain")
    ]
    assert [judgment.cue for judgment in by_strength(shuffled)] == [
        "almost certain",
        "likely",
        "unlikely",
        "even chance",
        "doubt",
        "may",
        "believe",
        "could",
    ]


SOME_WORDS = """we Moscow the Soviets may could would likely not no chances of are small believe that doubt , ; . --
[redacted] “ ” " ( ) if unless 60 percent chance to be and or said appears suggest view in Moscow's even odds one three
MAY ’ ' its of likely [ ]"""
WORDS = st.sampled_from([*SOME_WORDS.split(), "\n", " "])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_is_read_and_every_place_is_inside_it(text: str) -> None:
    first, again = judged(text), judged(text)
    assert first == again
    end = 0
    for judgment in first:
        assert 0 <= judgment.start < judgment.end <= len(text)
        assert text[judgment.start : judgment.end] == judgment.cue
        assert judgment.start >= end
        end = judgment.end
        assert len(judgment.span.split()) <= 20
        assert judgment.sentence in text
        assert judgment.holder == judgment.holders[-1]


@pytest.mark.parametrize(
    "hostile",
    [
        "may " * 20_000,
        "said may " * 4_000,
        "chances of " * 20_000,
        "[" * 50_000,
        '"may' * 20_000,
        "odds of about " * 8_000,
    ],
)
def test_hostile_text_is_read_in_linear_time(hostile: str) -> None:
    judged(hostile)
