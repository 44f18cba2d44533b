"""One test for each wrong number that choosing among claims could give without an error.

Which source is believed, what a sample may touch, and which kind of nothing is which.
"""

from pathlib import Path
from typing import Any

import pytest

from etl.figures import Figure
from tests.warehouse.tables import (
    CITY,
    CODES,
    DISTRICTS,
    claim,
    column,
    districts,
    only,
    release,
)
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

YEAR = {"year": 2022, "region": CITY}
PLACE = {"year": 2022, "region": CODES["甲区"]}


def compared(warehouse: Warehouse, indicator: str = "members", *, sample: bool = True):
    return queries.by_district(warehouse, indicator=indicator, **YEAR, sample=sample)


# ── Which claim ───────────────────────────────────────────────────────────────────────────────


def test_a_revised_return_wins_and_the_old_claim_is_kept(tmp_path: Path):
    """
    members 甲区 return of January 100 · revised in March 90     90, and both claims
    """
    warehouse = release(
        tmp_path, claim("members", "甲区", 100), claim("members", "甲区", 90, source="revised")
    )
    assert column(compared(warehouse), "value", "source", "claims", "agree")["甲区"] == (
        90,
        "revised",
        2,
        False,
    )
    kept = queries.claims(warehouse, indicator="members", **PLACE)
    assert [(r["source"], r["value"], r["chosen"]) for r in records(kept)] == [
        ("revised", 90, True),
        ("return", 100, False),
    ]


def test_the_better_source_wins_over_the_later_one(tmp_path: Path):
    """
    members 甲区 yearbook (80) of 2022 100 · revised return (40) of March 2023 90     100
    """
    warehouse = release(
        tmp_path,
        claim("members", "甲区", 90, source="revised"),
        claim("members", "甲区", 100, source="yearbook"),
    )
    assert column(compared(warehouse), "value")["甲区"] == 100


def test_two_sentences_in_one_place_are_two_claims(tmp_path: Path):
    """
    members 甲区 one paragraph: “超100家” and “112家”     one of them is chosen, not both
    """
    here = {"source": "report", "locator": "第3段"}
    warehouse = release(
        tmp_path,
        claim("members", "甲区", 112, as_written="112家", **here),
        claim("members", "甲区", 100, as_written="超100家", qualifier="over", **here),
    )
    kept = queries.claims(warehouse, indicator="members", **PLACE)
    assert [(r["as_written"], r["chosen"]) for r in records(kept)] == [
        ("112家", True),
        ("超100家", False),
    ]


NOT_APPLICABLE = {"missing_reason": "not_applicable"}
OVER, NEARLY, ABOUT = ({"qualifier": q} for q in ("over", "nearly", "about"))


def up_to(most: int) -> dict[str, Any]:
    return {"qualifier": "range", "value_max": most}


# Whether two claims can be true at once, the first of a return and the second of a report.
CLAIMS: list[tuple[bool, tuple[Any, Any], tuple[Any, Any]]] = [
    (True, (100, {}), (100, {})),
    (False, (100, {}), (90, {})),
    (False, (0, {}), (1, {})),
    (True, (100, {}), (90, OVER)),
    (False, (100, {}), (100, OVER)),
    (False, (100, {}), (100, NEARLY)),
    (False, (100, OVER), (100, NEARLY)),
    (True, (100, OVER), ("100.001", NEARLY)),
    (True, (100, {}), (100, {"qualifier": "at_least"})),
    (True, (100, {"qualifier": "at_most"}), (100, {"qualifier": "at_least"})),
    (False, (101, {}), (100, {"qualifier": "at_most"})),
    (True, (100, {}), (105, ABOUT)),
    (False, (100, {}), (106, ABOUT)),
    (True, (95, OVER), (100, ABOUT)),
    (False, (105, OVER), (100, ABOUT)),
    (True, (-100, {}), (-105, ABOUT)),
    (True, (100, {}), (90, up_to(100))),
    (False, (101, {}), (90, up_to(100))),
    (True, (100, {}), (None, {"qualifier": "masked"})),
    (True, (100, {}), (None, {"qualifier": "indefinite"})),
    (True, (100, {}), (None, {"missing_reason": "not_disclosed"})),
    (False, (0, {}), (None, NOT_APPLICABLE)),
    (True, (None, NOT_APPLICABLE), (None, NOT_APPLICABLE)),
]


