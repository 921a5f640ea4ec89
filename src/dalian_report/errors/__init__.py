"""Every error of the package, all under one base.

Each class also derives from the built-in error that a careful caller would already catch
(`KeyError` for a lookup, `ValueError` for a bad value). Each error has a `code`, the `place`
and the `value` given as fields, prints one plain sentence, and survives pickling. The codes
of every class are listed, with meaning and fix, in the docs under "Errors".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
    "PairError",
    "Problem",
    "QuantityError",
    "QueryError",
    "QuotationError",
    "SourceMismatchError",
    "UnitError",
    "UnitWarning",
    "UnknownKeyError",
    "UnknownNameError",
    "UnwritableError",
]

_MOST_PROBLEMS = 20


def short_repr(value: object) -> str:
    """Return the `repr` of the value on one line, cut to a readable length."""
    from dalian_report.errors._describing import short_repr

    return short_repr(value)


class _Coded:
    """The fields that errors and problems have in common, and the sentence made from them."""

    __slots__ = ()

    code: str

    @classmethod
    def codes(cls) -> Mapping[str, str]:
        """Return every code that this class has, with its meaning.

        >>> UnitError.codes()["other-unit"]
        'The unit given is not the unit of the other side.'
        """
        from dalian_report.errors._wording import sentences_of

        return {code: row.meaning for code, row in sentences_of(cls).items()}

    def with_code(self) -> str:
        """Return the sentence with its code in square brackets, as the shell prints it."""
        return f"{self} [{self.code}]" if self.code in self.codes() else str(self)


class _Raised(_Coded):
    """The common part of errors and warnings: the fields, the sentence and the pickling."""

    code: str
    place: str | None
    value: object
    details: Mapping[str, object]
    args: tuple[Any, ...]

    def __init__(
        self, code: str, place: str | None = None, value: object = None, **details: object
    ) -> None:
        self._fill(code, place, value, details)
        self.args = (code, place, value)

    def _fill(
        self, code: str, place: str | None, value: object, details: Mapping[str, object]
    ) -> None:
        self.code, self.place, self.value, self.details = code, place, value, details

    def __str__(self) -> str:
        from dalian_report.errors._wording import sentence

        fields = {**self.details, "place": self.place, "value": self.value}
        return sentence(type(self), self.code, fields)

    def __reduce__(self) -> tuple[Any, ...]:
        # An error must reach the parent process whatever the value was.
        from dalian_report.errors._describing import portable

        state = {name: portable(value) for name, value in vars(self).items()}
        state["details"] = {name: portable(value) for name, value in self.details.items()}
        return _remade, (type(self), tuple(map(portable, self.args))), state


class DalianReportError(_Raised, Exception):
    """Base of every error that the package raises on purpose.

    `str(error)` is one sentence for people. Programs branch on the class, `code` and the
    other fields, which stay when a sentence is reworded.

    >>> error = GrowthError("not-positive", "base", 0)
    >>> error.code, error.place, error.value, str(error)
    ('not-positive', 'base', 0, 'base must be above 0, got 0')
    """

    code: str
    """The kind of fault, in kebab-case: a key of `codes()`."""
    place: str | None
    """The argument, path, option or column in question, or None for an error without a place."""
    value: object
    """The value given, or None for an error without a value."""
    details: Mapping[str, object]
    """Further fields, which the sentence names: a limit, the unit expected, the choices."""


def _remade(kind: type[_Raised], args: tuple[object, ...]) -> _Raised:
    error = kind.__new__(kind)
    error.args = args
    return error


class Problem(_Coded):
    """One thing wrong with a document.

    >>> problem = Problem("$.figures[3].year", "not-whole", "2023")
    >>> print(problem)
    $.figures[3].year: must be a whole number, got '2023'
    """

    __slots__ = ("code", "details", "path", "value")

    path: str
    """The place: a JSON path (`$.figures[3].value`), a row and column, a file or an argument."""
    code: str
    """The kind of fault, in kebab-case: a key of `codes()`."""
    value: object
    """The value found, or None for a problem without a value."""
    details: Mapping[str, object]
    """Further fields, which the sentence names."""

    def __init__(self, path: str, code: str, value: object = None, **details: object) -> None:
        self.path, self.code, self.value, self.details = path, code, value, details

    @property
    def message(self) -> str:
        """The sentence without the path: the problem and the value found."""
        from dalian_report.errors._wording import sentence

        fields = {**self.details, "path": self.path, "value": self.value}
        return sentence(Problem, self.code, fields)

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"

    def __repr__(self) -> str:
        more = "".join(f", {name}={short_repr(value)}" for name, value in self.details.items())
        return f"Problem({self.path!r}, {self.code!r}, {short_repr(self.value)}{more})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return (self.path, self.code, self.value, self.details) == (
            other.path,
            other.code,
            other.value,
            other.details,
        )

    def __hash__(self) -> int:
        return hash((self.path, self.code))

    def __reduce__(self) -> tuple[Any, ...]:
        from dalian_report.errors._describing import portable

        details = {name: portable(value) for name, value in self.details.items()}
        return _problem, (self.path, self.code, portable(self.value), details)


def _problem(path: str, code: str, value: object, details: dict[str, object]) -> Problem:
    return Problem(path, code, value, **details)


class DataError(DalianReportError, ValueError):
    """A document that cannot be read as a report, observations or changes.

    `problems` holds all of them, each with its code and its path. Nothing was loaded. The error has
    the common code of the problems, or "several-problems" if their codes differ.

    >>> error = DataError([Problem("$.edition", "missing-key")])
    >>> error.code, str(error)
    ('missing-key', '1 problem: $.edition: is missing')
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        codes = {problem.code for problem in self.problems}
        only = self.problems[0] if len(self.problems) == 1 else None
        self._fill(
            codes.pop() if len(codes) == 1 else "several-problems",
            None if only is None else only.path,
            None if only is None else only.value,
            {},
        )
        self.args: tuple[Any, ...] = (self.problems,)

    @classmethod
    def codes(cls) -> Mapping[str, str]:
        """Return every code of a problem, with its meaning, and "several-problems"."""
        return {**super().codes(), **Problem.codes()}

    def __str__(self) -> str:
        return self._text(str)

    def with_code(self) -> str:
        """Return the sentences, each with its code in square brackets, as the shell prints it."""
        return self._text(Problem.with_code)

    def _text(self, line: Callable[[Problem], str]) -> str:
        count = len(self.problems)
        if count == 1:
            return f"1 problem: {line(self.problems[0])}"
        lines = [f"{count} problems:"]
        lines += [f"  {line(problem)}" for problem in self.problems[:_MOST_PROBLEMS]]
        if count > _MOST_PROBLEMS:
            lines.append(f"  ... and {count - _MOST_PROBLEMS} more")
        return "\n".join(lines)


