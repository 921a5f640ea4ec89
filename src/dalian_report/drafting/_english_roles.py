"""The numbers of an English text that are not figures: headings, dates, names and idioms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalian_report.drafting._readings import NumeralReading
from dalian_report.model import NumeralRole
from dalian_report.numerals import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalian_report.numerals import PrintedNumber, UnitWord

_LONGEST_LINE = 240
_YEAR = re.compile(r"(?:19[4-9][0-9]|20[0-9]{2})(?![0-9,.])")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_AFTER_MONTH = re.compile(rf"(?:{_MONTH})\.?\s$")
_BEFORE_MONTH = re.compile(rf"(?:st|nd|rd|th)?\s(?:of )?(?:{_MONTH})\b")
_LABELLED = re.compile(
    r"(?:\b(?:Line|No\.?|Unit|Phase|Route|Highway|Article|Chapter|Version|Hall|Terminal|Berth|G|S"
    r"|Document|Grade|Level|Class|Type|Area)|\btop|\bTop)[\s-]$"
)
_NAMED = re.compile(
    r"(?:st|nd|rd|th)?[\s-]+(?:[A-Z][\w-]*\s+){0,3}"
    r"(?:Congress|Session|Plenary|Plenum|Five|Year|Plan|Board|Hospital|Conference|Summit|Games"
    r"|batch|generation|phase|hotline|project\b)"
)
_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)?|placed|came)(?: the| as| at| in)*\s$", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:place|position|rank)\b")
_STRIVEN = re.compile(r"\b(?:striv\w+|bid|aim\w*|vie)(?: for)?(?: the)?\s$", re.IGNORECASE)
_IDIOMS = frozenset(("one", "once", "twice", "double", "dual", "triple"))
_NEW = re.compile(r"\s(?:new|more|additional|other)\b")
_MULTIPLE = re.compile(r"(?:multi|all)-[\w-]*$|\+\s?$")
_TOKEN = re.compile(r"[^\s-]+")


def numerals_of(plain: str, number: PrintedNumber, role: NumeralRole) -> Iterator[NumeralReading]:
    """A numeral that is not a figure, word by word. A range of years is one."""
    if number.value_to is not None:
        yield NumeralReading(number.start, number.end, role)
        return
    for match in _TOKEN.finditer(plain, number.start, number.end):
        yield NumeralReading(match.start(), match.end(), role)


def role_of(
    plain: str, number: PrintedNumber, unit: UnitWord | None, is_quoted: bool
) -> NumeralRole | None:
    """The role of a number that is not a figure, or None for a figure."""
    start, end = number.start, number.end
    before, after = plain[max(0, start - 40) : start], plain[end : end + 60]
    words = plain[start:end].lower()
    if _is_enumerator(plain, number):
        return NumeralRole.HEADING
    if _AFTER_MONTH.search(before) or _BEFORE_MONTH.match(after):
        return NumeralRole.DATE
    if unit is None and _YEAR.fullmatch(plain[start:end]) and not _is_counted(after):
        return NumeralRole.NAME if is_quoted else NumeralRole.DATE
    if is_quoted and not (unit is not None and unit.code == "percent"):
        return NumeralRole.NAME
    if number.form is Form.ORDINAL:
        return _ordinal_role(before, after)
    if _LABELLED.search(before) or _MULTIPLE.search(before) or _NAMED.match(after):
        return NumeralRole.NAME
    is_glued = before[-1:].isalpha() or (after[:1].isalpha() and unit is None)
    if is_glued and before[-1:] not in ("¥", "$"):
        return NumeralRole.NAME
    if words in _IDIOMS and unit is None and not (words == "one" and _NEW.match(after)):
        return NumeralRole.IDIOM
    if after[:1] == "-" and after[1:2].isalpha() and number.scale == 1:
        is_unit = unit is not None and unit.code not in ("year", "day", "month")
        return None if is_unit else NumeralRole.NAME
    if number.form is Form.WORDS and number.value >= 1000 and number.scale == number.value:
        # "a thousand people's congress" counts nothing, but "a trillion-dollar cluster" does.
        return None if unit is not None or after[:1] == "-" else NumeralRole.NAME
    return None


def _is_enumerator(plain: str, number: PrintedNumber) -> bool:
    floor = max(0, number.start - _LONGEST_LINE)
    line = plain.rfind("\n", floor, number.start) + 1 or floor
    before, after = plain[line : number.start].strip(), plain[number.end : number.end + 2]
    if before not in ("", "(", "Part"):
        # A section may begin within a line: "... double cycle. (4) Persist in".
        return before.endswith(". (") and after[:1] == ")"
    if before == "(":
        return after[:1] == ")"
    return after[:1] in (".", ")", ",", ":") and not after[1:2].isdigit() and number.value < 100


def _is_counted(after: str) -> bool:
    """Whether a plural noun follows, so that 2000 is not a year."""
    return re.match(r"\s[a-z]{3,}s\b", after) is not None


def _ordinal_role(before: str, after: str) -> NumeralRole | None:
    if _RANKED.search(before) or (_PLACE.match(after) and _STRIVEN.search(before)):
        return None
    return NumeralRole.NAME if _NAMED.match(after) else NumeralRole.IDIOM
