"""The checker on reports that do not restate everything, and on outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

import dalian_report as dr
from dalian_report.check import check, check_document
from tarn_bay import SOURCE, changed, document, span
from towns import encoded, of, put, say, swap

if TYPE_CHECKING:
    from towns import Change


def partial(coverage: str) -> Change:
    """A report of the targets alone: what else the source says is in no record."""

    def change(report: dict[str, Any]) -> None:
        kept = {"II.1-02", "II.1-03", "II.1-05", "I.1-02"}
        report["coverage"] = coverage
        for table in ("deliverables", "entities", "relations", "glossary", "numerals"):
            report[table] = []
        report["statements"] = [row for row in report["statements"] if row["id"] in kept]
        figures = report["figures"]
        report["figures"] = [row for row in figures if row["statement_id"] in kept]
        if coverage == "draft":
            for row in report["statements"]:
                row["text"] = ""

    return change


def unlinked(**fields: object) -> Change:
    """Change the first figure, which is the baseline of a target no more."""

    def change(report: dict[str, Any]) -> None:
        del report["targets"][0]["baseline_figure_id"], report["figures"][0]["indicator_id"]
        report["figures"][0].update(fields)

    return change


def codes(*changes: Change, source: str | None = SOURCE) -> set[tuple[str, str]]:
    """The codes and places of the findings."""
    return {(one.code, one.place) for one in check_document(changed(*changes), source)}


@pytest.mark.parametrize("coverage", ["targets", "draft"])
@pytest.mark.parametrize("source", [SOURCE, None])
def test_a_partial_report_may_leave_sentences_out(coverage: str, source: str | None) -> None:
    assert codes(partial(coverage), source=source) == set()


def test_a_whole_report_may_not() -> None:
    found = {code for code, _ in codes(partial("full"))}
    assert {"gap", "coverage", "id-sequence", "token-missed"} <= found


@pytest.mark.parametrize("coverage", ["targets", "draft"])
@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (put("figures", "II.1-02.1", value="7"), ("figure-value", "II.1-02.1")),
        (put("figures", "II.1-02.1", bound="exact"), ("figure-hedge", "II.1-02.1")),
        (unlinked(unit="t"), ("figure-unit", "I.1-02.1")),
        (put("figures", "I.1-02.1", year=2040), ("figure-year", "I.1-02.1")),
        (put("statements", "II.1-02", spans=[span("argo is to grow by more than 6%.")]),
         ("span-edge", "II.1-02")),
        (put("targets", "parks.level@2040", id="parks.level@2041"),
         ("id-form", "parks.level@2041")),
        (swap("targets", 0, 1), ("order", "cargo.growth@2040")),
        (lambda r: (unlinked()(r), r["figures"].pop(0)),
         ("token-missed", "source 81-84")),
    ],
)  # fmt: skip
def test_what_a_partial_report_has_is_checked(
    coverage: str, change: Change, finding: tuple[str, str]
) -> None:
    assert finding in codes(partial(coverage), change)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (say("II.1-02", "Cargo is to rise by more than 6% in 2040."),
         ("statement-hedge", "II.1-02.1")),
        (say("II.1-02", "Cargo is to rise by at least 6%."), ("statement-year", "II.1-02")),
        (say("I.1-02", "Cargo rose by about 4.5%."), ("statement-year", "I.1-02")),
        (say("II.1-03", "In 2040 come 15 parks."), ("statement-drops", "II.1-03.1")),
    ],
)  # fmt: skip
def test_the_texts_of_a_report_of_targets_are_checked(
    change: Change, finding: tuple[str, str]
) -> None:
    assert finding in codes(partial("targets"), change)


def test_two_quantities_may_share_a_number() -> None:
    def shared(report: dict[str, Any]) -> None:
        row = of(report, "targets", "parks.level@2040")
        report["targets"].insert(2, row | {"id": "berths.level@2040"})
        report["targets"][2]["indicator_id"] = "berths.level"
        more = of(report, "indicators", "parks.level")
        report["indicators"].append(more | {"id": "berths.level", "concept": "berths"})

    def twice(report: dict[str, Any]) -> None:
        row = of(report, "targets", "parks.level@2040")
        report["targets"].insert(2, row | {"id": "parks.level@2040.2"})

    assert codes(shared) == set()
    assert codes(twice) == {("link-goal", "II.1-03.1")}


def test_a_draft_of_the_reader_is_in_order() -> None:
    text = "\n\n".join(
        (
            "锚湾镇政府工作报告",
            "2041年1月8日",
            "一、2040年工作回顾",
            "产值增长6%左右。",
            "二、2041年工作安排",
            "主要预期目标是：地区生产总值、工业增加值均增长7%以上，粮食产量达到20万吨。",
        )
    )
    draft = dr.draft(text, year=2041, place="锚湾镇")
    assert [finding.code for finding in check(draft.report, draft.source.text)] == []


def drafted(goals: str) -> dr.Draft:
    """The draft of a made-up report whose plan says this."""
    parts = ("锚湾镇政府工作报告", "2041年1月8日", "一、2040年工作回顾", "产值增长6%左右。")
    text = "\n\n".join((*parts, "二、2041年工作安排", goals))
    return dr.draft(text, year=2041, place="锚湾镇")


@pytest.mark.parametrize(
    "goals",
    [
        "港口吞吐量保持全县前5，粮食产量达到20万吨。",
        "跻身全县第一方阵，粮食产量达到20万吨。",
        "上百万名游客到访，粮食产量达到20万吨。",
        "居民收入与经济增长同步，粮食产量达到20万吨，居民消费价格涨幅3%左右。",
    ],
)
def test_hedges_ranks_and_targets_without_numbers_of_a_draft_are_in_order(goals: str) -> None:
    draft = drafted(goals)
    assert [str(one) for one in check(draft.report, draft.source.text)] == []


def test_a_draft_passes_over_numeral_words_and_not_over_digits() -> None:
    draft = drafted("一手抓粮食，建设两个码头，粮食产量达到20万吨。")
    bare = attrs.evolve(draft.report, numerals=(), figures=(), targets=(), indicators=())
    found = [one.details["word"] for one in check(bare, draft.source.text)
             if one.code == "token-missed"]  # fmt: skip
    assert "20万" in found
    assert not {"一", "两"} & set(found)


def test_terms_outside_the_statements_of_a_partial_report_need_not_be_listed() -> None:
    def cargo(report: dict[str, Any]) -> None:
        entry = document()["glossary"][0] | {"id": "term.cargo", "en": "cargo", "printed": "Cargo"}
        report["glossary"] = [entry | {"variants": ["quays"], "spans": [
            span("Cargo"), span("Cargo", "2040\n\n1. Harbour\n")]}]  # fmt: skip

    assert codes(partial("targets"), cargo) == set()
    first_place = lambda report: report["glossary"][0]["spans"].pop()  # noqa: E731
    assert codes(partial("targets"), cargo, first_place) == {("glossary", "term.cargo")}


def test_a_target_without_a_figure_is_anywhere_in_its_statement() -> None:
    moved = put("targets", "income.growth@2040", statement_id="II.1-03")
    assert ("order", "income.growth@2040") not in codes(moved)


def outcome(note: str, **fields: str) -> dr.Observation:
    """A shipped outcome with another note, and a source that names no copy."""
    first = next(one for one in dr.observations() if one.source.read_at is None)
    return attrs.evolve(first, note=note, source=attrs.evolve(first.source, **fields))


@pytest.mark.parametrize(
    "note",
    [
        "The number was read in a copy of the page.",
        "Seen on another website.",
        "The copy has the Chinese text.",
        "The official page could not be opened.",
        "The page can't be read; taken from a cached version, a reprint.",
        "原网页无法打开，数字见于转载。",
    ],
)
def test_a_number_read_elsewhere_names_the_place(note: str) -> None:
    found = check_document(encoded(document()), observations=[outcome(note)])
    assert [(one.code, one.details["note"]) for one in found] == [("observation-read-at", note)]
    read = outcome(note, read_at="https://example.org/copy")
    assert check_document(encoded(document()), observations=[read]) == ()


@pytest.mark.parametrize(
    "note",
    [
        "Dated by a copy of the page.",
        "Released on 1 February, as the agency reports it.",
        "初步核算",
    ],
)
def test_other_notes_are_no_findings(note: str) -> None:
    assert check_document(encoded(document()), observations=[outcome(note)]) == ()


def test_the_shipped_outcomes_have_no_findings() -> None:
    assert check(dr.load(), observations=dr.observations()) == ()
