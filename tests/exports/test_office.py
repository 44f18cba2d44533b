"""LibreOffice opens every kind of file without repair, and shows in it what the screen shows."""

import csv
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from exports.document import document_bytes
from exports.forms import FORMS
from exports.slides import slides_bytes
from exports.views import VIEWS
from exports.workbook import workbook_bytes
from exports.workbook.formats import number_format
from tests.exports.shown import displayed
from tests.exports.told import HOSTILE, in_force, small, told

pytestmark = pytest.mark.office

CITY = ("briefing", {"year": "2022"})
DISTRICT = ("briefing", {"year": "2022", "region": "430181"})
KINDS = (".xlsx", ".docx", ".pptx")
# Every sheet to a file of its own, cells as they are shown.
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"


def converted(soffice: str, files: list[Path], to: str, folder: Path) -> None:
    """The files in another kind. One start for all: starting takes seconds."""
    done = subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            to,
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr


def words_of(pdf: Path) -> tuple[int, str]:
    """How many pages a PDF has, and its words without blanks."""
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return len(document), "".join(text.split())


@pytest.fixture(scope="module")
def opened(
    soffice: str, data_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[int, str]]:
    """City and district of 2022 in three kinds, as LibreOffice prints them."""
    folder = tmp_path_factory.mktemp("office")
    warehouse = in_force(data_folder)
    files = []
    for name, (view, given) in (("city", CITY), ("district", DISTRICT)):
        arguments = VIEWS[view].arguments(warehouse, given)
        for kind in KINDS:
            path = folder / f"{name}{kind[1:]}{kind}"
            path.write_bytes(FORMS[kind].content(VIEWS[view], warehouse, arguments))
            files.append(path)
    converted(soffice, files, "pdf", folder)
    return {path.stem: words_of(path.with_suffix(".pdf")) for path in files}


@pytest.mark.parametrize("kind", [kind[1:] for kind in KINDS])
@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("city", ["2022年长沙市工商联工作成效简报", "77", "示例数据", "第1版"]),
        ("district", ["2022年浏阳市工商联工作成效简报", "11.24", "示例数据", "第1版"]),
    ],
)
def test_it_opens_and_says_what_it_must(
    opened: dict[str, tuple[int, str]], name: str, kind: str, held: list[str]
):
    pages, text = opened[f"{name}{kind}"]
    assert pages >= 5
    assert [words for words in held if words not in text] == []


def test_cells_are_shown_with_their_hedges_and_in_ten_thousands(
    soffice: str, data_folder: Path, tmp_path: Path
):
    """Cell by cell as LibreOffice displays it: 77.00, 超4.0, 71.8（区县合计，示例）."""
    made = told(in_force(data_folder), *CITY)
    path = tmp_path / "city.xlsx"
    path.write_bytes(workbook_bytes(made))
    converted(soffice, [path], AS_SHOWN, tmp_path)
    tables = [table for section in made.sections for table in section.tables]
    for number, table in enumerate(tables, 1):
        (file,) = tmp_path.glob(f"city-表{number} *.csv")
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))[3 : 3 + len(table.rows)]
        for cells, row in zip(table.rows, rows, strict=True):
            assert row[: len(cells)] == [
                displayed(cell.value, number_format(cell)) if cell.value is not None else cell.words
                for cell in cells
            ]


def test_hostile_words_open_too(soffice: str, tmp_path: Path):
    """Every hostile text in one file of each kind: as heading, sentence, cell and source."""
    first, *others = (small(text) for text in HOSTILE)
    made = replace(
        first,
        sections=tuple(section for one in (first, *others) for section in one.sections),
        sources=HOSTILE,
    )
    files = []
    for kind, write in (
        ("xlsx", workbook_bytes),
        ("docx", document_bytes),
        ("pptx", slides_bytes),
    ):
        files.append(tmp_path / f"hostile{kind}.{kind}")
        files[-1].write_bytes(write(made))
    converted(soffice, files, "pdf", tmp_path)
    for path in files:
        assert "=HYPERLINK" in words_of(path.with_suffix(".pdf"))[1]
