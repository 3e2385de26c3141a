"""The package starts quickly: nothing heavy is imported before it is needed.

Times are processor time, and the best of several runs counts, so that a busy machine does not fail the test.
"""

import subprocess
import sys
from functools import partial

IMPORT_LIMIT_SECONDS, HELP_LIMIT_SECONDS = 0.050, 0.5

IMPORT = """
import sys, time
before = time.process_time()
import countermove
print(time.process_time() - before)
assert "numpy" not in sys.modules, "import countermove loads numpy"
"""
HELP = """
import atexit, sys, time
atexit.register(lambda: print(time.process_time(), file=sys.stderr))
sys.argv = ["countermove", "--help"]
from countermove.cli.main import main
sys.exit(main())
"""


def python(program: str) -> subprocess.CompletedProcess[str]:
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run


def test_importing_the_package_takes_under_50_ms_and_loads_no_numpy() -> None:
    best = min(float(python(IMPORT).stdout) for _ in range(5))
    assert best < IMPORT_LIMIT_SECONDS, f"import countermove takes {best * 1000:.0f} ms"


def test_help_takes_under_half_a_second() -> None:
    run = partial(python, HELP)
    run()  # the first run may still have to compile
    best = min(float(run().stderr.split()[-1]) for _ in range(5))
    assert best < HELP_LIMIT_SECONDS, f"countermove --help takes {best:.2f} s"
