"""The fate of each target in the next report of the same place."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import attrs

from dalian_report.attainment._answer_reasons import Answer, AnswerReason
from dalian_report.attainment._answers import Answers
from dalian_report.attainment._assessment import WITHOUT_THRESHOLD, assess
from dalian_report.attainment._card import judged_row
from dalian_report.attainment._choice import Outcomes
from dalian_report.attainment._hedges import reported_values
from dalian_report.attainment._pairs import check_pair
from dalian_report.attainment._stated_answers import StatedAnswers
from dalian_report.documents._outcomes import names_nation, observation_of
from dalian_report.model import Citation, Observation, ObservationStatus, Target
from dalian_report.model._vocabulary import Bound, Sense, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report.attainment._actuals import DecisionRule
    from dalian_report.attainment._assessment import Assessment
    from dalian_report.attainment._hedges import HedgePolicy
    from dalian_report.attainment._stated_answers import StatedAnswer
    from dalian_report.model import Figure, Span
    from dalian_report.report import Report


class Fate(StrEnum):
    """The fate of a target in the next report."""

    ANSWERED = "answered"
    """It has a number for the same measure."""
    ANSWERED_IN_WORDS = "answered_in_words"
    """It says in words whether the target was reached."""
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    """It has the number outside the headline results, although the target is a headline target."""
    CHANGED_MEASURE = "changed_measure"
    """It has a number for the same thing in another measure, unit or basis."""
    SILENT = "silent"
    """Nothing was found. The report may still say it in a way that was not recognised."""


@attrs.frozen
class TargetFate:
    """A target and its fate in the next report."""

    target: Target
    fate: Fate
    figure: Figure | None = None
    """The figure of the next report, or None for an answer in words and for nothing found."""
    observation: Observation | None = None
    """The outcome, or None where the next report answers nothing."""
    certainty: Fraction | None = None
    """How certain the answer is, from 0 to 1, or None without an answer."""
    reasons: tuple[AnswerReason, ...] = ()
    """Why it may be the wrong answer."""
    reference: Observation | None = None
    """The outcome of the other indicator or place that the target is compared with, if known."""

    @property
    def span(self) -> Span | None:
        """The place of the answer in the text of the next report, or None without an answer."""
        if self.figure is not None:
            return self.figure.span
        return None if self.observation is None else self.observation.span


class Followed(NamedTuple):
    """The rows, fates, outcomes and doubts of a pair of reports."""

    rows: tuple[Assessment, ...]
    fates: tuple[TargetFate, ...]
    observations: tuple[Observation, ...]
    doubts: tuple[Answer, ...]


def followed(
    report: Report,
    next_report: Report,
    *,
    references: Iterable[Observation],
    texts: tuple[str | None, str | None],
    unsure: Iterable[tuple[int, int]],
    minimum: Fraction,
    policy: HedgePolicy,
    rule: DecisionRule,
) -> Followed:
    """Return the fate of every target in the next report, in document order.

    Raises:
        PairError: if the reports do not follow each other.
    """
    check_pair(report, next_report)
    search = _Search(report, next_report, texts, unsure, minimum)
    known = tuple(references)
    judged = _with_units(report, next_report)
    rows: list[Assessment] = []
    fates: list[TargetFate] = []
    for target in report.targets:
        fate = search.fate(target)
        named = known if names_nation(report, target) else ()
        own = [*([fate.observation] if fate.observation else []), *search.reference(target)]
        outcomes = Outcomes([*own, *named], report.place.id)
        reference = outcomes.reference(target) if target.sense in _COMPARED else None
        fates.append(attrs.evolve(fate, reference=reference))
        row = judged_row(target, judged, outcomes, policy, rule)
        if fate.fate is Fate.CHANGED_MEASURE:
            row = search.between_parts(row, outcomes)
        rows.append(row)
    return Followed(
        tuple(rows), tuple(fates), tuple(search.observations.values()), tuple(search.doubts)
    )


def _with_units(report: Report, next_report: Report) -> Report:
    """The report with the units of the next one too, in which outcomes may be printed."""
    own = {unit.code for unit in report.units}
    others = [unit for unit in next_report.units if unit.code not in own]
    return attrs.evolve(report, units=(*report.units, *others)) if others else report


_COMPARED = frozenset({Sense.IN_STEP_WITH, Sense.ABOVE_REFERENCE})


class _Search:
    """The search for the answers of one pair. It collects outcomes and doubts on its way."""

    def __init__(
        self,
        report: Report,
        next_report: Report,
        texts: tuple[str | None, str | None],
        unsure: Iterable[tuple[int, int]],
        minimum: Fraction,
    ) -> None:
        self.text, next_text = texts
        self.answers = Answers(report, next_report, unsure, texts)
        self.stated = (
            None if next_text is None else StatedAnswers(report, next_report, next_text, self.text)
        )
        self.next_report, self.next_text, self.minimum = next_report, next_text, minimum
        self.citation = _citation(next_report)
        self.observations: dict[str, Observation] = {}
        self.doubts: list[Answer] = []

    def fate(self, target: Target) -> TargetFate:
        """The fate of a target in the next report."""
        answer = self._with_basis(self.answers.to(target))
        is_doubtful = answer is not None and answer.certainty < self.minimum
        words = None if self.stated is None else self.stated.to(target)
        is_judged = words is not None and self._is_judged_in_words(target)
        if answer is not None and is_doubtful:
            self.doubts.append(answer)
        elif answer is not None and answer.same_measure and not is_judged:
            return self._answered(target, answer)
        parts = self.answers.parts(target)
        are_compared = len(parts) > 1 and target.sense in _COMPARED
        if words is not None and not are_compared:
            observation = self._remember(self._stated(target, words))
            return TargetFate(target, Fate.ANSWERED_IN_WORDS, None, observation, Fraction(1))
        if len(parts) > 1:
            answer, is_doubtful = parts[0], False
        if answer is None or is_doubtful:
            return TargetFate(target, Fate.SILENT)
        return TargetFate(target, Fate.CHANGED_MEASURE, answer.figure, None, answer.certainty)

    def _is_judged_in_words(self, target: Target) -> bool:
        """Whether words decide, since no number to compare with is at hand."""
        if target.sense in WITHOUT_THRESHOLD:
            return True
        is_above = target.sense is Sense.ABOVE_REFERENCE and target.relative_to is None
        return is_above and not names_nation(self.answers.report, target)

    def _with_basis(self, answer: Answer | None) -> Answer | None:
        """The answer with a reason for doubt, if the words before the numbers differ in basis."""
        if answer is None or answer.target.figure_id is None:
            return answer
        if self.text is None or self.next_text is None or not answer.same_measure:
            return answer
        figure = self.answers.report.figure(answer.target.figure_id)
        here = _basis_of(self.text, figure.span.start)
        there = _basis_of(self.next_text, answer.figure.span.start)
        concept = self.answers.report.indicator(answer.target.indicator_id).concept
        # Growth of value added is at comparable prices, whether a text says so or not.
        if here == there or concept in _COMPARABLE_CONCEPTS:
            return answer
        return attrs.evolve(answer, reasons=(*answer.reasons, AnswerReason.OTHER_BASIS))

    def _answered(self, target: Target, answer: Answer) -> TargetFate:
        is_elsewhere = target.strength is Strength.EXPECTED and not answer.is_headline
        return TargetFate(
            target,
            Fate.ANSWERED_ELSEWHERE if is_elsewhere else Fate.ANSWERED,
            answer.figure,
            self._remember(self._measured(target.indicator_id, answer)),
            answer.certainty,
            answer.reasons,
        )

    def reference(self, target: Target) -> Iterator[Observation]:
        """The outcome of the indicator that a target is to keep in step with."""
        if target.relative_to is None:
            return
        answer = self.answers.of(target.relative_to, target)
        if answer is not None and answer.certainty >= self.minimum:
            yield self._remember(self._measured(target.relative_to, answer))

    def between_parts(self, row: Assessment, outcomes: Outcomes) -> Assessment:
        """The row of a target for urban and rural residents together, by a number for each.

        The number for both is between the two.
        """
        parts = self.answers.parts(row.target)
        if len(parts) < 2:
            return row
        made = [self._measured(row.indicator.id, part) for part in parts]
        first, second = (reported_values(outcome, row.policy) for outcome in made)
        reference = outcomes.reference(row.target)
        if row.figure is None and reference is None:
            return row
        judged = assess(
            row.target,
            first.hull(second),
            reference=reference,
            report=self.answers.report,
            policy=row.policy,
            rule=row.rule,
        )
        return attrs.evolve(judged, comparability=_PARTS)

    def _remember(self, observation: Observation) -> Observation:
        return self.observations.setdefault(observation.id, observation)

    def _measured(self, indicator_id: str, answer: Answer) -> Observation:
        figure, year = answer.figure, answer.target.year
        made = observation_of(self.next_report, figure, year, is_estimate=self._is_estimate(figure))
        suffix = "" if figure.indicator_id == indicator_id else f".{indicator_id}"
        return attrs.evolve(
            made,
            id=f"{made.id}{suffix}",
            indicator_id=indicator_id,
            bound=Bound.AT_LEAST if figure.value_to is not None else made.bound,
            comparability=_comparability(answer),
        )

    def _is_estimate(self, figure: Figure) -> bool:
        """Whether the sentence says that the number is expected. Without a text it may be."""
        if self.next_text is None:
            return True
        start = self.next_text.rfind("。", 0, figure.span.start) + 1
        return "预计" in self.next_text[start : figure.span.start]

    def _stated(self, target: Target, words: StatedAnswer) -> Observation:
        return Observation(
            id=f"obs.{target.indicator_id}.{target.year}.{words.span.start}",
            year=target.year,
            status=ObservationStatus.REPORTED,
            vintage=self.next_report.source.date,
            source=self.citation,
            indicator_id=target.indicator_id,
            stated=words.stated,
            edition=self.next_report.edition,
            span=words.span,
        )


_BASIS_WORDS = re.compile("(?P<real>实际增长)|(?P<comparable>可比增长|同口径|可比口径|可比价)")
_COMPARABLE_CONCEPTS = {"gdp", "industrial-value-added"}
_BASIS_REACH = 9


def _basis_of(text: str, start: int) -> set[str | None]:
    """The bases that the words before a number name."""
    words = text[max(0, start - _BASIS_REACH) : start]
    return {match.lastgroup for match in _BASIS_WORDS.finditer(words)}


_PARTS = "The next report has one number for urban and one for rural residents."
_COMPARABILITY = {
    AnswerReason.SHARED_NUMBER: "The next report has one number for several quantities together.",
    AnswerReason.OTHER_BASIS: "One of the two texts says real or comparable growth.",
    AnswerReason.OTHER_SCOPE: "The names in the two reports differ in what they cover.",
    AnswerReason.SIMILAR_NAME: "The names in the two reports are similar, but differ.",
}


def _comparability(answer: Answer) -> str | None:
    sentences = [_COMPARABILITY[reason] for reason in answer.reasons if reason in _COMPARABILITY]
    return " ".join(sentences) or None


def _citation(report: Report) -> Citation:
    source = report.source
    return Citation(source.title, source.publisher, source.date, source.url or "")
