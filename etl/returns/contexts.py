"""What is written around a table: of whom it is, for when, in which units, about what.

From the captions above it, the title of its sheet, the name of its file, and what the sender
named. Where two of these contradict each other, the table is refused. Reads no value.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalogue import Region
from etl.returns.aims import aims, foretells
from etl.returns.cells import Cell
from etl.returns.folding import closed_up
from etl.returns.issues import RefusedError
from etl.returns.layouts import Layout
from etl.returns.months import parts_in
from etl.returns.regions import SEAL
from etl.returns.timing import full_years, part_of_name, part_said, said_in, years_said
from etl.returns.vocabulary import axis_of, reason_to_ignore
from etl.returns.words import Words
from etl.returns.years import Months, Period, published_in, within, years_of_name

PUBLISHER = re.compile(
    rf"(?:填报|报送|上报|填表|编报)(?:单位|区县|地区)(?:\(?{SEAL}\)?)?[:：](?P<name>.{{0,40}}?)(?:\(?{SEAL}\)?)?"
)

# 填报单位：长沙县工商联　　填报时间：…　　2023年度: fields of one line, apart by blanks or a sign.
KEY = r"[\u4e00-\u9fff]{2,8}(?:[（(][^（）()]{1,8}[）)])?[:：]"
FIELDS = re.compile(rf"[\s;；,，。]+(?={KEY})|(?<![\s:：])\s{{2,}}(?=(?:19|20)[0-9]{{2}}年)")
KEYED = re.compile(KEY)
WHEN = re.compile(r"^(?=(?:时间|日期)[:：])")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the sender named on the command line: used where the file says nothing."""

    region: Region | None = None
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Context:
    """What stands around one table. `years` says where each year was read, `full` are all that
    are written with four digits, also where several are named. `aimed`: the table is of targets;
    `forecast`: of what is foreseen.
    """

    text: str
    title: str
    years: dict[str, Period]
    full: frozenset[int]
    publisher: Cell | None
    publisher_name: str
    regions: dict[str, Region]
    units: tuple[str, ...]
    unit_cell: Cell | None
    published: date | None
    forecast: bool
    aimed: bool
    used: tuple[Cell, ...] = ()
    form: Layout | None = None
    part: Months | None = None
    vague: str = ""

    def period(self) -> Period | None:
        """The period that the surroundings agree on; None where none is named.

        Raises `RefusedError` with `year_conflict`.
        """
        said = {(p.year, p.first, p.last): p for p in self.years.values()}
        if len({year for year, _, _ in said}) > 1:
            found = "，".join(f"{where}为{p.year}年" for where, p in self.years.items())
            raise RefusedError("year_conflict", found=found)
        if self.vague and said:
            return replace(next(iter(said.values())), first=1, last=12)
        partial = [p for p in said.values() if p.partial]
        return partial[0] if partial else within(next(iter(said.values()), None), self.part)

    def region(self) -> Region | None:
        """The district that the surroundings agree on. Raises `RefusedError`."""
        if len({r.code for r in self.regions.values()}) > 1:
            names = "，".join(f"{where}写“{r.name}”" for where, r in self.regions.items())
            raise RefusedError("region_conflict", found=names)
        return next(iter(self.regions.values()), None)


def lines_of(cells: Sequence[Cell]) -> Iterator[tuple[Cell, str]]:
    """The captions, each with the cell it begins in; 填报单位： and the name beside it as one."""
    for n, cell in enumerate(cells):
        after = cells[n + 1] if n + 1 < len(cells) else None
        beside = after is not None and after.row == cell.row
        shown = cell.shown.strip()
        if (
            beside
            and after is not None
            and (shown.endswith((":", "：")) or axis_of(shown) in ("region", "period"))
        ):
            yield cell, f"{shown.rstrip(':：')}：{after.shown.strip()}"
        else:
            yield from ((cell, field) for field in _fields(shown))


def _keyed(line: str) -> bool:
    return bool(KEYED.match(line)) and reason_to_ignore(line) != "表下说明"


def _fields(line: str) -> list[str]:
    """What stands in 填报单位：… 填报时间：… 单位：…, each by itself; a note is left whole."""
    first, *others = FIELDS.split(line) if _keyed(line) else (line,)
    return [first, *(WHEN.sub("填报", field, count=1) for field in others)]


