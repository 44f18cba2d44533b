"""Quotients: `quotients.toml`, one table a quotient, so much of one indicator for one of another.

    [four_good_share]
    name = "“四好”商会占比"
    name_en = "“Four good” chambers in all chambers"
    definition = "“四好”商会数除以商会数，两者同为年末数。"
    part = "four_good_chambers"          # keys of indicators.toml
    whole = "chamber_count"
    times = 100                          # said for so many of the whole; 1 where it is missing
    unit = "%"
    polarity = "higher"
    caveats = ["cycle"]                  # may be missing

Only indicators that are counted can be divided: there is no quotient of ratios or ranks. The
file may be missing: then there are no quotients.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from catalogue.meaning import CAVEATS, Indicator, Polarity, Quotient
from catalogue.tables import CatalogueError, Table, named_tables, suggestion

COUNTED = ("stock", "flow")


def read(file: Path, indicators: Mapping[str, Indicator]) -> dict[str, Quotient]:
    """The quotients by key, in the order of the file. Raises `CatalogueError`."""
    if not file.exists():
        return {}
    return {key: _quotient(key, table, indicators) for key, table in named_tables(file)}


def _quotient(key: str, table: Table, indicators: Mapping[str, Indicator]) -> Quotient:
    table.one_of("polarity", get_args(Polarity))
    table.one_of("caveats", CAVEATS)
    found = table.record(Quotient, key=key)
    if key in indicators:
        raise CatalogueError(f"{table.place}：“{key}”已是一个指标的代码，请改写")
    if found.times < 1:
        raise table.error("times", f"应为1以上的整数，读到“{found.times}”")
    for name in ("part", "whole"):
        divided = getattr(found, name)
        if divided not in indicators:
            near = suggestion(divided, indicators)
            raise table.error(name, f"indicators.toml 中没有“{divided}”{near}")
        if indicators[divided].kind not in COUNTED:
            raise table.error(name, f"“{divided}”是比率或名次，不能再除")
    return found
