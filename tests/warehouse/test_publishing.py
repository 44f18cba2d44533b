"""A release is published whole or not at all; one build at a time; old ones are cleared away."""

import threading

import duckdb
import pytest
from filelock import FileLock

from etl.figures import Issue
from tests.warehouse.small import copies, figure, fill, left_in, published
from warehouse import filling, publishing
from warehouse.database import open_readonly
from warehouse.publishing import CheckError
from warehouse.releases import ReleaseError, Releases

ONE = [figure("members", 986)]
WRONG = [figure("membres", 3)]


def test_a_number_is_never_used_twice_though_its_file_is_gone(releases):
    copies(releases, 2)[-1].unlink()
    assert published(releases).number == 3


def test_what_a_killed_build_left_is_cleared_before_the_next_one_needs_the_room(releases):
    built = copies(releases, 1)[0]
    left = ("2-20261123T200312Z.duckdb.part", "2-20261123T200312Z.duckdb.part.wal")
    for name in left:
        (releases.folder / name).write_text("half", encoding="utf-8")
    (releases.folder / "spill").mkdir()
    (releases.folder / "spill" / "duckdb_temp_storage-0.tmp").write_text("x", encoding="utf-8")
    seen = []

    def looks(connection, number):
        seen.extend(left_in(releases.folder))
        fill(ONE)(connection, number)

    release = releases.publish(looks)
    assert release.number == 3
    assert [name for name in seen if not name.startswith("3-")] == [built.name, "CURRENT"]
    assert left_in(releases.folder) == [built.name, release.name, "CURRENT"]


def test_retention_keeps_the_newest_and_the_last_ones_for_readers(releases):
    copies(releases, 5)
    published(releases, keep=3)
    assert [release.number for release in releases.all()] == [6, 5, 4]
    with pytest.raises(ReleaseError, match="至少要保留1个版本，读到0"):
        published(releases, keep=0)


def test_the_release_that_was_in_force_is_kept_for_those_who_are_just_opening_it(releases):
    copies(releases, 4)
    releases.rollback(1)
    published(releases, keep=1)
    assert [release.number for release in releases.all()] == [5, 1]
    published(releases, keep=1)
    assert [release.number for release in releases.all()] == [6, 5]


def test_a_file_that_cannot_be_deleted_waits_for_the_next_build(releases, monkeypatch):
    held = copies(releases, 3)[0]
    unlink = type(held).unlink

    def refuses(path, missing_ok=False):  # noqa: FBT002 - as pathlib has it
        if path == held:
            raise PermissionError(13, "in use", str(path))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(type(held), "unlink", refuses)
        published(releases, keep=2)
        assert [release.number for release in releases.all()] == [4, 3, 1]
    published(releases, keep=2)
    assert [release.number for release in releases.all()] == [5, 4]


def test_foreign_files_are_left_alone(releases):
    copies(releases, 3)
    for name in (
        "notes.txt",
        "0-20200101T000000Z.duckdb",
        "12.duckdb",
        "x-20200101T000000Z.duckdb",
    ):
        (releases.folder / name).write_text("mine", encoding="utf-8")
    published(releases, keep=2)
    assert {"notes.txt", "0-20200101T000000Z.duckdb", "12.duckdb"} <= set(left_in(releases.folder))


def test_an_error_of_the_checks_stops_the_release_and_names_every_complaint(releases):
    good = published(releases)
    with pytest.raises(CheckError) as caught:
        published(releases, [*ONE, *WRONG])
    assert [(c.code, c.severity, c.place) for c in caught.value.complaints] == [
        ("unknown_indicator", "error", "第2行")
    ]
    assert "district-return.csv 第2行：不认识指标“membres”" in str(caught.value)
    assert isinstance(caught.value, ReleaseError)
    assert left_in(releases.folder) == [good.name, "CURRENT"]
    assert releases.current() == good.path


def test_a_warning_of_the_checks_is_kept_in_the_release(releases):
    figures = [figure("members", 100, year=2021), figure("members", 3)]
    release = published(releases, figures)
    with open_readonly(release.path) as connection:
        rows = connection.execute("SELECT code, severity, file, place FROM issues").fetchall()
    assert rows == [("stock_fell_by_half", "warning", "district-return.csv", "第2行")]
    assert release.contents.issues == 1


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ValueError, duckdb.IOException])
def test_a_failure_while_filling_leaves_no_file_and_frees_the_lock(failure, releases):
    good = published(releases)

    def fails(connection, number):
        fill(ONE)(connection, number)
        raise failure

    expected = ReleaseError if failure is duckdb.IOException else failure
    with pytest.raises(expected):
        releases.publish(fails)
    assert left_in(releases.folder) == [good.name, "CURRENT"]
    assert releases.current() == good.path
    assert published(releases).number == 2


def test_a_row_that_the_schema_refuses_is_told_in_words(releases):
    def breaks(connection, number):
        fill(ONE)(connection, number)
        filling.insert_issues(
            connection, [Issue(code="x", severity="fatal", file="", place="", message="")]
        )

    with pytest.raises(ReleaseError, match="有数据不合数据库的规则，新版本未启用"):
        releases.publish(breaks)
    assert left_in(releases.folder) == []


def test_a_fill_that_forgets_the_release_row_is_not_put_in_force(releases):
    def forgets(connection, number):
        fill(ONE)(connection, number)
        connection.execute("DELETE FROM release")

    with pytest.raises(ReleaseError, match="写成后打不开"):
        releases.publish(forgets)
    assert left_in(releases.folder) == []


def test_a_pointer_that_cannot_be_moved_leaves_the_old_release_in_force(releases, monkeypatch):
    good = published(releases)

    def full(_folder, _name):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing.pointer, "move", full)
    with pytest.raises(ReleaseError, match="磁盘空间不足"):
        published(releases)
    assert left_in(releases.folder) == [good.name, "CURRENT"]
    assert Releases(releases.folder).current() == good.path


def test_the_folder_may_not_be_a_file(releases):
    releases.folder.write_text("a file", encoding="utf-8")
    with pytest.raises(ReleaseError, match="写不进"):
        published(releases)
    assert releases.current() is None
    assert releases.all() == []


def test_a_second_build_says_that_it_waits_and_then_builds(releases):
    entered, go_on, waited, built = threading.Event(), threading.Event(), [], []

    def slow(connection, number):
        entered.set()
        assert go_on.wait(30)
        fill(ONE)(connection, number)

    def second():
        built.append(published(releases, on_wait=lambda: (waited.append(1), go_on.set())))

    first = threading.Thread(target=lambda: built.append(releases.publish(slow)))
    first.start()
    assert entered.wait(30)
    other = threading.Thread(target=second)
    other.start()
    first.join(30)
    other.join(30)
    assert [release.number for release in built] == [1, 2]
    assert waited == [1]
    assert releases.find(2).in_force


def test_a_second_build_that_waits_too_long_is_told(releases):
    published(releases)
    waited = []
    with (
        FileLock(releases.folder / "building.lock"),
        pytest.raises(ReleaseError, match=r"另一个构建正在进行，等候0\.2秒后仍未结束"),
    ):
        published(releases, wait_seconds=0.2, on_wait=lambda: waited.append(1))
    assert waited == [1]
    assert published(releases).number == 2
