"""What no file is made of: a year of which nobody has or owes a figure; and what there is instead.

Asks what there is. A list that may well be empty (nobody to chase) is none of these.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from typing import Any

from exports.parameters import ExportError
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

Asked = Mapping[str, Any]


def years_there(warehouse: Warehouse, asked: Asked, keys: Collection[str] = ()) -> set[int]:
    """The years in which somebody has a figure of what is asked, or districts owe one.

    Of these `keys`; without any, of the indicators and themes that are asked for, else of all.
    """
    wanted = set(keys) or _keys(warehouse, asked)
    organisation = warehouse.catalogue.organisation
    there = queries.available(warehouse, region=organisation.root, sample=asked["sample"])
    found = {
        row["year"]
        for row in records(there)
        if (row["districts"] or row["whole"]) and (not wanted or row["indicator"] in wanted)
    }
    return found | years_owed(warehouse, wanted)


def years_owed(warehouse: Warehouse, keys: Collection[str] = ()) -> set[int]:
    """The years for which districts owe one of these, or anything."""
    return {
        year
        for owed in warehouse.catalogue.organisation.reporting
        if not keys or not {*keys}.isdisjoint(owed.indicators)
        for year in range(owed.since, owed.until + 1)
    }


def _keys(warehouse: Warehouse, asked: Asked) -> set[str]:
    """The indicators that are asked for by name, in a quotient, or by their theme."""
    known = warehouse.catalogue
    named = [*_texts(asked, "indicator", "indicators", "items")]
    themes = {*_texts(asked, "theme", "themes")}
    quotients = [known.quotients[item] for item in named if item in known.quotients]
    return {
        *(item for item in named if item not in known.quotients),
        *(key for quotient in quotients for key in (quotient.part, quotient.whole)),
        *(i.key for i in known.indicators.values() if themes & {i.topic, i.pillar}),
    }


def _texts(asked: Asked, *names: str) -> Iterable[str]:
    for name in names:
        value = asked.get(name) or ()
        yield from (value,) if isinstance(value, str) else value


def refuse_years(title: str, asked: Asked, there: Collection[int]) -> None:
    """Raises `ExportError` for a year that is asked for and not there, with those that are."""
    wanted = [asked[name] for name in ("year", "then") if name in asked]
    lacking = [year for year in (*wanted, *asked.get("years", ())) if year not in there]
    if lacking:
        instead = f"有数据的年份：{years_in_words(there)}" if there else "哪一年都没有数据"
        raise ExportError(f"“{title}”没有{years_in_words(lacking)}的数据；{instead}")


def years_in_words(years: Collection[int]) -> str:
    """2013年、2015—2022年"""
    runs = groupby(enumerate(sorted(set(years))), key=lambda pair: pair[1] - pair[0])
    spans = [[year for _, year in run] for _, run in runs]
    return "、".join(
        f"{span[0]}年" if len(span) == 1 else f"{span[0]}—{span[-1]}年" for span in spans
    )
