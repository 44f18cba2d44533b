"""The themes: several items of one year side by side, and what else their pages show.

One function for all: first the table of the theme, place by place, then published figures of
other places and other periods, then places in lists; a page without one of them has none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from catalogue.sentences import to_paste
from exports import summaries
from exports.columns import table_of
from exports.paragraphs import of_theme
from exports.parameters import YEAR
from exports.side_by_side import elsewhere_table, items_table, listed_table
from exports.tables import Section
from exports.view import View
from exports.views.beside import item_line, with_city
from warehouse import queries
from warehouse.comparison import any_sample, records
from warehouse.database import Warehouse

CHOSEN_ON_PAGES = ("per", "measure", "density", "reach")
"""What a reader chooses on these pages beside the year; their files hold all of it."""


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What a page of a theme shows. `items` are keys of indicators and quotients, in order.

    `sentence` makes the page's first: of the table, of the whole's places in the list `rank`
    where the theme has one, of catalogue and year.
    """

    name: str
    title: str
    items: tuple[str, ...]
    sentence: Callable[..., str] | None = None
    rank: str | None = None
    elsewhere: tuple[str, ...] = ()
    lists: bool = False

    @property
    def view(self) -> View:
        return View(
            name=self.name,
            title=self.title,
            parameters=(YEAR,),
            page_only=CHOSEN_ON_PAGES,
            table=partial(theme_lines, theme=self),
            sections=partial(theme_sections, theme=self),
            heading=partial(_heading, self),
            told=partial(theme_told, theme=self),
        )


VILLAGES = Theme(
    name="villages",
    title="万企兴万村",
    sentence=summaries.villages_sentence,
    items=(
        "village_investment",
        "village_enterprises",
        "village_villages",
        "village_projects",
        "village_jobs",
        "village_investment_per_enterprise",
        "village_investment_per_village",
    ),
    elsewhere=(
        "village_investment",
        "village_enterprises",
        "village_villages",
        "village_projects",
        "village_investment_per_enterprise",
        "village_investment_per_village",
    ),
)
MEMBERS = Theme(
    name="members",
    title="会员与商会",
    sentence=summaries.members_sentence,
    items=(
        "member_count",
        "member_new",
        "enterprise_member_share",
        "chamber_count",
        "members_per_chamber",
        "grassroots_chamber_count",
        "four_good_chambers",
        "four_good_share",
    ),
)
ATTRACTION = Theme(
    name="attraction",
    title="招商引资",
    sentence=summaries.attraction_sentence,
    items=(
        "signed_investment",
        "signed_projects",
        "signed_investment_per_project",
        "paid_in_investment",
        "paid_in_share",
    ),
)
PARTY = Theme(
    name="party",
    title="党建与教育",
    sentence=summaries.party_sentence,
    items=(
        "party_organisation_count",
        "party_coverage",
        "ideals_education_sessions",
        "lecture_sessions",
        "training_courses",
        "people_trained",
        "people_per_course",
        "people_trained_per_hundred_members",
    ),
)
SERVICE = Theme(
    name="service",
    title="服务与维权",
    sentence=summaries.service_sentence,
    rank=summaries.RANK,
    items=(
        "enterprise_visits",
        "problems_solved",
        "problems_solved_per_hundred_visits",
        "dialogue_meetings",
        "credit_granted",
        "legal_checkups",
        "disputes_mediated",
        "legal_lectures",
        "losses_recovered",
    ),
    lists=True,
)
THEMES = (VILLAGES, MEMBERS, ATTRACTION, PARTY, SERVICE)


