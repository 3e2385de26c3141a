"""What the first page of each kind would have to wait for, done beforehand: modules that are read, templates too."""

from __future__ import annotations

import logging
import threading
from importlib import import_module

from countermove.desk.rendering import environment

LOG = logging.getLogger(__name__)
MODULES = (
    "countermove.report.naming",
    "countermove.editing",
    "countermove.engine.plan",
    "countermove.casefile.load",
    "countermove.desk.board.opened_board",
    "countermove.desk.board.size",
    "countermove.assessment",
    "countermove.report.gathering",
    "countermove.report.paper",
)


def warm() -> threading.Thread:
    """Read what pages are made with, in a thread of its own, and return that thread; pages need not wait for it."""
    thread = threading.Thread(target=_warm_up, name="desk-warm-up", daemon=True)
    thread.start()
    return thread


def _warm_up() -> None:
    try:
        found = environment()
        for name in MODULES:
            import_module(name)
        for name in found.list_templates():
            found.get_template(name)
    except Exception:  # whoever asks for the page is told of it there
        LOG.debug("something could not be read beforehand", exc_info=True)