def test_disagreeing_sources_are_said_to_disagree(tmp_path: Path):
    """
    members 甲区 return 100 · report 超100     both cannot be true: they do not agree
    """
    pairs = [
        (
            claim("members", "甲区", one[0], year, **one[1]),
            claim("members", "甲区", other[0], year, source="report", **other[1]),
        )
        for year, (_, one, other) in enumerate(CLAIMS, 1980)
    ]
    warehouse = release(tmp_path, *(figure for pair in pairs for figure in pair))
    said = warehouse.ask("SELECT claims, agree FROM observations ORDER BY year")
    expected = [(2, agree) for agree, _, _ in CLAIMS]
    assert list(zip(said["claims"], said["agree"], strict=True)) == expected


# ── Samples ───────────────────────────────────────────────────────────────────────────────────


def real_and_sample() -> list[Figure]:
    """Nine sample districts; 甲区 and 乙区 are real too, 丙区 in June, the city for one year."""
    return [
        *districts("members", *range(11, 20), sample=True),
        *districts("members", *range(21, 30), year=2021, sample=True),
        *districts("members", 1, 2),
        claim("members", "甲区", 3, 2021),
        claim("members", "市", 40, sample=True),
        claim("members", "市", 30, 2021),
        claim("members", "甲区", 5, status="target", sample=True),
        claim("members", "甲区", 7, span="june", sample=True),
        claim("members", "丙区", 9, span="june"),
    ]


def test_leaving_samples_out_never_changes_a_real_figure(tmp_path: Path):
    """
    甲区 real 1, sample 11     1 in both; the row of a real figure is the same but for its place
    """
    warehouse = release(tmp_path, *real_and_sample())
    same = ("value", "source", "claims", "agree", "target_value", "missing_reason", "change")
    with_samples = column(compared(warehouse), *same)
    without = column(compared(warehouse, sample=False), *same)
    assert with_samples["甲区"] == without["甲区"]
    assert with_samples["乙区"][:-1] == without["乙区"][:-1]
    assert with_samples["乙区"][-1].amount is without["乙区"][-1].amount is None
    assert with_samples["甲区"][:4] == (1, "return", 1, True)
    assert {d: without[d][0] for d in DISTRICTS[2:]} == dict.fromkeys(DISTRICTS[2:])


def test_a_release_without_samples_equals_the_switch(tmp_path: Path):
    """
    every question: built of the real figures only = asked with sample=False
    """
    both = release(tmp_path, *real_and_sample())
    real = release(tmp_path, *(f for f in real_and_sample() if not f.sample))
    regions = (CITY, *(CODES[d] for d in DISTRICTS))

    def answers(warehouse: Warehouse) -> list[list[dict[str, Any]]]:
        off = {"sample": False}
        years = {"region": CITY, "first": 2018, "last": 2022}
        return [
            records(answer)
            for answer in (
                *(
                    queries.by_district(warehouse, indicator="members", region=CITY, year=y, **off)
                    for y in (2021, 2022)
                ),
                queries.district_total(warehouse, indicator="members", **YEAR, **off),
                queries.trend(warehouse, indicator="members", regions=regions, **off),
                queries.overview(warehouse, indicators=["members"], **YEAR, **off),
                queries.sum_over_years(warehouse, indicator="sessions", **years, **off),
                queries.reported(warehouse, indicator="members", **YEAR, **off),
                queries.claims(warehouse, indicator="members", **PLACE, **off),
                queries.reporting(warehouse, **YEAR, **off),
                queries.available(warehouse, region=CITY, **off),
            )
        ]

    assert answers(both) == answers(real)


def test_a_real_figure_is_never_compared_with_a_sample(tmp_path: Path):
    """
    members 乙区 2022 real 2 · 2021 sample 22     no ▼ 减少20个: nobody marked that base as invented
    members 市   2022 sample 40 · 2021 real 30    a change, in a row that is marked
    """
    warehouse = release(tmp_path, *real_and_sample())
    change = column(compared(warehouse), "change")["乙区"]
    assert (change.amount, change.reason) == (None, "上年为示例数据")
    overview = queries.overview(warehouse, indicators=["members"], **YEAR)
    sample, gained = only(overview, "sample", "change")
    assert (sample, gained.amount.value) == (True, 10)
    later = release(
        tmp_path,
        *districts("members", *[2] * 9),
        *districts("members", *[1] * 9, year=2021, sample=True),
    )
    gained, basis = only(
        queries.overview(later, indicators=["members"], **YEAR), "change", "change_basis"
    )
    assert (gained.amount, gained.reason, basis) == (None, "上年为示例数据", None)


