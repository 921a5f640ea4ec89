"""Names that people guess, and the names to write instead.

A right answer is a Python expression in which the object has its usual name: `dr` for the
package, `card`, `row`, `report`, `series`, `record`, `hit`, `drafted`, `pair`.
"""

from __future__ import annotations

__all__ = ["GUESSES"]

_OF_REPORT = (
    "attach cite deliverables entities figures get glossary indicators section sections"
    " statements target targets"
)
_FRAME = "dr.frames.table('{}', backend='pandas', of={})"


def _each(names: str, right: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), right)


def _frames(table: str, of: str) -> dict[str, str]:
    frame = _FRAME.format(table, of)
    return {
        **_each("to_frame to_pandas to_df df frame dataframe to_dataframe", frame),
        "to_polars": frame.replace("pandas", "polars"),
        "to_arrow": frame.replace("pandas", "pyarrow"),
        "to_csv": f"{frame}.to_csv(index=False)",
        "to_excel": f"{frame}.to_excel('{table}.xlsx')",
        "to_parquet": f"dr.frames.write_parquet('{table}', '{table}.parquet', of={of})",
        "to_json": f"{of}.to_dict()",
        "json": f"{of}.to_dict()",
        "as_dict": f"{of}.to_dict()",
    }


GUESSES: dict[str, dict[str, str]] = {
    "dalian_report": {
        **{name: f"dr.load().{name}" for name in _OF_REPORT.split()},
        **_each("card score verdicts results table_of_targets", "dr.scorecard()"),
        **_each("evaluate verdict is_met", "dr.assess('gdp', 6.4)"),
        **_each("open parse read_report load_report from_file", "dr.read"),
        **_each("save dump write_report", "dr.write"),
        **_each("read_csv load_outcomes read_table", "dr.read_outcomes"),
        **_each("outcomes data actuals", "dr.observations()"),
        **_each("years list_editions available", "dr.editions()"),
        **_each("to_frame to_pandas to_csv table dataframe", "dr.frames.table"),
        **_each("timeseries time_series history", "dr.series('gdp')"),
        **_each("cagr growth_rate", "dr.growth.cagr"),
        **_each("template write_template", "dr.outcomes_template()"),
        "plot": "dr.scorecard().plot",
        **_each("bibtex citation", "dr.load().cite(dr.load().target('gdp'), style='bibtex')"),
        **_each("explain why", "dr.scorecard().row('gdp').explain()"),
        **_each("revisions revised", "dr.series('gdp')"),
        **_each("track_record promises", "dr.record()"),
        **_each("data_version versions", "dr.DATA_VERSION"),
        "gdp": "dr.load().target('gdp')",
        "compare": "dr.judge",
        "version": "dr.__version__",
    },
    "Scorecard": {
        **_frames("scorecard", "card"),
        "targets": "card.report.targets",
        "year": "card.report.year",
        "edition": "card.report.edition",
        **_each("met kept", "card.select(verdict='met')"),
        **_each("not_met missed failed", "card.select(verdict='not_met')"),
        **_each("filter where query by_verdict", "card.select(verdict='met')"),
        **_each("silent missing unknown", "card.select(verdict='no_data')"),
        **_each("sources outcomes", "[row.observation for row in card]"),
        "to_markdown": "card.to_html",
        "title": "card.report.source.title",
        **_each("summary stats value_counts", "card.counts"),
        **_each("results items assessments table", "card.rows"),
        **_each("get target find", "card.row('gdp')"),
        **_each("save html write show", "card.to_html"),
        **_each("print to_string text", "str(card)"),
        **_each("chart figure", "card.plot"),
    },
    "Assessment": {
        **_each("url link source_url", "row.observation.source.url"),
        **_each("source publisher", "row.observation.source"),
        **_each("outcome result observed", "row.observation"),
        **_each("value actual_value", "row.observation.value"),
        **_each("date published vintage", "row.observation.vintage"),
        "status": "row.observation.status",
        **_each("id target_id key", "row.target.id"),
        "indicator_id": "row.indicator.id",
        "year": "row.target.year",
        "strength": "row.target.strength",
        "counted": "row.target.counted",
        "note": "row.comparability",
        **_each("is_met met passed kept", "row.verdict"),
        **_each("threshold goal wanted", "row.required.threshold"),
        **_each("why reason explanation text", "row.explain()"),
        **_each("section section_id", "report.statement(row.target.statement_id).section_id"),
        "statement": "report.statement(row.target.statement_id)",
        **_each("to_dict as_dict", "card.to_dict()['rows']"),
    },
    "Series": {
        **_frames("series", "series"),
        **_each("values data items points", "series.rows"),
        "years": "[row.year for row in series.rows]",
        **_each("save html write", "series.to_html"),
        "show": "series.plot",
        **_each("revised revisions", "[(row.january, row.outcome) for row in series]"),
        "text": "str(series)",
    },
    "Record": {
        **_frames("record", "record"),
        **_each("editions years scorecards", "record.cards"),
        "silent": "[row for _, row in record.rows() if row.verdict == 'no_data']",
        **_each("summary stats totals", "record.counts"),
        **_each("targets items results", "list(record.rows())"),
        "save": "record.to_html",
        "text": "str(record)",
    },
    "Draft": {
        **{name: f"drafted.report.{name}" for name in ["figures", "targets", "statements", "year"]},
        **_each("scorecard card verdicts", "dr.scorecard(drafted.report)"),
        **_each("to_json json dumps", "dr.dumps(drafted.report)"),
        **_each("save write to_file", "dr.write(drafted.report, 'report.json')"),
        **_each("check findings", "dr.check.check(drafted.report)"),
        **_each("review page html", "drafted.to_html"),
        **_each("warnings problems errors", "drafted.doubts"),
        **_each("quote quotes", "drafted.source.quote"),
    },
    "FollowUp": {
        **_each("card verdicts table", "pair.scorecard"),
        **_each("rows results targets", "pair.scorecard.rows"),
        "row": "pair.scorecard.row",
        "silent": "[one for one in pair.fates if one.fate == 'silent']",
        **_each("to_json json", "pair.to_dict()"),
        **_each("save html write show", "pair.to_html"),
        **_each("answers outcomes", "pair.observations"),
    },
    "Hit": {
        "id": "hit.statement.id",
        **_each("text sentence", "hit.statement.text"),
        **_each("section section_id", "hit.statement.section_id"),
        "kind": "hit.statement.kind",
    },
}
"""By the class, or the package itself: the guess, and the right expression."""
