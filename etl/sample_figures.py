"""Invented figures of nine districts, 2018–2022, that add up to the published totals of 2022.

The last year is written down below; the years before follow from it by the course that
such work took (a dip in 2020, stocks that grow), with a wobble of their own that depends
on nothing but the indicator, the district and the year. Knows no workbook and no catalogue.
"""

import hashlib
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import NamedTuple

DISTRICTS = (
    "430102",
    "430103",
    "430104",
    "430105",
    "430111",
    "430112",
    "430121",
    "430181",
    "430182",
)
YEARS = (2018, 2019, 2020, 2021, 2022)
Table = Mapping[tuple[str, str, int], Decimal]


class Course(NamedTuple):
    """How an indicator came to its last value: its share of it in the years just before."""

    shares: tuple[str, ...]
    wobble: str = "0.08"
    last: int = 2022

    @property
    def years(self) -> range:
        """The years in which the indicator was counted."""
        return range(self.last - len(self.shares), self.last + 1)


MEETINGS = Course(("0.84", "0.95", "0.61", "0.90"))
PAPERWORK = Course(("0.83", "0.90", "0.93", "0.97"))
GIVING = Course(("0.71", "0.80", "1.43", "0.94"))
LENDING = Course(("0.61", "0.70", "0.84", "0.92"))
SIGNING = Course(("0.77", "0.88", "0.56", "0.93"), "0.11")
PAYING_IN = Course(("0.72", "0.83", "0.66", "0.88"))
RECRUITING = Course(("0.88", "0.96", "0.69", "0.91"))
ORGANISING = Course(("0.64", "0.74", "0.81", "0.91"), "0.06")
FOUNDING = Course(("0.84", "0.88", "0.92", "0.96"), "0.01")
MATURING = Course(("0.943", "0.958", "0.971", "0.987"), "0.006")
LIFTING = Course(("0.66", "0.86"), "0.04", last=2020)
REVIVING = Course(("0.58",), "0.06")


class Row(NamedTuple):
    """One indicator: its course, the smallest step it is written in, its last values."""

    indicator: str
    course: Course
    step: str
    last: str


# The last year of each indicator, in the order of DISTRICTS. 万元 where money, else the base
# unit. Last means 2022, and 2020 for 万企帮万村 (poverty_…), which ended in that year.
ROWS = (
    Row("ideals_education_sessions", MEETINGS, "1", "14 13 18 12 17 11 19 16 13"),
    Row("lecture_sessions", MEETINGS, "1", "8 9 12 7 11 8 13 10 9"),
    Row("people_trained", MEETINGS, "1", "1864 1752 3126 1683 2947 1985 3358 2617 2874"),
    Row("training_courses", MEETINGS, "1", "11 9 16 10 15 12 17 14 13"),
    Row("party_organisation_count", ORGANISING, "1", "9 8 12 8 12 8 13 10 8"),
    Row("proposals", PAPERWORK, "1", "36 33 47 31 45 29 43 38 34"),
    Row("public_opinion_reports", PAPERWORK, "1", "48 41 67 39 72 37 58 44 46"),
    Row("research_reports", PAPERWORK, "1", "4 3 6 3 5 4 6 5 4"),
    Row(
        "donations",
        GIVING,
        "0.01",
        "1286.50 968.24 2374.63 1053.87 2617.35 1147.92 2986.48 2458.76 1872.61",
    ),
    Row("poverty_enterprises", LIFTING, "1", "41 46 67 43 61 78 86 124 117"),
    Row("poverty_villages", LIFTING, "1", "23 27 38 26 34 52 57 96 91"),
    Row(
        "poverty_investment",
        LIFTING,
        "0.01",
        "6832.47 7415.62 12864.53 6973.28 11736.84 13582.71 17364.95 26853.26 23417.58",
    ),
    Row("village_enterprises", REVIVING, "1", "74 87 118 84 103 109 137 148 126"),
    Row("village_villages", REVIVING, "1", "57 68 89 64 82 94 103 127 113"),
    Row("village_projects", REVIVING, "1", "95 113 163 104 139 149 196 227 188"),
    Row(
        "village_investment",
        REVIVING,
        "0.01",
        "61234.50 69153.70 96218.75 67325.70 86593.40 81476.85 102765.30 112384.60 92847.20",
    ),
    Row("village_jobs", REVIVING, "1", "1268 1347 2183 1194 1976 2361 2987 3842 3158"),
    Row("enterprise_visits", MEETINGS, "1", "386 352 571 343 548 367 624 495 438"),
    Row("dialogue_meetings", MEETINGS, "1", "8 7 11 6 13 9 14 11 10"),
    Row("problems_solved", MEETINGS, "1", "143 128 236 121 224 139 261 187 168"),
    Row("finance_matching_events", MEETINGS, "1", "8 6 10 7 12 7 13 9 8"),
    Row(
        "credit_granted",
        LENDING,
        "0.01",
        "186420.00 152735.50 348560.00 160284.60 369175.00 174830.40 413620.00 247095.80 198467.30",
    ),
    Row("signed_projects", SIGNING, "1", "3 2 4 2 4 3 5 3 2"),
    Row(
        "signed_investment",
        SIGNING,
        "100",
        "238600 214500 563800 196300 527400 415200 782600 386900 284700",
    ),
    Row(
        "paid_in_investment",
        PAYING_IN,
        "0.01",
        "81350.00 68720.50 193460.00 62185.40 181935.00 127640.80 268370.00 124815.60 93268.50",
    ),
    Row("disputes_mediated", MEETINGS, "1", "62 54 97 51 103 46 91 73 58"),
    Row("legal_lectures", MEETINGS, "1", "9 8 13 7 12 8 14 11 10"),
    Row("member_count", RECRUITING, "1", "3871 3786 5612 3664 5738 3742 5893 4317 3645"),
    Row("member_new", RECRUITING, "1", "246 231 418 219 397 287 436 263 238"),
    Row("enterprise_member_share", MATURING, "0.1", "68.4 66.1 71.2 65.7 70.3 61.8 69.5 58.9 57.3"),
    Row("chamber_count", FOUNDING, "1", "33 29 44 31 45 31 48 57 49"),
    Row("grassroots_chamber_count", FOUNDING, "1", "13 13 18 15 13 14 18 30 27"),
    Row("four_good_chambers", FOUNDING, "1", "9 8 13 8 14 7 15 16 11"),
)
STOCKS = (
    "party_organisation_count",
    "poverty_enterprises",
    "poverty_villages",
    "poverty_investment",
    "village_enterprises",
    "village_villages",
    "village_projects",
    "village_investment",
    "village_jobs",
    "member_count",
    "enterprise_member_share",
    "chamber_count",
    "grassroots_chamber_count",
)


