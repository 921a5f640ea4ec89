"""The figures, other numerals and promises of a paragraph, statement by statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from dalian_report.drafting import _targets
from dalian_report.drafting._clauses import REACH, Token, counts_of, statements, tokens_of
from dalian_report.drafting._number_lists import read_group
from dalian_report.drafting._parts import Part
from dalian_report.drafting._periods import names_plan_ahead
from dalian_report.drafting._promises import promises_of
from dalian_report.drafting._readings import FigureReading, NumeralReading, Reading
from dalian_report.drafting._roles import role_of
from dalian_report.drafting._scenes import Scene, State
from dalian_report.drafting._spots import Spot
from dalian_report.model import Measure, NumeralRole, Status, Strength
from dalian_report.numerals import Form

if TYPE_CHECKING:
    from dalian_report.drafting._clauses import Count
    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._scenes import Setting
    from dalian_report.numerals import PrintedNumber

_DASHES = ("—", "-", "·", "•", "●", "○", "◆", "■")
_ADDRESS_LINE = re.compile("://|www[.]")


def read_paragraph(
    paragraph: Paragraph, numbers: list[PrintedNumber], setting: Setting, *, in_list: bool = False
) -> Reading:
    """The figures, other numerals and promises of a paragraph.

    `in_list` tells that the list of the main expected goals goes on from the paragraph before.
    """
    plain = setting.plain
    reading = Reading()
    if paragraph.part is Part.FRONT and _ADDRESS_LINE.search(plain, paragraph.start, paragraph.end):
        reading.numerals += [NumeralReading(n.start, n.end, NumeralRole.NAME) for n in numbers]
        return reading
    tokens = list(tokens_of(plain, numbers))
    position = 0
    sentence, state, before = paragraph.start, State(), 0
    for span in statements(plain, paragraph.start, paragraph.end):
        first = position
        while position < len(tokens) and tokens[position].number.start < span[1]:
            position += 1
        mine = tokens[first:position]
        figures = _figures_among(mine, paragraph, setting, reading) if mine else []
        if not in_list and paragraph.part.is_plan:
            in_list = _targets.is_goal_list(
                plain[max(sentence, span[1] - 4 * REACH) : span[1]], setting.words
            )
        if figures or paragraph.part is Part.PLAN:
            scene = Scene(setting, paragraph, span, sentence, in_list)
            if figures:
                in_list = _read_statement(scene, figures, state, reading) or in_list
            if paragraph.part is Part.PLAN:
                reading.promises += promises_of(scene, has_figures=bool(figures))
        if plain[span[1] - 1] in "。！？”\n":
            sentence = span[1]
            if len(reading.figures) == before:
                continue
            sentence_figures = reading.figures[before:]
            if paragraph.part is Part.PLAN and not in_list and _lists_goals(sentence_figures):
                in_list = True
                _expect(sentence_figures)
            state, before = State(), len(reading.figures)
    last = plain[max(sentence, paragraph.end - 2 * REACH) : paragraph.end]
    reading.ends_in_list = (in_list and not last.endswith(("：", ":"))) or (
        paragraph.part is Part.PLAN
        and _targets.opens_goal_list(last, setting.words)
        and not names_plan_ahead(last, setting.year)
    )
    return reading


def goes_on(former: Paragraph, paragraph: Paragraph, plain: str) -> bool:
    """Whether a paragraph is the next line of a list, or a sentence that an empty line broke."""
    title = paragraph.title
    if paragraph.part is not former.part or (title is not None and title.end > former.end):
        return False
    if plain.startswith(_DASHES, paragraph.start):
        return plain[former.end - 1] in "：:" or plain.startswith(_DASHES, former.start)
    is_open = plain[former.end - 1] not in "。！？"
    return is_open and not plain.startswith(_DASHES, former.start)


def _figures_among(
    tokens: list[Token], paragraph: Paragraph, setting: Setting, reading: Reading
) -> list[Token]:
    """The tokens that are figures. The others are noted with their roles."""
    figures: list[Token] = []
    for token in tokens:
        number = token.number
        spot = Spot(
            plain=setting.plain,
            number=number,
            unit=token.unit_word,
            floor=paragraph.start,
            ceiling=paragraph.end,
            words=setting.words,
            places=setting.places,
        )
        role = role_of(spot)
        if role is None:
            figures.append(token)
        elif number.form is not Form.WORDS or role is not NumeralRole.IDIOM:
            reading.numerals.append(NumeralReading(number.start, number.end, role))
    return figures


def _read_statement(scene: Scene, tokens: list[Token], state: State, reading: Reading) -> bool:
    """Read the figures of a statement. Tell whether it proves to be in the list of goals."""
    plain = scene.setting.plain
    counts = counts_of(plain, *scene.span, tokens, goes_on=bool(state.unit))
    figures: list[FigureReading] = []
    outer: State | None = None
    position = 0
    while position < len(counts):
        stop = position + 1
        while (
            stop < len(counts)
            and counts[stop].is_list
            and _are_alike(counts[stop], counts[position])
        ):
            stop += 1
        is_aside = _in_brackets(scene, counts[position].number.start)
        if is_aside and outer is None:
            outer = attrs.evolve(state)
        elif not is_aside and outer is not None:
            # After the brackets the sentence goes on from the words before them.
            state.subject, state.label, state.measured = outer.subject, outer.label, outer.measured
            state.unit, outer = outer.unit, None
        figures += read_group(scene, counts[position:stop], state)
        position = stop
    reading.figures += figures
    if scene.in_list or scene.paragraph.part is not Part.PLAN or not _lists_goals(figures):
        return scene.in_list
    _expect(figures)
    return True


def _expect(figures: list[FigureReading]) -> None:
    """Let the targets of a list of goals be expected, unless a word says more."""
    for figure in figures:
        if figure.sense is not None and figure.strength is Strength.COMMITTED:
            figure.strength = Strength.EXPECTED


_RATIOS = frozenset(("percent", "permille", "ratio"))
_AMOUNTS = frozenset(("CNY", "USD", "count", "t", "kg", "jin", "TEU", "mu", "ha", "m2", "kWh"))


def _are_alike(count: Count, head: Count) -> bool:
    """Whether numbers may be of one list: 8‰、4%; 1.1倍和17%; 分别达到3亿元、2万吨."""
    if count.unit == head.unit or (count.unit in _RATIOS and head.unit in _RATIOS):
        return True
    return "分别" in head.lead and count.unit in _AMOUNTS and head.unit in _AMOUNTS


def _in_brackets(scene: Scene, position: int) -> bool:
    plain, start = scene.setting.plain, max(scene.span[0], position - REACH)
    return plain.rfind("（", start, position) > plain.rfind("）", start, position)


def _lists_goals(figures: list[FigureReading]) -> bool:
    """Whether it sets the growth of the economy, or jobs and prices, and more headline goals."""
    named = {
        figure.concepts[0]: figure.measure
        for figure in figures
        if figure.concepts and figure.status is Status.TARGET
    }
    if named.get("gdp") is Measure.GROWTH:
        return len(named) > 2
    return {"consumer-prices", "urban-jobs"} <= named.keys() and len(named) > 3
