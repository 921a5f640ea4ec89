"""Short names of quantities outside the registry, by the words around their numbers."""

from __future__ import annotations

import re

# Where the name ends and a verb, a comparison or a place in a ranking begins. One character is
# such a word unless it is part of another: 人均, 发达, 从业, 由于, 比重.
_CUT = re.compile(
    "(?:预计|同比|比上年|较上年|比去年|年均|分别|达到|完成(?!率)|实现|突破|超过|控制在|保持在|稳定在|居全"
    "|位居|跃居|名列|位列|排名|增长(?!点|极|的|贡献|率|速度)|增加(?!值)|增至|提高|上升|下降|降低(?!率)|减少|压减|新增|累计"
    "|总投资|投资额|发展到|缩短至|缩短到|调整为|逆势"
    "|(?<![人户平月亩每日])均(?!衡|等)|(?<![发到通直传表雷抵])达|从(?!业|事|严)|(?<!自|理|经)由(?!于|来)"
    "|(?<![作行成因认视])为|(?<!但)是|(?<!侵)占(?!地|用)|(?<![对同之])比(?!重|例|率|赛|较))"
)
_VERBS = (
    "预计|实现|完成|累计|力争|确保|争取|新增|新建|建成|达到|建设|改造|引进|实施|推进|推动|开工|培育|发放|投入"
    "|加快|继续|大力|着力|重点|全力|全面|切实|认真|持续|积极|深入|有序|扎实|稳步|统筹|高(?:标准|质量)(?=建设|推进|实施|完成|打造|办好)|办好|办理"
    "|抓好|抓实|落实|更新|提供|支持|扶持|惠及|完善|推出|出台|制定|修订|编制|创建|打造|组建|设立|成立|启动|开展"
    "|举办|承办|整治|治理|修复|拆除|清理|取缔|关闭|查处|化解|新设|新开|新引进|新招引|招引|签约|落地|开通|投运"
    "|投用|改建|扩建|续建|改扩建|新改扩建|发展|壮大|组织|培训|帮助|解决|促成|吸引|集聚|储备|谋划|策划|策划和实施"
    "|引入|带动|覆盖|辐射|服务|保障|提升|优化|评选|认定|命名|获批|获得|荣获|摘得|颁布|处分|减免|奖励|补助"
)
_LEAD = re.compile(
    f"(?:[一二三四五六七八九十]{{1,3}}是|全[市省区州县年]|我[市省区]|其中|并|使|的|今年|去年|当年|年内|共|每年|(?:{_VERBS})(?:了|好)?)+"
)
_VERB_END = re.compile(f"(?:{_VERBS})(?:了|好|超过?|达到?|约|近)*$")
# At the end of a name these are nouns: 民生投入, 技能培训.
_NOUN_TOO = re.compile("(?:投入|培训|服务|治理|保障|建设|发展|整治|奖励|补助|签约|改造|扩建|培育)$")
_NAMES = re.compile("服务业|保障性|发展水平|覆盖[率面]|培训人|投入产出|签约额|解决率|治理率")
_MARKS = "的了等，、：:。； "
_LONGEST = 16
# A few characters that begin with a verb have no name: 提高到.
_SHORT = 4
_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z·“”]{1,16}")
_AFTER_NUMBER = re.compile("(?:左右|以上|以内|以下|多|余|的)+")
# The noun of a count ends where the clause goes on with its verb.
_NOUN_END = re.compile(
    "(?<=.)(?:入选|进入|进展|推进|实施|获|荣|被|全部|全面|得到|投入|竣工|建成|开工|参加|搬进|通过|顺利|正式|基本|已|均|达|成为|列入"
    "|落户|落地|投产|投用|加快|有序|稳步|如期|相继|先后|改善|享受|完成|实现|办结).*$"
)


def ends_with_verb(lead: str) -> bool:
    """Whether the words before a number end with what is done to the counted things.

    >>> ends_with_verb("支持渔民新建"), ends_with_verb("渔民")
    (True, False)
    """
    return _VERB_END.search(lead[-8:]) is not None


def noun_after(tail: str) -> str:
    """The name of the counted things after a number and its unit.

    >>> noun_after("渔港入选省级名录"), noun_after("。")
    ('渔港', '')
    """
    noun = _NOUN.match(tail)
    if noun is None:
        return ""
    text = _AFTER_NUMBER.sub("", noun[0], count=1) if _AFTER_NUMBER.match(noun[0]) else noun[0]
    cut = _CUT.search(text) if len(text) > 2 else None
    return _NOUN_END.sub("", text[: cut.start()] if cut else text)


def label_of(lead: str) -> str:
    """A short name of the quantity that a number measures, by the words before it.

    >>> label_of("力争渔业总产值达到"), label_of("沿海渔民人均住房面积增加到"), label_of("办好")
    ('渔业总产值', '沿海渔民人均住房面积', '')
    """
    text, before = lead.strip("，、：:。； "), ""
    while text != before:
        before, match = text, _LEAD.match(text)
        text = text[match.end() :] if match and not _is_name(text) else text
        cut = _CUT.search(text)
        if cut is not None and (cut.start() or len(text) <= _SHORT):
            text = text[: cut.start()]
    if not _NOUN_TOO.search(text) or _LEAD.fullmatch(text):
        verb = _VERB_END.search(text, max(0, len(text) - _LONGEST))
        text = text[: verb.start()] if verb else text
    text = text.strip(_MARKS).rstrip("在各和及与")
    if len(text) > _LONGEST and "、" in text[-_LONGEST:]:
        # The last thing that a long list names.
        return text[text.rindex("、") + 1 :]
    return text[-_LONGEST:]


def _is_name(text: str) -> bool:
    """Whether a name begins like a verb: 服务业增加值, 保障性住房, 培训人次."""
    return (
        re.match("服务业|保障性|发展水平|覆盖[率面]|培训人|投入产出|签约额|解决率|治理率", text)
        is not None
    )
