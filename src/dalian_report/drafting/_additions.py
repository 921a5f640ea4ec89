"""A user's additions to the vocabulary, checked before they are used."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any

from dalian_report.documents import _files
from dalian_report.errors import DataError, Problem
from dalian_report.errors._near_keys import suggestions
from dalian_report.model import Measure
from dalian_report.model._vocabulary import IndicatorPolarity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_LARGEST = 4 * 2**20
_NEEDED = ("name", "names", "measures", "polarity", "definition")
_WORD_LISTS = ("names", "english", "scopes", "pair", "breaks")
_TEXTS = ("name", "definition", "share")
_MEASURES = tuple(measure.value for measure in Measure)
_POLARITIES = tuple(polarity.value for polarity in IndicatorPolarity)


def checked_additions(
    given: Mapping[str, Any] | str | os.PathLike[str],
    concepts: Collection[str],
    words: Mapping[str, Mapping[str, Any]],
) -> Mapping[str, Any]:
    """Return the additions of a mapping or of a TOML file.

    Args:
        given: The additions, or the path of the file.
        concepts: The ids of the registry's concepts.
        words: The word lists of the reader, by table and key.

    Raises:
        DataError: if they cannot be used. It lists all problems with their paths.
    """
    added: Any = _from_file(given) if isinstance(given, str | os.PathLike) else given
    problems = list(_problems(added, concepts, words))
    if problems:
        raise DataError(problems)
    found: Mapping[str, Any] = added
    return found


def _from_file(path: str | os.PathLike[str]) -> object:
    raw = _files.content(path, _LARGEST)
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DataError([Problem(str(path), "not-toml", reason=str(error))]) from None


def _problems(
    added: Any, concepts: Collection[str], words: Mapping[str, Mapping[str, Any]]
) -> Iterator[Problem]:
    if not _is_table(added):
        yield Problem("vocabulary", "not-a-vocabulary", added)
        return
    yield from _unknown("vocabulary", added, ("concepts", "words"))
    yield from _concept_problems(added.get("concepts", {}), concepts)
    yield from _word_problems(added.get("words", {}), words)


def _concept_problems(tables: Any, concepts: Collection[str]) -> Iterator[Problem]:
    if not _is_table(tables):
        yield Problem("concepts", "not-a-vocabulary", tables)
        return
    for id, table in tables.items():
        path = f"concepts.{id}"
        if not _is_table(table):
            yield Problem(path, "not-a-vocabulary", table)
            continue
        if id not in concepts:
            yield from (
                Problem(path, "missing-field", name=name) for name in _NEEDED if name not in table
            )
        yield from _unknown(path, table, (*_NEEDED, "default", "share", *_WORD_LISTS))
        for key, value in table.items():
            yield from _field_problems(f"{path}.{key}", key, value)


def _field_problems(path: str, key: str, value: Any) -> Iterator[Problem]:
    if key in _WORD_LISTS and not _is_words(value):
        yield Problem(path, "not-a-word-list", value)
    elif key in _TEXTS and not (isinstance(value, str) and value):
        yield Problem(path, "not-words", value)
    elif key == "polarity" and value not in _POLARITIES:
        yield Problem(path, "not-in-vocabulary", value, choices=_POLARITIES)
    elif key == "default" and value not in _MEASURES:
        yield Problem(path, "not-in-vocabulary", value, choices=_MEASURES)
    elif key == "measures":
        yield from _measure_problems(path, value)


def _measure_problems(path: str, measures: Any) -> Iterator[Problem]:
    if not _is_table(measures) or not measures:
        yield Problem(path, "not-a-vocabulary", measures)
        return
    for measure, codes in measures.items():
        if measure not in _MEASURES:
            yield Problem(path, "not-in-vocabulary", measure, choices=_MEASURES)
        elif not _is_words(codes) or not codes:
            yield Problem(f"{path}.{measure}", "not-a-word-list", codes)


def _word_problems(tables: Any, words: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    if not _is_table(tables):
        yield Problem("words", "not-a-vocabulary", tables)
        return
    yield from _unknown("words", tables, words)
    for name, table in tables.items():
        if name not in words:
            continue
        if not _is_table(table):
            yield Problem(f"words.{name}", "not-a-vocabulary", table)
            continue
        yield from _unknown(f"words.{name}", table, words[name])
        for key, row in table.items():
            if not _is_words(row):
                yield Problem(f"words.{name}.{key}", "not-a-word-list", row)


def _unknown(path: str, table: Mapping[str, Any], known: Collection[str]) -> Iterator[Problem]:
    for key in table:
        if key not in known:
            near = suggestions(key, known)
            yield Problem(f"{path}.{key}", "unknown-vocabulary-key", suggestions=near)


def _is_table(value: object) -> bool:
    return hasattr(value, "items") and hasattr(value, "get")


def _is_words(value: Any) -> bool:
    """Whether it is a list of words. An empty word would be found everywhere."""
    if type(value) not in (list, tuple):
        return False
    return all(isinstance(word, str) and word.strip() for word in value)
