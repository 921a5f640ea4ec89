"""The scorecard of a judged report, with the ways to show it."""

from __future__ import annotations

from dalian_report.attainment._card import DeliverableRow
from dalian_report.cards._description import Description, describe
from dalian_report.cards._follow_up import FollowUp, follow_up
from dalian_report.cards._record import Record, record
from dalian_report.cards._scorecard import Scorecard, scorecard
from dalian_report.cards._series import Series, series

__all__ = [
    "DeliverableRow",
    "Description",
    "FollowUp",
    "Record",
    "Scorecard",
    "Series",
    "describe",
    "follow_up",
    "record",
    "scorecard",
    "series",
]
