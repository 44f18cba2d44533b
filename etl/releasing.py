"""The commands on releases: build, releases, rollback, diff. Their options, and what runs them.

Prints; how a release is built and compared stands in `etl.build` and `etl.history`.
"""

import argparse
from collections.abc import Callable

from etl import history
from etl.console import build_and_report
from etl.usage import DONE, FAILED, Parser, tell
from warehouse.publishing import KEEP, KEEP_AT_LEAST
from warehouse.releases import ReleaseError, Releases


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


def _refused_in_words(
    run: Callable[[argparse.Namespace], int],
) -> Callable[[argparse.Namespace], int]:
    """What runs a command, with a release that cannot be used as a sentence and not a traceback."""

    def running(wanted: argparse.Namespace) -> int:
        try:
            return run(wanted)
        except ReleaseError as error:
            tell(str(error))
            return FAILED

    return running


COMMANDS = {
    "build": (_build_options, _refused_in_words(_build)),
    "releases": (_list_options, _refused_in_words(_list)),
    "rollback": (_rollback_options, _refused_in_words(_rollback)),
    "diff": (_diff_options, _refused_in_words(_diff)),
}
