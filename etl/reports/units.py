"""What numbers are counted in: units, by family, and where the same characters are no unit.

A table and its regular expression; knows no numbers.
"""

import re
from typing import Literal

Family = Literal["money", "people", "count", "event", "percent", "points", "rank", "rate", "none"]

# A unit, then what must not follow: 项目 is a noun and no 项 of 目, 场所 no 场.
UNITS: dict[Family, dict[str, str]] = {
    "points": {"个百分点": "", "百分点": "", "个点": ""},
    "percent": {"%": "", "番": "", "倍": "", "成": "立员长绩果效为功交本人年套熟都就"},
    "money": {
        "美元": "",
        "港元": "",
        "港币": "",
        "欧元": "",
        "日元": "",
        "英镑": "",
        "澳门元": "",
        "元人民币": "",
        "人民币": "",
        "元": "旦月素宵",
        "块钱": "",
    },
    "people": {
        "人(次)": "",
        "人次": "",
        "名": "单录称次义誉",
        "人": "大民均社工力为事文",
        "位": "于居列次置",
    },
    "event": {
        "场(次)": "",
        "场次": "",
        "期次": "",
        "班次": "",
        "轮次": "",
        "批次": "",
        "次": "年日级性",
        "场": "所地馆面景合",
        "期": "间望待限权货末初刊",
        "届": "",
        "轮": "训换",
        "课时": "",
        "学时": "",
        "节": "约能日",
        "堂": "",
        "讲": "话解座师坛堂",
    },
    "count": {
        "家(次)": "",
        "户(次)": "",
        "件(次)": "",
        "家次": "",
        "户次": "",
        "件次": "",
        "篇次": "",
        "条次": "",
        "家": "庭族乡属",
        "个": "别性税体",
        "户": "籍外均",
        "件": "套",
        "项": "目",
        "条": "件例款约",
        "篇": "章幅",
        "份": "额",
        "支": "持部付出撑",
        "座": "谈",
        "所": "在有属",
        "处": "理置于罚分",
        "对": "外于接口比标",
        "批": "准复示评发",
        "辆": "",
        "台": "账阶湾商胞",
        "套": "餐取",
        "宗": "教旨",
        "起": "来到草诉步",
        "例": "如",
        "款": "项物",
        "间": "接",
        "棵": "",
        "株": "洲",
        "亩": "均",
        "公顷": "",
        "平方米": "",
        "平方公里": "",
        "平米": "",
        "公里": "",
        "立方米": "",
        "万吨": "",
        "吨": "",
        "公斤": "",
        "千克": "",
        "斤": "",
        "只": "有是要能",
        "头": "",
        "本": "年级市区县省地次届土",
        "册": "",
        "辑": "",
        "部": "门分署长委队",
        "集": "体中团聚成群",
        "村": "庄级民委",
        "张": "家",
        "枚": "",
        "幅": "",
        "箱": "",
        "盒": "",
        "瓶": "",
        "袋": "",
        "艘": "",
        "架次": "",
        "车次": "",
        "门": "",
        "组": "织建成团长",
        "队": "",
        "类": "",
        "种": "植",
        "站": "式位",
        "字": "",
        "票": "",
        "把": "",
        "桶": "",
        "床": "",
        "颗": "",
        "卷": "",
        "道": "路德",
        "项次": "",
        "千瓦": "",
        "家机构": "",
        "天": "然津空下地上台府气山花真",
        "个工作日": "",
        "工作日": "",
        "小时": "工候",
        "微克": "",
    },
}
FAMILY: dict[str, Family] = {unit: family for family, units in UNITS.items() for unit in units}
# How a unit is called where two spellings are one.
SPELLED: dict[str, str] = {
    "家(次)": "家次",
    "户(次)": "户次",
    "件(次)": "件次",
    "人(次)": "人次",
    "场(次)": "场次",
    "百分点": "个百分点",
    "个点": "个百分点",
    "元人民币": "元",
    "人民币": "元",
    "块钱": "元",
    "港币": "港元",
    "平米": "平方米",
}
PER = "(?P<per>/(?:立方米|平方公里|平方米|亩|人|户|年|吨|家|天|月|次|公顷))"


def _alternative(unit: str, never: str) -> str:
    return re.escape(unit) + (f"(?![{never}])" if never else "")


_ALL = [(unit, never) for units in UNITS.values() for unit, never in units.items()]
_ALL.sort(key=lambda pair: -len(pair[0]))
_STARTING: dict[str, re.Pattern[str]] = {
    first: re.compile(
        f"(?P<unit>{'|'.join(_alternative(*pair) for pair in _ALL if pair[0][0] == first)}){PER}?"
    )
    for first in {unit[0] for unit, _ in _ALL}
}
FIRST_CHARACTERS = frozenset(_STARTING)
# One expression for each first character: most characters after a number begin no unit.

NO_UNIT_AFTER = re.compile("个体(?!工商|户|经)")  # 30个体育项目 is counted in 个, 个体户 is not


def unit_at(text: str, place: int) -> tuple[int, str, Family] | None:
    """Where the unit at `place` ends, its name and family; None where there is none."""
    starting = _STARTING.get(text[place : place + 1])
    found = None if starting is None else starting.match(text, place)
    if found is None:
        if NO_UNIT_AFTER.match(text, place):
            return place + 1, "个", "count"
        return None
    unit = SPELLED.get(found["unit"], found["unit"])
    if found["per"] is not None:
        return found.end(), unit + found["per"], "rate"
    return found.end(), unit, FAMILY[found["unit"]]
