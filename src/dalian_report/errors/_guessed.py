"""Objects that answer a wrong guess of a name with the right one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from dalian_report.errors import UnknownNameError
from dalian_report.errors._record_guesses import guesses_of_record

Kind = TypeVar("Kind", bound=type)


class Guessed:
    """A base for classes whose names people guess: a wrong guess is told the right one."""

    __slots__ = ()

    # Otherwise checkers of types would accept every name.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            raise unknown_name(type(self).__name__, name, type(self))


def pointing(kind: Kind) -> Kind:
    """Decorate a class of records: a wrong guess of a name is told the right one.

    `Guessed` would do the same, but with a `__getattr__` the interpreter reaches each field the
    long way, which slows every reading of a field.
    """
    guesses = guesses_of_record(kind.__name__)
    for name in guesses:
        setattr(kind, name, property(partial(_refused, name, kind), doc=""))

    def names(one: object) -> list[str]:
        # Completion must not offer the guesses.
        return [name for name in object.__dir__(one) if name not in guesses]

    kind.__dir__ = names  # type: ignore[assignment]
    return kind


def _refused(name: str, kind: type, one: object) -> object:
    raise unknown_name(kind.__name__, name, kind)


def unknown_name(kind: str, name: str, owner: object) -> AttributeError:
    """The error for a name that an object or a module does not have.

    Args:
        kind: the name of the class, or of the package.
        name: the guess.
        owner: the class or the package, of which similar names are suggested.
    """
    if name.startswith("_"):
        # Python and notebooks ask for these, and for no explanation.
        return AttributeError(f"{kind!r} object has no attribute {name!r}", name=name)
    from dalian_report.errors._guesses import GUESSES
    from dalian_report.errors._near_keys import suggestions

    guesses = GUESSES.get(kind, {})
    known = [one for one in dir(owner) if not one.startswith("_") and one not in guesses]
    right = guesses.get(name)
    return UnknownNameError(kind, name, right, () if right else suggestions(name, known))
