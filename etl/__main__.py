"""`python -m etl`: build a release, list the releases, step back, compare two, read reports.

Reads the words of the command line and calls what they mean. Exit 0 done, 1 the input has
errors or nothing could be done, 2 wrong usage.
"""

import argparse
import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import catalogue
from catalogue.tables import suggestion
from etl import history
from etl.console import DONE, FAILED, build_and_report, tell
from etl.documents import DocumentError, read_document
from etl.extraction import in_words, json_line
from etl.reports import Reader, Told
from etl.usage import Parser
from warehouse.publishing import KEEP, KEEP_AT_LEAST
from warehouse.releases import ReleaseError, Releases

INTERRUPTED = 130
DEFAULT = Path(__file__).resolve().parent.parent / "data"


class Command(NamedTuple):
    """One word after `python -m etl`: what it does, its options, and what runs it."""

    name: str
    purpose: str
    options: Callable[[Parser], None]
    run: Callable[[argparse.Namespace], int]
    needs_data: bool = True


def _build_options(parser: Parser) -> None:
    parser.options.add_argument("--no-sample", action="store_true", help="不读取示例数据")
    parser.options.add_argument(
        "--keep",
        type=_kept,
        default=KEEP,
        metavar="N",
        help=f"保留最新的N个版本（默认{KEEP}，至少{KEEP_AT_LEAST}）",
    )
    parser.options.add_argument(
        "--all-issues", action="store_true", help="列出全部提示和未采用的行"
    )
    parser.options.add_argument("--quiet", action="store_true", help="不显示进度")


def _kept(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < KEEP_AT_LEAST:
        raise argparse.ArgumentTypeError(f"应为不小于{KEEP_AT_LEAST}的整数，读到“{text}”")
    return int(text)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"应为版本号，读到“{text}”")
    return int(text)


def _build(wanted: argparse.Namespace) -> int:
    return build_and_report(
        wanted.data,
        sample=not wanted.no_sample,
        keep=wanted.keep,
        all_issues=wanted.all_issues,
        silent=wanted.quiet,
    )


def _list(wanted: argparse.Namespace) -> int:
    releases = Releases(wanted.data / "releases")
    if wanted.quiet_if_any:
        return DONE if releases.current() is not None else FAILED
    print("\n".join(history.releases_in_words(releases)))
    return DONE


def _rollback(wanted: argparse.Namespace) -> int:
    releases = Releases(wanted.data / "releases")
    print("\n".join(history.rollback_in_words(releases, wanted.number)))
    return DONE


def _diff(wanted: argparse.Namespace) -> int:
    releases = Releases(wanted.data / "releases")
    print("\n".join(history.differences_in_words(releases, wanted.older, wanted.newer)))
    return DONE


def _list_options(parser: Parser) -> None:
    parser.options.add_argument(
        "--quiet-if-any", action="store_true", help="什么也不显示；有可用的版本时以0退出，否则以1"
    )


def _rollback_options(parser: Parser) -> None:
    parser.options.add_argument("number", type=_number, metavar="N", help="要启用的版本号")


def _diff_options(parser: Parser) -> None:
    parser.options.add_argument("older", type=_number, metavar="N", help="较旧的版本号")
    parser.options.add_argument("newer", type=_number, metavar="M", help="较新的版本号")


def _extract_options(parser: Parser) -> None:
    parser.options.add_argument("files", nargs="+", type=Path, metavar="FILE", help="工作报告")
    parser.options.add_argument("--region", metavar="CODE", help="原文没有说明时的地区代码")
    parser.options.add_argument("--year", type=_year, metavar="Y", help="原文没有说明时的年份")
    shown = parser.options.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="每个数一行 JSON")
    shown.add_argument("--text", action="store_true", help="只显示读到的正文，位置以它为准")


def _year(text: str) -> int:
    if not re.fullmatch("(?:19|20)[0-9]{2}", text):
        raise argparse.ArgumentTypeError(f"应为四位年份，读到“{text}”")
    return int(text)


def _extract(wanted: argparse.Namespace) -> int:
    known = catalogue.load()
    if wanted.region is not None and wanted.region not in known.regions:
        near = suggestion(wanted.region, known.regions)
        wanted.parser.error(f"目录中没有地区代码“{wanted.region}”{near}")
    reader, told = Reader(known), Told(region=wanted.region, year=wanted.year)
    refused = [file for file in wanted.files if not _extract_one(file, reader, told, wanted)]
    return FAILED if refused else DONE


def _extract_one(file: Path, reader: Reader, told: Told, wanted: argparse.Namespace) -> bool:
    """Print what one file gives; False, with a message, where it cannot be read."""
    try:
        opened = read_document(file.read_bytes(), file.name)
    except (DocumentError, OSError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        tell(f"{file}：{said}")
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


COMMANDS = (
    Command("build", "读取全部数据，建成并启用新版本", _build_options, _build),
    Command(
        "extract", "读出工作报告中的每个数，连同原文", _extract_options, _extract, needs_data=False
    ),
    Command("releases", "列出各个版本", _list_options, _list),
    Command("rollback", "启用以前的某个版本", _rollback_options, _rollback),
    Command("diff", "比较两个版本：新增、修订、消失的数", _diff_options, _diff),
)


def _parser() -> Parser:
    parser = Parser(prog="python -m etl", description="把收到的数据建成看板使用的版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, dest="command")
    for command in COMMANDS:
        one = commands.add_parser(command.name, help=command.purpose, description=command.purpose)
        if command.needs_data:
            one.options.add_argument(
                "--data",
                type=Path,
                metavar="DIR",
                help="数据文件夹（默认为环境变量 CHAMBER_DATA_DIR，再默认为 data/）",
            )
        command.options(one)
        one.set_defaults(run=command.run, parser=one)
    return parser


def _data_folder(wanted: argparse.Namespace) -> Path:
    """The folder that was named; leaves with 2 where there is none."""
    named = wanted.data or os.environ.get("CHAMBER_DATA_DIR")
    folder = Path(named) if named else DEFAULT
    if not folder.is_dir():
        wanted.parser.error(f"没有数据文件夹“{folder}”")
    return folder


def _readable_everywhere() -> None:
    """A pipe or a console without Chinese must not end in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code."""
    _readable_everywhere()
    wanted = _parser().parse_args(arguments)
    if hasattr(wanted, "data"):
        wanted.data = _data_folder(wanted)
    try:
        code: int = wanted.run(wanted)
        sys.stdout.flush()
    except (ReleaseError, OSError) as error:
        return _failed(error)
    except KeyboardInterrupt:
        tell("已中断，原版本继续有效")
        return INTERRUPTED
    return code


def _failed(error: Exception) -> int:
    if isinstance(error, BrokenPipeError):  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    tell(str(error))
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
