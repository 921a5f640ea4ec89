"""The form of text fields."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dalian_report import model
from dalian_report.documents._integrity._rows import items
from dalian_report.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class TextForm(NamedTuple):
    """The form of a text field."""

    name: str
    """Completes "is no ..."."""
    pattern: re.Pattern[str]
    is_true: Callable[[str], bool] = bool
    """A check that the pattern cannot make."""

    def fits(self, text: str) -> bool:
        """Whether the whole text has this form."""
        return self.pattern.fullmatch(text) is not None and self.is_true(text)

    def fit_all(self, texts: Iterable[str]) -> bool:
        """Whether every one of the texts has this form."""
        texts = tuple(texts)
        return all(map(self.pattern.fullmatch, texts)) and all(map(self.is_true, texts))


ID = TextForm("well-formed id", re.compile(r"[A-Za-z0-9][A-Za-z0-9.@_/-]{0,119}"))
UNIT_CODE = TextForm(
    "code of a unit",
    re.compile(
        r"[A-Za-z0-9][A-Za-z0-9.@_/-]{0,119}"
        r"|other:[A-Za-z0-9%./\u00b0\u00b2\u00b3\u00b5\u00b7\u03bc\u2030\u2100-\u214f\u3300-\u33ff\uff05\uff0f\u3400-\u4dbf\u4e00-\u9fff_-]{1,40}"
    ),
)
"""One that the model knows, or "other:" and the unit word of the text, such as "other:μg/m³"."""
_AREA_CODE = TextForm("code of GB/T 2260 (six digits)", re.compile(r"[0-9]{6}"))
_SLUG = TextForm("slug", re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"))
_SHA256 = TextForm("SHA-256 in hex", re.compile(r"[0-9a-f]{64}"))
_RATIONAL = TextForm("positive rational", re.compile(r"[1-9][0-9]{0,39}(?:/[1-9][0-9]{0,39})?"))
_DAY = TextForm('date such as "2024-01-06"', re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), _is_day)
_VERSION = TextForm(
    'data version such as "1.0.0"',
    re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}"),
)
_CHANGE_KIND = TextForm(
    "kind of change (released, added, removed, renamed or mended)",
    re.compile("released|added|removed|renamed|mended"),
)

TEXT_FORMS: Mapping[type, Mapping[str, TextForm]] = {
    model.Place: {"id": ID, "code": _AREA_CODE},
    model.Source: {"date": _DAY, "sha256": _SHA256},
    model.Section: {"id": ID, "slug": _SLUG},
    model.Statement: {"id": ID},
    model.Figure: {"id": ID},
    model.Unit: {"code": UNIT_CODE, "si_factor": _RATIONAL},
    model.Indicator: {"id": ID},
    model.Target: {"id": ID},
    model.Deliverable: {"id": ID},
    model.Entity: {"id": ID},
    model.GlossaryEntry: {"id": ID},
    model.Citation: {"date": _DAY},
    model.Observation: {
        "id": ID,
        "indicator_id": ID,
        "deliverable_id": ID,
        "unit": UNIT_CODE,
        "vintage": _DAY,
        "place_id": ID,
        "edition": ID,
    },
    model.Change: {
        "data_version": _VERSION,
        "date": _DAY,
        "kind": _CHANGE_KIND,
        "ids": ID,
        "renamed_to": ID,
    },
}
"""The fields whose text has a form, in a list the form of every item."""


def text_problems(path: str, record: Any) -> Iterator[Problem]:
    """Texts that do not have the form that their field asks for."""
    for field, form in TEXT_FORMS.get(record.__class__, {}).items():
        value = getattr(record, field)
        for at, text in items(f"{path}.{field}", value):
            if text is not None and not form.fits(text):
                yield Problem(at, "not-of-form", text, form=form.name)
