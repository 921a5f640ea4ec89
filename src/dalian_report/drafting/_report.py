"""The report that the readings of a text make."""

from __future__ import annotations

from collections import Counter
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from dalian_report._version import DATA_VERSION, SCHEMA_VERSION
from dalian_report.drafting._parts import Part
from dalian_report.drafting._places import place_of
from dalian_report.drafting._sections import Sections, open_section
from dalian_report.model import (
    Coverage,
    Figure,
    Indicator,
    IndicatorPolarity,
    Measure,
    Numeral,
    Original,
    Sense,
    Source,
    Statement,
    StatementKind,
    Status,
    Target,
    Unit,
)
from dalian_report.report import Report, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dalian_report.drafting._identity import Identity
    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._readings import FigureReading, PromiseReading, Reading
    from dalian_report.drafting._source_text import SourceText
    from dalian_report.drafting._vocabulary import Vocabulary

_MEASURE_NAMES = {
    Measure.GROWTH: "growth of ",
    Measure.SHARE: "",
    Measure.LEVEL: "",
    Measure.CHANGE: "change of ",
    Measure.RANK: "rank in ",
    Measure.DURATION: "",
}
_STATEMENT_KINDS = {
    Part.FRONT: StatementKind.COURTESY,
    Part.REVIEW: StatementKind.ACHIEVEMENT,
    Part.REVIEW_SPAN: StatementKind.ACHIEVEMENT,
    Part.PLAN: StatementKind.COMMITMENT,
    Part.PLAN_SPAN: StatementKind.CONTEXT,
    Part.NOTES: StatementKind.CONTEXT,
}
_SENSES = {sense.value: sense for sense in Sense}


