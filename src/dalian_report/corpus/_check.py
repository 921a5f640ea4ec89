"""The check of a collection for files that do not match their paths, and its findings."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from functools import partial
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Any

import attrs

from dalian_report.corpus._copies import copies
from dalian_report.corpus._listing import filled_listing, shown_path
from dalian_report.corpus._profiles import Profile, named_in_path, profile_of
from dalian_report.corpus._run import process_count
from dalian_report.corpus._workers import results
from dalian_report.model._codes import ExplainedCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dalian_report.corpus._signs import YearSign

_FEWEST_SHIFTED = 3


class FindingCode(ExplainedCode):
    """The kind of a finding."""

    WRONG_PLACE = "wrong-place", "The text is of another place than its path says."
    WRONG_YEAR = "wrong-year", "The text plans another year than its path says."
    SHIFTED_FOLDER = (
        "shifted-folder",
        "The texts of consecutive years of a folder all plan another year, by the same step.",
    )
    DUPLICATE = "duplicate", "Two files have the same text, marks and spaces aside."
    NEAR_DUPLICATE = "near-duplicate", "Two files have largely the same text."
    SAME_PLACE_AND_YEAR = "same-place-and-year", "The paths of two files give one place and year."
    CUT_OFF = "cut-off", "The text ends before the report does."
    NOT_A_WORK_REPORT = (
        "not-a-work-report",
        "The text is a plan, a communiqué, a resolution or another kind of text.",
    )
    EXTRACT = "extract", "The text is an extract or a press version of a report."
    SEVERAL_REPORTS = "several-reports", "The text has a second report."
    DECEMBER_DELIVERY = (
        "december-delivery",
        "The report was delivered in the year before the one that it plans.",
    )
    UNREADABLE = "unreadable", "The file cannot be read, or is no text."


@attrs.frozen
class CorpusFinding:
    """A fault of a collection, or a fact that a reader of its paths should know."""

    code: FindingCode
    path: str
    """The file, or the folder for `shifted-folder`, relative to the folder of the collection."""
    message: str
    """A sentence with the evidence."""
    expected: str | None = None
    """The place or the year that the path gives."""
    found: str | None = None
    """The place or the year that the text gives, or the kind of text."""
    evidence: tuple[str, ...] = ()
    """Words of the text."""
    others: tuple[str, ...] = ()
    """The other files concerned."""

    def __str__(self) -> str:
        """The path, the sentence and the code."""
        return f"{self.path}: {self.message} [{self.code.value}]"

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain values, for JSON."""
        plain = attrs.asdict(self)
        return {**plain, "code": self.code.value, "evidence": list(self.evidence),
                "others": list(self.others)}  # fmt: skip


