"""The desk as a server on this machine: its port, its lock on the folder, its start and its end."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from countermove.desk.desk import Desk
from countermove.desk.folder import open_folder
from countermove.desk.lock import lock_folder
from countermove.desk.security import Keys
from countermove.errors import CountermoveError

PORT = 8485
HOST = "127.0.0.1"
SWITCH_SECONDS = 0.0002
"""How long work in the background keeps the interpreter while a page waits; Python's own 5 ms add up over a page."""


def serve(path: Path, port: int | None, tell: Callable[[str, bool], None]) -> None:
    """Serve the desk of a folder until somebody stops it.

    Args:
        port: where to answer; None takes the usual port, or a free one where that is taken.
        tell: called with the address that lets a browser in, and whether the folder can be written to, once the desk
            answers.

    Raises: ``CountermoveError`` for a folder that is not there or has a desk already, and for a port that is taken.
    """
    folder = open_folder(path)
    listener = _listener(port)
    number = listener.getsockname()[1]
    lock = lock_folder(folder.root, f"http://{HOST}:{number}")
    desk, keys = Desk(folder), Keys(number)
    try:
        _run(desk, keys, listener, lambda: tell(f"http://{HOST}:{number}/?token={keys.token}", folder.is_writable))
    finally:
        desk.close()
        lock.release()
        listener.close()


def _run(desk: Desk, keys: Keys, listener: socket.socket, ready: Callable[[], None]) -> None:
    import uvicorn

    from countermove.desk.app import make_app
    from countermove.desk.warming import warm

    sys.setswitchinterval(SWITCH_SECONDS)

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()
            warm()

    how = uvicorn.Config(
        make_app(desk, keys),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=2,
    )
    Server(how).run([listener])


def _listener(port: int | None) -> socket.socket:
    for number in [port] if port is not None else [PORT, 0]:
        try:
            return _bound(number)
        except OSError as fault:
            if fault.errno not in {errno.EADDRINUSE, errno.EACCES} or port is not None:
                raise CountermoveError(_no_port(number, fault)) from None
    raise CountermoveError("no port of this machine is free")


def _bound(port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows, where another program could otherwise share the port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOST, port))
        found.listen()  # before this, another desk that starts at the same moment can be bound to the same port
    except BaseException:
        found.close()
        raise
    return found


def _no_port(port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"port {port} is in use by another program; name another with --port, or leave it out to get a free one"
    return f"port {port} cannot be used: {fault.strerror or fault}"
