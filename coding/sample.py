"""Draw statements for a blind reading, or print the rates of the readings so far.

    python coding/sample.py --seed 20261202 --size 150 --source ../shared/source/report.en.txt
    python coding/sample.py --seed 20261130 --size 150 --editions ../shared/editions
    python coding/sample.py --rates

The first draws from the 2023 edition. The second draws from all other editions, from each of them
in proportion to its statements, and gives their figures. One JSON object a line: id, kind, text,
and the source text of its spans. The same seed and data give the same draw. The marks of every
reading are in `coding/blind-reading.csv`.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import defaultdict
from pathlib import Path

import dalian_report as dr

READINGS = Path(__file__).parent / "blind-reading.csv"
FULL = "2023"


def draw(report: dr.Report, source: str, rng: random.Random, size: int) -> list[dict[str, object]]:
    """The drawn statements, in document order."""
    places = sorted(rng.sample(range(len(report.statements)), size))
    chosen = [report.statements[place] for place in places]
    return [
        {
            "id": statement.id,
            "kind": statement.kind.value,
            "text": statement.text,
            "source": " ... ".join(source[span.start : span.end] for span in statement.spans),
        }
        for statement in chosen
    ]


def draw_editions(texts: Path, seed: int, size: int) -> list[dict[str, object]]:
    """Statements of the editions other than 2023, each with its figures."""
    reports = [dr.load(name) for name in dr.editions() if name != FULL]
    quotas = _quotas([len(report.statements) for report in reports], size)
    rng = random.Random(seed)
    rows = []
    for report, quota in zip(reports, quotas, strict=True):
        source = (texts / f"{report.edition}.txt").read_text(encoding="utf-8")
        for row in draw(report, source, rng, quota):
            figures = [f for f in report.figures if f.statement_id == row["id"]]
            marks = {
                figure.id: f"{figure.label}: {figure.value} {figure.unit}, {figure.bound.value}"
                for figure in figures
            }
            rows.append({**row, "id": f"{report.edition}:{row['id']}", "figures": marks})
    return rows


def _quotas(sizes: list[int], size: int) -> list[int]:
    """How many to draw from each edition, by the largest remainders."""
    shares = [size * each / sum(sizes) for each in sizes]
    quotas = [int(share) for share in shares]
    order = sorted(range(len(sizes)), key=lambda place: quotas[place] - shares[place])
    for place in order[: size - sum(quotas)]:
        quotas[place] += 1
    return quotas


def rates() -> list[str]:
    """A line for each reading: its seed, its size and the rate of each question."""
    readings = defaultdict(list)
    with READINGS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            readings[row["seed"]].append(row)
    lines = []
    for seed, rows in readings.items():
        asked = [name for name in list(rows[0])[2:-1] if rows[0][name]]
        marks = [
            f"{name} {sum(row[name] == '1' for row in rows)} {_rate(rows, name)}" for name in asked
        ]
        lines.append(f"{seed} {len(rows)}: " + ", ".join(marks))
    return lines


def _rate(rows: list[dict[str, str]], name: str) -> str:
    return f"{sum(row[name] == '1' for row in rows) / len(rows):.3f}"


def main() -> None:
    """Print the draw, or the rates."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--size", type=int, default=120)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--source", type=Path)
    what.add_argument("--editions", type=Path)
    what.add_argument("--rates", action="store_true")
    options = parser.parse_args()
    if options.rates:
        print("\n".join(rates()))
        return
    if options.editions:
        rows = draw_editions(options.editions, options.seed, options.size)
    else:
        source = options.source.read_text(encoding="ascii")
        rows = draw(dr.load(), source, random.Random(options.seed), options.size)
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
