"""Values as messages print them: on one line, short, and without Python's own notation."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from numbers import Number

_LONGEST = 60
_LONGEST_NUMBER = 200
_MOST_NAMES = 5
_MOST_BITS = 256
_MOST_ZEROS = 30


def short_repr(value: object) -> str:
    """Return the `repr` of the value on one line, cut to a readable length.

    >>> short_repr("x" * 100)
    "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."
    """
    try:
        text = _repr(value)
    except Exception:
        text = f"a {type(value).__name__} that cannot be shown"
    return _cut(_on_one_line(text), _LONGEST)


def described(value: object, *, as_json: bool = False) -> str:
    """Return the value as a sentence names it.

    Args:
        value: the value that the user gave.
        as_json: whether it comes from a JSON document, where None is null.

    >>> from decimal import Decimal
    >>> described(Decimal("-3.50")), described("6%"), described(None, as_json=True)
    ('-3.50', "'6%'", 'null')
    """
    if as_json:
        if value is None or isinstance(value, bool):
            return {None: "null", True: "true", False: "false"}[value]
        if isinstance(value, list | dict):
            return "a list" if isinstance(value, list) else "an object"
    try:
        text = _described(value)
    except Exception:
        return short_repr(value)
    return short_repr(value) if text is None else _cut(_on_one_line(text), _LONGEST_NUMBER)


def _described(value: object) -> str | None:
    """Return the description of a number, an interval or a record, None for anything else."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool | str | bytes) or value is None:
        return None
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < _MOST_ZEROS:
        return format(value, "f")
    if isinstance(value, Number):
        is_long = isinstance(value, int) and value.bit_length() > _MOST_BITS
        return None if is_long else str(value)
    if type(value).__name__ == "Interval":
        return str(value)
    name = getattr(value, "id", None)
    if not isinstance(name, str) or not hasattr(type(value), "__attrs_attrs__"):
        return None
    amount = getattr(value, "value", None)
    if amount is None:
        return name
    sign = "-" if str(getattr(value, "direction", "")) == "down" else ""
    unit, bound = (getattr(value, field, "") for field in ("unit", "bound"))
    return f"{_cut(f'{sign}{amount}', _LONGEST)} {unit} ({name}, {bound})"


def listed(names: tuple[str, ...], link: str) -> str:
    """Return the first few names in quotes, and how many more there are."""
    text = link.join(map(short_repr, names[:_MOST_NAMES]))
    more = len(names) - _MOST_NAMES
    return f"{text} and {more} more" if more > 0 else text


def portable(value: object) -> object:
    """Return the value if it can be pickled, else its short `repr`."""
    import pickle

    try:
        pickle.dumps(value)
    except Exception:
        return short_repr(value)
    return value


def _repr(value: object) -> str:
    if isinstance(value, str | bytes) and len(value) > _LONGEST:
        return repr(value[:_LONGEST])[:_LONGEST] + "..."
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return f"an integer of {value.bit_length()} bits"
    return repr(value)


def _on_one_line(text: str) -> str:
    # A class may write its own `repr` with line breaks, or with half a surrogate pair.
    if text.isprintable():
        return text
    return repr(text[:_LONGEST])[1:-1] + text[_LONGEST:]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest] + "..."
