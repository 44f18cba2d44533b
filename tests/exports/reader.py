"""Reads sentences back: numbers, hedges, changes, places and notes, from the words alone.

Written apart from the code that words them and imports none of it: where the two disagree, one
of them is wrong.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

POWERS = {"": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
HEDGES = {
    ("", ""): "exact",
    ("超", ""): "over",
    ("高于", ""): "over",
    ("", "以上"): "at_least",
    ("近", ""): "nearly",
    ("低于", ""): "nearly",
    ("不超过", ""): "at_most",
    ("约", ""): "about",
    ("前", ""): "at_most",
}
NUMBER = r"−?\d+(?:\.\d+)?"
AMOUNT = (
    rf"(?P<before>超|高于|近|低于|不超过|约|前)?第?(?P<value>{NUMBER})(?:—(?P<most>{NUMBER}))?"
    r"(?P<power>亿|万)?(?P<unit>[^\d，；。（以]+)(?P<after>以上)?"
)
CLAUSE = re.compile(
    rf"(?P<name>.+?)(?:为|累计)?(?:{AMOUNT}|若干(?P<vague>[^\d，；。（]+))(?P<rest>(?:[，（].*)?)"
)
PLACE = re.compile(r"居(?P<whole>全.)第(?P<rank>\d+)位(?:（(?P<notes>.*)）)?")
SCOPE = re.compile(r"以已报(\d+)/(\d+)个区县排名")
SUMS = re.compile(r"(?:已报(\d+)/(\d+)个)?区县合计")
SAMPLE = "示例数据"
ABSENT = {
    "未报送": "not_reported",
    "不适用": "not_applicable",
    "不公布": "not_disclosed",
    "无法计算": "cannot_be_calculated",
    "无数据（原文未提）": "not_mentioned",
}


def number(words: str) -> Decimal:
    return Decimal(words.replace("−", "-"))


def half_up(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A number as it is written. `unit` is what stands behind 万 and 亿."""

    qualifier: str
    unit: str
    value: Decimal | None = None
    most: Decimal | None = None
    power: Decimal = Decimal(1)

    def fits(self, row: dict[str, Any]) -> bool:
        """Whether it is the row's value, rounded half up where it has been rounded."""
        pairs = ((self.value, row["value"]), (self.most, row["value_max"]))
        return self.qualifier == row["qualifier"] and all(self._is(*pair) for pair in pairs)

    def _is(self, shown: Decimal | None, value: Decimal | None) -> bool:
        if shown is None or value is None:
            return shown is value
        exponent = shown.as_tuple().exponent
        assert isinstance(exponent, int)
        return half_up(value / self.power, max(2, -exponent)) == shown and bool(shown) == bool(
            value
        )


@dataclass(frozen=True, kw_only=True)
class Said:
    """A clause: of what, how much, and everything that limits it."""

    name: str
    told: Told | None = None
    absent: str | None = None
    summed: tuple[int, int] | bool | None = None
    change: str | None = None
    of_sums: bool = False
    of_samples: bool = False
    rank: int | None = None
    whole: str | None = None
    tied: bool = False
    scope: tuple[int, int] | None = None
    ranked_sample: bool = False
    sample: bool = False


def amount(words: str) -> Told:
    """超4万个, 3—5期, 第6位, 64.7%; fails where the words are no amount."""
    found = re.fullmatch(AMOUNT, words)
    assert found is not None, words
    return _told(found)


def _told(found: re.Match[str]) -> Told:
    hedge = HEDGES[found["before"] or "", found["after"] or ""]
    return Told(
        qualifier="range" if found["most"] else hedge,
        unit=found["unit"],
        value=number(found["value"]),
        most=number(found["most"]) if found["most"] else None,
        power=POWERS[found["power"] or ""],
    )


def parts(words: str, mark: str = "，") -> list[str]:
    """The words cut at a mark that stands in no brackets."""
    found, depth = [""], 0
    for letter in words:
        depth += {"（": 1, "）": -1}.get(letter, 0)
        if letter == mark and not depth:
            found.append("")
        else:
            found[-1] += letter
    return found


