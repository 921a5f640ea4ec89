"""Files and the shipped documents: read with care, written wholly or not at all."""

from __future__ import annotations

import errno
import os
import pickle
import stat
from pathlib import Path
from typing import Any

import attrs
import pytest

import dalian_report as dr
from dalian_report.documents import _codec as codec
from refusals import refused
from small_report import CANONICAL, changed, document, observations_document, report, text

SMALL_OBSERVATIONS = codec.parse(text(observations_document()), "observations")["observations"]
posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")


def _reason(path: Any) -> str:
    """The path and the code of the one problem of a file."""
    with pytest.raises(dr.DataError) as caught:
        dr.read(path)
    (problem,) = caught.value.problems
    assert str(problem)
    return f"{problem.path}: {problem.code}"


def _fail(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "the disk is gone")


# Reading ----------------------------------------------------------------------------------


@pytest.mark.parametrize("as_path", [str, Path])
def test_a_report_is_read_from_a_file(tmp_path: Path, as_path: Any) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(CANONICAL.encode())
    assert dr.read(as_path(path)) == report()


def test_a_file_that_is_not_there_is_one_problem_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    assert _reason(path) == f"{path}: unreadable-file"


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    assert _reason(tmp_path) == f"{tmp_path}: not-a-regular-file"


@posix_only
def test_devices_and_pipes_are_refused_and_never_waited_for(tmp_path: Path) -> None:
    assert _reason("/dev/zero") == "/dev/zero: not-a-regular-file"
    os.mkfifo(tmp_path / "pipe")
    assert _reason(tmp_path / "pipe").endswith("pipe: not-a-regular-file")


def test_a_name_with_a_null_character_is_one_problem() -> None:
    assert _reason("a\0b") == "a\0b: unreadable-file"


def test_a_file_that_fails_while_it_is_read_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(CANONICAL.encode())
    monkeypatch.setattr("builtins.open", _fail)
    assert _reason(path) == f"{path}: unreadable-file"


def test_the_largest_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(CANONICAL.encode())
    monkeypatch.setattr(codec, "LARGEST_DOCUMENT", path.stat().st_size)
    assert dr.read(path) == report()
    monkeypatch.setattr(codec, "LARGEST_DOCUMENT", path.stat().st_size - 1)
    assert _reason(path) == f"{path}: too-large-file"


def test_a_file_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(codec.LARGEST_DOCUMENT + 1)
    monkeypatch.setattr("builtins.open", _fail)
    assert _reason(path) == f"{path}: too-large-file"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "$: empty-document"),
        (CANONICAL.encode()[:-3], "$: invalid-json"),
        (CANONICAL.encode("utf-16"), "$: not-utf-8"),
        (CANONICAL.encode("utf-8-sig"), "$: byte-order-mark"),
        (b"[" * 1_000_000, "$: too-deep"),
        (
            CANONICAL.replace('"1.0"', '"2.0"').encode(),
            "$.schema_version: other-schema",
        ),
        (
            CANONICAL.replace('"edition":', '"edition": "1", "edition":').encode(),
            "$.edition: repeated-key",
        ),
    ],
    ids=["empty", "truncated", "UTF-16", "BOM", "deep", "version", "duplicate key"],
)
def test_a_bad_file_is_one_error(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content)
    assert _reason(path).startswith(expected)


def test_a_half_edited_file_is_one_error_with_all_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    broken = changed(document(), (("figures", 0, "value"), 12), (("targets", 1, "year"), "soon"))
    path.write_text(text(broken), encoding="utf-8")
    with pytest.raises(dr.DataError) as caught:
        dr.read(path)
    assert [problem.path for problem in caught.value.problems] == [
        "$.figures[0].value",
        "$.targets[1].year",
    ]


# Writing ----------------------------------------------------------------------------------