def _wobble(indicator: str, district: str, year: int, width: str) -> Decimal:
    """A factor near 1, the same in every run: from a digest, not from a generator's state."""
    digest = hashlib.sha256(f"{indicator} {district} {year}".encode()).digest()
    share = Decimal(int.from_bytes(digest[:4], "big")) / (2**32 - 1)
    return 1 + Decimal(width) * (2 * share - 1)


def _stepped(value: Decimal, step: str) -> Decimal:
    steps = (value / Decimal(step)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return steps * Decimal(step)


def _earlier(row: Row, district: str, last: Decimal) -> dict[int, Decimal]:
    """The row's values by year: its course from the last one, stocks never falling."""
    values = {row.course.last: last}
    for year, share in reversed(list(zip(row.course.years, row.course.shares, strict=False))):
        factor = Decimal(share) * _wobble(row.indicator, district, year, row.course.wobble)
        values[year] = _stepped(last * factor, row.step)
        if row.indicator in STOCKS:
            values[year] = min(values[year], values[year + 1])
    return values


def _with_members(figures: dict[tuple[str, str, int], Decimal], district: str) -> None:
    """Members of the year before: those of the year, less the new ones, plus those who left."""
    for year in reversed(YEARS[1:]):
        now = figures["member_count", district, year]
        left = now * Decimal("0.009") * _wobble("members left", district, year, "0.35")
        before = now - figures["member_new", district, year] + left
        figures["member_count", district, year - 1] = _stepped(before, "1")


def _with_recertified(figures: dict[tuple[str, str, int], Decimal], district: str) -> None:
    """“四好” is awarded every second year and may be lost: 2018–2019, 2020–2021, 2022."""
    last = figures["four_good_chambers", district, 2022]
    for first, share in ((2018, "0.82"), (2020, "0.86")):
        factor = Decimal(share) * _wobble("four_good_chambers", district, first, "0.22")
        for year in (first, first + 1):
            figures["four_good_chambers", district, year] = _stepped(last * factor, "1")


def _with_signed(figures: dict[tuple[str, str, int], Decimal], district: str) -> None:
    """Signed investment follows the number of projects: none signed, nothing promised."""
    projects = figures["signed_projects", district, 2022]
    for year in YEARS[:-1]:
        factor = figures["signed_projects", district, year] / projects
        factor *= _wobble("signed_investment", district, year, "0.14")
        last = figures["signed_investment", district, 2022]
        figures["signed_investment", district, year] = _stepped(last * factor, "100")


def _with_shares(figures: dict[tuple[str, str, int], Decimal], district: str) -> None:
    """Coverage: of the chambers that have members of the party, those with an organisation."""
    chambers = figures["party_organisation_count", district, 2022]
    for year in YEARS:
        share = figures["party_organisation_count", district, year] / chambers * 100
        figures["party_coverage", district, year] = _stepped(share, "0.1")


def new_in_village_work(figures: Table, indicator: str, district: str, year: int) -> Decimal:
    """What a cumulative figure gained in the year. The action began in 2021."""
    before = figures.get((indicator, district, year - 1), Decimal(0))
    return figures[indicator, district, year] - before


@cache
def figures() -> Table:
    """Every invented value, by indicator, district and year; 万元 where money."""
    made: dict[tuple[str, str, int], Decimal] = {}
    for row in ROWS:
        for district, last in zip(DISTRICTS, row.last.split(), strict=True):
            for year, value in _earlier(row, district, Decimal(last)).items():
                made[row.indicator, district, year] = value
    # Nothing was signed here in the year of the epidemic: a true zero, not a gap.
    made["signed_projects", "430105", 2020] = Decimal(0)
    for district in DISTRICTS:
        for complete in (_with_members, _with_recertified, _with_signed, _with_shares):
            complete(made, district)
        for indicator in ("village_enterprises", "village_projects", "village_investment"):
            for year in REVIVING.years:
                gained = new_in_village_work(made, indicator, district, year)
                made[f"{indicator}_new", district, year] = gained
    return made
