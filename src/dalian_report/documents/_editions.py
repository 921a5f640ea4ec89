"""The shipped editions, found in the data folder."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from dalian_report.documents import _shipped
from dalian_report.errors import UnknownKeyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalian_report.model._tables import Tables

DEFAULT = "2023"
"""The edition that is meant where none is named."""

_PREFIX, _SUFFIX = "report-", ".json"

_WITHOUT_TEXT = ("2002", "2003")
"""The editions of which no text was found anywhere."""


@cache
def editions() -> tuple[str, ...]:
    """Return the editions that ship with the package, oldest first.

    >>> "2023" in editions()
    True
    """
    names = (name for name in _shipped.names() if name.endswith(_SUFFIX))
    return tuple(
        sorted(
            name.removeprefix(_PREFIX).removesuffix(_SUFFIX)
            for name in names
            if name.startswith(_PREFIX)
        )
    )


def home() -> str:
    """The id of the place whose editions ship."""
    place_id: str = _shipped.header(DEFAULT)["place"].id
    return place_id


def check_edition(edition: object) -> None:
    """Refuse an edition that does not ship.

    Raises:
        UnknownKeyError: with the neighbours of a missing year, and the reason if it is known.
    """
    # The default is not looked up: listing the data folder would slow the cold start.
    if edition == DEFAULT or edition in editions():
        return
    reason = None
    if edition in _WITHOUT_TEXT:
        reason = f"no text of the report of {edition} was found"
    raise UnknownKeyError(edition, _neighbours(edition), "edition", reason=reason)


def _neighbours(edition: object) -> list[str]:
    """The editions before and after a year, or the default if it is not a year."""
    if isinstance(edition, int) and str(edition) in editions():
        return [str(edition)]
    if not (isinstance(edition, str) and edition.isascii() and edition.isdecimal()):
        return [DEFAULT]
    before = [known for known in editions() if known < edition]
    after = [known for known in editions() if known > edition]
    return before[-1:] + after[:1]


@cache
def tables_of(edition: str) -> Tables:
    """The records of a shipped edition, each table read when it is first used."""
    from dalian_report.model._tables import Tables

    return Tables.reading(_shipped.header(edition), reader(edition))


def reader(edition: str) -> Callable[[str], tuple[Any, ...]]:
    """The function that reads a table of a shipped edition by its name."""
    file = f"{_PREFIX}{edition}{_SUFFIX}"

    def table(name: str) -> tuple[Any, ...]:
        return _shipped.table(name, file)

    return table
