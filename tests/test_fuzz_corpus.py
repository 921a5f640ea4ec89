"""The kept corpus of the campaigns: each document is refused with places, or read as it stands."""

from __future__ import annotations

import argparse
from typing import Any

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


def test_a_campaign_that_is_stopped_prints_what_it_saw(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def trial(data: bytes, before: Any, result: fuzz.Result) -> None:
        result.inputs += 1
        if result.inputs == 5:
            raise KeyboardInterrupt
        result.refused += 1

    monkeypatch.setattr(fuzz, "trial", trial)
    # The handler of the process stays as it is.
    monkeypatch.setattr(fuzz.signal, "signal", lambda *_: None)
    options = argparse.Namespace(
        document="tiny", inputs=9, seed=1, check_every=0, keep=None, seeded_bugs=False
    )
    assert fuzz.run(options) == 1
    printed = capsys.readouterr().out
    assert "stopped in input 5 of 9" in printed
    assert "5 inputs: 4 refused, 0 accepted" in printed


def test_a_default_that_is_printed_says_nothing_more() -> None:
    assert meaning('{"counted": true}') == meaning("{}") != meaning('{"counted": false}')
