"""A report and outcomes whose every text tries to become markup, for the pages to defuse."""

from __future__ import annotations

from enum import Enum
from typing import Any

import attrs

import dalian_report as dr
from dalian_report.model import Deliverable, DeliverableAction, Stated
from targets_made_up import Promise, observed, report_of

__all__ = ["ADDRESSES", "ATTACKS", "hostile_card"]

ATTACKS = (
    "<script>attacked('script')</script>",
    "\"><img src=x onerror=attacked('image')>",
    "'><svg onload=attacked('svg')>",
    "</style><style>body{display:none}</style>",
    "</script><script>attacked('end of script')</script>",
    "</title><script>attacked('title')</script>",
    "--><!-- <b>",
    "]]><script>attacked('cdata')</script>",
    "<iframe srcdoc=\"<script>parent.attacked('frame')</script>\">",
    "<a href=\"javascript:attacked('link')\">click</a>",
    "<form action=javascript:attacked('form')><button>go</button></form>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "\" onmouseover=\"attacked('over')\" autofocus onfocus=\"attacked('focus')",
    "{{constructor.constructor('attacked(1)')()}} ${attacked('template')} <%= 1 %>",
    "&lt;script&gt;attacked('twice')&lt;/script&gt; &#60;b&#62;",
    "line\u2028and\u2029paragraph\x00null\x1b[31mred\x7f",
    "\u202egnp.exe \u2066isolated\u2069 \ud800",
    "＜script＞ ʺ onload=1",
)
"""Each calls `attacked` if it ever runs, loads from evil.example, or breaks out of its place."""

ADDRESSES = (
    "javascript:attacked('address')",
    "JaVaScRiPt:attacked('case')",
    " javascript:attacked('space')",
    "java\nscript:attacked('line')",
    "data:text/html,<script>attacked('data')</script>",
    "vbscript:attacked('vb')",
    "file:///etc/passwd",
    "//evil.example/x",
    "https://good.example/\" onclick=\"attacked('quote')",
    "https://good.example/<script>attacked('in address')</script>",
    "https:///no-host",
    "",
)
"""What a source may claim as its address; none may become a link."""


def _poisoned(record: Any, kept: frozenset[str]) -> Any:
    """The record with the attacks behind every text in it, ids and references alike."""
    if isinstance(record, Enum) or record is None:
        return record
    if isinstance(record, str):
        return record if record in kept else record + " ".join(ATTACKS)
    if isinstance(record, tuple):
        return tuple(_poisoned(one, kept) for one in record)
    if attrs.has(type(record)):
        fields = {
            field.name: _poisoned(getattr(record, field.name), kept)
            for field in attrs.fields(type(record))
            if field.init
        }
        return type(record)(**fields)
    return record


def hostile_card() -> dr.Scorecard:
    """Every kind of row, every field an attack, an outcome for each bad address."""
    promises = [
        Promise(
            "output", "floor", "6", "about", stretch="7", strength="expected", original="about"
        ),
        Promise("income", "in_step_with", relative_to="output.growth", strength="expected"),
        *(Promise(f"parks-{nth}", "floor", "10", unit="count") for nth in range(len(ADDRESSES))),
    ]
    outcomes = [
        observed("output.growth", "5.9"),
        observed("income.growth", "4", stated="met"),
        *(
            attrs.evolve(
                observed(f"parks-{nth}.level", "12", unit="count"),
                source=dr.Citation("A", "B", "2024-01-01", address),
                comparability="not quite",
                note="see",
            )
            for nth, address in enumerate(ADDRESSES)
        ),
    ]
    report = report_of(*promises)
    done = Deliverable("d.1", report.statements[0].id, DeliverableAction.OPEN, "the pier", "so")
    seen = attrs.evolve(
        outcomes[2], id="obs.d", indicator_id=None, deliverable_id="d.1", value=None, unit=None,
        bound=None, resolution=None, stated=Stated.MET,
    )  # fmt: skip
    report = attrs.evolve(
        report,
        deliverables=(done,),
        source=attrs.evolve(report.source, url=ADDRESSES[0]),
        statements=tuple(attrs.evolve(one, note="differs") for one in report.statements),
    )
    # The key of a section is parsed, and a version and a unit mean something to the code.
    kept = frozenset({*ADDRESSES, report.schema_version, *(one.id for one in report.sections)})
    poisoned = _poisoned(report, kept)
    return dr.scorecard(poisoned, [_poisoned(one, kept) for one in [*outcomes, seen]])
