"""Shares of the weight inside a target, as numbers that can be compared."""

from __future__ import annotations

NEGLIGIBLE = 1e-9
"""Shares are compared to this."""


def rounded(share: float) -> float:
    """Return a share with the noise of adding weights taken off.

    Source: tradecraft.md, section 1.1 (shares are compared to 1e-9).
    """
    return round(share, 12) + 0.0
