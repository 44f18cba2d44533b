"""A light, independent reading of a number as a source wrote it: 近10萬人, 161万1千, 第六位.

It checks transcribed values and nothing else: words it cannot read whole are left unread,
never read in part. The reader of whole reports is another one.
"""

import re
from decimal import Decimal
from typing import NamedTuple

LONGEST = 40  # a value with its unit is short; anything longer is prose
DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
ONE_FOR_ONE = str.maketrans(
    "０１２３４５６７８９．％，（）－—–~～至億萬餘個戶",
    "0123456789.%,()------亿万余个户",
)
FOOTNOTES = re.compile(r"\[\d{1,3}\]|[①-⑳¹²³⁰-⁹*†]")
BLANK = r"[ \u00a0\u2009\u202f\u3000]"
GROUPS = re.compile(rf"(?<!\d)\d{{1,3}}(?:{BLANK}\d{{3}}){{1,5}}(?!\d)")  # 1 697
LOOSE = re.compile(rf"(?<!\d){BLANK}{{1,4}}|{BLANK}{{1,4}}(?!\d)")

ARABIC = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,18}(?:\.\d{1,6})?"
CHINESE = r"[〇零一二两三四五六七八九十百千]{1,9}(?:点[〇零一二三四五六七八九]{1,6})?"
NUMBER = rf"(?:{ARABIC}|{CHINESE})"
SCALE = r"(?:万亿|亿|万|千|百)?"
# What may follow a number: a unit without digits or numerals, and a hedge.
UNIT = r"(?:个百分点|%)?[^\d%\-.,* 〇零一二两三四五六七八九十百千万亿几数半]{0,8}"
BEFORE = r"(?:超过|超|逾|突破|近|不足|不到|不超过|不少于|至少|约|大约|达到|达|累计|共|合计|第|前)?"
MORE = r"[余多]?"
# 千克 and the like are units, not thousands; 三成 is thirty percent.
AMOUNT = rf"{NUMBER}{MORE}{SCALE}(?![克瓦米卡赫成折]){MORE}"
COMPOUND = rf"{NUMBER}亿(?:{NUMBER}万)?(?:{NUMBER}千)?|{NUMBER}万{NUMBER}千"
SINGLE = re.compile(
    rf"(?P<fall>下降|减少|降低|-)?{BEFORE}(?P<amount>{AMOUNT}|上[千万亿]|[万亿][余多]){UNIT}"
)
SUM = re.compile(rf"{BEFORE}(?P<sum>{COMPOUND}){UNIT}")
PERCENT = re.compile(rf"(?P<fall>下降)?{BEFORE}百分之(?P<amount>{NUMBER}){MORE}(?:以上|左右)?")
RANGE = re.compile(rf"{BEFORE}(?P<low>{AMOUNT})-(?P<high>{AMOUNT}){UNIT}")
PART = re.compile(rf"(?P<number>{NUMBER})?{MORE}(?P<scale>{SCALE}){MORE}")
HEDGE = re.compile(
    r"^(?:超|逾|突破|近|不足|不到|不超过|不少于|至少|约|大约|上[千万亿])"
    r"|(?<=[\d十百千万亿%])[余多]|(?:以上|以内|左右)$"
)


class Written(NamedTuple):
    """What the words say; `high` is the end of a range."""

    low: Decimal
    high: Decimal | None = None


def written_value(words: str, table_scale: str = "") -> Written | None:
    """The number in `words`, in the base unit; None where it cannot be read whole.

    `table_scale` is 万 or 亿 where a table's head names the unit and the cell does not.
    """
    text = _plain(words)
    if not text or len(text) > LONGEST:
        return None
    if found := RANGE.fullmatch(text):
        return _range(found["low"], found["high"])
    for pattern in (SUM, PERCENT, SINGLE):
        if found := pattern.fullmatch(text):
            return _single(found, SCALES.get(table_scale, 1) if _bare(text) else 1)
    return None


def has_hedge(words: str) -> bool:
    """Whether the words hedge the number (超, 近, 约, 余 …)."""
    return HEDGE.search(_plain(words)) is not None


def _plain(words: str) -> str:
    """Half-width, simplified, without blanks and footnote marks."""
    masked = re.search(r"\*{2}|[×○□_xX]", words)
    if masked is not None:  # **.**亿元 hides its number: taking the marks away would invent one
        return ""
    text = FOOTNOTES.sub("", words.translate(ONE_FOR_ONE))
    grouped = GROUPS.sub(lambda found: re.sub(BLANK, "", found[0]), text)
    return LOOSE.sub("", grouped)


def _bare(text: str) -> bool:
    return re.fullmatch(ARABIC, text) is not None


def _single(found: re.Match[str], times: int) -> Written | None:
    groups = found.groupdict()
    parts = re.findall(rf"{NUMBER}(?:万亿|亿|万|千)", groups["sum"]) if "sum" in groups else []
    amounts = [_amount(part) for part in parts] or [_amount(groups.get("amount") or "")]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return None
    value = sum(known, Decimal(0)) * times
    return Written(-value if groups.get("fall") else value)


def _range(low: str, high: str) -> Written | None:
    """3-5万 means 3万 to 5万: the first takes over the scale that only the second names."""
    scale = re.search(r"(?:万亿|亿|万)", high)
    if scale and not re.search(r"[万亿]", low):
        low += scale[0]
    first, second = _amount(low), _amount(high)
    return None if first is None or second is None else Written(first, second)


def _amount(text: str) -> Decimal | None:
    """A number and its scale: 30余万, 1.38万亿, 千余, 三百."""
    found = PART.fullmatch(text.removeprefix("上"))
    if found is None:
        return None
    number = found["number"]
    value = Decimal(1) if number is None else _number(number)
    return None if value is None else value * SCALES[found["scale"]]


def _number(text: str) -> Decimal | None:
    if text[0].isdecimal():
        return Decimal(text.replace(",", ""))
    whole, _, decimals = text.partition("点")
    value = _chinese(whole)
    if value is None or not decimals:
        return value
    return value + Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))


def _chinese(text: str) -> Decimal | None:
    """十, 二十三, 三百零五. None for digits side by side (二三 is “two or three”)."""
    total, digit, last = 0, None, 10**4
    for c in text:
        if c in "零〇":
            continue
        if c in DIGITS:
            if digit is not None:
                return None
            digit = DIGITS[c]
        elif POWERS[c] >= last:
            return None
        else:
            last = POWERS[c]
            total, digit = total + (1 if digit is None else digit) * last, None
    return Decimal(total + (digit or 0))
