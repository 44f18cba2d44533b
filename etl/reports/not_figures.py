"""Numbers that count nothing: dates, ordinals, slogans, document numbers, brands.

Each with its class, so that leaving it out can be explained. Knows no quantity.
"""

import re

N = "[零〇○一二三四五六七八九十两百]"
D = rf"(?:\d{{1,4}}|{N}{{1,5}})"
MASK = "[*X×○□x]"
YEAR = rf"(?:(?:19|20)\d\d|(?:19|20)\d?{MASK}{{1,2}}|{MASK}{{2,4}}|二[零〇○][零〇○一二三四五六七八九]{{2}}|一九[零〇○一二三四五六七八九]{{2}})"
MONTH = rf"(?:\d{{1,2}}|{MASK}{{1,2}}|[一二三四五六七八九十]{{1,2}})月"
DAY = rf"(?:\d{{1,2}}|{MASK}{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号]"
TIME_UNITS = "(?:多|余|来|几)?(?:个)?(?:周年|年代|学年|周岁|工作日|小时|分钟|季度|星期|世纪|年|月|天|日|秒|周|岁|载|刻钟)"

# In this order: the first that matches at the number's first character gives the class. With each
# class stands what it can begin with: 1 a digit or N, 一 a character of `N`, * one of `MASK`.
PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("date", "1一*", rf"\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}日?|{YEAR}年{MONTH}(?:{DAY})?"),
    (
        "period",
        "1一*",
        rf"{YEAR}年?[-~至到]{{1,2}}(?:{YEAR}年|\d{{2}}年)|{YEAR}年(?:度|底|末|初|内|间|来)?",
    ),
    (
        "period",
        "1一*",
        rf"(?:\d{{1,2}})[-~至到](?:\d{{1,2}})月份?|{MONTH}(?:{DAY}|份|底|末|初|[上中下]旬)?(?!均)",
    ),
    ("phone", "1", r"\d{3,4}-\d{7,8}|1[3-9]\d{9}(?!\d)|400-\d{3,4}-\d{3,4}"),
    (
        "clock",
        "1",
        r"\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?|(?<=[午晨晚日])\d{1,2}[时点](?:\d{1,2}分|半|许)?",
    ),
    ("code", "1", r"[\dN]{1,3}(?:\+[\dNXnx]{1,3}){1,5}"),
    ("code", "1", r"\d{1,6}(?:\.\d+)?(?=[A-Za-z])[A-Za-z]{1,12}\+?"),
    ("code", "1", r"(?<=[A-Za-z])\d{1,6}(?:\.\d{1,2})?"),
    ("code", "1", r"\d{3,6}(?:-\d)?(?=[^\d]{0,3}(?:热线|专线|平台|服务专线|政务|政企通|便民))"),
    ("ratio", "1", r"\d{1,4}:\d{1,4}(?![\d])"),
    (
        "document",
        "1一",
        rf"(?<=[〔\[(（])\d{{4}}(?=[〕\])）])|{D}号(?:文件|文|令|楼|地块|线|院|馆|厅|公告)?",
    ),
    ("document", "1", r"\d{1,4}(?=(?:室|楼|栋|幢|弄|路|国道|省道)(?!径|线))"),
    (
        "meeting",
        "一",
        rf"{N}{{1,4}}届{N}{{0,4}}(?:次|中|全)?|{N}{{1,3}}大(?=精神|报告|召开|代表|以来|以后|胜利|闭幕|开幕|部署|和|、|,|。|”|》|提出|擘画|战略|之)",
    ),
    (
        "meeting",
        "一",
        rf"(?<=[届{N}、])[一二三四五六七八九]中全会|[一二三四五六七八九]中(?=、|全会)|十[一二三四五六]五(?=规划|时期|期间|末|,|”|、|的|开局|收官|以来|\b)",
    ),
    (
        "meeting",
        "*",
        rf"(?<=届){MASK}{{1,3}}次|{MASK}{{1,3}}届{MASK}{{0,3}}次?(?=全|会|[一二三四五六七八九]|{MASK})",
    ),
    ("strong_list", "1一", rf"{D}[强佳](?!度|化|调|势|力)"),
    ("grade", "1一", rf"{D}(?:A级|星级|级|等奖|线城市)(?![次届])"),
    ("age", "1一", rf"{D}(?:周)?岁"),
    (
        "duration",
        "1一*",
        rf"(?:\d{{1,4}}(?:\.\d)?|{N}{{1,4}}|{MASK}{{1,3}})(?:[-~至到]{{1,2}}(?:\d{{1,4}}|{N}{{1,4}}))?{TIME_UNITS}",
    ),
    (
        "list_number",
        "1一",
        r"(?<![^\n])(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.)](?!\d)|(?<=\()(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?=\))",
    ),
    ("list_number", "一", r"[一二三四五六七八九十](?:是|要|则)(?!一|否)"),
    ("enumeration", "一", rf"{N}{{1,2}}大(?!会|赛|会议|型|量|家|厦|学|桥|道|力|幅|数)"),
    (
        "slogan",
        "一",
        r"两个(?:健康|维护|确立|毫不动摇|覆盖|全覆盖|先行|率先|大局|结合|加快|务必|百年|市场|行动)|三个(?:没有变|务必|代表|百分百|清单|导向)",
    ),
    (
        "slogan",
        "一",
        r"四个(?:意识|自信|全面|典范|伟大|革命|服务|机制|没有)|三高四新|五位一体|三会一课|一带一路|两学一做|[一三五]岗双责|六稳|六保|八八战略|八项规定|四风|一[企会村县镇]一[策品码业]|四[好史化敢]|五好|三[性进农商服](?!个)|五个一|双随机",
    ),
    ("slogan", "一", "三次产业|二次(?=创业|腾飞|飞跃|分配|供水|加工|污染|利用|开发|装修)"),
    ("slogan", "一", rf"[一二三四五六七八九十][单会学岗带企]{N}[卡课做责路策]"),
    ("version", "1", r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?版"),
)
CLASSES = {
    "name": "名称、口号或书名中的数字",
    "date": "日期",
    "period": "年份或期间",
    "phone": "电话号码",
    "clock": "时刻",
    "code": "代号或品牌",
    "ratio": "比例",
    "document": "文号、门牌或编号",
    "meeting": "会议届次或规划名称",
    "strong_list": "榜单名称",
    "grade": "等级",
    "age": "年龄",
    "duration": "时长",
    "list_number": "序号",
    "ordinal": "序数",
    "enumeration": "概括性的数",
    "slogan": "口号或提法",
    "version": "版本号",
    "masked_name": "隐去的名称",
    "policy_name": "政策名称",
    "bare_number": "没有单位的数",
    "unread": "前后有未能读懂的数字",
    "threshold": "条件或门槛",
    "bare_word": "词语中的数字",
}
_BEGUN_BY = {
    begun: re.compile(
        "|".join(
            f"(?P<c{place}>{pattern})"
            for place, (_, starts, pattern) in enumerate(PATTERNS)
            if not set(starts).isdisjoint(begun)
        )
    )
    for begun in ("1", "一*")  # ○ is a zero and a mask
}
_OTHERS = frozenset(N[1:-1] + MASK[1:-1])
NAMES = re.compile(
    '“[^”\n]{1,30}”|《[^》\n]{1,60}》|"[^"\n]{1,30}"|‘[^’\n]{1,30}’|「[^」\n]{1,30}」|『[^』\n]{1,30}』'
)
SAYS_SOMETHING = re.compile("[,。;]")  # a quotation that is a clause of its own may hold figures
# 审批时限压缩到3个工作日, 把调解周期控制在30天以内: how long something takes is a result.
SHORTENED = re.compile(
    "(?:缩短|压缩|提前|减少|压减|精简|控制|限定)(?:了|至|到|为|在)?(?:不超过)?[约近超]?\\Z"
)
# “1+4+N”工作法，即一张清单、四个专班、N个部门: the letter of the slogan, no hidden number.
EXPLAINED = re.compile("\\+[Nn](?![A-Za-z0-9])[^。;!?\\n]*\\Z")
SHORTENS = re.compile("(?:缩短|压缩|压减|减少|精简)(?:到|至|为)")


