"""Seeded draws: the number that settles a factor in a draw depends on the seed, the draw and the factor, nothing else.

So every initiative is looked at in the same draws, adding a factor leaves the others' draws alone, and any worker can
make any draw.
"""

from __future__ import annotations

from hashlib import blake2b

from countermove.analysis.sweep.factors import Uniform

BITS = 128


def uniform_of(seed: int, draw: int, factor: str) -> Uniform:
    """Return the uniform numbers of one factor in one draw: whole numbers below a bound, one a step."""

    def uniform(bound: int, step: int) -> int:
        # The text is hashed as a whole; the factor comes last, so that no two triples give the same text.
        digest = blake2b(f"{seed}/{draw}/{step}/{factor}".encode(), digest_size=BITS // 8).digest()
        return int.from_bytes(digest, "big") * bound >> BITS

    return uniform
