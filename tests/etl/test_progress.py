"""Progress on a terminal and in a file, by what is written to the stream."""

import io

from etl import progress
from etl.progress import Bar, padded, width


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_chinese_characters_take_two_columns():
    assert (width("芙蓉区 a1，"), width("")) == (11, 0)
    assert padded("芙蓉", 6) == "芙蓉  "
    assert padded("12", 4, right=True) == "  12"
    assert padded("芙蓉区", 2) == "芙蓉区"


def test_on_a_terminal_a_bar_is_drawn_over_and_wiped_away(monkeypatch):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_BARS", 0)
    stream = Terminal()
    bar = Bar(stream)
    bar(0, 4, "2022_芙蓉区.xlsx")
    bar(2, 4, "甲")
    bar(0, 0, "写入并检查")
    bar.finish()
    lines = stream.getvalue().split("\r")
    assert [line.rstrip() for line in lines if line.strip()] == [
        "[--------------------] 0/4 2022_芙蓉区.xlsx",
        "[##########----------] 2/4 甲",
        "写入并检查 …",
    ]
    assert width(lines[2]) == width(lines[1])
    assert width(lines[-2]) == width(lines[-3].rstrip())
    assert lines[-1] == ""


def test_elsewhere_a_line_now_and_then_and_nothing_for_quick_work(monkeypatch):
    stream = io.StringIO()
    bar = Bar(stream)
    bar(1, 4, "甲")
    bar.finish()
    assert stream.getvalue() == ""
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0)
    bar = Bar(stream)
    bar(1, 4, "甲")
    bar(0, 0, "写入并检查")
    assert stream.getvalue() == "1/4 甲\n写入并检查\n"
