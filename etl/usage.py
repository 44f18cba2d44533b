"""The command line in Chinese: argparse's help and complaints, in the words of the reader.

Knows no command of ours; options and what runs are given from outside.
"""

import argparse
import errno
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from catalogue import Region

DONE, FAILED, WRONG_USAGE = 0, 1, 2
# What may be wrong with a file; anything else is shown as the system says it.
REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "不是文件夹",
    errno.EACCES: "没有读写的权限",
    errno.EPERM: "没有读写的权限",
    errno.EROFS: "所在磁盘只能读取",
    errno.EEXIST: "已有同名的文件",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "文件名太长",
}
# argparse's own sentences; whatever is not among them is shown as it is.
SENTENCES = (
    (r"^argument ([^:]+): ", r"\1："),
    (r"the following arguments are required: ", "缺少"),
    (r"unrecognized arguments: ", "多出的参数："),
    (r"invalid choice: '?([^']*)'? \(choose from (.*)\)", r"没有“\1”，可用：\2"),
    (r"expected one argument", "后面应有一个值"),
    (r"ambiguous option: (\S+) could match ", r"\1 可能是："),
)


class Words(argparse.HelpFormatter):
    """Help whose own words are Chinese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in Chinese and leaves with 2."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{**given, "formatter_class": Words, "add_help": False})
        self.options = self.add_argument_group("参数")
        self.options.add_argument("-h", "--help", action="help", help="显示说明")

    def error(self, message: str) -> NoReturn:
        for sentence, chinese in SENTENCES:
            message = re.sub(sentence, chinese, message)
        self.print_usage(sys.stderr)
        print(f"参数有误：{message}。用 {self.prog} --help 查看说明。", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def four_digits(text: str) -> int:
    """A year; argparse says so where it is none."""
    if not re.fullmatch("(?:19|20)[0-9]{2}", text):
        raise argparse.ArgumentTypeError(f"应为四位年份，读到“{text}”")
    return int(text)


def tell(message: str) -> None:
    """A line on standard error, where it does not get into what is piped on."""
    print(message, file=sys.stderr, flush=True)


def in_chinese(error: OSError) -> str:
    """What the system says of a file, with its name."""
    said = reason_in_chinese(error)
    return f"{error.filename}：{said}" if error.filename else said


def reason_in_chinese(error: OSError) -> str:
    """What the system says of a file."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)


def codes_in_words(regions: Iterable[Region]) -> str:
    """A closing “；可用：…”. No code is called the nearest: a digit more is another city."""
    return f"；可用：{'、'.join(f'{region.code}（{region.name}）' for region in regions)}"
