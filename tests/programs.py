"""Programs of others that tests look at the product with: a browser, an office suite, tools for PDF."""

from __future__ import annotations

import os
import shutil

import pytest


def program(*names: str) -> str:
    """Return the path of the first of these programs that is there; without any, the test is skipped.

    Where ``COUNTERMOVE_MUST_RUN`` is set, as in ``.ci/run``, it fails instead: what is skipped shows nothing.
    """
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found:
        return found
    told = f"{' or '.join(names)} is not on this machine"
    if os.environ.get("COUNTERMOVE_MUST_RUN"):
        pytest.fail(told + ", and COUNTERMOVE_MUST_RUN says that nothing may be skipped for that")
    pytest.skip(told)
