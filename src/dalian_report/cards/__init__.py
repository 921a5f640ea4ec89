"""What a judged report is held in: the scorecard, with the ways to show it."""

from __future__ import annotations

from dalian_report.attainment._card import DeliverableRow
from dalian_report.cards._description import Description, describe
from dalian_report.cards._follow_up import FollowUp, follow_up
from dalian_report.cards._scorecard import Scorecard, scorecard

__all__ = [
    "DeliverableRow",
    "Description",
    "FollowUp",
    "Scorecard",
    "describe",
    "follow_up",
    "scorecard",
]
