"""Verdicts: whether an actual meets a target, by how much, and what the verdict depends on.

`assess` judges one target by one actual. The meaning of the verdicts is in the docs under
"Hedges and sets".
"""

from __future__ import annotations

from dalian_report.attainment._actuals import Actual, DecisionRule
from dalian_report.attainment._assessment import Assessment, Basis, assess
from dalian_report.attainment._conformity import Verdict
from dalian_report.attainment._hedges import AboutReading, HedgePolicy, Tolerance, ToleranceKind
from dalian_report.attainment._requirements import Requirement, requirement_of
from dalian_report.model._intervals import Interval

__all__ = [
    "AboutReading",
    "Actual",
    "Assessment",
    "Basis",
    "DecisionRule",
    "HedgePolicy",
    "Interval",
    "Requirement",
    "Tolerance",
    "ToleranceKind",
    "Verdict",
    "assess",
    "requirement_of",
]
