"""A build on the command line: progress while it runs, then what it gave, in Chinese.

Prints, and turns failures into words and an exit code. Decides nothing about data.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import catalogue
from catalogue import CatalogueError
from etl.build import Summary, build, quiet, reason
from etl.figures import Issue, SourceError
from etl.progress import Bar, padded, width
from etl.receipts import Receipt
from etl.usage import DONE, FAILED, tell
from warehouse.publishing import KEEP
from warehouse.releases import ReleaseError

SHOWN = 3
BEST = ("in", "late", "refused")  # of a file the worst is told
SEVERITIES = (("error", "错误"), ("warning", "警告"))


def build_and_report(
    data: Path,
    *,
    sample: bool = True,
    keep: int = KEEP,
    all_issues: bool = False,
    silent: bool = False,
) -> int:
    """Build the next release and print what it gave; 0, or 1 where the input has errors."""
    bar = Bar()
    try:
        summary = build(
            data,
            catalogue.load(),
            sample=sample,
            keep=keep,
            progress=quiet if silent else bar,
            on_wait=lambda: tell("另一个构建正在进行，等它结束……"),
        )
    except (CatalogueError, SourceError, ReleaseError, OSError) as error:
        bar.finish()
        tell(f"没有发布新版本：{error}")
        return FAILED
    finally:
        bar.finish()
    print("\n".join(report(summary, all_issues=all_issues)))
    return FAILED if summary.release is None or summary.of_severity("error") else DONE


def report(summary: Summary, *, all_issues: bool) -> list[str]:
    """The lines printed at the end of a build."""
    lines = _outcome(summary)
    if summary.release is not None:
        lines += _counts(summary)
    lines += _set_aside(summary, all_issues=all_issues)
    for severity, name in SEVERITIES:
        lines += _problems(name, summary.of_severity(severity), all_issues=all_issues)
    return lines


def _outcome(summary: Summary) -> list[str]:
    errors = len(summary.of_severity("error"))
    if summary.release is None:
        headline = summary.refusal.splitlines()[0].rstrip("：")
        return [f"没有发布新版本：{headline}。"]
    release = summary.release
    lines = [f"第{release.number}版已建成并启用：{release.name}"]
    if errors:
        lines.append(f"有{errors}处错误，有错的数据未收入；请按下面的提示改正后重新构建。")
    return lines


def _counts(summary: Summary) -> list[str]:
    contents = summary.release.contents if summary.release else None
    if contents is None:
        return []
    years = f"{contents.first_year}—{contents.last_year}" if contents.first_year else "无"
    sample = f"（其中示例数据{contents.sample_figures}）" if contents.sample_figures else ""
    return [
        f"  数字  {contents.figures}{sample}",
        f"  观测  {contents.observations}",
        f"  来源  {contents.sources}",
        *_returns(summary.receipts),
        f"  指标  {contents.indicators}",
        f"  地区  {contents.regions}",
        f"  年份  {years}",
    ]


def _returns(receipts: Sequence[Receipt]) -> list[str]:
    """报表  12份（其中示例3）：入库10，迟报1，退回1（returns/2022_芙蓉区.xlsx）."""
    if not receipts:
        return []
    states = dict(
        sorted(((one.file, one.state) for one in receipts), key=lambda s: BEST.index(s[1]))
    )
    counts = Counter(states.values())
    back = sorted(file for file, state in states.items() if state == "refused")
    named = f"（{'、'.join(back)}，见下面的错误）" if back else ""
    said = f"入库{counts['in']}，迟报{counts['late']}，退回{counts['refused']}{named}"
    samples = len({receipt.file for receipt in receipts if receipt.sample})
    invented = f"（其中示例{samples}）" if samples else ""
    return [f"  报表  {len(states)}份{invented}：{said}"]


def _set_aside(summary: Summary, *, all_issues: bool) -> list[str]:
    if not summary.set_aside:
        return []
    columns = max(width(name) for name in summary.set_aside)
    issues = summary.of_severity("info")
    lines = [f"有意未采用的行：{len(issues)}"]
    for name, count in summary.set_aside.items():
        lines.append(f"  {padded(name, columns)}  {count}")
        if all_issues:
            lines += [f"    {issue}" for issue in issues if reason(issue) == name]
    return lines


def _problems(name: str, issues: list[Issue], *, all_issues: bool) -> list[str]:
    if not issues:
        return []
    lines = [f"{name}：{len(issues)}"]
    for code, group in _by_code(issues):
        shown = group if all_issues else group[:SHOWN]
        invented = "，都在示例数据中" if all(i.file.startswith("sample/") for i in group) else ""
        lines.append(f"  {code}（{len(group)}处{invented}）")
        lines += [f"    {issue}" for issue in shown]
        if len(shown) < len(group):
            lines.append(f"    ……另有{len(group) - len(shown)}处，加 --all-issues 全部列出")
    return lines


def _by_code(issues: Iterable[Issue]) -> list[tuple[str, list[Issue]]]:
    ordered = sorted(issues, key=lambda issue: issue.code)
    return [(code, list(group)) for code, group in groupby(ordered, key=lambda i: i.code)]
