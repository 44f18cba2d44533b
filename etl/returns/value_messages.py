"""What is said of rows and values: one severity and one sentence a code.

Only words; how a finding becomes an issue stands in `etl.returns.issues`.
"""

from etl.figures import Severity

OF_VALUES: dict[str, tuple[Severity, str]] = {
    # the row
    "row_ignored": ("info", "“{found}”是{reason}，不含数值，未入库。"),
    "unknown_label": (
        "error",
        "不认识指标“{found}”。请改用统一报表中的指标名称{near}",
    ),
    "ambiguous_label": ("error", "指标“{found}”可能是{options}。请写全称。"),
    "duplicate_row": ("warning", "“{found}”与{first}重复，数值相同，只取一次。请删去一处。"),
    "unit_conflict": (
        "error",
        "{label}的计量单位应为“{expected}”，读到“{found}”，无法换算，整个文件未入库。请改正计量单位。",
    ),
    "unit_missing": (
        "error",
        "{label}没有写明计量单位，“{found}”可能是元、万元或亿元，未入库。请在表头写明单位。",
    ),
    "unit_inferred": ("warning", "{label}按“{found}”入库，因为{reason}，请确认。"),
    # our own form
    "form_changed": (
        "error",
        "表样此处应为“{expected}”，读到“{found}”，本表未读取。请用原表样填报，不要改动标题和表头。",
    ),
    "form_line_missing": (
        "error",
        "表样中的“{label}”这一行找不到或不止一处，未读取。请用原表样填报，不要增删行。",
    ),
    "form_line_moved": (
        "warning",
        "表样中的“{label}”由第{first}行移到了第{found}行，已按名称读取，请核对。",
    ),
    "form_blank": (
        "warning",
        "这张表一个数也没有填，按未报送处理。如已填报，请检查是否保存。",
    ),
    "value_and_reason": (
        "error",
        "{label}既填了“{found}”，又选了未填原因“{reason}”，未入库。请只保留一个。",
    ),
    # the value
    "not_reported": (
        "warning",
        "{label}没有填报（读到“{found}”），按未报送处理，不作为0。如确为零，请填0。",
    ),
    "ambiguous_none": (
        "warning",
        "{label}读到“{found}”，可能是0也可能是未填报，未入库。请填0或留空。",
    ),
    "not_a_number": (
        "error",
        "{label}应为数字，读到“{found}”。请改为数字，或在“备注”中说明。",
    ),
    "cell_error": ("error", "{label}的公式出错，读到“{found}”。请改正公式后再报送。"),
    "formula_without_cached_value": (
        "error",
        "{label}是公式，但文件里没有计算结果。请用 Excel 或 WPS 打开并保存后再报送。",
    ),
    "strikethrough": (
        "error",
        "{label}的“{found}”带删除线，不能确定是否作废，未入库。请删去内容或去掉删除线。",
    ),
    "range_value": ("error", "{label}应为一个数，读到区间“{found}”。请填一个数。"),
    "multiple_numbers": ("error", "{label}应为一个数，读到多个数“{found}”。请拆开填报。"),
    "percentage_point_text": (
        "error",
        "{label}应为百分数，读到“{found}”；“百分点”与“%”含义不同。请改填百分数。",
    ),
    "approximate_value": ("warning", "{label}的“{found}”为约数，按约数入库并标注“{words}”。"),
    "percent_scale_by_format": (
        "warning",
        "{label}的单元格为百分比格式，显示“{found}”，按{value}%入库。",
    ),
    "percent_scale_ambiguous": (
        "warning",
        "{label}读到“{found}”，按{value}%入库；如应为{other}%，请改填{other}。",
    ),
    "percent_scale_unknown": (
        "error",
        "{label}读到“{found}”，表头没有写明单位，可能是{value}%也可能是{other}%，未入库。请写成百分数，如{other}%。",
    ),
    "too_many_digits": (
        "error",
        "{label}应不超过15位数字，读到“{found}”，末位不可靠。请改正，或换用更大的计量单位。",
    ),
    "rounded": ("warning", "{label}的“{found}”小数位过多，按{value}{unit}入库。请保留两位小数。"),
    "non_integer_count": ("error", "{label}应为整数，读到“{found}”。请填整数。"),
    "negative_count": ("error", "{label}不应为负数，读到“{found}”。请改正。"),
    "negative_amount": ("error", "{label}不应为负数，读到“{found}”。请改正，或在“备注”中说明。"),
    "percentage_out_of_bounds": (
        "error",
        "{label}应在0—100%之间，读到“{found}”。请改正。",
    ),
    "rank_below_one": ("error", "{label}是名次，应为1或更大的整数，读到“{found}”。请改正。"),
}

# Findings that go under one code but say it in other words, or more severely.
ALIKE: dict[str, tuple[str, Severity, str]] = {
    "unit_from_caption": (
        "unit_inferred",
        "warning",
        "按“{found}”推定：{each}，请确认。",
    ),
    "year_short": (
        "year_missing",
        "error",
        "“{found}”没有写明世纪，表内、表名和文件名里也没有完整的年份可作依据，本表未入库。请写成四位数，如{year}年。",
    ),
    "duplicate_row_again": (
        "duplicate_row",
        "warning",
        "“{found}”与{first}重复，但内容不同。",
    ),
    "duplicate_row_differs": (
        "duplicate_row",
        "error",
        "{first}为“{one}”，这里为“{other}”，不能确定哪个对，两行均未入库。请只保留正确的一行。",
    ),
    "unit_of_cell": (
        "unit_conflict",
        "error",
        "{label}的计量单位应为“{expected}”，读到“{found}”，无法换算。请改正计量单位。",
    ),
    "unknown_place": (
        "unknown_region",
        "error",
        "不认识区县“{found}”，这一行未入库。请改用区县（市）全称{near}",
    ),
    "zone_place": (
        "unknown_region",
        "error",
        "“{found}”是功能区，不在统计的区县之中，与所在区县可能重复，未入库。请并入所在区县后报送。",
    ),
    "ambiguous_place": (
        "ambiguous_region",
        "error",
        "“{found}”可能是{options}，这一行未入库。请写全称。",
    ),
    "percent_scale_among_formats": (
        "percent_scale_ambiguous",
        "warning",
        "{label}读到“{found}”，同列其他单元格带百分号，本格按{value}%入库，请确认。",
    ),
}
