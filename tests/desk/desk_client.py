"""A client of a desk on a folder, let in the way a browser is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from countermove.desk.app import make_app
from countermove.desk.desk import Desk
from countermove.desk.folder import open_folder
from countermove.desk.security import Keys

PORT = 8485
ORIGIN = f"http://127.0.0.1:{PORT}"


def make_client(folder: Path, *, enters: bool = True) -> TestClient:
    """Return a client; ``client.desk`` and ``client.keys`` are the desk's own."""
    desk, keys = Desk(open_folder(folder)), Keys(PORT)
    client: Any = TestClient(make_app(desk, keys), base_url=ORIGIN, headers={"origin": ORIGIN}, follow_redirects=True)
    client.desk, client.keys = desk, keys
    if enters:
        assert client.get(f"/?token={keys.token}").status_code == 200
    return client
