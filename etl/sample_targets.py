"""Invented targets of the city and its districts, as the table that a federation sends out.

What is aimed at, and the sheet it stands on; written so that some targets of 2021 and 2022 are
reached, some missed, and some have nothing to be held against. Reads nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from openpyxl import Workbook

from catalogue import Catalogue
from catalogue.meaning import PILLARS
from etl.sample_figures import DISTRICTS
from etl.sample_form import (
    BODY,
    BOLD,
    CENTRE,
    INDENTED,
    LEFT,
    RIGHT,
    SHADE,
    SMALL,
    TITLE,
    Form,
    printed_on_one_page,
)

NONE = "—"  # no target is set
NOTES = (
    "本表为示例数据，目标系虚构，仅用于演示。",
    "“以上”“不少于”为下限，“以内”为上限；画横线的不下达目标。",
)


class Goal(NamedTuple):
    """One indicator: the unit it is set in, the city's target, and those of DISTRICTS."""

    indicator: str
    unit: str
    whole: str
    parts: str = ""


@dataclass(frozen=True, kw_only=True)
class Targets:
    """One table: of which year, what about, and when it was sent out."""

    year: int
    topic: str
    sent: date
    goals: tuple[Goal, ...]

    @property
    def name(self) -> str:
        """What the sheet and the file are called."""
        return f"{self.topic}目标任务{'分解表' if self.parted else '表'}"

    @property
    def file(self) -> str:
        """Where the table lies, below the data folder."""
        return f"sample/{self.year}/{self.year}_{self.name}.xlsx"

    @property
    def parted(self) -> bool:
        """Whether districts have targets of their own."""
        return any(goal.parts for goal in self.goals)

    def title(self, root: str) -> str:
        """The line above the table."""
        return f"{root}工商联系统{self.year}年度{self.name}（示例数据）"


TABLES = (
    Targets(
        year=2021,
        topic="工作",
        sent=date(2021, 2, 26),
        goals=(
            Goal("people_trained", "人次", "21000", "1800 1700 2900 1650 2900 1900 3200 2400 2600"),
            Goal("party_coverage", "%", "85以上", " ".join(["85以上"] * 9)),
            Goal("village_enterprises", "家", "不少于550", "45 50 60 50 60 60 80 90 85"),
            Goal("problems_solved", "个", "1500", "130 120 220 125 200 130 240 175 160"),
            Goal("member_new", "个", "2500", "220 220 390 210 360 260 420 250 220"),
        ),
    ),
    Targets(
        year=2022,
        topic="工作",
        sent=date(2022, 2, 25),
        goals=(
            Goal("people_trained", "人次", "22000", "1800 1800 3000 1750 3000 2000 3200 2500 2800"),
            Goal("role_models", "个", "30", "— — 4 — — — 5 5 —"),
            Goal("party_coverage", "%", "95以上", " ".join(["95以上"] * 9)),
            Goal(
                "village_investment",
                "万元",
                "不少于750000",
                "60000 70000 90000 70000 85000 80000 100000 120000 95000",
            ),
            Goal(
                "donations", "万元", "17000", "1200 1000 2200 1000 3000 1200 2800 不少于2400 2100"
            ),
            Goal("problems_solved", "个", "1600", "140 130 240 135 220 140 260 180 170"),
            Goal(
                "signed_investment",
                "万元",
                "3600000以上",
                "250000 220000 550000 220000 520000 420000 800000 380000 280000",
            ),
            Goal("member_count", "个", "40000以上"),
            Goal("member_new", "个", "2700", "240 240 400 230 400 300 430 270 240"),
            Goal("four_good_chambers", "家", "100", "9 9 12 8 14 8 15 16 12"),
            Goal("business_environment_rank", "位", "10以内"),
            Goal("strength_district_rank", "位", NONE, "— — 65以内 — 15以内 70以内 — — —"),
            Goal("strength_county_rank", "位", NONE, "— — — — — — 5以内 20以内 75以内"),
        ),
    ),
    Targets(
        year=2024,
        topic="民营经济发展",
        sent=date(2024, 2, 23),
        goals=(Goal("private_value_added", "亿元", "9700以上"),),
    ),
    Targets(
        year=2025,
        topic="民营经济发展",
        sent=date(2025, 2, 21),
        goals=(
            Goal("private_value_added", "亿元", "10200以上"),
            Goal("private_value_added_growth", "%", "5.5左右"),
            Goal("business_entities", "户", "不少于2000000"),
        ),
    ),
)


