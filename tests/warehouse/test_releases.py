"""Releases in a folder: found, stepped back; and which one is in force, whatever lies there."""

import re
import shutil
from datetime import UTC

import pytest

from tests.warehouse.small import BUILT_AT, CITY, copies, figure, left_in, published
from warehouse.contents import Contents
from warehouse.releases import InForce, ReleaseError, Releases


def test_a_release_holds_these_counts_and_is_in_force(releases):
    sample = figure("projects", 3, sample=True, year=2020)
    release = published(
        releases, [figure("members", 986), sample, figure("members", 9860, region=CITY)]
    )
    assert release.contents == Contents(
        number=1,
        built_at=BUILT_AT,
        sample=True,
        organisation="长沙市工商联",
        figures=3,
        sample_figures=1,
        observations=3,
        indicators=2,
        regions=2,
        sources=3,
        issues=0,
        first_year=2020,
        last_year=2022,
    )
    assert (release.number, release.in_force, release.opens) == (1, True, True)
    assert release.built_at.tzinfo == UTC
    assert releases.current() == release.path
    assert releases.in_force() == InForce(path=release.path, named=release.name)
    assert left_in(releases.folder) == [release.name, "CURRENT"]
    assert (releases.folder / "CURRENT").read_text(encoding="utf-8") == f"{release.name}\n"


def test_a_name_says_number_and_time_and_sorts_by_number(releases):
    copies(releases, 10)
    release = published(releases, keep=11)
    assert re.fullmatch(r"11-20\d{6}T\d{6}Z\.duckdb", release.name)
    assert [release.number for release in releases.all()] == list(range(11, 0, -1))


def test_all_lists_the_newest_first_and_says_which_is_in_force_and_opens(releases):
    copies(releases, 3)[1].write_bytes(b"no release")
    releases.rollback(1)
    assert [(r.number, r.in_force, r.opens) for r in releases.all()] == [
        (3, False, True),
        (2, False, False),
        (1, True, True),
    ]


def test_without_a_folder_there_is_no_release(releases):
    assert releases.current() is None
    assert releases.in_force() == InForce(path=None, named="")
    assert releases.all() == []
    with pytest.raises(ReleaseError, match="没有第1版；没有可用的版本"):
        releases.find(1)
    with pytest.raises(ReleaseError, match="没有第1版；没有可用的版本"):
        releases.rollback(1)


def test_rollback_moves_the_pointer_and_the_next_build_goes_on_counting(releases):
    first, second = copies(releases, 2)
    assert releases.rollback(1).path == first
    assert Releases(releases.folder).current() == first
    assert releases.rollback(2).path == second
    releases.rollback(1)
    assert published(releases).number == 3
    assert releases.find(3).in_force


def test_rollback_refuses_what_does_not_exist_or_open_and_names_what_does(releases):
    copies(releases, 3)[1].write_bytes(b"")
    with pytest.raises(ReleaseError, match="没有第7版；可用的版本：3、1"):
        releases.rollback(7)
    with pytest.raises(ReleaseError, match=r"第2版（2-.*）打不开，不能启用；可用的版本：3、1"):
        releases.rollback(2)
    assert releases.find(3).in_force


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"nonsense",
        b"\xff\xfe\x00",
        b"../outside.duckdb\n",
        b"9-20200101T000000Z.duckdb",
    ],
)
def test_a_pointer_that_names_no_release_falls_back_to_the_newest(content, releases):
    newest = copies(releases, 2)[-1]
    (releases.folder / "CURRENT").write_bytes(content)
    shutil.copyfile(newest, releases.folder.parent / "outside.duckdb")
    found = releases.in_force()
    assert found.path == newest
    assert found.fallback
    named = content.decode(errors="replace").strip()
    assert found.unusable == ((named,) if named else ())


def test_a_missing_pointer_falls_back_to_the_newest(releases):
    release = published(releases)
    (releases.folder / "CURRENT").unlink()
    assert releases.in_force() == InForce(path=release.path, named="")
    assert releases.in_force().fallback


def test_a_missing_release_falls_back_to_the_newest_and_says_so(releases):
    first, second = copies(releases, 2)
    second.unlink()
    found = releases.in_force()
    assert found == InForce(path=first, named=second.name, unusable=(second.name,))
    assert found.fallback


def test_a_file_is_looked_at_again_only_when_it_has_changed(releases, monkeypatch):
    release = published(releases)
    looked = []
    from warehouse import releases as module

    examine = module.examine
    monkeypatch.setattr(module, "examine", lambda path: looked.append(path.name) or examine(path))
    fresh = Releases(releases.folder)
    for _ in range(3):
        fresh.current()
    assert looked == [release.name]
    release.path.write_bytes(b"changed")
    assert fresh.current() is None
    assert fresh.current() is None
    assert looked == [release.name, release.name]
