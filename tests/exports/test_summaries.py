"""The first sentence of every page and the insight over every chart, read back, for every choice.

The words are taken apart here, the numbers worked out again from the release's tables.
"""

import re
from collections import Counter
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from catalogue import Indicator
from exports import summaries, views
from exports.views.indicators import ALL, PILLAR_NAMES, compared_keys
from exports.views.themes import THEMES
from tests.exports import reader
from tests.exports.reader import NUMBER, half_up, number
from tests.exports.test_sentences import asked, beside, compared, is_short_for, whole
from tests.exports.truth import Truth, amount_written, middle
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

Row = dict[str, Any]


def named(truth: Truth) -> dict[str, str]:
    return {d["name"]: d["code"] for d in truth.districts}


def all_of(pattern: str, words: str) -> re.Match[str]:
    found = re.fullmatch(pattern, words)
    assert found is not None, words
    return found


def test_who_leads_is_who_has_most(warehouse: Warehouse, truth: Truth):
    """区县对比: the names are those of the first three places, the share is theirs of the sum."""
    codes = named(truth)
    for key, year in asked(truth):
        indicator = warehouse.catalogue.indicator(key)
        table = compared(truth, key, year)
        words = summaries.districts_sentence(table, indicator, year)
        rows, ranks = truth.of_districts(key, year), truth.ranks(indicator, year)
        expected, head = truth.expected(key, year), f"{year}年{indicator.name}"
        if not rows:
            assert words == f"{year}年，各区县均无{indicator.name}数据"
        elif not ranks:
            assert words == f"{head}：{expected}个区县中只有{len(rows)}个有数，不作排名"
        elif len({r["value"] for r in rows.values()}) == 1 and len(rows) > 1:
            assert words == f"{head}：{len(rows)}个区县相同"
        else:
            scope = "" if len(rows) == expected else f"（以已报{len(rows)}/{expected}区县排名）"
            assert words.startswith(f"{head}{scope}："), words
            said = all_of(r"(.+?)(居首|居前二|居前三|并列居前)(?:，(?:合计)?占(.+)%)?",
                          words.removeprefix(f"{head}{scope}："))  # fmt: skip
            leading = {c for c, place in ranks.items() if place <= 3}
            assert {codes[name] for name in said[1].split("、")} == leading
            assert_share(said[3], indicator, rows, leading, expected)


def assert_share(
    said: str | None, of: Indicator, rows: dict[str, Row], leading: set[str], due: int
) -> None:
    exact = all(row["qualifier"] == "exact" and row["value"] >= 0 for row in rows.values())
    total = sum((row["value"] for row in rows.values()), Decimal(0))
    if of.across_regions != "sum" or not exact or len(rows) < due or not total:
        assert said is None
        return
    assert said is not None
    part = sum((rows[code]["value"] for code in leading), Decimal(0))
    assert number(said) == half_up(part / total * 100, 1)


def test_the_overview_says_the_headline_figures(warehouse: Warehouse, truth: Truth):
    """总览: of the whole; the sum of some districts is not said as the city's."""
    organisation = warehouse.catalogue.organisation
    for year in range(2016, 2026):
        table = queries.overview(
            warehouse,
            indicators=organisation.headline,
            year=year,
            region=truth.root,
            sample=truth.sample,
        )
        words = summaries.overview_sentence(table, warehouse.catalogue, year)
        if words.startswith(f"{year}年还没有全市总量："):
            assert not [k for k in organisation.headline if (k, truth.root, year) in truth.figures]
            assert_why_no_whole(words, truth, year)
            continue
        when, clauses = reader.paragraph(f"{words}。", "", "全市")
        left = [warehouse.catalogue.indicator(key) for key in organisation.headline]
        for said in clauses:
            indicator = next(i for i in left if is_short_for(said, i))
            left.remove(indicator)
            assert (when, said.change) == (year, None)
            assert said.summed in (None, True)
            assert whole(said, truth, indicator, year), words


