"""The invented district returns in `data/sample/`, as an office would send them, and the tables of
targets that the city would set.

    python -m etl.sample_returns [--data DIR]

Which returns there are and what each says; the numbers come from `etl.sample_figures`, the
sheet from `etl.sample_form`, the labels from the catalogue. Every run writes the same bytes.
"""

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from catalogue import Catalogue, Indicator, load
from catalogue.meaning import PILLARS
from etl.sample_figures import DISTRICTS, LIFTING, REVIVING, YEARS, figures
from etl.sample_form import SHEET, Content, Line, archived, workbook
from etl.sample_targets import TABLES, drawn

FORM = tuple(dict.fromkeys(indicator for indicator, _, _ in figures()))
REMARKS = {
    "donations": "含物资折价",
    "credit_granted": "授信与放款合计",
    "signed_investment": "协议总投资",
    "paid_in_investment": "含往年签约项目本年到位",
    "four_good_chambers": "按周期认定，填最近一期",
    "party_coverage": "以有党员的商协会为基数",
}
NOT_SENT = {("430112", 2020)}
# What a district wrote instead of a number, and why: the gaps that real returns have.
WRITTEN = {
    ("donations", "430111", 2021): ("不公布", "捐赠企业要求不公布"),
    ("people_trained", "430182", 2019): ("约2600", "两期培训签到表缺失，按约数填报"),
}
# One district's first return of 2021 missed projects; its second one holds them.
REVISED = ("430181", 2021)
MISSED = {"village_projects": Decimal(11), "village_investment": Decimal("7355.37")}
SENT = {("430102", 2022): date(2023, 1, 6), REVISED: date(2022, 1, 10)}


@dataclass(frozen=True, kw_only=True)
class Return:
    """One return: whose, for which year, sent on which day; and if there are two, which."""

    district: str
    year: int
    sent: date
    revision: bool = False
    revised: bool = False

    def value(self, indicator: str) -> Decimal:
        """What this return says; the first of two lacks what was missed."""
        value = figures()[indicator, self.district, self.year]
        return value - _missed(indicator) if self.revised else value

    def line(self, indicator: Indicator) -> Line:
        """One row of the form."""
        unit = "万元" if indicator.unit == "元" else indicator.unit
        value: Decimal | str = self.value(indicator.key)
        remark = _remark(indicator.key)
        if (indicator.key, self.district, self.year) in WRITTEN:
            value, remark = WRITTEN[indicator.key, self.district, self.year]
        elif self.revision and (missed := _missed(indicator.key)):
            remark = f"修订：原报{self.value(indicator.key) - missed}{unit}，漏报跨乡镇项目"
        return Line(
            pillar=indicator.pillar, label=indicator.name, unit=unit, value=value, remark=remark
        )

    def content(self, catalogue: Catalogue) -> Content:
        """The whole sheet."""
        root = catalogue.region(catalogue.organisation.root).name
        asked = [catalogue.indicator(k) for k in FORM if (k, self.district, self.year) in figures()]
        return Content(
            title=f"{root}工商联系统{self.year}年度{SHEET}（示例数据）",
            publisher=f"{catalogue.region(self.district).name}工商联",
            year=self.year,
            sent=self.sent,
            lines=tuple(self.line(i) for p in PILLARS for i in asked if i.pillar == p),
            notes=tuple(self.notes()),
        )

    def notes(self) -> Iterator[str]:
        """What stands below the table."""
        yield "本表为示例数据，数值系虚构，仅用于演示。"
        yield "金额以万元计；商会、会员、党组织等为年末数，其余为当年发生数。"
        if self.year in LIFTING.years:
            yield "“万企帮万村”各项为累计数，统计至2020年。"
        if self.year in REVIVING.years:
            yield "“万企兴万村”为2021年行动启动以来累计数，“新增”为当年数。"
        if self.revision:
            yield "本表为修订稿，修订处见备注，原报送表作废。"

    def file(self, catalogue: Catalogue) -> str:
        """Where the return lies, below the data folder."""
        end = "_修订" if self.revision else ""
        return f"sample/{self.year}/{self.year}_{catalogue.region(self.district).name}{end}.xlsx"


def _missed(indicator: str) -> Decimal:
    return MISSED.get(indicator.removesuffix("_new"), Decimal(0))


def _remark(indicator: str) -> str:
    if indicator.startswith("village_"):
        return "当年数" if indicator.endswith("_new") else "2021年行动启动以来累计"
    return "累计" if indicator.startswith("poverty_") else REMARKS.get(indicator, "")


def _sent(district: str, year: int) -> date:
    """A working day in the first half of January: some are early, some late."""
    if (district, year) in SENT:
        return SENT[district, year]
    day = date(year + 1, 1, 4) + timedelta(sha256(f"{district} {year}".encode()).digest()[0] % 10)
    return day + timedelta({5: 2, 6: 1}.get(day.weekday(), 0))


def returns() -> Iterator[Return]:
    """Every return that was sent: one is missing, one came twice."""
    for year in YEARS:
        for district in DISTRICTS:
            if (district, year) in NOT_SENT:
                continue
            twice = (district, year) == REVISED
            sent = _sent(district, year)
            yield Return(district=district, year=year, sent=sent, revised=twice)
            if twice:
                yield Return(district=district, year=year, sent=date(2022, 2, 18), revision=True)


def write_all(data: Path, catalogue: Catalogue) -> list[Path]:
    """Write every return and table of targets below `data`; the paths written."""
    made = {sent.file(catalogue): workbook(sent.content(catalogue)) for sent in returns()}
    made |= {table.file: drawn(table, catalogue) for table in TABLES}
    for file, book in made.items():
        path = data / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(archived(book))
    return [data / file for file in made]


def main() -> None:
    """Write the sample returns into the data folder."""
    parser = argparse.ArgumentParser(prog="python -m etl.sample_returns", description=__doc__)
    default = os.environ.get("CHAMBER_DATA_DIR", "data")
    parser.add_argument("--data", type=Path, default=Path(default), metavar="DIR")
    written = write_all(parser.parse_args().data, load())
    print(f"已写入 {len(written)} 份示例报表")


if __name__ == "__main__":
    main()
