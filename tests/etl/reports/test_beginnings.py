"""Dates, ordinals and words of time are looked for only where they can begin: none is missed by it.

A pattern that gets another beginning must say so in its table; else 截至2025年底 would silently be
no time, or 一号楼 a figure.
"""

import re

from hypothesis import given
from hypothesis import strategies as st

from etl.reports.not_figures import PATTERNS, not_figure_at
from etl.reports.periods import TIME
from etl.reports.times import words_of_time

OF_TIME = (
    "0123456789一二三四五六七八九十两零〇自从截至止到过近这前最去上今本明当同下第全年目迄现如新的来未接月日"
    "个季度半末底内-~(届后间多在有已家,以里初份号"
)
OF_NUMBERS = "0129一二三五十百两零〇○*X×□xNn号年月日届大次-./:+,。(A级强岁个天中全会是要家"
WHOLE = re.compile("|".join(f"(?:{pattern})" for _, _, pattern in PATTERNS))


@given(st.text(OF_TIME, max_size=14))
def test_no_words_of_time_are_missed(text):
    assert [m.span() for m in words_of_time(text)] == [m.span() for m in TIME.finditer(text)]


@given(st.text(OF_NUMBERS, min_size=1, max_size=12))
def test_no_number_that_counts_nothing_is_missed(text):
    told, found = not_figure_at(text, 0), WHOLE.match(text)
    assert (0 if told is None else told[0]) == (0 if found is None else found.end())
