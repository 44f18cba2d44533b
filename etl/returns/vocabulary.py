"""The words of forms that name no indicator: what a column holds, what a heading changes.

Compared closed up, without quotation marks. Nothing here reads a cell.
"""

import re
from typing import Literal

from etl.returns.folding import closed_up

Axis = Literal[
    "region",
    "period",
    "indicator",
    "unit",
    "serial",
    "note",
    "name",
    "neutral",
    "category",
    "either",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(map(closed_up, text.split()))


Missing = Literal["not_disclosed", "not_applicable", "not_reported", "ambiguous", "masked"]
AXES: dict[Axis, frozenset[str]] = {
    # 单位 heads names of offices as often as units: what stands below decides.
    "either": _words("单位 项目 名称 类别 内容 填报内容"),
    "region": _words(
        "区县 区县（市） 区（县） 区（县、市） 区(县)市 区县(市、区) 县（市、区） 县(市)区 县市区 区县市 县区 市县 市县区 地区 地区名称 "
        "所属地区 所属区县 所属区县（市） 所在区县 所在区县（市） 所在地 所在地区 行政区 行政区划 区划 区域 辖区 属地 区县名称 "
        "各区县 各区县（市） 填报单位 报送单位 上报单位 填报区县 报送区县 单位名称 工商联 区县工商联 各区县工商联 区县（市）工商联 基层工商联"
    ),
    "period": _words(
        "年份 年度 年 时间 统计年度 统计年份 统计时间 报告期 报告年度 期间 期别 所属年度 数据年份 年别 统计期 "
        "季度 月份 时段 统计时段 日期 统计日期 数据日期 报表日期 截止日期 截止时间 截至日期 统计截止日期 数据截止日期"
    ),
    "indicator": _words(
        "指标 指标名称 统计指标 统计项目 主要指标 指标项 指标项目 数据项 工作指标 指标内容 统计内容 项目指标 指标（项目） 填报指标 填报项目"
    ),
    "unit": _words("计量单位 单位名 数量单位 金额单位 指标单位 单位（计量）"),
    "serial": _words(
        "序号 编号 序 行次 栏次 No No. 行号 代码 指标代码 地区代码 区划代码 行政区划代码 指标编码 编码 #"
    ),
    "note": _words(
        "备注 说明 备注说明 情况说明 数据来源 来源 联系人 联系电话 电话 手机 填报人 填表人 审核人 责任人 责任单位 牵头单位 牵头部门 负责人 "
        "单位负责人 指标解释 口径 统计口径 核对情况 审核意见 邮箱 地址 填报日期 填报时间 报送日期 报送时间 更新时间 附注 注 修订说明 "
        "填报说明 指标说明 完成情况说明 主要做法 联络员"
    ),
    "name": _words(
        "街道 乡镇 镇街 街镇 街道（乡镇） 乡镇（街道） 街道（镇） 镇（街道） 乡镇街道 街道乡镇 社区 街道名称 乡镇名称 企业名称 公司名称 项目名称 商会名称 会员名称 会员企业 会员姓名 姓名 村名 村名称 帮扶村名称 结对村名称 所属企业 投资主体 实施主体 "
        "投资方 投资企业 参与企业名称 帮扶企业 帮扶企业名称 党组织名称 统一社会信用代码 法定代表人 法人代表 所属行业 行业 项目地点 开工时间 "
        "签约时间 入会时间 捐赠企业名称 捐赠单位"
    ),
    "neutral": _words(
        "数值 数量 数据 完成 已完成 实际值 完成数 完成值 完成情况 实际 实际数 实际完成 实际完成数 实际完成情况 实绩 本期 本期数 指标值 填报数 填报值 数 值 "
        "个数 家数 人数 金额 报送数 统计数 数额 合计 总数 总计 总量 全年 全年数 全年累计 情况 数据值 填报数据 本年完成 本年实际 报送值"
    ),
    "category": _words(
        "分类 板块 支柱 大类 类型 一级指标 领域 工作领域 指标类别 指标分类 类目 主题 指标类型 工作板块"
    ),
}
AXIS_OF = {word: axis for axis, words in AXES.items() for word in words}

RELATIVE = {
    **dict.fromkeys(
        (
            "本年",
            "本年数",
            "本年度",
            "本年累计",
            "当年",
            "今年",
            "本年末",
            "年末",
            "年末数",
            "期末",
            "期末数",
            "年底",
            "年底数",
            "本年实际数",
            "本年累计数",
            "本年累计完成",
            "自年初累计",
            "年初累计",
            "年初至今",
            "1-本月",
            "1-本月累计",
            "1至本月",
            "1至本月累计",
        ),
        0,
    ),
    **dict.fromkeys(
        (
            "上年",
            "上年数",
            "上年度",
            "去年",
            "上年同期",
            "去年同期",
            "上年末",
            "上年实际",
            "上年完成数",
            "上年同期数",
            "上年末数",
            "年初",
            "年初数",
            "期初",
            "期初数",
        ),
        -1,
    ),
}
DERIVED = re.compile(
    r"同比|环比|增长|增速|增幅|增减|净增|较上年|比上年|比去年|较去年|占比|占全市|比重|比例|排名|名次|位次|完成率|进度|平均|人均|户均|均值|得分|评分"
)
FORECAST = re.compile(r"预计|预测|预期|预估|计划|目标|任务|预算")
# Other work with projects, investments and enterprises of its own: 项目数 below is not of 兴村.
OTHER_WORKS = ("招商", "引资", "光彩", "湘商", "回归", "返乡", "迎老乡", "对口支援", "援疆", "援藏")
CHANGING = re.compile(
    r"新增|新发展|净增|当年|本年|上年|去年|女|男|其中|不含|除外|非|拟|意向|在谈|签约|月|季|半年|退|注销|未"
)
GROUP = re.compile(
    r"(?:参与|实施|帮扶|受益)?(?:主体|对象)|(?:资金|经费)?(?:投入|来源)|资金|规模|产业|人员|队伍|机构|"
    r".{0,16}(?:情况|建设|工作|行动|指标|活动|事业|发展|服务|系统|数据|统计|概况|信息|方面|部分|类|板块|成效|成果|成绩|基础|综合)"
)
NOTE = re.compile(
    r"(?:注|备注|说明|填报说明|填表说明|数据来源|资料来源|来源|口径|统计口径|附注|指标解释|备 注|填表须知|填报要求)(?:[0-9一二三四五六]{0,2})[:：、.．].*|[0-9]{1,2}[.、．].+|\([0-9一二三四五六]\).+|[*※#①-⑳].+"
)
ABOVE = re.compile(r"\(?(?:备?注[0-9]?[:.、])?(?:以上|上述|上表|表中|更正)")
SIGNATURE = re.compile(
    r".{0,8}(?:负责人|填表人|填报人|制表人|制表|审核人|审核|复核|复核人|联系人|联系电话|电话|经办人|签字|签名|签章|盖章|主管领导|分管领导|单位公章|公章|领导签字|填报日期|报送日期|填表日期|填报时间|制表日期|上报日期|审定人|审批人)\)?[:：)].*"
)
COLUMN_NUMBERS = re.compile(r"甲|乙|丙|丁|栏次|列次|\(?[0-9]{1,2}\)?|[A-Z]|[①-⑳]")
QUOTES = str.maketrans("", "", "\"'“”‘’「」『』《》〈〉*")


def bare(text: str) -> str:
    """Closed up, without quotation marks: what words are compared as."""
    return closed_up(text).translate(QUOTES)


def axis_of(text: str) -> Axis | None:
    """What a column under this heading holds; None where the heading is no such word."""
    return AXIS_OF.get(bare(text).rstrip(":"))


def reason_to_ignore(text: str) -> str:
    """Why a line outside a table may be set aside; "" where no pattern says so."""
    plain = closed_up(text)
    if SIGNATURE.fullmatch(plain):
        return "签字栏"
    return "表下说明" if NOTE.fullmatch(plain) else ""


def speaks_of_above(text: str) -> bool:
    """Whether a line is about the table above it, whatever follows: 以上为2022年数据."""
    return ABOVE.match(closed_up(text)) is not None


def speaks_below(text: str) -> bool:
    """Whether a line below a table is a note on it or a signature."""
    return speaks_of_above(text) or bool(reason_to_ignore(text))


def is_note(label: str) -> bool:
    """Whether a label is a signature's or a note's. Most labels have none of their signs."""
    marked = any(sign in label for sign in "：:)）、.．")
    return axis_of(label) == "note" or (marked and bool(reason_to_ignore(label)))


MISSING: dict[Missing, frozenset[str]] = {
    "not_disclosed": _words("不公布 不公开 不便公开 不便公布 不予公布 不对外公布 保密 涉密"),
    "not_applicable": _words("不适用 不涉及 无此项 无此项工作"),
    "not_reported": _words(
        "- -- --- — —— ——— – − _ / // \\ … …… ... 。 · 暂无 暂缺 缺 缺失 空 未统计 未报 未报送 未填 未填报 待报 待统计 待补 暂未统计 尚未统计 暂无数据 无数据 N/A NA n/a null NULL #"
    )
    | {""},
    "ambiguous": _words("无 没有"),
}
MASKED = re.compile(r"[*×xX○_]{1,8}(?:\.[*×xX○_]{1,4})?[\u4e00-\u9fff%]{0,4}")


def kind_of_missing(text: str) -> Missing | None:
    """Which kind of no value the text of a cell says; None where it says something."""
    plain = closed_up(text)
    for kind, words in MISSING.items():
        if plain in words:
            return kind
    return "masked" if MASKED.fullmatch(plain) else None
