"""The surroundings of a number: the text, the statement, and the numbers before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from dalian_report.drafting import _subjects

if TYPE_CHECKING:
    from dalian_report.drafting._measures import Measured
    from dalian_report.drafting._outline import Paragraph
    from dalian_report.drafting._periods import Period
    from dalian_report.drafting._vocabulary import Vocabulary


@attrs.frozen
class Setting:
    """The facts about a whole text."""

    plain: str = attrs.field(repr=False)
    year: int | None
    is_december: bool
    """Whether it was delivered in the last months of the year before."""
    places: tuple[str, ...]
    """The names of the place, after which a concept means the whole place."""
    level: str
    """The level of the place: nation, province, city, prefecture or county."""
    words: Vocabulary

    @property
    def past(self) -> int | None:
        """The year that the report reviews."""
        return None if self.year is None else self.year - 1


@attrs.define
class State:
    """The facts that earlier numbers fix within a sentence."""

    subject: _subjects.Subject | None = None
    held: _subjects.Subject | None = None
    """The subject that goes on after a number that cannot be of it."""
    label: str = ""
    measured: Measured | None = None
    unit: str = ""
    period: Period | None = None
    is_part: bool = False
    """Whether the last numbers were shares of something larger."""
    strives_in: tuple[int, int] | None = None
    """The statement whose numbers so far are strived for."""
    named: list[_subjects.Item] = attrs.field(factory=list[_subjects.Item])
    """All that the numbers so far were of, for 分别 after several of them."""


class Scene(NamedTuple):
    """The statement that is being read."""

    setting: Setting
    paragraph: Paragraph
    span: tuple[int, int]
    sentence: int
    """The start of its sentence."""
    in_list: bool
    """Whether it is in the list of the main expected goals."""
