"""``make screenshots``: each screen, 320 and 1280 wide, light and dark, in each language, into ``.screenshots/``."""

import sys

import pytest

sys.exit(pytest.main([*(sys.argv[1:] or ["tests/screens"]), "-o", "python_files=draw_*.py", "-q", "-s"]))
