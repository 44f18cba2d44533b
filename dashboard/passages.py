"""How a place in a source was read: its mark, its card with the evidence, the strip above.

Answers in, markup out. What a state means is said by mark and word, never by colour alone.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from catalogue import Catalogue
from catalogue.wording import AROUND, Scale, amount_in_words, period_in_words
from dashboard.links import to_source
from dashboard.markup import text
from exports.passages import STATE_NAMES, STATUS_NAMES, hedge_before, why
from exports.texts import listed
from warehouse.comparison import amount_of
from warehouse.queries.sources import STATES

MARKS = {"mapped": "●", "doubtful": "◐", "masked": "■", "unmapped": "○", "set_aside": "×"}
FIELDS = {
    "indicator": "指标",
    "region": "地区",
    "period": "期间",
    "value": "数值",
    "qualifier": "限定",
    "status": "状态",
}
KINDS = {
    "attribute": "限定语，不是成果数",
    "enumeration": "列举的个数，不是成果数",
    "not_figure": "不是数据",
}
TEN_THOUSAND, HUNDRED_MILLION = Decimal(10) ** 4, Decimal(10) ** 8


def state_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """The best that became of a place where several things were read."""
    return min((str(row["state"]) for row in rows), key=STATES.index)


def state_chip(state: str) -> str:
    """● 已采用"""
    return (
        f'<span class="state {state}"><i aria-hidden="true">{MARKS[state]}</i>'
        f"{STATE_NAMES[state]}</span>"
    )


def passage(words: str, rows: Sequence[Mapping[str, Any]], *, name: str, here: bool) -> str:
    """Words that were read, as a button that opens how. The one asked for takes the focus.

    Taking the focus is also what brings it into view: a link to a place needs no script.
    """
    state = state_of(rows)
    focus = " autofocus" if here else ""
    return (
        f'<button type="button" class="passage {state}{" here" if here else ""}"{focus} '
        f'id="w{name}" popovertarget="r{name}" title="{STATE_NAMES[state]}">'
        f'<span>{text(words)}</span><i aria-hidden="true">{MARKS[state]}</i></button>'
    )


def card(rows: Sequence[Mapping[str, Any]], catalogue: Catalogue, *, name: str, source: str) -> str:
    """What the button of a passage opens: each field with its value, words and reason."""
    read = "<hr>".join(how_read(row, catalogue) for row in rows)
    address = text(to_source(source, rows[0]["locator"]))
    return (
        f'<div popover id="r{name}" class="source read" role="dialog" aria-label="怎么读的">'
        f'{read}<p class="go"><span>{text(rows[0]["locator"])}</span>'
        f'<a href="{address}" target="_self">此处的链接</a></p></div>'
    )


def how_read(row: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Words and state, then field by field the value and why it was read so."""
    said = _evidence(row["evidence"])
    values = _values(row, catalogue)
    fields = "".join(
        f"<dt>{name}</dt><dd>{text(values[field])}{said.get(field, '')}</dd>"
        for field, name in FIELDS.items()
        if values[field] or field in said
    )
    reason = f"<dt>理由</dt><dd>{text(why(row))}</dd>" if why(row) else ""
    return (
        f"<p class='words'><mark>{text(hedge_before(row) + row['text'])}</mark> "
        f"{state_chip(row['state'])}</p>"
        f"<dl>{fields}{reason}{_candidates(row['candidates'], catalogue)}</dl>"
    )


def _evidence(given: str) -> dict[str, str]:
    """By field: the words that spoke for it, and the reason."""
    said: dict[str, str] = {}
    for one in json.loads(given):
        words = f"<q>{text(one['words'])}</q> " if one["words"] else ""
        line = f"<small>{words}{text(one['reason'])}</small>"
        said[one["field"]] = said.get(one["field"], "") + line
    return said


def _values(row: Mapping[str, Any], catalogue: Catalogue) -> dict[str, str]:
    known = row["indicator_name"] or KINDS.get(row["kind"], "")
    counted = f"“{row['counted']}”，目录中没有对应的指标" if row["counted"] else ""
    return {
        "indicator": known or counted,
        "region": row["region_name"] or "",
        "period": period_in_words(row["period_start"], row["period_end"]),
        "value": amount(row, catalogue),
        "qualifier": "",
        "status": STATUS_NAMES[row["status"]],
    }


def amount(row: Mapping[str, Any], catalogue: Catalogue) -> str:
    """The number with hedge and unit; without an indicator in the unit that was read."""
    found = amount_of(row)
    if found is None:
        return "隐去" if row["state"] == "masked" else ""
    known = catalogue.indicators.get(row["indicator"] or "")
    per = f"/{row['per']}" if row["per"] else ""
    if known is not None or found.value is None:
        words = "若干" if known is None else amount_in_words(found, known)
        return f"{words}{per}"
    scale = _scale(found.value, row["unit"])
    ends = [found.value, *([] if found.value_max is None else [found.value_max])]
    before, after = AROUND[found.qualifier]
    return f"{before}{'—'.join(map(scale.number, ends))}{scale.unit}{per}{after}"


def _scale(value: Decimal, unit: str) -> Scale:
    if abs(value) >= HUNDRED_MILLION:
        return Scale(HUNDRED_MILLION, f"亿{unit}")
    if abs(value) >= TEN_THOUSAND and unit == "元":
        return Scale(TEN_THOUSAND, f"万{unit}")
    return Scale(Decimal(1), unit)


def _candidates(keys: str, catalogue: Catalogue) -> str:
    names = [catalogue.indicators[k].name for k in keys.split(",") if k in catalogue.indicators]
    return f"<dt>可能是</dt><dd>{text(listed(names))}</dd>" if names else ""


def strip(
    rows: Sequence[Mapping[str, Any]],
    catalogue: Catalogue,
    *,
    name: str,
    sentence: tuple[str, str, str],
) -> str:
    """What the link points to, above the source: number, sentence, and how it was read."""
    first = rows[0]
    values = _values(first, catalogue)
    facts = "　".join(filter(None, (values[f] for f in ("indicator", "region", "period"))))
    before, words, after = sentence
    context = f"{text(before)}<mark>{text(words)}</mark>{text(after)}"
    jump = (
        f'<button type="button" class="quiet" popovertarget="r{name}">怎么读的</button>'
        f'<a href="#w{name}" target="_self">到原处</a>'
        if name
        else ""
    )
    return (
        f'<section class="strip" aria-label="所查的数"><p><strong>{text(values["value"])}</strong>'
        f" {state_chip(state_of(rows))} <span>{text(facts)}</span></p>"
        f'<p class="context">{context}</p>'
        f'<p class="go"><span>{text(first["locator"])}</span>{jump}</p></section>'
    )
