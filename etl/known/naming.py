"""What a file is called against what it says: a return of another district or year than named.

Looks at names only; whose a sheet is by its own words is settled by its reader.
"""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from catalogue import Catalogue, Region
from etl.figures import Figure, Issue

# 2022_芙蓉区.xlsx as we ask for it, or 2022年度 anywhere; 2023年报送 may be the year of sending.
YEAR = re.compile(r"^(20\d\d)(?=[_\-年])|(20\d\d)(?=年度)", re.ASCII)
CODES = ("other_region_than_named", "other_year_than_named")
FEWEST = 2  # characters of a name that can be told from any other word


def named(file: str, catalogue: Catalogue) -> tuple[Region | None, int | None]:
    """The district and the year in the name of a file; None for what it does not say."""
    stem = PurePosixPath(file).stem
    years = {int(first or second) for first, second in YEAR.findall(stem)}
    return _district(stem, catalogue), years.pop() if len(years) == 1 else None


def _district(stem: str, catalogue: Catalogue) -> Region | None:
    """The one district that is named; of 芙蓉 and 芙蓉区 the longer counts."""
    found = {
        region.code: region
        for region in catalogue.districts
        for word in (region.name, region.short_name, *region.aliases)
        if len(word) >= FEWEST and word in stem
    }
    return next(iter(found.values())) if len(found) == 1 else None


def named_otherwise(figures: Iterable[Figure], file: str, catalogue: Catalogue) -> list[Issue]:
    """Errors where a file holds nothing of the district or the year in its name."""
    told = list(figures)
    district, wanted = named(file, catalogue)
    regions = dict.fromkeys(figure.region for figure in told)
    years = sorted({figure.period_end.year for figure in told})
    found = []
    if told and district is not None and district.code not in regions:
        names = "、".join(catalogue.region(c).name for c in regions if c in catalogue.regions)
        wrong = f"应为{district.name}的报表，表内却是{names}"
        found.append(_issue("other_region_than_named", file, wrong))
    if told and wanted is not None and wanted not in years:
        wrong = f"应为{wanted}年的报表，表内却是{'、'.join(f'{y}年' for y in years)}"
        found.append(_issue("other_year_than_named", file, wrong))
    return found


def misnamed(issues: Iterable[Issue]) -> list[str]:
    """The files of which it was found that they are named otherwise, each once."""
    named = (i for i in issues if i.severity == "error" and i.code in CODES)
    return list(dict.fromkeys(issue.file for issue in named))


def _issue(code: str, file: str, wrong: str) -> Issue:
    message = f"{wrong}，本表未入库。请核对是否传错文件，或改正文件名。"
    return Issue(code=code, severity="error", file=file, place="文件", message=message)
