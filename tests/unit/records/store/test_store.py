"""What a store keeps of a record, what it refuses, and what becomes of files that change."""

from __future__ import annotations

from pathlib import Path

import pytest
from unit.records.store.invented import LEVER, SELM, TALKS, record, rich_record

from countermove.records.store import Query, RecordStore

def test_x(tmp_path: Path) -> None:
    with RecordStore.open(tmp_path, create=True) as store:
        print(store.add(rich_record()))
        for q in (Query("gas"), Query(withheld=True), Query(actors=("Hadrin",)), Query(probability=(.6,1)), Query(event_from="1983-03", event_to="1983-03"), Query(markings=("NF",)), Query("NOT lever winter*")):
            r = store.search(q)
            print(q, r.total)
            for h in r.hits: print("   ", h.cite, h.kind, h.snippet.marked(), h.rank, h.withheld, h.judgments, h.files)
    assert 0
