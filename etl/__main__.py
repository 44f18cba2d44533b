"""`python -m etl`: build a release, list the releases, step back, compare two, read reports.

Reads the words of the command line and calls what they mean. Exit 0 done, 1 the input has
errors or nothing could be done, 2 wrong usage.
"""

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from etl.usage import DONE, FAILED, Parser, in_chinese, tell

INTERRUPTED = 130
DEFAULT = Path(__file__).resolve().parent.parent / "data"


class Command(NamedTuple):
    """One word after `python -m etl`, what it does, and the module that has its options."""

    name: str
    purpose: str
    module: str
    needs_data: bool = True


COMMANDS = (
    Command("build", "读取全部数据，建成并启用新版本", "etl.releasing"),
    Command("extract", "读出工作报告中的每个数，连同原文", "etl.extracting", needs_data=False),
    Command("check", "检查区县报表：读到的每个数，和要改的每一处", "etl.checking"),
    Command("template", "制作空白报表，供区县填报", "etl.templating"),
    Command("releases", "列出各个版本", "etl.releasing"),
    Command("rollback", "启用以前的某个版本", "etl.releasing"),
    Command("diff", "比较两个版本：新增、修订、消失的数", "etl.releasing"),
)


def _parser(arguments: Sequence[str]) -> Parser:
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
        if command.name in arguments:
            # The database takes a second to load, and reading a report needs none.
            options, run = importlib.import_module(command.module).COMMANDS[command.name]
            options(one)
            one.set_defaults(run=run, parser=one)
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
    given = sys.argv[1:] if arguments is None else arguments
    wanted = _parser(given).parse_args(given)
    if hasattr(wanted, "data"):
        wanted.data = _data_folder(wanted)
    try:
        code: int = wanted.run(wanted)
        sys.stdout.flush()
    except OSError as error:
        return _failed(error)
    except KeyboardInterrupt:
        tell("已中断，原版本继续有效")
        return INTERRUPTED
    return code


def _failed(error: OSError) -> int:
    if isinstance(error, BrokenPipeError):  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    tell(in_chinese(error))
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
