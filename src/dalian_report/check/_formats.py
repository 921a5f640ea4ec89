"""Findings as text, as JSON, and as annotations of a GitHub workflow."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalian_report.check._findings import Finding


def as_text(findings: Iterable[Finding]) -> str:
    """A line for each finding, and how many there are.

    >>> print(as_text([]))
    no findings
    """
    # A quotation in a finding may have line ends of its own.
    lines = [" ".join(str(finding).split()) for finding in findings]
    counts = {0: "no findings", 1: "1 finding"}
    return "\n".join([*lines, counts.get(len(lines), f"{len(lines)} findings")])


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON list of objects with code, case, place, message and fix.

    >>> as_json([])
    '[]'
    """
    fields = ("code", "case", "place", "message", "fix")
    plain = [{field: getattr(finding, field) for field in fields} for finding in findings]
    return json.dumps(plain, ensure_ascii=False, indent=2)


def as_github(findings: Iterable[Finding], file: str, document: str = "") -> str:
    """Workflow commands that a GitHub job prints to annotate the lines of the document.

    Args:
        findings: The findings.
        file: The path of the document in the repository.
        document: Its text, in which the places are looked up. Without it no lines are named.

    >>> from dalian_report.check import Finding
    >>> print(as_github([Finding("order", "II.1-02", "stands late", "move it")], "report.json"))
    ::error file=report.json,title=order::II.1-02: stands late; move it
    """
    lines = document.splitlines()
    return "\n".join(_annotation(finding, file, lines) for finding in findings)


def _annotation(finding: Finding, file: str, lines: list[str]) -> str:
    number = _line_number(finding.place, lines)
    line = "" if number is None else f",line={number}"
    message = f"{finding.place}: {finding.message}; {finding.fix}"
    path = _data(file).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path}{line},title={finding.code}::{_data(message)}"


def _line_number(place: str, lines: list[str]) -> int | None:
    """The line of a record in the canonical layout, where each has a line of its own."""
    path = re.match(r"\$\.(\w+)(?:\[(\d+)\])?", place)
    if path is None:
        wanted = tuple(f'{{"{key}": {json.dumps(place)},' for key in ("id", "code"))
        return next((n for n, line in enumerate(lines, 1) if line.startswith(wanted)), None)
    head = f'"{path[1]}": '
    start = next((n for n, line in enumerate(lines, 1) if line.startswith(head)), None)
    return start if start is None or path[2] is None else start + int(path[2]) + 1


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
