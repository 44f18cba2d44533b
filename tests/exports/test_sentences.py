"""Every sentence of the shipped release, read back word by word, equals the database."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd
import pytest

from catalogue import Indicator
from catalogue.changes import breaks_in
from catalogue.sentences import sentence
from exports import sentences
from exports.paragraphs import of_district, of_theme, of_wholes
from exports.views.theme import Theme
from exports.views.themes import THEMES
from tests.exports import reader
from tests.exports.reader import Said
from tests.exports.truth import Truth, change_is
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

Row = dict[str, Any]


@cache
def asked(truth: Truth) -> tuple[tuple[str, int], ...]:
    """Every indicator and year of which a district has a figure or a reason."""
    codes = {d["code"] for d in truth.districts}
    return tuple(sorted({(k, year) for k, code, year in truth.figures if code in codes}))


@cache
def compared(truth: Truth, key: str, year: int) -> pd.DataFrame:
    """The answer behind a comparison; asked once for all tests of it."""
    return queries.by_district(
        truth.warehouse, indicator=key, year=year, region=truth.root, sample=truth.sample
    )


def of_a_district(said: Said, truth: Truth, indicator: Indicator, code: str, year: int) -> bool:
    """Whether value, unit, hedge, change, place, notes and mark are those of the tables."""
    row = truth.figures.get((indicator.key, code, year))
    if row is None or row["value"] is None:
        return bool(said.absent) and (row is None or said.absent == row["missing_reason"])
    assert said.told is not None
    assert (said.told.fits(row), said.told.unit) == (True, indicator.unit)
    assert said.sample == row["sample"]
    assert_change(said, truth, indicator, code, year)
    ranks = truth.ranks(indicator, year) if indicator.kind != "rank" else {}
    assert said.rank == ranks.get(code)
    if said.rank is not None:
        assert said.whole == "全市"
        assert said.tied == (list(ranks.values()).count(said.rank) > 1)
        expected = truth.expected(indicator.key, year)
        assert said.scope == ((len(ranks), expected) if len(ranks) < expected else None)
        others = truth.of_districts(indicator.key, year).values()
        assert said.ranked_sample == (any(r["sample"] for r in others) and not row["sample"])
    return True


def assert_change(
    said: Said, truth: Truth, indicator: Indicator, code: str, year: int, table: str = "figures"
) -> None:
    """The change that is said, or why it is none, from the rows of the two years."""
    rows = getattr(truth, table)
    now, before = (rows.get((indicator.key, code, y)) for y in (year, year - 1))
    if now is None or before is None or now["value"] is None or before["value"] is None:
        assert said.change is None, said
    elif breaks_in(year, indicator, truth.warehouse.catalogue.regions.get(code)):
        assert said.change == "与上年不可比（口径有变）"
    elif before["sample"] and not now["sample"]:
        assert said.change == "与上年不可比（上年为示例数据）"
    else:
        assert said.change is not None
        assert change_is(said.change, now, before, indicator), said


def test_every_sentence_of_every_district_indicator_and_year_reads_back(
    warehouse: Warehouse, truth: Truth
):
    meanings, root = warehouse.catalogue, warehouse.catalogue.region(truth.root)
    read_back = 0
    for key, year in asked(truth):
        indicator = meanings.indicator(key)
        rows = records(compared(truth, key, year))
        told = sentences.of_districts(rows, indicator, year, root)
        for statement, row in zip(told, rows, strict=True):
            words = sentence(statement)
            when, said = reader.sentence(words, row["region_name"])
            assert (when, said.name) == (year, indicator.name), words
            assert of_a_district(said, truth, indicator, row["region"], year), words
            read_back += 1
    assert read_back > (1500 if truth.sample else 15)


def whole(said: Said, truth: Truth, indicator: Indicator, year: int) -> bool:
    """Whether the clause says what a source says of the whole, else the sum of its districts."""
    own = truth.figures.get((indicator.key, truth.root, year))
    sums = truth.totals.get((indicator.key, truth.root, year))
    row = own or sums
    if row is None or row["value"] is None:
        return said.told is None or said.told.qualifier == "indefinite"
    assert said.told is not None
    assert (said.told.fits(row), said.told.unit) == (True, indicator.unit)
    assert said.sample == row["sample"]
    counts = None if sums is None else (sums["regions_counted"], sums["regions_expected"])
    assert said.summed == (None if own or counts is None else counts[0] == counts[1] or counts)
    assert said.of_sums <= (own is not None)
    if said.of_sums:
        assert said.of_samples == (sums is not None and sums["sample"] and not row["sample"])
    if said.change is not None and not said.change.startswith("与上年不可比"):
        table = "totals" if said.of_sums or said.summed else "figures"
        assert_change(said, truth, indicator, truth.root, year, table)
    return said.rank is None


def test_every_sentence_of_the_whole_reads_back(warehouse: Warehouse, truth: Truth):
    meanings = warehouse.catalogue
    for year in range(2009, 2026):
        keys = tuple(meanings.indicators)
        for statement in of_wholes(warehouse, keys, year, sample=truth.sample):
            words = sentence(statement)
            when, said = reader.sentence(words, "全市")
            assert (when, said.name) == (year, statement.indicator.name), words
            assert whole(said, truth, statement.indicator, year), words


def matched(
    clauses: list[Said], keys: list[str], warehouse: Warehouse
) -> Iterator[tuple[Said, Indicator]]:
    """Each clause with the indicator it is about: its name is that one's, or the end of it."""
    left = [warehouse.catalogue.item(key) for key in keys]
    for said in clauses:
        found = next((i for i in left if is_short_for(said, i)), None)
        assert found is not None, said
        left.remove(found)
        yield said, found
    assert not left


