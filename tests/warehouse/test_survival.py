"""What a release must survive: a kill at any moment, two builds at once, readers all the while.

CHAMBER_KILLS says how often a build is killed (`make soak`: 100), CHAMBER_SEED repeats a run.
"""

import json
import os
import threading
import time

import pytest

from tests.warehouse import whole
from tests.warehouse.small import left_in
from warehouse import pointer
from warehouse.contents import number_in
from warehouse.releases import ReleaseError, Releases

KILLS = int(os.environ.get("CHAMBER_KILLS", "10"))


def seconds_of_a_build(folder):
    process = whole.started("build", folder)
    process.stdout.readline()
    begun = time.monotonic()
    out, err = process.communicate(timeout=120)
    assert out == "1\n", err
    return time.monotonic() - begun


def killed_after(folder, delay):
    """What the build managed to say before it was killed."""
    process = whole.started("build", folder)
    assert process.stdout.readline() == "ready\n"
    time.sleep(delay)
    process.kill()
    out, _ = process.communicate(timeout=120)
    return out


def test_a_build_may_be_killed_at_any_moment(tmp_path, chance):
    folder = tmp_path / "releases"
    length = seconds_of_a_build(folder)
    releases, last_good, killed = Releases(folder), 1, 0
    for _ in range(4 * KILLS):
        delay = chance.uniform(0, length)
        finished = killed_after(folder, delay) != ""
        print(f"killed after {delay:.3f} s of {length:.3f} s{', too late' * finished}")
        # A machine that is less busy by now builds faster; the kills must stay within.
        length = delay if finished else max(length, 1.1 * delay)
        killed += not finished
        whole.check_folder(folder, last_good)
        last_good = releases.publish(whole.write, wait_seconds=0, keep=1).number
        names = [path.name for path in folder.iterdir() if number_in(path.name)]
        assert left_in(folder) == sorted([*names, "CURRENT"])
        if killed == KILLS:
            break
    assert killed == KILLS


def test_readers_never_meet_an_error_or_a_half(tmp_path):
    folder, stop = tmp_path / "releases", tmp_path / "stop"
    releases = Releases(folder)
    releases.publish(whole.write)
    other_process = whole.started("read", folder, stop)
    other_process.stdout.readline()
    seen, halves = set(), []

    def read():
        mine = Releases(folder)
        while not stop.exists():
            time.sleep(whole.BETWEEN_QUESTIONS)
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
    both = [whole.started("build", tmp_path / "releases") for _ in range(2)]
    ends = [process.communicate(timeout=120) for process in both]
    assert sorted(ends) == [("ready\n1\n", ""), ("ready\n2\n", "")]
    whole.check_folder(tmp_path / "releases", 2)


def test_a_lock_whose_holder_was_killed_is_free(tmp_path):
    folder = tmp_path / "releases"
    process = whole.started("build", folder)
    process.stdout.readline()
    while not list(folder.glob("*.part")):
        assert process.poll() is None
        time.sleep(0.001)
    process.kill()
    process.communicate(timeout=60)
    assert Releases(folder).publish(whole.write, wait_seconds=0).number == 2
    with pytest.raises(ReleaseError, match="没有第1版"):
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
