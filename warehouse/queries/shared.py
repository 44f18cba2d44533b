"""What several questions share: the columns of an observation, and the refusal to add.

Nothing here asks anything.
"""

from catalogue import Indicator

OBSERVED = """
    o.period_start, o.period_end, o.value, o.value_max, o.qualifier,
    o.source, s.title AS source_title, s.publisher, s.published, s.url, s.file,
    o.locator, o.as_written, o.sample, o.claims, o.agree
"""
"""An observation `o` with its source `s`; `missing_reason` is added by each question."""


class CannotBeAdded(Exception):  # noqa: N818 - the name other programs catch
    """A total that would be a wrong number was asked for. The message says why, in Chinese."""


def cannot_add_regions(indicator: Indicator) -> CannotBeAdded:
    """Why parts of a region may not be summed: 入会率是比率，不能跨区县相加或平均。"""
    why = {"ratio": "是比率", "rank": "是名次"}.get(indicator.kind, "会重复计数")
    return CannotBeAdded(f"{indicator.name}{why}，不能跨区县相加或平均。")


def cannot_add_years(indicator: Indicator) -> CannotBeAdded:
    """Why years may not be summed: 会员数是时点数，各年不能相加，只看最后一年。"""
    why = {
        "stock": "是时点数，各年不能相加，只看期末数",
        "ratio": "是比率，各年不能相加",
        "rank": "是名次，各年不能相加",
    }.get(indicator.kind, "各年会重复计数，不能相加")
    return CannotBeAdded(f"{indicator.name}{why}。")


def cannot_add_over_break(indicator: Indicator, year: int) -> CannotBeAdded:
    """Why years before and after a break may not be summed: 捐赠款物2021年起口径有变，…"""
    return CannotBeAdded(f"{indicator.name}{year}年起口径有变，断点前后各年不能相加。")
