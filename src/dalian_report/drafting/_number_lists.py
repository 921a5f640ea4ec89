"""The numbers of one list, which share subject, verb and year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.drafting import _measures, _subjects
from dalian_report.drafting._clauses import REACH, is_positive_growth
from dalian_report.drafting._figures import read_count
from dalian_report.drafting._labels import label_of, noun_after
from dalian_report.drafting._measures import Measured
from dalian_report.model import Direction, Measure
from dalian_report.numerals import Form

if TYPE_CHECKING:
    from dalian_report.drafting._clauses import Count
    from dalian_report.drafting._readings import FigureReading
    from dalian_report.drafting._scenes import Scene, State
    from dalian_report.drafting._vocabulary import Vocabulary

_NO_LABEL = re.compile(
    "占|比|较|同比|增速|[增降涨跌减]幅|其中$|位?居|位列|排名?|名列|[稳跃]居|列全|排在"
)
_JOINED = re.compile("[^、和及与]+(?:、|和|及|与|以及)$")
# 甲40元，乙50元，增长2%和3%: each grew, even without 分别.
_GROWS = re.compile("(?:增长|提高|上升|增加|下降)(?:了)?$")
_DONE = ("完成", "实现")
# 新开工保障性住房4万套，基本建成3万套: the stage changes and the homes stay.
_STAGE = re.compile(
    "(?:其中|并)?(?:基本|已|新|全部|当年)?(?:建成|竣工|完工|开工|开工建设|新开工|入住|分配入住|交付|交付使用)"
)
# 零售总额持续扩大。全年实现820亿元: the sentence before names what is reached.
_BEGINS = re.compile(
    "(?:预计|初步)*(?:全年|当年|全[市省区州县])(?:共|累计|预计)*(?:完成|实现|达到?)"
)
_SHORT_SENTENCE = 30
_HAS_DIGIT = re.compile("\\d")
_STAGES_IN_NAME = re.compile(
    "^(?:新?(?:开工)?建设|新?开工|新建|新筹集|基本建成|建成|竣工|交付|续建)+|(?:新?开工(?:建设)?|基本建成|竣工)$"
)
# 引进项目20个，到位资金25亿元
_CAPITAL_IN_PLACE = re.compile("(?:实际)?(?:到位|引进)资金(?:总额|额)?")
_ATTRACTED = re.compile("招商引资|(?:引进|招引|新引进)[^，。；]{0,16}项目")
_OF_OTHERS = re.compile("外资|外商|争取|上级|中央|扶贫|专项|园区|[新开港]区|高新区|产业园|集团")
_ALL_INVESTMENT = re.compile("(?:力争|确保|争取|努力)?(?:全年|全[市省区州])+投资(?:增长|增速|增幅)")
_BRANCH = re.compile("房地产|[^企产]业|交通|水利|民间|技改|基础设施|园区|[新开港]区")
_HARVEST = re.compile("(?:[^，。；]{1,6}之年|全[年市省区州县]|我[市省区])?粮食")
_LONGEST_NOUN = 16
_GOALS = ("目标", "任务", "目标任务", "计划")
_ADDED_VALUE = re.compile("[、，]?(?:其中|并|实现|完成|创造|产业)*增加值")
_LISTS = re.compile("[、和及与]")
_YEAR_LAST = re.compile("季度[^，。；]{0,8}[和、与]全年分别")
_LONGEST_HEAD = 8
_PART_WORDS = re.compile("占比|比重|占")
_CHANGE_AFTER = re.compile(
    "(?:的(?:年均)?(?:速度|增速|速率)?|(?<=以上)|(?<=左右))(?:快速|稳定|稳步|较快|高速|中高速)?"
    "(?P<word>增长(?!点|极)|递增|增速|增幅|涨幅|下降|降幅|递减)"
)
# 财政支出70%以上用于民生: a part of the spending.
_USED_FOR = re.compile("的?(?:资金)?(?:用于|投向|用在|来自于?|集中在)")
# 完成年度计划的103%: a part of the plan, even if it is more than the whole.
_OF_PLAN = re.compile(
    "(?:完成|达到?|为|是|占)了?[^，。；、增降]{0,8}(?:计划|预算|目标|任务|指标)数?的?(?:约|近|超)?$"
)
_RATE_NAME = re.compile("(?:率|比重|比例|占比|速度|幅度|增速|增幅|涨幅|水平|覆盖面)$")
_STOCKS = ("deposits", "loans")
_CLAUSE_MARK = re.compile("[，；：:]")
_DIGITS_GROW = re.compile("(?:[两双]位数)(?:的|以上|左右|快速|较快)?增长")


def read_group(scene: Scene, group: list[Count], state: State) -> list[FigureReading]:
    """Read the numbers of one list, which share subject, verb and year."""
    words = scene.setting.words
    head = group[0]
    verb_only = _take_subject(scene, head, state)
    _share_subjects(group, state, words, verb_only=verb_only)
    if not verb_only or state.measured is None:
        _divide_subject(group, state, words)
    measured = _group_measure(scene, head, state, verb_only=verb_only)
    state.is_part = _PART_WORDS.search(head.lead) is not None or (
        state.is_part and verb_only and _goes_on(head, measured, state)
    )
    readings = [read_count(scene, group, place, measured, state) for place in range(len(group))]
    state.measured, state.unit = measured, head.unit
    if state.held is not None:
        state.subject, state.held = state.held, None
    return readings


def _goes_on(head: Count, measured: Measured, state: State) -> bool:
    """Whether a number is of the share before it: its other end, or what it rose by."""
    return measured == state.measured or head.unit == "percentage_point"


def _take_subject(scene: Scene, head: Count, state: State) -> bool:
    """Note what the numbers are of. Tell whether the words only add a verb to the name before."""
    words, places = scene.setting.words, scene.setting.places
    if not head.is_first and not head.gap and not head.is_list and _JOINED.search(head.lead):
        # 148万平方米棚户区和86万平方米小区: the words belong to the number before.
        state.subject, state.label = None, ""
        return False
    subject = _subjects.subject_of(head.lead, words, places)
    if subject is None and head.unit == "rank":
        # 经济总量居全国城市前十: the ranking is between the name and the rank.
        subject = _subjects.subject_of_clause(head.lead, words, places)
    bridge = words.bridge_pattern.match(head.lead)
    verb_only = subject is None and bridge is not None and bridge.end() == len(head.lead)
    if subject is None:
        subject = _at_another_stage(head, state)
        verb_only = verb_only and subject is None
    if verb_only and head.gap:
        clause = _last_clause(head.gap, is_whole=head.is_first)
        subject = _subjects.subject_of_clause(clause, words, places)
        if subject is None and state.subject is None and not state.label:
            state.label = label_of(clause)
    elif verb_only and head.is_first and _BEGINS.match(head.lead):
        subject = _subjects.subject_of_clause(_sentence_before(scene), words, places)
    if subject is None and head.lead.startswith("人均") and _is_of(state.subject, "gdp"):
        subject = _subjects.Subject(
            (_subjects.Item("人均生产总值", "gdp-per-capita"),), is_headline=True
        )
    if (
        verb_only
        and subject is None
        and head.unit in ("CNY", "percent")
        and _ADDED_VALUE.match(head.lead)
    ):
        # 工业总产值60亿元，增加值20亿元: a name that begins like a verb.
        before = state.label if state.subject is None else state.subject.items[-1].text
        is_whole = state.subject is None or state.subject.is_headline
        subject = _elided(before, "增加值", words) if is_whole else None
        state.subject, state.label = None, ""
        verb_only = subject is not None
    counts_other = _counts_other(scene, head) or not _can_count(head, state, words)
    if verb_only and subject is None and not head.is_list and counts_other:
        # 18万人脱贫 after a rate: the number belongs to the words after it.
        state.held = state.subject
        state.subject, state.label = None, ""
    if subject is not None:
        state.subject, state.label = subject, ""
    elif not verb_only and not head.is_list:
        _take_label(scene, head, state)
    return verb_only


def _take_label(scene: Scene, head: Count, state: State) -> None:
    """Note the words before a number as its name, unless they have none."""
    label = label_of(head.lead)
    if len(label) > 1 and not _NO_LABEL.match(label):
        state.subject, state.label = _borrowed(scene, head, label, state), label
    elif len(label) < 2 and _has_own_noun(scene, head):
        # 新增就业5万人，帮助300名学生入学: the verb has an object of its own.
        state.subject, state.label = None, ""


def _sentence_before(scene: Scene) -> str:
    """The sentence before in the paragraph, if it is short and has no number."""
    plain, end = scene.setting.plain, scene.sentence - 1
    start = max(scene.paragraph.start, end - _SHORT_SENTENCE)
    before = plain[start:end]
    cut = max(before.rfind(mark) for mark in "。！？：；") + 1
    is_whole = cut > 0 or start == scene.paragraph.start
    sentence = before[cut:]
    return sentence if is_whole and "，" not in sentence and not _HAS_DIGIT.search(sentence) else ""


def _is_cut_too(head: Count, state: State, words: Vocabulary) -> bool:
    """Whether the verb is before the first of a list: 削减化学需氧量60吨、氨氮5吨."""
    if not head.lead.startswith("、") or not head.unit == state.unit == "t":
        return False
    change, _ = _measures.change_before(head.lead, words)
    return change is None and state.measured == (Measure.CHANGE, Direction.DOWN, True)


def _at_another_stage(head: Count, state: State) -> _subjects.Subject | None:
    """The homes that were counted before, at another stage of their construction."""
    lead = head.lead.strip("，、")
    if not _is_of(state.subject, "affordable-housing") or _STAGE.fullmatch(lead) is None:
        return None
    assert state.subject is not None
    name = _STAGES_IN_NAME.sub("", state.subject.items[-1].text)
    item = _subjects.Item(f"{name}{lead}", "affordable-housing")
    return _subjects.Subject((item,), state.subject.is_headline)


def _borrowed(scene: Scene, head: Count, label: str, state: State) -> _subjects.Subject | None:
    """The headline subject of a name that leaves out what the words before say."""
    words, before = scene.setting.words, state.label
    sentence = scene.setting.plain[
        max(scene.sentence, head.number.start - REACH) : head.number.start
    ]
    if _CAPITAL_IN_PLACE.fullmatch(label) and _ATTRACTED.search(sentence):
        if _OF_OTHERS.search(sentence):
            return None
        return _subjects.Subject((_subjects.Item(f"招商引资{label}", "domestic-capital"),), True)
    is_of_all = head.unit == "percent" and _ALL_INVESTMENT.match(head.lead)
    if is_of_all and not _BRANCH.search(sentence):
        return _subjects.Subject((_subjects.Item("全年投资", "fixed-investment"),), True)
    if state.subject is not None:
        before = state.subject.items[-1].text if state.subject.is_headline else ""
    if _is_of(state.subject, "visitors") and head.unit in ("CNY", "USD"):
        # 接待游客80万人次，实现总收入9亿元: they spend it.
        before = "旅游"
    elif not before and _HARVEST.match(_last_clause(head.gap, is_whole=True)):
        # 粮食生产十连增，总产达到60亿斤
        before = "粮食"
    names = dict.fromkeys((label, head.lead))
    found = (_elided(before, name, words) for name in names)
    return next((one for one in found if one is not None), None)


def _elided(before: str, label: str, words: Vocabulary) -> _subjects.Subject | None:
    """The headline subject that borrows its beginning: 总产量 after 粮食播种面积."""
    if before.endswith(label):
        # 新增投资 after 固定资产投资 is a part of it.
        return None
    for cut in range(min(len(before), _LONGEST_HEAD), 1, -1):
        name = before[:cut] + label
        if len(name) > 3 and name in words.names:
            return _subjects.Subject(_subjects.items_of(name, words), is_headline=True)
    return None


def _is_of(subject: _subjects.Subject | None, concept: str) -> bool:
    return subject is not None and subject.items[-1].concept == concept


def _counts_other(scene: Scene, head: Count) -> bool:
    """Whether a count opens its clause and has its own noun: ，31项成果获奖；完成4类改造."""
    opens = not head.lead and "，" in head.gap
    begins = head.is_first and not head.gap and head.lead in _DONE
    if head.lead in _DONE and "，" in head.gap:
        return _has_own_noun(scene, head)
    if head.unit != "count" or not (opens or begins):
        return False
    return "\u4e00" <= scene.setting.plain[head.token.tail : head.token.tail + 1] <= "\u9fff"


def _has_own_noun(scene: Scene, head: Count) -> bool:
    """Whether a count after a verb names the counted things after it."""
    if head.unit != "count" or head.is_list or not head.lead:
        return False
    noun = noun_after(scene.setting.plain[head.token.tail : head.token.tail + _LONGEST_NOUN])
    return len(noun) > 1 and noun not in _GOALS


def _can_count(head: Count, state: State, words: Vocabulary) -> bool:
    """Whether a count may be of the subject that is carried on."""
    if head.unit != "count" or state.subject is None or not state.subject.is_headline:
        return True
    concept = words.concepts.get(state.subject.items[-1].concept or "")
    return concept is not None and any("count" in units for units in concept.measures.values())


def _last_clause(gap: str, *, is_whole: bool) -> str:
    """The last clause of a gap. Its first one is whole only where a statement begins."""
    clauses = _CLAUSE_MARK.split(gap.rstrip("，：:；"))
    return clauses[-1] if is_whole or len(clauses) > 1 else ""


def _share_subjects(
    group: list[Count], state: State, words: Vocabulary, *, verb_only: bool
) -> None:
    """Let a list under 分别 be of the last things named, one number for each."""
    count, subject = len(group), state.subject
    if subject is None or not subject.is_headline:
        state.named.append(_subjects.Item(state.label))
    elif subject.items[-1] not in state.named[-len(subject.items) :]:
        state.named += subject.items
    if not verb_only or count < 2 or len(state.named) < count:
        return
    grows = count == 2 and group[0].unit == "percent" and _GROWS.search(group[0].lead)
    if "分别" not in group[0].lead and not grows:
        return
    own = len(subject.items) if subject is not None else 1
    concept = subject.items[-1].concept if subject is not None else None
    paired = own == 1 and count == 2 and concept is not None and bool(words.concepts[concept].pair)
    if own < count and not paired:
        state.subject = _subjects.Subject(tuple(state.named[-count:]), is_headline=True)


def _divide_subject(group: list[Count], state: State, words: Vocabulary) -> None:
    """Let several numbers under 分别 be of no headline concept if only one is named.

    They are of parts of the place, or of other things: 税收分别增长8%和9%. The last of several
    periods of a year is the year: 前三季度和全年分别增长8%和9%.
    """
    subject, count = state.subject, len(group)
    if subject is None or not subject.is_headline or len(subject.items) != 1:
        return
    item, lead = subject.items[0], group[0].lead
    if _LISTS.search(item.text):
        return
    if count < 2 or item.concept is None or words.concepts[item.concept].pair:
        return
    # Three rates are of three things, also without 分别. Three amounts may be steps.
    are_rates = count > 2 and group[0].unit == "percent" and not group[0].token.is_triple
    if "分别" not in lead and not are_rates:
        return
    if _YEAR_LAST.search(lead):
        before = (_subjects.Item(item.text),) * (count - 1)
        state.subject = _subjects.Subject((*before, item), is_headline=True)
    else:
        state.subject = _subjects.Subject((_subjects.Item(item.text),), is_headline=False)


def _group_measure(scene: Scene, head: Count, state: State, *, verb_only: bool) -> Measured:
    plain, words, number = scene.setting.plain, scene.setting.words, head.number
    if head.token.is_triple:
        return Measured(Measure.SHARE)
    if (
        is_positive_growth(number)
        or number.form is Form.DOUBLING
        or _DIGITS_GROW.match(plain, number.start)
    ):
        return Measured(Measure.GROWTH, Direction.UP)
    goes_on = head.is_list and not head.lead.strip("、和及与以或，") and state.unit == head.unit
    if goes_on and state.measured is not None:
        return state.measured
    is_part = _USED_FOR.match(plain, head.token.tail) or _OF_PLAN.search(head.lead)
    if head.unit == "percent" and is_part is not None:
        return Measured(Measure.SHARE)
    if head.unit in ("percent", "permille") and not _PART_WORDS.search(head.lead):
        # 保持8%以上的增长: the word of change comes after the number.
        after = _CHANGE_AFTER.match(plain, head.token.tail)
        if after is not None:
            falls = after["word"] in ("下降", "降幅", "递减")
            return Measured(Measure.GROWTH, Direction.DOWN if falls else Direction.UP)
    if not verb_only and _is_cut_too(head, state, words):
        return Measured(Measure.CHANGE, Direction.DOWN)
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
    if head.unit == "day" and _is_of(state.subject, "good-air-days"):
        # 优良率达82%、增加8天: what is counted is named before the number before.
        lead = f"优良天数{lead}"
    if lead.endswith("新增") and (
        _is_of(state.subject, "deposits") or _is_of(state.subject, "loans")
    ):
        # 存款余额70亿元，新增9亿元: what a stock grew by.
        lead = f"存款{lead}"
    unit = "other:age" if head.is_age else head.unit  # 80岁 is reached, and lasts no time.
    measured = _measures.measured(unit, lead, words, default, inherited)
    if measured.measure is Measure.GROWTH and plain[number.start - 1 : number.start] == "-":
        return Measured(Measure.GROWTH, Direction.DOWN)
    return measured
