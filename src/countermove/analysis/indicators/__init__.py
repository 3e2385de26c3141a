"""Moves to watch for: how expected each is under rival hypotheses, and what having seen them says."""
