"""Draw statements for a blind reading, each beside its stretch of the source.

    python coding/sample.py --seed 1 --source ../shared/source/report.en.txt

One JSON object a line: id, kind, text, and the source text of its spans. The same seed and
data give the same draw.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import dalian_report as dr


def draw(report: dr.Report, source: str, seed: int, size: int) -> list[dict[str, str]]:
    """The drawn statements, in document order."""
    places = sorted(random.Random(seed).sample(range(len(report.statements)), size))
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


def main() -> None:
    """Print the draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--size", type=int, default=120)
    parser.add_argument("--source", type=Path, required=True)
    options = parser.parse_args()
    source = options.source.read_text(encoding="ascii")
    for row in draw(dr.load(), source, options.seed, options.size):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
