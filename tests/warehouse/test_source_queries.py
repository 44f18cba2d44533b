"""What a source says, and what was read in it: whole answers on one small release."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.warehouse.report import FILE, TEXT, at, keep
from tests.warehouse.tables import CITY, CODES, claim, column, districts, only, release
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

REPORTED = {"kind": "report", "file": FILE, "title": "工作总结"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """A report with five passages, a return of two cells, two rows of a yearbook, a sample."""
    start = at("超500个")["start"]
    warehouse = release(
        tmp_path_factory.mktemp("small"),
        claim("members", "市", 500, source="report", locator=f"第{start}—{start + 5}字"),
        *districts("members", 10, 20),
        claim("members", "甲区", 12, source="yearbook", locator="第4行", correction="改正"),
        claim("sessions", "甲区", source="yearbook", locator="第6行", qualifier="masked",
              missing_reason="not_disclosed"),
        claim("members", "丙区", 3, sample=True),
        given={
            "report": REPORTED,
            "return": {"file": "returns/2022.xlsx"},
            "yearbook": {"file": "published/a.csv"},
            "sample": {"kind": "return", "file": "sample/a.xlsx"},
        },
    )  # fmt: skip
    yield keep(warehouse)
    warehouse.connection.close()


def test_reports_come_first_and_each_state_is_counted(small: Warehouse) -> None:
    listed = queries.sources(small)
    states = ("figures", "mapped", "doubtful", "masked", "unmapped", "set_aside")
    assert column(listed, *states, by="key") == {
        "report": (1, 1, 1, 1, 1, 1),
        "yearbook": (2, 1, 0, 1, 0, 0),
        "return": (2, 2, 0, 0, 0, 0),
        "sample": (1, 1, 0, 0, 0, 0),
    }
    assert list(listed["key"]) == ["report", "yearbook", "return", "sample"]
    (first, *_) = records(listed)
    assert {name: first[name] for name in (*REPORTED, "publisher", "sample")} == {
        **REPORTED,
        "publisher": "某区工商联",
        "sample": False,
    }


def test_without_samples_no_invented_source_is_listed(small: Warehouse) -> None:
    assert "sample" not in set(queries.sources(small, sample=False)["key"])


def test_the_text_comes_back_unchanged_with_its_blocks(small: Warehouse) -> None:
    assert only(queries.source_text(small, source="report"), "text") == TEXT
    blocks = records(queries.source_blocks(small, source="report"))
    assert [(TEXT[b["start"] : b["finish"]], b["kind"], b["level"]) for b in blocks] == [
        ("某市工商联2022年工作总结", "title", 0),
        ("一、联谊", "heading", 1),
        (TEXT.split("\n")[2], "paragraph", 0),
    ]


def test_a_passage_comes_back_as_it_was_read(small: Warehouse) -> None:
    first, masked, doubtful, _, unmapped = records(queries.source_passages(small, source="report"))
    start = at("超500个")["start"]
    assert first == {
        "locator": f"第{start}—{start + 5}字",
        "start": start,
        "finish": start + 5,
        "text": "超500个",
        "state": "mapped",
        "kind": "figure",
        "value": Decimal(500),
        "value_max": None,
        "unit": "个",
        "qualifier": "over",
        "direction": None,
        "status": "actual",
        "indicator": "members",
        "indicator_name": "会员数",
        "region": CITY,
        "region_name": "市",
        "period_start": date(2022, 12, 31),
        "period_end": date(2022, 12, 31),
        "counted": "会员",
        "per": "",
        "reason": "",
        "candidates": "",
        "evidence": first["evidence"],
        "missing_reason": None,
    }
    assert json.loads(first["evidence"]) == [
        {"field": "indicator", "words": "会员", "reason": "会员数的说法", "start": 22, "end": 24},
        {"field": "region", "words": "", "reason": "来源登记的地区", "start": None, "end": None},
    ]
    assert (masked["value"], masked["qualifier"]) == (None, "masked")
    assert (doubtful["candidates"], doubtful["indicator_name"]) == ("members,sessions", None)
    assert (unmapped["value"], unmapped["per"], unmapped["direction"]) == (
        Decimal("20.5"), "户", "up",
    )  # fmt: skip


def test_what_was_read_in_a_return_are_its_claims(small: Warehouse) -> None:
    read = records(queries.readings(small, source="return"))
    places = ("locator", "text", "state", "value", "unit", "region")
    assert [tuple(row[name] for name in places) for row in read] == [
        ("甲区!members", "10", "mapped", Decimal(10), "个", CODES["甲区"]),
        ("乙区!members", "20", "mapped", Decimal(20), "个", CODES["乙区"]),
    ]
    assert set(read[0]) == set(records(queries.readings(small, source="report"))[0])


def test_a_hidden_number_and_a_correction_are_told(small: Warehouse) -> None:
    read = records(queries.source_figures(small, source="yearbook"))
    assert [(r["state"], r["value"], r["reason"], r["missing_reason"]) for r in read] == [
        ("mapped", Decimal(12), "改正", None),
        ("masked", None, "", "not_disclosed"),
    ]


def test_six_rows_stand_on_each_side_of_a_cell(small: Warehouse) -> None:
    asked = {"source": "return", "sheet": "表"}
    around = queries.rows_around(small, **asked, position=7)
    assert list(around["position"]) == [1, 2, *range(4, 14)]
    assert json.loads(records(around)[0]["cells"]) == ["1", "项目1"]
    assert list(queries.rows_around(small, **asked)["position"]) == [1, 2, *range(4, 61)]
    assert queries.rows_around(small, source="return", sheet="别的", position=7).empty
    assert only(queries.sheets(small, source="return"), "sheet") == "表"


def test_rows_of_another_source_are_not_shown_as_this_ones(small: Warehouse) -> None:
    near = queries.records_of(small, source="yearbook", position=20)
    assert list(near["position"]) == [1, *range(8, 34, 2)]
    every = queries.records_of(small, source="yearbook")
    assert list(every["position"]) == [1, *range(2, 42, 2)]


def test_coverage_counts_places_not_figures(small: Warehouse) -> None:
    names = ("kind", "passages", "places", "figures", "rows", "cells")
    assert [
        only(queries.source_coverage(small, source=key), *names)
        for key in ("report", "yearbook", "return")
    ] == [
        ("report", 5, 1, 1, 0, 0),
        ("published", 0, 2, 2, 20, 0),
        ("return", 0, 2, 2, 0, 138),
    ]


def test_a_release_from_before_the_texts_were_kept_still_lists_its_sources(tmp_path: Path) -> None:
    old = release(tmp_path, claim("members", "市", 500, source="report"), given={})
    for table in ("documents", "blocks", "passages", "sheet_rows"):
        old.connection.execute(f"DROP TABLE {table}")
    assert column(queries.sources(old), "mapped", by="key") == {"report": 1}
    assert len(queries.readings(old, source="report")) == 1
    for question in (
        queries.source_text,
        queries.source_blocks,
        queries.source_passages,
        queries.sheets,
        queries.records_of,
        queries.source_coverage,
    ):
        assert question(old, source="report").empty  # type: ignore[operator]
    assert queries.rows_around(old, source="report", sheet="").empty
    old.connection.close()
