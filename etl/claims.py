"""From passages to claims: `figure_of` a passage, a claim `replaced`, a passage `amended`.

Judges whether the parts of a figure fit together, by the rules of warehouse/schema.sql. Reads no
file; which correction touches what is decided in `etl.correcting`. No unit is converted: a
passage's value is in the base unit, and 30家 of an indicator counted in 个 is 30.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

from catalogue.quantities import VALUELESS, Amount
from etl.corrections import can_be_stored
from etl.figures import Figure, Source
from etl.passages import Evidence, Field, Passage, State, locator, with_hedge

NAMES = {
    "value": "数值", "value_max": "上限", "qualifier": "限定", "missing_reason": "缺数原因",
    "status": "状态", "indicator": "指标", "region": "地区",
    "period_start": "起始日", "period_end": "截止日",
}  # fmt: skip
FIELD_OF = {"value_max": "value", "period_start": "period", "period_end": "period"}


def figure_of(passage: Passage, source: Source) -> Figure:
    """The claim that a passage makes. Its state, kind and direction are not looked at.

    A hidden number becomes `masked` and 不公布, whatever hedge stood beside it (**余家). Raises
    `ValueError`, in Chinese, where indicator, region or period lack or its parts contradict.
    """
    indicator, region = passage.indicator, passage.region
    start, end = passage.period_start, passage.period_end
    if indicator is None or region is None or start is None or end is None:
        needed = ("indicator", "region", "period_start", "period_end")
        lacking = [f"{NAMES[n]}（{n}）" for n in needed if getattr(passage, n) is None]
        raise ValueError(f"“{passage.text}”缺少{'、'.join(lacking)}")
    figure = Figure(
        indicator=indicator,
        region=region,
        period_start=start,
        period_end=end,
        value=passage.value,
        value_max=None if passage.masked else passage.value_max,
        qualifier="masked" if passage.masked else passage.qualifier,
        missing_reason="not_disclosed" if passage.masked else None,
        status=passage.status,
        source=source.key,
        locator=locator(passage),
        as_written=with_hedge(passage),
        sample=source.sample,
    )
    return fitting(figure)


def replaced(figure: Figure, given: Mapping[str, Any], reason: str) -> Figure:
    """The claim with the `given` fields put in and `reason` as its correction.

    What no longer fits goes: the upper end where the qualifier is now another than range, the
    value where it is now masked or indefinite, the missing_reason where a value or qualifier is
    given. Raises `ValueError`, in Chinese, where the parts contradict each other.
    """
    follows: dict[str, Any] = {}
    if "value" in given or "qualifier" in given:
        follows["missing_reason"] = None
    if given.get("qualifier", figure.qualifier) != "range":
        follows["value_max"] = None
    if given.get("qualifier") in VALUELESS:
        follows["value"] = None
    return fitting(replace(figure, **{**follows, **given}, correction=reason))


def fitting(figure: Figure) -> Figure:
    """The figure, unchanged. Raises `ValueError`, in Chinese, if the schema would refuse it."""
    value, top, qualifier = figure.value, figure.value_max, figure.qualifier
    if figure.period_start > figure.period_end:
        raise ValueError(f"起始日 {figure.period_start} 晚于截止日 {figure.period_end}")
    if not all(number is None or can_be_stored(number) for number in (value, top)):
        raise ValueError(f"{shown(value)} 太长，数据库存不下")
    try:
        if figure.missing_reason is None or value is not None or top is not None:
            Amount(value=value, value_max=top, qualifier=qualifier)
    except ValueError as error:
        parts = f"限定 {qualifier}、数值 {shown(value)}、上限 {shown(top)}"
        raise ValueError(f"{parts}互相矛盾，请同时写明") from error
    return figure


def amended(passage: Passage, old: Figure, new: Figure) -> Passage:
    """The passage as corrected. Why a changed field was first read so no longer speaks for it."""
    parts = {name: getattr(new, name) for name in NAMES if name in Passage._fields}
    changed = {FIELD_OF.get(n, n): n for n in NAMES if getattr(old, n) != getattr(new, n)}
    kept = tuple(said for said in passage.evidence if said.field not in changed)
    state: State = "masked" if new.qualifier == "masked" else "mapped"
    said = tuple(Evidence(field, "", "已更正") for field in get_args(Field) if field in changed)
    return passage._replace(
        **parts, state=state, reason=f"已更正：{new.correction}", evidence=kept + said
    )


def shown(value: object) -> str:
    """As issues say it: 无, 7700000000, or the word."""
    return "无" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
