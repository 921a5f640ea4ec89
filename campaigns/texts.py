"""Hostile texts and files against `draft`: a draft that loads, or one error of ours."""

from __future__ import annotations

import io
import random
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import dalian_report as dr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

__all__ = ["add_options", "made_up", "run", "trial"]

PROGRESS_EVERY = 1_000
PAGE_EVERY = 20
_WORDS = (
    *(
        "地区生产总值",
        "财政收入",
        "固定资产投资",
        "居民收入",
        "城镇新增就业",
        "粮食产量",
        "空气优良天数",
    ),
    *(
        "增长",
        "下降",
        "提高",
        "达到",
        "完成",
        "实现",
        "突破",
        "超过",
        "不低于",
        "控制在",
        "力争",
        "确保",
    ),
    *(
        "左右",
        "以上",
        "以内",
        "以下",
        "约",
        "近",
        "多",
        "余",
        "分别",
        "均",
        "同步",
        "其中",
        "比上年",
    ),
    *(
        "由",
        "提高到",
        "翻一番",
        "两位数",
        "三成",
        "一半",
        "百分之",
        "个百分点",
        "倍",
        "％",
        "%",
        "‰",
    ),
    *(
        "亿元",
        "万元",
        "万人",
        "万吨",
        "公里",
        "平方米",
        "亩",
        "个",
        "项",
        "家",
        "位",
        "天",
        "万亿",
        "千",
        "百",
    ),
    *(
        "一",
        "二",
        "十",
        "〇",
        "○",
        "两",
        "几",
        "5G",
        "PM2.5",
        "12345",
        "第十四届",
        "“十四五”",
        "地铁5号线",
    ),
    *("2023年", "今年", "去年", "过去的一年", "五年来", "到2030年", "1月", "6日", "今后五年"),
    *(
        "一、",
        "（一）",
        "1.",
        "一是",
        "第一，",
        "**",
        "# ",
        "——",
        "各位代表：",
        "预期目标是：",
        "名词解释",
    ),
    *(
        "，",
        "。",
        "、",
        "；",
        "：",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "\n",
        "\n\n",
        "\u3000\u3000",
        " ",
        "\t",
    ),
    *(
        "\u200b",
        "\u202e",
        "\ufeff",
        "\x00",
        "\x07",
        "\r\n",
        "\u2028",
        "\ud800",
        "𠀀",
        "é",
        "[1]",
        "〔2〕",
        "①",
    ),
    *(
        "&nbsp;",
        "<p>",
        "</p>",
        "<table>",
        "<!--",
        "[a](http://b)",
        "|",
        "---\n",
        "\\",
        "`",
        "=",
        "~",
        "－",
    ),
    *(
        "GDP grew by over 5%",
        "26.6 billion yuan",
        "no less than 3 projects",
        "\nII. Tasks of 2031\n",
    ),
)
_REPORT = """2031年海滨市政府工作报告
——2031年1月8日在海滨市第五届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2030年工作回顾
过去的一年，地区生产总值完成1200亿元、增长6.5%，财政收入98亿元，分别增长7%和8%左右。
（一）农业。粮食产量35万吨，建成水渠120公里，占全市的三成以上。
二、2031年工作安排
今年预期目标是：地区生产总值增长6%左右，居民消费价格涨幅控制在3%以内，居民收入与经济增长同步。
一是新增就业2万人以上，空气优良天数不低于300天，力争新建学校12所。
让我们团结一心，为建设海滨而努力奋斗！
"""
_ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-16-le", "big5", "utf-8-sig", "utf-32")
_STARTS = (
    b"\x89PNG",
    b"PK\x03\x04",
    b"%PDF-1.4\n",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf1",
    b"\x1f\x8b",
    b"<html>",
)


@attrs.define
class Result:
    """The counts of a campaign."""

    inputs: int = 0
    drafts: int = 0
    refused: Counter[str] = attrs.field(factory=Counter[str])
    doubts: Counter[str] = attrs.field(factory=Counter[str])
    figures: int = 0
    slowest: float = 0.0
    """Seconds of processor time for the slowest input."""
    findings: list[str] = attrs.field(factory=list[str])


def _soup(source: random.Random) -> str:
    return "".join(source.choices(_WORDS, k=source.randint(0, 200)))


