"""The one way from a word to a member of a vocabulary."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from dalian_report.errors import DalianReportError, UnknownKeyError
from dalian_report.errors._near_keys import suggestions

if TYPE_CHECKING:
    from collections.abc import Iterable

E = TypeVar("E", bound=StrEnum)


def member(kind: type[E], value: object, what: str, error: type[DalianReportError]) -> E:
    """The member of a string enum that the value is or names.

    Args:
        kind: the enum.
        value: a member or its value.
        what: the argument that has the value, or the kind of thing that it names.
        error: the class of the error for any other value, which lists all members. An
            `UnknownKeyError` also suggests near ones.

    >>> from dalian_report.model import Bound
    >>> member(Bound, "about", "bound", UnknownKeyError)
    <Bound.ABOUT: 'about'>
    """
    try:
        return kind(value)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    except ValueError:
        raise _unknown(value, tuple(known.value for known in kind), what, error) from None


def choice(value: object, choices: Iterable[str], what: str, error: type[DalianReportError]) -> str:
    """The value, if it is one of a few words outside the vocabularies: table names, styles.

    >>> choice("apa", ["apa", "bibtex"], "style", UnknownKeyError)
    'apa'
    """
    known = tuple(choices)
    if isinstance(value, str) and value in known:
        return value
    raise _unknown(value, known, what, error)


def _unknown(
    value: object, choices: tuple[str, ...], what: str, error: type[DalianReportError]
) -> DalianReportError:
    if issubclass(error, UnknownKeyError):
        *others, last = choices
        reason = f"it must be {', '.join(others)} or {last}"
        return error(value, suggestions(value, choices), what, reason=reason)
    return error("unknown-choice", what, value, choices=choices)


def member_said(kind: type[E], words: str) -> E | None:
    """The member that a person's words name, in any case, with spaces or hyphens, or None.

    >>> from dalian_report.model import Bound
    >>> member_said(Bound, "At least")
    <Bound.AT_LEAST: 'at_least'>
    """
    name = "_".join(words.lower().replace("-", " ").split())
    return kind(name) if name in set(kind) else None
