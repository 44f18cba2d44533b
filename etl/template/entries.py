"""What may be typed into a cell of a blank return, and what is said where something else is.

Excel's, WPS's and LibreOffice's own validation; texts within its limits (title 32, message 255
characters). Which cell it is for is not known here.
"""

from datetime import date
from typing import Any

from catalogue import Indicator
from etl.template.asking import REASONS, Line

TITLE, MESSAGE = 32, 255
MISSING = "没有数据请留空，并在“未填原因”中选择，不要填文字。"


def of_value(line: Line) -> dict[str, Any]:
    """Whole numbers for counts, 0 to 100 for shares, 1 and more for ranks, decimals for money."""
    indicator = line.indicator
    rule, words = _rule(indicator)
    return {
        **rule,
        "input_title": indicator.name[:TITLE],
        "input_message": f"填{words}。{indicator.definition}"[:MESSAGE],
        "error_title": "填报有误",
        "error_message": f"“{indicator.name}”应填{words}。{MISSING}"[:MESSAGE],
    }


def _rule(indicator: Indicator) -> tuple[dict[str, Any], str]:
    if indicator.kind == "rank":
        return {"validate": "integer", "criteria": ">=", "value": 1}, "名次，为1或更大的整数"
    if indicator.unit == "%" and indicator.may_be_negative:
        return {"validate": "decimal", "criteria": ">=", "value": -100}, "百分数，如增长8.5%填8.5"
    if indicator.unit == "%":
        between = {"criteria": "between", "minimum": 0, "maximum": 100}
        return {"validate": "decimal", **between}, "0到100之间的百分数，如64.7%填64.7"
    if indicator.unit == "元":
        return {"validate": "decimal", "criteria": ">=", "value": 0}, "0或正数，单位见“计量单位”"
    return {"validate": "integer", "criteria": ">=", "value": 0}, "0或正整数"


def of_unit(line: Line) -> dict[str, Any]:
    """One of the units of money."""
    return _one_of(line.units, "计量单位")


def of_reason() -> dict[str, Any]:
    """Why the cell beside is blank."""
    asked = "仅在没有数据时选择：未统计、不适用，或不公布。"
    return {**_one_of(REASONS, "未填原因"), "input_title": "未填原因", "input_message": asked}


def of_date(year: int) -> dict[str, Any]:
    """A day on which a return of `year` can be sent."""
    return {
        "validate": "date",
        "criteria": ">=",
        "value": date(year, 1, 1),
        "input_title": "报送日期",
        "input_message": f"填日期，如{year + 1}-1-10。",
        "error_title": "填报有误",
        "error_message": f"“报送日期”应填日期，不早于{year}年，如{year + 1}-1-10。",
    }


def _one_of(words: tuple[str, ...], name: str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(words),
        "error_title": "填报有误",
        "error_message": f"“{name}”请从下拉列表中选择：{'、'.join(words)}。",
    }
