"""The pages of themes: what may be said of the whole, and the insight of each of their charts.

Answers of `queries.side_by_side`, `queries.turnover` and `queries.trend` in, words out.
"""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from catalogue import Catalogue
from catalogue.wording import amount_in_words, plain, rounded
from exports.summaries.comparison import named
from exports.summaries.wholes import Wholes
from warehouse.comparison import amount_of, records

PROMISED, COME, SHARE = "signed_investment", "paid_in_investment", "paid_in_share"
COVERAGE = "party_coverage"
RESULT = "problems_solved_per_hundred_visits"
RANK = "business_environment_rank"
WHOLE = 100  # percent
REACHED = ("exact", "over", "at_least")
FEW = 3  # districts that are named


def first_of_theme(
    table: pd.DataFrame, catalogue: Catalogue, year: int, title: str, items: Sequence[str]
) -> str:
    """2022年，全市万企兴万村投资总额累计77亿元: the first item of which the whole has a figure."""
    wholes = Wholes(table, catalogue)
    said = (
        wholes.sentence(f"{year}年", (f"{catalogue.item(item).name}{{}}", item)) for item in items
    )
    return next(filter(None, said), f"{year}年{title}没有全市的数")


def leading_insight(table: pd.DataFrame, catalogue: Catalogue, year: int, title: str) -> str:
    """2022年万企兴万村5项可比指标中，浏阳市3项居首，为最多; nothing where many lead alike."""
    ranked = [r for r in records(table) if r["rank"] is not None]
    judged = [r for r in ranked if catalogue.item(r["item"]).polarity != "neutral"]
    counts = Counter(r["region_name"] for r in judged if r["rank"] == 1 and not r["tied"])
    most, count = max(counts.values(), default=0), len({row["item"] for row in judged})
    leading = [name for name, times in counts.items() if times == most]
    if not leading or len(leading) > FEW:
        return ""
    start = f"{year}年{title}{count}项可比指标"
    if most == count:
        return f"{start}，{leading[0]}全部居首"
    each = "各" if len(leading) > 1 else ""
    return f"{start}中，{'、'.join(leading)}{each}{most}项居首，为最多"


