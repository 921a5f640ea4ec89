"""Objects that answer a wrong guess of a name with the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalian_report.errors import UnknownNameError

__all__ = ["Guessed", "unknown_name"]


class Guessed:
    """A base for classes whose names people guess: a wrong guess is told the right one."""

    __slots__ = ()

    # Otherwise checkers of types would accept every name.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            raise unknown_name(type(self).__name__, name, type(self))


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

    right = GUESSES.get(kind, {}).get(name)
    known = [one for one in dir(owner) if not one.startswith("_")]
    return UnknownNameError(kind, name, right, () if right else suggestions(name, known))
