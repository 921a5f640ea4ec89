"""The rules between the records of a document, beyond the shape of each.

Ids that are well formed and unique across all kinds, links that lead somewhere, spans that are
inside the source and do not repeat, units and bounds that fit. Each finding is a `Problem` with its
JSON path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.documents._integrity._kind_rules import (
    YEARS,
    header_problems,
    special_problems,
    text_coverage_problems,
)
from dalian_report.documents._integrity._links_and_spans import (
    LINKS,
    SPANNED,
    figure_span_problems,
    id_problems,
    link_problems,
    repeated_items,
    span_problems,
)
from dalian_report.documents._integrity._quick_rules import is_sound
from dalian_report.documents._integrity._rows import Rows, Tables
from dalian_report.documents._integrity._text_forms import (
    ID,
    TEXT_FORMS,
    UNIT_CODE,
    TextForm,
    text_problems,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from dalian_report.errors import Problem

__all__ = [
    "ID",
    "LINKS",
    "SPANNED",
    "TEXT_FORMS",
    "UNIT_CODE",
    "YEARS",
    "Rows",
    "TextForm",
    "is_sound",
    "record_problems",
    "report_problems",
]


def report_problems(header: Mapping[str, Any], tables: Tables) -> list[Problem]:
    """Every problem of a report's records. A field of the header that could not be read is None."""
    problems = record_problems(tables)
    problems += header_problems(header)
    problems += link_problems(tables)
    problems += span_problems(header["source"], tables)
    problems += figure_span_problems(header["source"], tables)
    problems += text_coverage_problems(header["coverage"], tables)
    return problems


def record_problems(tables: Tables) -> list[Problem]:
    """Problems that show in one document of any kind: ids, the forms of texts, rules of a kind."""
    problems = list(id_problems(tables))
    for rows in tables.values():
        for path, record in rows:
            problems += text_problems(path, record)
            problems += repeated_items(path, record)
    problems += special_problems(tables)
    return problems