def drawn(table: Targets, catalogue: Catalogue) -> Workbook:
    """The table as a workbook, dated by the day it was sent out."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = table.name
    root = catalogue.region(catalogue.organisation.root).name
    places = [root, *(catalogue.region(d).name for d in DISTRICTS if table.parted)]
    form = Form(sheet, _columns(len(places)))
    _head(form, table, root, places)
    _body(form, table, catalogue, len(places))
    for place, note in enumerate(NOTES, 1):
        form.line(f"{'注：' if place == 1 else '　　'}{place}.{note}", SMALL, LEFT, height=17)
    printed_on_one_page(sheet)
    sheet.page_setup.orientation = "landscape" if table.parted else "portrait"
    book.properties.creator = f"{root}工商联"
    book.properties.title = table.title(root)
    book.properties.created = book.properties.modified = datetime.combine(table.sent, time(9))
    return book


def _columns(places: int) -> dict[str, float]:
    letters = "DEFGHIJKLMNOPQRSTUVWXYZ"[:places]
    return {"A": 6.5, "B": 30.0, "C": 10.5, **dict.fromkeys(letters, 14.0 if places > 1 else 34.0)}


def _head(form: Form, table: Targets, root: str, places: list[str]) -> None:
    sent, last = table.sent, list(form.columns)[-1]
    form.line(table.title(root), TITLE, CENTRE, height=36)
    form.next_row(22)
    form.sheet.merge_cells("A2:C2")
    if last != "D":
        form.sheet.merge_cells(f"D2:{last}2")
    form.put("A", f"制表单位：{root}工商联", BODY, LEFT)
    form.put("D", f"印发日期：{sent.year}年{sent.month}月{sent.day}日", BODY, RIGHT)
    form.next_row(26)
    for column, heading in zip(form.columns, ("序号", "指标", "计量单位", *places), strict=True):
        form.put(column, heading, BOLD, CENTRE)
    form.frame(SHADE)
    form.sheet.freeze_panes = "D4"
    form.sheet.print_title_rows = "1:3"


def _body(form: Form, table: Targets, catalogue: Catalogue, places: int) -> None:
    """The rows, under the pillar they belong to."""
    pillar_of = {goal: catalogue.indicator(goal.indicator).pillar for goal in table.goals}
    pillars = [pillar for pillar in PILLARS if pillar in pillar_of.values()]
    number = 0
    for place, pillar in enumerate(pillars):
        form.line(f"{'一二三四五'[place]}、{pillar}", BOLD, LEFT)
        form.frame(SHADE)
        for goal in (goal for goal in table.goals if pillar_of[goal] == pillar):
            number += 1
            name = catalogue.indicator(goal.indicator).name
            _row(form, [number, name, goal.unit, *_cells(goal, places)])


def _cells(goal: Goal, places: int) -> Iterator[str | int]:
    parts = goal.parts.split() or [NONE] * len(DISTRICTS)
    for written in [goal.whole, *parts][:places]:
        yield int(written) if written.isdecimal() else written


def _row(form: Form, cells: list[str | int]) -> None:
    form.next_row(20)
    alignments = (CENTRE, INDENTED, CENTRE)
    for place, (column, value) in enumerate(zip(form.columns, cells, strict=True)):
        form.put(column, value, BODY, alignments[place] if place < len(alignments) else CENTRE)
    form.frame()
