"""A Dask cluster as an executor; needs the extra ``dask``."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from countermove.errors import NotApplicable

TIMEOUT_SECONDS = 10


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """Give the executor of a cluster whose scheduler has an address; the work of a lost worker is done by others.

    Raises: ``NotApplicable`` where Dask is not installed, and where nobody answers within ten seconds.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise NotApplicable(
            "a cluster needs Dask: install countermove with its extra `dask`, here and on the workers; or do the "
            "sweep by shards, which needs nothing but a folder that all can write to: --shard 1/8 --keep FOLDER"
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what concerns us is raised
    try:
        client = distributed.Client(address, timeout=TIMEOUT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as fault:
        told = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        raise NotApplicable(
            f"no Dask scheduler answers at {address} ({told}): check the address, or leave --cluster out"
        ) from None
    try:
        yield client.get_executor(pure=False)
    finally:
        client.close()
