"""The figure of the next report that answers a target, and how certain the answer is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from dalian_report.attainment._answer_quantities import (
    Quantity,
    are_alternatives,
    are_other_kinds,
    clause_of,
    counts_differ,
    is_far,
    is_in_times,
    is_kept,
    is_of_months,
    is_since_earlier_year,
    likeness,
    plain_name,
    quantity_of_figure,
    quantity_of_indicator,
    scope,
    shares_number,
    without_stage,
)
from dalian_report.attainment._answer_reasons import Answer, AnswerReason
from dalian_report.model import Measure, StatementKind, Status, Target
from dalian_report.model._vocabulary import Bound, Direction, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dalian_report.model import Figure
    from dalian_report.report import Report

_VAGUE = frozenset({"经济总量", "经济增长", "人均可支配收入", "可支配收入", "总量"})
"""Names that outside the headline results may be of a part of the place."""
_INCOME = "income"
_PARTS_OF_INCOME = ("urban-income", "rural-income")
_GENERIC = 4
"""A shorter Chinese name may be of many things."""
_SIMILAR, _LOOSE = Fraction(4, 5), Fraction(3, 5)
"""The shares of common pairs of characters from which on two names are similar, or nearly so."""
_PROPORTION = "proportion"
"""The dimension of percent, ratio and permille: a ratio of 2 does not answer a share of 200%."""
_NEAR = 10
"""A number is near to a target if it differs by a tenth of it at most."""


class Answers:
    """The results of the next report, to be asked for the answer to a target."""

    def __init__(
        self,
        report: Report,
        next_report: Report,
        unsure: Iterable[tuple[int, int]] = (),
        texts: tuple[str | None, str | None] = (None, None),
    ) -> None:
        self._text, self._next_text = texts
        self.report, self.next_report = report, next_report
        self._indicators = {row.id: row for row in report.indicators}
        self._next_indicators = {row.id: row for row in next_report.indicators}
        self._figures = {row.id: row for row in report.figures}
        self._units = {unit.code: unit for unit in (*report.units, *next_report.units)}
        self._unsure = frozenset(unsure)
        self._kinds = {row.id: row.kind for row in next_report.statements}
        self._results = [
            figure
            for figure in next_report.figures
            if figure.status is Status.RESULT
            and (figure.year == report.year or is_kept(figure, texts[1]))
            and not self._is_not_of_year(figure)
        ]
        self._headline = self._headline_sections()
        self._asked = self._repeated_targets()
        self._series = self._series_of_targets()

    def _is_not_of_year(self, figure: Figure) -> bool:
        text = self._next_text
        return text is not None and (
            is_since_earlier_year(figure, text, self.report.year) or is_of_months(figure, text)
        )

    def _headline_sections(self) -> frozenset[str]:
        """The section of the first growth of the gross domestic product, or of its first result.

        A review of five years may come first, with the level that was reached at their end.
        """
        figures = [
            figure
            for figure in self._results
            if quantity_of_figure(figure, self._next_indicators).concept == "gdp"
            and figure.label not in _VAGUE
        ]
        figures.sort(key=lambda figure: figure.measure is not Measure.GROWTH)
        return frozenset(self._section(figure) for figure in figures[:1])

    def _section(self, figure: Figure) -> str:
        return self.next_report.statement(figure.statement_id).section_id

    def _repeated_targets(self) -> frozenset[str]:
        """The indicators of which the report has several targets for different things.

        The same number under another name is the same target again.
        """
        seen: dict[str, set[tuple[str, Fraction]]] = {}
        for target in self.report.targets:
            if target.figure_id is not None:
                name = plain_name(self._figures[target.figure_id].label)
                seen.setdefault(target.indicator_id, set()).add((name, self._value(target)))
        return frozenset(
            id
            for id, named in seen.items()
            if min(len({row[place] for row in named}) for place in (0, 1)) > 1
        )

    def _series_of_targets(self) -> dict[str, list[Target]]:
        """The answers by target with the same name, measure and strength.

        The same number in another sentence is the same target again.
        """
        groups: dict[tuple[object, ...], list[Target]] = {}
        for target in self.report.targets:
            if target.figure_id is not None:
                figure = self._figures[target.figure_id]
                key = target.indicator_id, figure.label, figure.unit, target.strength
                groups.setdefault(key, []).append(target)
        return {
            target.id: group
            for group in groups.values()
            if len({self._value(target) for target in group}) > 1
            or len({target.statement_id for target in group}) < len(group)
            for target in group
        }

    def _value(self, target: Target) -> Fraction:
        assert target.figure_id is not None
        return Fraction(self._figures[target.figure_id].value)

    def to(self, target: Target) -> Answer | None:
        """The answer to a target: the same measure first, then another measure of the concept."""
        if self._is_since_earlier_year(target):
            return None
        wanted = self._wanted(target)
        return self._best(target, self._same(target, wanted)) or self._other_measure(target, wanted)

    def _is_since_earlier_year(self, target: Target) -> bool:
        """Whether a target is growth since a year before the last, as no result of a year is."""
        if self._text is None or target.figure_id is None:
            return False
        figure = self._figures[target.figure_id]
        return is_since_earlier_year(figure, self._text, self.report.year)

    def of(self, indicator_id: str, target: Target) -> Answer | None:
        """The result of another indicator, which a target is to keep in step with."""
        indicator = self._indicators[indicator_id]
        wanted = quantity_of_indicator(indicator, indicator.name_zh or "")
        asked = attrs.evolve(target, indicator_id=indicator_id, figure_id=None)
        return self._best(asked, self._same(asked, wanted))

    def parts(self, target: Target) -> list[Answer]:
        """The answers for urban and for rural residents to a target for both together."""
        wanted = self._wanted(target)
        if wanted.concept != _INCOME:
            return []
        parts = [
            self._best(target, self._same(target, wanted._replace(concept=part)))
            for part in _PARTS_OF_INCOME
        ]
        return [part for part in parts if part is not None and not part.reasons]

    def _wanted(self, target: Target) -> Quantity:
        indicator = self._indicators[target.indicator_id]
        figure = None if target.figure_id is None else self._figures[target.figure_id]
        label = (indicator.name_zh or "") if figure is None else figure.label
        return quantity_of_indicator(indicator, label)

    def _same(self, target: Target, wanted: Quantity) -> Iterator[Answer]:
        """The results in the measure and unit of the target, each with its reasons for doubt."""
        for figure in self._results:
            factor = self._factor(figure.unit, wanted.unit)
            if figure.measure is not wanted.measure or factor is None:
                continue
            has = quantity_of_figure(figure, self._next_indicators)
            reasons = self._reasons(target, figure, wanted, has)
            if reasons is not None:
                yield Answer(target, figure, reasons, is_headline=self._is_headline(figure))

    def _factor(self, unit: str, wanted: str) -> Fraction | None:
        """The factor between two units of weight, area or the like, or None for unlike units."""
        if unit == wanted:
            return Fraction(1)
        own, other = self._units.get(unit), self._units.get(wanted)
        if own is None or other is None or own.dimension != other.dimension:
            return None
        if own.dimension == _PROPORTION or not own.si_factor or not other.si_factor:
            return None
        return Fraction(own.si_factor) / Fraction(other.si_factor)

    def _is_headline(self, figure: Figure) -> bool:
        return self._section(figure) in self._headline and not self._is_problem(figure)

    def _is_problem(self, figure: Figure) -> bool:
        return self._kinds[figure.statement_id] is StatementKind.PROBLEM

    def _reasons(
        self, target: Target, figure: Figure, wanted: Quantity, has: Quantity
    ) -> tuple[AnswerReason, ...] | None:
        """Why the figure may be a different thing, or None if it certainly is."""
        is_other = wanted.concept is not None and wanted.concept != has.concept
        if is_other and shares_number(wanted.label, figure, self._next_text):
            return (AnswerReason.SHARED_NUMBER,)
        if (wanted.concept is None) != (has.concept is None) or self._is_other(target, figure):
            return None
        if wanted.basis and has.basis and wanted.basis != has.basis:
            return None
        reasons = self._reasons_of_name(target, wanted, has)
        if reasons is None:
            return None
        if has.label in _VAGUE and not self._is_headline(figure):
            reasons.append(AnswerReason.LOOSE_NAME)
        if scope(wanted.label) * scope(has.label) < 0:
            reasons.append(AnswerReason.OTHER_SCOPE)
        if (figure.span.start, figure.span.end) in self._unsure:
            reasons.append(AnswerReason.UNSURE_MEASURE)
        if target.figure_id is not None and not is_in_times(figure, self._next_text):
            value = Fraction(figure.value) * (self._factor(figure.unit, wanted.unit) or 1)
            printed = self._figures[target.figure_id]
            if figure.direction is Direction.DOWN is not printed.direction:
                value = -value
            if is_far(Fraction(printed.value), value, wanted):
                reasons.append(AnswerReason.FAR_FROM_TARGET)
        return tuple(reasons)

    def _is_other(self, target: Target, figure: Figure) -> bool:
        """Whether the words around both numbers exclude that they are of one thing."""
        if target.figure_id is None:
            return False
        wanted = self._figures[target.figure_id]
        if are_other_kinds(wanted.label, figure.label):
            # 二氧化硫和氨氮排放量均下降2%: one number for both kinds.
            return not shares_number(wanted.label, figure, self._next_text)
        words, other = clause_of(wanted, self._text), clause_of(figure, self._next_text)
        return figure.measure is Measure.LEVEL and counts_differ(words, other)

    def _reasons_of_name(
        self, target: Target, wanted: Quantity, has: Quantity
    ) -> list[AnswerReason] | None:
        name, other = plain_name(wanted.label), plain_name(has.label)
        if wanted.concept is not None:
            if wanted.concept != has.concept:
                is_shared = wanted.concept in _PARTS_OF_INCOME and has.concept == _INCOME
                return [AnswerReason.SHARED_NUMBER] if is_shared and "城乡" in other else None
            # A goal of the list, or a goal that another goal follows, is of the whole place.
            is_main = target.figure_id is None or target.strength is Strength.EXPECTED
            if target.indicator_id not in self._asked or name == other:
                return []
            if without_stage(name) == without_stage(other):
                # The words around the numbers say whether both are begun, or both finished.
                return []
            if is_main:
                return [AnswerReason.SIMILAR_NAME]
            return _reason_of_likeness(name, other)
        is_short = len(name) < _GENERIC and "“" not in wanted.label
        if name == other and name:
            return [AnswerReason.SHORT_NAME] if is_short else []
        reasons = _reason_of_likeness(wanted.label, has.label)
        if reasons is None:
            return None
        return [*reasons, AnswerReason.SHORT_NAME] if is_short else reasons

    def _best(self, target: Target, answers: Iterator[Answer]) -> Answer | None:
        """The first of the most certain answers, headline results before others."""
        ranked = sorted(answers, key=self._rank)
        if not ranked:
            return None
        best = ranked[0]
        rivals = [
            answer
            for answer in ranked[1:]
            if self._rank(answer)[:3] == self._rank(best)[:3]
            and _number(answer.figure) != _number(best.figure)
        ]
        series = self._series_with(target)
        if len(series) > 1:
            return self._paired(target, series, [best, *rivals])
        best = next((rival for rival in rivals if _is_exact_for(rival, best)), best)
        if rivals and not self._is_first(best, rivals):
            return attrs.evolve(best, reasons=(*best.reasons, AnswerReason.SEVERAL_NUMBERS))
        return best

    def _series_with(self, target: Target) -> list[Target]:
        """The targets that the same results may answer, or none."""
        if target.id not in self._series or target.figure_id is None:
            return []
        words = clause_of(self._figures[target.figure_id], self._text)
        return [
            each
            for each in self._series[target.id]
            if each.figure_id is not None
            and not counts_differ(words, clause_of(self._figures[each.figure_id], self._text))
        ]

    def _paired(self, target: Target, series: list[Target], answers: list[Answer]) -> Answer:
        """The answer at the target's place, if there are as many results as targets.

        A single result answers the target that it comes near to, if it is near to no other.
        """
        if len(series) == len(answers):
            in_order = sorted(answers, key=lambda answer: answer.figure.span.start)
            chosen = in_order[series.index(target)]
            return attrs.evolve(chosen, reasons=(*chosen.reasons, AnswerReason.PAIRED_IN_ORDER))
        first = answers[0]
        value = Fraction(first.figure.value)
        near = [each for each in series if _is_near(self._value(each), value)]
        if len(answers) == 1 and near == [target]:
            return attrs.evolve(first, reasons=(*first.reasons, AnswerReason.PAIRED_IN_ORDER))
        return attrs.evolve(first, reasons=(*first.reasons, AnswerReason.SEVERAL_NUMBERS))

    def _rank(self, answer: Answer) -> tuple[Fraction, bool, bool, int]:
        figure = answer.figure
        return (
            -answer.certainty,
            not answer.is_headline,
            self._is_problem(figure),
            figure.span.start,
        )

    def _is_first(self, best: Answer, rivals: Sequence[Answer]) -> bool:
        """Whether the first number is the number of the whole year and the whole place.

        In a list of headline results and within a clause it is: parts and longer periods follow.
        """
        statement = best.figure.statement_id
        return best.is_headline or all(rival.figure.statement_id == statement for rival in rivals)

    def _other_measure(self, target: Target, wanted: Quantity) -> Answer | None:
        """A result of the same concept in another measure or unit, which answers nothing."""
        if wanted.concept is None:
            return None
        for figure in self._results:
            has = quantity_of_figure(figure, self._next_indicators)
            if has.concept != wanted.concept or are_other_kinds(wanted.label, has.label):
                continue
            if target.indicator_id not in self._asked or (
                plain_name(wanted.label) == plain_name(has.label)
            ):
                return Answer(
                    target, figure, same_measure=False, is_headline=self._is_headline(figure)
                )
        return None


def _reason_of_likeness(label: str, other: str) -> list[AnswerReason] | None:
    """How near two names are, or None for names of different things."""
    if are_alternatives(label, other):
        return None
    share = likeness(plain_name(label), plain_name(other))
    if share >= _SIMILAR:
        return [AnswerReason.SIMILAR_NAME]
    return [AnswerReason.LOOSE_NAME] if share >= _LOOSE else None


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.value_to, figure.direction


def _is_near(wanted: Fraction, value: Fraction) -> bool:
    return abs(value - wanted) * _NEAR <= abs(wanted)


def _is_exact_for(rival: Answer, best: Answer) -> bool:
    """Whether the rival is the number for a limit in its sentence: over 1, namely 1.2."""
    figure, limit = rival.figure, best.figure
    if figure.bound is not Bound.EXACT or figure.statement_id != limit.statement_id:
        return False
    if limit.bound in {Bound.MORE_THAN, Bound.AT_LEAST}:
        return limit.value < figure.value <= 2 * limit.value
    return (
        limit.bound in {Bound.LESS_THAN, Bound.NEARLY}
        and figure.value < limit.value <= 2 * figure.value
    )