def is_short_for(said: Said, indicator: Indicator) -> bool:
    """投资总额 is short for 万企兴万村投资总额, 培训 for 培训人次 that are counted in 人次."""
    if said.told is None or said.told.unit != indicator.unit:
        return False
    return indicator.name.endswith(said.name) or indicator.name in (
        f"{said.name}{indicator.unit}", f"{said.name}场次"
    )  # fmt: skip


def test_every_paragraph_of_every_district_theme_and_year_reads_back(
    warehouse: Warehouse, truth: Truth
):
    meanings, read_back = warehouse.catalogue, 0
    for year in sorted({year for _, year in asked(truth)}):
        keys = tuple(k for k in meanings.indicators if (k, year) in asked(truth))
        table = queries.panorama(
            warehouse, indicators=keys, year=year, region=truth.root, sample=truth.sample
        )
        for district in meanings.districts:
            told = of_district(warehouse, table, district=district.code, year=year)
            having = [key for key in keys if district.code in truth.of_districts(key, year)]
            topics = dict.fromkeys(meanings.indicator(k).topic for k in keys)
            topics = [t for t in topics if t in {meanings.indicator(k).topic for k in having}]
            for topic, words in zip(topics, told, strict=True):
                when, clauses = reader.paragraph(words, topic, district.name)
                assert when == year
                wanted = [k for k in having if meanings.indicator(k).topic == topic]
                for said, indicator in matched(clauses, wanted, warehouse):
                    assert of_a_district(said, truth, indicator, district.code, year), words
                    read_back += 1
    assert read_back > (1400 if truth.sample else 15)


@cache
def beside(truth: Truth, theme: Theme, year: int) -> pd.DataFrame:
    """The answer behind a theme's page; asked once for all tests of it."""
    return queries.side_by_side(
        truth.warehouse, items=theme.items, year=year, region=truth.root, sample=truth.sample
    )


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_paragraph_of_a_theme_reads_back(warehouse: Warehouse, truth: Truth, theme: Theme):
    """Of the whole and of each district, quotients too: they equal part over whole."""
    meanings, read_back = warehouse.catalogue, 0
    for year in range(2018, 2023):
        table = beside(truth, theme, year)
        told = of_theme(warehouse, table, title=theme.title, year=year, sample=truth.sample)
        for words in told.values():
            region = words.split("年，", 1)[1]
            place = next((d for d in meanings.districts if region.startswith(d.name)), None)
            name = "全市" if place is None else place.name
            when, clauses = reader.paragraph(words, theme.title, name)
            assert when == year
            for said in clauses:
                keys = [k for k in theme.items if is_short_for(said, meanings.item(k))]
                assert any(agrees(said, truth, key, place, year) for key in keys), words
                read_back += 1
    assert read_back > (100 if truth.sample else 0) or not truth.sample


def agrees(said: Said, truth: Truth, key: str, place: Any, year: int) -> bool:
    meanings = truth.warehouse.catalogue
    code = truth.root if place is None else place.code
    if key in meanings.indicators:
        indicator = meanings.indicator(key)
        row = truth.figures.get((key, code, year)) or truth.totals.get((key, code, year))
        if row is None or said.told is None or not said.told.fits(row):
            return False
        if place is None:
            return whole(said, truth, indicator, year)
        return of_a_district(said, truth, indicator, code, year)
    found = meanings.quotients[key]
    tables = (truth.totals,) if said.summed else (truth.figures,)
    (rows,) = ([t.get((k, code, year)) for k in (found.part, found.whole)] for t in tables)
    if any(row is None or row["value"] is None for row in rows) or said.told is None:
        return False
    value = rows[0]["value"] / rows[1]["value"] * found.times
    return said.told.fits({"value": value, "value_max": None, "qualifier": said.told.qualifier})
