"""Every table that a page shows and its files hold: how it is read on the screen and in a file.

Both become rows of words. Only what one of them has and the other has not is taken off: a
place in small print, a unit that stands in another cell, the shape of a light.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.exports.read_back import Grid
from tests.pages.screen import Cell

Rows = list[list[str]]
Screen = list[list[Cell]]
Line = dict[str, str]
PLACE = re.compile(r"(?:并列)?第\d+/\d+|—")


@dataclass(frozen=True)
class Compared:
    """`drawn` is the data-view on the page, `number` which table of a file is the same.

    `rows` and `taken` read them as rows of words. Of the CSV, `value` gives from each line what
    stands as a number in the screen's cells, line by line in their order; `lines` are columns
    of it that read as the screen does.
    """

    view: str
    link: dict[str, str]
    drawn: str
    rows: Callable[[Screen], Rows]
    taken: Callable[[Grid], Rows]
    value: Callable[[list[Line]], list[str]]
    number: int = 0
    page: str = ""
    folder: str = "shipped"
    lines: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.view}-{self.drawn}-{'-'.join(self.link.values())}"


def plain(text: str) -> str:
    return "".join(text.split())


def texts(screen: Screen) -> Rows:
    return [[plain(cell.text) for cell in row] for row in screen]


def numbers(screen: Screen) -> Rows:
    """Each number without the place behind it."""
    small = re.compile(r"(?:并列)?第\d+(?:/\d+)?(?:个月)?$")
    return [[row[0], *(small.sub("", words) for words in row[1:])] for row in texts(screen)]


def shares(screen: Screen) -> Rows:
    """A share's sign stands in the head of a file's column."""
    return [[w.removesuffix("%") if n == 3 else w for n, w in enumerate(r)] for r in texts(screen)]


def latest_last(screen: Screen) -> Rows:
    """The latest year stands first on the screen and last in a file, whose lines it draws."""
    return texts(screen[::-1])


def without_brackets(grid: Grid) -> Rows:
    """截至6月 and 8/9个区县 are chips on the screen and stand in brackets in a file."""
    return [
        [*row[:1], *(re.sub(r"（(截至|\d+/\d+)([^）]*)）$", r"\1\2", words) for words in row[1:])]
        for row in as_they_are(grid)
    ]


def revised(grid: Grid) -> Rows:
    """By how much a value changed stands below it on the screen, beside it in a file."""
    return [[*row[:4], f"{row[4]}{row[5] if row[5] != '—' else ''}"] for row in as_they_are(grid)]


def of_revisions(screen: Screen) -> Rows:
    """The mark of a sample stands in brackets in a file."""
    return [[re.sub("示例$", "（示例）", row[0]), *row[1:]] for row in texts(screen)]


def as_they_are(grid: Grid) -> Rows:
    return [[plain(words) for words in row] for row in grid.rows]


def of_district(screen: Screen) -> Rows:
    """指标, 数值 with its unit, 名次; pillars have a row of one cell."""
    return [
        [plain(r[0].text), r[1].number, re.sub(r"[◆◇]|同组.*", "", plain(r[2].text))]
        for r in screen
        if len(r) > 1
    ]


def with_unit(grid: Grid) -> Rows:
    found = []
    for row in as_they_are(grid):
        said = dict(zip(grid.head, row, strict=True))
        unit = said["单位"].removesuffix("—") if said["数值"][:1] not in "未不原" else ""
        found.append([said["指标"], f"{said['数值']}{unit}", said.get("名次") or "—"])
    return found


def of_everything(screen: Screen) -> Rows:
    """指标 with its unit in small, then the numbers; places and thirds are marks of the page.

    A sum that lacks districts says so on both: 4000仅1/9区县合计 is 4000（1/9区县） in a file.
    """
    rows = [[plain(r[0].text), *(c.number for c in r[1:])] for r in screen if len(r) > 1]
    for row, cells in zip(rows, (r for r in screen if len(r) > 1), strict=True):
        lacking = re.search(r"仅(\d+/\d+区县)合计", cells[1].text)
        row[1] += "" if lacking is None else f"（{lacking[1]}）"
    return rows


def name_and_unit(grid: Grid) -> Rows:
    return [[f"{r[0]}{r[1].removesuffix('—')}", *r[2:]] for r in as_they_are(grid)]


def of_standings(screen: Screen) -> Rows:
    """总量（第1/9） as two cells, and the peers' place apart from their name."""
    found = []
    for name, total, per, grown, peers, span in texts(screen):
        place = PLACE.match(peers)
        assert place is not None
        pairs = [(x.partition("（")[0], x.partition("（")[2][:-1]) for x in (total, per, grown)]
        found.append([name, *(w for pair in pairs for w in pair), place.group(), span])
    return found


def four_views(grid: Grid) -> Rows:
    return [
        [
            *row[:1],
            *("" if n % 2 == 0 and w == "—" else w for n, w in enumerate(row[1:7], 1)),
            *row[8:],
        ]
        for row in as_they_are(grid)
    ]


def of_change(screen: Screen) -> Rows:
    """The districts; their sum, which stands above them on the screen, is in no file."""
    return [[*row[:3], row[3].removesuffix("%")] for row in texts(screen[1:])]


def gained(grid: Grid) -> Rows:
    """区县, 增量, 拉动 (5.10 is the screen's 5.1), 贡献率."""
    return [[r[0], r[3], _without_idle_zeros(r[4]), r[5]] for r in as_they_are(grid)]


def _without_idle_zeros(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def of_matrix(screen: Screen) -> Rows:
    """指标, a state a district without its shape, 已报/应报; a pillar has a row of one cell."""
    return [
        [row[0], *(re.sub("[●◐◎✕○–]", "", words) for words in row[1:])]
        for row in texts(screen)
        if len(row) > 1
    ]


def owed(grid: Grid) -> Rows:
    """Without the pillar; 已报 and 应报 are two numbers, and those of a district stand below."""
    rows = [row[1:] for row in as_they_are(grid)]
    return [[*row[:-2], f"{row[-2]}/{row[-1]}"] for row in rows if row[0] not in ("已报", "应报")]


def of_targets(screen: Screen) -> Rows:
    """Without the shape of the light; the day and the mark of samples stand below the name."""
    rows = ([re.sub("[●◐▲○]", "", words) for words in row] for row in texts(screen))
    return [[re.split("到20|示例", row[0])[0], *row[1:]] for row in rows]


def judged(grid: Grid) -> Rows:
    return [[row[0], *row[2:]] for row in as_they_are(grid)]


def of_lists(screen: Screen) -> Rows:
    """A row a list on the screen, a row a place in a file."""
    return [
        [plain(row[0].text), *part.split("|")]
        for row in screen
        for part in re.sub(r"(\S+) (\S+位) (\d+年)", r"\1|\2|\3", row[1].text).split("；")
    ]


def places(grid: Grid) -> Rows:
    return [[row[0], row[1], row[3], row[2]] for row in as_they_are(grid)]


def column(*names: str, where: Callable[[Line], bool] = lambda _: True) -> Callable[..., list[str]]:
    """The cells of these columns, line by line, those that hold a number."""

    def found(lines: list[Line]) -> list[str]:
        return [line[n] for line in lines if where(line) for n in names if line[n]]

    return found


def nothing(_: list[Line]) -> list[str]:
    """Where the screen's numbers carry no value: they are words, compared as such."""
    return []


def of_city(line: Line) -> bool:
    """A line of the theme's own table: an indicator of the year, of the city or a district."""
    own = line["地区代码"].startswith("4301")
    return own and "÷" not in line["来源"] and "2022" in line["期间"]
