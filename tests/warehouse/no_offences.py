"""What must offend none: for each check, tables that come near to offending it.

A new file in `warehouse/checks/` needs an entry here and one in `offences.OFFENDS`.
"""

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

IS_FINE: dict[str, list[list[Figure]]] = {
    "unknown_indicator": [[figure("members", 3)]],
    "unknown_region": [[figure("members", 3, region=CITY)]],
    "unknown_source": [[figure("members", 3, source=CITY_PAPER)]],
    "stock_is_not_a_moment": [[figure("members", 3), figure("projects", 3)]],
    "flow_is_not_a_span": [[figure("projects", 3, **JUNE), figure("members", 3)]],
    "rank_is_not_whole": [[figure("place", 1), figure("growth", "2.5")]],
    "ratio_out_of_bounds": [
        [figure("coverage", 0), figure("coverage", 100, region=TIANXIN)],
        [figure("growth", -3), figure("growth", 250, region=TIANXIN)],
        [figure("members", 40268)],
    ],
    "negative_count": [[figure("members", 0), figure("growth", -3)]],
    "year_out_of_range": [[figure("members", 3, year=1978), figure("members", 3, year=2036)]],
    "nothing_to_show": [[figure("members", 0)]],
    "same_source_claims_twice": [
        [figure("members", 986, "第2行"), figure("members", 986, "第7行")],
        [figure("members", 900, "第2行", qualifier="over"), figure("members", 986, "第7行")],
        [figure("members", 900, "第2行", qualifier="about"), figure("members", 920, "第7行")],
        [figure("members", 986), figure("members", 968, status="target")],
        [figure("members", 986), figure("members", 968, year=2021)],
        [figure("members", 986), figure("members", 968, region=TIANXIN)],
        [
            figure("members", 986),
            figure("members", None, "第7行", missing_reason="not_disclosed"),
        ],
    ],
    "duplicate_claims_disagree": [
        # Of two ranks the higher one counts, and the page says that the other differs.
        [figure("members", 986, source=CITY_REPORT), figure("members", 968)],
        [
            figure("members", 900, source=CITY_REPORT, qualifier="over"),
            figure("members", 986, source=CITY_PAPER),
        ],
        [
            figure("members", 986, source=CITY_REPORT, sample=True),
            figure("members", 968, source=CITY_PAPER),
        ],
    ],
    "districts_do_not_add_up": [
        [*districts("members", 10, 20, 30), city("members", 60)],
        [*districts("members", 10000, 20000, 10268), city("members", 40000, qualifier="over")],
        [*districts("members", 10, 20), city("members", 70)],
        [*districts("members", 10, 20, 30, year=2021), city("members", 70)],
        [*districts("coverage", 80, 90, 100), city("coverage", 70)],
        [*districts("members", 10, 20, 30, qualifier="over"), city("members", 70)],
        [*districts("members", 10, 20, 30), city("members", 62, qualifier="about")],
    ],
    "parts_above_the_whole": [
        [*districts("members", 10, 20), city("members", 30)],
        [*districts("members", 10, 20), city("members", 25, qualifier="over")],
        # Where all have reported it is the other check that complains.
        [*districts("members", 10, 20, 30), city("members", 50)],
        [*districts("coverage", 80, 90), city("coverage", 85)],
    ],
    "stock_fell_by_half": [
        [figure("members", 100, year=2021), figure("members", 50)],
        [figure("members", 100, year=2020), figure("members", 49)],
        [figure("projects", 100, year=2021), figure("projects", 49)],
        [figure("members", 100, year=2021), figure("members", 49, qualifier="over")],
        [figure("members", 100, year=2021, qualifier="nearly"), figure("members", 49)],
        [figure("members", 100, year=2021), figure("members", 49, sample=True)],
        [figure("members", 100, year=2021), figure("members", 49, region=TIANXIN)],
    ],
    "unit_slip": [
        [figure("investment", 77000, year=2021), figure("investment", 77000 * 400)],
        [figure("investment", 77000, year=2021), figure("investment", 77000 * 40000)],
        [figure("investment", 0, year=2021), figure("investment", 10000)],
        [figure("investment", 77000, year=2020), figure("investment", 770000000)],
        [figure("growth", "0.001", year=2021), figure("growth", 10)],
    ],
    "half_year_above_year": [
        [figure("projects", 30, **JUNE), figure("projects", 30, "第3行")],
        [figure("projects", 31, **JUNE), figure("projects", 30, "第3行", year=2021)],
        [figure("projects", 31, **JUNE), figure("projects", 30, "第3行", qualifier="over")],
        [figure("growth", 31, **JUNE), figure("growth", 30, "第3行")],
    ],
}
