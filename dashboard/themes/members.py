"""会员与商会: how many and how fast, who leaves again, and how densely chambers stand."""

import pandas as pd

from dashboard import charts, store, theme_blocks
from dashboard.scope import Scope
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample

CARDS = ("member_count", "member_new", "chamber_count", "grassroots_chamber_count")
DENSITY = {
    "members_per_chamber": "平均每个商会会员数",
    "four_good_share": "“四好”商会占比",
    "enterprise_member_share": "企业会员占比",
}
KINDS = ("enterprise_members", "group_members", "individual_members")
WORDS = ("新发展", "退出或除名")


def turnover(here: Scope, year: int) -> pd.DataFrame:
    """The answer of `queries.turnover` for members."""
    return store.ask(
        queries.turnover,
        stock="member_count",
        flow="member_new",
        year=year,
        region=here.region.code,
        sample=here.sample,
    )


def gains_and_losses(here: Scope, year: int) -> None:
    """Who joined and who must have left, by district; the members' kinds nobody reports."""
    table = turnover(here, year)
    said = store.drawn(summaries.turnover_insight, table, year)
    figure = store.drawn(charts.gains_and_losses, table, WORDS, here.region.code, here.palette)
    theme_blocks.chart(
        figure,
        said,
        "退出或除名＝新发展－净增，按退出多少排列。单位：个",
        said,
        sample=any_sample(table),
        note=kinds(here, year),
        file=(views.TURNOVER, {"year": year, "sample": here.sample}),
    )


def kinds(here: Scope, year: int) -> str:
    """Why the kinds of members are shown as a share only."""
    known = store.meanings().indicators
    told = [key for key in KINDS if year in here.years(known[key])]
    if told:
        return ""
    return "企业、团体、个人会员各有多少，没有要求报送，来源也没有提到；只有企业会员占比。"
