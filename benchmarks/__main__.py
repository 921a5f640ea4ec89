"""Print the ratios of all benchmarks or of those named: `python -m benchmarks [NAME ...]`.

Needs the extra `bench`, which pins the peers. Takes a few minutes.
"""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks import machine

ALL = (
    "cold",
    "frames",
    "loading",
    "lookups",
    "searching",
    "verdicts",
    "scaling",
    "sizes",
    "drafting",
    "peers",
    "strategies",
)

names = sys.argv[1:] or ALL
if unknown := [name for name in names if name not in ALL]:
    sys.exit(f"no benchmark {', '.join(unknown)}; there are {', '.join(ALL)}")
print("\n".join(machine.report()))
for name in names:
    # One at a time, so that one whose peer is missing hinders no other.
    print("\n".join(["", *import_module(f"benchmarks.{name}").report()]), flush=True)
