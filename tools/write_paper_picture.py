"""Write docs/images/options-paper.png: the top of the paper of the bundled case of July 1985. Needs chromium."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "options-paper.png"
CASE = "soviet-japan-1985"
LARGEST = 250_000
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1000,1190",
]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "paper.html"
        subprocess.run([sys.executable, "-m", "countermove", "paper", CASE, "-o", str(page)], check=True)
        command = ["chromium", *FLAGS, f"--user-data-dir={folder}/profile", f"--screenshot={PICTURE}", page.as_uri()]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL, timeout=120)
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {size:,} bytes")
    return 0 if size < LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
