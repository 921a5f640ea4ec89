"""What a folder may have beside sound texts is listed, skipped and never lost."""

from __future__ import annotations

import errno
import gzip
import os
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dalian_report as dr
from dalian_report.corpus import _run, _tables
from dalian_report.corpus._listing import listing_of

sys.path.insert(0, str(Path(__file__).parent))
import deadly
from test_corpus import rows, text

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "海城市2031.md").write_text(text("海城市", 2031), encoding="utf-8")
    return folder


def run(folder: Path, **given: Any) -> Path:
    """The tables of the folder, beside it."""
    dr.corpus.run(folder, folder.parent / "out", processes=1, formats=["csv"], **given)
    return folder.parent / "out"


def failures(out: Path) -> dict[str, tuple[str, str]]:
    return {row["path"]: (row["step"], row["code"]) for row in rows(out, "failures")}


def test_archives_are_listed_by_their_name_or_by_their_content(folder: Path) -> None:
    with zipfile.ZipFile(folder / "texts.zip", "w") as archive:
        archive.writestr("2031.md", text("海城市", 2031))
    (folder / "renamed.md").write_bytes((folder / "texts.zip").read_bytes())
    (folder / "texts.tar.gz").write_bytes(gzip.compress(b"2031.md"))
    (folder / "packed.txt").write_bytes(gzip.compress(text("海城市", 2031).encode()))
    (folder / "broken.docx").write_bytes((folder / "texts.zip").read_bytes())
    out = run(folder)
    found = failures(out)
    assert {path: step for path, (step, _) in found.items()} == {
        "broken.docx": "read", "packed.txt": "read", "renamed.md": "read",
        "texts.tar.gz": "list", "texts.zip": "list",
    }  # fmt: skip
    assert len(rows(out, "reports")) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_what_is_neither_file_nor_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    assert failures(run(folder)) == {"pipe.md": ("list", "not-a-regular-file")}


def test_a_folder_and_a_file_that_may_not_be_looked_at_are_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mode would not keep out the administrator, so the system's answer is put in."""
    (folder / "closed").mkdir()
    (folder / "hidden.md").write_text(text("江口市", 2031), encoding="utf-8")

    listdir, stat = os.listdir, os.stat

    def refused(path: Any) -> PermissionError:
        return PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    def list_open(path: str) -> list[str]:
        if path.endswith("closed"):
            raise refused(path)
        return listdir(path)

    def stat_open(path: Any, **named: Any) -> os.stat_result:
        if str(path).endswith("hidden.md"):
            raise refused(path)
        return stat(path, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", list_open)
        patch.setattr(os, "stat", stat_open)
        listing = listing_of(str(folder))
    assert listing.texts == ("海城市2031.md",)
    assert [(one.path, one.code, one.message) for one in listing.skipped] == [
        ("closed", "unreadable-folder", "Permission denied"),
        ("hidden.md", "unreadable-file", "Permission denied"),
    ]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file that refuses to be read")
def test_a_file_that_cannot_be_read_is_listed(folder: Path) -> None:
    (folder / "江口市2031.md").symlink_to("/proc/self/mem")
    assert failures(run(folder)) == {"江口市2031.md": ("read", "unreadable-file")}


def test_names_in_any_script_are_read(folder: Path) -> None:
    names = [
        "отчёт 2032.txt",
        "تقرير.md",
        "報告🏮.md",
        "e\u0301.md",
        "a'b\"c;d.md",
        "=1+1.md",
        "-o.md",
    ]
    for number, name in enumerate(names, 2032):
        (folder / name).write_text(text("江口市", number), encoding="utf-8")
    out = run(folder)
    assert failures(out) == {}
    # A path that a spreadsheet would run as a formula begins with an apostrophe in the CSV.
    assert {row["path"].lstrip("'") for row in rows(out, "reports")} == {*names, "海城市2031.md"}


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text here")
def test_a_name_that_is_no_text_is_read_and_shown_in_digits(folder: Path) -> None:
    with open(os.fsencode(folder) + b"/\xff2032.md", "w", encoding="utf-8") as file:
        file.write(text("江口市", 2032))
    out = run(folder)
    assert failures(out) == {}
    assert {row["path"] for row in rows(out, "reports")} == {"\\xff2032.md", "海城市2031.md"}


def test_a_text_of_which_a_process_dies_is_listed_and_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (2032, 2033, 2034):
        path = folder / f"江口市{number}.md"
        path.write_text(text("江口市", number), encoding="utf-8")
    (folder / "deadly2035.md").write_text(text("江口市", 2035), encoding="utf-8")
    monkeypatch.setattr(_run, "read_text_file", deadly.reading)
    out = run(folder)
    assert failures(out) == {"deadly2035.md": ("read", "worker-died")}
    assert len(rows(out, "reports")) == 4
    # The next run tries it again.
    monkeypatch.undo()
    assert failures(run(folder)) == {}


def test_a_disk_that_fills_ends_the_run_with_its_reason_and_keeps_the_old_tables(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = run(folder)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    (folder / "江口市2031.md").write_text(text("江口市", 2031), encoding="utf-8")
    for room in (0, 3, 8):
        left = iter([True] * room)

        class Full(_tables._Csv):
            def write(self, table_rows: Any, left: Iterator[bool] = left) -> None:
                if not next(left, False):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "reports.csv")
                super().write(table_rows)

        monkeypatch.setitem(_tables.FORMATS, "csv", Full)  # type: ignore[arg-type]
        with pytest.raises(dr.UnwritableError) as caught:
            run(folder)
        assert caught.value.code == "cannot-write", room
        assert "No space left on device" in str(caught.value), room
        kept = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
        assert kept == before, room
        assert not (out / ".new").exists(), room
        assert next(left, None) is None, room
    monkeypatch.undo()
    # With room, the run resumes.
    assert len(rows(run(folder), "reports")) == 2


def test_a_disk_that_fills_while_texts_are_read_ends_the_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_run, "read_text_file", deadly.reading_on_full_disk)
    with pytest.raises(dr.UnwritableError) as caught:
        run(folder)
    assert caught.value.code == "cannot-write"
    assert "No space left on device" in str(caught.value)
    assert list((folder.parent / "out").glob("*")) == [folder.parent / "out" / ".parts"]
    monkeypatch.undo()
    assert len(rows(run(folder), "reports")) == 1