def context_of(
    captions: Sequence[Cell], first: Sequence[Cell], sheet: str, words: Words
) -> Context:
    """What stands around a table: its own captions, else those of the sheet's first table."""
    own, sheets = list(lines_of(captions)), list(lines_of(first))
    everything = [*own, *(line for line in sheets if line not in own)]
    publisher, name = _publisher(everything)
    units, unit_cell = _units(own, words) if _units(own, words)[0] else _units(sheets, words)
    title = next((text for _, text in sheets if len(text) > 3), sheet)  # noqa: PLR2004
    titles = [*(text for _, text in own), sheet]
    aimed = any(aims(text) for text in titles)
    part, vague = part_said(own, sheets, sheet)
    used = [
        cell
        for cell, text in everything
        if said_in(cell, text) or any(parts_in(text)) or published_in(text) or _titled(text, words)
    ]
    return Context(
        used=(*used, *(c for c in (publisher, unit_cell) if c is not None)),
        text=" ".join([*(text for _, text in everything), sheet]),
        title=title,
        years=years_said(own, sheets, sheet),
        full=frozenset(full_years(everything, sheet)),
        part=part,
        vague=vague,
        publisher=publisher,
        publisher_name=name,
        regions=dict(_regions(own, everything, name, sheet, words)),
        units=units,
        unit_cell=unit_cell,
        published=next((d for _, text in everything if (d := published_in(text))), None),
        forecast=not aimed and any(foretells(text) for text in titles),
        aimed=aimed,
    )


def with_file(context: Context, file: str) -> Context:
    """The context with the one year in a file's name, if there is one, where nothing else says
    one in full.
    """
    years = list(years_of_name(file.rpartition("/")[2].rpartition(".")[0]))
    if len({p.year for p in years}) == 1 and all(p.short for p in context.years.values()):
        context.years["文件名"] = years[0]
    part = context.part or (None if context.vague else part_of_name(file))
    return replace(context, full=context.full | {period.year for period in years}, part=part)


def _publisher(lines: Iterable[tuple[Cell, str]]) -> tuple[Cell | None, str]:
    for cell, text in lines:
        found = PUBLISHER.fullmatch(closed_up(text))
        if found:
            return cell, found["name"].strip("_ ")
    return None, ""


def _units(lines: Iterable[tuple[Cell, str]], words: Words) -> tuple[tuple[str, ...], Cell | None]:
    for cell, text in lines:
        units = words.units.of_caption(text) or words.units.of_title(text)
        if units:
            return units, cell
    return (), None


def _regions(
    own: list[tuple[Cell, str]],
    everything: list[tuple[Cell, str]],
    publisher: str,
    sheet: str,
    words: Words,
) -> Iterator[tuple[str, Region]]:
    place = words.regions.place(publisher) if publisher else None
    if place is not None and place.region is not None:
        yield "填报单位", place.region
    spanning = [line for line in everything if words.regions.place(line[1]).kind != "region"]
    for lines in (own, spanning):  # 芙蓉区 on a line of its own speaks for the next table only
        titles = [r for _, text in lines for r in _titled(text, words)]
        if len({r.code for r in titles}) == 1:
            yield "标题", titles[0]
            break
    named = words.regions.place(sheet)
    inside = words.regions.within(sheet)
    if named.kind == "region" and named.region is not None:
        yield "工作表名", named.region
    elif len(inside) == 1:
        yield "工作表名", inside[0]


def _titled(text: str, words: Words) -> list[Region]:
    """The districts in a title; a line that is one by itself, by any of its names."""
    if PUBLISHER.search(closed_up(text)):
        return []
    place = words.regions.spoken_of(text)
    if place.kind == "region" and place.region is not None and place.region != words.regions.root:
        return [place.region]
    return words.regions.within(text)


def of_form(context: Context, file: str, words: Words) -> Context:
    """The context of a form of ours, recognised by its title: its file's name must agree, and its
    sender must be a district. Raises nothing.
    """
    titles = closed_up(context.title)
    layout = next((one for one in words.layouts if one.title.fullmatch(titles)), None)
    if layout is None:
        return context
    named = layout.file.fullmatch(closed_up(file.rpartition("/")[2]))
    if named:
        context.years["文件名"] = Period(year=int(named["year"]))
        place = words.regions.place(named["region"])
        if place.region is not None:
            context.regions["文件名"] = place.region
    return replace(context, form=layout)
