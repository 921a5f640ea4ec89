"""The campaign of hostile texts, for a few inputs; and that it finds a fault put in."""

import random

import pytest
from campaigns import texts

import dalian_report as dr


def campaign(inputs):
    result = texts.Result()
    source = random.Random(5)
    for _ in range(inputs):
        texts.trial(texts.made_up(source), result)
    return result


def test_no_input_is_a_finding():
    result = campaign(250)
    assert result.findings == []
    assert result.drafts > 100
    assert result.refused


@pytest.mark.parametrize("fault", [ValueError, IndexError, RecursionError])
def test_another_error_is_a_finding(fault, monkeypatch):
    def broken(text):
        raise fault("broken")

    monkeypatch.setattr(dr, "draft", broken)
    assert campaign(3).findings
