"""What texts should be read as, and what the reader makes of them, side by side.

Knows the two forms of gold: JSON lines with offsets, and lists that a clerk can open. Scores
nothing: that is `levels`.
"""

import csv
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from catalogue import load
from etl.documents import Opened, read_document
from etl.figures import Source
from etl.passages import Passage
from etl.reports import Reader, Told
from etl.reports.folder import read_report
from etl.sources import read_sources

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent.parent / "data"
COLUMNS = (
    "原文", "数值", "上限", "单位", "限定", "方向", "状态",
    "指标", "地区", "起", "止", "归类", "理由",
)  # fmt: skip
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
SCALED_UNIT = re.compile("(万亿|[十百千万亿])(.+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A number as it should be read. `known` are the fields beyond the status that gold tells.

    `optional` ones count neither for nor against: 前十, 多次.
    """

    file: str
    start: int
    end: int
    value: tuple[Decimal, ...] | None
    unit: str
    qualifier: str
    status: str
    optional: bool
    known: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ReadText:
    """A text of a set; it is read when its passages are first asked for."""

    text: str
    read: Callable[[], list[Passage]]

    @cached_property
    def passages(self) -> list[Passage]:
        """All its passages, in order."""
        return self.read()


@dataclass(frozen=True, kw_only=True)
class GoldSet:
    """Texts, what should be read in them, and (file, start, end) of what counts nothing."""

    name: str
    texts: Mapping[str, ReadText]
    lines: list[Line]
    not_figures: list[tuple[str, int, int]]


@cache
def reader() -> Reader:
    """A reader with the shipped catalogue."""
    return Reader(load())


def told_of(folder: Path) -> dict[str, Told]:
    """What `told.toml` of a folder says of its texts, by file stem; nothing without one."""
    file = folder / "told.toml"
    content = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return {name: Told(**fields) for name, fields in content.items()}


def texts_of(folder: Path) -> dict[str, ReadText]:
    """Every text of a folder, by its name."""
    told = told_of(folder)
    found = {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        read = partial(_passages, text, told.get(path.stem))
        found[path.name] = ReadText(text=text, read=read)
    return found


def digests() -> dict[str, ReadText]:
    """The project's own reports, read as a build reads them; by the name of their list."""
    found = {}
    for source in read_sources(DATA / "sources.toml").values():
        if source.kind == "report":
            path = DATA / source.file
            opened = read_document(path.read_bytes(), path.name)
            read = partial(_reported, opened, source)
            found[path.stem] = ReadText(text=opened.text, read=read)
    return found


def _passages(text: str, told: Told | None) -> list[Passage]:
    return reader().passages(text, told=told)


def _reported(opened: Opened, source: Source) -> list[Passage]:
    return read_report(opened, source, reader()).passages[source.file]


def counted(passages: Iterable[Passage]) -> list[Passage]:
    """Those where something is counted, be it a threshold or a list's length."""
    return [p for p in passages if p.kind != "not_figure"]


def row_of(passage: Passage) -> dict[str, str]:
    """A passage as a row of a list."""
    period = (passage.period_start, passage.period_end)
    cells = (
        passage.text,
        written(passage.value),
        written(passage.value_max),
        passage.unit,
        passage.qualifier,
        passage.direction or "",
        passage.status,
        passage.indicator or "",
        passage.region or "",
        *("" if day is None else day.isoformat() for day in period),
        passage.state,
        passage.reason,
    )
    return dict(zip(COLUMNS, cells, strict=True))


def written(value: Decimal | None) -> str:
    """A value in plain digits; nothing where there is none."""
    return "" if value is None else f"{value.normalize():f}"


def rows_in(file: Path) -> list[dict[str, str]]:
    """The rows of a list that a clerk can open."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def from_folder(folder: Path) -> GoldSet:
    """A set of texts with gold*.jsonl and not_figures*.jsonl, or with a list for each text.

    A text that neither names is left out: nobody has said what stands in it.
    """
    texts = texts_of(folder)
    lines = [_of_json(row) for file in sorted(folder.glob("gold*.jsonl")) for row in _json(file)]
    for name, read in texts.items():
        listed = folder / f"{Path(name).stem}.csv"
        lines += _listed(name, read.text, listed) if listed.exists() else []
    spans = [
        (Path(row["file"]).name, row["start"], row["end"])
        for file in sorted(folder.glob("not_figures*.jsonl"))
        for row in _json(file)
    ]
    named = {line.file for line in lines} | {file for file, *_ in spans}
    told = {name: read for name, read in texts.items() if name in named}
    return GoldSet(name=folder.name, texts=told, lines=lines, not_figures=spans)


def from_digests() -> GoldSet:
    """The project's own reports with their lists."""
    texts = digests()
    lines = [
        line
        for name, read in texts.items()
        for line in _listed(name, read.text, HERE / "digests" / f"{name}.csv")
    ]
    return GoldSet(name="digests", texts=texts, lines=lines, not_figures=[])


def _json(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def _of_json(row: Mapping[str, Any]) -> Line:
    value, factor, unit = row["value"], 1, row["unit"]
    if scaled := SCALED_UNIT.fullmatch(unit):
        factor, unit = SCALES[scaled[1]], scaled[2]
    values = value if isinstance(value, list) else [value]
    regions = reader().catalogue.region_names
    region, year = regions.get(row.get("region", ""), ""), str(row.get("year", ""))
    known = {"indicator": row["indicator"] or ""} if "indicator" in row else {}
    known |= {"region": region} if region else {}
    known |= {"period": year} if re.fullmatch(r"\d{4}", year) else {}
    return Line(
        file=Path(row["file"]).name,
        start=row["start"],
        end=row["end"],
        value=None if value is None else tuple(Decimal(str(v)) * factor for v in values),
        unit=unit,
        qualifier=row["qualifier"],
        status=row["status"],
        optional=bool(row.get("opt")),
        known=known,
    )


def _listed(name: str, text: str, file: Path) -> list[Line]:
    """The figures of a list, each at its next place in the text."""
    place, lines = 0, []
    for row in rows_in(file):
        start = text.index(row["原文"], place)
        place = start + len(row["原文"])
        if row["归类"] != "set_aside":
            lines.append(_of_row(name, start, row))
    return lines


def _of_row(name: str, start: int, row: Mapping[str, str]) -> Line:
    values = tuple(Decimal(row[c]) for c in ("数值", "上限") if row[c])
    period = f"{row['起']}/{row['止']}"
    return Line(
        file=name,
        start=start,
        end=start + len(row["原文"]),
        value=values or None,
        unit=row["单位"],
        qualifier=row["限定"],
        status=row["状态"],
        optional=False,
        known={"region": row["地区"], "period": period, "indicator": row["指标"]},
    )
