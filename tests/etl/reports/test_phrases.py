"""What offices write for each indicator, and what only looks like it: one sentence a line."""

import re
from pathlib import Path

import pytest

from tests.etl.reports.gold import reader

HEAD = "宁波市工商联2023年工作总结\n\n"
FILE = Path(__file__).parent / "phrases.txt"
MARK = re.compile(r"\[([^\]=]+)=([a-z_]*)\]")
LINES = [
    line
    for line in FILE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_a_number_is_the_indicator_its_words_say(line: str) -> None:
    passages = reader().passages(HEAD + MARK.sub(r"\1", line))
    read = [(p.text, p.indicator or "") for p in passages if p.kind == "figure"]
    expected = MARK.findall(line)
    assert [found for found in read if found[0] in dict(expected)] == expected
