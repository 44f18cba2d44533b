"""`python -m exports VIEW [--indicator K] [--year Y] [--region CODE] [--source KEY] … -o OUT`.

The same file as the page's download button. Exit 0 done, 1 cannot be made, 2 wrong usage.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb

import catalogue
from catalogue import CatalogueError
from exports.codebook import codebook
from exports.delimited import csv_bytes
from exports.forms import FORMS, split
from exports.parameters import Parameter, switch
from exports.prepared import RECORD_FORMS
from exports.view import SAMPLE
from exports.views import VIEWS
from warehouse.database import Warehouse
from warehouse.releases import ReleaseError, Releases

RECORD, CODEBOOK = "record", "codebook"
OPTIONS: dict[str, Parameter] = {p.option: p for v in VIEWS.values() for p in v.parameters}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description="导出页面上的数据")
    parser.add_argument("view", choices=(*VIEWS, RECORD, CODEBOOK), help="页面，或全部数据")
    for option, parameter in OPTIONS.items():
        parser.add_argument(
            f"--{option}",
            action="append",
            metavar=option.upper(),
            help=f"{parameter.label}，如 {parameter.example}",
        )
    parser.add_argument("--no-sample", action="store_true", help="不含示例数据")
    parser.add_argument("--release", type=int, help="版本号，默认现行版")
    parser.add_argument("--data", type=Path, help="数据目录，默认 CHAMBER_DATA_DIR 或 data/")
    forms = "、".join((*FORMS, ".parquet"))
    parser.add_argument("-o", "--output", type=Path, required=True, help=f"输出的文件：{forms}")
    return parser


def _given(parser: argparse.ArgumentParser, wanted: argparse.Namespace) -> dict[str, str]:
    """What was given, as in a link. Ends the program where something is missing."""
    forms = {RECORD: tuple(RECORD_FORMS), CODEBOOK: (".csv",)}.get(wanted.view, tuple(FORMS))
    if not wanted.output.name.lower().endswith(forms):
        parser.error(f"只能导出 {'、'.join(forms)}，读到“{wanted.output.name}”")
    if wanted.view not in VIEWS:
        return {SAMPLE: "off" if wanted.no_sample else "on"}
    view = VIEWS[wanted.view]
    names = {p.option: p.name for p in view.parameters}
    given = {
        names.get(option, option): ",".join(values)
        for option in OPTIONS
        if (values := getattr(wanted, option)) is not None
    }
    lacking = view.missing(given)
    if lacking is not None:
        parser.error(f"请用 --{lacking.option} 给出{lacking.label}")
    return {**given, SAMPLE: "off" if wanted.no_sample else "on"}


def _opened(data: Path, number: int | None) -> Warehouse:
    """The release in force, or the one of this number. Raises `ReleaseError`."""
    releases = Releases(data / "releases")
    path = releases.current() if number is None else releases.find(number).path
    if path is None:
        raise ReleaseError("还没有版本，请先运行 python -m etl build")
    return Warehouse.open(path, catalogue.load())


def _write(wanted: argparse.Namespace, given: dict[str, str]) -> None:
    default = Path(__file__).resolve().parent.parent / "data"
    data = wanted.data or Path(os.environ.get("CHAMBER_DATA_DIR", default))
    warehouse = _opened(data, wanted.release)
    content = _content(warehouse, wanted, given)
    try:
        with wanted.output.open("wb") as stream:
            stream.writelines(content)
    except OSError as error:
        reason = "请检查文件夹是否存在、能否写入，文件是否正被别的程序打开"
        raise OSError(f"写不进 {wanted.output}：{reason}") from error


def _content(
    warehouse: Warehouse, wanted: argparse.Namespace, given: dict[str, str]
) -> Iterator[bytes]:
    """The file's bytes, a piece at a time; what is wrong is said before the first."""
    if wanted.view == CODEBOOK:
        return iter([csv_bytes(codebook(warehouse))])
    if wanted.view == RECORD:
        return _record(warehouse, wanted.output.suffix.lower(), sample=switch(given[SAMPLE]))
    view = VIEWS[wanted.view]
    arguments = view.arguments(warehouse, given)
    form = FORMS[split(wanted.output.name)[1]]
    if form.pieces is not None:
        return form.pieces(view, warehouse, arguments)
    return iter([form.content(view, warehouse, arguments)])


def _record(warehouse: Warehouse, suffix: str, *, sample: bool) -> Iterator[bytes]:
    write, send, _ = RECORD_FORMS[suffix]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"record{suffix}"
        write(warehouse, path, sample=sample)
        yield from send(path)


def main(arguments: list[str] | None = None) -> int:
    """Write the file; 0 done, 1 not possible (the reason on standard error)."""
    parser = _parser()
    wanted = parser.parse_args(arguments)
    given = _given(parser, wanted)
    try:
        _write(wanted, given)
    except (CatalogueError, ReleaseError, OSError, duckdb.Error) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"已写入 {wanted.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
