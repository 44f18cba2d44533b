"""No change of a rule reads any set of texts worse than the rules before it."""

import tomllib
from functools import cache, partial

import pytest

from tests.etl.reports.gold import HERE, GoldSet, Line, ReadText, reader
from tests.etl.reports.levels import kept_sets, score, table

FLOORS = tomllib.loads((HERE / "levels.toml").read_text(encoding="utf-8"))
SETS = {texts.name: texts for texts in kept_sets()}
RESULT_OF = cache(lambda name: score(SETS[name]))
FLOOR_OF = [
    (name, level) for name, levels in FLOORS.items() for level in levels if level != "at_most"
]


@pytest.mark.parametrize(("name", "level"), FLOOR_OF)
def test_no_level_of_any_set_falls(name, level):
    now, floor = RESULT_OF(name).levels()[level], FLOORS[name][level]
    wrong = "\n".join(RESULT_OF(name).wrong)
    assert now >= floor, f"{name}: {level} fell from {floor} to {now}\n{wrong}"


@pytest.mark.parametrize("name", FLOORS)
def test_nothing_more_is_read_where_there_is_no_figure(name):
    now, most = RESULT_OF(name), FLOORS[name]["at_most"]
    assert now.false_hits <= most["false_hits"], f"{name}: {now.wrong}"
    assert now.invented <= most["invented"], f"{name}: {now.wrong}"


def test_every_set_has_floors_for_all_its_levels():
    assert FLOORS.keys() == SETS.keys()
    for name in SETS:
        assert FLOORS[name].keys() == {*RESULT_OF(name).levels(), "at_most"}
        assert RESULT_OF(name).gold > 0


def test_the_table_has_a_row_for_every_set():
    rows = table(SETS.values()).splitlines()
    assert [row.split()[0] for row in rows] == ["set", *SETS]


def line(file, start, end, **changed):
    plain = {
        "value": None, "unit": "家", "qualifier": "exact", "status": "actual", "optional": False,
        "known": {},
    }  # fmt: skip
    return Line(file=file, start=start, end=end, **(plain | changed))


def scored(text, *lines, not_figures=()):
    read = ReadText(text=text, read=partial(reader().passages, text))
    return score(GoldSet(name="x", texts={"x": read}, lines=[*lines], not_figures=[*not_figures]))


def test_a_scorer_that_praises_everything_is_found_out():
    text = "走访企业120家，召开会议**场。"
    number, mask = text.index("120"), text.index("**")
    wrong = scored(
        text,
        line("x", number, number + 4),
        line("x", mask, mask + 3, unit="场", qualifier="masked", status="target"),
    )
    assert (wrong.invented, wrong.hits) == (
        1,
        {"span": 2, "value_unit": 1, "qualifier": 1, "status": 0},
    )
    missed = scored(text, line("x", 0, 2), not_figures=[("x", number, number + 3)])
    assert (missed.hits["span"], missed.gold, missed.read, missed.false_hits) == (0, 1, 2, 1)
    aside = scored(text, line("x", number, number + 4, optional=True))
    assert (aside.gold, aside.read) == (0, 1)
