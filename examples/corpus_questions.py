"""Ask the tables of a corpus with DuckDB: `python corpus_questions.py TABLES`."""

from __future__ import annotations

import sys

import duckdb

QUESTIONS = {
    "the mean target for the growth of GDP, by level and year": """
        SELECT level, year, count(*) AS places, round(avg(value), 2) AS percent
        FROM (
            SELECT DISTINCT ON (place, year) * FROM targets
            WHERE indicator_id = 'gdp.growth' AND target_year = year
            ORDER BY place, year, path, start
        )
        GROUP BY ALL ORDER BY ALL
    """,
    "how many judged targets the next report shows as met, by indicator": """
        SELECT indicator_id, count(*) AS judged,
            round(100 * avg((verdict = 'met')::INT)) AS percent_met
        FROM outcomes WHERE verdict <> 'no_data'
        GROUP BY ALL HAVING judged >= 2 ORDER BY judged DESC, indicator_id LIMIT 20
    """,
    "the hedges of targets, by year": """
        SELECT year, hedge, count(*) AS targets FROM targets WHERE hedge IS NOT NULL
        GROUP BY ALL ORDER BY year, targets DESC, hedge LIMIT 20
    """,
    "the doubts of the first twenty texts that need a reader most": """
        SELECT path, count(*) AS doubts, string_agg(DISTINCT code, ' ' ORDER BY code) AS codes
        FROM doubts GROUP BY ALL ORDER BY doubts DESC, path LIMIT 20
    """,
}


def main(folder: str) -> None:
    """Print the answers."""
    for table in ("reports", "figures", "targets", "outcomes", "doubts"):
        duckdb.sql(f"CREATE OR REPLACE VIEW {table} AS FROM '{folder}/{table}.parquet'")
    for question, query in QUESTIONS.items():
        print(f"{question}:")
        duckdb.sql(query).show(max_rows=200)


if __name__ == "__main__":
    main(sys.argv[1])
