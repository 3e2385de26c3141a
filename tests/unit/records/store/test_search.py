"""What a search finds, in which order, and what it says where nothing can be found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from unit.records.store.invented import DOUBT, LEVER, SELM, TALKS, record, rich_record

from countermove.errors import RecordError
from countermove.records.record import Actor, Judgment, Mention
from countermove.records.store import Query, RecordStore

NAME = "EUR-83-10211X"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("records")
    with RecordStore.open(folder, create=True) as opened:
        opened.add(rich_record())
        later = record("M-2", "Rain fell on Selm.", DOUBT, date="1984-02-10", path="b.txt")
        doubt = later.sections[0].paragraphs[1]
        judgment = Judgment(
            doubt.cite,
            3,
            8,
            "We doubt",
            "doubt",
            True,
            "authors",
            "probability",
            1,
            range=(0.2, 0.4),
            scale="kent-1964",
        )
        actor = Actor("selm", "Selm", "state", (Mention(f"{later.id}/1/1", 13, 17, "Selm"),))
        document = replace(later.document, classification="Top Secret", caveats=())
        opened.add(replace(later, document=document, judgments=(judgment,), actors=(actor,)))
        yield opened


def found(store: RecordStore, query: Query) -> list[str]:
    results = store.search(query)
    assert results.total == len(results.hits)
    return [hit.cite for hit in results.hits]


@pytest.mark.parametrize(
    ("query", "cites"),
    [
        (Query("gas"), [f"{NAME}/1/1"]),
        (Query("GAS contracts"), [f"{NAME}/1/1"]),
        (Query('"gas before the winter"'), [f"{NAME}/1/1"]),
        (Query('"winter gas"'), []),
        (Query("lev*"), [f"{NAME}/1/2"]),
        (Query("winter NOT gas"), ["M-2/1/2"]),
        (Query("lower tenth"), [f"{NAME}/1/2a"]),
        (Query("manoeuvres"), [f"{NAME}/1/fn1"]),
        (Query("sign NEAR/2 gas"), []),
        (Query("sign NEAR/3 gas"), [f"{NAME}/1/1"]),
        (Query("nowhere"), []),
        (Query(document="eur 83 10211x", words="price OR pipe"), [f"{NAME}/1/2a", f"{NAME}/1/2"]),
        (Query(office="continental", words="gas OR rain"), ["M-2/1/1", f"{NAME}/1/1"]),
        (Query(office="100%", words="gas"), []),
        (Query("gas OR rain", dated_from="1984"), ["M-2/1/1"]),
        (Query("gas OR rain", dated_to="1983-06"), [f"{NAME}/1/1"]),
        (Query("gas OR rain", dated_from="1983-06-30", dated_to="1983-07"), [f"{NAME}/1/1"]),
        (Query("gas OR rain", dated_from="1983-07"), ["M-2/1/1"]),
        (Query("gas OR rain", markings=("secret",)), [f"{NAME}/1/1"]),
        (Query("gas OR rain", markings=("Top  Secret",)), ["M-2/1/1"]),
        (Query(markings=("(S/NF)",)), [f"{NAME}/1/2"]),
        (Query(markings=("nf",)), [f"{NAME}/1/2"]),
        (Query("gas OR rain", markings=("noforn",)), [f"{NAME}/1/1"]),
        (Query(codes=("25x1",)), [f"{NAME}/1", f"{NAME}/1/3"]),
        (Query(codes=("STAT", "25X1")), [f"{NAME}/1"]),
        (Query(actors=("Selm",)), [f"{NAME}/1/1", "M-2/1/1"]),
        (Query(actors=("hadrin",)), [f"{NAME}/1/2"]),
        (Query(actors=("orsovia",), words="lever"), [f"{NAME}/1/2"]),
        (Query(event_from="1983-03-25"), [f"{NAME}/1/3"]),
        (Query(event_to="1983-03-22"), [f"{NAME}/1/3"]),
        (Query(event_from="1983-04"), []),
        (Query(judgment_kind="possibility"), [f"{NAME}/1/1"]),
        (Query(judgment_kind="option"), [f"{NAME}/1/2"]),
        (Query(probability=(0.6, 0.95)), [f"{NAME}/1/1"]),
        (Query(probability=(0.87, 1.0)), []),
        (Query(probability=(0.1, 0.3)), ["M-2/1/2"]),
        (Query(cue="Probably"), [f"{NAME}/1/1"]),
        (Query(holder="orsovia"), [f"{NAME}/1/2"]),
        (Query(holder="authors", judgment_kind="option"), [f"{NAME}/1/2"]),
        (Query(withheld=True), [f"{NAME}/1", f"{NAME}/1/3", f"{NAME}/1/fn2", NAME]),
        (Query(withheld=True, words="private"), [f"{NAME}/1/3"]),
        (Query(withheld=True, document="M-2"), []),
    ],
)
def test_what_is_found(store: RecordStore, query: Query, cites: list[str]) -> None:
    assert found(store, query) == cites


def test_conditions_on_a_judgment_hold_for_one_and_the_same(store: RecordStore) -> None:
    assert found(store, Query(judgment_kind="possibility", cue="may")) == [f"{NAME}/1/1"]
    assert found(store, Query(judgment_kind="possibility", cue="probably")) == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (Query(), "nothing is asked"),
        (Query("!!"), "no word to search for"),
        (Query(document="EUR-83-1021"), f'no document "EUR-83-1021"; did you mean "{NAME}"'),
        (Query(actors=("Orsovja",)), 'no actor "Orsovja"; did you mean "orsovia"'),
        (Query(markings=("Secrte",)), 'no marking "SECRTE"; did you mean "SECRET"'),
        (Query(codes=("25X2",)), 'no exemption code "25X2"; did you mean "25X1"'),
        (Query(dated_from="June"), '"June" is not a date; write 1982'),
        (Query(dated_to="1983-13"), "is not a date"),
        (Query(dated_to="1983-02-29"), "is not a date"),
        (Query(dated_from="1984", dated_to="1983"), "runs backwards"),
        (Query(event_from="1984", event_to="1983"), "runs backwards"),
        (Query(judgment_kind="probable"), 'no kind of judgment "probable"; did you mean "probability"'),
        (Query(holder="author"), 'no holder of a judgment "author"; did you mean "authors"'),
        (Query(holder="selm"), "no holder of a judgment"),
        (Query(probability=(0.9, 0.6)), "no range of probabilities"),
        (Query(probability=(0.5, 1.2)), "no range of probabilities"),
        (Query("gas", limit=0), "from 1 to 10,000 results"),
        (Query("gas", offset=-1), "from 1 to 10,000 results"),
    ],
)
def test_what_cannot_be_asked_is_a_sentence(store: RecordStore, query: Query, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        store.search(query)


def test_a_hit_says_where_it_stands_and_what_was_asked_for(store: RecordStore) -> None:
    (hit,) = store.search(Query("lever", judgment_kind="option")).hits
    assert (hit.document, hit.title, hit.date) == (NAME, "Orsovia's Gas Line", "1983-06")
    assert (hit.classification, hit.portion_mark, hit.heading) == ("Secret", "(S/NF)", "Summary")
    assert hit.lines == (1, 2)
    assert hit.snippet.marked() == LEVER.replace("lever", "*lever*")
    (judged,) = hit.judgments
    assert (judged.cue, judged.kind, judged.holders, judged.range) == ("could", "option", ("authors", "orsovia"), None)


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        (Query(judgment_kind="probability", document=NAME), SELM.replace("probably", "*probably*")),
        (Query(actors=("selm",), document=NAME), SELM.replace("Selm", "*Selm*")),
        (Query(event_from="1983"), TALKS.replace("late March 1983", "*late March 1983*")),
        (Query("private", withheld=True), TALKS.replace("Private", "*Private*")),
        (Query(codes=("25X1",), offset=1), TALKS.replace("[redacted]", "*[redacted]*")),
        (Query('"winter"', document="M-2"), DOUBT.replace("winter", "*winter*")),
    ],
)
def test_what_was_asked_for_is_marked(store: RecordStore, query: Query, marked: str) -> None:
    assert store.search(query).hits[0].snippet.marked() == marked


def test_what_is_withheld_is_told_with_its_marks(store: RecordStore) -> None:
    block, words, note, pages = store.search(Query(withheld=True)).hits
    assert [hit.kind for hit in (block, words, note, pages)] == [
        "withheld_block",
        "paragraph",
        "missing_footnote",
        "denied_pages",
    ]
    (one,) = block.withheld
    assert (one.kind, one.marker, one.codes, one.extent, one.at) == (
        "block",
        "[REDACTED]",
        ("25X1", "STAT"),
        "2 lines",
        1,
    )
    assert (words.withheld[0].at, pages.withheld_count) == (TALKS.index("[redacted]"), 2)


def test_pages_go_on_where_the_last_ended(store: RecordStore) -> None:
    query = Query("the")
    whole = store.search(query)
    pages = [store.search(replace(query, limit=2, offset=offset)) for offset in range(0, whole.total + 1, 2)]
    assert [hit.cite for page in pages for hit in page.hits] == [hit.cite for hit in whole.hits]
    assert {page.total for page in pages} == {whole.total}
    beyond = store.search(Query(withheld=True, offset=99))
    assert (beyond.hits, beyond.total) == ((), 4)


def test_the_order_does_not_depend_on_which_file_was_changed_last(tmp_path: Path) -> None:
    def order(names: list[str]) -> list[str]:
        with RecordStore.open(tmp_path / "-".join(names), create=True) as store:
            for name in names:
                store.add(record(name, SELM, date=f"198{name[-1]}"), f"{name}.txt")
            return [hit.cite for hit in store.search(Query(dated_from="1980")).hits]

    for names in (["M-1", "M-2", "M-3"], ["M-3", "M-1", "M-2"]):
        (tmp_path / "-".join(names)).mkdir()
    assert order(["M-1", "M-2", "M-3"]) == order(["M-3", "M-1", "M-2"]) == ["M-1/1/1", "M-2/1/1", "M-3/1/1"]


def test_twins_in_releases_are_found_once_with_every_filter(tmp_path: Path) -> None:
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(rich_record(), "a.txt")
        store.add(replace(rich_record(), sha256="2" * 64), "b.txt")
        for query in (
            Query("gas"),
            Query(actors=("selm",)),
            Query(judgment_kind="probability"),
            Query("gas", actors=("Selm",)),
        ):
            assert store.search(query).total == 1
        one_release_only = Query("gas", document=NAME, markings=("secret",))
        assert store.search(one_release_only).total == 1


def test_an_actor_is_found_by_every_name_it_has_here_or_in_the_gazetteer(tmp_path: Path) -> None:
    text = "The Soviets apparently believe that the islands can wait; we doubt it."
    base = record("M-1", text, date="1985")
    believe = Judgment(
        "M-1/1/1", 23, 30, "believe", "believe", False, "Soviets", "belief", 3, holders=("authors", "Soviets")
    )
    actor = Actor("ussr", "Soviet Union", "state", (Mention("M-1/1/1", 4, 11, "Soviets"),))
    with RecordStore.open(tmp_path, create=True) as store:
        store.add(replace(base, judgments=(believe,), actors=(actor,)))
        for name in ("ussr", "Soviets", "soviet union", "Soviet-Union", "U.S.S.R.", "Moscow", "the Kremlin"[4:]):
            assert found(store, Query(actors=(name,))) == ["M-1/1/1"]
            assert found(store, Query(holder=name)) == ["M-1/1/1"]
        assert store.search(Query(holder="Moscow")).hits[0].snippet.marked() == text.replace("believe", "*believe*")
        with pytest.raises(RecordError, match='name no actor "Tokyo"'):
            store.search(Query(actors=("Tokyo",)))
