"""A promise tracker: your own outcomes in, one page to send out.

    python examples/promise_tracker.py --template > outcomes.csv
    python examples/promise_tracker.py outcomes.csv tracker.html

The table has a row for every outcome: the target, the number, its unit, and where it comes
from. Targets without a row keep the outcome that ships with the package.
"""

from __future__ import annotations

import sys

import dalian_report as dr


def tracked(path: str) -> dr.Scorecard:
    """The scorecard by the outcomes of a CSV file, filled up with the published ones."""
    own = dr.read_outcomes(path)
    known = {outcome.indicator_id for outcome in own}
    published = [one for one in dr.load().outcomes() if one.indicator_id not in known]
    return dr.scorecard(observations=[*own, *published])


def news(card: dr.Scorecard) -> list[str]:
    """A line for every target whose verdict is another one than by the published outcomes."""
    before = {row.target.id: row.verdict for row in dr.scorecard().rows}
    return [
        f"{row.target.id}: {before[row.target.id].value} -> {row.verdict.value}"
        for row in card.rows
        if row.verdict is not before[row.target.id]
    ]


def main(arguments: list[str]) -> int:
    """Write the template, or judge the outcomes and write the page."""
    if arguments == ["--template"]:
        print(dr.outcomes_template(), end="")
        return 0
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    outcomes, page = arguments
    try:
        card = tracked(outcomes)
        card.to_html(page)
    except dr.DalianReportError as error:
        print(error, file=sys.stderr)
        return 2
    print(", ".join(f"{count} {verdict}" for verdict, count in card.counts.items()))
    print("\n".join(news(card)) or "no verdict differs from the published outcomes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
