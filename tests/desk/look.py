"""Take a picture of a page of the desk: python tests/desk/look.py KEY PAGE OUT.png [WIDTH] [FOLDER]."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from countermove.casefile.catalogue import catalogue_folder

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def main(key: str, page: str, out: str, width: str = "1280", folder: str = "") -> None:
    with tempfile.TemporaryDirectory() as made:
        root = Path(folder) if folder else Path(made)
        if not folder:
            for name in ("torva-dam", "soviet-japan-1985", "soviet-japan-1985-full", "soviet-japan-1982"):
                shutil.copytree(catalogue_folder() / name, root / name)
        server = subprocess.Popen(
            [sys.executable, "-m", "countermove", "desk", str(root)], stdout=subprocess.PIPE, text=True
        )
        try:
            address = next(line.split()[-1] for line in server.stdout or () if "http" in line)
            with sync_playwright() as play:
                browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
                tab = browser.new_page(viewport={"width": int(width), "height": 900})
                tab.on("console", lambda told: print("console:", told.type, told.text))
                tab.goto(address)
                tab.goto(address.split("?")[0] + f"{page}/{key}" if key else address.split("?")[0] + page)
                tab.wait_for_selector("body[data-ready]")
                for _ in range(300):
                    if not tab.locator(".working[hx-get]").count():
                        break
                    tab.wait_for_timeout(200)
                tab.screenshot(path=out, full_page=True)
                browser.close()
        finally:
            server.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
