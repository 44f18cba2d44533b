"""Direct labels: names beside what they name, moved apart where they would overlap.

Places in pixels; nothing here knows a chart.
"""

from collections.abc import Sequence

LINE_HEIGHT = 18


def apart(places: Sequence[float], least: float = LINE_HEIGHT) -> list[float]:
    """The same order, at least `least` apart, as near to where they want to be as that allows.

    `places` ascend. By pooling neighbours that want to be nearer (isotonic regression).
    """
    pools: list[tuple[float, int]] = []  # the sum of what its labels want, and how many
    for position, place in enumerate(places):
        pools.append((place - position * least, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            wanted, count = pools.pop()
            pools[-1] = (pools[-1][0] + wanted, pools[-1][1] + count)
    settled = [wanted / count for wanted, count in pools for _ in range(count)]
    return [place + position * least for position, place in enumerate(settled)]


def shifts(
    values: Sequence[float], reach: tuple[float, float], pixels: float, least: float = LINE_HEIGHT
) -> list[float]:
    """How far upwards each label moves from its value, in pixels, on an axis of that height.

    `values` in any order; the answer is in theirs.
    """
    per_unit = pixels / abs(reach[1] - reach[0])
    wanted = [abs(reach[1] - value) * per_unit for value in values]
    order = sorted(range(len(values)), key=wanted.__getitem__)
    moved = _within(apart([wanted[i] for i in order], least), pixels, least)
    found = dict(zip(order, moved, strict=True))
    return [wanted[i] - found[i] for i in range(len(values))]


def _within(moved: Sequence[float], pixels: float, least: float) -> list[float]:
    """The same, pushed back between the ends: above them stands the heading of the axis."""
    last = len(moved) - 1
    held = [min(place, pixels - (last - i) * least) for i, place in enumerate(moved)]
    return [max(place, i * least) for i, place in enumerate(held)]