def test_a_report_is_written_canonically(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    dr.write(report(), path)
    assert path.read_bytes() == CANONICAL.encode()
    assert os.listdir(tmp_path) == ["report.json"]


def test_an_old_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old and much longer than the report" * 1000)
    dr.write(report(), str(path))
    assert path.read_bytes() == CANONICAL.encode()
    assert os.listdir(tmp_path) == ["report.json"]


def test_a_reader_who_has_the_old_file_open_keeps_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    with path.open() as reader:
        dr.write(report(), path)
        assert reader.read() == "old"


@pytest.mark.parametrize("step", ["replace", "fsync", "chmod"])
def test_where_a_step_fails_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    monkeypatch.setattr(os, step, _fail)
    with refused(dr.UnwritableError, f"cannot-write {path}"):
        dr.write(report(), path)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.json"]


def test_an_interrupt_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        dr.write(report(), tmp_path / "report.json")
    assert os.listdir(tmp_path) == []


def test_the_content_is_on_the_disk_before_it_takes_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[Any] = []
    sync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        status = os.fstat(handle)
        steps.append("folder" if stat.S_ISDIR(status.st_mode) else status.st_size)
        sync(handle)

    def replaced(draft: str, goal: str) -> None:
        steps.append("name")
        assert Path(draft).parent == Path(goal).parent
        replace(draft, goal)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    # Little enough to lie in the file's buffer until that is flushed.
    path = tmp_path / "outcomes.json"
    dr.write_observations([], path)
    assert steps == [path.stat().st_size, "name", "folder"][: 3 if os.name == "posix" else 2]


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def no_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            _fail()
        sync(handle)

    monkeypatch.setattr(os, "fsync", no_folders)
    dr.write(report(), tmp_path / "report.json")
    assert (tmp_path / "report.json").read_bytes() == CANONICAL.encode()


def test_a_report_that_would_not_read_back_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    figure = attrs.evolve(report().figures[0], statement_id="nobody")
    broken = attrs.evolve(report(), figures=(figure, *report().figures[1:]))
    with refused(dr.DataError, "dangling-link"):
        dr.write(broken, path)
    assert path.read_text() == "old"


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_permissions_of_an_old_file_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    path.chmod(mode)
    dr.write(report(), path)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="no list of open files")
def test_no_file_stays_open(tmp_path: Path) -> None:
    before = len(os.listdir("/dev/fd"))
    for _ in range(3):
        dr.write(report(), tmp_path / "report.json")
        dr.read(tmp_path / "report.json")
    assert len(os.listdir("/dev/fd")) == before


@posix_only
def test_a_private_file_is_private_from_the_first_byte_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    path.chmod(0o600)
    modes: list[int] = []
    sync = os.fsync

    def seen(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        sync(handle)

    monkeypatch.setattr(os, "fsync", seen)
    dr.write(report(), path)
    assert modes[0] == 0o600


@posix_only
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_follows_the_umask(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        dr.write(report(), tmp_path / "report.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.json").stat().st_mode) == mode


@posix_only
def test_a_link_is_kept_and_its_goal_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    goal, link = tmp_path / "real" / "report.json", tmp_path / "link.json"
    goal.write_text("old")
    link.symlink_to(Path("real") / "report.json")
    dr.write(report(), link)
    assert link.is_symlink()
    assert goal.read_bytes() == CANONICAL.encode()
    assert sorted(os.listdir(tmp_path)) == ["link.json", "real"]
    assert os.listdir(tmp_path / "real") == ["report.json"]


@posix_only
def test_a_link_to_what_is_not_there_yet_is_kept_too(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to("report.json")
    dr.write(report(), link)
    assert link.is_symlink()
    assert (tmp_path / "report.json").read_bytes() == CANONICAL.encode()


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with refused(dr.UnwritableError, f"cannot-write {tmp_path / 'folder'}"):
        dr.write(report(), tmp_path / "folder")
    assert os.listdir(tmp_path) == ["folder"]


@posix_only
def test_devices_and_pipes_are_never_replaced(tmp_path: Path) -> None:
    with refused(dr.UnwritableError, f"cannot-write {os.devnull}"):
        dr.write(report(), os.devnull)
    os.mkfifo(tmp_path / "pipe")
    with refused(dr.UnwritableError, f"cannot-write {tmp_path / 'pipe'}"):
        dr.write(report(), tmp_path / "pipe")
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_folder_that_is_not_there_is_an_error_with_the_number_of_the_system(
    tmp_path: Path,
) -> None:
    path = tmp_path / "none" / "report.json"
    with refused(dr.UnwritableError, f"cannot-write {path}") as caught:
        dr.write(report(), path)
    assert isinstance(caught.value, OSError)
    assert (caught.value.errno, caught.value.filename) == (errno.ENOENT, str(path))
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.errno, again.strerror) == (caught.value.errno, caught.value.strerror)


@posix_only
def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * os.pathconf(tmp_path, "PC_NAME_MAX"))
    dr.write(report(), path)
    assert dr.read(path) == report()


def test_a_name_relative_to_the_working_folder_is_written_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dr.write(report(), "report.json")
    assert dr.read("report.json") == report()


# Observations -----------------------------------------------------------------------------


def test_observations_are_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.json"
    dr.write_observations(iter(SMALL_OBSERVATIONS), path)
    assert dr.read_observations(path) == SMALL_OBSERVATIONS
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [
        "{",
        '"schema_version": "1.0",',
        '"data_version": "1.0.0",',
        '"observations": [',
    ]
    assert len(lines) == 4 + len(SMALL_OBSERVATIONS) + 2


def test_observations_carry_a_version_of_their_own(tmp_path: Path) -> None:
    dr.write_observations([], tmp_path / "none.json", data_version="2.1.0")
    assert '"data_version": "2.1.0"' in (tmp_path / "none.json").read_text()
    assert dr.read_observations(tmp_path / "none.json") == ()


