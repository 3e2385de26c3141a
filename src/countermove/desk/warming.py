"""What the first pages need, loaded while the person still copies the address."""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib import import_module

NEEDED = (
    "jinja2",
    "countermove.casefile.schema",
    "countermove.casefile.resolve.whole",
    "countermove.editing.apply",
    "countermove.assessment",
    "countermove.analysis.assess.assessment",
    "countermove.report.html",
    "countermove.report.view",
    "countermove.report.kinds",
    "countermove.citing.resolve",
)


def warm() -> None:
    """Load modules in a thread of their own; whoever needs one sooner loads it as always."""
    threading.Thread(target=_load, name="desk-warming", daemon=True).start()


def _load() -> None:
    for name in NEEDED:
        with suppress(ImportError):
            import_module(name)