def assert_why_no_whole(words: str, truth: Truth, year: int) -> None:
    """Each headline figure with its reason: begun later, so many districts, or nobody says it."""
    told = re.split("；(?=[^；]*(?:开始|应有|原文未提))", words.split("：", 1)[1])
    why = {}
    for part in told:
        names = re.split("(从\\d+年才开始|只有\\d+个区县的数（应有\\d+个）|原文未提)$", part)
        why |= dict.fromkeys(names[0].split("、"), names[1])
    for key in truth.warehouse.catalogue.organisation.headline:
        indicator = truth.warehouse.catalogue.indicator(key)
        total = truth.totals.get((key, truth.root, year))
        if total is not None and total["value"] is not None:
            counted, expected = total["regions_counted"], total["regions_expected"]
            assert why.pop(indicator.name) == f"只有{counted}个区县的数（应有{expected}个）"
        elif indicator.since is not None and year < indicator.since:
            assert why.pop(indicator.name) == f"从{indicator.since}年才开始"
        else:
            assert why.pop(indicator.name) == "原文未提"
    assert not why


def test_the_panorama_counts_indicators_districts_and_first_places(
    warehouse: Warehouse, truth: Truth
):
    """指标全景: alone in front, of what is judged at all; nobody is named where several lead."""
    for year in sorted({year for _, year in asked(truth)}):
        for pillar in PILLAR_NAMES if year in (2009, 2022) else (ALL,):
            place: Row = {"year": year, "sample": truth.sample}
            keys = compared_keys(warehouse, pillar=pillar, **place)
            table = queries.panorama(warehouse, indicators=keys, region=truth.root, **place)
            words = summaries.panorama_sentence(table, warehouse.catalogue, year, pillar)
            within = "" if pillar == ALL else pillar
            if not keys:
                assert words == f"{year}年，各区县均无{within}指标数据"
                continue
            said = all_of(
                rf"{year}年{within}共(\d+)项指标、(\d+)个区县(?:，(\D+)(\d+)项居首，为最多)?"
                r"(?:，(\D+)(\d+)项未报送)?",
                words,
            )
            assert int(said[1]) == len(keys)
            first = Counter(
                next(c for c, place in ranks.items() if place == 1)
                for key in keys
                if (indicator := warehouse.catalogue.indicator(key)).polarity != "neutral"
                and list((ranks := truth.ranks(indicator, year)).values()).count(1) == 1
            )
            assert_most(said[3], said[4], first, truth)


def assert_most(name: str | None, count: str | None, counted: Counter[str], truth: Truth) -> None:
    most = max(counted.values(), default=0)
    leading = [code for code, times in counted.items() if times == most]
    if len(leading) != 1:
        assert name is None
        return
    assert (named(truth)[str(name)], int(str(count))) == (leading[0], most)


def test_the_profile_counts_places_in_front_and_behind(warehouse: Warehouse, truth: Truth):
    """区县画像: thirds of those that reported; where all are equal nobody is in front."""
    for year in sorted({year for _, year in asked(truth)}):
        place: Row = {"year": year, "sample": truth.sample}
        keys = compared_keys(warehouse, **place)
        rows = records(queries.panorama(warehouse, indicators=keys, region=truth.root, **place))
        for district in warehouse.catalogue.districts:
            table = one_of(rows, district.code)
            words = summaries.profile_sentence(table, warehouse.catalogue, district.code, year)
            found = re.fullmatch(
                rf"{year}年，{district.name}(\d+)项可比指标中，(\d+)项居全市前三分之一，"
                r"(\d+)项居后三分之一",
                words,
            )
            thirds = Counter(
                third(truth, key, year, district.code)
                for key, y in asked(truth)
                if y == year and warehouse.catalogue.indicator(key).polarity != "neutral"
            )
            counts = sum(thirds.values()) - thirds[""], thirds["front"], thirds["back"]
            if found:
                assert tuple(map(int, found.groups())) == counts, words
            else:
                assert not counts[0] or "应报指标均未报送" in words, words


