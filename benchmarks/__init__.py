"""How fast the engine is: ``python -m benchmarks.run`` measures it. No part of the package, nor of the test run."""

import os

# Read by numerical libraries when they are imported, which is after this.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[_variable] = "1"
