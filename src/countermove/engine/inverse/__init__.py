"""The question asked backwards: for which preferences of whom would a state hold?

The four parts, each on its own: ``conditions`` (what a ranking must satisfy), ``counting`` (how many rankings do),
``smallest`` (the fewest changes of one party's priorities), ``jointly`` (the fewest of all parties' together).
``inverse`` puts them together.
"""