def one_of(rows: list[Row], code: str) -> pd.DataFrame:
    """What `queries.profile` makes of the comparison of all: the district's rows that say why."""
    values: dict[str, list[tuple[str, Decimal]]] = {}
    for row in rows:
        if row["value"] is not None:
            values.setdefault(row["indicator"], []).append((row["region"], row["value"]))
    own = [
        {**row, "values": values.get(row["indicator"], [])}
        for row in rows
        if row["region"] == code
        and row["missing_reason"] not in ("not_mentioned", "not_applicable")
    ]
    return pd.DataFrame(own, columns=[*rows[0], "values"] if rows else None, dtype=object)


def third(truth: Truth, key: str, year: int, code: str) -> str:
    """Front, middle or back; "" where the district has no place."""
    ranks = truth.ranks(truth.warehouse.catalogue.indicator(key), year)
    if code not in ranks:
        return ""
    values, many = {r["value"] for r in truth.of_districts(key, year).values()}, len(ranks)
    if many < 6:
        return ""
    if len(values) == 1:
        return "middle"
    if ranks[code] <= many // 3:
        return "front"
    return "back" if ranks[code] > many - many // 3 else "middle"


def test_a_trend_is_told_by_the_two_ends_of_its_series(warehouse: Warehouse, truth: Truth):
    """年度走势: the ends are figures of the tables, and the difference is theirs."""
    codes = tuple(d["code"] for d in truth.districts)
    told = 0
    for key in sorted({key for key, _ in asked(truth)}):
        indicator = warehouse.catalogue.indicator(key)
        for regions in (codes, codes[:1], codes[-2:]):
            table = queries.trend(warehouse, indicator=key, regions=regions, sample=truth.sample)
            breaks = warehouse.catalogue.breaks_of(indicator, regions)
            words = summaries.trend_sentence(table, indicator, breaks)
            if words == f"{indicator.name}：所选区县尚无可比的两年":
                continue
            told += 1
            assert_course(words, indicator, named(truth), truth.figures)
    assert told > (60 if truth.sample else 0) or not truth.sample


def assert_course(words: str, of: Indicator, codes: dict[str, str], rows: Any) -> None:
    """2018—2022年，浏阳市会员数由4921个到6120个，增加1199个（24.4%）"""
    names = "|".join(codes)
    said = all_of(
        rf"(\d{{4}})—(\d{{4}})年，({names}){re.escape(of.name)}(?:（区县合计）)?由(.+?)到(.+?)，"
        r"(增加|减少|上升|下降|持平)([^（，]*)(?:（([^）]*)）)?(?:，在所选\d+个区县中变动最大)?",
        words,
    )
    code = codes[said[3]]
    before, now = (rows[of.key, code, int(said[i])] for i in (1, 2))
    for row, shown in ((before, said[4]), (now, said[5])):
        assert reader.amount(shown).fits(row), words
    gained = now["value"] - before["value"]
    worse = of.kind == "rank"
    up = "上升" if of.kind in ("ratio", "rank") else "增加"
    down = "下降" if of.kind in ("ratio", "rank") else "减少"
    assert said[6] == ("持平" if not gained else up if (gained > 0) != worse else down), words
    if gained and of.kind in ("stock", "flow"):
        assert said[7] == amount_written(abs(gained), of.unit), words
        if before["value"] > 0:
            percent = half_up(abs(gained) / before["value"] * 100, 1)
            assert said[8] == (f"{percent.normalize():f}%" if percent else "不足0.1%"), words


