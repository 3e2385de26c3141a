"""Slow, literal readings of the published definitions, against which the fast implementation is tested.

Nothing here imports the product. States are frozensets of taken options, preferences are tuples of truth values,
and every search is an enumeration.
"""
