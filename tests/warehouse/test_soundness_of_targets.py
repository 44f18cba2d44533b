"""One test for each wrong judgement of a target that a release could give."""

from pathlib import Path
from typing import Any

from exports.views.targets import COLUMNS, target_lines
from tests.warehouse.tables import claim, districts, release
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

AIM = {"status": "target"}


def told(warehouse: Warehouse, **given: Any) -> dict[tuple[str, str], tuple[Any, str]]:
    """The actual's value and the light, by region and item."""
    found = {}
    for row in records(queries.targets(warehouse, **given)):
        value = None if row["actual"] is None else row["actual"]["value"]
        found[row["region_name"], row["item"]] = (value, row["judgement"].light)
    return found


def test_a_target_meets_the_figure_of_its_own_period_only(tmp_path: Path):
    """
    sessions 甲 target 2022 100; done 2022 100, five years 900, 2021 50     100 is held against it
    sessions 乙 target 2022 100; done in its first half 60                  60, half the time gone
    sessions 丙 target 2022 100; nothing                                    no actual
    """
    warehouse = release(
        tmp_path,
        *districts("sessions", 100, 100, 100, **AIM),
        claim("sessions", "甲区", 100),
        claim("sessions", "甲区", 900, span="five years"),
        claim("sessions", "甲区", 50, 2021),
        claim("sessions", "乙区", 60, span="half"),
    )
    assert told(warehouse) == {
        ("甲区", "sessions"): (100, "reached"),
        ("乙区", "sessions"): (60, "reached"),
        ("丙区", "sessions"): (None, "none"),
    }
    rows = {r["region_name"]: r for r in records(queries.targets(warehouse))}
    assert rows["甲区"]["elapsed"] is None
    assert float(rows["乙区"]["elapsed"]) == 181 / 365


def test_a_stock_is_judged_by_what_was_added_in_its_year(tmp_path: Path):
    """
    members 甲 2021 90, target 2022 100, in June 91     a tenth of the growth after half the year
    """
    warehouse = release(
        tmp_path,
        claim("members", "甲区", 100, **AIM),
        claim("members", "甲区", 90, 2021),
        claim("members", "甲区", 91, span="june"),
    )
    assert told(warehouse) == {("甲区", "members"): (91, "behind")}


def test_a_sum_that_lacks_a_district_is_held_against_no_target(tmp_path: Path):
    """
    members 市 target 90 · eight districts of 10 each: nothing; nine: 90
    """
    for count, wanted in ((8, (None, "none")), (9, (90, "reached"))):
        warehouse = release(
            tmp_path,
            claim("members", "市", 90, **AIM),
            *districts("members", *[10] * count),
        )
        assert told(warehouse) == {("市", "members"): wanted}
        warehouse.connection.close()


def test_without_samples_no_target_rests_on_one(tmp_path: Path):
    """
    members 甲 target 10, sample 12 · 乙 sample target 10, done 12
    """
    warehouse = release(
        tmp_path,
        claim("members", "甲区", 10, **AIM),
        claim("members", "甲区", 12, sample=True),
        claim("members", "乙区", 10, sample=True, **AIM),
        claim("members", "乙区", 12),
    )
    assert len(told(warehouse)) == 2
    assert told(warehouse, sample=False) == {("甲区", "members"): (None, "none")}


def test_the_file_holds_the_judgement_and_both_sources(tmp_path: Path):
    warehouse = release(
        tmp_path,
        claim("sessions", "甲区", 100, qualifier="at_least", as_written="100场以上", **AIM),
        claim("sessions", "甲区", 95),
    )
    lines = target_lines(warehouse)
    assert tuple(lines.columns) == COLUMNS
    (line,) = records(lines)
    names = ("目标", "目标限定", "实际", "判定", "目标原文", "示例")
    assert tuple(line[n] for n in names) == (100, "以上", 95, "接近完成", "100场以上", "否")
    assert (str(line["完成率（%）"]), str(line["差（百分点）"])) == ("95.0", "-5.0")
