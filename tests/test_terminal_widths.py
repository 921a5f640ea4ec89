"""Pages of text at every width of a terminal: no line too long, no word or number split."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dalian_report as dr
from dalian_report._plain_text import columns
from dalian_report.attainment._wording import requirement
from dalian_report.cli import main
from dalian_report.views._card_words import cells, heading
from dalian_report.views._pair_text import text as pair_text
from dalian_report.views._scorecard_table import text as card_text
from dalian_report.views._year_tables import headline_grid, record_text, series_text

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTHS = range(40, 201)
NARROWEST, WIDEST = 40, 100
TEXTS = Path(__file__).parents[1] / "examples" / "judging"
COLOUR = re.compile("\x1b\\[[0-9;]*m")


def words(text: str) -> set[str]:
    return {word.strip(";,:()") for word in text.split()} - {""}


def check(page: str, width: int, wanted: Iterable[str]) -> None:
    """Only a single word is longer than a line, and each word of the data is in one piece."""
    for line in page.splitlines():
        assert columns(line) <= min(width, WIDEST) or " " not in line.strip(), (width, line)
    assert words(" ".join(wanted)) <= words(page), width


@pytest.mark.parametrize("fold", [False, True])
def test_the_card(fold: bool) -> None:
    card = dr.scorecard()
    rows = [row for row in card.rows if not fold or row.verdict is not dr.Verdict.NO_DATA]
    wanted = heading(card)
    for row in rows:
        wanted += cells(row)[:2] if row.verdict is dr.Verdict.NO_DATA else cells(row)
    for width in WIDTHS:
        plain = card_text(card, width=width, fold=fold)
        check(plain, width, wanted)
        painted = card_text(card, width=width, fold=fold, paint=lambda word, _: f"\x1b[1m{word}")
        assert COLOUR.sub("", painted) == plain


def test_the_record() -> None:
    record = dr.record()
    names = list(headline_grid(record))
    counts = [str(number) for row in record.counts_by("year").values() for number in row.values()]
    for width in WIDTHS:
        page = record_text(record, width)
        check(page, width, [*names, *counts])
        assert page.count("✕") == record_text(record).count("✕")


def test_the_series() -> None:
    rows = dr.series("gdp")
    wanted = [requirement(row.promise) for row in rows.rows if row.promise is not None]
    wanted += [str(row.outcome) for row in rows.rows if row.outcome is not None]
    for width in WIDTHS:
        check(series_text(rows, width), width, wanted)


def test_the_pair() -> None:
    pair = dr.judge(TEXTS / "yunhe-2031.txt", TEXTS / "yunhe-2032.txt")
    rows = [row for row in pair.scorecard.rows if row.verdict is not dr.Verdict.NO_DATA]
    wanted = [cell for row in rows for cell in cells(row)[1:3]]
    for width in WIDTHS:
        check(pair_text(pair, width), width, wanted)


@pytest.mark.parametrize("key", ["gdp", "II.6.1-03", "rd-projects.level@2023"])
def test_a_record(key: str) -> None:
    description = dr.describe(key)
    whole = description.text(10_000)
    for width in WIDTHS:
        page = description.text(width)
        assert words(page) == words(whole), width
        for line in page.splitlines():
            assert columns(line) <= width or " " not in line.strip(), (width, line)


def test_the_list_of_targets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def is_terminal(stream: object) -> bool:
        return True

    monkeypatch.setattr("dalian_report.cli._records.is_terminal", is_terminal)
    report = dr.load()
    wanted = [target.id for target in report.targets]
    wanted += [
        str(report.figure(target.figure_id)) for target in report.targets if target.figure_id
    ]
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", str(width))
        assert main(["targets"]) == 0
        check(capsys.readouterr().out, width, wanted)
