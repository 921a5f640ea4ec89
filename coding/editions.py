"""The page of the docs on the editions: a table of what each one holds, from the data.

Run from the root of the repository:

    python coding/editions.py            writes docs/editions.md
    python coding/editions.py --check    exits with 1 if it is out of date
"""

from __future__ import annotations

import argparse
from pathlib import Path

import dalian_report as dr
from dalian_report.model import Strength

PAGE = Path(__file__).parents[1] / "docs" / "editions.md"

HEAD = """\
<!-- Made by coding/editions.py from the data; do not edit. -->
# The editions

The package contains 24 reports: 2001 and 2004 to 2026. Each report plans its year and reviews the
year before. We did not find the texts of 2002 and 2003. The targets of 2001 therefore lack a next
edition, and every series lacks the targets of 2002 and 2003.

The edition of 2023 was coded in full from its English page. The other editions were coded from the
Chinese text with the coverage `targets`: the headline results, the targets with a number, the
headline targets without a number, and the answers to targets of the year before. Their other
content was not coded. The verdict "no data" means that an outcome was not found. It does not mean
that the target was missed.

"Headline" counts the targets in the list of main expected goals. "Judged" counts the targets
with a verdict by the default rule.

| edition | date | statements | figures | targets | headline | judged | met | not met | undecided |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""

TAIL = """
## Breaks between years

- **Gross domestic product.** The level was restated: 229.0 billion yuan for 2005, and 256.9 billion
  for 2006 at a growth of 16.4%; 815.0 billion for 2016, and 736.4 billion for 2017 at a growth of
  7.1%. For 2020 the city promised growth in step with the country, without
  a number. The record treats this as a target above the national rate, and states this.
- **Fixed-asset investment.** The basis changed between 2008 and 2013. For 2011 the 2012 edition
  prints 456.3 billion and, on the old basis, 650 billion with a growth of 30%. The growth is that
  of the old basis. The level fell from 460.0 billion yuan (2015) to 165.3 billion (2017), mainly by
  the fall of 68.5% in 2016, which only the list of problems of the 2017 edition prints.
- **Revenue.** The concept has had three names: local budgetary revenue, public budget revenue
  (2013, 2014) and general public budget revenue (from 2015). Some growth rates are "comparable",
  and a note on the figure says this. If the target does not name a basis, the outcome says that its
  basis is another one. The levels of 2004 and 2005 do not give the printed growth. For 2019 the
  2020 edition prints -1.6% and, without the cuts of taxes and fees, 11.5%. The plain rate counts.
  For 2022 only a rate without the cuts is printed.
- **Foreign capital.** The amount in dollars has a different basis for 2004 (2.2 billion, as in
  2003, with a growth of 110%), for 2006 (2.24 billion after 3.0 billion, with a growth of 124%) and
  for 2019 (0.65 billion after 2.7 billion, with a growth of 62.8%).
- **Rural income.** The indicator is net income up to 2013 and disposable income from 2015.
- **Incomes.** Some targets have one rate for urban and rural residents, and the next edition prints
  two. The lower rate counts, and the outcome names both.
- **New urban jobs.** Editions up to 2016 count jobs registered by name (160,000 to 228,000) in
  answer to targets for new jobs. Later editions count new urban jobs (80,000 to 102,000).
- **High-tech enterprises.** The targets count added enterprises, but many results count the total.
  The total is a separate indicator and does not answer the target.
- **Exports.** Self-operated exports up to 2008 and own-account exports later are one indicator.
  An outcome says so if its name differs from the name of the target.
- **Grain.** Some editions promise production capacity. It is counted as grain output.
- **Printed contradiction.** The 2019 edition sets a target of 80,000 new urban jobs, and the 2020
  edition says that the goal was 96,000.

Headline results are printed in January, before the accounts of the year are closed. The
package has a final number only if we saw it on an official page. Otherwise the verdict is based
only on the next edition.
"""

_VERDICTS = (dr.Verdict.MET, dr.Verdict.NOT_MET, dr.Verdict.UNDECIDED)


def page() -> str:
    """What the page must hold."""
    rows = [_row(edition) for edition in dr.editions()]
    sums = [sum(column) for column in zip(*(numbers for _, _, numbers in rows), strict=True)]
    lines = [_line(edition, date, numbers) for edition, date, numbers in rows]
    return HEAD + "\n".join([*lines, _line("all", "", sums)]) + "\n" + TAIL


def _row(edition: str) -> tuple[str, str, list[int]]:
    report = dr.load(edition)
    counts = dr.scorecard(report).counts
    counted = [target for target in report.targets if target.counted]
    judged = [counts[verdict] for verdict in _VERDICTS]
    headline = sum(target.strength is Strength.EXPECTED for target in counted)
    sizes = [len(report.statements), len(report.figures), len(counted), headline]
    return edition, report.source.date, [*sizes, sum(judged), *judged]


def _line(edition: str, date: str, numbers: list[int]) -> str:
    return f"| {edition} | {date} | " + " | ".join(f"{number:,}" for number in numbers) + " |"


def main() -> int:
    """Write the page, or say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    wanted = page()
    if not parser.parse_args().check:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    if PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{PAGE.name} is out of date: run python coding/editions.py")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
