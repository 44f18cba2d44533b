"""One file that is checked alone, against the release in force.

Loads the database: asked only where there are releases. What is found there is judged by
`etl.known`; a release that does not open says nothing.
"""

from collections.abc import Sequence
from pathlib import Path

from catalogue import Catalogue
from etl.figures import Figure, Issue, Unfilled
from etl.known.released import released_values
from etl.known.values import Cell, KnownValue
from warehouse.database import open_readonly
from warehouse.releases import Releases

SAME_FILE = """
SELECT s.file, (SELECT number FROM release) AS number
FROM sources AS s
WHERE s.sha256 = $sha256
ORDER BY s.key
"""


def values_in_force(
    data: Path, figures: Sequence[Figure | Unfilled], catalogue: Catalogue
) -> list[tuple[Cell, KnownValue]]:
    """What the release in force says beside these figures."""
    release = Releases(data / "releases").current()
    return [] if release is None else released_values(release, figures, catalogue)


def sent_before(data: Path, path: Path, file: str, sha256: str) -> list[Issue]:
    """A warning where the very same file is in the release under another name."""
    release = Releases(data / "releases").current()
    if release is None:
        return []
    with open_readonly(release) as connection:
        rows = connection.execute(SAME_FILE, {"sha256": sha256}).fetchall()
    for other, number in rows:
        if (data / other).resolve() != path.resolve():
            message = f"与第{number}版中的 {other} 是同一个文件，已经报送过。请确认没有传错文件。"
            return [
                Issue(
                    code="sent_twice", severity="warning", file=file, place="文件", message=message
                )
            ]
    return []
