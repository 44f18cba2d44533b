"""`/exports/…`: a linked workbook gets what the button gives, and then the next release."""

import http.client
import json
import shutil
import subprocess
import sys
import urllib.parse
from pathlib import Path

import openpyxl
import pytest

import catalogue
from exports.delimited import csv_bytes
from exports.views import DISTRICTS, MATRIX
from tests.conftest import ROOT, Server
from tests.exports.read_back import lines
from warehouse.database import Warehouse
from warehouse.releases import Releases

LINK = "/exports/districts.csv?indicator=village_investment&year=2022"


def asked(
    server: Server, link: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, urllib.parse.quote(link, safe="/?&=,%"), headers=given)
    answer = connection.getresponse()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


def in_force(data: Path) -> Warehouse:
    path = Releases(data / "releases").current()
    assert path is not None
    return Warehouse.open(path, catalogue.load())


def test_the_address_gives_the_file_of_the_button(server: Server):
    status, headers, content = asked(server, LINK)
    wanted = {"indicator": "village_investment", "year": 2022}
    assert (status, headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert content == csv_bytes(DISTRICTS.table(in_force(server.data), **wanted))
    name = "区县对比_万企兴万村投资总额_2022年_第1版_含示例.csv"
    assert (
        headers["content-disposition"] == f"attachment; filename*=UTF-8''{urllib.parse.quote(name)}"
    )
    real = asked(server, f"{LINK}&sample=off")[2]
    assert real == csv_bytes(DISTRICTS.table(in_force(server.data), **wanted, sample=False))
    assert real != content


def test_the_matrix_of_what_was_reported_has_an_address(server: Server):
    """/exports/matrix.xlsx?year=2020, to be refreshed in a workbook"""
    status, _, content = asked(server, "/exports/matrix.csv?year=2020")
    assert (status, content) == (200, csv_bytes(MATRIX.table(in_force(server.data), year=2020)))
    assert asked(server, "/exports/matrix.xlsx?year=2020")[0] == 200
    assert "没有要求区县报送" not in content.decode()


def test_who_has_the_file_is_not_sent_it_again(server: Server):
    _, headers, _ = asked(server, LINK)
    assert asked(server, LINK, If_None_Match=headers["etag"])[::2] == (304, b"")
    assert asked(server, f"{LINK}&release=1", If_None_Match=headers["etag"])[0] == 304
    other = LINK.replace("2022", "2021")
    assert asked(server, other, If_None_Match=headers["etag"])[0] == 200


def test_the_head_is_the_head_of_the_file(server: Server):
    status, headers, content = asked(server, LINK, "HEAD")
    assert (status, content, headers["etag"]) == (200, b"", asked(server, LINK)[1]["etag"])
    assert asked(server, "/exports/districts.csv", "HEAD")[0] == 400


@pytest.mark.parametrize(
    ("link", "status", "message"),
    [
        ("/exports/districts.csv?year=2022", 400, "请用参数 indicator 给出指标代码"),
        (
            "/exports/districts.csv?indicator=member_count&year=1066",
            400,
            "“区县对比”没有1066年的数据；有",
        ),
        (
            "/exports/villages.xlsx?year=2030",
            400,
            "“万企兴万村”没有2030年的数据；有数据的年份：2021",
        ),
        (
            "/exports/districts.csv?indicator=x&year=2022",
            400,
            "没有指标“x”；可用：ideals_education",
        ),
        ("/exports/profile.csv?district=1&year=2022", 400, "没有区县代码“1”；可用：430102 芙蓉区"),
        ("/exports/overview.csv?year=今年", 400, "年份应为四位数字，如 2022，读到“今年”"),
        ("/exports/overview.csv?year=2022&release=99", 400, "没有第99版；可用的版本：1"),
        ("/exports/overview.csv?year=2022&release=新", 400, "版本应为数字，如 release=3，读到“新”"),
        ("/exports/overview.csv?year=2022&year=2021", 400, "同一个参数给了两次"),
        ("/exports/district.csv?year=2022", 404, "没有页面“district”；是否想写“districts”？"),
        ("/exports/overview.odt?year=2022", 404, "没有“.odt”这种文件；可用：.csv"),
        ("/exports/overview?year=2022", 404, "没有页面"),
    ],
)
def test_a_bad_link_is_told_what_is_wrong_with_it(
    server: Server, link: str, status: int, message: str
):
    found, headers, content = asked(server, link)
    assert (found, headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert content.decode().startswith(message)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_the_whole_record_is_sent_and_named_by_its_release(server: Server, ending: str):
    status, headers, content = asked(server, f"/exports/record.{ending}")
    assert (status, len(content) > 10_000) == (200, True)
    again = asked(server, f"/exports/record.{ending}", If_None_Match=headers["etag"])
    assert again[::2] == (304, b"")
    assert asked(server, f"/exports/record.{ending}", "HEAD")[::2] == (200, b"")
    name = urllib.parse.quote(f"全部数据_第1版_含示例.{ending}")
    assert headers["content-disposition"].endswith(name)


def test_the_record_refuses_what_it_does_not_know(server: Server):
    assert asked(server, "/exports/record.odt")[0] == 404
    status, _, content = asked(server, "/exports/record.csv?year=2022")
    assert (status, content.decode()) == (400, "“全部数据”没有参数“year”；可用：sample、release")


def test_a_csv_has_its_description_beside_it(server: Server):
    """CSVW: the columns of the description are those of the file, numbers told from text."""
    beside = LINK.replace(".csv", ".csv-metadata.json")
    status, headers, content = asked(server, beside)
    assert (status, headers["content-type"]) == (200, "application/csvm+json")
    described = json.loads(content)
    columns = described["tableSchema"]["columns"]
    head = asked(server, LINK)[2].decode("utf-8-sig").split("\r\n")[0]
    assert [column["titles"] for column in columns] == head.split(",")
    assert [c["titles"] for c in columns if c["datatype"] == "decimal"] == ["数值"]
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    assert described["dialect"]["lineTerminators"] == ["\r\n"]


def test_a_linked_file_refreshes_to_the_next_release(data_folder: Path, tmp_path: Path):
    """
    浏阳市 112384.6万元, sent, not sent again; mended to 113384.6 and built     the same link
    gives the new number under a new mark, as Excel asks for it; the server is never restarted
    """
    folder = tmp_path / "data"
    shutil.copytree(data_folder, folder)
    running = Server(folder).start()
    try:
        _, before, first = asked(running, LINK)
        unchanged = asked(running, LINK, If_None_Match=before["etag"])[::2]
        _mend(folder / "sample" / "2022" / "2022_浏阳市.xlsx", "D19", 112384.6, 113384.6)
        build = [sys.executable, "-m", "etl", "build", "--data", str(folder)]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
        status, after, second = asked(running, LINK, If_None_Match=before["etag"])
        again = asked(running, LINK, If_None_Match=after["etag"])[::2]
        head = asked(running, LINK, "HEAD")[1]["etag"]
    finally:
        running.stop()
    assert (unchanged, status, again) == ((304, b""), 200, (304, b""))
    assert (after["etag"] != before["etag"], head) == (True, after["etag"])
    assert [_liuyang(content) for content in (first, second)] == [
        ("1123846000", "第1版"),
        ("1133846000", "第2版"),
    ]
    wanted = {"indicator": "village_investment", "year": 2022}
    assert second == csv_bytes(DISTRICTS.table(in_force(folder), **wanted))


def _mend(workbook: Path, place: str, old: float, new: float) -> None:
    book = openpyxl.load_workbook(workbook)
    cell = book["工作成效统计表"][place]
    assert cell.value == old
    cell.value = new
    book.save(workbook)


def _liuyang(content: bytes) -> tuple[str, str]:
    (line,) = (x for x in lines(content) if x["地区代码"] == "430181")
    return line["数值"], line["版本"]
