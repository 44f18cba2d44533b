"""What offends each check: a tiny table, and the file, place and sentence of each complaint.

A new file in `warehouse/checks/` needs an entry here and one in `no_offences.IS_FINE`.
"""

from datetime import date

from etl.figures import Figure
from tests.warehouse.small import (
    CITY,
    CITY_PAPER,
    CITY_REPORT,
    JUNE,
    TIANXIN,
    city,
    districts,
    figure,
)

RETURN_FILE, REPORT_FILE, PAPER_FILE = "district-return.csv", "city-report.csv", "city-paper.csv"
Told = tuple[str, str, str]


def told(file: str, place: str, *sentences: str) -> Told:
    """A complaint: where it points and what it says."""
    return file, place, "".join(sentences)


OFFENDS: dict[str, tuple[list[Figure], list[Told]]] = {
    "unknown_indicator": (
        [figure("membres", 3), figure("members", 3)],
        [
            told(
                RETURN_FILE,
                "第2行",
                "不认识指标“membres”（原文“3”）。",
                "请在 catalogue/indicators.toml 中登记，或改正来源。",
            )
        ],
    ),
    "unknown_region": (
        [figure("members", 3, region="430199"), figure("members", 3)],
        [
            told(
                RETURN_FILE,
                "第2行",
                "不认识地区代码“430199”（原文“3”）。",
                "请在 catalogue/regions.toml 中登记，或改正来源。",
            )
        ],
    ),
    "unknown_source": (
        [figure("members", 3, source="hearsay"), figure("projects", 4, source="hearsay")],
        [
            told(
                "hearsay",
                "第2行",
                "来源“hearsay”没有登记（2个数字，如“3”）。请在 data/sources.toml 中登记。",
            )
        ],
    ),
    "stock_is_not_a_moment": (
        [figure("members", 3, period_start=date(2022, 1, 1))],
        [
            told(
                RETURN_FILE,
                "第2行",
                "“会员数”是时点数，却写成2022年的时段（原文“3”）。",
                "请改为统计当日，或改用“新增”类指标。",
            )
        ],
    ),
    "flow_is_not_a_span": (
        [figure("projects", 3, period_start=date(2022, 12, 31))],
        [
            told(
                RETURN_FILE,
                "第2行",
                "“项目数”是时段数，却只写了2022-12-31一天（原文“3”）。",
                "请写明起止日期，如全年为1月1日至12月31日。",
            )
        ],
    ),
    "rank_is_not_whole": (
        [
            figure("place", 0, "第2行"),
            figure("place", "2.5", "第3行", year=2021),
            figure("place", 3, "第4行", year=2020, qualifier="range", value_max="3.5"),
        ],
        [
            told(
                RETURN_FILE,
                at,
                f"“全国名次”是名次，应为不小于1的整数，读到{n}（原文“{n}”）。请核对原文。",
            )
            for at, n in (("第2行", "0"), ("第3行", "2.5"), ("第4行", "3"))
        ],
    ),
    "ratio_out_of_bounds": (
        [
            figure("coverage", "100.1", "第2行"),
            figure("coverage", -1, "第3行", region=TIANXIN),
            figure("coverage", 90, "第4行", region=CITY, qualifier="range", value_max=110),
        ],
        [
            told(
                RETURN_FILE,
                "第2行",
                "“覆盖率”是占比，应在0到100之间，读到100.1%（原文“100.1”）。",
                "请核对是否多写或少写了百分号。",
            ),
            told(
                RETURN_FILE,
                "第3行",
                "“覆盖率”是占比，应在0到100之间，读到−1%（原文“-1”）。",
                "请核对是否多写或少写了百分号。",
            ),
            told(
                RETURN_FILE,
                "第4行",
                "“覆盖率”是占比，应在0到100之间，读到110%（原文“90”）。",
                "请核对是否多写或少写了百分号。",
            ),
        ],
    ),
    "negative_count": (
        [figure("investment", -7700000000)],
        [
            told(
                RETURN_FILE,
                "第2行",
                "“投资额”不能小于零，读到−77亿元（原文“-7700000000”）。",
                "请核对原文；减少的数应登记为单独的指标。",
            )
        ],
    ),
    "year_out_of_range": (
        [figure("members", 3, "第2行", year=1977), figure("members", 3, "第3行", year=2037)],
        [
            told(
                RETURN_FILE,
                at,
                f"“会员数”的期间截至{year}-12-31不可信（原文“3”）：",
                "应在1978年以后、构建后十年以内。请核对年份。",
            )
            for at, year in (("第2行", 1977), ("第3行", 2037))
        ],
    ),
    "nothing_to_show": (
        [],
        [
            told(
                "",
                "",
                "没有读到任何数字。",
                "请检查 data/published/、data/sample/、data/returns/ 中是否有文件。",
            )
        ],
    ),
    "same_source_claims_twice": (
        [figure("members", 986, "第2行"), figure("members", 968, "第7行")],
        [
            told(
                RETURN_FILE,
                "第7行",
                "同一来源对芙蓉区“会员数”（截至2022-12-31）给出互相矛盾的数：",
                "“968”与“986”（第2行）。请核对原文，改正其中一处。",
            )
        ],
    ),
    "duplicate_claims_disagree": (
        [
            figure("members", 986, "第2行", source=CITY_REPORT),
            figure("members", 968, "第7行", source=CITY_PAPER),
        ],
        [
            told(
                PAPER_FILE,
                "第7行",
                "芙蓉区“会员数”（截至2022-12-31）有两种说法：“968”与“986”",
                "（city-report.csv 第2行）。两个来源同级，现取日期较晚的一个；",
                "如不对，请在 data/sources.toml 中调整 precedence，或撤去其中一份。",
            )
        ],
    ),
    "districts_do_not_add_up": (
        [*districts("members", 10, 20, 30), city("members", 70)],
        [
            told(
                REPORT_FILE,
                "第9行",
                "长沙市“会员数”（截至2022-12-31）公布“70”，各区县合计60个，相差10个。",
                "请核对是口径不同还是填报有误。",
            )
        ],
    ),
    "parts_above_the_whole": (
        [*districts("members", 10, 20), city("members", 29)],
        [
            told(
                REPORT_FILE,
                "第9行",
                "长沙市“会员数”（截至2022-12-31）公布“29”，但已报的2个区县合计已达30个。",
                "请核对单位和口径。",
            )
        ],
    ),
    "stock_fell_by_half": (
        [figure("members", 100, year=2021), figure("members", 49, "第3行")],
        [
            told(
                RETURN_FILE,
                "第3行",
                "芙蓉区“会员数”由2021-12-31的100个降到2022-12-31的49个，不足一半。",
                "请核对单位、是否漏报。",
            )
        ],
    ),
    "unit_slip": (
        [
            figure("investment", 77000, "第2行", year=2021),
            figure("investment", 800000000, "第3行", year=2022),
            figure("projects", 9, "第4行", year=2021),
            figure("projects", 900000000, "第5行", year=2022),
        ],
        [
            told(
                RETURN_FILE,
                "第3行",
                "芙蓉区“投资额”2022-12-31为8亿元（原文“800000000”），上年同期为77000元，",
                "相差约一万倍。请核对元、万元、亿元是否写错。",
            ),
            told(
                RETURN_FILE,
                "第5行",
                "芙蓉区“项目数”2022-12-31为9亿个（原文“900000000”），上年同期为9个，",
                "相差约一亿倍。请核对元、万元、亿元是否写错。",
            ),
        ],
    ),
    "half_year_above_year": (
        [figure("projects", 31, "第2行", **JUNE), figure("projects", 30, "第3行")],
        [
            told(
                RETURN_FILE,
                "第2行",
                "芙蓉区“项目数”2022-01-01 至 2022-06-30为“31”，多于2022年全年的“30”。",
                "请核对两个数的期间和口径。",
            )
        ],
    ),
}
