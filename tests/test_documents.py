"""What exists is documented, and the project's files keep to what they promise."""

import re
import tomllib
from pathlib import Path

import catalogue
from dashboard.navigation import PAGES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_both_commands_stand_in_the_first_25_lines() -> None:
    head = "\n".join(README.splitlines()[:25])
    assert [
        c for c in ("make run", "make test", "-m etl build", "run app.py") if c not in head
    ] == []


def test_every_page_is_in_the_readme() -> None:
    assert [page.title for page in PAGES if page.title not in README] == []


def test_every_page_has_its_picture_and_none_is_heavy() -> None:
    sizes = {file.stem: file.stat().st_size for file in (ROOT / "docs" / "images").glob("*.png")}
    assert [page.script for page in PAGES if page.script not in sizes] == []
    assert [name for name, size in sizes.items() if size > 200_000] == []
    assert sum(sizes.values()) <= 2_500_000
    shown = re.findall(r"\]\(docs/images/(\w+)\.png\)", README)
    assert (len(shown), [name for name in shown if name not in sizes]) == (3, [])


def test_every_dependency_is_a_decision() -> None:
    decided = (ROOT / "docs/decisions.md").read_text(encoding="utf-8")
    wanted = (ROOT / "requirements.in").read_text(encoding="utf-8").split()
    assert [name for name in wanted if f"**{name}**" not in decided] == []


def test_pins_name_no_registry() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = (ROOT / name).read_text(encoding="utf-8")
        assert re.findall(r"https?://|--index|--find-links|--extra|file:", pins) == []
        assert all("==" in line or line.startswith("-r") for line in pins.split("\n") if line)


def test_every_ignored_rule_of_the_linter_has_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("ignore = [")
    rules = lines[start + 1 : lines.index("]", start)]
    assert [rule for rule in rules if "#" not in rule] == []


def test_no_file_outgrows_its_reader() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for floor in ("catalogue", "warehouse", "etl", "exports", "dashboard")
        for path in (ROOT / floor).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 250
    }
    pages = {
        str(path.name): lines
        for path in (ROOT / "pages").glob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 60
    }
    assert (long, pages) == ({}, {})


def test_the_project_names_the_version_it_is() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == "0.1.0"
    assert catalogue.load().organisation.root == "430100"
