"""The two SQL files against plain Python: which claim is chosen, and what the districts add up to.

Every example fills many cells of one database, because a build costs more than a hundred cells.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogue.changes import direction
from catalogue.quantities import QUALIFIERS, VALUELESS, Amount, total
from etl.figures import Figure
from tests.warehouse.tables import BUILT_AT, DISTRICTS, claim, fill, meanings
from warehouse import filling
from warehouse.database import FOLDER, materialise

ENOUGH = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FIRST = 2020  # since then there are nine districts


class Bench:
    """A database that knows the catalogue, filled anew for each example."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute((FOLDER / "schema.sql").read_text(encoding="utf-8"))
        filling.insert_release(
            self.connection, number=1, built_at=BUILT_AT, sample=True, organisation="工商联"
        )
        filling.insert_catalogue(self.connection, meanings())

    def build(self, figures: list[Figure], sources: Any = None) -> None:
        """The observations and totals of these figures only."""
        for table in ("observations", "totals"):
            self.connection.execute(f"DROP TABLE IF EXISTS {table}")
        self.connection.execute("DELETE FROM figures")
        self.connection.execute("DELETE FROM sources")
        fill(self.connection, figures, sources)
        materialise(self.connection)

    def rows(self, statement: str) -> list[Any]:
        """All rows of the answer."""
        return self.connection.execute(statement).fetchall()


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    """One database for all examples."""
    made = Bench()
    yield made
    made.connection.close()


# ── Totals ────────────────────────────────────────────────────────────────────────────────────

VALUES = st.decimals(min_value=-(10**12), max_value=10**12, places=3)
GAPS = st.decimals(min_value=0, max_value=10**9, places=3)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    qualifier: Any = draw(st.sampled_from(QUALIFIERS))
    if qualifier in VALUELESS:
        return Amount(value=None, qualifier=qualifier)
    value = draw(VALUES)
    most = value + draw(GAPS) if qualifier == "range" else None
    return Amount(value=value, qualifier=qualifier, value_max=most)


NINE = st.lists(st.one_of(amounts(), st.none(), st.just("不适用")), min_size=9, max_size=9)
Parts = list[Any]


def figures_of(parts: Parts, year: int) -> list[Figure]:
    """One claim a district; nothing for None."""
    return [
        claim("members", district, None, year, missing_reason="not_applicable")
        if part == "不适用"
        else claim(
            "members",
            district,
            part.value,
            year,
            qualifier=part.qualifier,
            value_max=part.value_max,
        )
        for district, part in zip(DISTRICTS, parts, strict=True)
        if part is not None
    ]


