"""A judgment of a model, as a forecast: what the model says, how large a share of it, and of which case.

The share is about the model; the forecast is about the world. Whoever promotes a judgment says what will be looked at,
by when, and how likely it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from countermove.errors import unknown
from countermove.forecasts.estimate import Estimate, point
from countermove.forecasts.faults import ForecastError
from countermove.forecasts.forecast import Origin
from countermove.forecasts.read_json import read_text


@dataclass(frozen=True, slots=True)
class Promoted:
    """A judgment that a forecast can be made from: its text, and where it came from."""

    text: str
    origin: Origin

    def estimate(self) -> Estimate:
        """Return the model's share as an estimate.

        Raises: ``ForecastError`` where there is no share, or the judgment holds in every completion of the model or in
            none: that is a fact about the coding, and no probability of anything.
        """
        share = self.origin.share
        if share is None:
            raise ForecastError("the model gives this judgment no share; say yourself how likely it is")
        if share in {0, 1}:
            often = "every" if share else "no"
            raise ForecastError(
                f"the judgment holds in {often} completion of the model, which is a fact about the coding and no "
                "probability; say yourself how likely it is, and why"
            )
        return point(share)


def judgment_in(path: Path, wanted: str, case_hash: str = "") -> Promoted:
    """Return a judgment of a document that a command wrote with ``--json``, such as that of ``countermove sweep``.

    Args:
        wanted: the id of the judgment, or ``ID=VALUE`` where it has several values.
        case_hash: of the case as it is now; the document must be of the same.

    Raises: ``ForecastError`` where the document has no such judgment, is of another case, or cannot be read.
    """
    text = read_text(path)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise ForecastError(f"{path} is not JSON: {fault}") from None
    if not isinstance(document, dict):
        raise ForecastError(f"{path} has no judgments; write one with `countermove sweep CASE --json FILE`")
    if case_hash and document.get("case_hash") != case_hash:
        raise ForecastError(f"{path} was written for another case, or for this one before it was changed; sweep again")
    return judgment_of(document, wanted, str(path))


def judgment_of(document: Mapping[str, Any], wanted: str, where: str) -> Promoted:
    """Return a judgment of a document as data.

    Args:
        where: what the document is called in messages.

    Raises: ``ForecastError`` where the document has no such judgment.
    """
    judgments = document.get("judgments")
    if not isinstance(judgments, list) or not all(isinstance(one, dict) for one in judgments):
        raise ForecastError(f"{where} has no judgments; write one with `countermove sweep CASE --json FILE`")
    return _promoted(document, _chosen(judgments, wanted, where), where)


def _chosen(judgments: list[dict[str, Any]], wanted: str, where: str) -> dict[str, Any]:
    names = [(str(one.get("id", "")), str(one.get("value", ""))) for one in judgments]
    met = [i for i, (name, value) in enumerate(names) if wanted in (name, f"{name}={value}")]
    if not met:
        known = [name for pair in names for name in (pair[0], "=".join(pair))]
        raise ForecastError(f"{where}: {_unknown(wanted, known)}")
    if len(met) > 1:
        values = ", ".join(f"{wanted}={names[i][1]}" for i in met)
        raise ForecastError(f"{where}: {wanted} has several values; name one: {values}")
    return judgments[met[0]]


def _unknown(wanted: str, known: list[str]) -> str:
    """Return that there is no such judgment, with the nearest that is; a sweep has hundreds, so never all of them."""
    said = unknown("judgment", wanted, dict.fromkeys(known))
    return said if "did you mean" in said else f'there is no judgment "{wanted}" among {len(known) // 2:,}'


def _promoted(document: Mapping[str, Any], judgment: Mapping[str, Any], where: str) -> Promoted:
    share, name, value = judgment.get("share"), str(judgment["id"]), str(judgment.get("value", ""))
    if share is not None and (isinstance(share, bool) or not isinstance(share, (int, float)) or not 0 <= share <= 1):
        raise ForecastError(f"{where}: the share of {name} is {share!r}; it lies between 0 and 1")
    made_from = {key: str(document.get(key) or judgment.get(key) or "") for key in ("case", "case_hash", "countermove")}
    said = f"{name}={value}" if value else name
    number = None if share is None else float(share)
    origin = Origin(**made_from, judgment=said, share=number, settings=_settings(document))
    text = str(judgment.get("text") or "")
    return Promoted(text[:1].upper() + text[1:], origin)


def _settings(document: Mapping[str, Any]) -> str:
    """Return how a sweep was done where that was not the usual way."""
    told = []
    if document.get("judged") is not None:
        told.append(f"judged places moved by up to {document['judged']}")
    if document.get("draws"):
        told.append(f"{document['draws']} draws from seed {document.get('seed')}")
    profiles, dropped = document.get("profiles"), document.get("dropped")
    if isinstance(profiles, dict):
        told += [f"profile {party}:{name}" for party, name in profiles.items()]
    if isinstance(dropped, list):
        told += [f"without {line}" for line in dropped]
    return "; ".join(told)