def test_the_course_of_the_whole_reads_back(warehouse: Warehouse, truth: Truth):
    root = warehouse.catalogue.region(truth.root)
    sums = {k: r for k, r in truth.totals.items() if r["regions_counted"] == r["regions_expected"]}
    for key in sorted({key for key, _ in asked(truth)}):
        indicator = warehouse.catalogue.indicator(key)
        table = queries.trend(warehouse, indicator=key, regions=(root.code,), sample=truth.sample)
        if table.empty:
            continue
        words = summaries.whole_sentence(table, indicator, indicator.breaks)
        if not words.endswith("尚无可比的两年"):
            rows = sums if "（区县合计）" in words else truth.figures
            assert_course(words, indicator, {root.name: root.code}, rows)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_first_sentence_of_a_theme_reads_back(warehouse: Warehouse, truth: Truth, theme: Any):
    """Every number in it is one of the whole's items of that year, in that item's unit."""
    told = 0
    for year in range(2017, 2024):
        given = [beside(truth, theme, year)]
        if theme.rank is not None:
            of_the_whole = {"indicator": theme.rank, "regions": (truth.root,)}
            given.append(queries.trend(warehouse, **of_the_whole, sample=truth.sample))
        words = theme.sentence(*given, warehouse.catalogue, year)
        if "没有" in words.split("，", 1)[0]:
            continue
        found = all_of(rf"{year}年末?，全市(（[^）]*区县合计）)?(.*?)(（含示例数据）)?", words)
        numbers = 0
        for part in found[2].split("；"):
            added = re.match(r"按((?:已报\d+/\d+个)?区县合计)，", part)
            for clause in reader.parts(part[added.end() :] if added else part):
                if clause == "到位资金没有公布数":
                    continue
                said = reader.clause(clause)
                numbers += 1
                lifted = found[1] or (added[1] if added else None)
                assert any(
                    said_of_the_whole(said, truth, item, year, lifted=lifted)
                    for item in theme.items
                ), words
        told += numbers
    assert told > 8 or not truth.sample


def said_of_the_whole(said: Any, truth: Truth, item: str, year: int, *, lifted: str | None) -> bool:
    meanings = truth.warehouse.catalogue
    indicator = meanings.item(item)
    if said.told is None or said.told.unit != indicator.unit:
        return False
    for table, summed in ((truth.figures, False), (truth.totals, True)):
        keys = (item,) if item in meanings.indicators else (
            meanings.quotients[item].part, meanings.quotients[item].whole
        )  # fmt: skip
        rows = [table.get((key, truth.root, year)) for key in keys]
        if any(row is None or row["value"] is None for row in rows):
            continue
        value = rows[0]["value"]
        if len(rows) == 2:
            value = value / rows[1]["value"] * meanings.quotients[item].times
        row = {"value": value, "value_max": None, "qualifier": rows[0]["qualifier"]}
        if said.told.fits(row) and bool(said.summed or lifted) == summed:
            return True
    return False


def test_the_reporting_sentence_counts_what_is_owed(warehouse: Warehouse, truth: Truth):
    """报送进度: owed is what is expected of each district it applies to."""
    for row in records(queries.years_owed(warehouse)):
        year = row["year"]
        cells = queries.reporting(warehouse, year=year, region=truth.root, sample=truth.sample)
        words = summaries.coverage_sentence(cells, year)
        owed = truth._rows("SELECT indicator FROM expected WHERE year = $year", year=year)
        there = {
            (r["indicator"], d["code"]) for r in owed for d in truth.there(r["indicator"], year)
        }
        rows = {k: truth.figures.get((*k, year)) for k in there}
        exempt = {k for k, r in rows.items() if r and r["missing_reason"] == "not_applicable"}
        came = {k for k, r in rows.items() if r is not None} - exempt
        said = all_of(
            rf"{year}年度应报(\d+)个区县×(\d+)项，(?:已报(\d+)/(\d+)；.*|(\d+)个数已全部报送.*)",
            words,
        )
        assert int(said[2]) == len(owed)
        counts = (said[3] or said[5], said[4] or said[5])
        assert tuple(map(int, counts)) == (len(came), len(there - exempt)), words


