#!/usr/bin/env python3
"""Fetch what others wrote for the browser into the desk: one file and its licence each, with their SHA-256.

python3 tools/vendor.py          fetch what VENDORED names, with npm
python3 tools/vendor.py --check  compare what is there with the sums, and fetch nothing
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src" / "countermove" / "desk" / "static" / "vendor"
SUMS = FOLDER / "SHA256SUMS"
# Package, version, the file in it, what it is called here; and its licence.
VENDORED = [("htmx.org", "4.0.1", "dist/htmx.min.js", "htmx-4.0.1.min.js", "LICENSE", "htmx-LICENSE")]


def main(arguments: list[str]) -> int:
    if "--check" not in arguments:
        for package, version, *files in VENDORED:
            fetch(package, version, dict(zip(files[::2], files[1::2], strict=True)))
        SUMS.write_text(sums(), encoding="ascii")
    if SUMS.read_text(encoding="ascii") != sums():
        print(f"{FOLDER} does not hold what {SUMS.name} says", file=sys.stderr)
        return 1
    return 0


def fetch(package: str, version: str, files: dict[str, str]) -> None:
    """Copy files of a package under their names here."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as packed:
            for inside, here in files.items():
                content = packed.extractfile(f"package/{inside}")
                assert content, f"{package} {version} has no {inside}"
                (FOLDER / here).write_bytes(content.read())


def sums() -> str:
    """Return the SHA-256 of every file there, as `sha256sum` writes them."""
    files = sorted(path for path in FOLDER.iterdir() if path != SUMS)
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
