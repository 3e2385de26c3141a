"""Coalitions: what several decision makers can do together, and what keeps them from doing it.

Two meanings of the word are kept apart. In ``stability`` and ``upset`` a coalition is a group that acts together by
legal sequences of its members' own moves, for as long as every member gains. In ``as_one`` its members are merged into
a single decision maker, as in GMCR+.
"""
