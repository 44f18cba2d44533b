"""Reading a ledger of 100,000 rows and 12 columns: how many times the processor time that calamine
alone needs for its values. Opens no release.
"""

import io
import random
import time
from collections.abc import Callable

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.reporting import Measure, ratio
from catalogue import Catalogue
from etl.returns.files import read_file
from etl.returns.reading import read_return
from etl.returns.words import Words

ROWS = 100_000
NAME = "returns/2024_台账.xlsx"
TIMES = 5
GRID_BAR, CHECK_BAR = 1.6, 3.0
HEADINGS = (
    *("序号", "区县", "年份", "企业名称", "会员数（个）", "商会数（个）", "党组织数（个）"),
    *("参与企业数（家）", "项目数（个）", "帮扶村数（个）", "投资额（万元）", "备注"),
)


def measures(meanings: Catalogue) -> list[Measure]:
    """The grid alone, then every check; each time beside calamine, so that a busy machine slows
    both.
    """
    content, words = ledger(meanings), Words(meanings)
    found: dict[str, list[float]] = {"values": [], "grid": [], "check": []}
    steps: dict[str, Callable[[], object]] = {
        "values": lambda: _values(content),
        "grid": lambda: read_file(content, NAME),
        "check": lambda: read_return(content, NAME, words),
    }
    for _ in range(TIMES):
        for name, step in steps.items():
            start = time.process_time()
            step()
            found[name].append(time.process_time() - start)
    return [
        ratio("ledger to a grid / its values", found["grid"], found["values"], GRID_BAR),
        ratio("ledger, every check / its values", found["check"], found["values"], CHECK_BAR),
    ]


def ledger(meanings: Catalogue) -> bytes:
    """A workbook with one row an enterprise and project: texts, counts, amounts with a format."""
    chance = random.Random(1)
    districts = [region.name for region in meanings.districts]
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet, money = book.add_worksheet("台账"), book.add_format({"num_format": "#,##0.00"})
        sheet.write_row(0, 0, HEADINGS)
        for row in range(1, ROWS + 1):
            counts = [chance.randint(1, 9999) for _ in range(6)]
            named = [row, chance.choice(districts), 2024, f"企业{row % 5000}"]
            sheet.write_row(row, 0, [*named, *counts])
            sheet.write_number(row, 10, chance.randint(1, 10**6) / 100, money)
            sheet.write_string(row, 11, chance.choice(("已核", "待核")))
    return kept.getvalue()


def _values(content: bytes) -> object:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
