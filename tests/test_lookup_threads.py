"""Sixteen threads at once on a report that nobody has asked anything: one answer for all."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dalian_report as dr
from dalian_report.model._tables import HEADER

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = dr.load()
SOURCE = Path(__file__).parent.parent.parent / "shared" / "source" / "report.en.txt"
THREADS = 16


def _unread() -> dr.Report:
    """The shipped report before its first use."""
    header = {name: getattr(SHIPPED, name) for name in HEADER}
    return dr.Report.reading(header, lambda name: getattr(SHIPPED, name))


def _from_text() -> dr.Report:
    return dr.loads(dr.dumps(SHIPPED))


def _looked_up(report: dr.Report) -> list[object]:
    misses: list[object] = []
    for look_up, key in ((report.section, "II.5.33"), (report.target, "gpd"), (report.find, "x")):
        with pytest.raises(dr.UnknownKeyError) as caught:
            look_up(key)
        misses.append(str(caught.value))
    return [
        *(report.section(section.title) for section in report.walk("II.5")),
        report.section("Part II, section 5, topic 3"),
        report.section("digital-economy"),
        report.target("gdp"),
        report.entity("hengli"),
        report.term("地区生产总值"),
        report.get("percent"),
        report.get("obs.gdp.growth.2023.1"),
        *(report.at(offset) for offset in range(0, report.source.length, 5000)),
        *(report.statement_at(offset) for offset in range(0, report.source.length, 5000)),
        report.figures_where(unit="CNY", status="target"),
        report.related("gdp"),
        report.terms_in("II.5.3"),
        report.next("II.5"),
        report.breadcrumb("otc-turnover"),
        *misses,
    ]


def _searched(report: dr.Report) -> list[object]:
    return [
        [(hit.statement, hit.score, hit.snippet) for hit in report.search(words)]
        for words in ("offshore wind", "海上风电", "marine economy", '"')
    ]


def _attached(report: dr.Report) -> list[object]:
    attached = report.attach(SOURCE)
    return [attached.quote(report.section("II.5.3")), attached.context("II.goals-01.1")]


def _at_once(report: dr.Report, use: Callable[[dr.Report], list[object]]) -> list[Any]:
    start = threading.Barrier(THREADS)
    found: list[Any] = []

    def run() -> None:
        start.wait()
        try:
            found.append(use(report))
        except BaseException as error:
            found.append(error)

    threads = [threading.Thread(target=run) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.mark.parametrize("fresh", [_unread, _from_text])
@pytest.mark.parametrize("use", [_looked_up, _searched, _attached])
def test_all_threads_get_the_same_answers(
    fresh: Callable[[], dr.Report], use: Callable[[dr.Report], list[object]]
) -> None:
    if use is _attached and not SOURCE.exists():
        pytest.skip("the source text is not here")
    expected = use(_from_text())
    found = _at_once(fresh(), use)
    assert found == [expected] * THREADS
