"""The other readings of a target's words, and whether a verdict depends on them.

Two things may be read differently: which text's hedges count where the Chinese and the
English differ (以上 includes the number, "over" excludes it), and how a hedged floor or
ceiling is read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._hedges import AboutReading, HedgePolicy
from dalian_report.model import Figure
from dalian_report.model._vocabulary import Bound, Sense

if TYPE_CHECKING:
    from dalian_report.attainment._actuals import DecisionRule
    from dalian_report.attainment._conformity import Case, Verdict


def interpretations(case: Case, policy: HedgePolicy) -> list[HedgePolicy]:
    """The policies that read the words differently, the policy itself among them.

    Its tolerances stay. The Chinese text comes first. A reading that changes nothing is left out.
    """
    texts = (True, False) if _texts_differ(case) else (policy.use_original,)
    policies: list[HedgePolicy] = []
    for use_original in texts:
        own = _remembered(policy, use_original, policy.about_reading)
        if has_zone(case, own):
            policies += [_remembered(policy, use_original, reading) for reading in AboutReading]
        else:
            policies.append(own)
    return policies


def _taken(policy: HedgePolicy, use_original: bool, reading: AboutReading) -> HedgePolicy:
    return attrs.evolve(policy, use_original=use_original, about_reading=reading)


# A scorecard asks for the few ways of taking one policy again and again.
_remembered = lru_cache(maxsize=64)(_taken)


def has_zone(case: Case, policy: HedgePolicy) -> bool:
    """Whether the target has a grey zone that may be read in more than one way."""
    hedged = case.target_bound(policy) in {Bound.ABOUT, Bound.NEARLY}
    return hedged and case.sense is not Sense.POINT


def depends_on_reading(
    verdict: Verdict, case: Case, policy: HedgePolicy, rule: DecisionRule
) -> bool:
    """Whether the verdict under the policy changes if the words are read differently."""
    if not _texts_differ(case) and not has_zone(case, policy):
        return False
    own = (policy.use_original, policy.about_reading)
    others = [
        other
        for other in interpretations(case, policy)
        if (other.use_original, other.about_reading) != own
    ]
    return any(case.verdict(other, rule) is not verdict for other in others)


def _texts_differ(case: Case) -> bool:
    """Whether the Chinese text of some number that counts has another bound than the English."""
    reference = None if case.reference is None else case.reference.given
    return any(
        number.original is not None and number.original.bound is not number.bound
        for number in (case.figure, case.actual.given, reference)
        if isinstance(number, Figure)
    )
