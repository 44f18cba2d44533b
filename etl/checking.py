"""The command check: its options, and what runs it. One bad file never stops the rest.

Publishes nothing. What is printed stands in `etl.checked`, how a return is read in
`etl.returns`.
"""

import argparse
import gc
import importlib
import sys
from dataclasses import replace
from pathlib import Path

import catalogue
from etl.checked import in_words, json_lines
from etl.figures import Figure, Source, Unfilled
from etl.known import Known, contradictions
from etl.known.gone import gone
from etl.known.naming import named_otherwise
from etl.marking import MarkedFiles
from etl.progress import Bar
from etl.returns import FileReading, Told, Words, read_path
from etl.returns.reading import figures_of, unfilled_of
from etl.usage import DONE, FAILED, Parser, codes_in_words, four_digits, tell


def _check_options(parser: Parser) -> None:
    parser.options.add_argument("files", nargs="+", type=Path, metavar="FILE", help="报表")
    parser.options.add_argument(
        "--region",
        metavar="CODE",
        help="这是哪个区县的报表（地区代码）：报表没有写明时按它，写明时须一致",
    )
    parser.options.add_argument(
        "--year",
        type=four_digits,
        metavar="Y",
        help="这是哪一年的报表：报表没有写明时按它，写明时须一致",
    )
    parser.options.add_argument("--json", action="store_true", help="每个数、每个问题一行 JSON")
    parser.options.add_argument(
        "--mark",
        type=Path,
        metavar="OUT",
        help="退回的报表：标出有问题的单元格，写到 OUT.xlsx；多个文件时 OUT 为文件夹",
    )


def _check(wanted: argparse.Namespace) -> int:
    gc.disable()  # reading makes no cycles, and looking for them takes a tenth of the time
    known = catalogue.load()
    if wanted.region is not None and wanted.region not in known.regions:
        near = codes_in_words(known.districts)
        wanted.parser.error(f"目录中没有地区代码“{wanted.region}”{near}")
    region = known.regions[wanted.region] if wanted.region else None
    marked = MarkedFiles(wanted.mark) if wanted.mark else None
    if marked and (refusal := marked.refusal(wanted.files)):
        wanted.parser.error(refusal)
    words, told = Words(known), Told(region=region, year=wanted.year)
    bar, wrong = Bar(), False
    for done, path in enumerate(wanted.files):
        bar(done, len(wanted.files), path.name)
        read = read_path(path, path.name, words, told)
        bar.finish()
        read = beside_what_is_known(read, path, wanted.data, known)
        _print(read, known, as_json=wanted.json)
        if marked:
            tell(f"退回的报表：{marked.write(path, read.issues)}")
        wrong |= any(issue.severity == "error" for issue in read.issues)
    return FAILED if wrong else DONE


ALONE = Source(
    key="file", title="", publisher="", published="", kind="return", precedence=0, file=""
)


def beside_what_is_known(
    read: FileReading, path: Path, data: Path, known: catalogue.Catalogue
) -> FileReading:
    """The reading with what the release in force, if any, says against it."""
    figures = list(figures_of(read.claims, ALONE))
    unfilled = list(unfilled_of(read.claims, ALONE))
    values, before = [], []
    if figures and (data / "releases").is_dir():
        # The database takes half a second to load, and without a release there is no need.
        in_force = importlib.import_module("etl.known.in_force")
        values = in_force.values_in_force(data, [*figures, *unfilled], known)
        before = in_force.sent_before(data, path, read.file, read.returns[0].sha256)
    held = Known(values)
    against = contradictions(figures, read.file, held, known)
    blanks: list[Figure | Unfilled] = [*unfilled]
    blanks += [f for f in figures if f.value is None and f.status == "actual"]
    lost = gone(blanks, {ALONE.key: replace(ALONE, file=read.file)}, held, known)
    named = named_otherwise(figures, read.file, known)
    return replace(read, issues=(*read.issues, *against, *lost, *named, *before))


def _print(read: FileReading, known: catalogue.Catalogue, *, as_json: bool) -> None:
    lines = json_lines(read) if as_json else in_words(read, known)
    sys.stdout.writelines(f"{line}\n" for line in lines)


COMMANDS = {"check": (_check_options, _check)}
