"""The command template: its options, and what runs it. Writes blank returns and says where.

What is asked and how it looks stands in `etl.template`. An ending decides the shape: .xlsx is one
workbook, with a sheet for each district; a folder or a .zip holds a workbook a district, which is
what one sends out.
"""

import argparse
from pathlib import Path

import catalogue
from catalogue import Catalogue, Region
from catalogue.tables import suggestion
from etl.packing import packed
from etl.template.asking import Asked, NothingAskedError, asked
from etl.template.last_year import values_of
from etl.template.writing import by_district, workbook
from etl.usage import DONE, FAILED, Parser, four_digits, tell


def _options(parser: Parser) -> None:
    parser.options.add_argument(
        "--year", type=four_digits, required=True, metavar="Y", help="报表的年度"
    )
    parser.options.add_argument(
        "--region", metavar="CODE", help="只为这个区县制表（地区代码）；不写则为全部区县"
    )
    parser.options.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT",
        help="写到哪里：.xlsx 为一个工作簿（每个区县一张表），.zip 或文件夹为每个区县一个工作簿",
    )


def _template(wanted: argparse.Namespace) -> int:
    known = catalogue.load()
    regions = _regions(wanted, known)
    last = values_of(wanted.data, known, wanted.year - 1)
    try:
        form = asked(known, wanted.year, regions, last)
    except NothingAskedError as error:
        tell(str(error))
        return FAILED
    if form.as_of != form.year:
        ask = known.organisation.how_to_ask(form.year)
        tell(
            f"提醒：{form.year}年不在应报年度内，按{form.as_of}年应报的指标制表；"
            f"收回的报表不会进入报送进度和催报名单。{ask}"
        )
    print("\n".join(_written(form, wanted.output)))
    return DONE


def _regions(wanted: argparse.Namespace, known: Catalogue) -> tuple[Region, ...]:
    """The districts asked; leaves with 2 where the code is none of them or the ending unknown."""
    if wanted.output.suffix.lower() not in {".xlsx", ".zip", ""} and not wanted.output.is_dir():
        wanted.parser.error(f"-o 应为 .xlsx、.zip 或文件夹，读到“{wanted.output}”")
    codes = {r.code: r for r in known.districts if r.existed_in(wanted.year)}
    if wanted.region is None:
        return tuple(codes.values())
    if wanted.region not in codes:
        near = suggestion(wanted.region, codes) or f"；可用：{'、'.join(codes)}"
        wanted.parser.error(f"“{wanted.region}”不是应报区县的代码{near}")
    return (codes[wanted.region],)


def _written(form: Asked, output: Path) -> list[str]:
    """Write the files; a line for each, with what it holds."""
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.suffix.lower() == ".xlsx" and not output.is_dir():
        output.write_bytes(workbook(form))
        return [f"{output}：{form.title}，{_counted(form)}"]
    books = dict(by_district(form))
    if output.suffix.lower() == ".zip" and not output.is_dir():
        output.write_bytes(packed(books.items()))
        return [f"{output}：{form.title}，{_counted(form)}，每个区县一个工作簿"]
    output.mkdir(exist_ok=True)
    for name, content in books.items():
        (output / name).write_bytes(content)
    return [f"{output / name}" for name in books]


def _counted(form: Asked) -> str:
    lines = [len(page.lines) for page in form.pages]
    return f"{len(lines)}个区县，每个{max(lines)}项指标"


COMMANDS = {"template": (_options, _template)}
