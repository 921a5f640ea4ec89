"""Made-up pairs of Chinese reports of a town that does not exist, for tests of follow-ups."""

from __future__ import annotations

import dalian_report as dr

__all__ = ["GOALS", "following", "judged", "row", "this"]

GOALS = "今年预期目标是：地区生产总值增长6%左右"


def this(*tasks: str, goals: str = GOALS, year: int = 2031, place: str = "海城市") -> str:
    """The text of a report that sets targets."""
    return (
        f"{year}年{place}政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n"
        f"全{place[-1]}上下团结奋斗，各项工作稳步推进。\n二、{year}年工作安排\n{goals}。\n"
        + "\n".join(tasks)
        + "\n"
    )


def following(
    *results: str,
    year: int = 2032,
    place: str = "海城市",
    problems: str = "",
    overview: str = "地区生产总值增长6.2%",
) -> str:
    """The text of the next report, which tells results."""
    return (
        f"{year}年{place}政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n{overview}。\n"
        + "\n".join(results)
        + f"\n{problems}\n二、{year}年工作安排\n今年预期目标是：地区生产总值增长5%左右。\n"
    )


def judged(task: str, *results: str, **more: str) -> dr.FollowUp:
    """The card of a pair with one task beside the goal for the gross domestic product."""
    return dr.judge(this(task), following(*results, **more))


def row(pair: dr.FollowUp, place: int = 1) -> tuple[str, str, str | None]:
    """Verdict, fate and outcome of a target, by its place in the report."""
    verdict, fate = pair.scorecard.rows[place], pair.fates[place]
    observation = verdict.observation
    number = None if observation is None or observation.value is None else str(observation)
    return verdict.verdict.value, fate.fate.value, number
