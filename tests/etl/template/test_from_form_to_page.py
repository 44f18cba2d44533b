"""From the blank return to the page: filled in, checked, built, shown, and back to its cell."""

import io
import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import openpyxl
import pytest

from etl.__main__ import main
from etl.returns.marker import MarkedSheet, marker_of
from tests.etl.forms import form
from tests.etl.small_data import MEMBERS, write
from tests.pages.screen import markup, opened

NAME = "2022_芙蓉区.xlsx"
SHARES = {"party_coverage": 64.7, "enterprise_member_share": 71.5}


def blank(data: Path) -> Path:
    out = data.parent / "blank.xlsx"
    wanted = ["--year", "2022", "--region", "430102", "-o", str(out)]
    assert main(["template", "--data", str(data), *wanted]) == 0
    return out


def filled(form: Path, **values: object) -> tuple[Path, MarkedSheet]:
    """The form with a plausible number in every line, and these where they differ."""
    book = openpyxl.load_workbook(form)
    marker = marker_of(form.read_bytes())
    assert marker is not None
    marked = marker.sheets[0]
    sheet = book[marked.title]
    for line in marked.lines:
        sheet[line.value_cell] = values.get(line.indicator, SHARES.get(line.indicator, 100))
    path = form.with_name(NAME)
    book.save(path)
    return path, marked


def through_libreoffice(file: Path, soffice: str) -> Path:
    """Opened and saved by LibreOffice in its own format, and from that as a workbook again."""
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    for ending, given in (("ods", file), ("xlsx", file.with_suffix(".ods"))):
        folder = file.parent if ending == "ods" else file.parent / "saved"
        command = [soffice, "--headless", profile, "--convert-to", ending, "--outdir", str(folder)]
        subprocess.run([*command, str(given)], check=True, capture_output=True, timeout=120)
    return file.parent / "saved" / file.name


def checked(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, list[dict], list]:
    """Exit code, figures and issues of the command."""
    capsys.readouterr()
    code = main(["check", "--json", *map(str, words)])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    figures = [line["figure"] for line in lines if "figure" in line]
    return code, figures, [line["issue"] for line in lines if "issue" in line]


def sent(data: Path, file: Path) -> int:
    """Put the return where returns lie, and build."""
    (data / "returns").mkdir(exist_ok=True)
    shutil.copy(file, data / "returns" / file.name)
    return main(["build", "--data", str(data), "--quiet"])


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(tmp_path / "data", MEMBERS)
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(folder))
    return folder


@pytest.mark.office
def test_what_was_filled_in_libreoffice_is_on_the_page_and_one_click_from_its_cell(
    data: Path, soffice: str, capsys: pytest.CaptureFixture[str]
):
    typed, marked = filled(blank(data), member_count=1234, donations=56.78)
    file = through_libreoffice(typed, soffice)
    code, figures, issues = checked(capsys, file)
    assert (code, issues) == (0, [])
    assert len(figures) == len(marked.lines)
    assert {f["indicator"]: f["value"] for f in figures}["donations"] == 567800
    assert sent(data, file) == 0
    cell = next(x.value_cell for x in marked.lines if x.indicator == "member_count")
    page = opened("districts", indicator="member_count", year="2022")
    link = re.search(
        r'data-region="430102".{0,300}?href="sources\?([^"]+)"[^>]*>1234</a>', markup(page)
    )
    assert link is not None
    asked = dict(parse_qsl(unescape(link[1])))
    assert asked == {"source": "return-2022-430102", "place": f"{marked.title}!{cell}"}
    assert "<mark>会员数 1,234个</mark>" in markup(opened("sources", **asked))


def test_last_years_return_stands_beside_this_years_cells(data: Path):
    out = data.parent / "blank.xlsx"
    wanted = ["--region", "430102", "-o", str(out), "--data", str(data)]
    assert main(["template", "--year", "2021", *wanted]) == 0
    typed, _ = filled(out, member_count=1200, donations=50.5)
    typed = typed.rename(typed.with_name("2021_芙蓉区.xlsx"))
    assert sent(data, typed) == 0
    assert main(["template", "--year", "2022", *wanted]) == 0
    sheet = openpyxl.load_workbook(out)["工作成效统计表"]
    last = {sheet[f"B{row}"].value: sheet[f"F{row}"].value for row in range(4, 42)}
    assert (last["会员数"], last["捐赠款物"]) == (1200, 50.5)
    assert "示例" not in sheet["F5"].number_format


def test_a_wrong_cell_sends_the_return_back_marked_and_keeps_it_out(
    data: Path, capsys: pytest.CaptureFixture[str]
):
    typed, marked = filled(blank(data), member_count="一千多", donations=-5)
    back = data.parent / "back.xlsx"
    code, _, issues = checked(capsys, typed, "--mark", back)
    cells = {x.indicator: f"{marked.title}!{x.value_cell}" for x in marked.lines}
    found = {issue["place"] for issue in issues if issue["severity"] == "error"}
    assert (code, found) == (1, {cells["member_count"], cells["donations"]})
    book = openpyxl.load_workbook(io.BytesIO(back.read_bytes()))
    wrong = book[marked.title][cells["member_count"].rpartition("!")[2]]
    assert wrong.fill.patternType == "lightUp"
    assert "【检查·错误】会员数应为" in wrong.comment.text
    assert sent(data, typed) == 1
    page = opened("districts", indicator="chamber_count", year="2022")
    assert "source=return-2022-430102" not in markup(page)


@pytest.mark.parametrize(
    ("names", "mark", "said"),
    [
        (["a.xlsx", "b.xlsx"], "back.xlsx", "有2个文件，--mark 应为文件夹"),
        (["a.xlsx"], "a.xlsx", "--mark 会覆盖收到的报表"),
        (["a.xlsx"], ".", "--mark 会覆盖收到的报表"),
        (["a.xlsx"], "back.pdf", "--mark 应为 .xlsx 或文件夹"),
    ],
)
def test_a_marked_workbook_never_lands_where_it_would_do_harm(
    names: list[str],
    mark: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    for name in names:
        Path(name).write_bytes(b"x")
    with pytest.raises(SystemExit) as left:
        main(["check", *names, "--mark", mark])
    assert left.value.code == 2
    assert said in capsys.readouterr().err
    assert all(Path(name).read_bytes() == b"x" for name in names)


def test_a_marked_workbook_goes_over_an_earlier_one_and_over_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    given, back, other = (tmp_path / name for name in ("a.csv", "back.xlsx", "other.xlsx"))
    given.write_text("区县,会员数\n芙蓉区,5\n", encoding="utf-8")
    other.write_bytes(form(("会员数", "个", 1067)))
    before = other.read_bytes()
    wanted = ["check", "--year", "2022", str(given), "--mark"]
    assert main([*wanted, str(back)]) == 0
    assert main([*wanted, str(back)]) == 0
    with pytest.raises(SystemExit) as left:
        main([*wanted, str(other)])
    assert left.value.code == 2
    assert f"已有文件“{other}”，不是退回的报表，不会覆盖" in capsys.readouterr().err
    assert other.read_bytes() == before


def test_several_files_come_back_into_a_folder(tmp_path: Path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "报表.csv").write_text("区县,会员数\n芙蓉区,5\n", encoding="utf-8")
    files = [str(tmp_path / folder / "报表.csv") for folder in ("one", "two")]
    assert main(["check", "--year", "2022", *files, "--mark", str(tmp_path / "back")]) == 0
    names = sorted(path.name for path in (tmp_path / "back").iterdir())
    assert names == ["报表(2).xlsx", "报表.xlsx"]
