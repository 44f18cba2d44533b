"""A full disk, a folder that may not be written, and files that are cut short or damaged."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warehouse import whole
from tests.warehouse.small import copies, left_in
from warehouse.releases import Releases

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize("share", [0.0, 0.6])
def test_a_file_that_may_not_grow_leaves_the_old_release_and_no_part(share, tmp_path):
    folder = tmp_path / "releases"
    good = Releases(folder).publish(whole.write)
    limit = int(good.path.stat().st_size * share)
    process = whole.started("limited", folder, limit)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert out == f"磁盘空间不足，写不进 {folder}。原版本继续有效；请腾出空间后重新构建。\n"
    assert left_in(folder) == [good.name, "CURRENT"]
    whole.check_folder(folder, 1)
    assert Releases(folder).publish(whole.write).number == 2


def can_mount():
    command = ["unshare", "--user", "--map-root-user", "--mount", "true"]
    return shutil.which("unshare") is not None and not subprocess.call(
        command, stderr=subprocess.DEVNULL
    )


ON_A_SMALL_DISK = """
mount -t tmpfs -o size={size}k tmpfs {folder} && cp {good}/* {folder} &&
{python} -m tests.warehouse.whole limited {folder} 100000000 && ls {folder} && cat {folder}/CURRENT
"""


@pytest.mark.skipif(not can_mount(), reason="no file system of its own can be mounted here")
def test_a_full_disk_leaves_the_old_release_and_no_part(tmp_path):
    good, folder = tmp_path / "good", tmp_path / "small"
    folder.mkdir()
    release = Releases(good).publish(whole.write)
    size = release.path.stat().st_size * 3 // 2 // 1024
    script = ON_A_SMALL_DISK.format(size=size, folder=folder, good=good, python=sys.executable)
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    told, *names, named = done.stdout.splitlines()
    assert told == f"磁盘空间不足，写不进 {folder}。原版本继续有效；请腾出空间后重新构建。"
    assert sorted(name for name in names if not name.endswith(".lock")) == [
        release.name,
        "CURRENT",
    ]
    assert named == release.name


UNWRITABLE = """
import os, sys
from pathlib import Path
from tests.warehouse import whole
from warehouse.releases import ReleaseError, Releases
if os.getuid() == 0:
    os.setuid(65534)
try:
    Releases(Path(sys.argv[1])).publish(whole.write)
except ReleaseError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_folder_that_may_not_be_written_is_told_in_words(tmp_path):
    folder = tmp_path / "releases"
    folder.mkdir()
    for path in (tmp_path.parent.parent, tmp_path.parent, tmp_path):
        path.chmod(0o755)
    folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", UNWRITABLE, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == f"没有权限写入 {folder}。原版本继续有效；请检查文件夹的权限。\n"


def test_a_file_cut_short_anywhere_is_passed_over(tmp_path, chance):
    older, newest = copies(Releases(tmp_path), 2)
    content = newest.read_bytes()
    for _ in range(12):
        length = chance.randrange(len(content))
        print(f"cut to {length} of {len(content)}")
        newest.write_bytes(content[:length])
        found = Releases(tmp_path).in_force()
        assert (found.path, found.unusable) == (older, (newest.name,))


def test_damage_anywhere_is_passed_over_before_a_question_meets_it(tmp_path, chance):
    releases = Releases(tmp_path)
    releases.publish(whole.write)
    newest = releases.publish(whole.write).path
    content, passed_over = newest.read_bytes(), 0
    for _ in range(12):
        place = chance.randrange(len(content))
        print(f"damage at {place} of {len(content)}")
        damaged = bytearray(content)
        damaged[place : place + 64] = bytes(byte ^ 0xA5 for byte in damaged[place : place + 64])
        newest.write_bytes(damaged)
        found = Releases(tmp_path).current()
        passed_over += found != newest
        assert whole.is_whole(whole.answer(found))
    assert passed_over > 0
