"""简报: a year of the whole or of one district, by pillar or for one theme.

The figures of `queries.overview` or `queries.by_district`, as lines, sentences and tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from catalogue import Indicator, Region
from catalogue.meaning import PILLARS
from catalogue.paragraphs import paragraph
from catalogue.sentences import Statement
from exports import sentences
from exports.bulletins import Line, bulletin
from exports.columns import line, table_of
from exports.parameters import REGION, THEME, YEAR
from exports.summaries import districts_sentence, trend_sentence
from exports.tables import Section, Table
from exports.view import View
from exports.views.districts import district_table
from exports.views.trends import years_table
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse


def briefing_lines(
    warehouse: Warehouse,
    *,
    region: str | None = None,
    year: int,
    theme: str | None = None,
    sample: bool = True,
) -> pd.DataFrame:
    """One line per indicator of the theme that has a figure or owes one, in catalogue order."""
    place = _place(warehouse, region)
    own = _reported(warehouse, theme, year, sample=sample)
    return table_of(
        line(
            {"region": place.code, "region_name": place.name, **row},
            said.indicator,
            release=warehouse.number,
            whole=own.get(said.indicator.key),
            year=year,
        )
        for row, said in _told(warehouse, place, theme, year, sample=sample)
    )


def briefing_sections(
    warehouse: Warehouse,
    *,
    region: str | None = None,
    year: int,
    theme: str | None = None,
    sample: bool = True,
) -> tuple[Section, ...]:
    """总体情况 in sentences, then each pillar: a paragraph a theme, a bulletin, its charts."""
    place = _place(warehouse, region)
    told = _told(warehouse, place, theme, year, sample=sample)
    if not any(said.has_words for _, said in told):
        where = theme or "各项指标"
        return (
            Section(heading="总体情况", paragraphs=(f"{year}年，{place.name}{where}没有数据。",)),
        )
    headline = warehouse.catalogue.organisation.headline
    by_key = {said.indicator.key: said for _, said in told}
    first = [by_key[key] for key in headline if key in by_key]
    opening = paragraph("", first)
    pillars = [
        _pillar(warehouse, place, pillar, lines, sample=sample)
        for pillar in PILLARS
        if (lines := [pair for pair in told if pair[1].indicator.pillar == pillar])
    ]
    if not opening or theme is not None:
        return tuple(pillars)
    whole = Section(heading="总体情况", paragraphs=(opening,), insight=sentences.first_of(first))
    return (whole, *pillars)


def _place(warehouse: Warehouse, region: str | None) -> Region:
    return warehouse.catalogue.region(region or warehouse.catalogue.organisation.root)


def _indicators(warehouse: Warehouse, theme: str | None) -> list[Indicator]:
    known = warehouse.catalogue.indicators.values()
    return [i for i in known if theme in (None, i.pillar, i.topic)]


def _reported(
    warehouse: Warehouse, theme: str | None, year: int, *, sample: bool
) -> dict[str, Mapping[str, Any]]:
    """What a source says of the whole, by indicator."""
    rows = _overview(warehouse, _indicators(warehouse, theme), year, sample=sample)
    return {row["indicator"]: row for row in rows if row["basis"] == "reported"}


def _overview(
    warehouse: Warehouse, indicators: Sequence[Indicator], year: int, *, sample: bool
) -> list[dict[str, Any]]:
    root = warehouse.catalogue.organisation.root
    keys = tuple(i.key for i in indicators)
    return records(
        queries.overview(warehouse, indicators=keys, year=year, region=root, sample=sample)
    )


def _told(
    warehouse: Warehouse, place: Region, theme: str | None, year: int, *, sample: bool
) -> list[Line]:
    """The rows of the place, with what may be said of each."""
    indicators = _indicators(warehouse, theme)
    root = warehouse.catalogue.region(warehouse.catalogue.organisation.root)
    if place.code != root.code:
        there = records(queries.available(warehouse, region=root.code, sample=sample))
        known = {row["indicator"] for row in there if row["year"] == year and row["districts"]}
        wanted = [i for i in indicators if i.key in known or _owed(warehouse, i, year)]
        return _of_district(warehouse, place, root, wanted, year, sample=sample)
    rows = _overview(warehouse, indicators, year, sample=sample)
    needs = warehouse.catalogue.organisation.ranking_needs
    return [
        ({**row, "missing_reason": row["missing_reason"] or "not_mentioned"}, said)
        for row, indicator in zip(rows, indicators, strict=True)
        if (said := sentences.of_whole(row, indicator, year, root)).amount is not None
        and _is_of_the_whole(said, needs)
    ]


def _is_of_the_whole(said: Statement, needs: int) -> bool:
    """Whether a sum counts as many districts as a ranking needs: two of nine are not the city."""
    if said.summed is None:
        return True
    counted, expected = said.summed
    return counted * 100 >= needs * expected


def _owed(warehouse: Warehouse, indicator: Indicator, year: int) -> bool:
    return warehouse.catalogue.organisation.expected(indicator.key, year)


def _of_district(
    warehouse: Warehouse,
    place: Region,
    root: Region,
    indicators: Sequence[Indicator],
    year: int,
    *,
    sample: bool,
) -> list[Line]:
    """The district's rows, without those that nobody speaks of and nobody asked for."""
    keys = tuple(indicator.key for indicator in indicators)
    answer = queries.panorama(
        warehouse, indicators=keys, year=year, region=root.code, sample=sample
    )
    rows: dict[str, list[dict[str, Any]]] = {key: [] for key in keys}
    for row in records(answer):
        rows[row["indicator"]].append(row)
    return [
        pair
        for of in indicators
        for pair in zip(
            rows[of.key], sentences.of_districts(rows[of.key], of, year, root), strict=True
        )
        if pair[0]["region"] == place.code
        and pair[0]["missing_reason"] not in ("not_mentioned", "not_applicable")
    ]


