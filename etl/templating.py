"""The command template: its options, and what runs it. Writes blank returns and says where.

What is asked and how it looks stands in `etl.template`. An ending decides the shape: .xlsx is one
workbook, with a sheet for each district; a folder or a .zip holds a workbook a district, which is
what one sends out.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

import catalogue
from catalogue import Catalogue, Region
from etl.packing import packed
from etl.returns.marker import marker_of
from etl.returns.reading import read_return
from etl.returns.words import Words
from etl.template.asking import Asked, NothingAskedError, asked
from etl.template.last_year import values_of
from etl.template.writing import by_district, workbook
from etl.usage import DONE, FAILED, Parser, codes_in_words, four_digits, tell

FEW = 3
"""So many files are named; of more it is said that there are more."""


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
    parser.options.add_argument(
        "--force", action="store_true", help="覆盖已有的文件，即使其中已经填了数"
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
    if form.contact is None:
        tell("提醒：catalogue/organisation.toml 没有写 returns_to，封面不印受理处室及电话。")
    files = _files(form, wanted.output)
    if not wanted.force and (lost := _in_the_way(files, known)):
        named = f"{'、'.join(f'“{path}”' for path in lost[:FEW])}{'等' if len(lost) > FEW else ''}"
        tell(f"已有{len(lost)}个文件，会被空白表覆盖：{named}。请换一个位置，或加 --force 覆盖。")
        return FAILED
    print("\n".join(_written(form, wanted.output, files)))
    return DONE


def _regions(wanted: argparse.Namespace, known: Catalogue) -> tuple[Region, ...]:
    """The districts asked; leaves with 2 where the code is none of them or the ending unknown."""
    if wanted.output.suffix.lower() not in {".xlsx", ".zip", ""} and not wanted.output.is_dir():
        wanted.parser.error(f"-o 应为 .xlsx、.zip 或文件夹，读到“{wanted.output}”")
    codes = {r.code: r for r in known.districts if r.existed_in(wanted.year)}
    if wanted.region is None:
        return tuple(codes.values())
    if wanted.region not in codes:
        wanted.parser.error(f"“{wanted.region}”不是应报区县的代码{codes_in_words(codes.values())}")
    return (codes[wanted.region],)


def _files(form: Asked, output: Path) -> dict[Path, bytes]:
    """What is to be written where, by the ending of `output`."""
    if output.suffix.lower() == ".xlsx" and not output.is_dir():
        return {output: workbook(form)}
    books = dict(by_district(form))
    if output.suffix.lower() == ".zip" and not output.is_dir():
        return {output: packed(books.items())}
    return {output / name: content for name, content in books.items()}


def _in_the_way(files: Mapping[Path, bytes], known: Catalogue) -> list[Path]:
    """The files there that would be lost: all but the very same, and forms still blank."""
    there = [path for path in files if path.exists()]
    words = Words(known)
    return [p for p in there if not p.is_file() or not _may_go(p.read_bytes(), files[p], words)]


def _may_go(there: bytes, instead: bytes, words: Words) -> bool:
    """Whether it is what is to be written, or a form of ours into which nothing was filled."""
    if there == instead or marker_of(there) is None:
        return there == instead
    read = read_return(there, "", words)
    return not read.claims and {issue.code for issue in read.issues} == {"form_blank"}


def _written(form: Asked, output: Path, files: Mapping[Path, bytes]) -> list[str]:
    """Write the files; a line for each, with what it holds."""
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if output not in files:
        return [f"{path}" for path in files]
    each = "，每个区县一个工作簿" if output.suffix.lower() == ".zip" else ""
    return [f"{output}：{form.title}，{_counted(form)}{each}"]


def _counted(form: Asked) -> str:
    lines = [len(page.lines) for page in form.pages]
    return f"{len(lines)}个区县，每个{max(lines)}项指标"


COMMANDS = {"template": (_options, _template)}
