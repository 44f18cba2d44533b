"""A revised value leads to where it stands, in the release that says so."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from dashboard.revisions import any_coloured, changes_table
from tests.warehouse.small import FURONG, TIANXIN, catalogue, figure, published
from warehouse import queries
from warehouse.database import Warehouse
from warehouse.releases import Releases


def test_both_sides_of_a_revision_lead_to_their_own_place_and_release(tmp_path: Path) -> None:
    releases = Releases(tmp_path)
    published(
        releases, [figure("members", 20, region=TIANXIN), figure("members", 10, locator="第7行")]
    )
    release = published(releases, [figure("members", 25), figure("members", 20, region=TIANXIN)])
    warehouse = Warehouse.open(release.path, catalogue())
    table = queries.revisions(warehouse, older=1, newer=2)
    html = changes_table(table, warehouse, 1, 2)
    links = [
        parse_qs(urlsplit(unescape(link)).query)
        for link in re.findall(r'href="(sources\?[^"]+)"', html)
    ]
    assert links == [
        {"source": ["district-return"], "place": ["第7行"], "release": ["1"]},
        {"source": ["district-return"], "place": ["第2行"], "release": ["2"]},
    ]
    row = re.search(rf'<tr data-kind="revised" data-region="{FURONG}">.*?</tr>', html)
    assert row is not None
    said = re.sub("<[^>]+>", " ", row.group()).split()
    assert said[-4:] == ["10个", "25个", "▲", "增加15个（150%）"]


def test_the_rule_of_colours_is_said_only_where_a_revision_is_coloured(tmp_path: Path) -> None:
    """
    nothing revised              no coloured change, no 升降颜色
    10个 → 25个, more is better   a green arrow, and the rule
    """
    releases = Releases(tmp_path)
    published(releases, [figure("members", 10)])
    published(releases, [figure("members", 10), figure("members", 20, region=TIANXIN)])
    release = published(releases, [figure("members", 25), figure("members", 20, region=TIANXIN)])
    warehouse = Warehouse.open(release.path, catalogue())
    new_only = queries.revisions(warehouse, older=1, newer=2)
    revised = queries.revisions(warehouse, older=2, newer=3)
    assert not new_only.empty
    assert [any_coloured(table, warehouse) for table in (new_only, revised)] == [False, True]
    shown = [changes_table(table, warehouse, 0, 0) for table in (new_only, revised)]
    assert ['class="good"' in html for html in shown] == [False, True]
