"""The data that ship: what the strict codec says of them, what the source says, and their ids.

`ids-1.0.0.txt` beside this file holds every id that data version 1.0.0 ships, one a line. Ids
of editions but 2023 have the edition before them: "2024:gdp.growth@2024".
It is never regenerated to make a test pass: an id that is gone from the data is a new major
version. When a minor version adds ids, write a new list under its name, by

    python tests/test_shipped_data.py > tests/ids-1.1.0.txt

and leave the old lists as they are.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import threading
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import dalian_report as dr
import dalian_report.report as report_module
from dalian_report.documents import _codec as codec
from dalian_report.documents import _shipped
from dalian_report.lookup import _keys as lookup
from dalian_report.model._tables import HEADER, TABLES
from refusals import refused
from small_report import CANONICAL

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = files("dalian_report") / "data"
REPORT = (DATA / "report-2023.json").read_bytes().decode("utf-8")
LEVELS = {"front": 0, "part": 0, "back": 0, "section": 1, "paragraph": 1, "topic": 2}


def _version(path: Path) -> str:
    return path.stem.removeprefix("ids-")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


LISTS = sorted(Path(__file__).parent.glob("ids-*.txt"), key=lambda path: _numbers(_version(path)))


def _ids() -> Iterator[str]:
    for edition in dr.editions():
        prefix = "" if edition == dr.load().edition else f"{edition}:"
        for name in TABLES:
            for record in getattr(dr.load(edition), name):
                id = getattr(record, "id", None) or getattr(record, "code", None)
                if id is not None:
                    yield prefix + id
    results = _ids_of_results()
    yield from (one.id for one in dr.observations() if one.id not in results)


def _ids_of_results() -> set[str]:
    return {one.id for edition in dr.editions() for one in dr.load(edition).results()}


# Form -------------------------------------------------------------------------------------


def test_the_report_is_read_by_the_strict_codec() -> None:
    assert dr.loads(REPORT) == dr.load()


def test_record_by_record_it_is_the_same() -> None:
    # The two above share the reading of whole tables.
    assert dr.Report(**codec._parse_thoroughly(REPORT, codec.FORMS["report"])) == dr.load()


def test_data_that_were_damaged_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = CANONICAL.replace('"bound": "exact"', '"bound": "exakt"').encode()
    monkeypatch.setattr(_shipped, "_tables", {})
    monkeypatch.setattr(_shipped, "_contents", {"small.json": damaged})
    with refused(dr.DataError, "changed-shipped-data small.json, $.figures"):
        _shipped.table("figures", "small.json")


@pytest.mark.parametrize("name", [*HEADER, *TABLES])
def test_the_fast_way_gives_what_the_strict_codec_gives(name: str) -> None:
    strict, fast = getattr(dr.loads(REPORT), name), getattr(dr.load(), name)
    assert strict == fast
    # Equal is not enough: "exact" equals Bound.EXACT, and 7.50 equals 7.5.
    assert repr([_parts(one) for one in _listed(strict)]) == repr(
        [_parts(one) for one in _listed(fast)]
    )


def _listed(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _parts(value: Any) -> Any:
    """The value with the types of all that is in it."""
    if attrs.has(type(value)):
        return type(value), [
            _parts(getattr(value, field.name)) for field in attrs.fields(type(value))
        ]
    if isinstance(value, tuple):
        return tuple, [_parts(item) for item in value]
    return type(value), value


def published_elsewhere() -> list[dr.Observation]:
    return [one for one in dr.observations() if one.id not in _ids_of_results()]


@pytest.mark.parametrize(
    ("kind", "table", "read"),
    [("observations", "observations", published_elsewhere), ("changes", "changes", dr.changes)],
)
def test_the_tables_beside_it_are_read_alike_too(kind: str, table: str, read: Any) -> None:
    strict = codec.parse((DATA / f"{kind}.json").read_bytes(), kind)
    assert [_parts(one) for one in strict[table]] == [_parts(one) for one in read()]


def test_the_report_is_canonical() -> None:
    assert dr.dumps(dr.loads(REPORT)) == REPORT
    assert dr.dumps(dr.load()) == REPORT


@pytest.mark.parametrize("kind", ["observations", "changes"])
def test_the_documents_beside_it_are_canonical(kind: str) -> None:
    written = (DATA / f"{kind}.json").read_bytes().decode("utf-8")
    found = codec.parse(written, kind)
    form = codec.FORMS[kind]
    again = codec.dump(
        {name: found[name] for name in form.header}, {name: found[name] for name in form.tables}
    )
    assert again == written


def test_the_fast_way_reads_every_table_of_any_canonical_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The shipped tables may be empty or lack a field; the small report has all of them.
    monkeypatch.setattr(_shipped, "_tables", {})
    monkeypatch.setattr(_shipped, "_contents", {"small.json": CANONICAL.encode()})
    strict = dr.loads(CANONICAL)
    for name in TABLES:
        fast = _shipped.table(name, "small.json")
        assert [_parts(one) for one in fast] == [_parts(one) for one in getattr(strict, name)]
    bare = dr.dumps(attrs.evolve(strict, relations=(), entities=(), glossary=()))
    monkeypatch.setattr(_shipped, "_tables", {})
    monkeypatch.setattr(_shipped, "_contents", {"small.json": bare.encode()})
    assert [
        _shipped.table(name, "small.json") for name in ("entities", "relations", "glossary")
    ] == [(), (), ()]


def test_sixty_four_threads_at_once_get_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_module, "_reports", {})
    for name in ("_headers", "_contents", "_tables"):
        monkeypatch.setattr(_shipped, name, {})
    start = threading.Barrier(64)
    found: list[tuple[Any, ...]] = []

    def first_use() -> None:
        start.wait()
        report = dr.load()
        tables = [getattr(report, name) for name in TABLES]
        looked_up = report.section("II.5.3"), report.target("gdp"), report.get("percent")
        found.append((report, dr.observations(), *tables, *looked_up))

    threads = [threading.Thread(target=first_use) for _ in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 64
    assert {tuple(map(id, objects)) for objects in found} == {tuple(map(id, found[0]))}


# Content ----------------------------------------------------------------------------------


def test_the_versions_are_those_of_the_package() -> None:
    documents = [
        REPORT,
        *((DATA / f"{kind}.json").read_text("utf-8") for kind in ("observations", "changes")),
    ]
    for document in map(json.loads, documents):
        assert document["schema_version"] == dr.SCHEMA_VERSION
        assert document["data_version"] == dr.DATA_VERSION


def test_the_change_log_reaches_from_the_release_to_this_version() -> None:
    versions = [_numbers(change.data_version) for change in dr.changes()]
    assert versions == sorted(versions)
    assert dr.changes()[0].kind == "released"
    assert dr.changes()[-1].data_version == dr.DATA_VERSION


def test_the_frozen_lists_hold_every_id() -> None:
    """Every id ever shipped is still there, and no id is there that no list has."""
    shipped = set(_ids())
    assert LISTS, "tests/ids-1.0.0.txt is missing"
    for path in LISTS:
        listed = path.read_text(encoding="utf-8").split()
        assert len(listed) == len(set(listed))
        if _numbers(_version(path))[0] == _numbers(dr.DATA_VERSION)[0]:
            gone = sorted(set(listed) - shipped)
            assert gone == [], "an id that shipped is gone: that is a new major data version"
    newest = LISTS[-1]
    assert _numbers(_version(newest))[:2] == _numbers(dr.DATA_VERSION)[:2]
    added = sorted(shipped - set(newest.read_text(encoding="utf-8").split()))
    assert added == [], "an id was added: that is a new minor data version with a list of its own"


def test_no_id_stands_twice_in_all_that_ships() -> None:
    ids = list(_ids())
    assert len(ids) == len(set(ids))


def test_slugs_follow_the_titles() -> None:
    sections = dr.load().sections
    titles = [section.title for section in sections]
    for section in sections:
        slug = lookup.slug(section.title)
        shared = titles.count(section.title) > 1
        assert section.slug == (f"{slug}-{lookup.slug(section.id)}" if shared else slug)


def test_ids_follow_what_they_belong_to() -> None:
    report = dr.load()
    sections = {section.id for section in report.sections}
    for statement in report.statements:
        assert re.fullmatch(re.escape(statement.section_id) + r"-\d\d[b-z]?", statement.id)
        assert statement.section_id in sections
    for figure in report.figures:
        assert re.fullmatch(re.escape(figure.statement_id) + r"\.[1-9]\d?", figure.id)
    for indicator in report.indicators:
        assert indicator.id == f"{indicator.concept}.{indicator.measure.value}"
    for target in report.targets:
        assert target.id == f"{target.indicator_id}@{target.year}"
    for deliverable in report.deliverables:
        assert re.fullmatch(re.escape(deliverable.statement_id) + r"\.d[1-9]\d?", deliverable.id)


def test_every_figure_fits_its_indicator_and_its_unit() -> None:
    report = dr.load()
    for figure in report.figures:
        assert report.unit(figure.unit).code == figure.unit
        assert (figure.measure is dr.Measure.RANK) == (figure.unit == "rank"), figure.id
        if figure.measure is dr.Measure.GROWTH:
            assert figure.unit == "percent", figure.id
        if figure.indicator_id is not None:
            indicator = report.indicator(figure.indicator_id)
            assert (figure.unit, figure.measure) == (indicator.unit, indicator.measure), figure.id


def test_every_observation_fits_what_it_observes() -> None:
    report = dr.load()
    deliverables = {deliverable.id for deliverable in report.deliverables}
    for observation in dr.observations():
        if observation.indicator_id is None:
            assert observation.deliverable_id in deliverables
            continue
        edition = dr.load(observation.edition or str(observation.year))
        if observation.edition is None and edition.get(observation.indicator_id) is None:
            # The year before is the year that the edition of 2023 reviews.
            edition = report
        indicator = edition.indicator(observation.indicator_id)
        if observation.value is not None:
            assert observation.unit == indicator.unit, observation.id
        assert observation.vintage <= dr.changes()[-1].date, observation.id
        # No address of the text of 2013 is known.
        known = observation.edition is None or edition.source.url is not None
        assert observation.source.url.startswith("https://") is known, observation.id


def test_years_go_with_the_status() -> None:
    # Results are of the year reviewed, targets of the year to come.
    for figure in dr.load().figures:
        if figure.status is dr.Status.TARGET:
            assert figure.year == 2023, figure.id
        if figure.status is dr.Status.RESULT:
            assert figure.year in {2022, None}, figure.id


# Against the source -----------------------------------------------------------------------


def test_the_source_is_the_one_that_the_report_names(source_text: str) -> None:
    source = dr.load().source
    assert len(source_text) == source.length
    assert hashlib.sha256(source_text.encode("utf-8")).hexdigest() == source.sha256


def test_sections_are_those_of_the_outline(source_folder: Path) -> None:
    table = (source_folder / "outline.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    sections = dr.load().sections
    assert [(s.id, s.kind.value, s.span.start, s.title) for s in sections] == [
        (row["id"], row["kind"], int(row["start"]), row["title"]) for row in rows
    ]


def test_a_section_reaches_to_the_next_of_its_or_a_higher_level() -> None:
    report = dr.load()
    for place, section in enumerate(report.sections):
        level = LEVELS[section.kind.value]
        later = report.sections[place + 1 :]
        ends = [other.span.start for other in later if LEVELS[other.kind.value] <= level]
        assert section.span.end == (ends[0] if ends else report.source.length), section.id


def test_a_section_lies_inside_its_parent() -> None:
    report = dr.load()
    for section in report.sections:
        assert (section.parent_id is None) == (LEVELS[section.kind.value] == 0), section.id
        if section.parent_id is not None:
            parent = report.section(section.parent_id)
            assert parent.span.start <= section.span.start < section.span.end <= parent.span.end


def test_every_number_of_the_source_is_accounted_for_once(source_folder: Path) -> None:
    lines = (source_folder / "numbers.jsonl").read_text(encoding="utf-8").splitlines()
    tokens = [json.loads(line) for line in lines]
    assert len(tokens) == 507
    report = dr.load()
    spans = [figure.span for figure in report.figures]
    spans += [numeral.span for numeral in report.numerals]
    covered = [
        (
            token["n"],
            token["text"],
            sum(s.start <= token["start"] and token["end"] <= s.end for s in spans),
        )
        for token in tokens
    ]
    assert [row for row in covered if row[2] != 1] == []
    idle = [s for s in spans if not any(s.start <= t["start"] < s.end for t in tokens)]
    assert idle == []


def test_statements_restate_every_segment(source_folder: Path) -> None:
    lines = (source_folder / "segments.jsonl").read_text(encoding="utf-8").splitlines()
    segments = [json.loads(line) for line in lines]
    report = dr.load()
    headings = {section.span.start for section in report.sections}
    spans = [span for statement in report.statements for span in statement.spans]
    bare = [
        (segment["section"], segment["n"])
        for segment in segments
        if segment["start"] not in headings
        and not any(span.start < segment["end"] and segment["start"] < span.end for span in spans)
    ]
    assert bare == []


if __name__ == "__main__":
    print("\n".join(_ids()))
