"""What others wrote is in the package as they wrote it, with its licence."""

import hashlib
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "src" / "countermove" / "desk" / "static" / "vendor"
SUMS = VENDOR / "SHA256SUMS"


def test_every_vendored_file_is_what_its_sum_says() -> None:
    listed = {name: digest for digest, name in (line.split() for line in SUMS.read_text(encoding="ascii").splitlines())}
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.iterdir() if path != SUMS}
    assert listed == there


def test_every_vendored_script_has_its_licence_beside_it() -> None:
    for script in VENDOR.glob("*.js"):
        assert (VENDOR / f"{script.name.split('-')[0]}-LICENSE").is_file()
