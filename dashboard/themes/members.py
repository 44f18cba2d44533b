"""会员与商会: how many and how fast, who leaves again, and how densely chambers stand."""

import pandas as pd

from catalogue import Catalogue
from catalogue.wording import plain, rounded
from dashboard import blocks, charts, store, theme_blocks
from dashboard.scope import Scope
from dashboard.themes.wholes import Wholes, joined
from warehouse import queries
from warehouse.comparison import records

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


def sentence(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2022年末，会员超4万个，全年新发展2735个；商会367个，其中乡镇街道商会161个."""
    wholes = Wholes(table, catalogue)
    clauses = wholes.clauses(
        ("会员{}", "member_count"),
        ("全年新发展{}", "member_new"),
        ("商会{}", "chamber_count"),
        ("“四好”商会{}", "four_good_chambers"),
    )
    start = f"{year}年末，{'区县合计' if wholes.summed else ''}"
    return joined(start, clauses, f"{year}年没有会员与商会的数据")


def turnover_insight(table: pd.DataFrame, year: int) -> str:
    """2022年新发展2735个，净增2354个：有381个退出或除名，相当于新发展的13.9%."""
    whole = next((row for row in records(table) if row["basis"] == "districts"), None)
    if whole is None or whole["joined"] is None:
        return f"{year}年没有新发展会员的合计"
    joined_in = plain(whole["joined"])
    if whole["left"] is None:
        return f"{year}年新发展{joined_in}个；退出多少无法计算：{whole['why'].rstrip('。')}"
    part = whole["left"] / whole["joined"] * 100 if whole["joined"] else None
    share = "" if part is None else f"，相当于新发展的{plain(rounded(part, 1))}%"
    left = plain(whole["left"])
    return f"{year}年新发展{joined_in}个，净增{plain(whole['net'])}个：有{left}个退出或除名{share}"


def gains_and_losses(here: Scope, year: int) -> None:
    """Who joined and who must have left, by district; the members' kinds nobody reports."""
    table = turnover(here, year)
    said = store.drawn(turnover_insight, table, year)
    figure = store.drawn(charts.gains_and_losses, table, WORDS, here.region.code, here.palette)
    theme_blocks.chart(
        figure,
        said,
        "退出或除名＝新发展－净增，按退出多少排列。单位：个",
        said,
        sample=blocks.any_sample(table),
        note=kinds(here, year),
    )


def kinds(here: Scope, year: int) -> str:
    """Why the kinds of members are shown as a share only."""
    known = store.meanings().indicators
    told = [key for key in KINDS if year in here.years(known[key])]
    if told:
        return ""
    return "企业、团体、个人会员各有多少，没有要求报送，来源也没有提到；只有企业会员占比。"
