"""The command `draft`: a file becomes a draft, a page or JSON."""

import json

import pytest

import dalian_report as dr
from dalian_report import cli

TEXT = (
    "2031年海城市政府工作报告\n各位代表：现在，我代表市人民政府报告工作，请予审议。\n"
    "一、2030年工作回顾\n地区生产总值增长6.2%左右。\n"
    "二、2031年工作安排\n今年预期目标是：地区生产总值增长6%左右。\n"
)


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="gb18030")
    return str(path)


def test_it_prints_counts_and_doubts(text, capsys):
    assert cli.main(["draft", text]) == 0
    assert capsys.readouterr().out.rstrip("\n") == str(dr.draft(TEXT))


def test_it_writes_a_report_and_a_page(text, tmp_path, capsys):
    out, page = tmp_path / "out.json", tmp_path / "page.html"
    assert cli.main(["draft", text, "-o", str(out), "--review", str(page)]) == 0
    assert dr.read(out).figures == dr.draft(TEXT).report.figures
    assert page.read_text(encoding="utf-8") == dr.draft(TEXT).to_html()
    assert cli.main(["draft", text, "-o", str(out)]) == 2
    assert cli.main(["draft", text, "-o", str(out), "--force"]) == 0


def test_json_is_the_result_of_the_function(text, capsys):
    assert cli.main(["draft", text, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == dr.draft(TEXT).to_dict()


def test_place_year_rows_and_a_kept_draft(text, tmp_path, capsys):
    rows = tmp_path / "rows.csv"
    rows.write_text("printed,words\n6,地区生产总值增长6%左右\n", encoding="utf-8")
    out = tmp_path / "out.json"
    words = ["--rows", str(rows), "--fill", "--year", "2031", "--place", "江口市"]
    assert cli.main(["draft", text, "-o", str(out), *words]) == 0
    report = dr.read(out)
    assert [str(figure) for figure in report.figures] == ["about 6%"]
    assert (report.year, report.place.name_zh) == (2031, "江口市")
    assert cli.main(["draft", text, "--keep", str(out)]) == 0
    assert "kept-lacks" in capsys.readouterr().out


def test_several_texts_go_into_a_folder(text, tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "drafts"
    assert cli.main(["draft", text, str(other), "-o", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["other.json", "text.json"]
    capsys.readouterr()
    assert cli.main(["draft", text, str(other), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["nothing.txt"],
        ["{text}", "--year", "soon"],
        ["{text}", "{text}", "--review", "page.html"],
        ["{text}", "--rows", "{text}"],
    ],
)
def test_bad_words_are_one_line(words, text, capsys):
    assert cli.main(["draft", *(word.replace("{text}", text) for word in words)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().split("\n")) == 1
