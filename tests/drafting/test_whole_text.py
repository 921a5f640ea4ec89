"""Doubts about a text as a whole: its kind, its extent, its language and its name."""

from pathlib import Path

import pytest

import dalian_report as dr

HEAD = (
    "2031年海城市政府工作报告\n2031年1月8日在海城市第九届人民代表大会第四次会议上\n各位代表：\n"
    "现在，我代表海城市人民政府向大会报告工作，请予审议。\n"
)
REVIEW = "一、2030年工作回顾\n过去的一年，地区生产总值增长6.2%左右，城镇新增就业2.1万人。\n"
PLAN = "二、2031年工作安排\n今年预期目标是：地区生产总值增长6%左右，居民收入增长7%。\n"
REPORT = HEAD + REVIEW + PLAN + "让我们为建设海城而努力奋斗！\n"


def codes(text, **options):
    return {doubt.code.value for doubt in dr.draft(text, **options).doubts}


def test_a_whole_report_has_no_doubt():
    assert codes(REPORT) == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-text"),
        (" \n\u200b\n", "empty-text"),
        ("那天夜里，老人坐在河边，想起许多年前的一场大雪。他笑了。\n" * 30, "not-a-work-report"),
        ("2030年海城市统计公报\n全年地区生产总值1200亿元，增长6%。\n", "not-a-work-report"),
        ("海城市第十八个五年规划纲要\n到2035年，地区生产总值翻一番。\n", "not-a-work-report"),
        ("海城市供水条例\n" + "".join(f"第{n}条 应当保证水质。\n" for n in "一二三四五六七八九十"),
         "not-a-work-report"),
        (REPORT.replace("政府工作报告", "人民法院工作报告").replace("海城市人民政府", "市法院"),
         "not-a-work-report"),
        (HEAD + REVIEW, "no-plan"),
        (HEAD + PLAN, "no-review"),
        (HEAD + REVIEW + PLAN + "我们要进一步加强和改进", "cut-off"),
        (REPORT + "工作。" * 1200 + "\n" + REPORT, "several-reports"),
        ("Work report of Haicheng, 2031\nFellow deputies, output grew by 6%.\n", "not-chinese"),
        ("海城市政府工作報告\n各位代表：生產總值增長百分之六，財政收入與經濟發展。\n" * 3,
         "traditional-characters"),
        ("海城市政府工作报告\n各位代表：\n一、工作回顾\n增长6%。\n", "year-unknown"),
    ],
)  # fmt: skip
def test_each_kind_of_text_is_a_doubt(text, code):
    assert code in codes(text)


@pytest.mark.parametrize(
    "tail",
    [
        "市十五届人大四次会议秘书处2031年1月印\n",
        "来源：海城市人民政府\n责任编辑：某某\n",
        "附件：2031年政府工作报告.doc\n",
        "二〇三一年一月八日\n",
    ],
)
def test_a_signature_does_not_cut_a_report_off(tail):
    assert "cut-off" not in codes(REPORT + tail)


def test_a_file_that_ends_within_a_character_is_cut_off():
    raw = (HEAD + REVIEW + PLAN).encode()
    assert "cut-off" in codes(raw[:-2])
    assert "cut-off" in codes((REPORT + "二").encode()[:-1])


def test_undecoded_characters_are_a_doubt():
    raw = (REPORT * 9).encode("gb18030")
    assert "broken-characters" in codes(raw[:900] + b"\xff" + raw[900:])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("海城市/2031.txt", set()),
        ("haicheng-2031.txt", set()),
        ("海城市/2030.txt", {"year-contradicted"}),
        ("江口市/2031.txt", {"place-contradicted"}),
    ],
)
def test_the_name_of_a_file_may_contradict_the_text(tmp_path, name, expected):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(REPORT, encoding="utf-8")
    assert codes(path) == expected


def test_a_file_may_bear_the_year_of_delivery(tmp_path):
    path = tmp_path / "2030.txt"
    path.write_text(REPORT.replace("2031年1月8日", "2030年12月28日"), encoding="utf-8")
    assert "year-contradicted" not in codes(path)


def test_the_name_of_a_file_is_a_hint_where_the_text_says_nothing(tmp_path):
    path = tmp_path / "海城市" / "2031.txt"
    path.parent.mkdir()
    path.write_text("各位代表：\n一、工作回顾\n地区生产总值增长6%。\n", encoding="utf-8")
    draft = dr.draft(path)
    assert (draft.report.year, draft.report.place.name_zh) == (2031, "海城市")
    assert "year-from-name" in {doubt.code.value for doubt in draft.doubts}


def test_the_gravest_doubt_comes_first():
    order = list(dr.DoubtCode)
    found = [doubt.code for doubt in dr.draft("各位代表：增长6").doubts]
    assert found == sorted(found, key=order.index)


def test_every_code_has_a_meaning():
    assert all(code.meaning.endswith(".") for code in dr.DoubtCode)


@pytest.mark.parametrize(
    "text",
    ["", "增长5%", "# # # # # # #", "各位代表：\n二、工作安排\n力争实现粮食增产3%。\n", "\x00"],
)
def test_a_draft_of_any_text_can_be_written_and_read(text):
    report = dr.draft(text).report
    assert dr.loads(dr.dumps(report)) == report


def test_the_docs_list_every_code():
    page = (Path(__file__).parents[2] / "docs" / "drafting.md").read_text(encoding="utf-8")
    rows = [f"| `{code.value}` | {code.meaning} |" for code in dr.DoubtCode]
    assert "\n".join(rows) in page


@pytest.mark.parametrize(
    "line",
    [
        "现在，我代表海城市人民政府，向大会作政府工作报告，请予审议。",
        "海城市市长 王某\n现在，我代表市人民政府，向大会作政府工作报告，请予审议。",
        "关于海城市国民经济和社会发展第十五个五年规划的报告\n现在，我代表市人民政府，作报告。",
        "现在，我代表市人民政府，作政府工作报告。在中共海城市委的领导下，各项工作稳步推进。",
    ],
)
def test_a_text_may_name_its_place_in_passing(line):
    report = dr.draft(f"各位代表：\n{line}\n{REVIEW}{PLAN}").report
    assert report.place.name_zh == "海城市"


def test_the_committee_of_the_province_is_not_the_place_of_a_city():
    line = "现在，我代表市人民政府，作政府工作报告。在中共山海省委的领导下，各项工作稳步推进。"
    assert "place-unknown" in codes(f"各位代表：\n{line}\n{REVIEW}{PLAN}")


def test_a_place_may_begin_with_a_word_for_own():
    report = dr.draft(HEAD.replace("海城市", "本川市") + REVIEW + PLAN).report
    assert report.place.name_zh == "本川市"


@pytest.mark.parametrize(
    "line", ["本届政府2026年1月就职，任期届满。", "本届政府自2026年3月选举产生以来，任期届满。"]
)
def test_the_day_of_an_election_is_not_that_of_delivery(line):
    report = dr.draft(f"海城市政府工作报告\n各位代表：\n{line}\n{REVIEW}{PLAN}").report
    assert {target.year for target in report.targets} == {2031}


@pytest.mark.parametrize("opening", ["各位代表：", "2022年3月，各位代表："])
def test_a_day_that_a_paragraph_tells_of_is_not_that_of_delivery(opening):
    told = "2022年3月，全市人民代表大会批准了建设海洋强市的纲要。" + "全市上下团结奋斗。" * 9
    text = f"海城市2031年政府工作报告\n{opening}\n{told}\n"
    day = dr.draft(text).report.source.date
    assert (day == "2022-03-01") is opening.startswith("2022")