@pytest.mark.parametrize(
    "bad",
    [
        [attrs.evolve(SMALL_OBSERVATIONS[0], unit=None)],
        [SMALL_OBSERVATIONS[0], SMALL_OBSERVATIONS[0]],
        [report().figures[0]],
        ["obs.cargo.growth.2023.1"],
    ],
    ids=["no unit", "twice", "a figure", "an id"],
)
def test_observations_that_would_not_read_back_are_not_written(
    tmp_path: Path, bad: list[Any]
) -> None:
    with pytest.raises(dr.DataError):
        dr.write_observations(bad, tmp_path / "outcomes.json")
    assert os.listdir(tmp_path) == []


def test_bad_observations_are_one_error(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.json"
    path.write_text(text(changed(observations_document(), (("observations", 0, "value"), 6))))
    with refused(dr.DataError, "not-decimal $.observations[0].value"):
        dr.read_observations(path)
    with refused(dr.DataError, "unreadable-file"):
        dr.read_observations(tmp_path / "none.json")


def test_a_report_is_no_file_of_observations(tmp_path: Path) -> None:
    dr.write(report(), tmp_path / "report.json")
    with pytest.raises(dr.DataError):
        dr.read_observations(tmp_path / "report.json")


# What ships -------------------------------------------------------------------------------


def test_the_shipped_edition_is_one_object() -> None:
    years = [2001, *range(2004, 2027)]
    assert dr.editions() == tuple(map(str, years))
    assert dr.load() is dr.load("2023") is dr.load(edition="2023")
    assert dr.load().edition == "2023"


@pytest.mark.parametrize("edition", ["", "２０２３", 2023, None, ["2023"]])
def test_an_edition_that_does_not_ship_is_a_miss(edition: Any) -> None:
    with refused(dr.UnknownKeyError, "unknown-key edition") as caught:
        dr.load(edition)
    assert caught.value.key == edition
    assert caught.value.suggestions == ("2023",)


def test_the_shipped_observations_are_one_tuple() -> None:
    assert isinstance(dr.observations(), tuple)
    assert dr.observations() is dr.observations()


def test_changes_are_those_after_a_version() -> None:
    assert dr.changes() == dr.changes(since="0.0.0")
    assert dr.changes()[0].kind == "released"
    assert dr.changes(since="0.99.99") == dr.changes()
    assert dr.changes(since=dr.DATA_VERSION) == ()
    assert dr.changes(since="999999.0.0") == ()
    assert all(change.data_version != "1.0.0" for change in dr.changes(since="1.0.0"))


def test_versions_are_compared_as_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = ("1.0.0", "1.2.0", "1.10.0", "2.0.0")
    log = tuple(dr.Change(version, "2024-01-01", "mended", "A slip.") for version in versions)
    monkeypatch.setattr("dalian_report.documents._shipped.table", lambda *_: log)
    assert [change.data_version for change in dr.changes(since="1.2.0")] == ["1.10.0", "2.0.0"]
    assert [change.data_version for change in dr.changes(since="1.9.9")] == ["1.10.0", "2.0.0"]


NO_VERSIONS = [
    *("", "1", "1.0", "1.0.0.0", "1.0.x", " 1.0.0", "1.0.-1", "１.0.0", "1_0.0.0"),
    *("1000000.0.0", "9" * 5000 + ".0.0", 1, None, (1, 0, 0)),
]


@pytest.mark.parametrize("since", NO_VERSIONS, ids=lambda since: repr(since)[:12])
def test_what_is_no_data_version_is_refused(since: Any) -> None:
    with refused(dr.DataError, "not-a-version since"):
        dr.changes(since)


@pytest.mark.parametrize("kind", ["report", "observations", "changes"])
def test_each_kind_of_document_has_a_schema(kind: str) -> None:
    found = dr.schema(kind)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["$id"] == f"urn:dalian-report:schema:{dr.SCHEMA_VERSION}:{kind}"
    found.clear()
    assert dr.schema(kind) != {}


def test_the_schema_of_a_report_is_the_default() -> None:
    assert dr.schema() == dr.schema("report")


@pytest.mark.parametrize("kind", ["reports", "", None, 1, "../report"])
def test_another_schema_is_a_miss(kind: Any) -> None:
    with refused(dr.UnknownKeyError, "unknown-key schema"):
        dr.schema(kind)


def test_a_draft_is_written_by_its_report(tmp_path: Path) -> None:
    drafted = dr.draft("2031年云河市政府工作报告\n一、2031年工作安排\n地区生产总值增长6%。\n")
    path = tmp_path / "report.json"
    with pytest.raises(dr.DataError) as caught:
        dr.write(drafted, path)  # type: ignore[arg-type]
    assert caught.value.code == "not-a-report"
    assert not path.exists()
    dr.write(drafted.report, path)
    assert dr.read(path) == drafted.report
