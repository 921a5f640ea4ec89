"""Entities, glossary terms and relations: from a name to what the report says of it."""

from __future__ import annotations

import pytest

import dalian_report as dr
from refusals import refused

REPORT = dr.load()


def test_an_entity_answers_to_its_id_with_and_without_the_prefix() -> None:
    assert REPORT.entity("hengli") is REPORT.entity("entity.hengli")
    assert REPORT.term("jin") is REPORT.term("term.jin")


def test_a_miss_says_what_was_near() -> None:
    with refused(dr.UnknownKeyError, "unknown-key entity") as caught:
        REPORT.entity("changxing-iland")
    assert "entity.changxing-island" in caught.value.suggestions


def test_what_does_the_report_say_about_changxing_island() -> None:
    texts = [statement.text for statement in REPORT.mentions("changxing-island")]
    assert len(texts) == 2
    assert all("Changxing Island" in text for text in texts)


def test_relations_are_followed_both_ways() -> None:
    goal, result = REPORT.statement("II.6.1-07"), REPORT.statement("I.5.2-06")
    assert result in REPORT.related(goal)
    assert goal in REPORT.related(result.id)


def test_a_statement_that_is_not_there_is_a_miss() -> None:
    with pytest.raises(dr.UnknownKeyError):
        REPORT.related("II.99-01")
    assert REPORT.related("closing-04f") == ()


def test_every_mention_is_in_document_order() -> None:
    place = {statement.id: number for number, statement in enumerate(REPORT.statements)}
    for entity in REPORT.entities:
        places = [place[statement.id] for statement in REPORT.mentions(entity.id)]
        assert places == sorted(set(places)), entity.id
