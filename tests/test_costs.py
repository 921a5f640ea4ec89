"""What first uses and strict loading cost, counted so that no busy machine disturbs.

Ratios of times are for `python -m benchmarks cold loading`. Counted here are the modules that
a use imports beyond Python's start and the package's dependencies, and the calls of functions
that are written in the package. Neither depends much on a version of Python or of attrs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dalian_report as dr

PACKAGE = Path(dr.__file__).parent
TINY = Path(__file__).parent.parent / "campaigns" / "tiny-report.json"
SHIPPED = PACKAGE / "data" / "report-2023.json"

USES = {
    "first section": ("dr.load().section('II.5.3')", 23, 581),
    "first target": ("dr.load().target('gdp')", 24, 743),
    "first targets": ("dr.load().targets", 24, 604),
    "loads, tiny": (f"dr.loads(open({str(TINY)!r}, 'rb').read())", 40, 1545),
    "loads, shipped": (f"dr.loads(open({str(SHIPPED)!r}, 'rb').read())", 40, 7300),
}
"""Each use with the modules and the calls that it needs."""

COUNT = """
import sys
import attrs, json, threading
before = set(sys.modules)
package, use = sys.argv[1:]
calls = 0

def count(frame, event, _):
    global calls
    code = frame.f_code
    # A comprehension is a call up to Python 3.11 only.
    is_own = code.co_filename.startswith(package) and not code.co_name.endswith("comp>")
    calls += event == "call" and is_own

sys.setprofile(count)
exec(use)
sys.setprofile(None)
print(sum(not name.startswith("_") for name in set(sys.modules) - before), calls)
"""


@pytest.mark.parametrize("use", USES)
def test_a_use_costs_no_more_than_a_tenth_more_than_before(use: str) -> None:
    program, *recorded = USES[use]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [
        sys.executable,
        "-c",
        COUNT,
        str(PACKAGE),
        f"import dalian_report as dr; {program}",
    ]
    output = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    counts = [int(count) for count in output.stdout.split()]
    # A count that fell by so much is to be recorded, or the next growth would go unseen.
    assert counts == [pytest.approx(number, rel=0.1) for number in recorded]
