"""Which texts are of one place, under all names that it had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.attainment._pairs import place_stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dalian_report.corpus._steps import Text

# 吉林市 and 吉林省 share a name.
_PROVINCES = ("省", "自治区")


class SamePlace:
    """The texts of a collection by place and year.

    Two texts are of one place if their places have one id, or, if one of the ids is not certain,
    one name, short or in full.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts: dict[tuple[object, int | None], list[Text]] = {}
        for text in sorted(texts, key=lambda text: text.table_path):
            for key in _keys(text):
                self._texts.setdefault((key, text.year), []).append(text)

    def of(self, text: Text, year: int | None) -> list[Text]:
        """The texts of the year that are of the place of this text, the first path first."""
        found = {
            other.table_path: other
            for key in _keys(text)
            for other in self._texts.get((key, year), ())
            if other.place_id == text.place_id or not (other.place_id and text.place_id)
        }
        return [found[path] for path in sorted(found)]


def _keys(text: Text) -> Iterator[object]:
    """Reasons for which the place of a different text may be equal."""
    if text.place and text.year is not None:
        yield place_stem(text.place), text.place.endswith(_PROVINCES)
        if text.place_id:
            yield text.place_id
