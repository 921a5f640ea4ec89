"""The results of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

from dalian_report.errors._guessed import Guessed
from dalian_report.model import Statement  # noqa: TC001

_LONGEST_SNIPPET = 200
_BEFORE_MATCH = 40


@attrs.frozen
class Hit(Guessed):
    """A statement that a search found.

    >>> import dalian_report as dr
    >>> hit, *_ = dr.load().search("15亿千瓦时")
    >>> print(hit)
    II.6.1-03b: Offshore wind is to generate at least [1.5 billion kWh] in 2023.
    >>> hit.marked("<mark>", "</mark>")
    'Offshore wind is to generate at least <mark>1.5 billion kWh</mark> in 2023.'
    """

    statement: Statement
    score: float
    """Higher is better. Scores of one query compare with one another only."""
    snippet: str
    """The text, cut if it is long, with the words that the query found in square brackets."""
    matches: tuple[tuple[int, int], ...] = attrs.field(default=(), repr=False)
    """Its places in `statement.text`: half-open offsets, in order, without overlap."""

    def __str__(self) -> str:
        return f"{self.statement.id}: {self.snippet}"

    def marked(
        self, before: str = "[", after: str = "]", *, escape: Callable[[str], str] = str
    ) -> str:
        """Return the whole text of the statement with every match between two marks.

        `escape` is applied to the text but not to the marks, so that HTML is safe:
        `hit.marked("<mark>", "</mark>", escape=html.escape)`.
        """
        return _marked(self.statement.text, self.matches, before, after, escape)

    def to_dict(self) -> dict[str, Any]:
        """Return score, snippet, and the statement as in the report's JSON."""
        from dalian_report.documents._codec import plain

        return {
            "score": self.score,
            "snippet": self.snippet,
            "statement": plain(self.statement),
        }

    def _repr_html_(self) -> str:
        from html import escape

        text = self.marked("<mark>", "</mark>", escape=escape)
        return f"<p><code>{escape(self.statement.id)}</code> {text}</p>"


def snippet(text: str, matches: tuple[tuple[int, int], ...]) -> str:
    """Return the text with its matches in square brackets, cut around the first of them if long."""
    if len(text) <= _LONGEST_SNIPPET:
        return _marked(text, matches, "[", "]", str)
    start, end = _window(text, matches[0][0] if matches else 0)
    inside = tuple(
        (first - start, last - start) for first, last in matches if start <= first and last <= end
    )
    shown = _marked(text[start:end], inside, "[", "]", str)
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"


def _window(text: str, first: int) -> tuple[int, int]:
    """The ends of a snippet, at the borders of words."""
    start = max(0, min(first - _BEFORE_MATCH, len(text) - _LONGEST_SNIPPET))
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = min(len(text), start + _LONGEST_SNIPPET)
    if end < len(text):
        border = text.rfind(" ", start, end)
        end = border if border > start else end
    return start, end


def _marked(
    text: str,
    matches: tuple[tuple[int, int], ...],
    before: str,
    after: str,
    escape: Callable[[str], str],
) -> str:
    parts: list[str] = []
    place = 0
    for start, end in matches:
        parts += [escape(text[place:start]), before, escape(text[start:end]), after]
        place = end
    return "".join([*parts, escape(text[place:])])
