"""A report of ten thousand characters and three hundred numbers, put into a copy of a release."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from etl.figures import Source
from etl.passages import Block, BlockKind, Document, Evidence, Passage, locator
from warehouse import filling, pointer

KEY, FILE = "report-2022", "reports/2022.txt"
SECTIONS = 60
FILLER = "坚持服务大局、服务企业，把工作做深做细做实，推动各项任务落地见效。" * 4
LINE = f"引导986家企业参与，开展1374个项目，带动就业X人，谋划亿元以上项目，发放手册300册。{FILLER}"
YEAR_END = {"period_start": date(2022, 12, 31), "period_end": date(2022, 12, 31)}


def document() -> Document:
    """Sixty sections of a heading and a paragraph below a title."""
    lines: list[tuple[str, BlockKind, int]] = [("长沙市工商联2022年工作总结", "title", 0)]
    for number in range(1, SECTIONS + 1):
        lines += [(f"{number}、万企兴万村", "heading", 1), (LINE, "paragraph", 0)]
    blocks, start = [], 0
    for line, kind, level in lines:
        blocks.append(Block(start=start, end=start + len(line), kind=kind, level=level))
        start += len(line) + 1
    text = "\n".join(line for line, _, _ in lines)
    return Document(file=FILE, text=text, blocks=tuple(blocks))


def passages(report: Document) -> list[Passage]:
    """Five in each paragraph, one of each state."""
    return [
        one
        for block in report.blocks
        if block.kind == "paragraph"
        for one in _of_paragraph(block.start)
    ]


def _of_paragraph(start: int) -> list[Passage]:
    def at(words: str) -> dict[str, object]:
        first = start + LINE.index(words)
        return {"start": first, "end": first + len(words), "text": words}

    why = (
        Evidence(field="indicator", words="企业参与", reason="这一指标的说法"),
        Evidence(field="period", words="2022年", reason="标题中的年份"),
    )
    told = {"region": "430100", "status": "actual", **YEAR_END}
    number = {"kind": "figure", **told}
    return [
        Passage(**at("986家"), state="mapped", value=Decimal(986), unit="家",
                indicator="village_enterprises", evidence=why, **number),
        Passage(**at("1374个项目"), state="doubtful", value=Decimal(1374), unit="个",
                reason="有两个指标说得通", candidates=("village_projects",), **number),
        Passage(**at("X人"), state="masked", unit="人", qualifier="masked", **number),
        Passage(**at("亿元以上"), state="set_aside", kind="attribute", value=Decimal(10) ** 8,
                unit="元", qualifier="at_least", reason="说明规模"),
        Passage(**at("300册"), state="unmapped", value=Decimal(300), unit="册",
                reason="目录中没有", **number),
    ]  # type: ignore[arg-type]  # fmt: skip


def place(number: int) -> str:
    """Where the doubtful number of a section stands, the sections counted from 1."""
    return locator(passages(document())[(number - 1) * 5 + 1])


def with_report(shipped: Path, folder: Path) -> Path:
    """A data folder with a copy of the shipped release that also holds the report, in force."""
    releases = folder / "data" / "releases"
    releases.mkdir(parents=True)
    (built,) = (shipped / "releases").glob("1-*.duckdb")
    copy = releases / "1-20261123T200312Z.duckdb"
    shutil.copyfile(built, copy)
    report = document()
    source = Source(
        key=KEY, title="2022年工作总结", publisher="长沙市工商联", published="2023-01-10",
        kind="report", precedence=60, file=FILE,
    )  # fmt: skip
    with duckdb.connect(str(copy)) as connection:
        filling.insert_sources(connection, [source])
        filling.insert_documents(connection, [report])
        filling.insert_passages(connection, {FILE: passages(report)}, locator)
    pointer.move(releases, copy.name)
    return folder / "data"
