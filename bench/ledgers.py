"""Reading a ledger of 100,000 rows and 12 columns, and a summary of thousands of figures, held
against a release: how many times the processor time that calamine alone needs for the values, or
that reading alone takes.
"""

import io
import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.reporting import Measure, ratio
from catalogue import Catalogue
from etl.checking import beside_what_is_known
from etl.returns.files import read_file
from etl.returns.reading import read_return
from etl.returns.words import Words

ROWS = 100_000
NAME = "returns/2024_台账.xlsx"
TIMES = 5
GRID_BAR, CHECK_BAR, KNOWN_BAR = 1.6, 3.0, 2.0
YEARS = range(2003, 2023)
HEADINGS = (
    *("序号", "区县", "年份", "企业名称", "会员数（个）", "商会数（个）", "党组织数（个）"),
    *("参与企业数（家）", "项目数（个）", "帮扶村数（个）", "投资额（万元）", "备注"),
)


def measures(meanings: Catalogue, data: Path) -> list[Measure]:
    """The grid alone, then every check, also against the release of `data`."""
    content, words = ledger(meanings), Words(meanings)
    found = _timed(
        {
            "values": lambda: _values(content),
            "grid": lambda: read_file(content, NAME),
            "check": lambda: _known(content, words, data),
        }
    )
    whole = summary(meanings)
    against = _timed(
        {
            "read": lambda: read_return(whole, NAME, words),
            "known": lambda: _known(whole, words, data),
        }
    )
    return [
        ratio("ledger to a grid / its values", found["grid"], found["values"], GRID_BAR),
        ratio("ledger, every check / its values", found["check"], found["values"], CHECK_BAR),
        ratio(
            "summary, held against a release / read", against["known"], against["read"], KNOWN_BAR
        ),
    ]


def _timed(steps: Mapping[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Processor seconds of each step, in turn, so that a busy machine slows all alike."""
    found: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(TIMES):
        for name, step in steps.items():
            start = time.process_time()
            step()
            found[name].append(time.process_time() - start)
    return found


def _known(content: bytes, words: Words, data: Path) -> object:
    read = read_return(content, NAME, words)
    return beside_what_is_known(read, Path(NAME), data, words.catalogue)


def summary(meanings: Catalogue) -> bytes:
    """A workbook with a row a district and year, and a column an indicator: real figures, all of
    them to be held against a release.
    """
    chance = random.Random(2)
    columns = [i for i in meanings.indicators.values() if i.kind in ("stock", "flow")]
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet("汇总")
        units = ["万元" if one.unit == "元" else one.unit for one in columns]
        heads = [f"{one.name}（{unit}）" for one, unit in zip(columns, units, strict=True)]
        sheet.write_row(0, 0, ["区县", "年份", *heads])
        places = [(region.name, year) for region in meanings.districts for year in YEARS]
        for row, place in enumerate(places, 1):
            sheet.write_row(row, 0, [*place, *(chance.randint(1, 9999) for _ in columns)])
    return kept.getvalue()


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
