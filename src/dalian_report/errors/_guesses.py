"""Names that people guess, and the expressions to write instead, from `data/guesses.toml`."""

from __future__ import annotations

from dalian_report.errors._record_guesses import RECORD_GUESSES, guesses_of_record
from dalian_report.errors._sentences import data_table

_FRAMES = {
    "Scorecard": {"table": "scorecard", "of": "card"},
    "Series": {"table": "series", "of": "series"},
    "Record": {"table": "record", "of": "record"},
}
"""The classes that data frames are made of: the table, and the variable of an object."""


def _guesses() -> dict[str, dict[str, str]]:
    tables = data_table("guesses")
    frames = tables.pop("frames", {})
    return {
        kind: {
            name: right.format(name=name, **_FRAMES.get(kind, {}))
            for names, right in ({**frames, **rows} if kind in _FRAMES else rows).items()
            for name in names.split()
        }
        for kind, rows in tables.items()
    }


GUESSES = _guesses() | {kind: guesses_of_record(kind) for kind in RECORD_GUESSES}
"""By the class, or the package itself: the guess, and the right expression."""
