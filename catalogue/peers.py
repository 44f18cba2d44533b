"""Peer groups: `peers.toml`, one table a group of regions that are alike.

    ["urban"]
    name = "主城五区"
    regions = ["430102", "430103"]       # codes of regions.toml, two or more
    reason = "都在中心城区，……"           # one plain sentence: why these are compared

A region stands in one group at most, so that its place among its peers is one number. The
file may be missing: then there are no groups.
"""

from collections.abc import Mapping
from pathlib import Path

from catalogue.meaning import Peers, Region
from catalogue.tables import CatalogueError, Table, named_tables, suggestion

FEWEST = 2


def read(file: Path, regions: Mapping[str, Region]) -> dict[str, Peers]:
    """The groups by key, in the order of the file. Raises `CatalogueError`."""
    if not file.exists():
        return {}
    groups = {key: _group(key, table, regions) for key, table in named_tables(file)}
    seen: dict[str, Peers] = {}
    for group in groups.values():
        for code in group.regions:
            if code in seen:
                name = regions[code].name
                raise CatalogueError(
                    f"{file.name}：{name}同时在“{seen[code].name}”和“{group.name}”中，请只留一处"
                )
            seen[code] = group
    return groups


def _group(key: str, table: Table, regions: Mapping[str, Region]) -> Peers:
    group = table.record(Peers, key=key)
    if len(set(group.regions)) < max(FEWEST, len(group.regions)):
        raise table.error("regions", "至少要有两个不同的地区，每个只写一次")
    for code in group.regions:
        if code not in regions:
            raise table.error("regions", f"regions.toml 中没有“{code}”{suggestion(code, regions)}")
    return group
