"""What a number format does to the size of a number: 560000 shown as 56.0, or as 56.0万.

Knows number formats as spreadsheets write them; reads no cell.
"""

import re
from decimal import Decimal
from functools import lru_cache

TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[[^\]]*\]|(?P<plain>.)')
CONDITION = re.compile(r"\[(?P<sign>[<>]=?|=)(?P<bound>[0-9.]+)\]")
SECTIONS = re.compile(r'(?:"[^"]*"|\\.|[^;])*')
SCALE = re.compile("百万|千万|万|亿|千")
SCALES = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}


def is_unseen(number: Decimal, number_format: str) -> bool:
    """Whether the format shows nothing of the number: ;;;"""
    section = _section(number, number_format)
    return ";" in number_format and not section.strip()


def shown_size(number: Decimal, number_format: str) -> tuple[Decimal, int | None]:
    r"""The size of the number as one reads it, and the scale that the format writes behind it:
    560000 under 0\.0, is 56; under 0\.0,"万" it is 56 and 10,000.
    """
    divided, scale = _scaling(_section(number, number_format))
    return number / divided, scale


def _section(number: Decimal, number_format: str) -> str:
    """The part of the format that this number is shown by."""
    sections: list[str] = [found for found in SECTIONS.findall(number_format) if found] or [""]
    if number_format.startswith(";"):
        return ""
    for section in sections:
        condition = CONDITION.search(section)
        if condition is None or _holds(number, condition["sign"], Decimal(condition["bound"])):
            return section
    return sections[-1]


def _holds(number: Decimal, sign: str, bound: Decimal) -> bool:
    return ("=" in sign and number == bound) or (
        number > bound if ">" in sign else "<" in sign and number < bound
    )


@lru_cache
def _scaling(section: str) -> tuple[int, int | None]:
    r"""What the number is divided by, and the scale written behind it.

    Each comma behind the last digit divides by a thousand; digits behind a point that is only
    written there divide by ten each: 0\.0, by ten thousand.
    """
    skeleton = literals = ""
    for found in TOKEN.finditer(section):
        literal = found["quoted"] or found["escaped"] or ""
        plain = found["plain"] or ""
        skeleton += "p" if literal == "." else plain if plain in "0#?.," else ""
        literals += literal if literal != "." else "" if plain in "0#?.," else plain
    digits = skeleton.rstrip(",")
    thousands = len(skeleton) - len(digits)
    after_point = digits.rpartition("p")[2] if "p" in digits and "." not in digits else ""
    scale = SCALE.search(literals)
    times = 1000**thousands * 10 ** len(after_point.replace(",", ""))
    return times, SCALES[scale[0]] if scale else None
