"""The text of a draft: what is normalised, and where each character comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalian_report.drafting import read_text
from dalian_report.model import Span
from dalian_report.numerals import folded


def words(text, span):
    return text[span.start : span.end]


def plain(text):
    return read_text(text).text


@pytest.mark.parametrize(
    ("given_text", "read"),
    [
        ("增长１２．５％，\n", "增长12.5%，\n"),
        ("共１，２３０元\n", "共1,230元\n"),
        ("共1，230元\n", "共1,230元\n"),
        ("收入达到20 000元。\n", "收入达到20000元。\n"),
        ("就业 37094人，增长 17.3 %。\n", "就业37094人，增长17.3%。\n"),
        ("建成2 个园区\n", "建成2个园区\n"),
        ("增长\u200b6%\u202e，\x07完成\n", "增长6%，完成\n"),
        ("增长\u2003\u00a06%\n", "增长6%\n"),
        ("增长7%[12]左右\n", "增长7%左右\n"),
        ("增长7%〔3〕左右，投资9亿元²，建成②。\n", "增长7%左右，投资9亿元，建成。\n"),
        ("控制在5%。左右，\n", "控制在5%左右，\n"),
        ("完成57。2亿元，增长10·5％\n", "完成57.2亿元，增长10.5%\n"),
        ("二○○五年，二OO四年，二〇一○年\n", "二〇〇五年，二〇〇四年，二〇一〇年\n"),
        ("城&nbsp;区&middot;港口&#8220;优&#8221;\n", "城区·港口“优”\n"),
        ("一行\r\n两行\r三行\u2028四行\n", "一行\n两行\n三行\n四行\n"),
        ("地區生產總值\n", "地区生产总值\n"),
        ("GDP grew by 5%, over 3 years\n", "GDP grew by 5%, over 3 years\n"),
    ],
)
def test_odd_characters_are_made_plain(given_text, read):
    assert plain(given_text) == read


@pytest.mark.parametrize(
    "text",
    [
        "安排“8·17”灾后重建。\n",
        "今年是2003年。2004年更好。\n",
        "完成1235，300户受益。\n",
        "建成413万米²。\n",
        "按照〔2024〕5号文件\n",
        "[1]首个注释\n",
        "名称\t目标\n",
    ],
)
def test_plain_text_is_left_alone(text):
    assert plain(text) == text


def test_a_document_number_is_no_footnote():
    assert read_text("按照〔12〕号文件\n").notes == ()


@pytest.mark.parametrize(
    ("given_text", "read"),
    [
        ("2006年1月\n\n6日在市人大会议上\n", "2006年1月6日在市人大会议上\n"),
        ("完成投资25.9\n\n亿元，增长\n", "完成投资25.9亿元，增长\n"),
        ("改革、\n\n开放和发展\n", "改革、开放和发展\n"),
        ("办成“赛会\n\n”的名牌\n", "办成“赛会”的名牌\n"),
        ("the plan,\nand more\n", "the plan, and more\n"),
    ],
)
def test_a_break_within_a_sentence_is_joined(given_text, read):
    assert plain(given_text) == read


@pytest.mark.parametrize(
    "text",
    [
        "一、回顾\n\n过去的一年\n",
        "抓好三件事，\n（二）加快建设\n",
        "附件1\n\n2019年目标\n",
        "经济平稳。\n、工作\n",
    ],
)
def test_a_break_between_paragraphs_is_kept(text):
    assert plain(text) == text


def wrapped(paragraphs, width, indent):
    lines = []
    for paragraph in paragraphs:
        rest = indent + paragraph
        while rest:
            lines.append(rest[:width])
            rest = rest[width:]
    return "\n".join(lines)


@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_lines_of_a_fixed_width_become_paragraphs_again(indent):
    paragraphs = [f"{name}地全年新建水渠若干段并完成验收" * 12 + "。" for name in "甲乙丙丁"]
    text = wrapped(paragraphs, 28, indent)
    assert plain(text).split("\n") == paragraphs


def test_a_first_line_without_its_indentation_goes_on():
    paragraphs = [f"{name}地全年新建水渠若干段并完成验收" * 11 + "。" for name in "甲乙丙丁"]
    lines = []
    for paragraph in paragraphs:
        lines.append(paragraph[:25])
        rest = paragraph[25:]
        lines += [rest[at : at + 28] for at in range(0, len(rest), 28)]
    assert plain("\n".join(lines)).split("\n") == paragraphs


def test_english_lines_are_joined_by_a_space():
    words = "the town will build new roads and open more schools this year " * 30
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 71:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    assert plain("\n".join([*lines, line])) == words.strip()


def test_markdown_is_read_and_its_headings_are_kept():
    source = read_text(
        "---\ntitle: 甲镇报告\nsource: https://a.example/1\n---\n\n"
        "# 一、回顾 ##\n\n**（一）农业**\n\n"
        "- 增长**5%**，*稳定*\n> 引文[全文](https://a.example/2)\n"
        "| 名称 | 目标 |\n|---|---|\n| 粮食 | 3% |\n"
    )
    assert source.text.split("\n")[1:] == [
        "一、回顾",
        "",
        "（一）农业",
        "",
        "增长5%，稳定",
        "引文全文",
        "名称\t目标",
        "",
        "粮食3%",
        "",
    ]
    assert (source.title, source.url) == ("甲镇报告", "https://a.example/1")
    headings = [(words(source.text, h.span), h.level) for h in source.headings]
    assert headings == [("一、回顾", 1), ("（一）农业", 0)]


def test_notes_keep_their_places():
    source = read_text("增长7%[12]左右\n")
    assert [words(source.source, span) for span in source.notes] == ["[12]"]


def test_a_stretch_ends_with_its_last_character():
    source = read_text("增长7%[12]左右\n")
    assert words(source.source, source.span(0, 4)) == "增长7%"


def test_the_source_is_the_text_as_given():
    text = "\ufeff增长\r\n**７％**\r\n"
    assert read_text(text).source == text


PIECES = [
    *"增长，。、%％１３²①*#>-|○二O亿元ab年·．２ 5\n\t\x00",
    *("[1]", "〔2〕", "&nbsp;", "&#8220;", "**", "\r\n", "\u200b", "\u3000", "20 000", "左右"),
    *("---\n", "\u2028", "6日", "[a](http://x)", "<br>"),
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_each_character_comes_from_its_place(text):
    source = read_text(text + "\n")
    places = [source.origin(offset) for offset in range(len(source.text))]
    assert places == sorted(set(places))
    made = {"\n", "\t", " ", ".", ",", "〇", "“", "”", "\u00a0"}
    for letter, place in zip(source.text, places, strict=True):
        was = source.source[place]
        assert letter in (was, folded(was)) or letter in made, (letter, was)
        assert source.text[source.position(place)] == letter
    if places:
        assert source.span(0, len(source.text)) == Span(places[0], places[-1] + 1)


@given(st.text())
def test_every_string_is_a_text(text):
    if "." not in text:
        assert len(read_text(text).source) == len(text)


def test_half_a_surrogate_pair_keeps_its_place():
    source = read_text("增长\ud800 5%\n")
    assert (source.source, source.replaced) == ("增长\ufffd 5%\n", 1)
