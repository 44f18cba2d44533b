"""What changed between two releases: whole lists compared, on tiny tables."""

from dataclasses import astuple
from decimal import Decimal

import pytest

from tests.warehouse.small import (
    CHANGSHA_COUNTY,
    CITY,
    FURONG,
    TIANXIN,
    districts,
    figure,
    filled,
)
from warehouse.differences import RankChange, differences, rank_changes
from warehouse.releases import ReleaseError


@pytest.fixture
def two(tmp_path):
    """Makes the two releases and gives their files."""

    def write(older, newer):
        paths = [tmp_path / "older.duckdb", tmp_path / "newer.duckdb"]
        for path, figures in zip(paths, (older, newer), strict=True):
            filled(figures, path).close()
        return paths

    return write


def told(found):
    """Kind, indicator, region, year end, and the amounts before and after."""
    return [
        (
            one.kind,
            one.indicator,
            one.region,
            one.period_end.year,
            (one.old_value, one.old_value_max, one.old_qualifier, one.old_missing_reason),
            (one.new_value, one.new_value_max, one.new_qualifier, one.new_missing_reason),
        )
        for one in found
    ]


NOTHING = (None, None, None, None)


def exact(value):
    return (Decimal(value), None, "exact", None)


def test_new_revised_and_gone_in_the_order_of_the_catalogue(two):
    older = [
        figure("projects", 3),
        figure("members", 10, region=TIANXIN),
        figure("members", 986, locator="第7行"),
        figure("members", 900, year=2021),
    ]
    newer = [
        figure("projects", 3),
        figure("members", 990),
        figure("members", 900, year=2021),
        figure("members", 1900, region=CITY),
        figure("coverage", "88.9"),
    ]
    found = differences(*two(older, newer))
    assert told(found) == [
        ("new", "members", CITY, 2022, NOTHING, exact(1900)),
        ("revised", "members", FURONG, 2022, exact(986), exact(990)),
        ("gone", "members", TIANXIN, 2022, exact(10), NOTHING),
        ("new", "coverage", FURONG, 2022, NOTHING, exact("88.9")),
    ]
    assert astuple(found[1]) == (
        "revised",
        "members",
        "会员数",
        "个",
        FURONG,
        "芙蓉区",
        *(found[1].period_end,) * 2,
        "actual",
        *exact("986.000"),
        "district-return",
        *exact("990.000"),
        "district-return",
        False,
        "第7行",
        "第2行",
    )
    assert isinstance(found[1].new_value, Decimal)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"value": 900}, {"value": 900, "qualifier": "over"}),
        ({"value": 3, "qualifier": "range", "value_max": 5}, {"value": 3}),
        (
            {"value": 3, "qualifier": "range", "value_max": 5},
            {"value": 3, "qualifier": "range", "value_max": 6},
        ),
        ({"value": 0}, {"value": None, "missing_reason": "not_disclosed"}),
        (
            {"value": None, "missing_reason": "not_applicable"},
            {"value": None, "missing_reason": "not_disclosed"},
        ),
        ({"value": "0.001"}, {"value": "0.002"}),
    ],
)
def test_a_hedge_a_bound_or_a_reason_is_a_revision_too(before, after, two):
    found = differences(*two([figure("members", **before)], [figure("members", **after)]))
    assert [one.kind for one in found] == ["revised"]


def test_another_status_or_period_is_another_observation(two):
    half = {"period_start": figure("projects", 1).period_start}
    older = [figure("members", 10), figure("projects", 3)]
    newer = [
        figure("members", 10, status="target"),
        figure("projects", 3, period_end=half["period_start"].replace(month=6, day=30)),
    ]
    found = differences(*two(older, newer))
    assert [(one.kind, one.indicator, one.status) for one in found] == [
        ("gone", "members", "actual"),
        ("new", "members", "target"),
        ("new", "projects", "actual"),
        ("gone", "projects", "actual"),
    ]


def test_another_source_or_wording_of_the_same_value_is_no_difference(two):
    older = [figure("members", 986)]
    newer = [figure("members", 986, "第9行", source="city-report", as_written="986家")]
    assert differences(*two(older, newer)) == []


def test_two_equal_releases_do_not_differ_nor_does_one_from_itself(two):
    older, newer = two([figure("members", 986)], [figure("members", 986)])
    assert differences(older, newer) == []
    assert differences(older, older) == []
    assert rank_changes(older, older) == []


def test_a_file_that_is_missing_or_no_release_is_named(two, tmp_path):
    older, newer = two([figure("members", 986)], [figure("members", 986)])
    newer.write_bytes(b"no release")
    with pytest.raises(ReleaseError, match=rf"版本文件打不开：{newer.name}"):
        differences(older, newer)
    with pytest.raises(ReleaseError, match="版本文件打不开：nowhere"):
        differences(tmp_path / "nowhere", older)


def test_who_changed_places_after_a_revision(two):
    older = districts("members", 30, 20, 10)
    newer = districts("members", 15, 20, 10)
    end = older[0].period_end
    assert rank_changes(*two(older, newer)) == [
        RankChange(
            indicator="members",
            indicator_name="会员数",
            region=region,
            region_name=name,
            period_start=end,
            period_end=end,
            old_rank=old,
            new_rank=new,
        )
        for region, name, old, new in ((FURONG, "芙蓉区", 1, 2), (TIANXIN, "天心区", 2, 1))
    ]


def test_a_place_that_moves_because_somebody_new_reported_is_not_called_a_revision(two):
    older = [figure("members", 10, region=FURONG)]
    newer = [figure("members", 10, region=FURONG), figure("members", 20, region=TIANXIN)]
    assert rank_changes(*two(older, newer)) == []


def test_equal_values_share_a_place(two):
    older = districts("members", 30, 20, 10)
    newer = districts("members", 30, 30, 10)
    found = rank_changes(*two(older, newer))
    assert [(c.region, c.old_rank, c.new_rank) for c in found] == [(TIANXIN, 2, 1)]
    assert CHANGSHA_COUNTY not in [c.region for c in found]
