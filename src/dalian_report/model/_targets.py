"""Indicators that are measured each year, and the promises about them."""

import attrs

from dalian_report.errors._guessed import pointing
from dalian_report.model._fields import cut
from dalian_report.model._vocabulary import (
    DeliverableAction,
    DeliverableStrength,
    IndicatorPolarity,
    Measure,
    Sense,
    Strength,
)


@pointing
@attrs.frozen
class Indicator:
    """Something that is measured year by year and may have targets."""

    id: str
    """Concept and measure: "gdp.growth"."""
    concept: str = attrs.field(repr=False)
    measure: Measure = attrs.field(repr=False)
    unit: str
    name: str = attrs.field(repr=cut)
    polarity: IndicatorPolarity = attrs.field(repr=False)
    definition: str = attrs.field(repr=False)
    name_zh: str | None = attrs.field(default=None, repr=False)
    basis: str | None = attrs.field(default=None, repr=False)
    """The basis of comparison, such as "constant prices"."""
    note: str | None = attrs.field(default=None, repr=False)


@pointing
@attrs.frozen
class Target:
    """A number that the city set itself for a year."""

    id: str
    """Indicator and year: "gdp.growth@2023"."""
    indicator_id: str = attrs.field(repr=False)
    year: int = attrs.field(repr=False)
    sense: Sense
    strength: Strength
    statement_id: str = attrs.field(repr=False)
    figure_id: str | None = None
    """The threshold, or None for the senses in_step_with, above_reference, ordered and stable."""
    stretch_figure_id: str | None = attrs.field(default=None, repr=False)
    """The figure of the stretch target: a second, more ambitious number."""
    baseline_figure_id: str | None = attrs.field(default=None, repr=False)
    """The same indicator in the review of the year before."""
    relative_to: str | None = attrs.field(default=None, repr=False)
    """The indicator that a target is in step with or above, unless it is above another place."""
    counted: bool = attrs.field(default=True, repr=False)
    """False for a number that is not a measurable target: it is shown but not counted."""
    comparability: str | None = attrs.field(default=None, repr=False)
    """The relation of the baseline to the target, if they do not measure the same thing."""
    note: str | None = attrs.field(default=None, repr=False)


@attrs.frozen
class Deliverable:
    """A commitment without a number, which is done or not done."""

    id: str
    statement_id: str = attrs.field(repr=False)
    action: DeliverableAction
    object: str = attrs.field(repr=cut)
    strength: DeliverableStrength = attrs.field(repr=False)
    note: str | None = attrs.field(default=None, repr=False)
