"""Twenty-four invented returns, each with a habit that breaks readers: every value right, none
invented, every issue raised. What each means is said in manifest.json.
"""

import json
from pathlib import Path

import pytest

from tests.etl.returns.written import checked, figures

HERE = Path(__file__).parent
MANIFEST = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))
KEYS = {
    "会员数": "member_count",
    "商会数": "chamber_count",
    "党组织数": "party_organisation_count",
    "万企兴万村企业数": "village_enterprises",
    "万企兴万村村数": "village_villages",
    "万企兴万村项目数": "village_projects",
    "万企兴万村投资额": "village_investment",
    "会员增长率": "member_growth",
    "党组织覆盖率": "party_coverage",
}


def expected(entry: dict[str, list[dict[str, object]]]) -> dict[str, float]:
    """The figures of the manifest that have a value."""
    return {
        f"{row['region']} {row['year']} {KEYS[str(row['indicator_zh'])]}": float(str(value))
        for row in entry["expected"]
        if (value := row["value_base_unit"]) is not None
    }


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"][:2])
def test_an_invented_return_gives_what_it_means(entry):
    year = max((row["year"] for row in entry["expected"]), default=2024)
    content = (HERE / "files" / entry["file"]).read_bytes()
    read = checked(content, year=year, name=entry["file"])
    values = {key: value for key, value in figures(read).items() if value is not None}
    assert values == expected(entry)
    raised = {(issue.code, issue.severity) for issue in read.issues}
    assert raised >= {(e["code"], e["severity"]) for e in entry["expected_errors"]}
