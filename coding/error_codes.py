"""The page of error codes of the docs: every class, code, meaning and fix, from the code.

Run from the root of the repository:

    python coding/error_codes.py            writes docs/reference/error-codes.md
    python coding/error_codes.py --check    exits with 1 if it is out of date
"""

from __future__ import annotations

import argparse
import inspect
from pathlib import Path
from typing import TYPE_CHECKING

from dalian_report import errors
from dalian_report.cli._parser import UsageError
from dalian_report.errors._sentences import Sentence, finding_sentences, sentences
from dalian_report.growth import GrowthUnitError

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "error-codes.md"

HEAD = """\
<!-- Made by coding/error_codes.py from the code; do not edit. -->
# Errors

Every error that the package raises on purpose derives from `DalianReportError` and from the
built-in error that fits (`ValueError`, `KeyError`, `IndexError`, `OSError`, `ImportError`).
Programs branch on the class and on fields; the sentences are for people and may change.

| field | meaning |
| --- | --- |
| `code` | the kind of the error, in kebab-case, from the lists below |
| `place` | the argument, path, option, row or column |
| `value` | the value given |
| `details` | further fields that the sentence names, such as a limit or the choices |

```python
>>> import dalian_report as dr
>>> try:
...     dr.growth.growth_rate(0, 420)
... except dr.GrowthError as error:
...     print(error.code, error.place, error.value)
...     print(error)
not-positive base 0
base must be above 0, got 0

```

`codes()` of a class returns its codes with their meaning. A `DataError` has all `problems` of a
document, each with `path`, `code`, `value` and `details`. The shell prints the code after the
sentence, in square brackets.
"""


def page() -> str:
    """Return the text of the page."""
    parts = [HEAD]
    for name, rows in _classes().items():
        parts.append(f"## {name}\n\n{_purpose(name)}\n")
        parts.append(_table(rows))
    parts.append(
        "## Finding\n\nThe checker reports findings. [The checker](../checker.md) explains the"
        " codes. `case` is the sentence of a code that has several sentences.\n"
    )
    parts.append(_findings())
    return "\n".join(parts)


def _classes() -> dict[str, Mapping[str, Sentence]]:
    """Return the tables, the base class and the problems first."""
    first = ("DalianReportError", "DataError", "Problem")
    tables = sentences()
    return {name: tables[name] for name in (*first, *sorted(tables.keys() - {*first}))}


def _purpose(name: str) -> str:
    own = {"GrowthUnitError": GrowthUnitError, "UsageError": UsageError}
    kind = own.get(name) or getattr(errors, name)
    summary = (inspect.getdoc(kind) or "").partition("\n\n")[0].replace("\n", " ")
    if name == "DalianReportError":
        return f"{summary} Every class has these codes beside its own."
    return summary


def _table(rows: Mapping[str, Sentence]) -> str:
    lines = ["| code | meaning | fix |", "| --- | --- | --- |"]
    lines += [f"| `{code}` | {meaning} | {fix} |" for code, (meaning, _, fix) in rows.items()]
    return "\n".join(lines) + "\n"


def _findings() -> str:
    lines = ["| code | case | meaning | fix |", "| --- | --- | --- | --- |"]
    for code, cases in finding_sentences().items():
        for case, (meaning, _, fix) in cases.items():
            named = f"`{case}`" if case else ""
            lines.append(f"| `{code}` | {named} | {meaning} | {fix} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(description="The page of error codes of the docs.")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    text = page().encode("utf-8")
    if not parser.parse_args().check:
        PAGE.write_bytes(text)
    elif not PAGE.is_file() or PAGE.read_bytes() != text:
        print(f"{PAGE.name} is not what the code says; run python coding/error_codes.py")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
