"""The columns of the tables, with the kind of their values and their labels."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from importlib_resources import files

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, Any]

_KINDS: Mapping[str, type] = {kind.__name__: kind for kind in (str, int, bool, Decimal)}
_FILE = files(__package__) / "data" / "columns.tsv"
_ROWS = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()[1:]]

LABELS: Mapping[str, str] = {name: label for name, _, label in _ROWS}
"""The meaning of each column, in at most 80 characters."""


def _columns(names: str) -> dict[str, type]:
    kinds = {name: _KINDS[kind] for name, kind, _ in _ROWS}
    return {name: kinds[name] for name in names.split()}


_ORIGIN = _columns("place place_id place_code level year path source_sha256 start end coverage")
_FIGURE = _columns("value value_to unit bound measure direction")
_TARGET = _columns("id indicator_id indicator sense strength target_year")

TABLES: Mapping[str, Mapping[str, type]] = {
    "reports": {
        **_ORIGIN,
        **_columns("title date language figures targets"),
        "doubts": int,
    },
    "figures": {
        **_ORIGIN,
        **_columns("id section_id label indicator_id"),
        **_FIGURE,
        **_columns("figure_year status resolution hedge doubts"),
    },
    "targets": {
        **_ORIGIN,
        **_TARGET,
        **_columns("figure_id"),
        **_FIGURE,
        **_columns("hedge relative_to doubts"),
    },
    "outcomes": {
        **_ORIGIN,
        **_TARGET,
        **_columns(
            "fate verdict certainty required undecided actual unit margin_low margin_high robust"
            " stated status comparability next_path next_sha256 next_start next_end"
        ),
    },
    "doubts": {**_ORIGIN, **_columns("code message alternatives")},
    "failures": _columns("path source_sha256 step code message"),
}
"""The columns of each table, with the kind of their values."""
