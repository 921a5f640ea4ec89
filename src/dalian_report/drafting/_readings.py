"""The figures of a paragraph, with all that the words around them say."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from dalian_report.drafting import _measures, _subjects, _targets
from dalian_report.drafting._clauses import (
    REACH,
    Count,
    Token,
    counts_of,
    statements,
    tokens_of,
)
from dalian_report.drafting._measures import Measured
from dalian_report.drafting._parts import Part
from dalian_report.drafting._periods import Moment, Period, names_plan_ahead, period_of
from dalian_report.drafting._roles import Spot, role_of
from dalian_report.model import Bound, Direction, Measure, NumeralRole, Status, Strength
from dalian_report.model._quantities import EXACTLY
from dalian_report.numerals import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._vocabulary import Vocabulary
    from dalian_report.model import Sense
    from dalian_report.numerals import Hedge, PrintedNumber

__all__ = [
    "FigureReading",
    "NumeralReading",
    "PromiseReading",
    "Reading",
    "Setting",
    "read_paragraph",
]


@attrs.define
class FigureReading:
    """A figure as read; offsets are those of the normalised text."""

    start: int
    end: int
    statement: tuple[int, int]
    value: Decimal
    value_to: Decimal | None
    resolution: Decimal
    unit: str
    bound: Bound
    hedge: str
    label: str
    measure: Measure
    direction: Direction | None
    year: int | None
    status: Status
    concepts: tuple[str, ...] = ()
    """The headline concepts that it is of, most often one."""
    sense: Sense | None = None
    strength: Strength | None = None
    is_sure: bool = True
    """Whether some word says what measure it is."""


@attrs.frozen
class NumeralReading:
    """A numeral that is no figure."""

    start: int
    end: int
    role: NumeralRole


@attrs.frozen
class PromiseReading:
    """A target without a number."""

    start: int
    end: int
    statement: tuple[int, int]
    kind: str
    concept: str | None
    reference: str | None
    """The concept that an in-step target follows."""
    strength: Strength


@attrs.define
class Reading:
    """All that a paragraph says in numbers."""

    figures: list[FigureReading] = attrs.field(factory=list[FigureReading])
    numerals: list[NumeralReading] = attrs.field(factory=list[NumeralReading])
    promises: list[PromiseReading] = attrs.field(factory=list[PromiseReading])


@attrs.frozen
class Setting:
    """What holds for a whole text."""

    plain: str = attrs.field(repr=False)
    year: int | None
    is_december: bool
    """Whether it was delivered in the last months of the year before."""
    places: tuple[str, ...]
    """The names of the place, which let a concept be that of the whole place."""
    level: str
    """The level of the place: nation, province, city, prefecture or county."""
    words: Vocabulary


@attrs.define
class _State:
    """What the numbers before have settled within a sentence."""

    subject: _subjects.Subject | None = None
    held: _subjects.Subject | None = None
    """The subject that goes on after a number that cannot be of it."""
    label: str = ""
    measured: Measured | None = None
    unit: str = ""
    period: Period | None = None
    is_part: bool = False
    """Whether the last numbers were shares of something larger."""
    named: list[_subjects.Item] = attrs.field(factory=list[_subjects.Item])
    """All that the numbers so far were of, for 分别 after several of them."""


@attrs.frozen
class _Scene:
    """The statement that is being read."""

    setting: Setting
    paragraph: Paragraph
    span: tuple[int, int]
    sentence: int
    """Where its sentence starts."""
    in_list: bool
    """Whether it is in the list of the main expected goals."""


_ADDRESS_LINE = re.compile("://|www[.]")
_ORIGIN_LEAD = re.compile(
    "(?:由|从|自)(?!于|事|业|此|来|而|言|严|优|紧|快|重|中|动|治|主|然|身)[^，。；]{0,30}$"
)
# 比2026年的202亿元增加139亿元
_BASE_LEAD = re.compile("[比较][^，。；]{0,10}(?:年|末|底|期)的$")
_BASE_TAIL = re.compile("(?:大幅|净|约)?(?:增|提高|提升|上升|下降|减|多|少|翻|高|低|扩)")
_ORIGIN_PASSED = re.compile(
    r"(?:由|从|自)[^，。；]*\d[^，。；、\d]{1,10}(?:[到至为]|[达跃]上)|(?:由|从|自)[^，。；]*\d%?(?:到|至)"
)
_ORIGIN_TAIL = re.compile(
    r"(?:[:：][\d.]+)*[^，。；\d]{0,14}?(?:到|至|增|升|降|提|扩|发展|达|跃|变为|调整为|缩)|、"
)
_MEASURED_CLASS = frozenset(("CNY", "USD", "t", "t/a", "other:kV", "km2"))
_PROPORTIONS = frozenset(("percent", "permille", "percentage_point", "ratio", "rank", "places"))
_CLASS_NOUN = re.compile(
    "(?:以上|以下|以内|左右|级)?的?"
    "(?:(?!用于|建设|支持|实施|改造|新建|推进|完成|扶持|补助|发放|引进|投向|投入|完善|帮助|助力"
    "|补贴|奖励|保障|惠及|撬动|带动|推动|扩建|打造|培育|发展|修建|提升|升级|购置|资助|救助|开展"
    "|续建|启动|成立|设立|组建|引导|帮扶|促进|加强|解决)"
    "[\u4e00-\u9fffA-Za-z“”（）]){0,8}?"
    "(?:项目|企业|产业|集群|园区|集团|工程|电厂|公司(?!债)|品牌|商圈|大县|强县|强镇|大户|机组|生产线"
    "|装置|码头|泊位|航道|商场|市场)"
)
_STANDING_BEFORE = re.compile(
    "(?:总投资(?:额)?|年产|年处理|日处理|设计能力|规划面积|占地|省定|年生产能力|月收入|收入低于|年龄|满"
    "|年满|周岁)(?:约|达|超过?|近|为|达到)*$"
)
_SIZE_BEFORE = re.compile(
    "(?:投资|产值|收入|产能|面积|规模|资金)(?:额|约|达|达到|超过?|近|为|突破)*$"
)
_TITLE = re.compile("《[^》]*》")
_LIFE = re.compile("寿命|年龄|年限")
_OVER = re.compile(
    r"\d多?(?:个|家|户)(?:县|市|区|镇|乡|村|企业|集团|园区|产业|开发区)[^，。；、\d]{0,8}"
    "(?:收入|产值|总量|利润|税收|规模)(?:超过?|突破|过|达到|达)$"
)
_SIZED = re.compile(r"\d(?:个|家|户|座|条|批)$")
_REMAINING = re.compile("尚有|仍有|还有|只有|仅有|不足|仅为|不到|仅占|只占")
_PEOPLE = re.compile("各族|(?:全[市省区州县])?(?:人民|父老|儿女|群众的)")
_CAPACITY = re.compile("(?:产能|生产能力|年产|年加工|年处理)[^占，]{0,5}$")
_KEPT_AT = re.compile("控制在[^，。；]{0,2}$")
_DISTRIBUTES = re.compile("均|都|分别|各")
_PART_WORDS = re.compile("占比|比重|占")
_NO_LABEL = re.compile("占|比|较|同比|增速|增幅|其中$|位?居|位列|排名?|名列|[稳跃]居|列全|排在")
_JOINED = re.compile("[^、和及与]+(?:、|和|及|与|以及)$")
_CHANGE_AFTER = re.compile(
    "(?:的(?:年均)?(?:速度|增速|速率)?|(?<=以上)|(?<=左右))(?:快速|稳定|稳步|较快|高速|中高速)?"
    "(?P<word>增长(?!点|极)|递增|增速|增幅|涨幅|下降|降幅|递减)"
)
_RATE_NAME = re.compile("(?:率|比重|比例|占比|速度|幅度|增速|增幅|涨幅|水平|覆盖面)$")
_CLAUSE_MARK = re.compile("[，；：:]")
_DIGITS_GROW = re.compile("(?:[两双]位数)(?:的|以上|左右|快速|较快)?增长")


def read_paragraph(paragraph: Paragraph, numbers: list[PrintedNumber], setting: Setting) -> Reading:
    """The figures, other numerals and promises of a paragraph."""
    plain = setting.plain
    reading = Reading()
    if paragraph.part is Part.FRONT and _ADDRESS_LINE.search(plain, paragraph.start, paragraph.end):
        reading.numerals += [NumeralReading(n.start, n.end, NumeralRole.NAME) for n in numbers]
        return reading
    tokens = list(tokens_of(plain, numbers))
    position, in_list = 0, False
    sentence, state = paragraph.start, _State()
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
        scene = _Scene(setting, paragraph, span, sentence, in_list)
        if figures:
            in_list = _read_statement(scene, figures, state, reading) or in_list
        if paragraph.part is Part.PLAN:
            reading.promises += _promises(scene, has_figures=bool(figures))
        if plain[span[1] - 1] in "。！？”\n":
            sentence, state = span[1], _State()
    return reading


def _figures_among(
    tokens: list[Token], paragraph: Paragraph, setting: Setting, reading: Reading
) -> list[Token]:
    """The tokens that are figures; the others are noted with their roles."""
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


def _read_statement(scene: _Scene, tokens: list[Token], state: _State, reading: Reading) -> bool:
    """Read the figures of a statement; tell whether it proves to be in the list of goals."""
    plain = scene.setting.plain
    counts = counts_of(plain, *scene.span, tokens, goes_on=bool(state.unit))
    figures: list[FigureReading] = []
    outer: _State | None = None
    position = 0
    while position < len(counts):
        stop = position + 1
        while (
            stop < len(counts)
            and counts[stop].is_list
            and counts[stop].unit == counts[position].unit
        ):
            stop += 1
        is_aside = _in_brackets(scene, counts[position].number.start)
        if is_aside and outer is None:
            outer = attrs.evolve(state)
        elif not is_aside and outer is not None:
            # After the brackets the sentence goes on with what came before them.
            state.subject, state.label, state.measured = outer.subject, outer.label, outer.measured
            state.unit, outer = outer.unit, None
        figures += _read_group(scene, counts[position:stop], state)
        position = stop
    reading.figures += figures
    if scene.in_list or scene.paragraph.part is not Part.PLAN or not _lists_goals(figures):
        return scene.in_list
    for figure in figures:
        if figure.sense is not None and figure.strength is Strength.COMMITTED:
            figure.strength = Strength.EXPECTED
    return True


def _in_brackets(scene: _Scene, position: int) -> bool:
    plain, start = scene.setting.plain, max(scene.span[0], position - REACH)
    return plain.rfind("（", start, position) > plain.rfind("）", start, position)


def _lists_goals(figures: list[FigureReading]) -> bool:
    """Whether a statement sets the growth of the economy and two more headline goals."""
    named = {
        figure.concepts[0]: figure.measure
        for figure in figures
        if figure.concepts and figure.status is Status.TARGET
    }
    return named.get("gdp") is Measure.GROWTH and len(named) > 2


def _read_group(scene: _Scene, group: list[Count], state: _State) -> list[FigureReading]:
    """Read the numbers of one list, which share subject, verb and year."""
    words = scene.setting.words
    head = group[0]
    verb_only = _take_subject(scene, head, state)
    _share_subjects(group, state, words, verb_only=verb_only)
    measured = _group_measure(scene, head, state, verb_only=verb_only)
    state.is_part = _PART_WORDS.search(head.lead) is not None or (
        state.is_part and verb_only and measured is state.measured
    )
    readings = [_read_count(scene, group, place, measured, state) for place in range(len(group))]
    state.measured, state.unit = measured, head.unit
    if state.held is not None:
        state.subject, state.held = state.held, None
    return readings


def _take_subject(scene: _Scene, head: Count, state: _State) -> bool:
    """Note what the numbers are of; tell whether the words only add a verb to what was before."""
    words, places = scene.setting.words, scene.setting.places
    if not head.is_first and not head.gap and not head.is_list and _JOINED.search(head.lead):
        # 148万平方米棚户区和86万平方米小区: the words belong to the number before.
        state.subject, state.label = None, ""
        return False
    subject = _subjects.subject_of(head.lead, words, places)
    bridge = words.bridge_pattern.match(head.lead)
    verb_only = subject is None and bridge is not None and bridge.end() == len(head.lead)
    if verb_only and head.gap:
        clause = _last_clause(head.gap, is_whole=head.is_first)
        subject = _subjects.subject_of_clause(clause, words, places)
        if subject is None and state.subject is None and not state.label:
            state.label = _subjects.label_of(clause, "", counted=False)
    if subject is None and head.lead.startswith("人均") and _is_of(state.subject, "gdp"):
        subject = _subjects.Subject(
            (_subjects.Item("人均生产总值", "gdp-per-capita"),), is_headline=True
        )
    counts_other = _counts_other(scene, head) or not _can_count(head, state, words)
    if verb_only and subject is None and not head.is_list and counts_other:
        # 18万人脱贫 after a rate: the number is of what comes after it.
        state.held = state.subject
        state.subject, state.label = None, ""
    if subject is not None:
        state.subject, state.label = subject, ""
    elif not verb_only and not head.is_list:
        label = _subjects.label_of(head.lead, "", counted=False)
        if len(label) > 1 and not _NO_LABEL.match(label):
            before = state.subject.items[-1].text if state.subject is not None else state.label
            state.subject, state.label = _elided(before, label, words), label
    return verb_only


def _elided(before: str, label: str, words: Vocabulary) -> _subjects.Subject | None:
    """The headline subject that borrows its first word: 总产量 after 粮食播种面积."""
    subject = _subjects.subject_of(before[:2] + label, words) if before else None
    if subject is None or not subject.is_headline or len(subject.items[-1].text) < 4:
        return None
    return subject if subject.items[-1].text.startswith(before[:2]) else None


def _is_of(subject: _subjects.Subject | None, concept: str) -> bool:
    return subject is not None and subject.items[-1].concept == concept


def _counts_other(scene: _Scene, head: Count) -> bool:
    """Whether a count opens its clause and has its own noun: ，31项成果获奖."""
    if head.unit != "count" or head.lead or "，" not in head.gap:
        return False
    return "\u4e00" <= scene.setting.plain[head.token.tail : head.token.tail + 1] <= "\u9fff"


def _can_count(head: Count, state: _State, words: Vocabulary) -> bool:
    """Whether a count may be of the subject that is carried on."""
    if head.unit != "count" or state.subject is None or not state.subject.is_headline:
        return True
    concept = words.concepts.get(state.subject.items[-1].concept or "")
    return concept is not None and any("count" in units for units in concept.measures.values())


def _last_clause(gap: str, *, is_whole: bool) -> str:
    """The last clause of a gap; its first one is whole only where a statement begins."""
    clauses = _CLAUSE_MARK.split(gap.rstrip("，：:；"))
    return clauses[-1] if is_whole or len(clauses) > 1 else ""


def _share_subjects(
    group: list[Count], state: _State, words: Vocabulary, *, verb_only: bool
) -> None:
    """Let a list under 分别 be of the last things named, one number for each."""
    count, subject = len(group), state.subject
    if subject is None or not subject.is_headline:
        state.named.append(_subjects.Item(state.label))
    elif subject.items[-1] not in state.named[-len(subject.items) :]:
        state.named += subject.items
    if not verb_only or count < 2 or "分别" not in group[0].lead or len(state.named) < count:
        return
    own = len(subject.items) if subject is not None else 1
    concept = subject.items[-1].concept if subject is not None else None
    paired = own == 1 and count == 2 and concept is not None and bool(words.concepts[concept].pair)
    if own < count and not paired:
        state.subject = _subjects.Subject(tuple(state.named[-count:]), is_headline=True)


def _group_measure(scene: _Scene, head: Count, state: _State, *, verb_only: bool) -> Measured:
    plain, words, number = scene.setting.plain, scene.setting.words, head.number
    if head.token.is_triple:
        return Measured(Measure.SHARE)
    if number.form is Form.DOUBLING or _DIGITS_GROW.match(plain, number.start):
        return Measured(Measure.GROWTH, Direction.UP)
    goes_on = head.is_list and not head.lead.strip("、和及与以或，") and state.unit == head.unit
    if goes_on and state.measured is not None:
        return state.measured
    if head.unit in ("percent", "permille") and not _PART_WORDS.search(head.lead):
        # 保持8%以上的增长: the word of change comes after the number.
        after = _CHANGE_AFTER.match(plain, head.token.tail)
        if after is not None:
            falls = after["word"] in ("下降", "降幅", "递减")
            return Measured(Measure.GROWTH, Direction.DOWN if falls else Direction.UP)
    default = None
    if state.subject is not None and state.subject.is_headline:
        concept = words.concepts.get(state.subject.items[-1].concept or "")
        default = concept.default if concept else None
    inherited = state.measured if head.unit == state.unit and verb_only else None
    lead = head.lead
    clause = _last_clause(head.gap, is_whole=head.is_first)
    if verb_only and state.measured is None and _RATE_NAME.search(clause):
        # 污染治理达标率，分别达92%: the name is in the clause before.
        lead = clause + lead
    measured = _measures.measured(head.unit, lead, words, default, inherited)
    if measured.measure is Measure.GROWTH and plain[number.start - 1 : number.start] == "-":
        return Measured(Measure.GROWTH, Direction.DOWN)
    return measured


def _read_count(
    scene: _Scene, group: list[Count], place: int, measured: Measured, state: _State
) -> FigureReading:
    plain = scene.setting.plain
    count = group[place]
    number, unit, factor = count.number, count.unit, count.factor
    if unit == "ratio" and measured.measure is Measure.GROWTH:
        unit, factor = "percent", Decimal(100)
    if unit == "other:index" or _is_index(scene, group, place, measured, state):
        unit, measured = "other:index", Measured(Measure.LEVEL)
    item = (
        state.subject.item(place, len(group)) if state.subject is not None else _subjects.Item("")
    )
    measured = _own_measure(scene, item, measured, state, unit)
    concepts = _concepts(scene, group, place, measured, state, unit=unit)
    unit = _corrected_unit(unit, concepts, count, measured)
    tail = plain[count.token.tail : min(count.token.tail + 24, scene.span[1])]
    bound, hedge = _bound(group, place)
    if unit == "rank" and count.clause.endswith("前") and bound is Bound.EXACT:
        bound, hedge = Bound.AT_MOST, "前"
    period = _period(scene, group, place, measured, tail)
    if count.unit == "percentage_point" and measured.measure is Measure.LEVEL and state.period:
        # 高于全国2个百分点 compares the number before: its year is the same.
        period = state.period
    state.period = period
    year, status = period
    reading = FigureReading(
        start=number.start,
        end=number.end,
        statement=scene.span,
        value=_scaled(number.value, factor),
        value_to=None if number.value_to is None else _scaled(number.value_to, factor),
        resolution=_scaled(number.resolution, factor),
        unit=unit,
        bound=bound,
        hedge=hedge,
        label=item.text or state.label or _subjects.label_of(group[0].lead, tail, unit == "count"),
        measure=measured.measure,
        direction=_direction(measured),
        year=year,
        status=status,
        concepts=concepts,
        is_sure=measured.is_sure,
    )
    if status is Status.TARGET:
        _promise(scene, reading, count if place == 0 else group[0])
    return reading


def _own_measure(
    scene: _Scene, item: _subjects.Item, measured: Measured, state: _State, unit: str
) -> Measured:
    """The measure of an item of a list: prices grow and unemployment is a share of one list."""
    if unit != "percent" or state.subject is None or len(state.subject.items) < 2:
        return measured
    concept = scene.setting.words.concepts.get(item.concept or "")
    if concept is None or state.is_part or measured.measure.value in concept.measures:
        return measured
    if concept.default == "growth" and measured.measure is Measure.SHARE:
        return Measured(Measure.GROWTH, Direction.UP)
    if concept.default == "share" and measured.measure is Measure.GROWTH:
        return Measured(Measure.SHARE)
    return measured


def _is_index(
    scene: _Scene, group: list[Count], place: int, measured: Measured, state: _State
) -> bool:
    """Whether a percentage of prices is an index of about a hundred: 居民消费价格指数102.3%."""
    count = group[place]
    if count.unit != "percent" or not 80 < count.number.value < 150 or state.subject is None:
        return False
    is_prices = state.subject.item(place, len(group)).concept == "consumer-prices"
    change, _ = _measures.change_before(group[0].lead, scene.setting.words)
    return is_prices and change is None


def _scaled(value: Decimal, factor: Decimal) -> Decimal:
    return value if factor == 1 else EXACTLY.multiply(value, factor)


def _direction(measured: Measured) -> Direction | None:
    if measured.measure in (Measure.GROWTH, Measure.CHANGE):
        return measured.direction or Direction.UP
    return None


def _corrected_unit(unit: str, concepts: tuple[str, ...], count: Count, measured: Measured) -> str:
    if concepts == ("natural-growth",) and unit == "percent" and count.number.value >= 2:
        # A misprint for ‰: no place grows by two in a hundred.
        return "permille"
    if unit == "t" and measured.measure is Measure.LEVEL and _CAPACITY.search(count.clause):
        return "t/a"
    return unit


def _period(scene: _Scene, group: list[Count], place: int, measured: Measured, tail: str) -> Period:
    setting, paragraph, count = scene.setting, scene.paragraph, group[place]
    if _is_origin((group[0] if count.token.is_triple else count).clause, tail):
        return Period(None, Status.CONTEXT)
    if _is_class(setting.plain, count, tail):
        return Period(None, Status.CONTEXT)
    # The numbers of a list share the words before the first.
    first = count if place == 0 or not count.is_list else group[0]
    before = setting.plain[max(scene.sentence, first.number.start - REACH) : first.number.start]
    moment = Moment(
        part=paragraph.part,
        year=setting.year,
        is_december=setting.is_december,
        before=_TITLE.sub("", before) if "》" in before else before,
    )
    period = period_of(moment, measured.measure)
    plans = paragraph.part.is_plan
    if plans and _STANDING_BEFORE.search(count.clause[-16:]):
        return Period(None, Status.CONTEXT)
    streak = measured.measure is Measure.DURATION and count.clause.endswith("连续")
    if streak or count.unit in ("year", "other:kV") or _is_age(count, measured):
        return Period(None, Status.CONTEXT)
    if plans and count.unit == "count" and _PEOPLE.match(tail):
        return Period(None, Status.CONTEXT)
    if _REMAINING.search(count.clause) and (plans or paragraph.is_problems):
        return Period(moment.past if plans else None, Status.CONTEXT)
    return period


def _is_origin(clause: str, tail: str) -> bool:
    """Whether a number is where a change begins: 从50%提高到60%."""
    if _BASE_LEAD.search(clause):
        return _BASE_TAIL.match(tail) is not None
    if not _ORIGIN_LEAD.search(clause) or not _ORIGIN_TAIL.match(tail):
        return False
    return not _ORIGIN_PASSED.search(clause)


def _is_age(count: Count, measured: Measured) -> bool:
    """Whether a number tells how old those are who are counted or served."""
    if count.unit != "other:year-of-age" or measured.measure is not Measure.LEVEL:
        return False
    return _LIFE.search(count.clause) is None


def _is_class(plain: str, count: Count, tail: str) -> bool:
    """Whether a number describes what is counted: projects of over 100 million yuan."""
    word = count.token.unit_word
    people = word is not None and word.word == "人"
    sized = count.hedge is not None and count.hedge.text in ("以上", "以下")
    if sized and count.unit not in _PROPORTIONS and (count.unit != "count" or people):
        return _CLASS_NOUN.match(plain, count.token.tail) is not None
    if count.unit not in _MEASURED_CLASS:
        return False
    if _OVER.search(count.clause[-24:]):
        # 5个县财政收入超过10亿元: the amount tells which are counted.
        return True
    if _SIZED.search(count.clause[-6:]):
        # 6个1000亿元产业集群: the amount is the size of each.
        return True
    if tail.startswith("的") and _SIZE_BEFORE.search(count.lead):
        return True
    return _CLASS_NOUN.match(tail) is not None


def _promise(scene: _Scene, reading: FigureReading, count: Count) -> None:
    """Make a figure a target: its sense and its strength."""
    words, clause = scene.setting.words, count.clause
    concept = words.concepts.get(reading.concepts[0]) if reading.concepts else None
    unhedged = reading.bound is Bound.EXACT and reading.measure is not Measure.RANK
    if unhedged and _KEPT_AT.search(clause):
        reading.bound, reading.hedge = Bound.AT_MOST, "控制在"
    since = max(scene.span[0], reading.start - REACH)
    expects = "预期" in scene.setting.plain[since : reading.start]
    reading.sense = _targets.sense_of(
        reading.bound,
        reading.measure,
        reading.direction,
        lead=clause,
        polarity=concept.polarity if concept else None,
        words=words,
    )
    reading.strength = _targets.strength_of(clause, scene.in_list or expects, words)


def _bound(group: list[Count], place: int) -> tuple[Bound, str]:
    """The bound of a number: its own hedge, or the one of its list under 均 or 分别."""
    count, number = group[place], group[place].number
    hedge: Hedge | None = count.hedge
    if hedge is None and len(group) > 1 and _DISTRIBUTES.search(group[0].lead):
        last, first = group[-1].hedge, group[0].hedge
        if last is not None and last.start > number.end:
            hedge = last
        elif first is not None and place > 0 and first.end <= group[0].number.start:
            hedge = first
    if hedge is not None:
        return hedge.bound, hedge.text
    if number.bound is not None:
        return number.bound, "多" if number.bound is Bound.MORE_THAN else ""
    return Bound.EXACT, ""


def _concepts(
    scene: _Scene, group: list[Count], place: int, measured: Measured, state: _State, *, unit: str
) -> tuple[str, ...]:
    words, count = scene.setting.words, group[place]
    subject = state.subject
    if after := _concept_after(scene, count, measured):
        return after
    if subject is None:
        return ()
    if not subject.is_headline or _is_elsewhere(scene, group[0].lead):
        return ()
    if _is_class(scene.setting.plain, count, scene.setting.plain[count.token.tail :][:24]):
        return ()
    is_part = state.is_part
    named = _subjects.concepts_of(subject, place, len(group), words)
    found = (
        _subjects.fitting(name, measured.measure, unit, is_part=is_part, words=words)
        for name in named
    )
    return tuple(name for name in found if name is not None)


_BESIDE = re.compile("(?:占|于|比|居|在|列|位|与|较|和|前|出)$")


def _is_elsewhere(scene: _Scene, lead: str) -> bool:
    """Whether the number is of a larger place: 全国增长5%, but not 占全国5%."""
    larger = scene.setting.words.words["larger"].get(scene.setting.level, [])
    for word in larger:
        at = lead.find(word)
        if at >= 0 and not _BESIDE.search(lead[:at]):
            return True
    return False


_NAMED_AFTER = frozenset(("high-tech-firms", "poverty-relief", "visitors", "affordable-housing"))


def _concept_after(scene: _Scene, count: Count, measured: Measured) -> tuple[str, ...]:
    """The concept that the noun after a count names: 15家高新技术企业."""
    if count.unit != "count":
        return ()
    tail = scene.setting.plain[count.token.tail : count.token.tail + 16].removeprefix("的")
    concept = _subjects.concept_of_tail(tail, scene.setting.words)
    if concept is None or concept not in _NAMED_AFTER:
        return ()
    measures = scene.setting.words.concepts[concept].measures
    return (concept,) if measured.measure.value in measures else ()


_PROMISE_SIGNS = re.compile("同步|于|下达|定|要求|稳|超过|领先|任务")


def _promises(scene: _Scene, *, has_figures: bool) -> Iterator[PromiseReading]:
    """The targets without a number of a statement."""
    setting, span = scene.setting, scene.span
    statement = setting.plain[span[0] : span[1]]
    if (has_figures and not scene.in_list) or not _PROMISE_SIGNS.search(statement):
        return
    before = setting.plain[max(scene.sentence, span[0] - REACH) : span[0]]
    if names_plan_ahead(before + statement[:30], setting.year):
        return
    for promise in _targets.promises(statement, span[0]):
        if not scene.in_list and promise.kind != "ordered":
            continue
        subject = _subjects.subject_of(promise.lead, setting.words, setting.places)
        headline = subject is not None and subject.is_headline
        items = subject.items if subject is not None and headline else ()
        concepts = [item.concept for item in items if item.concept]
        if not concepts and not scene.in_list:
            continue
        if not concepts and promise.kind in ("stable", "above_reference"):
            continue
        words = setting.plain[max(span[0], promise.start - 12) : promise.end]
        strength = _targets.strength_of(words, scene.in_list, setting.words)
        reference = _subjects.reference_of(promise.reference, setting.words)
        for concept in dict.fromkeys(concepts) or [None]:
            yield PromiseReading(
                promise.start, promise.end, span, promise.kind, concept, reference, strength
            )
