"""A copy of a text that is edited while every character remembers its place in the source."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable


class Copy:
    """A text and, for each of its characters, the offset of that character in the source.

    An edit removes characters or replaces them. It never adds any. So each
    character of the copy comes from exactly one of the source, and they keep their order.
    """

    __slots__ = ("origins", "text")

    def __init__(self, source: str) -> None:
        self.text = source
        self.origins = array("I", range(len(source)))

    def translate(self, change: Callable[[str], str]) -> None:
        """Change characters one for one."""
        changed = change(self.text)
        if len(changed) != len(self.text):
            raise ValueError("the change must keep the length of the text")
        self.text = changed

    def substitute(
        self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]
    ) -> None:
        """Put `new` in place of each match. Its letters are at the first places of the match."""
        if isinstance(new, str):
            self.edit((*match.span(), new) for match in pattern.finditer(self.text))
        else:
            self.edit((*match.span(), new(match)) for match in pattern.finditer(self.text))

    def edit(self, edits: Iterable[tuple[int, int, str]]) -> None:
        """Put each text in place of the characters from start to end, in ascending order."""
        text, origins = self.text, self.origins
        pieces: list[str] = []
        places = array("I")
        done = 0
        for start, end, new in edits:
            if not done <= start <= start + len(new) <= end:
                raise ValueError("edits must ascend and must not lengthen the text")
            pieces += (text[done:start], new)
            places.extend(origins[done : start + len(new)])
            done = end
        if not pieces:
            return
        pieces.append(text[done:])
        places.extend(origins[done:])
        self.text, self.origins = "".join(pieces), places
