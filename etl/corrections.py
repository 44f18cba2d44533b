"""Declared repairs of known errors and settlements of doubtful readings: `data/corrections.toml`.

The file lies beside sources.toml and may be missing. Sources are never edited; what is known to
be wrong with one is said here, in one `[[correction]]` table each, and kept with the figure:

    source        "return-2022-430102"; a key of sources.toml, or of a return as the build names
                  it. For accept also the file as the issue names it: a refused file has no key.
    locator       "表1!D7", "第12行", "第768—772字": the place as the release or the issue says it
    action        "replace"  the fields given below are put in place of what was read
                  "drop"     the figure, or the doubtful passage, is not taken
                  "settle"   a doubtful, unmapped or masked passage of a report becomes a figure
                  "accept"   an error or warning at this place is known; it becomes an info
    expect        "投资总额 77亿元": the words as they stood when the correction was written: of a
                  figure its as_written, of a passage its text, of an issue its whole message or
                  what it quotes in “”. Or a bare number: the value as it was read, base unit.
    reason        "原表把万元写成元，已向填报单位核实": in Chinese; shown with the figure
    date          "2024-03-01": when it was written; optional
    of            replace, drop: the indicator as it was read, where one place gave several
    code          accept: "hedge_dropped": the code of the issue
    value, value_max, qualifier, status, indicator, region, period_start, period_end
                  replace: any, at least one. settle: indicator, and whichever of region, period
                  and status the passage lacks. 7700000000, 12.5, "over", "actual",
                  "village_investment", "430102", "2022-12-31". Values are in the base unit.

A correction applies to exactly one figure, passage or issue, as it was read. Where there is none,
or `expect` no longer holds, or the figure already says what is given, nothing is changed and an
error `correction_outdated` says so; where several match, `correction_ambiguous`; where the result
could not be a figure, `correction_refused`. What was applied is an info `corrected`, but for
accept, where the issue itself says so.

There is intentionally no field for who: the reason carries whom to ask. Out of scope: sample
figures (mended where they are invented), complaints of the release's checks (they follow from the
figures), rows and cells that were not read. What a correction does is done by `etl.correcting`.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args

from catalogue import Catalogue
from catalogue.quantities import QUALIFIERS, VALUELESS
from catalogue.tables import suggestion
from etl.figures import SourceError, Status

Action = Literal["replace", "drop", "settle", "accept"]
PUT_IN = (
    "value", "value_max", "qualifier", "status",
    "indicator", "region", "period_start", "period_end",
)  # fmt: skip
REQUIRED = ("source", "locator", "action", "expect", "reason")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "replace": ("of", *PUT_IN),
    "drop": ("of",),
    "settle": ("indicator", "region", "period_start", "period_end", "status"),
    "accept": ("code",),
}
KNOWN = {*REQUIRED, "date", *(name for names in FIELDS.values() for name in names)}
WHOLE_DIGITS, DECIMALS = 15, 3  # DECIMAL(18, 3): more would be rounded without a word
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One table of the file. `given` are the fields to put in, of their figure's types.

    `number` is the table's place in the file, from 1. `units` are the unit and its spellings of
    the indicator that a passage is settled as.
    """

    number: int
    source: str
    locator: str
    action: Action
    expect: str | Decimal
    reason: str
    date: dt.date | None = None
    of: str | None = None
    code: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    units: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it is declared."""
        return f"第{self.number}个 [[correction]]"


def read_corrections(file: Path, catalogue: Catalogue) -> tuple[Correction, ...]:
    """The corrections in the order of the file; none where it does not exist.

    Raises `SourceError` naming file, table and field; never returns half.
    """
    content = _content(file)
    for name in content.keys() - {"correction"}:
        near = suggestion(name, ["correction"])
        raise SourceError(f"{file.name}：不认识“{name}”{near}；只能有 [[correction]] 表")
    tables = content.get("correction", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SourceError(f"{file.name}：“correction”应写成 [[correction]] 表，用两层方括号")
    read = [_Table(file.name, n, t, catalogue).correction() for n, t in enumerate(tables, 1)]
    _check_apart(file.name, read)
    return tuple(read)


def can_be_stored(number: Decimal) -> bool:
    """Whether a release can hold the number exactly."""
    if not number.is_finite() or number.adjusted() >= WHOLE_DIGITS:
        return False
    return len(f"{number:f}".partition(".")[2].rstrip("0")) <= DECIMALS


def _content(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SourceError(f"{file.name} 应为 UTF-8 文本：{error}") from error
    except (ValueError, ArithmeticError, RecursionError) as error:  # 5000 digits, 1e9…9, [[[[…
        raise SourceError(f"{file.name} 不是有效的 TOML：{error}") from error


def _check_apart(name: str, read: Iterable[Correction]) -> None:
    """One thing is corrected once, or the order of the file would decide."""
    seen: list[Correction] = []
    for one in read:
        for other in seen:
            same = (one.source, one.locator, one.code) == (other.source, other.locator, other.code)
            if same and (one.of == other.of or None in (one.of, other.of)):
                raise SourceError(
                    f"{name} {one.place}：与{other.place}是同一处；同一处只能更正一次"
                )
        seen.append(one)


class _Table:
    """One table of the file, whose errors name where it stands."""

    def __init__(self, name: str, number: int, content: dict[str, Any], known: Catalogue) -> None:
        self.place = f"{name} 第{number}个 [[correction]]"
        self.number, self.content, self.catalogue = number, content, known

    def error(self, name: str, found: str) -> SourceError:
        return SourceError(f"{self.place} 字段“{name}”：{found}")

    def correction(self) -> Correction:
        """The table as a record, each of its fields known, present and well written."""
        action = self._action()
        self._check_names(action)
        read = {name: self._value(name, found) for name, found in self.content.items()}
        given = {name: read.pop(name) for name in PUT_IN if name in read}
        self._check_together(action, given)
        units: tuple[str, ...] = ()
        if action == "settle":
            indicator = self.catalogue.indicators[given["indicator"]]
            units = (indicator.unit, *indicator.unit_spellings)
        return Correction(number=self.number, given=given, units=units, **read)

    def _action(self) -> str:
        if "action" not in self.content:
            raise self.error("action", f"缺少这个字段；可用：{'、'.join(FIELDS)}")
        return self._one_of("action", self.content["action"], FIELDS)

    def _check_names(self, action: str) -> None:
        allowed = (*REQUIRED, "date", *FIELDS[action])
        for name in self.content:
            if name not in KNOWN:
                raise self.error(name, f"不认识的字段{suggestion(name, KNOWN)}")
            if name not in allowed:
                raise self.error(name, f"{action} 不用这个字段；可用：{'、'.join(allowed)}")
        needed = {"settle": ("indicator",), "accept": ("code",)}.get(action, ())
        for name in (*REQUIRED, *needed):
            if name not in self.content:
                raise self.error(name, "缺少这个字段")

    def _value(self, name: str, found: Any) -> Any:
        if name in ("value", "value_max") or (name == "expect" and not isinstance(found, str)):
            return self._number(name, found)
        if name in ("date", "period_start", "period_end"):
            return self._date(name, found)
        if name in ("indicator", "of"):
            return self._one_of(name, found, self.catalogue.indicators)
        if name == "region":
            return self._region(found)
        if name in ("status", "qualifier"):
            return self._one_of(
                name, found, QUALIFIERS if name == "qualifier" else get_args(Status)
            )
        text = self._text(name, found)
        if name == "reason" and not re.search(r"[\u4e00-\u9fff]", text):
            raise self.error(name, f"应为中文，说明为什么这样更正，读到“{text}”")
        return text

    def _text(self, name: str, found: Any) -> str:
        if not isinstance(found, str):
            raise self.error(name, f"应为加引号的文字，读到 {found}")
        if not found.strip():
            raise self.error(name, "不能为空")
        return found

    def _one_of(self, name: str, found: Any, options: Iterable[str]) -> str:
        text, known = self._text(name, found), tuple(options)
        if text not in known:
            few = f"；可用：{'、'.join(known)}" if len(known) <= len(QUALIFIERS) else ""
            raise self.error(name, f"不认识“{text}”{suggestion(text, known) or few}")
        return text

    def _region(self, found: Any) -> str:
        code = self.catalogue.region_names.get(self._text("region", found))
        if code is not None:
            raise self.error("region", f"应为地区代码，读到“{found}”；它的代码是 {code}")
        return self._one_of("region", found, self.catalogue.regions)

    def _number(self, name: str, found: Any) -> Decimal:
        if type(found) not in (int, Decimal):
            raise self.error(name, f"应为不加引号的数字，以基本单位计，读到 {found}")
        number = Decimal(found)
        if not can_be_stored(number):
            raise self.error(name, f"整数至多{WHOLE_DIGITS}位，小数至多{DECIMALS}位，读到 {found}")
        return number

    def _date(self, name: str, found: Any) -> dt.date:
        if type(found) is dt.date:
            return found
        try:
            if isinstance(found, str) and ISO_DATE.fullmatch(found):
                return dt.date.fromisoformat(found)
        except ValueError:
            pass  # 2022-02-30 is written like a date and is none
        raise self.error(name, f"应为日期，如 2022-12-31，读到 {found}")

    def _check_together(self, action: str, given: Mapping[str, Any]) -> None:
        if action == "replace" and not given:
            raise self.error("action", f"replace 至少要写一个字段：{'、'.join(PUT_IN)}")
        if given.get("qualifier") in VALUELESS and ("value" in given or "value_max" in given):
            raise self.error("qualifier", f"{given['qualifier']} 没有数值，请删去 value")
        start, end = given.get("period_start"), given.get("period_end")
        if start is None or end is None:
            return
        if start > end:
            raise self.error("period_end", f"截止日 {end} 早于起始日 {start}")
        key = given.get("indicator")
        moment = key is not None and self.catalogue.indicators[key].measured == "moment"
        if moment and start != end:
            raise self.error("period_start", f"“{key}”按时点统计，起止应为同一天，读到 {start}")
