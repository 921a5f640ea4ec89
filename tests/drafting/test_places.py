"""The code and the id of a place: certain, or left out. The names are official ones."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest

import dalian_report as dr
from dalian_report.drafting._places import name_today, place_of


def known(name: str, year: int | None, *, is_given: bool = False) -> tuple[str, str] | None:
    place = place_of(name, "city", year, is_given=is_given)
    assert (place.code is None) is place.id.startswith("place-")
    return None if place.code is None else (place.id, place.code)


@pytest.mark.parametrize(
    ("name", "year", "id", "code"),
    [
        ("大连市", 2023, "gb-210200", "210200"),
        ("大连市", None, "gb-210200", "210200"),
        ("大连", 2023, "gb-210200", "210200"),
        ("辽宁省大连市", 2023, "gb-210200", "210200"),
        ("吉林省", 2015, "gb-220000", "220000"),
        ("吉林市", 2015, "gb-220200", "220200"),
        ("吉林省吉林市", 2015, "gb-220200", "220200"),
        ("朝阳市", 2015, "gb-211300", "211300"),
        ("海南州", 2015, "gb-632500", "632500"),
        ("海南省", 2015, "gb-460000", "460000"),
        ("西藏自治区", 2015, "gb-540000", "540000"),
        ("西藏", 2015, "gb-540000", "540000"),
        ("恩施州", 2010, "gb-422800", "422800"),
        ("青龙县", 2010, "gb-130321", "130321"),
        ("广西自治区", 2010, "gb-450000", "450000"),
        ("崇州市", 2010, "gb-510184", "510184"),
    ],
)
def test_a_name_of_one_place_has_its_code(name: str, year: int, id: str, code: str) -> None:
    assert known(name, year) == (id, code)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("朝阳", 2015),  # a city and a county
        ("朝阳区", 2015),  # districts of two cities; 朝阳地区 was another place
        ("吉林", 2015),  # a province and a city
        ("海南", 2015),  # a province and a prefecture
        ("海南区", 2015),
        ("通城", 2015),  # a county is not named without its kind
        ("海角市", 2031),  # made up
        ("吉林省海角市", 2031),
        ("江苏省吉林市", 2015),
        ("Haicheng", 2031),
        ("大连市", 1979),  # before the standard
        ("吉林省" * 5_000, 2015),
    ],
)
def test_a_name_that_may_be_of_two_places_or_of_none_has_no_code(name: str, year: int) -> None:
    assert known(name, year) is None


def test_a_city_took_the_name_of_a_smaller_one() -> None:
    """宜春市 was a city within 宜春地区, which became 宜春市 in 2000."""
    assert known("宜春市", 1990) == ("gb-362201", "362201")
    assert known("宜春地区", 1990) == ("gb-360900", "362200")
    assert known("宜春市", 2010) == ("gb-360900", "360900")
    # In the year of the change, and without a year, it may be either.
    assert known("宜春市", 2000) is None
    assert known("宜春市", None) is None
    # A path has the names of today, so it may mean either in 1990 too.
    assert known("宜春市", 1990, is_given=True) is None
    assert known("宜春市", 2010, is_given=True) == ("gb-360900", "360900")
    assert known("襄阳市", 1990, is_given=True) == ("gb-420600", "420600")


@pytest.mark.parametrize(
    "names",
    [
        [("襄樊市", 2005, "420600"), ("襄阳市", 2015, "420600")],
        [("思茅地区", 2000, "532700"), ("思茅市", 2005, "530800"), ("普洱市", 2015, "530800")],
        [("崇庆县", 1990, "510128"), ("崇州市", 2005, "510184")],
        [("通什市", 1995, "460001"), ("五指山市", 2005, "469001")],
        [("呼伦贝尔盟", 1999, "152100"), ("呼伦贝尔市", 2005, "150700")],
        [("哲里木盟", 1995, "152300"), ("通辽市", 2005, "150500")],
        [("淮阴市", 1995, "320800"), ("淮安市", 2005, "320800")],
        [("建阳地区", 1985, "352100"), ("南平地区", 1990, "352100"), ("南平市", 2005, "350700")],
        [("鄂西土家族苗族自治州", 1990, "422800"), ("恩施土家族苗族自治州", 2005, "422800")],
        [("那曲地区", 2010, "542400"), ("那曲市", 2020, "540600")],
        [("涿县", 1984, "132430"), ("涿州市", 2005, "130681")],
    ],
)
def test_all_names_of_a_place_have_one_id(names: list[tuple[str, int, str]]) -> None:
    found = [known(name, year) for name, year, _ in names]
    assert [one and one[1] for one in found] == [code for _, _, code in names]
    assert len({one and one[0] for one in found}) == 1
    assert name_today(names[0][0]) == names[-1][0]


@pytest.mark.parametrize(
    ("name", "other", "year"),
    [
        ("邯郸市", "邯郸地区", 1990),  # they stood side by side and were merged later
        ("重庆市", "四川省", 1990),
        ("栾城县", "正定县", 1990),  # a revision of the source has their codes exchanged
        ("肥东县", "肥西县", 1983),
    ],
)
def test_two_places_of_one_time_have_two_ids(name: str, other: str, year: int) -> None:
    first, second = known(name, year), known(other, year)
    assert first is not None
    assert second is not None
    assert first[0] != second[0]


def test_a_city_that_became_a_province_is_another_place() -> None:
    assert known("重庆市", 1990) == ("gb-510200", "510200")
    assert known("重庆市", 2005) == ("gb-500000", "500000")


def test_the_nation_has_an_id_and_no_code() -> None:
    for name in ("中华人民共和国", "中央", "全国"):
        place = place_of(name, "nation", 1955)
        assert (place.id, place.code) == ("china", None)
    assert place_of("", "city", 2015).id == "unknown"


def test_a_draft_has_the_code_of_its_place() -> None:
    text = "{year}年{place}政府工作报告\n各位代表：\n二、{year}年工作安排\n税收增长6%。"
    old = dr.draft(text.format(year=2005, place="襄樊市")).report.place
    new = dr.draft(text.format(year=2015, place="襄阳市")).report.place
    assert (old.id, old.code, old.name_zh) == (new.id, new.code, "襄樊市")
    assert old.code == "420600"
    made_up = dr.draft(text.format(year=2015, place="海角市")).report.place
    assert (made_up.id.startswith("place-"), made_up.code) == (True, None)
    # A given name may be that of today, and the one in the text is that of its year.
    assert dr.draft(text.format(year=1990, place="宜春市")).report.place.code == "362201"
    assert dr.draft(text.format(year=1990, place=""), place="宜春市").report.place.code is None


def test_two_reports_across_a_change_of_name_are_a_pair() -> None:
    text = "{year}年{place}政府工作报告\n各位代表：\n二、{year}年工作安排\n税收增长6%。"
    pair = dr.judge(text.format(year=2010, place="襄樊市"), text.format(year=2011, place="襄阳市"))
    assert pair.next_report.place.name_zh == "襄阳市"
    with pytest.raises(dr.PairError) as caught:
        dr.judge(text.format(year=2010, place="吉林省"), text.format(year=2011, place="吉林市"))
    assert caught.value.code == "other-place"


def test_the_table_is_sound() -> None:
    text = (files("dalian_report") / "drafting" / "data" / "places.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    assert len(rows) > 5_000
    units: dict[str, list[list[str]]] = {}
    for row in rows:
        unit, code, name, first, last = row
        assert re.fullmatch(r"\d{6}", code)
        assert re.fullmatch(r"(\d{6})?", unit)
        assert re.fullmatch(r"[\u4e00-\u9fff]{2,20}", name)
        assert 1980 <= int(first) <= int(last or 2026) <= 2026
        units.setdefault(unit or code, []).append(row)
    for unit, names in units.items():
        # The code of the place is that of one of its names, the one of today if it has one.
        assert unit in {row[1] for row in names}
        today = [row for row in names if not row[4]]
        assert [row[1] for row in today] in ([], [unit])
    assert rows == sorted(rows, key=lambda row: (row[0] or row[1], *row[1:4]))
    assert all(first != second for first, second in pairwise(rows))
    # Today there are 34 provinces and 333 prefectures.
    today = [row[1] for row in rows if not row[4]]
    assert sum(code.endswith("0000") for code in today) == 34
    assert sum(code.endswith("00") and not code.endswith("0000") for code in today) == 333