def test_a_sources_sentence_counts_its_passages(warehouse: Warehouse, truth: Truth):
    """原文核对: numbers read are those of every state but the set aside."""
    for row in records(queries.sources(warehouse, sample=truth.sample)):
        (told,) = views.SOURCES.told(warehouse, source=row["key"], sample=truth.sample)
        states = Counter(
            r["state"]
            for r in truth._rows("SELECT state FROM passages WHERE file = $file", file=row["file"])
        )
        if row["kind"] == "report":
            read = all_of(r".*共读到(\d+)个数，其中(\d+)个进入看板.*。", told)
            aside = re.search(r"另有(\d+)处", told)
            counts = sum(states.values()) - states["set_aside"], states["mapped"]
            assert tuple(map(int, read.groups())) == counts
            assert int(aside[1] if aside else 0) == states["set_aside"]
        assert ("示例数据" in told) == row["sample"]


def test_what_was_chosen_is_counted(warehouse: Warehouse, truth: Truth):
    """下载中心: lines, indicators and regions of the file itself."""
    for year in (2020, 2025):
        lines = views.DOWNLOADS.table(warehouse, years=(year,), sample=truth.sample)
        words = summaries.downloads_sentence(lines)
        if lines.empty:
            assert words == "所选条件没有数据，请另选年份、主题或地区"
            continue
        said = all_of(
            r"所选数据共(\d+)条，涉及(\d+)个指标(?:、(\d+)个地区|，都是(.+)的数)，"
            r"CSV约[\d.]+ [KMG]?B",
            words,
        )
        pairs = {(x["指标代码"], x["地区代码"]) for x in records(lines)}
        places = {x["地区"] for x in records(lines)}
        assert (int(said[1]), int(said[2])) == (len(lines), len({k for k, _ in pairs}))
        assert (said[3] or 1, said[4] or "") == (
            (str(len(places)), "") if len(places) > 1 else (1, *places)
        )


def test_a_year_of_which_only_the_city_has_figures_is_named(shipped: Warehouse):
    """2016 beside 2022     （其中2016年只有长沙市的数）"""
    lines = views.DOWNLOADS.table(shipped, years=(2022, 2016))
    assert "（其中2016年只有长沙市的数）" in summaries.downloads_sentence(lines)


def test_the_targets_add_up(warehouse: Warehouse, truth: Truth):
    """目标完成: as many lights as targets; each target's own sentence has its numbers."""
    first, *told = views.TARGETS.told(warehouse, sample=truth.sample)
    rows = records(queries.targets(warehouse, sample=truth.sample))
    own = [row for row in rows if row["own"]]
    counted, *lights = re.findall(r"(\d+)项", first.split("；")[0 if own else 1])
    assert int(counted) == sum(map(int, lights)) == len(own or rows)
    elsewhere = f"外地另有{len(rows) - len(own)}项" if own else "区县没有目标数；外地"
    assert elsewhere in first
    for words, row in zip(told, rows, strict=True):
        indicator = warehouse.catalogue.indicator(row["item"])
        said = all_of(
            rf"(?:到\d+年\d+月底|{row['period_end'].year}年)，{row['region_name']}"
            rf"{re.escape(indicator.name)}目标([^，]+)(?:，(?:截至\d+月底)?实际([^，]+))?(?:，完成.*)?，.*。",
            words,
        )
        for shown, own in ((said[1], row), (said[2], row["actual"])):
            assert shown is None or reader.amount(shown).fits(own), words