class _Indicators:
    """The indicators that figures and targets need, each made once."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.rows: dict[str, Indicator] = {}
        self.others: dict[tuple[str, str, Measure], str] = {}

    def of_concept(self, name: str, measure: Measure, unit: str, since: int | None = None) -> str:
        """The id of the indicator of a headline concept in this measure and unit."""
        concept = self.words.concepts[name]
        usual = concept.measures.get(measure.value, [unit])[0]
        id = f"{name}.{measure.value}" + ("" if unit == usual else f".{_plain_id(unit)}")
        id += "" if since is None else f".since-{since}"
        if id not in self.rows:
            self.rows[id] = Indicator(
                id=id,
                concept=name,
                measure=measure,
                unit=unit,
                name=f"{_MEASURE_NAMES[measure]}{concept.name}",
                polarity=IndicatorPolarity(concept.polarity),
                definition=concept.definition,
                name_zh=concept.names[0],
                basis=None if since is None else f"compared with {since}",
            )
        return id

    def of_label(self, label: str, measure: Measure, unit: str) -> str:
        """The id of the indicator of a quantity outside the registry, by its name."""
        key = (label, unit, measure)
        id = self.others.get(key)
        if id is None:
            id = f"other-{len(self.others) + 1}.{measure.value}"
            self.others[key] = id
            self.rows[id] = Indicator(
                id=id,
                concept=id.partition(".")[0],
                measure=measure,
                unit=unit,
                name=label or "quantity without a name",
                polarity=IndicatorPolarity.NEUTRAL,
                definition="A quantity that the text names, outside the registry of concepts.",
                name_zh=label or None,
            )
        return id


def _plain_id(text: str) -> str:
    return "".join(
        character if character.isascii() and character.isalnum() else "-" for character in text
    )


class _Builder:
    """The tables of a report, filled paragraph by paragraph."""

    def __init__(
        self, text: SourceText, year: int | None, words: Vocabulary, language: str
    ) -> None:
        self.text, self.year, self.words, self.language = text, year, words, language
        self.sections = Sections(len(text.source))
        self.indicators = _Indicators(words)
        self.statements: list[Statement] = []
        self.figures: list[Figure] = []
        self.targets: list[Target] = []
        self.target_ids: Counter[str] = Counter()
        self.ordinals: Counter[str] = Counter()

    def statement(self, span: tuple[int, int], kind: StatementKind) -> str:
        """Add a statement of the current section. Return its id."""
        section = self.sections.current
        self.ordinals[section] += 1
        id = f"{section}-{self.ordinals[section]:02d}"
        row = Statement(
            id=id, section_id=section, kind=kind, text="", spans=(self.text.span(*span),)
        )
        self.statements.append(row)
        return id

    def figure(self, reading: FigureReading, statement: str, number: int) -> None:
        """Add a figure and the targets that it sets."""
        measure, unit = reading.measure, reading.unit
        ids = [self._own_id(name, reading) for name in reading.concepts]
        is_target = reading.status is Status.TARGET and reading.year is not None
        if is_target and not ids:
            ids = [self.indicators.of_label(reading.label, measure, unit)]
        id = f"{statement}.{number}"
        self.figures.append(
            Figure(
                id=id,
                statement_id=statement,
                label=reading.label,
                value=reading.value,
                unit=unit,
                bound=reading.bound,
                measure=measure,
                status=reading.status,
                resolution=reading.resolution,
                span=self.text.span(reading.start, reading.end),
                indicator_id=ids[0] if ids else None,
                value_to=reading.value_to,
                direction=reading.direction,
                year=reading.year,
                original=self.original(reading),
            )
        )
        if is_target and reading.sense is not None and reading.strength is not None:
            # One number for several indicators is a target of each.
            for indicator in dict.fromkeys(ids):
                self.target(indicator, reading, statement, id)

    def original(self, reading: FigureReading) -> Original | None:
        """The Chinese hedge of a figure. An English text does not print one."""
        if not reading.hedge or self.language != "zh":
            return None
        return Original(reading.hedge, reading.bound)

    def _own_id(self, name: str, reading: FigureReading) -> str:
        """The id of the indicator. A concept may share a number with one of another measure."""
        concept, measure, unit = self.words.concepts[name], reading.measure, reading.unit
        fits = measure is Measure.CHANGE or measure.value in concept.measures
        measure = measure if fits else Measure(concept.default)
        return self.indicators.of_concept(name, measure, unit, reading.since)

    def target(self, indicator: str, reading: FigureReading, statement: str, figure: str) -> None:
        """Add a target with a number."""
        assert reading.year is not None
        assert reading.sense is not None
        assert reading.strength is not None
        self.targets.append(
            Target(
                id=self._target_id(indicator, reading.year),
                indicator_id=indicator,
                year=reading.year,
                sense=reading.sense,
                strength=reading.strength,
                statement_id=statement,
                figure_id=figure,
            )
        )

    def promise(self, reading: PromiseReading, statement: str) -> None:
        """Add a target without a number, if the model has its sense."""
        sense = _SENSES.get(reading.kind)
        if sense is None or reading.concept is None or self.year is None:
            return
        indicator = self._main_indicator(reading.concept)
        reference = None
        if sense is Sense.IN_STEP_WITH or reading.reference is not None:
            reference = self._main_indicator(reading.reference or "gdp")
            if reference == indicator:
                return
        self.targets.append(
            Target(
                id=self._target_id(indicator, self.year),
                indicator_id=indicator,
                year=self.year,
                sense=sense,
                strength=reading.strength,
                statement_id=statement,
                relative_to=reference,
                # The words name the reference, which is the nation or the province.
                note=self.text.text[reading.start : reading.end]
                if sense is Sense.ABOVE_REFERENCE
                else None,
            )
        )

    def _main_indicator(self, name: str) -> str:
        concept = self.words.concepts[name]
        measure = "growth" if "growth" in concept.measures else next(iter(concept.measures))
        return self.indicators.of_concept(name, Measure(measure), concept.measures[measure][0])

    def _target_id(self, indicator: str, year: int) -> str:
        id = f"{indicator}@{year}"
        self.target_ids[id] += 1
        count = self.target_ids[id]
        return id if count == 1 else f"{id}.{count}"


def report_of(
    text: SourceText,
    identity: Identity,
    year: int | None,
    place: str | None,
    read: Sequence[tuple[Paragraph, Reading]],
    *,
    words: Vocabulary,
    language: str = "zh",
) -> Report:
    """The report of a text, from the readings of its paragraphs in order."""
    builder = _Builder(text, year, words, language)
    numerals: list[Numeral] = []
    headings: set[int] = set()
    for paragraph, reading in read:
        open_section(builder.sections, paragraph, headings, text)
        numerals += [Numeral(text.span(one.start, one.end), one.role) for one in reading.numerals]
        by_statement: dict[tuple[int, int], tuple[list[FigureReading], list[PromiseReading]]] = {}
        for figure in reading.figures:
            by_statement.setdefault(figure.statement, ([], []))[0].append(figure)
        for promise in reading.promises:
            if promise.concept is not None:
                by_statement.setdefault(promise.statement, ([], []))[1].append(promise)
        for span, (its_figures, its_promises) in sorted(by_statement.items()):
            statement = builder.statement(span, _kind(paragraph, its_figures, its_promises))
            # A target without a number has no place but its statement, which is before its numbers.
            for promise in its_promises:
                builder.promise(promise, statement)
            for number, figure in enumerate(its_figures, 1):
                builder.figure(figure, statement, number)
    stated = identity.place.name_zh if identity.place else ""
    named = place or stated
    publisher = f"Government of {named}" if language == "en" else f"{named}人民政府"
    units = sorted(
        {figure.unit for figure in builder.figures}
        | {row.unit for row in builder.indicators.rows.values()}
    )
    return Report(
        schema_version=SCHEMA_VERSION,
        data_version=DATA_VERSION,
        edition=str(year) if year is not None else "undated",
        year=year or 0,
        place=place_of(
            named,
            identity.place.level if identity.place else "city",
            year,
            is_given=named != stated,
        ),
        coverage=Coverage.DRAFT,
        source=Source(
            title=identity.title or "Untitled",
            publisher=publisher if named else "unknown",
            date=identity.day or f"{year or 1:04d}-01-01",
            language=language,
            sha256=sha256(text.source.encode("utf-8")).hexdigest(),
            length=len(text.source),
            url=text.url,
        ),
        sections=builder.sections.sections(),
        statements=builder.statements,
        figures=builder.figures,
        numerals=numerals,
        units=[_unit(code) for code in units],
        indicators=builder.indicators.rows.values(),
        targets=builder.targets,
        deliverables=(),
        entities=(),
        relations=(),
        glossary=(),
    )


def _kind(
    paragraph: Paragraph, figures: Iterable[FigureReading], promises: Sequence[PromiseReading]
) -> StatementKind:
    if paragraph.is_problems:
        return StatementKind.PROBLEM
    if promises or any(figure.status is Status.TARGET for figure in figures):
        return StatementKind.GOAL
    return _STATEMENT_KINDS[paragraph.part]


@cache
def _shipped_units() -> dict[str, Unit]:
    return {unit.code: unit for unit in load().units}


def _unit(code: str) -> Unit:
    """The unit of this code as the shipped editions have it, or one made of its own word."""
    word = code.removeprefix("other:")
    return _shipped_units().get(code) or Unit(code=code, name=word, symbol=word, dimension=code)
