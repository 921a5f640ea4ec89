"""Words that mean the same to someone who searches: the shipped thesaurus.

A line of `data/thesaurus.txt` is one meaning. The words of statements are left of the arrow, and
the words of queries, in English or Chinese, are right of it.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from dalian_report.search._words import CHINESE, root, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Phrases = dict[str, list[tuple[tuple[str, ...], int]]]
"""By the root of the first word: the roots of the other words, and the meaning."""


class Found(NamedTuple):
    """A phrase of the thesaurus found in a query."""

    place: int
    length: int
    meaning: int
    said: bool
    """Whether statements use it too."""


class Thesaurus:
    """Meanings, numbered by their lines, and the phrases that carry them."""

    def __init__(self, text: str) -> None:
        self._lines = [
            line.partition("<")[::2] for line in text.splitlines() if not line.startswith("#")
        ]

    @cached_property
    def said(self) -> Phrases:
        """The phrases of statements."""
        return _phrases((number, said) for number, (said, _) in enumerate(self._lines))

    @cached_property
    def _asked(self) -> Phrases:
        return _phrases((number, asked) for number, (_, asked) in enumerate(self._lines))

    @cached_property
    def _chinese(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for number, (_, asked) in enumerate(self._lines):
            for phrase in asked.split(","):
                if CHINESE.search(phrase):
                    places.setdefault(phrase.strip(), []).append(number)
        return places

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._chinese), default=0)

    @cached_property
    def phrases(self) -> list[list[str]]:
        """The phrases of statements that carry each meaning."""
        return [
            [" ".join(said_words) for phrase in said.split(",") if (said_words := words(phrase))]
            for said, _ in self._lines
        ]

    @cached_property
    def rooted(self) -> list[list[tuple[str, ...]]]:
        """The same phrases as roots."""
        return [
            [tuple(map(root, phrase.split())) for phrase in phrases] for phrases in self.phrases
        ]

    def asked(self, roots: Sequence[str]) -> Iterator[Found]:
        """The phrases in the words of a query."""
        for place, first in enumerate(roots):
            for phrases, said in ((self.said, True), (self._asked, False)):
                for rest, meaning in phrases.get(first, ()):
                    if tuple(roots[place + 1 : place + 1 + len(rest)]) == rest:
                        yield Found(place, 1 + len(rest), meaning, said)

    def asked_in_chinese(self, run: str) -> Iterator[tuple[int, int, list[int]]]:
        """The words in a run of Chinese characters, the longest first: place, length, meanings.

        A single character is a word only if nothing is beside it.
        """
        place, shortest = 0, min(2, len(run))
        while place < len(run):
            for length in range(min(self._longest, len(run) - place), shortest - 1, -1):
                meanings = self._chinese.get(run[place : place + length])
                if meanings:
                    yield place, length, meanings
                    place += length
                    break
            else:
                place += 1


def _phrases(lines: Iterable[tuple[int, str]]) -> Phrases:
    phrases: Phrases = {}
    for number, line in lines:
        for phrase in line.split(","):
            if phrase.isascii() and (roots := [root(word) for word in words(phrase)]):
                phrases.setdefault(roots[0], []).append((tuple(roots[1:]), number))
    return phrases


Endings = dict[str, list[tuple[tuple[str, ...], int]]]
"""By the root of the second word of a phrase: the roots after it, and the meaning."""


class _Word(NamedTuple):
    root: str
    alone: tuple[int, ...]
    """Its own meaning."""
    endings: Endings | None
    """The phrases that it begins."""


class Reader:
    """Reads many texts for their roots and meanings, each word only once."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._said = thesaurus.said
        self._chunks: dict[str, tuple[_Word, ...]] = {}
        self._words: dict[str, _Word] = {}

    def read(self, text: str) -> tuple[set[str], set[int]]:
        """The roots and the meanings of a folded text."""
        read: list[_Word] = []
        for chunk in text.split():
            read += self._chunks.get(chunk) or self._chunk(chunk)
        roots: list[str] = []
        meanings: list[int] = []
        phrases: list[tuple[int, Endings]] = []
        for first, alone, endings in read:
            roots.append(first)
            if alone:
                meanings += alone
            if endings:
                phrases.append((len(roots), endings))
        for place, endings in phrases:
            for rest, meaning in endings.get(roots[place], ()) if place < len(roots) else ():
                if not rest or tuple(roots[place + 1 : place + 1 + len(rest)]) == rest:
                    meanings.append(meaning)
        return set(roots), set(meanings)

    def _chunk(self, chunk: str) -> tuple[_Word, ...]:
        roots = tuple([self._words.get(word) or self._word(word) for word in words(chunk)])
        self._chunks[chunk] = roots
        return roots

    def _word(self, word: str) -> _Word:
        first = root(word)
        alone: list[int] = []
        endings: Endings = {}
        for rest, meaning in self._said.get(first, ()):
            if rest:
                endings.setdefault(rest[0], []).append((rest[1:], meaning))
            else:
                alone.append(meaning)
        self._words[word] = _Word(first, tuple(alone), endings or None)
        return self._words[word]


@cache
def shipped() -> Thesaurus:
    """The thesaurus of the package."""
    from importlib_resources import files

    path = files("dalian_report") / "data" / "thesaurus.txt"
    return Thesaurus(path.read_text(encoding="utf-8"))
