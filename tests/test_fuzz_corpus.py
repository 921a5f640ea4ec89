"""The kept corpus of the campaigns: each document is refused with places, or read as it stands."""

from __future__ import annotations

import pytest
from campaigns import fuzz, guided
from campaigns.explanations import meaning

BEFORE = meaning(fuzz.DOCUMENTS["tiny"].read_text(encoding="utf-8"))
DOCUMENTS = guided.unpacked()


def replayed() -> fuzz.Result:
    result = fuzz.Result()
    for _, data in DOCUMENTS:
        fuzz.trial(data, BEFORE, result)
        fuzz.check_one(data, result)
    return result


def test_no_document_of_the_corpus_finds_anything() -> None:
    result = replayed()
    assert result.findings == []
    assert result.inputs == len(DOCUMENTS) > 100
    assert min(result.refused, result.accepted, result.unchanged) > 0


@pytest.mark.parametrize("fault", fuzz.bugs())
def test_it_finds_a_fault_that_is_put_in(fault: str) -> None:
    with fuzz.bugs()[fault]:
        assert replayed().findings


def test_no_document_of_it_is_long() -> None:
    assert max(len(data) for _, data in DOCUMENTS) <= guided.LONGEST
