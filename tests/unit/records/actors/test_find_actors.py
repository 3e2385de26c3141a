"""Actors found by the gazetteer, and candidates for names it does not know."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermove.records.actors import Gazetteer, find_actors, merged
from countermove.records.record import Actor, Mention, Passage

GAZETTEER = Gazetteer.load()


def actors(*texts: str, year: int | None = 1982) -> dict[str, Actor]:
    passages = [Passage(f"M/{number}", text, (1, 1)) for number, text in enumerate(texts, start=1)]
    return {actor.id: actor for actor in find_actors(passages, GAZETTEER, year)}


def named(*texts: str, year: int | None = 1982) -> dict[str, list[str]]:
    return {key: [mention.text for mention in actor.mentions] for key, actor in actors(*texts, year=year).items()}


def test_a_state_is_found_under_all_its_names() -> None:
    found = named(
        "The Soviets and the Kremlin told Tokyo's envoys that the USSR, not Soviet Russia, would write to the Japanese."
    )
    assert found == {"ussr": ["Soviets", "Kremlin", "USSR", "Soviet Russia"], "japan": ["Tokyo", "Japanese"]}


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Moscow agreed.", 1985, "ussr"),
        ("Moscow agreed.", 1991, "ussr"),
        ("Moscow agreed.", 1992, "russia"),
        ("Moscow agreed.", None, "ussr"),
        ("Hanoi agreed.", 1968, "north_vietnam"),
        ("Hanoi agreed.", 1985, "vietnam"),
        ("Bonn agreed.", 1985, "west_germany"),
        ("German troops left.", 1985, "two_germanys"),
        ("German troops left.", 1995, "germany"),
        ("Kinshasa agreed.", 1965, "congo_kinshasa"),
        ("Kinshasa agreed.", 1985, "zaire"),
        ("The Czechs agreed.", 1968, "czechoslovakia"),
        ("Peking agreed.", 1972, "china"),
        ("Soviet power was gone.", 2005, "ussr"),
        ("Korean talks opened.", 1985, "korea"),
    ],
)
def test_the_year_decides_what_a_name_means(text: str, year: int | None, expected: str) -> None:
    assert list(actors(text, year=year)) == [expected]


@pytest.mark.parametrize("text", ["They met in Georgia.", "The Kazakh steppe.", "Zimbabwe had no name yet."])
def test_what_did_not_exist_yet_is_not_named(text: str) -> None:
    assert not actors(text, year=1955)


def test_us_is_not_the_pronoun() -> None:
    assert named("They told us that the US and U.S. allies agreed with us.") == {"us": ["US", "U.S."]}


def test_a_capitals_only_cable_is_read() -> None:
    found = named(
        "FOREIGN MINISTER GROMYKO TOLD US THAT THE US AND TOKYO WOULD BEGIN TALKS. ONE SOVIET OFFICIAL AGREED."
    )
    assert found == {"gromyko": ["FOREIGN MINISTER GROMYKO"], "us": ["US"], "japan": ["TOKYO"], "ussr": ["SOVIET"]}


def test_a_title_belongs_to_the_name() -> None:
    (actor,) = actors("Foreign Minister Gromyko left. Gromyko's plane was late.").values()
    assert (actor.id, actor.type, actor.role, actor.of) == ("gromyko", "person", "foreign minister", "ussr")
    assert [mention.text for mention in actor.mentions] == ["Foreign Minister Gromyko", "Gromyko"]


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Brezhnev spoke.", 1982, "brezhnev"),
        ("Mr. Abe spoke.", 1985, "abe"),
        ("Prime Minister Tanaka's visit in 1973.", 1985, "kakuei_tanaka"),
        ("Secretary of Defense Weinberger came.", 1982, "weinberger"),  # codespell:ignore defense
        ("Secretary of Defense Brown came.", 1979, "harold_brown"),  # codespell:ignore defense
        ("Foreign Secretary Brown came.", 1967, "george_brown"),
        ("General de Gaulle refused.", 1963, "de_gaulle"),
        ("Giscard d'Estaing refused.", 1979, "giscard"),
        ("Chou En-lai refused.", 1960, "zhou_enlai"),
        ("Botha refused.", 1986, ""),
        ("President Botha refused.", 1986, "botha"),
        ("Foreign Minister Botha refused.", 1986, "pik_botha"),
        ("Gandhi refused.", 1986, "rajiv_gandhi"),
        ("Gandhi refused.", 1982, "indira_gandhi"),
        ("Dulles refused.", 1955, ""),
        ("Secretary of State Dulles refused.", 1955, "dulles"),
    ],
)
def test_a_surname_means_one_person_or_a_candidate(text: str, year: int, expected: str) -> None:
    found = [actor.id for actor in actors(text, year=year).values() if actor.type == "person"]
    assert found == ([expected] if expected else [])


def test_an_ambiguous_surname_is_left_as_a_candidate() -> None:
    found = actors("The Indians met Botha, and Botha answered.", year=1986)
    assert found["botha_candidate"].type == "candidate"
    assert len(found["botha_candidate"].mentions) == 2


def test_the_full_name_settles_the_surname() -> None:
    assert set(actors("Pik Botha arrived. Botha spoke.", year=1986)) == {"pik_botha"}
    assert named("Allen Dulles came. Dulles spoke.", year=1955) == {"allen_dulles": ["Allen Dulles", "Dulles"]}


@pytest.mark.parametrize("text", ["They begin on time. Begin early.", "A major step in the bush.", "He may ford it."])
def test_common_words_are_no_persons(text: str) -> None:
    assert not actors(text)


def test_a_common_word_is_a_person_after_a_title() -> None:
    assert set(actors("Prime Minister Begin and President Bush met.", year=1989)) == {"begin", "bush"}


def test_another_bearer_of_a_surname_is_somebody_else() -> None:
    found = actors("We met Fumio Abe there.", year=1985)
    assert [(actor.id, actor.type) for actor in found.values()] == [("fumio_abe", "candidate")]


def test_a_person_named_like_a_state_is_no_state() -> None:
    assert set(actors("We met Hamilton Jordan there.")) == {"hamilton_jordan"}
    assert set(actors("Turkey, Chad and Jordan agreed in May.")) == {"turkey", "chad", "jordan"}


def test_an_unknown_name_becomes_a_candidate_with_its_role() -> None:
    found = actors("Prime Minister Karo Velin met the Soviets.", "Later Velin left, and Karo Velin's party won.")
    velin = found["karo_velin"]
    assert (velin.name, velin.type, velin.role) == ("Karo Velin", "candidate", "prime minister")
    assert [mention.text for mention in velin.mentions] == ["Prime Minister Karo Velin", "Velin", "Karo Velin"]


def test_a_common_word_that_begins_a_sentence_is_no_part_of_a_name() -> None:
    assert named("Let Karvelia wait; they let it. Karvelia waits, and so does Karvelia.") == {
        "karvelia": ["Karvelia", "Karvelia", "Karvelia"]
    }


def test_a_title_in_a_cable_takes_one_word_that_is_no_verb() -> None:
    found = actors("GENERAL PELL TOLD US THAT THE AMBASSADOR ON MARCH 17 SAW THE MINISTER OF NAVIGATION.")
    named_ones = [(actor.id, actor.name, actor.type, actor.role) for actor in found.values()]
    assert named_ones == [("pell", "PELL", "candidate", "general")]


def test_a_title_with_a_full_stop_is_no_part_of_the_name() -> None:
    assert [actor.name for actor in actors("We met Mr. Eyre and Lt. Gen. Karo Velin there.").values()] == [
        "Eyre",
        "Karo Velin",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Peace and Friendship Treaty of the Northern Territories.",
        "World War II ended in the Far East.",
        "Meanwhile, In May Nothing Happened On Monday.",
        "East-West relations and the CBMs; more CBMs followed.",
        "The Kurile Islands and the Sea of Okhotsk.",
        "THE TALKS WENT ON IN GENEVA WITHOUT RESULT.",
    ],
)
def test_what_is_no_actor_is_no_candidate(text: str) -> None:
    assert not actors(text)


def test_an_organ_that_every_state_has_takes_the_state_beside_it() -> None:
    text = "The Soviet Foreign Ministry and Japan's Trade Ministry met; the Foreign Ministry agreed."
    found = actors(text)
    organs = {key: (actor.of, len(actor.mentions)) for key, actor in found.items() if actor.type == "organ"}
    assert organs == {
        "ussr_foreign_ministry": ("ussr", 1),
        "japan_trade_ministry": ("japan", 1),
        "foreign_ministry": ("", 1),
    }


def test_an_office_without_a_holder_is_a_post() -> None:
    found = actors("The Soviet Foreign Minister may visit. The Prime Minister waits.", year=1985)
    posts = {key: (actor.type, actor.of) for key, actor in found.items() if key != "ussr"}
    assert posts == {"ussr_foreign_minister": ("post", "ussr"), "prime_minister": ("post", "")}


def test_groups_organs_parties_offices_and_papers_are_told_apart() -> None:
    found = actors(
        "NATO, the West Europeans, the Politburo, the LDP, the KGB, Pravda, SOVA and the State Department met."
    )
    assert {key: actor.type for key, actor in found.items()} == {
        "nato": "group", "west_europe": "group", "politburo": "organ", "ldp": "party", "kgb": "organ",
        "pravda": "press", "sova": "office", "state_department": "organ",
    }  # fmt: skip


def test_a_prefix_counts_only_before_a_hyphen() -> None:
    assert set(actors("Sino-Soviet and Franco-German talks.", year=1985)) == {"china", "ussr", "france", "two_germanys"}
    assert set(actors("President Franco died.", year=1975)) == {"franco"}


def test_actors_stand_by_number_of_mentions_then_by_place() -> None:
    assert list(named("Poland and China met. China and Japan met. Japan left.")) == ["china", "japan", "poland"]


def test_proposals_do_not_take_places_that_are_taken() -> None:
    found = (Actor("ussr", "Soviet Union", "state", (Mention("M/1", 4, 10, "Soviet"),)),)
    proposed = [
        Actor("x", "Soviet", "candidate", (Mention("M/1", 4, 10, "Soviet"),)),
        Actor("y", "Velin", "candidate", (Mention("M/1", 20, 25, "Velin"),)),
    ]
    assert [actor.id for actor in merged(found, proposed)] == ["ussr", "y"]


PIECES = [
    "Soviet", "Foreign", "Minister", "Gromyko", "Karo", "Velin", "the", "West", "US", "us", "of", "Ministry", "Lt.",
    "Gen.", "May", "Jordan", "Sino-", "Sino-Soviet", "'s", "MOSCOW", "D'", "A.", ".", ",", "[redacted]", "É", "World",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=60),
    st.sampled_from([None, 1955, 1985]),
)
def test_nothing_is_raised_and_places_are_right(text: str, year: int | None) -> None:
    places: list[tuple[int, int]] = []
    for actor in actors(text, year=year).values():
        assert actor.mentions
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text != ""
            places.append((mention.start, mention.end))
    places.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@pytest.mark.parametrize("piece", ["Karo ", "Soviet ", "Foreign Minister ", "A. ", "KARO ", "Karo-", "Prime ", "x"])
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        passage = Passage("M/1", piece * (size // len(piece)), (1, 1))
        started = process_time()
        find_actors([passage], GAZETTEER, 1982)
        return process_time() - started

    seconds(10_000)
    assert seconds(160_000) < 40 * min(seconds(20_000) for _ in range(3)) + 0.05
