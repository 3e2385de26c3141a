"""A Dask cluster as an executor; needs the extra ``dask``."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from countermove.errors import NotApplicable

TIMEOUT_SECONDS = 8
"""How long a scheduler is waited for; with what the client then needs to close, about ten seconds in all."""
CLOSING_SECONDS = 2
_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:\[[0-9A-Fa-f:.%]+\]|[\w.-]+):(\d{1,5})", re.ASCII)


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """Give the executor of a cluster whose scheduler has an address; the work of a lost worker is done by others.

    Raises: ``NotApplicable`` for what is no address, where Dask is not installed, and where nobody answers within ten
        seconds.
    """
    _refuse_other_than_address(address)
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise NotApplicable(
            "a cluster needs Dask: install countermove with its extra `dask`, here and on the workers; or do the "
            "sweep by shards, which needs nothing but a folder that all can write to: --shard 1/8 --keep FOLDER"
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what concerns us is raised
    client = distributed.Client.__new__(distributed.Client)  # in hand even where it cannot be begun, to be closed
    try:
        _begin(client, address)
    except (OSError, ValueError, TimeoutError) as fault:
        _close(client)
        told = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        raise NotApplicable(
            f"no Dask scheduler answers at {address} ({told}): check the address, or leave --cluster out"
        ) from None
    try:
        yield client.get_executor(pure=False)
    finally:
        _close(client)


def _begin(client: Any, address: str) -> None:
    """Begin a client beside, as one that is answered by something other than a scheduler waits without end.

    Raises: what beginning it raises; ``TimeoutError`` where it comes to nothing in time.
    """
    faults: list[Exception] = []

    def begin() -> None:
        try:
            client.__init__(address, timeout=TIMEOUT_SECONDS, set_as_default=False)
        except Exception as fault:  # raised below
            faults.append(fault)

    beside = threading.Thread(target=begin, daemon=True)
    beside.start()
    beside.join(TIMEOUT_SECONDS + 1)
    if faults:
        raise faults[0]
    if beside.is_alive():
        raise TimeoutError("something is there, and it is no scheduler")


def _close(client: Any) -> None:
    """Close a client in bounded time; its finaliser then has nothing left to do, and nothing to complain about."""
    with suppress(Exception):
        client.close(timeout=CLOSING_SECONDS)
    client.status = "closed"


def _refuse_other_than_address(address: str) -> None:
    found = _ADDRESS.fullmatch(address)
    if found is None or not 1 <= int(found[1]) <= 65_535:
        raise NotApplicable(
            f'"{address[:100]}" is not the address of a Dask scheduler: write host and port, such as tcp://host:8786 '
            "(or tls://host:8786), or leave --cluster out"
        )
