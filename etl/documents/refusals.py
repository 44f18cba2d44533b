"""What can be wrong with a report's file, in the words of the person who has to mend it.

A refusal keeps the file out, a note lets it in. Nothing here reads a byte.
"""

from etl.figures import Severity, SourceError

Note = tuple[str, str]

RESAVE = "请用 Word 或 WPS 打开，另存为 .docx 后再报送。"

MESSAGES: dict[str, tuple[Severity, str]] = {
    # refusals
    "too_large": ("error", "{what}应不超过{limit}，实际为{found}，未读取。请拆分或精简后再报送。"),
    "empty_document": (
        "error",
        "应为有文字的工作报告，没有读到任何文字{why}。请检查是否送错文件。",
    ),
    "password_protected": ("error", "文件有打开密码，无法读取。请去掉密码后再报送。"),
    "decompression_bomb": (
        "error",
        "文件解压后过大（超过{limit}），拒绝读取。请把正文复制到新文档，另存为 .docx 后再报送。",
    ),
    "not_a_document": (
        "error",
        "应为工作报告（.txt、.docx 或 .pdf），文件却无法读取：{found}。{advice}",
    ),
    "file_kind_unread": (
        "error",
        "应为工作报告（.txt、.docx 或 .pdf），内容却是{found}，未读取。{advice}",
    ),
    "unknown_encoding": (
        "error",
        "应为 UTF-8 或 GB18030 编码的文字，{found}，未读取。请用记事本或 WPS 另存为 UTF-8 编码。",
    ),
    "no_text_layer": (
        "error",
        "PDF 是扫描件，{pages}页都没有文字层。请报送原始文档，或先用 OCR 识别、核对后再报送。",
    ),
    "unreadable_text": (
        "error",
        "PDF 里的文字没有可用的编码（{share}%的字无法辨认），未读取。请报送原始的 Word 文档。",
    ),
    # notes
    "encoding_used": ("info", "文件不是 UTF-8 编码，已按 {found} 读取。"),
    "unreadable_characters": (
        "warning",
        "有{found}个字无法辨认，显示为“�”。请核对原文，紧挨着的数字不可靠。",
    ),
    "wrong_ending": (
        "warning",
        "文件名以“{ending}”结尾，内容却是{found}，已按{found}读取。请改正文件名。",
    ),
    "macro_ignored": ("warning", "文件含宏；宏不会运行，只读取文字。"),
    "revisions_accepted": (
        "warning",
        "文件有未处理的修订，按“全部接受”读取。请确认修订后再报送。",
    ),
    "strikethrough": ("warning", "“{found}”带删除线，仍照常读取。请确认是否作废。"),
    "hidden_text_ignored": ("warning", "文件有隐藏的文字，未读取。如需报送，请取消隐藏。"),
    "footnotes_ignored": ("info", "脚注和尾注未读取，正文中的注号已略去。"),
    "comments_ignored": ("info", "批注未读取。"),
    "pictures_ignored": ("info", "图片、图表未读取；其中的数字如需入库，请写进正文。"),
    "embedded_file_ignored": ("warning", "文档里嵌入了其他文件，未读取。请把内容写进正文。"),
    "text_box_read": ("info", "文本框里的文字已读取，排在所在段落之后。"),
    "nested_table_read": ("warning", "表格里套有表格，里层的文字并入所在单元格。请核对。"),
    "pages_without_text": (
        "warning",
        "第{found}页没有文字层，可能是扫描图像，未读取。请报送原始的 Word 文档。",
    ),
    "page_margins_ignored": ("info", "页眉、页脚和页码未计入正文：{found}。"),
    "slanted_text_ignored": ("info", "斜排的文字（如水印）未读取。"),
    "table_by_position": ("info", "PDF 表格按文字的位置分列，共{found}行，请核对。"),
}


class DocumentError(SourceError):
    """A report that must stay out: its `code`, what was `found`, and the sentence as its text."""

    def __init__(self, code: str, **found: object) -> None:
        self.code, self.found = code, found
        super().__init__(MESSAGES[code][1].format(**found))


def note(code: str, **found: object) -> Note:
    """The code with its sentence, for what a person should know of a file that was read."""
    return code, MESSAGES[code][1].format(**found)


def severity(code: str) -> Severity:
    """How much a refusal (error) or a note (warning, info) weighs."""
    return MESSAGES[code][0]


def megabytes(size: int) -> str:
    """A size in bytes as whole megabytes, rounded up."""
    return f"{-(-size // 1024**2)}MB"
