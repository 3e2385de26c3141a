"""Furniture: what stands on a page besides the authors' words, line by line, with every redaction and code counted."""

from countermove.records.furniture.classify import classify_lines
from countermove.records.furniture.marks import Mark, MarkKind, find_marks, runs_of
from countermove.records.furniture.page import Furniture, Insert, Page, PageBreak

__all__ = [
    "Furniture",
    "Insert",
    "Mark",
    "MarkKind",
    "Page",
    "PageBreak",
    "classify_lines",
    "find_marks",
    "runs_of",
]
