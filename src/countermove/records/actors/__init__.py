"""Who is named in a document: a gazetteer, the finding of its names, and candidates for names it does not know."""

from countermove.records.actors.find import find_actors, merged
from countermove.records.actors.gazetteer import Gazetteer

__all__ = ["Gazetteer", "find_actors", "merged"]
