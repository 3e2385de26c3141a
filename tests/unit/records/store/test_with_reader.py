"""The invented sample documents, read by the reader itself, kept and searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from countermove.records.store import Query, RecordStore
from countermove.records.store.write import Outcome

SAMPLES = Path(__file__).parents[3] / "records" / "samples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with RecordStore.open(tmp_path_factory.mktemp("records"), create=True) as opened:
        report = opened.add_files(sorted(SAMPLES.glob("*.txt")), workers=1)
        assert report.failed == ()
        assert report.count(Outcome.RELEASE) == 1
        yield opened


def test_two_releases_are_one_document(store: RecordStore) -> None:
    (name,) = [name for name, _, _ in store.documents() if name.startswith("EUR")]
    shown, withheld = "overheard", '"truce of 1974"'
    for words in (shown, withheld):
        (hit,) = store.search(Query(words)).hits
        assert hit.document == name
    assert store.search(Query('"bankers in Corran must be repaid"')).total == 1
    misread_in_one = store.search(Query('"fuel before the League"'))
    assert [hit.cite for hit in misread_in_one.hits] == [f"{name}/1/1"] * 2


def test_what_is_withheld_in_one_release_is_listed_with_its_file(store: RecordStore) -> None:
    hits = store.search(Query(withheld=True, document="EUR-83-10211X")).hits
    assert {hit.files for hit in hits} == {
        ((SAMPLES / "printed.txt").resolve().as_posix(),),
        ((SAMPLES / "printed-better-release.txt").resolve().as_posix(),),
    }
    assert {"denied_pages", "withheld_block"} <= {hit.kind for hit in hits}


def test_judgments_dates_and_markings_of_the_reader_can_be_searched(store: RecordStore) -> None:
    likely = store.search(Query("winter", probability=(0.6, 1.0)))
    assert any(one.cue == "likely" for hit in likely.hits for one in hit.judgments)
    assert store.search(Query(event_from="1983-04-10", event_to="1983-04-20")).total > 0
    assert store.search(Query(codes=("25X1",))).total > 0
    assert store.search(Query("winter", markings=("secret",), dated_from="1983-06", dated_to="1983-06")).total > 0
    assert store.search(Query(office="Fuels Branch", words="gas")).total > 0
