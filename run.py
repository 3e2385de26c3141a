#!/usr/bin/env python3
"""Set up `.venv` from locks/ and run countermove, or with `test` its tests. Standard library only.

python3 run.py                 the bundled case, start to finish
python3 run.py solve CASE      any other countermove command
python3 run.py test -k nash    the tests; what follows goes to pytest
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

if sys.version_info < (3, 11):
    print(f"countermove needs Python 3.11 or newer, and {sys.executable} is {sys.version.split()[0]}.", file=sys.stderr)
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
UV_PIN = "uv==0.13.9"


def main(args: list[str]) -> int:
    testing = args[:1] == ["test"]
    try:
        set_up(ROOT / "locks" / ("dev.txt" if testing else "run.txt"))
        module = ["pytest", *args[1:]] if testing else ["countermove", *(args or ["demo"])]
        status = subprocess.run([str(PYTHON), "-m", *module], cwd=ROOT if testing else None, check=False).returncode
    except KeyboardInterrupt:
        return 130
    except subprocess.CalledProcessError as error:
        print(f"countermove could not be set up: `{error.cmd[0]}` failed, see above.", file=sys.stderr)
        return 1
    return status if status >= 0 else 128 - status


def set_up(lock: Path) -> None:
    """Install exactly what `lock` pins, hashes checked, unless that was done before by this version of Python."""
    made = VENV / "pyvenv.cfg"
    this_python = re.compile(r"^version(_info)? = {}\.{}\.".format(*sys.version_info), re.MULTILINE)
    if not (PYTHON.exists() and made.exists() and this_python.search(made.read_text())):
        venv.create(VENV, with_pip=False, clear=True)
    done = VENV / f"{lock.stem}.done"
    inputs = [lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode()]
    want = hashlib.sha256(b"\0".join(inputs)).hexdigest()
    if done.exists() and done.read_text() == want:
        return
    install = [find_uv(), "pip", "install", "--quiet", "--compile-bytecode", "--python", str(PYTHON)]
    subprocess.run([*install, "--require-hashes", "-r", str(lock)], check=True)
    subprocess.run([*install, "--no-deps", "-e", str(ROOT)], check=True)
    subprocess.run([str(PYTHON), "-m", "compileall", "-q", str(ROOT / "src")], check=True)
    done.write_text(want)


def find_uv() -> str:
    """Return a uv that starts: the one at hand, or a pinned one put into `.venv` with the pip at hand."""
    uv = shutil.which("uv")
    if uv and subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0:
        return uv
    pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        venv.create(VENV, with_pip=True)
        pip = [str(PYTHON), "-m", "pip"]
    subprocess.run([*pip, "install", "--quiet", "--disable-pip-version-check", UV_PIN], check=True)
    return str(BIN / ("uv.exe" if os.name == "nt" else "uv"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