def names_in(text: str) -> list[tuple[int, int]]:
    """Quoted names, titles and slogans: a number in one counts nothing."""
    return [m.span() for m in NAMES.finditer(text) if not SAYS_SOMETHING.search(m[0])]


def not_figure_at(text: str, place: int) -> tuple[int, str] | None:
    """Where the number at `place` ends and its class, if it is no figure; else None."""
    if text[place] in "Nn" and EXPLAINED.search(text, max(0, place - 60), place):
        return place + 1, "code"
    first = text[place]
    begun = "1" if first.isdecimal() or first == "N" else "一*" if first in _OTHERS else None
    found = None if begun is None else _BEGUN_BY[begun].match(text, place)
    if found is None or found.end() == place:
        return None
    kind = PATTERNS[int(found.lastgroup[1:])][0] if found.lastgroup else "code"
    if kind == "duration" and (
        SHORTENED.search(text, max(0, place - 9), place) or SHORTENS.match(text, found.end())
    ):
        return None
    return found.end(), kind


def blanked(text: str, names: list[tuple[int, int]]) -> str:
    """The text with its quoted names made of dots, each place where it was."""
    pieces: list[str] = []
    begin = 0
    for start, end in names:
        pieces += (text[begin:start], "·" * (end - start))
        begin = end
    return "".join((*pieces, text[begin:]))
