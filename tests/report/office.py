"""LibreOffice, run apart from anybody's own, to see that another program reads what is written."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def converted(data: bytes, name: str, ending: str, folder: Path) -> Path:
    """Return a file as LibreOffice converts it; skip the test where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    source = folder / name
    source.write_bytes(data)
    settings = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", ending]
    subprocess.run(
        [program, *settings, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=100
    )
    return source.with_suffix(f".{ending.partition(':')[0]}")


def printed(path: Path) -> str:
    """Return the text of a PDF as it is laid out; skip the test where there is no pdftotext."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run([program, "-layout", str(path), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode()
