"""The parts of hand-written pages that programs write, between two comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_part(page: Path, program: str, text: str, *, check: bool) -> int:
    """Write the part of a page that belongs to a program, or return 1 if it is out of date."""
    begin, end = f"<!-- begin: {program} -->\n", f"\n<!-- end: {program} -->"
    whole = page.read_text(encoding="utf-8")
    before, _, rest = whole.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"{page} must have a part between {begin.strip()} and {end.strip()}")
    wanted = before + begin + text + end + after
    if not check:
        page.write_text(wanted, encoding="utf-8")
    elif wanted != whole:
        print(f"{page.name} is out of date: run python {program}")
        return 1
    return 0
