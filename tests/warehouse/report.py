"""A report of four lines made in a test, read by hand: five passages, one of each state."""

from datetime import date
from decimal import Decimal
from typing import Any

from etl.passages import Block, Document, Evidence, Passage, SheetRow, locator
from tests.warehouse.tables import CITY
from warehouse import filling
from warehouse.database import Warehouse

FILE = "reports/2022.txt"
TEXT = (
    "某市工商联2022年工作总结\n一、联谊\n"
    "全市会员超500个，开展活动X次，走访<b>约3万家，1项亿元以上项目，慰问20人。\n附注\n"
)
YEAR_END = {"period_start": date(2022, 12, 31), "period_end": date(2022, 12, 31)}


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def document() -> Document:
    """Title, heading and paragraph; the last line is in no block."""
    kinds = ("title", "heading", "paragraph")
    blocks = []
    start = 0
    for kind, line in zip(kinds, TEXT.split("\n"), strict=False):
        level = 1 if kind == "heading" else 0
        blocks.append(Block(start=start, end=start + len(line), kind=kind, level=level))
        start += len(line) + 1
    return Document(file=FILE, text=TEXT, blocks=tuple(blocks))


def passages() -> list[Passage]:
    why = Evidence(field="indicator", words="会员", reason="会员数的说法", start=22, end=24)
    told = Evidence(field="region", words="", reason="来源登记的地区")
    return [
        Passage(
            **at("超500个"), state="mapped", kind="figure", value=Decimal(500), unit="个",
            qualifier="over", status="actual", indicator="members", region=CITY,
            counted="会员", evidence=(why, told), **YEAR_END,
        ),
        Passage(
            **at("X次"), state="masked", kind="figure", unit="次", qualifier="masked",
            status="actual", indicator="sessions", region=CITY, reason="原文隐去了数字",
        ),
        Passage(
            **at("约3万家"), state="doubtful", kind="figure", value=Decimal(30000), unit="家",
            qualifier="about", reason="两个指标都说得通", candidates=("members", "sessions"),
        ),
        Passage(
            **at("亿元以上"), state="set_aside", kind="attribute", value=Decimal(100000000),
            unit="元", qualifier="at_least", reason="说明规模",
        ),
        Passage(
            **at("20人"), state="unmapped", kind="figure", value=Decimal("20.5"), unit="人",
            counted="慰问", per="户", direction="up", reason="目录中没有",
        ),
    ]  # fmt: skip


def keep(warehouse: Warehouse) -> Warehouse:
    """The release with the report's words in it, and rows of a return and of a table."""
    connection = warehouse.connection
    filling.insert_documents(connection, [document()])
    filling.insert_passages(connection, {FILE: passages()}, locator)
    filling.insert_sheet_rows(connection, [*sheet(), *facts()])
    return warehouse


def sheet() -> list[SheetRow]:
    """A sheet of seventy rows, each its number in A and B; the third row holds nothing."""
    return [
        SheetRow(file="returns/2022.xlsx", sheet="表", position=n, cells=(f"{n}", f"项目{n}"))
        for n in range(1, 71)
        if n != 3
    ]


def facts() -> list[SheetRow]:
    """A table of two sources, turn about: the yearbook in even rows."""
    header = SheetRow(file="published/a.csv", sheet="", position=1, cells=("indicator", "source"))
    rows = [
        SheetRow(
            file="published/a.csv",
            sheet="",
            position=n,
            cells=(f"数{n}", "yearbook" if n % 2 == 0 else "paper"),
        )
        for n in range(2, 42)
    ]
    return [header, *rows]
