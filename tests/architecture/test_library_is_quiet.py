"""The library never prints, exits, asks, reads the clock or touches global random state: callers pass these in."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "countermove"
LIBRARY = [path for path in sorted(PACKAGE.rglob("*.py")) if "cli" not in path.relative_to(PACKAGE).parts]

FORBIDDEN = {
    "breakpoint", "exit", "input", "print", "quit",
    "os._exit", "os.urandom", "sys.exit", "uuid.uuid1", "uuid.uuid4",
    "datetime.date.today", "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow",
    "time.localtime", "time.monotonic", "time.perf_counter", "time.process_time", "time.time", "time.time_ns",
}  # fmt: skip
# Generators that a caller seeds are fine; everything else in these modules draws from one hidden, shared generator.
SEEDED = {
    "random": {"Random"},
    "numpy.random": {"BitGenerator", "Generator", "PCG64", "PCG64DXSM", "Philox", "SeedSequence", "default_rng"},
}


def imported_names(tree: ast.Module) -> dict[str, str]:
    """Return what each name bound by an import stands for, as a dotted path."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                names[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def dotted(node: ast.expr, names: dict[str, str]) -> str:
    """Return the dotted path of a name or an attribute, as far as imports tell."""
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value, names)}.{node.attr}"
    return "?"


def is_loud(name: str, call: ast.Call) -> bool:
    module, _, function = name.rpartition(".")
    unseeded = name == "numpy.random.default_rng" and not (call.args or call.keywords)
    return name in FORBIDDEN or unseeded or (module in SEEDED and function not in SEEDED[module])


def loud_calls(source: str) -> list[tuple[int, str]]:
    """Return line and name of every call that the library must not make."""
    tree = ast.parse(source)
    names = imported_names(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [(call.lineno, dotted(call.func, names)) for call in calls if is_loud(dotted(call.func, names), call)]


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_library_is_quiet(path: Path) -> None:
    found = loud_calls(path.read_text(encoding="utf-8"))
    assert not found, [f"{path.relative_to(ROOT)}:{line} {name}" for line, name in found]


@pytest.mark.parametrize(
    "source",
    [
        "print(1)",
        "import sys\nsys.exit()",
        "from datetime import datetime\ndatetime.now()",
        "import datetime as dt\ndt.date.today()",
        "from time import time\ntime()",
        "import random\nrandom.shuffle([])",
        "import numpy as np\nnp.random.rand(3)",
        "import numpy as np\nnp.random.default_rng()",
    ],
)
def test_a_loud_call_is_found_under_any_name(source: str) -> None:
    assert loud_calls(source)


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nnp.random.default_rng(7)",
        "import random\nrandom.Random(7).shuffle([])",
        "def quiet(console):\n    console.print(1)",
    ],
)
def test_seeded_generators_and_the_callers_own_console_are_fine(source: str) -> None:
    assert not loud_calls(source)
