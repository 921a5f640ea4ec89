"""Two hundred reports drawn and drafted, and the rates of the paragraphs that a person read.

Run from the root of the repository. FOLDER has the texts as LEVEL/PLACE/YEAR.md:

    python coding/drafted_sample.py FOLDER             drafts the sample and prints its counts
    python coding/drafted_sample.py FOLDER --show 1    prints the lists of goals of a half
    python coding/drafted_sample.py FOLDER --rates     the rates of the reader of today
    python coding/drafted_sample.py FOLDER --faults 1  each difference of a half

coding/read-paragraphs.csv has what a person read in the lists of goals and in some overviews of
results: the place of each paragraph with the hash of its text, the right fields of each number,
and the goals without a number. A cell with "|" has several answers that a careful reader may give.
A row of kind "either" is a number that is a figure, or words that are a goal, to one reader and
not to another. The rates compare the draft of today with the file.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from strata import drawn

import dalian_report as dr
from dalian_report.drafting import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report import Draft, Figure, Target

FILE = Path(__file__).with_name("read-paragraphs.csv")
SEED = 1601
DRAWN, READ = 200, 50
LEVELS = ("national", "province", "city", "prefecture")
EARLY = "to 1989"
DALIAN = "大连市"
LABELLED = ("内蒙古自治区", "四川省", "厦门市", "承德市", "武汉市", "阳泉市")
"""The places of the labelled texts, on whose errors the rules were corrected."""
FIELDS = ("value", "value_to", "unit", "bound", "measure", "direction", "year", "status")
Row = dict[str, str]


class Stratum(NamedTuple):
    """Decade and level."""

    decade: str
    level: str


def stratum(path: str) -> Stratum:
    """The stratum of LEVEL/PLACE/YEAR.md; the few texts before 1990 are one."""
    level, _, name = path.split("/")
    return Stratum(f"{name[:3]}0s", level) if name >= "1990" else Stratum(EARLY, "all")


def sample(folder: Path, size: int = DRAWN) -> list[str]:
    """The paths of the sample."""
    known = {f"{row['place']}/{row['year']}.md" for row in _rows("read-pairs.csv")}
    paths = [
        file.relative_to(folder).as_posix()
        for level in LEVELS
        for file in sorted((folder / level).glob("*/*.md"))
        if file.parent.name not in (DALIAN, *LABELLED)
    ]
    unknown = (path for path in paths if path.partition("/")[2] not in known)
    return drawn(unknown, stratum, size=size, seed=SEED)


def _rows(name: str) -> list[Row]:
    with FILE.with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def drafted(file: Path) -> Draft:
    """The draft of a text."""
    return dr.draft(file)


def concept_of(draft: Draft, indicator: str | None) -> str:
    """The headline concept of an indicator, or nothing."""
    name = (indicator or "").partition(".")[0]
    return name if name in vocabulary_of(None).concepts else ""


def plain(value: object) -> str:
    """A field as the table has it."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "" if value is None else str(getattr(value, "value", value))


def figure_rows(draft: Draft, start: int, end: int) -> dict[tuple[int, int], Row]:
    """The figures of the draft within a list, with the fields of their targets."""
    targets: dict[str, list[Target]] = defaultdict(list)
    for target in draft.report.targets:
        for figure_id in (target.figure_id, target.stretch_figure_id):
            if figure_id:
                targets[figure_id].append(target)
    found: dict[tuple[int, int], Row] = {}
    for figure in draft.report.figures:
        if figure.span and start <= figure.span.start and figure.span.end <= end:
            span = figure.span.start, figure.span.end
            found[span] = _figure_row(draft, figure, targets[figure.id])
    return found


def _figure_row(draft: Draft, figure: Figure, targets: list[Target]) -> Row:
    """The fields of one figure."""
    names = {concept_of(draft, one.indicator_id) for one in targets}
    names |= {concept_of(draft, figure.indicator_id)}
    return {
        **{name: plain(getattr(figure, name)) for name in FIELDS},
        "concepts": " ".join(sorted(names - {""})),
        "sense": "/".join(sorted({plain(one.sense) for one in targets})),
        "strength": "/".join(sorted({plain(one.strength) for one in targets})),
    }


def goal_rows(draft: Draft, start: int, end: int) -> dict[tuple[str, str], Row]:
    """The targets without a number within a list, by concept and sense."""
    found: dict[tuple[str, str], Row] = {}
    for target in draft.report.targets:
        spans = draft.report.statement(target.statement_id).spans
        inside = any(start <= span.start and span.end <= end + 1 for span in spans)
        concept = concept_of(draft, target.indicator_id)
        if target.figure_id is None and concept and inside:
            sense = plain(target.sense)
            reference = (target.relative_to or "").partition(".")[0]
            found[concept, sense] = {"strength": plain(target.strength), "relative_to": reference}
    return found


