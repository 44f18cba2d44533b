"""The file of a theme holds what its page shows: every place and item, and why one is absent."""

from decimal import Decimal
from pathlib import Path

from exports.columns import COLUMNS
from exports.views.theme import Theme, theme_lines
from tests.exports.told import told
from tests.warehouse.tables import CITY, claim, districts, release
from warehouse.comparison import records
from warehouse.database import Warehouse

THEME = Theme(
    name="theme",
    title="主题",
    items=("money", "members", "money_each"),
    elsewhere=("money",),
    lists=True,
)


def test_the_lines_of_a_theme_stand_as_on_its_page(tmp_path: Path):
    """
    市 money 100 / members 3 → 33.333 · 甲 20, 2 → 10 · 邻市 7 · 庚县 place 50
    """
    warehouse = release(
        tmp_path,
        claim("money", "市", 100),
        claim("members", "市", 3),
        *districts("money", 20, 10),
        *districts("members", 2),
        claim("money", "邻市", 7, span="june"),
        claim("money", "甲区", 6, span="june"),
        claim("place", "庚县", 50),
    )
    lines = theme_lines(warehouse, theme=THEME, year=2022)
    assert tuple(lines.columns) == COLUMNS
    found = [(x["地区"], x["指标"], x["数值"], x["缺失原因"], x["名次"]) for x in records(lines)]
    assert found[:3] == [
        ("市", "投资总额", 100, "", ""),
        ("市", "会员数", 3, "", ""),
        ("市", "每个会员投资", Decimal("33.333"), "", ""),
    ]
    mine = [x for x in records(lines) if x["地区代码"] == "430101"]
    assert [(x["数值"], x["来源"][:6]) for x in mine][:3] == [
        (20, "return"),
        (2, "return"),
        (10, "投资总额 ÷"),
    ]
    absent = next(x for x in records(lines) if (x["地区"], x["指标"]) == ("乙区", "每个会员投资"))
    assert (absent["数值"], absent["缺失原因"]) == (None, "无法计算（会员数未报送）")
    assert [(x["地区"], x["期间"], x["数值"]) for x in records(lines)][-4:] == [
        ("市", "截至2022-12-31", 100),
        ("邻市", "截至2022-06-30", 7),
        ("甲区", "截至2022-06-30", 6),
        ("庚县", "2022年", 50),
    ]
    whole = {
        x["全市值"] for x in records(lines) if x["指标"] == "投资总额" and x["地区代码"] != CITY
    }
    assert whole == {100, None}  # other places' figures have no city beside them


def test_the_theme_is_said_once_over_its_districts(shipped: Warehouse):
    """2022年各区县万企兴万村情况     nine paragraphs that open with their district"""
    (own,) = (
        section
        for section in told(shipped, "villages", {"year": "2022"}).sections
        if section.heading == "2022年各区县万企兴万村情况"
    )
    names = [district.name for district in shipped.catalogue.districts]
    assert len(own.paragraphs) == len(names)
    assert all(words.startswith(tuple(names)) for words in own.paragraphs)
