"""The changes of each data version."""

import attrs

from dalian_report.model._fields import as_tuple, counted, cut


@attrs.frozen
class Change:
    """A change in a data version."""

    data_version: str
    date: str
    kind: str
    """released (the first), added, removed, renamed, or mended (a corrected text or value)."""
    reason: str = attrs.field(repr=cut)
    ids: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, repr=counted)
    renamed_to: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, repr=False)
