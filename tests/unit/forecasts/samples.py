"""Invented forecasts for tests, and ways to draw them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from countermove.forecasts.estimate import Estimate, Kind, answers, band, point
from countermove.forecasts.forecast import Confidence, Forecast, Origin, Resolution, Revision

MADE, DEADLINE, ENTERED = "2020-01-01", "2020-12-31", "2030-01-01"


def forecast(name: str = "bridge", estimate: Estimate | None = None, **changes: Any) -> Forecast:
    """Return a forecast that is as it must be."""
    said = Revision(MADE, ENTERED, estimate or point(0.7), "A. Analyst")
    made = Forecast(name, "The bridge opens.", "Yes if a car has crossed it.", DEADLINE, (said,))
    return replace(made, **changes)


def resolved(name: str, estimate: Estimate, outcome: str, **changes: Any) -> Forecast:
    """Return a forecast that came out, entered in time."""
    said = Revision(MADE, MADE, estimate)
    known = Resolution(outcome, "2020-06-30", "2020-07-01", ("the press",))
    return forecast(name, revisions=(said,), resolutions=(known,), **changes)


probabilities = st.floats(0, 1)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
said_texts = texts.filter(str.strip)
days = st.dates(date(2020, 1, 1), date(2020, 12, 31)).map(date.isoformat)


@st.composite
def bands(draw: st.DrawFn) -> Estimate:
    return band(*sorted((draw(probabilities), draw(probabilities))))


words = st.sampled_from(
    [
        Estimate(Kind.WORD, 0.87, 0.99, "almost certain", "kent-1964"),
        Estimate(Kind.WORD, 0.55, 0.8, "likely", "icd-203"),
        Estimate(Kind.WORD, None, None, "could", "kent-1964"),
    ]
)
yes_or_no = st.one_of(probabilities.map(point), bands(), words)


@st.composite
def several(draw: st.DrawFn, names: tuple[str, ...]) -> Estimate:
    parts = [draw(st.integers(0, 20)) for _ in names]
    total = sum(parts) or 1
    shares = [part / total for part in parts]
    shares[-1] += 1 - sum(shares)
    return answers(dict(zip(names, shares, strict=True)))


@st.composite
def forecasts(draw: st.DrawFn, name: str = "f") -> Forecast:
    """Draw a forecast with a history that is as it must be."""
    names = draw(st.sampled_from([(), ("a", "b"), ("x", "y", "z")]))
    estimates = several(names) if names else yes_or_no
    dates = sorted(draw(st.lists(days, min_size=1, max_size=3)))
    revisions = [Revision(at, ENTERED, draw(estimates), draw(texts), draw(said_texts)) for at in dates]
    outcomes = st.sampled_from([*(names or ("yes", "no")), "void"])
    count = draw(st.integers(0, 3))
    resolutions = [
        Resolution(draw(outcomes), draw(days), ENTERED, (draw(said_texts),), draw(texts), draw(texts), why)
        for why in ["", *(draw(said_texts) for _ in range(2))][:count]
    ]
    resolutions = [replace(one, at=max(one.at, dates[0])) for one in resolutions]
    share = draw(st.none() | probabilities)
    return Forecast(
        name,
        draw(said_texts),
        draw(said_texts),
        DEADLINE,
        tuple(revisions),
        tuple(resolutions),
        tuple((one, draw(texts)) for one in names),
        "none" if names else draw(st.sampled_from(["yes", "no", "none"])),
        Origin(draw(texts), draw(texts), draw(texts), draw(texts), share, draw(texts)),
        Confidence(*(draw(texts) for _ in range(4))),
        tuple(draw(st.lists(said_texts, max_size=2))),
        draw(texts),
    )


@st.composite
def registers(draw: st.DrawFn) -> list[Forecast]:
    return [draw(forecasts(f"f{i}")) for i in range(draw(st.integers(0, 4)))]
