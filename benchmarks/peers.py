"""Numbers found in labelled Chinese sentences, by this package and by other tools, in one run.

`python -m benchmarks peers` reads the folder that `DALIAN_REPORT_LABELS` names (`../shared/gold`):
`texts/NAME.txt`, `NAME.sentences.jsonl` and `NAME.labels.jsonl`. A number is found if the span is
the label's. Doubtful labels count neither way. The other tools are:

    pip install cn2an==0.5.24 jionlp==1.5.31 quantulum3==0.10.0 \
        recognizers-text-suite==1.0.2a2 emoji==1.7.0
"""

from __future__ import annotations

import json
import os
import re
import time
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dalian_report as dr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["report"]

FOLDER = Path(__file__).parents[2] / "shared" / "gold"
_NUMERAL = re.compile(r"[0-9.零〇一二两三四五六七八九十百千万亿]+")

Found = dict[tuple[int, int], Decimal | None]
"""The value by the span in the text; None if a tool gives none."""


@dataclass
class Tally:
    """The counts of one tool."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    values: int = 0
    seconds: float = 0.0

    def line(self, name: str, texts: int) -> str:
        """Return precision, recall and F1 of spans, the share of values, and the time of a text."""
        precision = self.right / max(1, self.right + self.extra)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        share = self.values / max(1, self.right)
        return (
            f"  {name:18} {precision:9.3f} {recall:6.3f} {f1:6.3f} {share:6.3f}"
            f" {self.seconds / texts:9.3f}"
        )


@dataclass
class Text:
    """A labelled text."""

    text: str
    sentences: list[tuple[int, int]]
    figures: dict[tuple[int, int], Decimal | None] = field(default_factory=dict)
    doubtful: list[tuple[int, int]] = field(default_factory=list)


def report() -> list[str]:
    """Precision, recall and F1 of each tool that is installed."""
    folder = Path(os.environ.get("DALIAN_REPORT_LABELS", FOLDER))
    if not folder.is_dir():
        return [
            "numbers in labelled sentences: no labels here; DALIAN_REPORT_LABELS names a folder"
        ]
    texts = [_text(folder, path.stem) for path in sorted((folder / "texts").glob("*.txt"))]
    figures = sum(len(text.figures) for text in texts)
    head = f"numbers in labelled sentences: {figures} figures of {len(texts)} texts"
    titles = f"  {'tool':18} precision recall     F1  value   s a text"
    return [head, titles, *(_tally(tool, texts).line(name, len(texts)) for name, tool in _tools())]


def _text(folder: Path, name: str) -> Text:
    text = (folder / "texts" / f"{name}.txt").read_text(encoding="utf-8")
    rows = {
        kind: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        for kind in ("sentences", "labels")
        if (path := folder / f"{name}.{kind}.jsonl").is_file()
    }
    labelled = Text(text, [(row["start"], row["end"]) for row in rows["sentences"]])
    for row in rows["labels"]:
        span = (row["start"], row["end"])
        if row.get("tier") == "soft":
            labelled.doubtful.append(span)
        elif row["role"] == "figure":
            labelled.figures[span] = Decimal(row["value"])
    return labelled


def _tally(tool: Callable[[Text], Found], texts: list[Text]) -> Tally:
    tally = Tally()
    for text in texts:
        start = time.process_time()
        found = tool(text)
        tally.seconds += time.process_time() - start
        right = found.keys() & text.figures.keys()
        tally.right += len(right)
        tally.values += sum(found[span] == text.figures[span] for span in right)
        tally.missed += len(text.figures.keys() - right)
        tally.extra += sum(_counts(span, text) for span in found.keys() - right)
    return tally


def _counts(span: tuple[int, int], text: Text) -> bool:
    """Tell whether a span lies in a labelled sentence and meets no doubtful label."""
    inside = any(start <= span[0] and span[1] <= end for start, end in text.sentences)
    return inside and not any(span[0] < end and start < span[1] for start, end in text.doubtful)


def _tools() -> Iterator[tuple[str, Callable[[Text], Found]]]:
    yield "dalian-report", _ours
    for name, make in (
        ("cn2an", _cn2an), ("recognizers-text", _recognizers), ("jionlp", _jionlp),
        ("quantulum3", _quantulum),
    ):  # fmt: skip
        try:
            read = make()
        except ImportError:
            continue
        yield name, _by_sentence(read)


def _ours(text: Text) -> Found:
    draft = dr.draft(text.text)
    return {(one.span.start, one.span.end): one.value for one in draft.report.figures}


def _by_sentence(read: Callable[[str], Iterator[tuple[int, int, Any]]]) -> Callable[[Text], Found]:
    def tool(text: Text) -> Found:
        return {
            (start + first, start + last): _decimal(value)
            for start, end in text.sentences
            for first, last, value in read(text.text[start:end])
        }

    return tool


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value).removesuffix("%"))
    except InvalidOperation:
        return None


def _cn2an() -> Callable[[str], Iterator[tuple[int, int, Any]]]:
    import cn2an

    def read(sentence: str) -> Iterator[tuple[int, int, Any]]:
        # It reads one numeral at a time, so a pattern finds the candidates.
        for match in _NUMERAL.finditer(sentence):
            try:
                yield match.start(), match.end(), cn2an.cn2an(match[0], "smart")
            except (ValueError, IndexError):
                continue

    return read


def _recognizers() -> Callable[[str], Iterator[tuple[int, int, Any]]]:
    from recognizers_number import Culture, NumberRecognizer

    model = NumberRecognizer(Culture.Chinese).get_number_model()

    def read(sentence: str) -> Iterator[tuple[int, int, Any]]:
        for result in model.parse(sentence):
            yield result.start, result.end + 1, result.resolution["value"]

    return read


def _jionlp() -> Callable[[str], Iterator[tuple[int, int, Any]]]:
    import jionlp

    def read(sentence: str) -> Iterator[tuple[int, int, Any]]:
        # It extracts amounts of money, with the unit in the span.
        for amount in jionlp.ner.extract_money(sentence, with_parsing=True):
            start, end = amount["offset"]
            words = amount["text"].rstrip("元美币人民左右以上下内")
            yield start, end - (len(amount["text"]) - len(words)), amount["detail"]["num"]

    return read


def _quantulum() -> Callable[[str], Iterator[tuple[int, int, Any]]]:
    from quantulum3 import parser

    def read(sentence: str) -> Iterator[tuple[int, int, Any]]:
        for quantity in parser.parse(sentence):
            numeral = re.match(r"[0-9.,]+", quantity.surface)
            if numeral:
                start = quantity.span[0]
                yield start, start + numeral.end(), quantity.value

    return read


if __name__ == "__main__":
    print("\n".join(report()))
