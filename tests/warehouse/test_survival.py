"""What a release must survive: a kill at any moment, a full disk, damage, readers all the while.

CHAMBER_KILLS says how often a build is killed (`make soak`: 100), CHAMBER_SEED repeats a run.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.warehouse import whole
from tests.warehouse.small import copies, left_in
from warehouse import pointer
from warehouse.contents import number_in
from warehouse.releases import ReleaseError, Releases

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS = int(os.environ.get("CHAMBER_KILLS", "10"))
COMMAND = [sys.executable, "-m", "tests.warehouse.whole"]


def started(*words):
    return subprocess.Popen(
        [*COMMAND, *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def seed():
    return os.environ.get("CHAMBER_SEED", str(time.time_ns()))


@pytest.fixture
def chance(seed, request):
    print(f"CHAMBER_SEED={seed}")  # shown by pytest where the test fails
    return random.Random(f"{seed} {request.node.name}")


def seconds_of_a_build(folder):
    process = started("build", folder)
    process.stdout.readline()
    begun = time.monotonic()
    out, err = process.communicate(timeout=120)
    assert out == "1\n", err
    return time.monotonic() - begun


def killed_after(folder, delay):
    """What the build managed to say before it was killed."""
    process = started("build", folder)
    assert process.stdout.readline() == "ready\n"
    time.sleep(delay)
    process.kill()
    out, _ = process.communicate(timeout=120)
    return out


def check_nothing_is_half(folder, last_good):
    """A fresh reader finds the last good release or a complete newer one; nothing half."""
    finished = [path for path in folder.iterdir() if number_in(path.name) is not None]
    for path in finished:
        assert whole.is_whole(whole.answer(path)), path.name
        assert whole.answer(path)[0] == number_in(path.name)
    found = Releases(folder).in_force()
    assert not found.fallback
    assert (folder / "CURRENT").read_text(encoding="utf-8") == f"{found.path.name}\n"
    assert number_in(found.path.name) >= last_good


def test_a_build_may_be_killed_at_any_moment(tmp_path, chance):
    folder = tmp_path / "releases"
    length = seconds_of_a_build(folder)
    releases, last_good, unfinished = Releases(folder), 1, 0
    for turn in range(KILLS):
        delay = chance.uniform(0, length)
        print(f"kill {turn}: {delay:.3f} s of {length:.3f} s")
        unfinished += killed_after(folder, delay) == ""
        check_nothing_is_half(folder, last_good)
        last_good = releases.publish(whole.write, wait_seconds=0).number
        finished = [path.name for path in folder.iterdir() if number_in(path.name)]
        assert left_in(folder) == sorted([*finished, "CURRENT"])
        check_nothing_is_half(folder, last_good)
    assert unfinished > 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_a_file_that_may_not_grow_leaves_the_old_release_and_no_part(share, tmp_path):
    folder = tmp_path / "releases"
    good = Releases(folder).publish(whole.write)
    limit = int(good.path.stat().st_size * share)
    process = started("limited", folder, limit)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert out == f"磁盘空间不足，写不进 {folder}。原版本继续有效；请腾出空间后重新构建。\n"
    assert left_in(folder) == [good.name, "CURRENT"]
    check_nothing_is_half(folder, 1)
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


def test_readers_never_meet_an_error_or_a_half(tmp_path):
    folder, stop = tmp_path / "releases", tmp_path / "stop"
    releases = Releases(folder)
    releases.publish(whole.write)
    other_process = started("read", folder, stop)
    other_process.stdout.readline()
    seen, halves = set(), []

    def read():
        mine = Releases(folder)
        while not stop.exists():
            found = whole.answer(mine.current())
            seen.add(found[0])
            if not whole.is_whole(found):
                halves.append(found)

    thread = threading.Thread(target=read)
    thread.start()
    for number in range(2, 11):
        releases.publish(whole.write, keep=1)
        if number % 3 == 0:
            releases.rollback(number - 1)
    stop.touch()
    thread.join(60)
    out, err = other_process.communicate(timeout=60)
    assert err == ""
    told = json.loads(out)
    assert (told["errors"], told["halves"], halves) == ([], [], [])
    assert len(told["seen"]) > 3
    assert len(seen) > 3


def test_two_processes_that_build_at_once_make_two_releases(tmp_path):
    both = [started("build", tmp_path / "releases") for _ in range(2)]
    ends = [process.communicate(timeout=120) for process in both]
    assert sorted(ends) == [("ready\n1\n", ""), ("ready\n2\n", "")]
    check_nothing_is_half(tmp_path / "releases", 2)


def test_a_lock_whose_holder_was_killed_is_free(tmp_path):
    folder = tmp_path / "releases"
    process = started("build", folder)
    process.stdout.readline()
    while not list(folder.glob("*.part")):
        assert process.poll() is None
        time.sleep(0.001)
    process.kill()
    process.communicate(timeout=60)
    assert Releases(folder).publish(whole.write, wait_seconds=0).number == 2
    with pytest.raises(ReleaseError, match="没有第1号版本"):
        Releases(folder).find(1)


def test_a_pointer_is_old_or_new_while_it_is_moved(tmp_path):
    names = [f"{n}-20261123T200312Z.duckdb" for n in range(1, 3)]
    pointer.move(tmp_path, names[0])
    stop, strange = threading.Event(), []

    def read():
        while not stop.is_set():
            if (name := pointer.named(tmp_path)) not in names:
                strange.append(name)

    thread = threading.Thread(target=read)
    thread.start()
    for turn in range(300):
        pointer.move(tmp_path, names[turn % 2])
    stop.set()
    thread.join(30)
    assert strange == []
