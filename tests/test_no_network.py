"""Nothing is fetched: the main jobs run where a socket cannot even be made."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

GUARD = """
import sys

def refuse(event, arguments):
    if event.split(".")[0] in {"socket", "http", "urllib", "ftplib", "smtplib", "webbrowser"}:
        raise RuntimeError(f"the network was asked for: {event} {arguments}")

sys.addaudithook(refuse)
"""
JOBS = {
    "report": """
import dalian_report as dr
report = dr.load()
report.search("offshore wind")
report.cite(report.target("gdp"))
dr.loads(dr.dumps(report))
dr.write(report, "report.json")
dr.read("report.json")
dr.schema()
""",
    "verdicts": """
import dalian_report as dr
card = dr.scorecard(rule="guarded")
str(card), card.to_dict(), card._repr_html_(), card.to_html("card.html")
dr.sensitivity("gdp", 6.0), dr.progress({2015: 1, 2022: 2}, target=(2030, 3))
dr.growth.cagr(1, 2, 3)
""",
    "checker": """
import dalian_report as dr
from dalian_report import check
check.check_document(dr.dumps(dr.load()))
""",
    "command": """
from dalian_report.cli import main
for words in ([], ["show", "gdp"], ["search", "wind"], ["--json"], ["export", "units"], ["schema"]):
    assert main(words) == 0, words
""",
}
LIBRARIES = ("socket", "ssl", "http.client", "urllib.request")


def _run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARD + program],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


@pytest.mark.parametrize("job", JOBS)
def test_no_job_asks_for_the_network(job: str, tmp_path: Path) -> None:
    done = _run(JOBS[job], tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("job", ["report", "verdicts", "checker"])
def test_no_library_that_could_is_even_loaded(job: str, tmp_path: Path) -> None:
    told = f"print([name for name in {LIBRARIES} if name in sys.modules])"
    assert _run(f"{JOBS[job]}\n{told}", tmp_path).stdout == "[]\n"


def test_the_guard_would_tell(tmp_path: Path) -> None:
    done = _run("import socket\nsocket.create_connection(('127.0.0.1', 9))", tmp_path)
    assert "the network was asked for: socket." in done.stderr
