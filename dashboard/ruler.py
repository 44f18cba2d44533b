"""A ruler: every district as a tick on one line, one of them marked, as small as a word.

Markup out; asks nothing. The line runs from the lowest to the highest, to the right for what
is better where that can be said, and shows zero where values stand on both sides of it.
"""

from collections.abc import Sequence
from decimal import Decimal

from catalogue import Indicator
from catalogue.quantities import Amount
from catalogue.wording import amount_in_words
from dashboard.markup import text

WIDTH, HEIGHT, EDGE, MIDDLE = 150, 20, 6, 10  # pixels
FEWEST = 2

Values = Sequence[tuple[str, Decimal]]
"""The districts that have a value: code and value."""


def ruler(values: Values, region: str, indicator: Indicator, *, peers: Sequence[str] = ()) -> str:
    """The ticks, those of `peers` darker, the region a large dot; nothing for fewer than two."""
    known = dict(values)
    if len(known) < FEWEST or region not in known:
        return ""
    low, high = min(known.values()), max(known.values())
    turned = indicator.polarity == "lower" or indicator.kind == "rank"

    def across(value: Decimal) -> float:
        part = float((value - low) / (high - low)) if high > low else 0.5
        part = 1 - part if turned else part
        return round(EDGE + part * (WIDTH - 2 * EDGE), 1)

    ticks = "".join(
        f'<circle class="{"peer" if code in peers else ""}" cx="{across(value)}" cy="{MIDDLE}" '
        'r="2.6"/>'
        for code, value in known.items()
        if code != region
    )
    zero = across(Decimal(0)) if low < 0 < high else None
    line = "" if zero is None else f'<path class="zero" d="M{zero} 2V{HEIGHT - 2}"/>'
    said = "，".join(
        f"{name}{amount_in_words(Amount(value=value), indicator)}"
        for name, value in (("最低", low), ("最高", high), ("本区县", known[region]))
    )
    return (
        f'<svg class="ruler" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{text(said)}">'
        f'<path d="M{EDGE} {MIDDLE}H{WIDTH - EDGE}"/>{line}{ticks}'
        f'<circle class="own" cx="{across(known[region])}" cy="{MIDDLE}" r="5"/></svg>'
    )