def check(
    folder: str | os.PathLike[str],
    *,
    processes: int | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[CorpusFinding, ...]:
    r"""Find the faults of a collection: files whose text does not match their path.

    The last two names of a path give its place and year, such as `海城市/2031.md`. The codes are in
    `FindingCode`. Findings are in the order of the paths, and the same at every run. Each has its
    evidence. The time grows with the length of the texts.

    More than one process is started only for more than one. A script then calls this function
    under `if __name__ == "__main__":`.

    Args:
        folder: The folder of the texts, with all folders in it.
        processes: The number of worker processes, by default one for each core.
        progress: Called with the step (`texts`), the number done and the total.

    Raises:
        DataError: if it is not a folder or lacks texts.

    >>> import os, tempfile
    >>> text = "2031年海城市政府工作报告\n各位代表：\n二、2031年工作安排\n为海城努力奋斗！"
    >>> with tempfile.TemporaryDirectory() as place:
    ...     os.mkdir(os.path.join(place, "海城市"))
    ...     with open(os.path.join(place, "海城市", "2032.md"), "w", encoding="utf-8") as file:
    ...         _ = file.write(text)
    ...     for finding in check(place, processes=1):
    ...         print(finding.code.value, finding.expected, finding.found)
    wrong-year 2032 2031
    """
    number = process_count(processes)
    source = os.path.abspath(os.fsdecode(folder))
    listing = filled_listing(source)
    places = tuple(sorted({place for path in listing.texts if (place := named_in_path(path)[0])}))
    findings = [_unreadable(text.path, text.message) for text in listing.skipped]
    profiles: list[Profile] = []
    work = partial(profile_of, source, places)
    done = map(work, listing.texts) if number == 1 else None
    pairs = zip(listing.texts, done, strict=True) if done else results(work, listing.texts, number)
    for position, (path, profile) in enumerate(pairs, 1):
        if isinstance(profile, Profile):
            profiles.append(profile)
        else:
            reason = profile.message if profile else "the process that read it ended"
            findings.append(_unreadable(shown_path(path), reason))
        if progress is not None:
            progress("texts", position, len(listing.texts))
    profiles.sort(key=lambda profile: profile.path)
    findings += _of_all(profiles)
    return tuple(
        sorted(findings, key=lambda finding: (finding.path, list(FindingCode).index(finding.code)))
    )


def _unreadable(path: str, reason: str) -> CorpusFinding:
    return CorpusFinding(FindingCode.UNREADABLE, path, reason)


def _of_all(profiles: Sequence[Profile]) -> Iterator[CorpusFinding]:
    wrong = {
        profile.path: year
        for profile in profiles
        if (year := _other_year(profile)) is not None and not profile.kind
    }
    for profile in profiles:
        yield from _of_place(profile)
        if profile.path in wrong:
            yield _wrong_year(profile, wrong[profile.path])
        if not profile.kind:
            yield from _of_december(profile)
        yield from _of_kind(profile)
    yield from _shifted(profiles, wrong)
    yield from _of_extent(profiles)
    yield from _repeated(profiles)
    yield from _copied(profiles)


def _of_place(profile: Profile) -> Iterator[CorpusFinding]:
    other = profile.other_place
    if other is not None and profile.place is not None:
        message = (
            f"the path says {profile.place}, which the text names {_times(other.expected_times)};"
            f" it names {other.place} {_times(other.times)}"
        )
        signs = tuple(sign.words for sign in profile.years if other.place[:2] in sign.words)[:1]
        yield CorpusFinding(
            FindingCode.WRONG_PLACE, profile.path, message, profile.place, other.place, signs
        )


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _strong(profile: Profile) -> list[YearSign]:
    """The signs in the text itself, or in the title of the file if the text lacks them."""
    signs = [sign for sign in profile.years if sign.kind != "title"]
    return signs or list(profile.years)


def _other_year(profile: Profile) -> int | None:
    """The year that the text plans, if its signs are against the year of the path."""
    signs = _strong(profile)
    if profile.year is None or not signs:
        return None
    if any(sign.day_year == profile.year != sign.year for sign in signs):
        return None  # Named by its delivery in December, which is a finding of its own.
    weights: Counter[int] = Counter()
    for sign in signs:
        weights[sign.year] += 2 if sign.kind == "delivery" else 1
    year = max(weights, key=lambda year: (weights[year], year))
    return year if year != profile.year and 2 * weights[profile.year] < weights[year] else None


def _wrong_year(profile: Profile, year: int) -> CorpusFinding:
    words = tuple(sign.words for sign in _strong(profile) if sign.year == year)[:3]
    message = f"the path says {profile.year}, and the text plans {year}: “{words[0]}”"
    return CorpusFinding(
        FindingCode.WRONG_YEAR, profile.path, message, str(profile.year), str(year), words
    )


def _of_december(profile: Profile) -> Iterator[CorpusFinding]:
    for sign in profile.years:
        if sign.kind == "delivery" and sign.day_year is not None and sign.day_year < sign.year:
            if not any(other.year == sign.year for other in profile.years if other is not sign):
                continue
            named = "the year planned" if profile.year == sign.year else "the year of delivery"
            message = f"delivered in {sign.day_year} for {sign.year}: “{sign.words}”"
            if profile.year in (sign.year, sign.day_year):
                message += f"; the file is named by {named}"
            expected = None if profile.year is None else str(profile.year)
            yield CorpusFinding(
                FindingCode.DECEMBER_DELIVERY, profile.path, message, expected, str(sign.year),
                (sign.words,),
            )  # fmt: skip
            return


def _of_kind(profile: Profile) -> Iterator[CorpusFinding]:
    if profile.kind:
        message = f"not a work report: “{profile.kind}”"
        yield CorpusFinding(
            FindingCode.NOT_A_WORK_REPORT, profile.path, message, None, profile.kind,
            (profile.kind,),
        )  # fmt: skip
    elif profile.extract:
        message = f"an extract or a press version: “{profile.extract}”"
        yield CorpusFinding(FindingCode.EXTRACT, profile.path, message, evidence=(profile.extract,))
    if profile.second is not None:
        message = f"a second report begins at character {profile.second}"
        yield CorpusFinding(FindingCode.SEVERAL_REPORTS, profile.path, message)


def _shifted(profiles: Sequence[Profile], wrong: dict[str, int]) -> Iterator[CorpusFinding]:
    """One finding for each run of years of a folder that are all wrong by the same step."""
    folders: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for profile in profiles:
        if profile.path in wrong and profile.year is not None:
            step = wrong[profile.path] - profile.year
            folder = profile.path.rpartition("/")[0]
            folders[folder].append((step, profile.year, profile.path))
    for folder, rows in folders.items():
        for step, same in groupby(sorted(rows), key=lambda row: row[0]):
            run = list(same)
            if len(run) < _FEWEST_SHIFTED:
                continue
            first, last = run[0][1], run[-1][1]
            message = (
                f"{len(run)} files, named {first} to {last}, plan the years {first + step} to"
                f" {last + step}: each is named {abs(step)} too {'early' if step > 0 else 'late'}"
            )
            yield CorpusFinding(
                FindingCode.SHIFTED_FOLDER, folder, message, f"{first}-{last}",
                f"{first + step}-{last + step}", (), tuple(path for _, _, path in run),
            )  # fmt: skip


def _of_extent(profiles: Sequence[Profile]) -> Iterator[CorpusFinding]:
    lengths: dict[str, list[int]] = defaultdict(list)
    for profile in profiles:
        lengths[profile.path.rpartition("/")[0]].append(profile.length)
    for profile in profiles:
        if profile.cut and not profile.kind and not profile.extract:
            usual = median(lengths[profile.path.rpartition("/")[0]])
            message = (
                f"ends with “{profile.cut.replace(chr(10), ' ')}” after {profile.length:,}"
                f" characters; the folder's texts have {usual:,.0f}"
            )
            yield CorpusFinding(FindingCode.CUT_OFF, profile.path, message, evidence=(profile.cut,))


def _repeated(profiles: Iterable[Profile]) -> Iterator[CorpusFinding]:
    same: dict[tuple[str, int], list[str]] = defaultdict(list)
    for profile in profiles:
        if profile.place is not None and profile.year is not None:
            same[profile.place, profile.year].append(profile.path)
    for (place, year), paths in same.items():
        for path in paths[1:]:
            message = f"{paths[0]} is of {place}, {year} as well"
            yield CorpusFinding(
                FindingCode.SAME_PLACE_AND_YEAR, path, message, f"{place} {year}",
                others=(paths[0],),
            )  # fmt: skip


def _copied(profiles: Iterable[Profile]) -> Iterator[CorpusFinding]:
    for copy in copies({profile.path: profile.clauses for profile in profiles}):
        code = FindingCode.DUPLICATE if copy.is_exact else FindingCode.NEAR_DUPLICATE
        message = (
            f"has {copy.shared} clauses of {copy.first}, which are {copy.share:.0%} of the"
            " shorter text"
        )
        yield CorpusFinding(code, copy.second, message, others=(copy.first,))
