"""版本与变化: over two real releases, every number of the page is one of the two files'."""

import re
import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import catalogue
from catalogue.wording import period_in_words
from dashboard import store
from exports.summaries.releases import KINDS
from tests.conftest import etl_command
from tests.exports import reader
from tests.pages.screen import opened, table, words
from warehouse.database import open_readonly

Key = tuple[Any, ...]
Row = dict[str, Any]
OBSERVED = """
SELECT o.indicator, o.region, o.period_start, o.period_end, o.status, o.value, o.value_max,
    o.qualifier, o.missing_reason, i.name, i.kind, i.polarity, r.name AS region_name, r.parent
FROM observations AS o
JOIN indicators AS i ON i.key = o.indicator
JOIN regions AS r ON r.code = o.region
"""
CLAIM = ("value", "value_max", "qualifier", "missing_reason")


@pytest.fixture(scope="module")
def two(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Beside the shipped release one of changed data: a figure and a return revised, one gone."""
    data = tmp_path_factory.mktemp("two") / "data"
    shutil.copytree(data_folder, data)
    figures = data / "published" / "figures.csv"
    said = figures.read_text(encoding="utf-8")
    assert "4万家,40000" in said
    figures.write_text(said.replace("4万家,40000", "4.1万家,41000"), encoding="utf-8")
    revised = data / "sample" / "2022" / "2022_芙蓉区.xlsx"
    book = openpyxl.load_workbook(revised)
    sheet = book.worksheets[0]
    (cell,) = [row[3] for row in sheet.iter_rows() if row[1].value == "调研报告"]
    cell.value = 40  # of 4: from the last place to the first
    book.save(revised)
    (data / "sample" / "2021" / "2021_浏阳市_修订.xlsx").unlink()
    (data / "sample" / "2019" / "2019_天心区.xlsx").unlink()
    etl_command(data, "build")
    return data


@pytest.fixture(autouse=True)
def _on_two(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(two))
    store.forget()


def observed(data: Path, number: int) -> dict[Key, Row]:
    """Every observation of a release by what it speaks of, asked of its file alone."""
    (file,) = (data / "releases").glob(f"{number}-*.duckdb")
    with open_readonly(file) as connection:
        answer = connection.execute(OBSERVED)
        names = [column[0] for column in answer.description or []]
        rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return {tuple(row[name] for name in names[:5]): row for row in rows}


def kinds(old: dict[Key, Row], new: dict[Key, Row]) -> dict[Key, str]:
    """What became of each observation that is not the same in both."""
    found = {}
    for key in {*old, *new}:
        if key not in old or key not in new:
            found[key] = "new" if key in new else "gone"
        elif [old[key][n] for n in CLAIM] != [new[key][n] for n in CLAIM]:
            found[key] = "revised"
    return found


def places(rows: dict[Key, Row], of: Key) -> dict[str, int]:
    """The place of each district in one comparison: indicator, parent and period."""
    own = {
        row["region"]: row
        for row in rows.values()
        if (row["indicator"], row["parent"], row["period_start"], row["period_end"]) == of
        and row["status"] == "actual"
        and row["value"] is not None
    }
    lower = any(row["polarity"] == "lower" for row in own.values())
    return {
        code: 1
        + sum(
            o["value"] < row["value"] if lower else o["value"] > row["value"] for o in own.values()
        )
        for code, row in own.items()
    }


def moved(old: dict[Key, Row], new: dict[Key, Row]) -> dict[Key, tuple[int, int]]:
    """Old and new place of those that moved where a value was revised."""
    revised = {
        (row["indicator"], row["parent"], row["period_start"], row["period_end"])
        for key, kind in kinds(old, new).items()
        if kind == "revised" and (row := new[key])["kind"] != "rank" and row["parent"]
        and row["value"] != old[key]["value"] and None not in (row["value"], old[key]["value"])
    }  # fmt: skip
    return {
        (of[0], code, *of[2:]): (before[code], place)
        for of in revised
        for before in [places(old, of)]
        for code, place in places(new, of).items()
        if code in before and before[code] != place
    }


@pytest.mark.parametrize(("older", "newer"), [(1, 2), (2, 1)])
def test_the_sentence_counts_what_changed(two: Path, older: int, newer: int) -> None:
    old, new = observed(two, older), observed(two, newer)
    counts = Counter(kinds(old, new).values())
    counts["rank"] = len(moved(old, new))
    assert counts["revised"] > 0
    assert counts["rank"] > 0
    told = "，".join(f"{word}{counts[kind]}处" for kind, word in KINDS.items() if counts[kind])
    app = opened("releases", older=str(older), newer=str(newer))
    assert f"第{older}版到第{newer}版：{told}" in words(app)


@pytest.mark.parametrize(("older", "newer"), [(1, 2), (2, 1)])
def test_every_line_of_the_changes_reads_back(two: Path, older: int, newer: int) -> None:
    """会员数 截至2022-12-31 修订 超4万个 → 超4.1万个: both are the figures of their release."""
    old, new = observed(two, older), observed(two, newer)
    changed, places_moved = kinds(old, new), moved(old, new)
    rows = table(opened("releases", older=str(older), newer=str(newer)), "changes")[1:]
    assert len(rows) == len(changed) + len(places_moved)
    by_words = {said(row): key for side in (old, new) for key, row in side.items()}
    for given, (name, period, kind, before, after) in rows:
        what = (re.sub("示例$", "", "".join(name.text.split())), period.text)
        key = by_words[what]
        if given["data-kind"] == "rank":
            then, now = places_moved[key[:4]]
            assert (before.text, after.text) == (f"第{then}位", f"第{now}位（因修订）")
            continue
        assert changed[key] == given["data-kind"]
        assert KINDS[changed[key]] == kind.text
        assert _is(before.text, old.get(key))
        assert _is(re.split("[▲▼—]|无法", after.text)[0] or after.text, new.get(key))


def said(row: Row) -> tuple[str, str]:
    status = {"target": "目标", "estimate": "预计", "unknown": "性质不明"}.get(row["status"], "")
    period = f"{period_in_words(row['period_start'], row['period_end'])}{status}"
    return "".join(f"{row['region_name']}{row['name']}".split()), period


def _is(shown: str, row: Row | None) -> bool:
    """Whether the words are this figure; a dash where there is none."""
    if row is None:
        return shown == "—"
    if row["value"] is None:
        return bool(shown) and shown != "—"
    return bool(reader.amount(shown).fits(row))


def test_the_releases_are_told_by_the_clocks_of_beijing(two: Path) -> None:
    """built at 19:30 UTC on the 25th: 2026-11-26 03:30, and so on every page"""
    app = opened("releases")
    shown = {given["data-release"]: row[1].text for given, row in table(app, "releases")[1:]}
    built = {str(n): _built(two, n) + timedelta(hours=8) for n in (1, 2)}
    assert shown == {number: f"{moment:%Y-%m-%d %H:%M}" for number, moment in built.items()}
    assert "时间为北京时间" in words(app)
    assert f"第2版（{built['2']:%Y-%m-%d}）" in words(app)
    assert f"{built['2']:%Y-%m-%d %H:%M}" in etl_command(two, "releases")


def _built(data: Path, number: int) -> Any:
    (file,) = (data / "releases").glob(f"{number}-*.duckdb")
    with open_readonly(file) as connection:
        (row,) = connection.execute("SELECT built_at FROM release").fetchall()
    return row[0]


def test_the_catalogue_knows_every_indicator_that_changed(two: Path) -> None:
    known = catalogue.load().indicators
    assert {key[0] for key in kinds(observed(two, 1), observed(two, 2))} <= {*known}
