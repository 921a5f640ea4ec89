"""The dependence of a verdict on the decision rule, the reading of the words, the tolerance."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.attainment._actuals import DecisionRule
from dalian_report.attainment._assessment import Assessment, case_of, no_data, report_or_shipped
from dalian_report.attainment._card import published_row
from dalian_report.attainment._choice import Outcomes
from dalian_report.attainment._conformity import Case, flips_at, has_zone, interpretations
from dalian_report.attainment._hedges import AboutReading, HedgePolicy, ToleranceKind
from dalian_report.attainment._wording import requirement
from dalian_report.errors import AssessmentError
from dalian_report.model import Indicator, Observation, Target
from dalian_report.model._quantities import Exact, decimal_text
from dalian_report.model._wording import interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.attainment import Actual, Verdict
    from dalian_report.attainment._requirements import Requirement
    from dalian_report.model._intervals import Interval
    from dalian_report.report import Report

WIDTH = 100
_RULES = (DecisionRule.SIMPLE, DecisionRule.ROUNDED_VALUE, DecisionRule.GUARDED)
_COLUMNS = (("rule", 33), ("text", 7), ("target read as", 24), ("zone", 9), ("verdict", 13))
_LONGEST_FLIP = 8
"""In characters. A longer tolerance is written with an exponent, so that the line fits."""
_SHORT = Context(prec=4, rounding=ROUND_HALF_EVEN)
_ONE_DIGIT = Context(prec=1, rounding=ROUND_HALF_EVEN)


@attrs.frozen
class SensitivityRow:
    """One way of judging, and its verdict."""

    rule: DecisionRule
    policy: HedgePolicy
    """The tolerances of the table, with this row's reading of the words."""
    wanted: str
    """The target in words, with the bound of this reading: "at least 6%"."""
    about_reading: AboutReading | None
    """The reading of the grey zone, or None without a grey zone."""
    required: Requirement
    verdict: Verdict
    flips_at: Exact | None
    """The nearest tolerance, of the policy's kind, at which this row's verdict changes."""

    def to_dict(self) -> dict[str, Any]:
        """The row as plain JSON values."""
        reading = self.about_reading
        return {
            "rule": self.rule.value,
            "use_original": self.policy.use_original,
            "wanted": self.wanted,
            "about_reading": None if reading is None else reading.value,
            "required": None if self.required.met is None else str(self.required.met),
            "open": None if self.required.grey is None else str(self.required.grey),
            "verdict": self.verdict.value,
            "flips_at": None if self.flips_at is None else decimal_text(self.flips_at),
        }


