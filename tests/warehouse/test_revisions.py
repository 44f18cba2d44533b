"""What changed between two releases, asked of one that is open beside the others."""

from pathlib import Path

import pytest

from exports.views.revisions import COLUMNS, revision_lines
from tests.warehouse.small import CITY, FURONG, TIANXIN, catalogue, figure, published
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse
from warehouse.releases import ReleaseError, Releases


@pytest.fixture
def newer(tmp_path: Path) -> Warehouse:
    """
    第1版 members 芙蓉 10, 天心 20, 市 30 · 第2版 芙蓉 25, 天心 20, projects 芙蓉 3
    """
    releases = Releases(tmp_path)
    before = [figure("members", 10), figure("members", 20, region=TIANXIN)]
    published(releases, [*before, figure("members", 30, region=CITY)])
    after = [figure("members", 25), figure("members", 20, region=TIANXIN)]
    release = published(releases, [*after, figure("projects", 3)])
    return Warehouse.open(release.path, catalogue())


def test_what_was_said_before_comes_first_and_then_who_moved(newer: Warehouse):
    rows = records(queries.revisions(newer, older=1, newer=2))
    names = ("kind", "indicator", "region", "old_value", "new_value")
    assert [tuple(r[n] for n in names) for r in rows] == [
        ("revised", "members", FURONG, 10, 25),
        ("new", "projects", FURONG, None, 3),
        ("gone", "members", CITY, 30, None),
        ("rank", "members", FURONG, None, None),
        ("rank", "members", TIANXIN, None, None),
    ]
    assert [(r["old_rank"], r["new_rank"]) for r in rows[3:]] == [(2, 1), (1, 2)]


def test_a_release_is_the_same_as_itself(newer: Warehouse):
    assert queries.revisions(newer, older=2, newer=2).empty


def test_a_release_that_is_not_there_is_named(newer: Warehouse):
    with pytest.raises(ReleaseError, match=r"^没有第7版$"):
        queries.revisions(newer, older=7, newer=2)


def test_the_file_has_both_values_and_both_places(newer: Warehouse):
    lines = revision_lines(newer, older=1, newer=2)
    assert tuple(lines.columns) == COLUMNS
    found = [
        (x["变化"], x["原数值"], x["新数值"], x["原名次"], x["新名次"]) for x in records(lines)
    ]
    assert found[0] == ("修订", 10, 25, None, None)
    assert found[-1] == ("名次变化", None, None, 1, 2)
    places = [(x["原位置"], x["新位置"]) for x in records(lines)]
    assert places == [("第2行", "第2行"), ("", "第2行"), ("第2行", ""), ("", ""), ("", "")]
