"""A project folder's records in one SQLite file: written once, searched by words and by what the records know."""

from countermove.records.store.query import Query
from countermove.records.store.store import RecordStore

__all__ = ["Query", "RecordStore"]
