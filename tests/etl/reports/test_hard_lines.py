"""Hard lines, one a rule: what each must be read as, and what must never be read as a figure."""

import json
from pathlib import Path

import pytest

from tests.etl.reports.gold import Line, from_folder
from tests.etl.reports.levels import one_side, score

HERE = Path(__file__).resolve().parent
HARD = from_folder(HERE / "hard")
MUST = [line for line in HARD.lines if not line.optional]
# 预计 is a status of its own here: what is expected has not happened. The lines know two only.
EXPECTED_STATUS = {("k13_status.txt", "30亿元"): "estimate"}
# The gold takes the hedge into the number here and nowhere else; words before a number lie outside.
OUTSIDE = {("k02_approx_inside.txt", "近两百人"): "两百人"}


def written(line: Line) -> str:
    return HARD.texts[line.file].text[line.start : line.end]


def figures(file):
    return [p for p in HARD.texts[file].passages if p.kind == "figure"]


@pytest.mark.parametrize("line", MUST, ids=lambda line: f"{line.file[:3]}-{written(line)}")
def test_a_hard_line_is_read_whole(line):
    at = [p for p in figures(line.file) if p.start < line.end and line.start < p.end]
    words = written(line)
    assert [p.text for p in at] == [OUTSIDE.get((line.file, words), words)]
    (read,) = at
    values = tuple(v for v in (read.value, read.value_max) if v is not None)
    assert (values or None, read.unit) == (line.value, line.unit)
    assert one_side(read.qualifier) == one_side(line.qualifier)
    assert read.status == EXPECTED_STATUS.get((line.file, words), line.status)


def test_the_kept_lines_are_the_ones_that_were_written_down():
    rows = (HERE / "hard" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, rows):
        text = HARD.texts[row["file"]].text
        assert text[row["start"] : row["end"]] == row["text"]
    assert len(MUST) == 133


@pytest.mark.parametrize(("file", "start", "end"), HARD.not_figures)
def test_what_counts_nothing_is_no_figure(file, start, end):
    text = HARD.texts[file].text
    optional = {(line.start, line.end) for line in HARD.lines if line.file == file}
    inside = [
        p.text
        for p in figures(file)
        if p.start < end and start < p.end and (p.start, p.end) not in optional
    ]
    assert inside == [], f"{text[max(0, start - 10) : end + 10]!r}"


def test_no_hidden_number_is_given_a_value():
    hidden = [line for line in HARD.lines if line.value is None]
    assert len(hidden) > 10
    for line in hidden:
        given = [
            (p.text, p.value)
            for p in figures(line.file)
            if p.start < line.end and line.start < p.end and p.value is not None
        ]
        assert given == []


def test_nothing_else_is_read_in_the_hard_lines():
    result = score(HARD)
    assert (result.read, result.false_hits, result.invented) == (133, 0, 0)
