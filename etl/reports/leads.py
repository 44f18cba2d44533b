"""What a report's title, headings and date line say of everything below them.

Words in, settings out; which of them holds where is decided in `frames`.
"""

import itertools
import re
from collections.abc import Iterable, Sequence

from etl.reports import statuses
from etl.reports.blocks import Stretch, mark_of
from etl.reports.frames import Setting
from etl.reports.places import FEDERATION, Named, Places
from etl.reports.times import Times

MASTHEAD = 60  # characters
PAPER = re.compile("日报|晚报|晨报|都市报|新闻网|广播电视台|电视台|融媒")
FEWEST = 5  # places that tell a province
DOCUMENT = re.compile(r"〔(?P<year>20\d\d)〕")  # 宁办发〔2023〕17号
# A paragraph that turns from looking back to planning, without a heading of its own.
PLANS = (
    "[^,。:]{0,16}(?:将|要(?![求素点]))"
    "|,[^,。:]{0,12}?(?<![主重需只首必])要(?:重点|着力|着重|突出|认真|切实)?(?:抓|做|办|推进|实施|完成)"
)
TURN = re.compile(
    "总体思路|总体要求|工作思路|工作目标|主要目标|预期目标|工作安排|工作打算|指导思想|下一步|新的一年"
    + "".join(f"|{year}(?:{PLANS})" for year in ("20\\d\\d年", "今年", "明年"))
)


def masthead(text: str, stretches: Iterable[tuple[int, int]], places: Places) -> Named | None:
    """The region of a short line at head or tail: 长沙县工商业联合会编."""
    for start, end in stretches:
        is_line = end - start <= MASTHEAD and text[end - 1 : end] not in ("。", ";")
        if is_line and FEDERATION.search(text, start, end):
            named = places.in_title(text[start:end])
            if named is not None:
                return Named(named.code, named.words, start + named.at)
    return None


def paper(text: str, stretches: Iterable[tuple[int, int]], places: Places) -> Named | None:
    """来源:荆门日报: the place of whose paper a report is, where it calls that place 我市."""
    for start, end in stretches:
        for said in PAPER.finditer(text, start, end):
            name = places.name_before(text, said.start(), start)
            if name is not None and f"我{places.regions[name.code].name[-1]}" in text:
                return name
    return None


def province(text: str, places: Places) -> Named | None:
    """The province in which nearly all places of a text lie, where it names several."""
    starts = re.escape("".join({name[0] for name in places.names}))
    found = (places.name_at(text, m.start()) for m in re.finditer(f"[{starts}]", text))
    named = {name.code: name for name in found if name is not None}
    within = [code for code in map(places.province, named) if code is not None]
    most = max(within, key=within.count, default=None)
    if most is None or within.count(most) < FEWEST or within.count(most) * 5 < len(within) * 4:
        return None
    return next(n._replace(code=most) for n in named.values() if places.province(n.code) == most)


def opening_year(text: str, stretches: list[tuple[int, int]], times: Times) -> int | None:
    """The year a report that bears none most likely speaks from: that of a document's number at
    its head, else the latest it names anywhere, years it only looks forward to apart.
    """
    if not stretches:
        return None
    numbered = DOCUMENT.search(text, stretches[0][0], stretches[-1][1])
    if numbered is not None:
        return int(numbered["year"])
    named = (year for year, *place in times.years() if not statuses.looks_ahead(text, *place))
    return max(named, default=None)


def setting_of(
    text: str,
    lead: tuple[int, int],
    times: Times,
    places: Places,
    year: int | None,
    own: int | None,
) -> Setting:
    """What the words of a title, a heading or a lead say. `year` is the one that the report tells
    of, `own` the one that it speaks from.
    """
    words = text[slice(*lead)]
    status, said = statuses.frame_of(words)
    region = places.in_title(words)
    return Setting(
        status=status,
        status_words=said,
        status_at=lead[0] + max(0, words.find(said.rpartition("、")[2])) if said else None,
        period=times.last(*lead, year, own),
        region=region and Named(region.code, region.words, lead[0] + region.at),
        mark=mark_of(words),
    )


def turns(text: str, stretches: Sequence[Stretch], below: int) -> bool:
    """三、工作成效与下一步打算: whether a paragraph below the heading, of which `below` is the next
    block, says where the plan begins.
    """
    for stretch in itertools.islice(stretches, below, None):
        if stretch.block.kind in ("title", "heading"):
            return False
        if TURN.search(text, *stretch.lead):
            return True
    return False


def turned(setting: Setting, words: str, at: int) -> Setting:
    """What the lead of a paragraph that turns to a plan says: a target, of nobody else."""
    if setting.status_words:
        return setting._replace(status="target", region=None)
    return setting._replace(status="target", status_words=words, status_at=at, region=None)
