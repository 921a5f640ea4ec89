"""Public use, for type checkers only: nothing here is run."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import assert_type

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
from altair import VConcatChart

import dalian_report as dr
from dalian_report import frames
from dalian_report.attainment import Assessment, DecisionRule, Interval, Verdict
from dalian_report.model import (
    Bound,
    Figure,
    Observation,
    Section,
    Span,
    Statement,
    StatementKind,
    Target,
)
from dalian_report.pathways import Band
from dalian_report.report import Report

report = dr.load()
assert_type(report, Report)
assert_type(report.sections, tuple[Section, ...])
assert_type(report.statements, tuple[Statement, ...])
assert_type(report.section("II.5.3").title, str)
assert_type(report.figure("II.goals-01.1").value, Decimal)
assert_type(report.figure("II.goals-01.1").bound, Bound)
assert_type(report.figures_in("II.goals"), tuple[Figure, ...])
assert_type(report.target("gdp"), Target)
assert_type(report.statement_at(10), Statement | None)
assert_type(report.parent("II.5.3"), Section | None)
assert_type(report.ancestors("II.5.3"), tuple[Section, ...])
assert_type(report.next(report.sections[0], sibling=True), Section | None)
assert_type(report.previous(report.statements[0]), Statement | None)
assert_type(report.next("II.5"), Section | Statement | None)
assert_type(report.breadcrumb("gdp"), str)
assert_type(report.statement_of("gdp"), Statement)
assert_type(report.section_of(report.figures[0]), Section)
assert_type(report.indicator_of(report.target("gdp")), dr.Indicator)
assert_type(report.indicator_of(report.figures[0]), dr.Indicator | None)
assert_type(report.baseline_of("gdp"), Figure | None)
assert_type(report.targets_in("II"), tuple[Target, ...])
assert_type(report.terms_in(report.statements[0]), tuple[dr.GlossaryEntry, ...])
assert_type(report.entities_in("II.5", deep=False), tuple[dr.Entity, ...])
assert_type(report.observations_of("gdp"), tuple[Observation, ...])
assert_type(report.related(report.sections[0]), tuple[Statement, ...])
figures = report.figures_where(
    unit="CNY", year=(2022, None), status=dr.Status.TARGET, value=[Decimal(1), Interval.at_least(6)]
)
assert_type(figures, tuple[Figure, ...])

assert_type(dr.scorecard().to_html(), str)
dr.scorecard().to_html(Path("scorecard.html"))
assert_type(report.tree("II").figures, tuple[Figure, ...])
assert_type(dr.scorecard().plot("II.2"), VConcatChart)

row = dr.assess("gdp", Fraction(6), rule="guarded")
assert_type(row, Assessment)
assert_type(row.verdict, Verdict)
assert_type(row.margin, Interval | None)
dr.assess(report.target("gdp"), Interval.at_least(6), unit="percent", report=report)
dr.assess("income", 4.0, reference=Decimal("6.0"), rule=DecisionRule.SIMPLE)

found = dr.sensitivity("gdp", 6.0, policy=dr.HedgePolicy(about="2%"))
assert_type(found, dr.Sensitivity)
assert_type(found.verdict, Verdict)
assert_type(found.depends_on, tuple[str, ...])

way = dr.progress({2015: 17.82, 2022: 22.47}, target=(2030, 42.5), method="eurostat")
assert_type(way, dr.Progress)
assert_type(way.band, Band | None)
assert_type(way.ratio, Decimal | None)
dr.progress([(2015, Fraction(3, 2))], polarity="higher_is_better", method="open_sdg", limit=100)
dr.progress(dr.observations(), target=report.figure("II.goals-01.1"))

card = dr.scorecard(as_of="2024-01-31", policy=dr.HedgePolicy(about="2%"))
assert_type(card.rows, tuple[Assessment, ...])
assert_type(card.counts[Verdict.MET], int)

assert_type(dr.observations(), tuple[Observation, ...])
assert_type(dr.read_observations(Path("mine.json")), tuple[Observation, ...])
assert_type(dr.read_outcomes("mine.csv", report=report, decimal=","), tuple[Observation, ...])
assert_type(dr.outcomes_template(report), str)
assert_type(dr.dumps(report), str)
assert_type(dr.loads(b"{}"), Report)

statement = Statement(
    id="I-01", section_id="I", kind=StatementKind.CONTEXT, text="One.", spans=(Span(0, 1),)
)
assert_type(statement.spans, tuple[Span, ...])

attached = report.attach(Path("report.en.txt"))
assert_type(attached, dr.AttachedSource)
assert_type(report.attach(text=b"words"), dr.AttachedSource)
assert_type(attached.quote(statement), str)
assert_type(attached.quotes("term.jin"), tuple[str, ...])
assert_type(attached.context(report.target("gdp"), chars=40), str)
assert_type(attached.highlight(Span(0, 3), html=True, marks=("<b>", "</b>")), str)
assert_type(attached.locate("pocket parks"), tuple[dr.Passage, ...])
assert_type(attached.locate("x", ignore_case=False)[0].statements, tuple[Statement, ...])

hits = report.search("offshore wind", kind=StatementKind.GOAL, section="II", year=2023, limit=None)
assert_type(hits, tuple[dr.Hit, ...])
assert_type(hits[0].statement, Statement)
assert_type(hits[0].score, float)
assert_type(hits[0].marked("<b>", "</b>", escape=str.upper), str)
report.search(
    "grain", kind="commitment", section=report.section("II"), indicator="grain-output.level"
)
assert_type(report.cite(report), str)
assert_type(report.cite("II.5.3-04", style="csl-json"), str)
report.resolve("dalian-report 2023, II.5.3, data 1.0.0", observations=dr.observations())

assert_type(frames.assess(1.5, strict=True), float)
assert_type(frames.to_sdmx_csv(dr.observations()), str)
assert_type(frames.growth.cagr("start", 2.0, "years"), nw.Expr)
assert_type(frames.table("figures", backend="pandas"), pd.DataFrame)
assert_type(frames.table("scorecard", backend="polars", of=report), pl.DataFrame)
assert_type(frames.table("series", backend="pyarrow", of=["gdp.growth"]), pa.Table)
frames.table("record", backend=str(report.edition), of=dr.record())
frames.write_parquet("figures", Path("figures.parquet"), of=report)

pair = dr.judge("this.txt", Path("next.txt"), place="海城市", year=2031, rule="guarded")
assert_type(pair, dr.FollowUp)
assert_type(dr.follow_up(report, report, references=dr.national_observations()), dr.FollowUp)
assert_type(pair.scorecard, dr.Scorecard)
assert_type(pair.fates, tuple[dr.TargetFate, ...])
assert_type(pair.fate("gdp").figure, Figure | None)
assert_type(pair.observations, tuple[Observation, ...])
assert_type(pair.doubts, tuple[dr.Answer, ...])
assert_type(pair.words(pair.fates[0]), str | None)
assert_type(pair.to_html(), str)