def test_a_real_figure_never_stands_beside_an_invented_target(tmp_path: Path):
    """
    members 甲区 and 市 real 1, target sample 5     no target; of sample figures: 5
    """
    goals = [claim("members", d, 5, status="target", sample=True) for d in ("甲区", "乙区", "市")]
    warehouse = release(
        tmp_path,
        *goals,
        claim("members", "甲区", 1),
        claim("members", "乙区", 1, sample=True),
        claim("members", "市", 1),
    )
    assert {d: t for d, t in column(compared(warehouse), "target_value").items() if t} == {
        "乙区": 5
    }
    overview = queries.overview(warehouse, indicators=["members"], **YEAR)
    series = queries.trend(
        warehouse, indicator="members", regions=(CITY, CODES["甲区"], CODES["乙区"])
    )
    assert only(overview, "target_value") is None
    own = [r for r in records(series) if r["basis"] == "reported"]
    assert {r["region_name"]: r["target_value"] for r in own} == {
        "市": None,
        "甲区": None,
        "乙区": 5,
    }


def test_a_sum_with_one_sample_in_it_is_a_sample(tmp_path: Path):
    """
    members eight real districts, 壬市 sample     45 示例; without samples 36 of 8/9
    """
    warehouse = release(
        tmp_path, *districts("members", *range(1, 9)), claim("members", "壬市", 9, sample=True)
    )
    names = ("value", "regions_counted", "sample")
    total = {"indicator": "members", **YEAR}
    assert only(queries.district_total(warehouse, **total), *names) == (45, 9, True)
    assert only(queries.district_total(warehouse, **total, sample=False), *names) == (36, 8, False)


# ── Actual, and absent ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", ["target", "estimate", "unknown"])
def test_a_target_is_never_shown_as_an_actual(tmp_path: Path, status: str):
    """
    members 甲区 and 市 target 500     value nowhere; beside 甲区 as its target
    """
    warehouse = release(
        tmp_path,
        claim("members", "甲区", 500, status=status),
        claim("members", "市", 500, status=status),
        claim("members", "乙区", 1),
    )
    row = column(compared(warehouse), "value", "missing_reason", "target_value")["甲区"]
    assert row == (None, "not_reported", 500 if status == "target" else None)
    assert only(queries.district_total(warehouse, indicator="members", **YEAR), "value") == 1
    overview = queries.overview(warehouse, indicators=["members"], **YEAR)
    assert only(overview, "value", "basis") == (1, "districts")
    assert queries.reported(warehouse, indicator="members", **YEAR).empty
    series = queries.trend(warehouse, indicator="members", regions=(CODES["甲区"], CITY))
    assert set(column(series, "value").values()) == {None, 1}
    owed = queries.reporting(warehouse, **YEAR)
    assert ("甲区", "members", "not_reported") in set(
        owed[["region_name", "indicator", "state"]].itertuples(index=False, name=None)
    )


def test_six_kinds_of_nothing_stay_six(tmp_path: Path):
    """
    members 甲区 0 · 乙区 — · 丙区 X · 丁区 数千 · 戊区 不适用; complaints 甲区, owed by nobody
    """
    warehouse = release(
        tmp_path,
        claim("members", "甲区", 0),
        claim("members", "丙区", qualifier="masked"),
        claim("members", "丁区", qualifier="indefinite"),
        claim("members", "戊区", missing_reason="not_applicable"),
        claim("complaints", "乙区", 1),
    )
    assert {
        d: column(compared(warehouse), "value", "missing_reason")[d] for d in DISTRICTS[:5]
    } == {
        "甲区": (0, None),
        "乙区": (None, "not_reported"),
        "丙区": (None, "not_disclosed"),
        "丁区": (None, "cannot_be_calculated"),
        "戊区": (None, "not_applicable"),
    }
    assert column(compared(warehouse, "complaints"), "missing_reason")["甲区"] == "not_mentioned"
    owed = queries.reporting(warehouse, **YEAR)
    states = {
        r["region_name"]: (r["state"], r["missing_reason"])
        for r in records(owed)
        if r["indicator"] == "members"
    }
    assert [states[d] for d in DISTRICTS[:5]] == [
        ("reported", None),
        ("not_reported", None),
        ("reported", "not_disclosed"),
        ("reported", "cannot_be_calculated"),
        ("not_applicable", "not_applicable"),
    ]
    said = queries.claims(warehouse, indicator="members", year=2022, region=CODES["丙区"])
    assert only(said, "missing_reason") == "not_disclosed"
