"""The outline of a report as a tree, each section with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from dalian_report._plain_text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalian_report.model import Figure
    from dalian_report.model._outline import Section

__all__ = ["Branch", "SectionTree"]


@attrs.frozen
class Branch:
    """A section in its place in the tree."""

    depth: int
    """How far below the top. 0 is a top."""
    section: Section
    figures: tuple[Figure, ...]
    """Those of the section itself, not of the sections below it."""


@attrs.frozen(repr=False)
class SectionTree:
    """Sections in document order, each with its depth and its figures.

    `str()` draws the tree.
    """

    branches: tuple[Branch, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the tree, in document order of their sections."""
        return tuple(figure for branch in self.branches for figure in branch.figures)

    def __repr__(self) -> str:
        return f"<SectionTree: {len(self.branches)} sections, {len(self.figures)} figures>"

    def __str__(self) -> str:
        return "\n".join(_drawn(list(_lines(self.branches))))


def _lines(branches: Iterable[Branch]) -> Iterator[tuple[int, str]]:
    """Every line with its depth. The figures of a section come before the sections below."""
    for branch in branches:
        yield branch.depth, f"{branch.section.id}  {branch.section.title}"
        for figure in branch.figures:
            yield branch.depth + 1, f"{figure}: {_figure_text(figure)}"


def _figure_text(figure: Figure) -> str:
    year = "" if figure.year is None else f" {figure.year}"
    return f"{figure.label} ({figure.status.value}{year}, {figure.id})"


def _drawn(lines: list[tuple[int, str]]) -> list[str]:
    """The lines behind their branches, read backwards, since the last of a branch bends."""
    drawn: list[str] = []
    later: set[int] = set()
    for depth, text in reversed(lines):
        later = {other for other in later if other <= depth}
        if depth:
            stem = "".join("│  " if level in later else "   " for level in range(1, depth))
            drawn.append(f"{stem}{'├─ ' if depth in later else '└─ '}{printable(text)}")
        else:
            drawn.append(printable(text))
        later.add(depth)
    return drawn[::-1]
