"""What is said of files, sheets, headings and tables: one severity and one sentence a code.

Only words; how a finding becomes an issue stands in `etl.returns.issues`.
"""

from etl.figures import Severity

OF_SHEETS: dict[str, tuple[Severity, str]] = {
    # the file
    "lock_file": (
        "warning",
        "这是打开工作簿时留下的临时锁定文件，不是报表，未读取。请关闭工作簿后删除。",
    ),
    "file_kind_unread": ("error", "应为 Excel、WPS 或 CSV 表格，内容却是{found}，未读取。{advice}"),
    "html_as_xls": (
        "warning",
        "文件其实是网页（HTML），不是 Excel 工作簿，已读取网页里的表格。请另存为 .xlsx 再报送。",
    ),
    "xml2003_as_xls": (
        "warning",
        "文件其实是 XML 表格（Excel 2003 的 XML 格式），已照常读取。请另存为 .xlsx 后再报送。",
    ),
    "encoding_used": ("info", "文字按 {found} 编码、以{separator}分列读取。"),
    "unknown_encoding": (
        "error",
        "应为 UTF-8 或 GB18030 编码的文字，{found}，未读取。请另存为 .xlsx 再报送。",
    ),
    "unreadable_file": (
        "error",
        "文件无法从磁盘读出（{found}）。请检查文件是否存在、是否有读取权限。",
    ),
    "too_large": ("error", "{what}应不超过{limit}，实际为{found}。请删去多余内容后另存再报送。"),
    "password_protected": ("error", "文件有打开密码，无法读取。请去掉密码后再报送。"),
    "decompression_bomb": (
        "error",
        "文件解压后过大（{found}），应不超过{limit}，拒绝读取。请把表格复制到新工作簿后再报送。",
    ),
    "not_a_workbook": (
        "error",
        "应为 Excel、WPS 或 CSV 表格，文件却无法读取：{found}。请打开核对，另存为 .xlsx 再报送。",
    ),
    "macro_ignored": ("warning", "文件含宏；宏不会运行，只读取数值。"),
    "external_link_ignored": (
        "warning",
        "文件引用了其他工作簿；不会打开它们，只读取保存时的数值。请确认数值是最新的。",
    ),
    # beside the other returns of its district and year
    "order_unknown": (
        "error",
        "与 {found} 都是{whose}的报表，内容不同；这一份{why}，不能确定哪一份在后，未入库。请写明报送日期，或在文件名中注明“修订”“第二次”，或在 data/sources.toml 中登记报送日期。",
    ),
    "order_by_name": (
        "warning",
        "这一份{why}，按名称“修订”“第二次”等视为晚于 {found}，以这一份为准。请补填报送日期。",
    ),
    # the sheet
    "hidden_sheet_skipped": ("warning", "工作表已隐藏，未读取。如需报送，请取消隐藏。"),
    "no_table_found": ("error", "工作簿里没有可读的表格。请确认表格不是图片，且工作表未隐藏。"),
    "unknown_region": (
        "error",
        "填报单位应为本市的区县（市）工商联，读到“{found}”。请改正填报单位{near}",
    ),
    "ambiguous_region": (
        "error",
        "填报单位“{found}”可能是{options}。请写全称。",
    ),
    "region_conflict": (
        "error",
        "区县不一致：{found}，本表未入库。请改正其一。",
    ),
    "year_conflict": (
        "error",
        "年份不一致：{found}，本表未入库。请核对是哪一年的数据并改正。",
    ),
    "year_missing": (
        "error",
        "没有写明是哪一年的数据，本表未入库。请在标题中写明年份（如“2024年”），或在报送时选定年份。",
    ),
    "year_not_as_named": (
        "error",
        "报送时选定的是{told}年，文件写的是{found}，未入库。请核对文件或改选年份。",
    ),
    "region_not_as_named": (
        "error",
        "报送时选定的是{told}，文件写的是{found}，未入库。请核对文件或改选区县。",
    ),
    "region_missing": (
        "error",
        "没有写明是哪个区县的数据，未入库。请在本行或标题中写明区县（市）全称。",
    ),
    "region_renamed": (
        "warning",
        "{former}已于{year}年改为{found}，按{found}入库。请改用现名。",
    ),
    "copied_sheet": (
        "error",
        "与“{found}”的全部数值相同，疑似复制后未改，本表未入库。请核对后重新填报。",
    ),
    "ledger_not_summary": (
        "error",
        "这张表一行是一家企业或一个项目（{found}），是台账，不是汇总表；系统不代为加总，未入库。请按区县汇总后报送，一个区县一行。",
    ),
    "number_outside_table": (
        "warning",
        "“{found}”在表格之外，没有表头说明它是什么，未读取。请放入表格，或删去。",
    ),
    "unknown_header": (
        "error",
        "不认识表头“{found}”，这一列未入库。请改用统一报表中的指标名称{near}",
    ),
    "ambiguous_header": ("error", "表头“{found}”可能是{options}，未入库。请写全称。"),
    "duplicate_header": (
        "error",
        "表头“{found}”出现了不止一次（另见{first}），上方没有说明区别，这几列均未入库。请写明各是什么。",
    ),
    "heading_assumed": (
        "warning",
        "“{found}”没有写明是哪项工作，按“{name}”入库，请确认。",
    ),
    "forecast_column": (
        "warning",
        "“{found}”是预计或目标，不是实际完成数，未入库。",
    ),
    "partial_year": ("warning", "“{found}”不是全年数，{outcome}。"),
    "date_serial_inferred": (
        "warning",
        "“{found}”是日期的序列号，按{year}年读取，请确认。",
    ),
    "column_ignored": ("info", "“{found}”这一列是{reason}，未入库。"),
    "total_mismatch": (
        "warning",
        "{label}{total}为{found}，分项相加为{parts}，相差{gap}。请核对。",
    ),
    "total_not_calculated": (
        "warning",
        "{label}{total}是公式，文件里没有计算结果，无法核对。请用 Excel 或 WPS 打开并保存。",
    ),
    "of_which_row_skipped": ("warning", "“{found}”不是区县，也不是统一报表中的指标，未入库。"),
    "of_which_above_whole": ("warning", "“{found}”的{label}为{part}，大于总数{whole}。请核对。"),
    "own_level_row_skipped": ("warning", "“{found}”是市本级的数，不属于任何区县，只用于核对合计。"),
    "merged_value": (
        "error",
        "{label}的“{found}”写在合并单元格里，不能确定属于哪一个区县或年份，未入库。请取消合并，分别填报。",
    ),
    "not_calculated": (
        "error",
        "{label}整列都是没有计算结果的公式，说明文件没有经 Excel 或 WPS 计算保存，本表未入库。请打开并保存后再报送。",
    ),
    "date_missing": (
        "warning",
        "应有“报送日期：××××年×月×日”，没有读到有效日期，按年份{found}记录。请补填报送日期。",
    ),
    "hidden_row_skipped": ("warning", "第{found}行被隐藏，未入库。如需报送，请取消隐藏。"),
    "hidden_column_skipped": ("warning", "{found}列被隐藏，未读取。如需报送，请取消隐藏。"),
    "filtered_rows_included": ("warning", "第{found}行只是被筛选隐藏，已照常读取。"),
    "cell_comment": ("warning", "单元格有批注“{found}”。批注不入库，请确认不影响数值。"),
}
