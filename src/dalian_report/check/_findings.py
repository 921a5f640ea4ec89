"""The findings of the checker, one for each fault."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from dalian_report.errors._sentences import finding_sentences
from dalian_report.errors._wording import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

CODES: Mapping[str, str] = MappingProxyType(
    {code: next(iter(cases.values())).meaning for code, cases in finding_sentences().items()}
)
"""The meaning of each code in one line. `docs/checker.md` has details and the fix."""


@attrs.frozen
class Finding:
    """One thing that is wrong, its place and its fix.

    >>> print(Finding("order", "II.1-02", "stands after II.1-03", "move the record up"))
    II.1-02: stands after II.1-03 [order]; move the record up
    """

    code: str = attrs.field(validator=attrs.validators.in_(CODES))
    """A key of `CODES`."""
    place: str
    """The id of a record, a JSON path, or "source 120-135" for characters of the source."""
    message: str
    """The sentence: the fault, with the value."""
    fix: str
    """The fix."""
    case: str = ""
    """Which of the sentences of the code it is, or "" if the code has one."""
    value: object = None
    """The value found, or None."""
    details: Mapping[str, object] = attrs.field(factory=dict[str, object], hash=False)
    """Further fields, which the sentence names."""

    @classmethod
    def of(
        cls, code: str, place: str, case: str = "", value: object = None, **details: object
    ) -> Finding:
        """Return the finding with the sentence and the fix of its code and case.

        >>> print(Finding.of("gap", "source 0-59", "characters", 59))
        source 0-59: 59 characters are in no statement [gap]; restate them, or widen the span
        of the statement that says them
        """
        _, text, fix = finding_sentences()[code][case]
        fields = {**details, "value": value}
        return cls(code, place, filled(text, fields), filled(fix, fields), case, value, details)

    def __str__(self) -> str:
        return f"{self.place}: {self.message} [{self.code}]; {self.fix}"