def counts(folder: Path, paths: Iterable[str]) -> Iterator[str]:
    """The counts of the sample."""
    failed: list[str] = []
    numbers: dict[Stratum, Counter[str]] = defaultdict(Counter)
    doubts: Counter[str] = Counter()
    for path in paths:
        count = numbers[stratum(path)]
        count["reports"] += 1
        try:
            draft = drafted(folder / path)
        except dr.DalianReportError as error:
            failed.append(f"{path}: {error}")
            continue
        codes = {doubt.code.value for doubt in draft.doubts}
        doubts.update(codes)
        count["without a doubt"] += not codes
        count["GDP target"] += any(
            concept_of(draft, one.indicator_id) == "gdp" for one in draft.report.targets
        )
        count["five headline results"] += (
            sum(one.status == "result" and bool(concept_of(draft, one.indicator_id))
                for one in draft.report.figures) >= 5
        )  # fmt: skip
        count["figures"] += len(draft.report.figures)
        count["targets"] += len(draft.report.targets)
    columns = ("reports", "GDP target", "five headline results", "without a doubt", "figures",
               "targets")  # fmt: skip
    yield f"| decade | level | {' | '.join(columns)} |"
    for name in sorted(numbers):
        yield f"| {name.decade} | {name.level} | " + " | ".join(
            str(numbers[name][column]) for column in columns
        ) + " |"  # fmt: skip
    total = sum(numbers.values(), Counter())
    yield f"| all | | {' | '.join(str(total[column]) for column in columns)} |"
    yield f"failures: {len(failed)}"
    yield from failed
    yield from (f"{code}: {count}" for code, count in doubts.most_common())


def likely_list(draft: Draft) -> tuple[int, int]:
    """The lines with the most headline targets, for a person who looks for the list."""
    text = draft.text.source
    lines: Counter[int] = Counter()
    for target in draft.report.targets:
        figure = draft.report.figure(target.figure_id) if target.figure_id else None
        if figure and figure.span and concept_of(draft, target.indicator_id):
            lines[text.rfind("\n", 0, figure.span.start) + 1] += 1
    if not lines:
        return 0, 0
    start = max(lines, key=lambda line: (lines[line], -line))
    end = text.find("\n", start)
    return start, end if end >= 0 else len(text)


def show(draft: Draft, start: int, end: int) -> Iterator[str]:
    """A list with the fields of the draft behind each number."""
    text, at, parts = draft.text.source, start, []
    for number, ((first, last), row) in enumerate(figure_rows(draft, start, end).items(), 1):
        fields = " ".join(value for name, value in row.items()
                          if value and (name, value) != ("bound", "exact"))  # fmt: skip
        parts.append(f"{text[at:first]}【{text[first:last]}】‹{number}: {fields}›")
        at = last
    yield "".join([*parts, text[at:end]])
    for (concept, sense), row in goal_rows(draft, start, end).items():
        yield f"   without a number: {concept} {sense} {' '.join(row.values())}"


