"""One record of a report with everything that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.attainment._assessment import report_or_shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalian_report.report import Report


@attrs.frozen(repr=False)
class Description:
    """A record of a report, and the records that belong to it.

    `str()` is a page of up to 100 columns, and `to_dict()` is for programs.
    """

    report: Report
    record: Any
    linked: Mapping[str, tuple[Any, ...]]
    """The records that belong to it, by the name of their table."""

    def __repr__(self) -> str:
        return f"<Description {getattr(self.record, 'id', self.record)}>"

    def __str__(self) -> str:
        return self.text()

    def text(self, width: int = 100) -> str:
        """Return the page with lines of at most `width` columns."""
        from dalian_report.views._record_page import page

        return "\n".join(page(self.report, self.record, width))

    def to_dict(self) -> dict[str, Any]:
        """Return the record as in the report's JSON, with its linked records under "linked"."""
        from dalian_report.documents._codec import plain

        linked = {table: [plain(record) for record in rows] for table, rows in self.linked.items()}
        return {**plain(self.record), "linked": linked}


def describe(key: object, report: Report | str | None = None) -> Description:
    """Return a record of a report with everything that belongs to it.

    Args:
        key: A record, or any key that `Report.find` accepts.
        report: The report of the record, by default the shipped edition of 2023.

    Raises:
        UnknownKeyError: if the report does not have the record, with up to three suggestions.
        AmbiguousKeyError: if several records share the key.

    >>> describe("gdp").linked["observations"][0].id
    'obs.gdp.growth.2023.1'
    """
    report = report_or_shipped(report)
    record = report.find(key) if isinstance(key, str) else key
    return Description(report, record, report.linked(record))