def test_highest_and_lowest_are_the_ends_of_the_table(warehouse: Warehouse, truth: Truth):
    """Each chart of a theme: both ends by name and amount, and how many times the one the other."""
    codes, told = named(truth), 0
    for theme in THEMES:
        for year in (2018, 2020, 2022):
            table = beside(truth, theme, year)
            for item in theme.items:
                words = summaries.highest_and_lowest(table, item, warehouse.catalogue)
                rows = {r["region"]: r for r in records(table)
                        if r["item"] == item and r["region"] in codes.values()
                        and r["value"] is not None}  # fmt: skip
                found = re.fullmatch(
                    rf"{year}年(.+)：(.+)最高（(.+?)），(.+)最低（(.+?)）(.*)", words
                )
                if found is None:
                    assert len({r["value"] for r in rows.values()}) <= 1, words
                    continue
                told += 1
                ends = (
                    max(r["value"] for r in rows.values()),
                    min(r["value"] for r in rows.values()),
                )
                for names, shown, end in (
                    (found[2], found[3], ends[0]),
                    (found[4], found[5], ends[1]),
                ):
                    like = {c for c, r in rows.items() if r["value"] == end}
                    few = {codes.get(name) for name in names.split("、")}
                    assert few == like or names == f"{len(like)}个区县", words
                    assert reader.amount(shown).fits({**rows[next(iter(like))], "value_max": None})
                times = re.search(rf"前者是后者的({NUMBER})倍", found[6])
                assert times is None or number(times[1]) == half_up(ends[0] / ends[1], 1)
                apart = re.search(rf"相差({NUMBER})个百分点", found[6])
                assert apart is None or number(apart[1]) == half_up(ends[0] - ends[1], 1)
                # 34.5% is 3.8 points above 30.7%, and not 1.1 times of it.
                assert times is None or warehouse.catalogue.item(item).unit != "%"
    assert told > (60 if truth.sample else 0) or not truth.sample


def test_the_spread_of_districts_reads_back(warehouse: Warehouse, truth: Truth):
    codes = named(truth)
    for key, year in asked(truth):
        indicator = warehouse.catalogue.indicator(key)
        rows = truth.of_districts(key, year)
        table = compared(truth, key, year)
        words = summaries.spread_sentence(table, indicator)
        if len(rows) < 2:
            assert words == f"只有{len(rows)}个区县有数，看不出差距"
        elif len({r["value"] for r in rows.values()}) == 1:
            assert words == f"{len(rows)}个区县相同"
        else:
            ends = sorted({middle(r) for r in rows.values()}, reverse=indicator.kind != "rank")
            first, second = re.split("，(?:是)?", words)
            for part, end in ((first[2:], ends[0]), (second[2:], ends[-1])):
                names = "|".join(codes)
                said = all_of(rf"((?:(?:{names})、?)+|\d个区县)(.+?)(?:的({NUMBER})倍)?", part)
                like = {c for c, r in rows.items() if r["value"] == end}
                assert (
                    said[1] == f"{len(like)}个区县"
                    or {codes[name] for name in said[1].split("、")} == like
                )
                assert reader.amount(said[2]).fits(rows[next(iter(like))])
                assert said[3] is None or number(said[3]) == half_up(ends[0] / ends[-1], 1)


def test_who_leads_a_theme_leads_most_of_its_items(warehouse: Warehouse, truth: Truth):
    """The title of a theme's slide: first places alone, of items that are judged, counted again."""
    for theme in THEMES:
        for year in (2018, 2020, 2022):
            table = beside(truth, theme, year)
            words = summaries.leading_insight(table, warehouse.catalogue, year, theme.title)
            judged = [
                r
                for r in records(table)
                if r["rank"] is not None
                and warehouse.catalogue.item(r["item"]).polarity != "neutral"
            ]
            first = Counter(r["region_name"] for r in judged if r["rank"] == 1 and not r["tied"])
            most = [name for name, count in first.items() if count == max(first.values())]
            if not words:
                assert len(most) not in (1, 2, 3)
                continue
            said = all_of(
                rf"{year}年{theme.title}(\d+)项可比指标中?，(\D+?)"
                r"(?:各?(\d+)项居首，为最多|全部居首)",
                words,
            )
            assert int(said[1]) == len({r["item"] for r in judged})
            assert sorted(said[2].split("、")) == sorted(most)
            assert int(said[3] or said[1]) == max(first.values())
