"""A folder of made-up reports becomes tables: the same at every run, whole, and resumable."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dalian_report as dr
from dalian_report import cli

TOWNS = ("江口市", "海城市")


def text(place: str, year: int, growth: str = "6.3") -> str:
    return (
        f"{year}年{place}政府工作报告\n各位代表：现在，我代表市人民政府报告工作，请予审议。\n"
        f"一、{year - 1}年工作回顾\n地区生产总值增长{growth}%。\n"
        f"二、{year}年工作安排\n今年预期目标是：地区生产总值增长6%以上，税收增长5%左右。\n"
    )


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def content(out: Path) -> dict[str, bytes]:
    """Every file of the output, the parts included."""
    return {
        str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six texts that can be read, and everything that cannot."""
    folder = tmp_path_factory.mktemp("corpus") / "texts"
    for place in TOWNS:
        (folder / place).mkdir(parents=True)
        for year in (2031, 2032):
            path = folder / place / f"{year}.md"
            path.write_text(text(place, year), encoding="utf-8")
    (folder / "江口市" / "2034.txt").write_text(text("江口市", 2034), encoding="gb18030")
    (folder / "海城市" / "copy.md").write_text(text("海城市", 2031, "6.4"), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b" \n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "again.md").symlink_to(Path("海城市") / "2032.md")
    (folder / "lost.md").symlink_to("nowhere.md")
    return folder


@pytest.fixture(scope="module")
def out(folder: Path) -> Path:
    out = folder.parent / "tables"
    dr.corpus.run(folder, out, processes=1)
    return out


def test_two_processes_write_the_same_bytes(folder: Path, out: Path, tmp_path: Path) -> None:
    dr.corpus.run(folder, tmp_path / "out", processes=2)
    assert content(tmp_path / "out") == content(out)


def test_a_run_resumes_from_the_parts_that_are_there(
    folder: Path, out: Path, tmp_path: Path
) -> None:
    again = tmp_path / "out"
    (again / ".parts").mkdir(parents=True)
    (again / ".new").mkdir()
    (again / ".new" / "reports.csv").write_text("cut o", encoding="utf-8")
    parts = sorted((out / ".parts").iterdir())
    for path in parts[::2]:
        (again / ".parts" / path.name).write_bytes(path.read_bytes())
    (again / ".parts" / parts[0].name).write_bytes(parts[0].read_bytes()[:40])
    (again / ".parts" / ".0123.part").write_bytes(b"cut o")
    kept = again / ".parts" / parts[2].name
    before = kept.stat().st_mtime_ns
    dr.corpus.run(folder, again, processes=1)
    assert content(again) == content(out)
    assert kept.stat().st_mtime_ns == before


def test_the_summary_counts_the_rows_and_names_no_time(out: Path) -> None:
    summary = json.loads((out / "corpus.json").read_bytes())
    assert summary["rows"]["reports"] == len(rows(out, "reports")) == 6
    assert set(summary) == {"rows", "sha256"}


def test_every_row_leads_to_its_characters(folder: Path, out: Path) -> None:
    for row in rows(out, "figures"):
        drafted = dr.draft(folder / row["path"])
        assert row["source_sha256"] == drafted.report.source.sha256
        assert (row["place"], int(row["year"])) == (
            drafted.report.place.name_zh,
            drafted.report.year,
        )
        words = drafted.text.source[int(row["start"]) : int(row["end"])]
        assert words == row["value"]
        assert row["coverage"] == "draft"


def test_targets_are_judged_by_the_next_year_of_the_place(folder: Path, out: Path) -> None:
    judged = rows(out, "outcomes")
    wanted = []
    for place in TOWNS:
        this, following = (folder / place / f"{year}.md" for year in (2031, 2032))
        pair = dr.judge(this, following)
        for fate, row in zip(pair.fates, pair.scorecard.rows, strict=True):
            wanted.append((place, fate.target.id, fate.fate.value, row.verdict.value))
    assert [(row["place"], row["id"], row["fate"], row["verdict"]) for row in judged] == wanted
    met = next(row for row in judged if row["id"] == "gdp.growth@2031")
    assert (met["verdict"], met["margin_low"], met["next_path"]) == ("met", "0.3", "江口市/2032.md")
    source = dr.draft(folder / met["next_path"]).text.source
    assert source[int(met["next_start"]) : int(met["next_end"])] == "6.3"


def test_two_texts_of_one_place_and_year_are_doubts_and_the_first_is_judged(out: Path) -> None:
    shared = [row for row in rows(out, "doubts") if row["code"] == "same-place-and-year"]
    assert [(row["path"], row["alternatives"]) for row in shared] == [
        ("海城市/2031.md", "海城市/copy.md"),
        ("海城市/copy.md", "海城市/2031.md"),
    ]
    assert "海城市/copy.md" not in {row["path"] for row in rows(out, "outcomes")}


def test_what_cannot_be_read_is_listed_with_a_code(out: Path) -> None:
    assert {row["path"]: (row["step"], row["code"]) for row in rows(out, "failures")} == {
        "again.md": ("list", "repeated-link"),
        "circle": ("list", "link-in-circle"),
        "empty.txt": ("read", "empty-file"),
        "loop.md": ("list", "link-in-circle"),
        "lost.md": ("list", "broken-link"),
        "picture.png": ("list", "other-file"),
        "picture.txt": ("read", "media"),
    }


def test_parquet_has_the_rows_of_the_csv(out: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for table in ("reports", "figures", "targets", "outcomes", "doubts", "failures"):
        held = parquet.read_table(out / f"{table}.parquet")
        assert held.num_rows == len(rows(out, table))
    figures = parquet.read_table(out / "figures.parquet").to_pylist()
    for figure, row in zip(figures, rows(out, "figures"), strict=True):
        assert f"{figure['value'].normalize():f}" == row["value"]
        assert figure["start"] == int(row["start"])


def test_a_link_to_a_folder_outside_is_followed_once(tmp_path: Path) -> None:
    outside, folder = tmp_path / "elsewhere", tmp_path / "texts"
    outside.mkdir()
    folder.mkdir()
    (outside / "海城市2031.md").write_text(text("海城市", 2031), encoding="utf-8")
    for name in ("one", "two"):
        (folder / name).symlink_to(outside, target_is_directory=True)
    dr.corpus.run(folder, tmp_path / "out", processes=1, formats=["csv"])
    assert [row["path"] for row in rows(tmp_path / "out", "reports")] == ["one/海城市2031.md"]
    assert [row["code"] for row in rows(tmp_path / "out", "failures")] == ["repeated-link"]


def test_a_folder_that_is_none_or_empty_or_holds_the_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.doc").write_bytes(b"")
    cases = [
        (tmp_path / "absent", tmp_path / "out", "not-a-folder"),
        (tmp_path, tmp_path.parent / "out", "nothing-to-read"),
        (tmp_path, tmp_path / "out", "output-inside"),
        (tmp_path, tmp_path, "output-inside"),
    ]
    for folder, out, code in cases:
        with pytest.raises(dr.DataError) as caught:
            dr.corpus.run(folder, out)
        assert caught.value.code == code
        assert not (out / ".parts").exists()


def test_files_of_another_origin_are_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "targets.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(dr.UnwritableError) as caught:
        dr.corpus.run(folder, tmp_path, processes=1)
    assert caught.value.code == "other-origin"
    assert os.listdir(tmp_path) == ["targets.csv"]


def test_wrong_arguments_are_refused(folder: Path, tmp_path: Path) -> None:
    for code, given in (
        ("not-positive", {"processes": 0}),
        ("not-whole", {"processes": "2"}),
        ("unknown-choice", {"formats": ["xlsx"]}),
        ("unknown-choice", {"formats": []}),
    ):
        with pytest.raises(dr.DalianReportError) as caught:
            dr.corpus.run(folder, tmp_path / "out", **given)  # type: ignore[arg-type]
        assert caught.value.code == code


def test_the_command_prints_the_result_and_its_progress(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["corpus", str(folder), "-o", str(out), "--processes", "1", "--json"]
    assert cli.main(words) == 0
    printed, progress = capsys.readouterr()
    summary = json.loads((out / "corpus.json").read_bytes())
    assert json.loads(printed) == {"out": str(out), "rows": summary["rows"]}
    assert progress.splitlines() == ["texts: 8 of 8", "pairs: 2 of 2"]
    assert cli.main(["corpus", str(folder), "-o", str(folder / "out")]) == 2
    assert capsys.readouterr().err.rstrip().endswith("[output-inside]")


def test_stata_has_the_rows_with_labels_for_columns_and_values(
    folder: Path, out: Path, tmp_path: Path
) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    for name in ("one", "two"):
        dr.corpus.run(folder, tmp_path / name, processes=1, formats=["stata"])
    assert content(tmp_path / "one") == content(tmp_path / "two")
    # The minute of writing is in the header of other Stata files.
    assert b"01 Jan 2000 00:00" in (tmp_path / "one" / "outcomes.dta").read_bytes()[:400]
    for table in ("reports", "figures", "targets", "outcomes", "doubts", "failures"):
        path = tmp_path / "one" / f"{table}.dta"
        frame, meta = pyreadstat.read_dta(path, apply_value_formats=True)
        wanted = rows(out, table)
        assert len(frame) == len(wanted)
        assert list(frame.columns) == list(wanted[0])
        assert all(meta.column_names_to_labels.values())
        assert [str(value) for value in frame["path"]] == [row["path"] for row in wanted]
    frame, meta = pyreadstat.read_dta(tmp_path / "one" / "outcomes.dta", apply_value_formats=True)
    judged = rows(out, "outcomes")
    for name in ("level", "sense", "verdict", "fate", "coverage"):
        assert [str(value) for value in frame[name]] == [row[name] for row in judged]
    assert list(frame["margin_low"].dropna()) == [
        float(row["margin_low"]) for row in judged if row["margin_low"]
    ]
    assert meta.variable_value_labels["verdict"][1.0] == "met"


def test_short_and_full_names_of_a_place_are_one_place(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    names = {2031: "恩施土家族苗族自治州", 2032: "恩施州", 2033: "吉林省", 2034: "吉林市"}
    for year, place in names.items():
        (folder / f"{year}.md").write_text(text(place, year), encoding="utf-8")
    dr.corpus.run(folder, tmp_path / "out", processes=1, formats=["csv"])
    pairs = {(row["path"], row["next_path"]) for row in rows(tmp_path / "out", "outcomes")}
    assert pairs == {("2031.md", "2032.md")}
    assert rows(tmp_path / "out", "failures") == []


def test_a_place_is_one_under_all_its_names_and_two_of_one_name_are_two(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    names = {
        "a2010": "襄樊市", "b2011": "襄阳市", "c2012": "湖北省襄阳市", "d2012": "襄阳市",
        "e2013": "大理州", "f2014": "大理市", "g2000": "宜春市", "h2001": "宜春市",
        "i2031": "海角市",
    }  # fmt: skip
    for name, place in names.items():
        (folder / f"{name}.md").write_text(text(place, int(name[1:])), encoding="utf-8")
    dr.corpus.run(folder, tmp_path / "out", processes=1, formats=["csv"])
    known = {
        row["path"][0]: (row["place_id"], row["place_code"])
        for row in rows(tmp_path / "out", "reports")
    }
    assert {known[letter] for letter in "abcd"} == {("gb-420600", "420600")}
    assert (known["e"], known["f"]) == (("gb-532900", "532900"), ("gb-532901", "532901"))
    # In 2000 it may be either of two, and the names decide which year follows.
    assert (known["g"][1], known["h"]) == ("", ("gb-360900", "360900"))
    assert (known["i"][0].startswith("place-"), known["i"][1]) == (True, "")
    outcomes = rows(tmp_path / "out", "outcomes")
    pairs = {(row["path"][0], row["next_path"][0]) for row in outcomes}
    assert pairs == {("a", "b"), ("b", "c"), ("g", "h")}
    assert {row["place_code"] for row in outcomes} == {"420600", ""}
    doubts = rows(tmp_path / "out", "doubts")
    shared = [row["path"][0] for row in doubts if row["code"] == "same-place-and-year"]
    assert shared == ["c", "d"]
    for table in ("figures", "targets", "doubts"):
        codes = {row["path"][0]: row["place_code"] for row in rows(tmp_path / "out", table)}
        assert all(codes[letter] == known[letter][1] for letter in codes)


RUN = """
import sys
import dalian_report as dr
if __name__ == "__main__":
    dr.corpus.run(sys.argv[1], sys.argv[2], processes=2)
"""


def test_a_run_that_is_killed_again_and_again_writes_the_same_bytes(
    folder: Path, out: Path, tmp_path: Path
) -> None:
    script, again = tmp_path / "run.py", tmp_path / "out"
    script.write_text(RUN, encoding="utf-8")
    for kept in range(1, 4):
        process = subprocess.Popen([sys.executable, str(script), str(folder), str(again)])
        while len(list(again.glob(".parts/*.gz"))) < kept and process.poll() is None:
            time.sleep(0.005)
        process.kill()
        process.wait()
    assert len(list(again.glob(".parts/*.gz"))) >= 3
    subprocess.run([sys.executable, str(script), str(folder), str(again)], check=True)
    assert content(again) == content(out)


def test_stata_needs_its_library(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    with pytest.raises(dr.MissingExtraError):
        dr.corpus.run(folder, tmp_path / "out", processes=1, formats=["stata"])
    assert not (tmp_path / "out" / ".parts").exists()
