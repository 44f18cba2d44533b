"""What is said of one theme, region and year: a paragraph of clauses, each thing said once.

Of the statements that `catalogue.sentences` words; nothing here asks anything.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from catalogue.sentences import SAMPLE, Note, Statement, clause, notes


def paragraph(topic: str, statements: Sequence[Statement], *, headed: bool = False) -> str:
    """万企兴万村方面，2022年，全市投资总额77亿元，比上年增长19.2%；项目数1374个。

    Of the statements of one region and year that have a number; nothing where none has. What
    every clause would say is said once: the theme's own name, and at the end that all are sums,
    samples or ranked among those that reported. Sums and samples beside figures that are neither
    have a sentence of their own. Without a theme there is no opening; `headed` by the theme and
    the year, a paragraph opens with its region.
    """
    told = [said for said in statements if said.has_words]
    if not told:
        return ""
    groups: dict[tuple[tuple[int, int] | None, bool], list[Statement]] = {}
    for said in told:
        groups.setdefault((said.summed, said.sample), []).append(said)
    first, *others = (groups[kind] for kind in sorted(groups, key=_plainest))
    about = f"{topic}方面，" if topic else ""
    opening = told[0].region if headed else f"{about}{told[0].year}年，{told[0].region}"
    return f"{opening}{_clauses(topic, first)}" + "".join(_apart(topic, own) for own in others)


def _plainest(kind: tuple[tuple[int, int] | None, bool]) -> tuple[bool, bool]:
    """Figures that a source gives before sums, real ones before samples."""
    summed, sample = kind
    return summed is not None, sample


def _apart(topic: str, own: Sequence[Statement]) -> str:
    """另按区县合计（示例数据），当年新增项目586个，比上年下降25.6%。"""
    words = {note.sort: note.words for note in notes(own[0])}
    what = f"按{words['summed']}" if words["summed"] else f"据{words['sample']}"
    mark = f"（{words['sample']}）" if words["summed"] and words["sample"] else ""
    return f"另{what}{mark}，{_clauses(topic, own, opened=True)}"


def _clauses(topic: str, told: Sequence[Statement], *, opened: bool = False) -> str:
    """The clauses with what they share at their end; `opened` says what they are already."""
    once = {note.sort: note.words for note in _once(told)}
    said_before = {"summed", "sample"} if opened else set()
    clauses = "；".join(
        clause(said, name, {*once, *said_before})
        for said, name in zip(told, _short_names(topic, told), strict=True)
    )
    ending = {sort: words for sort, words in once.items() if sort not in said_before}
    return f"{clauses}{_ending(ending)}。"


def _once(told: Sequence[Statement]) -> AbstractSet[Note]:
    """The notes that all clauses share which could have one of that sort; of one clause none."""
    found: dict[str, set[Note]] = {}
    for said in told:
        for note in notes(said):
            found.setdefault(note.sort, set()).add(note)
    shared = (next(iter(alike)) for alike in found.values() if len(alike) == 1)
    return frozenset(note for note in shared if note.words and len(told) > 1)


def _ending(words: Mapping[str, str]) -> str:
    """（以上均为区县合计、示例数据，均以已报8/9个区县排名）; nothing where nothing is shared."""
    what = "、".join(words[sort] for sort in ("summed", "sample") if sort in words)
    basis = words.get("basis", "").replace(f"（{SAMPLE}）", f"，为{SAMPLE}")
    apart = words.get("incomparable", "").replace("（", "：").replace("）", "")
    told = [
        f"均为{what}" if what else "",
        f"增减均{basis}" if basis else "",
        f"均{apart}" if apart else "",
        f"均{words['scope']}" if "scope" in words else "",
        words.get("ranked_sample", ""),
    ]
    ending = "，".join(filter(None, told))
    return f"（以上{ending}）" if ending else ""


def _short_names(topic: str, told: Sequence[Statement]) -> list[str]:
    """The names without the theme's own, and without what the name before began with.

    湘商回归签约项目28个；签约总投资361亿元. Of the words that must stand near an indicator only
    long ones: 商会 alone names nothing.
    """
    names = [said.indicator.name.removeprefix(topic) or said.indicator.name for said in told]
    short = []
    for before, name, said in zip(["", *names], names, told, strict=False):
        leads = (w for w in said.indicator.context if len(w) >= 4 and before.startswith(w))  # noqa: PLR2004
        lead = next((w for w in leads if name.startswith(w) and name != w), "")
        short.append(_without_unit(name.removeprefix(lead), said))
    return short


def _without_unit(name: str, said: Statement) -> str:
    """培训 of 培训人次, which is counted in 人次: the unit follows the number."""
    unit = {"次": "场次"}.get(said.indicator.unit, said.indicator.unit)
    return (name.removesuffix(unit) if len(unit) > 1 else name) or name
