"""Draw the pictures of the docs: python coding/pictures.py, with `.[test]` installed."""

from __future__ import annotations

from pathlib import Path

import dalian_report as dr

FOLDER = Path(__file__).parents[1] / "docs" / "images"


def main() -> None:
    """Write the pictures of the first page."""
    dr.scorecard().plot().save(FOLDER / "scorecard-2023.svg")
    dr.series("gdp").plot().save(FOLDER / "series-gdp.svg")


if __name__ == "__main__":
    main()
