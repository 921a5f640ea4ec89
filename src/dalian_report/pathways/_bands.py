"""The methods, their bands, and where one band ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar


class Method(StrEnum):
    """A published way of judging the way to a target."""

    LINEAR_PATH = "linear_path"
    """The straight line from the base to the target."""
    EUROSTAT = "eurostat"
    """Eurostat's monitoring of the Sustainable Development Goals, editions up to 2024."""
    OPEN_SDG = "open_sdg"
    """Statistics Canada's method, as Open SDG runs it."""


class LinearPathBand(StrEnum):
    """The place of the latest value against the straight line."""

    ON_TRACK = "on_track"
    BEHIND = "behind"


class EurostatBand(StrEnum):
    """Eurostat's classes. Which of them there are depends on whether there is a target."""

    TARGET_MET = "target_met"
    """Only with a target."""
    SIGNIFICANT_PROGRESS = "significant_progress"
    MODERATE_PROGRESS = "moderate_progress"
    INSUFFICIENT_PROGRESS = "insufficient_progress"
    """Only with a target."""
    MOVEMENT_AWAY = "movement_away"
    """Only with a target."""
    MODERATE_MOVEMENT_AWAY = "moderate_movement_away"
    """Only without one."""
    SIGNIFICANT_MOVEMENT_AWAY = "significant_movement_away"
    """Only without one."""


class OpenSdgBand(StrEnum):
    """The categories of Statistics Canada and Open SDG."""

    TARGET_ACHIEVED = "target_achieved"
    """Only with a target."""
    ON_TRACK = "on_track"
    ACCELERATION_NEEDED = "acceleration_needed"
    LIMITED_PROGRESS = "limited_progress"
    DETERIORATION = "deterioration"


Band = LinearPathBand | EurostatBand | OpenSdgBand

_B = TypeVar("_B", LinearPathBand, EurostatBand, OpenSdgBand)

Steps = tuple[Sequence[tuple[Fraction, _B]], _B]
"""The bands from the best down, each with its least value, and then the last band."""

EUROSTAT_WITH_TARGET: Steps[EurostatBand] = (
    (
        (Fraction("0.95"), EurostatBand.SIGNIFICANT_PROGRESS),
        (Fraction("0.6"), EurostatBand.MODERATE_PROGRESS),
        (Fraction(0), EurostatBand.INSUFFICIENT_PROGRESS),
    ),
    EurostatBand.MOVEMENT_AWAY,
)
EUROSTAT_TREND: Steps[EurostatBand] = (
    (
        (Fraction("0.01"), EurostatBand.SIGNIFICANT_PROGRESS),
        (Fraction(0), EurostatBand.MODERATE_PROGRESS),
        (Fraction("-0.01"), EurostatBand.MODERATE_MOVEMENT_AWAY),
    ),
    EurostatBand.SIGNIFICANT_MOVEMENT_AWAY,
)
OPEN_SDG_WITH_TARGET: Steps[OpenSdgBand] = (
    (
        (Fraction("0.95"), OpenSdgBand.ON_TRACK),
        (Fraction("0.6"), OpenSdgBand.ACCELERATION_NEEDED),
        (Fraction(0), OpenSdgBand.LIMITED_PROGRESS),
    ),
    OpenSdgBand.DETERIORATION,
)
OPEN_SDG_TREND: Steps[OpenSdgBand] = (
    (
        (Fraction("0.015"), OpenSdgBand.ON_TRACK),
        (Fraction("0.005"), OpenSdgBand.ACCELERATION_NEEDED),
        (Fraction(0), OpenSdgBand.LIMITED_PROGRESS),
    ),
    OpenSdgBand.DETERIORATION,
)
