"""What the checker reports: one finding for each thing that is wrong."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CODES", "Finding"]

CODES: Mapping[str, str] = MappingProxyType(
    {
        "document": "the document cannot be read as a report",
        "encoding": "the document has a byte-order mark or line ends other than LF",
        "source": "the text is not the source that the report names",
        "coverage": "less than 99% of the source stands in a statement",
        "gap": "words of the source stand in no statement",
        "overlap": "two spans share characters of the source",
        "span-edge": "a span begins or ends in the middle of a word, or with white space",
        "span-outside": "a span lies outside the record that it belongs to",
        "section": "a section does not fit into the outline",
        "token-missed": "a number of the source is neither a figure nor a numeral",
        "token-twice": "a number of the source is accounted for more than once",
        "token-edge": "the span of a figure or numeral is not that of a number",
        "figure-value": "a figure's value is not the number that is printed",
        "figure-resolution": "a figure's resolution is not that of the last printed digit",
        "figure-hedge": "a figure's bound is not the hedge that is printed before it",
        "figure-unit": "a figure's unit does not fit its measure or the word printed after it",
        "figure-year": "a figure's year does not fit its status",
        "original": "the Chinese hedge does not have the figure's number or its own bound",
        "statement-drops": "a statement does not print a number that its figures hold",
        "statement-extra": "a statement prints a number that its span does not hold",
        "statement-hedge": "a statement hedges a number otherwise than its figure",
        "statement-direction": "a statement does not say that a figure goes down, or up",
        "statement-year": "a statement names another year than its own, or not the year it must",
        "id-form": "an id does not have the form that its kind asks for",
        "id-sequence": "an id of a series is missing",
        "id-lost": "an id of the published edition is gone",
        "order": "records do not stand in the order of the source",
        "link-goal": "goal, target and figure do not name one another",
        "link-baseline": "a target's baseline is no result of its indicator in the year before",
        "link-deliverable": "a deliverable belongs to a statement that is no commitment",
        "link-entity": "an entity and the statements that name it do not name one another",
        "link-relation": "a relation does not lead from a promise to an achievement",
        "unit": "a unit is not what its code stands for",
        "glossary": "a term stands elsewhere than its entry says, or the entry has no basis",
        "shared-words": "a text of the report has eight words in a row with the source",
    }
)
"""What each code means, in one line; `docs/checker.md` says more and gives the way out."""


@attrs.frozen
class Finding:
    """One thing that is wrong, where it is and how to mend it.

    >>> print(Finding("order", "II.1-02", "stands after II.1-03", "move the record up"))
    II.1-02: stands after II.1-03 [order]; move the record up
    """

    code: str = attrs.field(validator=attrs.validators.in_(CODES))
    """A key of `CODES`."""
    place: str
    """The id of a record, a JSON path, or "source 120-135" for characters of the source."""
    message: str
    """What is wrong, with what was found."""
    way_out: str
    """What to do about it."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message} [{self.code}]; {self.way_out}"