@attrs.frozen(repr=False)
class Sensitivity:
    """The verdicts on one target and one actual under every rule and reading.

    `str()` is a table of up to 100 columns, with one line for the rules that agree in all readings.
    `to_dict()` is for programs.
    """

    target: Target
    indicator: Indicator
    actual: Interval
    """The set of values of the actual at its face value, in the target's unit."""
    rows: tuple[SensitivityRow, ...]
    """By rule, within a rule the Chinese text first, then by reading of the grey zone."""
    policy: HedgePolicy
    robust: bool
    """Whether the simple and the guarded rule agree under the policy, as in `Assessment`."""

    @property
    def verdict(self) -> Verdict:
        """The verdict of the simple rule under the policy."""
        return self._own.verdict

    @property
    def flips_at(self) -> Exact | None:
        """The tolerance at which that verdict changes, as in `Assessment`."""
        return self._own.flips_at

    @property
    def _own(self) -> SensitivityRow:
        return next(row for row in self.rows if row.policy == self.policy)

    @property
    def holds_everywhere(self) -> bool:
        """Whether all rows have the same verdict, at the policy's tolerances."""
        return len({row.verdict for row in self.rows}) == 1

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The choices that the verdict depends on: "rule", "text", "zone", or several of them.

        Each is named if two rows that differ in it alone have different verdicts.
        """
        reasons = {
            tuple(_differences(row, other))
            for row in self.rows
            for other in self.rows
            if row.verdict is not other.verdict
        }
        return tuple(name for name in ("rule", "text", "zone") if (name,) in reasons)

    def to_dict(self) -> dict[str, Any]:
        """The table as plain JSON values, with numbers as decimal strings."""
        return {
            "target": self.target.id,
            "actual": str(self.actual),
            "policy": str(self.policy),
            "verdict": self.verdict.value,
            "robust": self.robust,
            "flips_at": None if self.flips_at is None else decimal_text(self.flips_at),
            "holds_everywhere": self.holds_everywhere,
            "depends_on": list(self.depends_on),
            "rows": [row.to_dict() for row in self.rows],
        }

    def __repr__(self) -> str:
        reasons = " and the ".join(self.depends_on)
        held = "holds everywhere" if self.holds_everywhere else f"depends on {reasons}"
        return f"<Sensitivity {self.target.id}: {self.verdict.value}, {held}>"

    def __str__(self) -> str:
        return self.text(WIDTH)

    def text(self, width: int) -> str:
        """Return the table as text for so many columns. A narrow one has paragraphs for rows."""
        about = f"{self.indicator.name} ({self.target.id}), actual "
        lines = [*wrap(about + interval(self.actual, self.indicator.unit), width), ""]
        if width >= WIDTH:
            lines.append(_line([name for name, _ in _COLUMNS], "flips at"))
        for rules, rows in self._blocks():
            for row in rows:
                cells = [rules, *self._cells(row)]
                if width >= WIDTH:
                    lines.append(_line(cells, _flip(row)))
                else:
                    named = zip((name for name, _ in _COLUMNS), cells, strict=True)
                    parts = [f"{name} {cell}" for name, cell in named if cell != "-"]
                    line = f"{'; '.join(parts)}; flips at {_flip(row)}"
                    lines += wrap(line, width, subsequent_indent="  ")
        return "\n".join([*lines, "", *wrap(self._summary(), width)])

    def _blocks(self) -> list[tuple[str, list[SensitivityRow]]]:
        """The rows of one rule, with the names of all the rules that have the like."""
        blocks: dict[tuple[object, ...], tuple[list[str], list[SensitivityRow]]] = {}
        for rule in _RULES:
            rows = [row for row in self.rows if row.rule is rule]
            ends = tuple((row.verdict, row.flips_at) for row in rows)
            blocks.setdefault(ends, ([], rows))[0].append(rule.value)
        every = "every rule" if len(blocks) == 1 else ""
        return [(every or ", ".join(rules), rows) for rules, rows in blocks.values()]

    def _cells(self, row: SensitivityRow) -> list[str]:
        two_texts = len({row.policy.use_original for row in self.rows}) == 2
        text = "Chinese" if row.policy.use_original else "English"
        zone = "-" if row.about_reading is None else row.about_reading.value.replace("_", "-")
        wanted = shorten(row.wanted, dict(_COLUMNS)["target read as"], placeholder=" ...")
        verdict = row.verdict.value.replace("_", " ")
        return [text if two_texts else "-", wanted, zone, verdict]

    def _summary(self) -> str:
        verdict = self.verdict.value.replace("_", " ")
        reasons = " and the ".join(self.depends_on)
        if self.holds_everywhere:
            held = f"The verdict, {verdict}, holds under every rule and reading"
        else:
            held = f"The verdict, {verdict}, depends on the {reasons}"
        return f"{held}; tolerances: about ±{self.policy.about}, nearly {self.policy.nearly}."


def sensitivity(
    target: Target | str,
    actual: Actual | None = None,
    *,
    unit: str | None = None,
    reference: Actual | None = None,
    report: Report | str | None = None,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
) -> Sensitivity:
    """Judge a target by an actual under every decision rule and reading of its words.

    The rows have three decision rules, both texts if their hedges differ (以上 includes the
    number, "over" excludes it), and the three readings of a grey zone if there is one. Each
    row has the tolerance at which its verdict would change.

    Args:
        target: a target, or a key for `Report.target`.
        actual: as for `assess`, but with a number, by default the published outcome.
        unit: the code of the unit of a plain number or interval.
        reference: for an in-step-with target, the outcome of the other indicator, by default the
            published one.
        report: the report that the target belongs to, by default the shipped one.
        policy: the tolerances, and the readings that `verdict` uses.

    Raises:
        AssessmentError: as for `assess`, and for an observation without a number.
        UnitError: units that neither agree nor convert exactly.
        UnknownKeyError: a key or a unit that is not in the report.

    >>> import dalian_report as dr
    >>> found = dr.sensitivity("gdp", 6.0)
    >>> found.verdict, found.holds_everywhere, found.depends_on
    (<Verdict.MET: 'met'>, False, ('text',))
    """
    report = report_or_shipped(report)
    target = target if isinstance(target, Target) else report.target(target)
    if actual is None:
        actual = published_row(report, target).observation
        if reference is None:
            reference = Outcomes(report.outcomes(), report.place.id).reference(target)
    if actual is None:
        raise AssessmentError("no-published-outcome", "actual", target=target.id)
    if isinstance(actual, Observation) and actual.value is None:
        raise AssessmentError("no-number", "actual", actual)
    judged = no_data(target, report, policy, DecisionRule.SIMPLE)
    case = case_of(judged, actual, unit, reference, report)
    rows = tuple(
        _row(judged, case, reading, rule)
        for rule in _RULES
        for reading in interpretations(case, policy)
    )
    values = case.values(policy, DecisionRule.SIMPLE)
    return Sensitivity(target, judged.indicator, values, rows, policy, case.is_robust(policy))


def _row(judged: Assessment, case: Case, policy: HedgePolicy, rule: DecisionRule) -> SensitivityRow:
    return SensitivityRow(
        rule=rule,
        policy=policy,
        wanted=requirement(attrs.evolve(judged, policy=policy)),
        about_reading=policy.about_reading if has_zone(case, policy) else None,
        required=case.required(policy, rule),
        verdict=case.verdict(policy, rule),
        flips_at=flips_at(case, policy, rule),
    )


def _differences(row: SensitivityRow, other: SensitivityRow) -> Iterator[str]:
    """The differences between two rows. A row without a zone does not differ in its reading."""
    if row.rule is not other.rule:
        yield "rule"
    if row.policy.use_original is not other.policy.use_original:
        yield "text"
    readings = {row.about_reading, other.about_reading}
    if len(readings) == 2 and None not in readings:
        yield "zone"


def _flip(row: SensitivityRow) -> str:
    """The tolerance at which it flips, in percent where all tolerances are relative."""
    if row.flips_at is None:
        return "-"
    kinds = {row.policy.about.kind, row.policy.nearly.kind}
    if kinds == {ToleranceKind.RELATIVE}:
        return f"{_short(Fraction(row.flips_at) * 100)}%"
    return _short(Fraction(row.flips_at))


def _short(number: Fraction) -> str:
    short = _SHORT.divide(Decimal(number.numerator), Decimal(number.denominator))
    text = decimal_text(short)
    return text if len(text) <= _LONGEST_FLIP else f"{_ONE_DIGIT.plus(short):e}"


def _line(cells: list[str], flips: str) -> str:
    parts = [f"{cell:{width}}" for cell, (_, width) in zip(cells, _COLUMNS, strict=True)]
    return " ".join([*parts, flips])
