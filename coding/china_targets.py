"""The table of headline targets of Chinese governments, from a folder of work reports.

Run from the root of the repository. The folder has texts as LEVEL/PLACE/YEAR.md:

    python coding/china_targets.py FOLDER [TABLES]   reads the folder and writes
                                                     datasets/china-targets and docs/china.md
    python coding/china_targets.py --check           exits with 1 if the descriptor, the data card
                                                     or the page does not fit the table

TABLES is where the tables of the whole corpus are kept, so that a second run resumes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import china
import china_card

import dalian_report as dr
from dalian_report.corpus import LABELS
from dalian_report.drafting import vocabulary_of
from dalian_report.drafting._places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dalian_report.corpus import CorpusFinding

ROOT = Path(__file__).parents[1]
DATASET = ROOT / "datasets" / "china-targets"
VERSION = "0.2.0"

REPORTS = {
    "path": "string", "place": "string", "place_id": "string", "place_code": "string",
    "level": "string", "year": "integer", "date": "string",
    "source_sha256": "string", "end": "integer", "targets": "integer", "coverage": "string",
}  # fmt: skip
TARGETS = {
    "path": "string", "start": "integer", "end": "integer", "place": "string",
    "place_id": "string", "place_code": "string", "level": "string", "year": "integer",
    "indicator_id": "string", "sense": "string", "strength": "string",
    "value": "number", "value_to": "number", "unit": "string", "bound": "string",
    "measure": "string", "direction": "string", "hedge": "string", "relative_to": "string",
    "doubts": "string", "fate": "string", "verdict": "string", "certainty": "number",
    "required": "string", "undecided": "string", "actual": "string", "margin_low": "number",
    "margin_high": "number", "robust": "boolean", "status": "string", "next_path": "string",
    "next_start": "integer", "next_end": "integer", "coverage": "string",
}  # fmt: skip
ANSWER = (
    "fate", "verdict", "certainty", "required", "undecided", "actual", "margin_low",
    "margin_high", "robust", "status", "next_path", "next_start", "next_end",
)  # fmt: skip
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
NATION = "中央"


def level_of(place: str) -> str:
    """Nation, province or city: a prefecture of any kind is a city."""
    if place == NATION:
        return "nation"
    is_province = place.endswith(("省", "自治区")) or place in MUNICIPALITIES
    return "province" if is_province else "city"


def read_table(folder: Path, name: str) -> Iterable[dict[str, str]]:
    """The rows of a table of the run."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def sound_reports(
    rows: Iterable[dict[str, str]], findings: Iterable[CorpusFinding]
) -> dict[str, dict[str, Any]]:
    """The reports by path, with the place and the year that the check of the collection allows."""
    places: dict[str, str] = {}
    years: dict[str, str] = {}
    dropped: set[str] = set()
    for finding in findings:
        if finding.code == "wrong-place":
            places[finding.path] = str(finding.found)
        elif finding.code in {"wrong-year", "december-delivery"}:
            years[finding.path] = str(finding.found)
        elif finding.code in {"duplicate", "near-duplicate"} or finding.code == "not-a-work-report":
            dropped.add(finding.path)
    reports: dict[str, dict[str, Any]] = {}
    taken: set[tuple[str, str]] = set()
    for row in sorted(rows, key=lambda row: (row["path"] in places, row["path"])):
        path = row["path"]
        _, folder, name = path.split("/") if path.count("/") == 2 else ("", "", "")
        place = places.get(path, folder)
        year = years.get(path, name.removesuffix(".md"))
        # The reader's year must be the one that path and check agree on.
        if path in dropped or not place or row["year"] != year or (place, year) in taken:
            continue
        taken.add((place, year))
        reports[path] = {**row, "place": place, "level": level_of(place)}
    last: dict[str, int] = {}
    for row in reports.values():
        last[row["place"]] = max(int(row["year"]), last.get(row["place"], 0))
    # Paths and the findings of the check have the last name of a place.
    known = {name: place_of(name, level_of(name), year) for name, year in last.items()}
    return {
        path: {**row, "place_id": place.id, "place_code": place.code or ""}
        for path, row in reports.items()
        for place in [known[row["place"]]]
        # The folder has reports of provinces and prefectures, and one of a city within one.
        if place.code is None or place.code.endswith("00")
    }


