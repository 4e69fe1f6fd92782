"""``make bench``: measure on this machine, in one run, and write docs/benchmarks.md."""

import sys

import pytest

sys.exit(pytest.main([*(sys.argv[1:] or ["tests/bench"]), "-o", "python_files=measure_*.py", "-q", "-s"]))
