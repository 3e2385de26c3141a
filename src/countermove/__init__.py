"""Strategic options analysis from the written record.

    import countermove as cm

    case = cm.load("soviet-japan-1985")
    record = cm.read("memo.txt")
    solution = cm.solve(case.model())
    assessment = cm.assess(case, actor="moscow", target="tokyo")

Names are resolved on first use, so that importing the package loads nothing heavy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from countermove.api import load, read, solve
    from countermove.assessment import assess
    from countermove.casefile.case import Case
    from countermove.charting import chart
    from countermove.chronology import CaseTimeline, timeline
    from countermove.comparing.comparison import Comparison, compare
    from countermove.doubting import Doubts, doubts
    from countermove.errors import (
        CaseError,
        CountermoveError,
        NotApplicable,
        RecordError,
        StatementError,
        TooLarge,
    )
    from countermove.notebook import Picture
    from countermove.records.record import Record
    from countermove.sweeping import Sweep, sweep
    from countermove.weighing import CaseMotives, motives

__version__ = "0.1.0"

# Where each public name lives.
_HOMES = {
    "CaseAssessment": "countermove.assessment",
    "Case": "countermove.casefile.case",
    "CaseError": "countermove.errors",
    "CaseTimeline": "countermove.chronology",
    "Comparison": "countermove.comparing.comparison",
    "CaseMotives": "countermove.weighing",
    "CountermoveError": "countermove.errors",
    "Doubts": "countermove.doubting",
    "NotApplicable": "countermove.errors",
    "Picture": "countermove.notebook",
    "Record": "countermove.records.record",
    "RecordError": "countermove.errors",
    "StatementError": "countermove.errors",
    "Sweep": "countermove.sweeping",
    "TooLarge": "countermove.errors",
    "assess": "countermove.assessment",
    "chart": "countermove.charting",
    "compare": "countermove.comparing.comparison",
    "doubts": "countermove.doubting",
    "load": "countermove.api",
    "motives": "countermove.weighing",
    "read": "countermove.api",
    "solve": "countermove.api",
    "timeline": "countermove.chronology",
    "sweep": "countermove.sweeping",
}

__all__ = [
    "Case",
    "CaseAssessment",
    "CaseError",
    "CaseMotives",
    "CaseTimeline",
    "Comparison",
    "CountermoveError",
    "Doubts",
    "NotApplicable",
    "Picture",
    "Record",
    "RecordError",
    "StatementError",
    "Sweep",
    "TooLarge",
    "__version__",
    "assess",
    "chart",
    "compare",
    "doubts",
    "load",
    "motives",
    "read",
    "solve",
    "sweep",
    "timeline",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