def clause(words: str) -> Said:
    """万企兴万村投资总额累计11.24亿元（区县合计），比上年增长63.3%，居全市第1位（并列）（示例数据）"""
    for said, reason in ABSENT.items():
        if words.endswith(said):
            return Said(name=words.removesuffix(said), absent=reason)
    found = CLAUSE.fullmatch(words)
    assert found is not None, words
    told = Told(qualifier="indefinite", unit=found["vague"]) if found["vague"] else _told(found)
    rest, more = found["rest"], {}
    if rest.endswith(f"（{SAMPLE}）") and not rest.endswith(f"按区县合计（{SAMPLE}）"):
        rest, more["sample"] = rest.removesuffix(f"（{SAMPLE}）"), True
    head, *others = parts(rest)
    if head:
        sums = re.fullmatch(rf"（{SUMS.pattern}）", head)
        assert sums is not None, words
        more["summed"] = (int(sums[1]), int(sums[2])) if sums[1] else True
    for other in others:
        more |= _place(other) if other.startswith("居") else _change(other)
    return Said(name=found["name"], told=told, **more)


def _place(words: str) -> dict[str, Any]:
    found = PLACE.fullmatch(words)
    assert found is not None, words
    notes = parts(found["notes"] or "")
    scope = next((m for note in notes if (m := SCOPE.fullmatch(note))), None)
    known = {"", "并列", "名次含示例数据", scope[0] if scope else ""}
    assert set(notes) <= known, words
    return {
        "rank": int(found["rank"]),
        "whole": found["whole"],
        "tied": "并列" in notes,
        "scope": (int(scope[1]), int(scope[2])) if scope else None,
        "ranked_sample": "名次含示例数据" in notes,
    }


def _change(words: str) -> dict[str, Any]:
    rest = words.removeprefix("按区县合计")
    of_sums = rest != words
    change = rest.removeprefix(f"（{SAMPLE}）") if of_sums else rest
    return {"change": change, "of_sums": of_sums, "of_samples": of_sums and change != rest}


def sentence(words: str, region: str) -> tuple[int, Said]:
    """Year and clause of one sentence."""
    found = re.fullmatch(rf"(\d{{4}})年，{re.escape(region)}(.*)。", words)
    assert found is not None, words
    return int(found[1]), clause(found[2])


def paragraph(words: str, topic: str, region: str) -> tuple[int, list[Said]]:
    """Year and clauses of a paragraph; what is said once for all of them is said of each again."""
    about = f"{topic}方面，" if topic else ""
    first, *others = words.removesuffix("。").split("。")
    found = re.fullmatch(rf"{re.escape(about)}(\d{{4}})年，{re.escape(region)}(.*)", first)
    assert found is not None, words
    clauses = _group(found[2], {})
    for other in others:
        opening, rest = other.split("，", 1)
        assert opening.startswith("另"), words
        clauses += _group(rest, _notes(re.sub("^另[按据]", "", opening).replace("（", "，")))
    return int(found[1]), clauses


def _group(words: str, opening: dict[str, Any]) -> list[Said]:
    found = re.fullmatch(r"(.*?)(?:（以上(.*)）)?", words)
    assert found is not None, words
    shared = opening | _notes(found[2] or "")
    return [_with(clause(one), shared) for one in parts(found[1], "；")]


def _notes(ending: str) -> dict[str, Any]:
    """What an ending says of every clause before it."""
    notes: dict[str, Any] = {}
    sums, scope = SUMS.search(ending.replace("按区县合计", "")), SCOPE.search(ending)
    if sums:
        notes["summed"] = (int(sums[1]), int(sums[2])) if sums[1] else True
    if scope:
        notes["scope"] = (int(scope[1]), int(scope[2]))
    if "增减均按区县合计" in ending:
        notes["of_sums"], notes["of_samples"] = True, "按区县合计，为示例数据" in ending
    rest = ending.replace("按区县合计，为示例数据", "").replace("名次含示例数据", "")
    notes["sample"] = SAMPLE in rest
    notes["ranked_sample"] = "名次含示例数据" in ending
    apart = re.search(r"均与上年不可比：([^，]+)", ending)
    if apart:
        notes["change"] = f"与上年不可比（{apart[1]}）"
    return {name: value for name, value in notes.items() if value}


def _with(said: Said, shared: dict[str, Any]) -> Said:
    """The clause with what was said for all; of a place or a change only where it has one."""
    needs = {"scope": said.rank, "ranked_sample": said.rank, "of_sums": said.change,
             "of_samples": said.change}  # fmt: skip
    own = {k: v for k, v in shared.items() if k not in needs or needs[k] is not None}
    if said.summed or shared.get("summed"):
        own = {k: v for k, v in own.items() if k not in ("of_sums", "of_samples")}
    return Said(**{**said.__dict__, **own})
