"""Tables as far as they could be read: records with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import attrs

from dalian_report.model import Span


@attrs.define
class Rows:
    """One table as far as it could be read: records by their place."""

    path: str
    is_read: bool = True
    """False for a table that is missing: links into it are not a further problem."""
    found: dict[int, Any] = attrs.field(factory=dict[int, Any])
    unread_ids: set[str] = attrs.field(factory=set[str])
    """Ids of records that could not be read: links to them are not a further problem."""

    def unread(self, item: object) -> None:
        """Remember the id of a record that could not be read."""
        if isinstance(item, dict):
            known = cast("dict[str, object]", item)
            ids = (known.get("id"), known.get("code"))
            self.unread_ids |= {id for id in ids if isinstance(id, str)}

    def records(self) -> Iterator[Any]:
        """The records, in document order."""
        return iter(self.found.values())

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        for place, record in self.found.items():
            yield f"{self.path}[{place}]", record


Tables = Mapping[str, Rows]
_Items = tuple[Any, ...] | str | Span | None


def items(path: str, value: _Items) -> Iterator[tuple[str, Any]]:
    """The value, or if it is a tuple each item, with its path."""
    if not isinstance(value, tuple):
        yield path, value
        return
    for place, item in enumerate(value):
        yield f"{path}[{place}]", item