def read_lists() -> Iterator[tuple[Row, list[Row]]]:
    """Each list that was read, with its rows."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _rows(FILE.name):
        groups[row["path"], row["part"]].append(row)
    for rows in groups.values():
        where = next(row for row in rows if row["kind"] == "list")
        yield where, [row for row in rows if row is not where]


class Tally(Counter[str]):
    """Counts of right, missed and extra records and of right fields."""

    def rate(self, name: str, of: str) -> str:
        """A rate with its counts."""
        return f"{self[name] / self[of]:.3f} ({self[name]} of {self[of]})" if self[of] else "–"


def agree(got: Row, row: Row, name: str) -> bool:
    """Whether a field is one of the right answers."""
    return got[name] in row[name].split("|")


def compare(draft: Draft, where: Row, rows: list[Row]) -> tuple[Tally, list[str]]:
    """The counts of one list, and its differences."""
    start, end = int(where["start"]), int(where["end"])
    tally, faults = Tally(), []
    wanted = {(int(row["start"]), int(row["end"])): row for row in rows if row["kind"] == "figure"}
    found = figure_rows(draft, start, end)
    for span, row in wanted.items():
        got = found.get(span)
        _compare_figure(tally, row, got)
        if got is None:
            faults.append(f"{span[0]}: missed {row['value']} {row['unit']} {row['concepts']}")
        else:
            faults += [
                f"{span[0]}: {name} is {got[name]!r}, not {row[name]!r} ({row['concepts']})"
                for name in (*FIELDS, "concepts", "sense", "strength") if not agree(got, row, name)
            ]  # fmt: skip
    either = {int(row["start"]) for row in rows if row["kind"] == "either" and not row["concepts"]}
    for span in sorted(span for span in found.keys() - wanted.keys() if span[0] not in either):
        got = found[span]
        tally["found"] += 1
        tally["targets found"] += bool(got["sense"])
        tally["headline found"] += bool(got["concepts"])
        faults.append(f"{span[0]}: extra {got['value']} {got['unit']} {got['concepts']}")
    _compare_goals(tally, faults, rows, goal_rows(draft, start, end))
    return tally, faults


def _compare_figure(tally: Tally, row: Row, got: Row | None) -> None:
    """Count one figure that the text has."""
    tally["figures"] += 1
    tally["targets"] += bool(row["sense"])
    is_headline = "" not in row["concepts"].split("|")
    tally["headline"] += is_headline
    if got is None:
        return
    tally["found"] += 1
    tally["figures hit"] += 1
    right = [name for name in FIELDS if agree(got, row, name)]
    tally.update(right)
    tally["all fields"] += len(right) == len(FIELDS)
    tally["headline found"] += bool(got["concepts"])
    right_name = bool(got["concepts"]) and agree(got, row, "concepts")
    tally["headline right"] += right_name and len(right) == len(FIELDS)
    tally["headline hit"] += is_headline and right_name and len(right) == len(FIELDS)
    tally["targets found"] += bool(got["sense"])
    if row["sense"] and got["sense"]:
        tally["targets hit"] += 1
        tally["indicator"] += agree(got, row, "concepts")
        tally["sense"] += agree(got, row, "sense")
        tally["strength"] += agree(got, row, "strength")


def _compare_goals(
    tally: Tally, faults: list[str], rows: list[Row], found: dict[tuple[str, str], Row]
) -> None:
    """Count the goals without a number."""
    wanted = {(row["concepts"], row["sense"]): row for row in rows if row["kind"] == "goal"}
    either = {(row["concepts"], row["sense"]) for row in rows if row["kind"] == "either"}
    found = {name: row for name, row in found.items() if name not in either}
    tally["goals"] += len(wanted)
    tally["goals found"] += len(found)
    for name in wanted.keys() | found.keys():
        hit = name in wanted and name in found
        tally["goals hit"] += hit
        tally["goal strength"] += hit and agree(found[name], wanted[name], "strength")
        if not hit:
            faults.append(f"goal {name} {'missed' if name in wanted else 'extra'}")


MEASURES = (
    ("figures found, recall", "figures hit", "figures"),
    ("figures found, precision", "figures hit", "found"),
    *((f"{name} right", name, "figures hit") for name in FIELDS),
    ("all eight right", "all fields", "figures hit"),
    ("headline figures with all right, recall", "headline hit", "headline"),
    ("headline figures with all right, precision", "headline right", "headline found"),
    ("targets found, recall", "targets hit", "targets"),
    ("targets found, precision", "targets hit", "targets found"),
    ("indicator right", "indicator", "targets hit"),
    ("sense right", "sense", "targets hit"),
    ("strength right", "strength", "targets hit"),
    ("goals without a number, recall", "goals hit", "goals"),
    ("goals without a number, precision", "goals hit", "goals found"),
    ("their strength right", "goal strength", "goals hit"),
)
GROUPED = (
    ("figures found", "figures hit", "figures"),
    ("all eight right", "all fields", "figures hit"),
    ("headline, recall", "headline hit", "headline"),
    ("precision", "headline right", "headline found"),
    ("targets, recall", "targets hit", "targets"),
    ("precision", "targets hit", "targets found"),
)


def rates(folder: Path) -> Iterator[str]:
    """The tables: each half, and recall and precision by decade and level."""
    halves: dict[str, Tally] = defaultdict(Tally)
    groups: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for where, rows in read_lists():
        tally = compare(_same_text(folder, where), where, rows)[0]
        tally["lists"] = 1
        name = stratum(where["path"])
        halves[f"{where['part']}, half {where['half']}"].update(tally)
        for key in (("decade", name.decade), ("level", where["path"].split("/")[0])):
            groups[key].update(tally)
    yield "| Measure | " + " | ".join(sorted(halves)) + " |"
    for measure, hit, of in MEASURES:
        cells = [halves[name].rate(hit, of) for name in sorted(halves)]
        yield f"| {measure} | {' | '.join(cells)} |"
    columns = ("lists", *(title for title, _, _ in GROUPED))
    yield f"| Group | {' | '.join(columns)} |"
    for (_, name), tally in sorted(groups.items()):
        cells = [tally.rate(hit, of) for _, hit, of in GROUPED]
        yield f"| {name} | {tally['lists']} | {' | '.join(cells)} |"


def _same_text(folder: Path, where: Row) -> Draft:
    """The draft of a text that still has the hash of the reading."""
    draft = drafted(folder / where["path"])
    if sha256(draft.text.source.encode()).hexdigest() != where["sha256"]:
        raise SystemExit(f"{where['path']} is another text than the one that was read")
    return draft


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", choices=("1", "2"))
    parser.add_argument("--rates", action="store_true")
    parser.add_argument("--faults", choices=("1", "2"))
    options = parser.parse_args()
    if options.rates:
        print("\n".join(rates(options.folder)))
    elif options.faults:
        for where, rows in read_lists():
            if where["half"] == options.faults:
                print(where["path"])
                for fault in compare(_same_text(options.folder, where), where, rows)[1]:
                    print("   ", fault)
    elif options.show:
        half = READ // 2
        first = half * (int(options.show) - 1)
        for path in sample(options.folder)[first : first + half]:
            draft = drafted(options.folder / path)
            start, end = likely_list(draft)
            print(f"== {path} {start} {end} of {len(draft.text.source)}")
            print("\n".join(show(draft, start, end)))
    else:
        print("\n".join(counts(options.folder, sample(options.folder))))


if __name__ == "__main__":
    main()