def villages_sentence(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2022年末，全市万企兴万村参与企业986家，帮扶村797个，…，平均每家企业780.93万元."""
    said = Wholes(table, catalogue).sentence(
        f"{year}年末",
        ("万企兴万村参与企业{}", "village_enterprises"),
        ("帮扶村{}", "village_villages"),
        ("项目{}", "village_projects"),
        ("投资总额{}", "village_investment"),
        ("平均每家企业{}", "village_investment_per_enterprise"),
    )
    return said or f"{year}年没有万企兴万村的数据"


def members_sentence(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2022年末，全市会员超4万个，全年新发展2735个，商会367个，“四好”商会103家."""
    said = Wholes(table, catalogue).sentence(
        f"{year}年末",
        ("会员{}", "member_count"),
        ("全年新发展{}", "member_new"),
        ("商会{}", "chamber_count"),
        ("“四好”商会{}", "four_good_chambers"),
    )
    return said or f"{year}年没有会员与商会的数据"


def turnover_insight(table: pd.DataFrame, year: int) -> str:
    """2022年新发展2735个，净增2354个：有381个退出或除名，相当于新发展的13.9%."""
    whole = next((row for row in records(table) if row["basis"] == "districts"), None)
    if whole is None or whole["joined"] is None:
        return f"{year}年没有新发展会员的合计"
    joined_in = plain(whole["joined"])
    if whole["left"] is None:
        return f"{year}年新发展会员{joined_in}个；退出多少无法计算：{whole['why'].rstrip('。')}"
    part = whole["left"] / whole["joined"] * 100 if whole["joined"] else None
    share = "" if part is None else f"，相当于新发展的{plain(rounded(part, 1))}%"
    left = plain(whole["left"])
    return (
        f"{year}年新发展会员{joined_in}个，净增{plain(whole['net'])}个：有{left}个退出或除名{share}"
    )


def attraction_sentence(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2022年，全市湘商回归签约项目28个，签约总投资361亿元；按区县合计，到位资金120.17亿元…"""
    wholes = Wholes(table, catalogue)
    said = wholes.sentence(
        f"{year}年",
        ("湘商回归签约项目{}", "signed_projects"),
        ("签约总投资{}", PROMISED),
        ("到位资金{}", COME),
        ("为当年签约额的{}", SHARE),
    )
    if not said:
        return f"{year}年没有湘商回归的数据"
    return said if wholes.said(COME) else f"{said}，到位资金没有公布数"


def insight_of_years(table: pd.DataFrame) -> str:
    """2018—2022年（报齐的4年）湘商回归到位资金合计为签约总投资合计的29.6%; of exact sums."""
    sums = {
        (row["item"], row["year"]): row["value"]
        for row in records(table)
        if row["basis"] == "districts"
        and row["qualifier"] == "exact"
        and row["regions_counted"] == row["regions_expected"]
    }
    years = sorted({y for _, y in sums if {(PROMISED, y), (COME, y)} <= set(sums)})
    if not years:
        return "各年签约与到位：没有区县报齐的年份，不作比较"
    signed = sum(sums[PROMISED, y] for y in years)
    paid = sum(sums[COME, y] for y in years)
    if not signed:
        return "各年签约与到位：签约额合计为零，不作比较"
    span = f"{years[0]}—{years[-1]}年" if len(years) > 1 else f"{years[0]}年"
    share = plain(rounded(paid / signed * 100, 1))
    return f"{span}（报齐的{len(years)}年）湘商回归到位资金合计为签约总投资合计的{share}%"


def party_sentence(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2022年末，全市商协会党组织88个，党组织覆盖率100%，全年理想信念教育133次，培训22206人次."""
    said = Wholes(table, catalogue).sentence(
        f"{year}年末",
        ("商协会党组织{}", "party_organisation_count"),
        ("党组织覆盖率{}", COVERAGE),
        ("全年理想信念教育{}", "ideals_education_sessions"),
        ("全年培训{}", "people_trained"),
    )
    return said or f"{year}年没有党建与教育的数据"


def coverage_insight(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2021年，9个区县中3个党组织覆盖率达到100%，芙蓉区最低（85.7%）."""
    rows = [
        r
        for r in records(table)
        if r["year"] == year and r["region"] != catalogue.organisation.root
    ]
    known = [r for r in rows if r["value"] is not None]
    name = catalogue.indicator(COVERAGE).name
    if not known:
        return f"{year}年，各区县均无{name}数据"
    full = sum(r["value"] >= WHOLE and r["qualifier"] in REACHED for r in known)
    if full == len(known):
        return f"{year}年，{full}个区县{name}均达到100%"
    start = f"{year}年，{len(known)}个区县中{full}个{name}达到100%"
    if not full:
        start = f"{year}年，{len(known)}个区县{name}都没有达到100%"
    least = min(r["value"] for r in known)
    lowest = [r for r in known if r["value"] == least]
    amount = amount_of(lowest[0])
    if amount is None:
        return start
    words = amount_in_words(amount, catalogue.indicator(COVERAGE))
    return f"{start}，{named(lowest)}最低（{words}）"


def service_sentence(
    table: pd.DataFrame, places: pd.DataFrame, catalogue: Catalogue, year: int
) -> str:
    """2022年，全市走访企业4124家次，解决问题1607个，每百家次走访解决38.97个，商事调解635件.

    Where nobody reported any work, how others see the city: `places` answers `queries.trend`.
    """
    said = Wholes(table, catalogue).sentence(
        f"{year}年",
        ("走访企业{}", "enterprise_visits"),
        ("解决问题{}", "problems_solved"),
        ("每百家次走访解决{}", RESULT),
        ("商事调解{}", "disputes_mediated"),
    )
    if said or places.empty:
        return said or f"{year}年没有服务与维权的工作数据"
    return f"{year}年没有服务与维权的工作数据；{environment_insight(places, catalogue)}"


def environment_insight(table: pd.DataFrame, catalogue: Catalogue) -> str:
    """万家民企评营商环境：2021年第9位，2022年第6位，2025年前10位."""
    indicator = catalogue.indicator(RANK)
    told = [
        f"{row['year']}年{amount_in_words(amount, indicator)}"
        for row in records(table)
        if (amount := amount_of(row)) is not None and amount.value is not None
    ]
    return f"{indicator.name}：{'，'.join(told)}"
