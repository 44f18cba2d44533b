"""The releases on the command line: a table of them, a step back, what changed between two.

Prints; knows no source and builds nothing.
"""

from collections import Counter
from datetime import datetime
from decimal import Decimal

from catalogue.periods import in_beijing
from catalogue.quantities import Amount, Qualifier
from catalogue.wording import (
    QUALIFIER_NAMES,
    amount_exactly,
    missing_in_words,
    period_in_words,
)
from etl.progress import padded, width
from warehouse.differences import Difference, RankChange, differences, rank_changes
from warehouse.releases import Release, ReleaseError, Releases

HEADER = ("版本", "构建时间", "数字", "示例", "观测", "指标", "地区", "来源", "提示", "状态")
KINDS = {"new": "新增", "revised": "修订", "gone": "消失"}
STATUSES = {"actual": "", "target": "目标", "estimate": "预计", "unknown": "性质不明"}


def releases_in_words(releases: Releases) -> list[str]:
    """The table of releases, newest first, and what must be said about the one in force."""
    found = releases.all()
    if not found:
        return ["还没有版本，请先运行 python -m etl build"]
    in_force = releases.in_force()
    lines = _table([HEADER, *(_row(release) for release in found)])
    if in_force.unusable:
        lines.append(f"打不开，已跳过：{'、'.join(in_force.unusable)}")
    return lines


def _row(release: Release) -> tuple[str, ...]:
    state = "现行" if release.in_force else ""
    contents = release.contents
    if contents is None:
        return (str(release.number), "", "", "", "", "", "", "", "", f"打不开（{release.name}）")
    counts = (
        contents.figures,
        contents.sample_figures,
        contents.observations,
        contents.indicators,
        contents.regions,
        contents.sources,
        contents.issues,
    )
    return (str(release.number), _moment(contents.built_at), *map(str, counts), state)


def _moment(moment: datetime) -> str:
    """In Beijing, as the dashboard has it."""
    return f"{in_beijing(moment):%Y-%m-%d %H:%M}"


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    columns = [max(map(width, cells)) for cells in zip(*rows, strict=True)]
    last = len(columns) - 1
    return [
        "  ".join(
            padded(cell, columns[place], right=place not in (1, last))
            for place, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]


def rollback_in_words(releases: Releases, number: int) -> list[str]:
    """Put a release in force, and say so. Raises `ReleaseError`."""
    before = releases.current()
    release = releases.rollback(number)
    if before == release.path:
        return [f"第{number}版本来就是现行版本（{release.name}）"]
    return [f"已启用第{number}版（{release.name}）"]


def differences_in_words(releases: Releases, older: int, newer: int) -> list[str]:
    """What changed from one release to the other. Raises `ReleaseError`."""
    paths = [_opening(releases, number).path for number in (older, newer)]
    found = differences(*paths)
    counts: Counter[str] = Counter(difference.kind for difference in found)
    told = "，".join(f"{name}{counts[kind]}" for kind, name in KINDS.items())
    lines = [f"第{older}版 → 第{newer}版：{told}"]
    lines += [_difference(difference) for difference in found]
    lines += [_rank_change(change) for change in rank_changes(*paths)]
    return lines


def _opening(releases: Releases, number: int) -> Release:
    release = releases.find(number)
    if not release.opens:
        raise ReleaseError(f"第{number}版（{release.name}）打不开，无法比较")
    return release


def _difference(found: Difference) -> str:
    period = period_in_words(found.period_start, found.period_end)
    status = STATUSES[found.status]
    what = f"{KINDS[found.kind]}  {found.region_name} {found.indicator_name} {period}{status}"
    old = _amount(
        found.old_value,
        found.old_value_max,
        found.old_qualifier,
        found.old_missing_reason,
        found.unit,
    )
    new = _amount(
        found.new_value,
        found.new_value_max,
        found.new_qualifier,
        found.new_missing_reason,
        found.unit,
    )
    if found.kind == "revised":
        return f"{what}：{old} → {new}"
    return f"{what}：{new if found.kind == 'new' else old}"


def _amount(
    value: Decimal | None,
    value_max: Decimal | None,
    qualifier: Qualifier | None,
    missing_reason: str | None,
    unit: str,
) -> str:
    if value is None:
        return QUALIFIER_NAMES[qualifier or "exact"] or missing_in_words(missing_reason)
    return amount_exactly(
        Amount(value=value, value_max=value_max, qualifier=qualifier or "exact"), unit
    )


def _rank_change(change: RankChange) -> str:
    period = period_in_words(change.period_start, change.period_end)
    return (
        f"名次  {change.region_name} {change.indicator_name} {period}："
        f"因修订由第{change.old_rank}位变为第{change.new_rank}位"
    )
