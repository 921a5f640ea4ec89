"""Every error of the package, all under one base.

Each class also derives from the built-in error that a careful caller would already catch
(`KeyError` for a lookup, `ValueError` for a bad value), carries what it complains about in
fields, prints in plain words, and survives pickling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "AmbiguousKeyError",
    "AssessmentError",
    "CitationError",
    "DalianReportError",
    "DataError",
    "FrameError",
    "GrowthError",
    "MissingExtraError",
    "OffsetError",
    "Problem",
    "QuantityError",
    "QueryError",
    "QuotationError",
    "SourceMismatchError",
    "UnitError",
    "UnknownKeyError",
    "UnwritableError",
]

_SHOWN_PROBLEMS = 20
_SHOWN_CHARACTERS = 60
_SHOWN_NAMES = 5


def shown(value: object) -> str:
    """The value as a message shows it: its `repr`, on one line, cut to a readable length.

    >>> shown("x" * 100)
    "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."
    """
    try:
        text = _shown(value)
    except Exception:
        text = f"a {type(value).__name__} that cannot be shown"
    if not text.isprintable():
        # A class may write its own with line breaks, or with half a surrogate pair.
        text = repr(text[:_SHOWN_CHARACTERS])[1:-1] + text[_SHOWN_CHARACTERS:]
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "..."


def _shown(value: object) -> str:
    if isinstance(value, str | bytes) and len(value) > _SHOWN_CHARACTERS:
        return repr(value[:_SHOWN_CHARACTERS])[:_SHOWN_CHARACTERS] + "..."
    if isinstance(value, int) and value.bit_length() > 256:
        return f"an integer of {value.bit_length()} bits"
    return repr(value)


def _listed(names: tuple[str, ...], link: str) -> str:
    """The first few names, and how many more there are."""
    listed = link.join(map(shown, names[:_SHOWN_NAMES]))
    more = len(names) - _SHOWN_NAMES
    return f"{listed} and {more} more" if more > 0 else listed


def _portable(key: object) -> object:
    """The key itself if it can be pickled, else what a message shows of it."""
    import pickle

    try:
        pickle.dumps(key)
    except Exception:
        return shown(key)
    return key


class DalianReportError(Exception):
    """Base of every error that the package raises on purpose."""


class Problem(NamedTuple):
    """One thing wrong with a document."""

    path: str
    """Where, as a JSON path: `$.figures[3].value`."""
    message: str
    """What is wrong, with the value found."""
    code: str = "invalid-document"
    """The kind of the problem, for programs."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class DataError(DalianReportError, ValueError):
    """A document that cannot be taken as a report, observations or changes.

    `problems` holds all of them, each with its JSON path; nothing was loaded.

    >>> str(DataError([Problem("$.edition", "is missing")]))
    '1 problem: $.edition: is missing'
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    @property
    def code(self) -> str:
        """The code of the first problem."""
        return self.problems[0].code if self.problems else "invalid-document"

    def __str__(self) -> str:
        count = len(self.problems)
        if count == 1:
            return f"1 problem: {self.problems[0]}"
        lines = [f"{count} problems:"]
        lines += [f"  {problem}" for problem in self.problems[:_SHOWN_PROBLEMS]]
        if count > _SHOWN_PROBLEMS:
            lines.append(f"  ... and {count - _SHOWN_PROBLEMS} more")
        return "\n".join(lines)


class QuantityError(DalianReportError, ValueError):
    """A number or an interval that cannot be used: text, a boolean, NaN, inverted ends."""


class UnitError(DalianReportError, ValueError):
    """Two units that neither agree nor convert exactly."""


class AssessmentError(DalianReportError, ValueError):
    """An actual that the target cannot be judged by: none, another year, another indicator."""


class GrowthError(DalianReportError, ValueError):
    """An argument for which a growth function has no answer."""


class FrameError(DalianReportError, ValueError):
    """A frame, a column or a backend that the frame functions cannot use."""


class OffsetError(DalianReportError, IndexError):
    """An offset outside the source text."""


class SourceMismatchError(DalianReportError, ValueError):
    """A text that is not the source of the report."""


class UnwritableError(DalianReportError, OSError):
    """A file that cannot be written; what stood there stays."""


class MissingExtraError(DalianReportError, ImportError):
    """A library that an optional part of the package needs and that is not installed.

    >>> str(MissingExtraError("altair", "plot"))
    "altair is not installed; pip install 'dalian-report[plot]' brings it"
    """

    def __init__(self, library: str, extra: str) -> None:
        self.library = library
        self.extra = extra
        super().__init__(library, extra)

    def __str__(self) -> str:
        return (
            f"{self.library} is not installed; pip install 'dalian-report[{self.extra}]' brings it"
        )


class QuotationError(DalianReportError, ValueError):
    """Something that the source text has no words for."""


class QueryError(DalianReportError, ValueError):
    """A search that cannot be made: a query that is no text, or a year or limit amiss."""


class CitationError(DalianReportError, ValueError):
    """A style that there is not, what cannot be cited, or a reference to something else."""


class _LookupError(DalianReportError, KeyError):
    """What a lookup fails with: the key and its kind, and names that may help."""

    key: object
    kind: str

    def __reduce__(self) -> tuple[Any, ...]:
        # An error must reach the parent process whatever the key was.
        key = _portable(self.key)
        return type(self), (key, *self.args[1:]), {**vars(self), "key": key}


class UnknownKeyError(_LookupError):
    """A key that names nothing; `suggestions` are up to three keys that look like it.

    >>> str(UnknownKeyError("gdp.grwth", ["gdp.growth"], kind="indicator"))
    "no indicator 'gdp.grwth'; did you mean 'gdp.growth'?"
    """

    def __init__(self, key: object, suggestions: Iterable[str] = (), kind: str = "record") -> None:
        self.key = key
        self.suggestions: tuple[str, ...] = tuple(suggestions)
        self.kind = kind
        super().__init__(key, self.suggestions, kind)

    def __str__(self) -> str:
        message = f"no {self.kind} {shown(self.key)}"
        if not self.suggestions:
            return message
        return f"{message}; did you mean {_listed(self.suggestions, ' or ')}?"


class AmbiguousKeyError(_LookupError):
    """A key that names more than one thing; `candidates` are their ids.

    >>> str(AmbiguousKeyError("Rule of law", ["I.10.2", "III.2"], kind="section"))
    "'Rule of law' names more than one section: 'I.10.2', 'III.2'; use the id"
    """

    def __init__(self, key: object, candidates: Iterable[str], kind: str = "record") -> None:
        self.key = key
        self.candidates: tuple[str, ...] = tuple(candidates)
        self.kind = kind
        super().__init__(key, self.candidates, kind)

    def __str__(self) -> str:
        named = _listed(self.candidates, ", ")
        return f"{shown(self.key)} names more than one {self.kind}: {named}; use the id"