def stored(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.001"), rounding=ROUND_HALF_UP)


def total_in_python(parts: Parts) -> tuple[Any, ...] | None:
    """What the algebra says of the parts; None where no part has a value.

    Ranges are added last: one that met 超 before 近 would count with its lower end.
    """
    known = [part for part in parts if isinstance(part, Amount)]
    counted = sum(part.value is not None for part in known)
    if counted == 0:
        return None
    added = total(sorted(known, key=lambda part: part.qualifier == "range"))
    expected = 9 - parts.count("不适用")
    return stored(added.value), stored(added.value_max), added.qualifier, counted, expected


def each(qualifier: Any, *values: str) -> Parts:
    known = [Amount(value=Decimal(v), qualifier=qualifier) for v in values]
    return [*known, *[None] * (9 - len(known))]


@ENOUGH
@given(st.lists(NINE, min_size=1, max_size=20))
@example([each("about", "123456789012.345", "0.001"), each("nearly", "-3", "0")])
@example([[Amount(value=Decimal(3), value_max=Decimal(3), qualifier="range"), *[None] * 8]])
def test_totals_are_what_the_algebra_gives(bench: Bench, years: list[Parts]):
    bench.build([f for n, parts in enumerate(years) for f in figures_of(parts, FIRST + n)])
    found = bench.rows(
        "SELECT year, value, value_max, qualifier, regions_counted, regions_expected FROM totals"
        " WHERE with_sample AND region = '430100' ORDER BY year"
    )
    added = {FIRST + n: total_in_python(parts) for n, parts in enumerate(years)}
    assert {row[0]: row[1:] for row in found} == {y: t for y, t in added.items() if t is not None}


# ── Observations ──────────────────────────────────────────────────────────────────────────────

SOURCES = {
    f"source{n}": {"precedence": precedence, "published": published}
    for n, (precedence, published) in enumerate(
        (p, d) for p in (20, 40) for d in ("2022", "2022-06", "2022-06-30", "2023-01-06")
    )
}
CLOSE = st.sampled_from([Decimal(v) for v in ("0", "90", "95", "100", "100.001", "105", "106")])


@st.composite
def claims_of_one_cell(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to four claims, each of a source of its own, near enough to agree now and then."""
    keys = draw(st.lists(st.sampled_from(sorted(SOURCES)), min_size=1, max_size=4, unique=True))
    return [draw(one_claim(key)) for key in keys]


def one_claim(source: str) -> st.SearchStrategy[dict[str, Any]]:
    """A claim of this source: a hedged value, a range, or one of the reasons for none."""
    valued = [q for q in QUALIFIERS if q not in (*VALUELESS, "range")]
    reasons = ("not_applicable", "not_disclosed", "not_mentioned")
    kinds = (
        {"value": CLOSE, "qualifier": st.sampled_from(valued)},
        {"value": CLOSE, "value_max": st.just(Decimal(107)), "qualifier": st.just("range")},
        {"value": st.none(), "qualifier": st.sampled_from(VALUELESS)},
        {"value": st.none(), "missing_reason": st.sampled_from(reasons)},
    )
    base = {"source": st.just(source), "sample": st.booleans()}
    return st.one_of(*(st.fixed_dictionaries({**base, **kind}) for kind in kinds))


def chosen_in_python(cell: list[dict[str, Any]]) -> tuple[str, int, bool]:
    """The source believed, how many claims there are, and whether all can be true at once."""
    pool = [c for c in cell if not c["sample"]] or cell
    best = max(pool, key=lambda c: (*SOURCES[c["source"]].values(), c["source"]))
    known = [
        Amount(value=c["value"], qualifier=c["qualifier"], value_max=c.get("value_max"))
        for c in pool
        if c["value"] is not None
    ]
    meet = all(direction(a, b) in ("level", "unknown") for a, b in combinations(known, 2))
    not_applicable = any(c.get("missing_reason") == "not_applicable" for c in pool)
    return best["source"], len(pool), meet and not (known and not_applicable)


@ENOUGH
@given(st.lists(claims_of_one_cell(), min_size=1, max_size=40))
def test_observations_are_what_the_plain_rule_chooses(
    bench: Bench, cells: list[list[dict[str, Any]]]
):
    figures = [
        claim("sessions", "甲区", year=year, **said)
        for year, cell in enumerate(cells, FIRST)
        for said in cell
    ]
    bench.build(figures, SOURCES)
    found = bench.rows("SELECT source, claims, agree FROM observations ORDER BY period_end")
    assert found == [chosen_in_python(cell) for cell in cells]


def test_a_cell_is_indicator_region_period_and_status(bench: Bench):
    cells = [
        claim("members", "甲区", 1),
        claim("money", "甲区", 1),
        claim("members", "乙区", 1),
        claim("members", "甲区", 1, 2021),
        claim("members", "甲区", 1, span="june"),
        claim("members", "甲区", 1, status="target"),
        claim("sessions", "甲区", 1, span="half"),
        claim("sessions", "甲区", 1, span="five years"),
    ]
    bench.build(cells)
    found = bench.rows(
        "SELECT indicator, period_end, status, claims, year, series_year FROM observations"
        " WHERE region = '430101' ORDER BY ALL"
    )
    june, end = date(2022, 6, 30), date(2022, 12, 31)
    assert found == [
        ("members", date(2021, 12, 31), "actual", 1, 2021, 2021),
        ("members", june, "actual", 1, None, None),
        ("members", end, "actual", 1, 2022, 2022),
        ("members", end, "target", 1, 2022, 2022),
        ("money", end, "actual", 1, 2022, 2022),
        ("sessions", june, "actual", 1, None, None),
        ("sessions", end, "actual", 1, None, None),
    ]
