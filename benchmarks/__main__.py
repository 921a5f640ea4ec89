"""Run every benchmark and print ratios."""

from __future__ import annotations

import platform
import sys

from benchmarks import cold

print(f"Python {platform.python_version()}, {platform.machine()}, {sys.platform}")
for line in cold.report():
    print(line)
