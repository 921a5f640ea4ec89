"""Print the ratios of all benchmarks or of those named: `python -m benchmarks [NAME ...]`."""

from __future__ import annotations

import platform
import sys

from benchmarks import cold, verdicts

ALL = {"cold": cold.report, "verdicts": verdicts.report}

names = sys.argv[1:] or list(ALL)
if unknown := [name for name in names if name not in ALL]:
    sys.exit(f"no benchmark {', '.join(unknown)}; there are {', '.join(ALL)}")
print(f"Python {platform.python_version()}, {platform.machine()}, {sys.platform}")
for name in names:
    print("\n".join(ALL[name]()))