def theme_told(
    warehouse: Warehouse, *, theme: Theme, year: int, sample: bool = True
) -> Sequence[str]:
    """The page's first sentence, then a paragraph for the whole and for each district."""
    root = warehouse.catalogue.organisation.root
    table = queries.side_by_side(
        warehouse, items=theme.items, year=year, region=root, sample=sample
    )
    told = of_theme(warehouse, table, title=theme.title, year=year, sample=sample)
    if theme.sentence is None:
        return told
    given = [table]
    if theme.rank is not None:
        given.append(queries.trend(warehouse, indicator=theme.rank, regions=(root,), sample=sample))
    said = theme.sentence(*given, warehouse.catalogue, year)
    return (to_paste(said, sample=any_sample(table)), *told)


def theme_lines(
    warehouse: Warehouse, *, theme: Theme, year: int, sample: bool = True
) -> pd.DataFrame:
    """The lines of a theme's page, in its order. Columns: `exports.columns.COLUMNS`.

    A quotient keeps three decimals and names in 来源 what was divided.
    """
    place = {"year": year, "region": warehouse.catalogue.organisation.root, "sample": sample}
    return table_of(
        item_line(warehouse, row, whole, year) for row, whole in _rows(warehouse, theme, place)
    )


def _rows(
    warehouse: Warehouse, theme: Theme, place: Mapping[str, Any]
) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    region = place["region"]
    beside = records(queries.side_by_side(warehouse, items=theme.items, **place))
    yield from with_city(beside, region)
    if theme.elsewhere:
        others = queries.elsewhere(warehouse, items=theme.elsewhere, region=region)
        yield from ((row, None) for row in records(others))
    keys = [item for item in theme.items if item in warehouse.catalogue.indicators]
    spans = queries.other_periods(warehouse, indicators=keys, region=region)
    yield from ((row, None) for row in records(spans))
    if theme.lists:
        listed = records(queries.places_in_lists(warehouse, **place))
        yield from ((row, None) for row in listed)


def theme_sections(
    warehouse: Warehouse, *, theme: Theme, year: int, sample: bool = True
) -> tuple[Section, ...]:
    """The tables of the page, each under its own heading; `theme_told` says what is said."""
    meanings = warehouse.catalogue
    root = meanings.region(meanings.organisation.root)
    place: dict[str, Any] = {"year": year, "region": root.code, "sample": sample}
    keys = tuple(item for item in theme.items if item in meanings.indicators)
    beside = records(queries.side_by_side(warehouse, items=theme.items, **place))
    table = items_table(f"{year}年{root.name}{theme.title}", beside, meanings)
    tables = (table,) if len(table.columns) > 1 else ()
    first = Section(heading=f"{year}年情况", tables=tables)
    return (first, *_further(warehouse, theme, keys, place))


def _further(
    warehouse: Warehouse, theme: Theme, keys: tuple[str, ...], place: Mapping[str, Any]
) -> Iterator[Section]:
    """What other places publish, what is of no calendar year, and places in lists."""
    region, meanings = place["region"], warehouse.catalogue
    others = queries.elsewhere(warehouse, items=theme.elsewhere, region=region)
    if theme.elsewhere and not others.empty:
        table = elsewhere_table(f"各地{theme.title}公布数", records(others), meanings)
        words = "截至的日子不同，不作排名。"
        yield Section(heading="各地公布数", paragraphs=(words,), tables=(table,))
    spans = queries.other_periods(warehouse, indicators=keys, region=region)
    listed = queries.places_in_lists(warehouse, **place) if theme.lists else spans.head(0)
    for heading, words, rows in (
        ("其他期间的公布数", "期间不是整年，不与全年数、年末数比较。", spans),
        ("百强榜单中的名次", "名次只在同一榜单、同一年内比较。", listed),
    ):
        if not rows.empty:
            table = listed_table(heading, records(rows), meanings)
            yield Section(heading=heading, paragraphs=(words,), tables=(table,))


def _heading(theme: Theme, warehouse: Warehouse, asked: Mapping[str, Any]) -> str:
    """2022年长沙市万企兴万村情况"""
    root = warehouse.catalogue.region(warehouse.catalogue.organisation.root)
    return f"{asked['year']}年{root.name}{theme.title}情况"