class QuantityError(DalianReportError, ValueError):
    """A number or an interval that cannot be used: text, a boolean, NaN, inverted ends."""


class UnitError(DalianReportError, ValueError):
    """Two units that neither agree nor convert exactly."""


class UnitWarning(_Raised, UserWarning):
    """A number that looks as if it were in a different unit from the one assumed."""


class AssessmentError(DalianReportError, ValueError):
    """An actual that the target cannot be judged by: none, another year, another indicator."""


class PairError(DalianReportError, ValueError):
    """Two reports of which the second is not the next one of the same place."""


class GrowthError(DalianReportError, ValueError):
    """An argument that a growth function cannot answer."""


class FrameError(DalianReportError, ValueError):
    """A frame, a column or a backend that the frame functions cannot use."""


class OffsetError(DalianReportError, IndexError):
    """An offset outside the source text."""


class SourceMismatchError(DalianReportError, ValueError):
    """A text that is not the source of the report."""


class UnwritableError(DalianReportError, OSError):
    """A file that cannot be written. An existing file is kept.

    `errno`, `strerror` and `filename` come from the operating system's error, if any.
    """

    def __init__(
        self,
        code: str,
        place: str | None = None,
        value: object = None,
        *,
        number: int | None = None,
        reason: str | None = None,
    ) -> None:
        super().__init__(code, place, value, number=number, reason=reason)
        self.errno: int | None = number
        self.strerror: str | None = reason
        self.filename: Any = place

    def __reduce__(self) -> tuple[Any, ...]:
        remade, args, state = super().__reduce__()
        system = {name: getattr(self, name) for name in ("errno", "strerror", "filename")}
        return remade, args, {**state, **system}


class MissingExtraError(DalianReportError, ImportError):
    """A library that an optional part of the package needs and that is not installed.

    >>> str(MissingExtraError("altair", "plot"))
    "altair is not installed; pip install 'dalian-report[plot]' installs it"
    """

    def __init__(self, library: str, extra: str) -> None:
        self.library = library
        self.extra = extra
        self._fill("missing-extra", library, None, {"extra": extra})
        self.args: tuple[Any, ...] = (library, extra)


class QuotationError(DalianReportError, ValueError):
    """A record without words in the source text."""


class QueryError(DalianReportError, ValueError):
    """A search that cannot be made: a query that is not a string, or a year or limit amiss."""


class CitationError(DalianReportError, ValueError):
    """An unknown style, a record that cannot be cited, or a reference to something else."""


class UnknownKeyError(DalianReportError, KeyError):
    """A key that names nothing. `suggestions` are up to three keys that look like it.

    >>> str(UnknownKeyError("gdp.grwth", ["gdp.growth"], kind="indicator"))
    "no indicator 'gdp.grwth'; did you mean 'gdp.growth'?"
    """

    def __init__(
        self,
        key: object,
        suggestions: Iterable[str] = (),
        kind: str = "record",
        *,
        reason: str | None = None,
    ) -> None:
        self.key = key
        self.suggestions: tuple[str, ...] = tuple(suggestions)
        self.kind = kind
        details = {"kind": kind, "suggestions": self.suggestions, "reason": reason}
        self._fill("unknown-key", kind, key, details)
        self.args: tuple[Any, ...] = (key, self.suggestions, kind)


class UnknownNameError(DalianReportError, AttributeError):
    """A name that the package or one of its objects does not have.

    `right` is the expression to write instead, if the name is one that people guess, and
    `suggestions` are up to three names that look like it.
    """

    name: str | None
    right: str | None
    suggestions: tuple[str, ...]

    def __init__(
        self, kind: str, name: str, right: str | None = None, suggestions: Iterable[str] = ()
    ) -> None:
        self.right, self.suggestions = right, tuple(suggestions)
        details = {"right": right, "suggestions": self.suggestions}
        self._fill("unknown-name", kind, name, details)
        self.name = name
        self.args: tuple[Any, ...] = (kind, name, right, self.suggestions)


class AmbiguousKeyError(DalianReportError, KeyError):
    """A key that names more than one thing. `candidates` are their ids.

    >>> str(AmbiguousKeyError("Rule of law", ["I.10.2", "III.2"], kind="section"))
    "'Rule of law' names more than one section: 'I.10.2', 'III.2'; use the id"
    """

    def __init__(self, key: object, candidates: Iterable[str], kind: str = "record") -> None:
        self.key = key
        self.candidates: tuple[str, ...] = tuple(candidates)
        self.kind = kind
        self._fill("ambiguous-key", kind, key, {"kind": kind, "candidates": self.candidates})
        self.args: tuple[Any, ...] = (key, self.candidates, kind)
