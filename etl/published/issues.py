"""What can be wrong with a row of published facts, and how to tell the person who wrote it.

One generator a kind of fault, over the words of the row; all of them are asked, so that one
round of mending is enough. Reads no file and makes no figure.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from catalogue import Catalogue, Indicator
from catalogue.quantities import QUALIFIERS, VALUELESS
from catalogue.tables import suggestion
from catalogue.wording import plain
from etl.figures import Issue, Source, Status
from etl.published.rows import Row, date_in, number_in
from etl.published.written_values import Written, has_hedge, written_value

REQUIRED = (
    "region_code", "period_start", "period_end", "indicator", "key", "value_text", "unit",
    "qualifier", "status", "source",
)  # fmt: skip
STATUSES: tuple[str, ...] = get_args(Status)
SCIENTIFIC = re.compile(r"-?\d{1,3}(?:\.\d{1,30})?[eE]\+?\d{1,3}", re.ASCII)
WHOLE_DIGITS, DECIMALS = 15, 3  # what a release stores: DECIMAL(18,3)
TABLE_UNIT = re.compile(r"原表单位(万|亿)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a row may refer to."""

    catalogue: Catalogue
    sources: Mapping[str, Source]


def faults(row: Row, known: Known) -> Iterator[Issue]:
    """Everything that is wrong with a row that is to be used."""
    yield from _missing(row)
    yield from _unknown_names(row, known)
    yield from _unknown_words(row)
    yield from _bad_dates(row)
    yield from _bad_numbers(row)
    yield from _differs_from_words(row)
    indicator = known.catalogue.indicators.get(row["key"])
    if indicator is not None:
        yield from _wrong_unit(row, indicator)
        yield from _wrong_period(row, indicator)
        yield from _wrong_rank(row, indicator)


def _missing(row: Row) -> Iterator[Issue]:
    for column in REQUIRED:
        if not row[column]:
            message = "缺少内容。采用的一行必须填写；若不采用，请在 left_out 写明原因。"
            yield row.issue("missing_field", column, message)
    if not row["value"] and row["qualifier"] not in VALUELESS:
        message = "缺少数值。缺数不是0；原文没有公布数字的，qualifier 写 masked 或 indefinite。"
        yield row.issue("missing_field", "value", message)
    if row.beyond:
        message = f"列名右边多出“{row.beyond[0]}”。含逗号的文字请加英文双引号。"
        yield row.issue("extra_cells", "", message)


def _unknown_names(row: Row, known: Known) -> Iterator[Issue]:
    code, regions = row["region_code"], known.catalogue.regions
    named = known.catalogue.region_names.get(row["region"])
    if code and code not in regions:
        names = known.catalogue.region_names
        near = f"；“{row['region']}”是 {named}" if named else suggestion(row["region"], names)
        yield _not_known(row, "unknown_region", "region_code", f"地区代码“{code}”", near)
    elif code and named and named != code:
        message = f"region 写“{row['region']}”（{named}），代码 {code} 却是{regions[code].name}。"
        yield row.issue("region_differs_from_words", "region_code", f"{message}请改正其中一列。")
    key, indicators = row["key"], known.catalogue.indicators
    if key and key not in indicators:
        near = suggestion(key, indicators)
        yield _not_known(row, "unknown_indicator", "key", f"指标“{key}”", near)
    source = row["source"]
    if source and source not in known.sources:
        near = suggestion(source, known.sources)
        yield _not_known(row, "unknown_source", "source", f"来源“{source}”", near)


CATALOGUES = {
    "region_code": "catalogue/regions.toml",
    "key": "catalogue/indicators.toml",
    "source": "data/sources.toml",
}


def _not_known(row: Row, code: str, column: str, what: str, near: str) -> Issue:
    file = CATALOGUES[column]
    end = near if near.endswith("？") else f"{near}。"
    return row.issue(code, column, f"{what}不在 {file} 中{end}请改正，或先在其中登记。")


def _unknown_words(row: Row) -> Iterator[Issue]:
    for column, words in (("qualifier", QUALIFIERS), ("status", STATUSES)):
        if row[column] and row[column] not in words:
            near = suggestion(row[column], words) or "。"
            message = f"不认识“{row[column]}”{near}可用：{'、'.join(words)}。"
            yield row.issue(f"unknown_{column}", column, message)


