"""What a view may be asked for: each value read by its key, with a sentence where it is wrong.

The same parameters serve the page's button, the command line and the address; nothing here
knows which of the three asked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from catalogue import CatalogueError
from catalogue.tables import suggestion
from warehouse import queries
from warehouse.database import Warehouse

FOUR_DIGITS = 4
SWITCH = {"on": True, "off": False}


class ExportError(CatalogueError):
    """A file that cannot be made as it was asked for. The message says what to write instead."""


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One thing to choose. `name` is its key in the address and the keyword of the view.

    `option` is its name on the command line, `label` what must be given, `read` turns the
    text of a link into the value and raises `CatalogueError`, `say` names the value in titles
    and names of files. A parameter with a default need not be given.
    """

    name: str
    option: str
    label: str
    example: str
    read: Callable[[Warehouse, str], Any]
    say: Callable[[Warehouse, Any], str] = lambda _warehouse, _value: ""
    required: bool = True
    default: Any = None


def _indicator(warehouse: Warehouse, text: str) -> str:
    known = warehouse.catalogue.indicators
    return _one_of("指标", text, {key: indicator.name for key, indicator in known.items()})


def _year(_: Warehouse, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == FOUR_DIGITS):
        raise ExportError(f"年份应为四位数字，如 2022，读到“{text}”")
    return int(text)


def _regions(warehouse: Warehouse, text: str) -> tuple[str, ...]:
    codes = dict.fromkeys(code for code in text.split(",") if code)
    if not codes:
        raise ExportError("请给出至少一个地区代码，如 430102")
    return tuple(_place(warehouse, code) for code in codes)


def _place(warehouse: Warehouse, text: str) -> str:
    known = warehouse.catalogue
    whole = known.region(known.organisation.root)
    allowed = {region.code: region.name for region in (whole, *known.districts)}
    return _one_of("地区代码", text, allowed)


def _theme(warehouse: Warehouse, text: str) -> str:
    known = warehouse.catalogue.indicators.values()
    return _one_of("主题", text, {name: "" for i in known for name in (i.pillar, i.topic)})


def _each(read: Callable[[Warehouse, str], Any]) -> Callable[[Warehouse, str], tuple[Any, ...]]:
    """A reader of values joined by commas, each once and in their order."""

    def read_all(warehouse: Warehouse, text: str) -> tuple[Any, ...]:
        parts = dict.fromkeys(part for part in text.split(",") if part)
        return tuple(read(warehouse, part) for part in parts)

    return read_all


def _item(warehouse: Warehouse, text: str) -> str:
    return text if text in warehouse.catalogue.quotients else _indicator(warehouse, text)


def _source(warehouse: Warehouse, text: str) -> str:
    listed = queries.sources(warehouse)
    return _one_of("来源", text, dict(zip(listed["key"], listed["title"], strict=True)))


def one_or_more_of(label: str, allowed: Mapping[str, str]) -> Callable[[Warehouse, str], Any]:
    """A reader of words joined by commas, each of which is one of `allowed` (key to label)."""
    return _each(one_of(label, allowed))


def one_of(label: str, allowed: Mapping[str, str]) -> Callable[[Warehouse, str], Any]:
    """A reader of one word out of `allowed` (key to label)."""
    return lambda _warehouse, text: _one_of(label, text, allowed)


def _one_of(label: str, text: str, allowed: Mapping[str, str]) -> str:
    """The text; else the nearest of `allowed` (key to label) is named, or all of them."""
    if text not in allowed:
        told = (f"{key} {name}" if name not in ("", key) else key for key, name in allowed.items())
        near = suggestion(text, allowed) or f"；可用：{'、'.join(told)}"
        raise ExportError(f"没有{label}“{text}”{near}")
    return text


def _district(warehouse: Warehouse, text: str) -> str:
    districts = warehouse.catalogue.districts
    return _one_of("区县代码", text, {region.code: region.name for region in districts})


def _title_of(warehouse: Warehouse, source: str) -> str:
    titles = queries.sources(warehouse).set_index("key")["title"]
    return str(titles.get(source, source))


INDICATOR = Parameter(
    name="indicator",
    option="indicator",
    label="指标代码",
    example="village_investment",
    read=_indicator,
    say=lambda warehouse, key: warehouse.catalogue.indicator(key).name,
)
INDICATORS = Parameter(
    name="indicators",
    option="indicator",
    label="指标代码",
    example="signed_investment,paid_in_investment",
    read=_each(_indicator),
    say=lambda warehouse, keys: "、".join(warehouse.catalogue.indicator(k).name for k in keys),
)
ITEMS = Parameter(
    name="items",
    option="indicator",
    label="指标或比值的代码",
    example="signed_investment,paid_in_investment,paid_in_share",
    read=_each(_item),
    say=lambda warehouse, keys: "、".join(warehouse.catalogue.item(k).name for k in keys),
)
YEAR = Parameter(
    name="year",
    option="year",
    label="年份",
    example="2022",
    read=_year,
    say=lambda _, year: f"{year}年",
)
REGIONS = Parameter(
    name="regions",
    option="region",
    label="至少一个地区代码",
    example="430102,430103",
    read=_regions,
)
REGION = Parameter(
    name="region",
    option="region",
    label="地区代码",
    example="430181",
    read=_place,
    say=lambda warehouse, code: warehouse.catalogue.region(code).name if code else "",
    required=False,
)
THEME = Parameter(
    name="theme",
    option="theme",
    label="支柱或主题",
    example="万企兴万村",
    read=_theme,
    say=lambda _, theme: theme or "",
    required=False,
)
DISTRICT = Parameter(
    name="district",
    option="region",
    label="一个区县的代码",
    example="430181",
    read=_district,
    say=lambda warehouse, code: warehouse.catalogue.region(code).name,
)
YEARS = Parameter(
    name="years",
    option="year",
    label="年份",
    example="2021,2022",
    read=_each(_year),
    say=lambda _, years: "、".join(f"{year}年" for year in years),
)
TOPICS = Parameter(
    name="themes",
    option="theme",
    label="支柱或主题",
    example="万企兴万村,会员与商会",
    read=_each(_theme),
    say=lambda _, themes: "、".join(themes),
    required=False,
    default=(),
)
PLACES = Parameter(
    name="regions",
    option="region",
    label="地区代码",
    example="430100,430181",
    read=_each(_place),
    required=False,
    default=(),
)
SOURCE = Parameter(
    name="source",
    option="source",
    label="来源的代码",
    example="sample-return-2022-430102",
    read=_source,
    say=_title_of,
)


def switch(text: str) -> bool:
    """`sample=on` or `sample=off`. Raises `ExportError`."""
    if text not in SWITCH:
        raise ExportError(f"参数 sample 应为 on 或 off，读到“{text}”")
    return SWITCH[text]
