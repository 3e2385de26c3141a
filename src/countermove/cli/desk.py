"""``countermove desk``: the workbench in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Directory = Annotated[Path, typer.Argument(metavar="DIR", help="The folder with the cases and documents to work on.")]
Port = Annotated[int | None, typer.Option(min=1, max=65535, help="The port; by default 8485, or a free one.")]
Browser = Annotated[bool, typer.Option("--browser", help="Open the desk in the browser at once.")]


def desk(directory: Directory = Path(), port: Port = None, browser: Browser = False) -> None:
    """Open the desk on a folder: read, model, ask and write in the browser. It answers to this machine only."""
    from countermove.desk.serve import serve

    def tell(address: str, is_writable: bool) -> None:
        print(f"The desk is open at {address}")
        if not is_writable:
            print("This folder cannot be written to: you can look and ask, and download, but nothing is saved here.")
        print("Copy the whole address into a browser on this machine. Stop with Ctrl+C.", flush=True)
        if browser:
            import webbrowser

            webbrowser.open(address)

    serve(directory, port, tell)