def _bad_dates(row: Row) -> Iterator[Issue]:
    for column in ("period_start", "period_end"):
        if row[column] and date_in(row[column]) is None:
            message = f"应为日期，如 2022-12-31，读到“{row[column]}”。请改正。"
            yield row.issue("bad_date", column, message)
    start, end = date_in(row["period_start"]), date_in(row["period_end"])
    if start and end and start > end:
        message = f"起始日 {start} 晚于截止日 {end}。请改正其中一个。"
        yield row.issue("bad_date", "period_end", message)


def _bad_numbers(row: Row) -> Iterator[Issue]:
    for column in ("value", "value_max"):
        text = row[column]
        number = number_in(text)
        if text and number is None:
            yield row.issue("not_a_number", column, _what_number(text))
        elif number is not None and not _can_be_stored(number):
            message = f"“{text}”太长：整数至多{WHOLE_DIGITS}位，小数至多{DECIMALS}位。请核对单位。"
            yield row.issue("number_too_long", column, message)
    yield from _wrong_end(row)


def _what_number(text: str) -> str:
    if SCIENTIFIC.fullmatch(text):
        return f"读到“{text}”：Excel 改成了科学计数法，尾数可能已丢失。请按原文重填全部数字。"
    return f"应为数字，以基本单位计，不带单位、逗号和约数，读到“{text}”。请改正。"


def _can_be_stored(number: Decimal) -> bool:
    whole, _, decimals = f"{abs(number):f}".partition(".")
    return len(whole.lstrip("0")) <= WHOLE_DIGITS and len(decimals.rstrip("0")) <= DECIMALS


def _wrong_end(row: Row) -> Iterator[Issue]:
    """A range has two ends; what the source did not tell has no value."""
    low, high = number_in(row["value"]), number_in(row["value_max"])
    if (row["qualifier"] == "range") != bool(row["value_max"]):
        message = "value_max 与 qualifier 不符：区间（range）填上限，其他一律留空。请改正。"
        yield row.issue("bad_range", "value_max", message)
    elif low is not None and high is not None and high < low:
        message = f"上限 {plain(high)} 小于下限 {plain(low)}。请对调。"
        yield row.issue("bad_range", "value_max", message)
    if row["qualifier"] in VALUELESS and row["value"]:
        message = (
            f"qualifier 为 {row['qualifier']} 时没有数值，读到“{row['value']}”。请改正其中一列。"
        )
        yield row.issue("value_not_allowed", "value", message)


def _differs_from_words(row: Row) -> Iterator[Issue]:
    """The value and hedge against a reading of the source's own words, where they are plain."""
    head = TABLE_UNIT.search(row["note"])
    words = row["value_text"]
    said = written_value(words, head[1] if head else "")
    value, high = number_in(row["value"]), number_in(row["value_max"])
    if said is None or value is None:
        return
    if said != Written(value, high):
        message = f"原文“{words}”应为 {_shown(said)}，读到 {_shown(Written(value, high))}。"
        yield row.issue("value_differs_from_words", "value", f"{message}请对照原文改正其中一处。")
    if row["qualifier"] == "exact" and has_hedge(words):
        message = f"原文“{words}”是约数，qualifier 却为 exact。请改为 over、nearly、about 等。"
        yield row.issue("hedge_dropped", "qualifier", message)


def _shown(written: Written) -> str:
    return "—".join(plain(end) for end in written if end is not None)


def _wrong_unit(row: Row, indicator: Indicator) -> Iterator[Issue]:
    if row["unit"] and row["unit"] != indicator.unit:
        message = (
            f"“{indicator.name}”的单位是“{indicator.unit}”，读到“{row['unit']}”。"
            f"请把数值换算成以“{indicator.unit}”计，再改单位。"
        )
        yield row.issue("wrong_unit", "unit", message)


def _wrong_period(row: Row, indicator: Indicator) -> Iterator[Issue]:
    start, end = date_in(row["period_start"]), date_in(row["period_end"])
    if start is None or end is None:
        return
    if indicator.measured == "moment" and start != end:
        message = f"“{indicator.name}”是时点数，起止应为同一天，读到 {start} 至 {end}。"
        yield row.issue("moment_expected", "period_start", f"{message}年末数两列都填 12-31。")
    if indicator.measured == "span" and start == end:
        message = f"“{indicator.name}”是期间数，应有起有止，两列都读到 {start}。"
        yield row.issue("span_expected", "period_start", f"{message}全年填 01-01 和 12-31。")


def _wrong_rank(row: Row, indicator: Indicator) -> Iterator[Issue]:
    value = number_in(row["value"])
    if indicator.kind == "rank" and value is not None and (value < 1 or value % 1 != 0):
        message = f"名次应为不小于1的整数，读到“{row['value']}”。请改正。"
        yield row.issue("rank_not_whole", "value", message)
