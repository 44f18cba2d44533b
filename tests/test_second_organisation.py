"""Another city works by editing catalogue/*.toml and data/ only: the code is copied unchanged."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = ("app.py", "catalogue", "warehouse", "etl", "exports", "dashboard", "pages", ".streamlit")

INDICATORS = """
[member_count]
name = "会员数"
name_en = "Members"
definition = "年末在册的工商联会员总数，含企业、团体和个人会员。"
topic = "会员与商会"
pillar = "改革强会"
kind = "stock"
unit = "个"
polarity = "higher"
reported_as = ["会员数"]
context = []
caveats = []
unit_spellings = ["个", "家"]

[visits]
name = "走访企业"
name_en = "Visits to enterprises"
definition = "报告期内走访企业的家次，同一企业多次走访分别计算。"
topic = "服务企业"
pillar = "服务兴会"
kind = "flow"
unit = "家次"
polarity = "higher"
reported_as = ["走访企业"]
context = []
caveats = []
unit_spellings = ["家次"]
"""

REGIONS = """
["990100"]
name = "甲市"
short_name = "甲"
aliases = []
level = "prefecture"
parent = "990000"

["990000"]
name = "某省"
short_name = "某"
aliases = []
level = "province"
parent = "000000"

["000000"]
name = "全国"
short_name = "国"
aliases = []
level = "country"

["990102"]
name = "乙区"
short_name = "乙"
aliases = []
level = "county"
division = "municipal_district"
parent = "990100"
tile_row = 0
tile_column = 0

["990121"]
name = "丙县"
short_name = "丙"
aliases = []
level = "county"
division = "county"
parent = "990100"
tile_row = 0
tile_column = 1
"""

ORGANISATION = """
name = "甲市工商业联合会（总商会）"
short_name = "甲市工商联"
title = "履职看板"
root = "990100"
headline = ["member_count"]
ranking_needs = 50

[pillars]
"服务兴会" = ["visits"]
"改革强会" = ["member_count"]

[[reporting]]
since = 2023
until = 2023
indicators = ["member_count", "visits"]
"""

SOURCES = """
[yearbook-2023]
title = "甲市年鉴2024"
publisher = "甲市统计局"
published = "2024"
kind = "published"
precedence = 80
file = "published/figures.csv"
url = ""
"""
HEAD = [
    *("region", "region_code", "period", "period_start", "period_end", "indicator", "key"),
    *("value_text", "value", "value_max", "unit", "qualifier", "status", "source"),
    *("note", "left_out"),
]
FACTS = [
    ("甲市", "990100", "2023-12-31", "2023-12-31", "会员数", "member_count", "300个", "300", "个"),
    ("乙区", "990102", "2023-12-31", "2023-12-31", "会员数", "member_count", "120个", "120", "个"),
    ("丙县", "990121", "2023-12-31", "2023-12-31", "会员数", "member_count", "180个", "180", "个"),
    ("乙区", "990102", "2023-01-01", "2023-12-31", "走访企业", "visits", "45家次", "45", "家次"),
]


@pytest.fixture(scope="module")
def other_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("other")
    for name in CODE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    for name in ("peers", "quotients"):  # another city begins without
        (folder / f"catalogue/{name}.toml").unlink()
    for name, content in (
        ("catalogue/indicators.toml", INDICATORS),
        ("catalogue/regions.toml", REGIONS),
        ("catalogue/organisation.toml", ORGANISATION),
        ("data/sources.toml", SOURCES),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "data/published").mkdir()
    with (folder / "data/published/figures.csv").open("w", encoding="utf-8-sig", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(HEAD)
        for region, code, start, end, words, key, text, value, unit in FACTS:
            row = [region, code, "2023", start, end, words, key, text, value, "", unit]
            writer.writerow([*row, "exact", "actual", "yearbook-2023", "", ""])
    return folder


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_another_city_builds_its_release(other_city: Path) -> None:
    assert "数字  4" in run(other_city, "-m", "etl", "build")


PAGES = """
import json, sys
from pathlib import Path
from streamlit.testing.v1 import AppTest
import re
root = Path.cwd()
said = {}
for page in ("overview", "districts", "trends", "members"):
    app = AppTest.from_file(str(root / "dashboard/main.py"), default_timeout=60).run()
    app = app.switch_page(str(root / f"pages/{page}.py")).run()
    html = "".join(e.proto.body for e in app.get("markdown"))
    said[page] = [bool(app.exception), re.search('class="h1"[^>]*>(.*?)</div>', html).group(1)]
print(json.dumps(said))
"""


def test_another_city_has_its_pages(other_city: Path) -> None:
    run(other_city, "-m", "etl", "build")
    said = json.loads(run(other_city, "-c", PAGES).splitlines()[-1])
    assert said == {
        "overview": [False, "2023年，全市会员数300个"],
        "districts": [False, "2023年会员数：丙县、乙区居前二，合计占100%"],
        "trends": [False, "会员数：所选区县尚无可比的两年"],
        "members": [False, "本页要用的指标不全在目录里，没有可以显示的"],
    }


def test_another_city_gives_its_files(other_city: Path) -> None:
    run(other_city, "-m", "etl", "build")
    out = other_city / "out.csv"
    place = ["--indicator", "member_count", "--year", "2023"]
    run(other_city, "-m", "exports", "districts", *place, "-o", str(out))
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].startswith("990121,丙县,member_count,会员数,截至2023-12-31,180,个,,,300,第1/2,")
