"""Briefings for tests of files: of the shipped release, and one in which every text is hostile."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd

import catalogue
from catalogue.wording import Scale
from exports.briefing import Briefing, briefing
from exports.columns import COLUMNS
from exports.tables import Cell, Chart, Column, Section, Table, words
from exports.views import VIEWS
from warehouse.database import Warehouse
from warehouse.releases import Releases

ASKED = [
    ("overview", {"year": "2022"}),
    ("districts", {"indicator": "village_investment", "year": "2022"}),
    ("districts", {"indicator": "business_environment_rank", "year": "2022"}),
    ("districts", {"indicator": "party_coverage", "year": "2021", "sample": "off"}),
    ("trends", {"indicator": "member_count", "regions": "430102,430112,430181"}),
    ("sources", {"source": "report-changsha-2022-review"}),
    ("briefing", {"year": "2022"}),
    ("briefing", {"year": "2022", "region": "430181"}),
    ("briefing", {"year": "2022", "theme": "万企兴万村"}),
]
HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2+3",
    "http://example.org/",
    "第一行\r\n第二行\t三",
    "坏\x00字\x0b\x1f\ufffe",
    "&L<b>“引号”'单'\"双\"</b>",
    "".join(map(chr, range(32))) + "\x7f\x85",
    "\u202e2022\u2066年\u2069\u200f",
    "_x0041_&#65;&amp;]]>",
    "\tfour\t=1+1",
    "x" * 32_768,
)


def in_force(data: Path) -> Warehouse:
    current = Releases(data / "releases").current()
    assert current is not None
    return Warehouse.open(current, catalogue.load())


def told(warehouse: Warehouse, view: str, given: dict[str, str]) -> Briefing:
    return briefing(VIEWS[view], warehouse, VIEWS[view].arguments(warehouse, given))


def small(text: str) -> Briefing:
    """A briefing in which every text is `text`."""
    scale = Scale(Decimal(10000), "万元")
    number = Cell(words="超1.5", value=Decimal(15000), scale=scale, around=("超", ""))
    table = Table(
        title=text,
        columns=(Column(title=text), Column(title="数（万元）")),
        rows=((words(text), number), (words(text), Cell(words="未报送", absent=True))),
        source=text,
        chart=Chart(kind="bars", title=text, scale=number.scale, labels=0, series=(1,), rows=1),
    )
    line: dict[str, object] = {**dict.fromkeys(COLUMNS, text), "数值": Decimal(15000)}
    return Briefing(
        title=text,
        organisation=text,
        release=1,
        built=date(2026, 11, 25),
        latest=None,
        sample=True,
        sections=(Section(heading=text, paragraphs=(text,), tables=(table,)),),
        lines=pd.DataFrame([line], columns=list(COLUMNS), dtype=object),
        indicators=(),
        sources=(text,),
    )
