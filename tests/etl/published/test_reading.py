"""What the shipped table of published facts gives: every row a figure, or a reason."""

import csv
import io
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb

from catalogue import load
from etl.figures import Figure
from etl.published import read_published
from etl.published.rows import COLUMNS
from etl.readings import Reading
from etl.sources import read_sources

ROOT = Path(__file__).parents[3]
DATA = ROOT / "data"
CHANGSHA = "rednet-2023-01-12-changsha"
REASONS = (
    "待核", "地区在原文中已隐去", "目录中没有这一指标", "不是工商联成效或民营经济指标",
    "名次变化不是名次", "统计范围不同", "期间不明", "增长幅度没有对应指标",
)  # fmt: skip


@cache
def shipped() -> Reading:
    sources = read_sources(DATA / "sources.toml")
    return read_published(DATA / "published", load(), sources)


@cache
def rows() -> list[dict[str, str]]:
    text = (DATA / "published" / "figures.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def brief(figure: Figure) -> tuple[object, ...]:
    period = (figure.period_start.isoformat(), figure.period_end.isoformat())
    return (figure.indicator, figure.region, *period, figure.value, figure.qualifier)


def test_the_changsha_report_of_2022_comes_out_whole() -> None:
    day, year = ("2022-12-31", "2022-12-31"), ("2022-01-01", "2022-12-31")
    found = [brief(f) for f in shipped().figures if f.source == CHANGSHA]
    assert found == [
        ("media_reports", "430100", *year, 100, "over"),
        ("business_environment_rank", "430100", *year, 6, "exact"),
        ("signed_projects", "430100", *year, 28, "exact"),
        ("signed_investment", "430100", *year, 36_100_000_000, "exact"),
        ("safety_guidance_enterprises", "430100", *year, 1000, "nearly"),
        ("village_enterprises", "430100", *day, 986, "exact"),
        ("village_villages", "430100", *day, 797, "exact"),
        ("village_projects", "430100", *day, 1374, "exact"),
        ("village_investment", "430100", *day, 7_700_000_000, "exact"),
        ("party_organisation_count", "430100", *day, 88, "exact"),
        ("party_coverage", "430100", *day, 100, "exact"),
        ("member_count", "430100", *day, 40_000, "over"),
        ("friendly_chamber_count", "430100", *day, 200, "exact"),
        ("investment_competitiveness_district_rank", "430103", *year, 40, "exact"),
        ("programme_episodes", "430103", *year, 11, "exact"),
        ("support_payments", "430102", *year, 40_000_000, "exact"),
    ]


def test_a_figure_carries_its_place_and_the_words_of_its_source() -> None:
    assert shipped().figures[8] == Figure(
        indicator="village_investment",
        region="430100",
        period_start=date(2022, 12, 31),
        period_end=date(2022, 12, 31),
        value=Decimal(7700000000),
        source=CHANGSHA,
        locator="第20行",
        as_written="“万企兴万村”投资总额 77亿元",
    )


def test_every_row_is_a_figure_or_is_listed_with_its_reason() -> None:
    listed = Counter(issue.code for issue in shipped().issues)
    assert (len(rows()), len(shipped().figures), listed) == (443, 195, {"set_aside": 248})
    assert {r["left_out"].split("：")[0] for r in rows() if r["left_out"]} == set(REASONS)


def test_no_shipped_row_gives_an_error_or_a_warning() -> None:
    assert [str(i) for i in shipped().issues if i.severity != "info"] == []


def test_what_comes_from_a_mirror_page_waits_until_it_is_checked() -> None:
    mirrors = {k for k in read_sources(DATA / "sources.toml") if k.startswith("mirror-")}
    assert not mirrors & {figure.source for figure in shipped().figures}
    assert not mirrors & {source.key for source in shipped().sources}


def test_missing_is_not_zero_and_five_districts_really_report_zero() -> None:
    zeros = [(f.indicator, f.region) for f in shipped().figures if f.value == 0]
    districts = ("430102", "430103", "430112", "430182", "430181")
    assert zeros == [("nev_chain_tech_firms", district) for district in districts]


def test_a_span_of_years_is_no_year_and_a_hedge_is_kept() -> None:
    figures = {f.locator: f for f in shipped().figures}
    assert brief(figures["第209行"]) == (
        "mediation_value", "000000", "2018-01-01", "2021-12-31", 20_000_000_000, "nearly",
    )  # fmt: skip
    assert brief(figures["第443行"])[-2:] == (10, "at_most")
    assert brief(figures["第423行"])[-2:] == (Decimal("-0.4"), "exact")
    assert figures["第433行"].status == "target"


def test_two_sources_may_claim_the_same_figure() -> None:
    claims = [
        (f.source, f.value)
        for f in shipped().figures
        if (f.indicator, f.region) == ("business_environment_rank", "430100")
        and f.period_end == date(2022, 12, 31)
    ]
    assert claims == [(CHANGSHA, 6), ("rednet-2022-11-04-changsha", 6)]


def test_the_shipped_table_opens_in_excel() -> None:
    content = (DATA / "published" / "figures.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 444
    assert [c for r in rows() for c in r.values() if c.startswith(("=", "+", "@"))] == []


def test_every_shipped_figure_fits_the_shape_of_a_release() -> None:
    con = duckdb.connect()
    con.execute((ROOT / "warehouse" / "schema.sql").read_text(encoding="utf-8"))
    fields = list(Figure.__slots__)
    into = f"INSERT INTO figures ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})"
    con.executemany(into, [[getattr(f, n) for n in fields] for f in shipped().figures])
    stored = con.execute("SELECT count(*), sum(value = 0)::INT FROM figures").fetchall()
    assert stored == [(195, 5)]
