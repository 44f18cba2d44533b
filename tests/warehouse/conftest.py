"""What the warehouse's tests share."""

from pathlib import Path

import pytest

from warehouse.releases import Releases


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    """A folder of releases with nothing in it."""
    return Releases(tmp_path / "releases")
