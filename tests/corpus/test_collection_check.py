"""The check of a collection finds the files that are not what their paths say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import dalian_report as dr
from dalian_report import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ITEMS = [
    "教育",
    "医疗",
    "住房",
    "交通",
    "供水",
    "供电",
    "绿化",
    "就业",
    "养老",
    "文化",
    "体育",
    "农业",
]
CLOSE = "让我们同心协力，为实现今年的目标而努力奋斗！\n"


def text(place: str, year: int, *, front: str = "", seed: str = "", close: str = CLOSE) -> str:
    """A report of some length, its own sentences with the place and the year."""
    own = seed or f"{place}{year}"
    body = "\n".join(
        f"{item}方面新增{own}第{number}号工程一批，{item}服务覆盖{own}全部第{number}类居民。"
        for number, item in enumerate(ITEMS, 1)
    )
    return (
        f"政府工作报告\n——{year}年1月9日在{place}第九届人民代表大会第一次会议上\n{front}各位代表：\n"
        f"现在，我代表市人民政府向大会报告工作，请予审议。\n一、{year - 1}年工作回顾\n{body}\n"
        f"二、{year}年工作安排\n今年目标是：地区生产总值增长6%以上。\n{body}\n{close}"
    )


Write = "Callable[[str, str], None]"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], None]:
    def save(path: str, content: str) -> None:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")

    save("海城市/2031.md", text("海城市", 2031))
    save("江口市/2031.md", text("江口市", 2031))
    return save


def findings(folder: Path) -> list[tuple[str, str]]:
    return [(one.path, one.code.value) for one in dr.corpus.check(folder, processes=1)]


def only(folder: Path) -> dr.corpus.CorpusFinding:
    (finding,) = dr.corpus.check(folder, processes=1)
    return finding


def test_a_sound_collection_has_no_findings(tmp_path: Path, write: Write) -> None:
    assert findings(tmp_path) == []


def test_a_place_under_an_earlier_name_is_not_another_place(tmp_path: Path, write: Write) -> None:
    write("襄阳市/2005.md", text("襄樊市", 2005))
    write("鄂尔多斯市/2000.md", text("伊克昭盟", 2000))
    assert findings(tmp_path) == []


def test_a_city_that_has_the_name_of_its_prefecture(tmp_path: Path, write: Write) -> None:
    write("大理白族自治州/2032.md", text("大理市", 2032))
    finding = only(tmp_path)
    assert (finding.code, finding.found) == ("wrong-place", "大理市")
    own = text("大理白族自治州", 2032).replace("政府工作报告", "大理市政府工作报告", 1)
    write("大理白族自治州/2032.md", own)
    assert findings(tmp_path) == []


def test_a_text_of_another_place(tmp_path: Path, write: Write) -> None:
    write("江口市/2032.md", text("山阳市", 2032))
    finding = only(tmp_path)
    assert (finding.path, finding.code) == ("江口市/2032.md", "wrong-place")
    assert (finding.expected, finding.found) == ("江口市", "山阳市")
    assert "2032年1月9日" in finding.evidence[0]


def test_a_text_of_another_place_that_no_line_names(tmp_path: Path, write: Write) -> None:
    unnamed = text("市", 2032, seed="海城").replace("在市第九届", "在第九届")
    write("江口市/2032.md", unnamed)
    assert findings(tmp_path) == [("江口市/2032.md", "wrong-place")]


def test_a_former_name_is_the_same_place(tmp_path: Path, write: Write) -> None:
    write("襄阳市/2009.md", text("襄樊市", 2009))
    assert findings(tmp_path) == []


def test_a_province_under_the_name_of_its_city(tmp_path: Path, write: Write) -> None:
    write("吉林市/2031.md", text("吉林省", 2031))
    assert findings(tmp_path) == [("吉林市/2031.md", "wrong-place")]


def test_a_text_of_another_year(tmp_path: Path, write: Write) -> None:
    write("海城市/2034.md", text("海城市", 2033))
    finding = only(tmp_path)
    assert (finding.code, finding.expected, finding.found) == ("wrong-year", "2034", "2033")
    assert "2033年1月9日" in finding.message


def test_dates_and_headings_of_other_years_are_no_findings(tmp_path: Path, write: Write) -> None:
    review = "本届政府2028年1月就职，任期即将结束。\n"
    write("海城市/2033.md", text("海城市", 2033, front=review))
    mixed = text("海城市", 2032).replace("一、2031年工作回顾", "一、五年回顾和2031年的政府工作")
    write("海城市/2032.md", mixed)
    assert findings(tmp_path) == []


def test_signs_against_each_other_are_no_finding(tmp_path: Path, write: Write) -> None:
    # A report of the summer may plan the year after, too.
    summer = text("海城市", 2033).replace("2033年1月9日", "2032年6月9日")
    write("海城市/2032.md", summer)
    assert findings(tmp_path) == []


def test_a_folder_that_is_shifted_by_a_year(tmp_path: Path, write: Write) -> None:
    for year in (2041, 2042, 2043):
        write(f"山阳市/{year}.md", text("山阳市", year + 1))
    first, *files = dr.corpus.check(tmp_path, processes=1)
    assert (first.path, first.code) == ("山阳市", "shifted-folder")
    assert (first.expected, first.found) == ("2041-2043", "2042-2044")
    assert first.others == tuple(finding.path for finding in files)
    assert {finding.code for finding in files} == {"wrong-year"}


@pytest.mark.parametrize("named", [2032, 2031])
def test_a_delivery_in_the_december_before(tmp_path: Path, write: Write, named: int) -> None:
    december = text("山阳市", 2032).replace("2032年1月9日", "2031年12月28日")
    write(f"山阳市/{named}.md", december)
    finding = only(tmp_path)
    assert (finding.code, finding.expected, finding.found) == (
        "december-delivery",
        str(named),
        "2032",
    )


def test_the_same_text_twice(tmp_path: Path, write: Write) -> None:
    write("海城市/copy/海城市2031.md", text("海城市", 2031).replace("\n", "\n\n"))
    found = {(one.code, one.path, one.others) for one in dr.corpus.check(tmp_path, processes=1)}
    pair = "海城市/copy/海城市2031.md", ("海城市/2031.md",)
    assert found == {("duplicate", *pair), ("same-place-and-year", *pair)}


def test_largely_the_same_text(tmp_path: Path, write: Write) -> None:
    changed = text("海城市", 2032, seed="海城市2031").replace("教育", "科技")
    write("海城市/2032.md", changed)
    finding = only(tmp_path)
    assert (finding.code, finding.others) == ("near-duplicate", ("海城市/2031.md",))


def test_phrases_of_the_trade_make_no_copies(tmp_path: Path, write: Write) -> None:
    for year in range(2040, 2052):
        write(f"山阳市/{year}.md", text("山阳市", year, seed="各地通用"))
    assert not [one for one in findings(tmp_path) if one[1] == "near-duplicate"]


@pytest.mark.parametrize(
    "cut",
    [
        text("山阳市", 2031, close="全市人民要团结起来，开拓前进，为"),
        text("山阳市", 2031).partition("二、2031年")[0] + "对这些问题，我们将认真加以解决。",
        text("山阳市", 2031, close=""),
    ],
)
def test_a_text_that_is_cut_off(tmp_path: Path, write: Write, cut: str) -> None:
    write("山阳市/2031.md", cut)
    finding = only(tmp_path)
    assert finding.code == "cut-off"
    assert finding.evidence[0][-8:] == cut.rstrip()[-8:]


def test_notes_after_the_report_are_not_its_end(tmp_path: Path, write: Write) -> None:
    notes = "名词解释\n“四风”：形式主义、官僚主义、享乐主义和奢靡之风。\n"
    write("山阳市/2031.md", text("山阳市", 2031) + notes)
    assert findings(tmp_path) == []


@pytest.mark.parametrize("heading", ["名词解释", "（名词注释）", "附件：部分术语说明", "附件1"])
def test_notes_do_not_hide_that_the_report_before_them_is_cut_off(
    tmp_path: Path, write: Write, heading: str
) -> None:
    cut = text("山阳市", 2031, close="全市人民要团结起来，开拓前进，为")
    write("山阳市/2031.md", f"{cut}\n{heading}\n“四风”：四种不良风气。让我们一起去掉它们！\n")
    finding = only(tmp_path)
    assert finding.code == "cut-off"
    assert finding.evidence[0].endswith("开拓前进，为")


def test_a_list_of_annexes_before_the_report_is_not_its_end(tmp_path: Path, write: Write) -> None:
    annexes = "附件：名词解释\n"
    cut = text("山阳市", 2031, front=annexes, close="全市人民要团结起来，开拓前进，为")
    write("山阳市/2031.md", cut)
    assert only(tmp_path).evidence[0].endswith("开拓前进，为")


@pytest.mark.parametrize(
    "title",
    [
        "山阳市2031年国民经济和社会发展统计公报",
        "关于山阳市第七个五年计划的报告",
        "关于山阳市2031年国民经济计划草案的报告",
        "山阳市2031年预算执行情况和2032年预算草案的报告",
    ],
)
def test_a_text_that_is_not_a_work_report(tmp_path: Path, write: Write, title: str) -> None:
    write("山阳市/2031.md", text("山阳市", 2031).replace("政府工作报告", title, 1))
    finding = only(tmp_path)
    assert (finding.code, finding.found) == ("not-a-work-report", title)


def test_extracts_and_press_versions(tmp_path: Path, write: Write) -> None:
    write("山阳市/2031.md", text("山阳市", 2031).replace("政府工作报告", "政府工作报告（摘要）", 1))
    assert findings(tmp_path) == [("山阳市/2031.md", "extract")]


def test_two_reports_in_one_file(tmp_path: Path, write: Write) -> None:
    padding = "全市各项工作取得新的进展。\n" * 300
    write("山阳市/2031.md", text("山阳市", 2031, front=padding) + padding + text("山阳市", 2031))
    assert ("山阳市/2031.md", "several-reports") in findings(tmp_path)


def test_files_that_cannot_be_read(tmp_path: Path, write: Write) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "notes.doc").write_bytes(b"")
    assert findings(tmp_path) == [("notes.doc", "unreadable"), ("picture.txt", "unreadable")]


def test_processes_do_not_change_the_findings(tmp_path: Path, write: Write) -> None:
    write("海城市/2034.md", text("海城市", 2033))
    write("江口市/2032.md", text("山阳市", 2032))
    one, two = (dr.corpus.check(tmp_path, processes=number) for number in (1, 2))
    assert one == two


def test_a_folder_that_is_none_or_empty_is_refused(tmp_path: Path) -> None:
    for folder, code in ((tmp_path / "absent", "not-a-folder"), (tmp_path, "nothing-to-read")):
        with pytest.raises(dr.DataError) as caught:
            dr.corpus.check(folder)
        assert caught.value.code == code


def test_the_command_lists_the_findings(
    tmp_path: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write("海城市/2034.md", text("海城市", 2033))
    words = ["corpus", str(tmp_path), "--check", "--processes", "1"]
    assert cli.main(words) == 1
    assert capsys.readouterr().out.rstrip().endswith("[wrong-year]")
    assert cli.main([*words, "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert set(finding) == {
        "code", "path", "message", "expected", "found", "evidence", "others",
    }  # fmt: skip
    (tmp_path / "海城市" / "2034.md").unlink()
    assert cli.main(words) == 0
    for purpose in ([], ["--check", "-o", str(tmp_path / "out")]):
        with pytest.raises(SystemExit) as stopped:
            cli.main(["corpus", str(tmp_path), *purpose])
        assert stopped.value.code == 2
