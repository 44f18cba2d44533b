"""Figures of 芙蓉区 and what is known beside them, made in a test on the shipped catalogue."""

from datetime import date
from decimal import Decimal
from typing import Any

from catalogue import load
from catalogue.quantities import Amount
from etl.figures import Figure
from etl.known import Known, KnownValue, contradictions
from etl.known.values import Cell, cell_of

FURONG, TIANXIN, YUELU, KAIFU = "430102", "430103", "430104", "430105"
FILE = "returns/2022_芙蓉区.xlsx"
JUNE = {"period_start": date(2022, 1, 1), "period_end": date(2022, 6, 30)}


def figure(indicator: str, value: object, *, year: int = 2022, **given: Any) -> Figure:
    """芙蓉区 in a year; the hedge and anything else may be given."""
    moment = load().indicator(indicator).measured == "moment"
    content = {
        "region": FURONG,
        "period_start": date(year, 12, 31) if moment else date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "source": "return-2022-430102",
        "locator": "表!D7",
        "as_written": f"{value}",
    }
    amount = None if value is None else Decimal(str(value))
    return Figure(indicator=indicator, value=amount, **{**content, **given})


def known(indicator: str, value: object, **given: Any) -> tuple[Cell, KnownValue]:
    """A value of the third release; a figure's fields and `file`, `release` may be given."""
    where = {name: given.pop(name) for name in ("file", "release") if name in given}
    said = figure(indicator, value, **given)
    assert said.value is not None
    amount = Amount(value=said.value, qualifier=said.qualifier, value_max=said.value_max)
    content = {"file": "returns/2021_芙蓉区.xlsx", "release": 3, **where}
    return cell_of(said), KnownValue(amount=amount, place="表!D7", sample=said.sample, **content)


def told(*figures: Figure, beside: tuple[tuple[Cell, KnownValue], ...] = ()) -> list[str]:
    """What speaks against the figures: severity, code, place and message, a line each."""
    issues = contradictions(figures, FILE, Known(beside), load())
    return [f"{i.severity} {i.code} {i.place} {i.message}" for i in issues]


def codes(*figures: Figure, beside: tuple[tuple[Cell, KnownValue], ...] = ()) -> list[str]:
    """The codes alone."""
    return [line.split()[1] for line in told(*figures, beside=beside)]