def _pillar(
    warehouse: Warehouse, place: Region, pillar: str, lines: Sequence[Line], *, sample: bool
) -> Section:
    whole = place.code == warehouse.catalogue.organisation.root
    topics = dict.fromkeys(said.indicator.topic for _, said in lines)
    paragraphs = (
        paragraph(topic, [said for _, said in lines if said.indicator.topic == topic])
        for topic in topics
    )
    year = lines[0][1].year
    title = f"{year}年{place.name}{pillar}主要指标"
    headline = [
        said.indicator
        for row, said in lines
        if said.indicator.key in warehouse.catalogue.organisation.headline
    ]
    charts = (_chart(warehouse, place, i, year, whole=whole, sample=sample) for i in headline)
    return Section(
        heading=pillar,
        paragraphs=tuple(words for words in paragraphs if words),
        tables=(
            bulletin(title, pillar, lines, ranked=not whole),
            *(chart for chart in charts if chart is not None),
        ),
        insight=sentences.first_of([said for _, said in lines]),
    )


def _chart(
    warehouse: Warehouse, place: Region, of: Indicator, year: int, *, whole: bool, sample: bool
) -> Table | None:
    """Of the whole its districts ranked, of a district its years; nothing of a single point."""
    asked: dict[str, Any] = {"indicator": of.key, "sample": sample}
    if whole:
        answer = queries.by_district(warehouse, year=year, region=place.code, **asked)
        insight = districts_sentence(answer, of, year)
    else:
        answer = queries.trend(warehouse, regions=(place.code,), **asked)
        insight = trend_sentence(answer, of, warehouse.catalogue.breaks_of(of, (place.code,)))
    rows = records(answer)
    if sum(row["value"] is not None for row in rows) <= (1 if whole else 2):
        return None  # two years are a sentence, not a line
    made = district_table(rows, of, year) if whole else years_table(rows, of)
    return replace(made, only_chart=made.chart is not None, insight=insight)


def briefing_heading(warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    """2022年长沙市工商联成效简报, 2022年浏阳市万企兴万村情况."""
    organisation = warehouse.catalogue.organisation
    region = arguments.get("region") or organisation.root
    theme = arguments.get("theme")
    place = warehouse.catalogue.region(region).name
    if theme:
        return f"{arguments['year']}年{place}{theme}情况"
    who = organisation.short_name if region == organisation.root else f"{place}工商联"
    return f"{arguments['year']}年{who}工作成效简报"


BRIEFING = View(
    name="briefing",
    title="简报",
    parameters=(YEAR, REGION, THEME),
    table=briefing_lines,
    sections=briefing_sections,
    heading=briefing_heading,
    empty="所选的年份、地区和主题没有可写进简报的数据，请放宽其中一项",
)
