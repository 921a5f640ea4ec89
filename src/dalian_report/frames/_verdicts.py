"""Verdicts on a frame of outcomes, by the engine that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import narwhals as nw
from narwhals.exceptions import DuplicateError

from dalian_report.attainment._actuals import Actual, DecisionRule
from dalian_report.attainment._assessment import missing_reference, report_or_shipped
from dalian_report.attainment._conformity import Verdict
from dalian_report.attainment._hedges import HedgePolicy
from dalian_report.errors import AssessmentError, FrameError, UnknownKeyError
from dalian_report.errors._members import member
from dalian_report.frames import _limits
from dalian_report.frames._engines import SmallTable, beside, doubles, is_eager, with_numbers
from dalian_report.frames._grids import Double, Grid, Integers, Single
from dalian_report.model._quantities import fraction_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narwhals.dtypes import DType

    from dalian_report.frames._limits import Demand
    from dalian_report.report import Report

Frame = TypeVar("Frame")

_ADDED = ("verdict", "margin")

_WHOLE = 2.0**53
"""From here on floats are whole numbers."""

_PLACES = 1e9
"""The nine places of the decimals of all tables."""


def assess(
    frame: Frame,
    *,
    target_id: str = "target_id",
    actual: str = "actual",
    report: Report | str | None = None,
    policy: HedgePolicy = HedgePolicy(),  # noqa: B008 (frozen)
    rule: DecisionRule | str = DecisionRule.SIMPLE,
    references: Mapping[str, Actual] | None = None,
    strict: bool = False,
) -> Frame:
    """Judge every row of a frame: the columns `verdict` and `margin` are added.

    `dalian_report.assess` gives the same verdicts on the same numbers, edge values included: a
    binary float means its shortest `repr`, and integers and decimals are exact. The result has
    the type of the frame. A lazy frame stays lazy, and rows keep their order if the engine has
    an order.

    `verdict` is text: met, not_met, undecided or no_data. It is no_data for null and NaN, and
    for a target to keep in step with an indicator that was not observed. It is null for an
    unknown id and for an infinity, which `dalian_report.assess` refuses. `margin` is a float in
    the target's unit, positive on the good side. It is null without a number, and if the
    reference is a set.

    Args:
        frame: a pandas, Polars or PyArrow frame, a lazy frame of Polars, a DuckDB relation, a
            Spark data frame, or any other frame that Narwhals accepts.
        target_id: the column of target ids, or of other keys that `Report.target` accepts.
        actual: the column of numbers, each in the unit of its target.
        report: the report that the targets belong to. The default is the shipped report.
        policy: what the hedges mean.
        rule: the values that a number allows. `guarded` never widens plain numbers.
        references: the outcomes of indicators with which targets keep step, by the id of the
            target or of the indicator. The default is the published outcomes.
        strict: refuse a row without a verdict, by the error that `dalian_report.assess`
            would raise. It needs an eager frame.

    Raises:
        FrameError: if `frame` is not a frame, if a column is missing, exists already or does
            not hold numbers, and for `strict` on a lazy frame.
        UnknownKeyError, AssessmentError: with `strict`, for the first row without a verdict.
            AssessmentError also for an unknown rule.

    >>> import polars as pl
    >>> outcomes = pl.DataFrame({"target_id": ["gdp", "budget-revenue"], "actual": [6.0, 19.5]})
    >>> assess(outcomes)["verdict"].to_list()
    ['met', 'undecided']
    """
    opened = _opened(frame)
    _check_columns(opened, target_id, actual)
    if strict and not is_eager(opened):
        raise FrameError("lazy-frame", "strict", strict)
    report = report_or_shipped(report)
    demands = _limits.demands(
        report, policy, member(DecisionRule, rule, "rule", AssessmentError), references
    )
    prefix = _unused_prefix(opened.collect_schema())
    judged = _judged(opened, target_id, actual, demands, prefix)
    if strict:
        _refuse_unjudged(judged, target_id, actual, report, demands)
    result: Frame = judged if isinstance(frame, nw.DataFrame | nw.LazyFrame) else judged.to_native()
    return result


def _opened(frame: Any) -> Any:
    """The frame as Narwhals has it."""
    try:
        opened: Any = nw.from_native(frame)
        names = opened.collect_schema().names()
    except TypeError:
        raise FrameError("not-a-frame", "frame", frame) from None
    except DuplicateError:
        raise FrameError("repeated-names", "frame") from None
    for name in names:
        if not isinstance(name, str):
            raise FrameError("not-a-column-name", "frame", name)
    return opened


def _check_columns(frame: Any, target_id: str, actual: str) -> None:
    schema = frame.collect_schema()
    for option, name in (("target_id", target_id), ("actual", actual)):
        if name not in schema:
            raise FrameError("missing-column", option, name, columns=", ".join(schema))
    for name in _ADDED:
        if name in schema:
            raise FrameError("column-exists", "frame", name)
    if not isinstance(schema[target_id], nw.String | nw.Categorical | nw.Enum):
        raise FrameError("not-target-ids", target_id, kind=str(schema[target_id]))


def _grid(kind: DType) -> Grid | None:
    """The values that a column of a type can hold, or None if the type is not a number."""
    if isinstance(kind, nw.Float64):
        return Double()
    if isinstance(kind, nw.Float32):
        return Single()
    if isinstance(kind, nw.Decimal):
        most = 10**kind.precision - 1
        return Integers(-most, most, kind.scale)
    if kind.is_integer():
        bits = int(str(kind).lstrip("UInt"))
        least = 0 if kind.is_unsigned_integer() else -(2 ** (bits - 1))
        return Integers(least, least + 2**bits - 1)
    return None


def _judged(
    frame: Any, target_id: str, actual: str, demands: Mapping[str, Demand], prefix: str
) -> Any:
    """The frame with its verdicts. All columns on the way have the prefix."""
    names = list(frame.collect_schema())
    column = actual
    if _grid(frame.collect_schema()[actual]) is None:
        frame, actual = with_numbers(frame, actual, prefix + "actual"), prefix + "actual"
    kind: DType = frame.collect_schema()[actual]
    grid = _grid(kind)
    if grid is None:
        raise FrameError("not-numbers", column, kind=str(kind))
    table = _table(demands, kind, grid, prefix)
    wide = beside(frame, target_id, table)
    there = {name.removeprefix(prefix): nw.col(name) for name in table.columns}
    number = nw.col(actual)
    if not isinstance(kind, nw.Float64):
        # It is a column of its own, since it may be a series, which expressions do not accept.
        wide = wide.with_columns(**{prefix + "number": doubles(wide, actual)})
        number = nw.col(prefix + "number")
    idle = any(demand.state == _limits.WITHOUT_REFERENCE for demand in demands.values())
    verdict = _verdict(nw.col(actual), there, floats=kind.is_float(), idle=idle)
    return wide.with_columns(verdict=verdict, margin=_margin(number, there)).select(*names, *_ADDED)


def _table(demands: Mapping[str, Demand], kind: DType, grid: Grid, prefix: str) -> SmallTable:
    columns = _limits.limits(demands.values(), grid)
    types: dict[str, DType] = {name: nw.Float64() for name in columns}
    missing: dict[str, Any] = dict.fromkeys(columns, 0.0)
    types["state"], missing["state"] = nw.Int8(), _limits.UNKNOWN
    for name in _limits.OWN_TYPE & columns.keys():
        types[name], missing[name] = kind, grid.top
    return SmallTable(
        list(demands),
        {prefix + name: values for name, values in columns.items()},
        {prefix + name: type_ for name, type_ in types.items()},
        {prefix + name: value for name, value in missing.items()},
    )


def _unused_prefix(names: Mapping[str, object]) -> str:
    prefix = "limits_"
    while any(name.startswith(prefix) for name in names):
        prefix = f"_{prefix}"
    return prefix


def _verdict(actual: nw.Expr, there: Mapping[str, nw.Expr], *, floats: bool, idle: bool) -> nw.Expr:
    within = _reaches if "met" in there else _within
    judged = _text(Verdict.NOT_MET)
    if "open" in there or "open_low" in there:
        judged = (
            nw.when(within(actual, there, "open")).then(_text(Verdict.UNDECIDED)).otherwise(judged)
        )
    judged = nw.when(within(actual, there, "met")).then(_text(Verdict.MET)).otherwise(judged)
    blank = actual.is_null() | actual.is_nan() if floats else actual.is_null()
    if idle:
        blank = blank | (there["state"] == _limits.WITHOUT_REFERENCE)
    judged = nw.when(blank).then(_text(Verdict.NO_DATA)).otherwise(judged)
    answered = there["state"] > _limits.UNKNOWN
    if floats:
        answered = answered & (blank | actual.is_finite())
    return nw.when(answered).then(judged)


def _text(verdict: Verdict) -> nw.Expr:
    return nw.lit(verdict.value, dtype=nw.String())


def _reaches(actual: nw.Expr, there: Mapping[str, nw.Expr], what: str) -> nw.Expr:
    return (actual >= there[what]) != (there["state"] == _limits.FALLING)


def _within(actual: nw.Expr, there: Mapping[str, nw.Expr], what: str) -> nw.Expr:
    low, high = there.get(f"{what}_low"), there.get(f"{what}_high")
    tests = [] if low is None else [actual >= low]
    tests += [] if high is None else [actual <= high]
    return nw.all_horizontal(*tests, ignore_nulls=False) if tests else ~actual.is_null()


def _margin(number: nw.Expr, there: Mapping[str, nw.Expr]) -> nw.Expr:
    there_is = (there["state"] >= _limits.JUDGED) & number.is_finite()
    if "num" in there:
        number = _rounded(number, there["num"], there["den"])
    if "threshold" in there:
        above = _difference(number, there["threshold"])
        falls = there["state"] == _limits.FALLING
        return nw.when(there_is).then(nw.when(falls).then(0.0 - above).otherwise(above))
    sides = [_difference(number, there["low"])] if "low" in there else []
    sides += [_difference(there["high"], number)] if "high" in there else []
    sides += [there["cap"]] if "cap" in there else []
    if not sides:
        return nw.lit(None, dtype=nw.Float64())
    margin = nw.min_horizontal(*sides) if len(sides) > 1 else sides[0]
    return nw.when(there_is).then(margin)


def _difference(left: nw.Expr, right: nw.Expr) -> nw.Expr:
    """The difference, as the decimal of nine places that the error of its floats can hide."""
    # 6.4 - 6.0 is 0.40000000000000036 in floats, and everybody expects 0.4.
    exact = left - right
    # The divisor is a column: Polars multiplies by the inverse of a number, which is not exact.
    short = (exact * _PLACES).round() / (exact * 0 + _PLACES)
    error = (left.abs() + right.abs() + exact.abs()) / _WHOLE
    hidden = (short - exact).abs() <= error
    return nw.when(hidden & (exact.abs() < _WHOLE / _PLACES)).then(short).otherwise(exact)


def _rounded(number: nw.Expr, num: nw.Expr, den: nw.Expr) -> nw.Expr:
    """The number rounded, half to even, to the place num / den, or unchanged if num is 0."""
    # A product of floats may miss a tie. The float nearest to the tie itself does not, and to
    # compare with that decides as the decimals would.
    below = (number * den / num).floor()
    tie = (below * 2 + 1) * num / (den * 2)
    odd = below - (below / 2).floor() * 2
    up = (
        nw.when(number > tie)
        .then(nw.lit(1.0))
        .otherwise(nw.when(number < tie).then(nw.lit(0.0)).otherwise(odd))
    )
    # A number so large that its last digit is not below the place is a multiple of it already.
    rounds = (num > 0) & ((number * den / num).abs() < _WHOLE)
    return nw.when(rounds).then((below + up) * num / den).otherwise(number)


def _refuse_unjudged(
    judged: nw.DataFrame[Any],
    target_id: str,
    actual: str,
    report: Report,
    demands: Mapping[str, Demand],
) -> None:
    """Raise for the first row without a verdict the error that the scalar core has for it."""
    rows = judged.select(
        nw.col(target_id).alias("key"), nw.col(actual).alias("value"), "verdict"
    ).with_row_index("row")
    refused = nw.col("verdict").is_null()
    idle = [key for key, demand in demands.items() if demand.state == _limits.WITHOUT_REFERENCE]
    if idle:
        refused = refused | (nw.col("key").is_in(idle) & ~nw.col("value").is_null())
    for row, key, value, _ in rows.filter(refused).head(1).iter_rows():
        try:
            # A missing key comes as another engine's own null.
            target = report.target(key if isinstance(key, str) else None)  # type: ignore[arg-type]
        except UnknownKeyError as error:
            kind = f"target (in row {row} of the frame)"
            raise UnknownKeyError(error.key, error.suggestions, kind) from None
        if key in idle:
            raise missing_reference(target, f"row {row}")
        fraction_of(value, what=f"the actual of {target.id} in row {row}", error=AssessmentError)
