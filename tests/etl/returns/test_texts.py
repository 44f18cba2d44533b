"""CSV, web pages and XML tables as grids: by content, whatever the encoding and the ending."""

from datetime import date

import pytest

from etl.returns.files import read_file
from etl.returns.grids import Grid, Merge

ROWS = [["2024年报表", "", ""], ["区县", "投资额（万元）", "备注"], ["芙蓉区", "1,067.5", "含\n㐂"]]
COMMAS = '2024年报表\n区县,投资额（万元）,备注\n芙蓉区,"1,067.5","含\n㐂"\n'
TABS = (
    COMMAS.replace(",投", "\t投")
    .replace(",备", "\t备")
    .replace('区,"1', '区\t"1')
    .replace('",', '"\t')
)


def only(content: bytes, name: str = "2024_芙蓉区.csv") -> tuple[Grid, list[str]]:
    sheets = read_file(content, name)
    (grid,) = sheets.grids
    said = [f"{found.code} {found.at(name).message}" for found in sheets.complaints]
    return grid, said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (COMMAS.encode(), "UTF-8 编码、以逗号"),
        (COMMAS.encode("utf-8-sig"), "UTF-8 编码、以逗号"),
        (COMMAS.encode("gb18030"), "GB18030 编码、以逗号"),  # 㐂 takes four bytes
        (TABS.encode("utf-16"), "UTF-16 编码、以制表符"),
        (b"\xfe\xff" + TABS.encode("utf-16-be"), "UTF-16 编码、以制表符"),
        (TABS.encode("utf-16-le"), "UTF-16 编码、以制表符"),
        (TABS.replace("\t", ";").encode(), "UTF-8 编码、以分号"),
        (TABS.replace("\t", "，").encode("gb18030"), "GB18030 编码、以全角逗号"),
        (COMMAS.replace("\n", "\r\n").replace("含\r", "含").encode(), "UTF-8 编码、以逗号"),
    ],
)
def test_a_csv_is_read_by_what_is_in_it(content, said):
    grid, complaints = only(content)
    assert grid.values == ROWS
    assert grid.title == "2024_芙蓉区"
    assert complaints == [f"encoding_used 文字按 {said}分列读取。"]


def test_numbers_of_a_csv_keep_their_text():
    grid, _ = only('区县,编号,会员数\n芙蓉区,="007",１２\n'.encode())
    assert grid.values[1] == ["芙蓉区", "007", "１２"]
    assert grid.cell(2, 3).number is None


def test_a_declared_delimiter_is_believed_and_is_no_heading():
    grid, _ = only(b"sep=;\na;b,c\n1;2\n")
    assert grid.values == [["", ""], ["a", "b,c"], ["1", "2"]]


PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=gb2312>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet>
<x:Name>表一</x:Name></x:ExcelWorksheet></xml><![endif]--><style>td{mso-number-format:0}</style>
</head><body><p>2024年 报表</p><table><col><col><col style='display:none'>
<tr><td rowspan=2>区县</td><td colspan=2>会员</td></tr>
<tr><td>企业<br>（个）</td><td>占比</td></tr>
<tr><td>芙蓉区<td><s>5</s><td x:num="0.125">12.5%
<tr style="display:none"><td>天心区</td><td style="text-decoration:line-through">6</td><td>&lt;</td>
</table><p>注：截至年底</p><table><tr><td>第二张</td></tr></table></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("start", ["", "\n<!-- x -->", '<?xml version="1.0"?>\n<!DOCTYPE html>'])
def test_a_web_page_under_the_name_of_a_workbook(encoding, start):
    grid, complaints = only((start + PAGE).encode(encoding), "a.xls")
    assert [code.partition(" ")[0] for code in complaints] == ["html_as_xls"]
    assert grid.title == "表一"
    assert [[grid.shown(r, c) for c in (1, 2, 3)] for r in range(1, grid.height + 1)] == [
        ["2024年 报表", "", ""],
        ["", "", ""],
        ["区县", "会员", ""],
        ["", "企业\n（个）", "占比"],
        ["芙蓉区", "5", "12.5%"],
        ["天心区", "6", "<"],
        ["注：截至年底", "", ""],
        ["", "", ""],
        ["第二张", "", ""],
    ]
    assert grid.merges == (Merge(3, 1, 4, 1), Merge(3, 2, 3, 3))
    assert (grid.hidden_rows, grid.hidden_columns) == ({6}, {3})
    assert [grid.cell(row, 2).struck for row in (4, 5, 6)] == [False, True, True]
    assert grid.cell(5, 3).percent
    assert str(grid.cell(5, 3).number) == "0.125"


XML = """<?xml version="1.0" encoding="gb2312"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="Default"/>
<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="s" ss:Parent="p"><Font ss:StrikeThrough="1"/><Alignment ss:Indent="1"/></Style>
</Styles>
<Worksheet ss:Name="表"><Table><Column ss:Index="3" ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">标题</Data></Cell>
<Cell><Data ss:Type="String">会员</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s">
<Data ss:Type="Number">0.125</Data>
<Comment><ss:Data>待核实</ss:Data></Comment></Cell><Cell ss:Formula="=A1"/></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="Error">#N/A</Data></Cell>
<Cell><Data ss:Type="DateTime">2024-12-31T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
<AutoFilter x:Range="R4C1:R5C3" xmlns="urn:schemas-microsoft-com:office:excel">
<AutoFilterColumn x:Index="1" x:Type="Custom"/></AutoFilter></Worksheet>
<Worksheet ss:Name="隐"><Table/><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">
<Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_workbook_in_the_xml_of_2003(encoding):
    sheets = read_file(XML.encode(encoding), "a.xls")
    (grid,) = sheets.grids
    assert [found.code for found in sheets.complaints] == ["xml2003_as_xls"]
    assert sheets.hidden == ("隐",)
    assert [[grid.shown(r, c) for c in (1, 2, 3)] for r in range(1, 6)] == [
        ["标题", "", "会员"],
        ["", "", ""],
        ["", "", ""],
        ["", "12.50%", ""],
        ["#N/A", "2024-12-31", "TRUE"],
    ]
    assert grid.merges == (Merge(1, 1, 2, 2),)
    assert grid.comments == (("B4", "待核实"),)
    assert (grid.hidden_rows, grid.filtered_rows, grid.hidden_columns) == ({4}, {5}, {3})
    struck = grid.cell(4, 2)
    assert (struck.struck, struck.percent, struck.indent) == (True, True, 1)
    assert grid.cell(4, 3).formula
    assert grid.cell(5, 1).error == "#N/A"
    assert grid.cell(5, 2).day == date(2024, 12, 31)
