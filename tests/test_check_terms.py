"""The checker's rules on words: one term and one name for one thing."""

from __future__ import annotations

import pytest

from dalian_report.check import check_document
from tarn_bay import changed
from towns import add, put


@pytest.mark.parametrize(
    ("en", "text", "used"),
    [
        ("twin towers", "The twin tower is carried on.", True),
        ("twin towers", "The double towers are carried on.", False),
        ("putting plans to use", "The town put its two plans to use.", True),
        ("plan (of the towers)", "The plan is carried on.", True),
        ("Harbour Tower Act (HTA)", "The HTA is carried on.", True),
        (
            "pulling down towers, closing quays and sheds",
            "Towers and sheds: pull down, close.",
            True,
        ),
        ("pulling down towers, closing quays and sheds", "Pull the towers down.", False),
        ("mu", "Two mu are carried on.", True),
        ("mu", "Two acres are carried on.", False),
        ("two towers", "“双塔”规划继续。", True),
        ("two towers", "规划继续。", False),
    ],
)
def test_a_statement_uses_the_term(en: str, text: str, used: bool) -> None:
    changes = (put("glossary", "term.two-towers", en=en), put("statements", "II.1-04", text=text))
    found = [one.place for one in check_document(changed(*changes)) if one.code == "glossary-use"]
    assert found == ["II.1-04"] * (not used)


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("Mill Lane Centre", "the Mill Lane Center", True),
        ("Wool-Hall of the Mill", "Wool Hall of Mill", True),
        ("Mill Lane Old Wool Hall", "Mill Old Hall", True),
        ("Mill Hall", "Mill Old Hall", False),
        ("Mill Lane North Hall", "Mill Lane South Hall", False),
        ("Mill Lane", "Lower Mill Lane", False),
    ],
)
def test_two_entities_have_names_apart(first: str, second: str, near: bool) -> None:
    text = f"{first} and {second} got 3 schools in 2039."
    more = add("entities", id="entity.other", kind="place", name=second, statement_ids=["I.1-04"])
    found = check_document(
        changed(
            put("entities", "entity.mill-lane", name=first),
            more,
            put("statements", "I.1-04", text=text),
        )
    )
    assert [one.case for one in found if one.code == "entity-names"] == ["near"] * near


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("Mill Lane Old Wool Hall", False),
        ("Mill Lane's wool hall", True),
        ("Mill Lane", False),
        ("Mill Lane, Wool, Hall", False),
        ("Mill Lane School Hall", False),
    ],
)
def test_a_statement_has_one_name_for_an_entity(printed: str, other: bool) -> None:
    found = check_document(
        changed(
            put("entities", "entity.mill-lane", name="Mill Lane Old Wool Hall"),
            put("statements", "I.1-04", text=f"{printed} got 3 schools in 2039."),
        )
    )
    assert [one.case for one in found if one.code == "entity-names"] == ["statement"] * other