def headline_rows(
    tables: Path, reports: Mapping[str, dict[str, Any]], concepts: set[str]
) -> list[dict[str, Any]]:
    """The headline targets of the reports, with their answers."""
    answers = {
        (row["path"], row["id"]): row
        for row in read_table(tables, "outcomes")
        if row["path"] in reports and row["next_path"] in reports
    }
    rows: list[dict[str, Any]] = []
    for row in read_table(tables, "targets"):
        concept = row["indicator_id"].partition(".")[0]
        if row["path"] not in reports or concept not in concepts:
            continue
        answer = answers.get((row["path"], row["id"]), {})
        # Without a text of the next year nothing is known of the fate.
        answered = {name: answer.get(name, "") for name in ANSWER}
        report = reports[row["path"]]
        place = {name: report[name] for name in ("place", "place_id", "place_code", "level")}
        rows.append({name: ({**row, **answered, **place})[name] for name in TARGETS})
    return sorted(
        rows, key=lambda row: (row["level"], row["place"], row["year"], int(row["start"]))
    )


def csv_bytes(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A table as CSV."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(columns), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def write_parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    """The targets as Parquet, with numbers as decimals."""
    import pyarrow as pa
    from pyarrow import compute, parquet

    kinds = {
        "string": pa.string(), "integer": pa.int64(), "number": pa.decimal128(38, 9),
        "boolean": pa.bool_(),
    }  # fmt: skip
    columns = {
        name: compute.cast(pa.array([row[name] or None for row in rows], pa.string()), kinds[kind])
        for name, kind in TARGETS.items()
    }
    parquet.write_table(pa.table(columns), path, compression="zstd")


def resource(name: str, path: str, columns: Mapping[str, str], content: bytes) -> dict[str, Any]:
    """A table of the descriptor."""
    fields = [
        {"name": column, "type": kind, "description": LABELS[column]}
        for column, kind in columns.items()
    ]
    compressed = {"compression": "gz"} if path.endswith(".gz") else {}
    return {
        "name": name, "path": path, "format": "csv", "encoding": "utf-8", **compressed,
        "bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": fields, "missingValues": [""],
            **({"primaryKey": ["path"]} if name == "reports" else
               {"foreignKeys": [{"fields": ["path"],
                                 "reference": {"resource": "reports", "fields": ["path"]}}]}),
        },
    }  # fmt: skip


def descriptor() -> dict[str, Any]:
    """The Frictionless data package of the files that are there."""
    return {
        "name": "china-targets",
        "title": "Headline targets of Chinese governments and the next report's answers",
        "version": VERSION,
        "description": "Read by program from work reports; coverage draft. See README.md.",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [
            resource("reports", "reports.csv", REPORTS, (DATASET / "reports.csv").read_bytes()),
            resource(
                "headline-targets", "headline-targets.csv.gz", TARGETS,
                (DATASET / "headline-targets.csv.gz").read_bytes(),
            ),
        ],
    }  # fmt: skip


def build(folder: Path, tables: Path) -> None:
    """Read the folder and write the data."""
    dr.corpus.run(folder, tables)
    findings = dr.corpus.check(folder)
    reports = sound_reports(read_table(tables, "reports"), findings)
    rows = headline_rows(tables, reports, set(vocabulary_of(None).concepts))
    DATASET.mkdir(parents=True, exist_ok=True)
    ordered = sorted(reports.values(), key=lambda row: (row["level"], row["place"], row["year"]))
    (DATASET / "reports.csv").write_bytes(csv_bytes(REPORTS, ordered))
    packed = gzip.compress(csv_bytes(TARGETS, rows), 9, mtime=0)
    (DATASET / "headline-targets.csv.gz").write_bytes(packed)
    write_parquet(DATASET / "headline-targets.parquet", rows)


def derived() -> dict[Path, str]:
    """The files that follow from the tables."""
    data = china.load(DATASET)
    return {
        DATASET / "datapackage.json": json.dumps(descriptor(), indent=2) + "\n",
        DATASET / "README.md": china_card.card(data, VERSION),
        ROOT / "docs" / "china.md": china.page(data),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("tables", nargs="?", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.folder is not None:
        with TemporaryDirectory() as place:
            build(options.folder, options.tables or Path(place) / "tables")
    files = derived()
    if options.check:
        stale = [
            path for path, text in files.items()
            if not path.exists() or path.read_text(encoding="utf-8") != text
        ]  # fmt: skip
        raise SystemExit(f"out of date: {', '.join(map(str, stale))}" if stale else 0)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
