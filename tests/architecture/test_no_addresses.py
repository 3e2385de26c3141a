"""The repository names no package registry and no place on anybody's machine, and every pin has a hash."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "locks").glob("*.txt"))

# Put together here, so that this file does not hold what it looks for.
PARTS = ["pypi org", "files pythonhosted org", "registry npmjs org", "deb debian org"]
HOSTS = [".".join(parts.split()) for parts in PARTS]
FOLDERS = ["root", "home", "work", "Users"]
NEEDLES = [*(re.escape(host) for host in HOSTS), *(rf"(?<![\w./~-])/{name}/" for name in FOLDERS)]
FORBIDDEN = re.compile("|".join(NEEDLES))
NOT_OURS = {".git", ".venv", "__pycache__", "countermove-output", "node_modules", "dist"}


def repository_files() -> list[Path]:
    """Return what is committed or would be; without git, what does not look like a by-product."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        run = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*") if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts)]
    paths = [ROOT / os.fsdecode(name) for name in run.stdout.split(b"\0") if name]
    return [path for path in paths if path.is_file()]


def offending_lines(text: str) -> list[str]:
    return [
        f"{number}: {line.strip()[:100]}" for number, line in enumerate(text.splitlines(), 1) if FORBIDDEN.search(line)
    ]


def test_no_file_names_a_registry_or_a_place_on_a_machine() -> None:
    found = {}
    for path in repository_files():
        lines = offending_lines(path.read_text(encoding="utf-8", errors="replace"))
        if lines:
            found[str(path.relative_to(ROOT))] = lines
    assert not found


def test_the_search_finds_what_it_should() -> None:
    assert offending_lines(f"https://{HOSTS[0]}/simple")
    assert offending_lines(f'home = "/{FOLDERS[0]}/x"')
    assert not offending_lines(f"see docs/{FOLDERS[2]}/plan.md and example.org/{FOLDERS[1]}/page")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_of_a_lock_has_a_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    pins = [entry for entry in re.split(r"\n(?=\S)", text) if "==" in entry.splitlines()[0]]
    assert pins
    assert not [entry.splitlines()[0] for entry in pins if "--hash=sha256:" not in entry]


def test_both_locks_are_there() -> None:
    assert {"run.txt", "dev.txt"} <= {lock.name for lock in LOCKS}
