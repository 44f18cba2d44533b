"""One heading to its words, its unit and its period: 会员数（个）, 2024年投资额/万元.

Knows no indicator; what the words mean is said in `etl.returns.phrases`.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from etl.returns.folding import folded
from etl.returns.months import months_after, months_before, months_of
from etl.returns.units import Units
from etl.returns.vocabulary import RELATIVE, axis_of, bare
from etl.returns.years import SHORT, Months, Period, period_of, plain_digits

NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\(?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\)[、.]?|[0-9]{1,2}(?:\.[0-9]{1,2})?[、.](?![0-9])|[①-⑳])"
)
BRACKET = re.compile(r"\(([^()]{0,30})\)")
YEAR_BEFORE = re.compile(rf"^(?:截至|截止)?(?:(?:19|20)[0-9]{{2}}年?|{SHORT}年)(?:度|底|末)?(?=.)")
BRACKETS = str.maketrans("【】[]〔〕{}", "()()()()")
MARKS = re.compile("(?<=.)[①-⑳¹²³⁴-⁹※]")  # of footnotes; ① in front is a number
TO_DATE = re.compile("累计|年初至今|本月")
SEPARATED = re.compile("[,，、;；]")
SCOPE = re.compile(r"[市县区、]{1,4}|街道|乡镇|镇街")
KEPT_OUT = re.compile(
    r"(?:1月?[-—~至]12月|(?:截至|截止)(?:到|至)?(?:当年|本年|年)?(?:[底末]|期末|目前|12月)"
    r"|含|包括|自|以|按|见|详见|注).*|(?:年度?)?(?:快报|年报|决算)数?"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """One heading cell: its words without unit, year and numbering; and those. `months` are of a
    year that stands elsewhere; `to_date` is 本年累计, from its beginning on.
    """

    written: str
    cores: tuple[str, ...]
    unit: str = ""
    period: Period | None = None
    years_back: int | None = None
    months: Months | None = None
    to_date: bool = False


class Headings:
    """Reads headings, each once; `phrases` are those whose brackets and figures belong to them."""

    def __init__(self, units: Units, phrases: Container[str]) -> None:
        self.units, self.phrases = units, phrases
        self.parsed: dict[str, Heading] = {}

    def heading(self, written: str) -> Heading:
        """The cell's words, apart from what they say of unit and time."""
        if written not in self.parsed:
            self.parsed[written] = self._parse(written)
        return self.parsed[written]

    def _parse(self, written: str) -> Heading:
        *above, last = written.split("\n")
        if above and (unit := self.units.stated(last)):  # 会员数, and 家 on a line of its own
            return replace(self.heading("\n".join(above)), written=written, unit=unit)
        before, _, last = folded(written).rpartition(" ")
        if before and (unit := self.units.stated(last)):  # 授信额 亿元
            return replace(self.heading(before), written=written, unit=unit)
        plain = MARKS.sub("", plain_digits(written).translate(BRACKETS))
        plain = plain.replace("商(协)会", "商协会")
        if (months := months_of(plain)) is not None:
            return Heading(written=written, cores=(), months=months)
        if bare(plain) in self.phrases or axis_of(plain):
            return Heading(written=written, cores=(bare(plain),))
        if bare(plain) in RELATIVE:
            back, to_date = RELATIVE[bare(plain)], bool(TO_DATE.search(plain))
            return Heading(written=written, cores=(), years_back=back, to_date=to_date)
        plain = NUMBERING.sub("", plain)
        period = period_of(plain)
        if period is not None:
            return Heading(written=written, cores=(), period=period)
        if unit := self.units.stated(plain):
            return Heading(written=written, cores=(), unit=unit)
        return self._taken_apart(written, plain)

    def _taken_apart(self, written: str, plain: str) -> Heading:
        more: list[str] = []
        unit, period, months = "", None, None
        for found in BRACKET.finditer(plain):
            inside = found[1]
            if stated := self.units.stated(inside):
                unit = stated
            elif told := period_of(inside):
                period = told
            elif part := months_of(inside):
                months = part
            elif SCOPE.fullmatch(inside):
                continue
            elif parts := self._parts(inside):
                unit, more = parts[0] or unit, [*more, *parts[1]]
            elif inside and not KEPT_OUT.fullmatch(inside):
                more.append(bare(inside))
            plain = plain.replace(found[0], "", 1)
        core, after = self._unit_after_sign(plain)
        if led := YEAR_BEFORE.match(core):
            period = period or period_of(led[0])
            core = re.sub("^年度?$", "", core[led.end() :])  # 2023年（快报数）
        led_by, core = months_before(core)
        if led_by is None:
            led_by, core = months_after(core)
        core = bare(core).removeprefix("其中:").removeprefix("其中").strip(":、")
        cores = (core, *more) if core else tuple(more)
        return Heading(
            written=written,
            cores=cores,
            unit=unit or after,
            period=period,
            months=months or led_by,
        )

    def _parts(self, inside: str) -> tuple[str, list[str]] | None:
        """万企兴万村，万元 in one bracket: the unit and the words; None where it has no unit."""
        parts = SEPARATED.split(inside)
        units = [stated for part in parts if (stated := self.units.stated(part))]
        if len(parts) < 2 or len(units) != 1:  # noqa: PLR2004
            return None
        others = [part for part in parts if not self.units.stated(part)]
        kept = [bare(part) for part in others if part and not KEPT_OUT.fullmatch(part)]
        return units[0], kept

    def _unit_after_sign(self, plain: str) -> tuple[str, str]:
        """投资额/万元, 投资额:万元, 投资额，万元"""
        found = re.fullmatch(r"(.{2,30})[/:|,，、]([^/:|,，、]{1,5})", plain)
        if found and self.units.like(found[2]):
            return found[1], found[2]
        return plain, ""
