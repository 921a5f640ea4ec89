"""On what a verdict hangs, where tolerances are of two kinds and rules matter to readings."""

from __future__ import annotations

from decimal import Decimal

import dalian_report as dr
from targets_made_up import only_target
from test_attainment import judged

MET, NOT_MET, OPEN = dr.Verdict.MET, dr.Verdict.NOT_MET, dr.Verdict.INDETERMINATE


def test_flips_at_is_of_the_kind_of_the_hedge_that_decides():
    report = only_target("floor", "100", "nearly")
    mixed = dr.HedgePolicy(about="5%", nearly=dr.Tolerance.absolute(10))
    row = judged(report, 95, policy=mixed)
    assert (row.verdict, row.flips_at) == (OPEN, 5)
    missed = judged(report, 80, policy=mixed)
    assert (missed.verdict, missed.flips_at) == (NOT_MET, 20)
    relative = dr.HedgePolicy(about=dr.Tolerance.absolute(10), nearly="10%")
    row = judged(report, 95, policy=relative)
    assert (row.verdict, row.flips_at) == (OPEN, Decimal("0.05"))


def test_a_verdict_hangs_on_a_reading_under_the_rule_that_it_was_found_by():
    # 6.0 stands for 5.95 to 6.05 under the guarded rule: open if 6 is at least wanted, and
    # open as well if more than 6 is. Under the simple rule the text decides.
    final = next(one for one in dr.observations() if one.id == "obs.gdp.growth.2023.2")
    simple, guarded = (dr.assess("gdp", final, rule=rule) for rule in ("simple", "guarded"))
    assert (simple.verdict, simple.hangs_on_reading) == (MET, True)
    assert (guarded.verdict, guarded.hangs_on_reading) == (OPEN, False)


def test_the_margin_of_a_point_without_end_is_open_there():
    report = only_target("point", "100")
    row = judged(report, dr.Interval.at_least(120))
    assert str(row.margin) == "(-inf, -20]"
    assert str(row.ratio) == "[1.2, +inf)"
    assert str(judged(report, dr.Interval.less_than(50)).ratio) == "(-inf, 0.5)"
