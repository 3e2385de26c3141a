"""Competing hypotheses about motives: how expected the evidence is under each, scored in two ways that stay apart."""
