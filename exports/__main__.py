"""`python -m exports VIEW [--indicator K] [--year Y] [--region CODE] [--source KEY] … -o OUT`.

The same file as the page's download button. Exit 0 done, 1 cannot be made, 2 wrong usage.
"""

import argparse
import os
import sys
from pathlib import Path

import duckdb

import catalogue
from catalogue import CatalogueError
from exports import views
from exports.delimited import csv_bytes
from warehouse.database import Warehouse
from warehouse.releases import ReleaseError, Releases

VIEWS = ("overview", "districts", "trends", "sources")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description="导出页面上的数据")
    parser.add_argument("view", choices=VIEWS, help="页面")
    parser.add_argument("--indicator", help="指标代码，如 village_investment")
    parser.add_argument("--year", type=int, help="年份")
    parser.add_argument("--region", action="append", default=[], help="地区代码，可多次给出")
    parser.add_argument("--source", help="来源的代码，如 return-2022-430102")
    parser.add_argument("--no-sample", action="store_true", help="不含示例数据")
    parser.add_argument("--data", type=Path, help="数据目录，默认 CHAMBER_DATA_DIR 或 data/")
    parser.add_argument("-o", "--output", type=Path, required=True, help="输出的 .csv 文件")
    return parser


def _table_bytes(warehouse: Warehouse, wanted: argparse.Namespace) -> bytes:
    sample = not wanted.no_sample
    if wanted.view == "overview":
        return csv_bytes(views.overview(warehouse, year=wanted.year, sample=sample))
    if wanted.view == "districts":
        return csv_bytes(
            views.districts(warehouse, indicator=wanted.indicator, year=wanted.year, sample=sample)
        )
    if wanted.view == "sources":
        source = views.check_source(warehouse, wanted.source, sample=sample)
        return csv_bytes(views.sources(warehouse, source=source, sample=sample))
    regions = views.check_regions(warehouse, tuple(wanted.region))
    return csv_bytes(
        views.trends(warehouse, indicator=wanted.indicator, regions=regions, sample=sample)
    )


def _check_usage(parser: argparse.ArgumentParser, wanted: argparse.Namespace) -> None:
    if wanted.output.suffix.lower() != ".csv":
        parser.error(f"目前只能导出 .csv，读到“{wanted.output.name}”")
    if wanted.view in ("overview", "districts") and wanted.year is None:
        parser.error("请用 --year 给出年份")
    if wanted.view in ("districts", "trends") and wanted.indicator is None:
        parser.error("请用 --indicator 给出指标代码")
    if wanted.view == "trends" and not wanted.region:
        parser.error("请用 --region 给出至少一个地区代码")
    if wanted.view == "sources" and wanted.source is None:
        parser.error("请用 --source 给出来源的代码")


def main(arguments: list[str] | None = None) -> int:
    """Write the file; 0 done, 1 not possible (the reason on standard error)."""
    parser = _parser()
    wanted = parser.parse_args(arguments)
    _check_usage(parser, wanted)
    default = Path(__file__).resolve().parent.parent / "data"
    data = wanted.data or Path(os.environ.get("CHAMBER_DATA_DIR", default))
    try:
        path = Releases(data / "releases").current()
        if path is None:
            raise ReleaseError("还没有版本，请先运行 python -m etl build")
        content = _table_bytes(Warehouse.open(path, catalogue.load()), wanted)
    except (CatalogueError, ReleaseError, OSError, duckdb.Error) as error:
        print(error, file=sys.stderr)
        return 1
    try:
        wanted.output.write_bytes(content)
    except OSError as error:
        reason = f"请检查文件夹是否存在、文件是否正被别的程序打开（{error.strerror}）"
        print(f"写不进 {wanted.output}：{reason}", file=sys.stderr)
        return 1
    print(f"已写入 {wanted.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
