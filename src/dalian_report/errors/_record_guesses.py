"""Names that people guess of reports and records, and the expressions to write instead.

They are not in `data/guesses.toml`, since each class needs its guesses when it is made, and to read
TOML would slow the first import.
"""

from __future__ import annotations

_PANDAS = "dr.frames.table('figures', backend='pandas', of=report)"

RECORD_GUESSES: dict[str, dict[str, str]] = {
    "Report": {
        "to_frame to_pandas to_df df frame dataframe to_dataframe": _PANDAS,
        "to_csv": f"{_PANDAS}.to_csv(index=False)",
        "to_excel": f"{_PANDAS}.to_excel('figures.xlsx')",
        "to_polars": "dr.frames.table('figures', backend='polars', of=report)",
        "to_arrow": "dr.frames.table('figures', backend='pyarrow', of=report)",
        "to_parquet": "dr.frames.write_parquet('figures', 'figures.parquet', of=report)",
        "to_json json to_dict as_dict dumps": "dr.dumps(report)",
        "save write to_file dump": "dr.write(report, 'report.json')",
        "scorecard card verdicts results_of_targets": "dr.scorecard(report)",
        "assess judge is_met": "dr.assess('gdp', 6.4, report=report)",
        "observations actuals": "report.outcomes()",
        "check findings validate": "dr.check.check(report)",
        "goals promises": "report.targets",
        "city name place_name": "report.place.name",
        "title": "report.source.title",
        "date published": "report.source.date",
        "url link source_url": "report.source.url",
        "terms definitions": "report.glossary",
        "sentences paragraphs claims": "report.statements",
        "series": "dr.series('gdp', editions=[report])",
        "version": "report.data_version",
        "plot chart": "dr.scorecard(report).plot",
        "to_html html": "dr.scorecard(report).to_html",
    },
    "Section": {
        "name heading label": "section.title",
        "text statements": "report.statements_in(section)",
        "figures": "report.figures_in(section)",
        "targets": "report.targets_in(section)",
        "children sections subsections": "report.children(section)",
        "parent": "report.parent(section)",
    },
    "Statement": {
        "section": "report.section_of(statement)",
        "figures numbers": "report.figures_in(statement)",
        "targets": "report.targets_in(statement)",
        "span": "statement.spans",
        "sentence words content": "statement.text",
        "cite citation reference": "report.cite(statement)",
        "terms": "report.terms_in(statement)",
    },
    "Figure": {
        "name title description": "figure.label",
        "number amount low lower": "figure.value",
        "high upper": "figure.value_to",
        "text words": "str(figure)",
        "hedge modifier": "figure.bound",
        "statement": "report.statement_of(figure)",
        "section section_id": "report.section_of(figure)",
        "indicator": "report.indicator_of(figure)",
        "target targets": "report.targets_of(figure)",
        "chinese zh": "figure.original",
        "cite citation": "report.cite(figure)",
    },
    "Indicator": {
        "label title": "indicator.name",
        "key code": "indicator.id",
        "description": "indicator.definition",
        "target targets": "report.targets_of(indicator)",
        "figures": "report.figures_of(indicator)",
        "chinese zh": "indicator.name_zh",
        "observations outcomes": "report.observations_of(indicator)",
        "series": "dr.series(indicator.id)",
    },
    "Target": {
        "unit": "report.indicator_of(target).unit",
        "name label title": "report.indicator_of(target).name",
        "indicator": "report.indicator_of(target)",
        "concept": "report.indicator_of(target).concept",
        "figure threshold goal": "report.figure_of(target)",
        "value number amount": "report.figure_of(target).value",
        "bound hedge": "report.figure_of(target).bound",
        "stretch stretch_figure": "report.stretch_of(target)",
        "baseline baseline_figure": "report.baseline_of(target)",
        "statement": "report.statement_of(target)",
        "text sentence words": "report.statement_of(target).text",
        "section section_id": "report.section_of(target)",
        "verdict is_met met": "dr.scorecard(report).row(target.id).verdict",
        "explain why": "dr.scorecard(report).row(target.id).explain()",
        "actual": "dr.scorecard(report).row(target.id).actual",
        "outcome outcomes observations": "report.observations_of(target)",
        "assess": "dr.assess(target, 6.4)",
        "cite citation": "report.cite(target)",
        "deadline date": "target.year",
    },
    "Observation": {
        "url link source_url": "outcome.source.url",
        "publisher": "outcome.source.publisher",
        "title": "outcome.source.title",
        "date day published release_date": "outcome.vintage",
        "number amount actual": "outcome.value",
        "text": "str(outcome)",
        "judgement": "outcome.stated",
        "name": "report.indicator_of(outcome).name",
        "indicator": "report.indicator_of(outcome)",
        "target targets": "report.targets_of(outcome.indicator_id)",
        "place city": "outcome.place_id",
        "cite citation": "report.cite(outcome)",
    },
}
"""By the class: guesses, and the right expression for them, as in `data/guesses.toml`."""


def guesses_of_record(kind: str) -> dict[str, str]:
    """The guesses for a class, each with the right expression."""
    rows = RECORD_GUESSES[kind].items()
    return {name: right for names, right in rows for name in names.split()}
