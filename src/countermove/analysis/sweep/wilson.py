"""Wilson's interval for a share that was counted in draws."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959963984540054
"""The standard normal distribution has 95% of its weight within this distance of 0."""


def wilson(count: int, total: int, z: float = Z_95) -> tuple[float, float]:
    """Return the interval of a share, ``count`` of ``total`` draws; at the ends it stays inside 0 to 1.

    Raises: ``ValueError`` where there are no draws, or more counted than drawn.
    Source: Wilson (1927); tradecraft.md, section 2.2.
    """
    if not 0 <= count <= total or total == 0:
        raise ValueError(f"{count} of {total} draws is no share")
    share, spread = count / total, z * z / total
    centre = share + spread / 2
    half = z * sqrt(share * (1 - share) / total + spread / (4 * total))
    low = 0.0 if count == 0 else (centre - half) / (1 + spread)
    high = 1.0 if count == total else (centre + half) / (1 + spread)
    return low, high
