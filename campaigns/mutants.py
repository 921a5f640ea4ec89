"""Documents that something happened to: values, records, keys, bytes."""

from __future__ import annotations

import json
import random
from typing import Any

__all__ = ["Mutator"]

WHOLES = (-1, 0, 1, 2, 2022, 2**53, 2**63, 10**30)
TEXTS = (
    *("", " ", "5", "-0", "1e3", "1e999999999", "NaN", "0x10", "7.50", "007", "９", "1/3", "1/0"),
    *("exact", "at_least", "percent", "growth", "met", "2023", "2023-02-30", "1.0", "2.0", "1.0.0"),
    *("II.1.1", "ІI.1.1", "ii.1.1", "gdp.growth@2023", "..", "a" * 200, "\u202e", "\x1b[31m"),
    *("</script>", "=1+1", "\ud800", "\udfff", "\x00", "\u2028", '"', "\\", '\\"', '":', "{", "]"),
)
LITERALS = (
    "NaN",
    "-Infinity",
    "1e999999999",
    "1" + "0" * 5000,
    "-0",
    "01",
    "true",
    "'x'",
    "\\u0041",
)
CLIPS = (
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\x00",
    b'"',
    b"\\",
    b",",
    b":",
    b"[",
)


class Mutator:
    """Makes mutants of one document, the same ones for the same seed."""

    def __init__(self, text: str, seed: int) -> None:
        self.text = text
        self.random = random.Random(seed)

    def mutant(self) -> bytes:
        """The document, changed in one to three ways."""
        document = json.loads(self.text)
        pick = self.random
        for _ in range(pick.choice((1, 1, 1, 2, 3))):
            change = pick.choice(self.CHANGES)
            change(self, document)
        text = json.dumps(
            document,
            ensure_ascii=pick.random() < 0.3,
            separators=pick.choice(((", ", ": "), (",", ":"))),
        )
        if pick.random() < 0.3:
            text = pick.choice(self.WRITTEN)(self, text)
        data = text.encode("utf-8", "surrogatepass")
        return self._bytes(data) if pick.random() < 0.15 else data

    def _place(self, document: Any) -> tuple[Any, Any]:
        """A member of some object or list of the document: the holder and the key."""
        holder, key = document, self.random.choice(list(document))
        while isinstance(inner := holder[key], dict | list) and inner:
            if self.random.random() < 0.15:
                break
            holder = inner
            keys = list(inner) if isinstance(inner, dict) else range(len(inner))
            key = self.random.choice(keys)
        return holder, key

    def _replace(self, document: Any) -> None:
        holder, key = self._place(document)
        holder[key] = self._value(holder[key])

    def _value(self, old: Any) -> Any:
        pick = self.random
        if isinstance(old, str) and old and pick.random() < 0.5:
            return self._nudged(old)
        if type(old) is int and pick.random() < 0.5:
            return old + pick.choice((-1, 1, 10, -2 * old))
        return pick.choice(
            (
                None,
                True,
                0.5,
                [],
                {},
                [old],
                {"id": old},
                str(old),
                pick.choice(TEXTS),
                pick.choice(WHOLES),
            )
        )

    def _nudged(self, text: str) -> str:
        place = self.random.randrange(len(text))
        put = self.random.choice(
            ("", text[place] * 2, "0", "1", "9", ".", "-", " ", "é", "а", "\u200b")
        )
        return text[:place] + put + text[place + 1 :]

    def _drop(self, document: Any) -> None:
        holder, key = self._place(document)
        del holder[key]

    def _add(self, document: Any) -> None:
        holder, key = self._place(document)
        if isinstance(holder, dict):
            name = self.random.choice(
                ("note", "year", "idd", "__class__", "id ", "", "value_to", "url")
            )
            holder[name] = self._value(holder[key])
        else:
            holder.insert(self.random.randrange(len(holder) + 1), self._value(holder[key]))

    def _swap(self, document: Any) -> None:
        (one, key), (other, another) = self._place(document), self._place(document)
        # Copies: of two places one may lie inside the other.
        first, second = json.loads(json.dumps([one[key], other[another]]))
        one[key], other[another] = second, first

    def _copy(self, document: Any) -> None:
        (one, key), (other, another) = self._place(document), self._place(document)
        one[key] = json.loads(json.dumps(other[another]))

    def _double(self, document: Any) -> None:
        tables = [rows for rows in document.values() if isinstance(rows, list) and rows]
        if tables:
            rows = self.random.choice(tables)
            rows.insert(self.random.randrange(len(rows) + 1), self.random.choice(rows))

    def _wrap(self, document: Any) -> None:
        holder, key = self._place(document)
        for _ in range(self.random.choice((1, 3, 40))):
            holder[key] = [holder[key]]

    CHANGES = (_replace, _replace, _replace, _replace, _drop, _add, _swap, _copy, _double, _wrap)

    def _repeat_key(self, text: str) -> str:
        """An object's first member once more: before itself, as it is or with another value."""
        opening = [place for place, sign in enumerate(text) if sign == "{"]
        place = self.random.choice(opening) + 1
        try:
            key, end = json.JSONDecoder().raw_decode(text, text.index('"', place))
        except ValueError:
            return text
        colon = self.random.choice((":", " :", "\t:\n"))
        written = self.random.choice((json.dumps(key), '"' + "".join(map(_escaped, key)) + '"'))
        value = self.random.choice(("null", '"x"', "1", "[]", '"a\\":b"', '":"'))
        return f"{text[:place]}{written}{colon}{value},{text[place:]}" if end else text

    def _literal(self, text: str) -> str:
        places = [place for place, sign in enumerate(text) if sign in ":["]
        place = self.random.choice(places) + 1
        stop = min(
            (found for sign in ",]}" if (found := text.find(sign, place)) >= 0), default=len(text)
        )
        return text[:place] + self.random.choice(LITERALS) + text[stop:]

    def _layout(self, text: str) -> str:
        place = self.random.randrange(len(text))
        return (
            text[:place]
            + self.random.choice((" ", "\n", "\t", "\u00a0", ",", "//", "\x0b"))
            + text[place:]
        )

    WRITTEN = (_repeat_key, _repeat_key, _literal, _layout)

    def _bytes(self, data: bytes) -> bytes:
        place = self.random.randrange(len(data))
        match self.random.randrange(5):
            case 0:
                return data[:place]
            case 1:
                return data[:place] + data[place + self.random.randrange(1, 9) :]
            case 2:
                return data[:place] + self.random.choice(CLIPS) + data[place:]
            case 3:
                return (
                    data[:place]
                    + bytes([data[place] ^ (1 << self.random.randrange(8))])
                    + data[place + 1 :]
                )
            case _:
                return data + self.random.choice((data, b"\n", b"\x00", b"]", b"null"))


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else sign
