"""Sweeps: the same question put to every way the open points of a case could be settled, or to a seeded sample."""
