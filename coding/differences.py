"""Write the tables of `docs/data-quality.md` that list the notes of the shipped report.

python coding/differences.py            write the tables
python coding/differences.py --check    compare them, exit 1 if they differ
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from page_parts import write_part

import dalian_report as dr

PAGE = Path(__file__).parent.parent / "docs" / "data-quality.md"
PRECISION = re.compile(
    r"prints \S+( \(place value|, (a place value|one digit finer|to the|with its last))"
)

SUBSTANCE = "\n### In substance\n\n| Record | Statement or figure | Note |\n| --- | --- | --- |\n"
DIGITS = """
### In the last printed digit only

The Chinese counts in ten thousands (万) and hundred millions (亿), so the place value of its last
printed digit is different. `resolution` follows the digits of the English page.

| Figure | Value | Note |
| --- | --- | --- |
"""


def tables(report: dr.Report) -> str:
    """The tables of the page."""
    substance, digits = [], []
    for statement in report.statements:
        if statement.note is not None:
            substance.append((statement.id, statement.text, statement.note))
        for figure in report.figures:
            if figure.statement_id == statement.id and "Chinese" in (figure.note or ""):
                rows = digits if PRECISION.search(figure.note or "") else substance
                rows.append((figure.id, f"{figure}, {figure.label}", figure.note or ""))
    return SUBSTANCE + _rows(substance) + DIGITS + _rows(digits)


def _rows(rows: list[tuple[str, str, str]]) -> str:
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |\n" for row in rows)


def main() -> int:
    """Write or check the tables."""
    text = tables(dr.load()).strip()
    return write_part(PAGE, "coding/differences.py", text, check="--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
