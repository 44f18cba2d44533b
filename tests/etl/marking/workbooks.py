"""A workbook with everything that programs lose when they save what somebody else made."""

import io
import struct
import zlib

import openpyxl
import xlsxwriter

from etl.figures import Issue


def issue(severity: str, place: str, message: str, code: str = "not_a_number") -> Issue:
    return Issue(code=code, severity=severity, file="a.xlsx", place=place, message=message)


def picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = zlib.compress((b"\0" + b"\xff\x88\x00" * 20) * 20)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 20, 20, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def rich() -> bytes:
    """表1 with a table of four districts, 数据 '2'号, and 隐藏, which is hidden."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    bold = book.add_format({"bold": 1, "bg_color": "#DDEEFF", "border": 1})
    money = book.add_format({"num_format": "#,##0.00", "font_color": "#006600"})
    share = book.add_format({"num_format": "0.0%", "locked": False})
    sheet, other = book.add_worksheet("表1"), book.add_worksheet("数据 '2'号")
    hidden = book.add_worksheet("隐藏")
    hidden.hide()
    hidden.write("A1", 5)
    other.write("A1", "x")
    other.activate()
    sheet.merge_range("A1:F1", "2024年报表", bold)
    sheet.write_row("A2", ["区县", "会员数", "投资额（万元）", "覆盖率", "合计", "备注"], bold)
    for row, name in enumerate(["芙蓉区", "天心区", "岳麓区", "开福区"], 2):
        sheet.write(row, 0, name)
        sheet.write(row, 1, 100 + row)
        sheet.write(row, 2, 12.5 * row, money)
        sheet.write(row, 3, 0.125, share)
        sheet.write_formula(row, 4, f"=B{row + 1}+1", None, 101 + row)
    sheet.write_rich_string("F3", "普通", bold, "粗体", "尾")
    sheet.write_string("F4", "=1+1")
    sheet.write_comment("B3", "原有批注")
    sheet.set_column("B:B", 14)
    sheet.set_column("G:G", 8, money, {"hidden": 1})
    sheet.set_row(4, 30, None, {"hidden": 1})
    sheet.set_row(30, 20, share)
    rule = {"validate": "integer", "criteria": ">=", "value": 0, "error_message": "应为整数"}
    sheet.data_validation("B3:B6", rule)
    sheet.conditional_format("C3:C6", {"type": "data_bar"})
    above = {"type": "cell", "criteria": ">", "value": 103, "format": bold}
    sheet.conditional_format("B3:B6", above)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='表1'!$B$3:$B$6"})
    sheet.insert_chart("A10", chart)
    sheet.insert_image("H2", "a.png", {"image_data": io.BytesIO(picture())})
    sheet.insert_button("H6", {"caption": "按钮"})
    sheet.insert_textbox("H10", "文本框")
    sheet.add_sparkline("H1", {"range": "'表1'!B3:B6"})
    sheet.autofilter("A2:F6")
    sheet.freeze_panes(2, 1)
    sheet.protect()
    book.define_name("全区", "='表1'!$B$3:$B$6")
    sheet.write_url("A8", "https://example.org/")
    sheet.repeat_rows(0, 1)
    sheet.print_area("A1:F9")
    sheet.set_header("&C页眉")
    book.close()
    return written.getvalue()


def looks(content: bytes) -> dict[str, dict[str, object]]:
    """Everything that openpyxl can tell of each cell, and of each sheet around its cells."""
    book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
    found: dict[str, dict[str, object]] = {}
    for sheet in book.worksheets:
        told = found[sheet.title] = {
            "merged": sorted(map(str, sheet.merged_cells.ranges)),
            "widths": {k: (c.width, c.hidden) for k, c in sheet.column_dimensions.items()},
            "heights": {k: (r.height, r.hidden) for k, r in sheet.row_dimensions.items() if k < 40},
            "validations": [
                (v.type, str(v.sqref), v.error) for v in sheet.data_validations.dataValidation
            ],
            "conditional": sorted(str(c.sqref) for c in sheet.conditional_formatting),
            "state": sheet.sheet_state,
            "protected": sheet.protection.sheet,
            "titles": (sheet.print_title_rows, str(sheet.print_area), sheet.freeze_panes),
            "filter": sheet.auto_filter.ref,
            "header": sheet.oddHeader.center.text,
        }
        for row in sheet.iter_rows():
            for cell in row:
                comment = cell.comment.text if cell.comment else None
                if cell.value is None and comment is None and not cell.has_style:
                    continue
                style = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
                look = (str(cell.value), cell.number_format, comment, *map(repr, style))
                if look != NOTHING:
                    told[cell.coordinate] = look
    return found


def _nothing() -> tuple[object, ...]:
    cell = openpyxl.Workbook().worksheets[0]["A1"]
    style = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
    return (str(None), "General", None, *map(repr, style))


NOTHING = _nothing()
