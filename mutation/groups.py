"""What is mutated, and which tests have to notice."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["GROUPS", "Group"]


class Group(NamedTuple):
    """Modules of the package, and the tests that answer for them; both as glob patterns."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]


GROUPS = {
    "growth": Group(
        ("growth/*.py",),
        ("test_growth.py", "property/test_growth_*.py"),
    ),
    "intervals": Group(
        ("quantities.py", "rounding.py"),
        (
            "test_quantities.py",
            "test_rounding_rules.py",
            "test_hedges.py",
            "test_growth.py",
            "property/test_interval_algebra.py",
        ),
    ),
    "verdicts": Group(
        (
            "actuals.py",
            "attainment.py",
            "conformity.py",
            "hedges.py",
            "interpretations.py",
            "requirements.py",
        ),
        (
            "test_hedges.py",
            "test_attainment.py",
            "test_rounding_rules.py",
            "test_sensitivity.py",
            "property/test_verdict_*.py",
            "property/test_sensitivity_laws.py",
        ),
    ),
}
