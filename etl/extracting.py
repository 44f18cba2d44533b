"""The command extract: its options, and what runs it. One bad file never stops the rest.

Prints; what a line says stands in `etl.extraction`, how a report is read in `etl.reports`.
"""

import argparse
import gc
import sys
from pathlib import Path

import catalogue
from etl.documents import DocumentError, read_document
from etl.extraction import in_words, json_line
from etl.reports import Reader, Told
from etl.usage import DONE, FAILED, Parser, codes_in_words, four_digits, in_chinese, tell


def _extract_options(parser: Parser) -> None:
    parser.options.add_argument("files", nargs="+", type=Path, metavar="FILE", help="工作报告")
    parser.options.add_argument("--region", metavar="CODE", help="原文没有说明时的地区代码")
    parser.options.add_argument(
        "--year", type=four_digits, metavar="Y", help="原文没有说明时的年份"
    )
    shown = parser.options.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="每个数一行 JSON")
    shown.add_argument("--text", action="store_true", help="只显示读到的正文，位置以它为准")


def _extract(wanted: argparse.Namespace) -> int:
    gc.disable()  # reading makes no cycles, and looking for them takes a tenth of the time
    known = catalogue.load()
    if wanted.region is not None and wanted.region not in known.regions:
        near = codes_in_words(known.districts)
        wanted.parser.error(f"目录中没有地区代码“{wanted.region}”{near}")
    reader, told = Reader(known), Told(region=wanted.region, year=wanted.year)
    refused = [file for file in wanted.files if not _extract_one(file, reader, told, wanted)]
    return FAILED if refused else DONE


def _extract_one(file: Path, reader: Reader, told: Told, wanted: argparse.Namespace) -> bool:
    """Print what one file gives; False, with a message, where it cannot be read."""
    try:
        opened = read_document(file.read_bytes(), file.name)
    except (DocumentError, OSError) as error:
        tell(in_chinese(error) if isinstance(error, OSError) else f"{file}：{error}")
        return False
    for _, note in opened.notes:
        tell(f"{file}：{note}")
    if wanted.text:
        sys.stdout.write(opened.text)
        return True
    read = reader.passages(opened.text, opened.marks, told)
    if wanted.json:
        lines = (json_line(p, str(file)) for p in read if p.kind != "not_figure")
        sys.stdout.writelines(f"{line}\n" for line in lines)
    else:
        print(f"{file}")
        print("\n".join(in_words(read, opened.text, reader.catalogue)))
    return True


COMMANDS = {"extract": (_extract_options, _extract)}
