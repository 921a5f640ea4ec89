"""What is mutated, and which tests have to notice."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["GROUPS", "Group"]


class Group(NamedTuple):
    """Modules of the package, and the tests that answer for them; both as glob patterns."""

    sources: tuple[str, ...]
    tests: tuple[str, ...]


GROUPS = {
    "intervals": Group(
        ("model/_intervals.py", "model/_quantities.py"),
        (
            "test_quantities.py",
            "test_number_limits.py",
            "test_rounding_rules.py",
            "property/test_interval_algebra.py",
        ),
    ),
    "growth-values": Group(
        ("growth/_values.py", "growth/_reals.py"),
        (
            "test_growth.py",
            "test_growth_reals.py",
            "property/test_growth_oracle.py",
            "property/test_growth_intervals.py",
        ),
    ),
    "growth": Group(
        (
            "growth/_arguments.py",
            "growth/_consistency.py",
            "growth/_horizons.py",
            "growth/_rates.py",
            "growth/_series.py",
        ),
        (
            "test_growth.py",
            "test_growth_years.py",
            "test_published_growth.py",
            "property/test_growth_composition.py",
        ),
    ),
    "requirements": Group(
        ("attainment/_hedges.py", "attainment/_requirements.py"),
        (
            "test_hedges.py",
            "test_attainment.py",
            "test_published_verdicts.py",
            "test_readings_and_rules.py",
            "property/test_verdict_oracle.py",
        ),
    ),
    "verdicts": Group(
        (
            "attainment/_assessment.py",
            "attainment/_actuals.py",
            "attainment/_conformity.py",
        ),
        (
            "test_attainment.py",
            "test_rounding_rules.py",
            "test_sensitivity.py",
            "test_readings_and_rules.py",
            "property/test_verdict_robust.py",
            "property/test_sensitivity_laws.py",
        ),
    ),
    "explanations": Group(
        ("attainment/_wording.py", "attainment/_sensitivities.py"),
        (
            "test_attainment.py",
            "test_explanations.py",
            "test_readings_and_rules.py",
            "test_sensitivity.py",
            "property/test_sensitivity_laws.py",
        ),
    ),
    "progress": Group(("pathways/*.py",), ("test_progress.py", "property/test_progress_laws.py")),
    "codec": Group(
        ("documents/_codec.py", "documents/_columns.py", "documents/_str*.py"),
        ("test_codec.py", "property/test_codec_canonical.py", "property/test_codec_quick.py"),
    ),
    "lookup": Group(
        (
            "lookup/*.py",
            "errors/_near_keys.py",
        ),
        (
            "test_figure_filters.py",
            "test_links.py",
            "test_lookup.py",
            "test_lookup_errors.py",
            "test_names_and_links.py",
            "test_near_keys.py",
            "test_outline.py",
            "test_section_tree.py",
            "property/test_link_laws.py",
            "property/test_lookup_laws.py",
            "property/test_suggestion_laws.py",
        ),
    ),
    "integrity": Group(
        ("documents/_integrity/*.py",),
        ("test_integrity.py", "property/test_codec_quick.py"),
    ),
    "checker": Group(
        ("check/*.py",), ("test_check.py", "test_check_edges.py", "test_check_words.py")
    ),
}
"""Every group has its quick tests, and the laws that would see what they do not."""
