"""Write `docs/differences.md` from the notes of the shipped report.

python coding/differences.py            write the page
python coding/differences.py --check    compare it, exit 1 if it is another
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import dalian_report as dr

PAGE = Path(__file__).parent.parent / "docs" / "differences.md"
PRECISION = re.compile(
    r"prints \S+( \(place value|, (a place value|one digit finer|to the|with its last))"
)

INTRODUCTION = """\
# Where the English page and the Chinese text differ

The English page seems to follow an earlier draft of the report and is a machine translation.
Where the two texts differ in substance, the statement follows the Chinese and its note gives
the English words. A number stays as the English prints it, and the note of its figure gives
the Chinese. This page lists every such note; `coding/differences.py` writes it from the data.

```python
>>> import dalian_report as dr
>>> print(dr.load().figure("I.5.3-02d.1").note)
The published Chinese prints 97.2%.

```
"""

SUBSTANCE = "\n## In substance\n\n| record | statement or figure | note |\n| --- | --- | --- |\n"
DIGITS = """
## In the last printed digit only

The Chinese counts in ten thousands (万) and hundred millions (亿), so its last printed digit
has another place value. `resolution` goes by the digits that the English prints.

| figure | value | note |
| --- | --- | --- |
"""


def page(report: dr.Report) -> str:
    """The whole page."""
    substance, digits = [], []
    for statement in report.statements:
        if statement.note is not None:
            substance.append((statement.id, statement.text, statement.note))
        for figure in report.figures:
            if figure.statement_id == statement.id and "Chinese" in (figure.note or ""):
                rows = digits if PRECISION.search(figure.note or "") else substance
                rows.append((figure.id, f"{figure}, {figure.label}", figure.note or ""))
    return INTRODUCTION + SUBSTANCE + _rows(substance) + DIGITS + _rows(digits)


def _rows(rows: list[tuple[str, str, str]]) -> str:
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |\n" for row in rows)


def main() -> int:
    """Write or check the page."""
    text = page(dr.load())
    if "--check" in sys.argv:
        same = PAGE.read_text(encoding="utf-8") == text
        print("docs/differences.md is up to date" if same else "docs/differences.md is out of date")
        return 0 if same else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
