"""Parties and initiatives as sentences name them."""

from __future__ import annotations


def inside(name: str) -> str:
    """Return a party's name as it stands inside a sentence: the Soviet Union, not The Soviet Union."""
    return "the " + name[4:] if name.startswith("The ") else name


def plain(initiative: str) -> str:
    """Return an initiative's identifier for reading: its parts joined by a plus."""
    return initiative.replace("+", " + ")