def _changed(source: random.Random) -> str:
    """A report with stretches dropped, repeated, moved and replaced."""
    text = _REPORT
    for _ in range(source.randint(1, 12)):
        start = source.randint(0, len(text))
        end = min(len(text), start + source.randint(0, 40))
        piece = text[start:end]
        new = source.choice(
            ("", piece * source.randint(1, 5), source.choice(_WORDS), _soup(source)[:30])
        )
        text = text[:start] + new + text[end:]
    return text


def _repeated(source: random.Random) -> str:
    return "".join(source.choices(_WORDS, k=source.randint(1, 3))) * source.randint(1, 400)


def _page(source: random.Random) -> str:
    body = "".join(f"<p>{line}</p>" for line in _changed(source).split("\n"))
    return f"<html><head><title>{_soup(source)[:20]}</title></head><body>{body}</body></html>"


def _file(source: random.Random) -> bytes:
    text = source.choice((_soup, _changed, _page))(source)
    return _damaged(text.encode(source.choice(_ENCODINGS), "ignore"), source)


def _word(source: random.Random) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = _changed(source).replace("&", "").replace("<", "").replace("\x00", "")
    runs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in words.split("\n"))
    document = f"<w:document {space}><w:body>{runs}</w:body></w:document>".encode("utf-8", "ignore")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", _damaged(document, source))
    return _damaged(buffer.getvalue(), source)


def _noise(source: random.Random) -> bytes:
    return source.choice((b"", *_STARTS)) + source.randbytes(source.randint(0, 400))


def _damaged(raw: bytes, source: random.Random) -> bytes:
    data = bytearray(raw)
    for _ in range(source.choice((0, 0, 1, 3, 20))):
        if data:
            data[source.randrange(len(data))] = source.randrange(256)
    return bytes(data[: source.randint(0, len(data))] if source.random() < 0.2 else data)


_KINDS: tuple[Callable[[random.Random], str | bytes], ...] = (
    _soup,
    _changed,
    _changed,
    _repeated,
    _page,
    _file,
    _file,
    _word,
    _noise,
)


def made_up(source: random.Random) -> str | bytes:
    """A made-up text or file."""
    return source.choice(_KINDS)(source)


def trial(text: str | bytes, result: Result) -> None:
    """Draft one input; keep what a draft must not be."""
    result.inputs += 1
    start = time.process_time()
    try:
        fault = _fault(text, result)
    except dr.DataError as error:
        result.refused[error.code] += 1
        fault = None if error.code in dr.DataError.codes() else f"unknown code {error.code}"
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
    result.slowest = max(result.slowest, time.process_time() - start)
    if fault is not None:
        result.findings.append(f"{fault}: {text[:400]!r}")


def _fault(text: str | bytes, result: Result) -> str | None:
    drafted = dr.draft(text)
    report, source = drafted.report, drafted.text.source
    result.drafts += 1
    result.figures += len(report.figures)
    result.doubts.update(doubt.code.value for doubt in drafted.doubts)
    if dr.loads(dr.dumps(report)) != report:
        return "loads as something else"
    spans = [record.span for record in (*report.figures, *report.numerals)]
    if any(not source[span.start : span.end].strip() for span in spans):
        return "a number without characters"
    if any(doubt.span and doubt.span.end > len(source) for doubt in drafted.doubts):
        return "a doubt outside the text"
    if result.inputs % PAGE_EVERY == 0:
        drafted.to_html()
    return None


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this campaign."""
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=2023)
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that found something")


def run(options: argparse.Namespace) -> int:
    """Run it, print the counts; 1 if something was found."""
    result = Result()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    source = random.Random(options.seed)
    try:
        while result.inputs < options.inputs and len(result.findings) < 10:
            text = made_up(source)
            known = len(result.findings)
            trial(text, result)
            for finding in result.findings[known:]:
                print(finding, file=sys.stderr)
            if options.keep and len(result.findings) > known:
                raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
                (options.keep / f"text-{options.seed}-{result.inputs}").write_bytes(raw)
            if result.inputs % PROGRESS_EVERY == 0:
                print(f"{result.inputs} of {options.inputs}", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"stopped in input {result.inputs} of {options.inputs}")
    print(f"{result.inputs} inputs: {result.drafts} drafts with {result.figures} figures")
    print(f"refused: {dict(sorted(result.refused.items()))}")
    print(f"doubts: {dict(result.doubts.most_common())}")
    print(f"slowest input: {result.slowest:.2f} s of processor time")
    print("\n".join(result.findings) if result.findings else "no finding")
    return 1 if result.findings or result.inputs < options.inputs else 0
