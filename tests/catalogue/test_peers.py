"""Peer groups are read from their file; what cannot be right stops the load with its place."""

from pathlib import Path

import pytest

import catalogue
from catalogue import CatalogueError
from catalogue.meaning import Peers
from catalogue.peers import read

REGIONS = catalogue.load().regions
GOOD = """
[urban]
name = "城区"
regions = ["430102", "430103"]
reason = "都在中心城区。"

[counties]
name = "县域"
regions = ["430121", "430181"]
reason = "乡镇多。"
"""


def test_the_groups_come_in_the_order_of_the_file(tmp_path: Path):
    file = tmp_path / "peers.toml"
    file.write_text(GOOD, encoding="utf-8")
    assert list(read(file, REGIONS).values()) == [
        Peers(key="urban", name="城区", regions=("430102", "430103"), reason="都在中心城区。"),
        Peers(key="counties", name="县域", regions=("430121", "430181"), reason="乡镇多。"),
    ]


def test_without_a_file_there_are_no_groups(tmp_path: Path):
    assert read(tmp_path / "peers.toml", REGIONS) == {}


def test_every_district_that_is_shipped_has_its_peers():
    shipped = catalogue.load()
    assert [r.name for r in shipped.districts if shipped.peers_of(r.code) is None] == []


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ('"430103"]', '"43O103"]', "peers.toml [urban] 字段“regions”：regions.toml 中没有“43O103”"),
        (', "430103"]', "]", "peers.toml [urban] 字段“regions”：至少要有两个不同的地区"),
        ('"430102", ', '"430103", ', "peers.toml [urban] 字段“regions”：至少要有两个不同的地区"),
        ('"430121"', '"430102"', "peers.toml：芙蓉区同时在“城区”和“县域”中，请只留一处"),
        ('reason = "都在中心城区。"', "", "peers.toml [urban] 字段“reason”：缺少这个字段"),
        ("reason", "reasons", "peers.toml [urban] 字段“reasons”：不认识的字段；是否想写“reason”？"),
    ],
)
def test_a_faulty_group_stops_the_load(tmp_path: Path, good: str, bad: str, message: str):
    file = tmp_path / "peers.toml"
    assert good in GOOD
    file.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as stopped:
        read(file, REGIONS)
    assert str(stopped.value).startswith(message)
