"""The columns of the tables, with the kind of their values and their labels."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, Any]

_ORIGIN = {
    "place": str,
    "place_id": str,
    "place_code": str,
    "level": str,
    "year": int,
    "path": str,
    "source_sha256": str,
    "start": int,
    "end": int,
    "coverage": str,
}
_FIGURE = {"value": Decimal, "value_to": Decimal, "unit": str, "bound": str, "measure": str}

TABLES: Mapping[str, Mapping[str, type]] = {
    "reports": {
        **_ORIGIN, "title": str, "date": str, "language": str,
        "figures": int, "targets": int, "doubts": int,
    },
    "figures": {
        **_ORIGIN, "id": str, "section_id": str, "label": str, "indicator_id": str, **_FIGURE,
        "direction": str, "figure_year": int, "status": str, "resolution": Decimal,
        "hedge": str, "doubts": str,
    },
    "targets": {
        **_ORIGIN, "id": str, "indicator_id": str, "indicator": str, "sense": str,
        "strength": str, "target_year": int, "figure_id": str, **_FIGURE, "direction": str,
        "hedge": str, "relative_to": str, "doubts": str,
    },
    "outcomes": {
        **_ORIGIN, "id": str, "indicator_id": str, "indicator": str, "sense": str,
        "strength": str, "target_year": int, "fate": str, "verdict": str, "certainty": Decimal,
        "required": str, "undecided": str, "actual": str, "unit": str, "margin_low": Decimal,
        "margin_high": Decimal, "robust": bool, "stated": str, "status": str,
        "comparability": str, "next_path": str, "next_sha256": str, "next_start": int,
        "next_end": int,
    },
    "doubts": {**_ORIGIN, "code": str, "message": str, "alternatives": str},
    "failures": {
        "path": str, "source_sha256": str, "step": str, "code": str, "message": str,
    },
}  # fmt: skip
"""The columns of each table, with the kind of their values."""


LABELS: Mapping[str, str] = {
    "place": "Name of the place, as the text gives it",
    "place_id": "Id of the place, the same for all names that it had",
    "place_code": "Code of GB/T 2260 of this name, where the place is certain",
    "level": "Level of government",
    "year": "Year that the report plans",
    "path": "File, relative to the folder of the texts",
    "source_sha256": "SHA-256 of the text as read",
    "start": "First character of the number or the text, from 0",
    "end": "Character after its last one",
    "coverage": "How the row was made: draft is by program",
    "title": "Title of the text",
    "date": "Day of delivery",
    "language": "Language of the text",
    "figures": "Number of figures",
    "targets": "Number of targets",
    "doubts": "Doubts: their number, or their codes at this number",
    "id": "Id of the figure or the target in its report",
    "section_id": "Section of the report",
    "label": "Short name of the quantity",
    "indicator_id": "Headline concept, or the quantity outside the list",
    "indicator": "Name of the indicator",
    "value": "Number, or the lower end of a range",
    "value_to": "Upper end of a range",
    "unit": "Unit of the number",
    "bound": "What the hedge makes of the number",
    "measure": "Level, growth, share, change, rank or duration",
    "direction": "Up or down, for a change",
    "figure_year": "Year that the figure is about",
    "status": "Result, target or context; estimate or reported",
    "resolution": "Place value of the last printed digit",
    "hedge": "Words of the hedge",
    "sense": "Floor, ceiling or another sense of the target",
    "strength": "Committed, expected or strived for",
    "target_year": "Year in which the target is due",
    "figure_id": "Figure of the target",
    "relative_to": "What the target is relative to",
    "fate": "What the next report says of the target",
    "verdict": "Verdict by the next report",
    "certainty": "Certainty that the answer is of this target, 0 to 1",
    "required": "Numbers that meet the target",
    "undecided": "Numbers that its hedge leaves open",
    "actual": "Number of the next report, with its rounding",
    "margin_low": "Least distance of the actual from the target",
    "margin_high": "Greatest distance of the actual from the target",
    "robust": "Whether every reading of the hedge gives this verdict",
    "stated": "Verdict that the next report states in words",
    "comparability": "Why target and answer may not be alike",
    "next_path": "File of the next report",
    "next_sha256": "SHA-256 of the next report",
    "next_start": "First character of the answer",
    "next_end": "Character after its last one",
    "code": "Kind of the doubt or the failure",
    "message": "What is in doubt or failed",
    "alternatives": "What else it may be",
    "step": "Step that failed: list, read or judge",
}
"""The meaning of each column, in at most 80 characters."""
